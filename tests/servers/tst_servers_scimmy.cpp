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
#include "servers/servertest.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
constexpr int PeopleCount = 137; // pages of 20, the server's default, end in a short one
constexpr QStringView Enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
}

/// Our client against SCIMMY: discovery, listing, paging, filters, sorting, reading, each compared with the seed.
class TestServersScimmy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void discovers();
    void listsEverybodyOnce_data();
    void listsEverybodyOnce();
    void readsAWindow();
    void filters_data();
    void filters();
    void sorts();
    void projects();
    void fetches();
    void groupsHaveTheirMembers();
    void fetchOfNobodyIsNotFound();
    void wrongTokenIsAnAuthError();
    void writesAndReadsBack();
    void membersComeAndGo();
    void bulkWithReferences();
    void bulkStopsAfterErrors();
    void searchesByPost();
    void probeSeesWhatItIs();

private:
    template <typename Job, typename... Arguments>
    auto run(Arguments &&...arguments)
    {
        return outcomeOf(new Job(*m_connection, std::forward<Arguments>(arguments)..., m_connection.get()));
    }
    [[nodiscard]] QStringList expected(const std::function<bool(const Json &)> &predicate) const;

    QTemporaryDir m_dir;
    std::vector<Json> m_people;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Connection> m_connection;
};

void TestServersScimmy::initTestCase()
{
    m_people = ServerTest::people(PeopleCount);
    Json::Array members;
    for (int i = 0; i < PeopleCount; ++i) {
        Json &person = m_people[size_t(i)];
        person.set(u"id"_s, u"id-%1"_s.arg(i));
        person.set(u"schemas"_s, Json::array({person.value(u"schemas").at(0), Enterprise.toString()}));
        person.set(Enterprise.toString(), Json::object({{u"department"_s, i % 2 ? u"Harbour"_s : u"Häfen"_s}, {u"employeeNumber"_s, QString::number(7000 + i)}}));
        if (i < 30)
            members.push_back(Json::object({{u"value"_s, u"id-%1"_s.arg(i)}}));
    }
    const Json group = Json::object({{u"id"_s, u"g-1"_s}, {u"displayName"_s, u"Pilots & tugs"_s}, {u"members"_s, Json(members)}});
    QFile seed(m_dir.filePath(u"seed.json"_s));
    QVERIFY(seed.open(QIODevice::WriteOnly));
    seed.write(Json::object({{u"users"_s, Json(Json::Array(m_people))}, {u"groups"_s, Json::array({group})}}).toBytes());
    seed.close();
    m_server = std::make_unique<ServerProcess>(u"server-scimmy.mjs"_s, QStringList {seed.fileName()}, ServerTest::Token);
    QVERIFY2(!m_server->url().isEmpty(), qPrintable(m_server->error()));
    m_connection = ServerTest::connectTo(m_server->url());
}

void TestServersScimmy::cleanupTestCase()
{
    m_connection.reset();
    m_server.reset();
}

QStringList TestServersScimmy::expected(const std::function<bool(const Json &)> &predicate) const
{
    std::vector<Json> found;
    std::copy_if(m_people.begin(), m_people.end(), std::back_inserter(found), predicate);
    return ServerTest::userNames(found);
}

void TestServersScimmy::discovers()
{
    const auto description = outcomeOf(new DiscoverJob(*m_connection, m_connection.get()));
    QVERIFY2(description.ok(), qPrintable(description.ok() ? QString() : description.error().toString()));
    QCOMPARE(description->resourceTypes.size(), 2);
    const ResourceType *user = description->resourceType(u"users");
    QVERIFY(user);
    QCOMPARE(user->endpoint, u"/Users"_s);
    QCOMPARE(description->config.bulk, true);
    QCOMPARE(description->config.etag, false);
    QCOMPARE(description->config.filterMaxResults, 200);
    const ResourceSchema schema = description->schemaOf(*user);
    QVERIFY(schema.extension(Enterprise));
    const Attribute *userName = schema.core().attribute(u"username");
    QVERIFY(userName);
    QVERIFY(userName->required);
    QCOMPARE(userName->uniqueness, Attribute::Uniqueness::Server);
    m_connection->setProfile(description->profile);
}

