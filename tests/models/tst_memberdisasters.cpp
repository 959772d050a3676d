// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"
#include "change/runner.h"
#include "directory/directory.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"
#include "membership/membershipmatrixmodel.h"
#include "membership/membershipmodel.h"
#include "membership/pairquestions.h"

#include <QAbstractItemModelTester>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Knowledge = MemberList::Knowledge;

namespace {

/// A provider of one group with a bad habit. It reads paths by itself, so that a fault in our own reader cannot hide.
struct BadServer {
    enum class Habit { None, CutsLists, RemovesAll, IgnoresWithAnswer, IgnoresSilently, ShowsNobody, OmitsMembers };
    Wire wire;
    Habit habit = Habit::None;
    QString group = u"g"_s;
    QStringList members; ///< in order; somebody may stand in it twice
    bool innerGroup = false; ///< is in it besides
    qsizetype cutAt = 100;

    explicit BadServer(Habit what = Habit::None)
        : habit(what)
    {
        wire.setHandler([this](const Wire::Request &request) { return answer(request); });
    }
    [[nodiscard]] Json shown() const
    {
        if (habit == Habit::OmitsMembers)
            return Json::object({{u"id"_s, group}, {u"displayName"_s, u"Crew"_s}});
        Json list = Json::array();
        for (const QString &id : habit == Habit::ShowsNobody ? QStringList() : members) {
            if (habit != Habit::CutsLists || list.size() < cutAt)
                list.append(Json::object({{u"value"_s, id}}));
        }
        if (innerGroup)
            list.append(Json::object({{u"value"_s, u"inner"_s}, {u"type"_s, u"Group"_s}}));
        return Json::object({{u"id"_s, group}, {u"displayName"_s, u"Crew"_s}, {u"members"_s, list}});
    }
    /// The id in `members[value eq "id"]`.
    [[nodiscard]] static QString idIn(const QString &path)
    {
        const qsizetype from = path.indexOf(u'"');
        const auto text = Json::parse(QStringView(path).mid(from, path.lastIndexOf(u'"') - from + 1).toUtf8());
        return text ? text->toString() : QString();
    }
    void carryOut(const Json &operation)
    {
        const QString op = operation.value(u"op").toString().toLower();
        const QString path = operation.value(u"path").toString();
        const Json values = operation.value(u"value");
        if (op == "add"_L1) {
            for (const Json &value : values.items()) {
                if (!members.contains(value.value(u"value").toString()))
                    members << value.value(u"value").toString();
            }
        } else if (op == "remove"_L1 && path.contains(u'[')) {
            members.removeAll(idIn(path));
        } else if (op == "remove"_L1) {
            members.clear(); // whatever values stand beside it
        } else {
            members.clear();
            for (const Json &value : values.items())
                members << value.value(u"value").toString();
        }
    }
    Wire::Answer answer(const Wire::Request &request)
    {
        const QByteArray path = request.path();
        if (path != "/Groups/" + QUrl::toPercentEncoding(group) || (request.method != "GET" && request.method != "PATCH" && request.method != "PUT"))
            return Wire::Answer::json(request.method == "GET" ? 404 : 405, R"({"status":"404","detail":"no such thing"})");
        if (request.method == "PATCH" && habit != Habit::IgnoresWithAnswer && habit != Habit::IgnoresSilently) {
            const Json operations = Json::parse(request.body).valueOr({}).value(u"Operations");
            for (const Json &operation : operations.items())
                carryOut(operation);
        }
        if (request.method == "PUT")
            carryOut(Json::object({{u"op"_s, u"replace"_s}, {u"value"_s, Json::parse(request.body).valueOr({}).value(u"members")}}));
        if (request.method == "PATCH" && habit == Habit::IgnoresSilently)
            return Wire::Answer::of(204, {}, {});
        return Wire::Answer::json(200, shown().toBytes());
    }
};

QStringList numbered(int from, int to)
{
    QStringList ids;
    for (int i = from; i < to; ++i)
        ids << u"u%1"_s.arg(i);
    return ids;
}

QStringList sorted(QStringList ids)
{
    ids.sort();
    return ids;
}

/// A directory over such a server, and what the window does with it.
struct Place {
    QTemporaryDir folder;
    BadServer server;
    std::unique_ptr<Directory> directory;
    std::unique_ptr<EditSession> session;
    std::unique_ptr<MembershipEditor> editor;
    std::unique_ptr<Journal> journal;
    Runner::Options options {.delays = {std::chrono::milliseconds(10)}};
    qint64 run = 0;

