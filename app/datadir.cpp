// SPDX-License-Identifier: GPL-3.0-or-later
#include "datadir.h"

#include <QFile>
#include <QStandardPaths>

namespace Provost {
using namespace Qt::StringLiterals;

Result<QDir> openDataDir(const QString &chosen)
{
    const QString path = chosen.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : chosen;
    QDir dir(path);
    if (dir.exists())
        return dir;
    if (path.isEmpty() || !dir.mkpath(u"."_s))
        return Error::store(u"cannot make the data directory %1"_s.arg(path));
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return dir;
}

QString journalFileName(const QDir &dataDir)
{
    return dataDir.filePath(u"journal.sqlite"_s);
}

QString profilesFolder(const QDir &dataDir)
{
    return dataDir.filePath(u"profiles"_s);
}

} // namespace Provost
