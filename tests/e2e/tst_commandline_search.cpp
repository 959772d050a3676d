// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "fakes/wire.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

QStringList userNames(const Outcome &outcome)
{
    QStringList names;
    const Json document = outcome.json();
    for (const Json &user : document.items())
        names << user.value(u"userName").toString();
    return names;
}

}

/// `provost search` as a shell sees it.
class tst_CommandlineSearch : public QObject
{
    Q_OBJECT

    std::unique_ptr<PracticeProcess> m_practice;
    std::unique_ptr<Program> m_provost;

    Outcome search(const QString &text, const QStringList &more = {u"--read-all"_s}) const
    {
        return (*m_provost)(QStringList {u"search"_s, u"users"_s, text, u"--format"_s, u"json"_s} + more);
    }

    /// The connection "Kept", whose index is kept, and somebody to be found.
    static void saveKept(Program &provost, const PracticeProcess &practice, const QStringList &vault)
    {
        provost.setVariable(u"VAULT"_s, u"open sesame of the test"_s);
        EXPECT_CODE(provost.withoutTarget(QStringList {u"connections"_s, u"add"_s, u"Kept"_s, u"--url"_s, practice.url(), u"--secret-env"_s, u"SCIM_TOKEN"_s, u"--keep-index"_s} + vault), 0);
        EXPECT_CODE(provost({u"create"_s, u"user"_s, u"--set"_s, u"userName=jm@harbour.example"_s, u"--set"_s, u"title=Kranführer"_s}), 0);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_practice = std::make_unique<PracticeProcess>(QStringList {u"--users"_s, u"400"_s});
        QVERIFY(m_practice->isReady());
        m_provost = std::make_unique<Program>(*m_practice);
        EXPECT_CODE((*m_provost)({u"create"_s, u"user"_s, u"--set"_s, u"userName=jm@harbour.example"_s, u"--set"_s, u"displayName=Jürgen Müllerstein"_s, u"--set"_s, u"title=Kranführer"_s,
                                  u"--set"_s, u"phoneNumbers[type eq \"work\"].value=+49 40 8765-4321"_s,
                                  u"--set"_s, u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department=Speicherstadt"_s}), 0);
    }

    void findsByAnything_data()
    {
        QTest::addColumn<QString>("text");
        for (const QString &text : {u"mullerstein"_s, u"MÜLLERSTEIN"_s, u"jurgen mullerstein"_s, u"Müllerstien"_s, u"mullerstei"_s, u"llerstein"_s, u"speicherstadt"_s, u"Speicherstatd"_s,
                                    u"kranfuhrer"_s, u"87654321"_s, u"040 87654321"_s, u"8765-4321"_s, u"jm@harbour.example"_s, u"speicherstadt jurgen"_s})
            QTest::newRow(text.toUtf8().constData()) << text;
    }
    void findsByAnything()
    {
        QFETCH(QString, text);
        const Outcome found = search(text);
        EXPECT_CODE(found, 0);
        QVERIFY2(userNames(found).value(0) == u"jm@harbour.example"_s, found.words().constData());
        QVERIFY2(found.err.contains("401"), found.err.constData()); // says how many were searched
    }

    void withoutReadingTheServerFilters()
    {
        const Outcome found = search(u"Müllerstein"_s, {});
        EXPECT_CODE(found, 0);
        QCOMPARE(userNames(found), QStringList {u"jm@harbour.example"_s});
        QVERIFY(found.err.contains("server") && found.err.contains("displayName"));
    }

    void limitAndFormats()
    {
        const Outcome few = search(u"e"_s, {u"--read-all"_s, u"--limit"_s, u"3"_s});
        QCOMPARE(few.json().size(), qsizetype(3));
        QVERIFY(few.err.contains("--limit"));
        const Outcome lines = (*m_provost)({u"search"_s, u"User"_s, u"mullerstein"_s, u"--read-all"_s, u"--format"_s, u"jsonl"_s});
        QCOMPARE(lines.out.count('\n'), 1);
        const Outcome table = (*m_provost)({u"search"_s, u"User"_s, u"speicherstadt"_s, u"--read-all"_s, u"--format"_s, u"table"_s});
        QVERIFY2(table.err.contains("department \"Speicherstadt\""), table.words().constData()); // why it was found
        const Outcome none = search(u"nobodyiscalledso"_s);
        EXPECT_CODE(none, 0);
        QCOMPARE(none.json().size(), qsizetype(0));
        QVERIFY(none.json().isArray());
    }

    void groupsToo()
    {
        EXPECT_CODE((*m_provost)({u"create"_s, u"group"_s, u"--set"_s, u"displayName=Köhlbrand Crew"_s}), 0);
        const Outcome found = (*m_provost)({u"search"_s, u"groups"_s, u"kohlbrand"_s, u"--read-all"_s, u"--format"_s, u"json"_s});
        QCOMPARE(found.json().at(0).value(u"displayName").toString(), u"Köhlbrand Crew"_s);
    }

    void whatUrlsAreMadeOf_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto &name : {u"R&D"_s, u"a+b"_s, u"50% off"_s, u"x%41y"_s, u"one;two"_s, u"no#1"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void whatUrlsAreMadeOf()
    {
        QFETCH(QString, name);
        EXPECT_CODE((*m_provost)({u"create"_s, u"group"_s, u"--set"_s, u"displayName="_s + name}), 0);
        const Outcome found = (*m_provost)({u"search"_s, u"groups"_s, name, u"--format"_s, u"json"_s});
        EXPECT_CODE(found, 0);
        QCOMPARE(found.json().at(0).value(u"displayName").toString(), name);
        const Outcome listed = (*m_provost)({u"list"_s, u"groups"_s, u"--filter"_s, u"displayName eq \"%1\""_s.arg(name), u"--format"_s, u"json"_s});
        QCOMPARE(listed.json().size(), qsizetype(1));
    }

    /// A saved connection that keeps what was read is searched without asking anybody, and told how old that is.
    void keptIndex()
    {
        const PracticeProcess practice({u"--users"_s, u"30"_s});
        QVERIFY(practice.isReady());
        Program provost(practice);
        const QStringList vault {u"--vault-passphrase-env"_s, u"VAULT"_s};
        saveKept(provost, practice, vault);
        const auto find = [&](const QStringList &more) {
            return provost.withoutTarget(QStringList {u"search"_s, u"users"_s, u"kranfuhrer"_s, u"--connection"_s, u"Kept"_s, u"--format"_s, u"json"_s} + more);
        };
        const Outcome before = find(vault);
        QVERIFY2(before.exitCode == 0 && before.err.contains("on the server"), before.words().constData());
        const Outcome read = find(QStringList {u"--read-all"_s} + vault);
        QCOMPARE(userNames(read), QStringList {u"jm@harbour.example"_s});
        QVERIFY2(read.err.contains("kept for the next search"), read.err.constData());
        const QDir folder(provost.path(u"data/index"_s));
        QCOMPARE(folder.entryList({u"*.sealed"_s}, QDir::Files).size(), 1);
        EXPECT_CODE(provost({u"delete"_s, u"user"_s, provost.idOf(u"users"_s, u"userName eq \"jm@harbour.example\""_s)}), 0);
        const Outcome kept = find(vault);
        QCOMPARE(userNames(kept), QStringList {u"jm@harbour.example"_s}); // as it was
        QVERIFY2(kept.err.contains("31 resource") && kept.err.contains("ago"), kept.err.constData());
        const Outcome locked = find({u"--token-env"_s, u"SCIM_TOKEN"_s});
        QVERIFY2(locked.exitCode == 0 && locked.err.contains("locked or missing") && locked.err.contains("on the server"), locked.words().constData());
        const Outcome anew = find(QStringList {u"--read-all"_s} + vault);
        QVERIFY2(anew.exitCode == 0 && userNames(anew).isEmpty(), anew.words().constData());
        QVERIFY(userNames(find(vault)).isEmpty());
        EXPECT_CODE(provost.withoutTarget(QStringList {u"connections"_s, u"remove"_s, u"Kept"_s} + vault), 0);
        QVERIFY(folder.entryList({u"*.sealed"_s}, QDir::Files).isEmpty());
    }

    /// It is kept when it is written: here no folder takes it.
    void whatCannotBeKeptIsSaid()
    {
        const PracticeProcess practice({u"--users"_s, u"30"_s});
        QVERIFY(practice.isReady());
        Program provost(practice);
        const QStringList vault {u"--vault-passphrase-env"_s, u"VAULT"_s};
        saveKept(provost, practice, vault);
        const QString folder = provost.path(u"data/index"_s);
        QVERIFY(!QFileInfo::exists(folder) || QDir(folder).removeRecursively());
        QFile inItsPlace(folder);
        QVERIFY(inItsPlace.open(QIODevice::WriteOnly));
        const Outcome read = provost.withoutTarget(QStringList {u"search"_s, u"users"_s, u"kranfuhrer"_s, u"--connection"_s, u"Kept"_s, u"--format"_s, u"json"_s, u"--read-all"_s} + vault);
        EXPECT_CODE(read, 0);
        QCOMPARE(userNames(read), QStringList {u"jm@harbour.example"_s});
        QVERIFY2(read.err.contains("not kept") && !read.err.contains("kept for the next search"), read.err.constData());
    }

    /// A list that ends before its own total is searched, and said to be no whole.
    void aListThatEndsTooSoonIsSaid()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            if (!request.path().startsWith("/Users"))
                return Wire::Answer::json(404, "{}");
            const qint64 start = request.parameter(u"startIndex"_s).toLongLong();
            return Wire::Answer::json(200, Wire::usersPage(start, std::min<qint64>(start + 24, 50), 100));
        });
        Program program;
        program.aimAt(wire.baseUrl().toString(), u"t0ken-of-the-test"_s);
        QProcess process;
        program.start(process, {u"search"_s, u"users"_s, u"u7"_s, u"--read-all"_s, u"--format"_s, u"json"_s});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60'000);
        const Outcome found {.exitCode = process.exitCode(), .out = process.readAllStandardOutput(), .err = process.readAllStandardError()};
        EXPECT_CODE(found, 1);
        QVERIFY2(found.err.contains("50 of 100"), found.words().constData());
    }

    /// What was read until then is kept, and where it stood.
    void aReadingThatStopsLeavesItsPlace()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            const qint64 start = request.parameter(u"startIndex"_s).toLongLong();
            if (!request.path().startsWith("/Users"))
                return Wire::Answer::json(404, "{}");
            if (!request.parameter(u"filter"_s).isEmpty())
                return Wire::Answer::json(200, Wire::usersPage(1, 1, 1));
            return start > 50 ? Wire::Answer::json(403, "{}") : Wire::Answer::json(200, Wire::usersPage(start, std::min<qint64>(start + 24, 50), 100));
        });
        Program program;
        program.setVariable(u"VAULT"_s, u"open sesame of the test"_s);
        program.setVariable(u"SCIM_TOKEN"_s, u"t0ken-of-the-test"_s);
        const auto run = [&program](const QStringList &arguments, int code, const QByteArray &words) {
            QProcess process;
            program.start(process, arguments + QStringList {u"--vault-passphrase-env"_s, u"VAULT"_s});
            QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60'000);
            const Outcome outcome {.exitCode = process.exitCode(), .out = process.readAllStandardOutput(), .err = process.readAllStandardError()};
            EXPECT_CODE(outcome, code);
            QVERIFY2(outcome.err.contains(words), outcome.words().constData());
        };
        run({u"connections"_s, u"add"_s, u"Kept"_s, u"--url"_s, wire.baseUrl().toString(), u"--secret-env"_s, u"SCIM_TOKEN"_s, u"--keep-index"_s}, 0, {});
        run({u"search"_s, u"users"_s, u"u7"_s, u"--connection"_s, u"Kept"_s, u"--read-all"_s, u"--format"_s, u"json"_s}, 1, {});
        run({u"search"_s, u"users"_s, u"u7"_s, u"--connection"_s, u"Kept"_s, u"--format"_s, u"json"_s}, 0, "the reading stopped at 50 of 100");
    }

    void emptyPagesAreSaid()
    {
        Wire wire;
        int pages = 0;
        wire.setHandler([&pages](const Wire::Request &request) {
            if (!request.path().startsWith("/Users"))
                return Wire::Answer::json(404, "{}");
            ++pages;
            return Wire::Answer::json(200, pages > 40 ? QByteArray(R"({"Resources":[]})") : Json::object({{u"Resources"_s, Json::array()}, {u"nextCursor"_s, u"c%1"_s.arg(pages)}}).toBytes());
        });
        Program program;
        program.aimAt(wire.baseUrl().toString(), u"t0ken-of-the-test"_s, u"entra"_s);
        QProcess process;
        program.start(process, {u"list"_s, u"users"_s, u"--format"_s, u"json"_s});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 60'000);
        const Outcome found {.exitCode = process.exitCode(), .out = process.readAllStandardOutput(), .err = process.readAllStandardError()};
        EXPECT_CODE(found, 0);
        QCOMPARE(found.err.count("empty pages in a row"), 1);
    }

    void wrongArguments()
    {
        EXPECT_CODE((*m_provost)({u"search"_s, u"users"_s}), 2);
        EXPECT_CODE((*m_provost)({u"search"_s, u"users"_s, u" "_s}), 2);
        EXPECT_CODE(search(u"x"_s, {u"--limit"_s, u"x"_s}), 2);
        EXPECT_CODE((*m_provost)({u"search"_s, u"boats"_s, u"x"_s}), 2);
    }

    void poorProviders_data()
    {
        QTest::addColumn<QString>("profile");
        QTest::newRow("entra") << u"entra"_s;
        QTest::newRow("minimal") << u"minimal"_s;
    }
    void poorProviders()
    {
        QFETCH(QString, profile);
        const PracticeProcess practice({u"--users"_s, u"120"_s, u"--profile"_s, profile});
        QVERIFY(practice.isReady());
        const Program provost(practice, profile);
        const Json first = provost({u"list"_s, u"users"_s, u"--limit"_s, u"1"_s, u"--format"_s, u"json"_s}).json().at(0);
        const QString userName = first.value(u"userName").toString();
        const QString display = first.value(u"displayName").toString();
        QVERIFY(!display.isEmpty());
        const Outcome whole = provost({u"search"_s, u"users"_s, display, u"--read-all"_s, u"--format"_s, u"json"_s});
        EXPECT_CODE(whole, 0);
        QVERIFY(userNames(whole).contains(userName));
        const Outcome exact = provost({u"search"_s, u"users"_s, userName, u"--format"_s, u"json"_s});
        EXPECT_CODE(exact, 0);
        QCOMPARE(userNames(exact), QStringList {userName});
        QVERIFY2(exact.err.contains("userName eq"), exact.err.constData());
    }
};

QTEST_GUILESS_MAIN(tst_CommandlineSearch)
#include "tst_commandline_search.moc"