    explicit Place(BadServer::Habit habit = BadServer::Habit::None, bool hasPatch = true)
        : server(habit)
    {
        ServerProfile profile;
        profile.filter.supported = false; // nobody else can be asked
        profile.patch = hasPatch;
        ConnectionSettings settings = server.wire.settings();
        settings.profile = profile;
        directory = std::make_unique<Directory>(settings);
        directory->setCachedDescription(ServiceDescription::fallback(profile));
        session = std::make_unique<EditSession>(*directory);
        editor = std::make_unique<MembershipEditor>(*session);
        journal = std::move(Journal::open(folder.filePath(u"journal.sqlite"_s))).value();
    }
    [[nodiscard]] Principal group() const { return {.id = server.group, .name = u"Crew"_s, .type = u"Group"_s}; }
    void show(MembershipModel &model) const
    {
        model.showMembers(group());
        QTRY_COMPARE(model.state(), MembershipModel::State::Ready);
    }
    void allowFilters() const
    {
        ServiceDescription description = directory->description();
        description.profile.filter.supported = true;
        directory->setCachedDescription(description);
    }
    [[nodiscard]] RunSummary apply()
    {
        const Plan plan = makePlan(session->changes(), directory->description());
        run = journal->begin(plan, {}).valueOr(-1);
        return outcomeOf(new Runner(directory->connection(), directory->description(), *journal, run, options, directory.get())).valueOr({.failed = -1});
    }
    [[nodiscard]] QList<StepRecord> steps() const { return journal->steps(run).valueOr({}); }
};

QList<Principal> people(const QStringList &ids)
{
    QList<Principal> all;
    for (const QString &id : ids)
        all << Principal {.id = id, .type = u"User"_s};
    return all;
}

} // namespace

/// What providers have done to other consoles, and must not do to this one.
class TestMemberDisasters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cutListIsNeverWrittenBack();
    void aCutListIsNeverPut_data();
    void aCutListIsNeverPut();
    void withheldMembersAreNeverPut_data();
    void withheldMembersAreNeverPut();
    void anyGroupThatIsShownProvesIt_data();
    void anyGroupThatIsShownProvesIt();
    void whoJoinsWhileOthersAreAskedStays();
    void whoWasPutInIsNotWrittenOut();
    void whatOneGroupShowedIsNotAskedAgain_data();
    void whatOneGroupShowedIsNotAskedAgain();
    void aCheckThatNobodyAnswersIsNoRefusal();
    void removalTakesOnlyThose();
    void successWithoutEffectIsAFailure_data();
    void successWithoutEffectIsAFailure();
    void silenceIsFoundByVerifying();
    void aListCutAnywhereAccusesNobody_data();
    void aListCutAnywhereAccusesNobody();
    void anEmptyListIsBelievedWhereOthersAreShown_data();
    void anEmptyListIsBelievedWhereOthersAreShown();
    void aGroupIsAMember();
    void twiceInTheListIsOne();
    void oddIds_data();
    void oddIds();
    void firstRowsAfterOneRoundTrip();
    void askedOneByOne();
    void matrixAskedOneByOne();
};

/// FusionAuth and others show the first 100 members; a list written back loses the rest.
void TestMemberDisasters::cutListIsNeverWrittenBack()
{
    Place place(BadServer::Habit::CutsLists);
    place.server.members = numbered(0, 150);
    MembershipModel model(*place.editor);
    place.show(model);
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.knowledge(), Knowledge::MaybeCut);
    QVERIFY(!place.editor->isMember(u"g"_s, u"u120"_s)); // not known, and not "no"
    QCOMPARE(place.editor->add(place.group(), people({u"new"_s, u"u120"_s}), u"Add"_s).staged, 2);
    QCOMPARE(place.editor->remove(place.group(), people({u"u3"_s, u"u140"_s}), u"Remove"_s).staged, 2);
    QCOMPARE(place.apply().failed, 0);
    QStringList expected = numbered(0, 150) + QStringList {u"new"_s};
    expected.removeAll(u"u3"_s);
    expected.removeAll(u"u140"_s);
    QCOMPARE(sorted(place.server.members), sorted(expected));
    QCOMPARE(place.server.wire.count("PUT"), 0);
    for (const StepRecord &step : place.steps())
        QVERIFY(!step.step.body.toBytes().contains("replace"));
}

namespace {
/// Of a directory whose first `total` people say that they are in the group.
Wire::Answer usersOf(int total, const Wire::Request &request)
{
    Json found = Json::array();
    for (const QString &id : numbered(0, request.parameter(u"count"_s) == u"0"_s ? 0 : total))
        found.append(Json::object({{u"id"_s, id}, {u"groups"_s, Json::array({Json::object({{u"value"_s, u"g"_s}})})}}));
    return Wire::Answer::json(200, Json::object({{u"totalResults"_s, total}, {u"Resources"_s, found}}).toBytes());
}
} // namespace

void TestMemberDisasters::aCutListIsNeverPut_data()
{
    QTest::addColumn<int>("members");
    QTest::addColumn<int>("users"); // who say that they are in it; -1: nobody can be asked
    QTest::addColumn<bool>("withGroup");
    QTest::addColumn<bool>("isPut");
    QTest::newRow("nobody can be asked") << 150 << -1 << false << false;
    QTest::newRow("more people say so") << 150 << 150 << false << false;
    QTest::newRow("the question is not understood") << 150 << 0 << false << false;
    QTest::newRow("that many there are") << 100 << 100 << false << true;
    QTest::newRow("a group is among them, and others may be cut") << 100 << 99 << true << false;
    QTest::newRow("no such number") << 99 << -1 << false << true;
}

