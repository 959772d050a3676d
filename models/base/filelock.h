// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDeadlineTimer>
#include <QtGlobal>

#include <optional>

class QFile;

namespace Provost {

/// The system's own lock on a file that is open for writing: whoever asks for it likewise, in another program or with another QFile of this one, does not get it
/// meanwhile. It is of the open file and not of the process, so that who closes the same file elsewhere does not drop it; the system lets go of it with the file,
/// whatever becomes of the program.
class FileLock
{
public:
    enum class Failure : quint8 {
        None,
        Held, ///< by somebody else, until patience ended
        Unknown, ///< there are no such locks on that file system, for nobody
        Unusable, ///< not open, not for writing, out of reach, or no lock to be had until patience ended: others may have got one
    };

    explicit FileLock(QFile &file); ///< has nothing yet; the file has to live longer
    ~FileLock(); ///< lets go
    Q_DISABLE_COPY_MOVE(FileLock)

    [[nodiscard]] Failure take(const QDeadlineTimer &patience = {}); ///< without any, one look
    void letGo();
    [[nodiscard]] bool isHeld() const { return m_isHeld; }

    /// Of a file that is not locked here. Nothing: it cannot be told. Linux is only asked; elsewhere, and before Linux 3.15, the lock is shared for a moment, in
    /// which a take() without patience is refused.
    [[nodiscard]] static std::optional<bool> isHeldByAnother(const QFile &file);

private:
    QFile &m_file;
    bool m_isHeld = false;
};

/// The open file is still what its name leads to: not deleted, moved or replaced.
[[nodiscard]] bool isStillThere(const QFile &file);

/// For who has its lock, or has made it where nobody gets one. Nothing else that has come to be there under its name goes, nor, on Windows, what somebody else has
/// open, too.
void removeLocked(QFile &file);

/// A moment before the next look; not the same for all that wait.
void pauseWithin(const QDeadlineTimer &patience);

} // namespace Provost