void TestServersScimmy::listsEverybodyOnce_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<int>("readAhead");
    QTest::newRow("largest pages") << 0 << 3;
    QTest::newRow("pages of 20") << 20 << 3;
    QTest::newRow("pages of 50, one at a time") << 50 << 1;
    QTest::newRow("pages of 137") << PeopleCount << 3;
}

void TestServersScimmy::listsEverybodyOnce()
{
    QFETCH(int, pageSize);
    QFETCH(int, readAhead);
    const auto people = ServerTest::list(*m_connection, ServerTest::query(u"User"_s), {.pageSize = pageSize, .readAhead = readAhead});
    QVERIFY2(people.ok(), qPrintable(people.ok() ? QString() : people.error().toString()));
    QCOMPARE(people->size(), qsizetype(m_people.size()));
    for (qsizetype i = 0; i < people->size(); ++i) {
        const Json &shown = people->at(i).json();
        QVERIFY2(ServerTest::holds(shown, m_people[size_t(i)]), shown.toIndentedBytes().constData());
    }
}

void TestServersScimmy::readsAWindow()
{
    const auto window = ServerTest::list(*m_connection, ServerTest::query(u"User"_s), {.startIndex = 101, .limit = 10, .pageSize = 10});
    QVERIFY(window.ok());
    QCOMPARE(window->size(), 10);
    for (int i = 0; i < 10; ++i)
        QCOMPARE(window->at(i).id(), u"id-%1"_s.arg(100 + i));
}

void TestServersScimmy::filters_data()
{
    using Predicate = std::function<bool(const Json &)>;
    const auto text = [](const Json &person, QStringView name) { return person.value(name).toString(); };
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QStringList>("names");
    m_people = m_people.empty() ? ServerTest::people(PeopleCount) : m_people;
    const auto row = [this](const char *title, const QString &filter, const Predicate &predicate) {
        QTest::newRow(title) << filter << expected(predicate);
    };
    row("eq", u"userName eq \"person007@north.example.org\""_s,
        [=](const Json &p) { return text(p, u"userName") == "person007@north.example.org"_L1; });
    row("sw", u"userName sw \"person01\""_s, [=](const Json &p) { return text(p, u"userName").startsWith("person01"_L1); });
    row("co beyond ASCII", u"displayName co \"Müller\""_s, [=](const Json &p) { return text(p, u"displayName").contains(u"Müller"_s); });
    row("apostrophe", u"name.givenName eq \"O'Brien\""_s, // SCIMMY's own parser takes no escaped quotes
        [=](const Json &p) { return text(p.value(u"name"), u"givenName") == "O'Brien"_L1; });
    row("boolean", u"active eq false"_s, [](const Json &p) { return !p.value(u"active").toBool(); });
    row("and", u"active eq true and userName co \"south\""_s,
        [=](const Json &p) { return p.value(u"active").toBool() && text(p, u"userName").contains("south"_L1); });
    row("or, not", u"not (active eq true) or displayName sw \"Zoë\""_s,
        [=](const Json &p) { return !p.value(u"active").toBool() || text(p, u"displayName").startsWith(u"Zoë"_s); });
    row("nobody", u"userName eq \"x+y&z=1\""_s, [](const Json &) { return false; });
}

void TestServersScimmy::filters()
{
    QFETCH(QString, filter);
    QFETCH(QStringList, names);
    const auto people = ServerTest::list(*m_connection, ServerTest::query(u"User"_s, filter));
    QVERIFY2(people.ok(), qPrintable(people.ok() ? QString() : people.error().toString()));
    QStringList found = ServerTest::userNames(*people);
    found.sort();
    QCOMPARE(found, names);
}

void TestServersScimmy::sorts()
{
    ListQuery query = ServerTest::query(u"User"_s);
    query.sortBy = u"userName"_s;
    query.descending = true;
    const auto people = ServerTest::list(*m_connection, query);
    QVERIFY(people.ok());
    QStringList names = ServerTest::userNames(m_people);
    std::reverse(names.begin(), names.end());
    QCOMPARE(ServerTest::userNames(*people), names);
}

