// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/members.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

QByteArray jsonString(const QString &text)
{
    return Json(text).toBytes();
}

Members::Members(Database &database, const Catalog &catalog)
    : m_database(database)
    , m_catalog(catalog)
{
}

void Members::createTables(Database &database)
{
    database.run(u"CREATE TABLE member (grp INTEGER, kind INTEGER, mem INTEGER, PRIMARY KEY (grp, kind, mem)) WITHOUT ROWID"_s);
    database.run(u"CREATE TABLE stranger (row INTEGER PRIMARY KEY, id UNIQUE)"_s);
    database.run(u"CREATE TABLE closure (descendant INTEGER, ancestor INTEGER, PRIMARY KEY (descendant, ancestor)) WITHOUT ROWID"_s);
}

void Members::createIndexes(Database &database)
{
    database.run(u"CREATE INDEX member_of ON member (kind, mem, grp)"_s);
    database.run(u"CREATE INDEX closure_of ON closure (ancestor, descendant)"_s);
}

bool Members::contains(qint64 group, const MemberKey &member) const
{
    return m_database.number(u"SELECT 1 FROM member WHERE grp = ? AND kind = ? AND mem = ?"_s, {group, int(member.kind), member.row}) == 1;
}

bool Members::isEmpty(qint64 group) const
{
    return m_database.number(u"SELECT 1 FROM member WHERE grp = ? LIMIT 1"_s, {group}) == 0;
}

std::optional<MemberKey> Members::lookUp(const QString &id) const
{
    const QByteArray key = id.toUtf8();
    if (const qint64 user = m_database.number(u"SELECT row FROM \"User.index\" WHERE \"id\" = ?"_s, {key}))
        return MemberKey {.kind = MemberKey::User, .row = user};
    if (const qint64 group = m_database.number(u"SELECT row FROM \"Group.index\" WHERE \"id\" = ?"_s, {key}))
        return MemberKey {.kind = MemberKey::Group, .row = group};
    if (const qint64 stranger = m_database.number(u"SELECT row FROM stranger WHERE id = ?"_s, {key}))
        return MemberKey {.kind = MemberKey::Stranger, .row = stranger};
    return std::nullopt;
}

MemberKey Members::strangerCalled(const QString &id)
{
    m_database.run(u"INSERT OR IGNORE INTO stranger (id) VALUES (?)"_s, {id.toUtf8()});
    return {.kind = MemberKey::Stranger, .row = m_database.number(u"SELECT row FROM stranger WHERE id = ?"_s, {id.toUtf8()})};
}

bool Members::add(qint64 group, const MemberKey &member)
{
    if (contains(group, member))
        return false;
    m_database.run(u"INSERT INTO member (grp, kind, mem) VALUES (?, ?, ?)"_s, {group, int(member.kind), member.row});
    return true;
}

bool Members::remove(qint64 group, const MemberKey &member)
{
    if (!contains(group, member))
        return false;
    m_database.run(u"DELETE FROM member WHERE grp = ? AND kind = ? AND mem = ?"_s, {group, int(member.kind), member.row});
    return true;
}

void Members::clear(qint64 group)
{
    m_database.run(u"DELETE FROM member WHERE grp = ?"_s, {group});
}

void Members::groupAdded(qint64 group)
{
    m_database.run(u"INSERT INTO closure (descendant, ancestor) VALUES (?, ?)"_s, {group, group});
}

bool Members::isNested(qint64 group) const
{
    return m_database.number(u"SELECT 1 FROM member WHERE kind = 1 AND mem = ? LIMIT 1"_s, {group}) == 1
        || m_database.number(u"SELECT 1 FROM member WHERE grp = ? AND kind = 1 LIMIT 1"_s, {group}) == 1;
}

void Members::groupRemoved(qint64 group)
{
    const bool nested = isNested(group);
    clear(group);
    m_database.run(u"DELETE FROM member WHERE kind = 1 AND mem = ?"_s, {group});
    if (nested)
        rebuildClosure();
    else
        m_database.run(u"DELETE FROM closure WHERE descendant = ?"_s, {group});
}

