// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/connectionstore.h"
#include "store/secretstore.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QWidget>

namespace Provost {

class VaultDialog;

/// Gets the secrets of saved connections for the window, and keeps them: asks for the vault's passphrase, makes a vault where there is no keychain, and remembers
/// what nobody wanted kept until the program ends. While the vault is locked nothing of it is remembered; what has to be kept then waits apart until it is unlocked.
class SecretKeeper : public QObject
{
    Q_OBJECT
public:
    enum class Occasion : quint8 {
        Typed, ///< a person is there and wants it kept: worth asking for the passphrase
        Renewed, ///< by the provider, at any time: asks once, and waits when that was declined
    };
    explicit SecretKeeper(const QDir &dataDir, QObject *parent = nullptr, SealCost cost = {});
    void setWindow(QWidget *window) { m_window = window; }
    [[nodiscard]] SecretStore &store() { return m_store; }

    /// Nothing kept, or nobody unlocked the vault: empty secrets, or an Error that says why.
    void fetch(const SavedConnection &connection, std::function<void(const Result<SignInSecrets> &)> handler);
    /// In place of what was kept; with Renewed, empty ones take it away.
    void keep(const SavedConnection &connection, const SignInSecrets &secrets, Occasion occasion = Occasion::Typed);
    void remember(const QString &id, const SignInSecrets &secrets) { m_remembered.insert(id, secrets); }
    void forget(const QString &id) { m_remembered.remove(id); } ///< the server refused them
    void remove(const QString &id); ///< from wherever it is kept; from a locked vault once it is unlocked
    [[nodiscard]] bool isWaiting() const { return !m_pending.isEmpty(); } ///< for the vault to be unlocked

Q_SIGNALS:
    void failed(const Provost::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; ///< somebody is there: the vault stays open

private:
    void askForPassphrase(std::function<void(bool)> then);
    void unlock(VaultDialog &dialog, const Redacted<QByteArray> &passphrase);
    void read(const QString &id, const std::function<void(const Result<SignInSecrets> &)> &handler);
    void write(const QString &id, const SignInSecrets &secrets);
    void writePending();
    void offerVault(const QString &id, const SignInSecrets &secrets, const Error &error);

    SecretStore m_store;
    QPointer<QWidget> m_window;
    QHash<QString, SignInSecrets> m_remembered;
    QHash<QString, SignInSecrets> m_pending; ///< to be written once the vault is open; empty ones: to be removed
    QPointer<VaultDialog> m_dialog; ///< one for everybody who waits
    std::vector<std::function<void(bool)>> m_waiting;
    bool m_isDeclined = false; ///< the last dialog was closed without a passphrase
    bool m_isOffered = false; ///< a vault, in place of a keychain that does not work
};

} // namespace Provost
