// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/filelock.h"

#include <QFile>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>
#include <array>
#include <cerrno>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#else
#include <sys/stat.h>
#ifdef Q_OS_LINUX
#include <fcntl.h>
#else
#include <sys/file.h>
#endif
#endif

namespace Provost {

namespace {

using Failure = FileLock::Failure;

#ifdef Q_OS_WIN
/// Behind the end of every file: what is locked there can be read and written by all.
OVERLAPPED farBehind()
{
    OVERLAPPED place {};
    place.OffsetHigh = 0x7fffffff;
    return place;
}

HANDLE systemHandle(int handle)
{
    return reinterpret_cast<HANDLE>(_get_osfhandle(handle));
}

Failure lockNow(int handle, DWORD how = LOCKFILE_EXCLUSIVE_LOCK)
{
    OVERLAPPED place = farBehind();
    if (LockFileEx(systemHandle(handle), how | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place))
        return Failure::None;
    const DWORD error = GetLastError();
    if (error == ERROR_LOCK_VIOLATION || error == ERROR_IO_PENDING)
        return Failure::Held;
    return error == ERROR_NOT_SUPPORTED || error == ERROR_INVALID_FUNCTION ? Failure::Unknown : Failure::Unusable;
}

void unlock(int handle)
{
    OVERLAPPED place = farBehind();
    UnlockFileEx(systemHandle(handle), 0, 1, 0, &place);
}

std::optional<bool> isLockedByAnother(int handle)
{
    const Failure failure = lockNow(handle, 0);
    if (failure == Failure::None)
        unlock(handle);
    return failure == Failure::None || failure == Failure::Held ? std::optional(failure == Failure::Held) : std::nullopt;
}
#else

Failure failureOf(int error)
{
    constexpr std::array held {EAGAIN, EACCES, EINTR};
    constexpr std::array unknown {EINVAL, EOPNOTSUPP, ENOTSUP, ENOSYS}; // the same for everybody; ENOLCK is not: the next program may be given the lock
    if (std::find(held.begin(), held.end(), error) != held.end())
        return Failure::Held;
    return std::find(unknown.begin(), unknown.end(), error) != unknown.end() ? Failure::Unknown : Failure::Unusable;
}

#ifdef Q_OS_LINUX
/// Of the whole file. Of an open file, not of a process: other descriptors of it, here or in a child, neither share nor drop it (fcntl(2), open file description locks).
struct flock wholeFile(short type)
{
    struct flock lock {};
    lock.l_type = type;
    lock.l_whence = SEEK_SET;
    return lock;
}

Failure lockNow(int handle)
{
    struct flock lock = wholeFile(F_WRLCK);
    return ::fcntl(handle, F_OFD_SETLK, &lock) == 0 ? Failure::None : failureOf(errno);
}

void unlock(int handle)
{
    struct flock lock = wholeFile(F_UNLCK);
    static_cast<void>(::fcntl(handle, F_OFD_SETLK, &lock));
}

std::optional<bool> isLockedByAnother(int handle)
{
    struct flock lock = wholeFile(F_WRLCK);
    return ::fcntl(handle, F_OFD_GETLK, &lock) == 0 ? std::optional(lock.l_type != F_UNLCK) : std::nullopt;
}
#else
Failure lockNow(int handle, int how = LOCK_EX)
{
    return ::flock(handle, how | LOCK_NB) == 0 ? Failure::None : failureOf(errno);
}

void unlock(int handle)
{
    static_cast<void>(::flock(handle, LOCK_UN));
}

std::optional<bool> isLockedByAnother(int handle)
{
    const Failure failure = lockNow(handle, LOCK_SH);
    if (failure == Failure::None)
        unlock(handle);
    return failure == Failure::None || failure == Failure::Held ? std::optional(failure == Failure::Held) : std::nullopt;
}
#endif
#endif

} // namespace

FileLock::FileLock(QFile &file)
    : m_file(file)
{
}

FileLock::~FileLock()
{
    letGo();
}

FileLock::Failure FileLock::take(const QDeadlineTimer &patience)
{
    if (m_isHeld)
        return Failure::None;
    Failure failure = lockNow(m_file.handle());
    while (failure == Failure::Held && !patience.hasExpired()) {
        pauseWithin(patience);
        failure = lockNow(m_file.handle());
    }
    m_isHeld = failure == Failure::None;
    return failure;
}

void FileLock::letGo()
{
    if (m_isHeld && m_file.isOpen())
        unlock(m_file.handle());
    m_isHeld = false;
}

std::optional<bool> FileLock::isHeldByAnother(const QFile &file)
{
    return isLockedByAnother(file.handle());
}

#ifdef Q_OS_WIN
bool isStillThere(const QFile &file)
{
    return QFile::exists(file.fileName()); // an open file can be neither moved nor replaced
}

void removeLocked(QFile &file)
{
    file.remove(); // closes it, for what is open cannot go
}
#else
bool isStillThere(const QFile &file)
{
    struct stat mine {};
    struct stat named {};
    return ::fstat(file.handle(), &mine) == 0 && ::stat(QFile::encodeName(file.fileName()).constData(), &named) == 0 && mine.st_dev == named.st_dev
        && mine.st_ino == named.st_ino;
}

void removeLocked(QFile &file)
{
    if (isStillThere(file))
        QFile::remove(file.fileName()); // still open, and so still locked
}
#endif

void pauseWithin(const QDeadlineTimer &patience)
{
    const qint64 pause = QRandomGenerator::global()->bounded(2, 12);
    QThread::msleep(static_cast<unsigned long>(patience.isForever() ? pause : std::clamp<qint64>(patience.remainingTime(), 1, pause)));
}

} // namespace Provost
