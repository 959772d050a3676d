// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/scimerror.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestScimError : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsBodies_data();
    void readsBodies();
    void cutsLongDetail();
    void tellsPagesThatRefuse_data();
    void tellsPagesThatRefuse();
    void becomesError_data();
    void becomesError();
    void writesBody();
};

void TestScimError::readsBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("scimType");
    QTest::addColumn<QString>("detail");
    QTest::addColumn<bool>("isScim");
    const auto row = [](const char *name, const QByteArray &body, int status, const QString &type, const QString &detail, bool isScim) {
        QTest::newRow(name) << body << status << type << detail << isScim;
    };
    // RFC 7644 section 3.12
    row("RFC 404", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"Resource 2819c223 not found","status":"404"})", 404,
        {}, u"Resource 2819c223 not found"_s, true);
    row("RFC 400", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"scimType":"mutability","detail":"Attribute 'id' is readOnly","status":"400"})",
        400, u"mutability"_s, u"Attribute 'id' is readOnly"_s, true);
    row("status a number", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":409,"scimType":"uniqueness"})", 409,
        u"uniqueness"_s, {}, true);
    row("status missing", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"x"})", 0, {}, u"x"_s, true);
    row("status an object", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":{"code":"412"}})", 412, {}, {}, true);
    row("schemas a string", R"({"schemas":"urn:ietf:params:scim:api:messages:2.0:Error","status":"500"})", 500, {}, {}, true);
    row("detail an array", R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":["a","b"],"status":"400"})", 400, {}, u"a; b"_s, true);
    row("no schemas", R"({"detail":"x","scimType":"invalidFilter"})", 0, u"invalidFilter"_s, u"x"_s, true);
    row("Graph", R"({"error":{"code":"TooManyRequests","message":"Slow down","innerError":{"request-id":"1"}}})", 0, {},
        u"TooManyRequests: Slow down"_s, false);
    row("OAuth", R"({"error":"invalid_token","error_description":"expired"})", 0, {}, u"invalid_token: expired"_s, false);
    row("code and message", R"({"code":1001,"message":"User does not exist"})", 0, {}, u"1001: User does not exist"_s, false);
    row("code that is a status", R"({"code":404,"message":"gone"})", 404, {}, u"gone"_s, false);
    row("Errors list", R"({"Errors":[{"description":"Start index too big","code":400},{"description":"b"}]})", 400, {},
        u"Start index too big; b"_s, false);
    row("SCIM 1.1", R"({"schemas":["urn:scim:schemas:core:1.0"],"Errors":[{"description":"no","code":"401"}]})", 401, {}, u"no"_s, false);
    row("array of errors", R"([{"message":"Session expired","errorCode":"INVALID_SESSION_ID"}])", 0, {},
        u"INVALID_SESSION_ID: Session expired"_s, false);
    row("problem details", R"({"type":"about:blank","title":"Bad","status":400,"detail":"really"})", 400, {}, u"really"_s, false);
    row("bulk answer to 412", R"({"Operations":[{"status":"201"},{"status":{"code":"412"},"response":{"detail":"old"}}]})", 412, {}, u"old"_s, true);
    row("HTML", "<html><title>502 Bad Gateway</title><body>secret</body>", 0, {}, u"502 Bad Gateway"_s, false);
    row("plain text", "Too many requests\n", 0, {}, u"Too many requests"_s, false);
    row("JSON string", R"("nope")", 0, {}, u"nope"_s, false);
    row("nothing", "", 0, {}, {}, false);
    row("empty object", "{}", 0, {}, {}, false);
    row("null members", R"({"detail":null,"status":null,"message":null})", 0, {}, {}, true);
    row("absurd status", R"({"code":-5,"message":"m"})", 0, {}, u"-5: m"_s, false);
}

void TestScimError::readsBodies()
{
    QFETCH(const QByteArray, body);
    const ScimError error = ScimError::fromBody(body);
    QTEST(error.status, "status");
    QTEST(error.scimType, "scimType");
    QTEST(error.detail, "detail");
    QTEST(error.isScim, "isScim");
}

void TestScimError::cutsLongDetail()
{
    QCOMPARE(ScimError::fromBody(QByteArray(100'000, 'x')).detail.size(), 2'000);
    QVERIFY(!ScimError::fromBody("x<b>", "text/html").detail.contains(u'<'));
}

/// A gateway's page is told from the server's own refusal.
void TestScimError::tellsPagesThatRefuse_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("detail");
    QTest::newRow("page") << QByteArray("<html><title>Access denied</title></html>") << QByteArray() << 401 << u"a page of markup: Access denied"_s;
    QTest::newRow("forbidden") << QByteArray("<html><title>Access denied</title></html>") << QByteArray() << 403 << u"a page of markup: Access denied"_s;
    QTest::newRow("without a title") << QByteArray("<html></html>") << QByteArray() << 401 << u"a page of markup"_s;
    QTest::newRow("by its type") << QByteArray("go away") << QByteArray("text/html; charset=utf-8") << 403 << u"a page of markup"_s;
    QTest::newRow("text") << QByteArray("go away") << QByteArray("text/plain") << 403 << u"go away"_s;
    QTest::newRow("a fault") << QByteArray("<html><title>Bad Gateway</title></html>") << QByteArray() << 502 << u"Bad Gateway"_s;
}

void TestScimError::tellsPagesThatRefuse()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    QTEST(ScimError::fromBody(body, type).toError(status).detail, "detail");
}

void TestScimError::becomesError_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isScim");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("401") << 401 << false << ErrorKind::Auth;
    QTest::newRow("403") << 403 << true << ErrorKind::Auth;
    QTest::newRow("404") << 404 << true << ErrorKind::NotFound;
    QTest::newRow("409") << 409 << true << ErrorKind::Conflict;
    QTest::newRow("412") << 412 << false << ErrorKind::Conflict;
    QTest::newRow("429") << 429 << false << ErrorKind::RateLimited;
    QTest::newRow("400") << 400 << true << ErrorKind::Scim;
    QTest::newRow("500") << 500 << false << ErrorKind::Http;
}

void TestScimError::becomesError()
{
    QFETCH(const int, status);
    QFETCH(const bool, isScim);
    const Error error = ScimError {.status = 418, .scimType = u"t"_s, .detail = u"d"_s, .isScim = isScim}.toError(status);
    QTEST(error.kind, "kind");
    QCOMPARE(error.httpStatus, status); // the status line is right, not the body
    QCOMPARE(error.scimType, u"t"_s);
    QCOMPARE(error.detail, u"d"_s);
}

void TestScimError::writesBody()
{
    QCOMPARE(ScimError::body(400, u"invalidPath"_s, u"x"_s).toBytes(),
             R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"status":"400","scimType":"invalidPath","detail":"x"})"_qba);
}

QTEST_APPLESS_MAIN(TestScimError)
#include "tst_scimerror.moc"
