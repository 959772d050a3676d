// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/processlock.h"

#include "base/error.h"
#include "base/filelock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLockFile>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Not the file itself: that is there as soon as somebody has asked for the system's lock on it, and QLockFile takes any file for a lock.
QString standInFor(const QString &fileName)
{
    return fileName + u".pid"_s;
}

std::unique_ptr<QLockFile> standIn(const QString &fileName)
{
    auto file = std::make_unique<QLockFile>(standInFor(fileName));
    file->setStaleLockTime(0);
    return file;
}

/// Takes it for a moment where somebody had it and is gone: QLockFile tells no other way.
bool isStandInHeld(const QString &fileName)
{
    return QFile::exists(standInFor(fileName)) && !standIn(fileName)->tryLock(0);
}

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
    if (m_lock || m_standIn)
        return true;
    const QDeadlineTimer patience(patienceMs);
    while ((m_failure = take(patience)) == Failure::Held && !patience.hasExpired())
        pauseWithin(patience);
    return m_failure == Failure::None;
}

/// Who lets go removes the file; who had it open already has a lock on something that nobody else will find, and tries again. Not for ever: some file systems give
/// a file another number each time one looks, and there this never ends.
ProcessLock::Failure ProcessLock::take(const QDeadlineTimer &patience)
{
    constexpr int mostTries = 8;
    m_isStandInHeld = false;
    for (int tries = 0; tries < mostTries; ++tries) {
        auto file = std::make_unique<QFile>(m_fileName);
        if (!file->open(QIODevice::ReadWrite | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner))
            return Failure::Unusable;
        auto lock = std::make_unique<FileLock>(*file);
        const FileLock::Failure failure = lock->take(patience);
        if (failure == FileLock::Failure::Unknown)
            return takeStandIn();
        if (failure != FileLock::Failure::None)
            return failure == FileLock::Failure::Held ? Failure::Held : Failure::Refused;
        if (!isStillThere(*file))
            continue;
        m_isStandInHeld = isStandInHeld(m_fileName); // by one whose system has no locks there
        if (m_isStandInHeld)
            return Failure::Held;
        m_file = std::move(file);
        m_lock = std::move(lock);
        return Failure::None;
    }
    return Failure::Held;
}

ProcessLock::Failure ProcessLock::takeStandIn()
{
    auto file = standIn(m_fileName);
    if (!file->tryLock(0)) {
        m_isStandInHeld = file->error() == QLockFile::LockFailedError;
        return m_isStandInHeld ? Failure::Held : Failure::Unusable;
    }
    m_standIn = std::move(file);
    return Failure::None;
}

Error ProcessLock::error(const QString &held, const QString &unusable) const
{
    if (m_failure == Failure::Refused)
        return Error::store(u"%1 cannot be locked: two programs could write over one another there"_s.arg(m_fileName));
    if (m_failure == Failure::Unusable)
        return Error::store(unusable);
    return Error::store(m_isStandInHeld ? u"%1; if no program is running that could have it, remove %2"_s.arg(held, standInFor(m_fileName)) : held);
}

void ProcessLock::unlock()
{
    if (m_lock)
        removeLocked(*m_file);
    m_lock.reset();
    m_file.reset();
    m_standIn.reset();
}

bool ProcessLock::isHeld(const QString &fileName)
{
    QFile file(fileName);
    if (file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) && FileLock::isHeldByAnother(file).value_or(false))
        return true;
    return isStandInHeld(fileName);
}

} // namespace Provost
