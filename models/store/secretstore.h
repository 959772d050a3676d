// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "store/secretvault.h"

#include <QDir>
#include <QTimer>

namespace Provost {

/// Where the secrets of saved connections are: in the vault once there is one, else in the desktop's keychain, else nowhere.
/// The vault locks itself when nobody has touched anything for a while.
class SecretStore : public QObject
{
    Q_OBJECT
public:
    enum class Place : quint8 { Vault, Keychain, None };
    Q_ENUM(Place)

    explicit SecretStore(const QDir &dataDir, QObject *parent = nullptr, SealCost cost = {});
    [[nodiscard]] Place place() const;
    [[nodiscard]] bool isLocked() const; ///< the vault is the place, and closed
    [[nodiscard]] bool hasVault() const { return m_vault.exists(); }

    /// Opens the vault, or makes one: from then on it is the place. The key is worked out in another thread.
    [[nodiscard]] JobOf<void> *unlock(const Redacted<QByteArray> &passphrase, QObject *parent);
    /// Seals the open vault with another passphrase; ErrorKind::Auth when the former is not right.
    [[nodiscard]] JobOf<void> *changePassphrase(const Redacted<QByteArray> &former, const Redacted<QByteArray> &passphrase, QObject *parent);
    void lock();
    void setIdleTime(std::chrono::milliseconds time); ///< 0: never locks itself
    void touch(); ///< somebody is there

    /// ErrorKind::Auth when it is locked, or cannot be told from locked; empty secrets when nothing was kept.
    [[nodiscard]] JobOf<SignInSecrets> *read(const QString &id, QObject *parent);
    [[nodiscard]] JobOf<void> *write(const QString &id, const SignInSecrets &secrets, QObject *parent);
    [[nodiscard]] JobOf<void> *remove(const QString &id, QObject *parent);
    void useKeychain(bool allowed) { m_mayUseKeychain = allowed; } ///< false: as if there were none

Q_SIGNALS:
    void locked();
    void unlocked();

private:
    friend class VaultUnlock;
    friend class PassphraseChange;
    SecretVault m_vault;
    QTimer m_idle;
    bool m_mayUseKeychain = true;
};

} // namespace Provost
