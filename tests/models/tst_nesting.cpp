// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakedirectory.h"
#include "membership/effectivemodel.h"
#include "membership/membershipmatrixmodel.h"
#include "membership/nestinglayout.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Cell = MembershipMatrixModel::Cell;

namespace {

Json member(const QString &id, bool group = false)
{
    return Json::object({{u"value"_s, id}, {u"display"_s, QString(u"N"_s + id)}, {u"$ref"_s, QString((group ? u"../Groups/"_s : u"../Users/"_s) + id)}});
}

Resource groupOf(const QString &id, const Json::Array &members)
{
    return Resource(Json::object({{u"id"_s, id}, {u"displayName"_s, QString(u"N"_s + id)}, {u"members"_s, Json(members)}}));
}

} // namespace

/// Groups in groups, and who is in them in the end; and the matrix of people and groups.
class TestNesting : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void everyWayIsFound();
    void circlesAreSeenOnce();
    void everyWayCounts();
    void upwardsFromAPerson();
    void saysWhatItCannotSee();
    void failsOnlyWithoutTheRoot();
    void stopKeepsWhatWasRead();
    void treeOpensCirclesOnlyOnce();
    void layoutGoesForward();
    void manyWaysDoNotExplode();
    void matrixShowsAndToggles();
    void matrixAsksTheFewer();
    void matrixFallsBackToGroups();

private:
    Nesting read(const QString &id, bool upwards = false);
    Principal group(int n) const { return Principal::of(m_directory->resources[u"/Groups"_s].at(n), u"Group"_s); }
    Principal user(int n) const { return Principal::of(m_directory->resources[u"/Users"_s].at(n), u"User"_s); }

    std::unique_ptr<FakeDirectory> m_directory;
    std::optional<Error> m_error;
};

void TestNesting::init()
{
    m_directory = std::make_unique<FakeDirectory>(u"Test"_s, 40);
    m_error.reset();
}

void TestNesting::cleanup()
{
    m_directory.reset();
}

Nesting TestNesting::read(const QString &id, bool upwards)
{
    std::optional<Result<Nesting>> outcome;
    auto *job = new NestingJob(*m_directory, {.id = id, .name = u"N"_s + id, .type = upwards ? u"User"_s : u"Group"_s}, upwards, m_directory.get());
    job->then(this, [&outcome](const Result<Nesting> &nesting) { outcome = nesting; });
    if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }))
        return {};
    if (!outcome->ok())
        m_error = outcome->error();
    return outcome->valueOr({});
}

void TestNesting::everyWayIsFound()
{
    m_directory->resources[u"/Groups"_s] = {groupOf(u"all"_s, {member(u"staff"_s, true), member(u"fin"_s, true), member(u"boss"_s)}),
                                            groupOf(u"staff"_s, {member(u"fin"_s, true), member(u"ann"_s)}), groupOf(u"fin"_s, {member(u"ann"_s), member(u"bob"_s)})};
    const Nesting nesting = read(u"all"_s);
    QCOMPARE(nesting.order.size(), 3);
    QCOMPARE(nesting.paths(u"ann"_s),
             (QList<QStringList> {{u"all"_s, u"staff"_s, u"ann"_s}, {u"all"_s, u"fin"_s, u"ann"_s}, {u"all"_s, u"staff"_s, u"fin"_s, u"ann"_s}}));
    QVERIFY(nesting.cycles().isEmpty());
    EffectiveModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setNesting(nesting);
    QHash<QString, QString> ways;
    for (int row = 0; row < model.rowCount(); ++row)
        ways.insert(model.index(row, 0).data().toString(), model.index(row, 1).data().toString());
    QCOMPARE(ways.size(), 5);
    QCOMPARE(ways.value(u"Nboss"_s), u"direct"_s);
    QCOMPARE(ways.value(u"Nstaff"_s), u"direct"_s);
    QCOMPARE(ways.value(u"Nfin"_s), u"direct, and 1 other way(s)"_s);
    QCOMPARE(ways.value(u"Nbob"_s), u"via Nfin, and 1 other way(s)"_s);
    QCOMPARE(ways.value(u"Nann"_s), u"via Nstaff, and 2 other way(s)"_s);
    model.setContains(u"bob"_s);
    QCOMPARE(model.rowCount(), 1);
}

