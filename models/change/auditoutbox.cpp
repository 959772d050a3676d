// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/auditoutbox.h"

#include "change/journalsql.h"

namespace Provost {
using namespace Qt::StringLiterals;

Result<AuditAnchor> AuditOutbox::anchor() const
{
    auto query = perform(m_connection, u"SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1"_s);
    if (!query)
        return query.error();
    AuditAnchor anchor;
    if (query->next())
        anchor = {.count = query->value(0).toLongLong(), .head = query->value(1).toString().toLatin1()};
    query->finish();
    return anchor;
}

Result<void> AuditOutbox::stage(const QList<Json> &events)
{
    if (events.isEmpty())
        return {};
    // Written to before it is read: the records of two programs must not follow the same one.
    if (const auto locked = perform(m_connection, u"UPDATE audit SET seq = seq WHERE seq = 0"_s); !locked)
        return locked.error();
    auto anchor = this->anchor();
    if (!anchor)
        return anchor.error();
    RepeatedStatement insert(m_connection, u"INSERT INTO audit(seq, hash, line) VALUES(?, ?, ?)"_s);
    for (const Json &event : events) {
        const QByteArray line = chainedLine(event, anchor.value());
        if (const auto inserted = insert.run({anchor->count, QString::fromLatin1(anchor->head), QString::fromUtf8(line)}); !inserted)
            return inserted;
    }
    return {};
}

Result<void> AuditOutbox::add(const QList<Json> &events)
{
    Transaction transaction(m_connection);
    if (const auto staged = stage(events); !staged)
        return staged;
    return transaction.commit();
}

Result<QList<AuditOutbox::Item>> AuditOutbox::pending() const
{
    auto query = perform(m_connection, u"SELECT seq, hash, line FROM audit WHERE line IS NOT NULL ORDER BY seq"_s);
    if (!query)
        return query.error();
    QList<Item> items;
    while (query->next())
        items << Item {query->value(0).toLongLong(), query->value(1).toString().toLatin1(), query->value(2).toString().toUtf8()};
    return items;
}

Result<void> AuditOutbox::delivered(qint64 upTo)
{
    const auto done = perform(m_connection, u"UPDATE audit SET line = NULL WHERE line IS NOT NULL AND seq <= ?"_s, {upTo});
    return done ? Result<void>() : Result<void>(done.error());
}

Result<QHash<qint64, QByteArray>> AuditOutbox::hashes() const
{
    auto query = perform(m_connection, u"SELECT seq, hash FROM audit"_s);
    if (!query)
        return query.error();
    QHash<qint64, QByteArray> found;
    while (query->next())
        found.insert(query->value(0).toLongLong(), query->value(1).toString().toLatin1());
    return found;
}

Result<QByteArray> AuditOutbox::hashOf(qint64 seq) const
{
    auto query = perform(m_connection, u"SELECT hash FROM audit WHERE seq = ?"_s, {seq});
    if (!query)
        return query.error();
    const QByteArray hash = query->next() ? query->value(0).toString().toLatin1() : QByteArray();
    query->finish();
    return hash;
}

Result<void> AuditOutbox::adopt(const AuditAnchor &anchor)
{
    const auto done = perform(m_connection, u"INSERT OR IGNORE INTO audit(seq, hash) VALUES(?, ?)"_s, {anchor.count, QString::fromLatin1(anchor.head)});
    return done ? Result<void>() : Result<void>(done.error());
}

} // namespace Provost
