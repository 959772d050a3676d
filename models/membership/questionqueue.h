// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"

#include <deque>

namespace Provost {

/// Asks a provider many questions, a few at a time, counts the answers and can be stopped.
class QuestionQueue : public QObject
{
    Q_OBJECT
public:
    using Answered = std::function<void(const std::optional<Error> &error)>; ///< to be called once; of no effect after stop()
    using Question = std::function<Job *(const Answered &answered)>; ///< begins one, whose job is cancelled by stop()
    enum class AfterError : quint8 { GoOn, Stop };

    QuestionQueue(AfterError afterError, QObject *parent);
    ~QuestionQueue() override;

    void ask(std::deque<Question> questions); ///< instead of what was being asked
    void stop();
    [[nodiscard]] bool isRunning() const { return m_underWay > 0; }
    [[nodiscard]] int asked() const { return m_asked; }
    [[nodiscard]] int answered() const { return m_answered; }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; } ///< the first, since ask()

Q_SIGNALS:
    void progressed();
    void done(); ///< all are answered, or no more are asked

private:
    void askNext();
    void onAnswered(const std::optional<Error> &error);

    AfterError m_afterError;
    std::deque<Question> m_waiting;
    QList<QPointer<Job>> m_jobs;
    std::optional<Error> m_error;
    int m_round = 0; ///< answers to an earlier one count for nothing
    int m_underWay = 0;
    int m_asked = 0;
    int m_answered = 0;
};

} // namespace Provost
