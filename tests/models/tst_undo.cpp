// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/formermembers.h"
#include "change/inverse.h"
#include "fakes/outcome.h"
#include "models/runstage.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Provost;
using namespace Provost::Testing;

namespace {

/// A provider that shows of no group who is in it, and of the users only those in the group that is asked for.
struct Unseen {
    Stage stage;
    QByteArrayList pages; ///< the answers to a list of users, in order; the last of them for ever
    ObjectKey group {u"Group"_s, u"g"_s};
    int lists = 0;
    int pairs = 0;

    explicit Unseen(ServerProfile::MemberAccess access)
        : stage(profileOf(access))
    {
        stage.wire.setHandler([this](const Wire::Request &request) {
            if (request.path() != "/Users") {
                ++pairs;
                return Wire::Answer::json(200, R"({"totalResults":0,"Resources":[]})");
            }
            const qsizetype page = std::min<qsizetype>(lists++, pages.size() - 1);
            return Wire::Answer::json(200, pages.value(page));
        });
    }
    [[nodiscard]] static ServerProfile profileOf(ServerProfile::MemberAccess access)
    {
        ServerProfile profile;
        profile.members = access;
        profile.memberTypes = {u"User"_s};
        return profile;
    }
    [[nodiscard]] MembersThen found(const UnseenMembers &wanted, const FormerMembersJob::Options &options = {})
    {
        lists = 0;
        pairs = 0;
        auto *job = new FormerMembersJob(*stage.connection, stage.directory.description, {{group, wanted}}, options, stage.connection.get());
        return outcomeOf(job).valueOr({}).value(group);
    }
};

} // namespace

/// What the journal knows of an object's past, and the way back to it.
class TestUndo : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsAnObjectsHistory();
    void opensJournalsOfOldVersions();
    void tellsOfMemberships();
    void leavesWhoWasAMemberBefore();
    void looksUpWhoIsIn();
    void anEmptyListTakesNobodysRemovalAway();
    void aLateAnswerTakesNobodysRemovalAway();
    void whoIsLeftIsAskedForAlsoAfterOwnWrites();
    void readsNoWholeListForOne();
    void looksUpNoMoreThanItIsWorth();
    void undoesARun();
    void undoesOnlyWhatWasDone();
    void saysThatSecretsDoNotComeBack();
    void deletedForGood();
};

void TestUndo::knowsAnObjectsHistory()
{
    Stage stage;
    const qint64 first = stage.begin({createUser(u"a"_s), createUser(u"b"_s)});
    QCOMPARE(stage.finish(first).done, 2);
    const QString user = stage.directory.find(u"/Users"_s, u"a"_s).value(u"id").toString();
    const qint64 second = stage.begin({retitle(stage, user, u"Chief"_s)});
    QCOMPARE(stage.finish(second).done, 1);
    const auto deeds = stage.journal->history(stage.url(), {u"User"_s, user});
    QVERIFY(deeds);
    QCOMPARE(deeds->size(), 2);
    QCOMPARE(deeds->at(0).run.summary.run, second);
    QCOMPARE(deeds->at(0).step.step.kind, ChangeKind::Update);
    QCOMPARE(deeds->at(0).object.after.value(u"title").toString(), u"Chief"_s);
    QCOMPARE(deeds->at(1).run.summary.run, first);
    QCOMPARE(deeds->at(1).step.step.kind, ChangeKind::Create);
    QVERIFY(stage.journal->history(stage.url(), {u"Group"_s, user})->isEmpty());
    QVERIFY2(stage.journal->history(u"https://elsewhere.example"_s, {u"User"_s, user})->isEmpty(), "another provider may give the same ids");
    QVERIFY(stage.journal->history(stage.url(), {u"User"_s, user}, u"2100-01-01"_s)->isEmpty());
}

