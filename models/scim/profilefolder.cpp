// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/profilefolder.h"

#include "scim/profilereader.h"
#include "scim/serverprofile.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Result<Json> readIfThere(const QString &path)
{
    QFile before(path);
    if (!before.open(QIODevice::ReadOnly))
        return Json();
    const auto json = Json::parse(before.readAll());
    return json ? json : Result<Json>(Error::store(u"%1: %2"_s.arg(path, json.error().detail)));
}

bool isAboutOthers(const Json &before, const Json &profile)
{
    const Json patterns = profile.value(u"urlPatterns");
    return before.isObject() && patterns.size() > 0 && before.value(u"urlPatterns").size() > 0 && !(before.value(u"urlPatterns") == patterns);
}

} // namespace

Result<QString> saveOwnProfile(const QString &folder, const Json &profile)
{
    const auto read = ServerProfile::fromJson(profile); // nothing that could not be read back
    if (!read)
        return read.error();
    if (folder.isEmpty() || read->id.contains(u'/') || !QDir().mkpath(folder))
        return Error::store(u"%1: cannot be made"_s.arg(QDir(folder).filePath(read->id + u".json"_s)));
    QString id = read->id;
    QString path = QDir(folder).filePath(id + u".json"_s);
    auto before = readIfThere(path);
    for (int i = 2; before && isAboutOthers(*before, profile); ++i) {
        id = u"%1-%2"_s.arg(read->id).arg(i);
        path = QDir(folder).filePath(id + u".json"_s);
        before = readIfThere(path);
    }
    if (!before)
        return before.error();
    Json whole = before->isUndefined() ? profile : profileOverlay(*before, profile);
    whole.set(u"id"_s, id);
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
