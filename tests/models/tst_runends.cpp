// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/processlock.h"
#include "change/auditlog.h"
#include "change/journalwriter.h"
#include "models/runstage.h"
#include "store/sealedfile.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Fault = FakeProvider::Fault;

/// How a run is ended, what it leaves in the journal, and what it has cost.
class TestRunEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unsentStepsAreNotInDoubt();
    void readsThatWaitLeaveNoDoubt();
    void stopsBeforeItHasBegun();
    void stopsAtOnce();
    void lastWordsAreWritten();
    void goesOnAfterLastWords();
    void costIsKept();
    void freeProvidersCostNothing();
    void journalsOfVersion4Open();
};

namespace {

ServerProfile oneAtATime(bool patch = true)
{
    ServerProfile profile;
    profile.limits.concurrency = 1;
    profile.patch = patch;
    return profile;
}

/// A second program that writes to the journal, and takes its time.
class Holder
{
public:
    explicit Holder(const QString &fileName)
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"holder"_s);
        database.setDatabaseName(fileName);
        m_holds = database.open() && QSqlQuery(database).exec(u"BEGIN IMMEDIATE"_s);
    }
    ~Holder()
    {
        letGo();
        QSqlDatabase::removeDatabase(u"holder"_s);
    }
    Holder(const Holder &) = delete;
    Holder &operator=(const Holder &) = delete;
    [[nodiscard]] bool holds() const { return m_holds; }
    void letGo()
    {
        if (std::exchange(m_holds, false))
            QSqlQuery(QSqlDatabase::database(u"holder"_s)).exec(u"ROLLBACK"_s);
        QSqlDatabase::database(u"holder"_s, false).close();
    }

private:
    bool m_holds = false;
};

int countOf(const Stage &stage, qint64 run, StepState state)
{
    const QList<StepRecord> steps = stage.journal->steps(run).valueOr({});
    return int(std::count_if(steps.cbegin(), steps.cend(), [state](const StepRecord &record) { return record.outcome.state == state; }));
}

} // namespace

/// Four steps are under way, one request at a time goes: of three nothing was sent, so nothing is looked up.
void TestRunEnds::unsentStepsAreNotInDoubt()
{
    Stage stage(oneAtATime());
    stage.options.parallel = 4;
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
    QList<Change> changes;
    for (int i = 0; i < 8; ++i)
        changes << createUser(u"user%1"_s.arg(i));
    const qint64 run = stage.begin(changes);
    stage.start(run);
    QTRY_COMPARE(stage.wire.requests().size(), 1);
    stage.runner->stop();
    QTRY_VERIFY(stage.outcome.has_value());
    QCOMPARE(stage.wire.requests().size(), 1);
    QCOMPARE(countOf(stage, run, StepState::Sent), 1);
    QCOMPARE(countOf(stage, run, StepState::Planned), 7);
    stage.wire.setHandler(own);
    QCOMPARE(stage.finish(run).done, 8);
    QCOMPARE(stage.wire.count("GET"), 1);
    QCOMPARE(stage.wire.count("POST"), 9);
}

/// What is read before its PUT has written nothing while it is read.
void TestRunEnds::readsThatWaitLeaveNoDoubt()
{
    Stage stage(oneAtATime(false));
    stage.options.parallel = 3;
    QList<Change> changes;
    for (int i = 0; i < 3; ++i)
        changes << retitle(stage, stage.directory.add(u"/Users"_s, Json::object({{u"userName"_s, u"user%1"_s.arg(i)}})), u"Chief"_s);
    const Wire::Handler own = stage.wire.handler();
    stage.wire.setHandler([](const Wire::Request &) { return Wire::Answer::silence(); });
    const qint64 run = stage.begin(changes);
    stage.start(run);
    QTRY_COMPARE(stage.wire.requests().size(), 1);
    stage.runner->stop();
    QTRY_VERIFY(stage.outcome.has_value());
    QCOMPARE(countOf(stage, run, StepState::Planned), 3);
    stage.wire.setHandler(own);
    QCOMPARE(stage.finish(run).done, 3);
    QCOMPARE(stage.wire.requests().size(), 1 + 6);
}

