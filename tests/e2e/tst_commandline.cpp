// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/json.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

struct Outcome {
    int exitCode = -1;
    QByteArray out {};
    QByteArray err {};
    [[nodiscard]] Json json() const { return Json::parse(out).valueOr({}); }
};

}

/// The program as a shell sees it, against the practice directory it carries.
class tst_CommandLine : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QProcess m_practice;
    QString m_url;
    QByteArray m_token;

    Outcome run(const QStringList &arguments, const QByteArray &token = {})
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SCIM_TOKEN"_s, QString::fromUtf8(token.isEmpty() ? m_token : token));
        environment.remove(u"QT_QPA_PLATFORM"_s);
        environment.remove(u"DISPLAY"_s);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(PROVOST_EXECUTABLE), arguments + QStringList {u"--data-dir"_s, m_dir.path() + u"/data"_s});
        if (!process.waitForFinished(60'000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }

    [[nodiscard]] QStringList target() const { return {u"--url"_s, m_url, u"--token-env"_s, u"SCIM_TOKEN"_s}; }
    Outcome onTarget(const QStringList &arguments) { return run(arguments + target()); }

private Q_SLOTS:
    void initTestCase()
    {
        m_practice.start(QStringLiteral(PROVOST_EXECUTABLE),
                         {u"practice"_s, u"--users"_s, u"230"_s, u"--groups"_s, u"12"_s, u"--data-dir"_s, m_dir.path()});
        QVERIFY(m_practice.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(m_practice.canReadLine(), 20'000);
        const auto line = Json::parse(m_practice.readLine());
        QVERIFY(line.ok());
        m_url = line->value(u"url").toString();
        m_token = line->value(u"token").toString().toUtf8();
        QVERIFY(m_url.startsWith(u"http://127.0.0.1:") && m_url.endsWith(u"/scim/v2"));
        QCOMPARE(line->value(u"pid").toInteger(), m_practice.processId());
    }

    void cleanupTestCase()
    {
        m_practice.terminate();
        QVERIFY(m_practice.waitForFinished(10'000));
        QCOMPARE(m_practice.exitCode(), 0);
    }

    void helpAndVersionNeedNoDisplay()
    {
        QVERIFY(run({u"--version"_s}).out.startsWith("provost "));
        for (const QString &verb : {u"practice"_s, u"discover"_s, u"schemas"_s, u"list"_s, u"get"_s}) {
            QVERIFY(run({u"--help"_s}).out.contains(verb.toUtf8()));
            const Outcome help = run({verb, u"--help"_s});
            QCOMPARE(help.exitCode, 0);
            QVERIFY(help.out.contains("--format"));
        }
    }

    void listReadsEveryPage()
    {
        const Outcome all = onTarget({u"list"_s, u"users"_s});
        QCOMPARE(all.exitCode, 0);
        const Json document = all.json();
        QCOMPARE(document.size(), qsizetype(230));
        QSet<QString> ids;
        for (const Json &user : document.items())
            ids << user.value(u"id").toString();
        QCOMPARE(ids.size(), qsizetype(230));
    }

    void listFormats()
    {
        const Outcome lines = onTarget({u"list"_s, u"User"_s, u"--format"_s, u"jsonl"_s, u"--limit"_s, u"7"_s});
        QCOMPARE(lines.out.count('\n'), 7);
        for (const QByteArray &line : lines.out.trimmed().split('\n'))
            QVERIFY(Json::parse(line)->isObject());

        const Outcome csv = onTarget({u"list"_s, u"users"_s, u"--format"_s, u"csv"_s, u"--limit"_s, u"3"_s, u"--attributes"_s, u"userName,name.familyName"_s});
        QVERIFY(csv.out.startsWith("id,userName,name.familyName\r\n"));
        QCOMPARE(csv.out.count("\r\n"), 4);

        const Outcome table = onTarget({u"list"_s, u"groups"_s, u"--format"_s, u"table"_s});
        QCOMPARE(table.out.count('\n'), 13);
    }

    void discoverProbes()
    {
        const Outcome plain = onTarget({u"discover"_s});
        QCOMPARE(plain.exitCode, 0);
        QVERIFY(!plain.json().contains(u"probe"));
        for (const QString &member : {u"url"_s, u"profile"_s, u"declared"_s, u"effective"_s, u"resourceTypes"_s, u"schemas"_s, u"notes"_s, u"capabilities"_s, u"facts"_s})
            QVERIFY2(plain.json().contains(member), qPrintable(member));

        const Outcome probed = onTarget({u"discover"_s, u"--probe"_s, u"--probe-writes"_s, u"--save-profile"_s});
        QVERIFY2(probed.exitCode == 0, probed.err.constData());
        QVERIFY(probed.err.contains("call"));
        QCOMPARE(probed.json().value(u"probe").value(u"complete"), Json(true));
        QCOMPARE(probed.json().value(u"probe").value(u"leftovers").size(), 0);
        QStringList seen;
        const Json rows = probed.json().value(u"capabilities");
        for (const Json &row : rows.items()) {
            if (row.contains(u"verdict"))
                seen << row.value(u"capability").toString();
        }
        for (const QString &capability : {u"indexPaging"_s, u"filterOperator"_s, u"members"_s, u"conditionalRead"_s, u"uniqueness"_s, u"memberRemove"_s})
            QVERIFY2(seen.contains(capability), qPrintable(capability));

        const Outcome early = onTarget({u"discover"_s, u"--probe"_s, u"--budget"_s, u"3"_s});
        QCOMPARE(early.exitCode, 1);
        QCOMPARE(early.json().value(u"probe").value(u"calls"), Json(3));
        QCOMPARE(onTarget({u"discover"_s, u"--save-profile"_s}).exitCode, 2);
        QCOMPARE(onTarget({u"discover"_s, u"--probe-writes"_s}).exitCode, 2);
        QDir(m_dir.filePath(u"data/profiles"_s)).removeRecursively();
    }

    void filterSortAndProjection()
    {
        const Outcome sorted = onTarget({u"list"_s, u"users"_s, u"--sort-by"_s, u"userName"_s, u"--descending"_s, u"--attributes"_s, u"userName"_s,
                                         u"--filter"_s, u"active eq true"_s});
        QCOMPARE(sorted.exitCode, 0);
        QStringList names;
        const Json inOrder = sorted.json();
    for (const Json &user : inOrder.items()) {
            names << user.value(u"userName").toString();
            QVERIFY(!user.contains(u"displayName"));
        }
        QVERIFY(names.size() > 100);
        QStringList expected = names;
        std::sort(expected.begin(), expected.end(), std::greater<>());
        QCOMPARE(names, expected);
    }

    void getShowsOneWhole()
    {
        const QString id = onTarget({u"list"_s, u"users"_s, u"--limit"_s, u"1"_s}).json().at(0).value(u"id").toString();
        const Outcome one = onTarget({u"get"_s, u"user"_s, id});
        QCOMPARE(one.exitCode, 0);
        QCOMPARE(one.json().value(u"id").toString(), id);
        QVERIFY(one.json().contains(u"meta"));
    }

    void discoverAndSchemas()
    {
        const Json card = onTarget({u"discover"_s}).json();
        QCOMPARE(card.value(u"resourceTypes").size(), qsizetype(3));
        QCOMPARE(card.value(u"declared").value(u"patch").toBool(), true);
        QVERIFY(onTarget({u"discover"_s, u"--format"_s, u"table"_s}).out.contains("/Users"));
        QVERIFY(onTarget({u"schemas"_s, u"--resource"_s, u"group"_s}).json().size() >= 1);
        QVERIFY(onTarget({u"schemas"_s, u"--format"_s, u"csv"_s}).out.contains("userName,string"));
    }

    void ownProfilesAreUsed()
    {
        const QDir profiles(m_dir.path() + u"/data/profiles"_s);
        QVERIFY(profiles.mkpath(u"."_s));
        const auto write = [&](const QString &name, const QByteArray &text) {
            QFile file(profiles.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        const auto profileOf = [](const Outcome &outcome) { return outcome.json().value(u"profile").toString(); };
        write(u"harbour.json"_s, R"({"id":"harbour","urlPatterns":["127.0.0.1:"],"pages":{"maxSize":7}})");
        QCOMPARE(profileOf(onTarget({u"discover"_s})), u"harbour"_s);
        QCOMPARE(profileOf(onTarget({u"discover"_s, u"--profile"_s, u"rfc"_s})), u"rfc"_s);
        // without a pattern it is known by what discovery says
        write(u"harbour.json"_s, R"({"id":"harbour","signs":{"schemas":["^urn:ietf:params:scim:schemas:core:2.0:Group$"]}})");
        QCOMPARE(profileOf(onTarget({u"discover"_s})), u"harbour"_s);
        // a mistake is told with its place, and nothing is sent
        write(u"harbour.json"_s, R"({"id":"harbour","page":{}})");
        const Outcome faulty = onTarget({u"discover"_s, u"--profile"_s, u"harbour"_s});
        QCOMPARE(faulty.exitCode, 2);
        QVERIFY2(faulty.err.contains("harbour.json") && faulty.err.contains("page"), faulty.err.constData());
        QVERIFY(QFile::remove(profiles.filePath(u"harbour.json"_s)));
        QCOMPARE(profileOf(onTarget({u"discover"_s})), u"rfc"_s);
    }

    void outFileAndQuiet()
    {
        const QString file = m_dir.filePath(u"users.json"_s);
        const Outcome outcome = onTarget({u"list"_s, u"users"_s, u"--out"_s, file, u"--quiet"_s});
        QCOMPARE(outcome.out, QByteArray());
        QCOMPARE(outcome.err, QByteArray());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(Json::parse(written.readAll())->size(), qsizetype(230));
    }

    void exitCodes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("says");
        const QStringList url {u"--url"_s, u"URL"_s, u"--token-env"_s, u"SCIM_TOKEN"_s};
        QTest::newRow("no verb of that name") << QStringList {u"frobnicate"_s} << 2 << "frobnicate"_ba;
        QTest::newRow("unknown option") << QStringList {u"list"_s, u"--frob"_s} << 2 << "frob"_ba;
        QTest::newRow("no target") << QStringList {u"list"_s, u"users"_s} << 2 << "--url"_ba;
        QTest::newRow("no type") << (QStringList {u"list"_s} + url) << 2 << "users"_ba;
        QTest::newRow("unknown type") << (QStringList {u"list"_s, u"printers"_s} + url) << 2 << "printers"_ba;
        QTest::newRow("bad filter") << (QStringList {u"list"_s, u"users"_s, u"--filter"_s, u"userName eqq \"a\""_s} + url) << 2 << "at character 10"_ba;
        QTest::newRow("open brackets") << (QStringList {u"list"_s, u"users"_s, u"--filter"_s, u"(("_s} + url) << 2 << "at character 3"_ba;
        QTest::newRow("no folder for the file") << (QStringList {u"list"_s, u"users"_s, u"--out"_s, u"/nonexist/x"_s} + url) << 2
                                                << "/nonexist/x could not be read or written: No such file or directory"_ba;
        QTest::newRow("bad limit") << (QStringList {u"list"_s, u"users"_s, u"--limit"_s, u"many"_s} + url) << 2 << "many"_ba;
        QTest::newRow("bad format") << (QStringList {u"list"_s, u"users"_s, u"--format"_s, u"xml"_s} + url) << 2 << "xml"_ba;
        QTest::newRow("bad format of an export") << (QStringList {u"export"_s, u"users"_s, u"--format"_s, u"xml"_s} + url) << 2 << "csv, xlsx, ldif"_ba;
        QTest::newRow("no such variable") << QStringList {u"list"_s, u"users"_s, u"--url"_s, u"URL"_s, u"--token-env"_s, u"NOPE"_s} << 2 << "NOPE"_ba;
        QTest::newRow("plain http") << QStringList {u"list"_s, u"users"_s, u"--url"_s, u"http://scim.example/v2"_s} << 2 << "http"_ba;
        QTest::newRow("refused") << QStringList {u"list"_s, u"users"_s, u"--url"_s, u"http://127.0.0.1:1/scim/v2"_s} << 3 << ""_ba;
        QTest::newRow("not found") << (QStringList {u"get"_s, u"user"_s, u"no-such-id"_s} + url) << 1 << "404"_ba;
    }
    void exitCodes()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, says);
        arguments.replaceInStrings(u"URL"_s, m_url);
        const Outcome outcome = run(arguments);
        QTEST(outcome.exitCode, "code");
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
        QVERIFY(!outcome.err.isEmpty());
        QVERIFY(!outcome.err.contains(m_token));
        QVERIFY2(!outcome.err.contains("(at ") && outcome.err.count("at character") <= 1, outcome.err.constData()); // one position, counted once
    }

    void excludedColumnsAreNotThere()
    {
        const auto header = [this](const QStringList &more) {
            return onTarget(QStringList {u"list"_s, u"users"_s, u"--limit"_s, u"1"_s, u"--format"_s, u"csv"_s} + more).out.split('\r').first();
        };
        const QByteArray all = header({});
        QVERIFY2(all.contains("emails") && all.contains("title") && all.contains("enterprise:2.0:User:department"), all.constData());
        const QList<QByteArray> some = header({u"--exclude"_s, u"Emails,urn:ietf:params:scim:schemas:core:2.0:User:title,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s}).split(',');
        QVERIFY2(some.contains("id") && some.contains("userName"), some.join(',').constData());
        for (const QByteArray &column : some)
            QVERIFY2(column != "emails" && column != "title" && !column.contains("enterprise"), some.join(',').constData());
    }

    void wrongTokenIsNoConnection()
    {
        const Outcome outcome = run(QStringList {u"list"_s, u"users"_s} + target(), "wrong-secret-token");
        QCOMPARE(outcome.exitCode, 3);
        QVERIFY(!outcome.err.contains("wrong-secret-token"));
    }

    void htmlIsProtocol()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, this, [&server] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 26\r\nConnection: close\r\n\r\n<html><p>Sign in</p></html>");
                socket->disconnectFromHost();
            });
        });
        QProcess process;
        process.start(QStringLiteral(PROVOST_EXECUTABLE), {u"list"_s, u"users"_s, u"--url"_s, u"http://127.0.0.1:%1/scim"_s.arg(server.serverPort()),
                                                             u"--data-dir"_s, m_dir.path() + u"/data"_s});
        QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 30'000);
        QCOMPARE(process.exitCode(), 6);
    }

    void closedStdoutEndsQuietly()
    {
        QProcess shell;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SCIM_TOKEN"_s, QString::fromUtf8(m_token));
        shell.setProcessEnvironment(environment);
        shell.start(u"bash"_s, {u"-c"_s, u"set -o pipefail; '%1' list users --format jsonl --url %2 --token-env SCIM_TOKEN --data-dir '%3' | head -n 1"_s
                                             .arg(QStringLiteral(PROVOST_EXECUTABLE), m_url, m_dir.path() + u"/data"_s)});
        QVERIFY(shell.waitForFinished(30'000));
        QCOMPARE(shell.exitCode(), 0);
        QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
        QCOMPARE(shell.readAllStandardError(), QByteArray());
    }

    void interruptedListEndsWithFive()
    {
        QProcess slow;
        slow.start(QStringLiteral(PROVOST_EXECUTABLE), {u"practice"_s, u"--users"_s, u"50"_s, u"--fault"_s, u"delay:ms=3000"_s, u"--data-dir"_s, m_dir.path() + u"/slow"_s});
        QTRY_VERIFY_WITH_TIMEOUT(slow.canReadLine(), 20'000);
        const Json line = *Json::parse(slow.readLine());
        QProcess list;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"SCIM_TOKEN"_s, line.value(u"token").toString());
        list.setProcessEnvironment(environment);
        list.start(QStringLiteral(PROVOST_EXECUTABLE), {u"list"_s, u"users"_s, u"--url"_s, line.value(u"url").toString(), u"--token-env"_s, u"SCIM_TOKEN"_s,
                                                        u"--data-dir"_s, m_dir.path() + u"/data"_s});
        QVERIFY(list.waitForStarted());
        QTest::qSleep(500); // the answer takes three seconds: this is in the middle of it
        ::kill(pid_t(list.processId()), SIGINT);
        QVERIFY(list.waitForFinished(2'000));
        QCOMPARE(list.exitCode(), 5);
        slow.terminate();
        QVERIFY(slow.waitForFinished(10'000));
    }
};

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
