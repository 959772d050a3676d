// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/auditlog.h"
#include "change/inverse.h"
#include "change/planner.h"
#include "change/runner.h"
#include "changemaker.h"
#include "client/discoverjob.h"
#include "net/governor.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 240'000; ///< milliseconds for one run
constexpr int sessions = 40; ///< in which a run comes to its end, however often faults stop it
constexpr int furtherTries = 3; ///< of what has failed by then
constexpr int failuresByChance = 3; ///< steps of the first try that may meet too many faults in a row; more are no chance

/// A practice directory of one profile, our client, a journal and an audit log.
struct Stage {
    QTemporaryDir folder;
    QString stateFile;
    PracticeClient server; ///< what the runs go to
    PracticeClient plain; ///< the same directory in the same dialect, but without faults
    std::unique_ptr<Connection> connection;
    ServiceDescription description;
    std::unique_ptr<Journal> journal;
    std::unique_ptr<AuditLog> audit;
    Runner::Options options;

    [[nodiscard]] static Practice::Options practiceOptions(const QString &file, const QString &profile, const QStringList &faults)
    {
        return {.users = 30, .groups = 6, .seed = 7, .profile = profile, .token = "secret", .stateFile = file, .faults = faults};
    }
    Stage(const QString &profile, const QStringList &faults = {})
        : stateFile(folder.filePath(u"practice.db"_s))
        , server(practiceOptions(stateFile, profile, QStringList {u"stale:ms=%1"_s.arg(profile == "entra"_L1 ? 300 : 0)} + faults))
        , plain(practiceOptions(stateFile, profile, {u"stale:ms=0"_s}))
    {
        using std::chrono::milliseconds;
        options.delays = {milliseconds(100), milliseconds(200), milliseconds(400)};
        plain.setHeader("Accept", "application/json");
        plain.setHeader("User-Agent", "test"); // GitHub asks for one
        ConnectionSettings settings {.name = u"test"_s, .baseUrl = plain.url(), .token = Redacted(QByteArray("secret")), .profile = ServerProfile::shipped(profile).valueOr({})};
        settings.profile.limits.windows.clear(); // GitHub's thousand an hour is not what is tried here
        settings.retry = {.firstDelay = milliseconds(20), .maxDelay = milliseconds(200)};
        Connection first(settings);
        std::optional<Result<ServiceDescription>> found;
        (new DiscoverJob(first, &first))->then(&first, [&found](const Result<ServiceDescription> &outcome) { found = outcome; });
        if (!QTest::qWaitFor([&found] { return found.has_value(); }, patience) || !found->ok())
            return;
        description = **found;
        settings.profile = description.profile;
        settings.baseUrl = server.url();
        connection = std::make_unique<Connection>(settings);
        open();
    }
    void open()
    {
        audit.reset();
        journal.reset();
        if (auto opened = Journal::open(folder.filePath(u"journal.sqlite"_s)))
            journal = std::move(opened).value();
        if (auto opened = AuditLog::open(folder.path(), *journal))
            audit = std::move(opened).value();
        options.audit = audit.get();
    }
    [[nodiscard]] ChangeMaker::Show show()
    {
        return [this](const QString &collection, const QString &id) { return Resource(plain.get(u'/' + collection + u'/' + id).body, id); };
    }
    [[nodiscard]] DirectoryState state() const
    {
        DirectoryState state = DirectoryState::read(stateFile);
        state.keepKnown(description);
        return state;
    }
    [[nodiscard]] qint64 begin(const Plan &plan)
    {
        options.whole = Runner::stepsWithSecrets(plan);
        return journal->begin(plan, {.connection = u"test"_s, .operatorName = u"tester"_s}).valueOr(-1);
    }
    [[nodiscard]] Result<RunSummary> run(qint64 number)
    {
        QObject parent;
        std::optional<Result<RunSummary>> outcome;
        auto *runner = new Runner(*connection, description, *journal, number, options, &parent);
        runner->then(&parent, [&outcome](const Result<RunSummary> &result) { outcome = result; });
        if (!QTest::qWaitFor([&outcome] { return outcome.has_value(); }, patience))
            return Error::validation(u"the run does not end"_s);
        return *outcome;
    }
    /// To the run's end, in as many sessions as it takes; their calls are added to `calls`.
    [[nodiscard]] Result<RunSummary> runToEnd(qint64 number, int &calls)
    {
        Result<RunSummary> outcome = run(number);
        for (int session = 1; outcome && outcome->state != RunState::Done && session < sessions; ++session) {
            calls += outcome->calls;
            outcome = run(number);
        }
        if (outcome)
            calls += outcome->calls;
        return outcome;
    }
    /// Steps that no fault can have brought to failure: nobody else writes here, and nothing is wrong with what is sent.
    [[nodiscard]] QString ownMistakes(qint64 number) const
    {
        QStringList told;
        for (const StepRecord &record : journal->steps(number).valueOr({})) {
            const std::optional<Error> &error = record.outcome.error;
            if (record.outcome.state == StepState::Failed && (!error || error->kind == ErrorKind::Conflict || error->kind == ErrorKind::Validation || error->httpStatus == 400))
                told << u"step %1 %2: %3"_s.arg(QString::number(record.number), record.step.path(), error ? error->toString() : QString());
        }
        return told.join(u'\n');
    }
    /// Steps that the audit log does not tell as done just once.
    [[nodiscard]] QStringList notDoneOnce(qint64 number) const
    {
        QHash<int, int> done;
        for (const Json &record : audit->records(number).valueOr({})) {
            if (record.value(u"outcome").toString() == "done"_L1)
                ++done[int(record.value(u"step").toInteger())];
        }
        QStringList told;
        for (const StepRecord &record : journal->steps(number).valueOr({})) {
            if (const int times = done.value(record.number); times != 1)
                told << u"step %1 is told as done %2 times"_s.arg(record.number).arg(times);
        }
        return told;
    }
    [[nodiscard]] QString failures(qint64 number) const
    {
        QStringList told;
        for (const StepRecord &record : journal->steps(number).valueOr({})) {
            const QString body = QString::fromUtf8((record.step.patch.isUndefined() ? record.step.body : record.step.patch).toBytes());
            if (qEnvironmentVariableIsSet("PROVOST_DUMP"))
                qInfo().noquote() << record.step.method << record.step.path() << body;
            if (record.outcome.error)
                told << u"step %1 %2 %3: %4: %5"_s.arg(QString::number(record.number), QString::fromLatin1(record.step.method), record.step.path(), record.outcome.error->toString(), body);
            for (const ValueDifference &difference : record.outcome.differences) {
                if (difference.attribute.contains(u"Entra:2.0:Group")) // rightly told: the practice directory does not have it
                    continue;
                told << u"step %1 %2: %3"_s.arg(QString::number(record.number), body, QString::fromUtf8(difference.toJson().toBytes()));
            }
        }
        return told.join(u'\n');
    }
};

