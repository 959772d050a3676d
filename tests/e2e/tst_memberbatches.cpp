// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/inverse.h"
#include "change/planner.h"
#include "change/runner.h"
#include "client/discoverjob.h"
#include "directorystate.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 100'000; ///< milliseconds for one run

/// A practice directory of one dialect, its state in a file, and a console with a journal.
struct Stage {
    QTemporaryDir folder;
    QString stateFile = folder.filePath(u"practice.db"_s);
    PracticeClient server;
    std::unique_ptr<Connection> connection;
    std::unique_ptr<Journal> journal;
    ServiceDescription description;

    Stage(const QString &profile, const QStringList &faults)
        : server({.users = 80, .groups = 12, .seed = 7, .profile = profile, .token = "secret", .stateFile = stateFile,
                  .faults = QStringList {u"stale:ms=%1"_s.arg(profile == "entra"_L1 ? 200 : 0)} + faults})
    {
        ConnectionSettings settings {.name = u"test"_s, .baseUrl = server.url(), .token = Redacted(QByteArray("secret")), .profile = ServerProfile::shipped(profile).valueOr({})};
        settings.profile.limits.windows.clear(); // GitHub's thousand an hour is not what is tried here
        settings.retry = {.firstDelay = std::chrono::milliseconds(20), .maxDelay = std::chrono::milliseconds(200)};
        for (int attempt = 0; attempt < 10 && description.resourceTypes.isEmpty(); ++attempt) { // faults strike discovery as well
            Connection first(settings);
            std::optional<Result<ServiceDescription>> found;
            (new DiscoverJob(first, &first))->then(&first, [&found](const Result<ServiceDescription> &outcome) { found = outcome; });
            if (QTest::qWaitFor([&found] { return found.has_value(); }, patience) && found->ok())
                description = **found;
        }
        settings.profile = description.profile;
        connection = std::make_unique<Connection>(settings);
        if (auto opened = Journal::open(folder.filePath(u"journal.sqlite"_s)))
            journal = std::move(opened).value();
    }
    /// Goes on until nothing is left, as an operator would who sees it stop.
    [[nodiscard]] RunSummary run(qint64 number)
    {
        RunSummary summary;
        for (int session = 0; session < 20 && summary.state != RunState::Done; ++session) {
            QObject parent;
            std::optional<Result<RunSummary>> outcome;
            const Runner::Options options {.verify = Runner::Options::Verify::Memberships, .delays = {std::chrono::milliseconds(100), std::chrono::milliseconds(200), std::chrono::milliseconds(400)}};
            auto *runner = new Runner(*connection, description, *journal, number, options, &parent);
            runner->then(&parent, [&outcome](const Result<RunSummary> &result) { outcome = result; });
            if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, patience) || !outcome->ok())
                return {.run = -1};
            summary = **outcome;
        }
        return summary;
    }
};

struct Limits {
    int add, remove;
};

} // namespace

/// Memberships in the batches that a provider takes, held against what the practice directory really has in the end.
class TestMemberBatches : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void membersEqualThePlan_data();
    void membersEqualThePlan();
    void missingGroupFails_data();
    void missingGroupFails();
};

void TestMemberBatches::membersEqualThePlan_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QStringList>("faults");
    QTest::addColumn<int>("perAdd"); ///< most members in a request
    QTest::addColumn<int>("perRemove");
    QTest::addColumn<bool>("checksIds"); ///< who does not exist is refused
    const QStringList failing {u"429:every=13,retry-after=0"_s, u"503:rate=0.05"_s, u"reset:rate=0.05"_s, u"swallow:rate=0.05"_s};
    for (const bool faulty : {false, true}) {
        const QStringList faults = faulty ? failing : QStringList();
        const char *suffix = faulty ? " with faults" : "";
        QTest::addRow("rfc%s", suffix) << u"rfc"_s << faults << 1000 << 1000 << false;
        QTest::addRow("entra%s", suffix) << u"entra"_s << faults << 20 << 1 << true;
        QTest::addRow("aws%s", suffix) << u"aws"_s << faults << 100 << 100 << true;
        QTest::addRow("github%s", suffix) << u"github"_s << faults << 1000 << 1000 << true;
        QTest::addRow("minimal%s", suffix) << u"minimal"_s << faults << 1000 << 1000 << true;
    }
}

