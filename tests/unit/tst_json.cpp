// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/decimal.h"
#include "scim/json.h"
#include "scim/jsoncheck.h"
#include "scim/jsonparts.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestJson : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsBytes_data();
    void keepsBytes();
    void refuses_data();
    void refuses();
    void acceptsDeepestNesting();
    void refusesTenThousandBracketsAtOnce();
    void dropsByteOrderMark();
    void findsMembersInAnyCase();
    void setKeepsPlaceAndSpelling();
    void copiesAreIndependent();
    void comparesByMeaning_data();
    void comparesByMeaning();
    void ordersDecimals_data();
    void ordersDecimals();
    void readsScalars();
    void keepsByteOrderMarks_data();
    void keepsByteOrderMarks();
    void writesEscapes();
    void indents();
    void bothValidatorsAgree();
    void takesApartAsItParses_data();
    void takesApartAsItParses();
    void looksNowhereBehindTheEnd();
};

void TestJson::keepsBytes_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("beyond 64 bits", R"({"n":12345678901234567890,"m":123456789012345678901234567890})");
    row("decimals as written", R"([1.0,1.10,-0,-0.0,1E+2,1e-400,1e400])");
    row("key order", R"({"z":1,"a":2,"M":3})");
    row("duplicate keys", R"({"a":1,"a":2,"A":3})");
    row("unknown attributes", R"({"userName":"x","acme":{"deep":[{"x":null}]}})");
    row("empty ones", R"({"":[],"o":{},"s":""})");
    row("literals", R"([true,false,null])");
    row("root string", R"("x")");
    row("root number", "12345678901234567890");
    row("root literal", "true");
    row("not ASCII", "{\"n\xC3\xA4me\":\"\xF0\x9F\x98\x80 \xE4\xBD\xA0\"}");
    row("escapes", R"(["\"\\\b\f\n\r\t\u0001"])");
    row("lone surrogate", R"(["\ud800x","\udc00"])");
    row("nothing after the last escape", R"(["\\","a\\"])");
    row("key that ends in an escape", R"({"a\\":1,"\"":2})");
    row("nested", R"([[[{"a":[[1],[2,[3]]]}]],{"b":{"c":{}}}])");
}

void TestJson::keepsBytes()
{
    QFETCH(const QByteArray, text);
    const auto json = Json::parse(text);
    QVERIFY2(json.ok(), json.ok() ? "" : qPrintable(json.error().toString()));
    QCOMPARE(json->toBytes(), text);
    const auto again = Json::parse(QByteArray(" \r\n\t" + json->toIndentedBytes() + "\n"));
    QVERIFY(again.ok());
    QCOMPARE(*again, *json);
    QCOMPARE(again->toBytes(), text);
}

void TestJson::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("position");
    const auto row = [](const char *name, const QByteArray &text, int at) { QTest::newRow(name) << text << at; };
    row("empty", "", 0);
    row("blank", "  ", 2);
    row("HTML", "<html>", 0);
    row("cut in an object", R"({"a":1)", 6);
    row("cut in a string", R"({"a":"xy)", 8);
    row("cut in a literal", "[tru", 4);
    row("cut in a number", "[-", 2);
    row("cut in an escape", R"(["\u12)", 6);
    row("two documents", "{} {}", 3);
    row("leading zero", "[01]", 1);
    row("leading plus", "[+1]", 1);
    row("bare point", "[1.]", 1);
    row("hexadecimal", "[0x1]", 2);
    row("NaN", "[NaN]", 1);
    row("big number then garbage", "[12345678901234567890,x]", 22);
    row("trailing comma", "[1,]", 3);
    row("trailing comma in an object", R"({"a":1,})", 7);
    row("missing comma", "[1 2]", 3);
    row("missing colon", R"({"a" 1})", 5);
    row("key not quoted", "{a:1}", 1);
    row("single quotes", "{'a':1}", 1);
    row("wrong closing bracket", "[1}", 2);
    row("too many closing brackets", "[1]]", 3);
    row("control character", "[\"a\nb\"]", 3);
    row("unknown escape", R"(["\x41"])", 3);
    row("bad hex", R"(["\u12g4"])", 6);
    row("literal with a tail", "[truex]", 5);
    row("invalid UTF-8", "[\"ab\xFF\"]", 4);
    row("overlong UTF-8", "[\"\xC0\x80\"]", 2);
    row("surrogate in UTF-8", "[\"\xED\xA0\x80\"]", 2);
    row("UTF-8 cut off", "[\"\xE4\xBD", 2);
    row("nul behind", QByteArray("[1]\0", 4), 3);
}

