// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QSaveFile>
#include <QString>

#include <memory>
#include <optional>

namespace Provost {

enum class OutputFormat : quint8 { Table, Json, JsonLines, Csv };

[[nodiscard]] std::optional<OutputFormat> outputFormatFromText(const QString &text);

/// Where a command's data goes: standard output or --out FILE, which takes its place when it is whole. Everything that is not data goes to standard error.
class Output
{
public:
    /// `format` empty: a table for a person at a terminal, JSON for everything else.
    [[nodiscard]] Result<void> open(const QString &fileName, const QString &format, bool quiet);

    [[nodiscard]] OutputFormat format() const { return m_format; }
    [[nodiscard]] bool quiet() const { return m_quiet; }
    /// False once nobody reads any more (a closed pipe, a full disk); then the command should end.
    void makePrivate(); ///< a file is for its owner alone
    bool write(const QByteArray &utf8);
    bool flush();
    /// Puts --out in its place; else what was there stays.
    [[nodiscard]] bool commit();
    void discard();
    [[nodiscard]] bool hasWritten() const { return m_hasWritten; }
    [[nodiscard]] bool readerGone() const { return m_readerGone; } ///< a closed pipe: not an error

    void say(const QString &line) const; ///< standard error, unless --quiet
    void complain(const QString &line) const; ///< standard error, always
    void showProgress(const QString &line) const; ///< overwrites itself; only where standard error is a terminal
    void endProgress() const;

private:
    std::unique_ptr<QFileDevice> m_file;
    QSaveFile *m_saved = nullptr; ///< it, where that is to take a file's place
    OutputFormat m_format = OutputFormat::Json;
    bool m_quiet = false;
    bool m_readerGone = false;
    bool m_hasWritten = false;
    mutable bool m_progressShown = false;
};

} // namespace Provost
