// SPDX-License-Identifier: GPL-3.0-or-later
// What of the quick filters no SCIM filter says.
#include "directory/index/indexdatabase.h"

#include "directory/index/memberids.h"
#include "directory/index/searchtext.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

const QChar listSeparator(0x1F);

AttributeName core(const QString &attribute)
{
    return {{}, attribute, {}};
}

} // namespace

/// Many providers keep no dates, and then nobody is new or stale: it is not known.
bool IndexDatabase::hasValues(const QString &type, const AttributeName &name)
{
    const QStringList named = columns(type, name);
    if (named.isEmpty())
        return false;
    IndexRowsRead rows = m_sql->select(u"SELECT 1 FROM %2 WHERE %1 IS NOT NULL LIMIT 1"_s.arg(named.front(), keysWith(type, named.front())));
    return rows.next();
}

QStringList IndexDatabase::columns(const QString &type, const AttributeName &name)
{
    return columnsOf(name, schemaOf(type), columnsOfType(type));
}

/// A row is in it when another row has one of its addresses. Those of one address stand together.
QList<qint64> IndexDatabase::rowsOfSharedMail(const QString &type)
{
    const QStringList named = columns(type, {{}, u"emails"_s, u"value"_s});
    QHash<QString, QList<qint64>> byMail;
    if (!named.isEmpty()) {
        IndexRowsRead rows = m_sql->select(u"SELECT k.row, %1 FROM %2 WHERE %1 IS NOT NULL"_s.arg(named.front(), keysWith(type, named.front())));
        while (rows.next()) {
            QStringList mails = rows.text(1).remove(inexactMark).split(listSeparator, Qt::SkipEmptyParts);
            mails.removeDuplicates();
            for (const QString &mail : std::as_const(mails)) {
                if (!mail.trimmed().isEmpty())
                    byMail[mail].append(rows.integer(0));
            }
        }
    }
    QStringList shared;
    for (auto mail = byMail.cbegin(); mail != byMail.cend(); ++mail) {
        if (mail->size() > 1)
            shared.append(mail.key());
    }
    shared.sort();
    QList<qint64> found;
    QSet<qint64> seen;
    for (const QString &mail : std::as_const(shared)) {
        const QList<qint64> rows = byMail.value(mail);
        for (const qint64 row : rows) {
            if (!seen.contains(row))
                found.append(row);
            seen.insert(row);
        }
    }
    return found;
}

/// Are the members known of every group, so that a group of which none is told has none? Where a provider does not show them with its groups, or nobody has read them all,
/// nothing follows from what is missing.
bool IndexDatabase::knowsMembers(const QString &type)
{
    return m_description.profile.members == ServerProfile::MemberAccess::InGroup && state().of(type).completeAt.isValid() && !columns(type, core(u"members"_s)).isEmpty();
}

/// Named by the members of no group. What they say of their groups themselves is as old as they are, and many providers do not show it in lists: it counts where the group is not known here.
Result<QList<qint64>> IndexDatabase::rowsWithoutGroups(const QString &type)
{
    const QString groups = state().of(u"Group"_s).name;
    if (!knowsMembers(groups))
        return Error::validation(u"who is in a group is not known until the groups and their members are read"_s);
    QSet<QByteArray> members;
    QSet<QString> known;
    QList<qint64> rowsOfGroups;
    {
        IndexRowsRead rows = m_sql->select(u"SELECT row FROM resource WHERE type = ?"_s, {typeNumber(groups)});
        while (rows.next())
            rowsOfGroups.append(rows.integer(0));
    }
    for (const qint64 row : std::as_const(rowsOfGroups)) {
        (void)look(row, [&](QByteArrayView group, const QString &id, const QDateTime &) {
            takeMemberIds(group, members);
            known.insert(id);
        });
    }
    const auto unsaid = rows({.type = type, .filter = Filter::negated(Filter::present(core(u"groups"_s)))});
    if (!unsaid)
        return unsaid;
    const QSet<qint64> silent(unsaid->cbegin(), unsaid->cend());
    const auto isInAnUnknownOne = [&](qint64 row) {
        const Json own = resources({row}).constFirst().json().value(u"groups");
        return std::any_of(own.items().begin(), own.items().end(), [&known](const Json &each) { return !known.contains(each.value(u"value").scalarText()); });
    };
    QList<qint64> found;
    IndexRowsRead rows = m_sql->select(u"SELECT row, id FROM resource WHERE type = ? ORDER BY row"_s, {typeNumber(type)});
    while (rows.next()) {
        if (const qint64 row = rows.integer(0); !members.contains(rows.text(1).toUtf8()) && (silent.contains(row) || !isInAnUnknownOne(row)))
            found.append(row);
    }
    return found;
}

Result<QList<qint64>> IndexDatabase::rowsWithMembers(const QString &type, qint64 low, qint64 high)
{
    if (!knowsMembers(type))
        return Error::validation(u"how many members a group has is not known: the provider does not show them with its groups, or not all were read"_s);
    const auto own = columns(type, core(u"members"_s));
    const QString number = u"ifnull(%1, 0)"_s.arg(own.front());
    QList<qint64> found;
    IndexRowsRead rows = m_sql->select(u"SELECT k.row FROM %1 WHERE %2 >= ? AND (? < 0 OR %2 <= ?) ORDER BY %2 DESC, k.row"_s.arg(keysWith(type, number), number), {low, high, high});
    while (rows.next())
        found.append(rows.integer(0));
    return found;
}

Result<QList<qint64>> IndexDatabase::rowsOf(const QString &type, const QuickFilter &quick)
{
    if (quick.kind == QuickFilter::Kind::SharedMail)
        return rowsOfSharedMail(type);
    if (quick.kind == QuickFilter::Kind::NoGroups)
        return rowsWithoutGroups(type);
    return rowsWithMembers(type, quick.low, quick.high);
}

/// The rows of the rest of the question that the quick filter lets through; without an order of the asker's in its own.
Result<QList<qint64>> IndexDatabase::quickRows(IndexQuery query)
{
    const QuickFilter quick = std::exchange(query.quick, {});
    if (const auto scim = asScim(quick, schemaOf(query.type), QDateTime::currentDateTime(), QLocale().firstDayOfWeek())) {
        if (const AttributeName date = dateAskedBy(quick.kind); date.isValid() && state().of(query.type).count > 0 && !hasValues(query.type, date))
            return Error::validation(u"the provider tells %1 of nobody"_s.arg(date.toString()));
        query.filter = query.filter.isEverything() ? *scim : Filter::allOf({query.filter, *scim});
        return rows(query);
    }
    const auto firstOf = [limit = query.limit](const QList<qint64> &rows) { return limit < 0 ? rows : rows.first(std::min<qsizetype>(limit, rows.size())); };
    const auto wanted = rowsOf(query.type, quick);
    if (!wanted)
        return wanted;
    if (query.filter.isEverything() && !query.sortBy.isValid() && !query.notReadSince.isValid())
        return firstOf(*wanted);
    query.limit = -1; // the first so many of the others need not have any of these among them
    const auto others = rows(query);
    if (!others)
        return others;
    const bool hasOrder = query.sortBy.isValid();
    const QList<qint64> &inOrder = hasOrder ? *others : *wanted;
    const QList<qint64> &allowed = hasOrder ? *wanted : *others;
    const QSet<qint64> set(allowed.cbegin(), allowed.cend());
    QList<qint64> found;
    std::copy_if(inOrder.cbegin(), inOrder.cend(), std::back_inserter(found), [&set](qint64 row) { return set.contains(row); });
    return firstOf(found);
}

} // namespace Provost
