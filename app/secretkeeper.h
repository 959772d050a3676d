// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connectionstore.h"
#include "store/secretstore.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

namespace Provost {

class VaultDialog;

/// Gets the secrets of saved connections for the window, and keeps them: asks for the vault's passphrase, makes a vault where there is no keychain, and remembers
/// what nobody wanted kept until the program ends.
class SecretKeeper : public QObject
{
    Q_OBJECT
public:
    explicit SecretKeeper(const QDir &dataDir, QObject *parent = nullptr);
    void setWindow(QWidget *window) { m_window = window; }
    [[nodiscard]] SecretStore &store() { return m_store; }

    /// Nothing kept, or nobody unlocked the vault: empty secrets, or an Error that says why.
    void fetch(const SavedConnection &connection, std::function<void(const Result<SignInSecrets> &)> handler);
    void keep(const SavedConnection &connection, const SignInSecrets &secrets);
    void remember(const QString &id, const SignInSecrets &secrets) { m_remembered.insert(id, secrets); }
    void forget(const QString &id) { m_remembered.remove(id); } ///< the server refused them

Q_SIGNALS:
    void failed(const Provost::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; ///< somebody is there: the vault stays open

private:
    void askForPassphrase(std::function<void(bool)> then);
    void unlock(VaultDialog &dialog, const Redacted<QByteArray> &passphrase);
    void read(const QString &id, const std::function<void(const Result<SignInSecrets> &)> &handler);
    void write(const QString &id, const SignInSecrets &secrets);

    SecretStore m_store;
    QPointer<QWidget> m_window;
    QHash<QString, SignInSecrets> m_remembered;
};

} // namespace Provost