void TestNesting::circlesAreSeenOnce()
{
    m_directory->resources[u"/Groups"_s] = {groupOf(u"a"_s, {member(u"b"_s, true)}), groupOf(u"b"_s, {member(u"c"_s, true), member(u"ann"_s)}),
                                            groupOf(u"c"_s, {member(u"a"_s, true), member(u"c"_s, true)})};
    const Nesting nesting = read(u"a"_s);
    QCOMPARE(nesting.order.size(), 3);
    const QSet<std::pair<QString, QString>> circles {{u"c"_s, u"a"_s}, {u"c"_s, u"c"_s}};
    QCOMPARE(nesting.cycles(), circles);
    QCOMPARE(nesting.paths(u"ann"_s).size(), 1);
    QCOMPARE(effectiveMembers(nesting).size(), 3); // b, c, ann; a is not in itself
}

/// Whoever takes e out of b must know that ann is in it by c as well.
void TestNesting::everyWayCounts()
{
    m_directory->resources[u"/Groups"_s] = {groupOf(u"a"_s, {member(u"b"_s, true), member(u"c"_s, true), member(u"bob"_s)}), groupOf(u"b"_s, {member(u"e"_s, true)}),
                                            groupOf(u"c"_s, {member(u"e"_s, true), member(u"bob"_s)}), groupOf(u"e"_s, {member(u"ann"_s)})};
    const Nesting nesting = read(u"a"_s);
    QHash<QString, int> ways;
    for (const EffectiveMember &each : effectiveMembers(nesting))
        ways.insert(each.principal.id, each.ways);
    QCOMPARE(ways, (QHash<QString, int> {{u"b"_s, 1}, {u"c"_s, 1}, {u"bob"_s, 2}, {u"e"_s, 2}, {u"ann"_s, 2}}));
    QCOMPARE(nesting.paths(u"ann"_s).size(), 2);
}

void TestNesting::upwardsFromAPerson()
{
    m_directory->resources[u"/Groups"_s] = {groupOf(u"all"_s, {member(u"staff"_s, true)}), groupOf(u"staff"_s, {member(u"ann"_s)}), groupOf(u"other"_s, {member(u"bob"_s)})};
    const Nesting nesting = read(u"ann"_s, true);
    QCOMPARE(nesting.order, (QStringList {u"ann"_s, u"staff"_s, u"all"_s}));
    const QList<EffectiveMember> groups = effectiveMembers(nesting);
    QCOMPARE(groups.size(), 2);
    QVERIFY(groups.at(0).via.isEmpty());
    QCOMPARE(groups.at(1).via, QStringList {u"staff"_s});
}

void TestNesting::saysWhatItCannotSee()
{
    m_directory->memberList = MemberList {.knowledge = MemberList::Knowledge::UsersOnly, .members = {{.value = u"ann"_s, .display = u"Ann"_s, .type = u"User"_s}}};
    QCOMPARE(read(u"a"_s).knowledge, MemberList::Knowledge::UsersOnly);
    m_directory->groupsError = Error {.kind = ErrorKind::NotFound, .detail = u"unsupported"_s};
    QCOMPARE(read(u"ann"_s, true).knowledge, MemberList::Knowledge::Unknown);
}

