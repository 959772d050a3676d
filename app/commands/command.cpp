// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/command.h"

#include "datadir.h"
#include "errors/errortext.h"
#include "net/keptback.h"

namespace Provost {
using namespace Qt::StringLiterals;

Command::Command(QObject *parent)
    : QObject(parent)
{
}

void Command::addCommonOptions(QCommandLineParser &parser)
{
    parser.addOptions({
        {u"data-dir"_s, tr("Keep Provost's own files in <dir>."), tr("dir")},
        {u"format"_s, tr("table, json, jsonl or csv; a table at a terminal, else json. csv is for programs: no formula in it is defused, as export does for spreadsheets."), tr("format")},
        {u"out"_s, tr("Write the data to <file> instead of standard output."), tr("file")},
        {u"quiet"_s, tr("Say nothing on standard error but errors.")},
        {u"log-rules"_s, tr("Logging rules, such as provost.net.debug=true."), tr("rules")},
        {u"log-file"_s, tr("Append the log to <file>."), tr("file")},
    });
}

void Command::run(const QCommandLineParser &parser, const QStringList &positional)
{
    m_parser = &parser;
    m_arguments = positional;
    const auto dir = openDataDir(parser.value(u"data-dir"_s));
    if (!dir)
        return fail(dir.error());
    m_dataDir = *dir;
    const QStringList own = ownFormats();
    const QString format = own.contains(parser.value(u"format"_s)) ? QString() : parser.value(u"format"_s);
    if (!own.isEmpty() && !format.isEmpty() && !outputFormatFromText(format))
        return fail(Error::validation(u"--format %1: one of table, json, jsonl, csv, %2"_s.arg(format, own.join(u", "_s))));
    const auto opened = m_output.open(takesOutFile() ? QString() : parser.value(u"out"_s), format, parser.isSet(u"quiet"_s));
    if (!opened)
        return fail(opened.error());
    start();
}

void Command::interrupt()
{
    m_output.discard();
    finish(ExitCode::Interrupted);
}

void Command::finish(ExitCode code)
{
    if (m_finished)
        return;
    m_output.endProgress();
    const bool isWhole = m_output.flush() && (code == ExitCode::Done || code == ExitCode::Partly || m_output.hasWritten());
    if (!isWhole)
        m_output.discard(); // whatever stands in the file of --out is better than nothing
    if ((!isWhole || !m_output.commit()) && !m_output.readerGone() && code == ExitCode::Done) {
        m_output.complain(tr("provost: the output could not be written"));
        code = ExitCode::Partly;
    }
    m_finished = true;
    m_exitCode = int(code);
    if (m_holds == 0)
        Q_EMIT finished(m_exitCode);
}

void Command::letGo()
{
    if (--m_holds == 0 && m_finished)
        Q_EMIT finished(m_exitCode);
}

void Command::fail(const Error &error)
{
    if (m_finished)
        return;
    const ErrorText text = ErrorText::of(error);
    m_output.complain(tr("provost: %1").arg(text.summary));
    if (!text.advice.isEmpty())
        m_output.complain(text.advice);
    Error technical = error;
    technical.position = -1; // the sentence has it
    m_output.complain(technical.toString());
    m_output.discard();
    const bool isGuarded = error.kind == ErrorKind::Validation && (error.detail.startsWith("read-only: "_L1) || error.detail.startsWith("budget: "_L1));
    const bool isUnsent = wasKeptBack(error); // for want of a token, say, whatever was answered where tokens come from
    finish(isGuarded ? ExitCode::Guarded : isUnsent ? ExitCode::NoConnection : exitCodeFor(error.kind));
}

void Command::usage(const QString &message)
{
    m_output.complain(tr("provost: %1").arg(message));
    m_output.discard();
    finish(ExitCode::Usage);
}

bool Command::write(const QByteArray &utf8)
{
    if (m_finished)
        return false;
    if (m_output.write(utf8))
        return true;
    if (!m_output.readerGone())
        m_output.complain(tr("provost: the output could not be written"));
    m_output.discard();
    finish(m_output.readerGone() ? ExitCode::Done : ExitCode::Partly);
    return false;
}

} // namespace Provost
