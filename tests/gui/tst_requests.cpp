// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/httplogmodel.h"
#include "gui/accessibility.h"
#include "requests/exchangeview.h"
#include "requests/requestspage.h"
#include "widgets/codeview.h"
#include "widgets/elidedlabel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

/// The page over a log that keeps five exchanges.
struct Shown {
    HttpLog log{nullptr, 5};
    HttpLogModel model{};
    RequestsPage page;

    Shown()
        : page((model.setLog(&log), model))
    {
        page.resize(900, 600);
        page.show();
    }
    qint64 add(const QString &path, int status = 200, const QByteArray &body = "{}")
    {
        HttpExchange exchange{.started = QDateTime::currentDateTimeUtc(),
            .method = "GET",
            .url = QUrl(u"https://h.example/scim/v2"_s + path)};
        exchange.number = log.begin(exchange);
        exchange.finished = true;
        exchange.status = status;
        exchange.replyBody = body;
        exchange.replySize = body.size();
        log.end(exchange);
        return exchange.number;
    }
    QAbstractItemModelTester tester {table()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal};
    template <typename T> [[nodiscard]] T *child(const QString &name) const { return page.findChild<T *>(name); }
    [[nodiscard]] QTableView *table() const { return child<QTableView>(u"requestTable"_s); }
    [[nodiscard]] QString count() const { return child<QLabel>(u"requestCount"_s)->text(); }
    [[nodiscard]] bool canClear() const { return child<QToolButton>(u"clearRequests"_s)->isEnabled(); }
    [[nodiscard]] qint64 inDetail() const
    {
        const auto &exchange = page.findChild<ExchangeView *>()->exchange();
        return exchange ? exchange->number : 0;
    }
    void choose(int row) const
    {
        const QRect cell = table()->visualRect(table()->model()->index(row, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    }
};

} // namespace

class TestRequests : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void startsEmpty();
    void followsTheNewest();
    void mirrored();
    void keepsWhatIsReadWhenItsRowGoes();
    void countsWhatTheFilterHides();
    void filters();
    void clears();
    void forgetsAnotherConnection();
    void showsAnExchangeWhole();
    void everythingHasAName();
};

/// Method, address, status, time, retries, headers and body, and the same request for a shell; of the token nothing.
void TestRequests::showsAnExchangeWhole()
{
    Shown shown;
    HttpExchange exchange {.started = QDateTime::currentDateTimeUtc(),
                           .method = "POST",
                           .url = QUrl(u"https://h.example/scim/v2/Users"_s),
                           .requestHeaders = {{"Authorization", "Bearer hush-hush"}, {"Content-Type", "application/scim+json"}},
                           .requestBody = R"({"userName":"o'neil"})",
                           .attempt = 2};
    exchange.number = shown.log.begin(exchange);
    exchange.finished = true;
    exchange.status = 409;
    exchange.requestId = u"req-77"_s;
    exchange.replyHeaders = {{"Content-Type", "application/scim+json"}};
    exchange.replyBody = R"({"status":"409","detail":"taken"})";
    exchange.replySize = exchange.replyBody.size();
    exchange.duration = std::chrono::milliseconds(123);
    shown.log.end(exchange);
    QTRY_COMPARE(shown.inDetail(), 1);
    QCOMPARE(shown.child<ElidedLabel>(u"exchangeTitle"_s)->text(), u"POST https://h.example/scim/v2/Users"_s);
    const QString subtitle = shown.child<ElidedLabel>(u"exchangeSubtitle"_s)->text();
    for (const QString &part : {u"409"_s, u"123 ms"_s, u"attempt 2"_s, u"req-77"_s})
        QVERIFY2(subtitle.contains(part), qPrintable(subtitle));
    QTRY_COMPARE(shown.child<CodeView>(u"replyBody"_s)->text(), u"{\n  \"status\": \"409\",\n  \"detail\": \"taken\"\n}"_s);
    const QString headers = shown.child<CodeView>(u"headers"_s)->text();
    QVERIFY2(headers.contains(u"application/scim+json"_s) && !headers.contains(u"hush"_s), qPrintable(headers));
    QTest::mouseClick(shown.child<QToolButton>(u"copyCurlButton"_s), Qt::LeftButton);
    const QString curl = QGuiApplication::clipboard()->text();
    QVERIFY2(curl.startsWith(u"curl"_s) && curl.contains(u"$TOKEN"_s) && !curl.contains(u"hush"_s), qPrintable(curl));
    QVERIFY2(curl.contains(u"https://h.example/scim/v2/Users"_s) && curl.contains(uR"('{"userName":"o'\''neil"}')"_s), qPrintable(curl));
}

void TestRequests::startsEmpty()
{
    const Shown shown;
    QVERIFY(!shown.table()->isVisible());
    QVERIFY(!shown.canClear());
    QCOMPARE(shown.count(), QString());
    QCOMPARE(shown.inDetail(), 0);
}

