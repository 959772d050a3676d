// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/createjob.h"
#include "client/deletejob.h"
#include "client/discoverjob.h"
#include "client/fetchjob.h"
#include "client/patchjob.h"
#include "client/replacejob.h"
#include "fakes/outcome.h"
#include "servers/servertest.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
constexpr int PeopleCount = 23;
}

/// Our client against SAML Jackson (Ory Polis), the worst case: no discovery, no meta, no Location, any filter is a search for an address, groups that
/// never tell their members, answers with a body to everything.
class TestServersPolis : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void doesWithoutDiscovery();
    void listsEverybodyOnce_data();
    void listsEverybodyOnce();
    void looksUpByName();
    void secondOfANameIsAConflict();
    void replaces();
    void patches();
    void deletesWithAnAnswer();
    void membersOneByOne();

private:
    template <typename Job, typename... Arguments>
    auto run(Arguments &&...arguments)
    {
        return outcomeOf(new Job(*m_connection, std::forward<Arguments>(arguments)..., m_connection.get()));
    }
    [[nodiscard]] QStringList membersOf(const QString &group) const;

    std::vector<Json> m_people;
    QStringList m_ids;
    std::unique_ptr<ServerProcess> m_server;
    std::unique_ptr<Connection> m_connection;
};

void TestServersPolis::initTestCase()
{
    m_server = std::make_unique<ServerProcess>(u"server-saml-jackson.mjs"_s, QStringList(), ServerTest::Token);
    QVERIFY2(!m_server->url().isEmpty(), qPrintable(m_server->error()));
    m_connection = ServerTest::connectTo(m_server->url());
    m_people = ServerTest::people(PeopleCount);
    for (const Json &person : m_people) {
        const auto made = run<CreateJob>(u"/Users"_s, person, RequestPriority::Interactive);
        QVERIFY2(made.ok(), qPrintable(made.ok() ? QString() : made.error().toString()));
        QCOMPARE(made->status, 201);
        QVERIFY(!made->id.isEmpty()); // from the body: there is no Location
        m_ids.append(made->id);
    }
}

void TestServersPolis::cleanupTestCase()
{
    m_connection.reset();
    m_server.reset();
}

void TestServersPolis::doesWithoutDiscovery()
{
    const auto description = run<DiscoverJob>();
    QVERIFY2(description.ok(), qPrintable(description.ok() ? QString() : description.error().toString()));
    QVERIFY(description->resourceType(u"User") && description->resourceType(u"Group"));
    QCOMPARE(description->notes.size(), 3); // each of the documents is missing, and that is said
    QVERIFY(description->schemaOf(*description->resourceType(u"User")).core().attribute(u"userName"));
}

void TestServersPolis::listsEverybodyOnce_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::newRow("largest pages") << 0;
    QTest::newRow("pages of 5") << 5;
}

void TestServersPolis::listsEverybodyOnce()
{
    QFETCH(int, pageSize);
    const auto people = ServerTest::list(*m_connection, ServerTest::query(u"User"_s), {.pageSize = pageSize});
    QVERIFY2(people.ok(), qPrintable(people.ok() ? QString() : people.error().toString()));
    QCOMPARE(people->size(), qsizetype(PeopleCount));
    for (const Resource &person : *people) {
        const auto index = m_ids.indexOf(person.id());
        QVERIFY(index >= 0);
        QVERIFY2(ServerTest::holds(person.json(), m_people[size_t(index)]), person.bytes().constData());
    }
}

void TestServersPolis::looksUpByName()
{
    const auto found = ServerTest::list(*m_connection, ServerTest::query(u"User"_s, u"userName eq \"person007@north.example.org\""_s));
    QVERIFY(found.ok());
    QCOMPARE(ServerTest::userNames(*found), QStringList {u"person007@north.example.org"_s});
    const auto nobody = ServerTest::list(*m_connection, ServerTest::query(u"User"_s, u"userName eq \"nobody@example.org\""_s));
    QVERIFY(nobody.ok());
    QCOMPARE(nobody->size(), 0);
}

void TestServersPolis::secondOfANameIsAConflict()
{
    const auto again = run<CreateJob>(u"/Users"_s, m_people.front(), RequestPriority::Interactive);
    QVERIFY(!again.ok());
    QCOMPARE(again.error().kind, ErrorKind::Conflict);
    QCOMPARE(again.error().httpStatus, 409);
    QVERIFY(!again.error().inDoubt);
}

void TestServersPolis::replaces()
{
    Json wanted = m_people[3];
    wanted.set(u"displayName"_s, u"Replaced Ünï"_s);
    wanted.remove(u"name");
    const auto put = run<ReplaceJob>(u"/Users"_s, m_ids.at(3), wanted, ReplaceJob::Options {});
    QVERIFY2(put.ok(), qPrintable(put.ok() ? QString() : put.error().toString()));
    const auto shown = run<FetchJob>(u"/Users"_s, m_ids.at(3), FetchJob::Options {});
    QVERIFY(shown.ok());
    QVERIFY(ServerTest::holds(shown->json(), wanted));
    QVERIFY(!shown->json().contains(u"name"));
    m_people[3] = wanted;
}

