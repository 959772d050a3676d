// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray people(const QString &prefix, int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += Json::object({{u"userName"_s, QString(prefix + QString::number(i))}, {u"displayName"_s, u"Person %1"_s.arg(i)}}).toBytes() + '\n';
    return lines;
}

/// Each of them is there, and only once.
void verifyPeople(const Program &program, const QString &prefix, int count)
{
    QSet<QString> names;
    const Json found = program.list(u"users"_s, u"userName sw \"%1\""_s.arg(prefix));
    for (const Json &user : found.items())
        names << user.value(u"userName").toString();
    QCOMPARE(found.size(), count);
    QCOMPARE(names.size(), count);
}

const QStringList &enough()
{
    static const QStringList words {u"--yes"_s, u"--max-changes"_s, u"100000"_s};
    return words;
}

QString runSaid(const QByteArray &err)
{
    const qsizetype at = err.indexOf("provost: run ");
    return at < 0 ? QString() : QString::fromLatin1(err.mid(at + 13).split('\n').first()).trimmed();
}

} // namespace

/// Runs that meet faults, are killed, interrupted, resumed, and run beside each other.
class tst_CommandLine_Runs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void faults_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::newRow("429") << u"429:every=20,retry-after=1"_s;
        QTest::newRow("503") << u"503:rate=0.05"_s;
        QTest::newRow("reset") << u"reset:rate=0.05"_s;
        QTest::newRow("swallow") << u"swallow:rate=0.05"_s;
        QTest::newRow("truncate") << u"truncate:rate=0.05"_s;
        QTest::newRow("html") << u"html:rate=0.05"_s;
        QTest::newRow("stale") << u"stale:ms=300"_s;
    }
    /// Whatever happens on the way, at the end everybody is there once; what could not be settled is resumed.
    void faults()
    {
        QFETCH(QString, fault);
        QTemporaryDir dir;
        const QString state = dir.filePath(u"state.sqlite"_s);
        auto practice = std::make_unique<PracticeProcess>(QStringList {u"--users"_s, u"20"_s, u"--groups"_s, u"1"_s, u"--state"_s, state, u"--fault"_s, fault});
        QVERIFY(practice->isReady());
        const Program program(*practice);
        Outcome outcome = program(QStringList {u"create"_s, u"user"_s, u"--in"_s, program.file(u"people"_s, people(u"f-"_s, 120))} + enough());
        const QString run = runSaid(outcome.err);
        for (int i = 0; i < 5 && (outcome.exitCode == 5 || outcome.exitCode == 3); ++i)
            outcome = program({u"resume"_s, run});
        EXPECT_CODE(outcome, 0);
        QCOMPARE(outcome.figure(u"done"), 120);
        QVERIFY(outcome.figure(u"calls") > 0);
        practice = std::make_unique<PracticeProcess>(QStringList {u"--state"_s, state});
        Program afterwards(*practice);
        verifyPeople(afterwards, u"f-"_s, 120);
    }

    void killedAndResumed_data()
    {
        QTest::addColumn<int>("pauseMs");
        for (const int pause : {40, 150, 400, 800})
            QTest::addRow("%d ms after it began", pause) << pause;
    }
    void killedAndResumed()
    {
        QFETCH(int, pauseMs);
        const PracticeProcess practice({u"--users"_s, u"20"_s, u"--groups"_s, u"1"_s, u"--fault"_s, u"delay:ms=10"_s});
        const Program program(practice);
        QProcess process;
        program.start(process, QStringList {u"create"_s, u"user"_s, u"--in"_s, program.file(u"people"_s, people(u"k-"_s, 600))} + enough());
        QByteArray err;
        QTRY_VERIFY_WITH_TIMEOUT((err += process.readAllStandardError()).contains("provost: run "), 30'000);
        QTest::qSleep(ulong(pauseMs));
        process.kill();
        QVERIFY(process.waitForFinished());
        const QString run = runSaid(err);
        QCOMPARE(program.withoutTarget({u"runs"_s}).json().at(0).value(u"state").toString(), u"stopped"_s);
        const Outcome resumed = program({u"resume"_s, run});
        EXPECT_CODE(resumed, 0);
        QCOMPARE(resumed.figure(u"done"), 600);
        verifyPeople(program, u"k-"_s, 600);
        const Outcome again = program({u"resume"_s, run});
        EXPECT_CODE(again, 0);
        QCOMPARE(again.figure(u"done"), 600);
        verifyPeople(program, u"k-"_s, 600);
    }

    /// Passwords are not in the journal: a resumed run reads them again from the file they came from.
    void passwordsAreReadAgain()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        Program program(practice);
        QByteArray lines;
        for (int i = 0; i < 6; ++i)
            lines += Json::object({{u"userName"_s, u"p-%1"_s.arg(i)}, {u"password"_s, u"Secret-%1"_s.arg(i)}}).toBytes() + '\n';
        const QString file = program.file(u"people"_s, lines);
        const Outcome stopped = program({u"create"_s, u"user"_s, u"--in"_s, file, u"--budget"_s, u"2"_s});
        EXPECT_CODE(stopped, 5);
        const QString run = QString::number(stopped.figure(u"run"));
        const Outcome resumed = program({u"resume"_s, run});
        EXPECT_CODE(resumed, 0);
        QCOMPARE(resumed.figure(u"done"), 6);
        verifyPeople(program, u"p-"_s, 6);
        QVERIFY(!QFile::exists(program.path(u"data/run-%1.source"_s.arg(run))));
        // From standard input nothing can be read again: it says so, and takes them from elsewhere.
        const Outcome piped = program({u"create"_s, u"user"_s, u"--in"_s, u"-"_s, u"--budget"_s, u"1"_s}, QByteArray(lines).replace("p-", "q-"));
        EXPECT_CODE(piped, 5);
        const Outcome waiting = program({u"resume"_s, QString::number(piped.figure(u"run"))});
        QVERIFY(waiting.exitCode != 0);
        QVERIFY2(waiting.err.contains("waits for its password"), waiting.err.constData());
        const QString again = program.file(u"again"_s, QByteArray(lines).replace("p-", "q-"));
        EXPECT_CODE(program({u"resume"_s, QString::number(piped.figure(u"run")), u"--in"_s, again}), 0);
        verifyPeople(program, u"q-"_s, 6);
    }

    /// Two consoles change the same attribute: the second is told, and nothing is lost.
    void othersAreNotOverwritten()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program mine(practice);
        const Program theirs(practice);
        const QString id = mine.list(u"users"_s).at(0).value(u"id").toString();
        const Json before = mine.get(u"user"_s, id);
        const auto change = [&](const QString &attribute) {
            const Json document = Json::object({{u"format"_s, u"provost-changeset"_s},
                                                {u"version"_s, 1},
                                                {u"changes"_s, Json::array({Json::object({{u"kind"_s, u"update"_s}, {u"resourceType"_s, u"User"_s}, {u"id"_s, id},
                                                                                          {u"attributes"_s, Json::object({{attribute, u"Mine"_s}})}, {u"before"_s, before}})})}});
            return mine({u"apply"_s, mine.file(attribute, document.toBytes()), u"--apply"_s});
        };
        EXPECT_CODE(theirs({u"modify"_s, u"user"_s, id, u"--set"_s, u"title=Theirs"_s}), 0);
        const Outcome conflict = change(u"title"_s);
        EXPECT_CODE(conflict, 1);
        QVERIFY2(conflict.err.contains("title") && conflict.err.contains("left as it is"), conflict.err.constData());
        QCOMPARE(mine.get(u"user"_s, id).value(u"title").toString(), u"Theirs"_s);
        const Outcome elsewhere = change(u"nickName"_s);
        EXPECT_CODE(elsewhere, 0);
        QVERIFY2(elsewhere.err.contains("changed since"), elsewhere.err.constData());
        QCOMPARE(mine.get(u"user"_s, id).value(u"title").toString(), u"Theirs"_s);
        QCOMPARE(mine.get(u"user"_s, id).value(u"nickName").toString(), u"Mine"_s);
    }

    void serverKilledAndBack()
    {
        QTemporaryDir dir;
        const QString state = dir.filePath(u"state.sqlite"_s);
        auto practice = std::make_unique<PracticeProcess>(
            QStringList {u"--users"_s, u"20"_s, u"--groups"_s, u"1"_s, u"--token"_s, u"t0ken"_s, u"--state"_s, state, u"--fault"_s, u"crash:after=150"_s});
        const Program program(*practice);
        const Outcome broken = program(QStringList {u"create"_s, u"user"_s, u"--in"_s, program.file(u"people"_s, people(u"s-"_s, 400))} + enough());
        EXPECT_CODE(broken, 5);
        const QString run = QString::number(broken.figure(u"run"));
        QVERIFY2(broken.err.contains(QByteArray("provost resume " + run.toLatin1())), broken.err.constData());
        const QString port = practice->url().section(u':', 2).section(u'/', 0, 0);
        practice = std::make_unique<PracticeProcess>(QStringList {u"--state"_s, state, u"--token"_s, u"t0ken"_s, u"--port"_s, port});
        QVERIFY(practice->isReady());
        const Outcome resumed = program({u"resume"_s, run});
        EXPECT_CODE(resumed, 0);
        QCOMPARE(resumed.figure(u"done"), 400);
        verifyPeople(program, u"s-"_s, 400);
    }

    void interruptedBySignal_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void interruptedBySignal()
    {
        QFETCH(int, number);
        const PracticeProcess practice({u"--users"_s, u"20"_s, u"--groups"_s, u"1"_s, u"--fault"_s, u"delay:ms=2000"_s});
        const Program program(practice);
        QProcess process;
        program.start(process, QStringList {u"create"_s, u"user"_s, u"--in"_s, program.file(u"people"_s, people(u"i-"_s, 40))} + enough());
        QByteArray err;
        QTRY_VERIFY_WITH_TIMEOUT((err += process.readAllStandardError()).contains("provost: run "), 60'000);
        QTest::qSleep(300); // answers take two seconds: this is in the middle of some
        QCOMPARE(program.withoutTarget({u"runs"_s}).json().at(0).value(u"state").toString(), u"running"_s);
        QElapsedTimer clock;
        clock.start();
        ::kill(pid_t(process.processId()), number);
        const Outcome outcome = Program::outcomeOf(process);
        QVERIFY2(clock.elapsed() < 1500, "it waited for the answers");
        EXPECT_CODE(outcome, 5);
        QCOMPARE(outcome.figure(u"run"), runSaid(err).toLongLong());
        QVERIFY2(outcome.err.contains(QByteArray("provost resume " + runSaid(err).toLatin1())), outcome.err.constData());
        QCOMPARE(program.withoutTarget({u"runs"_s}).json().at(0).value(u"state").toString(), u"stopped"_s);
        const Outcome resumed = program({u"resume"_s, runSaid(err)});
        EXPECT_CODE(resumed, 0);
        verifyPeople(program, u"i-"_s, 40);
    }

    void resumeNeedsTheSameTarget()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const PracticeProcess other({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        Program program(practice);
        const Outcome stopped = program({u"create"_s, u"user"_s, u"--in"_s, program.file(u"people"_s, people(u"o-"_s, 4)), u"--budget"_s, u"1"_s});
        EXPECT_CODE(stopped, 5);
        program.aimAt(other.url(), other.token());
        const Outcome wrong = program({u"resume"_s, QString::number(stopped.figure(u"run"))});
        EXPECT_CODE(wrong, 2);
        QVERIFY2(wrong.err.contains("belongs to"), wrong.err.constData());
        QCOMPARE(program.list(u"users"_s, u"userName sw \"o-\""_s).size(), 0);
    }

    void readOnlyIsFour()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s, u"--read-only"_s});
        const Program program(practice);
        const QString id = program.list(u"users"_s).at(0).value(u"id").toString();
        for (const QStringList &arguments : {QStringList {u"create"_s, u"user"_s, u"--set"_s, u"userName=x"_s}, QStringList {u"modify"_s, u"user"_s, id, u"--set"_s, u"title=x"_s},
                                             QStringList {u"delete"_s, u"user"_s, id}}) {
            const Outcome outcome = program(arguments);
            EXPECT_CODE(outcome, 4);
            QVERIFY2(outcome.err.contains("was not"), outcome.err.constData());
        }
    }

    void cannotConnect()
    {
        Program program;
        program.aimAt(u"http://127.0.0.1:1/scim/v2"_s, u"t"_s);
        EXPECT_CODE(program({u"create"_s, u"user"_s, u"--set"_s, u"userName=x"_s}), 3);
        QCOMPARE(program.withoutTarget({u"runs"_s}).out, "[]\n"_ba);
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        program.aimAt(practice.url(), u"wrong-token-of-the-test"_s);
        const Outcome refused = program({u"create"_s, u"user"_s, u"--set"_s, u"userName=x"_s});
        EXPECT_CODE(refused, 3);
        QVERIFY(!refused.err.contains("wrong-token-of-the-test"));
    }

    /// One data directory, several processes at once, from its very first moment.
    void besideEachOther()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        std::array<QProcess, 4> processes;
        for (size_t i = 0; i < processes.size(); ++i) {
            const QString file = program.file(u"people%1"_s.arg(i), people(u"b%1-"_s.arg(i), 60));
            program.start(processes[i], QStringList {u"create"_s, u"user"_s, u"--in"_s, file} + enough());
        }
        QSet<qint64> runs;
        for (QProcess &process : processes) {
            const Outcome outcome = Program::outcomeOf(process);
            EXPECT_CODE(outcome, 0);
            QCOMPARE(outcome.figure(u"done"), 60);
            runs << outcome.figure(u"run");
        }
        QCOMPARE(runs.size(), 4);
        verifyPeople(program, u"b"_s, 240);
        QCOMPARE(program.withoutTarget({u"runs"_s}).json().size(), 4);
    }

    /// A change set's passwords are not in the journal; the change set itself has them, or --set gives them.
    void passwordsOfAChangeSet_data()
    {
        QTest::addColumn<bool>("fromFile");
        QTest::newRow("the file") << true;
        QTest::newRow("--set") << false;
    }
    void passwordsOfAChangeSet()
    {
        QFETCH(bool, fromFile);
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        Program program(practice);
        Json changes = Json::array();
        for (int i = 0; i < 6; ++i)
            changes.append(Json::object({{u"kind"_s, u"create"_s}, {u"resourceType"_s, u"User"_s}, {u"id"_s, u"bulkId:%1"_s.arg(i)},
                                         {u"attributes"_s, Json::object({{u"userName"_s, u"s-%1"_s.arg(i)}, {u"password"_s, u"Secret-1!"_s}})}}));
        const QString file = program.file(u"set.json"_s, Json::object({{u"format"_s, u"provost-changeset"_s}, {u"version"_s, 1}, {u"changes"_s, changes}}).toBytes());
        const Outcome stopped = program({u"apply"_s, file, u"--apply"_s, u"--budget"_s, u"2"_s});
        EXPECT_CODE(stopped, 5);
        const QString run = QString::number(stopped.figure(u"run"));
        program.setVariable(u"PASSWORD"_s, u"Secret-1!"_s);
        if (!fromFile)
            QVERIFY(QFile::remove(file));
        const Outcome resumed = program(QStringList {u"resume"_s, run} + (fromFile ? QStringList() : QStringList {u"--set"_s, u"password=@env:PASSWORD"_s}));
        EXPECT_CODE(resumed, 0);
        QCOMPARE(resumed.figure(u"done"), 6);
        verifyPeople(program, u"s-"_s, 6);
    }

    /// A run that is over, but for a create of which nobody knows: it is looked up, not repeated.
    void whatAFinishedRunLeftInDoubt()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        EXPECT_CODE(program({u"create"_s, u"user"_s, u"--in"_s, program.file(u"people"_s, people(u"d-"_s, 1))}), 0);
        {
            QSqlDatabase journal = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"doubt"_s);
            journal.setDatabaseName(program.path(u"data/journal.sqlite"_s));
            QVERIFY(journal.open());
            QVERIFY(QSqlQuery(journal).exec(uR"(UPDATE step SET state = 'failed', made_id = NULL, outcome = '{"calls":1,"error":{"kind":"Protocol","detail":"HTML instead of JSON","inDoubt":true}}')"_s));
        }
        QSqlDatabase::removeDatabase(u"doubt"_s);
        const Outcome resumed = program({u"resume"_s, u"1"_s});
        EXPECT_CODE(resumed, 0);
        QCOMPARE(resumed.figure(u"done"), 1);
        verifyPeople(program, u"d-"_s, 1);
        const Outcome again = program({u"resume"_s, u"1"_s});
        EXPECT_CODE(again, 0);
        QVERIFY2(again.err.contains("is finished"), again.words().constData());
    }

    /// What cannot be taken back makes no run that says it was.
    void nothingToTakeBack()
    {
        const PracticeProcess practice({u"--users"_s, u"10"_s, u"--groups"_s, u"1"_s, u"--profile"_s, u"entra"_s, u"--fault"_s, u"stale:ms=0"_s});
        const Program program(practice, u"entra"_s);
        const QString id = program.list(u"users"_s).at(0).value(u"id").toString();
        EXPECT_CODE(program({u"delete"_s, u"user"_s, id, u"--yes"_s}), 0);
        const qsizetype runs = program.withoutTarget({u"runs"_s}).json().size();
        const Outcome undo = program({u"undo"_s, u"1"_s, u"--apply"_s, u"--yes"_s});
        EXPECT_CODE(undo, 1);
        QVERIFY2(undo.err.contains("cannot be brought back"), undo.err.constData());
        QCOMPARE(program.withoutTarget({u"runs"_s}).json().size(), runs);
    }

    /// Without the journal the chain of the log alone cannot tell that its end is missing.
    void aLogWithoutItsJournalIsNotVouchedFor()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        EXPECT_CODE(program(QStringList {u"create"_s, u"user"_s, u"--in"_s, program.file(u"people"_s, people(u"v-"_s, 5))} + enough()), 0);
        EXPECT_CODE(program.withoutTarget({u"audit"_s, u"verify"_s}), 0);
        for (const auto *suffix : {"", "-wal", "-shm"})
            QFile::remove(program.path(u"data/journal.sqlite"_s + QString::fromLatin1(suffix)));
        EXPECT_CODE(program.withoutTarget({u"audit"_s, u"verify"_s}), 1);
    }

    /// A run that is under way belongs to the process that runs it.
    void oneAtATime()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s, u"--fault"_s, u"delay:ms=1000"_s});
        const Program program(practice);
        QProcess process;
        program.start(process, QStringList {u"create"_s, u"user"_s, u"--in"_s, program.file(u"people"_s, people(u"w-"_s, 100))} + enough()); // busy until the others have been answered
        QByteArray err;
        QTRY_VERIFY_WITH_TIMEOUT((err += process.readAllStandardError()).contains("provost: run "), 60'000);
        const Outcome second = program({u"resume"_s, runSaid(err)});
        EXPECT_CODE(second, 2);
        QVERIFY2(second.err.contains("under way"), second.err.constData());
        const Outcome undo = program({u"undo"_s, runSaid(err)});
        EXPECT_CODE(undo, 2);
        EXPECT_CODE(Program::outcomeOf(process), 0);
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine_Runs)
#include "tst_commandline_runs.moc"
