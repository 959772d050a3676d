// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/journalcopy.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr auto logEnd = "-wal"_L1; ///< SQLite's

using Stamp = std::pair<qint64, QDateTime>;

Stamp stampOf(const QString &fileName)
{
    const QFileInfo file(fileName);
    return {file.size(), file.lastModified()};
}

std::pair<Stamp, Stamp> stampsOf(const QString &journalFile)
{
    return {stampOf(journalFile), stampOf(journalFile + logEnd)};
}

Result<void> copyFile(const QString &from, const QString &to)
{
    QFile::remove(to);
    QFile source(from);
    if (!source.exists())
        return {};
    if (!source.copy(to) || !QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner)) // those of the source may forbid what is done to a copy
        return Error::store(u"journal: %1: %2"_s.arg(from, source.errorString()));
    return {};
}

} // namespace

bool isForReadingOnly(const QString &journalFile)
{
    const QFileInfo file(journalFile);
    const bool isLocked = file.exists() && !file.isWritable();
    return isLocked || !QFileInfo(file.absolutePath()).isWritable();
}

Result<QString> copyJournal(const QString &journalFile, const QString &folder)
{
    constexpr int mostTries = 5;
    QString copy = QDir(folder).filePath(u"journal.sqlite"_s);
    for (int tries = 0; tries < mostTries; ++tries) {
        const auto before = stampsOf(journalFile);
        for (const QString &end : {QString(), QString(logEnd)}) {
            if (const auto copied = copyFile(journalFile + end, copy + end); !copied)
                return copied.error();
        }
        if (stampsOf(journalFile) == before) // elsewhere it may be written to
            return copy;
    }
    return Error::store(u"journal: %1 is being written to by another program"_s.arg(journalFile));
}

} // namespace Provost
