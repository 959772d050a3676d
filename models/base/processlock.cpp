// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/processlock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLockFile>
#include <QRandomGenerator>
#include <QThread>

#include <algorithm>
#include <cerrno>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace Provost {

namespace {

/// Between two looks; not the same for all that wait.
int pauseMs()
{
    return QRandomGenerator::global()->bounded(2, 12);
}

#ifdef Q_OS_LINUX
/// Of the whole file. Of an open file, not of a process: other descriptors of it, here or in a child, neither share nor drop it (fcntl(2), open file description locks).
struct flock wholeFile()
{
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    return lock;
}

bool isStillThere(int file, const QByteArray &name)
{
    struct stat mine {};
    struct stat named {};
    return ::fstat(file, &mine) == 0 && ::stat(name.constData(), &named) == 0 && mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
}
#endif

} // namespace

ProcessLock::ProcessLock(QString fileName)
    : m_fileName(std::move(fileName))
{
}

ProcessLock::~ProcessLock()
{
    unlock();
}

bool ProcessLock::tryLock(int patienceMs)
{
    if (m_file >= 0 || m_other)
        return true;
    const QDeadlineTimer patience(patienceMs);
    while ((m_failure = take()) == Failure::Held && !patience.hasExpired())
        QThread::msleep(ulong(std::max<qint64>(1, std::min<qint64>(pauseMs(), patience.isForever() ? pauseMs() : patience.remainingTime()))));
    return m_failure == Failure::None;
}

#ifdef Q_OS_LINUX
/// Who lets go removes the file; who had it open already has a lock on something that nobody else will find, and tries again.
ProcessLock::Failure ProcessLock::take()
{
    const QByteArray name = QFile::encodeName(m_fileName);
    for (;;) {
        const int file = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file < 0)
            return Failure::Unusable;
        struct flock lock = wholeFile();
        if (::fcntl(file, F_OFD_SETLK, &lock) != 0) {
            const bool isHeld = errno == EAGAIN || errno == EACCES || errno == EINTR;
            ::close(file);
            return isHeld ? Failure::Held : Failure::Unusable;
        }
        if (isStillThere(file, name)) {
            m_file = file;
            return Failure::None;
        }
        ::close(file);
    }
}

void ProcessLock::unlock()
{
    if (m_file < 0)
        return;
    const QByteArray name = QFile::encodeName(m_fileName);
    if (isStillThere(m_file, name))
        ::unlink(name.constData());
    ::close(std::exchange(m_file, -1));
}

bool ProcessLock::isHeld(const QString &fileName)
{
    const int file = ::open(QFile::encodeName(fileName).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    struct flock lock = wholeFile();
    const bool isAsked = ::fcntl(file, F_OFD_GETLK, &lock) == 0;
    ::close(file);
    return isAsked && lock.l_type != F_UNLCK;
}
#else
ProcessLock::Failure ProcessLock::take()
{
    auto other = std::make_unique<QLockFile>(m_fileName);
    other->setStaleLockTime(0);
    if (!other->tryLock(0))
        return other->error() == QLockFile::LockFailedError ? Failure::Held : Failure::Unusable;
    m_other = std::move(other);
    return Failure::None;
}

void ProcessLock::unlock()
{
    m_other.reset();
}

bool ProcessLock::isHeld(const QString &fileName)
{
    ProcessLock probe(fileName);
    return QFile::exists(fileName) && !probe.tryLock();
}
#endif

} // namespace Provost