void TestJson::refuses()
{
    QFETCH(const QByteArray, text);
    QFETCH(const int, position);
    const auto json = Json::parse(text);
    QVERIFY(!json.ok());
    QCOMPARE(json.error().kind, ErrorKind::Protocol);
    QCOMPARE(json.error().position, position);
    QVERIFY(json.error().detail.contains(u"byte %1"_s.arg(position)));
}

void TestJson::acceptsDeepestNesting()
{
    const auto nested = [](int depth) -> QByteArray { return QByteArray(depth, '[') + QByteArray(depth, ']'); };
    QVERIFY(Json::parse(nested(jsonDepthLimit)).ok());
    const auto refused = Json::parse(nested(jsonDepthLimit + 1));
    QVERIFY(!refused.ok());
    QCOMPARE(refused.error().position, jsonDepthLimit);
}

void TestJson::refusesTenThousandBracketsAtOnce()
{
    QVERIFY(!Json::parse(QByteArray(10'000, '[')).ok());
    QByteArray objects;
    for (int i = 0; i < 10'000; ++i)
        objects += R"({"a":)";
    QVERIFY(!Json::parse(objects).ok());
}

void TestJson::dropsByteOrderMark()
{
    QVERIFY(Json::parse("\xEF\xBB\xBF{}").ok());
    QCOMPARE(Json::parse("\xEF\xBB\xBF{x").error().position, 4);
}

void TestJson::findsMembersInAnyCase()
{
    const Json json = *Json::parse(R"({"resources":1,"Resources":2,"USERNAME":3})");
    QCOMPARE(json.value(u"Resources").toInteger(), 2); // the exact one wins
    QCOMPARE(json.value(u"RESOURCES").toInteger(), 1); // else the first
    QCOMPARE(json.value(u"userName").toInteger(), 3);
    QVERIFY(json.value(u"user").isUndefined());
    QVERIFY(!Json(5).contains(u"x"));
}

void TestJson::setKeepsPlaceAndSpelling()
{
    Json json = *Json::parse(R"({"UserName":"a","id":"1"})");
    json.set(u"username"_s, u"b"_s);
    json.set(u"title"_s, nullptr);
    QCOMPARE(json.toBytes(), R"({"UserName":"b","id":"1","title":null})"_qba);
    QVERIFY(json.remove(u"ID"));
    QVERIFY(!json.remove(u"ID"));
    QCOMPARE(json.toBytes(), R"({"UserName":"b","title":null})"_qba);
    Json list;
    list.append(1);
    list.append(u"x"_s);
    list.setAt(0, 2.5);
    list.setAt(7, 1);
    list.removeAt(9);
    QCOMPARE(list.toBytes(), R"([2.5,"x"])"_qba);
}

void TestJson::copiesAreIndependent()
{
    const Json original = *Json::parse(R"({"a":[1,2]})");
    Json copy = original;
    copy.set(u"a"_s, 5);
    Json inner = original.value(u"a");
    inner.append(3);
    QCOMPARE(original.toBytes(), R"({"a":[1,2]})"_qba);
    QCOMPARE(inner.size(), 3);
}

void TestJson::comparesByMeaning_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("equal");
    const auto row = [](const QByteArray &a, const QByteArray &b, bool equal) {
        QTest::newRow(QByteArray(a + " | " + b).constData()) << a << b << equal;
    };
    row("1", "1.0", true);
    row("100", "1e2", true);
    row("0.1", "1E-1", true);
    row("-0", "0", true);
    row("12345678901234567890", "12345678901234567891", false);
    row("1e999999999999999999999", "1", false);
    row("1", R"("1")", false);
    row(R"("a")", R"("A")", false);
    row(R"({"a":1,"B":2})", R"({"b":2,"A":1})", true);
    row(R"({"a":1,"a":2})", R"({"a":2,"a":1})", false);
    row(R"({"a":1})", R"({"a":1,"b":null})", false);
    row("[1,2]", "[2,1]", false);
    row("null", "false", false);
}

void TestJson::comparesByMeaning()
{
    QFETCH(const QByteArray, a);
    QFETCH(const QByteArray, b);
    QFETCH(const bool, equal);
    QCOMPARE(*Json::parse(a) == *Json::parse(b), equal);
}

void TestJson::ordersDecimals_data()
{
    QTest::addColumn<QByteArray>("less");
    QTest::addColumn<QByteArray>("more");
    const auto row = [](const QByteArray &less, const QByteArray &more) {
        QTest::newRow(QByteArray(less + " < " + more).constData()) << less << more;
    };
    row("9", "10");
    row("-10", "-9");
    row("-1", "0");
    row("0", "0.0001");
    row("1.05", "1.5");
    row("12345678901234567890", "12345678901234567891");
    row("-1e400", "1e-400");
    row("9.99e5", "1e6");
    row("1e99999999999999999998", "1.1e99999999999999999998");
}

void TestJson::ordersDecimals()
{
    QFETCH(const QByteArray, less);
    QFETCH(const QByteArray, more);
    const auto a = Decimal::fromText(less);
    const auto b = Decimal::fromText(more);
    QVERIFY(a && b);
    QVERIFY(*a < *b);
    QVERIFY(!(*b < *a));
}

void TestJson::readsScalars()
{
    QCOMPARE(Json(u"TRUE"_s).toBool(), true);
    QCOMPARE(Json(u"yes"_s).toBool(true), true);
    QCOMPARE(Json(1).toBool(), false);
    QCOMPARE(Json(u"42"_s).toInteger(), 42);
    QCOMPARE(Json::parse("4.0")->toInteger(), 4);
    QCOMPARE(Json::parse("4.5")->toInteger(-1), -1);
    QCOMPARE(Json::parse("12345678901234567890")->toInteger(-1), -1);
    QCOMPARE(Json(0.1).toBytes(), "0.1"_qba);
    QVERIFY(Json(qQNaN()).isNull());
    QVERIFY(Json::number("1,5").isUndefined());
    QCOMPARE(Json::parse("1.50")->scalarText(), u"1.50"_s);
    QCOMPARE(Json(false).scalarText(), u"false"_s);
    QCOMPARE(Json(nullptr).scalarText(), QString());
    QVERIFY(Json().isUndefined() && !Json(nullptr).isUndefined());
}

void TestJson::keepsByteOrderMarks_data()
{
    QTest::addColumn<QByteArray>("inner");
    QTest::newRow("first") << QByteArray("\xEF\xBB\xBF" "Anna");
    QTest::newRow("twice") << QByteArray("\xEF\xBB\xBF\xEF\xBB\xBF" "Anna");
    QTest::newRow("behind an escape") << QByteArray("a\\\\\xEF\xBB\xBF\xEF\xBB\xBF" "b");
    QTest::newRow("alone") << QByteArray("\xEF\xBB\xBF");
}

/// Inside a text it is a character like any other; Qt takes it for a mark and drops it.
void TestJson::keepsByteOrderMarks()
{
    QFETCH(QByteArray, inner);
    const QByteArray text = '"' + inner + '"';
    const auto json = Json::parse(QByteArray("[" + text + "]"));
    QVERIFY(json.ok());
    const QString read = json->at(0).toString();
    QCOMPARE(read.count(QChar(QChar::ByteOrderMark)), inner.count("\xEF\xBB\xBF"));
    QCOMPARE(Json::parse(QByteArray("[" + Json(read).toBytes() + "]"))->at(0).toString(), read);
}

void TestJson::writesEscapes()
{
    QCOMPARE(Json(u"a\"b\\c\n\x01\x7f/"_s).toBytes(), "\"a\\\"b\\\\c\\n\\u0001\x7f/\""_qba);
    QCOMPARE(*Json::parse(R"("\u0041\/\ud83d\ude00")"), Json(u"A/\U0001F600"_s));
}

void TestJson::indents()
{
    QCOMPARE(Json::parse(R"({"a":[1,{}],"b":[]})")->toIndentedBytes(),
             "{\n  \"a\": [\n    1,\n    {}\n  ],\n  \"b\": []\n}"_qba);
}

/// Every single-byte damage to a document gets the same verdict from simdjson's parser and from the scanner that names the place.
void TestJson::bothValidatorsAgree()
{
    const QByteArray good = R"( {"a\n":[1,-2.5e3,true,null,"x\u00e4"],"b":{"c":[]}} )";
    constexpr std::array damages {'"', '\\', '{', ']', ',', ':', '0', '.', 'e', ' ', '\n', '\x80', 't', '-'};
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const char damage : damages) {
            QByteArray text = good;
            text[at] = damage;
            QCOMPARE(Json::parse(text).ok(), !findJsonFault(text).has_value());
        }
        QVERIFY(!Json::parse(good.first(at)).ok() || at >= good.size() - 1);
    }
}

void TestJson::takesApartAsItParses_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char *name, const QByteArray &text) { QTest::newRow(name) << text; };
    row("nothing in it", "{}");
    row("nothing else in it", R"({"members":[1]})");
    row("first", R"({"members":[{"value":"]}"}],"id":"a"})");
    row("last", R"({"id":"a","members":{"x":[1,2]}})");
    row("in another case", R"({"id":"a","Members":["b"],"n":1.0})");
    row("with an escape in its name", R"({"id":"a","mem\u0062ers":["b"],"n":1})");
    row("a name as long", R"({"id":"a","membery":["b"]})");
    row("deeper ones stay", R"({"id":"a","x":{"members":[1]},"members":null})");
    row("quotes and backslashes", R"({"id":"a\"b\\","members":["\\\"]","{"],"displayName":"c\\"})");
    row("spaces", "\n { \"id\" : \"a\" , \"members\" : [ 1 , 2 ] , \"n\" : 12345678901234567890 }\n");
    row("a lone surrogate", R"({"displayName":"\ud800","members":[]})");
}