void TestMemberBatches::membersEqualThePlan()
{
    QFETCH(QString, profile);
    QFETCH(QStringList, faults);
    QFETCH(int, perAdd);
    QFETCH(int, perRemove);
    QFETCH(bool, checksIds);
    Stage stage(profile, faults);
    QVERIFY(stage.connection && !stage.description.resourceTypes.isEmpty());
    const DirectoryState before = DirectoryState::read(stage.stateFile);
    // The group with fewest people, so that there is somebody to add.
    QString group;
    const QStringList groups = before.groups.keys();
    for (const QString &id : groups) {
        const qsizetype size = before.members.value(id).size();
        if (size >= 6 && (group.isEmpty() || size < before.members.value(group).size()))
            group = id;
    }
    QStringList present;
    QStringList absent;
    for (auto user = before.users.cbegin(); user != before.users.cend(); ++user)
        (before.members.value(group).contains(user.key()) ? present : absent) << user.key();
    QVERIFY2(present.size() >= 5 && absent.size() >= 25, qPrintable(u"%1 %2"_s.arg(present.size()).arg(absent.size())));
    const QString ghost = u"5d3f2f7e-0000-4000-8000-000000000429"_s;
    QStringList added = absent.mid(0, 45);
    added.insert(7, ghost); // in the midst of a batch
    added.insert(3, present.at(4)); // a member already
    QStringList removed = present.mid(0, 4);
    removed << absent.last(); // was none
    if (added.contains(removed.last()))
        removed.removeLast();

    const auto change = [&group](ChangeKind kind, const QStringList &ids) { return Change {.kind = kind, .resourceType = u"Group"_s, .id = group, .members = ids}; };
    const Plan plan = makePlan({.changes = {change(ChangeKind::MembersAdd, added), change(ChangeKind::MembersRemove, removed)}}, stage.description);
    for (const PlanStep &step : plan.steps)
        QVERIFY(step.members.size() <= (step.kind == ChangeKind::MembersAdd ? perAdd : perRemove));
    const qint64 run = stage.journal->begin(plan, {}).valueOr(-1);
    const RunSummary summary = stage.run(run);
    QCOMPARE(summary.state, RunState::Done);
    QCOMPARE(summary.failed, checksIds ? 1 : 0); // the group, for the sake of the one who does not exist

    QSet<QString> expected = before.members.value(group);
    for (const QString &id : std::as_const(added)) {
        if (id != ghost || !checksIds)
            expected.insert(id);
    }
    for (const QString &id : std::as_const(removed))
        expected.remove(id);
    const QSet<QString> now = DirectoryState::read(stage.stateFile).members.value(group);
    QVERIFY2(now == expected, qPrintable(u"missing: %1; too many: %2"_s.arg((QSet(expected) - now).values().join(u' '), (QSet(now) - expected).values().join(u' '))));
    QStringList failed;
    for (const StepRecord &record : stage.journal->steps(run).valueOr({}))
        failed << record.outcome.failedMembers;
    QCOMPARE(failed, checksIds ? QStringList {ghost} : QStringList());

    // And back. Nothing was read before, and a provider that says nothing of it leaves the undo to guess about whom it found there, or did not find.
    const Inverse inverse = inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.description);
    const qint64 back = stage.journal->begin(makePlan(inverse.changes, stage.description), {}).valueOr(-1);
    QCOMPARE(stage.run(back).failed, 0);
    QSet<QString> again = DirectoryState::read(stage.stateFile).members.value(group);
    QSet<QString> was = before.members.value(group);
    for (const QString &guessed : {present.at(4), absent.last(), ghost}) {
        again.remove(guessed);
        was.remove(guessed);
    }
    QCOMPARE(again, was);
}

/// "Was not a member" counts as done only where there is a group.
void TestMemberBatches::missingGroupFails_data()
{
    QTest::addColumn<QString>("profile");
    for (const auto &profile : {u"rfc"_s, u"entra"_s, u"aws"_s, u"github"_s, u"minimal"_s})
        QTest::newRow(qPrintable(profile)) << profile;
}

void TestMemberBatches::missingGroupFails()
{
    QFETCH(QString, profile);
    Stage stage(profile, {});
    const DirectoryState before = DirectoryState::read(stage.stateFile);
    const Change remove {.kind = ChangeKind::MembersRemove, .resourceType = u"Group"_s, .id = u"5d3f2f7e-0000-4000-8000-000000000404"_s, .members = {before.users.firstKey()}};
    const qint64 run = stage.journal->begin(makePlan({.changes = {remove}}, stage.description), {}).valueOr(-1);
    const RunSummary summary = stage.run(run);
    QCOMPARE(summary.failed, 1);
    QCOMPARE(summary.done, 0);
}

QTEST_GUILESS_MAIN(TestMemberBatches)
#include "tst_memberbatches.moc"
