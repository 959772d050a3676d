// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/signin.h"
#include "store/crypto.h"

#include <functional>
#include <memory>
#include <mutex>

namespace Provost {

/// What becomes of some of the secrets of a connection, while others of them may be changed elsewhere: those that are not named stay.
struct SecretsChange {
    std::optional<Redacted<QByteArray>> secret {};
    std::optional<Redacted<QByteArray>> keyPair {};
    std::optional<Redacted<QByteArray>> refreshToken {};
    Redacted<QByteArray> spent {}; ///< where `refreshToken` is empty: the one that is taken away, unless another one has been kept meanwhile
    QList<Redacted<QByteArray>> alsoSpent {}; ///< with `spent`: by changes that were joined to one
    std::optional<Redacted<QByteArray>> proxyPassword {}; ///< with proxyFor
    QString proxyFor {};
    bool isWhole = false; ///< what is not named goes
    [[nodiscard]] static SecretsChange to(const SignInSecrets &secrets); ///< all of them
    /// What somebody entered, who was not asked for the rest: a new key has the passphrase that was entered with it.
    [[nodiscard]] static SecretsChange typed(const SignInSecrets &secrets);
    [[nodiscard]] bool isNothing() const { return !isWhole && !secret && !keyPair && !refreshToken && !proxyPassword; }
    [[nodiscard]] SignInSecrets appliedTo(SignInSecrets secrets) const;
    void takeUp(const SecretsChange &later);

private:
    [[nodiscard]] bool takesAway(const Redacted<QByteArray> &token) const { return spent == token || alsoSpent.contains(token); }
    void takeUpToken(const SecretsChange &later);
};

/// `vault.sealed`: the secrets of all connections under one passphrase, for machines without a keychain. While it is open the key is in memory,
/// the secrets only while they are asked for. Several processes may use it at once. A copy has the key that this one had; when another copy seals the file anew, it
/// goes on with the new one.
class SecretVault
{
public:
    using Key = std::shared_ptr<const SealKey>;
    explicit SecretVault(QString fileName, SealCost cost = {});
    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool isOpen() const { return m_key != nullptr; }
    void lock() { m_key.reset(); }

    /// Opens it, or makes it when there is none. Takes a third of a second; unlockKey() and use() are the same in two steps, the first for another thread. Where several
    /// programs make one at once there is one in the end, and each has its key if the passphrase is the same.
    [[nodiscard]] Result<void> open(const Redacted<QByteArray> &passphrase);
    [[nodiscard]] Result<Key> unlockKey(const Redacted<QByteArray> &passphrase) const;
    [[nodiscard]] Result<void> use(Key key);
    /// Sealed anew where an earlier version thought less work to be enough; the key that opens it from then on. For the other thread, too.
    [[nodiscard]] Key upgraded(Key key, const Redacted<QByteArray> &passphrase) const;
    [[nodiscard]] Result<void> changePassphrase(const Redacted<QByteArray> &passphrase);
    /// The same in two steps: the first takes long and holds nothing up, the second has the file for as long as it takes to write it.
    [[nodiscard]] Result<Key> makeKey(const Redacted<QByteArray> &passphrase) const;
    [[nodiscard]] Result<void> reseal(const Key &former, const Key &fresh); ///< what `former` opens; from then on it is open with `fresh`
    [[nodiscard]] Key key() const { return latest(m_key); } ///< null while it is locked

    [[nodiscard]] Result<SignInSecrets> read(const QString &id) const; ///< nothing kept: empty secrets
    [[nodiscard]] Result<void> write(const QString &id, const SignInSecrets &secrets); ///< empty secrets remove the entry
    /// As one step for everybody who uses the vault; where nothing is left the entry goes, and what a newer version keeps in it stays.
    [[nodiscard]] Result<void> amend(const QString &id, const SecretsChange &change);
    [[nodiscard]] Result<void> forget(const QStringList &ids);
    [[nodiscard]] Result<QStringList> ids() const;

    /// The text inside, for the fuzzer, too: Error::Store when it is not what we wrote.
    [[nodiscard]] static Result<SignInSecrets> secretsFrom(const Json &entry);
    [[nodiscard]] static Json toJson(const SignInSecrets &secrets);
    [[nodiscard]] static Result<Json> documentFrom(const SecretBytes &plain);

private:
    /// Which key took the place of which, for copies that have the former one.
    struct Succession {
        std::mutex mutex {};
        Key former {};
        Key fresh {};
    };
    [[nodiscard]] Result<bool> makeFile(const SealKey &key) const;
    [[nodiscard]] Key latest(const Key &key) const;
    [[nodiscard]] Result<QByteArray> content() const;
    [[nodiscard]] Result<Json> document() const;
    [[nodiscard]] Result<Json> documentUnder(const Key &key) const;
    [[nodiscard]] Result<void> change(const std::function<Result<void>(Json &all)> &edit); ///< of the entries, while nobody else can
    [[nodiscard]] Result<void> save(const Json &document, const SealKey &key) const;

    QString m_fileName;
    SealCost m_cost;
    Key m_key;
    std::shared_ptr<Succession> m_succession = std::make_shared<Succession>();
};

} // namespace Provost
