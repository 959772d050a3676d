// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"
#include "scim/filter.h"

#include <QDateTime>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

class tst_Practice_Read : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void statusCodes_data();
    void statusCodes();
    void authentication();
    void discovery();
    void pages_data();
    void pages();
    void filters_data();
    void filters();
    void refusedFilters_data();
    void refusedFilters();
    void queriesAreDecodedOnce_data();
    void queriesAreDecodedOnce();
    void secretsAreNotAskedFor();
    void sorting();
    void missingValuesSortLast();
    void projection_data();
    void projection();
    void singleResource();
    void cursorWalksAll();
    void wrongCursors();
    void search();
    void membership();

private:
    std::unique_ptr<PracticeClient> m_client;
    Json m_everyone;
};

void tst_Practice_Read::initTestCase()
{
    m_client = std::make_unique<PracticeClient>();
    QVERIFY2(m_client->isReady(), qPrintable(m_client->failure()));
}

void tst_Practice_Read::statusCodes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("list") << QByteArray("GET") << u"/Users"_s << 200 << QByteArray();
    QTest::newRow("trailing slash") << QByteArray("GET") << u"/Users/"_s << 200 << QByteArray();
    QTest::newRow("case of endpoints") << QByteArray("GET") << u"/users"_s << 200 << QByteArray();
    QTest::newRow("unknown id") << QByteArray("GET") << u"/Users/nobody"_s << 404 << QByteArray();
    QTest::newRow("unknown endpoint") << QByteArray("GET") << u"/Printers"_s << 404 << QByteArray();
    QTest::newRow("too deep") << QByteArray("GET") << u"/Users/a/b"_s << 404 << QByteArray();
    QTest::newRow("Me") << QByteArray("GET") << u"/Me"_s << 501 << QByteArray();
    QTest::newRow("Me patch") << QByteArray("PATCH") << u"/Me"_s << 501 << QByteArray();
    QTest::newRow("PUT on a list") << QByteArray("PUT") << u"/Users"_s << 405 << QByteArray("GET, HEAD, POST, OPTIONS");
    QTest::newRow("POST on one") << QByteArray("POST") << u"/Users/x"_s << 405 << QByteArray("GET, HEAD, PUT, PATCH, DELETE, OPTIONS");
    QTest::newRow("discovery is read-only") << QByteArray("DELETE") << u"/Schemas"_s << 405 << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("search by GET") << QByteArray("GET") << u"/Users/.search"_s << 405 << QByteArray("POST, OPTIONS");
    QTest::newRow("filtered discovery") << QByteArray("GET") << u"/Schemas?filter=id pr"_s << 403 << QByteArray();
    QTest::newRow("unknown schema") << QByteArray("GET") << u"/Schemas/urn:nothing"_s << 404 << QByteArray();
    QTest::newRow("unknown type") << QByteArray("GET") << u"/ResourceTypes/Printer"_s << 404 << QByteArray();
    QTest::newRow("both projections") << QByteArray("GET") << u"/Users?attributes=id&excludedAttributes=name"_s << 400 << QByteArray();
}

void tst_Practice_Read::statusCodes()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, target);
    QFETCH(int, status);
    const Reply reply = m_client->send(method, target);
    QCOMPARE(reply.status, status);
    QTEST(reply.headers.value("allow"), "allow");
    QCOMPARE(reply.headers.value("content-type"), "application/scim+json");
    if (status >= 400) {
        QCOMPARE(reply.at(u"schemas").at(0).toString(), u"urn:ietf:params:scim:api:messages:2.0:Error"_s);
        QCOMPARE(reply.at(u"status"), Json(QString::number(status)));
    }
}

void tst_Practice_Read::authentication()
{
    const Reply wrong = m_client->send("GET", u"/Users"_s, {}, {{"Authorization", "Bearer wrong"}});
    QCOMPARE(wrong.status, 401);
    QVERIFY(wrong.headers.value("www-authenticate").startsWith("Bearer"));
    QCOMPARE(m_client->send("GET", u"/ServiceProviderConfig"_s, {}, {{"Authorization", ""}}).status, 401);
    QCOMPARE(m_client->send("GET", u"/Users"_s, {}, {{"Accept", "application/json"}}).headers.value("content-type"), "application/json");
}

