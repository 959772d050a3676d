// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/discoverjob.h"
#include "fakes/outcome.h"
#include "fakes/wire.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
constexpr auto config = R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],"patch":{"supported":true},
    "bulk":{"supported":false},"filter":{"supported":true,"maxResults":200},"changePassword":{"supported":false},"sort":{"supported":true},
    "etag":{"supported":false},"authenticationSchemes":[],"pagination":{"cursor":true,"index":false,"defaultPaginationMethod":"cursor","maxPageSize":200}})";
constexpr auto userType = R"({"id":"User","name":"User","endpoint":"/Users","schema":"urn:ietf:params:scim:schemas:core:2.0:User"})";
constexpr auto deviceType = R"({"name":"Device","endpoint":"/scim/v2/Devices","schema":"urn:x:Device"})";
constexpr auto schemaType = R"({"name":"Schema","endpoint":"/Schemas","schema":"urn:ietf:params:scim:schemas:core:2.0:Schema"})";
constexpr auto userSchema = R"({"id":"urn:ietf:params:scim:schemas:core:2.0:User","name":"User","attributes":[{"name":"userName","type":"string"}]})";
constexpr auto deviceSchema = R"({"id":"urn:x:Device","name":"Device","attributes":[{"name":"serial","type":"string"}]})";

QByteArray listOf(const QByteArrayList &items)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:ListResponse"],"totalResults":)" + QByteArray::number(items.size()) + R"(,"Resources":[)" + items.join(',') + "]}";
}
using Documents = QHash<QByteArray, Wire::Answer>; // by path; what is missing is 404

Documents goodDocuments()
{
    return {{"/ServiceProviderConfig", Wire::Answer::json(200, config)},
            {"/ResourceTypes", Wire::Answer::json(200, listOf({userType, deviceType}))},
            {"/Schemas", Wire::Answer::json(200, listOf({userSchema, deviceSchema}))}};
}
Documents with(const QByteArray &path, const Wire::Answer &answer)
{
    Documents documents = goodDocuments();
    documents.insert(path, answer);
    return documents;
}
Documents allOf(const Wire::Answer &answer)
{
    return {{"/ServiceProviderConfig", answer}, {"/ServiceProviderConfigs", answer}, {"/ResourceTypes", answer}, {"/Schemas", answer}};
}
}

