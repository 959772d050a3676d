// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/applyjob.h"

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

Result<qint64> ApplyJob::begin()
{
    const PlannedRun &planned = m_request.planned;
    const auto open = unanswered(planned.questions, m_request.confirmations);
    if (!open.isEmpty()) {
        return Error::validation(open.constFirst().confirmation.isEmpty() ? u"this connection is read-only"_s
                                                                          : u"not confirmed: %1"_s.arg(open.constFirst().confirmation));
    }
    m_request.info.baseUrl = baseUrlOf(connection());
    m_request.info.undoes = planned.undoes;
    m_request.run.whole = Runner::stepsWithSecrets(planned.plan);
    m_request.run.callsBefore = planned.plan.lookUps;
    return m_journal.begin(planned.plan, m_request.info);
}

void ApplyJob::start()
{
    if (m_run == 0) {
        const auto begunRun = begin();
        if (!begunRun)
            return end(begunRun.error());
        m_run = *begunRun;
    }
    Q_EMIT begun(m_run);
    if (isDone())
        return;
    m_runner = new Runner(connection(), m_description, m_journal, m_run, std::move(m_request.run), this);
    m_runner->setPaused(m_paused);
    connect(m_runner, &Runner::stepEnded, this, &ApplyJob::stepEnded);
    connect(m_runner, &Runner::progressed, this, &ApplyJob::progressed);
    m_runner->then(this, [this](const Result<RunSummary> &summary) { end(summary); });
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
    else
        cancel(); // nothing was begun
}

} // namespace Provost
