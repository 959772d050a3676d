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

class TestImportJob : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void createsUpdatesAndLeavesAlone()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"Mira","title":"Pilot"})"));
        stage.directory.add(u"/Users"_s, json(R"({"userName":"tor","title":"Cook"})"));
        const ImportPlan plan = stage.plan("userName,title\nmira,Captain\ntor,Cook\nann,Mate\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Update, Fate::Unchanged, Fate::Create}));
        QCOMPARE(plan.changes.changes.size(), 2);
        const Plan requests = makePlan(plan.changes, stage.directory.description);
        QCOMPARE(requests.count(PlannedObject::Fate::Create), 1);
        QCOMPARE(requests.count(PlannedObject::Fate::Update), 1);
        QCOMPARE(plan.changes.changes.constLast().origin.row, 4);
    }

    /// A row in memory is what it says, once: no room to grow into, and the request is made of the very lists of the change.
    void newcomersTakeLittleMemory()
    {
        Stage stage;
        const ImportPlan plan = stage.plan("userName,title,First name,Last name,E-mail,nickName\nann,Mate,Ann,Lie,ann@contoso.example,A\n");
        QCOMPARE(plan.changes.changes.size(), 1);
        const Json &attributes = plan.changes.changes.constFirst().attributes;
        QCOMPARE(attributes.members().capacity(), attributes.members().size());
        const Plan requests = makePlan(plan.changes, stage.directory.description);
        QCOMPARE(requests.steps.size(), 1);
        const Json &body = requests.steps.constFirst().body;
        QCOMPARE(body.members().capacity(), body.members().size());
        QVERIFY(&body.members() == &requests.objects.constFirst().after.members());
        const Json name = body.value(u"name");
        const Json emails = body.value(u"emails");
        QCOMPARE(name.size(), 2);
        QCOMPARE(emails.size(), 1);
        QVERIFY(&name.members() == &attributes.value(u"name").members());
        QVERIFY(&emails.items() == &attributes.value(u"emails").items());
        QCOMPARE(name.members().capacity(), name.members().size());
    }

    void onlyWhatDiffersIsSent()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","title":"Pilot","nickName":"Mi","name":{"givenName":"Mira","familyName":"Kolb"}})"));
        const ImportPlan plan = stage.plan("userName,First name,title\nmira,Mira,Captain\n");
        const Plan requests = makePlan(plan.changes, stage.directory.description);
        QCOMPARE(requests.steps.size(), 1);
        const Json operations = requests.steps.constFirst().body.value(u"Operations");
        QCOMPARE(operations.size(), 1);
        QCOMPARE(operations.at(0).value(u"value"), Json(u"Captain"_s));
    }

    /// The profile says it could, and it cannot: one by one, then by reading everything.
    void whatFiltersAreRefusedIsNoEnd()
    {
        for (const bool evenSingleOnes : {false, true}) {
            Stage stage;
            stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","title":"Pilot"})"));
            stage.wire.setHandler([evenSingleOnes, answer = stage.wire.handler()](const Wire::Request &request) {
                const QString filter = request.parameter(u"filter"_s);
                if (filter.contains(u" or ") || (evenSingleOnes && !filter.isEmpty()))
                    return Wire::Answer::json(400, R"({"status":"400","scimType":"invalidFilter","detail":"no"})");
                return answer(request);
            });
            const ImportPlan plan = stage.plan("userName,title\nmira,Captain\nann,Mate\n");
            QCOMPARE(fates(plan), QList<Fate>({Fate::Update, Fate::Create}));
            QCOMPARE(plan.readEverything, evenSingleOnes);
        }
    }

    /// A path that has the core schema's name before it is the same attribute.
    void rulesHoldUnderWholeNamesToo()
    {
        Stage stage;
        stage.directory.description.profile.values[u"User"_s].insert(u"nickname"_s, {.maxLength = 3});
        for (const auto &path : {u"nickName"_s, u"urn:ietf:params:scim:schemas:core:2.0:User:nickName"_s}) {
            ImportOptions options = stage.options("userName,nickName\nmira,Miranda\ntor,Tor\n");
            for (FieldMapping &field : options.mapping.fields) {
                if (field.path == "nickName"_L1)
                    field.path = path;
            }
            const ImportPlan plan = stage.plan(options);
            QCOMPARE(fates(plan), QList<Fate>({Fate::Rejected, Fate::Create}));
            QCOMPARE(plan.rows.constFirst().problems.constFirst().kind, Kind::RuleBroken);
        }
    }

    void modesRefuse()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira"})"));
        const ImportPlan create = stage.plan("userName,title\nmira,x\nann,y\n", ImportMode::Create);
        QCOMPARE(fates(create), QList<Fate>({Fate::Rejected, Fate::Create}));
        QCOMPARE(create.rows.constFirst().problems.constFirst().kind, Kind::AlreadyExists);
        const ImportPlan update = stage.plan("userName,title\nmira,x\nann,y\n", ImportMode::Update);
        QCOMPARE(fates(update), QList<Fate>({Fate::Update, Fate::Rejected}));
        QCOMPARE(update.rows.constLast().problems.constFirst().kind, Kind::NotFound);
    }

    void whoIsNotInTheFileIsListedAndLeftAlone()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","active":true})"));
        stage.directory.add(u"/Users"_s, json(R"({"userName":"tor","active":true})"));
        ImportOptions options = stage.options("userName\nmira\n", ImportMode::Mirror);
        const ImportPlan listed = stage.plan(options);
        QCOMPARE(listed.absent.size(), 1);
        QVERIFY(listed.changes.isEmpty());
        options.absent = AbsentAction::Disable;
        const ImportPlan disabled = stage.plan(options);
        QCOMPARE(disabled.changes.changes.size(), 1);
        QCOMPARE(disabled.changes.changes.constFirst().attributes, json(R"({"active":false})"));
        options.absent = AbsentAction::Delete;
        QCOMPARE(stage.plan(options).changes.changes.constFirst().kind, ChangeKind::Delete);
    }

    /// A damaged row may mean anybody: nobody is deleted for it.
    void nobodyIsAbsentForARowThatCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("row");
        QTest::newRow("no key") << QByteArray(",Cook\n");
        QTest::newRow("a broken byte") << QByteArray("t\xffr,Cook\n");
        QTest::newRow("an open quote") << QByteArray("\"tor,Cook\n");
    }
    void nobodyIsAbsentForARowThatCannotBeRead()
    {
        QFETCH(QByteArray, row);
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","active":true})"));
        stage.directory.add(u"/Users"_s, json(R"({"userName":"tor","active":true})"));
        ImportOptions options = stage.options("userName,title\nmira,\n" + row, ImportMode::Mirror);
        options.dialect.encoding = u"UTF-8"_s;
        options.absent = AbsentAction::Delete;
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(plan.unreadable, 1);
        QCOMPARE(plan.absent.size(), 1); // is listed still
        QVERIFY(std::none_of(plan.changes.changes.cbegin(), plan.changes.changes.cend(), [](const Change &change) { return change.kind == ChangeKind::Delete; }));
    }

    /// RFC 7643 section 3.1: externalId tells A from a, and the provider is asked as the file has it.
    void keysAreAskedAsTheFileSpellsThem()
    {
        for (const bool everything : {false, true}) {
            Stage stage;
            const QString id = stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","externalId":"HR-ABC-7"})"));
            const QString other = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Außendienst"})"));
            QStringList asked;
            stage.wire.setHandler([&asked, answer = stage.wire.handler()](const Wire::Request &request) {
                asked << request.parameter(u"filter"_s);
                return answer(request);
            });
            ImportOptions options = stage.options("externalId,title,Groups\nHR-ABC-7,Cook,Außendienst\n", everything ? ImportMode::Mirror : ImportMode::Upsert);
            options.mapping.match = QStringList {u"externalId"_s};
            const ImportPlan plan = stage.plan(options);
            QCOMPARE(fates(plan), QList<Fate>({Fate::Update}));
            QCOMPARE(plan.rows.constFirst().object.id, id);
            QCOMPARE(plan.changes.changes.constLast().id, other);
            QVERIFY(everything || asked.contains(u"externalId eq \"HR-ABC-7\""_s));
            QVERIFY(asked.contains(u"displayName eq \"Außendienst\""_s));
            options = stage.options("externalId,userName\nhr-abc-7,tor\n", everything ? ImportMode::Mirror : ImportMode::Upsert);
            options.mapping.match = QStringList {u"externalId"_s};
            QCOMPARE(fates(stage.plan(options)), QList<Fate>({Fate::Create})); // another person
        }
    }

    /// What is given to newcomers alone is no update of those who are there.
    void valuesForNewOnes()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","displayName":"Kolb, Mira","active":false})"));
        ImportOptions options = stage.options("userName,First name\nmira,Mira\ntor,Tor\n");
        options.mapping.fields << FieldMapping {.path = u"active"_s, .value = *Expression::parse(u"true"_s), .onCreate = true}
                               << FieldMapping {.path = u"displayName"_s, .value = *Expression::parse(u"{First name}"_s), .onCreate = true};
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate>({Fate::Update, Fate::Create})); // her name, and nothing else
        for (const PatchOperation &operation : plan.changes.changes.constFirst().operations)
            QVERIFY(operation.path->toString() != "active"_L1 && operation.path->toString() != "displayName"_L1);
        QCOMPARE(plan.changes.changes.constLast().attributes.value(u"active"), Json(true));
        QCOMPARE(plan.changes.changes.constLast().attributes.value(u"displayName"), Json(u"Tor"_s));
        const auto again = ColumnMapping::fromJson(options.mapping.toJson());
        QVERIFY(again && again->field(u"active"_s)->onCreate && !again->field(u"userName"_s)->onCreate);
    }

    /// A provider that creates nobody without a password: planned where somebody will make them, else refused.
    void passwordsThatAreMadeLater()
    {
        Stage stage;
        stage.directory.description.profile.requiredOnCreate[u"User"_s] = QStringList {u"userName"_s, u"password"_s};
        ImportOptions options = stage.options("userName\nmira\n");
        const ImportPlan refused = stage.plan(options);
        QCOMPARE(fates(refused), QList<Fate>({Fate::Rejected}));
        QVERIFY(!refused.lacksPasswords);
        options.passwordsLater = true;
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate>({Fate::Create}));
        QVERIFY(plan.lacksPasswords);
    }

    /// By different keys, so that nothing in the file shows it.
    void twoRowsAboutOnePerson()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","externalId":"7"})"));
        ImportOptions options = stage.options("userName,externalId,title\nmira,,Pilot\n,7,Cook\n");
        options.mapping.match = QStringList {u"userName"_s, u"externalId"_s};
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate>({Fate::Update, Fate::Rejected}));
        QCOMPARE(plan.rows.constLast().problems.constFirst().kind, Kind::DuplicateKey);
    }

    void emptyCellsSayNothingUnlessTold()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","title":"Pilot"})"));
        ImportOptions options = stage.options("userName,title\nmira,\n");
        QCOMPARE(fates(stage.plan(options)), QList<Fate>({Fate::Unchanged}));
        options.mapping.clearEmpty = true;
        QCOMPARE(fates(stage.plan(options)), QList<Fate>({Fate::Update}));
        options.mapping.fields[1].onCreate = true; // of newcomers alone
        QCOMPARE(fates(stage.plan(options)), QList<Fate>({Fate::Unchanged}));
    }

    /// Who was not looked for would seem to be nobody.
    void aFileThatIsSavedAnewMeanwhileIsRefused()
    {
        for (const QByteArray &now : {QByteArray("userName\nmira\nann\n"), QByteArray("userName\nmira\n")}) {
            Stage stage;
            const ImportOptions options = stage.options("userName\nmira\ntor\n");
            stage.wire.setHandler([&options, now, answer = stage.wire.handler()](const Wire::Request &request) {
                QFile file(options.fileName);
                if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
                    file.write(now);
                return answer(request);
            });
            const auto outcome = outcomeOf(new ImportJob(*stage.connection, stage.directory.description, options, stage.connection.get()));
            QVERIFY(!outcome);
        }
    }

    /// More look-ups than are not worth a thought, and a directory that takes far longer to read.
    void aLongReadingIsGivenUpForLookUps()
    {
        Stage stage;
        stage.directory.description.profile.filter.disjunction = false;
        ConnectionSettings settings = stage.wire.settings();
        settings.profile = stage.directory.description.profile;
        stage.connection = std::make_unique<Connection>(settings);
        const QString mira = stage.directory.add(u"/Users"_s, json(R"({"userName":"p7","title":"Pilot"})"));
        int pages = 0;
        stage.wire.setHandler([&pages, answer = stage.wire.handler()](const Wire::Request &request) {
            if (!request.parameter(u"filter"_s).isEmpty())
                return answer(request);
            ++pages;
            const QByteArray start = QByteArray::number(pages);
            return Wire::Answer::json(200, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":100000,"itemsPerPage":1,"startIndex":)" + start
                                               + R"(,"Resources":[{"id":"x)" + start + R"(","userName":"x)" + start + R"("}]})");
        });
        QByteArray rows = "userName,title\n";
        for (int i = 0; i < 40; ++i)
            rows += 'p' + QByteArray::number(i) + ",Cook\n";
        const ImportPlan plan = stage.plan(rows);
        QCOMPARE(plan.rows.size(), 40);
        QVERIFY(!plan.readEverything);
        QVERIFY(pages < 5);
        QCOMPARE(plan.rows[7].object.id, mira);
    }

    /// As Google does: whom one looks for is shown, and nobody else.
    void wholeListsThatAreRefusedAreNoEnd()
    {
        Stage stage;
        stage.directory.description.profile.filter.disjunction = false;
        ConnectionSettings settings = stage.wire.settings();
        settings.profile = stage.directory.description.profile;
        stage.connection = std::make_unique<Connection>(settings);
        const QString mira = stage.directory.add(u"/Users"_s, json(R"({"userName":"p7","title":"Pilot"})"));
        stage.wire.setHandler([answer = stage.wire.handler()](const Wire::Request &request) {
            return request.parameter(u"filter"_s).isEmpty() ? Wire::Answer::json(400, R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"tooMany"})") : answer(request);
        });
        QByteArray rows = "userName,title\n";
        for (int i = 0; i < 40; ++i)
            rows += 'p' + QByteArray::number(i) + ",Cook\n";
        const ImportPlan plan = stage.plan(rows);
        QCOMPARE(plan.rows.size(), 40);
        QVERIFY(!plan.readEverything);
        QCOMPARE(plan.count(Fate::Create), 39);
        QCOMPARE(plan.rows[7].object.id, mira);
        // Who is not in the file cannot be told.
        QVERIFY(!outcomeOf(new ImportJob(*stage.connection, stage.directory.description, stage.options(rows, ImportMode::Mirror), stage.connection.get())));
    }

    void thousandsOfRules()
    {
        Stage stage;
        ImportOptions options = stage.options("userName,Department\nmira,Dept 4711\ntor,DEPT 12\n");
        for (int i = 0; i < 5000; ++i)
            options.mapping.rules << MappingRule {.column = u"Department"_s, .equals = u"Dept %1"_s.arg(i), .set = {{u"title"_s, u"Title %1"_s.arg(i)}}};
        options.mapping.rules << MappingRule {.column = u"userName"_s, .equals = u"tor"_s, .set = {{u"nickName"_s, u"T"_s}}}
                              << MappingRule {.column = u"Department"_s, .equals = u"Dept 12"_s, .set = {{u"title"_s, u"Last"_s}}};
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(plan.changes.changes.constFirst().attributes.value(u"title").toString(), u"Title 4711"_s);
        QCOMPARE(plan.changes.changes.constLast().attributes.value(u"title").toString(), u"Last"_s);
        QCOMPARE(plan.changes.changes.constLast().attributes.value(u"nickName").toString(), u"T"_s);
    }

    void bossesAndTheirTeamInOneFile()
    {
        Stage stage;
        const QString chief = stage.directory.add(u"/Users"_s, json(R"({"userName":"chief"})"));
        const ImportPlan plan = stage.plan("userName,Manager\nann,boss\nboss,chief\nbo,nobody\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Create, Fate::Create, Fate::Rejected}));
        QCOMPARE(plan.rows.constLast().problems.constFirst().kind, Kind::UnknownReference);
        QCOMPARE(plan.rows.constLast().problems.constFirst().column, u"Manager"_s);
        const QString urn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
        const auto managerOf = [&](qsizetype change) { return plan.changes.changes[change].attributes.value(urn).value(u"manager").value(u"value").toString(); };
        QCOMPARE(managerOf(0), plan.changes.changes[1].id);
        QCOMPARE(managerOf(1), chief);
    }

    /// A row that cannot be imported takes whom it was to be the boss of with it, and nobody else: the group is for the others all the same.
    void brokenRowsTakeTheirTeamAlone()
    {
        Stage stage;
        const QString crew = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
        stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Pilots"})"));
        const ImportPlan plan = stage.plan("userName,Manager,Groups\nteam,boss,Crew;Pilots\ntrainee,team,Crew\nboss,,Nowhere\nother,,Crew\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Rejected, Fate::Rejected, Fate::Rejected, Fate::Create}));
        QCOMPARE(plan.rows[0].problems.constLast().kind, Kind::Stranded);
        QCOMPARE(plan.rows[0].problems.constLast().text, u"4"_s);
        QCOMPARE(plan.rows[1].problems.constLast().text, u"2"_s);
        QCOMPARE(plan.changes.changes.size(), 2);
        QCOMPARE(plan.changes.changes.constLast().id, crew);
        QCOMPARE(plan.changes.changes.constLast().members, QStringList {plan.rows[3].object.id});
        QCOMPARE(makePlan(plan.changes, stage.directory.description).count(PlannedObject::Fate::Rejected), 0);
    }

    /// They are in the file, and mending them is what helps: nobody is told to look for somebody who stands there.
    void brokenRowsAreNamedToTheirTeam()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira"})"));
        const ImportPlan plan = stage.plan("userName,active,Manager,externalId\nteam,,boss,1\nboss,perhaps,,2\nother,,Mira,3\nlast,,nobody,4\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Rejected, Fate::Rejected, Fate::Create, Fate::Rejected}));
        QCOMPARE(plan.rows[0].problems.constLast().kind, Kind::Stranded);
        QCOMPARE(plan.rows[0].problems.constLast().text, u"3"_s);
        QCOMPARE(plan.rows[0].problems.constLast().column, u"Manager"_s);
        QCOMPARE(plan.rows[3].problems.constLast().kind, Kind::UnknownReference);
        // by what another one has
        ImportOptions options = stage.options("userName,Manager,externalId\nteam,9,8\nmira,,9\n");
        options.mapping.match = {u"externalId"_s};
        for (FieldMapping &field : options.mapping.fields) {
            if (!field.reference.isEmpty())
                field.reference = u"externalId"_s;
        }
        const ImportPlan taken = stage.plan(options);
        QCOMPARE(fates(taken), QList<Fate>({Fate::Rejected, Fate::Rejected}));
        QCOMPARE(taken.rows[1].problems.constFirst().kind, Kind::Taken);
        QCOMPARE(taken.rows[0].problems.constFirst().kind, Kind::Stranded);
    }

    /// Whoever is taken back with the row that they wait for gets no password, and needs none.
    void passwordsOfThoseWhoAreLeft()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira"})"));
        stage.directory.description.profile.requiredOnCreate[u"User"_s] = QStringList {u"userName"_s, u"password"_s};
        ImportOptions options = stage.options("userName,Manager,Groups,password\nmira,boss,,Geheim-123!\ntor,boss,,\nboss,,Nowhere,Geheim-124!\n");
        for (FieldMapping &field : options.mapping.fields)
            field.onCreate = false;
        options.passwordsLater = true;
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate>({Fate::Rejected, Fate::Rejected, Fate::Rejected}));
        QCOMPARE(plan.rows[0].problems.constLast().kind, Kind::Stranded);
        QCOMPARE(plan.resets, 0);
        QVERIFY(!plan.lacksPasswords);
    }

    /// Whoever asks the provider why names the request; of an error its number stands with the error.
    void refusalsNameTheirRequest()
    {
        Stage stage;
        const ImportPlan import = stage.plan("userName\nann\n");
        const Plan plan = makePlan(import.changes, stage.directory.description);
        Error refusal;
        refusal.scimType = u"invalidValue"_s;
        refusal.requestId = u"r-17"_s;
        const ImportReport report = ImportReport::of(import, plan, {{0, StepOutcome {.state = StepState::Failed, .error = refusal}}});
        QCOMPARE(report.results.constFirst().requestId, u"r-17"_s);
        QCOMPARE(report.results.constFirst().scimType, u"invalidValue"_s);
    }

    /// A group that the plan leaves out has no step that could tell of it.
    void groupsThatAreLeftOutAreTold()
    {
        Stage stage;
        const QString crew = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
        const ImportPlan import = stage.plan("userName,Groups\nann,Crew\nbo,\n");
        const Plan plan = makePlan(import.changes, stage.directory.description, {{ObjectKey {u"Group"_s, crew}, Error::validation(u"synchronised"_s)}});
        QHash<int, StepOutcome> outcomes;
        for (int step = 0; step < plan.steps.size(); ++step)
            outcomes.insert(step, {.state = StepState::Done, .id = u"new"_s});
        const ImportReport report = ImportReport::of(import, plan, outcomes);
        QCOMPARE(report.results[0].status, RowResult::Status::Failed);
        QCOMPARE(report.results[0].reason, u"group Crew: synchronised"_s);
        QCOMPARE(report.results[1].status, RowResult::Status::Created);
        QCOMPARE(report.rejectsCsv(',').count("\r\n"), 2);
        QCOMPARE(ImportReport::of(import, plan, {}).results[0].status, RowResult::Status::Rejected);
    }

    void groupsByName()
    {
        Stage stage;
        const QString crew = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
        stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Twin"})"));
        stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Twin"})"));
        stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"in"_s}, {u"groups"_s, Json::array({Json::object({{u"value"_s, crew}})})}}));
        const ImportPlan plan = stage.plan("userName,Groups\nann,crew\nin,Crew\nbo,Twin\ncy,None\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Create, Fate::Unchanged, Fate::Rejected, Fate::Rejected}));
        QCOMPARE(plan.rows[2].problems.constFirst().kind, Kind::Ambiguous);
        QCOMPARE(plan.rows[3].problems.constFirst().kind, Kind::UnknownGroup);
        const Change &addition = plan.changes.changes.constLast();
        QCOMPARE(addition.kind, ChangeKind::MembersAdd);
        QCOMPARE(addition.id, crew);
        QCOMPARE(addition.members, QStringList {plan.rows[0].object.id});
    }

    /// RFC 4514 section 2.4, and a group that is really called so.
    void groupsByTheirPlace()
    {
        Stage stage;
        const QString comma = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Staff, Zürich"})"));
        const QString plain = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Foo"})"));
        const QString whole = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"CN=Foo"})"));
        const ImportPlan plan = stage.plan("userName,Groups\nann,\"CN=Staff\\2C Z\\C3\\BCrich,OU=Groups,DC=x\"\nbo,CN=Foo\ncy,\"CN=Foo,DC=x\"\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Create, Fate::Create, Fate::Create}));
        QHash<QString, QStringList> members;
        for (const Change &change : plan.changes.changes) {
            if (change.kind == ChangeKind::MembersAdd)
                members[change.id] = change.members;
        }
        QCOMPARE(members.value(comma), QStringList {plan.rows[0].object.id});
        QCOMPARE(members.value(whole), QStringList {plan.rows[1].object.id});
        QCOMPARE(members.value(plain), QStringList {plan.rows[2].object.id});
    }

    /// Each of them is meant, and who is in one group by two names joins it once.
    void placesWithOneName()
    {
        Stage stage;
        const QString a = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"CN=Foo,OU=A"})"));
        const QString b = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"CN=Foo,OU=B"})"));
        const QString plain = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Foo"})"));
        const QString whole = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"CN=Foo"})"));
        const ImportPlan plan = stage.plan("userName,Groups\nann,\"CN=Foo,OU=A;CN=Foo,OU=B\"\nbo,Foo;CN=Foo\ncy,CN=Foo;Foo\ndan,\"CN=Foo,OU=C;Foo;CN=Foo,OU=D;foo\"\neve,\"CN=No,OU=A;CN=No,OU=B\"\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Create, Fate::Create, Fate::Create, Fate::Create, Fate::Rejected}));
        QHash<QString, QStringList> members;
        for (const Change &change : plan.changes.changes) {
            if (change.kind == ChangeKind::MembersAdd)
                members[change.id] = change.members;
        }
        const auto id = [&plan](qsizetype row) { return plan.rows[row].object.id; };
        QCOMPARE(members.value(a), QStringList {id(0)});
        QCOMPARE(members.value(b), QStringList {id(0)});
        QCOMPARE(members.value(plain), QStringList({id(1), id(2), id(3)}));
        QCOMPARE(members.value(whole), QStringList({id(1), id(2)}));
        QCOMPARE(plan.rows[4].problems.size(), 1); // told once
    }

    void doublesInTheFileAreNamed()
    {
        Stage stage;
        const ImportPlan plan = stage.plan("userName,title\nann,x\nbo,y\nANN,z\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Create, Fate::Create, Fate::Rejected}));
        QCOMPARE(plan.rows[2].problems.constFirst().kind, Kind::DuplicateKey);
        QVERIFY(plan.rows[2].problems.constFirst().detail.contains(u"row 2"_s));
    }

    void brokenRowsDoNotStopTheOthers()
    {
        Stage stage;
        const ImportPlan plan = stage.plan("userName,active\nann,maybe\n\"bo,true\ncy,true\n,true\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Rejected, Fate::Rejected, Fate::Create, Fate::Rejected}));
        const QByteArray rejects = ImportReport::of(plan, {}, {}).rejectsCsv(',');
        QCOMPARE(rejects.count("\r\n"), 4);
        QVERIFY(rejects.startsWith("userName,active,provost status"));
        QVERIFY(rejects.contains("row 2"));
    }

    void rejectsImportAgain()
    {
        Stage stage;
        QByteArray rejects = ImportReport::of(stage.plan("userName,active\nann,maybe\n"), {}, {}).rejectsCsv(',');
        rejects.replace("maybe", "yes");
        const auto fingerprint = [&stage](const QByteArray &csv) {
            const ImportOptions options = stage.options(csv);
            return TableReader(options.fileName, options.dialect).header()->fingerprint;
        };
        QCOMPARE(fingerprint(rejects), fingerprint("userName,active\nann,maybe\n")); // so that the window knows its mapping
        QVERIFY(fingerprint(rejects) != fingerprint("userName\nann\n"));
        const ImportPlan again = stage.plan(rejects);
        QCOMPARE(fates(again), QList<Fate> {Fate::Create});
        QCOMPARE(again.changes.changes.constFirst().attributes.value(u"active"), Json(true));
    }

    void manyRowsReadTheDirectoryOnceInstead()
    {
        Stage stage;
        QByteArray csv("userName,title\n");
        for (int i = 0; i < 1000; ++i)
            csv += "person" + QByteArray::number(i) + ",x\n";
        stage.directory.add(u"/Users"_s, json(R"({"userName":"person7","title":"x"})"));
        const ImportPlan plan = stage.plan(csv);
        QVERIFY(plan.readEverything);
        QCOMPARE(plan.count(Fate::Unchanged), 1);
        QCOMPARE(plan.count(Fate::Create), 999);
        QVERIFY(plan.readCalls < 10);
        QVERIFY(!stage.plan("userName\nperson7\n").readEverything);
    }

    /// A server that says 100 and stops at 50: who is not listed would be created a second time.
    void aListThatEndsTooSoonIsAnError()
    {
        Stage stage;
        stage.wire.setHandler([](const Wire::Request &request) {
            const qint64 start = request.parameter(u"startIndex"_s).toLongLong();
            return Wire::Answer::json(200, Wire::usersPage(start, std::min<qint64>(start + 24, 50), 100));
        });
        const auto outcome = outcomeOf(new ImportJob(*stage.connection, stage.directory.description, stage.options("userName\nu51\n", ImportMode::Mirror), stage.connection.get()));
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().kind, ErrorKind::Protocol);
    }

    /// An unquoted comma moves all cells behind it.
    void shiftedRowsAreRefused()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira"})"));
        ImportOptions options = stage.options("displayName,userName\nKolb, Mira,mira\nTor,tor\nAnn,ann,\n", ImportMode::Mirror);
        options.absent = AbsentAction::Delete;
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(fates(plan), QList<Fate>({Fate::Rejected, Fate::Create, Fate::Create})); // an empty cell too many is none
        QCOMPARE(plan.rows.constFirst().problems.constFirst().kind, Kind::SurplusCells);
        QVERIFY(std::none_of(plan.changes.changes.cbegin(), plan.changes.changes.cend(), [](const Change &change) { return change.kind == ChangeKind::Delete; }));
        // What is too much is in the rejects, and still too much.
        const QByteArray rejects = ImportReport::of(plan, {}, {}).rejectsCsv(',');
        QVERIFY2(rejects.contains(",mira\r\n"), rejects.constData());
        QCOMPARE(fates(stage.plan(rejects)), QList<Fate> {Fate::Rejected});
    }

    /// Who exists has theirs: a run once more neither makes another nor takes somebody else's.
    void madeValuesAreForNewcomers()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"externalId":"0","userName":"m.kolb@x.example"})"));
        stage.directory.add(u"/Users"_s, json(R"({"externalId":"1","userName":"m.kolb2@x.example"})"));
        ImportOptions options = stage.options("Staff id,Surname\n1,Kolb\n");
        options.mapping.fields.clear();
        options.mapping.fields << FieldMapping {.path = u"externalId"_s, .value = Expression::column(u"Staff id"_s)}
                               << FieldMapping {.path = u"userName"_s, .value = *Expression::parse(u"m.{Surname|lower|unique}@x.example"_s)};
        options.mapping.match = QStringList {u"externalId"_s};
        QCOMPARE(fates(stage.plan(options)), QList<Fate> {Fate::Unchanged});
        options.mapping.match = QStringList {u"userName"_s}; // by which nobody is ever found
        const auto refused = outcomeOf(new ImportJob(*stage.connection, stage.directory.description, options, stage.connection.get()));
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"unique"));
        options.mode = ImportMode::Create;
        QCOMPARE(fates(stage.plan(options)), QList<Fate> {Fate::Create});
    }

    void membershipsAreTold()
    {
        Stage stage;
        stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira"})"));
        const ImportPlan import = stage.plan("userName,Groups\nmira,Crew\nann,Crew\nperhaps,Nowhere\n");
        QCOMPARE(fates(import), QList<Fate>({Fate::Unchanged, Fate::Create, Fate::Rejected}));
        const Plan plan = makePlan(import.changes, stage.directory.description);
        QHash<int, StepOutcome> outcomes;
        int membership = -1;
        for (int step = 0; step < plan.steps.size(); ++step) {
            if (plan.steps[step].members.isEmpty())
                outcomes.insert(step, {.state = StepState::Done, .id = u"new"_s});
            else
                membership = step;
        }
        QVERIFY(membership >= 0 && !outcomes.isEmpty());
        const ImportReport stopped = ImportReport::of(import, plan, outcomes);
        for (int row = 0; row < 2; ++row) {
            QCOMPARE(stopped.results[row].status, RowResult::Status::NotReached);
            QVERIFY2(stopped.results[row].reason.startsWith(u"group ") && stopped.results[row].reason.endsWith(u": not reached"), qPrintable(stopped.results[row].reason));
        }
        QCOMPARE(stopped.rejectsCsv(',').count("\r\n"), 4);
        outcomes.insert(membership, {.state = StepState::Done});
        const ImportReport done = ImportReport::of(import, plan, outcomes);
        QCOMPARE(done.results[0].status, RowResult::Status::Updated);
        QCOMPARE(done.results[1].status, RowResult::Status::Created);
        QCOMPARE(done.count(RowResult::Status::Unchanged), 0);
        // A later run of the same import that is about somebody else.
        ImportReport later = ImportReport::of(import, {}, {});
        later.keep(done);
        QCOMPARE(later.results[0].status, RowResult::Status::Updated);
        // Whose creation failed is in no group for that reason.
        outcomes.remove(membership);
        for (StepOutcome &outcome : outcomes)
            outcome = {.state = StepState::Failed, .error = Error::validation(u"no"_s)};
        QCOMPARE(ImportReport::of(import, plan, outcomes).results[1].reason, u"no"_s);
    }

    /// Written out whole, a broken row would seem sound.
    void brokenRowsStayBroken()
    {
        Stage stage;
        const ImportPlan plan = stage.plan("userName,title,active\nx3,\"Open,true\nx4,=1+1,maybe\nx5,'=1+1,maybe\nx6,\"Open,true\n");
        const QByteArray rejects = ImportReport::of(plan, {}, {}).rejectsCsv(',');
        QCOMPARE(rejects.count("\r\n"), 5);
        QCOMPARE(rejects.count(",'=1+1,"), 2); // no spreadsheet runs it
        const ImportPlan again = stage.plan(rejects);
        QCOMPARE(fates(again), QList<Fate>({Fate::Rejected, Fate::Rejected, Fate::Rejected, Fate::Rejected}));
        QCOMPARE(again.rows[0].problems.constFirst().kind, Kind::DamagedBefore);
        QCOMPARE(ImportReport::of(again, {}, {}).rejectsCsv(',').count(",open quote\r\n"), 2); // and once more
        QByteArray mended = rejects;
        mended.replace(",open quote\r\n", ",\r\n").replace("maybe", "yes").replace("\"\"\"Open\"", "Open");
        const ImportPlan sound = stage.plan(mended);
        QCOMPARE(fates(sound), QList<Fate>({Fate::Create, Fate::Create, Fate::Create, Fate::Create}));
        QCOMPARE(sound.changes.changes[1].attributes.value(u"title").toString(), u"=1+1"_s);
    }

    void aFileThatNamesNobodyMakesNobodyAbsent_data()
    {
        QTest::addColumn<QByteArray>("csv");
        QTest::newRow("header only") << QByteArray("userName,title\n");
        QTest::newRow("the header twice") << QByteArray("userName,title\nuserName,title\n");
        QTest::newRow("no row can be read") << QByteArray("userName,title\n,Cook\n,Pilot\n");
    }
    void aFileThatNamesNobodyMakesNobodyAbsent()
    {
        QFETCH(QByteArray, csv);
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira"})"));
        ImportOptions options = stage.options(csv, ImportMode::Mirror);
        options.absent = AbsentAction::Delete;
        const ImportPlan plan = stage.plan(options);
        QCOMPARE(plan.readable, 0);
        QVERIFY(plan.absent.isEmpty());
        QVERIFY(plan.changes.isEmpty());
    }

    void theHeaderAgainIsNobody()
    {
        Stage stage;
        const ImportPlan plan = stage.plan("userName,First name,First name\nann,A,B\nuserName,x,y\nUSERNAME,First  name,First name\n");
        QCOMPARE(fates(plan), QList<Fate>({Fate::Create, Fate::Create, Fate::Rejected}));
        QCOMPARE(plan.rows[2].problems.constFirst().kind, Kind::RepeatedHeader);
    }

    /// Blanks around a value are not read, and are no edit.
    void blanksAreNoEdit()
    {
        Stage stage;
        stage.directory.add(u"/Users"_s, json(R"({"userName":"mira","title":" Pilot\n","emails":[{"type":"work","value":" m@x.example"}]})"));
        QCOMPARE(fates(stage.plan("userName,title,emails[type eq \"\"work\"\"].value\nmira,\" Pilot\n\",\" m@x.example\"\n")), QList<Fate> {Fate::Unchanged});
        QCOMPARE(fates(stage.plan("userName,title\nmira,Pilots\n")), QList<Fate> {Fate::Update});
    }

    void anUnreachableProviderIsAnError()
    {
        Stage stage;
        stage.directory.setFaults([](const Wire::Request &) { return FakeProvider::Fault::Broken; });
        const auto outcome = outcomeOf(new ImportJob(*stage.connection, stage.directory.description, stage.options("userName\nann\n"), stage.connection.get()));
        QVERIFY(!outcome.ok());
        QCOMPARE(stage.directory.carriedOut(), 0);
    }
};

QTEST_GUILESS_MAIN(TestImportJob)
#include "tst_importjob.moc"
