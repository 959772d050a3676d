// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/conflict.h"
#include "change/inverse.h"
#include "change/planner.h"
#include "change/runner.h"
#include "client/discoverjob.h"
#include "client/fetchjob.h"
#include "fakes/outcome.h"
#include "net/requestjob.h"
#include "servers/servertest.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

/// One foreign server with our client, a journal and what is known of the server.
struct Place {
    QTemporaryDir folder;
    std::unique_ptr<ServerProcess> server;
    std::unique_ptr<Connection> connection;
    ServiceDescription description;
    std::unique_ptr<Journal> journal;
    Runner::Options options;

    explicit Place(const QString &script)
    {
        QStringList arguments;
        if (script.contains(u"scimmy")) {
            QFile seed(folder.filePath(u"seed.json"_s));
            QVERIFY(seed.open(QIODevice::WriteOnly));
            seed.write(R"({"users":[],"groups":[]})");
            arguments << seed.fileName();
        }
        server = std::make_unique<ServerProcess>(script, arguments, ServerTest::Token);
        QVERIFY2(!server->url().isEmpty(), qPrintable(server->error()));
        connection = ServerTest::connectTo(server->url());
        const auto found = outcomeOf(new DiscoverJob(*connection, connection.get()));
        QVERIFY2(found.ok(), qPrintable(found.ok() ? QString() : found.error().toString()));
        description = *found;
        connection->setProfile(description.profile);
        auto opened = Journal::open(folder.filePath(u"journal.sqlite"_s));
        QVERIFY(opened);
        journal = std::move(opened).value();
        options.recheck = !description.profile.etag.value_or(false);
    }
    [[nodiscard]] Json get(const QString &endpoint, const QString &id) const
    {
        const auto found = outcomeOf(new FetchJob(*connection, endpoint, id, {}, connection.get()));
        return found.ok() ? found->json() : Json();
    }
    qint64 begin(const QList<Change> &changes)
    {
        const Plan plan = makePlan({.changes = changes}, description);
        for (const PlannedObject &object : plan.objects) {
            if (object.rejection)
                qWarning().noquote() << object.label << object.rejection->detail;
        }
        options.whole = Runner::stepsWithSecrets(plan);
        return journal->begin(plan, {}).valueOr(-1);
    }
    RunSummary run(qint64 number)
    {
        const auto summary = outcomeOf(new Runner(*connection, description, *journal, number, options, connection.get()));
        for (const StepRecord &record : journal->steps(number).valueOr({})) {
            if (record.outcome.error)
                qInfo().noquote() << record.step.method << record.step.path() << record.step.body.toBytes() << record.outcome.error->toString();
        }
        return summary.ok() ? *summary : RunSummary {.failed = -1};
    }
    RunSummary apply(const QList<Change> &changes) { return run(begin(changes)); }
    [[nodiscard]] QString idOf(qint64 number, int step) const { return journal->steps(number).valueOr({}).value(step).outcome.id; }
    /// As somebody else would, behind our back.
    void patch(const QString &id, const QByteArray &operation) const
    {
        const QByteArray body = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operation + "]}";
        const auto reply = outcomeOf(connection->send({.method = "PATCH", .path = u"/Users/"_s + id, .body = body}, connection.get()));
        QVERIFY2(reply.ok(), qPrintable(reply.ok() ? QString() : reply.error().toString()));
    }
    [[nodiscard]] Change update(const QString &id, const Json &attributes) const
    {
        return {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = attributes, .before = Resource(get(u"/Users"_s, id))};
    }
};

Json json(const char *text)
{
    return Json::parse(text).valueOr({});
}

} // namespace

/// Create, edit, meet somebody else's edit, join and leave, delete, undo: planner and Runner against servers that others wrote.
class TestServersRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLifetime_data();
    void aLifetime();
    void createsTogether();
};

void TestServersRuns::aLifetime_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("attribute"); ///< one that this server keeps
    QTest::addColumn<bool>("comesBack"); ///< whose address is free again once it is deleted
    QTest::newRow("SCIMMY") << u"server-scimmy.mjs"_s << u"title"_s << true;
    QTest::newRow("better-auth") << u"server-better-auth.mjs"_s << u"displayName"_s << false; // it takes the account away and keeps the user
}

