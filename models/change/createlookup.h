// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/processlock.h"
#include "change/loadedrun.h"
#include "change/steplookup.h"

#include <QElapsedTimer>
#include <QFutureWatcher>

namespace Provost {

/// Settles creates of runs that are over and left in doubt, before the same objects are created by another run: looks each up, sends nothing but reads, and
/// puts what it finds into the journal. The result: those of which it cannot be told even so, and why. Fails when the provider or the journal cannot be
/// read, and while one of the runs is under way.
class CreateLookup : public ClientJob<QHash<ObjectKey, Error>>
{
    Q_OBJECT
public:
    struct Options {
        QString auditDir {}; ///< of the audit log; empty: there is none
        QString operatorName {}; ///< of this session
        int parallel = 0; ///< 0: the profile's concurrency
        std::vector<std::chrono::milliseconds> delays {std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(5), std::chrono::seconds(10)};
    };
    CreateLookup(Connection &connection, ServiceDescription description, const Journal &journal, QList<Journal::Deed> doubtful, Options options, QObject *parent);
    ~CreateLookup() override;

protected:
    void start() override;

private:
    using Runs = QHash<qint64, LoadedRun>;
    using Outcomes = QHash<qint64, QList<StepRecord>>;
    [[nodiscard]] static Result<Runs> read(const QString &journalFile, const QSet<qint64> &runs);
    [[nodiscard]] static Result<void> write(const QString &journalFile, const Options &options, const Runs &runs, const Outcomes &outcomes, const Spending &spent);
    [[nodiscard]] Spending spent() const;
    void settle(const Result<QHash<ObjectKey, Error>> &result);
    void onLoaded();
    void fill();
    void look(const Journal::Deed &deed);
    void onFound(const Journal::Deed &deed, const Result<StepFinding> &found);
    [[nodiscard]] StepContext contextFor(const Journal::Deed &deed) const;

    ServiceDescription m_description;
    const Journal &m_journal;
    QList<Journal::Deed> m_doubtful;
    Options m_options;
    std::vector<std::unique_ptr<ProcessLock>> m_locks; ///< nobody goes on with the runs meanwhile
    QFutureWatcher<Result<Runs>> m_reading;
    QFutureWatcher<Result<void>> m_writing;
    Runs m_runs;
    Outcomes m_outcomes;
    QHash<ObjectKey, Error> m_unknown;
    std::optional<Result<QHash<ObjectKey, Error>>> m_result; ///< once only this has to be written
    qsizetype m_next = 0;
    QElapsedTimer m_clock;
    int m_running = 0;
};

} // namespace Provost
