// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"
#include "change/runner.h"
#include "directory/directory.h"
#include "fakes/outcome.h"
#include "membership/membershipmodel.h"
#include "membership/nesting.h"
#include "membership/personmatcher.h"
#include "servers/flakyproxy.h"
#include "servers/servertest.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr int people = 30;

/// A foreign server with people and two groups, and what the membership page works on.
struct Place {
    QTemporaryDir folder;
    std::unique_ptr<ServerProcess> server;
    std::unique_ptr<FlakyProxy> proxy; ///< null: straight to the server
    std::unique_ptr<Directory> directory;
    std::unique_ptr<EditSession> session;
    std::unique_ptr<MembershipEditor> editor;
    std::unique_ptr<Journal> journal;
    QList<Principal> users;
    QList<Principal> groups;

    explicit Place(const QString &script, bool isFlaky = false)
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
        if (isFlaky)
            proxy = std::make_unique<FlakyProxy>(server->url());
        ConnectionSettings settings = ServerTest::connectTo(proxy ? proxy->url() : server->url())->settings();
        if (isFlaky) { // many small requests, so that some are lost
            settings.profile.membersPerAdd = 3;
            settings.profile.membersPerRemove = 1;
            settings.retry = {.firstDelay = std::chrono::milliseconds(20), .maxDelay = std::chrono::milliseconds(100)};
        }
        directory = std::make_unique<Directory>(settings);
        directory->open();
        QTRY_COMPARE_WITH_TIMEOUT(directory->state(), Directory::State::Ready, 30'000);
        session = std::make_unique<EditSession>(*directory);
        editor = std::make_unique<MembershipEditor>(*session);
        auto opened = Journal::open(folder.filePath(u"journal.sqlite"_s));
        QVERIFY(opened);
        journal = std::move(opened).value();
    }
    /// What is staged, carried out.
    RunSummary apply()
    {
        const Plan plan = makePlan(session->changes(), directory->description());
        Runner::Options options;
        options.whole = Runner::stepsWithSecrets(plan);
        const qint64 run = journal->begin(plan, {}).valueOr(-1);
        auto summary = outcomeOf(new Runner(directory->connection(), directory->description(), *journal, run, options, directory.get()), 60'000);
        for (int again = 0; again < 30 && summary && summary->state != RunState::Done; ++again) // as an operator would who sees it stop
            summary = outcomeOf(new Runner(directory->connection(), directory->description(), *journal, run, options, directory.get()), 60'000);
        for (const StepRecord &record : journal->steps(run).valueOr({})) {
            if (record.outcome.error)
                qInfo().noquote() << record.step.method << record.step.path() << record.outcome.error->toString();
            if (record.step.kind == ChangeKind::Create)
                (record.step.endpoint == "/Users"_L1 ? users : groups) << Principal {.id = record.outcome.id, .type = record.step.endpoint == "/Users"_L1 ? u"User"_s : u"Group"_s};
        }
        session->staged().reset({});
        editor->forget();
        return summary.ok() ? *summary : RunSummary {.failed = -1};
    }
    void populate()
    {
        QList<Change> changes;
        for (Json &person : ServerTest::people(people))
            changes << Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = makeTemporaryId(), .attributes = person};
        for (const auto &name : {u"Harbour"_s, u"Finance"_s})
            changes << Change {.kind = ChangeKind::Create, .resourceType = u"Group"_s, .id = makeTemporaryId(), .attributes = Json::object({{u"displayName"_s, name}})};
        session->stage(changes, u"populate"_s);
        QCOMPARE(apply().failed, 0);
        QCOMPARE(users.size(), people);
        QCOMPARE(groups.size(), 2);
    }
    [[nodiscard]] QStringList membersOf(const Principal &group)
    {
        MembershipModel model(*editor);
        model.showMembers(group);
        if (!QTest::qWaitFor([&model] { return model.state() == MembershipModel::State::Ready || model.state() == MembershipModel::State::Failed; }, 20'000))
            return {};
        QStringList ids;
        for (const Principal &one : model.allPrincipals())
            ids << one.id;
        ids.sort();
        return ids;
    }
};

QStringList idsOf(const QList<Principal> &principals)
{
    QStringList ids;
    for (const Principal &one : principals)
        ids << one.id;
    ids.sort();
    return ids;
}

} // namespace

/// Memberships as the window edits them, on servers that others wrote: what is staged is what they hold in the end.
class TestServersMembers : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void membersEqualWhatWasStaged_data();
    void membersEqualWhatWasStaged();
    void membersEqualThePlanWhereRequestsAreLost_data();
    void membersEqualThePlanWhereRequestsAreLost();
};

void TestServersMembers::membersEqualWhatWasStaged_data()
{
    QTest::addColumn<QString>("script");
    QTest::newRow("SCIMMY") << u"server-scimmy.mjs"_s;
    QTest::newRow("better-auth") << u"server-better-auth.mjs"_s;
}

void TestServersMembers::membersEqualWhatWasStaged()
{
    QFETCH(QString, script);
    Place place(script);
    QVERIFY(place.journal);
    place.populate();
    if (QTest::currentTestFailed())
        return;
    const Principal harbour = place.groups.at(0);
    const Principal finance = place.groups.at(1);
    QCOMPARE(place.membersOf(harbour), QStringList());
    QCOMPARE(place.editor->add(harbour, place.users.mid(0, 20), u"Add"_s).staged, 20);
    QCOMPARE(place.apply().failed, 0);
    QCOMPARE(place.membersOf(harbour), idsOf(place.users.mid(0, 20)));
    // A move of three, one of whom is nobody's member, and somebody who is in already.
    const QList<Principal> moved {place.users.at(2), place.users.at(5), place.users.at(19)};
    QCOMPARE(place.editor->move(harbour, finance, moved, u"Move"_s).staged, 6);
    QCOMPARE(place.editor->add(harbour, {place.users.at(0), place.users.at(25)}, u"Add"_s).already.size(), 1);
    QCOMPARE(place.apply().failed, 0);
    QCOMPARE(place.membersOf(finance), idsOf(moved));
    QList<Principal> expected = place.users.mid(0, 20) + QList<Principal> {place.users.at(25)};
    expected.removeIf([&moved](const Principal &one) { return moved.contains(one); });
    QCOMPARE(place.membersOf(harbour), idsOf(expected));

    std::optional<Result<QList<PersonMatch>>> matches;
    const std::vector<Json> made = ServerTest::people(people);
    const QString text = made[3].value(u"userName").toString() + u"\nnobody@example.org\n"_s;
    (new PersonMatcher(*place.directory, peopleIn(text), place.directory.get()))->then(this, [&matches](const Result<QList<PersonMatch>> &found) { matches = found; });
    QTRY_VERIFY_WITH_TIMEOUT(matches.has_value(), 20'000);
    QVERIFY(matches->ok());
    QCOMPARE(matches->value().at(0).found.value(0).id, place.users.at(3).id);
    QVERIFY(matches->value().at(1).found.isEmpty());

    const auto nesting = outcomeOf(new NestingJob(*place.directory, harbour, false, place.directory.get()));
    QVERIFY(nesting.ok());
    QCOMPARE(effectiveMembers(*nesting).size(), expected.size());
}

void TestServersMembers::membersEqualThePlanWhereRequestsAreLost_data()
{
    membersEqualWhatWasStaged_data();
}

void TestServersMembers::membersEqualThePlanWhereRequestsAreLost()
{
    QFETCH(QString, script);
    Place place(script, true);
    QVERIFY(place.journal);
    place.populate();
    if (QTest::currentTestFailed())
        return;
    const Principal harbour = place.groups.at(0);
    const Principal finance = place.groups.at(1);
    place.proxy->setLoses(3, 4);
    (void)place.editor->add(harbour, place.users.mid(0, 24), u"Add"_s);
    QCOMPARE(place.apply().failed, 0);
    const QList<Principal> moved = place.users.mid(4, 9);
    (void)place.editor->move(harbour, finance, moved, u"Move"_s);
    QCOMPARE(place.apply().failed, 0);
    QVERIFY(place.proxy->lostAnswers() > 1);
    QVERIFY(place.proxy->lostRequests() > 1);
    place.proxy->setLoses(0, 0);
    QList<Principal> left = place.users.mid(0, 24);
    left.removeIf([&moved](const Principal &one) { return moved.contains(one); });
    QCOMPARE(place.membersOf(harbour), idsOf(left));
    QCOMPARE(place.membersOf(finance), idsOf(moved));
}

QTEST_GUILESS_MAIN(TestServersMembers)
#include "tst_servers_members.moc"