void TestServersRuns::aLifetime()
{
    QFETCH(QString, script);
    QFETCH(QString, attribute);
    QFETCH(bool, comesBack);
    Place place(script);
    QVERIFY(place.journal);

    const Change ann {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:ann"_s,
                      .attributes = json(R"({"userName":"ann@example.org","displayName":"Żaneta \"Ann\"","name":{"givenName":"Ann","familyName":"Ö"},
                          "emails":[{"value":"ann@example.org","primary":true}],"active":true})")};
    Change bob = ann;
    bob.id = u"bulkId:bob"_s;
    bob.attributes = json(R"({"userName":"bob@example.org","displayName":"Bob","emails":[{"value":"bob@example.org","primary":true}],"active":true})");
    const Change crew {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:crew"_s,
                       .attributes = json(R"({"displayName":"Crew","members":[{"value":"bulkId:ann"}]})")};
    const qint64 first = place.begin({ann, bob, crew});
    QCOMPARE(place.run(first).done, 3);
    const QString annId = place.idOf(first, 0);
    const QString bobId = place.idOf(first, 1);
    const QString crewId = place.idOf(first, 2);
    QCOMPARE(place.get(u"/Groups"_s, crewId).value(u"members").at(0).value(u"value").toString(), annId);

    // An edit; the same once more changes nothing and sends nothing.
    const Change edit = place.update(annId, Json::object({{attribute, u"Chief"_s}}));
    const qint64 editing = place.begin({edit});
    QCOMPARE(place.run(editing).done, 1);
    QCOMPARE(place.get(u"/Users"_s, annId).value(attribute).toString(), u"Chief"_s);
    QVERIFY(makePlan({.changes = {place.update(annId, Json::object({{attribute, u"Chief"_s}}))}}, place.description).steps.isEmpty());

    // Somebody else changes the same: nothing is overwritten, both are told of. Something else: both stay.
    const Change late = place.update(annId, Json::object({{attribute, u"Boss"_s}}));
    place.patch(annId, R"({"op":"replace","path":")" + attribute.toLatin1() + R"(","value":"Cook"})");
    const qint64 clashing = place.begin({late});
    QCOMPARE(place.run(clashing).failed, 1);
    QCOMPARE(place.get(u"/Users"_s, annId).value(attribute).toString(), u"Cook"_s);
    const ThreeWay versions = ThreeWay::fromJson(place.journal->steps(clashing)->at(0).outcome.conflict);
    QCOMPARE(versions.attributes.size(), 1);
    QCOMPARE(versions.attributes[0].theirs.toString(), u"Cook"_s);
    const Change other = place.update(annId, Json::object({{attribute, u"Chief"_s}}));
    place.patch(annId, R"({"op":"replace","path":"name.familyName","value":"Neu"})");
    QCOMPARE(place.apply({other}).done, 1);
    QCOMPARE(place.get(u"/Users"_s, annId).value(attribute).toString(), u"Chief"_s);
    QCOMPARE(place.get(u"/Users"_s, annId).value(u"name").value(u"familyName").toString(), u"Neu"_s);

    // Memberships, and all of it taken back.
    const Resource group(place.get(u"/Groups"_s, crewId));
    const Json before = place.get(u"/Users"_s, bobId);
    const qint64 moving = place.begin({{.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = crewId, .members = {bobId}, .before = group},
                                       {.kind = ChangeKind::MembersRemove, .resourceType = u"Group"_s, .id = crewId, .members = {annId}, .before = group},
                                       place.update(bobId, json(R"({"displayName":"Robert","active":false})"))});
    QCOMPARE(place.run(moving).done, 2);
    QCOMPARE(place.get(u"/Groups"_s, crewId).value(u"members").size(), 1);
    QCOMPARE(place.get(u"/Groups"_s, crewId).value(u"members").at(0).value(u"value").toString(), bobId);
    Inverse inverse = inverseOf(moving, *place.journal->objects(moving), *place.journal->steps(moving), place.description);
    for (Change &change : inverse.changes.changes)
        change.before = Resource(place.get(change.resourceType == "User"_L1 ? u"/Users"_s : u"/Groups"_s, change.id));
    QCOMPARE(place.apply(inverse.changes.changes).done, 2);
    QCOMPARE(place.get(u"/Groups"_s, crewId).value(u"members").at(0).value(u"value").toString(), annId);
    Json after = place.get(u"/Users"_s, bobId);
    QVERIFY(!compareThreeWays(before, after, before, place.description.schemaOf(*place.description.resourceType(u"User"))).theyChanged());

    // Delete, and make again.
    const qint64 deleting = place.begin({{.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = bobId, .before = Resource(after)}});
    QCOMPARE(place.run(deleting).done, 1);
    QVERIFY(place.get(u"/Users"_s, bobId).isUndefined());
    inverse = inverseOf(deleting, *place.journal->objects(deleting), *place.journal->steps(deleting), place.description);
    QCOMPARE(inverse.notes.size(), 1);
    const qint64 again = place.begin(inverse.changes.changes);
    const RunSummary anew = place.run(again);
    if (!comesBack) {
        QCOMPARE(anew.failed, 1);
        QCOMPARE(place.journal->steps(again)->at(0).outcome.error->scimType, u"uniqueness"_s);
        return;
    }
    QCOMPARE(anew.done, 1);
    QCOMPARE(place.get(u"/Users"_s, place.idOf(again, 0)).value(u"userName").toString(), u"bob@example.org"_s);
}

/// SCIMMY names each operation of its answer by its bulkId.
void TestServersRuns::createsTogether()
{
    Place place(u"server-scimmy.mjs"_s);
    QVERIFY(place.journal);
    QCOMPARE(place.description.profile.bulk, true);
    const auto person = [](int number) {
        const QString name = u"p%1@example.org"_s.arg(number);
        return Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:p%1"_s.arg(number),
                       .attributes = Json::object({{u"userName"_s, name}, {u"displayName"_s, name}, {u"active"_s, true},
                                                   {u"emails"_s, Json::array({Json::object({{u"value"_s, name}, {u"primary"_s, true}})})}})};
    };
    place.description.profile.bulkCreates = true;
    QList<Change> changes;
    for (int i = 0; i < 60; ++i)
        changes << person(i);
    const qint64 run = place.begin(changes);
    const RunSummary summary = place.run(run);
    QCOMPARE(summary.done, 60);
    QCOMPARE(summary.failed, 0);
    QCOMPARE(summary.calls, 2);
    for (int i = 0; i < 60; ++i)
        QCOMPARE(place.get(u"/Users"_s, place.idOf(run, i)).value(u"userName").toString(), u"p%1@example.org"_s.arg(i));
    QVERIFY(place.journal->steps(run)->at(7).outcome.together > 0);
}

QTEST_GUILESS_MAIN(TestServersRuns)
#include "tst_servers_runs.moc"