void TestNesting::stopKeepsWhatWasRead()
{
    m_directory->resources[u"/Groups"_s] = {groupOf(u"all"_s, {member(u"staff"_s, true), member(u"boss"_s)}), groupOf(u"staff"_s, {member(u"ann"_s)})};
    std::optional<Result<Nesting>> outcome;
    const auto jobFor = [&] {
        auto *job = new NestingJob(*m_directory, {.id = u"all"_s, .name = u"Nall"_s, .type = u"Group"_s}, false, m_directory.get());
        job->then(this, [&outcome](const Result<Nesting> &nesting) { outcome = nesting; });
        return job;
    };
    NestingJob *job = jobFor();
    connect(job, &NestingJob::progressed, this, [this] { m_directory->fetchDelay = std::chrono::hours(1); });
    QTRY_COMPARE(m_directory->memberQuestions, 2);
    QVERIFY(!outcome);
    job->stop();
    QVERIFY(outcome && outcome->ok());
    const Nesting nesting = **outcome;
    QVERIFY(nesting.isStopped);
    QVERIFY(nesting.nodes.value(u"all"_s).isRead && !nesting.nodes.value(u"staff"_s).isRead);
    QCOMPARE(effectiveMembers(nesting).size(), 2); // staff and boss; ann is not known yet
    outcome.reset();
    jobFor()->stop(); // before anything was read
    QVERIFY(outcome && !outcome->ok() && outcome->error().kind == ErrorKind::Cancelled);
}

void TestNesting::failsOnlyWithoutTheRoot()
{
    m_directory->resources[u"/Groups"_s] = {groupOf(u"a"_s, {member(u"gone"_s, true), member(u"ann"_s)})};
    const Nesting nesting = read(u"a"_s);
    QVERIFY(!m_error);
    QVERIFY(!nesting.nodes.value(u"gone"_s).isRead);
    QCOMPARE(nesting.notes.size(), 1);
    (void)read(u"nowhere"_s);
    QVERIFY(m_error);
}

void TestNesting::treeOpensCirclesOnlyOnce()
{
    m_directory->resources[u"/Groups"_s] = {groupOf(u"a"_s, {member(u"b"_s, true), member(u"ann"_s)}), groupOf(u"b"_s, {member(u"a"_s, true)})};
    NestingTreeModel model;
    model.setNesting(read(u"a"_s));
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(model.rowCount(root), 2);
    const QModelIndex circle = model.index(0, 0, model.index(0, 0, root));
    QVERIFY(circle.data(int(NestingTreeModel::Role::IsCycle)).toBool());
    QCOMPARE(model.rowCount(circle), 0);
    QCOMPARE(circle.parent().parent(), root);
}

void TestNesting::layoutGoesForward()
{
    m_directory->resources[u"/Groups"_s] = {groupOf(u"a"_s, {member(u"b"_s, true), member(u"c"_s, true)}), groupOf(u"b"_s, {member(u"c"_s, true)}),
                                            groupOf(u"c"_s, {member(u"a"_s, true)})};
    const Nesting nesting = read(u"a"_s);
    const NestingLayout layout = layoutOf(nesting);
    QCOMPARE(layout.columns, 3);
    QCOMPARE(layout.places.value(u"a"_s).x(), 0);
    QCOMPARE(layout.places.value(u"b"_s).x(), 1);
    QCOMPARE(layout.places.value(u"c"_s).x(), 2);
    QVERIFY(layoutOf({}).places.isEmpty());
    QList<Resource> many;
    Json::Array inner;
    for (int i = 0; i < 100; ++i) {
        many << groupOf(u"n%1"_s.arg(i), {});
        inner.push_back(member(u"n%1"_s.arg(i), true));
    }
    m_directory->resources[u"/Groups"_s] = QList<Resource> {groupOf(u"top"_s, inner)} + many;
    const NestingLayout wrapped = layoutOf(read(u"top"_s));
    QCOMPARE(wrapped.columns, 4); // the group, and three of 34, 34 and 32
    QCOMPARE(wrapped.rows, 34);
    QSet<std::pair<int, int>> taken;
    for (const QPoint &place : wrapped.places) {
        QVERIFY(place.x() < wrapped.columns && place.y() < wrapped.rows);
        taken.insert({place.x(), place.y()});
    }
    QCOMPARE(taken.size(), 101);
}

