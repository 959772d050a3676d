// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/jsontokens.h"
#include "scim/listpage.h"

#include <QElapsedTimer>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestListPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsRfcExamples();
    void tolerates_data();
    void tolerates();
    void readsEnvelope_data();
    void readsEnvelope();
    void readsCursors();
    void keepsResourceBytes();
    void refuses_data();
    void refuses();
    void readsHugePages();
    void everyTruncationIsAnError();
    void readsWhereverItLies();
    void isReadWhileAnotherIs();
};

void TestListPage::readsRfcExamples()
{
    // RFC 7644 section 3.4.2
    const auto page = ListPage::parse(R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":2,
        "Resources":[{"id":"2819c223-7f76-453a-919d-413861904646","userName":"bjensen"},
                     {"id":"c75ad752-64ae-4823-840d-ffa80929976c","userName":"jsmith"}]})");
    QVERIFY(page.ok());
    QCOMPARE(page->totalResults, 2);
    QCOMPARE(page->resources.size(), 2);
    QCOMPARE(page->resources[1].id(), u"c75ad752-64ae-4823-840d-ffa80929976c"_s);
    QCOMPARE(page->resources[0].displayText(), u"bjensen"_s);
    QVERIFY(!page->bare);
}

void TestListPage::tolerates_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("ids");
    QTest::addColumn<bool>("bare");
    const auto row = [](const char *name, const QByteArray &body, const QStringList &ids, bool bare = false) {
        QTest::newRow(name) << body << ids << bare;
    };
    row("lower-case key", R"({"itemsPerPage":1,"resources":[{"id":"a"}]})", {u"a"_s});
    row("upper-case key", R"({"RESOURCES":[{"ID":"a"}]})", {u"a"_s});
    row("null Resources", R"({"totalResults":0,"Resources":null})", {});
    row("no Resources", R"({"totalResults":0})", {});
    row("no Resources, schema only", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"]})", {});
    row("only Resources", R"({"Resources":[]})", {});
    row("no ids", R"({"Resources":[{"userName":"x"},{"id":null},{"id":""}]})", {u""_s, u""_s, u""_s});
    row("numeric ids", R"({"Resources":[{"id":17},{"id":12345678901234567890}]})", {u"17"_s, u"12345678901234567890"_s});
    row("escaped ids", R"({"Resources":[{"id":"a\u002Fb\"c%20"}]})", {u"a/b\"c%20"_s});
    row("id at the end, nested ids before", R"({"Resources":[{"manager":{"id":"no"},"list":[{"id":"no"}],"id":"yes"},{"x":1,"id":"2"}]})",
        {u"yes"_s, u"2"_s});
    row("what is called id is no id", R"({"Resources":[{"x":"id","list":["id",{"id":"no"},{"id":"no"}],"id":"yes"},{"o":{"a":1,"id":"no"},"x":2}]})", {u"yes"_s, u""_s});
    row("empty resources", R"({"Resources":[{},{}]})", {u""_s, u""_s});
    row("bare array", R"([{"id":"a"},{"id":"b"}])", {u"a"_s, u"b"_s}, true);
    row("empty bare array", "[]", {}, true);
    row("single resource", R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Schema"],"id":"urn:x"})", {u"urn:x"_s}, true);
    row("byte order mark", "\xEF\xBB\xBF{\"Resources\":[{\"id\":\"a\"}]}", {u"a"_s});
    row("big numbers", R"({"Resources":[{"id":"a","n":123456789012345678901234567890,"e":1e999}]})", {u"a"_s});
    row("lone surrogate", R"({"Resources":[{"id":"a","n":"\ud800"}]})", {u"a"_s});
    row("duplicate ids", R"({"Resources":[{"id":"a"},{"id":"a"}]})", {u"a"_s, u"a"_s});
    row("vendor members", R"({"x":{"Resources":[{"id":"no"}]},"Resources":[{"id":"a"}],"y":[[1]]})", {u"a"_s});
    row("white space everywhere", " { \"Resources\" : [ { \"id\" : \"a\" } , { \"id\":\"b\" } ] } \n", {u"a"_s, u"b"_s});
}

