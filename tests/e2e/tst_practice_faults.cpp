// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/faultinjector.h"
#include "practiceclient.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;
using Practice::FaultInjector;

/// `--fault`: what goes wrong on purpose goes wrong as ordered, and the same way each time.
class tst_Practice_Faults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void specifications_data();
    void specifications();
    void refusedSpecifications_data();
    void refusedSpecifications();
    void sameSeedSameFaults();
    void crashComesInTime();
    void throttles();
    void unavailable();
    void html();
    void truncates();
    void resets();
    void swallows();
    void delays();
    void stale();
    void severalAtOnce();
    void readOnly_data();
    void readOnly();

private:
    [[nodiscard]] static std::unique_ptr<PracticeClient> with(const QStringList &faults);
};

namespace {
const QByteArray somebody = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"faulty"})";
}

std::unique_ptr<PracticeClient> tst_Practice_Faults::with(const QStringList &faults)
{
    Practice::Options options;
    options.users = 10;
    options.groups = 3;
    options.faults = faults;
    return std::make_unique<PracticeClient>(options);
}

void tst_Practice_Faults::specifications_data()
{
    QTest::addColumn<QStringList>("texts");
    QTest::addColumn<bool>("asExpected");
    const auto row = [](const QString &text, bool (*check)(const Practice::FaultPlan &)) {
        const auto plan = Practice::parseFaults({text});
        QTest::newRow(qPrintable(text)) << QStringList {text} << (plan.ok() && check(*plan));
    };
    row(u"429:every=50,retry-after=2"_s, [](const auto &plan) { return plan.throttleEvery == 50 && plan.retryAfter == 2; });
    row(u"503:rate=0.02"_s, [](const auto &plan) { return qFuzzyCompare(plan.unavailable, 0.02); });
    row(u"reset:rate=1"_s, [](const auto &plan) { return qFuzzyCompare(plan.reset, 1.0); });
    row(u"delay:ms=200"_s, [](const auto &plan) { return plan.delay == 200; });
    row(u"truncate:rate=0.01"_s, [](const auto &plan) { return qFuzzyCompare(plan.truncate, 0.01); });
    row(u"html:rate=0.01"_s, [](const auto &plan) { return qFuzzyCompare(plan.html, 0.01); });
    row(u"stale:ms=3000"_s, [](const auto &plan) { return plan.stale == 3000; });
    row(u"swallow:rate=0.01"_s, [](const auto &plan) { return qFuzzyCompare(plan.swallow, 0.01); });
    row(u"crash:after=500"_s, [](const auto &plan) { return plan.crashAfter == 500; });
}

void tst_Practice_Faults::specifications()
{
    QFETCH(bool, asExpected);
    QVERIFY(asExpected);
}

void tst_Practice_Faults::refusedSpecifications_data()
{
    QTest::addColumn<QString>("text");
    for (const auto &text : {u""_s, u"429"_s, u"429:every=0"_s, u"503:rate=2"_s, u"503:rate=-1"_s, u"503:rate=x"_s, u"quake:rate=1"_s, u"reset:ms=5"_s, u"crash:after=0"_s})
        QTest::newRow(qPrintable(u"'%1'"_s.arg(text))) << text;
}

void tst_Practice_Faults::refusedSpecifications()
{
    QFETCH(QString, text);
    QVERIFY(!Practice::parseFaults({text}).ok());
    QVERIFY(!with({text})->isReady());
}

void tst_Practice_Faults::sameSeedSameFaults()
{
    const auto plan = Practice::parseFaults({u"503:rate=0.1"_s, u"reset:rate=0.1"_s, u"swallow:rate=0.1"_s});
    QVERIFY(plan.ok());
    const auto sequence = [&plan](quint32 seed) {
        FaultInjector injector(*plan, seed);
        std::vector<FaultInjector::Fault> faults(500);
        std::ranges::generate(faults, [&injector] { return injector.next(); });
        return faults;
    };
    QVERIFY(sequence(7) == sequence(7));
    QVERIFY(sequence(7) != sequence(8));
    for (const auto fault : {FaultInjector::Fault::Unavailable, FaultInjector::Fault::Reset, FaultInjector::Fault::Swallow}) {
        const auto count = std::ranges::count(sequence(7), fault);
        QVERIFY2(count > 20 && count < 90, qPrintable(QString::number(count)));
    }
}

void tst_Practice_Faults::crashComesInTime()
{
    FaultInjector injector({.crashAfter = 3}, 1);
    for (int i = 0; i < 3; ++i)
        QVERIFY(injector.next() == FaultInjector::Fault::None);
    QVERIFY(injector.next() == FaultInjector::Fault::Crash);
}

void tst_Practice_Faults::throttles()
{
    const auto client = with({u"429:every=3,retry-after=7"_s});
    QList<int> statuses;
    Reply reply;
    for (int i = 0; i < 6; ++i) {
        reply = client->get(u"/Users?count=1"_s);
        statuses << reply.status;
    }
    QCOMPARE(statuses, (QList<int> {200, 200, 429, 200, 200, 429}));
    QCOMPARE(reply.headers.value("retry-after"), "7");
    QCOMPARE(reply.at(u"status"), Json(u"429"_s));
    const auto silent = with({u"429:every=1,retry-after=-1"_s});
    QVERIFY(!silent->get(u"/Users"_s).headers.contains("retry-after"));
}