QString rejections(const Plan &plan)
{
    QStringList told;
    for (const PlannedObject &object : plan.objects) {
        if (object.rejection)
            told << object.label + u": "_s + object.rejection->detail;
    }
    return told.join(u'\n');
}

} // namespace

/// Whatever the changes, under every profile: the plan leads to what was wanted, and its undoing back to what was there.
class TestRuns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reachesWhatIsWantedAndGoesBack_data();
    void reachesWhatIsWantedAndGoesBack();
    void getsThroughFaults_data();
    void getsThroughFaults();
};

void TestRuns::reachesWhatIsWantedAndGoesBack_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<quint32>("seed");
    const int seeds = qEnvironmentVariableIsSet("PROVOST_SEEDS") ? qEnvironmentVariableIntValue("PROVOST_SEEDS") : 3;
    for (const auto &profile : {u"rfc"_s, u"entra"_s, u"aws"_s, u"github"_s, u"minimal"_s}) {
        for (int seed = 1; seed <= seeds; ++seed)
            QTest::addRow("%s %d", qPrintable(profile), seed) << profile << quint32(seed);
    }
}

void TestRuns::reachesWhatIsWantedAndGoesBack()
{
    QFETCH(QString, profile);
    QFETCH(quint32, seed);
    Stage stage(profile);
    QVERIFY(stage.connection);
    const DirectoryState former = stage.state();
    ChangeMaker maker(seed, stage.description, former, stage.show());
    const ChangeSet wanted = maker.make(40);
    DirectoryState expected = former;
    expected.apply(wanted);

    const Plan plan = makePlan(wanted, stage.description);
    QVERIFY2(plan.count(PlannedObject::Fate::Rejected) == 0, qPrintable(rejections(plan)));
    stage.options.verify = Runner::Options::Verify::All;
    const qint64 run = stage.begin(plan);
    const auto summary = stage.run(run);
    QVERIFY(summary);
    QVERIFY2(summary->failed == 0 && summary->skipped == 0, qPrintable(stage.failures(run)));
    static_cast<void>(stage.failures(run));
    const QStringList after = stage.state().differences(expected);
    QVERIFY2(after.isEmpty(), qPrintable(after.join(u'\n')));
    QVERIFY2(stage.failures(run).isEmpty(), qPrintable(stage.failures(run))); // verification saw nothing else

    Inverse inverse = inverseOf(run, *stage.journal->objects(run), *stage.journal->steps(run), stage.description);
    for (Change &change : inverse.changes.changes) {
        if (!isTemporaryId(change.id))
            change.before = stage.show()(change.resourceType + u's', change.id);
    }
    stage.options.verify = Runner::Options::Verify::Off;
    const Plan back = makePlan(inverse.changes, stage.description);
    QVERIFY2(back.count(PlannedObject::Fate::Rejected) == 0, qPrintable(rejections(back)));
    const qint64 undoing = stage.begin(back);
    const auto undone = stage.run(undoing);
    QVERIFY(undone);
    QVERIFY2(undone->failed == 0 && undone->skipped == 0, qPrintable(stage.failures(undoing)));
    // What an undo says that it cannot restore, and nothing else.
    DirectoryState now = stage.state();
    DirectoryState then = former;
    const QStringList &deleted = maker.deletedUsers();
    QCOMPARE(inverse.notes.isEmpty(), deleted.isEmpty() && inverse.notes.isEmpty());
    if (profile == "entra"_L1) { // whose names stay taken there: said for each, and beforehand
        const auto isSaid = [](const Inverse::Note &note) { return note.loss == PlanWarning::Loss::NameKept; };
        QCOMPARE(std::count_if(inverse.notes.cbegin(), inverse.notes.cend(), isSaid), deleted.size());
        const auto isWarning = [](const PlanWarning &warning) { return warning.kind == PlanWarning::Kind::DeletedForGood; };
        QCOMPARE(std::any_of(plan.warnings.cbegin(), plan.warnings.cend(), isWarning), !deleted.isEmpty());
        then.remove(deleted);
    }
    now.forgetManagers(deleted);
    then.forgetManagers(deleted);
    const bool hidesGroups = profile == "entra"_L1 || profile == "aws"_L1;
    if (hidesGroups) {
        const auto isSaid = [](const Inverse::Note &note) { return note.detail.contains(u"groups"); };
        QVERIFY(deleted.isEmpty() || profile == "entra"_L1 || std::any_of(inverse.notes.cbegin(), inverse.notes.cend(), isSaid));
        now.forgetMemberships(deleted);
        then.forgetMemberships(deleted);
        // Nor who was in a group, where groups do not tell: said, too.
        for (const Inverse::Note &note : inverse.notes) {
            if (note.detail.contains(u"made without members"_s)) {
                now.forgetMembers(note.label);
                then.forgetMembers(note.label);
            }
        }
    }
    const QStringList left = now.differences(then);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    QVERIFY(stage.audit->verify()->findings.isEmpty());
}