/// A journal as the first version of the program left it.
void TestUndo::opensJournalsOfOldVersions()
{
    Stage stage;
    stage.journal.reset();
    QVERIFY(QFile::remove(stage.journalFile()));
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        old.setDatabaseName(stage.journalFile());
        QVERIFY(old.open());
        QSqlQuery query(old);
        for (const QString &statement : {
                 u"CREATE TABLE run(id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, title TEXT, base_url TEXT, connection TEXT, operator TEXT,"
                 " reason TEXT, undoes INTEGER, started_at TEXT, ended_at TEXT, steps INTEGER, done INTEGER DEFAULT 0, failed INTEGER DEFAULT 0,"
                 " skipped INTEGER DEFAULT 0, calls INTEGER DEFAULT 0, seconds REAL DEFAULT 0)"_s,
                 u"CREATE TABLE object(run INTEGER NOT NULL, number INTEGER NOT NULL, resource_type TEXT, id TEXT, label TEXT, fate TEXT, before TEXT,"
                 " after TEXT, UNIQUE(run, number))"_s,
                 u"CREATE TABLE step(run INTEGER NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, step TEXT NOT NULL, outcome TEXT, sent_at TEXT,"
                 " ended_at TEXT, UNIQUE(run, number))"_s,
                 u"INSERT INTO run(state, base_url, steps) VALUES('done', '', 1)"_s,
                 u"INSERT INTO object VALUES(1, 0, 'User', 'bulkId:1', 'a', 'create', NULL, '{\"userName\":\"a\"}')"_s,
                 uR"(INSERT INTO step VALUES(1, 0, 'done', '{"kind":"create","object":0,"method":"POST","endpoint":"/Users","id":"bulkId:1"}', '{"id":"u9"}', '2026', '2026'))"_s,
                 u"INSERT INTO object VALUES(1, 1, 'Group', 'g1', 'Crew', 'update', NULL, NULL)"_s,
                 uR"(INSERT INTO step VALUES(1, 1, 'done', '{"kind":"members-add","object":1,"method":"PATCH","endpoint":"/Groups","id":"g1","members":["bulkId:1"]}', '{}', '2026', '2026'))"_s,
                 u"PRAGMA user_version=1"_s})
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"old"_s);
    stage.reopen();
    QVERIFY(stage.journal);
    const auto deeds = stage.journal->history({}, {u"User"_s, u"u9"_s});
    QVERIFY(deeds);
    QCOMPARE(deeds->size(), 1);
    QCOMPARE(deeds->at(0).object.label, u"a"_s);
    const auto memberships = stage.journal->membershipHistory({}, u"u9"_s);
    QVERIFY(memberships);
    QCOMPARE(memberships->size(), 1);
    QCOMPARE(memberships->at(0).object.label, u"Crew"_s);
    stage.journal.reset();
    stage.reopen();
    QVERIFY(stage.journal);
    QCOMPARE(stage.finish(stage.begin({createUser(u"b"_s)})).done, 1);
}

