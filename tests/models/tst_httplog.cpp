// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httplog.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
HttpExchange exchangeOf(const QByteArray &body = {})
{
    HttpExchange exchange;
    exchange.method = "POST";
    exchange.url = QUrl(u"https://example.com/scim/v2/Users"_s);
    exchange.requestHeaders = {{"Authorization", "Bearer t0ken"}, {"Content-Type", "application/scim+json"}};
    exchange.requestBody = body;
    return exchange;
}

HttpExchange answered(qint64 number, const QByteArray &replyBody)
{
    HttpExchange exchange = exchangeOf();
    exchange.number = number;
    exchange.finished = true;
    exchange.status = 200;
    exchange.replyBody = replyBody;
    return exchange;
}
}

class tst_HttpLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secretsNeverEnter()
    {
        HttpLog log;
        log.setSecret("t0ken");
        const qint64 number = log.begin(exchangeOf(R"({"password":"hunter2"})"));
        HttpExchange end = answered(number, "who is t0ken? hunter");
        end.replyHeaders = {{"Set-Cookie", "session=t0ken"}, {"X-Echo", "Bearer t0ken"}};
        end.failure = u"t0ken refused"_s;
        end.url = QUrl(u"https://t0ken:x@example.com/t0ken?access_token=abc"_s);
        log.end(end);
        QString all;
        const HttpExchange &kept = log.at(0);
        QDebug(&all) << kept.requestHeaders << kept.requestBody << kept.replyHeaders << kept.replyBody << kept.failure << kept.url << kept.toCurl();
        QVERIFY2(!all.contains(u"t0ken"_s) && !all.contains(u"hunter2"_s) && !all.contains(u"abc"_s), qPrintable(all));
    }
    void keepsTheLastOnes()
    {
        HttpLog log(nullptr, 3);
        QSignalSpy dropped(&log, &HttpLog::dropped);
        QSignalSpy updated(&log, &HttpLog::updated);
        for (int i = 0; i < 5; ++i)
            (void)log.begin(exchangeOf());
        QCOMPARE(log.size(), 3);
        QCOMPARE(log.at(0).number, 3);
        QCOMPARE(log.sentCount(), 5);
        QCOMPARE(dropped.size(), 2);
        log.end(answered(1, "gone"));
        QCOMPARE(updated.size(), 0);
        log.end(answered(4, "here"));
        QCOMPARE(updated.takeFirst().first().toInt(), 1);
        QCOMPARE(log.at(1).replyBody, "here");
    }
    void bodiesAreLeftOutWhereNobodyLooks()
    {
        HttpLog log;
        log.keepNoBodies();
        log.end(answered(log.begin(exchangeOf("asked")), "answered"));
        QCOMPARE(log.at(0).requestBody, QByteArray());
        QCOMPARE(log.at(0).replyBody, QByteArray());
        QCOMPARE(log.at(0).status, 200);
        QCOMPARE(log.sentCount(), 1);
    }
    void bodiesAreCutAndBounded()
    {
        HttpLog log;
        const QByteArray big(1'000'000, 'x');
        for (int i = 0; i < 200; ++i)
            log.end(answered(log.begin(exchangeOf()), big));
        qint64 bytes = 0;
        for (qsizetype i = 0; i < log.size(); ++i) {
            bytes += log.at(i).replyBody.size();
            QVERIFY(log.at(i).replyBody.size() <= 256 * 1024);
        }
        QVERIFY(bytes <= 32 * 1024 * 1024);
        QVERIFY(log.size() >= 127);
        QCOMPARE(log.at(log.size() - 1).number, 200);
    }
    void secretAcrossTheCutIsHidden()
    {
        HttpLog log;
        log.setSecret("t0ken-of-great-length");
        log.end(answered(log.begin(exchangeOf()), QByteArray(256 * 1024 - 10, 'x') + "t0ken-of-great-length"));
        QVERIFY(!log.at(0).replyBody.contains("t0ken"));
    }
    void clearingKeepsTheNumbers()
    {
        HttpLog log;
        const qint64 first = log.begin(exchangeOf());
        log.clear();
        QCOMPARE(log.size(), 0);
        log.end(answered(first, "late"));
        QCOMPARE(log.begin(exchangeOf()), 2);
    }
    void curlIsWhatAShellTakes()
    {
        HttpExchange exchange = exchangeOf("{\"name\":\"O'Neil $HOME `id`\"}");
        exchange.requestHeaders[0].second = "[redacted]";
        QProcess shell;
        shell.start(u"sh"_s, {u"-c"_s, u"TOKEN=secret; curl() { for a; do printf '%s\\n' \"$a\"; done; }; "_s + exchange.toCurl()});
        QVERIFY(shell.waitForFinished());
        const QByteArrayList expected {"-X", "POST", "https://example.com/scim/v2/Users", "-H", "Authorization: Bearer secret",
                                       "-H", "Content-Type: application/scim+json", "--data-binary", "{\"name\":\"O'Neil $HOME `id`\"}", ""};
        QCOMPARE(shell.readAllStandardOutput().split('\n'), expected);
    }
    void curlOfARead()
    {
        HttpExchange exchange;
        exchange.method = "GET";
        exchange.url = QUrl::fromEncoded("http://[::1]:8080/Users?filter=userName%20eq%20%22a%27b%22");
        QCOMPARE(exchange.toCurl(), u"curl -g 'http://[::1]:8080/Users?filter=userName%20eq%20%22a%27b%22'"_s);
    }
};

QTEST_GUILESS_MAIN(tst_HttpLog)
#include "tst_httplog.moc"
