// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/gestures.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

/// Somebody leaves of whom something else is staged already.
class TestBesideStaged : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leaverIsNotEnabled();
    void leaverJoinsNothing();
};

namespace {

Change joins(const QString &group, const QStringList &who)
{
    return {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = group, .members = who};
}

Resource person(const QString &id, bool active)
{
    return Resource(Json::object({{u"id"_s, id}, {u"userName"_s, id}, {u"active"_s, active}}));
}

ResourceType userType()
{
    return {.id = u"User"_s, .name = u"User"_s, .endpoint = u"/Users"_s, .schema = {}};
}

} // namespace

void TestBesideStaged::leaverIsNotEnabled()
{
    const QList<Resource> leavers {person(u"a"_s, false), person(u"b"_s, false)};
    Change enable {.resourceType = u"User"_s, .id = u"a"_s, .attributes = Json::object({{u"active"_s, true}}), .before = leavers.first()};
    const QList<Change> changes = againstStaged({enable}, userType(), leavers, {});
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().id, u"a"_s);
    QCOMPARE(changes.first().attributes.value(u"active"), Json(false));
    QCOMPARE(changes.first().before, leavers.first());
    QVERIFY(againstStaged({enable}, userType(), {person(u"c"_s, true)}, {}).isEmpty());
    QVERIFY(againstStaged({enable}, userType(), leavers, {.disable = false}).isEmpty());
}

void TestBesideStaged::leaverJoinsNothing()
{
    const QList<Resource> leavers {person(u"a"_s, true)};
    const QList<Change> staged {joins(u"g"_s, {u"a"_s, u"z"_s}), joins(u"target"_s, {u"a"_s}), joins(u"h"_s, {u"z"_s})};
    const QList<Change> changes = againstStaged(staged, userType(), leavers, {.moveTo = u"target"_s});
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().kind, ChangeKind::MembersRemove);
    QCOMPARE(changes.first().id, u"g"_s);
    QCOMPARE(changes.first().members, QStringList {u"a"_s});
    QVERIFY(againstStaged(staged, userType(), leavers, {.leaveGroups = false}).isEmpty());
}

QTEST_GUILESS_MAIN(TestBesideStaged)
#include "tst_besidestaged.moc"
