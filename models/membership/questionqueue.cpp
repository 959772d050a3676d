// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/questionqueue.h"

namespace Provost {

namespace {

constexpr int atOnce = 4;

} // namespace

QuestionQueue::QuestionQueue(AfterError afterError, QObject *parent)
    : QObject(parent)
    , m_afterError(afterError)
{
}

QuestionQueue::~QuestionQueue() = default;

void QuestionQueue::ask(std::deque<Question> questions)
{
    stop();
    m_waiting = std::move(questions);
    m_asked = int(m_waiting.size());
    m_answered = 0;
    m_error.reset();
    for (int i = 0; i < atOnce; ++i)
        askNext();
    Q_EMIT progressed();
    if (m_asked == 0)
        Q_EMIT done();
}

void QuestionQueue::stop()
{
    ++m_round;
    m_waiting.clear();
    m_underWay = 0;
    const QList<QPointer<Job>> jobs = std::exchange(m_jobs, {});
    for (const QPointer<Job> &job : jobs) {
        if (job)
            job->cancel();
    }
}

void QuestionQueue::askNext()
{
    if (m_waiting.empty())
        return;
    const Question question = std::move(m_waiting.front());
    m_waiting.pop_front();
    m_jobs.removeIf([](const QPointer<Job> &job) { return job.isNull() || job->isDone(); });
    ++m_underWay;
    m_jobs << question([self = QPointer<QuestionQueue>(this), round = m_round](const std::optional<Error> &error) {
        if (self && self->m_round == round)
            self->onAnswered(error);
    });
}

void QuestionQueue::onAnswered(const std::optional<Error> &error)
{
    --m_underWay;
    ++m_answered;
    if (error && !m_error)
        m_error = error;
    if (error && m_afterError == AfterError::Stop)
        m_waiting.clear(); // it would answer the others no better
    askNext();
    const int round = m_round;
    Q_EMIT progressed();
    if (m_underWay == 0 && m_round == round)
        Q_EMIT done();
}

} // namespace Provost