void TestServersPolis::patches()
{
    Json wanted = m_people[4];
    Json name = wanted.value(u"name");
    name.set(u"familyName"_s, u"Ó Changed"_s);
    wanted.set(u"name"_s, name);
    wanted.set(u"active"_s, !wanted.value(u"active").toBool());
    ServerProfile profile = m_connection->profile();
    profile.patchRules.bySubAttribute = true; // this one stores an object under its path and forgets the rest
    const ServiceDescription usual = ServiceDescription::fallback(profile);
    const Patch patch = Patch::diff(m_people[4], wanted, usual.schemaOf(*usual.resourceType(u"User")), profile);
    const auto done = run<PatchJob>(u"/Users"_s, m_ids.at(4), patch, PatchJob::Options {});
    QVERIFY2(done.ok(), qPrintable(done.ok() ? QString() : done.error().toString()));
    QCOMPARE(done->status, 200);
    const auto shown = run<FetchJob>(u"/Users"_s, m_ids.at(4), FetchJob::Options {});
    QVERIFY(shown.ok());
    QVERIFY2(ServerTest::holds(shown->json(), wanted), shown->bytes().constData());
    QVERIFY(!shown->json().contains(u"name.familyName")); // no path kept as a name
    m_people[4] = wanted;
}

void TestServersPolis::deletesWithAnAnswer()
{
    const auto made = run<CreateJob>(u"/Users"_s, ServerTest::people(PeopleCount + 1).back(), RequestPriority::Interactive);
    QVERIFY(made.ok());
    const auto gone = run<DeleteJob>(u"/Users"_s, made->id, DeleteJob::Options {});
    QVERIFY2(gone.ok(), qPrintable(gone.ok() ? QString() : gone.error().toString()));
    QCOMPARE(gone->status, 200); // with the user in it
    QCOMPARE(run<FetchJob>(u"/Users"_s, made->id, FetchJob::Options {}).error().kind, ErrorKind::NotFound);
    QCOMPARE(run<DeleteJob>(u"/Users"_s, made->id, DeleteJob::Options {}).error().kind, ErrorKind::NotFound);
}

QStringList TestServersPolis::membersOf(const QString &group) const
{
    QNetworkAccessManager manager; // beside SCIM, so that no habit of our client is in it
    QUrl url = m_server->url();
    url.setPath(u"/members/"_s + group);
    QNetworkReply *reply = manager.get(QNetworkRequest(url));
    QStringList ids;
    if (QTest::qWaitFor([reply] { return reply->isFinished(); })) {
        const auto list = Json::parse(reply->readAll());
        const Json found = list.valueOr({});
    for (const Json &id : found.items())
            ids.append(id.toString());
    }
    ids.sort();
    return ids;
}

void TestServersPolis::membersOneByOne()
{
    const Json group = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:Group"_s})}, {u"displayName"_s, u"Pilots"_s}});
    const auto made = run<CreateJob>(u"/Groups"_s, group, RequestPriority::Interactive);
    QVERIFY2(made.ok(), qPrintable(made.ok() ? QString() : made.error().toString()));
    const ServiceDescription usual = ServiceDescription::fallback(m_connection->profile());
    const ResourceSchema schema = usual.schemaOf(*usual.resourceType(u"Group"));
    const auto with = [&group](const QStringList &ids) {
        Json whole = group;
        Json members = Json::array();
        for (const QString &id : ids)
            members.append(Json::object({{u"value"_s, id}}));
        whole.set(u"members"_s, members);
        return whole;
    };
    ServerProfile profile = m_connection->profile();
    profile.patchRules.replaceMembers = false;
    const auto change = [&](const QStringList &from, const QStringList &to) {
        for (const Patch &part : Patch::diff(with(from), with(to), schema, profile).packedFor(profile))
            QVERIFY(run<PatchJob>(u"/Groups"_s, made->id, part, PatchJob::Options {}).ok());
        QStringList sorted = to;
        sorted.sort();
        QCOMPARE(membersOf(made->id), sorted);
    };
    change({}, {m_ids.at(1), m_ids.at(2), m_ids.at(5)});
    change({m_ids.at(1), m_ids.at(2), m_ids.at(5)}, {m_ids.at(2)}); // by members[value eq "..."]
    profile.patchRules.removeByValue = true;
    change({m_ids.at(2)}, {m_ids.at(7)});
    QVERIFY(run<DeleteJob>(u"/Groups"_s, made->id, DeleteJob::Options {}).ok());
}

QTEST_GUILESS_MAIN(TestServersPolis)
#include "tst_servers_polis.moc"