void TestUndo::undoesARun()
{
    Stage stage;
    const QString old = stage.directory.add(u"/Users"_s, json(R"({"userName":"old","title":"Clerk","name":{"givenName":"O"},"emails":[{"value":"o@x.example"}]})"));
    const QString gone = stage.directory.add(u"/Users"_s, json(R"({"userName":"gone","title":"Cook"})"));
    Json crew = json(R"({"displayName":"Crew"})");
    crew.set(u"members"_s, Json::array({Json::object({{u"value"_s, gone}})}));
    const QString group = stage.directory.add(u"/Groups"_s, crew);
    const Json formerUser = stage.directory.get(u"/Users"_s, old);
    const Resource formerGroup(stage.directory.get(u"/Groups"_s, group));
    Change add = members(ChangeKind::MembersAdd, group, {u"bulkId:new"_s, old});
    Change remove = members(ChangeKind::MembersRemove, group, {gone});
    add.before = remove.before = formerGroup;
    const QList<Change> changes {
        createUser(u"new"_s), add, remove,
        {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = old, .attributes = json(R"({"title":"Chief","nickName":"O","emails":null,"name":{"givenName":"P","familyName":"Q"}})"),
         .before = Resource(formerUser)},
        {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = gone, .before = Resource(stage.directory.get(u"/Users"_s, gone))}};
    const qint64 run = stage.begin(changes);
    QCOMPARE(stage.finish(run).done, 4);
    QCOMPARE(stage.directory.get(u"/Users"_s, old).value(u"nickName").toString(), u"O"_s);

    const Inverse inverse = inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.directory.description);
    const Plan plan = makePlan(inverse.changes, stage.directory.description);
    QCOMPARE(plan.count(PlannedObject::Fate::Rejected), 0);
    QCOMPARE(stage.finish(stage.begin(plan)).failed, 0);
    QCOMPARE(stage.directory.get(u"/Users"_s, old), formerUser);
    QVERIFY(stage.directory.find(u"/Users"_s, u"new"_s).isUndefined());
    const Json again = stage.directory.find(u"/Users"_s, u"gone"_s);
    QCOMPARE(again.value(u"title").toString(), u"Cook"_s);
    const Json nowIn = stage.directory.get(u"/Groups"_s, group).value(u"members");
    QCOMPARE(nowIn.size(), 1);
    QCOMPARE(nowIn.at(0).value(u"value"), again.value(u"id"));
    QCOMPARE(inverse.notes.size(), 1);
    QCOMPARE(inverse.notes.constFirst().label, u"gone"_s);
}

void TestUndo::undoesOnlyWhatWasDone()
{
    Stage stage;
    stage.directory.add(u"/Users"_s, json(R"({"userName":"taken"})"));
    const QString user = stage.directory.add(u"/Users"_s, json(R"({"userName":"a"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const qint64 run = stage.begin({createUser(u"taken"_s), members(ChangeKind::MembersAdd, group, {user, u"ghost"_s})});
    QCOMPARE(stage.finish(run).failed, 2);
    const Inverse inverse = inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.directory.description);
    QCOMPARE(inverse.changes.changes.size(), 1);
    QCOMPARE(inverse.changes.changes.constFirst().kind, ChangeKind::MembersRemove);
    QCOMPARE(inverse.changes.changes.constFirst().members, QStringList {user});
    QCOMPARE(inverse.notes.size(), 1); // who was a member before was not read
}

/// Neither the old password is known nor the new one; the rest of the object is taken back, and of an extension what is beside a secret.
void TestUndo::saysThatSecretsDoNotComeBack()
{
    Stage stage;
    const QString enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
    for (Schema &schema : stage.directory.description.schemas) {
        if (schema.id == enterprise)
            schema.attributes << Attribute {.name = u"unlockToken"_s};
    }
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann","title":"Clerk"})"));
    Change change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = ann, .attributes = json(R"({"title":"Chief","password":"Winter-2026!"})"), .before = Resource(stage.directory.get(u"/Users"_s, ann))};
    change.attributes.set(enterprise, json(R"({"department":"Deck","unlockToken":"abc-1234"})"));
    const qint64 run = stage.begin({change});
    QCOMPARE(stage.finish(run).failed, 0);
    const Inverse inverse = inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.directory.description);
    QStringList told;
    for (const Inverse::Note &note : inverse.notes)
        told << note.label + u": "_s + note.detail;
    told.sort();
    QCOMPARE(told, (QStringList {u"ann: password is a secret and was not kept"_s, u"ann: %1:unlockToken is a secret and was not kept"_s.arg(enterprise)}));
    QCOMPARE(inverse.changes.changes.size(), 1);
    Json wanted = json(R"({"title":"Clerk"})");
    wanted.set(enterprise, json(R"({"department":null})"));
    QCOMPARE(inverse.changes.changes.constFirst().attributes.toBytes(), wanted.toBytes());
    const Json former = inverse.changes.changes.constFirst().before.json();
    QVERIFY(!former.contains(u"password") && former.contains(u"title")); // or it would look as if somebody had taken it away since
}

