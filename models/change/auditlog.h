// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/processlock.h"
#include "change/auditverify.h"
#include "change/journal.h"

#include <QFile>

namespace Provost {

/// AUDIT.jsonl in the data directory (docs/audit-format.md): who changed what, when, where, why and with what outcome. Lines are only ever appended, and
/// each holds the hash of the one before. The Runner writes it (Runner::Options::audit); nothing else needs to.
///
/// A record is committed to the journal together with what it tells of and goes from there to the file, so that neither a crash nor a full disk loses
/// one; the journal keeps every record's hash, so that an edited, missing, moved or added line shows. Several programs may write at once.
class AuditLog
{
public:
    /// Brings to the file what a crash kept from it.
    [[nodiscard]] static Result<std::unique_ptr<AuditLog>> open(const QString &dataDir, Journal &journal);
    /// For verify() and records(): beside a journal that is a copy nothing is written.
    [[nodiscard]] static Result<std::unique_ptr<AuditLog>> openToRead(const QString &dataDir, Journal &journal);

    [[nodiscard]] Result<void> append(const QList<Json> &events); ///< on disk when it returns
    [[nodiscard]] Result<void> deliver(); ///< what is in the journal's outbox goes to the file
    /// `noted`: number and hash of a record as somebody wrote them down elsewhere; count 0: nobody did.
    [[nodiscard]] Result<AuditReport> verify(const std::atomic_bool *stopped = nullptr, const AuditAnchor &noted = {});
    [[nodiscard]] Result<QList<Json>> records(qint64 run = 0); ///< as they stand in the file, oldest first; of one run, or of all

    [[nodiscard]] QString fileName() const { return m_fileName; }

private:
    AuditLog(QString fileName, Journal &journal);
    struct Tail {
        qint64 size = 0; ///< of the file
        bool hasLines = false; ///< whole ones
        AuditLine last {}; ///< the last whole line
        QByteArray rest {}; ///< what stands behind it without a line feed
    };
    [[nodiscard]] Result<std::unique_ptr<ProcessLock>> lock() const;
    [[nodiscard]] Result<Tail> readTail() const;
    [[nodiscard]] Result<void> adopt(const Tail &tail);
    [[nodiscard]] Result<void> deliverLocked();
    [[nodiscard]] Result<void> readUp();
    [[nodiscard]] Result<void> deliverPending(Tail &tail, QList<Json> &events);
    [[nodiscard]] Result<void> write(const QByteArray &text, qint64 at);
    [[nodiscard]] static QByteArray mend(const Tail &tail, const AuditOutbox::Item &next, QList<Json> &events);
    [[nodiscard]] static Json damage(const QString &detail);
    [[nodiscard]] Result<QByteArray> text() const;

    QString m_fileName;
    AuditOutbox &m_outbox;
    bool m_onlyReads = false;
    std::optional<Tail> m_tail; ///< as this program left it
};

} // namespace Provost
