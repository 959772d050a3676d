// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "import/workbook.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

const QStringList &enough()
{
    static const QStringList words {u"--apply"_s, u"--yes"_s, u"--max-changes"_s, u"100000"_s};
    return words;
}

QByteArray table(const QByteArray &prefix, int count, const QByteArray &title = "Pilot")
{
    QByteArray text = "User name,First name,Last name,Job title\n";
    for (int i = 0; i < count; ++i)
        text += prefix + QByteArray::number(i) + ",Given" + QByteArray::number(i) + ",Family," + title + '\n';
    return text;
}

/// As Entra wants people: in a domain of the tenant. Passwords are made.
QByteArray tableFor(const QString &profile, const QByteArray &prefix, int count)
{
    if (profile != "entra"_L1)
        return table(prefix, count);
    QByteArray text = "User principal name,Given name,Surname,Job title\n";
    for (int i = 0; i < count; ++i)
        text += prefix + QByteArray::number(i) + "@haldenworks.example,Given" + QByteArray::number(i) + ",Family,Pilot\n";
    return text;
}

/// Where the profile wants passwords: made and sealed, and out of the seal when a run goes on.
QStringList sealing(const QString &profile, Program &program)
{
    if (profile != "entra"_L1)
        return {};
    program.setVariable(u"SEAL"_s, u"correct horse"_s);
    return {u"--passwords"_s, program.path(u"initial.sealed"_s), u"--seal-env"_s, u"SEAL"_s};
}

QString runSaid(const QByteArray &err)
{
    const qsizetype at = err.indexOf("provost: run ");
    return at < 0 ? QString() : QString::fromLatin1(err.mid(at + 13).split('\n').first()).trimmed();
}

/// Each row is there once, with what the file says.
void verifyPeople(const Program &program, const QString &prefix, int count)
{
    QSet<QString> names;
    const Json found = program.list(u"users"_s); // not every profile finds by a beginning
    int people = 0;
    for (const Json &user : found.items()) {
        if (!user.value(u"userName").toString().startsWith(prefix))
            continue;
        ++people;
        names << user.value(u"userName").toString();
        QCOMPARE(user.value(u"title").toString(), u"Pilot"_s);
    }
    QCOMPARE(people, count);
    QCOMPARE(names.size(), count);
}

} // namespace

