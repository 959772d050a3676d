// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/processlock.h"
#include "change/auditlog.h"
#include "store/sealedfile.h"

#include <QThread>

#include <functional>
#include <memory>

namespace Provost {

class JournalWorker;

/// Writes a run's journal and its part of the audit log in a thread of its own, in the order it is told to: a disk that takes its time must not
/// hold up the window, not even when this object goes. After a failure nothing more is written.
class JournalWriter : public QObject
{
    Q_OBJECT
public:
    struct Batch {
        QList<Journal::Entry> entries {};
        QList<Json> audit {};
        Spending spent {};
        QList<SealedSecret> secrets {}; ///< sealed before anything else: no account is made whose password could be lost
    };
    /// `auditDir`: where the audit log is; empty: none is kept.
    /// `lock`: the run's; held until nothing more can be written, which may be later than this object goes.
    JournalWriter(const QString &journalFile, const QString &auditDir, std::shared_ptr<SealedFile> sealed, qint64 run, std::shared_ptr<ProcessLock> lock, QObject *parent);
    ~JournalWriter() override; ///< what was not begun by then is not written; what was, is written without anybody waiting

    void tell(const QList<Json> &events); ///< to the audit log; told()
    void write(const Batch &batch); ///< written(), in the order of the calls
    void deliverAudit(); ///< what the journal keeps for it
    void end(const RunSummary &summary, const QList<Json> &audit); ///< ended(), with the audit log delivered

Q_SIGNALS:
    void told();
    void written();
    void ended();
    void failed(const Provost::Error &error);
    void auditFailed(const Provost::Error &error); ///< of deliverAudit(): the records are safe in the journal

private:
    using Signal = void (JournalWorker::*)();
    void post(std::function<Result<void>(JournalWorker &)> work, Signal done);

    qint64 m_run;
    std::shared_ptr<SealedFile> m_sealed;
    std::unique_ptr<QThread> m_thread;
    JournalWorker *m_worker; ///< goes with the thread
};

} // namespace Provost