/// Where there is no PATCH a PUT names everybody: a rename, too, would take out who is not shown.
void TestMemberDisasters::aCutListIsNeverPut()
{
    QFETCH(int, members);
    QFETCH(int, users);
    QFETCH(bool, withGroup);
    QFETCH(bool, isPut);
    Place place(BadServer::Habit::CutsLists, false);
    place.server.members = numbered(0, members - (withGroup ? 1 : 0));
    place.server.innerGroup = withGroup;
    if (users >= 0)
        place.allowFilters();
    place.server.wire.setHandler([&](const Wire::Request &request) { return request.path() == "/Users" ? usersOf(users, request) : place.server.answer(request); });
    const QStringList before = place.server.members;
    QCOMPARE(place.editor->add(place.group(), people({u"new"_s}), u"Add"_s).staged, 1);
    QCOMPARE(place.apply().failed, isPut ? 0 : 1);
    QCOMPARE(place.server.members, isPut ? before + QStringList {u"new"_s} : before);
    place.server.members = before;
    const Resource seen(Json::object({{u"id"_s, u"g"_s}, {u"displayName"_s, u"Crew"_s}}));
    place.session->staged().reset({.changes = {{.resourceType = u"Group"_s, .id = u"g"_s, .attributes = Json::object({{u"displayName"_s, u"Team"_s}}), .before = seen}}});
    QCOMPARE(place.apply().failed, isPut ? 0 : 1);
    QCOMPARE(place.server.members, before);
    QCOMPARE(place.server.wire.count("PUT"), isPut ? 2 : 0);
    if (!isPut)
        QVERIFY(place.steps().constFirst().outcome.error->detail.contains(u"may not be all"_s));
}

void TestMemberDisasters::withheldMembersAreNeverPut_data()
{
    using Habit = BadServer::Habit;
    QTest::addColumn<int>("habit");
    QTest::addColumn<int>("members");
    QTest::addColumn<QByteArray>("groups"); // all of them, as they are listed; empty: they cannot be
    QTest::addColumn<bool>("isPut");
    const QByteArray shown = R"({"Resources":[{"id":"g"},{"id":"h","members":[{"value":"u1"}]}]})";
    const QByteArray hidden = R"({"Resources":[{"id":"g","members":[]},{"id":"h","members":[]}]})";
    QTest::newRow("empty lists only") << int(Habit::ShowsNobody) << 5 << hidden << false;
    QTest::newRow("no such attribute anywhere") << int(Habit::OmitsMembers) << 5 << QByteArray(R"({"Resources":[{"id":"g"},{"id":"h"}]})") << false;
    QTest::newRow("nobody says") << int(Habit::OmitsMembers) << 5 << QByteArray() << false;
    QTest::newRow("empty, and others are shown") << int(Habit::None) << 0 << shown << true;
    QTest::newRow("somebody is shown in it") << int(Habit::None) << 1 << QByteArray() << true;
}

/// A group without members may be one whose members are withheld: a PUT, of a rename as well, would take them all out.
void TestMemberDisasters::withheldMembersAreNeverPut()
{
    QFETCH(int, habit);
    QFETCH(int, members);
    QFETCH(QByteArray, groups);
    QFETCH(bool, isPut);
    Place place(BadServer::Habit(habit), false);
    place.server.members = numbered(0, members);
    place.server.wire.setHandler([&](const Wire::Request &request) {
        return request.path() == "/Groups" && !groups.isEmpty() ? Wire::Answer::json(200, groups) : place.server.answer(request);
    });
    const QStringList before = place.server.members;
    QCOMPARE(place.editor->add(place.group(), people({u"new"_s}), u"Add"_s).staged, 1);
    QCOMPARE(place.apply().failed, isPut ? 0 : 1);
    QCOMPARE(place.server.members, isPut ? before + QStringList {u"new"_s} : before);
    place.server.members = before;
    const Resource seen(Json::object({{u"id"_s, u"g"_s}, {u"displayName"_s, u"Crew"_s}}));
    place.session->staged().reset({.changes = {{.resourceType = u"Group"_s, .id = u"g"_s, .attributes = Json::object({{u"displayName"_s, u"Team"_s}}), .before = seen}}});
    QCOMPARE(place.apply().failed, isPut ? 0 : 1);
    QCOMPARE(place.server.members, before);
    QCOMPARE(place.server.wire.count("PUT"), isPut ? 2 : 0);
    if (!isPut)
        QVERIFY(place.steps().constFirst().outcome.error->detail.contains(u"may be withheld, and would be lost"_s));
}