void TestListPage::tolerates()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QStringList, ids);
    QFETCH(const bool, bare);
    const auto page = ListPage::parse(body);
    QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().toString()));
    QCOMPARE(page->bare, bare);
    QStringList found;
    for (const Resource &resource : page->resources) {
        found << resource.id();
        QVERIFY(resource.json().isObject());
    }
    QCOMPARE(found, ids);
}

void TestListPage::readsEnvelope_data()
{
    QTest::addColumn<QByteArray>("total");
    QTest::addColumn<qint64>("expected");
    const auto row = [](const QByteArray &total, qint64 expected) { QTest::newRow(total.constData()) << total << expected; };
    row("7", 7);
    row(R"("7")", 7);
    row("7.0", 7);
    row("5000000000", 5'000'000'000);
    row("-1", -1);
    row(R"("many")", -1);
    row("null", -1);
    row("{}", -1);
}

void TestListPage::readsEnvelope()
{
    QFETCH(const QByteArray, total);
    QFETCH(const qint64, expected);
    const auto page = ListPage::parse(QByteArray("{\"TotalResults\":" + total + ",\"startindex\":\"3\",\"ITEMSPERPAGE\":2,\"Resources\":[]}"));
    QVERIFY(page.ok());
    QCOMPARE(page->totalResults.value_or(-1), expected);
    QCOMPARE(page->startIndex, 3);
    QCOMPARE(page->itemsPerPage, 2);
}

void TestListPage::readsCursors()
{
    // RFC 9865 section 2.1
    const auto page = ListPage::parse(R"({"totalResults":100,"itemsPerPage":10,"nextCursor":"VZUTiyhEQJ94IR","previousCursor":"ze7L30kMiiLX6x","Resources":[]})");
    QVERIFY(page.ok());
    QCOMPARE(page->nextCursor, u"VZUTiyhEQJ94IR"_s);
    QCOMPARE(page->previousCursor, u"ze7L30kMiiLX6x"_s);
    QVERIFY(ListPage::parse(R"({"nextCursor":null,"Resources":[]})")->nextCursor.isEmpty());
}

void TestListPage::keepsResourceBytes()
{
    const QByteArray resource = R"({"id":"a", "b" : 1.0,"b":2,"n":12345678901234567890,"t":"}]\"{" })";
    const auto page = ListPage::parse(QByteArray("{\"Resources\":[" + resource + " , " + resource + "]}"));
    QVERIFY(page.ok());
    QCOMPARE(page->resources[0].bytes(), resource);
    QCOMPARE(page->resources[1].bytes(), resource);
}

void TestListPage::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *name, const QByteArray &body, const QString &words) { QTest::newRow(name) << body << words; };
    row("empty", "", u"empty answer"_s);
    row("HTML", "<!DOCTYPE html><html><head><title>Sign in &amp; go</title></head></html>", u"HTML instead of JSON: Sign in & go"_s);
    row("HTML without title", "<p>x</p>", u"HTML instead of JSON"_s);
    row("plain text", "Service unavailable", u"byte 0"_s);
    row("truncated", R"({"Resources":[{"id":"a"},{"id":"b)", u"cut off at byte 33"_s);
    row("invalid UTF-8", "{\"Resources\":[{\"id\":\"\xC3(\"}]}", u"invalid UTF-8 at byte 21"_s);
    row("a string", R"("x")", u"single JSON value"_s);
    row("null", "null", u"single JSON value"_s);
    row("no list", R"({"hello":1})", u"no list"_s);
    row("empty object", "{}", u"no list"_s);
    row("Resources is an object", R"({"Resources":{"id":"a"}})", u"Resources is no array"_s);
    row("Resources is a string", R"({"Resources":"[]"})", u"Resources is no array"_s);
    row("a resource is a string", R"({"Resources":[{"id":"a"},"b"]})", u"Resources[1]"_s);
    row("a resource is null", R"({"Resources":[null]})", u"Resources[0]"_s);
    row("a resource is an array", R"([[]])", u"Resources[0]"_s);
    row("a resource is malformed", R"({"Resources":[{"id":"a"},{"id":"b",,}]})", u"byte 35"_s);
    row("a deep fault", R"({"Resources":[{"id":"a","x":{"y":[tru]}}]})", u"byte 37"_s);
    row("an error with 200", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"no way","status":"400"})", u"no way"_s);
    row("an OData error with 200", R"({"error":{"code":"X","message":"no way"}})", u"no way"_s);
}

