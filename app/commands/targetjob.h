// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "net/connection.h"
#include "store/connectionstore.h"

#include <QCommandLineParser>
#include <QDir>

namespace Provost {

class SecretStore;

/// Finds a verb's target and what it needs to sign in: from the arguments, or the secrets kept for a saved connection.
class TargetJob : public JobOf<ConnectionSettings>
{
    Q_OBJECT
public:
    TargetJob(const QCommandLineParser &parser, const QDir &dataDir, QObject *parent);
    /// Opens the vault with the passphrase of --vault-passphrase-env, or does nothing where that is not given.
    [[nodiscard]] static JobOf<void> *unlock(const QCommandLineParser &parser, SecretStore &store, QObject *parent);

protected:
    void start() override;
    void abort() override { }

private:
    void readSecrets();
    void onSecrets(const Result<SignInSecrets> &secrets);

    const QCommandLineParser &m_parser;
    QDir m_dataDir;
    SecretStore *m_store;
    SavedConnection m_saved {};
};

} // namespace Provost
