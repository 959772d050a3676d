// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/filelock.h"

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <cerrno>
#include <sys/file.h>
#include <sys/stat.h>
#endif

namespace Provost {

namespace {

#ifdef Q_OS_WIN
/// Behind the end of every file: what is locked there can be read and written by all.
OVERLAPPED farBehind()
{
    OVERLAPPED place {};
    place.OffsetHigh = 0x7fffffff;
    return place;
}
bool take(int handle)
{
    OVERLAPPED place = farBehind();
    return LockFileEx(HANDLE(_get_osfhandle(handle)), LOCKFILE_EXCLUSIVE_LOCK, 0, 1, 0, &place);
}
void letGo(int handle)
{
    OVERLAPPED place = farBehind();
    UnlockFileEx(HANDLE(_get_osfhandle(handle)), 0, 1, 0, &place);
}
#else
bool take(int handle)
{
    int taken = 0;
    do
        taken = flock(handle, LOCK_EX);
    while (taken != 0 && errno == EINTR);
    return taken == 0;
}
void letGo(int handle)
{
    static_cast<void>(flock(handle, LOCK_UN));
}
#endif

} // namespace

FileLock::FileLock(const QFile &file)
    : m_handle(file.handle())
    , m_isHeld(take(m_handle))
{
}

FileLock::~FileLock()
{
    if (m_isHeld)
        letGo(m_handle);
}

#ifdef Q_OS_WIN
bool isStillThere(const QFile &file)
{
    return QFile::exists(file.fileName()); // an open file can be neither moved nor replaced
}
#else
bool isStillThere(const QFile &file)
{
    struct stat open {};
    struct stat named {};
    return fstat(file.handle(), &open) == 0 && stat(QFile::encodeName(file.fileName()).constData(), &named) == 0 && open.st_dev == named.st_dev && open.st_ino == named.st_ino;
}
#endif

} // namespace Provost
