// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/bulkjob.h"
#include "client/createjob.h"
#include "client/deletejob.h"
#include "client/discoverjob.h"
#include "client/fetchjob.h"
#include "client/membersjob.h"
#include "client/patchjob.h"
#include "client/probejob.h"
#include "client/replacejob.h"
#include "client/searchjob.h"
#include "fakes/outcome.h"
#include "net/requestjob.h"
#include "servers/servertest.h"

#include <QHash>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
constexpr int PeopleCount = 123; // the server caps pages at 100, whatever is asked for
}

/// Our client against better-auth's SCIM plugin: strict, narrow, pages capped, ids of its own.
class TestServersBetterAuth : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void discovers();
    void listsEverybodyOnce_data();
    void listsEverybodyOnce();
    void filters_data();
    void filters();
    void refusedFilterSaysWhy();
    void fetchesEachGroup();
    void writesAndReadsBack();
    void secondOfANameIsAConflict();
    void membersComeAndGo();
    void searchFallsBack();
    void probeSeesWhatItIs();

private:
    template <typename Job, typename... Arguments>
    auto run(Arguments &&...arguments)
    {
        return outcomeOf(new Job(*m_connection, std::forward<Arguments>(arguments)..., m_connection.get()));
    }
    Result<QString> create(const QString &path, const Json &resource);

    std::vector<Json> m_people;
    QStringList m_ids; ///< of m_people, given by the server
    QString m_groupId;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Connection> m_connection;
};

Result<QString> TestServersBetterAuth::create(const QString &path, const Json &resource)
{
    const auto reply = outcomeOf(m_connection->send({.method = "POST", .path = path, .body = resource.toBytes()}, m_connection.get()));
    if (!reply)
        return reply.error();
    return Resource(reply->body).id();
}

void TestServersBetterAuth::initTestCase()
{
    m_server = std::make_unique<ServerProcess>(u"server-better-auth.mjs"_s, QStringList(), ServerTest::Token);
    QVERIFY2(!m_server->url().isEmpty(), qPrintable(m_server->error()));
    m_connection = ServerTest::connectTo(m_server->url());
    m_people = ServerTest::people(PeopleCount);
    for (const Json &person : m_people) {
        const auto id = create(u"/Users"_s, person);
        QVERIFY2(id.ok(), qPrintable(id.ok() ? QString() : id.error().toString()));
        m_ids.append(*id);
    }
    Json group = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:Group"_s})}, {u"displayName"_s, u"Pilots"_s}});
    group.set(u"members"_s, Json::array({Json::object({{u"value"_s, m_ids.at(3)}}), Json::object({{u"value"_s, m_ids.at(99)}})}));
    const auto groupId = create(u"/Groups"_s, group);
    QVERIFY2(groupId.ok(), qPrintable(groupId.ok() ? QString() : groupId.error().toString()));
    m_groupId = *groupId;
}

void TestServersBetterAuth::cleanupTestCase()
{
    m_connection.reset();
    m_server.reset();
}

void TestServersBetterAuth::discovers()
{
    const auto description = outcomeOf(new DiscoverJob(*m_connection, m_connection.get()));
    QVERIFY2(description.ok(), qPrintable(description.ok() ? QString() : description.error().toString()));
    QVERIFY(description->resourceType(u"User") && description->resourceType(u"Group"));
    QCOMPARE(description->config.sort, false);
    QCOMPARE(description->config.filterMaxResults, 100);
    QCOMPARE(description->profile.sort, false);
    QVERIFY(description->schemaOf(*description->resourceType(u"User")).core().attribute(u"userName"));
    m_connection->setProfile(description->profile);
}

void TestServersBetterAuth::listsEverybodyOnce_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::newRow("largest pages") << 0;
    QTest::newRow("more than the server gives") << 500;
    QTest::newRow("pages of 25") << 25;
}

void TestServersBetterAuth::listsEverybodyOnce()
{
    QFETCH(int, pageSize);
    const auto people = ServerTest::list(*m_connection, ServerTest::query(u"User"_s), {.pageSize = pageSize});
    QVERIFY2(people.ok(), qPrintable(people.ok() ? QString() : people.error().toString()));
    QHash<QString, Json> shown;
    for (const Resource &person : *people)
        shown.insert(person.id(), person.json());
    QCOMPARE(shown.size(), qsizetype(m_people.size()));
    QCOMPARE(people->size(), shown.size());
    for (qsizetype i = 0; i < m_ids.size(); ++i)
        QVERIFY2(ServerTest::holds(shown.value(m_ids.at(i)), m_people[size_t(i)]), shown.value(m_ids.at(i)).toIndentedBytes().constData());
}

