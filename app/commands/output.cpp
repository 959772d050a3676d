// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/output.h"

#include <QFileInfo>

#include <cerrno>
#include <cstdio>
#include <unistd.h>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

std::optional<OutputFormat> outputFormatFromText(const QString &text)
{
    if (text == "table"_L1)
        return OutputFormat::Table;
    if (text == "json"_L1)
        return OutputFormat::Json;
    if (text == "jsonl"_L1)
        return OutputFormat::JsonLines;
    if (text == "csv"_L1)
        return OutputFormat::Csv;
    return std::nullopt;
}

Result<void> Output::open(const QString &fileName, const QString &format, bool quiet)
{
    m_quiet = quiet;
    if (format.isEmpty()) {
        m_format = fileName.isEmpty() && ::isatty(STDOUT_FILENO) != 0 ? OutputFormat::Table : OutputFormat::Json;
    } else {
        const auto known = outputFormatFromText(format);
        if (!known)
            return Error::validation(u"--format %1: one of table, json, jsonl, csv"_s.arg(format));
        m_format = *known;
    }
    if (fileName.isEmpty()) {
        auto file = std::make_unique<QFile>();
        if (!file->open(STDOUT_FILENO, QIODevice::WriteOnly))
            return Error::store(u"standard output: %1"_s.arg(file->errorString()));
        m_file = std::move(file);
        return {};
    }
    const QFileInfo place(fileName);
    if (place.exists() && !place.isFile()) { // a device or a pipe has no content to lose, and nothing may take its place
        m_file = std::make_unique<QFile>(fileName);
    } else {
        auto file = std::make_unique<QSaveFile>(fileName);
        m_saved = file.get();
        m_file = std::move(file);
    }
    if (!m_file->open(QIODevice::WriteOnly | QIODevice::Truncate))
        return Error::store(u"%1: %2"_s.arg(fileName.contains(u'/') ? fileName : QString(u"./"_s + fileName), m_file->errorString()));
    return {};
}

void Output::makePrivate()
{
    if (m_saved != nullptr)
        m_saved->setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

bool Output::write(const QByteArray &utf8)
{
    endProgress();
    if (m_readerGone || !m_file)
        return false;
    m_hasWritten = true;
    errno = 0;
    if (m_file->write(utf8) == utf8.size())
        return true;
    m_readerGone = errno == EPIPE;
    return false;
}

bool Output::flush()
{
    if (m_readerGone || !m_file || !m_file->isOpen())
        return !m_readerGone;
    errno = 0;
    if (m_file->flush())
        return true;
    m_readerGone = errno == EPIPE;
    return false;
}

bool Output::commit()
{
    QSaveFile *file = std::exchange(m_saved, nullptr);
    return file == nullptr || file->commit();
}

void Output::discard()
{
    if (m_saved != nullptr)
        m_saved->cancelWriting();
    m_saved = nullptr;
}

void Output::say(const QString &line) const
{
    if (!m_quiet)
        complain(line);
}

void Output::complain(const QString &line) const
{
    endProgress();
    std::fprintf(stderr, "%s\n", line.toUtf8().constData());
}

void Output::showProgress(const QString &line) const
{
    if (m_quiet || ::isatty(STDERR_FILENO) == 0)
        return;
    std::fprintf(stderr, "\r\033[K%s", line.toUtf8().constData());
    std::fflush(stderr);
    m_progressShown = true;
}

void Output::endProgress() const
{
    if (!m_progressShown)
        return;
    std::fprintf(stderr, "\r\033[K");
    m_progressShown = false;
}

} // namespace Provost
