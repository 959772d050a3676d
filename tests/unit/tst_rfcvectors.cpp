// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/bulkmessage.h"
#include "scim/filter.h"
#include "scim/listpage.h"
#include "scim/patch.h"
#include "scim/resourcetype.h"
#include "scim/schema.h"
#include "scim/scimerror.h"
#include "scim/serverprofile.h"
#include "scim/serviceproviderconfig.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <functional>

using namespace Provost;
using namespace Qt::StringLiterals;

/// Every example message of the RFCs (tests/data/rfc) read by what reads such messages here.
class TestRfcVectors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyMessageSurvives_data() { files({}); }
    void everyMessageSurvives();
    void resources_data() { files(u"resource"_s); }
    void resources();
    void patches_data() { files(u"patch"_s); }
    void patches();
    void lists_data() { files(u"list"_s); }
    void lists();
    void errors_data() { files(u"error"_s); }
    void errors();
    void searches_data() { files(u"search"_s); }
    void searches();
    void bulkRequests_data() { files(u"bulk-request"_s); }
    void bulkRequests();
    void bulkResponses_data() { files(u"bulk-response"_s); }
    void bulkResponses();
    void resourceTypes_data() { files(u"resourcetype"_s); }
    void resourceTypes();
    void schemas_data() { files(u"schema"_s); }
    void schemas();
    void schemasKnowTheirDocuments();
    void configs();
    void pagesOfRfc9865();

private:
    static void files(const QString &kind);
};