/// Who was looked up beforehand is left as they were.
void TestUndo::leavesWhoWasAMemberBefore()
{
    Stage stage;
    const QString ann = stage.directory.add(u"/Users"_s, json(R"({"userName":"ann"})"));
    const QString ben = stage.directory.add(u"/Users"_s, json(R"({"userName":"ben"})"));
    const QString group = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const Change add = members(ChangeKind::MembersAdd, group, {ann, ben});
    const MembersThen then {.isMember = {{ann, true}, {ben, false}}, .late = {ann}};
    const Plan plan = makePlan({.changes = {add}}, stage.directory.description, {}, {{add.key(), then}});
    const qint64 run = stage.begin(plan);
    QCOMPARE(stage.finish(run).failed, 0);
    const Inverse inverse = inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.directory.description);
    QCOMPARE(inverse.changes.changes.size(), 1);
    QCOMPARE(inverse.changes.changes.constFirst().members, QStringList {ben});
    QVERIFY(inverse.notes.isEmpty());
}

/// Ids are compared as single questions compare them: whatever their case.
void TestUndo::looksUpWhoIsIn()
{
    Unseen unseen(ServerProfile::MemberAccess::ByGroupsFilter);
    unseen.pages = {R"({"totalResults":1,"Resources":[{"id":"ABC-1"}]})"};
    const MembersThen then = unseen.found({.members = {u"abc-1"_s, u"x"_s}, .removed = {u"abc-1"_s, u"x"_s}});
    QCOMPARE(then.isMember, (QHash<QString, bool> {{u"abc-1"_s, true}, {u"x"_s, false}}));
    QVERIFY(then.all && then.all->contains(u"abc-1"_s));
    QCOMPARE(unseen.lists, 1);
    QCOMPARE(unseen.pairs, 0);
}

void TestUndo::anEmptyListTakesNobodysRemovalAway()
{
    Unseen unseen(ServerProfile::MemberAccess::ByGroupsFilter);
    unseen.pages = {R"({"totalResults":0,"Resources":[]})"};
    QCOMPARE(unseen.found({.members = {u"x"_s}}).isMember, (QHash<QString, bool> {{u"x"_s, false}}));
    QCOMPARE(unseen.pairs, 0);
    QCOMPARE(unseen.found({.members = {u"x"_s}, .removed = {u"x"_s}}).isMember, (QHash<QString, bool> {{u"x"_s, false}}));
    QCOMPARE(unseen.pairs, 1); // that counts
}

void TestUndo::aLateAnswerTakesNobodysRemovalAway()
{
    const QHash<ObjectKey, LateWrite> late {{ObjectKey {u"User"_s, u"new"_s}, LateWrite {.made = json(R"({"id":"new"})")}}};
    for (const auto access : {ServerProfile::MemberAccess::ByGroupsFilter, ServerProfile::MemberAccess::ByPairFilter}) {
        Unseen unseen(access);
        unseen.pages = {R"({"totalResults":1,"Resources":[{"id":"other"}]})"};
        QVERIFY(unseen.found({.members = {u"new"_s}, .removed = {u"new"_s}}, {.late = late}).isMember.isEmpty());
        QCOMPARE(unseen.found({.members = {u"new"_s}}, {.late = late}).isMember, (QHash<QString, bool> {{u"new"_s, false}}));
    }
}

/// An undo a moment after the run: who was added is known from the journal, and whether anybody else is in the group only the provider knows.
void TestUndo::whoIsLeftIsAskedForAlsoAfterOwnWrites()
{
    Unseen unseen(ServerProfile::MemberAccess::ByGroupsFilter);
    unseen.pages = {R"({"totalResults":1,"Resources":[{"id":"gone"}]})"};
    const QHash<ObjectKey, LateWrite> late {{unseen.group, LateWrite {.members = {{u"x"_s, true}, {u"gone"_s, false}}}}};
    const MembersThen alone = unseen.found({.members = {u"x"_s}, .removed = {u"x"_s}}, {.late = late});
    QCOMPARE(unseen.lists, 1);
    QCOMPARE(alone.all.value_or(QSet<QString>()), QSet<QString> {u"x"_s});
    unseen.pages = {R"({"totalResults":1,"Resources":[{"id":"other"}]})"};
    const MembersThen together = unseen.found({.members = {u"x"_s}, .removed = {u"x"_s}}, {.late = late});
    const Change remove = members(ChangeKind::MembersRemove, unseen.group.id, {u"x"_s});
    const auto planned = [&](const MembersThen &then) { return makePlan({.changes = {remove}}, unseen.stage.directory.description, {}, {{remove.key(), then}}).objects.constFirst(); };
    QVERIFY(planned(alone).emptied);
    QVERIFY(!planned(together).emptied);
    QVERIFY(unseen.found({.members = {u"x"_s}}, {.late = late}).all == std::nullopt);
    QCOMPARE(unseen.lists, 0); // who only joins empties nothing
}

