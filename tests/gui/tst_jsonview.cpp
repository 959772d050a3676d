// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/jsontext.h"
#include "widgets/jsonview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTimerEvent>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestJsonView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void laysOut_data();
    void laysOut();
    void shortensLongStringsButCopiesThem();
    void findsWithKeys();
    void neverHoldsUpTheWindow();
    void dropsAnOlderBody();
};

void TestJsonView::laysOut_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    QTest::newRow("object") << QByteArray(R"({"a":1,"b":[true,null]})") << u"{\n  \"a\": 1,\n  \"b\": [\n    true,\n    null\n  ]\n}"_s;
    QTest::newRow("digits stay") << QByteArray(R"([12345678901234567890,1.0,1e400])") << u"[\n  12345678901234567890,\n  1.0,\n  1e400\n]"_s;
    QTest::newRow("empty ones") << QByteArray("{\"a\":{ },\"b\":[\n]}") << u"{\n  \"a\": {},\n  \"b\": []\n}"_s;
    QTest::newRow("brackets in strings") << QByteArray(R"({"a":"}\"{,:"})") << u"{\n  \"a\": \"}\\\"{,:\"\n}"_s;
    QTest::newRow("duplicate keys") << QByteArray(R"({"a":1,"a":2})") << u"{\n  \"a\": 1,\n  \"a\": 2\n}"_s;
    QTest::newRow("cut off") << QByteArray(R"({"a":["b)") << u"{\n  \"a\": [\n    \"b"_s;
    QTest::newRow("cut off in an escape") << QByteArray("[\"b\\") << u"[\n  \"b\\"_s;
    QTest::newRow("closes too much") << QByteArray("]}") << u"\n]\n}"_s;
    QTest::newRow("laid out before") << QByteArray("{\r\n\t\"a\" : 1\r\n}") << u"{\n  \"a\": 1\n}"_s;
    QTest::newRow("nothing") << QByteArray() << QString();
    QTest::newRow("other scripts") << QByteArray("[\"\xe5\xb1\xb1\"]") << u"[\n  \"山\"\n]"_s;
}

void TestJsonView::laysOut()
{
    QFETCH(QByteArray, bytes);
    QTEST(indentedJson(bytes), "expected");
}

void TestJsonView::shortensLongStringsButCopiesThem()
{
    JsonView view;
    const QByteArray bytes = "{\"photo\":\"" + QByteArray(100'000, 'x') + "\"}";
    view.setBytes(bytes);
    QTRY_VERIFY(view.text().contains(u"…"_s));
    QVERIFY(view.text().size() < 300);
    view.copyAll();
    QCOMPARE(QGuiApplication::clipboard()->text(), indentedJson(bytes));
}

void TestJsonView::findsWithKeys()
{
    JsonView view;
    view.setBytes(R"({"userName":"mira","displayName":"Mira Kolb","nickName":"m"})");
    view.show();
    view.editor()->setFocus();
    QTRY_VERIFY(view.editor()->hasFocus());
    QTest::keyClick(view.editor(), Qt::Key_F, Qt::ControlModifier);
    auto *field = view.findChild<QLineEdit *>(u"codeFind"_s);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClicks(field, u"mira"_s);
    QCOMPARE(view.findChild<QLabel *>(u"codeHits"_s)->text().section(u' ', 0, 0), u"2"_s);
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(view.editor()->textCursor().selectedText(), u"mira"_s);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
}

namespace {

/// The longest time the event loop was away, seen by a timer that never rests.
/// The most that was put into a document without a turn of the event loop between.
class LongestPiece : public QObject
{
public:
    explicit LongestPiece(QTextDocument *document)
    {
        connect(document, &QTextDocument::contentsChange, this, [this](int, int, int added) { longest = std::max(longest, m_piece += added); });
        startTimer(0);
    }
    int longest = 0;

protected:
    void timerEvent(QTimerEvent *) override { m_piece = 0; }

private:
    int m_piece = 0;
};

QByteArray manyUsers(int bytes)
{
    QByteArray page = R"({"Resources":[)";
    while (page.size() < bytes)
        page += R"({"id":"0f3b2f0e-5f0a","userName":"mira.kolb@fjordline.example","active":true,"x":17},)";
    page.chop(1);
    return page + "]}";
}

} // namespace

void TestJsonView::neverHoldsUpTheWindow()
{
    JsonView view;
    view.resize(600, 400);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    const QByteArray page = manyUsers(1'000'000);
    QSignalSpy shown(&view, &JsonView::shown);
    const LongestPiece piece(view.editor()->document());
    view.setBytes(page);
    QTRY_COMPARE(shown.size(), 1);
    const QString text = view.text();
    QVERIFY(text.size() > 1'300'000);
    QTRY_COMPARE_WITH_TIMEOUT(view.editor()->document()->characterCount(), int(text.size()) + 1, 30'000);
    QVERIFY2(piece.longest > 0 && piece.longest <= text.size() / 10, qPrintable(QString::number(piece.longest)));
    QVERIFY(!view.editor()->document()->lastBlock().previous().layout()->formats().isEmpty()
            || !view.editor()->document()->lastBlock().layout()->formats().isEmpty());
    QCOMPARE(view.editor()->toPlainText(), text);
}

void TestJsonView::dropsAnOlderBody()
{
    JsonView view;
    view.setBytes(manyUsers(400'000));
    view.setBytes("{\"a\":1}");
    const QString expected = u"{\n  \"a\": 1\n}"_s;
    QCOMPARE(view.text(), expected);
    QSignalSpy shown(&view, &JsonView::shown);
    QVERIFY(!shown.wait(150));
    QCOMPARE(view.editor()->toPlainText(), expected);
}

QTEST_MAIN(TestJsonView)
#include "tst_jsonview.moc"
