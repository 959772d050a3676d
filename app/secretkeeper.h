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
/// An `id` is that of SavedConnection::secretsId().
class SecretKeeper : public QObject
{
    Q_OBJECT
public:
    enum class Occasion : quint8 {
        Typed, ///< a person is there and wants it kept: worth asking for the passphrase
        Renewed, ///< by the provider, at any time: asks once, and waits when that was declined
    };
    using Handler = std::function<void(const Result<SignInSecrets> &)>;
    explicit SecretKeeper(const QDir &dataDir, QObject *parent = nullptr, SealCost cost = {});
    void setWindow(QWidget *window) { m_window = window; }
    [[nodiscard]] SecretStore &store() { return m_store; }

    /// Nothing kept, or nobody unlocked the vault: empty secrets, or an Error that says why.
    void fetch(const QString &id, const Handler &handler);
    void readKept(const QString &id, const Handler &handler); ///< as it is kept at this moment; empty where nobody may look now
    void keep(const QString &id, const SignInSecrets &secrets); ///< in place of all that was kept
    /// Of some of them. `known`: as SecretStore::amend() has it.
    void amend(const QString &id, const SecretsChange &change, const std::optional<SignInSecrets> &known, Occasion occasion);
    void remember(const QString &id, const SignInSecrets &secrets) { m_remembered.insert(id, secrets); }
    void forget(const QString &id) { m_remembered.remove(id); } ///< the server refused them
    void remove(const QString &id); ///< from wherever it is kept; from a locked vault once it is unlocked
    [[nodiscard]] bool isWaiting() const { return !m_pending.isEmpty(); } ///< for the vault to be unlocked

Q_SIGNALS:
    void failed(const Provost::Error &error);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override; ///< somebody is there: the vault stays open

private:
    struct Amendment {
        SecretsChange change {};
        std::optional<SignInSecrets> known {};
    };
    void askForPassphrase(std::function<void(bool)> then);
    void unlock(VaultDialog &dialog, const Redacted<QByteArray> &passphrase);
    void read(const QString &id, const Handler &handler);
    void write(const QString &id, const Amendment &amendment);
    void onWritten(const QString &id, const Amendment &amendment, const Result<void> &outcome);
    void writePending();
    void offerVault(const QString &id, const Amendment &amendment, const Error &error);

    SecretStore m_store;
    QPointer<QWidget> m_window;
    QHash<QString, SignInSecrets> m_remembered;
    QHash<QString, Amendment> m_pending; ///< to be written once the vault is open
    QHash<QString, int> m_writing; ///< how many are under way
    std::vector<std::pair<QString, Handler>> m_readers; ///< who wait for those
    QPointer<VaultDialog> m_dialog; ///< one for everybody who waits
    std::vector<std::function<void(bool)>> m_waiting;
    bool m_isDeclined = false; ///< the last dialog was closed without a passphrase
    bool m_isOffered = false; ///< a vault, in place of a keychain that does not work
};

} // namespace Provost
