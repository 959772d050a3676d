// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "scim/attributename.h"
#include "store/sealedfile.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr auto enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

QStringList memberIds(const Json &members)
{
    QStringList ids;
    for (const Json &member : members.items())
        ids << member.value(u"value").toString();
    ids.sort();
    return ids;
}

} // namespace

/// The writing verbs against a practice directory that keeps to the RFC.
class tst_CommandLine_Write : public QObject
{
    Q_OBJECT

    PracticeProcess m_practice {{u"--users"_s, u"120"_s, u"--groups"_s, u"4"_s}};
    Program m_program {m_practice};

    QString made(const QString &userName)
    {
        const Outcome outcome = m_program({u"create"_s, u"user"_s, u"--set"_s, u"userName="_s + userName});
        return outcome.exitCode == 0 ? m_program.idOf(u"users"_s, u"userName eq \"%1\""_s.arg(userName)) : QString::fromUtf8(outcome.err);
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_practice.isReady()); }

    void runsIsEmptyAtFirst()
    {
        const Outcome outcome = m_program.withoutTarget({u"runs"_s});
        EXPECT_CODE(outcome, 0);
        QCOMPARE(outcome.out, "[]\n"_ba);
    }

    void createBySet()
    {
        m_program.setVariable(u"FIRST_PASSWORD"_s, u"s3cret-Of-The-Test"_s);
        const Outcome outcome = m_program({u"create"_s, u"User"_s, u"--set"_s, u"userName=ann@example.com"_s, u"--set"_s, u"name.givenName=Ann"_s, u"--set"_s,
                                           u"active=true"_s, u"--set"_s, u"emails[type eq \"work\"].value=ann@example.com"_s, u"--set"_s,
                                           u"%1:department=R=D"_s.arg(QLatin1StringView(enterprise)), u"--set"_s, u"password=@env:FIRST_PASSWORD"_s});
        EXPECT_CODE(outcome, 0);
        QCOMPARE(outcome.figure(u"done"), 1);
        QCOMPARE(outcome.figure(u"failed") + outcome.figure(u"skipped"), 0);
        QCOMPARE(outcome.figure(u"calls"), 1);
        QVERIFY(outcome.figure(u"run") > 0);
        QVERIFY(outcome.json().value(u"seconds").isNumber());
        const Json ann = m_program.list(u"users"_s, u"userName eq \"ann@example.com\""_s).at(0);
        QCOMPARE(ann.value(u"active"), Json(true));
        QCOMPARE(ann.value(u"name").value(u"givenName").toString(), u"Ann"_s);
        QCOMPARE(ann.value(u"emails").at(0).value(u"type").toString(), u"work"_s);
        QCOMPARE(ann.value(QString::fromLatin1(enterprise)).value(u"department").toString(), u"R=D"_s);
        QVERIFY(!outcome.out.contains("s3cret") && !outcome.err.contains("s3cret"));
        QFile journal(m_program.path(u"data/journal.sqlite"_s));
        QVERIFY(journal.open(QIODevice::ReadOnly));
        QVERIFY(!journal.readAll().contains("s3cret"));
    }

    /// A door code, which nobody could tell by its name: the schema says that it can be written and never read.
    void whatCanNeverBeReadIsASecret()
    {
        const auto pin = u"urn:provost:params:scim:schemas:extension:practice:2.0:User:pin"_s;
        m_program.setVariable(u"DOOR_CODE"_s, u"door-771-code"_s);
        const QString id = made(u"doorman"_s);
        const QStringList change {u"modify"_s, u"user"_s, id, u"--set"_s, u"title=Doorman"_s, u"--set"_s, pin + u"=@env:DOOR_CODE"_s};
        const Outcome planned = m_program(change + QStringList {u"--plan"_s});
        EXPECT_CODE(planned, 0);
        QVERIFY2(planned.out.contains("[redacted]") && !planned.out.contains("door-771"), planned.out.constData());
        const Outcome outcome = m_program(change);
        EXPECT_CODE(outcome, 0);
        int looked = 0;
        for (QDirIterator files(m_program.path(u"data"_s), QDir::Files, QDirIterator::Subdirectories); files.hasNext(); ++looked) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!file.readAll().contains("door-771"), qPrintable(file.fileName()));
        }
        QVERIFY(looked >= 2); // journal and audit log
        const Outcome back = m_program({u"undo"_s, QString::number(outcome.figure(u"run")), u"--apply"_s});
        EXPECT_CODE(back, 1); // the title is taken back, and what the code was nobody knows
        QVERIFY2(back.err.contains("pin is a secret and was not kept"), back.err.constData());
        QVERIFY(m_program.get(u"user"_s, id).value(u"title").isUndefined());
    }

    void createFromFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("count");
        QTest::newRow("one") << R"({"userName":"in-1"})"_ba << 1;
        QTest::newRow("indented, with a byte order mark") << "\xEF\xBB\xBF{\n \"userName\" : \"in-2\"\n}\n"_ba << 1;
        QTest::newRow("an array") << R"([{"userName":"in-3"},{"userName":"in-4"}])"_ba << 2;
        QTest::newRow("lines") << "{\"userName\":\"in-5\"}\n\n{\"userName\":\"in-6\"}\r\n{\"userName\":\"in-7\"}"_ba << 3;
    }
    void createFromFiles()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, count);
        const Outcome outcome = m_program({u"create"_s, u"users"_s, u"--in"_s, u"-"_s, u"--set"_s, u"title=From a file"_s}, text);
        EXPECT_CODE(outcome, 0);
        QCOMPARE(outcome.figure(u"done"), count);
        QCOMPARE(m_program.list(u"users"_s, u"userName eq \"in-%1\" and title eq \"From a file\""_s.arg(text.mid(text.indexOf("in-") + 3, 1).toInt())).size(), 1);
    }

    void planChangesNothing()
    {
        const Outcome outcome = m_program({u"create"_s, u"user"_s, u"--set"_s, u"userName=planned"_s, u"--plan"_s});
        EXPECT_CODE(outcome, 0);
        const Json plan = outcome.json();
        for (const auto name : {u"calls", u"cost", u"seconds", u"creates", u"updates", u"deletes", u"unchanged", u"rejected", u"warnings", u"steps"})
            QVERIFY2(plan.contains(name), qPrintable(QString::fromUtf16(name)));
        QCOMPARE(plan.value(u"creates").toInteger(), 1);
        QCOMPARE(plan.value(u"calls").toInteger(), 1);
        QCOMPARE(plan.value(u"cost").value(u"currency").toString(), u"USD"_s);
        QCOMPARE(plan.value(u"steps").at(0).value(u"method").toString(), u"POST"_s);
        QCOMPARE(plan.value(u"steps").at(0).value(u"path").toString(), u"/Users"_s);
        QCOMPARE(plan.value(u"steps").at(0).value(u"body").value(u"userName").toString(), u"planned"_s);
        QCOMPARE(m_program.list(u"users"_s, u"userName eq \"planned\""_s).size(), 0);
    }

    void modify_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("expected");
        const auto row = [](const char *name, const QStringList &arguments, const QString &path, const char *expected) {
            QTest::newRow(name) << arguments << path << QByteArray(expected);
        };
        row("set", {u"--set"_s, u"title=Chief"_s}, u"title"_s, "\"Chief\"");
        row("boolean", {u"--set"_s, u"active=false"_s}, u"active"_s, "false");
        row("below", {u"--set"_s, u"name.familyName=Lee"_s}, u"name.familyName"_s, "\"Lee\"");
        row("extension", {u"--set"_s, u"%1:costCenter=42"_s.arg(QLatin1StringView(enterprise))}, u"%1:costCenter"_s.arg(QLatin1StringView(enterprise)), "\"42\"");
        row("value path, new", {u"--set"_s, u"emails[type eq \"home\"].value=h@example.com"_s}, u"emails.value"_s, R"(["h@example.com"])");
        row("value path, known", {u"--set"_s, u"emails[type eq \"home\"].value=i@example.com"_s}, u"emails.value"_s, R"(["i@example.com"])");
        row("add", {u"--add"_s, u"emails={\"type\":\"other\",\"value\":\"o@example.com\"}"_s}, u"emails.value"_s, R"(["i@example.com","o@example.com"])");
        row("remove a value", {u"--remove"_s, u"emails[type eq \"home\"]"_s}, u"emails.value"_s, R"(["o@example.com"])");
        row("remove", {u"--remove"_s, u"title"_s}, u"title"_s, "");
        row("whole value, new", {u"--set"_s, u"addresses[type eq \"work\"]={\"streetAddress\":\"A\",\"locality\":\"B\"}"_s}, u"addresses"_s,
            R"([{"streetAddress":"A","locality":"B","type":"work"}])");
        row("whole value, known", {u"--set"_s, u"addresses[type eq \"work\"]={\"locality\":\"C\"}"_s}, u"addresses"_s, R"([{"locality":"C","type":"work"}])"); // set, not added to
        row("several at once", {u"--set"_s, u"title=Clerk"_s, u"--remove"_s, u"emails"_s}, u"title"_s, "\"Clerk\"");
    }
    void modify()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, expected);
        QFETCH(QString, path);
        const QString id = m_program.idOf(u"users"_s, u"userName eq \"modified\""_s).isEmpty() ? made(u"modified"_s) : m_program.idOf(u"users"_s, u"userName eq \"modified\""_s);
        const Outcome outcome = m_program(QStringList {u"modify"_s, u"user"_s, id} + arguments);
        EXPECT_CODE(outcome, 0);
        QCOMPARE(outcome.figure(u"done"), 1);
        QCOMPARE(outcome.figure(u"calls"), 2);
        const Json value = AttributeName::parse(path)->valueIn(m_program.get(u"user"_s, id));
        QCOMPARE(value.isUndefined() ? QByteArray() : value.toBytes(), expected);
        const Outcome again = m_program(QStringList {u"modify"_s, u"user"_s, id, u"--plan"_s} + arguments);
        const bool selectsNothing = arguments == QStringList {u"--remove"_s, u"emails[type eq \"home\"]"_s}; // noTarget, RFC 7644 section 3.5.2.2
        EXPECT_CODE(again, selectsNothing ? 1 : 0);
        QCOMPARE(again.figure(selectsNothing ? u"rejected" : u"unchanged"), 1);
    }

    void modifyByDocument()
    {
        const QString id = made(u"document"_s);
        EXPECT_CODE(m_program({u"modify"_s, u"users"_s, id, u"--in"_s, m_program.file(u"part.json"_s, R"({"title":"Clerk","nickName":"D","name":{"givenName":"Do","familyName":"Cu"}})")}), 0);
        Json whole = m_program.get(u"users"_s, id);
        QCOMPARE(whole.value(u"nickName").toString(), u"D"_s);
        whole.remove(u"nickName");
        whole.set(u"title"_s, u"Chief"_s);
        const QString file = m_program.file(u"whole.json"_s, whole.toBytes());
        EXPECT_CODE(m_program({u"modify"_s, u"users"_s, id, u"--in"_s, file}), 0);
        const Json now = m_program.get(u"users"_s, id);
        QVERIFY(!now.contains(u"nickName"));
        QCOMPARE(now.value(u"title").toString(), u"Chief"_s);
        QCOMPARE(now.value(u"name").value(u"familyName").toString(), u"Cu"_s);
        // The file is from before that change now.
        const Outcome late = m_program({u"modify"_s, u"users"_s, id, u"--in"_s, file, u"--set"_s, u"title=Late"_s});
        EXPECT_CODE(late, 1);
        QVERIFY(late.err.contains("was not changed"));
        QCOMPARE(m_program.get(u"users"_s, id).value(u"title").toString(), u"Chief"_s);
        const Outcome other = m_program({u"modify"_s, u"users"_s, id, u"--in"_s, m_program.file(u"other.json"_s, R"({"id":"1","title":"x"})")});
        EXPECT_CODE(other, 2);
    }

    void ifMatch()
    {
        const QString id = made(u"etag"_s);
        const QString version = m_program.get(u"user"_s, id).value(u"meta").value(u"version").toString();
        EXPECT_CODE(m_program({u"modify"_s, u"user"_s, id, u"--set"_s, u"title=One"_s, u"--if-match"_s, version}), 0);
        const Outcome stale = m_program({u"modify"_s, u"user"_s, id, u"--set"_s, u"title=Two"_s, u"--if-match"_s, version});
        EXPECT_CODE(stale, 1);
        QCOMPARE(stale.figure(u"failed"), 1);
        QVERIFY2(stale.err.contains("User etag was not changed"), stale.err.constData());
        QCOMPARE(m_program.get(u"user"_s, id).value(u"title").toString(), u"One"_s);
    }

    void deletes()
    {
        const QString id = made(u"deleted"_s);
        const Outcome outcome = m_program({u"delete"_s, u"user"_s, id});
        EXPECT_CODE(outcome, 0);
        QCOMPARE(outcome.figure(u"done"), 1);
        EXPECT_CODE(m_program({u"get"_s, u"user"_s, id}), 1);
        const Outcome again = m_program({u"delete"_s, u"user"_s, id});
        EXPECT_CODE(again, 1);
        QCOMPARE(again.figure(u"failed"), 1);
    }

    void members()
    {
        const QString ann = made(u"member-a@example.com"_s);
        const QString bob = made(u"member-b"_s);
        QVERIFY(m_program({u"modify"_s, u"user"_s, bob, u"--set"_s, u"emails[type eq \"work\"].value=bob@mail.example"_s}).exitCode == 0);
        EXPECT_CODE(m_program({u"create"_s, u"group"_s, u"--set"_s, u"displayName=Night Shift"_s}), 0);
        const Outcome added = m_program({u"members"_s, u"night shift"_s, u"--add"_s, u"member-a@example.com"_s, u"--add"_s,
                                         u"@"_s + m_program.file(u"ids"_s, "# people\n" + bob.toUtf8() + "\n\n" + ann.toUtf8() + "\n")});
        EXPECT_CODE(added, 0);
        QCOMPARE(added.figure(u"done"), 1);
        const Outcome listed = m_program({u"members"_s, u"Night Shift"_s});
        EXPECT_CODE(listed, 0);
        QStringList expected {ann, bob};
        expected.sort();
        QCOMPARE(memberIds(listed.json()), expected);
        for (const auto name : {u"value", u"display", u"type"})
            QVERIFY(listed.json().at(0).contains(name));
        const Outcome removed = m_program({u"members"_s, m_program.idOf(u"groups"_s, u"displayName eq \"Night Shift\""_s), u"--remove"_s, u"bob@mail.example"_s});
        EXPECT_CODE(removed, 0);
        QCOMPARE(memberIds(m_program({u"members"_s, u"Night Shift"_s}).json()), QStringList {ann});
        const Outcome both = m_program({u"members"_s, u"Night Shift"_s, u"--add"_s, u"member-a@example.com"_s, u"--remove"_s, ann});
        EXPECT_CODE(both, 2);
        QVERIFY(both.err.contains("member-a@example.com is both added and removed") && both.err.contains("nothing was changed"));
        QCOMPARE(memberIds(m_program({u"members"_s, u"Night Shift"_s}).json()), QStringList {ann});
        // The last one out leaves an empty group, and that is asked about.
        const Outcome last = m_program({u"members"_s, u"Night Shift"_s, u"--remove"_s, ann});
        EXPECT_CODE(last, 4);
        QVERIFY(last.err.contains("--yes"));
        const Outcome emptied = m_program({u"members"_s, u"Night Shift"_s, u"--remove"_s, ann, u"--yes"_s});
        EXPECT_CODE(emptied, 0);
        QVERIFY2(emptied.err.contains("Group Night Shift: loses all its members"), emptied.err.constData()); // which one it is
        QCOMPARE(m_program({u"members"_s, u"Night Shift"_s}).out, "[]\n"_ba);
        const Outcome nobody = m_program({u"members"_s, u"Night Shift"_s, u"--add"_s, u"nobody@example.com"_s, u"--add"_s, ann});
        EXPECT_CODE(nobody, 2);
        QVERIFY(nobody.err.contains("nobody@example.com") && nobody.err.contains("nothing was changed"));
        const Outcome mistyped = m_program({u"members"_s, u"Night Shift"_s, u"--add"_s, u"nosuchuser"_s, u"--add"_s, ann});
        EXPECT_CODE(mistyped, 2);
        QVERIFY(mistyped.err.contains("nosuchuser") && mistyped.err.contains("nothing was changed"));
        QCOMPARE(m_program({u"members"_s, u"Night Shift"_s}).out, "[]\n"_ba);
        EXPECT_CODE(m_program({u"members"_s, u"No Such Group"_s}), 1);
    }

    void effectiveMembers()
    {
        const QString ann = made(u"nested-a"_s);
        const QString bob = made(u"nested-b"_s);
        for (const QString &name : {u"Outer"_s, u"Inner"_s})
            EXPECT_CODE(m_program({u"create"_s, u"group"_s, u"--set"_s, u"displayName="_s + name}), 0);
        const QString outer = m_program.idOf(u"groups"_s, u"displayName eq \"Outer\""_s);
        const QString inner = m_program.idOf(u"groups"_s, u"displayName eq \"Inner\""_s);
        EXPECT_CODE(m_program({u"members"_s, u"Outer"_s, u"--add"_s, ann, u"--add"_s, inner}), 0);
        EXPECT_CODE(m_program({u"members"_s, u"Inner"_s, u"--add"_s, bob, u"--add"_s, outer}), 0); // a cycle
        const Outcome listed = m_program({u"members"_s, u"Outer"_s, u"--effective"_s});
        EXPECT_CODE(listed, 0);
        QStringList expected {ann, bob, inner};
        expected.sort();
        QCOMPARE(memberIds(listed.json()), expected);
        const Json memberList = listed.json();
        for (const Json &member : memberList.items()) {
            const QByteArray way = member.value(u"value").toString() == bob ? R"(["Outer","Inner"])"_ba : R"(["Outer"])"_ba;
            QCOMPARE(member.value(u"path").toBytes(), way);
        }
        QVERIFY2(listed.err.contains("leads back"), listed.err.constData());
        QVERIFY(!listed.err.contains("more than one way"));
    }

    /// Whoever is taken out of one of the groups is still in by the other.
    void everyWayIsTold()
    {
        const QString ann = made(u"ways-a"_s);
        for (const QString &name : {u"Top"_s, u"West"_s, u"East"_s, u"Deep"_s})
            EXPECT_CODE(m_program({u"create"_s, u"group"_s, u"--set"_s, u"displayName="_s + name}), 0);
        const auto idOf = [this](const QString &name) { return m_program.idOf(u"groups"_s, u"displayName eq \"%1\""_s.arg(name)); };
        EXPECT_CODE(m_program({u"members"_s, u"Top"_s, u"--add"_s, idOf(u"West"_s), u"--add"_s, idOf(u"East"_s)}), 0);
        EXPECT_CODE(m_program({u"members"_s, u"West"_s, u"--add"_s, idOf(u"Deep"_s)}), 0);
        EXPECT_CODE(m_program({u"members"_s, u"East"_s, u"--add"_s, idOf(u"Deep"_s), u"--add"_s, ann}), 0);
        EXPECT_CODE(m_program({u"members"_s, u"Deep"_s, u"--add"_s, ann, u"--add"_s, idOf(u"West"_s)}), 0); // and a circle
        const Outcome listed = m_program({u"members"_s, u"Top"_s, u"--effective"_s});
        EXPECT_CODE(listed, 0);
        const Json memberList = listed.json();
        QList<QByteArray> ways;
        for (const Json &member : memberList.items()) {
            const Json paths = member.value(u"paths");
            QCOMPARE(paths.items().front(), member.value(u"path"));
            for (const Json &way : paths.items()) {
                if (member.value(u"value").toString() == ann)
                    ways << way.toBytes();
            }
        }
        std::sort(ways.begin(), ways.end());
        QCOMPARE(ways, (QList<QByteArray> {R"(["Top","East","Deep"])", R"(["Top","East"])", R"(["Top","West","Deep"])"}));
        QVERIFY2(listed.err.contains("more than one way"), listed.err.constData());
    }

    void applyAndUndo()
    {
        const QString id = made(u"applied"_s);
        const QByteArray document = R"({"format":"provost-changeset","version":1,"title":"August","changes":[
            {"kind":"create","resourceType":"User","id":"bulkId:new","attributes":{"userName":"august"}},
            {"kind":"create","resourceType":"Group","attributes":{"displayName":"August"},"id":"bulkId:group"},
            {"kind":"members-add","resourceType":"Group","id":"bulkId:group","members":["bulkId:new","ID"]},
            {"kind":"update","resourceType":"User","id":"ID","attributes":{"title":"Chief"}}]})";
        const QString file = m_program.file(u"set.json"_s, QByteArray(document).replace("\"ID\"", QByteArray('"' + id.toUtf8() + '"')));
        const Outcome plan = m_program({u"apply"_s, file});
        EXPECT_CODE(plan, 0);
        QCOMPARE(plan.figure(u"creates"), 2);
        QCOMPARE(plan.figure(u"updates"), 1);
        QCOMPARE(m_program.list(u"users"_s, u"userName eq \"august\""_s).size(), 0);
        const Outcome applied = m_program({u"apply"_s, file, u"--apply"_s, u"--operator"_s, u"Ann"_s, u"--reason"_s, u"INC-1"_s});
        EXPECT_CODE(applied, 0);
        QCOMPARE(applied.figure(u"done"), 3);
        QVERIFY(applied.figure(u"calls") <= plan.figure(u"calls")); // whether an answer shows who is a member is not known beforehand, and spares a look
        QVERIFY(applied.figure(u"calls") >= plan.figure(u"calls") - 1);
        const QString run = QString::number(applied.figure(u"run"));
        const Json newest = m_program.withoutTarget({u"runs"_s}).json().at(0);
        QCOMPARE(newest.value(u"run").toInteger(), applied.figure(u"run"));
        QCOMPARE(newest.value(u"state").toString(), u"done"_s);
        QCOMPARE(newest.value(u"operator").toString(), u"Ann"_s);
        QCOMPARE(newest.value(u"reason").toString(), u"INC-1"_s);

        const Outcome undoPlan = m_program({u"undo"_s, run});
        EXPECT_CODE(undoPlan, 0);
        QCOMPARE(undoPlan.figure(u"deletes"), 2);
        const Outcome refused = m_program({u"undo"_s, run, u"--apply"_s});
        EXPECT_CODE(refused, 4);
        QVERIFY(refused.err.contains("--yes") && refused.err.contains("nothing was changed"));
        const Outcome undone = m_program({u"undo"_s, run, u"--apply"_s, u"--yes"_s});
        EXPECT_CODE(undone, 0);
        QCOMPARE(m_program.list(u"users"_s, u"userName eq \"august\""_s).size(), 0);
        QVERIFY(!m_program.get(u"user"_s, id).contains(u"title"));
        EXPECT_CODE(m_program({u"resume"_s, run}), 0);
        QCOMPARE(m_program({u"resume"_s, run}).figure(u"done"), 3);
    }

    void audit()
    {
        const Outcome intact = m_program.withoutTarget({u"audit"_s, u"verify"_s});
        EXPECT_CODE(intact, 0);
        QCOMPARE(intact.json().value(u"intact"), Json(true));
        const Outcome made = m_program({u"create"_s, u"user"_s, u"--set"_s, u"userName=audited"_s, u"--operator"_s, u"Ann"_s, u"--reason"_s, u"INC-2"_s});
        EXPECT_CODE(made, 0);
        const Outcome shown = m_program.withoutTarget({u"audit"_s, u"show"_s, QString::number(made.figure(u"run")), u"--format"_s, u"json"_s});
        EXPECT_CODE(shown, 0);
        QVERIFY(shown.json().isArray());
        const Json records = shown.json();
        QVERIFY(std::any_of(records.items().begin(), records.items().end(), [](const Json &record) {
            return record.value(u"operator").toString() == "Ann"_L1 && record.value(u"reason").toString() == "INC-2"_L1 && record.value(u"label").toString() == "audited"_L1;
        }));
        QFile log(m_program.path(u"data/AUDIT.jsonl"_s));
        QVERIFY(log.open(QIODevice::ReadWrite));
        const QByteArray text = log.readAll();
        log.seek(0);
        log.write(QByteArray(text).replace("INC-2", "INC-3"));
        log.flush();
        const Outcome altered = m_program.withoutTarget({u"audit"_s, u"verify"_s});
        EXPECT_CODE(altered, 1);
        QVERIFY2(altered.err.contains("edited"), altered.err.constData());
        log.seek(0);
        log.write(text);
        log.close();
        EXPECT_CODE(m_program.withoutTarget({u"audit"_s, u"verify"_s}), 0);
        EXPECT_CODE(m_program.withoutTarget({u"audit"_s}), 2);
        const Program fresh;
        QCOMPARE(fresh.withoutTarget({u"audit"_s, u"show"_s, u"--format"_s, u"json"_s}).out, "[]\n"_ba);
        EXPECT_CODE(fresh.withoutTarget({u"audit"_s, u"verify"_s}), 0);
    }

    void unseals()
    {
        const QString fileName = m_program.path(u"august.sealed"_s);
        auto sealed = SealedFile::open(fileName, "correct horse", SealCost {.logN = 10, .r = 8, .p = 1});
        QVERIFY(sealed.ok());
        QVERIFY(sealed.value()->append({SealedSecret {.run = 7, .resourceType = u"User"_s, .label = u"ann"_s, .attribute = u"password"_s, .secret = Redacted<QString>(u"s3aled"_s)}}).ok());
        m_program.setVariable(u"SEAL"_s, u"correct horse"_s);
        const Outcome shown = m_program.withoutTarget({u"unseal"_s, fileName, u"--seal-env"_s, u"SEAL"_s});
        EXPECT_CODE(shown, 0);
        QCOMPARE(shown.json().at(0).value(u"label").toString(), u"ann"_s);
        QCOMPARE(shown.json().at(0).value(u"secret").toString(), u"s3aled"_s);
        const QString clear = m_program.path(u"clear.json"_s);
        EXPECT_CODE(m_program.withoutTarget({u"unseal"_s, fileName, u"--seal-env"_s, u"SEAL"_s, u"--out"_s, clear}), 0);
        QCOMPARE(QFile::permissions(clear) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        m_program.setVariable(u"SEAL"_s, u"wrong"_s);
        const Outcome wrong = m_program.withoutTarget({u"unseal"_s, fileName, u"--seal-env"_s, u"SEAL"_s});
        EXPECT_CODE(wrong, 2);
        QVERIFY(wrong.err.contains("passphrase"));
        EXPECT_CODE(m_program.withoutTarget({u"unseal"_s, fileName}), 2);
        EXPECT_CODE(m_program.withoutTarget({u"unseal"_s, m_program.file(u"no.sealed"_s, "hello"), u"--seal-env"_s, u"SEAL"_s}), 2);
    }

    void guard()
    {
        QByteArray lines;
        for (int i = 0; i < 60; ++i)
            lines += Json::object({{u"userName"_s, u"mass-%1"_s.arg(i)}}).toBytes() + '\n';
        const QString file = m_program.file(u"mass.jsonl"_s, lines);
        const Outcome plain = m_program({u"create"_s, u"user"_s, u"--in"_s, file});
        EXPECT_CODE(plain, 4);
        QVERIFY2(plain.err.contains("--yes --max-changes 60"), plain.err.constData());
        EXPECT_CODE(m_program({u"create"_s, u"user"_s, u"--in"_s, file, u"--yes"_s}), 4);
        EXPECT_CODE(m_program({u"create"_s, u"user"_s, u"--in"_s, file, u"--max-changes"_s, u"60"_s}), 4);
        QCOMPARE(m_program.list(u"users"_s, u"userName sw \"mass-\""_s).size(), 0);
        const Outcome allowed = m_program({u"create"_s, u"user"_s, u"--in"_s, file, u"--yes"_s, u"--max-changes"_s, u"60"_s});
        EXPECT_CODE(allowed, 0);
        QCOMPARE(allowed.figure(u"done"), 60);
    }

    /// What a saved connection forbids.
    void connectionsGuard()
    {
        const QString id = made(u"boss"_s);
        const auto add = [this](const QString &name, const QStringList &more) {
            return m_program.withoutTarget(QStringList {u"connections"_s, u"add"_s, name, u"--url"_s, m_practice.url(), u"--profile"_s, u"rfc"_s} + more);
        };
        const auto modify = [&](const QString &connection, const QStringList &more) {
            return m_program.withoutTarget(QStringList {u"modify"_s, u"user"_s, id, u"--set"_s, u"title=x"_s, u"--connection"_s, connection, u"--token-env"_s, u"SCIM_TOKEN"_s} + more);
        };
        EXPECT_CODE(add(u"Locked"_s, {u"--read-only"_s}), 0);
        EXPECT_CODE(add(u"Careful"_s, {u"--protect"_s, u"bo*"_s}), 0);
        EXPECT_CODE(modify(u"Locked"_s, {u"--plan"_s}), 0);
        const Outcome locked = modify(u"Locked"_s, {u"--yes"_s});
        EXPECT_CODE(locked, 4);
        QVERIFY2(locked.err.contains("read-only"), locked.err.constData());
        const Outcome careful = modify(u"Careful"_s, {u"--yes"_s});
        EXPECT_CODE(careful, 4);
        QVERIFY2(careful.err.contains("--confirm-protected 'boss'"), careful.err.constData());
        EXPECT_CODE(modify(u"Careful"_s, {u"--confirm-protected"_s, u"boss"_s}), 0);
    }

    void budgetStopsAndResumeGoesOn()
    {
        QByteArray lines;
        for (int i = 0; i < 10; ++i)
            lines += Json::object({{u"userName"_s, u"budget-%1"_s.arg(i)}}).toBytes() + '\n';
        const Outcome stopped = m_program({u"create"_s, u"user"_s, u"--in"_s, u"-"_s, u"--budget"_s, u"4"_s}, lines);
        EXPECT_CODE(stopped, 5);
        QCOMPARE(stopped.figure(u"done"), 4);
        QCOMPARE(stopped.figure(u"calls"), 4);
        const QString run = QString::number(stopped.figure(u"run"));
        QVERIFY(stopped.err.contains(QByteArray("provost resume " + run.toUtf8())));
        QCOMPARE(m_program.withoutTarget({u"runs"_s}).json().at(0).value(u"state").toString(), u"stopped"_s);
        const Outcome resumed = m_program({u"resume"_s, run});
        EXPECT_CODE(resumed, 0);
        QCOMPARE(resumed.figure(u"done"), 10);
        QCOMPARE(m_program.list(u"users"_s, u"userName sw \"budget-\""_s).size(), 10);
    }

    void partlyDone()
    {
        const Outcome outcome = m_program({u"create"_s, u"user"_s, u"--in"_s, u"-"_s}, R"([{"userName":"twin"},{"userName":"twin"},{"title":"nameless"}])");
        EXPECT_CODE(outcome, 1);
        QCOMPARE(outcome.figure(u"done"), 1);
        QCOMPARE(outcome.figure(u"failed"), 2);
        QVERIFY2(outcome.err.contains("User twin was not created") && outcome.err.contains("userName"), outcome.err.constData());
        EXPECT_CODE(m_program({u"create"_s, u"user"_s, u"--in"_s, u"-"_s, u"--plan"_s}, R"([{"userName":"x"},{"title":"nameless"}])"), 1);
    }

    void refusals_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("says");
        const auto row = [](const char *name, const QStringList &arguments, const char *says) { QTest::newRow(name) << arguments << QByteArray(says); };
        row("no type", {u"create"_s}, "users");
        row("nothing to create", {u"create"_s, u"user"_s}, "--set");
        row("no such file", {u"create"_s, u"user"_s, u"--in"_s, u"/no/such/file"_s}, "/no/such/file");
        row("plan and apply", {u"create"_s, u"user"_s, u"--set"_s, u"userName=x"_s, u"--plan"_s, u"--apply"_s}, "--plan");
        row("bad budget", {u"create"_s, u"user"_s, u"--set"_s, u"userName=x"_s, u"--budget"_s, u"lots"_s}, "lots");
        row("visible password", {u"create"_s, u"user"_s, u"--set"_s, u"userName=x"_s, u"--set"_s, u"password=hunter2"_s}, "@env:");
        row("no such variable", {u"create"_s, u"user"_s, u"--set"_s, u"userName=x"_s, u"--set"_s, u"password=@env:NO_SUCH"_s}, "NO_SUCH");
        row("no value", {u"create"_s, u"user"_s, u"--set"_s, u"userName"_s}, "PATH=VALUE");
        row("no such attribute", {u"create"_s, u"user"_s, u"--set"_s, u"userNaem=x"_s}, "userNaem");
        row("not a boolean", {u"create"_s, u"user"_s, u"--set"_s, u"active=maybe"_s}, "true or false");
        row("read-only", {u"create"_s, u"user"_s, u"--set"_s, u"meta.created=now"_s}, "read-only");
        row("bad path", {u"modify"_s, u"user"_s, u"1"_s, u"--set"_s, u"emails[type eq].value=x"_s}, "emails[type eq]");
        row("which value", {u"modify"_s, u"user"_s, u"1"_s, u"--set"_s, u"emails.value=x"_s}, "type eq");
        row("nothing to modify", {u"modify"_s, u"user"_s, u"1"_s}, "--set");
        row("no id", {u"delete"_s, u"user"_s}, "id");
        row("added and removed", {u"members"_s, u"x"_s, u"--add"_s, u"a"_s, u"--remove"_s, u"a"_s}, "both");
        row("effective and add", {u"members"_s, u"x"_s, u"--add"_s, u"a"_s, u"--effective"_s}, "--effective");
        row("no change set", {u"apply"_s, u"/no/such/set"_s}, "/no/such/set");
        row("no run", {u"resume"_s}, "runs");
        row("no such run", {u"resume"_s, u"99999"_s}, "99999");
        row("no such run to undo", {u"undo"_s, u"99999"_s}, "99999");
        row("no number", {u"undo"_s, u"last"_s}, "number");
        row("resume has no plan", {u"resume"_s, u"1"_s, u"--plan"_s}, "plan");
    }
    void refusals()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        const Outcome outcome = m_program(arguments);
        EXPECT_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QVERIFY(!outcome.err.contains("hunter2"));
        QCOMPARE(outcome.out, QByteArray());
    }

    void badChangeSets_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("not JSON") << "hello"_ba << ""_ba;
        QTest::newRow("another format") << R"({"format":"x"})"_ba << "format"_ba;
        QTest::newRow("altered") << R"({"format":"provost-changeset","version":1,"sha256":"00","changes":[]})"_ba << "altered"_ba;
        QTest::newRow("newer") << R"({"format":"provost-changeset","version":9,"changes":[]})"_ba << "version"_ba;
    }
    void badChangeSets()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, says);
        const Outcome outcome = m_program({u"apply"_s, m_program.file(u"bad.json"_s, text)});
        EXPECT_CODE(outcome, 2);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    }

    void formats()
    {
        QVERIFY(m_program.withoutTarget({u"runs"_s, u"--format"_s, u"csv"_s}).out.startsWith("run,state,done"));
        QVERIFY(m_program.withoutTarget({u"runs"_s, u"--format"_s, u"jsonl"_s}).out.count('\n') > 3);
        const Outcome table = m_program({u"create"_s, u"user"_s, u"--set"_s, u"userName=table"_s, u"--plan"_s, u"--format"_s, u"table"_s});
        QVERIFY2(table.out.contains("1 created") && table.out.contains("POST"), table.out.constData());
        for (const QString &verb : {u"create"_s, u"modify"_s, u"delete"_s, u"members"_s, u"apply"_s, u"resume"_s, u"undo"_s, u"runs"_s, u"audit"_s, u"unseal"_s}) {
            const Outcome help = m_program.withoutTarget({verb, u"--help"_s});
            EXPECT_CODE(help, 0);
            QVERIFY2(help.out.contains(QByteArray("provost " + verb.toUtf8())), help.out.constData());
        }
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine_Write)
#include "tst_commandline_write.moc"