namespace {

QByteArray bytesOf(const QString &name)
{
    QFile file(QStringLiteral(PROVOST_TEST_DATA "/rfc/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Json jsonOf(const QString &name)
{
    return Json::parse(bytesOf(name)).valueOr(Json());
}

ResourceSchema schemaFor(const Json &resource)
{
    const QList<Schema> &shipped = Schema::shipped();
    const bool isGroup = resource.value(u"schemas").at(0).toString().endsWith(u"Group"_s);
    return isGroup ? ResourceSchema(shipped[1], {}) : ResourceSchema(shipped[0], {shipped[2]});
}

/// Names in `object` that the schema does not know.
QStringList unknownNames(const Json &object, const ResourceSchema &schema, const QString &urn = {})
{
    QStringList unknown;
    for (const auto &[name, value] : object.members()) {
        if (schema.extension(name)) {
            unknown += unknownNames(value, schema, name);
            continue;
        }
        const Attribute *attribute = schema.findTop({.schema = urn, .attribute = name, .subAttribute = {}});
        if (!attribute && name != "schemas"_L1)
            unknown << name;
        const Json element = value.isArray() ? value.at(0) : value;
        for (const auto &[sub, part] : element.members()) {
            if (attribute && !attribute->subAttribute(sub))
                unknown << name + u'.' + sub;
        }
    }
    return unknown;
}

} // namespace

void TestRfcVectors::files(const QString &kind)
{
    QTest::addColumn<QString>("name");
    const auto names = QDir(QStringLiteral(PROVOST_TEST_DATA "/rfc")).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    QVERIFY(names.size() > 40);
    int found = 0;
    for (const QString &file : names) {
        const QString name = file.chopped(5);
        if (kind.isEmpty() || name.section(u'-', 2).startsWith(kind + u'-') || name.section(u'-', 2) == kind) {
            QTest::newRow(qPrintable(name)) << name;
            ++found;
        }
    }
    QVERIFY(found > 0);
}

void TestRfcVectors::everyMessageSurvives()
{
    QFETCH(const QString, name);
    const auto json = Json::parse(bytesOf(name));
    QVERIFY(json.ok());
    QCOMPARE(*Json::parse(json->toBytes()), *json);
    QCOMPARE(json->toIndentedBytes().trimmed(), bytesOf(name).trimmed()); // key order and escapes too
}

/// The shipped schemas know every name; nothing is different from itself, all of it can be written anew, and filters find it.
void TestRfcVectors::resources()
{
    QFETCH(const QString, name);
    const Json resource = jsonOf(name);
    const ResourceSchema schema = schemaFor(resource);
    QCOMPARE(unknownNames(resource, schema), QStringList());
    QVERIFY(Patch::diff(resource, resource, schema, ServerProfile()).operations.empty());
    const Json bare = Json::object({{u"schemas"_s, resource.value(u"schemas")}, {u"userName"_s, resource.value(u"userName")}, {u"displayName"_s, resource.value(u"displayName")}});
    const PatchDifference all = Patch::difference(bare, resource, schema, ServerProfile(), schema.core().name);
    const auto applied = all.patch.apply(bare, schema);
    QVERIFY2(applied.ok(), applied.ok() ? "" : qPrintable(applied.error().toString()));
    for (const UnsaidChange &change : all.unsaid)
        QCOMPARE(change.reason, UnsaidChange::Reason::ReadOnly);
    QVERIFY(Filter::parse(u"id eq \"%1\" and not (id eq \"x\")"_s.arg(resource.value(u"id").toString()))->matches(resource, &schema));
    const Resource read(bytesOf(name));
    QCOMPARE(read.id(), resource.value(u"id").toString());
    QCOMPARE(read.version(), resource.value(u"meta").value(u"version").toString());
}

void TestRfcVectors::patches()
{
    QFETCH(const QString, name);
    const Json example = jsonOf(name);
    const Json before = example.value(u"before");
    const auto patch = Patch::fromJson(example.value(u"request"));
    QVERIFY2(patch.ok(), patch.ok() ? "" : qPrintable(patch.error().toString()));
    QCOMPARE(*Patch::fromJson(patch->toJson()), *patch);
    const ResourceSchema schema = schemaFor(before);
    const auto after = patch->apply(before, schema);
    QVERIFY2(after.ok(), after.ok() ? "" : qPrintable(after.error().toString()));
    QCOMPARE(*after, example.value(u"after"));
    // and back: the difference says the same in its own way, but for what is the server's own (members.display)
    const auto again = Patch::diff(before, *after, schema, ServerProfile()).apply(before, schema);
    QVERIFY2(again.ok(), again.ok() ? "" : qPrintable(again.error().toString()));
    QVERIFY(Patch::diff(*again, *after, schema, ServerProfile()).operations.empty());
}

void TestRfcVectors::lists()
{
    QFETCH(const QString, name);
    const Json json = jsonOf(name);
    const auto page = ListPage::parse(bytesOf(name));
    QVERIFY2(page.ok(), page.ok() ? "" : qPrintable(page.error().toString()));
    QVERIFY(!page->bare);
    QCOMPARE(page->resources.size(), json.value(u"Resources").size());
    QCOMPARE(page->totalResults.value_or(-1), json.value(u"totalResults").toInteger(-1));
    QCOMPARE(page->itemsPerPage.value_or(-1), json.value(u"itemsPerPage").toInteger(-1));
    QCOMPARE(page->startIndex.value_or(-1), json.value(u"startIndex").toInteger(-1));
    for (qsizetype i = 0; i < page->resources.size(); ++i) {
        QCOMPARE(page->resources[i].json(), json.value(u"Resources").at(i));
        QVERIFY(!page->resources[i].id().isEmpty());
    }
}

void TestRfcVectors::errors()
{
    QFETCH(const QString, name);
    const Json json = jsonOf(name);
    const ScimError error = ScimError::fromBody(bytesOf(name), "application/scim+json");
    QVERIFY(error.isScim);
    QCOMPARE(error.status, int(json.value(u"status").toInteger()));
    QCOMPARE(error.detail, json.value(u"detail").toString().simplified());
    QCOMPARE(error.scimType, json.value(u"scimType").toString());
    QCOMPARE(ScimError::body(error.status, error.scimType, error.detail).value(u"status"), json.value(u"status"));
}

void TestRfcVectors::searches()
{
    QFETCH(const QString, name);
    const Json json = jsonOf(name);
    const auto filter = Filter::parse(json.value(u"filter").toString());
    QVERIFY(filter.ok());
    QCOMPARE(filter->toString(), json.value(u"filter").toString());
}

void TestRfcVectors::bulkRequests()
{
    QFETCH(const QString, name);
    const Json json = jsonOf(name);
    std::vector<BulkOperation> operations;
    for (const Json &one : json.value(u"Operations").items())
        operations.push_back({.method = one.value(u"method").toString().toLatin1(), .path = one.value(u"path").toString(), .bulkId = one.value(u"bulkId").toString(),
                              .data = one.value(u"data"), .version = one.value(u"version").toString()});
    const auto sent = Json::parse(BulkMessage::body(operations, int(json.value(u"failOnErrors").toInteger())));
    QVERIFY(sent.ok());
    QCOMPARE(*sent, json);
}

void TestRfcVectors::bulkResponses()
{
    QFETCH(const QString, name);
    const Json answers = jsonOf(name).value(u"Operations");
    std::vector<BulkOperation> operations;
    for (const Json &one : answers.items())
        operations.push_back({.method = one.value(u"method").toString().toLatin1(), .path = u"/Users"_s, .bulkId = one.value(u"bulkId").toString(u"b%1"_s.arg(operations.size()))});
    const auto results = BulkMessage::read(bytesOf(name), operations);
    QVERIFY2(results.ok(), results.ok() ? "" : qPrintable(results.error().toString()));
    for (qsizetype i = 0; i < answers.size(); ++i) {
        const Json status = answers.at(i).value(u"status");
        const qint64 wanted = status.isObject() ? status.value(u"code").toInteger() : status.toInteger();
        const BulkResult &result = (*results)[size_t(i)];
        QCOMPARE(qint64(result.status), wanted);
        QCOMPARE(result.state, wanted < 300 ? BulkResult::State::Done : BulkResult::State::Failed);
    }
}

void TestRfcVectors::resourceTypes()
{
    QFETCH(const QString, name);
    const auto type = ResourceType::fromJson(jsonOf(name), u"/v2"_s);
    QVERIFY(type.ok());
    QCOMPARE(*ResourceType::fromJson(type->toJson()), *type);
    QVERIFY(type->isCalled(type->endpoint.mid(1)));
    QCOMPARE(type->extensions.size(), jsonOf(name).value(u"schemaExtensions").size());
}

/// RFC 7643 section 8.7.2: what is said of an attribute is read, and said again.
void TestRfcVectors::schemas()
{
    QFETCH(const QString, name);
    const Json json = jsonOf(name);
    const auto schema = Schema::fromJson(json);
    QVERIFY(schema.ok());
    QCOMPARE(schema->id, json.value(u"id").toString());
    const Json again = schema->toJson();
    const std::function<void(const Json &, const Json &)> compare = [&compare](const Json &printed, const Json &own) {
        QCOMPARE(own.size(), printed.size());
        for (qsizetype i = 0; i < printed.size(); ++i) {
            for (const auto &[characteristic, value] : printed.at(i).members()) {
                if (characteristic == "subAttributes"_L1)
                    compare(value, own.at(i).value(characteristic));
                else if (own.at(i).contains(characteristic))
                    QCOMPARE(own.at(i).value(characteristic), value);
                else // left out where it is what goes without saying
                    QVERIFY2(value == Json(false) || value == Json(u"default"_s) || value == Json(u"none"_s), qPrintable(characteristic));
            }
        }
    };
    compare(json.value(u"attributes"), again.value(u"attributes"));
}

/// The discovery documents that the RFC prints are made of what its schemas name, but for what it forgot to name there.
void TestRfcVectors::schemasKnowTheirDocuments()
{
    const auto unknown = [](const QString &document, const QString &schema) {
        QStringList names = unknownNames(jsonOf(document), ResourceSchema(*Schema::fromJson(jsonOf(schema)), {}));
        names.removeIf([](const QString &name) { return name == "meta"_L1 || name.startsWith("meta."_L1); }); // common to all (section 3.1)
        return names;
    };
    QCOMPARE(unknown(u"rfc7643-8.6-resourcetype-user"_s, u"rfc7643-8.7.2-schema-resourcetype"_s), QStringList());
    QCOMPARE(unknown(u"rfc7643-8.6-resourcetype-group"_s, u"rfc7643-8.7.2-schema-resourcetype"_s), QStringList());
    QCOMPARE(unknown(u"rfc7643-8.5-config"_s, u"rfc7643-8.7.2-schema-config"_s), (QStringList {u"authenticationSchemes.type"_s, u"authenticationSchemes.primary"_s}));
    const Json schema = jsonOf(u"rfc7643-8.7.2-schema-schema"_s);
    QCOMPARE(unknownNames(schema, ResourceSchema(*Schema::fromJson(schema), {})), QStringList());
}

void TestRfcVectors::configs()
{
    const auto config = ServiceProviderConfig::fromJson(jsonOf(u"rfc7643-8.5-config"_s));
    QCOMPARE(config.documentationUri, u"http://example.com/help/scim.html"_s);
    for (const auto &flag : {config.patch, config.bulk, config.filter, config.changePassword, config.sort, config.etag})
        QCOMPARE(flag, std::optional(true));
    QCOMPARE(config.bulkMaxOperations, 1000);
    QCOMPARE(config.bulkMaxPayloadSize, 1048576);
    QCOMPARE(config.filterMaxResults, 200);
    QCOMPARE(config.authenticationSchemes.size(), size_t(2));
    QCOMPARE(config.authenticationSchemes[1].type, u"httpbasic"_s);
    QCOMPARE(config.authenticationSchemes[0].specUri, u"http://www.rfc-editor.org/info/rfc6750"_s);
    QVERIFY(!config.cursorPagination);
}

void TestRfcVectors::pagesOfRfc9865()
{
    const auto config = ServiceProviderConfig::fromJson(jsonOf(u"rfc9865-4-config"_s));
    QCOMPARE(config.cursorPagination, true);
    QCOMPARE(config.indexPagination, true);
    QCOMPARE(config.defaultPaginationMethod, u"cursor"_s);
    QCOMPARE(config.maxPageSize, 250);
    QCOMPARE(config.cursorTimeout, 3600);
    QCOMPARE(ServerProfile().completedBy(config).pages.paging, ServerProfile::Paging::Cursor);
    QCOMPARE(ListPage::parse(bytesOf(u"rfc9865-2-list-middle-page"_s))->nextCursor, u"YkU3OF86Pz0rGv"_s);
    QCOMPARE(ListPage::parse(bytesOf(u"rfc9865-2-list-middle-page"_s))->previousCursor, u"ze7L30kMiiLX6x"_s);
    const auto last = ListPage::parse(bytesOf(u"rfc9865-2-list-last-page"_s));
    QCOMPARE(last->nextCursor, QString());
    QVERIFY(!last->totalResults);
}

QTEST_APPLESS_MAIN(TestRfcVectors)
#include "tst_rfcvectors.moc"