/// 20 levels of two groups that both hold both of the next: a million ways.
void TestNesting::manyWaysDoNotExplode()
{
    QList<Resource> groups;
    for (int level = 0; level < 20; ++level) {
        for (const QString &side : {u"l"_s, u"r"_s}) {
            const QString next = QString::number(level + 1);
            const Json::Array members = level < 19 ? Json::Array {member(u"l"_s + next, true), member(u"r"_s + next, true)} : Json::Array {member(u"ann"_s)};
            groups << groupOf(side + QString::number(level), members);
        }
    }
    m_directory->resources[u"/Groups"_s] = groups;
    const Nesting nesting = read(u"l0"_s);
    QCOMPARE(nesting.paths(u"ann"_s, 50).size(), 50);
    QCOMPARE(effectiveMembers(nesting).size(), 39);
    QVERIFY(nesting.cycles().isEmpty());
    QCOMPARE(layoutOf(nesting).columns, 20);
}

void TestNesting::matrixShowsAndToggles()
{
    EditSession session(*m_directory);
    MembershipEditor editor(session);
    MembershipMatrixModel model(editor);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setPeople({user(0), user(1), user(2)});
    model.setGroups({group(0), group(1), group(2), group(3)});
    QCOMPARE(model.cellAt(model.index(0, 0)), Cell::Unknown);
    QCOMPARE(model.callsToRead(), 3);
    model.read();
    QTRY_VERIFY(!model.isReading());
    QCOMPARE(model.callsToRead(), 0);
    QCOMPARE(model.cellAt(model.index(0, 0)), Cell::Yes); // user 0 is in group 0
    QCOMPARE(model.cellAt(model.index(1, 0)), Cell::No);
    QCOMPARE(model.toggle({model.index(1, 0)}).staged, 1);
    QCOMPARE(model.cellAt(model.index(1, 0)), Cell::Added);
    QVERIFY(model.index(1, 0).data(Qt::AccessibleTextRole).toString().contains(u"will be added"_s));
    QCOMPARE(model.toggle({model.index(1, 0)}).takenBack, 1);
    QCOMPARE(model.cellAt(model.index(1, 0)), Cell::No);
    QCOMPARE(model.toggle({model.index(0, 0)}).staged, 1);
    QCOMPARE(model.cellAt(model.index(0, 0)), Cell::Removed);
    (void)model.toggle({model.index(0, 0), model.index(1, 0), model.index(2, 0)}); // some are out: all come in
    QCOMPARE(model.cellAt(model.index(0, 0)), Cell::Yes);
    QCOMPARE(model.cellAt(model.index(2, 0)), Cell::Added);
    QCOMPARE(session.staged().undoStack().count(), 4);
    model.setPeopleContain(user(1).name);
    QCOMPARE(model.rowCount(), 1);
    model.setGroupsContain(group(3).name);
    QCOMPARE(model.columnCount(), 1);
    QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), group(3).name);
}

void TestNesting::matrixAsksTheFewer()
{
    EditSession session(*m_directory);
    MembershipEditor editor(session);
    MembershipMatrixModel model(editor);
    QList<Principal> people;
    for (int i = 0; i < 20; ++i)
        people << user(i);
    model.setPeople(people);
    model.setGroups({group(0), group(1)});
    model.read();
    QTRY_VERIFY(!model.isReading());
    QCOMPARE(m_directory->memberQuestions, 2);
    QCOMPARE(m_directory->groupQuestions, 0);
    QCOMPARE(model.cellAt(model.index(3, 0)), Cell::Yes);
}

void TestNesting::matrixFallsBackToGroups()
{
    EditSession session(*m_directory);
    MembershipEditor editor(session);
    MembershipMatrixModel model(editor);
    model.setPeople({user(0)});
    model.setGroups({group(0), group(1)});
    m_directory->groupsError = Error {.kind = ErrorKind::NotFound, .detail = u"unsupported"_s};
    model.read();
    QTRY_VERIFY(!model.isReading());
    QCOMPARE(m_directory->memberQuestions, 2); // refused as well, and said
    QVERIFY(model.error());
    QCOMPARE(model.cellAt(model.index(0, 0)), Cell::Unknown);
}

QTEST_MAIN(TestNesting)
#include "tst_nesting.moc"