/// Neither a total nor a cursor: it may go on and on.
void TestUndo::readsNoWholeListForOne()
{
    Unseen unseen(ServerProfile::MemberAccess::ByGroupsFilter);
    for (int i = 0; i < 20; ++i)
        unseen.pages << R"({"Resources":[{"id":"a#"},{"id":"b#"}]})"_ba.replace("#", QByteArray::number(i));
    const MembersThen then = unseen.found({.members = {u"x"_s}});
    QCOMPARE(unseen.lists, 1);
    QCOMPARE(unseen.pairs, 1);
    QCOMPARE(then.isMember, (QHash<QString, bool> {{u"x"_s, false}}));
    QVERIFY(!then.all);
}

/// One request may take in many: the look-ups must not cost many times what the run does.
void TestUndo::looksUpNoMoreThanItIsWorth()
{
    Unseen unseen(ServerProfile::MemberAccess::ByPairFilter);
    UnseenMembers many;
    for (int i = 0; i < mostLookUps(1) + 1; ++i)
        many.members << u"u%1"_s.arg(i);
    QVERIFY(unseen.found(many, {.most = mostLookUps(1)}).isMember.isEmpty());
    QCOMPARE(unseen.pairs, 0); // of some of them it would be of no use
    QCOMPARE(unseen.found(many, {.most = mostLookUps(many.members.size())}).isMember.size(), many.members.size());
    QCOMPARE(unseen.pairs, int(many.members.size()));
}

void TestUndo::tellsOfMemberships()
{
    Stage stage;
    const QString crew = stage.directory.add(u"/Groups"_s, json(R"({"displayName":"Crew"})"));
    const qint64 first = stage.begin({createUser(u"a"_s), createUser(u"b"_s), members(ChangeKind::MembersAdd, crew, {u"bulkId:a"_s})});
    QCOMPARE(stage.finish(first).failed, 0);
    const QString a = stage.directory.find(u"/Users"_s, u"a"_s).value(u"id").toString();
    const QString b = stage.directory.find(u"/Users"_s, u"b"_s).value(u"id").toString();
    const qint64 second = stage.begin({members(ChangeKind::MembersAdd, crew, {b}), members(ChangeKind::MembersRemove, crew, {a})});
    QCOMPARE(stage.finish(second).failed, 0);
    Change boats {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = u"bulkId:boats"_s, .attributes = json(R"({"displayName":"Boats"})")};
    const qint64 third = stage.begin({boats, members(ChangeKind::MembersAdd, u"bulkId:boats"_s, {a})});
    QCOMPARE(stage.finish(third).failed, 0);

    const auto deeds = stage.journal->membershipHistory(stage.url(), a);
    QVERIFY(deeds);
    QCOMPARE(deeds->size(), 3);
    QCOMPARE(deeds->at(0).run.summary.run, third);
    QCOMPARE(deeds->at(0).object.label, u"Boats"_s);
    QCOMPARE(deeds->at(1).step.step.kind, ChangeKind::MembersRemove);
    QCOMPARE(deeds->at(1).object.key.id, crew);
    QCOMPARE(deeds->at(2).run.summary.run, first); // under a temporary id then
    QCOMPARE(stage.journal->membershipHistory(stage.url(), b)->size(), 1);
    QVERIFY(stage.journal->membershipHistory(u"https://elsewhere.example"_s, a)->isEmpty());
    QCOMPARE(stage.journal->history(stage.url(), {u"User"_s, a})->size(), 1); // what it is itself
}