void TestServersBetterAuth::filters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("names");
    QTest::newRow("eq") << u"userName eq \"person007@north.example.org\""_s << QStringList {u"person007@north.example.org"_s};
    QTest::newRow("nobody") << u"userName eq \"nobody+at+all@example.org\""_s << QStringList();
}

void TestServersBetterAuth::filters()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, names);
    const auto people = ServerTest::list(*m_connection, ServerTest::query(u"User"_s, filter));
    QVERIFY2(people.ok(), qPrintable(people.ok() ? QString() : people.error().toString()));
    QCOMPARE(ServerTest::userNames(*people), names);
}

void TestServersBetterAuth::refusedFilterSaysWhy()
{
    const auto people = ServerTest::list(*m_connection, ServerTest::query(u"User"_s, u"userName sw \"person\""_s));
    QVERIFY(!people.ok());
    QCOMPARE(people.error().httpStatus, 400);
    QCOMPARE(people.error().scimType, u"invalidFilter"_s);
    QVERIFY(!people.error().detail.isEmpty());
}

void TestServersBetterAuth::fetchesEachGroup()
{
    const auto group = outcomeOf(new FetchJob(*m_connection, u"/Groups"_s, m_groupId, {}, m_connection.get()));
    QVERIFY2(group.ok(), qPrintable(group.ok() ? QString() : group.error().toString()));
    QCOMPARE(group->displayText(), u"Pilots"_s);
    QStringList members;
    for (const Json &member : group->json().value(u"members").items())
        members.append(member.value(u"value").toString());
    members.sort();
    QStringList expected {m_ids.at(3), m_ids.at(99)};
    expected.sort();
    QCOMPARE(members, expected);
}

void TestServersBetterAuth::writesAndReadsBack()
{
    Json person = ServerTest::people(1).front();
    person.set(u"userName"_s, u"new@north.example.org"_s);
    person.set(u"emails"_s, Json::array({Json::object({{u"value"_s, u"new@north.example.org"_s}, {u"type"_s, u"work"_s}, {u"primary"_s, true}})}));
    const auto made = run<CreateJob>(u"/Users"_s, person, RequestPriority::Interactive);
    QVERIFY2(made.ok(), qPrintable(made.ok() ? QString() : made.error().toString()));
    QCOMPARE(made->status, 201);
    const auto shown = [&] { return run<FetchJob>(u"/Users"_s, made->id, FetchJob::Options {}); };
    QVERIFY(ServerTest::holds(shown()->json(), person));

    Json replaced = person;
    replaced.set(u"displayName"_s, u"Ersetzt"_s);
    const auto put = run<ReplaceJob>(u"/Users"_s, made->id, replaced, ReplaceJob::Options {});
    QVERIFY2(put.ok(), qPrintable(put.ok() ? QString() : put.error().toString()));
    QVERIFY2(ServerTest::holds(shown()->json(), replaced), shown()->bytes().constData());

    const Json before = shown()->json();
    Json after = before;
    after.set(u"active"_s, false);
    Json name = before.value(u"name");
    name.set(u"familyName"_s, u"Ó Changed"_s);
    name.remove(u"formatted"); // which the server makes of the others
    after.set(u"name"_s, name);
    const auto description = run<DiscoverJob>();
    const ResourceSchema schema = description->schemaOf(*description->resourceType(u"User"));
    const auto patched = run<PatchJob>(u"/Users"_s, made->id, Patch::diff(before, after, schema, description->profile), PatchJob::Options {});
    QVERIFY2(patched.ok(), qPrintable(patched.ok() ? QString() : patched.error().toString()));
    QCOMPARE(shown()->json().value(u"active"), Json(false));
    QCOMPARE(shown()->json().value(u"name").value(u"familyName"), Json(u"Ó Changed"_s));

    const auto gone = run<DeleteJob>(u"/Users"_s, made->id, DeleteJob::Options {});
    QVERIFY2(gone.ok(), qPrintable(gone.ok() ? QString() : gone.error().toString()));
    QCOMPARE(shown().error().kind, ErrorKind::NotFound);
}

