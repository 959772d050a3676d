// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/discoverjob.h"
#include "client/fetchjob.h"
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

private:
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
    const auto stranger = ServerTest::connectTo(m_server->url(), "another token");
    const auto people = ServerTest::list(*stranger, ServerTest::query(u"User"_s));
    QVERIFY(!people.ok());
    QCOMPARE(people.error().kind, ErrorKind::Auth);
    QCOMPARE(people.error().httpStatus, 401);
}

QTEST_GUILESS_MAIN(TestServersScimmy)
#include "tst_servers_scimmy.moc"