void TestRuns::getsThroughFaults_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QStringList>("faults");
    const QStringList all {u"429:every=17,retry-after=0"_s, u"503:rate=0.04"_s, u"reset:rate=0.04"_s, u"truncate:rate=0.04"_s, u"html:rate=0.03"_s, u"swallow:rate=0.06"_s};
    for (const QString &fault : all)
        QTest::addRow("rfc %s", qPrintable(fault.section(u':', 0, 0))) << u"rfc"_s << QStringList {fault};
    for (const auto &profile : {u"rfc"_s, u"entra"_s, u"aws"_s, u"github"_s, u"minimal"_s})
        QTest::addRow("%s all", qPrintable(profile)) << profile << all;
}

/// In the end everything is as planned, once; how many sessions that takes is the faults' affair. A step that meets too many of them in a row fails, as it
/// should: it is tried again, as a person would (`Try Failed Again`), a few times, and then nothing may be left.
void TestRuns::getsThroughFaults()
{
    QFETCH(QString, profile);
    QFETCH(QStringList, faults);
    Stage stage(profile, faults);
    QVERIFY(stage.connection);
    const DirectoryState former = stage.state();
    ChangeMaker maker(11, stage.description, former, stage.show());
    const ChangeSet wanted = maker.make(60);
    DirectoryState expected = former;
    expected.apply(wanted);
    const Plan plan = makePlan(wanted, stage.description);
    QVERIFY2(plan.count(PlannedObject::Fate::Rejected) == 0, qPrintable(rejections(plan)));
    const qint64 run = stage.begin(plan);
    int calls = 0;
    Result<RunSummary> summary = stage.runToEnd(run, calls);
    QVERIFY2(!summary || summary->failed <= failuresByChance, qPrintable(stage.failures(run)));
    for (int again = 0; summary && summary->state == RunState::Done && summary->failed > 0 && again < furtherTries; ++again) {
        QVERIFY2(stage.ownMistakes(run).isEmpty(), qPrintable(stage.ownMistakes(run)));
        qInfo().noquote() << "tried again:" << stage.failures(run);
        QVERIFY(stage.journal->planFailedAgain(run).valueOr(0) > 0);
        summary = stage.runToEnd(run, calls);
    }
    QVERIFY2(summary, summary ? "" : qPrintable(summary.error().toString()));
    QVERIFY2(summary->state == RunState::Done && summary->failed == 0 && summary->skipped == 0, qPrintable(stage.failures(run)));
    const QStringList left = stage.state().differences(expected);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    QCOMPARE(stage.notDoneOnce(run), QStringList());
    QCOMPARE(stage.journal->run(run)->summary.calls, calls);
    QVERIFY(stage.audit->verify()->findings.isEmpty());
}

QTEST_GUILESS_MAIN(TestRuns)
#include "tst_runs.moc"
