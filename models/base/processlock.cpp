// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/processlock.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QLockFile>

#include <algorithm>

namespace Provost {

namespace {

constexpr int graceMs = 500;

bool namesSomebody(const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    QString program;
    return lock.getLockInfo(&process, &host, &program);
}

} // namespace

bool takeLock(QLockFile &lock, int patienceMs)
{
    if (lock.tryLock(std::min(patienceMs, graceMs)))
        return true;
    if (lock.error() != QLockFile::LockFailedError)
        return false;
    if (!namesSomebody(lock)) {
        if (lock.tryLock(graceMs))
            return true;
        if (!namesSomebody(lock))
            QFile::remove(lock.fileName());
    }
    const QDeadlineTimer patience(patienceMs);
    do { // not all of it at once: QLockFile looks less and less often, and whoever has waited longest would be the last
        if (lock.tryLock(patience.isForever() ? graceMs : int(std::min<qint64>(graceMs, patience.remainingTime()))))
            return true;
    } while (lock.error() == QLockFile::LockFailedError && !patience.hasExpired());
    return false;
}

} // namespace Provost
