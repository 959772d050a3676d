// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/auditchain.h"

#include <QHash>

#include <atomic>

namespace Provost {

/// One thing that is not as it was written.
struct AuditFinding {
    enum class Kind : quint8 {
        Edited, ///< the line says something else than what was recorded
        Deleted, ///< records are missing in the middle
        Cut, ///< records are missing at the end
        Inserted, ///< the line was never recorded, or stands there twice
        Reordered, ///< the line stands in another place than it was written
        Torn, ///< a line that a crash or a full disk cut off; recorded by the program itself
        Unanchored, ///< the journal does not know the first records: that none of them was changed rests on the chain alone
    };
    Kind kind = Kind::Edited;
    qint64 line = 0; ///< in the file, from 1; for missing records the line before which they stood
    qint64 record = 0; ///< number of the record, of the first one where several are missing; 0: not known
    qint64 count = 1; ///< records concerned
    QString detail {}; ///< technical, English
    [[nodiscard]] bool isTampering() const { return kind != Kind::Torn && kind != Kind::Unanchored; }
    [[nodiscard]] bool isUnanchored() const { return kind == Kind::Unanchored; } ///< a cut tail could not be told
    [[nodiscard]] Json toJson() const;
    friend bool operator==(const AuditFinding &, const AuditFinding &) = default;
};
[[nodiscard]] QString auditFindingText(AuditFinding::Kind kind); ///< "edited", "deleted", ...

struct AuditReport {
    qint64 lines = 0;
    bool isPartial = false; ///< stopped: of what stands behind `lines` nothing is known
    AuditAnchor anchor {};
    QList<AuditFinding> findings {}; ///< in the order of the file
    [[nodiscard]] bool isIntact() const;
    [[nodiscard]] bool isVouchedFor() const; ///< else what is there fits together, and whether something is missing nobody can tell
    [[nodiscard]] Json toJson() const; ///< {"intact","lines","records","head","findings":[{"kind","line","record","count","detail"}]}
};

/// Holds the file's text against the hashes that were kept beside it, by record number; those of records up to `anchor` may be missing, then the chain
/// alone speaks for them. Pure.
/// `stopped`: looked at between lines, set by another thread.
[[nodiscard]] AuditReport verifyAudit(QByteArrayView text, const QHash<qint64, QByteArray> &hashes, const AuditAnchor &anchor, const std::atomic_bool *stopped = nullptr);

/// And against what somebody noted in another place: whoever can write the file and what is kept beside it can cut both, or make both anew.
void holdAgainst(AuditReport &report, QByteArrayView text, const AuditAnchor &noted);

} // namespace Provost