/// Where the name of somebody deleted stays taken, an undo does not try what is certain to be refused, says so, and restores the rest.
void TestUndo::deletedForGood()
{
    ServerProfile profile;
    profile.keepsNamesOfDeleted = true;
    Stage stage(profile);
    const QString gone = stage.directory.add(u"/Users"_s, json(R"({"userName":"gone","title":"Cook"})"));
    const QString kept = stage.directory.add(u"/Users"_s, json(R"({"userName":"kept"})"));
    Json crew = json(R"({"displayName":"Crew"})");
    crew.set(u"members"_s, Json::array({Json::object({{u"value"_s, gone}}), Json::object({{u"value"_s, kept}})}));
    const QString group = stage.directory.add(u"/Groups"_s, crew);
    const QString enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
    Json led = json(R"({"userName":"led","title":"Mate"})");
    led.set(enterprise, Json::object({{u"department"_s, u"Deck"_s}, {u"manager"_s, Json::object({{u"value"_s, gone}})}}));
    const QString ledId = stage.directory.add(u"/Users"_s, led);
    const Resource ledBefore(stage.directory.get(u"/Users"_s, ledId));
    const Resource goneBefore(stage.directory.get(u"/Users"_s, gone));
    Change leave = members(ChangeKind::MembersRemove, group, {gone, kept});
    leave.before = Resource(stage.directory.get(u"/Groups"_s, group));
    const Json newJob = Json::object({{u"title"_s, u"Chief"_s}, {enterprise, Json::object({{u"department"_s, u"Bridge"_s}, {u"manager"_s, Json::object({{u"value"_s, kept}})}})}});
    const QList<Change> changes {leave, {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = ledId, .attributes = newJob, .before = ledBefore},
                                 {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = gone, .attributes = json(R"({"title":"Nobody"})"), .before = goneBefore},
                                 {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = gone, .before = goneBefore}};
    const Plan there = makePlan({.changes = changes}, stage.directory.description);
    const auto isWarning = [](const PlanWarning &warning) { return warning.kind == PlanWarning::Kind::DeletedForGood; };
    QCOMPARE(std::count_if(there.warnings.cbegin(), there.warnings.cend(), isWarning), 1); // said before it is done
    const qint64 run = stage.begin(there);
    QCOMPARE(stage.finish(run).failed, 0);

    const Inverse inverse = inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.directory.description);
    const Plan plan = makePlan(inverse.changes, stage.directory.description);
    QCOMPARE(plan.count(PlannedObject::Fate::Rejected), 0);
    QCOMPARE(plan.count(PlannedObject::Fate::Create), 0);
    QCOMPARE(stage.finish(stage.begin(plan)).failed, 0);
    QVERIFY(stage.directory.find(u"/Users"_s, u"gone"_s).isUndefined());
    const Json nowIn = stage.directory.get(u"/Groups"_s, group).value(u"members");
    QCOMPARE(nowIn.size(), 1);
    QCOMPARE(nowIn.at(0).value(u"value").toString(), kept);
    const Json back = stage.directory.get(u"/Users"_s, ledId);
    QCOMPARE(back.value(u"title").toString(), u"Mate"_s);
    QCOMPARE(back.value(enterprise).value(u"department").toString(), u"Deck"_s);
    QVERIFY(back.value(enterprise).value(u"manager").value(u"value").toString() != gone);
    QMap<PlanWarning::Loss, QString> told;
    for (const Inverse::Note &note : inverse.notes)
        told.insert(note.loss, note.label);
    QCOMPARE(told.value(PlanWarning::Loss::NameKept), u"gone"_s);
    QCOMPARE(told.value(PlanWarning::Loss::ReferenceToDeleted), u"led"_s);
    QVERIFY(!told.contains(PlanWarning::Loss::MadeAnew));
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