/// Another program holds the audit log: nothing may begin before it is told, and a stop does not wait for that.
void TestRunEnds::stopsBeforeItHasBegun()
{
    Stage stage;
    auto audit = AuditLog::open(stage.folder.path(), *stage.journal);
    QVERIFY(audit);
    stage.options.audit = audit->get();
    const qint64 run = stage.begin({createUser(u"a"_s), createUser(u"b"_s)});
    {
        ProcessLock held((*audit)->fileName() + u".lock"_s);
        QVERIFY(held.tryLock(0));
        stage.start(run);
        QTRY_COMPARE(stage.journal->run(run)->summary.state, RunState::Running);
        stage.runner->stop();
        QTRY_VERIFY(stage.outcome.has_value()); // in less time than the log is waited for
        QVERIFY(stage.outcome->ok());
        QCOMPARE((*stage.outcome)->state, RunState::Stopped);
        QCOMPARE((*stage.outcome)->done, 0);
        QVERIFY(stage.wire.requests().isEmpty());
    }
    QCOMPARE(stage.finish(run).done, 2);
    QCOMPARE(stage.directory.carriedOut(), 2);
}

/// In the same turn of the event loop in which it was made.
void TestRunEnds::stopsAtOnce()
{
    Stage stage;
    const qint64 run = stage.begin({createUser(u"a"_s), createUser(u"b"_s)});
    stage.start(run)->stop();
    QTRY_VERIFY(stage.outcome.has_value());
    QVERIFY(stage.outcome->ok());
    QCOMPARE((*stage.outcome)->run, run);
    QCOMPARE((*stage.outcome)->state, RunState::Stopped);
    QVERIFY(stage.wire.requests().isEmpty());
    QCOMPARE(stage.journal->run(run)->summary.state, RunState::Stopped);
    QCOMPARE(stage.finish(run).done, 2);
}

/// The writer goes while another program keeps SQLite waiting: nobody waits with it, what it had begun is written all the same, and the run is its until then.
void TestRunEnds::lastWordsAreWritten()
{
    Stage stage;
    const QString sealedName = stage.folder.filePath(u"passwords.sealed"_s);
    auto sealed = SealedFile::open(sealedName, "open sesame", {.logN = 4});
    QVERIFY(sealed);
    const qint64 run = stage.begin({createUser(u"a"_s), createUser(u"b"_s)});
    std::shared_ptr<ProcessLock> lock = std::move(stage.journal->lock(run)).value();
    auto writer = std::make_unique<JournalWriter>(stage.journalFile(), QString(), std::shared_ptr(std::move(sealed).value()), run, std::move(lock), nullptr);
    QSignalSpy written(writer.get(), &JournalWriter::written);
    writer->write({.entries = {{0, {.state = StepState::Sent}}}});
    QTRY_COMPARE(written.size(), 1);
    Holder holder(stage.journalFile());
    QVERIFY(holder.holds());
    const qint64 size = QFileInfo(sealedName).size();
    writer->write({.entries = {{0, {.state = StepState::Done, .id = u"u9"_s}}}, .secrets = {{.run = run, .step = 0, .attribute = u"password"_s, .secret = Redacted(u"Geheim"_s)}}});
    writer->write({.entries = {{1, {.state = StepState::Sent}}}});
    QTRY_VERIFY(QFileInfo(sealedName).size() > size); // it has begun
    writer.reset();
    QVERIFY2(!stage.journal->lock(run), "it is still writing");
    holder.letGo();
    QTRY_COMPARE(stage.step(run, 0).state, StepState::Done);
    QTRY_VERIFY(stage.journal->lock(run).ok());
    QCOMPARE(stage.step(run, 1).state, StepState::Planned); // not begun by then
}

