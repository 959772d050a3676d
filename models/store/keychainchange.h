// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "base/processlock.h"
#include "store/secretvault.h"

#include <QTimer>

#include <chrono>

namespace Provost {

/// Changes an entry of the keychain as one step: it is read, changed and written while no other of our programs does that, for what they write in between would be
/// lost. Others wait in their event loop.
class KeychainChange : public JobOf<void>
{
    Q_OBJECT
public:
    /// `known`: stands for what is kept where that is locked or missing; a locked keyring says the same for both. None: an error then.
    KeychainChange(const QString &lockFile, QString id, SecretsChange change, std::optional<SignInSecrets> known, QObject *parent);

protected:
    void start() override;
    void abort() override;

private:
    void onLocked();
    void write(const SignInSecrets &before);
    void end(const Result<void> &outcome);

    ProcessLock m_lock;
    QTimer m_again;
    int m_tries = 0;
    QString m_id;
    SecretsChange m_change;
    std::optional<SignInSecrets> m_known;
};

} // namespace Provost