void tst_Practice_Faults::unavailable()
{
    const Reply reply = with({u"503:rate=1"_s})->send("POST", u"/Users"_s, somebody);
    QCOMPARE(reply.status, 503);
    QCOMPARE(reply.at(u"schemas").at(0).toString(), u"urn:ietf:params:scim:api:messages:2.0:Error"_s);
}

void tst_Practice_Faults::html()
{
    const Reply reply = with({u"html:rate=1"_s})->get(u"/Users"_s);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.headers.value("content-type").startsWith("text/html"));
    QVERIFY(reply.body.contains("<html"));
}

void tst_Practice_Faults::truncates()
{
    const Reply reply = with({u"truncate:rate=1"_s})->get(u"/Users"_s);
    QCOMPARE(reply.status, 200);
    QVERIFY(!reply.complete);
    QVERIFY(reply.body.size() > 100 && reply.body.size() < reply.headers.value("content-length").toInt());
}

void tst_Practice_Faults::resets()
{
    const auto client = with({u"reset:rate=1"_s});
    QTcpSocket socket;
    socket.connectToHost(client->url().host(), quint16(client->url().port()));
    QVERIFY(socket.waitForConnected());
    socket.write(client->requestText("GET", u"/Users"_s, {}, {}));
    QTRY_COMPARE_WITH_TIMEOUT(socket.state(), QAbstractSocket::UnconnectedState, 20'000);
    QCOMPARE(socket.error(), QAbstractSocket::RemoteHostClosedError);
    QVERIFY(socket.readAll().isEmpty());
}

void tst_Practice_Faults::swallows()
{
    const auto client = with({u"swallow:rate=0.5"_s});
    int lost = 0;
    for (int i = 0; i < 20; ++i) {
        const QByteArray body = QByteArray(somebody).replace("faulty", QByteArray("swallowed-" + QByteArray::number(i)));
        lost += client->send("POST", u"/Users"_s, body).status == 0 ? 1 : 0;
    }
    QVERIFY(lost > 3 && lost < 17);
    Reply all;
    while (all.status == 0)
        all = client->get(u"/Users?filter=userName sw \"swallowed-\""_s);
    QCOMPARE(all.at(u"totalResults"), Json(20)); // the work was done all the same
}

void tst_Practice_Faults::delays()
{
    const auto client = with({u"delay:ms=300"_s});
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(client->get(u"/Users?count=1"_s).status, 200);
    QVERIFY(timer.elapsed() >= 290);
    QTcpSocket leaver; // goes while the answer waits
    leaver.connectToHost(client->url().host(), quint16(client->url().port()));
    QVERIFY(leaver.waitForConnected());
    leaver.write(client->requestText("GET", u"/Users"_s, {}, {}));
    QVERIFY(leaver.waitForBytesWritten());
    leaver.abort();
    QCOMPARE(client->get(u"/Users?count=1"_s).status, 200);
}

void tst_Practice_Faults::stale()
{
    const auto client = with({u"stale:ms=700"_s});
    const QString id = client->send("POST", u"/Users"_s, somebody).at(u"id").toString();
    QVERIFY(!id.isEmpty());
    QCOMPARE(client->get(u"/Users/"_s + id).status, 404);
    QTRY_COMPARE_WITH_TIMEOUT(client->get(u"/Users/"_s + id).status, 200, 10'000);
}

void tst_Practice_Faults::severalAtOnce()
{
    const auto client = with({u"429:every=2"_s, u"delay:ms=50"_s, u"html:rate=1"_s});
    QVERIFY(client->get(u"/Users"_s).body.contains("<html"));
    QCOMPARE(client->get(u"/Users"_s).status, 429);
}

void tst_Practice_Faults::readOnly_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("read") << QByteArray("GET") << u"/Users"_s << 200;
    QTest::newRow("search") << QByteArray("POST") << u"/Users/.search"_s << 200;
    QTest::newRow("create") << QByteArray("POST") << u"/Users"_s << 403;
    QTest::newRow("replace") << QByteArray("PUT") << u"/Users/x"_s << 403;
    QTest::newRow("patch") << QByteArray("PATCH") << u"/Users/x"_s << 403;
    QTest::newRow("delete") << QByteArray("DELETE") << u"/Users/x"_s << 403;
    QTest::newRow("bulk") << QByteArray("POST") << u"/Bulk"_s << 403;
}

void tst_Practice_Faults::readOnly()
{
    Practice::Options options;
    options.users = 5;
    options.readOnly = true;
    PracticeClient client(options);
    QFETCH(QByteArray, method);
    QFETCH(QString, target);
    const QByteArray body = R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:SearchRequest"]})";
    const Reply reply = client.send(method, target, method == "GET" ? QByteArray() : body);
    QTEST(reply.status, "status");
    if (reply.status == 403)
        QCOMPARE(reply.at(u"status"), Json(u"403"_s));
}

QTEST_GUILESS_MAIN(tst_Practice_Faults)
#include "tst_practice_faults.moc"