void tst_Practice_Read::discovery()
{
    const Reply config = m_client->get(u"/ServiceProviderConfig"_s);
    for (const auto &capability : {u"patch"_s, u"bulk"_s, u"filter"_s, u"sort"_s, u"etag"_s, u"changePassword"_s})
        QVERIFY2(config.at(capability).value(u"supported").toBool(), qPrintable(capability));
    QCOMPARE(config.at(u"pagination").value(u"cursor"), Json(true));
    QCOMPARE(m_client->get(u"/ResourceTypes"_s).texts(u"name"), (QStringList {u"User"_s, u"Group"_s, u"Device"_s}));
    QCOMPARE(m_client->get(u"/Schemas"_s).at(u"totalResults"), Json(8));
    const Reply type = m_client->get(u"/ResourceTypes/User"_s);
    QCOMPARE(type.at(u"endpoint").toString(), u"/Users"_s);
    QCOMPARE(type.at(u"schemaExtensions").size(), 2);
    const QString urn = u"urn:provost:params:scim:schemas:extension:practice:2.0:User"_s;
    QCOMPARE(m_client->get(u"/Schemas/"_s + urn).at(u"id").toString(), urn);
    const QString location = config.at(u"meta").value(u"location").toString();
    QCOMPARE(location, m_client->url().toString() + u"/ServiceProviderConfig"_s);
}

void tst_Practice_Read::pages_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("startIndex");
    QTest::addColumn<int>("items");
    QTest::newRow("default") << u""_s << 1 << 1000; // up to 2,000 come whole
    QTest::newRow("first") << u"startIndex=1&count=7"_s << 1 << 7;
    QTest::newRow("last, short") << u"startIndex=995&count=50"_s << 995 << 6;
    QTest::newRow("past the end") << u"startIndex=5000"_s << 5000 << 0;
    QTest::newRow("startIndex 0 is 1") << u"startIndex=0&count=2"_s << 1 << 2;
    QTest::newRow("negative startIndex is 1") << u"startIndex=-9&count=2"_s << 1 << 2;
    QTest::newRow("count 0") << u"count=0"_s << 1 << 0;
    QTest::newRow("negative count is 0") << u"count=-3"_s << 1 << 0;
    QTest::newRow("too much") << u"count=100000"_s << 1 << 1000;
}

void tst_Practice_Read::pages()
{
    QFETCH(QString, query);
    const Reply reply = m_client->get(u"/Users?"_s + query);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.at(u"totalResults"), Json(1000));
    QTEST(int(reply.at(u"startIndex").toInteger()), "startIndex");
    QTEST(int(reply.at(u"itemsPerPage").toInteger()), "items");
    QTEST(int(reply.at(u"Resources").size()), "items");
}

void tst_Practice_Read::filters_data()
{
    QTest::addColumn<QString>("filter");
    const QString first = m_client->get(u"/Users?count=1"_s).texts(u"userName").value(0);
    for (const auto &filter : {u"userName eq \"%1\""_s.arg(first.toUpper()), u"userName sw \"anna\""_s, u"userName co \"an\""_s,
             u"userName ew \"@haldenworks.example\""_s, u"displayName co \"ŁUK\""_s, u"name.familyName eq \"ÖZTÜRK\""_s,
             u"name.familyName sw \"ş\""_s, u"active eq false"_s, u"active ne true"_s, u"title pr"_s, u"not (title pr)"_s,
             u"nickName pr and active eq true"_s, u"title eq \"Engineer\" or title eq \"Driver\""_s, u"title ne \"Engineer\""_s,
             u"emails.value co \"mail.example\""_s, u"emails[type eq \"home\"]"_s, u"emails[type eq \"work\" and value sw \"a\"]"_s,
             u"emails[not (type eq \"work\")]"_s, u"emails pr"_s, u"phoneNumbers pr"_s, u"not (phoneNumbers pr)"_s, u"addresses.country eq \"jp\""_s,
             u"addresses[country eq \"FR\" and locality co \"Ly\"]"_s, u"meta.lastModified gt \"2024-01-01T00:00:00Z\""_s,
             u"meta.created le \"2020-06-01T00:00:00+02:00\""_s, u"userName gt \"m\""_s, u"userName lt \"c\""_s,
             u"urn:ietf:params:scim:schemas:core:2.0:User:userName sw \"b\""_s,
             u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"engineering\""_s,
             u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager pr"_s,
             u"urn:provost:params:scim:schemas:extension:practice:2.0:User:floor ge 10"_s,
             u"urn:provost:params:scim:schemas:extension:practice:2.0:User:floor lt 0"_s,
             u"urn:provost:params:scim:schemas:extension:practice:2.0:User:skills eq \"QT\""_s,
             u"urn:provost:params:scim:schemas:extension:practice:2.0:User:firstAider eq true"_s,
             u"(userName sw \"a\" or userName sw \"b\") and not (active eq true)"_s, u"name pr"_s, u"nickName eq null"_s,
             u"nickName co \"\""_s, u"nickName sw \"\""_s, u"nickName ew \"\""_s})
        QTest::newRow(qPrintable(filter)) << filter;
}

