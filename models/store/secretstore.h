// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "store/secretvault.h"

#include <QDir>
#include <QThreadPool>
#include <QTimer>

#include <functional>

namespace Provost {

/// Where the secrets of saved connections are: in the vault once there is one, else in the desktop's keychain, else nowhere. What the keychain had when a vault was made is found
/// there, and moves into the vault when it is next written.
/// The vault locks itself when nobody has touched anything for a while. What is asked of it is done in another thread, in the order in which it was asked.
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
    /// Of some of them, so that what another window or program writes of the others meanwhile is not lost. `known`: what is known of them here, for a keychain that
    /// cannot tell locked from missing; none: then it is an error.
    [[nodiscard]] JobOf<void> *amend(const QString &id, const SecretsChange &change, const std::optional<SignInSecrets> &known, QObject *parent);
    /// Out of a locked vault once it is opened, by whatever program: until then it is remembered that it has to go.
    [[nodiscard]] JobOf<void> *remove(const QString &id, QObject *parent);
    void useKeychain(bool allowed) { m_mayUseKeychain = allowed; } ///< false: as if there were none

Q_SIGNALS:
    void locked();
    void unlocked();

private:
    friend class VaultUnlock;
    friend class PassphraseChange;
    template <typename T>
    friend class VaultJob;
    [[nodiscard]] bool hasKeychain() const;
    [[nodiscard]] JobOf<void> *changeVault(const QString &id, std::function<Result<void>(SecretVault &)> work, QObject *parent);
    [[nodiscard]] QString fileName(const QString &name) const { return m_dataDir.filePath(name); }
    void forgetWaiting(); ///< what was removed while the vault was locked

    QDir m_dataDir;
    SecretVault m_vault;
    QTimer m_idle;
    bool m_mayUseKeychain = true;
    QThreadPool m_pool; ///< of one thread; what was asked for is done before this goes
};

} // namespace Provost
