// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retryafter.h"
#include "net/retrypolicy.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {
Error status(int code, std::optional<milliseconds> retryAfter = {})
{
    return {.kind = ErrorKind::Http, .httpStatus = code, .attempts = 1, .retryAfter = retryAfter};
}
Error transport(int timesSent)
{
    return {.kind = ErrorKind::Transport, .attempts = timesSent};
}
}

class tst_RetryPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void attempts_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<Error>("error");
        QTest::addColumn<int>("attempts"); ///< in all
        Error doubtful = transport(1);
        doubtful.inDoubt = true;
        const Error timeout {.kind = ErrorKind::Timeout, .attempts = 1};
        const Error tls {.kind = ErrorKind::Tls};
        const Error validation = Error::validation(u"x"_s);
        for (const char *read : {"GET", "HEAD"}) {
            QTest::addRow("%s refused", read) << QByteArray(read) << transport(0) << 2;
            QTest::addRow("%s broken", read) << QByteArray(read) << transport(1) << 5;
            QTest::addRow("%s time-out", read) << QByteArray(read) << timeout << 2;
            for (const int code : {429, 502, 503, 504})
                QTest::addRow("%s %d", read, code) << QByteArray(read) << status(code) << 5;
            for (const int code : {400, 401, 404, 409, 500, 501})
                QTest::addRow("%s %d", read, code) << QByteArray(read) << status(code) << 1;
            QTest::addRow("%s TLS", read) << QByteArray(read) << tls << 1;
        }
        for (const char *write : {"POST", "PUT", "PATCH", "DELETE"}) {
            QTest::addRow("%s refused", write) << QByteArray(write) << transport(0) << 2;
            QTest::addRow("%s broken", write) << QByteArray(write) << transport(1) << 1;
            QTest::addRow("%s in doubt", write) << QByteArray(write) << doubtful << 1;
            QTest::addRow("%s time-out", write) << QByteArray(write) << timeout << 1;
            QTest::addRow("%s 429", write) << QByteArray(write) << status(429) << 5;
            QTest::addRow("%s 503", write) << QByteArray(write) << status(503) << 1;
            QTest::addRow("%s 503 with Retry-After", write) << QByteArray(write) << status(503, seconds(1)) << 5;
            QTest::addRow("%s 502", write) << QByteArray(write) << status(502) << 1;
            QTest::addRow("%s 504", write) << QByteArray(write) << status(504) << 1;
            QTest::addRow("%s validation", write) << QByteArray(write) << validation << 1;
        }
    }
    void attempts()
    {
        QFETCH(QByteArray, method);
        QFETCH(Error, error);
        int made = 1;
        while (RetryPolicy().delayAfter({.method = method}, error, made))
            ++made;
        QTEST(made, "attempts");
    }
    void backOffDoublesUpToALimit()
    {
        const RetryPolicy policy {.maxAttempts = 100};
        for (int attempt = 1; attempt < 99; ++attempt) {
            const milliseconds full = std::min(milliseconds(30'000), milliseconds(500) * (1 << std::min(attempt - 1, 10)));
            const milliseconds delay = *policy.delayAfter({}, status(503), attempt);
            QVERIFY2(delay >= full / 2 && delay <= full, qPrintable(QString::number(delay.count())));
        }
    }
    void retryAfterWins()
    {
        QCOMPARE(*RetryPolicy().delayAfter({}, status(429, seconds(7)), 1), milliseconds(7000));
        QVERIFY(!RetryPolicy().delayAfter({}, status(429, seconds(301)), 1));
    }
    void retryAfterHeader_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("milliseconds"); ///< -1: none
        QTest::newRow("seconds") << QByteArray("120") << qint64(120'000);
        QTest::newRow("zero") << QByteArray(" 0 ") << qint64(0);
        QTest::newRow("fraction") << QByteArray("0.5") << qint64(500);
        QTest::newRow("fixdate") << QByteArray("Tue, 24 Nov 2026 12:00:30 GMT") << qint64(30'000);
        QTest::newRow("rfc 850") << QByteArray("Tuesday, 24-Nov-26 12:00:30 GMT") << qint64(30'000);
        QTest::newRow("asctime") << QByteArray("Tue Nov 24 12:00:30 2026") << qint64(30'000);
        QTest::newRow("asctime, one digit") << QByteArray("Tue Dec  1 12:00:00 2026") << qint64(7 * 86'400'000ll);
        QTest::newRow("passed") << QByteArray("Tue, 24 Nov 2026 11:00:00 GMT") << qint64(0);
        QTest::newRow("negative") << QByteArray("-5") << qint64(-1);
        QTest::newRow("huge") << QByteArray("1e300") << qint64(365ll * 86'400'000);
        QTest::newRow("nan") << QByteArray("nan") << qint64(-1);
        QTest::newRow("words") << QByteArray("soon") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
    }
    void retryAfterHeader()
    {
        QFETCH(QByteArray, value);
        const QDateTime now(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC);
        const auto time = parseRetryAfter(value, now);
        QTEST(time ? qint64(time->count()) : -1, "milliseconds");
    }
};

QTEST_GUILESS_MAIN(tst_RetryPolicy)
#include "tst_retrypolicy.moc"
