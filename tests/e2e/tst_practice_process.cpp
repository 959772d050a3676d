// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// `provost practice` as a script sees it: its first line, its end, its exit codes, and what a kill leaves behind.
class tst_Practice_Process : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstLine();
    void endsOnSignal();
    void writesOutliveAKill();
    void crashes();
    void refusals_data();
    void refusals();

private:
    struct Running {
        std::unique_ptr<QProcess> process;
        Json line {};
        [[nodiscard]] std::unique_ptr<PracticeClient> client() const
        {
            return std::make_unique<PracticeClient>(QUrl(line.value(u"url").toString()), line.value(u"token").toString().toUtf8());
        }
    };
    [[nodiscard]] Running run(const QStringList &options) const;

    QTemporaryDir m_folder;
};

tst_Practice_Process::Running tst_Practice_Process::run(const QStringList &options) const
{
    Running running {.process = std::make_unique<QProcess>()};
    running.process->start(QStringLiteral(PROVOST_EXECUTABLE), QStringList {u"practice"_s, u"--data-dir"_s, m_folder.path()} + options);
    while (!running.process->canReadLine() && running.process->waitForReadyRead(60'000)) { }
    running.line = Json::parse(running.process->readLine()).valueOr({});
    return running;
}

void tst_Practice_Process::firstLine()
{
    const Running running = run({u"--users"_s, u"5"_s, u"--token"_s, u"chosen"_s});
    QCOMPARE(running.line.value(u"token").toString(), u"chosen"_s);
    QCOMPARE(running.line.value(u"pid").toInteger(), running.process->processId());
    const QUrl url(running.line.value(u"url").toString());
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    QCOMPARE(url.path(), u"/scim/v2"_s);
    QCOMPARE(running.client()->get(u"/Users"_s).at(u"totalResults"), Json(5));
}

void tst_Practice_Process::endsOnSignal()
{
    Running running = run({u"--users"_s, u"5"_s});
    running.process->terminate();
    QVERIFY(running.process->waitForFinished(20'000));
    QCOMPARE(running.process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(running.process->exitCode(), 0);
}

void tst_Practice_Process::writesOutliveAKill()
{
    const QStringList options {u"--users"_s, u"20"_s, u"--groups"_s, u"3"_s, u"--state"_s, m_folder.filePath(u"killed.db"_s)};
    QStringList made;
    {
        Running running = run(options);
        const auto client = running.client();
        for (int i = 0; i < 25; ++i)
            made << client->createUser(u"survivor-%1"_s.arg(i));
        running.process->kill();
        QVERIFY(running.process->waitForFinished(20'000));
    }
    const Running again = run(options);
    const auto client = again.client();
    QCOMPARE(client->get(u"/Users?count=0"_s).at(u"totalResults"), Json(45));
    for (const QString &id : std::as_const(made))
        QCOMPARE(client->get(u"/Users/"_s + id).status, 200);
}

void tst_Practice_Process::crashes()
{
    Running running = run({u"--users"_s, u"5"_s, u"--fault"_s, u"crash:after=2"_s});
    const auto client = running.client();
    QCOMPARE(client->get(u"/Users?count=0"_s).status, 200);
    QCOMPARE(client->get(u"/Users?count=0"_s).status, 200);
    QCOMPARE(client->get(u"/Users?count=0"_s).status, 0);
    QVERIFY(running.process->waitForFinished(20'000));
    QVERIFY(running.process->exitCode() != 0);
}

void tst_Practice_Process::refusals_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("profile") << QStringList {u"--profile"_s, u"nope"_s};
    QTest::newRow("fault") << QStringList {u"--fault"_s, u"quake:rate=1"_s};
    QTest::newRow("number") << QStringList {u"--users"_s, u"many"_s};
    QTest::newRow("port") << QStringList {u"--port"_s, u"70000"_s};
    QTest::newRow("argument") << QStringList {u"please"_s};
    QTest::newRow("state elsewhere") << QStringList {u"--state"_s, u"/nonexistent/folder/x.db"_s};
}

void tst_Practice_Process::refusals()
{
    QFETCH(QStringList, options);
    Running running = run(options);
    QVERIFY(running.process->waitForFinished(20'000) || running.process->state() == QProcess::NotRunning);
    QCOMPARE(running.process->exitCode(), 2);
    QVERIFY(running.line.isUndefined());
    QVERIFY(!running.process->readAllStandardError().isEmpty());
}

QTEST_GUILESS_MAIN(tst_Practice_Process)
#include "tst_practice_process.moc"
