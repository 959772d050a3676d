// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connectionstore.h"

#include "base/processlock.h"
#include "net/accesspool.h"
#include "net/address.h"
#include "net/auth/signinpreset.h"
#include "net/auth/tokencommand.h"
#include "net/certificatecheck.h"
#include "scim/serverprofile.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSaveFile>
#include <QSslCertificate>
#include <QUuid>

#include <algorithm>
#include <array>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int storeLockWaitMs = 10'000;
constexpr auto damagedPin = "?"; // no certificate has it, however often it is read and written

constexpr std::array environments {
    std::pair {SavedConnection::Environment::Production, "production"_L1},
    std::pair {SavedConnection::Environment::Test, "test"_L1},
    std::pair {SavedConnection::Environment::Practice, "practice"_L1},
};

QString nameOf(SavedConnection::Environment environment)
{
    for (const auto &[value, name] : environments) {
        if (value == environment)
            return name;
    }
    return {};
}

SavedConnection::Environment environmentOf(const QString &text)
{
    for (const auto &[value, name] : environments) {
        if (text.compare(name, Qt::CaseInsensitive) == 0 && value != SavedConnection::Environment::Practice) // which is made by the program, and never saved
            return value;
    }
    return SavedConnection::Environment::Production; // what is unknown gets the most care
}

std::optional<Error> check(const Json &entry, QStringView member, Json::Type type)
{
    const Json value = entry.value(member);
    if (value.isUndefined() || value.isNull() || value.type() == type)
        return {};
    return Error::validation(u"%1: not of the right type"_s.arg(member));
}

std::optional<Error> checkTypes(const Json &entry)
{
    for (const QStringView member : {u"name", u"baseUrl", u"profile", u"environment", u"extraCa", u"id", u"color", u"proxy", u"proxyUser", u"pinnedCertificate", u"ownAccount"}) {
        if (auto error = check(entry, member, Json::Type::String))
            return error;
    }
    for (const QStringView member : {u"readOnly", u"keepIndex"}) {
        if (auto error = check(entry, member, Json::Type::Bool))
            return error;
    }
    for (const QStringView member : {u"budget", u"secrets"}) {
        if (auto error = check(entry, member, Json::Type::Object))
            return error;
    }
    if (auto error = check(entry, u"admins", Json::Type::Array))
        return error;
    return check(entry, u"protected", Json::Type::Array);
}

void setOrRemove(Json &entry, const QString &member, bool isNeeded, Json value)
{
    if (isNeeded)
        entry.set(member, std::move(value));
    else
        entry.remove(member);
}

Error notTaken(const ProcessLock &lock, const QString &fileName)
{
    return lock.error(u"%1 is in use by another program"_s.arg(fileName), u"%1: its folder cannot be written to"_s.arg(fileName));
}

QString newId()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

QString freeName(const QString &wanted, const QStringList &taken)
{
    QString name = wanted;
    for (int i = 2; taken.contains(name, Qt::CaseInsensitive); ++i)
        name = u"%1 (%2)"_s.arg(wanted).arg(i);
    return name;
}

QString originOf(const QUrl &url)
{
    return url.isEmpty() ? QString() : u"%1://%2:%3"_s.arg(url.scheme(), url.host()).arg(url.port(url.scheme() == "https"_L1 ? 443 : 80));
}

/// Files of before had secrets hang on the id of the connection, which went when it led elsewhere.
SavedConnection::SecretsPlace placeIn(const Json &entry, const SavedConnection &connection)
{
    const Json place = entry.value(u"secrets");
    if (!place.isObject())
        return connection.id.isEmpty() ? SavedConnection::SecretsPlace() : SavedConnection::SecretsPlace {connection.id, connection.binding()};
    return {place.value(u"id").toString(), place.value(u"madeFor").toString()};
}

