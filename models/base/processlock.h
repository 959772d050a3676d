// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <memory>

class QLockFile;

namespace Provost {

/// A lock between processes, and between threads of one, by a file that one of them has open. Where the system can, it is the system's own lock on that file:
/// it is gone with its process, however that ends. A number in the file, as QLockFile has it, may be another process's by the time somebody looks, and whoever is
/// killed while signing or removing such a file leaves one that nobody dares to take.
class ProcessLock
{
public:
    enum class Failure : quint8 { None, Held, Unusable };

    explicit ProcessLock(QString fileName);
    ~ProcessLock(); ///< lets go
    ProcessLock(const ProcessLock &) = delete;
    ProcessLock &operator=(const ProcessLock &) = delete;

    [[nodiscard]] bool tryLock(int patienceMs = 0);
    void unlock();
    [[nodiscard]] Failure failure() const { return m_failure; } ///< of the last tryLock(); Unusable: there can be no file of that name
    [[nodiscard]] QString fileName() const { return m_fileName; }

    /// Has somebody that lock now? Asking takes it from nobody, not even for a moment.
    [[nodiscard]] static bool isHeld(const QString &fileName);

private:
    [[nodiscard]] Failure take();

    QString m_fileName;
    Failure m_failure = Failure::None;
    int m_file = -1;
    std::unique_ptr<QLockFile> m_other; ///< where the system's own do not do
};

} // namespace Provost
