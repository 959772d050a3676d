// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/planjob.h"
#include "change/runner.h"

#include <QFutureWatcher>
#include <QPointer>

#include <atomic>
#include <memory>

namespace Provost {

/// Second half of the write path: a planned run past the guard, into the journal and through the Runner; or a run that was stopped, on from there.
/// A plan without steps becomes a finished run, too, so that there is always a number to ask about. What the provider refuses is in the summary;
/// fails when the guard's questions are not answered (Validation; nothing is in the journal then) or the journal cannot be used.
class ApplyJob : public ClientJob<RunSummary>
{
    Q_OBJECT
public:
    struct Request {
        PlannedRun planned {};
        RunInfo info {}; ///< baseUrl and undoes are filled in
        QStringList confirmations {}; ///< what was typed in answer to the guard's questions
        Runner::Options run {}; ///< `whole` and `callsBefore` are filled in
    };
    ApplyJob(Connection &connection, ServiceDescription description, Journal &journal, Request request, QObject *parent);
    /// Goes on with a run. `options.whole`: steps whose secrets are not in the journal.
    ApplyJob(Connection &connection, ServiceDescription description, Journal &journal, qint64 run, Runner::Options options, QObject *parent);
    ~ApplyJob() override;

    [[nodiscard]] qint64 run() const { return m_run; } ///< 0: not begun
    [[nodiscard]] QList<StepRecord> takeRecords() { return std::exchange(m_records, {}); } ///< of the plan's steps, once begun() was told; of a run that goes on there are none
    void setPaused(bool paused);
    void stop(); ///< ends within 200 ms with a summary; the run can be resumed

    /// Questions that `confirmations` leaves open.
    [[nodiscard]] static QList<GuardQuestion> unanswered(const QList<GuardQuestion> &questions, const QStringList &confirmations);

Q_SIGNALS:
    void begun(qint64 run); ///< it is in the journal from here on
    void stepEnded(int number, const Provost::StepOutcome &outcome);
    void progressed(const Provost::RunProgress &progress);

protected:
    void start() override;
    void abort() override;

private:
    using Flag = std::shared_ptr<std::atomic_bool>;
    struct Written { ///< made of a plan away from the GUI thread: it may have 50,000 steps
        qint64 run = 0;
        QHash<int, PlanStep> whole {};
        QList<StepRecord> records {};
    };
    [[nodiscard]] static Result<Written> write(const QString &journalFile, const Plan &plan, const RunInfo &info, const Flag &isUnwanted);
    void begin();
    void onBegun();
    void carryOut(qint64 run);

    ServiceDescription m_description;
    Journal &m_journal;
    Request m_request;
    qint64 m_run = 0;
    QPointer<Runner> m_runner;
    QFutureWatcher<Result<Written>> m_writing; ///< a plan of 50,000 steps is some megabytes
    QList<StepRecord> m_records;
    Flag m_isUnwanted = std::make_shared<std::atomic_bool>(false); ///< cancelled while the run is written
    bool m_paused = false;
    bool m_stopping = false;
};

} // namespace Provost
