// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"
#include "store/connectionstore.h"
#include "store/secretstore.h"

namespace Provost {

/// provost connections [list|show NAME|add NAME ...|remove NAME|export FILE [NAME]...|import FILE].
class ConnectionsCommand : public Command
{
    Q_OBJECT
public:
    explicit ConnectionsCommand(QObject *parent = nullptr);
    ~ConnectionsCommand() override;
    void describe(QCommandLineParser &parser) const override;

protected:
    void start() override;

private:
    void list();
    void show();
    void add();
    void remove();
    void exportTo();
    void importFrom();
    void keep(const SavedConnection &connection, const SignInSecrets &secrets);
    void writeSecrets(const SavedConnection &connection, const SignInSecrets &secrets, const QString &oldId);
    [[nodiscard]] bool takes(int count, const QString &what);
    void endWith(const Result<void> &outcome);
    [[nodiscard]] QString secretsOf(const QString &name) const; ///< the id of their place; empty: there is none
    void sayIfLocked();
    void removeDraft(const QString &name, const QString &id);
    void forget(const QString &oldId, const QString &name); ///< the secrets of a connection that leads elsewhere now, then ends
    [[nodiscard]] SavedConnection permitted(const SavedConnection &connection); ///< what of an imported one may be kept; says what it brings

    std::unique_ptr<ConnectionStore> m_store;
    SecretStore *m_secrets = nullptr;
};

} // namespace Provost
