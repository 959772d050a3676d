// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

#include <QList>

namespace Provost {

/// The end of a chain of audit records.
struct AuditAnchor {
    qint64 count = 0; ///< number of the last record; records count from 1
    QByteArray head {}; ///< its hash; empty: there is none
    friend bool operator==(const AuditAnchor &, const AuditAnchor &) = default;
};

/// What a line of AUDIT.jsonl says of itself (docs/audit-format.md).
struct AuditLine {
    qint64 seq = 0; ///< 0: the line is no record
    QByteArray prev {};
    QByteArray stated {}; ///< the hash it carries
    QByteArray computed {}; ///< the hash of what it says, whatever it carries
    QByteArray torn {}; ///< the hash of a cut-off line of which it tells
    bool adopts = false; ///< it tells that a journal which knew nothing of the file goes on with it
    [[nodiscard]] bool isSound() const { return seq > 0 && stated == computed; }
};

/// What the record says by which a journal that knew nothing of a file goes on with it.
[[nodiscard]] QString adoptionText();
[[nodiscard]] QByteArray sha256Hex(QByteArrayView bytes);

/// `event` as the record that follows `anchor`, without a line feed; the anchor moves on.
[[nodiscard]] QByteArray chainedLine(const Json &event, AuditAnchor &anchor);
[[nodiscard]] AuditLine readAuditLine(QByteArrayView line); ///< without its line feed

} // namespace Provost