void TestListPage::refuses()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, words);
    const auto page = ListPage::parse(body);
    QVERIFY(!page.ok());
    QCOMPARE(page.error().kind, ErrorKind::Protocol);
    QVERIFY2(page.error().detail.contains(words), qPrintable(page.error().detail));
}

void TestListPage::readsHugePages()
{
    QByteArray body = "{\"totalResults\":40000,\"Resources\":[";
    const QByteArray filler(1'000, 'x');
    for (int i = 0; i < 40'000; ++i)
        body += (i ? ",{\"id\":\"" : "{\"id\":\"") + QByteArray::number(i) + "\",\"title\":\"" + filler + "\"}";
    body += "]}";
    QVERIFY(body.size() > 40'000'000);
    const auto page = ListPage::parse(body);
    QVERIFY(page.ok());
    QCOMPARE(page->resources.size(), 40'000);
    QCOMPARE(page->resources.last().id(), u"39999"_s);
}

void TestListPage::everyTruncationIsAnError()
{
    const QByteArray body = R"({"totalResults":1,"Resources":[{"id":"a","n":[1.5,true,{"k":"\u00e4"}]}]})";
    for (qsizetype size = 0; size < body.size(); ++size)
        QVERIFY(!ListPage::parse(body.first(size)).ok());
    QVERIFY(ListPage::parse(body).ok());
}

/// With room behind it or none, cut at its front, another's, or in the program itself.
void TestListPage::readsWhereverItLies()
{
    const QByteArray body = R"({"Resources":[{"id":"a"},{"id":"b","n":12345678901234567890}]})";
    QByteArray roomy;
    roomy.reserve(1000);
    roomy += body;
    QByteArray cut = "....." + body;
    cut.remove(0, 5);
    for (const QByteArray &one : {body, roomy, cut, QByteArray::fromRawData(body.constData(), body.size()), QByteArray("\xEF\xBB\xBF" + body)}) {
        const auto page = ListPage::parse(one);
        QVERIFY(page.ok());
        QCOMPARE(page->resources.size(), 2);
        QCOMPARE(page->resources[0].bytes(), QByteArray(R"({"id":"a"})"));
        QCOMPARE(page->resources[1].bytes(), QByteArray(R"({"id":"b","n":12345678901234567890})"));
        QCOMPARE(page->resources[1].id(), u"b"_s);
    }
}

/// Working memory is used again, though not by two at a time, and not what a larger document left in it.
void TestListPage::isReadWhileAnotherIs()
{
    JsonTokens first;
    QVERIFY(!first.read(R"({"a":[1,{"b":"c"}],"d":2})"));
    {
        JsonTokens second;
        QVERIFY(!second.read("[" + QByteArray("{\"x\":[1,2,3]},").repeated(500) + "null]"));
        QCOMPARE(second.behind(0), 500 * 12 + 3);
    }
    QVERIFY(JsonTokens().read("{\"a\":}"));
    QCOMPARE(first.keyAt(1), QByteArrayView("a"));
    QCOMPARE(first.valueAt(3), QByteArrayView(R"([1,{"b":"c"}])"));
    QCOMPARE(first.at(first.behind(3)), ',');
    QCOMPARE(first.valueAt(first.behind(3) + 3), QByteArrayView("2"));
    QCOMPARE(first.valueAt(0), first.text());
}

QTEST_APPLESS_MAIN(TestListPage)
#include "tst_listpage.moc"
