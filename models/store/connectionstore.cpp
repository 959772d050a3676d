// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connectionstore.h"

#include <QFile>
#include <QSaveFile>

#include <array>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
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
        if (text.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return SavedConnection::Environment::Production; // what is unknown gets the most care
}

SavedConnection fromJson(const Json &entry)
{
    return {.name = entry.value(u"name").toString(),
            .baseUrl = QUrl(entry.value(u"baseUrl").toString(), QUrl::StrictMode),
            .profileId = entry.value(u"profile").toString(),
            .environment = environmentOf(entry.value(u"environment").toString()),
            .extraCaPem = entry.value(u"extraCa").toString().toLatin1()};
}

/// Members that are not ours stay as they are: a newer version may have written them.
void update(Json &entry, const SavedConnection &connection)
{
    entry.set(u"name"_s, connection.name);
    entry.set(u"baseUrl"_s, connection.baseUrl.toString(QUrl::FullyEncoded | QUrl::RemoveUserInfo));
    entry.set(u"profile"_s, connection.profileId);
    entry.set(u"environment"_s, nameOf(connection.environment));
    entry.set(u"extraCa"_s, QString::fromLatin1(connection.extraCaPem));
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
        if (!entry.value(u"name").toString().isEmpty())
            connections.append(fromJson(entry));
    }
    return connections;
}

Result<void> ConnectionStore::save(const SavedConnection &connection)
{
    if (connection.name.trimmed().isEmpty())
        return Error::validation(u"a connection needs a name"_s);
    Result<Json> document = read();
    if (!document.ok())
        return document.error();
    Json list = document->value(u"connections");
    if (!list.isArray())
        list = Json::array();
    const qsizetype index = indexOf(list, connection.name);
    Json entry = index < 0 ? Json::object() : list.at(index);
    update(entry, connection);
    if (index < 0)
        list.append(std::move(entry));
    else
        list.setAt(index, std::move(entry));
    document->set(u"connections"_s, std::move(list));
    return write(*document);
}

Result<void> ConnectionStore::remove(const QString &name)
{
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
        return Json::object({{u"version"_s, 1}});
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