void TestRequests::followsTheNewest()
{
    Shown shown;
    shown.add(u"/Users"_s);
    QTRY_COMPARE(shown.inDetail(), 1);
    shown.add(u"/Groups"_s);
    QTRY_COMPARE(shown.inDetail(), 2);
    QVERIFY(shown.count().startsWith(u'2'));
    shown.choose(0);
    QCOMPARE(shown.inDetail(), 1);
    QVERIFY2(
        !shown.child<QCheckBox>(u"followNewest"_s)->isChecked(), "who looks at an older one is not taken away from it");
    shown.add(u"/Users"_s);
    QTest::qWait(100); // nothing to wait for: nothing must happen
    QCOMPARE(shown.inDetail(), 1);
    QTest::mouseClick(shown.child<QCheckBox>(u"followNewest"_s), Qt::LeftButton);
    QTRY_COMPARE(shown.inDetail(), 3);
}

/// From right to left the newest is chosen, too, and what is written from left to right stays so.
void TestRequests::mirrored()
{
    const auto back = qScopeGuard([] { QGuiApplication::setLayoutDirection(Qt::LeftToRight); });
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    Shown shown;
    shown.add(u"/Users"_s);
    shown.add(u"/Groups"_s);
    QTRY_COMPARE(shown.inDetail(), 2);
    QCOMPARE(shown.table()->selectionModel()->selectedRows().value(0).row(), 1);
    const auto text = [&shown](HttpLogModel::Column column) { return shown.table()->model()->index(1, int(column)).data().toString(); };
    QCOMPARE(text(HttpLogModel::Column::Status), u"\u2068200 OK\u2069"_s);
    QCOMPARE(text(HttpLogModel::Column::Duration), u"\u20680 ms\u2069"_s);
    QVERIFY(text(HttpLogModel::Column::Size).startsWith(u'\u2068'));
}

void TestRequests::keepsWhatIsReadWhenItsRowGoes()
{
    Shown shown;
    for (int i = 0; i < 5; ++i)
        shown.add(u"/Users/%1"_s.arg(i));
    QTRY_COMPARE(shown.inDetail(), 5);
    shown.choose(0);
    QCOMPARE(shown.inDetail(), 1);
    shown.add(u"/Users/5"_s); // the log keeps five: the first one goes
    QCOMPARE(shown.table()->model()->rowCount(), 5);
    QCOMPARE(shown.inDetail(), 1);
    QVERIFY2(!shown.table()->selectionModel()->hasSelection(), "a neighbour that nobody chose");
    QVERIFY(shown.count().contains(u'6'));
    shown.choose(1);
    QCOMPARE(shown.inDetail(), 3);
    shown.add(u"/Users/6"_s); // goes above the chosen one
    QCOMPARE(shown.inDetail(), 3);
    QCOMPARE(shown.table()->currentIndex().row(), 0);
}

void TestRequests::countsWhatTheFilterHides()
{
    Shown shown;
    QTest::mouseClick(shown.child<QCheckBox>(u"failuresOnly"_s), Qt::LeftButton);
    shown.add(u"/Users"_s);
    QVERIFY2(shown.canClear(), "hidden, but there");
    QVERIFY(shown.count().contains(u'1'));
    for (int i = 0; i < 6; ++i)
        shown.add(u"/Users"_s);
    QVERIFY2(shown.count().contains(u'7'), qPrintable(shown.count()));
    shown.log.clear();
    QVERIFY(!shown.canClear());
    QCOMPARE(shown.count(), QString());
}

void TestRequests::filters()
{
    Shown shown;
    shown.add(u"/Users"_s);
    shown.add(u"/Groups"_s, 404);
    QTest::keyClicks(shown.child<QLineEdit>(u"requestFilter"_s), u"groups 404"_s);
    QCOMPARE(shown.table()->model()->rowCount(), 1);
    QTRY_COMPARE(shown.inDetail(), 2);
    shown.child<QLineEdit>(u"requestFilter"_s)->setText(u"nothing like it"_s);
    QVERIFY(!shown.table()->isVisible());
    QTest::mouseClick(shown.child<QToolButton>(u"clearRequests"_s), Qt::LeftButton); // still something to clear
    QCOMPARE(shown.inDetail(), 2);
}

void TestRequests::clears()
{
    Shown shown;
    connect(&shown.page, &RequestsPage::clearRequested, &shown.log, &HttpLog::clear);
    shown.add(u"/Users"_s);
    QTRY_COMPARE(shown.inDetail(), 1);
    QTest::mouseClick(shown.child<QToolButton>(u"clearRequests"_s), Qt::LeftButton);
    QVERIFY(!shown.table()->isVisible());
    QVERIFY(!shown.canClear());
    QCOMPARE(shown.inDetail(), 1); // what is being read stays
}

void TestRequests::forgetsAnotherConnection()
{
    Shown shown;
    shown.add(u"/Users"_s);
    QTRY_COMPARE(shown.inDetail(), 1);
    HttpLog other;
    shown.model.setLog(&other);
    QCOMPARE(shown.inDetail(), 0);
    QVERIFY(!shown.canClear());
    shown.model.setLog(nullptr);
}

void TestRequests::everythingHasAName()
{
    Shown shown;
    shown.add(u"/Users"_s);
    QTRY_COMPARE(shown.inDetail(), 1);
    QCOMPARE(namelessControls(shown.page), QStringList());
    QCOMPARE(clashingMnemonics(shown.page), QStringList());
}

QTEST_MAIN(TestRequests)
#include "tst_requests.moc"
