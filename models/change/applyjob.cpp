// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/applyjob.h"

#include "base/logging.h"
#include "change/giveup.h"

#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;

ApplyJob::ApplyJob(Connection &connection, ServiceDescription description, Journal &journal, Request request, QObject *parent)
    : ClientJob<RunSummary>(connection, parent)
    , m_description(std::move(description))
    , m_journal(journal)
    , m_request(std::move(request))
{
}

ApplyJob::ApplyJob(Connection &connection, ServiceDescription description, Journal &journal, qint64 run, Runner::Options options, QObject *parent)
    : ApplyJob(connection, std::move(description), journal, Request {.run = std::move(options)}, parent)
{
    m_run = run;
}

ApplyJob::~ApplyJob() = default;

QList<GuardQuestion> ApplyJob::unanswered(const QList<GuardQuestion> &questions, const QStringList &confirmations)
{
    QList<GuardQuestion> open;
    for (const GuardQuestion &question : questions) {
        if (question.confirmation.isEmpty() || !confirmations.contains(question.confirmation, Qt::CaseInsensitive))
            open << question;
    }
    return open;
}

/// In a thread of the pool, over a connection of its own.
Result<ApplyJob::Written> ApplyJob::write(const QString &journalFile, const Plan &plan, const RunInfo &info, const Flag &isUnwanted)
{
    const auto journal = Journal::open(journalFile);
    if (!journal)
        return journal.error();
    Written written {.whole = Runner::stepsWithSecrets(plan)};
    written.records.reserve(plan.steps.size());
    for (int i = 0; i < plan.steps.size(); ++i)
        written.records << StepRecord {.number = i, .step = plan.steps[i]};
    const auto run = journal.value()->begin(plan, info);
    if (!run)
        return run.error();
    written.run = *run;
    if (!*isUnwanted)
        return written;
    // Nobody was told of it: left open it would stand in the way of the next attempt.
    if (const auto given = giveUpRun(*journal.value(), nullptr, *run, info.operatorName); !given)
        return given.error();
    return Error::cancelled();
}

void ApplyJob::abort()
{
    *m_isUnwanted = true;
    const bool isWritten = m_run == 0 && m_writing.future().resultCount() > 0 && m_writing.result().ok();
    if (isWritten) {
        if (const auto given = giveUpRun(m_journal, nullptr, m_writing.result()->run, m_request.info.operatorName); !given)
            qCWarning(logStore).noquote() << given.error().toString();
    }
    ClientJob<RunSummary>::abort();
}

void ApplyJob::begin()
{
    const PlannedRun &planned = m_request.planned;
    const auto open = unanswered(planned.questions, m_request.confirmations);
    if (!open.isEmpty()) {
        return end(Error::validation(open.constFirst().confirmation.isEmpty() ? u"this connection is read-only"_s
                                                                              : u"not confirmed: %1"_s.arg(open.constFirst().confirmation)));
    }
    m_request.info.baseUrl = baseUrlOf(connection());
    m_request.info.directory = directoryOf(connection()).toText();
    m_request.info.undoes = planned.undoes;
    m_request.run.callsBefore = planned.plan.lookUps;
    m_writing.setFuture(QtConcurrent::run(&ApplyJob::write, m_journal.fileName(), planned.plan, m_request.info, m_isUnwanted));
}

void ApplyJob::start()
{
    if (m_run != 0)
        return carryOut(m_run);
    connect(&m_writing, &QFutureWatcherBase::finished, this, &ApplyJob::onBegun);
    begin();
}

void ApplyJob::onBegun()
{
    if (isDone())
        return;
    const Result<Written> written = m_writing.result();
    if (!written)
        return end(written.error());
    m_request.run.whole = written->whole;
    m_records = written->records;
    carryOut(written->run);
}

void ApplyJob::carryOut(qint64 run)
{
    m_run = run;
    Q_EMIT begun(m_run);
    if (isDone())
        return;
    m_runner = new Runner(connection(), m_description, m_journal, m_run, std::move(m_request.run), this);
    m_runner->setPaused(m_paused);
    connect(m_runner, &Runner::stepEnded, this, &ApplyJob::stepEnded);
    connect(m_runner, &Runner::progressed, this, &ApplyJob::progressed);
    m_runner->then(this, [this](const Result<RunSummary> &summary) { end(summary); });
    if (m_stopping)
        m_runner->stop();
}

void ApplyJob::setPaused(bool paused)
{
    m_paused = paused;
    if (m_runner)
        m_runner->setPaused(paused);
}

void ApplyJob::stop()
{
    if (m_runner)
        m_runner->stop();
    else if (m_writing.isRunning())
        m_stopping = true; // it is in the journal in a moment: ended there, it can be gone on with
    else
        cancel(); // nothing was begun
}

} // namespace Provost
