// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretvault.h"

#include "base/processlock.h"

#include <QFile>
#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView vaultPurpose("VALT");
constexpr int documentVersion = 1;
constexpr qint64 maxFile = 64ll * 1024 * 1024;
constexpr int vaultLockWaitMs = 5'000;

Error locked()
{
    return {.kind = ErrorKind::Auth, .detail = u"the vault is locked"_s};
}

/// Whoever is to bring it back from a backup has to know which file it is.
Error ofFile(Error error, const QString &fileName)
{
    if (error.kind == ErrorKind::Store && !SealKey::isOfAnotherKey(error))
        error.detail = fileName + u": "_s + error.detail;
    return error;
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

/// What is not among our members stays.
void writeTo(Json &entry, const SignInSecrets &secrets)
{
    const auto put = [&entry](const QString &member, const QString &text) {
        if (text.isEmpty())
            entry.remove(member);
        else
            entry.set(member, text);
    };
    for (const auto &[member, value] : {std::pair(u"secret"_s, &secrets.secret), std::pair(u"keyPair"_s, &secrets.keyPair),
                                        std::pair(u"refreshToken"_s, &secrets.refreshToken), std::pair(u"proxyPassword"_s, &secrets.proxyPassword)})
        put(member, QString::fromLatin1(value->reveal().toBase64()));
    put(u"proxyFor"_s, secrets.proxyPassword.isEmpty() ? QString() : secrets.proxyFor);
}

bool isDearer(const SealCost &a, const SealCost &b)
{
    return a.logN > b.logN || (a.logN == b.logN && a.r * a.p > b.r * b.p);
}
} // namespace

SecretsChange SecretsChange::to(const SignInSecrets &secrets)
{
    return {.secret = secrets.secret, .keyPair = secrets.keyPair, .refreshToken = secrets.refreshToken, .proxyPassword = secrets.proxyPassword,
            .proxyFor = secrets.proxyFor, .isWhole = true};
}

SecretsChange SecretsChange::typed(const SignInSecrets &secrets)
{
    SecretsChange change {.proxyFor = secrets.proxyFor};
    if (!secrets.secret.isEmpty() || !secrets.keyPair.isEmpty())
        change.secret = secrets.secret;
    if (!secrets.keyPair.isEmpty())
        change.keyPair = secrets.keyPair;
    if (!secrets.refreshToken.isEmpty())
        change.refreshToken = secrets.refreshToken;
    if (!secrets.proxyPassword.isEmpty())
        change.proxyPassword = secrets.proxyPassword;
    return change;
}

SignInSecrets SecretsChange::appliedTo(SignInSecrets secrets) const
{
    if (isWhole)
        secrets = {};
    secrets.secret = secret.value_or(secrets.secret);
    secrets.keyPair = keyPair.value_or(secrets.keyPair);
    const bool isSuperseded = refreshToken && refreshToken->isEmpty() && !spent.isEmpty() && !takesAway(secrets.refreshToken);
    if (refreshToken && !isSuperseded)
        secrets.refreshToken = *refreshToken;
    if (proxyPassword) {
        secrets.proxyPassword = *proxyPassword;
        secrets.proxyFor = proxyFor;
    }
    return secrets;
}

void SecretsChange::takeUp(const SecretsChange &later)
{
    if (later.isWhole) {
        *this = later;
        return;
    }
    for (const auto field : {&SecretsChange::secret, &SecretsChange::keyPair, &SecretsChange::proxyPassword}) {
        if (later.*field)
            this->*field = later.*field;
    }
    if (later.refreshToken)
        takeUpToken(later);
    if (later.proxyPassword)
        proxyFor = later.proxyFor;
}

/// Of several that were refused none may stay, whichever of them is kept.
void SecretsChange::takeUpToken(const SecretsChange &later)
{
    const bool isForWhatever = !later.refreshToken->isEmpty() || later.spent.isEmpty();
    if (isForWhatever || !refreshToken) {
        refreshToken = later.refreshToken;
        spent = later.spent;
        alsoSpent = later.alsoSpent;
        return;
    }
    if (refreshToken->isEmpty()) {
        if (spent.isEmpty()) // whatever is kept goes already
            return;
        alsoSpent << later.spent << later.alsoSpent;
        return;
    }
    if (!later.takesAway(*refreshToken)) // the one that waits here has come since
        return;
    refreshToken = Redacted<QByteArray>(); // and what is kept below it is older still
    spent = {};
    alsoSpent.clear();
}

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
    if (!exists()) {
        const auto made = makeKey(passphrase);
        if (!made)
            return made.error();
        const auto isOurs = makeFile(**made);
        if (!isOurs)
            return isOurs.error();
        if (*isOurs)
            return made;
    }
    const auto sealed = content();
    if (!sealed)
        return sealed.error();
    auto key = SealKey::of(*sealed, passphrase.reveal(), vaultPurpose);
    if (!key)
        return ofFile(key.error(), m_fileName);
    return std::make_shared<const SealKey>(std::move(key).value());
}

/// False: another program has made one while the key was worked out.
Result<bool> SecretVault::makeFile(const SealKey &key) const
{
    ProcessLock lock(m_fileName + u".lock"_s);
    if (!lock.tryLock(vaultLockWaitMs))
        return lock.error(u"%1 is in use by another program"_s.arg(m_fileName), u"%1: its folder cannot be written to"_s.arg(m_fileName));
    if (exists())
        return false;
    const auto saved = save(Json::object({{u"version"_s, documentVersion}, {u"secrets"_s, Json::object()}}), key);
    return saved ? Result<bool>(true) : Result<bool>(saved.error());
}