void TestMemberDisasters::anyGroupThatIsShownProvesIt_data()
{
    QTest::addColumn<QByteArray>("filled"); // the answer to `members pr`; empty: there are no filters
    QTest::addColumn<QByteArray>("users");
    QTest::addColumn<QByteArray>("other"); // the group "h" by itself
    QTest::addColumn<bool>("isPut");
    const QByteArray shown = R"({"id":"h","members":[{"value":"u1"}]})";
    const QByteArray empty = R"({"id":"h","members":[]})";
    const QByteArray direct = R"({"Resources":[{"id":"u0"},{"id":"u1","groups":[{"value":"h"}]}]})";
    const QByteArray indirect = R"({"Resources":[{"id":"u1","groups":[{"value":"h","type":"indirect"}]}]})";
    const QByteArray bare = R"({"Resources":[{"id":"h"}]})";
    const QByteArray first = R"({"Resources":[{"id":"g"}]})";
    const QByteArray found = R"({"Resources":[)" + shown + "]}";
    QTest::newRow("a filter finds one with its members") << found << QByteArray() << QByteArray() << true;
    QTest::newRow("lists carry no members, the group does") << bare << QByteArray() << shown << true;
    QTest::newRow("somebody is in it, and is shown there") << QByteArray() << direct << shown << true;
    QTest::newRow("somebody is in it, and is not shown there") << QByteArray() << direct << empty << false;
    QTest::newRow("nobody is in one directly") << QByteArray() << indirect << shown << false;
    QTest::newRow("the filter is not looked at") << first << QByteArray() << shown << false;
    const QByteArray both = R"({"totalResults":2,"Resources":[{"id":"u1","groups":[{"value":"h"}]},{"id":"u2","groups":[{"value":"g"}]}]})";
    const QByteArray inIt = R"({"totalResults":1,"Resources":[{"id":"u2","groups":[{"value":"g"}]}]})";
    const QByteArray several = R"({"Resources":[{"id":"u0","groups":[{"value":"gone"},{"value":"away"}]},{"id":"u1","groups":[{"value":"h"}]}]})";
    QTest::newRow("one is shown, and somebody says that he is in this one") << QByteArray() << both << shown << false;
    QTest::newRow("one is found by a filter, and so is somebody who is in this one") << found << inIt << QByteArray() << false;
    const QByteArray inItByAnother = R"({"Resources":[{"id":"u2","groups":[{"value":"g","type":"indirect"}]}]})";
    const QByteArray silent = R"({"Resources":[{"id":"u2"}]})";
    QTest::newRow("everybody comes, and one of them is in this one") << found << both << QByteArray() << false;
    QTest::newRow("everybody comes, and names others") << found << direct << QByteArray() << true;
    QTest::newRow("somebody is in this one by way of a group in it") << found << inItByAnother << QByteArray() << false;
    QTest::newRow("who is in this one tells of no groups") << found << silent << QByteArray() << false;
    QTest::newRow("the question for people breaks the server down") << found << QByteArray("500") << QByteArray() << false;
    QTest::newRow("the first that people name cannot be read") << QByteArray() << several << shown << true;
    QTest::newRow("a filter breaks the server down") << QByteArray("500") << direct << shown << true;
}

/// None of the first fifty need be shown with members: one proves it, wherever it stands.
void TestMemberDisasters::anyGroupThatIsShownProvesIt()
{
    QFETCH(QByteArray, filled);
    QFETCH(QByteArray, users);
    QFETCH(QByteArray, other);
    QFETCH(bool, isPut);
    Place place(BadServer::Habit::None, false);
    if (!filled.isEmpty())
        place.allowFilters();
    place.server.wire.setHandler([&](const Wire::Request &request) {
        if (request.path() == "/Groups")
            return Wire::Answer::json(filled == "500" && !request.parameter(u"filter"_s).isEmpty() ? 500 : 200, request.parameter(u"filter"_s).isEmpty() ? QByteArray(R"({"totalResults":120,"Resources":[{"id":"g"}]})") : filled);
        if (request.path() == "/Users" && !users.isEmpty())
            return Wire::Answer::json(users == "500" ? 500 : 200, users);
        return request.path() == "/Groups/h" && !other.isEmpty() ? Wire::Answer::json(200, other) : place.server.answer(request);
    });
    QCOMPARE(place.editor->add(place.group(), people({u"new"_s}), u"Add"_s).staged, 1);
    QCOMPARE(place.apply().failed, isPut ? 0 : 1);
    QCOMPARE(place.server.members, isPut ? QStringList {u"new"_s} : QStringList());
    QCOMPARE(place.server.wire.count("PUT"), isPut ? 1 : 0);
}

/// Without ETags nothing else guards what is read first and written five requests later.
void TestMemberDisasters::whoJoinsWhileOthersAreAskedStays()
{
    Place place(BadServer::Habit::None, false);
    place.server.wire.setHandler([&](const Wire::Request &request) {
        if (request.path() != "/Groups")
            return place.server.answer(request);
        place.server.members = QStringList {u"late"_s};
        return Wire::Answer::json(200, R"({"Resources":[{"id":"g"},{"id":"h","members":[{"value":"u1"}]}]})");
    });
    QCOMPARE(place.editor->add(place.group(), people({u"new"_s}), u"Add"_s).staged, 1);
    QCOMPARE(place.apply().failed, 0);
    QCOMPARE(place.server.members, (QStringList {u"late"_s, u"new"_s}));
}

void TestMemberDisasters::whatOneGroupShowedIsNotAskedAgain_data()
{
    QTest::addColumn<QByteArray>("groups");
    QTest::addColumn<int>("users"); // how often they are asked
    QTest::addColumn<int>("failed");
    QTest::newRow("one is shown with members") << QByteArray(R"({"Resources":[{"id":"h","members":[{"value":"u1"}]}]})") << 0 << 0;
    QTest::newRow("none is") << QByteArray(R"({"Resources":[{"id":"h","members":[]}]})") << 1 << 6;
}