void TestServersScimmy::projects()
{
    ListQuery query = ServerTest::query(u"User"_s);
    query.attributes = QStringList {u"userName"_s};
    const auto people = ServerTest::list(*m_connection, query, {.limit = 3});
    QVERIFY(people.ok());
    QCOMPARE(people->size(), 3);
    QVERIFY(people->first().json().contains(u"userName"));
    QVERIFY(!people->first().json().contains(u"displayName"));
}

void TestServersScimmy::fetches()
{
    for (const int i : {0, 42, PeopleCount - 1}) {
        const auto person = outcomeOf(new FetchJob(*m_connection, u"/Users"_s, u"id-%1"_s.arg(i), {}, m_connection.get()));
        QVERIFY2(person.ok(), qPrintable(person.ok() ? QString() : person.error().toString()));
        QVERIFY(ServerTest::holds(person->json(), m_people[size_t(i)]));
    }
}

void TestServersScimmy::groupsHaveTheirMembers()
{
    const auto groups = ServerTest::list(*m_connection, ServerTest::query(u"Group"_s));
    QVERIFY(groups.ok());
    QCOMPARE(groups->size(), 1);
    QCOMPARE(groups->first().displayText(), u"Pilots & tugs"_s);
    const Json members = groups->first().json().value(u"members");
    QCOMPARE(members.size(), 30);
    QCOMPARE(members.at(29).value(u"value").toString(), u"id-29"_s);
}

void TestServersScimmy::fetchOfNobodyIsNotFound()
{
    const auto nobody = outcomeOf(new FetchJob(*m_connection, u"/Users"_s, u"no/body?#"_s, {}, m_connection.get()));
    QVERIFY(!nobody.ok());
    QCOMPARE(nobody.error().kind, ErrorKind::NotFound);
    QVERIFY2(nobody.error().detail.contains("no/body?#"_L1), qPrintable(nobody.error().detail)); // the id came through whole
}

void TestServersScimmy::wrongTokenIsAnAuthError()
{
    const auto stranger = ServerTest::connectTo(m_server->url(), "another-token");
    const auto people = ServerTest::list(*stranger, ServerTest::query(u"User"_s));
    QVERIFY(!people.ok());
    QCOMPARE(people.error().kind, ErrorKind::Auth);
    QCOMPARE(people.error().httpStatus, 401);
}

void TestServersScimmy::writesAndReadsBack()
{
    Json person = ServerTest::people(1).front();
    person.set(u"userName"_s, u"new@north.example.org"_s);
    person.set(u"emails"_s, Json::array({Json::object({{u"value"_s, u"new@north.example.org"_s}, {u"type"_s, u"work"_s}}),
                                         Json::object({{u"value"_s, u"home@example.org"_s}, {u"type"_s, u"home"_s}})}));
    const auto made = run<CreateJob>(u"/Users"_s, person, RequestPriority::Interactive);
    QVERIFY2(made.ok(), qPrintable(made.ok() ? QString() : made.error().toString()));
    QCOMPARE(made->status, 201);
    const auto shown = [&] { return run<FetchJob>(u"/Users"_s, made->id, FetchJob::Options {}); };
    QVERIFY(ServerTest::holds(shown()->json(), person));

    Json replaced = person;
    replaced.set(u"title"_s, u"Lotse"_s);
    replaced.remove(u"name");
    replaced.set(u"id"_s, made->id);
    const auto put = run<ReplaceJob>(u"/Users"_s, made->id, replaced, ReplaceJob::Options {});
    QVERIFY2(put.ok(), qPrintable(put.ok() ? QString() : put.error().toString()));
    QVERIFY(ServerTest::holds(shown()->json(), replaced));
    QVERIFY(!shown()->json().contains(u"name"));

    const Json before = shown()->json();
    Json after = before;
    after.remove(u"title");
    after.set(u"displayName"_s, u"Zoë \"Ž\""_s);
    after.set(u"emails"_s, Json::array({Json::object({{u"value"_s, u"new@north.example.org"_s}, {u"type"_s, u"work"_s}}),
                                        Json::object({{u"value"_s, u"cottage@example.org"_s}, {u"type"_s, u"home"_s}})}));
    const auto description = run<DiscoverJob>();
    const ResourceSchema schema = description->schemaOf(*description->resourceType(u"User"));
    const auto patched = run<PatchJob>(u"/Users"_s, made->id, Patch::diff(before, after, schema, description->profile), PatchJob::Options {});
    QVERIFY2(patched.ok(), qPrintable(patched.ok() ? QString() : patched.error().toString()));
    QVERIFY(!shown()->json().contains(u"title"));
    QCOMPARE(shown()->json().value(u"displayName"), Json(u"Zoë \"Ž\""_s));
    QCOMPARE(shown()->json().value(u"emails").size(), 2);
    QVERIFY2(shown()->bytes().contains("cottage@example.org") && !shown()->bytes().contains("home@example.org"), shown()->bytes().constData());

    const auto gone = run<DeleteJob>(u"/Users"_s, made->id, DeleteJob::Options {});
    QVERIFY(gone.ok());
    QCOMPARE(gone->status, 204);
    QCOMPARE(shown().error().kind, ErrorKind::NotFound);
}

