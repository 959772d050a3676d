// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/profilefolder.h"

#include "scim/profilereader.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSaveFile>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool fits(const ServerProfile &profile, const QUrl &url)
{
    return std::any_of(profile.urlPatterns.begin(), profile.urlPatterns.end(), [&url](const QString &pattern) {
        return QRegularExpression(pattern, QRegularExpression::CaseInsensitiveOption).match(url.toString()).hasMatch();
    });
}

} // namespace

QString ProfileFolder::fileOf(const QString &id) const
{
    return QDir(m_path).filePath(id + u".json"_s);
}

QStringList ProfileFolder::ids() const
{
    QStringList ids;
    if (m_path.isEmpty())
        return ids;
    const QStringList names = QDir(m_path).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names)
        ids << name.chopped(5);
    return ids;
}

Result<ServerProfile> ProfileFolder::find(const QString &id, const QUrl &baseUrl) const
{
    if (!id.isEmpty())
        return ServerProfile::load(m_path, id);
    const QStringList own = ids();
    for (const QString &name : own) {
        auto profile = ServerProfile::load(m_path, name);
        if (!profile || fits(*profile, baseUrl))
            return profile;
    }
    return ServerProfile::load(m_path, ServerProfile::detect(baseUrl).id);
}

Result<QString> ProfileFolder::save(const Json &profile) const
{
    const auto read = ServerProfile::fromJson(profile); // nothing that could not be read back
    if (!read)
        return read.error();
    const QString path = fileOf(read->id);
    if (m_path.isEmpty() || read->id.contains(u'/') || !QDir().mkpath(m_path))
        return Error::store(u"%1: cannot be made"_s.arg(path));
    Json whole = profile;
    if (QFile before(path); before.open(QIODevice::ReadOnly)) {
        const auto json = Json::parse(before.readAll());
        if (!json)
            return Error::store(u"%1: %2"_s.arg(path, json.error().detail));
        whole = profileOverlay(*json, profile);
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return Error::store(u"%1: %2"_s.arg(path, file.errorString()));
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    file.write(whole.toIndentedBytes() + '\n');
    if (!file.commit())
        return Error::store(u"%1: %2"_s.arg(path, file.errorString()));
    return path;
}

} // namespace Provost