/// Another group is shown with members, this one is not, and nobody can be asked: what the first batch put in is not seen by the second, whose PUT would take it out.
void TestMemberDisasters::whoWasPutInIsNotWrittenOut()
{
    Place place(BadServer::Habit::None, false);
    ServiceDescription description = place.directory->description();
    description.profile.membersPerAdd = 1;
    place.directory->setCachedDescription(description);
    place.server.wire.setHandler([&](const Wire::Request &request) {
        if (request.path() == "/Groups")
            return Wire::Answer::json(200, R"({"totalResults":2,"Resources":[{"id":"g"},{"id":"h","members":[{"value":"u1"}]}]})");
        return request.path() == "/Users" ? Wire::Answer::json(404, R"({"status":"404"})") : Wire::Answer::json(200, R"({"id":"g","displayName":"Crew","members":[]})");
    });
    QCOMPARE(place.editor->add(place.group(), people({u"a"_s, u"b"_s}), u"Add"_s).staged, 2);
    QCOMPARE(place.apply().failed, 1);
    QCOMPARE(place.server.wire.count("PUT"), 1);
}

/// Five hundred empty groups are renamed by five hundred reads and writes, and not by five questions more for each.
void TestMemberDisasters::whatOneGroupShowedIsNotAskedAgain()
{
    QFETCH(QByteArray, groups);
    QFETCH(int, users);
    QFETCH(int, failed);
    Place place(BadServer::Habit::None, false);
    ServiceDescription description = place.directory->description();
    description.profile.limits.concurrency = 1;
    place.directory->setCachedDescription(description);
    int listed = 0;
    int people = 0;
    place.server.wire.setHandler([&](const Wire::Request &request) {
        listed += request.path() == "/Groups" ? 1 : 0;
        people += request.path() == "/Users" ? 1 : 0;
        if (request.path() == "/Groups")
            return Wire::Answer::json(200, groups);
        if (!request.path().startsWith("/Groups/"))
            return Wire::Answer::json(404, R"({"status":"404"})");
        return Wire::Answer::json(200, Json::object({{u"id"_s, QString::fromLatin1(request.path().mid(8))}, {u"displayName"_s, u"Crew"_s}, {u"members"_s, Json::array()}}).toBytes());
    });
    ChangeSet set;
    for (int i = 0; i < 6; ++i) {
        const Resource seen(Json::object({{u"id"_s, u"g%1"_s.arg(i)}, {u"displayName"_s, u"Crew"_s}}));
        set.changes << Change {.resourceType = u"Group"_s, .id = seen.id(), .attributes = Json::object({{u"displayName"_s, u"Team"_s}}), .before = seen};
    }
    place.session->staged().reset(set);
    QCOMPARE(place.apply().failed, failed);
    QCOMPARE(listed, 1);
    QCOMPARE(people, users);
}

/// Whether the list is cut is as open as before: the step is not over, and goes on once the provider lets us in again.
void TestMemberDisasters::aCheckThatNobodyAnswersIsNoRefusal()
{
    Place place(BadServer::Habit::CutsLists, false);
    place.server.members = numbered(0, 100);
    place.allowFilters();
    place.server.wire.setHandler([&](const Wire::Request &request) {
        return request.path() == "/Users" ? Wire::Answer::json(401, R"({"status":"401","detail":"sign in again"})") : place.server.answer(request);
    });
    QCOMPARE(place.editor->add(place.group(), people({u"new"_s}), u"Add"_s).staged, 1);
    (void)place.apply();
    QCOMPARE(place.steps().constFirst().outcome.state, StepState::Planned);
    QCOMPARE(place.server.wire.count("PUT"), 0);
}

/// Captain-P-Goldfish/SCIM-SDK and others take `remove members` with values for "remove them all".
void TestMemberDisasters::removalTakesOnlyThose()
{
    Place place(BadServer::Habit::RemovesAll);
    place.server.members = numbered(0, 50);
    QCOMPARE(place.editor->remove(place.group(), people({u"u1"_s, u"u2"_s, u"u49"_s}), u"Remove"_s).staged, 3);
    QCOMPARE(place.apply().failed, 0);
    QCOMPARE(place.server.members.size(), 47);
    for (const StepRecord &step : place.steps()) {
        const Json operations = step.step.body.value(u"Operations");
        for (const Json &operation : operations.items())
            QVERIFY(operation.value(u"path").toString().startsWith(u"members[value eq "_s));
    }
}

void TestMemberDisasters::successWithoutEffectIsAFailure_data()
{
    QTest::addColumn<bool>("add");
    QTest::newRow("add") << true;
    QTest::newRow("remove") << false;
}

void TestMemberDisasters::successWithoutEffectIsAFailure()
{
    QFETCH(bool, add);
    Place place(BadServer::Habit::IgnoresWithAnswer);
    place.server.members = numbered(0, 5);
    const QStringList ids = add ? numbered(10, 13) : numbered(0, 3);
    if (add)
        (void)place.editor->add(place.group(), people(ids), u"Add"_s);
    else
        (void)place.editor->remove(place.group(), people(ids), u"Remove"_s);
    const RunSummary summary = place.apply();
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.done, 0);
    QStringList failed;
    for (const StepRecord &step : place.steps())
        failed << step.outcome.failedMembers;
    QCOMPARE(sorted(failed), sorted(ids));
    QVERIFY(place.steps().first().outcome.error->detail.contains(u"answered with success"_s));
}