void TestServersScimmy::membersComeAndGo()
{
    const auto members = [this] {
        QStringList ids;
        const auto list = run<MembersJob>(MembersJob::Group {.id = u"g-1"_s}, RequestPriority::Interactive);
        for (const auto &member : list.valueOr({}).members)
            ids.append(member.value);
        ids.sort();
        return ids;
    };
    const QStringList before = members();
    QCOMPARE(before.size(), 30);
    const auto group = run<FetchJob>(u"/Groups"_s, u"g-1"_s, FetchJob::Options {});
    Json after = group->json();
    Json list = Json::array();
    for (const Json &member : group->json().value(u"members").items()) {
        if (member.value(u"value").toString() != "id-7"_L1)
            list.append(member);
    }
    list.append(Json::object({{u"value"_s, u"id-100"_s}}));
    list.append(Json::object({{u"value"_s, u"id-101"_s}}));
    after.set(u"members"_s, list);
    const auto description = run<DiscoverJob>();
    const Patch patch = Patch::diff(group->json(), after, description->schemaOf(*description->resourceType(u"Group")), description->profile);
    for (const Patch &part : patch.packedFor(description->profile)) {
        const auto done = run<PatchJob>(u"/Groups"_s, u"g-1"_s, part, PatchJob::Options {});
        QVERIFY2(done.ok(), qPrintable(done.ok() ? QString() : done.error().toString()));
    }
    QStringList expected = before;
    expected.removeAll(u"id-7"_s);
    expected << u"id-100"_s << u"id-101"_s;
    expected.sort();
    QCOMPARE(members(), expected);
}

