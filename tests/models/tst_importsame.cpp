// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"
#include "import/importreport.h"
#include "importstage.h"

#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Fate = ImportPlan::Fate;
using Kind = RowProblem::Kind;
using Stage = ImportStage;

/// Who is the same as somebody else, and what nobody may have twice.
class TestImportSame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// It is never shown, so that it would differ each time: whoever has chosen another since would lose it.
    void passwordsAreForNewOnes()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","title":"Pilot"})"));
        ImportOptions options = stage.options("userName,title,password\nmira,Pilot,Geheim-123!\ntor,Cook,Geheim-124!\n");
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate>({Fate::Unchanged, Fate::Create}));
        QCOMPARE(plan.changes.changes.constFirst().attributes.value(u"password").toString(), u"Geheim-124!"_s);
        QCOMPARE(plan.resets, 0);
        for (FieldMapping &field : options.mapping.fields)
            field.onCreate = false; // as somebody wishes
        const ImportPlan reset = stage.plan(options);
        QCOMPARE(fates(reset), QList<Fate>({Fate::Update, Fate::Create}));
        QCOMPARE(reset.resets, 1);
    }

    /// Exported, looked at and imported again is no edit: a list comes back as its values alone, in any order, and what is unusual was so before.
    void whatWasExportedIsNoEdit()
    {
        Stage stage;
        for (Schema &schema : stage.directory.description.schemas) {
            for (Attribute &attribute : schema.attributes) {
                if (attribute.name == "title"_L1)
                    attribute.canonicalValues = {u"Mate"_s};
            }
        }
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","title":"Pilot","roles":[{"value":"a","display":"A"},{"value":"b","display":"B"}]})"));
        const ImportOptions options = stage.options("userName,title,roles.value\nmira,Pilot,b;a\n");
        QVERIFY(options.mapping.field(u"roles.value"_s) != nullptr);
        const ImportPlan same = stage.plan(options);
        QCOMPARE(fates(same), QList<Fate> {Fate::Unchanged});
        QVERIFY(same.rows.constFirst().problems.isEmpty());
        const ImportPlan edited = stage.plan("userName,title,roles.value\nmira,Pilot,a;c\n");
        QCOMPARE(fates(edited), QList<Fate> {Fate::Update});
        const ImportPlan unusual = stage.plan("userName,title,roles.value\nmira,Cook,a;b\n");
        QCOMPARE(fates(unusual), QList<Fate> {Fate::Update});
        QCOMPARE(unusual.rows.constFirst().problems.size(), 1);
    }

    /// What is empty and is to be empty is no edit; a mail without its address is none.
    void whatIsToBeEmptied()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","emails":[{"type":"work","value":"m@x.example","primary":true},{"type":"home","value":"h@x.example"}],)"
                                              R"("addresses":[{"type":"work","locality":"Oslo","country":"NO"},{"type":"home","locality":"Bergen","country":"NO"}]})"));
        const QByteArray header = "userName,\"emails[type eq \"\"work\"\"].value\",\"emails[type eq \"\"work\"\"].primary\",\"emails[type eq \"\"other\"\"].value\",\"addresses[type eq \"\"work\"\"].locality\","
                                  "\"addresses[type eq \"\"work\"\"].country\",\"addresses[type eq \"\"home\"\"].locality\",\"phoneNumbers[type eq \"\"work\"\"].value\"\n";
        ImportOptions options = stage.options(header + "mira,m@x.example,true,,Oslo,NO,Bergen,\n");
        options.mapping.clearEmpty = true;
        QCOMPARE(fates(stage.plan(options)), QList<Fate> {Fate::Unchanged});
        options = stage.options(header + "mira,,true,,,,,\n");
        QCOMPARE(fates(stage.plan(options)), QList<Fate> {Fate::Unchanged});
        options.mapping.clearEmpty = true;
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate> {Fate::Update});
        const Plan requests = makePlan(plan.changes, stage.directory.description);
        const Json after = requests.objects.constFirst().after;
        QCOMPARE(after.value(u"emails"), json(R"([{"type":"home","value":"h@x.example"}])"));
        QCOMPARE(after.value(u"addresses"), json(R"([{"type":"home","country":"NO"}])")); // its country has no column
    }

    void groupsOnLinesOfTheirOwn()
    {
        Stage stage;
        const QString crew = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
        const QString pilots = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Pilots"})"));
        const QString all = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"All"})"));
        const ImportPlan plan = stage.plan("userName,Groups\nmira,\"Crew\r\nPilots; All\"\n");
        QCOMPARE(fates(plan), QList<Fate> {Fate::Create});
        QSet<QString> joined;
        for (const Change &change : plan.changes.changes) {
            if (change.kind == ChangeKind::MembersAdd)
                joined.insert(change.id);
        }
        QCOMPARE(joined, (QSet<QString> {crew, pilots, all}));
    }

    /// An id is written as it is: there should be one, but for whom somebody has had all along.
    void whoIsNamedByAnIdIsThere()
    {
        for (const bool everything : {false, true}) {
            Stage stage;
            const QString urn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
            const QString boss = stage.directory.add(u"/Users"_s, json(R"({"userName":"boss"})"));
            stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"tor"_s}, {urn, Json::object({{u"manager"_s, Json::object({{u"value"_s, u"gone"_s}})}})}}));
            ImportOptions options = stage.options("userName,Manager ID\nann,boss\nbo," + boss.toLatin1() + "\ntor,gone\nboss,nobody\n", everything ? ImportMode::Mirror : ImportMode::Upsert);
            QVERIFY(options.mapping.field(urn + u":manager"_s)->reference.isEmpty());
            const ImportPlan plan = stage.plan(options);
            QCOMPARE(fates(plan), QList<Fate>({Fate::Rejected, Fate::Create, Fate::Unchanged, Fate::Rejected}));
            QCOMPARE(plan.rows[0].problems.constFirst().kind, RowProblem::Kind::UnknownReference);
            QCOMPARE(plan.rows[0].problems.constFirst().column, u"Manager ID"_s);
        }
        // Where a provider cannot be asked for ids nobody reads everything for that alone.
        Stage stage;
        stage.directory.description.profile.filter.everything = false;
        stage.directory.description.profile.filter.operators[u"User"_s].insert(u"username"_s, {u"eq"_s});
        QCOMPARE(fates(stage.plan("userName,Manager ID\nann,boss\n")), QList<Fate> {Fate::Create});
    }

    /// One key says one person, the next another: the first one would get the second one's number.
    void keysOfDifferentPeople()
    {
        Stage stage;
        const QString ka = stage.directory.add(u"/Users"_s, json(R"({"userName":"ka","externalId":"1"})"));
        stage.directory.add(u"/Users"_s, json(R"({"userName":"kb","externalId":"2"})"));
        ImportOptions options = stage.options("userName,externalId\nka,2\n", ImportMode::Mirror);
        options.mapping.match = {u"userName"_s, u"externalId"_s};
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate> {Fate::Rejected});
        QCOMPARE(plan.rows.constFirst().problems.constFirst().kind, Kind::Ambiguous);
        QVERIFY(plan.absent.isEmpty()); // either may be meant
        options = stage.options("userName,externalId\nka,1\nkb,9\n");
        options.mapping.match = {u"userName"_s, u"externalId"_s};
        QCOMPARE(fates(stage.plan(options)), QList<Fate>({Fate::Unchanged, Fate::Update})); // a new number is nobody's
    }

    /// Where reads lag behind writes, whoever was created a moment ago would be created once more, under a name with a number.
    void whoIsNotShownYetIsThere()
    {
        for (const bool unique : {false, true}) {
            Stage stage;
            stage.directory.add(u"/Users"_s, json(R"({"userName":"tor","externalId":"2","title":"Cook"})"));
            ImportOptions options = stage.options("externalId,userName,title\n1,mira,Pilot\n2,tor,Cook\n3,ann,Mate\n");
            options.mapping.match = {u"externalId"_s};
            if (unique) {
                for (FieldMapping &field : options.mapping.fields) {
                    if (field.path == "userName"_L1)
                        field.value = *Expression::parse(u"{userName|unique}"_s);
                }
            }
            QCOMPARE(fates(stage.plan(options)), QList<Fate>({Fate::Create, Fate::Unchanged, Fate::Create}));
            options.created[u"User"_s] = {Resource(json(R"({"id":"u77","userName":"mira","externalId":"1","title":"Pilot"})"))};
            const ImportPlan plan = stage.plan(options);
            QCOMPARE(fates(plan), QList<Fate>({Fate::Unchanged, Fate::Unchanged, Fate::Create}));
            QCOMPARE(plan.rows.constFirst().object.id, u"u77"_s);
        }
    }

    /// Whatever rows are matched by: the provider would refuse the second one, after the others are done.
    void whatNobodyMayShareIsCompared()
    {
        for (const bool everything : {false, true}) {
            Stage stage;
            const QString mira = stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","externalId":"1"})"));
            stage.directory.add(u"/Users"_s, json(R"({"userName":"tor","externalId":"2"})"));
            ImportOptions options = stage.options("externalId,userName,title\n1,Mira,Pilot\n2,mira,Cook\n3,TOR,Mate\n4,ann,Mate\n5,Ann,Cook\n", everything ? ImportMode::Mirror : ImportMode::Upsert);
            options.mapping.match = {u"externalId"_s};
            const ImportPlan plan = stage.plan(options);
            QCOMPARE(fates(plan), QList<Fate>({Fate::Update, Fate::Rejected, Fate::Rejected, Fate::Create, Fate::Rejected}));
            QCOMPARE(plan.rows[0].object.id, mira); // who has the name keeps it
            for (const qsizetype row : {1, 2, 4}) {
                QCOMPARE(plan.rows[row].problems.constFirst().kind, Kind::Taken);
                QCOMPARE(plan.rows[row].problems.constFirst().column, u"userName"_s);
            }
            QCOMPARE(plan.rows[4].problems.constFirst().text, u"5"_s); // the row that was first
            for (FieldMapping &field : options.mapping.fields)
                field.onCreate = field.path == "userName"_L1;
            QCOMPARE(fates(stage.plan(options)).value(1), Fate::Update); // who exists gets no other name
        }
    }

    /// Who gives up a name leaves it to somebody else, wherever their rows stand; the one goes after the other.
    void whatIsGivenUpMayBeTaken()
    {
        for (const bool everything : {false, true}) {
            Stage stage;
            const QString a = stage.directory.add(u"/Users"_s, json(R"({"userName":"a","externalId":"1"})"));
            const QString b = stage.directory.add(u"/Users"_s, json(R"({"userName":"b","externalId":"2"})"));
            const QString c = stage.directory.add(u"/Users"_s, json(R"({"userName":"c","externalId":"3"})"));
            const ImportMode mode = everything ? ImportMode::Mirror : ImportMode::Upsert;
            const auto plan = [&stage, mode](const QByteArray &rows) {
                ImportOptions options = stage.options("externalId,userName,active\n" + rows, mode);
                options.mapping.match = {u"externalId"_s};
                return stage.plan(options);
            };
            const ImportPlan moved = plan("1,B,\n2,c,\n3,d,\n");
            QCOMPARE(fates(moved), QList<Fate>({Fate::Update, Fate::Update, Fate::Update}));
            QStringList order;
            for (const Change &change : moved.changes.changes)
                order << change.id;
            QCOMPARE(order, QStringList({c, b, a}));
            const Plan sent = makePlan(moved.changes, stage.directory.description);
            QCOMPARE(sent.steps.size(), 3);
            QVERIFY(sent.steps[0].dependsOn.isEmpty());
            QCOMPARE(sent.steps[1].dependsOn, QList<int> {0}); // requests for different people would go side by side
            QCOMPARE(sent.steps[2].dependsOn, QList<int> {1});
            QCOMPARE(fates(plan("1,b,\n2,a,\n3,c,\n")), QList<Fate>({Fate::Rejected, Fate::Rejected, Fate::Unchanged})); // neither could go first
            QCOMPARE(fates(plan("1,b,\n2,x,perhaps\n3,c,\n")), QList<Fate>({Fate::Rejected, Fate::Rejected, Fate::Unchanged})); // nothing is given up
        }
    }

    /// So it may by somebody new: creates go first, but for the one that waits.
    void whatIsGivenUpMayBeANewcomers()
    {
        for (const bool everything : {false, true}) {
            Stage stage;
            stage.directory.add(u"/Users"_s, json(R"({"userName":"b","externalId":"2"})"));
            stage.directory.add(u"/Users"_s, json(R"({"userName":"c","externalId":"3"})"));
            const auto plan = [&stage, everything](const QByteArray &rows) {
                ImportOptions options = stage.options("externalId,userName,active,manager\n" + rows, everything ? ImportMode::Mirror : ImportMode::Upsert);
                options.mapping.match = {u"externalId"_s};
                for (FieldMapping &field : options.mapping.fields) {
                    if (!field.reference.isEmpty())
                        field.reference = u"externalId"_s;
                }
                return stage.plan(options);
            };
            for (const char *rows : {"2,x,,\n4,B,,\n", "4,B,,\n2,x,,\n"}) {
                const ImportPlan plain = plan(rows);
                QCOMPARE(plain.count(Fate::Create), 1);
                QCOMPARE(plain.count(Fate::Update), 1);
                const Plan sent = makePlan(plain.changes, stage.directory.description);
                QCOMPARE(sent.steps.size(), 2);
                QCOMPARE(sent.steps[0].kind, ChangeKind::Update);
                QCOMPARE(sent.steps[1].kind, ChangeKind::Create);
                QCOMPARE(sent.steps[1].dependsOn, QList<int> {0}); // else they would go side by side
            }
            QCOMPARE(fates(plan("4,b,,\n2,c,,\n3,d,,\n5,e,,4\n")), QList<Fate>({Fate::Create, Fate::Update, Fate::Update, Fate::Create}));
            QCOMPARE(fates(plan("4,b,,\n5,B,,\n2,x,,\n")), QList<Fate>({Fate::Create, Fate::Rejected, Fate::Update})); // one may have it
            QCOMPARE(fates(plan("4,b,,\n2,b,,\n")), QList<Fate>({Fate::Rejected, Fate::Unchanged})); // nothing is given up
            QCOMPARE(fates(plan("4,b,,\n2,x,perhaps,\n5,e,,4\n")), QList<Fate>({Fate::Rejected, Fate::Rejected, Fate::Rejected}));
            QCOMPARE(fates(plan("4,b,,4\n2,x,,\n")), QList<Fate>({Fate::Create, Fate::Update}));
            // Who gives it up gets them as a manager, at once or by way of others: neither could go first.
            QCOMPARE(fates(plan("4,b,,\n2,x,,4\n")), QList<Fate>({Fate::Rejected, Fate::Rejected}));
            const ImportPlan ring = plan("4,b,,\n2,x,,5\n5,e,,4\n");
            QCOMPARE(fates(ring), QList<Fate>({Fate::Rejected, Fate::Rejected, Fate::Rejected}));
            QCOMPARE(ring.rows[0].problems.constFirst().kind, Kind::Taken);
            QCOMPARE(ring.rows[1].problems.constFirst().kind, Kind::Stranded);
            QVERIFY(ring.changes.changes.isEmpty());
        }
    }

    /// Of a name that changes hands it cannot be told whom another row means by it.
    void whoIsMeantByANameThatChangesHands()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"b","externalId":"2"})"));
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","externalId":"1"})"));
        const auto plan = [&stage](const QByteArray &rows) {
            ImportOptions options = stage.options("externalId,userName,manager\n" + rows);
            options.mapping.match = {u"externalId"_s};
            return stage.plan(options);
        };
        const ImportPlan torn = plan("1,mira,B\n4,b,\n2,x,\n5,e,b\n6,f,mira\n7,g,e\n");
        QCOMPARE(fates(torn), QList<Fate>({Fate::Rejected, Fate::Create, Fate::Update, Fate::Rejected, Fate::Create, Fate::Rejected}));
        for (const qsizetype row : {0, 3}) {
            QCOMPARE(torn.rows[row].problems.constFirst().kind, Kind::Ambiguous);
            QVERIFY(torn.rows[row].problems.constFirst().path.endsWith("manager"_L1));
        }
        QCOMPARE(torn.rows[5].problems.constFirst().kind, Kind::Stranded);
        QCOMPARE(torn.changes.changes.size(), 3);
        QCOMPARE(fates(plan("1,mira,b\n2,x,\n")), QList<Fate>({Fate::Update, Fate::Update})); // nobody else gets it
        QCOMPARE(fates(plan("1,mira,b\n2,b,\n")), QList<Fate>({Fate::Update, Fate::Unchanged}));
    }

    /// Whoever was found by one key has shown the other: it is not paid for once more.
    void whatWhoWasFoundHasIsNotAskedAgain()
    {
        Stage stage;
        for (const char *person : {R"({"userName":"mira","externalId":"1"})", R"({"userName":"tor","externalId":"2"})", R"({"userName":"ann","externalId":"3"})"})
            stage.directory.add(u"/Users"_s, json(person));
        stage.directory.description.profile.filter.disjunction = false;
        ConnectionSettings settings = stage.wire.settings();
        settings.profile = stage.directory.description.profile;
        stage.connection = std::make_unique<Connection>(settings);
        QStringList asked;
        stage.wire.setHandler([&asked, answer = stage.wire.handler()](const Wire::Request &request) {
            asked << request.parameter(u"filter"_s);
            return answer(request);
        });
        ImportOptions options = stage.options("externalId,userName,title\n1,mira,Pilot\n2,tor,Cook\n3,bo,Mate\n4,Mira,Mate\n");
        options.mapping.match = {u"externalId"_s};
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate>({Fate::Update, Fate::Update, Fate::Update, Fate::Rejected}));
        QCOMPARE(plan.rows[3].problems.constFirst().kind, Kind::Taken);
        QCOMPARE(asked.size(), 5); // four numbers, and the one name that nobody has
        QCOMPARE(asked.constLast(), u"userName eq \"bo\""_s);
        QCOMPARE(plan.readCalls, 5);
    }

    /// What is not known is not called an update.
    void membershipsThatNobodySees()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira"})"));
        stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
        const ImportPlan import = stage.plan("userName,Groups\nmira,Crew\nann,Crew\n");
        QCOMPARE(fates(import), QList<Fate>({Fate::Unchanged, Fate::Create}));
        ServiceDescription &description = stage.directory.description;
        QCOMPARE(unseenMemberships(makePlan(import.changes, description), description.profile), 0); // shown here
        description.profile.members = ServerProfile::MemberAccess::ByGroupsFilter;
        Plan plan = makePlan(import.changes, description);
        QCOMPARE(unseenMemberships(plan, description.profile), 1); // hers; who is created is in no group
        QHash<int, StepOutcome> outcomes;
        for (int step = 0; step < plan.steps.size(); ++step) {
            outcomes.insert(step, {.state = StepState::Done});
            if (!plan.steps[step].members.isEmpty())
                plan.steps[step].already << import.rows[0].object.id; // as the journal knows of a moment ago
        }
        QCOMPARE(unseenMemberships(plan, description.profile), 0);
        QCOMPARE(ImportReport::of(import, plan, outcomes).results[0].status, RowResult::Status::Unchanged);
    }

    /// A provider that cannot be asked is not read as a whole for it.
    void whatCannotBeAskedIsLeftToTheProvider()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","externalId":"1"})"));
        stage.directory.description.profile.filter.everything = false;
        stage.directory.description.profile.filter.operators[u"User"_s].insert(u"externalid"_s, {u"eq"_s});
        ImportOptions options = stage.options("externalId,userName\n3,mira\n");
        options.mapping.match = {u"externalId"_s};
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate> {Fate::Create});
        QVERIFY(!plan.readEverything);
    }

    void madeUserNamesAreUnique()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"m.kolb@x.example"})"));
        ImportOptions options = stage.options("Staff id,Surname\n1,Kolb\n2,Kolb\n");
        options.mapping.fields.clear();
        options.mapping.fields << FieldMapping {.path = u"externalId"_s, .value = Expression::column(u"Staff id"_s)}
                               << FieldMapping {.path = u"userName"_s, .value = *Expression::parse(u"m.{Surname|lower|unique}@x.example"_s)};
        options.mapping.match = {u"externalId"_s};
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate>({Fate::Create, Fate::Create}));
        QCOMPARE(plan.changes.changes[0].attributes.value(u"userName").toString(), u"m.kolb2@x.example"_s);
        QCOMPARE(plan.changes.changes[1].attributes.value(u"userName").toString(), u"m.kolb3@x.example"_s);
    }

    void madeMailsAreUniqueToo()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mk","emails":[{"type":"work","value":"kolb@x.example"},{"type":"home","value":"kolb2@x.example"}]})"));
        const QString mail = u"emails[type eq \"work\"].value"_s;
        ImportOptions options = stage.options("userName,Surname\nann,Kolb\nbo,Kolb\n");
        options.mapping.fields << FieldMapping {.path = mail, .value = *Expression::parse(u"{Surname|lower|unique}@x.example"_s)};
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate>({Fate::Create, Fate::Create}));
        QCOMPARE(plan.changes.changes[0].attributes.value(u"emails").at(0).value(u"value").toString(), u"kolb3@x.example"_s);
        QCOMPARE(plan.changes.changes[1].attributes.value(u"emails").at(0).value(u"value").toString(), u"kolb4@x.example"_s);
    }

    /// The same letters, composed and not, are one name; with it one person.
    void namesInTwoFormsAreOne()
    {
        for (const bool everything : {false, true}) {
            Stage stage;
            stage.directory.add(u"/Users"_s, json("{\"userName\":\"ren\u00e9\",\"title\":\"Cook\"}"));
            const ImportMode mode = everything ? ImportMode::Mirror : ImportMode::Upsert;
            QCOMPARE(fates(stage.plan("userName,title\nrene\u0301,Cook\n", mode)).value(0), Fate::Unchanged);
            const ImportPlan twice = stage.plan("userName,title\nann\u00e9,Cook\nanne\u0301,Mate\n", mode);
            QCOMPARE(fates(twice), QList<Fate>({Fate::Create, Fate::Rejected}));
        }
    }

    /// RFC 7643 section 3.1: an externalId in another case is another one.
    void doublesAreToldAsTheKeyIsCompared()
    {
        Stage stage;
        ImportOptions options = stage.options("externalId,userName\nAB,ann\nab,bo\nAB,cy\n");
        options.mapping.match = QStringList {u"externalId"_s};
        QCOMPARE(fates(stage.plan(options)), QList<Fate>({Fate::Create, Fate::Create, Fate::Rejected}));
    }
};

QTEST_GUILESS_MAIN(TestImportSame)
#include "tst_importsame.moc"
