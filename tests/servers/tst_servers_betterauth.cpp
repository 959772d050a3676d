// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/discoverjob.h"
#include "client/fetchjob.h"
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

private:
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

QTEST_GUILESS_MAIN(TestServersBetterAuth)
#include "tst_servers_betterauth.moc"