/// An answer without a body tells nothing; a second look does.
void TestMemberDisasters::silenceIsFoundByVerifying()
{
    Place place(BadServer::Habit::IgnoresSilently);
    place.server.members = numbered(0, 5);
    place.options.verify = Runner::Options::Verify::All;
    (void)place.editor->add(place.group(), people({u"u9"_s}), u"Add"_s);
    (void)place.apply();
    QCOMPARE(place.steps().first().outcome.differences.size(), 1);
    QCOMPARE(place.steps().first().outcome.differences.first().kind, ValueDifference::Kind::Ignored);
    QCOMPARE(place.steps().first().outcome.state, StepState::Failed);
    QCOMPARE(place.steps().first().outcome.failedMembers, QStringList {u"u9"_s});
}

void TestMemberDisasters::aListCutAnywhereAccusesNobody_data()
{
    QTest::addColumn<bool>("canBeAsked");
    QTest::addColumn<bool>("ignores");
    QTest::addColumn<int>("failed");
    QTest::newRow("cut, cannot be asked") << false << false << 0;
    QTest::newRow("cut, asked") << true << false << 0;
    QTest::newRow("nothing changed, asked") << true << true << 1;
}

/// Not every server cuts at a round number. Who is not among the first 75 is asked for by himself; where that cannot be, nothing is claimed.
void TestMemberDisasters::aListCutAnywhereAccusesNobody()
{
    QFETCH(bool, canBeAsked);
    QFETCH(bool, ignores);
    QFETCH(int, failed);
    Place place(BadServer::Habit::CutsLists);
    place.server.cutAt = 75;
    place.server.members = numbered(0, 120);
    if (canBeAsked)
        place.allowFilters();
    int questions = 0;
    place.server.wire.setHandler([&](const Wire::Request &request) {
        if (request.path() == "/Groups" && request.method == "GET") { // id eq "g" and members.value eq "u"
            ++questions;
            const bool isIn = place.server.members.contains(request.parameter(u"filter"_s).section(u'"', 3, 3));
            return Wire::Answer::json(200, isIn ? QByteArray(R"({"totalResults":1,"Resources":[{"id":"g"}]})") : QByteArray(R"({"totalResults":0})"));
        }
        return request.method == "PATCH" && ignores ? Wire::Answer::json(200, place.server.shown().toBytes()) : place.server.answer(request);
    });
    (void)place.editor->add(place.group(), people({u"new1"_s, u"new2"_s}), u"Add"_s);
    QCOMPARE(place.apply().failed, failed);
    QCOMPARE(questions > 0, canBeAsked);
    const StepOutcome outcome = place.steps().first().outcome;
    QCOMPARE(outcome.failedMembers, failed > 0 ? QStringList({u"new1"_s, u"new2"_s}) : QStringList());
    QCOMPARE(outcome.note.contains(u"could not be verified"_s), !canBeAsked);
}

void TestMemberDisasters::anEmptyListIsBelievedWhereOthersAreShown_data()
{
    QTest::addColumn<bool>("othersAreShown");
    QTest::newRow("every group is shown without members") << false;
    QTest::newRow("only this one is") << true;
}

/// Ory Polis shows every group without its members: what was done is not called undone for that.
void TestMemberDisasters::anEmptyListIsBelievedWhereOthersAreShown()
{
    QFETCH(bool, othersAreShown);
    Place place(BadServer::Habit::IgnoresSilently);
    place.server.wire.setHandler([&](const Wire::Request &request) {
        if (request.path() != "/Groups" || request.method != "GET")
            return place.server.answer(request);
        return Wire::Answer::json(200, othersAreShown ? R"({"Resources":[{"id":"g","members":[]},{"id":"h","members":[{"value":"u1"}]}]})" : R"({"Resources":[{"id":"g","members":[]},{"id":"h","members":[]}]})");
    });
    place.options.verify = Runner::Options::Verify::All;
    (void)place.editor->add(place.group(), people({u"u9"_s}), u"Add"_s);
    QCOMPARE(place.apply().failed, othersAreShown ? 1 : 0);
    const StepOutcome outcome = place.steps().first().outcome;
    QCOMPARE(outcome.failedMembers, othersAreShown ? QStringList {u"u9"_s} : QStringList());
    QCOMPARE(outcome.note.contains(u"could not be verified"_s), !othersAreShown);
}

