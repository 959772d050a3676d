// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/journalwriter.h"

#include "base/leavingthreads.h"

#include <atomic>

namespace Provost {

/// Lives in the thread; opens its own journal there, for a connection to SQLite belongs to one.
class JournalWorker : public QObject
{
    Q_OBJECT
public:
    using Signal = void (JournalWorker::*)();
    JournalWorker(QString journalFile, QString auditDir, std::shared_ptr<ProcessLock> lock)
        : m_journalFile(std::move(journalFile))
        , m_auditDir(std::move(auditDir))
        , m_lock(std::move(lock))
    {
    }
    [[nodiscard]] Journal &journal() const { return *m_journal; }
    [[nodiscard]] Result<void> deliver() const { return m_audit ? m_audit->deliver() : Result<void>(); }
    [[nodiscard]] Result<void> append(const QList<Json> &events) const { return m_audit ? m_audit->append(events) : Result<void>(); }
    void perform(const std::function<Result<void>(JournalWorker &)> &work, Signal done);
    void deliverAudit();
    void letGo() { m_isOver = true; } ///< from the other thread: nothing more is begun

Q_SIGNALS:
    void told();
    void written();
    void ended();
    void failed(const Provost::Error &error);
    void auditFailed(const Provost::Error &error);

private:
    [[nodiscard]] Result<void> open();

    QString m_journalFile;
    QString m_auditDir;
    std::shared_ptr<ProcessLock> m_lock;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<AuditLog> m_audit;
    std::atomic_bool m_isOver = false;
};

Result<void> JournalWorker::open()
{
    if (m_journal)
        return {};
    auto journal = Journal::open(m_journalFile);
    if (!journal)
        return journal.error();
    m_journal = std::move(journal).value();
    if (m_auditDir.isEmpty())
        return {};
    auto audit = AuditLog::open(m_auditDir, *m_journal);
    if (!audit)
        return audit.error();
    m_audit = std::move(audit).value();
    return {};
}

void JournalWorker::perform(const std::function<Result<void>(JournalWorker &)> &work, Signal done)
{
    if (m_isOver)
        return;
    auto outcome = open();
    if (outcome)
        outcome = work(*this);
    if (!outcome)
        m_isOver = true;
    if (!outcome || done == &JournalWorker::ended)
        m_lock.reset(); // before anybody is told, who may go on with the run
    if (outcome)
        Q_EMIT(this->*done)();
    else
        Q_EMIT failed(outcome.error());
}

void JournalWorker::deliverAudit()
{
    if (m_isOver)
        return;
    auto outcome = open();
    if (outcome)
        outcome = deliver();
    if (!outcome)
        Q_EMIT auditFailed(outcome.error());
}

JournalWriter::JournalWriter(const QString &journalFile, const QString &auditDir, std::shared_ptr<SealedFile> sealed, qint64 run, std::shared_ptr<ProcessLock> lock, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_sealed(std::move(sealed))
    , m_thread(std::make_unique<QThread>())
    , m_worker(new JournalWorker(journalFile, auditDir, std::move(lock)))
{
    connect(m_worker, &JournalWorker::told, this, &JournalWriter::told);
    connect(m_worker, &JournalWorker::written, this, &JournalWriter::written);
    connect(m_worker, &JournalWorker::ended, this, &JournalWriter::ended);
    connect(m_worker, &JournalWorker::failed, this, &JournalWriter::failed);
    connect(m_worker, &JournalWorker::auditFailed, this, &JournalWriter::auditFailed);
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->setObjectName(QStringLiteral("journal"));
    m_thread->start();
}

/// SQLite may wait ten seconds for another program, and the audit log as long: not here.
JournalWriter::~JournalWriter()
{
    m_worker->letGo();
    m_thread->quit();
    letThreadLeave(std::move(m_thread));
}

void JournalWriter::post(std::function<Result<void>(JournalWorker &)> work, Signal done)
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, work = std::move(work), done] { worker->perform(work, done); }, Qt::QueuedConnection);
}

void JournalWriter::tell(const QList<Json> &events)
{
    post([events](JournalWorker &worker) { return worker.append(events); }, &JournalWorker::told);
}

void JournalWriter::write(const Batch &batch)
{
    post(
        [run = m_run, sealed = m_sealed, batch](JournalWorker &worker) {
            if (sealed && !batch.secrets.isEmpty()) {
                if (const auto kept = sealed->append(batch.secrets); !kept)
                    return kept;
            }
            return worker.journal().write(run, batch.entries, batch.audit, batch.spent);
        },
        &JournalWorker::written);
}

void JournalWriter::deliverAudit()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->deliverAudit(); }, Qt::QueuedConnection);
}

void JournalWriter::end(const RunSummary &summary, const QList<Json> &audit)
{
    post(
        [summary, audit](JournalWorker &worker) {
            const auto ended = worker.journal().end(summary, audit);
            return ended ? worker.deliver() : ended;
        },
        &JournalWorker::ended);
}

} // namespace Provost

#include "journalwriter.moc"