void TestServersBetterAuth::secondOfANameIsAConflict()
{
    const auto again = run<CreateJob>(u"/Users"_s, m_people.front(), RequestPriority::Interactive);
    QVERIFY(!again.ok());
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    QCOMPARE(again.error().scimType, u"uniqueness"_s);
    QVERIFY(!again.error().inDoubt);
}

void TestServersBetterAuth::membersComeAndGo()
{
    const auto members = [this] {
        QStringList ids;
        const auto list = run<MembersJob>(MembersJob::Group {.id = m_groupId}, RequestPriority::Interactive);
        for (const auto &member : list.valueOr({}).members)
            ids.append(member.value);
        ids.sort();
        return ids;
    };
    const auto description = run<DiscoverJob>();
    const ResourceSchema schema = description->schemaOf(*description->resourceType(u"Group"));
    const auto change = [&](const QStringList &wanted) {
        const auto group = run<FetchJob>(u"/Groups"_s, m_groupId, FetchJob::Options {});
        Json after = group->json();
        Json list = Json::array();
        for (const QString &id : wanted)
            list.append(Json::object({{u"value"_s, id}}));
        after.set(u"members"_s, list);
        ServerProfile profile = description->profile;
        profile.patchRules.replaceMembers = false;
        for (const Patch &part : Patch::diff(group->json(), after, schema, profile).packedFor(profile)) {
            const auto done = run<PatchJob>(u"/Groups"_s, m_groupId, part, PatchJob::Options {});
            QVERIFY2(done.ok(), qPrintable(done.ok() ? QString() : done.error().toString()));
        }
        QStringList sorted = wanted;
        sorted.sort();
        QCOMPARE(members(), sorted);
    };
    change({m_ids.at(3), m_ids.at(99), m_ids.at(10), m_ids.at(11)});
    change({m_ids.at(10)});
    change({m_ids.at(3), m_ids.at(99)}); // as it was
}

void TestServersBetterAuth::searchFallsBack()
{
    auto *job = new SearchJob(*m_connection, ServerTest::query(u"User"_s, u"userName eq \"person007@north.example.org\""_s), {.startIndex = 1, .count = 50}, m_connection.get());
    QObject untilReturn;
    bool usedPost = true;
    connect(job, &Job::done, &untilReturn, [job, &usedPost] { usedPost = job->usedPost(); });
    const auto page = outcomeOf(job);
    QVERIFY2(page.ok(), qPrintable(page.ok() ? QString() : page.error().toString()));
    QVERIFY(!usedPost);
    QCOMPARE(ServerTest::userNames(page->resources), QStringList {u"person007@north.example.org"_s});
}

void TestServersBetterAuth::probeSeesWhatItIs()
{
    const auto description = run<DiscoverJob>();
    const auto report = run<ProbeJob>(*description, ProbeJob::Options {});
    QVERIFY2(report.ok(), qPrintable(report.ok() ? QString() : report.error().toString()));
    const auto seen = [&report](Capability capability, const QString &type, const QString &detail = {}) {
        for (const Observation &observation : report->observations) {
            if (observation.capability == capability && observation.resourceType == type && observation.detail == detail)
                return observation.value;
        }
        return Json();
    };
    QVERIFY(report->complete);
    QCOMPARE(seen(Capability::MaxPageSize, u"User"_s), Json(100));
    QCOMPARE(seen(Capability::IndexPaging, u"User"_s), Json(true));
    QCOMPARE(seen(Capability::Sort, u"User"_s), Json(false));
    QCOMPARE(seen(Capability::Disjunction, u"User"_s), Json(false));
    QCOMPARE(seen(Capability::FilterOperator, u"User"_s, u"userName eq"_s), Json(true));
    QCOMPARE(seen(Capability::FilterOperator, u"User"_s, u"userName sw"_s), Json(false));
    QCOMPARE(seen(Capability::Members, u"Group"_s), Json(u"in group"_s));
}

QTEST_GUILESS_MAIN(TestServersBetterAuth)
#include "tst_servers_betterauth.moc"