/// Every filter as SQL must choose exactly those whom the filter itself matches.
void tst_Practice_Read::filters()
{
    QFETCH(QString, filter);
    if (m_everyone.isUndefined())
        m_everyone = m_client->get(u"/Users?count=1000"_s).at(u"Resources");
    const auto parsed = Filter::parse(filter);
    QVERIFY(parsed.ok());
    QStringList expected;
    for (const Json &user : m_everyone.items()) {
        if (parsed->matches(user))
            expected << user.value(u"userName").toString();
    }
    const Reply reply = m_client->send("POST", u"/Users/.search"_s,
        Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:SearchRequest"_s})}, {u"filter"_s, filter},
            {u"count"_s, 1000}}));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.texts(u"userName"), expected);
    QCOMPARE(reply.at(u"totalResults").toInteger(), expected.size());
    QVERIFY2(!expected.isEmpty(), "a filter that chooses nobody tests nothing");
}

void tst_Practice_Read::refusedFilters_data()
{
    QTest::addColumn<QString>("filter");
    for (const auto &filter : {u"userName"_s, u"userName eq"_s, u"userName is \"x\""_s, u"(userName pr"_s, u"favouriteColour eq \"x\""_s,
             u"active gt true"_s, u"meta.created co \"2024\""_s, u"emails[flavour eq \"x\"]"_s})
        QTest::newRow(qPrintable(filter)) << filter;
}

void tst_Practice_Read::refusedFilters()
{
    QFETCH(QString, filter);
    const Reply reply = m_client->get(u"/Users?filter="_s + filter);
    QCOMPARE(reply.status, 400);
    QCOMPARE(reply.scimType(), u"invalidFilter"_s);
}

/// RFC 7644 section 3.12: sensitive is for what should not stand in a URL.
void tst_Practice_Read::queriesAreDecodedOnce_data()
{
    QTest::addColumn<QString>("name");
    for (const auto &name : {u"R&D"_s, u"a+b"_s, u"50% off"_s, u"x%41y"_s, u"x;y"_s, u"no#1"_s, u"a=b"_s, u"what?"_s, u"%26"_s, u"caf\u00e9 \"x\""_s})
        QTest::newRow(qPrintable(name)) << name;
}

void tst_Practice_Read::queriesAreDecodedOnce()
{
    QFETCH(QString, name);
    const QString id = m_client->createGroup(name);
    const QString filter = Filter::compare({.schema = {}, .attribute = u"displayName"_s, .subAttribute = {}}, CompareOp::Eq, Json(name)).toString();
    const Reply reply = m_client->get(u"/Groups?count=5&filter="_s + QString::fromLatin1(QUrl::toPercentEncoding(filter)));
    QCOMPARE(reply.texts(u"id"), QStringList {id});
    QCOMPARE(m_client->send("DELETE", u"/Groups/"_s + id).status, 204);
    // what is inside a value is no parameter of its own
    QCOMPARE(m_client->get(u"/Users?filter=userName%20pr%26count%3D1"_s).status, 400);
    QCOMPARE(m_client->get(u"/Users?filter=userName+eq+\"nobody\"&count=1"_s).status, 200); // a plain '+' is a space, as forms have it
}