/// A run that was just cancelled is gone on with at once.
void TestRunEnds::goesOnAfterLastWords()
{
    Stage stage;
    QList<Change> changes;
    for (int i = 0; i < 20; ++i)
        changes << createUser(u"user%1"_s.arg(i));
    const qint64 run = stage.begin(changes);
    for (int i = 0; i < 5; ++i) {
        Runner *runner = stage.start(run);
        connect(runner, &Runner::stepEnded, runner, [runner] { runner->cancel(); });
        QTRY_VERIFY(stage.outcome.has_value());
    }
    QCOMPARE(stage.finish(run).done, 20);
    QCOMPARE(stage.directory.carriedOut(), 20);
}

/// By what is billed, and over all sessions of the run.
void TestRunEnds::costIsKept()
{
    ServerProfile profile;
    profile.price = {.perCall = 0.25, .currency = u"EUR"_s};
    Stage stage(profile);
    stage.directory.add(u"/Users"_s, json(R"({"userName":"taken"})"));
    const qint64 run = stage.begin({createUser(u"a"_s), createUser(u"taken"_s), createUser(u"b"_s), createUser(u"c"_s)});
    stage.options.parallel = 1;
    stage.options.budget = 3;
    const RunSummary first = stage.finish(run);
    QCOMPARE(first.calls, 3);
    QCOMPARE(first.amount, 0.5); // a refusal is free
    QCOMPARE(first.currency, u"EUR"_s);
    stage.options.budget = -1;
    QCOMPARE(stage.finish(run).amount, 0.25);
    const RunRecord record = *stage.journal->run(run);
    QCOMPARE(record.summary.calls, 4);
    QCOMPARE(record.summary.amount, 0.75);
    QCOMPARE(record.summary.currency, u"EUR"_s);
    QVERIFY(stage.journal->write(run, {}, {}, {.calls = 1}));
    QVERIFY(stage.journal->write(run, {}, {}, {.amount = 0.25, .currency = u"EUR"_s})); // the answer comes after the call was written down
    const RunRecord paid = *stage.journal->run(run);
    QCOMPARE(paid.summary.calls, 5);
    QCOMPARE(paid.summary.amount, 1.0);
    const Json told = paid.toJson();
    QCOMPARE(told.value(u"calls").toInteger(), 5);
    QCOMPARE(told.value(u"amount").toDouble(), 1.0);
    QCOMPARE(told.value(u"currency").toString(), u"EUR"_s);
    QVERIFY(told.contains(u"seconds"));
}

void TestRunEnds::freeProvidersCostNothing()
{
    Stage stage;
    const qint64 run = stage.begin({createUser(u"a"_s)});
    const RunSummary summary = stage.finish(run);
    QCOMPARE(summary.amount, 0.0);
    QVERIFY(summary.currency.isEmpty());
    QVERIFY(stage.journal->run(run)->summary.currency.isEmpty());
}

void TestRunEnds::journalsOfVersion4Open()
{
    Stage stage;
    const qint64 run = stage.begin({createUser(u"a"_s)});
    QCOMPARE(stage.finish(run).done, 1);
    stage.journal.reset();
    {
        QSqlDatabase old = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"old"_s);
        old.setDatabaseName(stage.journalFile());
        QVERIFY(old.open());
        QSqlQuery query(old);
        for (const QString &statement : {u"ALTER TABLE run DROP COLUMN amount"_s, u"ALTER TABLE run DROP COLUMN currency"_s, u"ALTER TABLE run DROP COLUMN directory"_s, u"PRAGMA user_version=4"_s})
            QVERIFY2(query.exec(statement), qPrintable(query.lastError().text()));
    }
    QSqlDatabase::removeDatabase(u"old"_s);
    stage.reopen();
    QVERIFY(stage.journal);
    QCOMPARE(stage.journal->runs()->size(), 1);
    QCOMPARE(stage.journal->run(run)->summary.done, 1);
    QCOMPARE(stage.journal->run(run)->summary.amount, 0.0);
    QCOMPARE(stage.finish(stage.begin({createUser(u"b"_s)})).done, 1);
}

QTEST_GUILESS_MAIN(TestRunEnds)
#include "tst_runends.moc"
