// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/auditchain.h"

#include <QHash>

namespace Provost {

/// The journal's part in the audit log: numbers and chains records in the same transaction as what they tell of, keeps each one's text until it is
/// in the file, and each one's hash for good, so that the file can be held against it.
class AuditOutbox
{
public:
    struct Item {
        qint64 seq = 0;
        QByteArray hash {};
        QByteArray line {};
    };
    explicit AuditOutbox(QString connection)
        : m_connection(std::move(connection))
    {
    }
    /// Within a transaction of the caller's.
    [[nodiscard]] Result<void> stage(const QList<Json> &events);
    [[nodiscard]] Result<void> add(const QList<Json> &events); ///< in a transaction of its own
    [[nodiscard]] Result<AuditAnchor> anchor() const;
    [[nodiscard]] Result<QList<Item>> pending() const; ///< in their order
    [[nodiscard]] Result<void> delivered(qint64 upTo);
    [[nodiscard]] Result<QHash<qint64, QByteArray>> hashes() const; ///< by number
    [[nodiscard]] Result<QByteArray> hashOf(qint64 seq) const; ///< empty: not known
    /// Goes on from a chain that this journal did not make.
    [[nodiscard]] Result<void> adopt(const AuditAnchor &anchor);

private:
    QString m_connection;
};

} // namespace Provost
