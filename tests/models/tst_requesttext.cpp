// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/requesttext.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestRequestText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsSent();
    void quotesForTheShell();
    void quotesForPowerShell();
    void deleteHasNoBody();
    void readFirstIsSaid();
    void whatSharesARequestIsShownInIt();

private:
    const QUrl m_base {u"https://example.com:8443/scim/v2/"_s};
    ServerProfile m_profile;
    PlanStep step(const QByteArray &method, const QByteArray &body = {}) const
    {
        PlanStep made {.kind = method == "POST" ? ChangeKind::Create : method == "DELETE" ? ChangeKind::Delete : ChangeKind::Update};
        made.method = method;
        made.endpoint = u"/Users"_s;
        made.id = u"a b"_s;
        if (!body.isEmpty())
            made.body = *Json::parse(body);
        return made;
    }
};

void TestRequestText::saysWhatIsSent()
{
    PlanStep patch = step("PATCH", R"({"title":"x","password":"hush"})");
    patch.ifMatch = u"W/\"1\""_s;
    const QString text = requestText(patch, m_base, m_profile, RequestFormat::Http);
    QVERIFY2(text.startsWith(u"PATCH /scim/v2/Users/a%20b HTTP/1.1\nHost: example.com:8443\n"_s), qPrintable(text));
    QVERIFY(text.contains(u"If-Match: W/\"1\"\n"_s) && text.contains(u"Content-Type: application/scim+json\n"_s));
    QVERIFY(text.contains(u"\"title\": \"x\""_s) && !text.contains(u"hush"_s));
    QVERIFY(requestText(step("POST", "{}"), m_base, m_profile, RequestFormat::Http).startsWith(u"POST /scim/v2/Users HTTP/1.1"_s));
}

void TestRequestText::quotesForTheShell()
{
    const QString text = requestText(step("PATCH", R"x({"title":"O'Brien $(rm -rf ~)"})x"), m_base, m_profile, RequestFormat::Curl);
    const QString address = u"curl -X PATCH 'https://example.com:8443/scim/v2/Users/a%20b'"_s;
    QVERIFY2(text.startsWith(address), qPrintable(text));
    QVERIFY(text.contains(u"\"Authorization: Bearer $TOKEN\""_s));
    QVERIFY(text.contains(u"O'\\''Brien $(rm -rf ~)"_s)); // inside single quotes nothing is run
}

void TestRequestText::quotesForPowerShell()
{
    const QString text = requestText(step("PATCH", R"({"title":"O'Brien"})"), m_base, m_profile, RequestFormat::PowerShell);
    QVERIFY(text.contains(u"$body = @'\n{"_s) && text.contains(u"\n'@\n"_s));
    QVERIFY(text.contains(u"-Method PATCH"_s) && text.contains(u"-ContentType 'application/scim+json'"_s));
    QVERIFY(text.contains(u"\"Bearer $env:TOKEN\""_s));
}

void TestRequestText::deleteHasNoBody()
{
    for (const RequestFormat format : {RequestFormat::Http, RequestFormat::Curl, RequestFormat::PowerShell}) {
        const QString text = requestText(step("DELETE"), m_base, m_profile, format);
        QVERIFY(text.contains(u"DELETE"_s) && text.contains(u"*/*"_s));
        QVERIFY(!text.contains(u"Content"_s) && !text.contains(u"--data"_s));
    }
}

void TestRequestText::readFirstIsSaid()
{
    PlanStep put = step("PUT");
    put.patch = *Json::parse(R"({"Operations":[]})");
    QVERIFY(requestText(put, m_base, m_profile, RequestFormat::Curl).startsWith(u"# GET /Users/a%20b first"_s));
}

void TestRequestText::whatSharesARequestIsShownInIt()
{
    const BulkSize bulk {.most = 50, .bytes = 10'000};
    const QString text = requestText(step("POST", R"({"userName":"ann","password":"hush"})"), m_base, m_profile, RequestFormat::Http, bulk);
    QVERIFY2(text.startsWith(u"# up to 50 operations like this one in each request; fewer than 8 that are left over go by themselves: POST /Users\nPOST /scim/v2/Bulk HTTP/1.1\n"_s), qPrintable(text));
    const Json body = Json::parse(text.sliced(text.indexOf(u"\n{"_s)).toUtf8()).valueOr({});
    const Json operation = body.value(u"Operations").at(0);
    QCOMPARE(operation.value(u"path").toString(), u"/Users"_s);
    QCOMPARE(operation.value(u"method").toString(), u"POST"_s);
    QCOMPARE(operation.value(u"bulkId").toString(), u"a b"_s);
    QCOMPARE(operation.value(u"data").value(u"userName").toString(), u"ann"_s);
    QVERIFY(!text.contains(u"hush"_s) && text.contains(u"[redacted]"_s));
    QVERIFY(requestText(step("PATCH", "{}"), m_base, m_profile, RequestFormat::Http, bulk).startsWith(u"PATCH"_s));
    QVERIFY(requestText(step("POST", "{}"), m_base, m_profile, RequestFormat::Http, BulkSize {.most = 50, .bytes = 100}).startsWith(u"POST /scim/v2/Users"_s)); // too large
}

QTEST_GUILESS_MAIN(TestRequestText)
#include "tst_requesttext.moc"