void TestMemberDisasters::aGroupIsAMember()
{
    Place place;
    place.server.members = {u"u1"_s};
    const Principal inner {.id = u"inner"_s, .name = u"Inner"_s, .type = u"Group"_s};
    QCOMPARE(place.editor->add(place.group(), {inner}, u"Add"_s).staged, 1);
    QCOMPARE(place.editor->add(place.group(), {place.group()}, u"Add"_s).refusal, MembershipEditor::Refusal::Itself);
    QCOMPARE(place.apply().failed, 0);
    QCOMPARE(place.server.members, (QStringList {u"u1"_s, u"inner"_s}));
    place.session->staged().reset({});
    MembershipModel model(*place.editor);
    place.show(model);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(place.editor->remove(place.group(), {inner}, u"Remove"_s).staged, 1);
    QCOMPARE(place.apply().failed, 0);
    QCOMPARE(place.server.members, QStringList {u"u1"_s});
}

void TestMemberDisasters::twiceInTheListIsOne()
{
    Place place;
    place.server.members = {u"u1"_s, u"u2"_s, u"u1"_s, u"u1"_s};
    MembershipModel model(*place.editor);
    place.show(model);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.before(), std::optional(2));
    QCOMPARE(place.editor->add(place.group(), people({u"u1"_s}), u"Add"_s).already.size(), 1);
    QCOMPARE(place.editor->remove(place.group(), people({u"u1"_s, u"u1"_s}), u"Remove"_s).staged, 1);
    QCOMPARE(model.after(), std::optional(1));
    QCOMPARE(place.apply().failed, 0);
    QCOMPARE(place.server.members, QStringList {u"u2"_s});
}

void TestMemberDisasters::oddIds_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("slashes") << u"eu/north/7"_s;
    QTest::newRow("ampersand") << u"a&b=c;d"_s;
    QTest::newRow("quotes") << u"he said \"hi\" and \\n"_s;
    QTest::newRow("single quotes") << u"o'brien'"_s;
    QTest::newRow("percent and hash") << u"100%25#x?y+z"_s;
    QTest::newRow("blanks") << u" two  words "_s;
    QTest::newRow("brackets") << u"x] or value pr and members[value eq \"u1\""_s;
    QTest::newRow("other scripts") << u"\u00fcser-\u540d\u524d-\U0001F600"_s;
    QTest::newRow("300 characters") << QString(300, u'n');
}

/// As the id of a member and as the id of a group; `u1` is there to be taken out by mistake.
void TestMemberDisasters::oddIds()
{
    QFETCH(QString, id);
    Place place;
    place.server.group = id + u"G"_s;
    place.server.members = {u"u1"_s, u"u2"_s};
    MembershipModel model(*place.editor);
    place.show(model);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(place.editor->add(place.group(), people({id}), u"Add"_s).staged, 1);
    QCOMPARE(place.apply().failed, 0);
    QCOMPARE(place.server.members, (QStringList {u"u1"_s, u"u2"_s, id}));
    place.session->staged().reset({});
    model.refresh();
    QTRY_COMPARE(model.state(), MembershipModel::State::Ready);
    QCOMPARE(place.editor->remove(place.group(), people({id}), u"Remove"_s).staged, 1);
    QCOMPARE(place.apply().failed, 0);
    QCOMPARE(place.server.members, (QStringList {u"u1"_s, u"u2"_s}));
}

/// Pages of people: whoever is there can be looked at while the others are on their way, and stays selected when all are sorted.
void TestMemberDisasters::firstRowsAfterOneRoundTrip()
{
    Wire wire;
    bool isHeld = true;
    const auto page = [](int first, int last) {
        Json people = Json::array();
        for (int i = last; i >= first; --i)
            people.append(Json::object({{u"id"_s, u"u%1"_s.arg(i)}, {u"displayName"_s, u"Person %1"_s.arg(i, 3, 10, QChar(u'0'))}}));
        return Json::object({{u"totalResults"_s, 150}, {u"Resources"_s, people}}).toBytes();
    };
    wire.setHandler([&](const Wire::Request &request) {
        if (request.parameter(u"startIndex"_s).toInt() <= 1)
            return Wire::Answer::json(200, page(1, 100));
        return isHeld ? Wire::Answer::json(429, "{}", "Retry-After: 1\r\n") : Wire::Answer::json(200, page(101, 150));
    });
    ServerProfile profile;
    profile.members = ServerProfile::MemberAccess::ByGroupsFilter;
    ConnectionSettings settings = wire.settings();
    settings.profile = profile;
    Directory directory(settings);
    directory.setCachedDescription(ServiceDescription::fallback(profile));
    EditSession session(directory);
    MembershipEditor editor(session);
    MembershipModel model(editor);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.showMembers({.id = u"g"_s, .name = u"Crew"_s, .type = u"Group"_s});
    QTRY_COMPARE(model.rowCount(), 100);
    QCOMPARE(model.state(), MembershipModel::State::Reading);
    QVERIFY(!model.before());
    const QPersistentModelIndex kept = model.index(0, 0); // Person 100 came first
    QCOMPARE(kept.data().toString(), u"Person 100"_s);
    isHeld = false;
    QTRY_COMPARE(model.state(), MembershipModel::State::Ready);
    QCOMPARE(model.rowCount(), 150);
    QCOMPARE(model.principalAt(0).name, u"Person 001"_s);
    QCOMPARE(model.principalAt(149).name, u"Person 150"_s);
    QCOMPARE(kept.data().toString(), u"Person 100"_s);
    QCOMPARE(kept.row(), 99);
}

