// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/profilefolder.h"

#include "scim/profilereader.h"
#include "scim/serverprofile.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace Provost {
using namespace Qt::StringLiterals;

Result<QString> saveOwnProfile(const QString &folder, const Json &profile)
{
    const auto read = ServerProfile::fromJson(profile); // nothing that could not be read back
    if (!read)
        return read.error();
    const QString path = QDir(folder).filePath(read->id + u".json"_s);
    if (folder.isEmpty() || read->id.contains(u'/') || !QDir().mkpath(folder))
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