/// `provost import` as a scheduler runs it: formats, reports, passwords, faults, kills.
class TestCommandLineImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void workbooks()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        const QString ods = QStringLiteral(PROVOST_TEST_DATA "/import/zugaenge.ods");
        const Outcome planned = program({u"import"_s, ods});
        EXPECT_CODE(planned, 0);
        QCOMPARE(planned.figure(u"creates"), 2);
        QVERIFY2(planned.err.contains("header in row"), planned.words().constData());
        EXPECT_CODE(program(QStringList {u"import"_s, ods, u"--sheet"_s, u"Zugänge"_s} + enough()), 0);
        QVERIFY(!program.idOf(u"users"_s, u"userName eq \"jürgen.groß@fjordline.example\""_s).isEmpty());
        EXPECT_CODE(program({u"import"_s, ods, u"--sheet"_s, u"Nobody"_s}), 2);
    }

    /// The report is opened again by what reads workbooks here, and says what came of every row.
    void reports()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        const QString file = program.file(u"people.csv"_s, "userName,title,active,password\nmira,Pilot,yes,Geheim-123!\ntor,=1+1,perhaps,Geheim-124!\n");
        const QStringList words {u"--rejects"_s, program.path(u"rejects.csv"_s), u"--report"_s};
        for (const QString &suffix : {u"xlsx"_s, u"html"_s, u"csv"_s}) {
            const Outcome outcome = program(QStringList {u"import"_s, file} + words + QStringList {program.path(u"report."_s + suffix)} + enough());
            EXPECT_CODE(outcome, 1);
            QFile report(program.path(u"report."_s + suffix));
            QVERIFY(report.open(QIODevice::ReadOnly));
            QVERIFY2(!report.readAll().contains("Geheim"), qPrintable(suffix));
            QCOMPARE(report.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        }
        const auto sheets = readWorkbook(program.path(u"report.xlsx"_s));
        QVERIFY2(sheets, sheets ? "" : qPrintable(sheets.error().detail));
        QCOMPARE(sheets->size(), 2);
        const QList<TableRow> &rows = sheets->constFirst().rows;
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].cells.value(0), u"userName"_s);
        QVERIFY(rows[1].cells.contains(u"created"_s));
        QVERIFY(rows[2].cells.contains(u"rejected"_s));
        QCOMPARE(rows[2].cells.value(1), u"=1+1"_s); // a text, no formula
        QVERIFY(!sheets->at(1).rows.isEmpty());
        // The rejects import again as they are, once mended.
        QFile rejects(program.path(u"rejects.csv"_s));
        QVERIFY(rejects.open(QIODevice::ReadOnly));
        const QByteArray mended = rejects.readAll().replace("perhaps", "no");
        QVERIFY(mended.startsWith("\xEF\xBB\xBFuserName,title,active,password,provost status"));
        const Outcome again = program(QStringList {u"import"_s, program.file(u"again.csv"_s, mended)} + enough());
        EXPECT_CODE(again, 0);
        QCOMPARE(again.figure(u"done"), 1);
    }

    /// The provider does not show yet whom the first import has made: the second one must know them, for their names are made unique.
    void theSameFileTwiceAtOnce()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s, u"--profile"_s, u"entra"_s, u"--fault"_s, u"stale:ms=60000"_s});
        Program program(practice, u"entra"_s);
        const QString file = program.file(u"people.csv"_s, "Staff id,First name,Last name\n4711,Mira,Kolb\n4712,Tor,Lie\n");
        const QString mapping = program.file(u"map.json"_s, R"({"format":"provost-mapping","version":1,"resourceType":"User","match":["externalId"],"columns":[
            {"column":"Staff id","path":"externalId"},{"value":"true","path":"active","onCreate":true},{"value":"{First name} {Last name}","path":"displayName"},{"column":"First name","path":"name.givenName"},{"column":"Last name","path":"name.familyName"},
            {"value":"{First name|lower}.{Last name|lower|unique}@haldenworks.example","path":"userName"}]})");
        const QStringList import = QStringList {u"import"_s, file, u"--mapping"_s, mapping} + sealing(u"entra"_s, program);
        const Outcome first = program(import + enough());
        EXPECT_CODE(first, 0);
        QCOMPARE(first.figure(u"done"), 2);
        const Outcome second = program(import);
        EXPECT_CODE(second, 0);
        QCOMPARE(second.figure(u"creates"), 0);
        QCOMPARE(second.figure(u"unchanged"), 2);
    }

    /// The provider shows nobody's groups: a monthly file is unchanged all the same, once its memberships are there.
    void membershipsAreThereTheSecondTime()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"3"_s, u"--profile"_s, u"entra"_s, u"--fault"_s, u"stale:ms=0"_s});
        Program program(practice, u"entra"_s);
        const QByteArray crew = R"({"displayName":"Quay crew","urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group":{"mailEnabled":false,"mailNickname":"quay","securityEnabled":true}})";
        EXPECT_CODE(program({u"create"_s, u"group"_s, u"--in"_s, program.file(u"crew.json"_s, crew)}), 0);
        const QString people = program({u"list"_s, u"users"_s, u"--limit"_s, u"1"_s}).json().at(0).value(u"userName").toString();
        QVERIFY(!people.isEmpty());
        const QString file = program.file(u"people.csv"_s, "userName,Groups\n" + people.toUtf8() + ",Quay crew\n");
        const Outcome first = program(QStringList {u"import"_s, file} + enough());
        EXPECT_CODE(first, 0);
        QCOMPARE(first.figure(u"done"), 1);
        const Program other(practice, u"entra"_s); // whose journal does not know of it
        const Outcome second = other({u"import"_s, file});
        EXPECT_CODE(second, 0);
        QVERIFY2(second.figure(u"updates") == 0, second.words().left(4000).constData());
        QVERIFY(second.json().value(u"steps").items().empty());
    }

    void bossesAndTheirTeamInOneFile_data()
    {
        QTest::addColumn<QString>("profile");
        for (const char *profile : {"rfc", "entra"})
            QTest::newRow(profile) << QString::fromLatin1(profile);
    }
    /// Named by user name, where the provider's schema calls the manager a person and where it does not.
    void bossesAndTheirTeamInOneFile()
    {
        QFETCH(QString, profile);
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s, u"--profile"_s, profile, u"--fault"_s, u"stale:ms=0"_s});
        Program program(practice, profile);
        const QByteArray text = "User principal name,Given name,Surname,Manager\nteam@haldenworks.example,Tor,Lie,boss@haldenworks.example\nboss@haldenworks.example,Mira,Kolb,\n";
        const Outcome done = program(QStringList {u"import"_s, program.file(u"people.csv"_s, text)} + sealing(profile, program) + enough());
        EXPECT_CODE(done, 0);
        QCOMPARE(done.figure(u"done"), 2);
        const QString boss = program.idOf(u"users"_s, u"userName eq \"boss@haldenworks.example\""_s);
        const Json team = program.get(u"user"_s, program.idOf(u"users"_s, u"userName eq \"team@haldenworks.example\""_s));
        QVERIFY(!boss.isEmpty());
        QCOMPARE(team.value(u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User").value(u"manager").value(u"value").toString(), boss);
    }

    void groupsAreNotDisabled()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"3"_s});
        const Program program(practice);
        const QString file = program.file(u"groups.csv"_s, "displayName\nCrew\n");
        const QStringList import {u"import"_s, file, u"--resource"_s, u"Group"_s, u"--mode"_s, u"mirror"_s, u"--absent"_s};
        EXPECT_CODE(program(import + QStringList {u"disable"_s}), 2);
        EXPECT_CODE(program(import + QStringList {u"delete"_s}), 0);
    }

    void passwordsAreMadeAndSealed()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        Program program(practice);
        program.setVariable(u"SEAL"_s, u"correct horse"_s);
        const QString sealed = program.path(u"initial.sealed"_s);
        const QString file = program.file(u"people.csv"_s, table("n-", 12));
        EXPECT_CODE(program(QStringList {u"import"_s, file, u"--passwords"_s, sealed} + enough()), 2); // without the passphrase
        QVERIFY(!QFile::exists(sealed));
        EXPECT_CODE(program({u"import"_s, file, u"--passwords"_s, sealed, u"--seal-env"_s, u"SEAL"_s}), 0);
        QVERIFY(!QFile::exists(sealed)); // a plan makes nothing
        const Outcome imported = program(QStringList {u"import"_s, file, u"--passwords"_s, sealed, u"--seal-env"_s, u"SEAL"_s} + enough());
        EXPECT_CODE(imported, 0);
        const Json shown = program.withoutTarget({u"unseal"_s, sealed, u"--seal-env"_s, u"SEAL"_s}).json();
        QCOMPARE(shown.size(), 12);
        QSet<QString> names;
        QSet<QString> secrets;
        for (const Json &record : shown.items()) {
            names << record.value(u"label").toString();
            secrets << record.value(u"secret").toString();
            QCOMPARE(record.value(u"run").toInteger(), imported.figure(u"run"));
        }
        QCOMPARE(names.size(), 12);
        QCOMPARE(secrets.size(), 12);
        QVERIFY(names.contains(u"n-7"_s));
        for (const QString &secret : std::as_const(secrets))
            QVERIFY2(!imported.words().contains(secret.toUtf8()), "a password was printed");
    }

    /// Stopped before the end: the passwords that were made go on with the run, none is made twice, none is lost.
    void resumedWithTheSamePasswords()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        Program program(practice);
        program.setVariable(u"SEAL"_s, u"correct horse"_s);
        const QString sealed = program.path(u"initial.sealed"_s);
        const QString file = program.file(u"people.csv"_s, table("r-", 40));
        const Outcome stopped = program(QStringList {u"import"_s, file, u"--passwords"_s, sealed, u"--seal-env"_s, u"SEAL"_s, u"--budget"_s, u"25"_s} + enough());
        EXPECT_CODE(stopped, 5);
        const QString run = runSaid(stopped.err);
        QVERIFY(!run.isEmpty());
        const Outcome without = program({u"resume"_s, run});
        QVERIFY2(without.exitCode != 0, "no password, and yet it went on");
        const Outcome again = program(QStringList {u"import"_s, file, u"--passwords"_s, program.path(u"other.sealed"_s), u"--seal-env"_s, u"SEAL"_s} + enough());
        EXPECT_CODE(again, 2); // who is still to be created would be created by both
        QVERIFY2(again.err.contains(QByteArray("run " + run.toLatin1() + " is not finished")), again.words().constData());
        EXPECT_CODE(program({u"import"_s, file}), 0);
        const Outcome resumed = program({u"resume"_s, run, u"--passwords"_s, sealed, u"--seal-env"_s, u"SEAL"_s});
        EXPECT_CODE(resumed, 0);
        verifyPeople(program, u"r-"_s, 40);
        const Json shown = program.withoutTarget({u"unseal"_s, sealed, u"--seal-env"_s, u"SEAL"_s}).json();
        QSet<QString> names;
        for (const Json &record : shown.items())
            names << record.value(u"label").toString();
        QCOMPARE(shown.size(), 40);
        QCOMPARE(names.size(), 40);
    }

    void faults_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("fault");
        const QList<std::pair<const char *, QString>> faults {{"429", u"429:every=20,retry-after=1"_s}, {"503", u"503:rate=0.04"_s},           {"reset", u"reset:rate=0.04"_s},
                                                              {"swallow", u"swallow:rate=0.04"_s},      {"truncate", u"truncate:rate=0.04"_s}, {"late reads", u"stale:ms=700"_s}};
        for (const auto &profile : {u"rfc"_s, u"entra"_s}) {
            for (const auto &[name, fault] : faults)
                QTest::addRow("%s, %s", qPrintable(profile), name) << profile << fault;
        }
    }
    /// Whatever happens on the way, at the end each row is there once.
    void faults()
    {
        QFETCH(QString, profile);
        QFETCH(QString, fault);
        QTemporaryDir dir;
        const QString state = dir.filePath(u"state.sqlite"_s);
        const QStringList asProfile {u"--profile"_s, profile};
        auto practice = std::make_unique<PracticeProcess>(asProfile + QStringList {u"--users"_s, u"20"_s, u"--groups"_s, u"1"_s, u"--state"_s, state, u"--fault"_s, fault});
        QVERIFY(practice->isReady());
        Program program(*practice, profile);
        const QStringList sealed = sealing(profile, program);
        Outcome outcome = program(QStringList {u"import"_s, program.file(u"people.csv"_s, tableFor(profile, "f-", 120))} + sealed + enough());
        const QString run = runSaid(outcome.err);
        for (int i = 0; i < 5 && (outcome.exitCode == 5 || outcome.exitCode == 3); ++i)
            outcome = program(QStringList {u"resume"_s, run} + sealed);
        EXPECT_CODE(outcome, 0);
        practice = std::make_unique<PracticeProcess>(asProfile + QStringList {u"--state"_s, state, u"--fault"_s, u"stale:ms=0"_s});
        const Program afterwards(*practice, profile);
        verifyPeople(afterwards, u"f-"_s, 120);
        // The file once more: nothing is left to do.
        const Outcome same = afterwards({u"import"_s, program.path(u"people.csv"_s)});
        EXPECT_CODE(same, 0);
        QCOMPARE(same.figure(u"unchanged"), 120);
        QCOMPARE(same.figure(u"creates"), 0);
    }

    void killedAndResumed_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<int>("pauseMs");
        for (const int pause : {30, 200, 600})
            QTest::addRow("rfc, %d ms after it began", pause) << u"rfc"_s << pause;
        QTest::newRow("entra, 150 ms after it began") << u"entra"_s << 150; // what is in doubt is looked for until late reads must have it
    }
    void killedAndResumed()
    {
        QFETCH(QString, profile);
        QFETCH(int, pauseMs);
        const int count = profile == "rfc"_L1 ? 400 : 60;
        const PracticeProcess practice({u"--profile"_s, profile, u"--users"_s, u"20"_s, u"--groups"_s, u"1"_s, u"--fault"_s, u"delay:ms=10"_s, u"--fault"_s, u"stale:ms=%1"_s.arg(profile == "rfc"_L1 ? 0 : 300)});
        Program program(practice, profile);
        const QStringList sealed = sealing(profile, program);
        QProcess process;
        program.start(process, QStringList {u"import"_s, program.file(u"people.csv"_s, tableFor(profile, "k-", count))} + sealed + enough());
        QByteArray err;
        QTRY_VERIFY_WITH_TIMEOUT((err += process.readAllStandardError()).contains("provost: run "), 30'000);
        QTest::qSleep(ulong(pauseMs));
        process.kill();
        QVERIFY(process.waitForFinished());
        EXPECT_CODE(program(QStringList {u"resume"_s, runSaid(err)} + sealed), 0);
        QTest::qSleep(profile == "rfc"_L1 ? 0 : 400); // as long as its reads are late
        verifyPeople(program, u"k-"_s, count);
        const Outcome same = program({u"import"_s, program.path(u"people.csv"_s)}); // the directory is what was planned
        EXPECT_CODE(same, 0);
        QCOMPARE(same.figure(u"unchanged"), count);
    }

    void exportEditImportShowsJustTheEdits()
    {
        const PracticeProcess practice({u"--users"_s, u"30"_s, u"--groups"_s, u"2"_s});
        const Program program(practice);
        const QString file = program.path(u"all.csv"_s);
        EXPECT_CODE(program({u"export"_s, u"users"_s, u"--out"_s, file}), 0);
        const Outcome same = program({u"import"_s, file});
        EXPECT_CODE(same, 0);
        QCOMPARE(same.figure(u"updates"), 0);
        QCOMPARE(same.figure(u"creates"), 0);
        QCOMPARE(same.figure(u"unchanged"), 30);
        QFile table(file);
        QVERIFY(table.open(QIODevice::ReadWrite));
        QByteArray text = table.readAll();
        const QByteArray name = program.list(u"users"_s).at(0).value(u"displayName").toString().toUtf8();
        const qsizetype at = text.indexOf(name);
        QVERIFY(at > 0);
        text.insert(at, "Dr. ");
        QVERIFY(table.seek(0) && table.write(text) == text.size());
        table.close();
        const Outcome edited = program({u"import"_s, file});
        EXPECT_CODE(edited, 0);
        QCOMPARE(edited.figure(u"updates"), 1);
        QCOMPARE(edited.figure(u"unchanged"), 29);
    }

    void whatIsExportedImportsUnchanged_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QStringList>("options");
        for (const QString &profile : {u"rfc"_s, u"entra"_s, u"aws"_s}) {
            QTest::addRow("%s, users", qPrintable(profile)) << profile << u"users"_s << QStringList();
            QTest::addRow("%s, users, chosen", qPrintable(profile)) << profile << u"users"_s << QStringList {u"--attributes"_s, u"userName,name,emails,phoneNumbers"_s};
            QTest::addRow("%s, groups", qPrintable(profile)) << profile << u"groups"_s << QStringList();
        }
        QTest::addRow("rfc, workbook") << u"rfc"_s << u"users"_s << QStringList {u"--format"_s, u"xlsx"_s};
    }
    /// Nobody touched the file: nothing is planned, and no row is refused. One user has two values of a type, which no selector tells apart, and cells that are no plain text.
    void whatIsExportedImportsUnchanged()
    {
        QFETCH(QString, profile);
        QFETCH(QString, type);
        QFETCH(QStringList, options);
        const PracticeProcess practice({u"--users"_s, u"60"_s, u"--groups"_s, u"4"_s, u"--profile"_s, profile, u"--fault"_s, u"stale:ms=0"_s});
        Program program(practice, profile);
        if (profile == "rfc"_L1)
            EXPECT_CODE(program({u"create"_s, u"user"_s, u"--set"_s, u"userName=two@x.example"_s, u"--set"_s, u"displayName='=1+1"_s, u"--set"_s, u"title= Pilot "_s, u"--set"_s,
                                 uR"(emails=[{"type":"work","value":"a@x.example","primary":true},{"type":"work","value":"b@x.example"}])"_s, u"--set"_s,
                                 uR"(phoneNumbers=[{"type":"work","value":"+972 3 555"},{"type":"mobile","value":"+972 52 555"}])"_s}), 0);
        const bool isWorkbook = options.contains(u"xlsx"_s);
        const QString file = program.path(isWorkbook ? u"all.xlsx"_s : u"all.csv"_s);
        EXPECT_CODE(program(QStringList {u"export"_s, type, u"--out"_s, file} + options), 0);
        const Outcome same = program(QStringList {u"import"_s, file, u"--resource"_s, type});
        QVERIFY2(same.exitCode == 0, same.words().left(4000).constData());
        QCOMPARE(same.figure(u"rejected"), 0);
        QCOMPARE(same.figure(u"creates"), 0);
        QVERIFY2(same.figure(u"updates") == 0, same.words().left(4000).constData());
        QVERIFY(same.json().value(u"steps").items().empty());
        if (profile == "rfc"_L1) // nor is anything taken for an edit that turns out to be none
            QVERIFY2(same.json().value(u"dropped").items().empty(), same.words().left(4000).constData());
    }

    /// A file that is read keeps its place, whatever the operator's slip.
    void noFileOfTheImportIsOverwritten()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        const QByteArray text = "userName,active\nann,maybe\n";
        const QString file = program.file(u"people.csv"_s, text);
        QVERIFY(QFile::link(file, program.path(u"link.csv"_s)));
        const auto isWhole = [&] {
            QFile now(file);
            return now.open(QIODevice::ReadOnly) && now.readAll() == text;
        };
        for (const QString &option : {u"--rejects"_s, u"--report"_s, u"--out"_s}) {
            for (const QString &name : {file, program.path(u"./people.csv"_s), program.path(u"link.csv"_s)}) {
                EXPECT_CODE(program({u"import"_s, file, option, name}), 2);
                QVERIFY2(isWhole(), qPrintable(option));
            }
        }
        EXPECT_CODE(program({u"import"_s, file, u"--rejects"_s, program.path(u"new.csv"_s), u"--report"_s, program.path(u"new.csv"_s)}), 2);
        QVERIFY(!QFile::exists(program.path(u"new.csv"_s)));
    }

    /// What cannot be written is found before anything is sent; where it shows afterwards, the rows are kept elsewhere and the exit code tells.
    void reportsThatCannotBeWritten()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        const QString file = program.file(u"people.csv"_s, "userName,active\nann,yes\nbo,maybe\n");
        EXPECT_CODE(program(QStringList {u"import"_s, file, u"--rejects"_s, program.path(u"nowhere/rejects.csv"_s)} + enough()), 2);
        QVERIFY(program.idOf(u"users"_s, u"userName eq \"ann\""_s).isEmpty());
        const QString folder = program.path(u"reports"_s);
        QVERIFY(QDir().mkpath(folder));
        QProcess process;
        program.start(process, QStringList {u"import"_s, program.file(u"good.csv"_s, table("g-", 60)), u"--report"_s, folder + u"/report.csv"_s, u"--rejects"_s, folder + u"/rejects.csv"_s} + enough());
        QByteArray err;
        QTRY_VERIFY_WITH_TIMEOUT((err += process.readAllStandardError()).contains("provost: run "), 30'000);
        QVERIFY(QDir(folder).removeRecursively());
        const Outcome outcome = Program::outcomeOf(process);
        EXPECT_CODE(outcome, 1);
        QCOMPARE(outcome.figure(u"done"), 60);
        QVERIFY2(outcome.err.contains("rejects-"), outcome.words().constData());
    }

    /// What was there stays until there is something better.
    void noOutputNoFile()
    {
        Program program;
        program.aimAt(u"http://127.0.0.1:1/scim/v2"_s, u"none"_s);
        const QString file = program.file(u"all.csv"_s, "precious\n");
        for (const QString &verb : {u"export"_s, u"list"_s}) {
            EXPECT_CODE(program({verb, u"users"_s, u"--out"_s, file}), 3);
            QFile now(file);
            QVERIFY(now.open(QIODevice::ReadOnly));
            QCOMPARE(now.readAll(), QByteArray("precious\n"));
        }
        EXPECT_CODE(program({u"export"_s, u"users"_s, u"--out"_s, u"/dev/null"_s}), 3); // and no device is replaced
        QVERIFY(!QFileInfo(u"/dev/null"_s).isFile());
    }

    /// Where the header is follows from what the operator says of the file.
    void dialectsThatAreSaid()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--groups"_s, u"1"_s});
        const Program program(practice);
        // by commas the first row seems a title
        const QString file = program.file(u"people.txt"_s, "userName#title\na#x,1,2\nb#y,3,4\nc#z,5,6\n");
        const Outcome planned = program({u"import"_s, file, u"--delimiter"_s, u"#"_s});
        EXPECT_CODE(planned, 0);
        QCOMPARE(planned.figure(u"creates"), 3);
        for (const QString &delimiter : {u"€"_s, u";;"_s, QString(), u"\""_s})
            EXPECT_CODE(program({u"import"_s, file, u"--delimiter"_s, delimiter}), 2);
        EXPECT_CODE(program({u"import"_s, file, u"--encoding"_s, u"martian"_s}), 2);
        QVERIFY(planned.err.contains("header in row 1"));
        const Outcome nameless = program({u"import"_s, program.file(u"nameless.csv"_s, "a@x.example,Anna,Mueller\nb@x.example,Bo,Lie\n")});
        EXPECT_CODE(nameless, 2); // nothing says by what to find anybody
        QVERIFY2(nameless.err.contains("no header"), nameless.words().constData());
        const QString twice = program.file(u"twice.csv"_s, "userName,title\nuserName,nickName\na@x.example,b\n");
        const Outcome second = program({u"import"_s, twice, u"--header-row"_s, u"2"_s});
        EXPECT_CODE(second, 0);
        QCOMPARE(second.figure(u"creates"), 1);
        QVERIFY2(second.err.contains("header in row 2"), second.words().constData());
        EXPECT_CODE(program({u"import"_s, twice, u"--header-row"_s, u"0"_s}), 2); // nothing says by what to find anybody
        for (const QString &row : {u"-1"_s, u"two"_s, QString()})
            EXPECT_CODE(program({u"import"_s, twice, u"--header-row"_s, row}), 2);
    }

    void workbookImportsAgain()
    {
        const PracticeProcess practice({u"--users"_s, u"30"_s, u"--groups"_s, u"2"_s});
        const Program program(practice);
        const QString file = program.path(u"all.xlsx"_s);
        EXPECT_CODE(program({u"export"_s, u"users"_s, u"--format"_s, u"xlsx"_s, u"--out"_s, file}), 0);
        const Outcome same = program({u"import"_s, file});
        EXPECT_CODE(same, 0);
        QCOMPARE(same.figure(u"unchanged"), 30);
        QCOMPARE(same.figure(u"updates"), 0);
    }

    /// A column that is empty for all says that nobody has a value.
    void whatIsExportedIsThere()
    {
        const PracticeProcess practice({u"--users"_s, u"30"_s, u"--groups"_s, u"2"_s});
        const Program program(practice);
        const Outcome named = program({u"export"_s, u"users"_s, u"--attributes"_s, u"userName,department,name.givenName"_s});
        EXPECT_CODE(named, 0);
        QVERIFY2(named.out.startsWith("id,userName,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department,name.givenName"), named.out.left(200).constData());
        QVERIFY2(named.out.count(",,") < 30, named.out.left(400).constData());
        const QByteArrayList rows = named.out.trimmed().split('\n');
        QVERIFY2(std::count_if(rows.cbegin(), rows.cend(), [](const QByteArray &row) { return row.trimmed().endsWith(','); }) < 30, named.out.left(400).constData()); // the last one
        const Outcome unknown = program({u"export"_s, u"users"_s, u"--attributes"_s, u"userName,nosuch"_s});
        EXPECT_CODE(unknown, 2);
        QVERIFY2(unknown.err.contains("nosuch"), unknown.err.constData());
    }

    void ldifNamesMembersAsItNamesPeople()
    {
        const PracticeProcess practice({u"--users"_s, u"30"_s, u"--groups"_s, u"2"_s});
        const Program program(practice);
        const Outcome people = program({u"export"_s, u"users"_s, u"--format"_s, u"ldif"_s, u"--base-dn"_s, u"dc=contoso"_s});
        EXPECT_CODE(people, 0);
        QVERIFY(people.out.startsWith("version: 1\n"));
        QCOMPARE(people.out.count("\ndn: uid="), 30);
        const Outcome groups = program({u"export"_s, u"groups"_s, u"--format"_s, u"ldif"_s, u"--base-dn"_s, u"dc=contoso"_s});
        EXPECT_CODE(groups, 0);
        const qsizetype at = groups.out.indexOf("\nmember: uid=");
        QVERIFY(at > 0);
        const QByteArray member = groups.out.mid(at + 9, groups.out.indexOf('\n', at + 1) - at - 9);
        QVERIFY2(people.out.contains(QByteArray("\ndn: " + member + '\n')), member.constData());
        EXPECT_CODE(program({u"list"_s, u"users"_s, u"--format"_s, u"ldif"_s}), 2); // a format of export's alone
    }
};

QTEST_GUILESS_MAIN(TestCommandLineImport)
#include "tst_commandline_import.moc"