void tst_Practice_Read::secretsAreNotAskedFor()
{
    const Reply byUrl = m_client->get(u"/Users?filter=userName pr and password eq \"x\""_s);
    QCOMPARE(byUrl.status, 403);
    QCOMPARE(byUrl.scimType(), u"sensitive"_s);
    const Reply byBody = m_client->send("POST", u"/Users/.search"_s,
        Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:SearchRequest"_s})}, {u"filter"_s, u"password pr"_s}}));
    QCOMPARE(byBody.status, 400);
    QCOMPARE(byBody.scimType(), u"invalidFilter"_s);
}

void tst_Practice_Read::sorting()
{
    const QStringList up = m_client->get(u"/Users?sortBy=userName&count=1000"_s).texts(u"userName");
    QVERIFY(std::is_sorted(up.cbegin(), up.cend()));
    QStringList down = m_client->get(u"/Users?sortBy=USERNAME&sortOrder=descending&count=1000"_s).texts(u"userName");
    QVERIFY(std::is_sorted(down.crbegin(), down.crend()));
    const QStringList part = m_client->get(u"/Users?sortBy=userName&startIndex=401&count=50"_s).texts(u"userName");
    QCOMPARE(part, up.sliced(400, 50));
    const QStringList filtered = m_client->get(u"/Users?sortBy=emails&filter=active eq false&count=1000"_s).texts(u"userName");
    QVERIFY(filtered.size() > 10 && std::is_sorted(filtered.cbegin(), filtered.cend()));
    QCOMPARE(m_client->get(u"/Users?sortBy=shoeSize"_s).status, 400);
}

void tst_Practice_Read::missingValuesSortLast()
{
    const QStringList up = m_client->get(u"/Users?sortBy=nickName&count=1000"_s).texts(u"nickName");
    QVERIFY(!up.first().isEmpty() && up.last().isEmpty());
    const QStringList down = m_client->get(u"/Users?sortBy=nickName&sortOrder=descending&count=1000"_s).texts(u"nickName");
    QVERIFY(down.first().isEmpty() && !down.last().isEmpty());
}

void tst_Practice_Read::projection_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("one") << u"attributes=userName"_s << QStringList {u"schemas"_s, u"id"_s, u"userName"_s};
    QTest::newRow("any case") << u"attributes=USERNAME"_s << QStringList {u"schemas"_s, u"id"_s, u"userName"_s};
    QTest::newRow("by URN") << u"attributes=urn:ietf:params:scim:schemas:core:2.0:User:displayName"_s
                            << QStringList {u"schemas"_s, u"id"_s, u"displayName"_s};
    QTest::newRow("sub-attribute") << u"attributes=name.familyName,meta.created"_s << QStringList {u"schemas"_s, u"id"_s, u"name"_s, u"meta"_s};
    QTest::newRow("extension attribute") << u"attributes=urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s
                                         << QStringList {u"schemas"_s, u"id"_s, u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s};
    QTest::newRow("unknown") << u"attributes=shoeSize"_s << QStringList {u"schemas"_s, u"id"_s};
    QTest::newRow("id cannot be excluded")
        << u"excludedAttributes=id,schemas,name,emails,meta,groups,phoneNumbers,addresses,active,title,externalId,displayName,nickName,"
           "userType,preferredLanguage,locale,timezone,urn:ietf:params:scim:schemas:extension:enterprise:2.0:User,"
           "urn:provost:params:scim:schemas:extension:practice:2.0:User"_s
        << QStringList {u"schemas"_s, u"id"_s, u"userName"_s};
}

void tst_Practice_Read::projection()
{
    QFETCH(QString, query);
    const Json user = m_client->get(u"/Users?count=1&"_s + query).at(u"Resources").at(0);
    QStringList found;
    for (const auto &[key, value] : user.members())
        found << key;
    found.sort();
    QFETCH(QStringList, keys);
    const QString practice = u"urn:provost:params:scim:schemas:extension:practice:2.0:User"_s; // its realm is always returned
    if (!keys.contains(practice))
        keys << practice;
    keys.sort();
    QCOMPARE(found, keys);
}

void tst_Practice_Read::singleResource()
{
    const QString id = m_client->get(u"/Users?count=1"_s).texts(u"id").value(0);
    const Reply reply = m_client->get(u"/Users/"_s + id);
    const Json meta = reply.at(u"meta");
    QCOMPARE(meta.value(u"resourceType").toString(), u"User"_s);
    QCOMPARE(meta.value(u"location").toString(), m_client->url().toString() + u"/Users/"_s + id);
    QCOMPARE(reply.headers.value("etag"), meta.value(u"version").toString().toUtf8());
    QCOMPARE(reply.headers.value("content-location"), meta.value(u"location").toString().toUtf8());
    QVERIFY(QDateTime::fromString(meta.value(u"created").toString(), Qt::ISODateWithMs).isValid());
    QVERIFY(!reply.json().contains(u"password"));
    const QHash<QByteArray, QByteArray> unchanged {{"If-None-Match", reply.headers.value("etag")}};
    QCOMPARE(m_client->send("GET", u"/Users/"_s + id, {}, unchanged).status, 304);
    const Reply head = m_client->send("HEAD", u"/Users/"_s + id);
    QCOMPARE(head.status, 200);
    QVERIFY(head.body.isEmpty());
}

void tst_Practice_Read::cursorWalksAll()
{
    const QString query = u"/Users?count=300&filter=active eq true&cursor="_s;
    Reply page = m_client->get(query);
    const qint64 total = page.at(u"totalResults").toInteger();
    QStringList ids = page.texts(u"id");
    while (!page.at(u"nextCursor").toString().isEmpty()) {
        QVERIFY(!page.json().contains(u"startIndex"));
        const QString cursor = page.at(u"nextCursor").toString();
        static const QRegularExpression unreserved(u"^[A-Za-z0-9._~-]+$"_s);
        QVERIFY(unreserved.match(cursor).hasMatch());
        page = m_client->get(query + cursor);
        ids += page.texts(u"id");
    }
    QCOMPARE(ids.size(), total);
    QCOMPARE(QSet<QString>(ids.cbegin(), ids.cend()).size(), total);
}

