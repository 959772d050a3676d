// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>

namespace Provost {

/// While it lives, no other program that asks for it likewise has `file`, which is open for writing; nor has another QFile of this program. Waits for whoever
/// has it. Nothing is left behind: the system lets go of it with the file, whatever becomes of the program.
class FileLock
{
public:
    explicit FileLock(const QFile &file);
    ~FileLock();
    Q_DISABLE_COPY_MOVE(FileLock)
    [[nodiscard]] bool isHeld() const { return m_isHeld; } ///< false: the file system knows no locks

private:
    int m_handle;
    bool m_isHeld;
};

/// The open file is still what its name leads to: not deleted, moved or replaced.
[[nodiscard]] bool isStillThere(const QFile &file);

} // namespace Provost
