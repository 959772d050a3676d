// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/httplogmodel.h"
#include "gui/accessibility.h"
#include "requests/exchangetext.h"
#include "requests/exchangeview.h"
#include "requests/requestlistmodel.h"
#include "requests/requestspage.h"
#include "widgets/codeview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestRequests : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void readsWell_data();
    void readsWell();
    void decodesAddresses_data();
    void decodesAddresses();
    void filtersByWordsAndFailures();
    void followsTheNewestUntilOneLooksBack();
    void showsAnExchangeWhileItRuns();
    void keepsADroppedOneToRead();
    void saysHowManyOfHowMany();
    void saysWhatWasCut();
    void copiesWithButtonsAndKeys();
    void savesTheWholeExchange();
    void saysWhenItCannotSave();
    void clearsByAskingTheLog();
    void hasNamesForEverything();

private:
    template <typename T>
    T *child(const QString &name)
    {
        return m_page->findChild<T *>(name);
    }
    QTableView *table() { return child<QTableView>(u"requestTable"_s); }
    qint64 send(const QByteArray &method = "GET", const QString &path = u"/scim/v2/Users"_s);
    void answer(qint64 number, int status, const QByteArray &body = "{}");
    QString title() { return child<QWidget>(u"exchangeTitle"_s)->accessibleName(); }

    std::unique_ptr<HttpLog> m_log {};
    std::unique_ptr<HttpLogModel> m_model {};
    std::unique_ptr<RequestsPage> m_page {};
};

void TestRequests::init()
{
    m_log = std::make_unique<HttpLog>(nullptr, 50);
    m_model = std::make_unique<HttpLogModel>();
    m_model->setLog(m_log.get());
    m_page = std::make_unique<RequestsPage>(*m_model);
    m_page->resize(900, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    new QAbstractItemModelTester(table()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal, table());
}

void TestRequests::cleanup()
{
    m_page.reset();
    m_model.reset();
    m_log.reset();
}

qint64 TestRequests::send(const QByteArray &method, const QString &path)
{
    HttpExchange exchange {.started = QDateTime::currentDateTimeUtc(), .method = method};
    exchange.url.setUrl(u"https://h.example"_s + path);
    if (method == "PATCH")
        exchange.requestBody = R"({"op":1})";
    return m_log->begin(exchange);
}

void TestRequests::answer(qint64 number, int status, const QByteArray &body)
{
    for (qsizetype i = 0; i < m_log->size(); ++i) {
        if (m_log->at(i).number != number)
            continue;
        HttpExchange exchange = m_log->at(i);
        exchange.finished = true;
        exchange.status = status;
        exchange.failure = status == 0 ? u"Connection closed"_s : QString();
        exchange.requestId = u"req-%1"_s.arg(number);
        exchange.replyHeaders = {{"Content-Type", "application/scim+json"}};
        exchange.replyBody = body;
        exchange.replySize = body.size();
        exchange.duration = std::chrono::milliseconds(17);
        return m_log->end(exchange);
    }
}

void TestRequests::readsWell_data()
{
    QTest::addColumn<bool>("finished");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("failure");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("failed");
    QTest::newRow("under way") << false << 0 << QString() << u"under way"_s << false;
    QTest::newRow("good") << true << 200 << QString() << u"200 OK"_s << false;
    QTest::newRow("no content") << true << 204 << QString() << u"204 No Content"_s << false;
    QTest::newRow("missing") << true << 404 << QString() << u"404 Not Found"_s << true;
    QTest::newRow("unheard of") << true << 299 << QString() << u"299"_s << false;
    QTest::newRow("cut in the body") << true << 200 << u"Connection closed"_s << u"200 OK"_s << true;
    QTest::newRow("nothing came") << true << 0 << u"Connection refused"_s << u"no answer"_s << true;
    QTest::newRow("stopped") << true << 0 << u"cancelled"_s << u"stopped"_s << true;
}

void TestRequests::readsWell()
{
    QFETCH(bool, finished);
    QFETCH(int, status);
    QFETCH(QString, failure);
    const HttpExchange exchange {.finished = finished, .status = status, .failure = failure};
    QTEST(ExchangeText::status(exchange), "text");
    QTEST(ExchangeText::hasFailed(exchange), "failed");
}

void TestRequests::decodesAddresses_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("https://h/scim/Users") << u"/scim/Users"_s;
    QTest::newRow("filter") << QByteArray("https://h/Users?filter=userName%20eq%20%22a%2Bb%40c%22&count=2")
                            << u"/Users?filter=userName eq \"a+b@c\"&count=2"_s;
    QTest::newRow("id with a slash") << QByteArray("https://h/Users/a%2Fb") << u"/Users/a/b"_s;
    QTest::newRow("other scripts") << QByteArray("https://h/Users?q=%E5%B1%B1") << u"/Users?q=山"_s;
}

