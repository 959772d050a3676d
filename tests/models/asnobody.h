// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>

#include <sys/wait.h>
#include <unistd.h>

namespace Provost::Testing {

/// What `look` returns to somebody to whom permissions mean something: to root they do not. In another process, so no database may be open here.
template <typename Look>
int asNobody(Look look)
{
    constexpr int failed = 99;
    constexpr uid_t nobody = 65534;
    const pid_t child = fork();
    if (child == 0) {
        const bool isNobody = geteuid() != 0 || (setgid(nobody) == 0 && setuid(nobody) == 0);
        _exit(isNobody ? look() : failed);
    }
    int status = -1;
    return child > 0 && waitpid(child, &status, 0) == child && WIFEXITED(status) ? WEXITSTATUS(status) : failed;
}

/// A folder and its files as on a medium that is for reading only.
class ReadOnlyFolder
{
public:
    explicit ReadOnlyFolder(const QString &path)
        : m_path(path)
    {
        const auto all = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
        const QStringList names = files();
        for (const QString &name : names)
            m_isLocked = QFile::setPermissions(QDir(path).filePath(name), all) && m_isLocked;
        m_isLocked = QFile::setPermissions(path, all | QFile::ExeOwner | QFile::ExeGroup | QFile::ExeOther) && m_isLocked;
    }
    ~ReadOnlyFolder() { QFile::setPermissions(m_path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner); } // to be removed
    ReadOnlyFolder(const ReadOnlyFolder &) = delete;
    ReadOnlyFolder &operator=(const ReadOnlyFolder &) = delete;
    [[nodiscard]] bool isLocked() const { return m_isLocked; }
    [[nodiscard]] QStringList files() const { return QDir(m_path).entryList(QDir::Files, QDir::Name); }

private:
    QString m_path;
    bool m_isLocked = true;
};

} // namespace Provost::Testing
