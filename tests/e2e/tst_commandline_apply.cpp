// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"

#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

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

    static QString runSaid(const Outcome &outcome)
    {
        return QString::number(outcome.figure(u"run"));
    }
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

    /// Of 50 each is named, and that there are more of them is said.
    void whatIsLeftOutIsNamed()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        const QString id = program.list(u"users"_s).at(0).value(u"id").toString();
        QByteArrayList changes {R"({"kind":"update","resourceType":"User","id":"ID","attributes":{"password":"[redacted]"}})"_ba.replace("ID", id.toLatin1())};
        for (int i = 0; i < 49; ++i)
            changes << R"({"kind":"create","resourceType":"User","id":"bulkId:#","attributes":{"userName":"l-#","password":"[redacted]"}})"_ba.replace("#", QByteArray::number(i));
        const auto told = [&](const QByteArrayList &set) { return program({u"apply"_s, program.file(u"set.json"_s, setOf(set.join(','))), u"--apply"_s}).err; };
        const QByteArray all = told(changes);
        QVERIFY2(all.contains("User l-48 is not created: ") && !all.contains("and more"), all.constData());
        QCOMPARE(all.count(" is left as it is: "), 1);
        changes << R"({"kind":"create","resourceType":"User","id":"bulkId:49","attributes":{"userName":"l-49","password":"[redacted]"}})"_ba;
        const QByteArray most = told(changes);
        QVERIFY2(most.count(" is not created: ") == 49 && most.contains("and more"), most.constData());
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

    /// Where nobody is told who is a member, an undo must not throw out those who had been in all along.
    void undoLeavesFormerMembers_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<bool>("isSameConsole"); // its journal knows what reads do not show yet
        QTest::newRow("entra") << u"entra"_s << false;
        QTest::newRow("entra, a moment later") << u"entra"_s << true;
        QTest::newRow("aws") << u"aws"_s << false;
    }
    void undoLeavesFormerMembers()
    {
        QFETCH(QString, profile);
        QFETCH(bool, isSameConsole);
        const QTemporaryDir folder;
        const QString state = folder.filePath(u"state.sqlite"_s);
        QStringList arguments {u"--users"_s, u"6"_s, u"--groups"_s, u"1"_s, u"--profile"_s, profile, u"--state"_s, state};
        if (!isSameConsole)
            arguments << u"--fault"_s << u"stale:ms=0"_s;
        auto practice = std::make_unique<PracticeProcess>(arguments);
        const Program office(*practice, profile);
        const Program elsewhere(*practice, profile);
        const Program &desk = isSameConsole ? office : elsewhere;
        const Json people = office.list(u"users"_s);
        const auto id = [&people](int index) { return people.at(index).value(u"id").toString(); };
        const QString group = office.list(u"groups"_s).at(0).value(u"id").toString();
        const auto set = [&](const char *kind, const QStringList &members) {
            const Json change = Json::object({{u"kind"_s, QString::fromLatin1(kind)}, {u"resourceType"_s, u"Group"_s}, {u"id"_s, group}, {u"members"_s, Json::Array(members.cbegin(), members.cend())}});
            return desk.file(QString::fromLatin1(kind), setOf(change.toBytes()));
        };
        const QStringList both {id(0), id(1)};
        for (const QString &one : {id(0), id(1), id(2), id(3)}) // whoever was in it by chance
            (void)office({u"members"_s, group, u"--remove"_s, one, u"--yes"_s});
        EXPECT_CODE(office({u"members"_s, group, u"--add"_s, id(0), u"--add"_s, id(4)}), 0);

        const Outcome planned = desk({u"apply"_s, set("members-add", both)});
        EXPECT_CODE(planned, 0);
        QVERIFY2(!planned.out.contains("could not be looked up"), planned.out.constData());
        if (!isSameConsole) {
            const Json dropped = planned.json().value(u"dropped").at(0);
            QCOMPARE(dropped.value(u"reason").toString(), u"is a member already"_s);
            QCOMPARE(dropped.value(u"what").at(0).toString(), id(0));
            QVERIFY(!planned.json().value(u"steps").toBytes().contains(id(0).toUtf8()));
        }
        const Outcome added = desk({u"apply"_s, set("members-add", both), u"--apply"_s});
        EXPECT_CODE(added, 0);
        EXPECT_CODE(desk({u"undo"_s, runSaid(added), u"--apply"_s, u"--yes"_s}), 0);
        const Outcome removed = desk({u"apply"_s, set("members-remove", {id(0), id(2)}), u"--apply"_s, u"--yes"_s}); // the other is none
        EXPECT_CODE(removed, 0);
        EXPECT_CODE(desk({u"undo"_s, runSaid(removed), u"--apply"_s, u"--yes"_s}), 0);

        practice = std::make_unique<PracticeProcess>(QStringList {u"--state"_s, state});
        const Program plain(*practice);
        QStringList members;
        const Json list = plain.get(u"group"_s, group).value(u"members");
        for (const Json &member : list.items())
            members << member.value(u"value").toString();
        QVERIFY2(members.contains(id(0)), "had been a member before");
        QVERIFY2(!members.contains(id(1)), "was added by the run");
        QVERIFY2(!members.contains(id(2)), "was none before");
        QVERIFY(members.contains(id(4)));
    }

    /// How many are in a group that does not show them is looked up: who takes out the last is asked.
    void theLastMemberOfAGroupThatShowsNone()
    {
        const PracticeProcess practice({u"--users"_s, u"6"_s, u"--groups"_s, u"0"_s, u"--profile"_s, u"entra"_s, u"--fault"_s, u"stale:ms=0"_s});
        const Program office(practice, u"entra"_s);
        const QByteArray body = R"({"displayName":"Few","urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group":{"mailEnabled":false,"mailNickname":"few","securityEnabled":true}})";
        EXPECT_CODE(office({u"create"_s, u"group"_s, u"--in"_s, u"-"_s}, body), 0);
        const Json people = office.list(u"users"_s);
        const QString group = office.idOf(u"groups"_s, u"displayName eq \"Few\""_s);
        const auto id = [&people](int index) { return people.at(index).value(u"id").toString(); };
        EXPECT_CODE(office({u"members"_s, group, u"--add"_s, id(0), u"--add"_s, id(1)}), 0);
        const Program desk(practice, u"entra"_s);
        EXPECT_CODE(desk({u"members"_s, group, u"--remove"_s, id(0)}), 0); // one is left
        const Program third(practice, u"entra"_s);
        const Outcome asked = third({u"members"_s, group, u"--remove"_s, id(1)});
        EXPECT_CODE(asked, 4);
        EXPECT_CODE(third({u"members"_s, group, u"--remove"_s, id(1), u"--remove"_s, id(2), u"--yes"_s}), 0);
    }

    /// What is so already is not sent, and that is told.
    void whatIsSoAlready()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        EXPECT_CODE(program({u"create"_s, u"user"_s, u"--set"_s, u"userName=ann"_s, u"--set"_s, u"title=Chief"_s, u"--set"_s, u"nickName=A"_s}), 0);
        const QString id = program.idOf(u"users"_s, u"userName eq \"ann\""_s);
        const QString file = program.file(u"set.json"_s, setOf(R"({"kind":"update","resourceType":"User","id":")" + id.toUtf8() + R"(","attributes":{"title":"Chief","nickName":"B"}})"));
        const Outcome plan = program({u"apply"_s, file});
        EXPECT_CODE(plan, 0);
        const Json dropped = plan.json().value(u"dropped");
        QCOMPARE(dropped.size(), 1);
        QCOMPARE(dropped.at(0).value(u"label").toString(), u"ann"_s);
        QCOMPARE(dropped.at(0).value(u"reason").toString(), u"has this value already"_s);
        QCOMPARE(dropped.at(0).value(u"what").toBytes(), R"(["title"])"_ba);
        const Outcome table = program({u"apply"_s, file, u"--format"_s, u"table"_s});
        QVERIFY2(table.out.contains("left out: User ann: has this value already: title"), table.words().constData());
        const Outcome applied = program({u"apply"_s, file, u"--apply"_s});
        EXPECT_CODE(applied, 0);
        QVERIFY2(applied.err.contains("left out: User ann: has this value already: title"), applied.words().constData());
    }

    /// A value of another type than the schema's: refused with its place, before anything is sent.
    void aValueOfAnotherType()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        const QString file = program.file(u"set.json"_s, setOf(crew() + R"(,{"kind":"create","resourceType":"User","id":"bulkId:v","attributes":{"userName":"ben","active":"yes"}})"));
        for (const QStringList &arguments : {QStringList {u"apply"_s, file}, QStringList {u"apply"_s, file, u"--apply"_s}}) {
            const Outcome refused = program(arguments);
            EXPECT_CODE(refused, 2);
            QVERIFY2(refused.err.contains("set.json: change 4: attributes.active is not true or false"), refused.words().constData());
        }
        QCOMPARE(program.list(u"groups"_s, u"displayName eq \"Crew\""_s).size(), 0);
        QVERIFY(program.withoutTarget({u"runs"_s}).json().size() < 1);
    }

    /// A disk that is full before anything is written down: then nothing is sent, and that is said.
    void aDiskThatIsFull()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        EXPECT_CODE(program({u"create"_s, u"user"_s, u"--set"_s, u"userName=first"_s}), 0);
        QByteArray people;
        for (int i = 0; i < 3000; ++i)
            people += (i > 0 ? "," : "") + R"({"kind":"create","resourceType":"User","id":"bulkId:#","attributes":{"userName":"full-#","title":"Somebody with a long title"}})"_ba.replace("#", QByteArray::number(i));
        const QString file = program.file(u"set.json"_s, setOf(people));
        QProcess process;
        const rlim_t limit = rlim_t(QFileInfo(program.path(u"data/journal.sqlite"_s)).size()) + 300'000;
        process.setChildProcessModifier([limit] { // what a full disk is to a file
            const rlimit small {.rlim_cur = limit, .rlim_max = limit};
            ::setrlimit(RLIMIT_FSIZE, &small);
            ::signal(SIGXFSZ, SIG_IGN);
        });
        program.start(process, {u"apply"_s, file, u"--apply"_s, u"--yes"_s, u"--max-changes"_s, u"5000"_s});
        const Outcome full = Program::outcomeOf(process);
        QVERIFY2(full.exitCode > 0, full.words().constData());
        QVERIFY2(full.err.contains("journal") && !full.err.contains("provost: run "), full.err.right(600).constData());
        QCOMPARE(program.list(u"users"_s, u"userName sw \"full-\""_s).size(), 0);
        EXPECT_CODE(program({u"apply"_s, file, u"--apply"_s, u"--yes"_s, u"--max-changes"_s, u"5000"_s}), 0); // once there is room
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