class tst_DiscoverJob : public QObject
{
    Q_OBJECT
    static Result<ServiceDescription> discover(Wire &wire, const Documents &documents, const ServerProfile &profile = {})
    {
        wire.setHandler([documents](const Wire::Request &request) { return documents.value(request.path(), Wire::Answer::of(404, "text/plain", "no")); });
        ConnectionSettings settings = wire.settings();
        settings.profile = profile;
        settings.timeout = std::chrono::milliseconds(1000);
        Connection connection(settings);
        return outcomeOf(new DiscoverJob(connection, &connection));
    }
    static QString notesOf(const ServiceDescription &service)
    {
        QStringList lines;
        for (const ServiceDescription::Note &note : service.notes)
            lines << note.subject + u": "_s + note.text;
        return lines.join(u'\n');
    }
private Q_SLOTS:
    void reads()
    {
        Wire wire;
        const Result<ServiceDescription> service = discover(wire, goodDocuments());
        QVERIFY(service.ok());
        QCOMPARE(wire.requests().size(), 3);
        QVERIFY2(service->notes.isEmpty(), qPrintable(notesOf(*service)));
        QCOMPARE(service->resourceTypes.size(), 2);
        QCOMPARE(service->resourceType(u"devices")->endpoint, u"/Devices"_s);
        QCOMPARE(service->schemas.size(), 2);
        QCOMPARE(service->profile.pages.paging, ServerProfile::Paging::Cursor);
    }
    void forgives_data()
    {
        QTest::addColumn<Documents>("documents");
        QTest::addColumn<QStringList>("types");
        QTest::addColumn<QString>("note");
        const auto row = [](const char *name, const Documents &documents, const QStringList &types, const QString &note) {
            QTest::newRow(name) << documents << types << note;
        };
        const QStringList both {u"User"_s, u"Device"_s};
        const QStringList usual {u"User"_s, u"Group"_s};
        row("nothing there", {}, usual, u"/Schemas: not to be had"_s);
        row("no config", with("/ServiceProviderConfig", Wire::Answer::json(404, {})), both, u"/ServiceProviderConfig: not to be had"_s);
        Documents plural = with("/ServiceProviderConfig", Wire::Answer::json(404, {}));
        plural.insert("/ServiceProviderConfigs", Wire::Answer::json(200, config));
        row("plural", plural, both, u"plural"_s);
        row("config as a list", with("/ServiceProviderConfig", Wire::Answer::json(200, listOf({config}))), both, u"a list instead"_s);
        row("config lacks parts", with("/ServiceProviderConfig", Wire::Answer::json(200, R"({"patch":{"supported":true}})")), both, u"says nothing of bulk, filter"_s);
        row("config contradicts itself", with("/ServiceProviderConfig", Wire::Answer::json(200, QByteArray(config).replace("\"maxPageSize\":200", "\"maxPageSize\":1000"))), both, u"maxResults is 200"_s);
        row("config 501", with("/ServiceProviderConfig", Wire::Answer::json(501, {})), both, u"501"_s);
        row("config HTML", with("/ServiceProviderConfig", Wire::Answer::of(200, "text/html", "<html></html>")), both, u"/ServiceProviderConfig: not"_s);
        row("types 405", with("/ResourceTypes", Wire::Answer::json(405, {})), usual, u"405"_s);
        row("types as an array", with("/ResourceTypes", Wire::Answer::json(200, '[' + QByteArray(userType) + ']')), {u"User"_s}, u"not a ListResponse"_s);
        row("one type alone", with("/ResourceTypes", Wire::Answer::json(200, userType)), {u"User"_s}, u"not a ListResponse"_s);
        row("lower-case resources", with("/ResourceTypes", Wire::Answer::json(200, listOf({userType, deviceType}).replace("Resources", "resources"))), both, {});
        row("types list themselves", with("/ResourceTypes", Wire::Answer::json(200, listOf({userType, schemaType}))), {u"User"_s}, u"discovery types themselves"_s);
        row("a type without endpoint", with("/ResourceTypes", Wire::Answer::json(200, listOf({userType, R"({"name":"Odd"})"}))), {u"User"_s}, u"cannot be read"_s);
        row("a type twice", with("/ResourceTypes", Wire::Answer::json(200, listOf({userType, userType}))), {u"User"_s}, u"twice"_s);
        row("no schemas", with("/Schemas", Wire::Answer::json(404, {})), both, u"/Schemas: not to be had"_s);
        row("a schema is missing", with("/Schemas", Wire::Answer::json(200, listOf({userSchema}))), both, u"Device names the schema urn:x:Device"_s);
        row("schemas hang", with("/Schemas", Wire::Answer::silence()), both, u"/Schemas: not to be had"_s);
        row("schemas forbidden", with("/Schemas", Wire::Answer::json(403, {})), both, u"403"_s);
        row("schemas redirected away", with("/Schemas", Wire::Answer::json(302, {}, "Location: https://evil.example/\r\n")), both, u"evil.example"_s);
    }
    void forgives()
    {
        QFETCH(Documents, documents);
        QFETCH(QString, note);
        Wire wire;
        const Result<ServiceDescription> service = discover(wire, documents);
        QVERIFY2(service.ok(), service.ok() ? "" : qPrintable(service.error().toString()));
        QStringList types;
        for (const ResourceType &type : service->resourceTypes)
            types << type.name;
        QTEST(types, "types");
        QVERIFY2(note.isEmpty() ? service->notes.isEmpty() : notesOf(*service).contains(note), qPrintable(notesOf(*service)));
        QVERIFY(!service->schemas.isEmpty());
        QVERIFY(!notesOf(*service).contains(u"t0ken"_s));
    }
    void fails_data()
    {
        QTest::addColumn<Documents>("documents");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("token refused") << allOf(Wire::Answer::json(401, "t0ken-of-the-test?")) << ErrorKind::Auth;
        QTest::newRow("token refused by one") << with("/Schemas", Wire::Answer::json(401, {})) << ErrorKind::Auth;
        QTest::newRow("forbidden") << allOf(Wire::Answer::json(403, {})) << ErrorKind::Auth;
        QTest::newRow("hang") << allOf(Wire::Answer::silence()) << ErrorKind::Timeout;
        QTest::newRow("closes") << allOf(Wire::Answer::closed()) << ErrorKind::Transport;
        QTest::newRow("a web site") << allOf(Wire::Answer::of(200, "text/html", "<html></html>")) << ErrorKind::Protocol;
        QTest::newRow("redirects away") << allOf(Wire::Answer::json(302, {}, "Location: https://evil.example/\r\n")) << ErrorKind::Protocol;
    }
    void fails()
    {
        QFETCH(Documents, documents);
        Wire wire;
        const Result<ServiceDescription> service = discover(wire, documents);
        QVERIFY(!service.ok());
        QTEST(service.error().kind, "kind");
        QVERIFY(!service.error().toString().contains(u"t0ken"_s));
        if (QByteArrayView(QTest::currentDataTag()) == "a web site")
            QVERIFY2(service.error().detail.startsWith(u"HTML"_s), qPrintable(service.error().detail)); // whichever answered first
    }
    void refused()
    {
        ConnectionSettings settings = Wire().settings();
        settings.baseUrl = Wire::refusedUrl();
        Connection connection(settings);
        QCOMPARE(outcomeOf(new DiscoverJob(connection, &connection)).error().kind, ErrorKind::Transport);
    }
    void aProfileWithoutDiscoverySendsNothing()
    {
        Wire wire;
        ServerProfile profile;
        profile.discovery = {.serviceProviderConfig = false, .resourceTypes = false, .schemas = false};
        const Result<ServiceDescription> service = discover(wire, goodDocuments(), profile);
        QCOMPARE(service->resourceTypes.size(), 2);
        QCOMPARE(service->resourceTypes.last().name, u"Group"_s);
        QVERIFY(service->notes.isEmpty());
        QCOMPARE(wire.connections(), 0);
    }
    void pagedSchemasAreReadOn()
    {
        Wire wire;
        wire.setHandler([](const Wire::Request &request) {
            const QByteArray item = request.parameter(u"startIndex"_s) == "2"_L1 ? deviceSchema : userSchema;
            const QByteArray types = listOf({userType, deviceType});
            if (request.path() == "/Schemas")
                return Wire::Answer::json(200, R"({"totalResults":2,"Resources":[)" + item + "]}");
            return Wire::Answer::json(200, request.path() == "/ResourceTypes" ? types : QByteArray(config));
        });
        Connection connection(wire.settings());
        const Result<ServiceDescription> service = outcomeOf(new DiscoverJob(connection, &connection));
        QCOMPARE(service->schemas.size(), 2);
        QVERIFY2(service->notes.isEmpty(), qPrintable(notesOf(*service)));
    }
    void cancelAtEveryMoment()
    {
        Wire wire;
        wire.setHandler([documents = goodDocuments()](const Wire::Request &request) { return documents.value(request.path()); });
        Connection connection(wire.settings());
        for (int ms = 0; ms < 12; ++ms) {
            const QPointer<DiscoverJob> job = new DiscoverJob(connection, this); // an ended job deletes itself
            QTest::qWait(ms);
            if (job)
                job->cancel();
        }
    }
};

QTEST_GUILESS_MAIN(tst_DiscoverJob)
#include "tst_discoverjob.moc"