void TestServersScimmy::bulkWithReferences()
{
    std::vector<BulkOperation> operations;
    const std::vector<Json> people = ServerTest::people(3);
    Json members = Json::array();
    for (int i = 0; i < 3; ++i) {
        Json person = people[size_t(i)];
        person.set(u"userName"_s, u"bulk%1@example.org"_s.arg(i));
        operations.push_back({.method = "POST", .path = u"/Users"_s, .bulkId = u"u%1"_s.arg(i), .data = person});
        members.append(Json::object({{u"value"_s, u"bulkId:u%1"_s.arg(i)}}));
    }
    operations.push_back({.method = "POST",
                          .path = u"/Groups"_s,
                          .bulkId = u"g"_s,
                          .data = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:Group"_s})}, {u"displayName"_s, u"Bulk"_s}, {u"members"_s, members}})});
    // two at a time: the references reach over three requests
    const auto results = run<BulkJob>(operations, BulkJob::Options {.maxOperations = 2});
    QVERIFY2(results.ok(), qPrintable(results.ok() ? QString() : results.error().toString()));
    QCOMPARE(results->size(), 4);
    QStringList ids;
    for (const BulkResult &result : *results) {
        QVERIFY2(result.state == BulkResult::State::Done, qPrintable(result.error ? result.error->toString() : QString()));
        ids << result.id;
    }
    const auto group = run<FetchJob>(u"/Groups"_s, ids.at(3), FetchJob::Options {});
    QVERIFY(group.ok());
    QStringList shown;
    for (const Json &member : group->json().value(u"members").items())
        shown << member.value(u"value").toString();
    QCOMPARE(shown, ids.mid(0, 3));
    const auto found = ServerTest::list(*m_connection, ServerTest::query(u"User"_s, u"userName sw \"bulk\""_s));
    QCOMPARE(found->size(), 3);
    std::vector<BulkOperation> deletes;
    for (int i = 0; i < 4; ++i)
        deletes.push_back({.method = "DELETE", .path = HttpRequest::pathOf(i < 3 ? u"/Users"_s : u"/Groups"_s, ids.at(i))});
    const auto gone = run<BulkJob>(deletes, BulkJob::Options {});
    QVERIFY(gone.ok());
    QCOMPARE(run<FetchJob>(u"/Groups"_s, ids.at(3), FetchJob::Options {}).error().kind, ErrorKind::NotFound);
}

void TestServersScimmy::bulkStopsAfterErrors()
{
    std::vector<BulkOperation> operations;
    for (int i = 0; i < 4; ++i) // without a userName, which is required
        operations.push_back({.method = "POST", .path = u"/Users"_s, .data = Json::object({{u"displayName"_s, u"nobody"_s}})});
    const auto results = run<BulkJob>(operations, BulkJob::Options {.failOnErrors = 2});
    QVERIFY2(results.ok(), qPrintable(results.ok() ? QString() : results.error().toString()));
    QCOMPARE(results->at(0).state, BulkResult::State::Failed);
    QCOMPARE(results->at(0).status, 400);
    QCOMPARE(results->at(1).state, BulkResult::State::Failed);
    QCOMPARE(results->at(3).state, BulkResult::State::Skipped);
}

void TestServersScimmy::searchesByPost()
{
    auto *job = new SearchJob(*m_connection, ServerTest::query(u"User"_s, u"userName sw \"person01\""_s), {.startIndex = 1, .count = 50}, m_connection.get());
    QObject untilReturn;
    bool usedPost = false;
    connect(job, &Job::done, &untilReturn, [job, &usedPost] { usedPost = job->usedPost(); });
    const auto page = outcomeOf(job);
    QVERIFY2(page.ok(), qPrintable(page.ok() ? QString() : page.error().toString()));
    QVERIFY(usedPost);
    QStringList found = ServerTest::userNames(page->resources);
    found.sort();
    QCOMPARE(found, expected([](const Json &p) { return p.value(u"userName").toString().startsWith("person01"_L1); }));
}

void TestServersScimmy::probeSeesWhatItIs()
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
    QVERIFY(report->calls <= ProbeScript::mostCalls(*description));
    QCOMPARE(seen(Capability::DefaultPageSize, u"User"_s), Json(20));
    QCOMPARE(seen(Capability::IndexPaging, u"User"_s), Json(true));
    QCOMPARE(seen(Capability::CursorPaging, u"User"_s), Json(false));
    QCOMPARE(seen(Capability::Totals, u"User"_s), Json(true));
    QCOMPARE(seen(Capability::Sort, u"User"_s), Json(true));
    QCOMPARE(seen(Capability::Attributes, u"User"_s), Json(true));
    QCOMPARE(seen(Capability::Disjunction, u"User"_s), Json(true));
    QCOMPARE(seen(Capability::FilterOperator, u"User"_s, u"userName sw"_s), Json(true));
    QCOMPARE(seen(Capability::Members, u"Group"_s), Json(u"in group"_s));
    QCOMPARE(seen(Capability::NotFound, u"User"_s), Json(404));
}

QTEST_GUILESS_MAIN(TestServersScimmy)
#include "tst_servers_scimmy.moc"