/// What is left is what parsing the whole and taking the member out would have left.
void TestJson::takesApartAsItParses()
{
    QFETCH(QByteArray, text);
    const auto whole = Json::parse(text);
    QVERIFY(whole.ok());
    Json expected = *whole;
    while (expected.remove(u"members")) { }
    const auto rest = Json::parse(jsonWithout(text, "members"));
    QVERIFY(rest.ok());
    QCOMPARE(*rest, expected);
    QCOMPARE(rest->members().size(), expected.members().size());
    JsonWanted members {.name = "members"};
    JsonWanted name {.name = "displayName"};
    JsonParts parts(text);
    while (parts.next()) {
        members.offer(parts);
        name.offer(parts);
    }
    QVERIFY(parts.isSound());
    QCOMPARE(members.value.isNull(), whole->value(u"members").isUndefined());
    if (!members.value.isNull())
        QCOMPARE(Json::parse(members.value).valueOr({}), whole->value(u"members"));
    QCOMPARE(jsonPartText(name.value), whole->value(u"displayName").toString());
}

/// Cut off anywhere: nothing is made of it, and under the sanitizers nothing is read that is not there.
void TestJson::looksNowhereBehindTheEnd()
{
    const QByteArray text = R"({"id":"a\\","members":[{"value":"\u00e9","n":[1,true]}],"displayName":"\"b"})";
    for (qsizetype size = 0; size < text.size(); ++size) {
        const QByteArray part(text.constData(), size); // a copy: what lies behind it is somebody else's
        JsonParts parts(part);
        while (parts.next())
            (void)jsonPartText(parts.value());
        QVERIFY2(!parts.isSound(), part.constData());
        QCOMPARE(jsonWithout(part, "members"), part);
    }
    for (const QByteArray inner : {"\\", "\\u", "\\u00e", "a\\u00"}) // no string ends so, but damage might
        QCOMPARE(jsonPartText(QByteArray('"' + inner + '"')), QString());
    JsonParts other("7");
    QVERIFY(!other.next());
    QVERIFY(!other.isSound());
}

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
