// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretvault.h"

#include "base/processlock.h"

#include <QFile>
#include <QLockFile>
#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView purpose("VALT");
constexpr int documentVersion = 1;
constexpr qint64 maxFile = 64ll * 1024 * 1024;
constexpr int lockWaitMs = 5'000;

Error locked()
{
    return {.kind = ErrorKind::Auth, .detail = u"the vault is locked"_s};
}

Result<Redacted<QByteArray>> fieldOf(const Json &entry, QStringView member)
{
    const Json value = entry.value(member);
    if (value.isUndefined())
        return Redacted<QByteArray>();
    const auto bytes
        = QByteArray::fromBase64Encoding(value.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!value.isString() || !bytes)
        return Error::store(u"the vault is damaged: %1"_s.arg(member));
    return Redacted(*bytes);
}

bool isDearer(const SealCost &a, const SealCost &b)
{
    return a.logN > b.logN || (a.logN == b.logN && a.r * a.p > b.r * b.p);
}
} // namespace

SecretVault::SecretVault(QString fileName, SealCost cost)
    : m_fileName(std::move(fileName))
    , m_cost(cost)
{
}

bool SecretVault::exists() const
{
    return QFile::exists(m_fileName);
}

Result<QByteArray> SecretVault::content() const
{
    QFile file(m_fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::store(u"%1: %2"_s.arg(m_fileName, file.errorString()));
    if (file.size() > maxFile)
        return Error::store(u"%1 is too large to be a vault"_s.arg(m_fileName));
    return file.readAll();
}

Result<SecretVault::Key> SecretVault::unlockKey(const Redacted<QByteArray> &passphrase) const
{
    if (passphrase.isEmpty())
        return Error{.kind = ErrorKind::Auth, .detail = u"the vault needs a passphrase"_s};
    const bool isThere = exists();
    const auto sealed = isThere ? content() : Result(QByteArray());
    if (!sealed)
        return sealed.error();
    auto key = isThere ? SealKey::of(*sealed, passphrase.reveal(), purpose)
                       : SealKey::make(passphrase.reveal(), purpose, m_cost);
    if (!key)
        return key.error();
    return std::make_shared<const SealKey>(std::move(key).value());
}

Result<void> SecretVault::use(Key key)
{
    m_key = std::move(key);
    if (!exists())
        return save(Json::object({{u"version"_s, documentVersion}, {u"secrets"_s, Json::object()}}), *m_key);
    if (const auto readable = document(); !readable) {
        m_key.reset();
        return readable.error();
    }
    return {};
}

Result<void> SecretVault::open(const Redacted<QByteArray> &passphrase)
{
    auto key = unlockKey(passphrase);
    if (!key)
        return key.error();
    return use(upgraded(std::move(key).value(), passphrase));
}

SecretVault::Key SecretVault::upgraded(Key key, const Redacted<QByteArray> &passphrase) const
{
    if (!exists() || !isDearer(m_cost, key->cost()))
        return key;
    SecretVault vault(*this);
    if (!vault.use(key) || !vault.changePassphrase(passphrase)) // as good as it was
        return key;
    return vault.m_key;
}

Result<void> SecretVault::changePassphrase(const Redacted<QByteArray> &passphrase)
{
    if (passphrase.isEmpty())
        return Error::validation(u"the vault needs a passphrase"_s);
    QLockFile lock(m_fileName + u".lock"_s); // what another program writes meanwhile would be lost
    if (!takeLock(lock, lockWaitMs))
        return Error::store(u"%1 is in use by another program"_s.arg(m_fileName));
    const auto now = document();
    if (!now)
        return now.error();
    auto key = SealKey::make(passphrase.reveal(), purpose, m_cost);
    if (!key)
        return key.error();
    if (auto saved = save(*now, *key); !saved)
        return saved;
    m_key = std::make_shared<const SealKey>(std::move(key).value());
    return {};
}

Result<Json> SecretVault::documentFrom(const SecretBytes &plain)
{
    auto document = Json::parse(plain.view());
    if (!document || !document->value(u"secrets").isObject())
        return Error::store(u"the vault is damaged inside"_s);
    if (document->value(u"version").toInteger() > documentVersion)
        return Error::store(u"the vault was written by a newer version of Provost"_s);
    return document;
}

Result<Json> SecretVault::document() const
{
    if (!m_key)
        return locked();
    const auto sealed = content();
    if (!sealed)
        return sealed.error();
    const auto plain = m_key->open(*sealed);
    if (!plain)
        return plain.error();
    return documentFrom(*plain);
}

Result<SignInSecrets> SecretVault::secretsFrom(const Json &entry)
{
    const auto secret = fieldOf(entry, u"secret");
    const auto keyPair = fieldOf(entry, u"keyPair");
    const auto refreshToken = fieldOf(entry, u"refreshToken");
    for (const auto *field : {&secret, &keyPair, &refreshToken}) {
        if (!field->ok())
            return field->error();
    }
    return SignInSecrets{.secret = *secret, .keyPair = *keyPair, .refreshToken = *refreshToken};
}

Json SecretVault::toJson(const SignInSecrets &secrets)
{
    Json entry = Json::object();
    const auto add = [&entry](const QString &member, const Redacted<QByteArray> &value) {
        if (!value.isEmpty())
            entry.set(member, QString::fromLatin1(value.reveal().toBase64()));
    };
    add(u"secret"_s, secrets.secret);
    add(u"keyPair"_s, secrets.keyPair);
    add(u"refreshToken"_s, secrets.refreshToken);
    return entry;
}

Result<SignInSecrets> SecretVault::read(const QString &id) const
{
    const auto now = document();
    if (!now)
        return now.error();
    return secretsFrom(now->value(u"secrets").value(id));
}

Result<void> SecretVault::write(const QString &id, const SignInSecrets &secrets)
{
    if (!m_key)
        return locked();
    QLockFile lock(m_fileName + u".lock"_s);
    if (!takeLock(lock, lockWaitMs))
        return Error::store(u"%1 is in use by another program"_s.arg(m_fileName));
    auto now = document();
    if (!now)
        return now.error();
    Json all = now->value(u"secrets");
    if (secrets.isEmpty())
        all.remove(id);
    else
        all.set(id, toJson(secrets));
    now->set(u"secrets"_s, std::move(all));
    return save(*now, *m_key);
}

Result<QStringList> SecretVault::ids() const
{
    const auto now = document();
    if (!now)
        return now.error();
    QStringList ids;
    const Json all = now->value(u"secrets");
    for (const auto &[id, entry] : all.members())
        ids << id;
    return ids;
}

Result<void> SecretVault::save(const Json &document, const SealKey &key) const
{
    QByteArray plain = document.toBytes();
    const auto sealed = key.seal(plain);
    wipe(plain);
    if (!sealed)
        return sealed.error();
    QSaveFile file(m_fileName);
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (!isOpen || file.write(*sealed) != sealed->size() || !file.commit())
        return Error::store(u"%1: %2"_s.arg(m_fileName, file.errorString()));
    return {};
}

} // namespace Provost
