// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/auditcommand.h"

#include "commands/rundocument.h"
#include "datadir.h"

namespace Provost {
using namespace Qt::StringLiterals;

AuditCommand::AuditCommand(QObject *parent)
    : Command(parent)
{
}

void AuditCommand::describe(QCommandLineParser &parser) const
{
    parser.addPositionalArgument(u"what"_s, tr("verify finds any line that was edited, removed, moved or added; show prints the records."), u"verify|show"_s);
    parser.addPositionalArgument(u"run"_s, tr("Show the records of this run only."), u"[RUN]"_s);
    parser.addOption({u"head"_s, tr("verify against a head that was noted earlier and kept elsewhere, as verify printed it: <count>:<hash>."), u"count:hash"_s});
}

void AuditCommand::start()
{
    const QString what = arguments().value(0);
    bool isNumber = true;
    const qint64 run = arguments().size() > 1 ? arguments()[1].toLongLong(&isNumber) : 0;
    const bool isKnown = (what == "verify"_L1 && arguments().size() == 1) || (what == "show"_L1 && arguments().size() <= 2 && isNumber);
    if (!isKnown)
        return usage(tr("audit takes verify, or show and perhaps the number of a run"));
    if (!open())
        return;
    if (what == "verify"_L1)
        verify();
    else
        show(run);
}

/// Looking makes no files: a data directory without runs has nothing to show.
bool AuditCommand::open()
{
    if (!QFile::exists(journalFileName(dataDir())) && !dataDir().exists(u"AUDIT.jsonl"_s))
        return true;
    auto journal = Journal::openToRead(journalFileName(dataDir()));
    if (!journal) {
        fail(journal.error());
        return false;
    }
    m_journal = std::move(journal).value();
    auto log = AuditLog::openToRead(dataDir().path(), *m_journal);
    if (!log) {
        fail(log.error());
        return false;
    }
    m_log = std::move(log).value();
    return true;
}

void AuditCommand::verify()
{
    AuditAnchor noted;
    if (options().isSet(u"head"_s)) {
        const QString head = options().value(u"head"_s);
        noted = {.count = head.section(u':', 0, 0).toLongLong(), .head = head.section(u':', 1).trimmed().toLatin1().toLower()};
        if (noted.count <= 0 || noted.head.size() != 64)
            return usage(tr("--head is the number of records and the hash of the last one, as verify printed them: 1204:b94d..."));
    }
    auto found = m_log ? m_log->verify(nullptr, noted) : Result<AuditReport>(AuditReport());
    if (found && !m_log && noted.count > 0) // there is nothing at all any more
        holdAgainst(found.value(), {}, noted);
    if (found)
        report(*found);
    else
        fail(found.error());
}

void AuditCommand::report(const AuditReport &report)
{
    for (const AuditFinding &finding : report.findings)
        output().complain(u"provost: "_s + tr("line %1: %2: %3").arg(QString::number(finding.line), auditFindingText(finding.kind), finding.detail));
    const bool isForPeople = output().format() == OutputFormat::Table;
    const QString verdict = report.isIntact() && !report.isVouchedFor() ? tr("The records that are there fit together; without the journal nobody can tell whether the last ones are missing.")
        : report.isIntact() ? tr("The audit log is intact: %n record(s).", nullptr, int(report.anchor.count)) : tr("The audit log was tampered with.");
    const QString head = report.anchor.count > 0 ? tr("Head: %1").arg(QString::number(report.anchor.count) + u':' + QString::fromLatin1(report.anchor.head)) + u'\n' : QString();
    const QByteArray words = isForPeople ? (verdict + u'\n' + head).toUtf8() : report.toJson().toBytes() + '\n';
    if (write(words))
        finish(report.isIntact() && report.isVouchedFor() ? ExitCode::Done : ExitCode::Partly);
}

void AuditCommand::show(qint64 run)
{
    const auto found = m_log ? m_log->records(run) : Result<QList<Json>>(QList<Json>());
    if (!found)
        return fail(found.error());
    const QStringList columns {u"seq"_s, u"time"_s, u"event"_s, u"run"_s, u"operator"_s, u"reason"_s, u"kind"_s, u"resourceType"_s, u"label"_s, u"id"_s, u"outcome"_s,
                               u"detail"_s};
    if (write(RunDocument::records(Json::Array(found->cbegin(), found->cend()), columns, output().format())))
        finish(ExitCode::Done);
}

} // namespace Provost