/// For all of them at once, before anybody edits such an entry in a way that its id does not show.
void bindSecrets(Json &list)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        Json entry = list.at(i);
        const auto connection = entry.value(u"secrets").isObject() ? Result<SavedConnection>(Error::cancelled()) : SavedConnection::fromJson(entry);
        if (!connection || connection->secrets.id.isEmpty())
            continue;
        connection->secrets.writeTo(entry);
        list.setAt(i, std::move(entry));
    }
}

/// The one of that id as it was kept, under whatever name; else the one of that name.
std::optional<SavedConnection> formerOf(const Json &list, const SavedConnection &connection)
{
    std::optional<SavedConnection> ofName;
    for (const Json &entry : list.items()) {
        const bool hasId = !connection.id.isEmpty() && entry.value(u"id").toString() == connection.id;
        const bool hasName = entry.value(u"name").toString() == connection.name;
        const auto former = hasId || hasName ? SavedConnection::fromJson(entry) : Result<SavedConnection>(Error::cancelled());
        if (former && hasId)
            return *former;
        if (former)
            ofName = *former;
    }
    return connection.id.isEmpty() ? ofName : std::nullopt;
}

qsizetype indexOf(const Json &list, const QString &name)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (list.at(i).value(u"name").toString() == name)
            return i;
    }
    return -1;
}
}

Result<SavedConnection> SavedConnection::fromJson(const Json &entry)
{
    if (!entry.isObject())
        return Error::validation(u"not an object"_s);
    if (auto error = checkTypes(entry))
        return *error;
    const auto signIn = SignIn::fromJson(entry);
    if (!signIn)
        return signIn.error();
    SavedConnection connection {.name = entry.value(u"name").toString(),
                                .baseUrl = QUrl(entry.value(u"baseUrl").toString(), QUrl::StrictMode),
                                .profileId = entry.value(u"profile").toString(),
                                .environment = environmentOf(entry.value(u"environment").toString()),
                                .extraCaPem = certificatesIn(entry.value(u"extraCa").toString().toLatin1()),
                                .id = entry.value(u"id").toString(),
                                .signIn = *signIn,
                                .color = entry.value(u"color").toString(),
                                .isReadOnly = entry.value(u"readOnly").toBool(),
                                .proxy = entry.value(u"proxy").toString()};
    if (const QString pin = entry.value(u"pinnedCertificate").toString(); !pin.isEmpty())
        connection.pinnedCertificate = fingerprintOf(pin).value_or(damagedPin);
    const Json budget = entry.value(u"budget");
    connection.budget = {.calls = std::max<qint64>(0, budget.value(u"calls").toInteger()), .amount = std::max(0.0, budget.value(u"amount").toDouble())};
    const Json patterns = entry.value(u"protected");
    for (const Json &pattern : patterns.items())
        connection.protectedNames << pattern.toString();
    connection.protectedNames.removeAll(QString());
    connection.ownAccount = entry.value(u"ownAccount").toString();
    if (const Json admins = entry.value(u"admins"); admins.isArray()) {
        connection.adminPatterns.clear();
        for (const Json &pattern : admins.items())
            connection.adminPatterns << pattern.toString();
        connection.adminPatterns.removeAll(QString());
    }
    connection.keepsIndex = entry.value(u"keepIndex").toBool();
    connection.proxyUser = entry.value(u"proxyUser").toString();
    connection.secrets = placeIn(entry, connection);
    return connection;
}

