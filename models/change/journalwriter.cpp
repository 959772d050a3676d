// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/journalwriter.h"

namespace Provost {

/// Lives in the thread; opens its own journal there, for a connection to SQLite belongs to one.
class JournalWriter::Worker : public QObject
{
public:
    Worker(QString journalFile, QString auditDir)
        : m_journalFile(std::move(journalFile))
        , m_auditDir(std::move(auditDir))
    {
    }
    [[nodiscard]] Result<void> open()
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
    [[nodiscard]] Journal &journal() const { return *m_journal; }
    [[nodiscard]] Result<void> deliver() const { return m_audit ? m_audit->deliver() : Result<void>(); }
    [[nodiscard]] Result<void> append(const QList<Json> &events) const { return m_audit ? m_audit->append(events) : Result<void>(); }

private:
    QString m_journalFile;
    QString m_auditDir;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<AuditLog> m_audit;
};

JournalWriter::JournalWriter(const QString &journalFile, const QString &auditDir, SealedFile *sealed, qint64 run, QObject *parent)
    : QObject(parent)
    , m_run(run)
    , m_sealed(sealed)
    , m_worker(new Worker(journalFile, auditDir))
{
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

JournalWriter::~JournalWriter()
{
    m_isOver = true;
    m_thread.quit();
    m_thread.wait();
}

void JournalWriter::post(std::function<Result<void>(Worker &)> work, Signal done)
{
    QMetaObject::invokeMethod(
        m_worker,
        [this, work = std::move(work), done] {
            if (m_isOver)
                return;
            auto outcome = m_worker->open();
            if (outcome)
                outcome = work(*m_worker);
            if (outcome)
                return Q_EMIT(this->*done)();
            m_isOver = true;
            Q_EMIT failed(outcome.error());
        },
        Qt::QueuedConnection);
}

void JournalWriter::tell(const QList<Json> &events)
{
    post([events](Worker &worker) { return worker.append(events); }, &JournalWriter::told);
}

void JournalWriter::write(const Batch &batch)
{
    post(
        [run = m_run, sealed = m_sealed, batch](Worker &worker) {
            if (sealed != nullptr && !batch.secrets.isEmpty()) {
                if (const auto kept = sealed->append(batch.secrets); !kept)
                    return kept;
            }
            return worker.journal().write(run, batch.entries, batch.audit, batch.calls);
        },
        &JournalWriter::written);
}

void JournalWriter::deliverAudit()
{
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            if (m_isOver)
                return;
            auto outcome = m_worker->open();
            if (outcome)
                outcome = m_worker->deliver();
            if (!outcome)
                Q_EMIT auditFailed(outcome.error());
        },
        Qt::QueuedConnection);
}

void JournalWriter::end(const RunSummary &summary, const QList<Json> &audit)
{
    post(
        [summary, audit](Worker &worker) {
            const auto ended = worker.journal().end(summary, audit);
            return ended ? worker.deliver() : ended;
        },
        &JournalWriter::ended);
}

} // namespace Provost
