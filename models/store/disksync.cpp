// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/disksync.h"

#include <QFileInfo>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <fcntl.h>
#include <unistd.h>
#endif

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

#ifdef Q_OS_WIN
bool syncHandle(int handle)
{
    return _commit(handle) == 0;
}
void syncFolder(const QString &)
{
}
#else
bool syncHandle(int handle)
{
    return fsync(handle) == 0;
}
/// A new file's name is in its folder; some file systems cannot sync one, which is no reason to refuse.
void syncFolder(const QString &path)
{
    const int handle = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    if (handle < 0)
        return;
    static_cast<void>(fsync(handle));
    ::close(handle);
}
#endif

} // namespace

Result<void> syncToDisk(QFile &file)
{
    if (!file.flush() || !syncHandle(file.handle()))
        return Error::store(u"%1: %2"_s.arg(file.fileName(), file.error() == QFile::NoError ? u"cannot be brought to the disk"_s : file.errorString()));
    syncFolder(QFileInfo(file.fileName()).absolutePath());
    return {};
}

} // namespace Provost
