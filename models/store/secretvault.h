// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/signin.h"
#include "store/crypto.h"

#include <memory>

namespace Provost {

/// `vault.sealed`: the secrets of all connections under one passphrase, for machines without a keychain. While it is open the key is in memory,
/// the secrets only while they are asked for. Several processes may use it at once.
class SecretVault
{
public:
    using Key = std::shared_ptr<const SealKey>;
    explicit SecretVault(QString fileName, SealCost cost = {});
    [[nodiscard]] bool exists() const;
    [[nodiscard]] bool isOpen() const { return m_key != nullptr; }
    void lock() { m_key.reset(); }

    /// Opens it, or makes it when there is none. Takes a third of a second; unlockKey() and use() are the same in two steps, the first for another thread.
    [[nodiscard]] Result<void> open(const Redacted<QByteArray> &passphrase);
    [[nodiscard]] Result<Key> unlockKey(const Redacted<QByteArray> &passphrase) const;
    [[nodiscard]] Result<void> use(Key key);
    /// Sealed anew where an earlier version thought less work to be enough; the key that opens it from then on. For the other thread, too.
    [[nodiscard]] Key upgraded(Key key, const Redacted<QByteArray> &passphrase) const;
    [[nodiscard]] Result<void> changePassphrase(const Redacted<QByteArray> &passphrase);
    [[nodiscard]] const Key &key() const { return m_key; } ///< null while it is locked

    [[nodiscard]] Result<SignInSecrets> read(const QString &id) const; ///< nothing kept: empty secrets
    [[nodiscard]] Result<void> write(const QString &id, const SignInSecrets &secrets); ///< empty secrets remove the entry
    [[nodiscard]] Result<QStringList> ids() const;

    /// The text inside, for the fuzzer, too: Error::Store when it is not what we wrote.
    [[nodiscard]] static Result<SignInSecrets> secretsFrom(const Json &entry);
    [[nodiscard]] static Json toJson(const SignInSecrets &secrets);
    [[nodiscard]] static Result<Json> documentFrom(const SecretBytes &plain);

private:
    [[nodiscard]] Result<QByteArray> content() const;
    [[nodiscard]] Result<Json> document() const;
    [[nodiscard]] Result<void> save(const Json &document, const SealKey &key) const;

    QString m_fileName;
    SealCost m_cost;
    Key m_key;
};

} // namespace Provost