QString SavedConnection::binding() const
{
    // hashed, so that whoever replaces the name of a host throughout the file does not rewrite this, too
    const QString text = QStringList {SignIn::nameOf(signIn.kind), originOf(baseUrl), originOf(signIn.tokenUrl)}.join(u' ').trimmed();
    return QString::fromLatin1(QCryptographicHash::hash(text.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}

void SavedConnection::SecretsPlace::writeTo(Json &entry) const
{
    setOrRemove(entry, u"secrets"_s, !id.isEmpty(), Json::object({{u"id"_s, id}, {u"madeFor"_s, madeFor}}));
}

void SavedConnection::writeTo(Json &entry) const
{
    entry.set(u"name"_s, name);
    entry.set(u"baseUrl"_s, baseUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment));
    entry.set(u"profile"_s, profileId);
    entry.set(u"environment"_s, nameOf(environment));
    entry.set(u"extraCa"_s, QString::fromLatin1(extraCaPem));
    setOrRemove(entry, u"id"_s, !id.isEmpty(), id);
    secrets.writeTo(entry);
    signIn.writeTo(entry);
    setOrRemove(entry, u"color"_s, !color.isEmpty(), color);
    setOrRemove(entry, u"readOnly"_s, isReadOnly, true);
    setOrRemove(entry, u"proxy"_s, !proxy.isEmpty(), proxy);
    setOrRemove(entry, u"proxyUser"_s, !proxyUser.isEmpty(), proxyUser);
    setOrRemove(entry, u"pinnedCertificate"_s, !pinnedCertificate.isEmpty(), QString::fromLatin1(pinnedCertificate.toHex(':')));
    Json limits = Json::object();
    setOrRemove(limits, u"calls"_s, budget.calls > 0, budget.calls);
    setOrRemove(limits, u"amount"_s, budget.amount > 0, budget.amount);
    setOrRemove(entry, u"budget"_s, budget.isSet(), limits);
    Json patterns = Json::array();
    for (const QString &pattern : protectedNames)
        patterns.append(pattern);
    setOrRemove(entry, u"protected"_s, !protectedNames.isEmpty(), patterns);
    setOrRemove(entry, u"ownAccount"_s, !ownAccount.isEmpty(), ownAccount);
    Json admins = Json::array();
    for (const QString &pattern : adminPatterns)
        admins.append(pattern);
    setOrRemove(entry, u"admins"_s, adminPatterns != SavedConnection().adminPatterns, admins); // none at all is a choice, too
    setOrRemove(entry, u"keepIndex"_s, keepsIndex, true);
}

ConnectionStore::ConnectionStore(QDir dataDir)
    : m_dataDir(std::move(dataDir))
{
}

Result<QList<SavedConnection>> ConnectionStore::load() const
{
    const Result<Json> document = read();
    if (!document.ok())
        return document.error();
    QList<SavedConnection> connections;
    const Json list = document->value(u"connections");
    for (const Json &entry : list.items()) {
        const auto connection = SavedConnection::fromJson(entry);
        if (!connection)
            return Error::store(u"%1 is damaged: %2"_s.arg(fileName(), connection.error().detail));
        if (!connection->name.isEmpty())
            connections.append(*connection);
    }
    return connections;
}

Result<SavedConnection> ConnectionStore::find(const QString &name) const
{
    auto all = load();
    if (!all)
        return all.error();
    for (const SavedConnection &saved : std::as_const(all.value())) {
        if (saved.name == name)
            return saved;
    }
    return Error::validation(u"there is no connection named \"%1\""_s.arg(name));
}

Result<SavedConnection> ConnectionStore::findId(const QString &id) const
{
    const auto all = load();
    if (!all)
        return all.error();
    const auto found = std::find_if(all->cbegin(), all->cend(), [&id](const SavedConnection &saved) { return saved.id == id; });
    if (id.isEmpty() || found == all->cend())
        return Error::validation(u"there is no connection named \"%1\""_s.arg(id));
    return *found;
}

Result<void> ConnectionStore::save(const SavedConnection &connection)
{
    if (connection.name.trimmed().isEmpty())
        return Error::validation(u"a connection needs a name"_s);
    m_dataDir.mkpath(u"."_s);
    ProcessLock lock(fileName() + u".lock"_s); // what another program saves meanwhile would be lost
    if (!lock.tryLock(storeLockWaitMs))
        return notTaken(lock, fileName());
    Result<Json> document = read();
    if (!document.ok())
        return document.error();
    Json list = document->value(u"connections");
    if (!list.isArray())
        list = Json::array();
    const qsizetype index = indexOf(list, connection.name);
    Json entry = index < 0 ? Json::object() : list.at(index);
    SavedConnection kept = connection;
    if (kept.id.isEmpty())
        kept.id = entry.value(u"id").toString();
    if (kept.id.isEmpty())
        kept.id = newId();
    if (const auto former = formerOf(list, connection); former && kept.takesSecretsOf(*former) && !former->secretsId().isEmpty())
        kept.secrets = former->secrets;
    if (kept.secretsId().isEmpty())
        kept.secrets = {newId(), kept.binding()};
    kept.writeTo(entry);
    if (index < 0)
        list.append(std::move(entry));
    else
        list.setAt(index, std::move(entry));
    bindSecrets(list);
    document->set(u"connections"_s, std::move(list));
    document->set(u"version"_s, std::max<qint64>(version, document->value(u"version").toInteger()));
    return write(*document);
}

Json ConnectionStore::exported(const QList<SavedConnection> &connections)
{
    Json list = Json::array();
    for (const SavedConnection &kept : connections) {
        SavedConnection connection = kept;
        connection.id.clear();
        connection.secrets = {};
        connection.proxyUser.clear(); // a person's own
        Json entry = Json::object();
        connection.writeTo(entry);
        list.append(std::move(entry));
    }
    return Json::object({{u"provostConnections"_s, version}, {u"connections"_s, std::move(list)}});
}

std::optional<Error> ConnectionStore::objectionTo(const SavedConnection &connection)
{
    const QUrl &url = connection.baseUrl;
    if (connection.name.trimmed().isEmpty())
        return Error::validation(u"a connection needs a name"_s);
    if (auto error = objectionToAddress(url, u"the base URL"_s))
        return error;
    if (url.hasQuery() || url.hasFragment())
        return Error::validation(u"the base URL ends before \"%1\""_s.arg(QChar(url.hasQuery() ? u'?' : u'#')));
    for (const auto &[address, name] : {std::pair(&connection.signIn.tokenUrl, u"the token URL"_s), std::pair(&connection.signIn.authorizationUrl, u"the authorization URL"_s)}) {
        if (auto error = address->isEmpty() ? std::nullopt : objectionToAddress(*address, name))
            return error;
    }
    if (!AccessPool::proxyOf(connection.proxy)) // which may hold a password
        return Error::validation(u"the proxy: system, none, http://HOST:PORT or socks5://HOST:PORT"_s);
    if (connection.pinnedCertificate == damagedPin)
        return Error::validation(u"the fingerprint of the pinned certificate is damaged"_s);
    if (connection.signIn.holdsPin())
        return Error::validation(u"keyFile: a PIN does not belong into the address"_s);
    if (tellsSecret(connection.signIn.command))
        return Error::validation(u"command: a secret does not belong into its arguments, which everybody sees"_s);
    return {};
}

Result<QList<SavedConnection>> ConnectionStore::imported(const Json &document, const QStringList &taken, QStringList *refused)
{
    const Json list = document.value(u"connections");
    if (!document.contains(u"provostConnections") || !list.isArray())
        return Error::validation(u"not a file of exported connections"_s);
    if (document.value(u"provostConnections").toInteger() > version) // what its new members say, and not to send something may be among it, would be passed over
        return Error::validation(u"the file was written by a newer version of Provost"_s);
    QStringList names = taken;
    QList<SavedConnection> connections;
    QStringList objections;
    int number = 0;
    for (const Json &entry : list.items()) {
        ++number;
        auto connection = SavedConnection::fromJson(entry);
        if (const auto objection = connection ? objectionTo(*connection) : connection.error()) {
            objections << u"connection %1 of the file: %2"_s.arg(number).arg(objection->detail);
            continue;
        }
        connection->id.clear();
        connection->secrets = {};
        connection->name = freeName(connection->name.simplified(), names);
        names << connection->name;
        connections << *connection;
    }
    if (connections.isEmpty() && !objections.isEmpty())
        return Error::validation(objections.join(u"; "));
    if (refused != nullptr)
        *refused = objections;
    return connections;
}

QStringList ConnectionStore::strangersOf(const SavedConnection &connection)
{
    const ServerProfile profile = connection.profileId.isEmpty() ? ServerProfile::detect(connection.baseUrl) : ServerProfile::shipped(connection.profileId).valueOr({});
    QStringList hosts;
    if (!profile.urlPatterns.isEmpty() && ServerProfile::detect(connection.baseUrl).id != profile.id)
        hosts << connection.baseUrl.host();
    const SignIn known = KnownSignIn::of(profile).preset(SignIn::Kind::AuthorizationCode, u"x"_s, connection.baseUrl);
    const QStringList fine {{}, known.tokenUrl.host(), known.authorizationUrl.host(), connection.baseUrl.host()};
    for (const QUrl *url : {&connection.signIn.tokenUrl, &connection.signIn.authorizationUrl}) {
        if (!fine.contains(url->host()) && !hosts.contains(url->host()))
            hosts << url->host();
    }
    return hosts;
}

QStringList ConnectionStore::authoritiesOf(const SavedConnection &connection)
{
    QStringList names;
    const QList<QSslCertificate> certificates = QSslCertificate::fromData(connection.extraCaPem, QSsl::Pem);
    for (const QSslCertificate &certificate : certificates)
        names << certificate.subjectDisplayName();
    return names;
}

SavedConnection ConnectionStore::withoutCommand(SavedConnection connection)
{
    connection.signIn.command.clear();
    return connection;
}

SavedConnection ConnectionStore::withoutAuthorities(SavedConnection connection)
{
    connection.extraCaPem.clear();
    return connection;
}

Result<void> ConnectionStore::remove(const QString &name)
{
    if (!QFile::exists(fileName()))
        return {};
    ProcessLock lock(fileName() + u".lock"_s);
    if (!lock.tryLock(storeLockWaitMs))
        return notTaken(lock, fileName());
    Result<Json> document = read();
    if (!document.ok())
        return document.error();
    Json list = document->value(u"connections");
    const qsizetype index = indexOf(list, name);
    if (index < 0)
        return {};
    list.removeAt(index);
    document->set(u"connections"_s, std::move(list));
    return write(*document);
}

Result<Json> ConnectionStore::read() const
{
    QFile file(fileName());
    if (!file.exists())
        return Json::object({{u"version"_s, version}});
    if (!file.open(QIODevice::ReadOnly))
        return Error::store(u"%1: %2"_s.arg(fileName(), file.errorString()));
    const Result<Json> document = Json::parse(file.readAll());
    if (!document.ok()) // never overwritten: a person may still mend it
        return Error::store(u"%1 is damaged: %2"_s.arg(fileName(), document.error().toString()));
    if (!document->isObject())
        return Error::store(u"%1 is damaged: not a JSON object"_s.arg(fileName()));
    return document;
}

Result<void> ConnectionStore::write(const Json &document) const
{
    if (!m_dataDir.mkpath(u"."_s))
        return Error::store(u"%1 cannot be made"_s.arg(m_dataDir.path()));
    QSaveFile file(fileName());
    const bool isOpen = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    const QByteArray bytes = document.toIndentedBytes() + '\n';
    if (!isOpen || file.write(bytes) != bytes.size() || !file.commit())
        return Error::store(u"%1: %2"_s.arg(fileName(), file.errorString()));
    return {};
}

QString ConnectionStore::fileName() const
{
    return m_dataDir.filePath(u"connections.json"_s);
}

} // namespace Provost