void Members::addUsers(qint64 group, const std::vector<qint64> &users)
{
    // One statement for the whole group: ten million of them would take minutes.
    QByteArray list = "[";
    for (const qint64 user : users)
        list += QByteArray::number(user) + ',';
    list.back() = ']';
    if (!users.empty())
        m_database.run(u"INSERT INTO member (grp, kind, mem) SELECT ?, 0, value FROM json_each(?)"_s, {group, QString::fromLatin1(list)});
}

void Members::userRemoved(qint64 user)
{
    m_database.run(u"DELETE FROM member WHERE kind = 0 AND mem = ?"_s, {user});
}

std::vector<qint64> Members::groupsWith(const MemberKey &member) const
{
    std::vector<qint64> groups;
    Rows rows = m_database.select(u"SELECT grp FROM member WHERE kind = ? AND mem = ?"_s, {int(member.kind), member.row});
    while (rows.next())
        groups.push_back(rows.integer(0));
    return groups;
}

void Members::rebuildClosure()
{
    // UNION, not UNION ALL: groups may contain each other.
    m_database.run(u"DELETE FROM closure"_s);
    m_database.run(u"INSERT INTO closure WITH RECURSIVE reach(descendant, ancestor) AS (SELECT row, row FROM \"Group.index\" UNION "
                   "SELECT reach.descendant, member.grp FROM reach JOIN member ON member.kind = 1 AND member.mem = reach.ancestor) "
                   "SELECT descendant, ancestor FROM reach"_s);
}

namespace {

/// One element of `members` or `groups`: RFC 7643 sections 4.1.2 and 4.2.
void appendReference(QByteArray &list, const QByteArray &id, const QByteArray &url, const QByteArray &label, const char *type)
{
    list += list.isEmpty() ? "[{\"value\":" : ",{\"value\":";
    list += jsonString(QString::fromUtf8(id)) + ",\"$ref\":" + jsonString(QString::fromUtf8(url + id.toPercentEncoding()));
    if (!label.isEmpty())
        list += ",\"display\":" + jsonString(QString::fromUtf8(label));
    list += ",\"type\":\"" + QByteArray(type) + "\"}";
}

} // namespace

QByteArray Members::membersJson(qint64 group, const QByteArray &base) const
{
    QByteArray list;
    for (const MemberKey::Kind kind : {MemberKey::User, MemberKey::Group}) {
        const Collection &collection = kind == MemberKey::User ? m_catalog.users() : m_catalog.groups();
        const QByteArray url = base + collection.type().endpoint.toUtf8() + '/';
        Rows rows = m_database.select(u"SELECT i.\"id\", i.label FROM member m JOIN %1 i ON i.row = m.mem WHERE m.grp = ? AND m.kind = ?"_s
                                          .arg(collection.indexTable()), {group, int(kind)});
        while (rows.next())
            appendReference(list, rows.bytes(0), url, rows.bytes(1), kind == MemberKey::User ? "User" : "Group");
    }
    Rows strangers = m_database.select(u"SELECT s.id FROM member m JOIN stranger s ON s.row = m.mem WHERE m.grp = ? AND m.kind = 2"_s, {group});
    while (strangers.next())
        list += (list.isEmpty() ? "[{\"value\":" : ",{\"value\":") + jsonString(QString::fromUtf8(strangers.bytes(0))) + '}';
    return list.isEmpty() ? list : QByteArray(list + ']');
}

QByteArray Members::groupsJson(qint64 user, const QByteArray &base, bool directOnly) const
{
    QByteArray list;
    const QByteArray url = base + m_catalog.groups().type().endpoint.toUtf8() + '/';
    Rows rows = m_database.select(u"SELECT i.\"id\", i.label, max(m.grp = c.ancestor) FROM member m JOIN closure c ON c.descendant = m.grp "
                                  "JOIN \"Group.index\" i ON i.row = c.ancestor WHERE m.kind = 0 AND m.mem = ? GROUP BY c.ancestor"_s, {user});
    while (rows.next()) {
        const bool direct = rows.integer(2) == 1;
        if (direct || !directOnly)
            appendReference(list, rows.bytes(0), url, rows.bytes(1), direct ? "direct" : "indirect");
    }
    return list.isEmpty() ? list : QByteArray(list + ']');
}

} // namespace Provost::Practice
