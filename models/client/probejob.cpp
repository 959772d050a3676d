// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/probejob.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int outagesBelieved = 3; ///< so many in a row, and the provider is taken to be away
}

ProbeJob::ProbeJob(Connection &connection, const ServiceDescription &description, Options options, QObject *parent)
    : ClientJob<ProbeReport>(connection, parent)
    , m_script(description)
    , m_options(options)
{
    connect(&m_reading, &QFutureWatcherBase::finished, this, &ProbeJob::onRead);
}

ProbeJob::~ProbeJob() = default;

void ProbeJob::start()
{
    askNext();
}

void ProbeJob::stop()
{
    if (!isDone())
        conclude(u"stopped"_s);
}

void ProbeJob::askNext()
{
    if (m_options.budget >= 0 && m_calls >= m_options.budget)
        return conclude(u"the budget of %1 calls is used up"_s.arg(m_options.budget));
    const std::optional<ProbeAsk> ask = m_script.next();
    if (!ask)
        return conclude({});
    Q_EMIT progressed(m_calls, ask->shown);
    if (!isDone())
        send(ask->request, [this](const Result<HttpReply> &reply) { onReply(reply); });
}

void ProbeJob::onReply(const Result<HttpReply> &reply)
{
    m_calls += std::max(1, reply.ok() ? reply->attempts : reply.error().attempts);
    if (!reply.ok()) {
        take(ProbeAnswer::of(reply.error()));
        return;
    }
    m_reading.setFuture(QtConcurrent::run([answer = *reply] { return ProbeAnswer::of(answer); }));
}

void ProbeJob::onRead()
{
    if (!isDone())
        take(m_reading.future().takeResult());
}

void ProbeJob::take(const ProbeAnswer &answer)
{
    const bool away = answer.isOutage();
    m_outages = away ? m_outages + 1 : 0;
    m_answered = m_answered || !away;
    const bool refused = answer.status == 401 || (away && answer.error->kind == ErrorKind::Validation);
    if (!m_answered && (refused || m_outages >= outagesBelieved))
        return end(*answer.error);
    m_script.take(answer);
    if (refused || m_outages >= outagesBelieved)
        return conclude(answer.error->toString());
    askNext();
}

void ProbeJob::conclude(const QString &why)
{
    end(ProbeReport {.observations = m_script.observations(), .calls = m_calls, .complete = why.isEmpty(), .stopped = why});
}

} // namespace Provost
