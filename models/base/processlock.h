// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <memory>

class QDeadlineTimer;
class QFile;
class QLockFile;

namespace Provost {

class FileLock;
struct Error;

/// A lock between processes, and between threads of one, by a file that one of them has open. Where the system can, it is the system's own lock on that file:
/// it is gone with its process, however that ends. A number in the file, as QLockFile has it, may be another process's by the time somebody looks, and whoever is
/// killed while signing or removing such a file leaves one that nobody dares to take. Only where the file system knows no locks, such a file stands in.
class ProcessLock
{
public:
    enum class Failure : quint8 {
        None,
        Held,
        Refused, ///< the system gives no lock on it for now: somebody else may have one
        Unusable, ///< there can be no file of that name
    };

    explicit ProcessLock(QString fileName);
    ~ProcessLock(); ///< lets go
    ProcessLock(const ProcessLock &) = delete;
    ProcessLock &operator=(const ProcessLock &) = delete;

    [[nodiscard]] bool tryLock(int patienceMs = 0); ///< negative: without end
    void unlock();
    [[nodiscard]] Failure failure() const { return m_failure; } ///< of the last tryLock()
    /// Of the last tryLock(), that failed: `held` where somebody has it, and `unusable` where there can be no such file. What stands in for a lock and was left by a
    /// program that ended on another computer holds for ever, for nobody here can know: it is named, so that a person can remove it.
    [[nodiscard]] Error error(const QString &held, const QString &unusable) const;
    [[nodiscard]] QString fileName() const { return m_fileName; }

    /// Has somebody that lock now? On Linux, asking takes it from nobody, not even for a moment. Elsewhere, and where a file system knows no locks, it does: a
    /// tryLock() without patience in that moment is refused.
    [[nodiscard]] static bool isHeld(const QString &fileName);

private:
    [[nodiscard]] Failure take(const QDeadlineTimer &patience);
    [[nodiscard]] Failure takeStandIn();

    QString m_fileName;
    Failure m_failure = Failure::None;
    bool m_isStandInHeld = false; ///< at the last tryLock()
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<FileLock> m_lock; ///< on m_file; it goes first
    std::unique_ptr<QLockFile> m_standIn; ///< where the system has no locks
};

} // namespace Provost
