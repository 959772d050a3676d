// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "fakes/wire.h"

#include "scim/filter.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray userBody(const QString &name, const QString &profile)
{
    const QString address = name + u"@practice.example"_s;
    Json body = Json::object(
        {{u"userName"_s, address}, {u"displayName"_s, QString(u"Person " + name)},
            {u"name"_s, Json::object({{u"givenName"_s, u"Given"_s}, {u"familyName"_s, u"Family"_s}})},
            {u"active"_s, true}, {u"password"_s, u"Correct-Horse-7"_s},
            {u"emails"_s,
                Json::array({Json::object({{u"value"_s, address}, {u"type"_s, u"work"_s}, {u"primary"_s, true}})})}});
    if (profile == "aws"_L1) // has no passwords of its own
        body.remove(u"password");
    return body.toBytes();
}

QByteArray groupBody(const QString &name, const QString &profile)
{
    Json body = Json::object({{u"displayName"_s, name}});
    if (profile == "entra"_L1) {
        body.set(u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group"_s,
            Json::object({{u"mailEnabled"_s, false}, {u"mailNickname"_s, name}, {u"securityEnabled"_s, true}}));
    }
    return body.toBytes();
}

} // namespace

/// The same story under every dialect that the practice directory speaks.
class tst_CommandLine_Dialects : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void withheldMembersAreSaid_data()
    {
        QTest::addColumn<QByteArray>("others");
        QTest::addColumn<int>("users"); // the status of a list of them
        QTest::addColumn<int>("code");
        QTest::newRow("another group is shown with members") << R"({"id":"h","members":[{"value":"u1"}]})"_ba << 404 << 0;
        QTest::newRow("no group is") << R"({"id":"h"})"_ba << 404 << 1;
        QTest::newRow("no group is, and people cannot be listed") << R"({"id":"h"})"_ba << 500 << 1;
        QTest::newRow("no group is, and of people nobody answers") << R"({"id":"h"})"_ba << 408 << 1;
    }

    /// A group that is shown without members is empty, or its members are withheld.
    void withheldMembersAreSaid()
    {
        QFETCH(QByteArray, others);
        QFETCH(int, users);
        QFETCH(int, code);
        Wire wire;
        wire.setHandler([&others, users](const Wire::Request &request) {
            if (request.path() == "/Users")
                return Wire::Answer::json(users, R"({"detail":"no"})");
            if (request.path() == "/Groups/g")
                return Wire::Answer::json(200, R"({"id":"g","displayName":"G","members":[]})");
            if (request.path() != "/Groups" || !request.parameter(u"filter"_s).isEmpty())
                return Wire::Answer::json(request.path() == "/Groups" ? 200 : 404, R"({"totalResults":0})");
            return Wire::Answer::json(200, R"({"totalResults":2,"Resources":[{"id":"g","members":[]},)" + others + "]}");
        });
        Program program;
        program.aimAt(wire.baseUrl().toString(), u"t0ken-of-the-test"_s);
        QProcess process;
        program.start(process, {u"members"_s, u"g"_s, u"--format"_s, u"json"_s});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60'000);
        const Outcome found {.exitCode = process.exitCode(), .out = process.readAllStandardOutput(), .err = process.readAllStandardError()};
        EXPECT_CODE(found, code);
        QCOMPARE(found.json().size(), 0);
        QCOMPARE(found.err.contains("does not mean an empty group"), code != 0);
    }

    void story_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<bool>("listsMembers");
        QTest::newRow("rfc") << u"rfc"_s << true;
        QTest::newRow("entra") << u"entra"_s << true;
        QTest::newRow("aws") << u"aws"_s << false;
        QTest::newRow("github") << u"github"_s << true;
        QTest::newRow("minimal") << u"minimal"_s << true;
    }

    void story()
    {
        QFETCH(QString, profile);
        QFETCH(bool, listsMembers);
        QTemporaryDir dir;
        const QString state = dir.filePath(u"state.sqlite"_s);
        auto practice = std::make_unique<PracticeProcess>(
            QStringList{u"--users"_s, u"30"_s, u"--groups"_s, u"2"_s, u"--profile"_s, profile, u"--state"_s, state});
        QVERIFY(practice->isReady());
        const Program program(*practice, profile);

        const Outcome created = program({u"create"_s, u"users"_s, u"--in"_s, u"-"_s},
            '[' + userBody(u"one"_s, profile) + ',' + userBody(u"two"_s, profile) + ',' + userBody(u"three"_s, profile) + ']');
        EXPECT_CODE(created, 0);
        QCOMPARE(created.figure(u"done"), 3);
        const QString one = idSaid(created, "one");
        const QString two = idSaid(created, "two");
        QVERIFY(!one.isEmpty() && !two.isEmpty());

        // Where reads lag behind writes these come at once all the same.
        const Outcome modified = program(
            {u"modify"_s, u"user"_s, one, u"--set"_s, u"title=Chief"_s, u"--set"_s, u"name.familyName=Other"_s});
        EXPECT_CODE(modified, 0);
        QCOMPARE(modified.figure(u"done"), 1);
        const bool isLate = profile == "entra"_L1;
        QCOMPARE(program({u"get"_s, u"user"_s, one}).err.contains("does not show writes at once"), isLate);
        QCOMPARE(program({u"list"_s, u"users"_s, u"--filter"_s, u"userName eq \"two@practice.example\""_s}).err.contains("does not show writes at once"), isLate);
        const Outcome back = program({u"modify"_s, u"user"_s, one, u"--set"_s, u"name.familyName=Family"_s});
        EXPECT_CODE(back, 0);
        QCOMPARE(back.figure(u"done"), 1); // not taken for a no-op although a late read may still show the old name
        QTRY_COMPARE_WITH_TIMEOUT(
            program.get(u"user"_s, one).value(u"name").value(u"familyName").toString(), u"Family"_s, 20'000);
        QCOMPARE(program.get(u"user"_s, one).value(u"title").toString(), u"Chief"_s);

        const Outcome group = program({u"create"_s, u"group"_s, u"--in"_s, u"-"_s}, groupBody(u"Crew"_s, profile));
        EXPECT_CODE(group, 0);
        const QString crew = idSaid(group, "Crew");
        const Outcome added = program({u"members"_s, crew, u"--add"_s, u"one@practice.example"_s, u"--add"_s, two});
        EXPECT_CODE(added, 0);
        QCOMPARE(added.figure(u"done"), 1);
        const Outcome removed = program({u"members"_s, crew, u"--remove"_s, two});
        EXPECT_CODE(removed, 0);
        if (listsMembers) {
            QTRY_COMPARE_WITH_TIMEOUT(program({u"members"_s, crew}).json().size(), 1, 20'000);
            QCOMPARE(program({u"members"_s, crew}).json().at(0).value(u"value").toString(), one);
        } else {
            const Outcome unknown = program({u"members"_s, crew});
            EXPECT_CODE(unknown, 1);
            QVERIFY(unknown.err.contains("does not tell"));
        }

        const Outcome deleted = program({u"delete"_s, u"user"_s, two});
        EXPECT_CODE(deleted, 0);
        const Outcome undone = program({u"undo"_s, QString::number(modified.figure(u"run")), u"--apply"_s});
        QVERIFY2(undone.exitCode == 1 || undone.exitCode == 0, undone.err.constData());

        practice.reset();
        checkState(state, one, two, crew);
    }

    /// What the provider cannot filter is filtered here, said, and counted by --limit; what was only read for that is not shown.
    void filtersHere()
    {
        const PracticeProcess practice({u"--users"_s, u"130"_s, u"--profile"_s, u"entra"_s});
        const Program program(practice, u"entra"_s);
        const Filter filter = *Filter::parse(u"active eq true and displayName co \"a\"");
        const Json all = program.list(u"users"_s);
        QCOMPARE(all.size(), 130);
        const auto count = std::count_if(all.items().begin(), all.items().end(), [&filter](const Json &user) { return filter.matches(user); });
        const Outcome found = program({u"list"_s, u"users"_s, u"--filter"_s, filter.toString(), u"--attributes"_s, u"userName"_s});
        EXPECT_CODE(found, 0);
        QCOMPARE(found.json().size(), qsizetype(count));
        QVERIFY(count > 3);
        QVERIFY(found.json().at(0).contains(u"userName") && !found.json().at(0).contains(u"displayName"));
        QVERIFY2(found.err.contains("filtered here by: displayName co \"a\""), found.err.constData());
        const Outcome some = program({u"list"_s, u"users"_s, u"--filter"_s, filter.toString(), u"--limit"_s, u"3"_s});
        EXPECT_CODE(some, 0);
        QCOMPARE(some.json().size(), 3);
        // the core schema's own name of an attribute is no reason to read everything
        const QString name = all.at(0).value(u"userName").toString();
        const Outcome one = program({u"list"_s, u"users"_s, u"--filter"_s, u"urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"%1\""_s.arg(name)});
        EXPECT_CODE(one, 0);
        QCOMPARE(one.json().size(), 1);
        QVERIFY2(!one.err.contains("filtered here"), one.err.constData());
    }

    /// What is never shown cannot be filtered by here: an answer would be false and look right.
    void hiddenIsRefused_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("filter");
        QTest::newRow("either group") << u"entra"_s << u"users"_s << u"groups.value eq \"a\" or groups.value eq \"b\""_s;
        QTest::newRow("not in it") << u"entra"_s << u"users"_s << u"not (groups.value eq \"a\")"_s;
        QTest::newRow("in any") << u"entra"_s << u"users"_s << u"groups pr"_s;
        QTest::newRow("groups of somebody") << u"aws"_s << u"groups"_s << u"members.value eq \"a\""_s;
        QTest::newRow("without a password") << u"minimal"_s << u"users"_s << u"not (password pr)"_s;
    }
    void hiddenIsRefused()
    {
        QFETCH(QString, profile);
        QFETCH(QString, type);
        QFETCH(QString, filter);
        const PracticeProcess practice({u"--users"_s, u"20"_s, u"--profile"_s, profile});
        const Program program(practice, profile);
        for (const QString &verb : {u"list"_s, u"export"_s}) {
            const Outcome outcome = program({verb, type, u"--filter"_s, filter});
            EXPECT_CODE(outcome, 2);
            QVERIFY2(outcome.out.isEmpty() && outcome.err.contains("never shows it"), outcome.words().constData());
        }
        const Outcome shown = program({u"list"_s, type, u"--filter"_s, u"displayName pr and not (displayName eq \"Nobody\")"_s});
        EXPECT_CODE(shown, 0);
        QVERIFY(shown.json().size() > 0);
    }

    void onRequestIsAskedFor()
    {
        const PracticeProcess practice({u"--users"_s, u"60"_s, u"--profile"_s, u"entra"_s});
        const Program program(practice, u"entra"_s);
        const QString set = u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes:Engineering"_s;
        const Outcome shown = program({u"list"_s, u"users"_s, u"--attributes"_s, set});
        const Filter filter = *Filter::parse(QString(set + u".Level ge 2"_s));
        const Json everybody = shown.json();
        const auto count = std::count_if(everybody.items().begin(), everybody.items().end(), [&filter](const Json &user) { return filter.matches(user); });
        QVERIFY(count > 0 && count < 60);
        const Outcome found = program({u"list"_s, u"users"_s, u"--filter"_s, filter.toString()});
        EXPECT_CODE(found, 0);
        QCOMPARE(found.json().size(), qsizetype(count));
        const Json first = found.json().at(0);
        QVERIFY(first.contains(u"userName") && first.contains(u"emails") && first.contains(u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User"));
        QVERIFY2(!first.toBytes().contains("CustomSecurityAttributes"), first.toBytes().constData());
        EXPECT_CODE(program({u"list"_s, u"users"_s, u"--filter"_s, filter.toString(), u"--exclude"_s, u"emails"_s}), 2);
    }

    /// Nobody is told that a group is empty, or that a condition held, where nobody has looked.
    void unseenIsNotCalledDone_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("entra") << u"entra"_s;
        QTest::newRow("aws") << u"aws"_s;
    }
    void unseenIsNotCalledDone()
    {
        QFETCH(QString, profile);
        const PracticeProcess practice({u"--users"_s, u"20"_s, u"--groups"_s, u"2"_s, u"--profile"_s, profile});
        const Program program(practice, profile);
        const QString group = program.list(u"groups"_s).at(0).value(u"id").toString();
        const QString user = program.list(u"users"_s).at(0).value(u"id").toString();
        for (const QStringList &how : {QStringList {u"--remove"_s, u"members"_s}, QStringList {u"--set"_s, u"members=[]"_s}, QStringList {u"--set"_s, u"members=[{\"value\":\"%1\"}]"_s.arg(user)},
                 QStringList {u"--in"_s, program.file(u"desired.json"_s, R"({"members":[]})")}}) {
            const Outcome outcome = program(QStringList {u"modify"_s, u"group"_s, group, u"--yes"_s} + how);
            EXPECT_CODE(outcome, 1);
            QCOMPARE(outcome.figure(u"done"), 0);
            QVERIFY2(outcome.err.contains("does not show who is a member"), outcome.words().constData());
        }
        const Outcome conditional = program({u"modify"_s, u"user"_s, user, u"--if-match"_s, u"W/\"bogus\""_s, u"--set"_s, u"title=zz"_s});
        EXPECT_CODE(conditional, 2);
        QVERIFY2(conditional.err.contains("has no ETags"), conditional.words().constData());
        QVERIFY(program.get(u"user"_s, user).value(u"title").toString() != u"zz");
    }

    /// A profile of one's own with a fault is said, wherever it might have been the one.
    void faultyProfilesAreSaid()
    {
        const PracticeProcess practice({u"--users"_s, u"5"_s, u"--profile"_s, u"entra"_s});
        const Program program(practice);
        QVERIFY(QDir().mkpath(program.path(u"data/profiles"_s)));
        EXPECT_CODE(program({u"list"_s, u"users"_s}), 0);
        for (const auto &[name, text] : {std::pair {u"entra"_s, R"({"id":"entra","extends":"entra","memberPerAdd":10})"}, std::pair {u"mine"_s, "garbage{"}}) {
            const QString file = program.file(u"data/profiles/%1.json"_s.arg(name), text);
            const Outcome outcome = program({u"list"_s, u"users"_s});
            EXPECT_CODE(outcome, 2);
            QVERIFY2(outcome.err.contains(QFileInfo(file).fileName().toUtf8()), outcome.words().constData());
            EXPECT_CODE(program({u"list"_s, u"users"_s, u"--profile"_s, u"rfc"_s}), 0);
            QVERIFY(QFile::remove(file));
        }
    }

    void masses()
    {
        // More members than one request may carry, and a file of ids costs no look-ups.
        const PracticeProcess practice({u"--users"_s, u"60"_s, u"--groups"_s, u"1"_s, u"--profile"_s, u"entra"_s});
        const Program program(practice, u"entra"_s);
        QByteArray ids;
        const Json userList = program.list(u"users"_s);
        for (const Json &user : userList.items())
            ids += user.value(u"id").toString().toUtf8() + '\n';
        const Outcome group
            = program({u"create"_s, u"group"_s, u"--in"_s, u"-"_s}, groupBody(u"Everybody"_s, u"entra"_s));
        EXPECT_CODE(group, 0);
        // a group that reads do not show yet would be asked for again and again, and every question is billed
        QTRY_COMPARE_WITH_TIMEOUT(program({u"get"_s, u"group"_s, idSaid(group, "Everybody")}).exitCode, 0, 20'000);
        const Outcome added = program(
            {u"members"_s, idSaid(group, "Everybody"), u"--add"_s, u"@"_s + program.file(u"ids"_s, ids), u"--plan"_s});
        EXPECT_CODE(added, 0);
        QCOMPARE(added.json().value(u"steps").size(), 3);
        QVERIFY2(added.figure(u"calls") <= 13, added.out.left(400).constData()); // three requests, at most three questions after each, and one before: who is in it
        QVERIFY(added.json().value(u"cost").value(u"amount").toDouble() > 0);
    }

private:
    /// The id told on standard error.
    static QString idSaid(const Outcome &outcome, const QByteArray &name)
    {
        for (const QByteArray &line : outcome.err.split('\n')) {
            if (line.contains(name) && line.contains(" was created: "))
                return QString::fromUtf8(line.mid(line.lastIndexOf(": ") + 2)).trimmed();
        }
        return {};
    }

    /// The directory as it is, whatever its dialect had shown.
    static void checkState(const QString &state, const QString &one, const QString &two, const QString &crew)
    {
        const PracticeProcess practice({u"--state"_s, state});
        QVERIFY(practice.isReady());
        const Program program(practice);
        const Json members = program.get(u"group"_s, crew).value(u"members");
        QCOMPARE(members.size(), 1);
        QCOMPARE(members.at(0).value(u"value").toString(), one);
        QVERIFY(
            program.get(u"user"_s, two).isUndefined() || program.get(u"user"_s, two).value(u"active") == Json(false));
        QCOMPARE(program.list(u"users"_s, u"userName sw \"three@\""_s).size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine_Dialects)
#include "tst_commandline_dialects.moc"