SecretVault::Key SecretVault::latest(const Key &key) const
{
    const std::lock_guard hold(m_succession->mutex);
    return key && key == m_succession->former ? m_succession->fresh : key;
}

Result<void> SecretVault::use(Key key)
{
    m_key = std::move(key);
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
    const auto dearer = makeKey(passphrase);
    SecretVault vault(m_fileName, m_cost); // with no part in this one: it stays locked where it is
    if (!dearer || !vault.reseal(key, *dearer)) // as good as it was
        return key;
    return *dearer;
}

Result<SecretVault::Key> SecretVault::makeKey(const Redacted<QByteArray> &passphrase) const
{
    if (passphrase.isEmpty())
        return Error::validation(u"the vault needs a passphrase"_s);
    auto key = SealKey::make(passphrase.reveal(), vaultPurpose, m_cost);
    if (!key)
        return key.error();
    return std::make_shared<const SealKey>(std::move(key).value());
}

Result<void> SecretVault::reseal(const Key &former, const Key &fresh)
{
    ProcessLock lock(m_fileName + u".lock"_s); // what another program writes meanwhile would be lost
    if (!lock.tryLock(vaultLockWaitMs))
        return lock.error(u"%1 is in use by another program"_s.arg(m_fileName), u"%1: its folder cannot be written to"_s.arg(m_fileName));
    const auto now = documentUnder(former);
    if (!now)
        return now.error();
    if (auto saved = save(*now, *fresh); !saved)
        return saved;
    const std::lock_guard hold(m_succession->mutex);
    m_succession->former = m_key;
    m_succession->fresh = fresh;
    m_key = fresh;
    return {};
}

Result<void> SecretVault::changePassphrase(const Redacted<QByteArray> &passphrase)
{
    const auto fresh = makeKey(passphrase);
    if (!fresh)
        return fresh.error();
    const Key former = key();
    return former ? reseal(former, *fresh) : Result<void>(locked());
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
    const Key now = key();
    return now ? documentUnder(now) : Result<Json>(locked());
}

Result<Json> SecretVault::documentUnder(const Key &key) const
{
    const auto sealed = content();
    if (!sealed)
        return sealed.error();
    const auto plain = key->open(*sealed);
    if (!plain)
        return ofFile(plain.error(), m_fileName);
    auto document = documentFrom(*plain);
    if (!document)
        return ofFile(document.error(), m_fileName);
    return document;
}

Result<SignInSecrets> SecretVault::secretsFrom(const Json &entry)
{
    const auto secret = fieldOf(entry, u"secret");
    const auto keyPair = fieldOf(entry, u"keyPair");
    const auto refreshToken = fieldOf(entry, u"refreshToken");
    const auto proxyPassword = fieldOf(entry, u"proxyPassword");
    for (const auto *field : {&secret, &keyPair, &refreshToken, &proxyPassword}) {
        if (!field->ok())
            return field->error();
    }
    const QString proxyFor = proxyPassword->isEmpty() ? QString() : entry.value(u"proxyFor").toString();
    return SignInSecrets {.secret = *secret, .keyPair = *keyPair, .refreshToken = *refreshToken, .proxyPassword = *proxyPassword, .proxyFor = proxyFor};
}

Json SecretVault::toJson(const SignInSecrets &secrets)
{
    Json entry = Json::object();
    writeTo(entry, secrets);
    return entry;
}

Result<SignInSecrets> SecretVault::read(const QString &id) const
{
    const auto now = document();
    if (!now)
        return now.error();
    return secretsFrom(now->value(u"secrets").value(id));
}

Result<void> SecretVault::change(const std::function<Result<void>(Json &)> &edit)
{
    if (!key())
        return locked();
    ProcessLock lock(m_fileName + u".lock"_s);
    if (!lock.tryLock(vaultLockWaitMs))
        return lock.error(u"%1 is in use by another program"_s.arg(m_fileName), u"%1: its folder cannot be written to"_s.arg(m_fileName));
    auto now = document();
    if (!now)
        return now.error();
    Json all = now->value(u"secrets");
    if (auto edited = edit(all); !edited)
        return edited;
    now->set(u"secrets"_s, std::move(all));
    return save(*now, *key());
}

Result<void> SecretVault::write(const QString &id, const SignInSecrets &secrets)
{
    return change([&](Json &all) -> Result<void> {
        if (secrets.isEmpty())
            all.remove(id);
        else
            all.set(id, toJson(secrets));
        return {};
    });
}

Result<void> SecretVault::amend(const QString &id, const SecretsChange &amendment)
{
    if (amendment.isWhole)
        return write(id, amendment.appliedTo({}));
    return change([&](Json &all) -> Result<void> {
        Json entry = all.value(id).isObject() ? all.value(id) : Json::object();
        const auto before = secretsFrom(entry);
        if (!before)
            return before.error();
        const SignInSecrets after = amendment.appliedTo(*before);
        writeTo(entry, after);
        if (after.isEmpty())
            all.remove(id);
        else
            all.set(id, std::move(entry));
        return {};
    });
}

Result<void> SecretVault::forget(const QStringList &ids)
{
    return change([&ids](Json &all) -> Result<void> {
        for (const QString &id : ids)
            all.remove(id);
        return {};
    });
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
