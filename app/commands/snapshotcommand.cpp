// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/snapshotcommand.h"

#include "net/connection.h"
#include "store/accountmarks.h"

namespace Provost {
using namespace Qt::StringLiterals;

SnapshotCommand::SnapshotCommand(QObject *parent)
    : TargetedCommand(parent)
{
}

SnapshotCommand::~SnapshotCommand() = default;

bool SnapshotCommand::prepare()
{
    m_fileName = options().value(u"out"_s);
    if (m_fileName.isEmpty() || !arguments().isEmpty()) {
        usage(tr("snapshot needs --out FILE and takes no arguments"));
        return false;
    }
    return true;
}

void SnapshotCommand::onDiscovered()
{
    warnOfLateReads();
    auto writer = SnapshotWriter::open(m_fileName, DirectoryId::of(AccountMarks(dataDir()).marked(connection().settings())), description());
    if (!writer)
        return fail(writer.error());
    m_writer = std::move(writer).value();
    auto *job = new ReadAllJob(connection(), description(), this);
    connect(job, &ReadAllJob::resourceRead, this, [this](const QString &type, const Resource &resource) { m_writer->add(type, resource); });
    connect(job, &ReadAllJob::progressed, this, [this](const QString &type, qint64 read, qint64 total) {
        output().showProgress(total < 0 ? tr("%1: %2 read").arg(type).arg(read) : tr("%1: %2 of %3 read").arg(type).arg(read).arg(total));
    });
    job->then(this, [this](const Result<ReadAllSummary> &outcome) { onRead(outcome); });
}

void SnapshotCommand::onRead(const Result<ReadAllSummary> &outcome)
{
    if (isFinished())
        return;
    if (!outcome)
        return fail(outcome.error()); // the file is not put in its place
    const auto written = m_writer->finish(outcome->gaps);
    if (!written)
        return fail(written.error());
    for (const ReadGap &gap : outcome->gaps)
        output().say(gap.toString());
    output().say(tr("%n resource(s) in %1", nullptr, int(m_writer->count())).arg(m_fileName));
    finish(ExitCode::Done);
}

} // namespace Provost
