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
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#endif

namespace Provost {

namespace {

using Failure = FileLock::Failure;

struct Look {
    Failure failure = Failure::None;
    bool mayPass = false; ///< the next one may bring it
};

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

Look lockNow(int handle, DWORD how = LOCKFILE_EXCLUSIVE_LOCK)
{
    OVERLAPPED place = farBehind();
    if (LockFileEx(systemHandle(handle), how | LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &place))
        return {};
    const DWORD error = GetLastError();
    if (error == ERROR_LOCK_VIOLATION || error == ERROR_IO_PENDING)
        return {.failure = Failure::Held, .mayPass = true};
    return {.failure = error == ERROR_NOT_SUPPORTED || error == ERROR_INVALID_FUNCTION ? Failure::Unknown : Failure::Unusable};
}

void unlock(int handle)
{
    OVERLAPPED place = farBehind();
    UnlockFileEx(systemHandle(handle), 0, 1, 0, &place);
}

std::optional<bool> isLockedByAnother(int handle)
{
    const Failure failure = lockNow(handle, 0).failure;
    if (failure == Failure::None)
        unlock(handle);
    return failure == Failure::None || failure == Failure::Held ? std::optional(failure == Failure::Held) : std::nullopt;
}
#else

/// Unknown is only what everybody is told who asks there. A lock manager that has no more locks, or is out of reach (ENOLCK), may have given this one to another.
Look lookOf(int error)
{
    constexpr std::array held {EAGAIN, EACCES, EINTR};
    constexpr std::array unknown {EINVAL, EOPNOTSUPP, ENOTSUP, ENOSYS};
    if (std::find(held.begin(), held.end(), error) != held.end())
        return {.failure = Failure::Held, .mayPass = true};
    const bool isUnknown = std::find(unknown.begin(), unknown.end(), error) != unknown.end();
    return {.failure = isUnknown ? Failure::Unknown : Failure::Unusable, .mayPass = error == ENOLCK};
}

Look flockNow(int handle, int how)
{
    return ::flock(handle, how | LOCK_NB) == 0 ? Look() : lookOf(errno);
}

std::optional<bool> isFlockedByAnother(int handle)
{
    const Failure failure = flockNow(handle, LOCK_SH).failure;
    if (failure == Failure::None)
        static_cast<void>(::flock(handle, LOCK_UN));
    return failure == Failure::None || failure == Failure::Held ? std::optional(failure == Failure::Held) : std::nullopt;
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

/// The system knows no such locks (EINVAL: before Linux 3.15, and in what only passes for Linux), but flock(2), which is of an open file as well. Never both at
/// once: some network drives make one and the same lock of them, and would refuse the second to who has the first.
bool isOfdUnknown(int error)
{
    return error == EINVAL;
}

Look lockNow(int handle)
{
    struct flock lock = wholeFile(F_WRLCK);
    if (::fcntl(handle, F_OFD_SETLK, &lock) == 0)
        return {};
    return isOfdUnknown(errno) ? flockNow(handle, LOCK_EX) : lookOf(errno);
}

void unlock(int handle)
{
    struct flock lock = wholeFile(F_UNLCK);
    if (::fcntl(handle, F_OFD_SETLK, &lock) != 0 && isOfdUnknown(errno))
        static_cast<void>(::flock(handle, LOCK_UN));
}

std::optional<bool> isLockedByAnother(int handle)
{
    struct flock lock = wholeFile(F_WRLCK);
    if (::fcntl(handle, F_OFD_GETLK, &lock) == 0)
        return lock.l_type != F_UNLCK;
    return isOfdUnknown(errno) ? isFlockedByAnother(handle) : std::nullopt;
}
#else
Look lockNow(int handle)
{
    return flockNow(handle, LOCK_EX);
}

void unlock(int handle)
{
    static_cast<void>(::flock(handle, LOCK_UN));
}

std::optional<bool> isLockedByAnother(int handle)
{
    return isFlockedByAnother(handle);
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
    Look look = lockNow(m_file.handle());
    while (look.mayPass && !patience.hasExpired()) {
        pauseWithin(patience);
        look = lockNow(m_file.handle());
    }
    m_isHeld = look.failure == Failure::None;
    return look.failure;
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
