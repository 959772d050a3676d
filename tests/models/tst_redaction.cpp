// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/secrets.h"
#include "client/hiddenattributes.h"
#include "net/auth/tokencommand.h"
#include "net/redaction.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class tst_Redaction : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("clean");
        const auto row = [](const char *name, const QByteArray &body, const QByteArray &clean) { QTest::newRow(name) << body << clean; };
        row("member", R"({"userName":"a","password":"hunter2"})", R"({"userName":"a","password":"[redacted]"})");
        row("any case, spaces", "{\n \"PassWord\" : \"hunter2\" }", "{\n \"PassWord\" : \"[redacted]\" }");
        row("number", R"({"password":12345})", R"({"password":"[redacted]"})");
        row("deep", R"({"a":[{"b":{"password":"hunter2"}}]})", R"({"a":[{"b":{"password":"[redacted]"}}]})");
        row("complex", R"({"password":{"value":"hunter2","on":true}})", R"({"password":{"value":"[redacted]","on":true}})");
        row("list", R"({"passwords":["hunter2","hunter3"]})", R"({"passwords":["[redacted]","[redacted]"]})");
        row("patch by path", R"({"Operations":[{"op":"replace","path":"password","value":"hunter2"}]})",
            R"({"Operations":[{"op":"replace","path":"password","value":"[redacted]"}]})");
        row("patch, value first", R"([{"value":"hunter2","op":"add","path":"urn:ietf:params:scim:schemas:core:2.0:User:password"}])",
            R"([{"value":"[redacted]","op":"add","path":"urn:ietf:params:scim:schemas:core:2.0:User:password"}])");
        row("patch, value an object", R"([{"path":"passwordProfile","value":{"x":"hunter2"}}])", R"([{"path":"passwordProfile","value":"[redacted]"}])");
        row("patch without path", R"([{"op":"add","value":{"password":"hunter2"}}])", R"([{"op":"add","value":{"password":"[redacted]"}}])");
        row("other paths stay", R"([{"path":"title","value":"password"}])", R"([{"path":"title","value":"password"}])");
        row("escaped quotes", R"({"password":"hun\"ter2","x":"y"})", R"({"password":"[redacted]","x":"y"})");
        row("escaped name", R"({"\u0070assword":"hunter2"})", R"({"\u0070assword":"[redacted]"})");
        row("cut off in the value", R"({"x":1,"password":"hunt)", R"({"x":1,"password":"[redacted]")");
        row("no secret in a flag", R"({"changePassword":{"supported":true},"passwordForceChange":false})",
            R"({"changePassword":{"supported":true},"passwordForceChange":false})");
        row("a value that says password", R"({"name":"password","type":"string"})", R"({"name":"password","type":"string"})");
        row("token answer", R"({"access_token":"hunter2","expires_in":3599})", R"({"access_token":"[redacted]","expires_in":3599})");
        row("form", "grant_type=client_credentials&client_secret=hunter2&scope=x", "grant_type=client_credentials&client_secret=[redacted]&scope=x");
        row("not JSON", "<html>password</html>", "<html>password</html>");
        row("a short name", R"({"Pwd":"hunter2","userPwd":"hunter3","pwdLastSet":"1"})", R"({"Pwd":"[redacted]","userPwd":"[redacted]","pwdLastSet":"1"})");
        row("a short name in a form", "user=a&pwd=hunter2", "user=a&pwd=[redacted]");
        row("elements", "<e><user>a</user><password>hunter2</password><wsse:Password Type=\"x\">hunter3</wsse:Password></e>",
            "<e><user>a</user><password>[redacted]</password><wsse:Password Type=\"x\">[redacted]</wsse:Password></e>");
        row("elements in elements", "<tokens>\n <token>hunter2</token><token/>a</tokens>", "<tokens>\n <token>[redacted]</token><token/>a</tokens>");
        row("quoted in an element", "<apiKey><![CDATA[hun<ter2]]></apiKey>", "<apiKey>[redacted]</apiKey>");
        row("an element that is cut off", "<e><password>hunte", "<e><password>[redacted]");
        row("a page's words", "<p>login failed: --token=hunter2, pwd=hunter3</p>", "<p>login failed: --token=[redacted] pwd=[redacted]");
        row("nothing", "", "");
        row("broken nesting", R"(]}{"password":"hunter2"}])", R"(]}{"password":[redacted]}])");
        row("broken nesting inside", R"([}}{"password":"hunter2"}])", R"([}}{"password":"[redacted]"}])");
    }
    void bodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, clean);
        QCOMPARE(redactBody(body), clean);
    }
    void harmlessBodiesAreShared()
    {
        const QByteArray body(100'000, 'x');
        QCOMPARE(redactBody(body).constData(), body.constData());
    }
    /// 50,000 bodies of an import are shown, kept and looked through: none is copied that holds no secret, and of the others only what does.
    void documentsWithoutSecretsAreShared()
    {
        const Json harmless = *Json::parse(R"({"userName":"ann","name":{"givenName":"Ann"},"emails":[{"value":"ann@contoso.example"}]})");
        const Json same = withoutSecrets(harmless);
        QVERIFY(&same.members() == &harmless.members());
        const Json secret = *Json::parse(R"({"name":{"givenName":"Ann"},"password":"hunter2","password":"hunter3","list":[{"a":1},{"Password":"hunter4"}],"passwordChange":true})");
        const Json clean = withoutSecrets(secret);
        const QByteArray expected = R"({"name":{"givenName":"Ann"},"password":"[redacted]","password":"[redacted]","list":[{"a":1},{"Password":"[redacted]"}],"passwordChange":true})";
        QCOMPARE(clean.toBytes(), expected);
        QVERIFY(&clean.members()[0].second.members() == &secret.members()[0].second.members());
        QVERIFY(lacksSecrets(clean));
        QVERIFY(!lacksSecrets(secret));
        QCOMPARE(secretsIn(secret), (QStringList {u"hunter2"_s, u"hunter3"_s, u"hunter4"_s}));
    }
    /// Not of what RFC 7643 has for everybody to read: who a journal is about could not be told any more.
    void whatSchemasHideIsSecret()
    {
        const QByteArray body = R"({"userName":"ann","doorCode":"4711-x","doorCodes":"4712-x","shape":{"inner":"4713-x"}})";
        const QByteArray patch = R"([{"op":"add","path":"urn:x:2.0:User:doorCode","value":"4711-x"},{"op":"add","path":"shape.inner","value":"4713-x"}])";
        QCOMPARE(redactBody(body), body);
        ServiceDescription description;
        description.schemas << *Schema::fromJson(*Json::parse(R"({"id":"urn:x:2.0:User","name":"X","attributes":[{"name":"doorCode","type":"string","mutability":"writeOnly"},)"
                                                              R"({"name":"userName","type":"string","mutability":"writeOnly"},{"name":"seen","type":"string"},)"
                                                              R"({"name":"shape","type":"complex","subAttributes":[{"name":"inner","type":"string","mutability":"writeOnly"}]}]})"));
        keepHiddenAttributesSecret(description);
        QVERIFY(isSecretName("DoorCode") && isSecretName("urn:x:2.0:User:doorCode") && isSecretName("shape.inner"));
        QVERIFY(!isSecretName("userName") && !isSecretName("seen") && !isSecretName("doorCodes") && !isSecretName("door") && !isSecretName("shape"));
        QCOMPARE(redactBody(body), R"({"userName":"ann","doorCode":"[redacted]","doorCodes":"4712-x","shape":{"inner":"[redacted]"}})"_ba);
        QCOMPARE(redactBody(R"({"DOORCODE":"4711-x"})"), R"({"DOORCODE":"[redacted]"})"_ba);
        QCOMPARE(redactBody(patch), R"([{"op":"add","path":"urn:x:2.0:User:doorCode","value":"[redacted]"},{"op":"add","path":"shape.inner","value":"[redacted]"}])"_ba);
        QCOMPARE(withoutSecrets(*Json::parse(patch)).toBytes(), redactBody(patch));
        QCOMPARE(redactRepeated("4711-x is too short", body), "[redacted] is too short"_ba);
    }
    /// Another schema may have said that it is one.
    void whatWasTakenOutIsMissedWhateverItsName()
    {
        QVERIFY(lacksSecrets(*Json::parse(R"({"a":[{"b":{"harmless":"[redacted]"}}]})")));
        QVERIFY(!lacksSecrets(*Json::parse(R"({"a":"what is [redacted] here","b":["x"]})")));
    }
    void everyCutIsClean()
    {
        const QByteArray whole = R"({"a":[{"password":"hunter2","b":1}],"Operations":[{"path":"password","value":"hunter2"}]})";
        for (qsizetype length = 0; length <= whole.size(); ++length) {
            const QByteArray cut = redactBody(whole.first(length));
            QVERIFY2(!cut.contains("hunte") || length < whole.indexOf("value") + 15, cut.constData());
        }
    }
    void urls_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("clean");
        QTest::newRow("user info") << QByteArray("https://me:hunter2@h/p") << QByteArray("https://h/p");
        QTest::newRow("token") << QByteArray("https://h/p?a=1&access_token=hunter2") << QByteArray("https://h/p?a=1&access_token=[redacted]");
        QTest::newRow("filter") << QByteArray("https://h/p?filter=password%20eq%20%22hunter2%22") << QByteArray("https://h/p?filter=[redacted]");
        QTest::newRow("fragment") << QByteArray("https://h/p#id_token=hunter2") << QByteArray("https://h/p#id_token=[redacted]");
        QTest::newRow("as it is") << QByteArray("https://h/p?cursor=a%2Bb%3D&count=5") << QByteArray("https://h/p?cursor=a%2Bb%3D&count=5");
    }
    void urls()
    {
        QFETCH(QByteArray, url);
        QFETCH(QByteArray, clean);
        QCOMPARE(redactUrl(QUrl::fromEncoded(url)).toEncoded(), clean);
    }
    void repeated_data()
    {
        QTest::addColumn<QByteArray>("sent");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("clean");
        QTest::newRow("a password") << QByteArray(R"({"userName":"ann","password":"hunter2"})") << QByteArray("ann: 'hunter2' is too weak") << QByteArray("ann: '[redacted]' is too weak");
        QTest::newRow("by its path") << QByteArray(R"({"Operations":[{"op":"replace","path":"password","value":"hunter2"}]})") << QByteArray("hunter2?") << QByteArray("[redacted]?");
        QTest::newRow("with escapes") << QByteArray("{\"password\":\"hun\\\"ter\\u00e9\"}") << QByteArray("hun\"ter\xc3\xa9 {\"v\":\"hun\\\"ter\\u00e9\"}") << QByteArray("[redacted] {\"v\":\"[redacted]\"}");
        // what others escape in JSON: .NET + & < > ' and letters outside ASCII, Python the letters, PHP the slash
        const QByteArray umlauts("{\"password\":\"h\xc3\xa9+/hun\xf0\x9f\x98\x80&<2>'\"}");
        const QByteArray asDotNet(R"({"detail":"\u0027h\u00E9\u002B/hun\uD83D\uDE00\u0026\u003C2\u003E\u0027\u0027 is too weak","é":"\u00e9"})");
        QTest::newRow("as itself") << umlauts << QByteArray("{\"detail\":\"h\xc3\xa9+/hun\xf0\x9f\x98\x80&<2>' is too weak\"}") << QByteArray(R"({"detail":"[redacted] is too weak"})");
        QTest::newRow("escaped as by .NET") << umlauts << asDotNet << QByteArray(R"({"detail":"\u0027[redacted]\u0027 is too weak","é":"\u00e9"})");
        QTest::newRow("escaped as by Python") << umlauts << QByteArray("{\"detail\":\"h\\u00e9+/hun\\ud83d\\ude00&<2>' is too weak\"}") << QByteArray(R"({"detail":"[redacted] is too weak"})");
        QTest::newRow("escaped as by PHP") << umlauts << QByteArray("{\"detail\":\"h\\u00e9+\\/hun\\ud83d\\ude00&<2>' is too weak\"}") << QByteArray(R"({"detail":"[redacted] is too weak"})");
        QTest::newRow("in JSON in JSON") << umlauts << QByteArray("{\"log\":\"{\\\"v\\\":\\\"h\\\\u00e9+/hun\\\\ud83d\\\\ude00&<2>'\\\"}\"}") << QByteArray("{\"log\":\"{\\\"v\\\":\\\"[redacted]\\\"}\"}");
        QTest::newRow("cut off") << umlauts << QByteArray("{\"detail\":\"h\\u00e9+/hun\\ud83d\\ude00&<2>' and h\\u00") << QByteArray("{\"detail\":\"[redacted] and h\\u00");
        QTest::newRow("in markup") << umlauts << QByteArray("<p>h\xc3\xa9+/hun\xf0\x9f\x98\x80&amp;&lt;2&gt;&#39; is &lt;weak&gt;</p>") << QByteArray("<p>[redacted] is &lt;weak&gt;</p>");
        QTest::newRow("in markup by numbers") << umlauts << QByteArray("<p>h&#xE9;&#43;/hun&#128512;&#38;&#60;2&#62;&apos;</p>") << QByteArray("<p>[redacted]</p>");
        QTest::newRow("in markup in JSON") << umlauts << QByteArray("{\"detail\":\"h\\u00e9+/hun\\ud83d\\ude00\\u0026amp;&lt;2&gt;&#x27;\"}") << QByteArray(R"({"detail":"[redacted]"})");
        QTest::newRow("escapes of its own") << QByteArray(R"({"password":"a\\u0041&amp;b"})") << QByteArray(R"(a\u0041&amp;b {"v":"a\\u0041&amp;b"} <i>a\u0041&amp;amp;b</i>)") << QByteArray(R"([redacted] {"v":"[redacted]"} <i>[redacted]</i>)");
        QTest::newRow("in a page that has names for letters") << QByteArray("{\"password\":\"Gr\xc3\xbc\xc3\x9f" "e-2026\"}") << QByteArray("<p>Gr&uuml;&szlig;e-2026</p>") << QByteArray("<p>[redacted]</p>");
        QTest::newRow("in JSON in markup") << QByteArray("{\"password\":\"a\\\"bcd\"}") << QByteArray("<pre>{&quot;v&quot;:&quot;a\\&quot;bcd&quot;}</pre>") << QByteArray("<pre>{&quot;v&quot;:&quot;[redacted]&quot;}</pre>");
        QTest::newRow("a number in others") << QByteArray("{\"password\":3600}") << QByteArray("3600 of 36001, 13600") << QByteArray("[redacted] of 36001, 13600");
        QTest::newRow("what stands everywhere") << QByteArray("{\"password\":\"true\"}") << QByteArray("{\"active\":true}") << QByteArray("{\"active\":true}");
        QTest::newRow("a number") << QByteArray(R"({"password":483920})") << QByteArray("{\"detail\":\"PIN 483920 is too weak\"}") << QByteArray("{\"detail\":\"PIN [redacted] is too weak\"}");
        QTest::newRow("too short a number") << QByteArray(R"({"password":12})") << QByteArray("12") << QByteArray("12");
        QTest::newRow("two of them") << QByteArray(R"({"Operations":[{"data":{"password":"hunter2"}},{"data":{"password":"hunter2-hunter3"}}]})") << QByteArray("hunter2-hunter3, hunter2") << QByteArray("[redacted], [redacted]");
        QTest::newRow("nothing secret") << QByteArray(R"({"title":"hunter2"})") << QByteArray("hunter2") << QByteArray("hunter2");
        QTest::newRow("no body") << QByteArray() << QByteArray("hunter2") << QByteArray("hunter2");
    }
    void repeated()
    {
        QFETCH(QByteArray, sent);
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, clean);
        QCOMPARE(redactRepeated(said, sent), clean);
    }
    void headers()
    {
        const QList<HttpHeader> clean = redactHeaders({{"authorization", "Bearer x"}, {"Set-Cookie", "a=b"}, {"Location", "https://h/?token=x"}, {"ETag", "1"}, {"X-Auth-Token", "x"}});
        const QList<HttpHeader> expected {{"authorization", "[redacted]"}, {"Set-Cookie", "[redacted]"}, {"Location", "https://h/?token=[redacted]"}, {"ETag", "1"}, {"X-Auth-Token", "[redacted]"}};
        QCOMPARE(clean, expected);
    }
    void countsOfTokensAreKept_data()
    {
        QTest::addColumn<HttpHeader>("header");
        QTest::addColumn<bool>("isKept");
        const auto row = [](const QByteArray &name, const QByteArray &value, bool isKept) { QTest::addRow("%s: %s", name.constData(), value.constData()) << HttpHeader {name, value} << isKept; };
        row("x-ratelimit-remaining-tokens", "12", true);
        row("X-RateLimit-Limit-Tokens", "150000", true);
        row("x-token-expires-in", "3600", true);
        row("x-ratelimit-remaining-tokens", "1234567890", false);
        row("x-ratelimit-remaining-tokens", "12a", false);
        row("x-ratelimit-remaining-tokens", "", false);
        row("X-Secret-Code", "123456", false);
        row("X-Token-Code", "483920", false);
        row("X-Client-Secret-2", "1234", false);
        row("X-Auth-Tokens", "12", false);
        row("X-Vault-Token", "123456", false);
        row("X-Client-Secret", "123456", false);
        row("X-Password", "1234", false);
        row("X-Api-Key", "1234", false);
        row("Authorization", "1234", false);
    }
    void countsOfTokensAreKept()
    {
        QFETCH(HttpHeader, header);
        QFETCH(bool, isKept);
        QCOMPARE(redactHeaders({header}).constFirst().second, isKept ? header.second : QByteArray("[redacted]"));
    }
    void aPinInABodyIsNone() { QCOMPARE(redactBody(R"({"password":1234,"n":5})"), QByteArray(R"({"password":"[redacted]","n":5})")); }
    void words_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QByteArray>("clean");
        const auto row = [](const char *name, const QByteArray &said, const QByteArray &clean) { QTest::newRow(name) << said << clean; };
        row("a header", "> authorization: Negotiate hunter2 hunter3\nHTTP/1.1 401", "> authorization: [redacted]\nHTTP/1.1 401");
        row("a cookie", "Set-Cookie: sid=hunter2; Path=/", "Set-Cookie: [redacted]");
        row("bearer", "sent Bearer hunter2.abc to h", "sent Bearer [redacted] to h");
        row("a signed token", "got eyJhbGci.eyJzdWIi.c2ln, and was refused", "got [redacted], and was refused");
        row("given", "curl -d client_secret=hunter2&grant_type=x failed", "curl -d client_secret=[redacted]&grant_type=x failed");
        row("given in quotes", "password = 'hunter 2'; user = 'me'", "password = [redacted]; user = 'me'");
        row("JSON", "{\"access_token\": \"hunter2\", \"a\": 1}", "{\"access_token\": [redacted], \"a\": 1}");
        row("an address", "GET https://h/?access_token=hunter2", "GET https://h/?access_token=[redacted]");
        row("told", "Got token: ya29.hunter2", "Got token: [redacted]");
        row("a word", "password: hunter", "password: [redacted]");
        row("a sentence", "invalid_token: It has expired", "invalid_token: It has expired");
        row("a code", "invalid_token: AADSTS50173: The grant has expired", "invalid_token: AADSTS50173: The grant has expired");
        row("about a scheme", "basic authentication failed; the bearer token is missing", "basic authentication failed; the bearer token is missing");
        row("as it is", "run 'az login' first: AADSTS700082", "run 'az login' first: AADSTS700082");
        // quoted again, and with what ends a value in it
        row("JSON in JSON", "{\"body\":\"{\\\"client_secret\\\":\\\"Xy8Q~hunter2\\\",\\\"a\\\":1}\"}", "{\"body\":\"{\\\"client_secret\\\":[redacted],\\\"a\\\":1}\"}");
        row("a header in quoted JSON", "{\\\"x-api-key\\\":\\\"hunter2\\\"}", "{\\\"x-api-key\\\":[redacted]}");
        row("quoted twice", "{\\\"token\\\":\\\"a\\\\\\\"hunter2\\\",\\\"n\\\":1}", "{\\\"token\\\":[redacted],\\\"n\\\":1}");
        row("a quote in it", "{\"client_secret\":\"ab\\\"hunter2\",\"a\":1}", "{\"client_secret\":[redacted],\"a\":1}");
        row("cut in quotes", "\"client_secret\": \"hunter2 hun", "\"client_secret\": [redacted]");
        row("punctuation in it", "client_secret=ab;cd,hunter2 x", "client_secret=[redacted] x");
        row("an address in JSON", "{\"url\":\"https://h?token=hunter2\",\"status\":401}", "{\"url\":\"https://h?token=[redacted]\",\"status\":401}");
        row("a phrase that begins as a complaint does", "password: Expired!hunter2", "password: [redacted]");
        row("a private key", "said:\n-----BEGIN RSA PRIVATE KEY-----\nMIIhunter2\n-----END RSA PRIVATE KEY-----\nnext", "said:\n[redacted]\nnext");
        row("a private key in JSON", "{\"private_key\":\"-----BEGIN PRIVATE KEY-----\\nMIIhunter2\\n-----END PRIVATE KEY-----\\n\",\"a\":1}", "{\"private_key\":[redacted],\"a\":1}");
        row("an arrow", "{\"access_token\" => \"hunter2\"}", "{\"access_token\" => [redacted]}");
        row("a phrase", "passphrase: correct horse hunter2\nnext", "passphrase: [redacted]\nnext");
        // other forms
        row("user info", "proxy http://joe:hunter2@proxy:8080", "proxy http://[redacted]@proxy:8080");
        row("a user", "+ curl -u app:hunter2 https://h", "+ curl -u [redacted] https://h");
        row("a user in quotes", "+ curl --user 'app:hunter 2' https://h", "+ curl --user [redacted] https://h");
        row("an option", "--client-secret hunter2 --verbose", "--client-secret [redacted] --verbose");
        row("a list of arguments", "['--client-secret', 'hunter2', 'x']", "['--client-secret', [redacted], 'x']");
        row("an assigned header", "Authorization=Bearer abcdefgh", "Authorization=[redacted]");
        row("a shared access signature", "got SharedAccessSignature sr=a&sig=Zx9%3D of h", "got SharedAccessSignature [redacted] of h");
        row("a word in quotes", "token: 'AbCdEf'", "token: [redacted]");
        row("a key of letters", "apikey: abcdefgh", "apikey: [redacted]");
        row("letters of every kind", "token: AbCdEfGh", "token: [redacted]");
        row("an option and its value in one", "prog --token=hunter2 failed", "prog --token=[redacted] failed");
        row("a header with a token", "sent X-Vault-Token: hvs.hunter2\nnext", "sent X-Vault-Token: [redacted]\nnext");
        row("a connection string", "Server=h;Uid=me;Pwd=hunter2", "Server=h;Uid=me;Pwd=[redacted]");
        row("an element", "<Token>hunter2</Token> was refused", "<Token>[redacted]</Token> was refused");
        row("in a sentence", "invalid_token: It says: token=hunter2", "invalid_token: It says: token=[redacted]");
        // what a complaint is read for
        for (const char *fine : {"oauth2: cannot fetch token: 401 Unauthorized", "failed to refresh token: invalid_grant: Bad Request", "auth tokens: ('invalid_grant: Bad Request', {'error': 'invalid_grant'})",
                                 "token: \"AADSTS7000215: Invalid client secret provided\"", "could not read secret: permission denied", "--client-secret requires a value", "Enter password: \nError: no terminal",
                                 "the token command failed, sort --token, then see"})
            row(fine, fine, fine);
        row("behind a header", R"({"headers":{"Authorization":"Bearer x"},"status":401})", R"({"headers":{"Authorization":[redacted]},"status":401})");
    }
    void words()
    {
        QFETCH(QByteArray, said);
        QFETCH(QByteArray, clean);
        QCOMPARE(redactWords(said), clean);
    }
    void secretsInArguments_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("tells");
        const QStringList told {u"--password=hunter2"_s, u"--client-secret=hunter2"_s, u"client_secret=hunter2"_s, u"grant_type=client_credentials&client_secret=hunter2"_s, u"api_key: hunter2"_s,
                                u"{\"access_token\":\"hunter2\"}"_s, u"Authorization: Bearer hunter2"_s, u"-H Authorization:Basic aHVudGVyMg=="_s, u"curl -d password=hunter2 https://h"_s, u"-dclient_secret=hunter2"_s,
                                u"AZURE_CLIENT_SECRET=hunter2"_s, u"VAULT_TOKEN=hunter2"_s, u"--data=client_secret=hunter2"_s, u"https://h/t?client_secret=hunter2"_s, u"https://me:hunter2@h/"_s,
                                u"curl -s -u app:hunter2 https://h"_s, u"SECRET=hunter2; curl"_s, u"{\"Authorization\": \"Bearer hunter2\"}"_s, u"--client-secret=~hun8Q~ter2"_s,
                                u"X-Vault-Token: hvs.hunter"_s, u"-HX-Auth-Token:hunter2"_s, u"curl -H 'Private-Token: hunter2' https://h"_s, u"--token=hvs.hunter2x"_s, u"sh -c 'prog --token=\"hunter2x\"'"_s,
                                u"--pwd=hunter2"_s, u"Uid=me;Pwd=hunter2"_s, u"--token=glpat-Xy8hunter2"_s, u"--token=contoso-scim-20241128"_s, u"--token=ABCD-1234-5678-9012"_s, u"--token=prod-2024-eu.x8Kq"_s, u"sh -c 'prog --token=ghp_a1B2c3D4 --verbose'"_s, u"eyJhbGciOiJ9.eyJzdWIiOiJ9.c2ln"_s};
        for (const QString &one : told)
            QTest::newRow(qPrintable(one)) << QStringList {one} << true;
        const QStringList fine {u"--client-secret=entra/prod/secret"_s, u"--client-secret=keyring:entra"_s, u"--password=stdin"_s, u"print-access-token"_s, u"--secret-id=prod/scim"_s, u"--token-type=jwt"_s, u"--password-file=/run/secret"_s, u"--password=@file"_s, u"--client-secret=/run/secret"_s, u"client_secret@secret.txt"_s,
                                u"--client-secret=env:SECRET"_s, u"--passphrase=file:/run/secret"_s, u"-passin"_s, u"TOKEN"_s, u"op://vault/item/password"_s, u"--resource=https://graph.microsoft.com"_s, u"--client-secret="_s,
                                u"--secret=my-scim-token"_s, u"{access_token:accessToken}"_s, u"{access_token: accessToken, until: expiresOn}"_s, u"{\"access_token\":\"accessToken\"}"_s, u"SECRET=`pass show scim`; curl"_s,
                                u"SECRET=\"$(pass show scim)\"; curl -d \"client_secret=$SECRET\" https://h"_s, u"--client-secret=C:\\keys\\s.txt"_s, u"--password=%VAR%"_s, u"--password=-"_s, u"[?password=='x']"_s,
                                u"curl -H \"Authorization: Bearer $(cat ~/.boot)\" https://h"_s, u"curl -u \"app:$SECRET\" https://h"_s, u"curl --url=https://h/a:b"_s, u"jq '{\"access_token\": .accessToken}'"_s, u"grep password= file"_s,
                                u"read -p \"Password: \" it"_s, u"f(u, password=os.environ['P'])"_s, u"h = {\"Authorization\": \"Bearer \" + t}"_s, u"https://me@h/"_s, u"https://me:$PW@h/"_s,
                                u"X-Vault-Token: $(cat ~/.vault-token)"_s, u"X-Vault-Token: $VAULT_TOKEN"_s, u"--token=scim-prod"_s, u"--token=prod2"_s, u"--token=contoso-scim-2024"_s, u"--token=prod-2024-eu"_s, u"--token=Contoso_SCIM_2024"_s, u"sh -c 'prog --token=\"scim-prod-2\" --verbose'"_s, u"--token=op://vault/item2/token"_s, u"--token=SCIM_TOKEN_2"_s, u"--token-file=/run/secret2"_s, u"pwd=$(pwd)"_s};
        for (const QString &one : fine)
            QTest::newRow(qPrintable(one)) << QStringList {one} << false;
        QTest::newRow("in two words") << QStringList {u"--client-secret"_s, u"hunter2"_s} << true;
        QTest::newRow("a token in two words") << QStringList {u"--token"_s, u"hvs.hunter2x"_s} << true;
        QTest::newRow("a token's name in two words") << QStringList {u"--token"_s, u"scim-prod"_s} << false;
        QTest::newRow("a token's name with a year in two words") << QStringList {u"--token"_s, u"prod-2024-eu"_s} << false;
        QTest::newRow("a file in two words") << QStringList {u"--client-secret"_s, u"C:\\keys\\s.txt"_s} << false;
        QTest::newRow("what is asked for in two words") << QStringList {u"--password"_s, u"prompt"_s} << false;
        QTest::newRow("a variable's name") << QStringList {u"--client-secret"_s, u"SCIM_SECRET"_s} << false;
        QTest::newRow("an option without a value") << QStringList {u"--password"_s, u"--verbose"_s} << false;
        QTest::newRow("curl's user") << QStringList {u"/usr/bin/curl"_s, u"-u"_s, u"app:hunter2"_s} << true;
        QTest::newRow("another's user") << QStringList {u"-u"_s, u"1000:1000"_s} << false;
    }
    void secretsInArguments()
    {
        QFETCH(QStringList, arguments);
        QFETCH(bool, tells);
        QCOMPARE(tellsSecret(QStringList {u"/usr/bin/program"_s} + arguments), tells);
    }
    void searchingCostsLittle()
    {
        QByteArray page = R"({"id":"1","userName":"someone@example.com","displayName":"Some One","active":true},)";
        page = page.repeated(2000);
        QBENCHMARK {
            QCOMPARE(redactBody(page).constData(), page.constData());
        }
    }
};

QTEST_GUILESS_MAIN(tst_Redaction)
#include "tst_redaction.moc"