void TestRequests::decodesAddresses()
{
    QFETCH(QByteArray, encoded);
    QTEST(ExchangeText::target(QUrl::fromEncoded(encoded)), "text");
}

void TestRequests::filtersByWordsAndFailures()
{
    answer(send("GET", u"/scim/v2/Users?filter=userName%20eq%20%22mira%22"_s), 200);
    answer(send("PATCH", u"/scim/v2/Groups/7"_s), 404);
    answer(send("GET", u"/scim/v2/Groups"_s), 0);
    const qint64 running = send("GET", u"/scim/v2/Schemas"_s);
    auto *filter = child<QLineEdit>(u"requestFilter"_s);
    auto *failures = child<QCheckBox>(u"failuresOnly"_s);
    QTest::keyClicks(filter, u"MIRA get"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
    filter->setText(u"404"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
    filter->setText(u"req-1"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
    filter->clear();
    QTest::mouseClick(failures, Qt::LeftButton, {}, {8, failures->height() / 2});
    QCOMPARE(table()->model()->rowCount(), 2);
    answer(running, 500);
    QCOMPARE(table()->model()->rowCount(), 3);
    filter->setText(u"nothing such"_s);
    auto *all = child<QPushButton>(u"emptyAction"_s);
    QVERIFY(all->isVisible());
    QTest::mouseClick(all, Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), 4);
    QVERIFY(table()->isVisible());
}

void TestRequests::followsTheNewestUntilOneLooksBack()
{
    for (int i = 0; i < 5; ++i)
        answer(send("GET", u"/scim/v2/Users/%1"_s.arg(i)), 200);
    QTRY_COMPARE(table()->currentIndex().row(), 4);
    QVERIFY(title().contains(u"/Users/4"_s));
    auto *follow = child<QCheckBox>(u"followNewest"_s);
    QTest::keyClick(table(), Qt::Key_Up);
    QVERIFY(!follow->isChecked());
    send("GET", u"/scim/v2/Users/5"_s);
    QTest::keyClick(m_page.get(), Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(table()->currentIndex().row(), 5);
    QTRY_VERIFY(title().contains(u"/Users/5"_s));
}

void TestRequests::showsAnExchangeWhileItRuns()
{
    const qint64 number = send();
    QTRY_VERIFY(!title().isEmpty());
    auto *reply = m_page->findChild<CodeView *>(u"replyBody"_s);
    QCOMPARE(reply->text(), QString());
    answer(number, 200, R"({"a":[1.50]})");
    QTRY_COMPARE(reply->text(), u"{\n  \"a\": [\n    1.50\n  ]\n}"_s);
    QVERIFY(child<QWidget>(u"exchangeSubtitle"_s)->accessibleName().contains(u"200 OK"_s));
}

void TestRequests::keepsADroppedOneToRead()
{
    answer(send("GET", u"/scim/v2/Users/first"_s), 200);
    QTRY_VERIFY(title().contains(u"first"_s));
    child<QCheckBox>(u"followNewest"_s)->setChecked(false);
    for (int i = 0; i < 60; ++i)
        send("GET", u"/scim/v2/Users/other"_s);
    QCOMPARE(table()->model()->rowCount(), 50);
    QVERIFY2(title().contains(u"first"_s), qPrintable(title()));
}

void TestRequests::saysHowManyOfHowMany()
{
    auto *count = child<QLabel>(u"requestCount"_s);
    QVERIFY(count->text().isEmpty());
    for (int i = 0; i < 3; ++i)
        send();
    QVERIFY2(count->text().startsWith(u"3 "_s), qPrintable(count->text()));
    for (int i = 0; i < 1200; ++i)
        send();
    QCOMPARE(count->text(), u"last 50 of 1,203"_s);
    child<QCheckBox>(u"failuresOnly"_s)->setChecked(true);
    QCOMPARE(count->text(), u"0 shown, last 50 of 1,203"_s);
}

void TestRequests::saysWhatWasCut()
{
    const qint64 number = send();
    answer(number, 200, '[' + QByteArray(400'000, ' ') + ']');
    auto *cut = child<QLabel>(u"bodyCut"_s);
    QTRY_VERIFY(cut->isVisible());
    QVERIFY2(cut->text().contains(u"256"_s), qPrintable(cut->text()));
    answer(send(), 204, {});
    QTRY_COMPARE(cut->text(), u"The answer has no body."_s);
}

void TestRequests::copiesWithButtonsAndKeys()
{
    answer(send("PATCH", u"/scim/v2/Users/1?x=a%20b"_s), 200, R"({"a":1})");
    QTRY_VERIFY(!title().isEmpty());
    QClipboard *clipboard = QGuiApplication::clipboard();
    QTest::mouseClick(child<QToolButton>(u"copyCurlButton"_s), Qt::LeftButton);
    QVERIFY(clipboard->text().startsWith(u"curl -X PATCH 'https://h.example/scim/v2/Users/1?x=a%20b'"_s));
    QTest::mouseClick(child<QToolButton>(u"copyBodyButton"_s), Qt::LeftButton);
    QCOMPARE(clipboard->text(), u"{\"a\":1}"_s);
    table()->setFocus();
    QTest::keyClick(table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(clipboard->text(), u"https://h.example/scim/v2/Users/1?x=a%20b"_s);
    QTest::keyClick(table(), Qt::Key_F, Qt::ControlModifier);
    QVERIFY(child<QLineEdit>(u"requestFilter"_s)->hasFocus());
}

void TestRequests::savesTheWholeExchange()
{
    answer(send("PATCH", u"/scim/v2/Users/1"_s), 200, R"({"a":1})");
    QTRY_VERIFY(!title().isEmpty());
    QTemporaryDir dir;
    const QString path = dir.filePath(u"exchange.txt"_s);
    m_page->findChild<ExchangeView *>()->save(path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString text = QString::fromUtf8(file.readAll());
    for (const QString &part : {u"PATCH https://h.example/scim/v2/Users/1"_s, u"{\n  \"op\": 1\n}"_s, u"200 OK"_s,
                                u"Content-Type: application/scim+json"_s, u"{\n  \"a\": 1\n}"_s})
        QVERIFY2(text.contains(part), qPrintable(part));
}

void TestRequests::saysWhenItCannotSave()
{
    answer(send(), 200);
    QTRY_VERIFY(!title().isEmpty());
    m_page->findChild<ExchangeView *>()->save(u"/nowhere/at/all.txt"_s);
    QVERIFY(child<QWidget>(u"errorBanner"_s)->isVisible());
    QVERIFY(child<QLabel>(u"errorDetails"_s)->text().contains(u"/nowhere/at/all.txt"_s));
}

void TestRequests::clearsByAskingTheLog()
{
    send();
    connect(m_page.get(), &RequestsPage::clearRequested, m_log.get(), &HttpLog::clear);
    auto *clear = child<QToolButton>(u"clearRequests"_s);
    QVERIFY(clear->isEnabled());
    QTest::mouseClick(clear, Qt::LeftButton);
    QCOMPARE(table()->model()->rowCount(), 0);
    QVERIFY(!table()->isVisible());
    QVERIFY(!clear->isEnabled());
    QVERIFY(!child<QPushButton>(u"emptyAction"_s)->isVisible());
}

void TestRequests::hasNamesForEverything()
{
    answer(send(), 404);
    QTRY_VERIFY(!title().isEmpty());
    QCOMPARE(namelessControls(*m_page).join(u'\n'), QString());
    QCOMPARE(clashingMnemonics(*m_page).join(u'\n'), QString());
    QCOMPARE(cutTexts(*m_page).join(u'\n'), QString());
    const QModelIndex status = table()->model()->index(0, int(HttpLogModel::Column::Status));
    QCOMPARE(status.data().toString(), u"404 Not Found"_s);
    QVERIFY2(status.data(Qt::ForegroundRole).value<QColor>().isValid(), "a colour too, besides the words");
}

QTEST_MAIN(TestRequests)
#include "tst_requests.moc"