void tst_Practice_Read::wrongCursors()
{
    QCOMPARE(m_client->get(u"/Users?cursor=nonsense"_s).scimType(), u"invalidCursor"_s);
    const QString cursor = m_client->get(u"/Users?count=10&cursor="_s).at(u"nextCursor").toString();
    QCOMPARE(m_client->get(u"/Groups?count=10&cursor="_s + cursor).scimType(), u"invalidCursor"_s);
    QCOMPARE(m_client->get(u"/Users?count=5000&cursor="_s).scimType(), u"invalidCount"_s);
    QCOMPARE(m_client->get(u"/Users?count=ten&cursor="_s).scimType(), u"invalidCount"_s);
    QCOMPARE(m_client->get(u"/Users?startIndex=1&cursor="_s).status, 400);
    Practice::Options options;
    options.faults = {u"expire:ms=1"_s};
    PracticeClient hasty(options);
    const QString short1 = hasty.get(u"/Users?count=10&cursor="_s).at(u"nextCursor").toString();
    QTRY_COMPARE(hasty.get(u"/Users?count=10&cursor="_s + short1).scimType(), u"expiredCursor"_s);
}

void tst_Practice_Read::search()
{
    const auto request = [](const QString &filter) {
        return Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:SearchRequest"_s})}, {u"filter"_s, filter},
            {u"attributes"_s, Json::array({u"displayName"_s, u"meta.resourceType"_s})}, {u"count"_s, 1000}});
    };
    const Reply all = m_client->send("POST", u"/.search"_s, request(u"displayName co \"a\""_s));
    const QStringList types = all.texts(u"meta.resourceType");
    QVERIFY(types.contains(u"User"_s) && types.contains(u"Group"_s) && types.contains(u"Device"_s));
    QCOMPARE(m_client->send("POST", u"/.search"_s, request(u"meta.resourceType eq \"Group\""_s)).at(u"totalResults"), Json(50));
    QCOMPARE(m_client->send("POST", u"/.search"_s, Json::object()).scimType(), u"invalidSyntax"_s);
    QCOMPARE(m_client->send("POST", u"/.search"_s, QByteArray("{")).scimType(), u"invalidSyntax"_s);
    QCOMPARE(m_client->send("POST", u"/.search"_s, QByteArray("{}"), {{"Content-Type", "text/plain"}}).status, 415);
}

void tst_Practice_Read::membership()
{
    const Json group = m_client->get(u"/Groups?filter=displayName eq \"Engineering\""_s).at(u"Resources").at(0);
    const QString id = group.value(u"id").toString();
    QVERIFY(group.value(u"members").size() > 10);
    const QString member = group.value(u"members").at(0).value(u"value").toString();
    const Reply user = m_client->get(u"/Users/"_s + member);
    QHash<QString, QString> types;
    const Json groups = user.at(u"groups");
    for (const Json &each : groups.items())
        types.insert(each.value(u"display").toString(), each.value(u"type").toString());
    QCOMPARE(types.value(u"Engineering"_s), u"direct"_s);
    const Reply byGroup = m_client->get(u"/Users?filter=groups.value eq \"%1\"&count=1000"_s.arg(id));
    QCOMPARE(byGroup.at(u"totalResults").toInteger(), group.value(u"members").size());
    QVERIFY(m_client->get(u"/Groups?filter=members.value eq \"%1\""_s.arg(member)).texts(u"displayName").contains(u"Engineering"_s));
    // "All staff" has no people of its own; who is in it is in it through region and site.
    const Json staff = m_client->get(u"/Groups?filter=displayName eq \"All staff\""_s).at(u"Resources").at(0);
    QCOMPARE(staff.value(u"members").at(0).value(u"type").toString(), u"Group"_s);
    const Reply indirect = m_client->get(u"/Users?filter=groups[value eq \"%1\" and type eq \"indirect\"]"_s.arg(staff.value(u"id").toString()));
    QVERIFY(indirect.at(u"totalResults").toInteger() > 100);
    QVERIFY(!m_client->get(u"/Groups/%1?excludedAttributes=members"_s.arg(id)).json().contains(u"members"));
}

QTEST_GUILESS_MAIN(tst_Practice_Read)
#include "tst_practice_read.moc"
