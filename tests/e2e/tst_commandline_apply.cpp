// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"

#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray setOf(const QByteArray &changes)
{
    return R"({"format":"provost-changeset","version":1,"changes":[)" + changes + "]}";
}

const QByteArray &crew()
{
    static const QByteArray changes = R"({"kind":"create","resourceType":"Group","id":"bulkId:g","attributes":{"displayName":"Crew"}},
                                          {"kind":"create","resourceType":"User","id":"bulkId:u","attributes":{"userName":"ann"}},
                                          {"kind":"members-add","resourceType":"Group","id":"bulkId:g","members":["bulkId:u"]})";
    return changes;
}

} // namespace

/// `provost apply`: a saved change set, applied once more, and with its secrets given again.
class tst_CommandLine_Apply : public QObject
{
    Q_OBJECT

    static void alter(const Program &program, const QStringList &statements)
    {
        {
            QSqlDatabase journal = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"altered"_s);
            journal.setDatabaseName(program.path(u"data/journal.sqlite"_s));
            QVERIFY(journal.open());
            for (const QString &statement : statements)
                QVERIFY(QSqlQuery(journal).exec(statement));
        }
        QSqlDatabase::removeDatabase(u"altered"_s);
    }

private Q_SLOTS:
    /// The same file again makes nothing a second time.
    void onceMore()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        const QString file = program.file(u"set.json"_s, setOf(crew()));
        EXPECT_CODE(program({u"apply"_s, file, u"--apply"_s}), 0);
        const Outcome again = program({u"apply"_s, file, u"--apply"_s});
        EXPECT_CODE(again, 0);
        QVERIFY2(again.err.contains("was created by an earlier run"), again.words().constData());
        QCOMPARE(program.list(u"groups"_s, u"displayName eq \"Crew\""_s).size(), 1);
        QCOMPARE(program.list(u"users"_s, u"userName eq \"ann\""_s).size(), 1);
        // Somebody else under the same temporary id is somebody else.
        const QString other = program.file(u"other.json"_s, setOf(QByteArray(crew()).replace("Crew", "Gang").replace("ann", "bob")));
        EXPECT_CODE(program({u"apply"_s, other, u"--apply"_s}), 0);
        QCOMPARE(program.list(u"groups"_s, u"displayName eq \"Gang\""_s).size(), 1);
    }

    /// Killed while its create was on the way: the run is to be gone on with, not the file to be applied once more.
    void whileARunIsOpen()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        const QString file = program.file(u"set.json"_s, setOf(crew()));
        EXPECT_CODE(program({u"apply"_s, file, u"--apply"_s}), 0);
        alter(program, {u"UPDATE step SET state = 'sent', made_id = NULL, outcome = '{}' WHERE number = 0"_s, u"UPDATE step SET state = 'planned', outcome = NULL WHERE number > 1"_s,
                        u"UPDATE run SET state = 'stopped', done = 0"_s});
        const Json runs = program.withoutTarget({u"runs"_s}).json();
        QCOMPARE(runs.at(0).value(u"done").toInteger() + runs.at(0).value(u"skipped").toInteger(), 2); // as its steps have it
        const Outcome refused = program({u"apply"_s, file, u"--apply"_s});
        EXPECT_CODE(refused, 2);
        QVERIFY2(refused.err.contains("run 1"), refused.words().constData());
        QCOMPARE(program.list(u"groups"_s, u"displayName eq \"Crew\""_s).size(), 1);
        EXPECT_CODE(program({u"resume"_s, u"1"_s}), 0);
        QCOMPARE(program.list(u"groups"_s, u"displayName eq \"Crew\""_s).size(), 1);
    }

    /// Two at the same moment.
    void sideBySide()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s, u"--fault"_s, u"delay:ms=300"_s});
        const Program program(practice);
        const QString file = program.file(u"set.json"_s, setOf(crew()));
        QProcess one;
        QProcess two;
        program.start(one, {u"apply"_s, file, u"--apply"_s});
        program.start(two, {u"apply"_s, file, u"--apply"_s});
        const Outcome first = Program::outcomeOf(one);
        const Outcome second = Program::outcomeOf(two);
        QVERIFY2(first.exitCode == 0 || second.exitCode == 0, QByteArray(first.words() + second.words()).constData());
        QCOMPARE(program.list(u"groups"_s, u"displayName eq \"Crew\""_s).size(), 1);
    }

    void secrets_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("rejected");
        QTest::newRow("none") << QStringList() << QByteArray() << 3;
        QTest::newRow("for all, from a variable") << QStringList {u"--set"_s, u"password=@env:PASSWORD"_s} << QByteArray() << 0;
        QTest::newRow("for one, from a file") << QStringList {u"--set"_s, u"s-ann@example.com:password=@FILE"_s} << QByteArray() << 2;
        QTest::newRow("for each, from standard input") << QStringList {u"--set"_s, u"bulkId:1:password=@-"_s, u"--set"_s, u"S-BOB:password=@-"_s, u"--set"_s, u"ID:password=@-"_s}
                                                       << QByteArray("Secret-1!\nSecret-2!\nSecret-3!\n") << 0;
        QTest::newRow("too few lines") << QStringList {u"--set"_s, u"s-bob:password=@-"_s, u"--set"_s, u"ID:password=@-"_s} << QByteArray("Secret-2!\n") << -1;
        QTest::newRow("in plain") << QStringList {u"--set"_s, u"password=Secret-1!"_s} << QByteArray() << -1;
        QTest::newRow("of the same names") << QStringList {u"--in"_s, u"PEOPLE"_s} << QByteArray() << 1;
    }
    void secrets()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, input);
        QFETCH(int, rejected);
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        Program program(practice);
        program.setVariable(u"PASSWORD"_s, u"Secret-1!"_s);
        const QString id = program.list(u"users"_s).at(0).value(u"id").toString();
        const QString file = program.file(u"set.json"_s, setOf(QByteArray(R"({"kind":"create","resourceType":"User","id":"bulkId:1","attributes":{"userName":"s-ann@example.com","password":"[redacted]"}},
            {"kind":"create","resourceType":"User","id":"bulkId:2","attributes":{"userName":"s-bob","password":"[redacted]"}},
            {"kind":"update","resourceType":"User","id":"ID","attributes":{"password":"[redacted]"}})").replace("ID\",\"attr", QByteArray(id.toLatin1() + "\",\"attr"))));
        options.replaceInStrings(u"@FILE"_s, u'@' + program.file(u"secret"_s, "Secret-1!\n"));
        options.replaceInStrings(QRegularExpression(u"^ID:"_s), id + u':');
        options.replaceInStrings(u"PEOPLE"_s, program.file(u"people"_s, R"([{"userName":"s-ann@example.com","password":"Secret-1!"},{"userName":"s-bob","password":"Secret-2!"}])"));
        const Outcome applied = program(QStringList {u"apply"_s, file, u"--apply"_s} + options, input);
        if (rejected < 0) {
            EXPECT_CODE(applied, 2);
            QCOMPARE(program.list(u"users"_s, u"userName sw \"s-\""_s).size(), 0);
            return;
        }
        EXPECT_CODE(applied, rejected == 0 ? 0 : 1);
        QVERIFY2(applied.figure(u"failed") == rejected, applied.words().constData());
        QCOMPARE(applied.figure(u"done"), 3 - rejected);
    }

    /// Where the run stops before all are made, the words of --set are enough to go on; they hold no secret.
    void secretsOfAResumedRun()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        Program program(practice);
        program.setVariable(u"PASSWORD"_s, u"Secret-1!"_s);
        QByteArrayList changes;
        for (int i = 0; i < 4; ++i)
            changes << R"({"kind":"create","resourceType":"User","id":"bulkId:#","attributes":{"userName":"r-#","password":"[redacted]"}})"_ba.replace("#", QByteArray::number(i));
        const QString file = program.file(u"set.json"_s, setOf(changes.join(',')));
        const Outcome stopped = program({u"apply"_s, file, u"--apply"_s, u"--budget"_s, u"2"_s, u"--set"_s, u"password=@env:PASSWORD"_s, u"--set"_s, u"r-3:password=@env:PASSWORD"_s});
        EXPECT_CODE(stopped, 5);
        const Outcome resumed = program({u"resume"_s, u"1"_s});
        EXPECT_CODE(resumed, 0);
        QCOMPARE(resumed.figure(u"done"), 4);
        QCOMPARE(program.list(u"users"_s, u"userName sw \"r-\""_s).size(), 4);
    }

    /// What cannot be written down must not go on, and nobody may think that nothing was sent.
    void aJournalThatFailsInTheMiddle()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s, u"--fault"_s, u"delay:ms=100"_s});
        const Program program(practice);
        QByteArray people;
        for (int i = 0; i < 120; ++i)
            people += R"({"userName":"j-#"})"_ba.replace("#", QByteArray::number(i)) + '\n';
        QProcess process;
        program.start(process, {u"create"_s, u"user"_s, u"--in"_s, program.file(u"people"_s, people), u"--yes"_s, u"--max-changes"_s, u"1000"_s});
        QByteArray err;
        QTRY_VERIFY_WITH_TIMEOUT((err += process.readAllStandardError()).contains("provost: run "), 60'000);
        alter(program, {u"ALTER TABLE step RENAME TO step_away"_s});
        const Outcome broken = Program::outcomeOf(process);
        EXPECT_CODE(broken, 5);
        QVERIFY2(broken.err.contains("provost resume 1"), broken.words().constData());
        alter(program, {u"ALTER TABLE step_away RENAME TO step"_s});
        const Outcome resumed = program({u"resume"_s, u"1"_s});
        EXPECT_CODE(resumed, 0);
        QCOMPARE(resumed.figure(u"done"), 120);
        QCOMPARE(program.list(u"users"_s, u"userName sw \"j-\""_s).size(), 120);
    }

    /// A head that was noted elsewhere shows a cut that took journal and log alike.
    void notedHead()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        const QString file = program.file(u"set.json"_s, setOf(crew()));
        EXPECT_CODE(program({u"apply"_s, file, u"--apply"_s}), 0);
        const Json report = program.withoutTarget({u"audit"_s, u"verify"_s}).json();
        const QString head = QString::number(report.value(u"records").toInteger()) + u':' + report.value(u"head").toString();
        const auto verify = [&](const QString &noted) { return program.withoutTarget({u"audit"_s, u"verify"_s, u"--head"_s, noted}); };
        EXPECT_CODE(verify(head), 0);
        EXPECT_CODE(verify(u"nonsense"_s), 2);
        EXPECT_CODE(program({u"create"_s, u"user"_s, u"--set"_s, u"userName=later"_s}), 0);
        EXPECT_CODE(verify(head), 0); // it has grown since
        QFile log(program.path(u"data/AUDIT.jsonl"_s));
        QVERIFY(log.open(QIODevice::ReadWrite));
        QByteArrayList lines = log.readAll().split('\n');
        lines.resize(2);
        QVERIFY(log.resize(lines.join('\n').size() + 1));
        log.close();
        alter(program, {u"DELETE FROM audit WHERE seq > 2"_s});
        EXPECT_CODE(program.withoutTarget({u"audit"_s, u"verify"_s}), 0); // nothing here knows better
        const Outcome cut = verify(head);
        EXPECT_CODE(cut, 1);
        QVERIFY2(cut.err.contains("there were more records"), cut.words().constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine_Apply)
#include "tst_commandline_apply.moc"