namespace {

/// A provider that lists nobody and answers for one pair at a time, as AWS does.
struct PairServer {
    Wire wire;
    QSet<QString> pairs; ///< "group member"
    int refuseFrom = 1000; ///< after so many questions
    std::unique_ptr<Directory> directory;
    std::unique_ptr<EditSession> session;
    std::unique_ptr<MembershipEditor> editor;

    PairServer()
    {
        wire.setHandler([this](const Wire::Request &request) {
            if (request.path().startsWith("/Users/"))
                return Wire::Answer::json(200, "{\"id\":\"" + request.path().mid(7) + "\"}");
            const QStringList parts = request.parameter(u"filter"_s).split(u'"'); // id eq "g" and members.value eq "u"
            if (parts.size() != 5 || wire.requests().size() > refuseFrom)
                return Wire::Answer::json(400, R"({"status":"400","detail":"no"})");
            const bool isIn = pairs.contains(parts.at(1) + u' ' + parts.at(3));
            return Wire::Answer::json(200, isIn ? Json::object({{u"totalResults"_s, 1}, {u"Resources"_s, Json::array({Json::object({{u"id"_s, parts.at(1)}})})}}).toBytes()
                                                : QByteArray("{\"totalResults\":0}"));
        });
        ServerProfile profile;
        profile.members = ServerProfile::MemberAccess::ByPairFilter;
        profile.filter.everything = false;
        profile.filter.operators = {{u"Group"_s, {{u"displayname"_s, {u"eq"_s}}}}};
        ConnectionSettings settings = wire.settings();
        settings.profile = profile;
        directory = std::make_unique<Directory>(settings);
        directory->setCachedDescription(ServiceDescription::fallback(profile));
        session = std::make_unique<EditSession>(*directory);
        editor = std::make_unique<MembershipEditor>(*session);
    }
};

} // namespace

void TestMemberDisasters::askedOneByOne()
{
    PairServer server;
    server.pairs = {u"g u1"_s, u"g u3"_s};
    MembershipModel model(*server.editor);
    model.showMembers({.id = u"g"_s, .name = u"Crew"_s, .type = u"Group"_s});
    QTRY_COMPARE(model.state(), MembershipModel::State::Ready);
    QCOMPARE(model.knowledge(), Knowledge::Unknown);
    QVERIFY(server.wire.requests().isEmpty()); // nothing is asked of its own accord
    PairQuestions questions(*server.editor, nullptr);
    QList<MembershipPair> pairs;
    for (const QString &id : numbered(1, 9))
        pairs << MembershipPair {.group = u"g"_s, .member = id};
    questions.ask(pairs);
    QTRY_VERIFY(!questions.isRunning());
    QCOMPARE(questions.answered(), 8);
    QCOMPARE(server.editor->isMember(u"g"_s, u"u1"_s), std::optional(true));
    QCOMPARE(server.editor->isMember(u"g"_s, u"u2"_s), std::optional(false));
    QVERIFY(!server.editor->isMember(u"g"_s, u"u99"_s));
    QTRY_COMPARE(model.rowCount(), 2); // who was found to be in it
    QVERIFY(!model.before()); // and that is not a count
    QCOMPARE(server.editor->add({.id = u"g"_s}, people({u"u1"_s, u"u2"_s}), u"Add"_s).already.size(), 1);
    questions.ask(pairs); // all is known
    QCOMPARE(questions.asked(), 0);
    QCOMPARE(server.wire.requests().size(), 8);
    server.refuseFrom = 8;
    questions.ask({{.group = u"g"_s, .member = u"u20"_s}, {.group = u"g"_s, .member = u"u21"_s}});
    QTRY_VERIFY(!questions.isRunning());
    QVERIFY(questions.error());
    QVERIFY(!server.editor->isMember(u"g"_s, u"u20"_s));
}

void TestMemberDisasters::matrixAskedOneByOne()
{
    PairServer server;
    server.pairs = {u"g0 u1"_s, u"g1 u2"_s};
    MembershipMatrixModel matrix(*server.editor);
    matrix.setPeople(people({u"u1"_s, u"u2"_s, u"u3"_s}));
    matrix.setGroups({{.id = u"g0"_s, .type = u"Group"_s}, {.id = u"g1"_s, .type = u"Group"_s}});
    matrix.read();
    QTRY_VERIFY(!matrix.isReading());
    QCOMPARE(matrix.cellAt(matrix.index(0, 0)), MembershipMatrixModel::Cell::Unknown); // silence is not "no"
    QCOMPARE(matrix.callsToRead(), 6);
    matrix.read();
    QTRY_VERIFY(!matrix.isReading());
    QCOMPARE(matrix.callsToRead(), 0);
    QCOMPARE(matrix.cellAt(matrix.index(0, 0)), MembershipMatrixModel::Cell::Yes);
    QCOMPARE(matrix.cellAt(matrix.index(0, 1)), MembershipMatrixModel::Cell::No);
    QCOMPARE(matrix.cellAt(matrix.index(1, 1)), MembershipMatrixModel::Cell::Yes);
}

QTEST_GUILESS_MAIN(TestMemberDisasters)
#include "tst_memberdisasters.moc"
