// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicescript.h"
#include "scim/schema.h"

#include <QTest>
#include <QUuid>

#include <algorithm>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// Driven by nothing but what discovery says, as scim2-tester is: every attribute of every resource type is created, added, replaced and
/// removed, and read back.
class tst_Practice_Tester : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void describesItself();
    void singleDocuments();
    void discoveryTakesNothing_data();
    void discoveryTakesNothing();
    void lifeOfAResource_data() { types(); }
    void lifeOfAResource();
    void everyAttribute_data();
    void everyAttribute();
    void projections_data() { types(); }
    void projections();

private:
    struct Type {
        QString name, endpoint;
        ResourceSchema schema;
    };
    void types();
    [[nodiscard]] const Type &type(const QString &name) const;
    [[nodiscard]] Json valueFor(const Attribute &attribute);
    [[nodiscard]] Json singleFor(const Attribute &attribute);
    [[nodiscard]] Json resource(const Type &type, bool everything);
    [[nodiscard]] Reply create(const Type &type, bool everything) { return m_client->send("POST", type.endpoint, resource(type, everything)); }
    void fill(Json &target, const QList<Attribute> &attributes, bool everything);

    std::unique_ptr<PracticeClient> m_client;
    QList<Type> m_types;
};

namespace {

bool isWritable(const Attribute &attribute)
{
    return attribute.mutability != Attribute::Mutability::ReadOnly;
}

QString unique()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

Json patch(const QString &op, const QString &path, const Json &value)
{
    Json operation = Json::object({{u"op"_s, op}, {u"path"_s, path}});
    if (!value.isUndefined())
        operation.set(u"value"_s, value);
    return Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s})}, {u"Operations"_s, Json::array({operation})}});
}

/// Is every part of `wanted` in `found`? The server may add read-only parts.
bool covers(const Json &found, const Json &wanted)
{
    if (wanted.isObject()) {
        return std::ranges::all_of(wanted.members(), [&found](const Json::Member &member) { return covers(found.value(member.first), member.second); });
    }
    if (!wanted.isArray())
        return found == wanted;
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        if (!covers(found.at(i), wanted.at(i)))
            return false;
    }
    return found.size() == wanted.size();
}

} // namespace

void tst_Practice_Tester::initTestCase()
{
    Practice::Options options;
    options.users = 5;
    options.groups = 3;
    m_client = std::make_unique<PracticeClient>(options);
    QVERIFY2(m_client->isReady(), qPrintable(m_client->failure()));
    QHash<QString, Schema> schemas;
    const Json listed = m_client->get(u"/Schemas"_s).at(u"Resources");
    for (const Json &json : listed.items())
        schemas.insert(json.value(u"id").toString(), Schema::fromJson(json).valueOr({}));
    const Json described = m_client->get(u"/ResourceTypes"_s).at(u"Resources");
    for (const Json &json : described.items()) {
        QList<Schema> extensions;
        const Json named = json.value(u"schemaExtensions");
        for (const Json &extension : named.items())
            extensions << schemas.value(extension.value(u"schema").toString());
        m_types.append({.name = json.value(u"name").toString(), .endpoint = json.value(u"endpoint").toString(),
            .schema = ResourceSchema(schemas.value(json.value(u"schema").toString()), extensions)});
    }
    QCOMPARE(m_types.size(), 3);
}

void tst_Practice_Tester::types()
{
    QTest::addColumn<QString>("type");
    for (const Type &type : std::as_const(m_types))
        QTest::newRow(qPrintable(type.name)) << type.name;
}

const tst_Practice_Tester::Type &tst_Practice_Tester::type(const QString &name) const
{
    return *std::ranges::find(m_types, name, &Type::name);
}

Json tst_Practice_Tester::singleFor(const Attribute &attribute)
{
    if (!attribute.canonicalValues.isEmpty() && attribute.type == Attribute::Type::String)
        return attribute.canonicalValues.first();
    switch (attribute.type) {
    case Attribute::Type::Boolean:
        return true;
    case Attribute::Type::Integer:
        return Json::number("340282366920938463463374607431768211455"); // as long as a UUID's number
    case Attribute::Type::Decimal:
        return Json::number("0.75");
    case Attribute::Type::DateTime:
        return u"2026-11-23T04:56:22Z"_s;
    case Attribute::Type::Binary:
        return u"c2NpbQ==\n"_s; // encoders end lines
    case Attribute::Type::Reference:
        return u"https://%1.test"_s.arg(unique());
    case Attribute::Type::Complex: {
        Json parts = Json::object();
        fill(parts, attribute.subAttributes, true);
        const Attribute *reference = attribute.subAttribute(u"$ref");
        if (reference && reference->referenceTypes.contains("User"_L1)) { // of somebody who exists
            const Reply user = create(type(u"User"_s), false);
            parts.set(u"value"_s, user.at(u"id"));
            parts.set(u"$ref"_s, user.at(u"meta").value(u"location"));
        }
        return parts;
    }
    default:
        return unique();
    }
}

Json tst_Practice_Tester::valueFor(const Attribute &attribute)
{
    const Json single = singleFor(attribute);
    return attribute.multiValued ? Json::array({single}) : single;
}

void tst_Practice_Tester::fill(Json &target, const QList<Attribute> &attributes, bool everything)
{
    for (const Attribute &attribute : attributes) {
        if (isWritable(attribute) && (everything || attribute.required))
            target.set(attribute.name, valueFor(attribute));
    }
}

Json tst_Practice_Tester::resource(const Type &type, bool everything)
{
    Json schemas = Json::array({type.schema.core().id});
    Json json = Json::object();
    fill(json, type.schema.core().attributes, everything);
    for (const Schema &extension : type.schema.extensions()) {
        Json part = Json::object();
        fill(part, extension.attributes, everything);
        if (part.size() == 0)
            continue;
        json.set(extension.id, part);
        schemas.append(extension.id);
    }
    json.set(u"schemas"_s, schemas);
    return json;
}

void tst_Practice_Tester::describesItself()
{
    const QStringList names = m_client->get(u"/Schemas"_s).texts(u"name");
    for (const auto &name : {u"User"_s, u"Group"_s, u"ResourceType"_s, u"ServiceProviderConfig"_s, u"Schema"_s})
        QVERIFY2(names.contains(name), qPrintable(name));
    const Reply missing = m_client->get(u'/' + unique());
    QCOMPARE(missing.status, 404);
    QCOMPARE(missing.at(u"status"), Json(u"404"_s));
}

void tst_Practice_Tester::singleDocuments()
{
    for (const auto &list : {u"/Schemas"_s, u"/ResourceTypes"_s}) {
        const Json documents = m_client->get(list).at(u"Resources");
        for (const Json &document : documents.items()) {
            const Reply one = m_client->get(list + u'/' + document.value(u"id").toString());
            QCOMPARE(one.status, 200);
            QCOMPARE(one.json(), document);
        }
        QCOMPARE(m_client->get(list + u'/' + unique()).status, 404);
    }
}

void tst_Practice_Tester::discoveryTakesNothing_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("endpoint");
    for (const QByteArray method : {"POST", "PUT", "PATCH", "DELETE"}) {
        for (const auto &endpoint : {u"/Schemas"_s, u"/ResourceTypes"_s, u"/ServiceProviderConfig"_s})
            QTest::newRow(qPrintable(QString::fromLatin1(method) + endpoint)) << method << endpoint;
    }
}

void tst_Practice_Tester::discoveryTakesNothing()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, endpoint);
    const Reply reply = m_client->send(method, endpoint);
    QCOMPARE(reply.status, 405);
    QVERIFY(reply.headers.value("allow").contains("GET"));
}

void tst_Practice_Tester::lifeOfAResource()
{
    QFETCH(QString, type);
    const Type &kind = this->type(type);
    for (const bool everything : {false, true}) {
        Json wanted = resource(kind, everything);
        const Reply made = m_client->send("POST", kind.endpoint, wanted);
        QVERIFY2(made.status == 201, made.body.constData());
        const QString target = kind.endpoint + u'/' + made.at(u"id").toString();
        QCOMPARE(m_client->get(target).body, made.body);
        QVERIFY(m_client->get(kind.endpoint).texts(u"id").contains(made.at(u"id").toString()));
        Json replacement = made.json(); // what a client does: send back what it got, changed
        replacement.set(u"externalId"_s, unique());
        const Reply replaced = m_client->send("PUT", target, replacement);
        QVERIFY2(replaced.status == 200, replaced.body.constData());
        QCOMPARE(replaced.at(u"externalId"), replacement.value(u"externalId"));
        QCOMPARE(m_client->send("DELETE", target).status, 204);
        QCOMPARE(m_client->get(target).status, 404);
    }
}

void tst_Practice_Tester::everyAttribute_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("path");
    for (const Type &type : std::as_const(m_types)) {
        const auto rows = [&type](const Schema &schema) {
            for (const Attribute &attribute : schema.attributes) {
                if (isWritable(attribute))
                    QTest::newRow(qPrintable(type.name + u' ' + attribute.name)) << type.name << QString(schema.id + u':' + attribute.name);
            }
        };
        rows(type.schema.core());
        for (const Schema &extension : type.schema.extensions())
            rows(extension);
    }
}

/// Paths with the full URN: add, replace, remove, each answered with the resource and read again.
void tst_Practice_Tester::everyAttribute()
{
    QFETCH(QString, type);
    QFETCH(QString, path);
    const Type &kind = this->type(type);
    const auto name = AttributeName::parse(path);
    QVERIFY(name.ok());
    const Attribute &attribute = *kind.schema.find(*name);
    const bool hidden = attribute.returned == Attribute::Returned::Never;
    const QString target = kind.endpoint + u'/' + create(kind, false).at(u"id").toString();
    const QString read = target + u"?attributes="_s + path;
    QStringList ops {u"add"_s};
    if (attribute.mutability != Attribute::Mutability::Immutable)
        ops << u"replace"_s;
    for (const QString &op : std::as_const(ops)) {
        const Json value = valueFor(attribute);
        const Reply patched = m_client->send("PATCH", target, patch(op, path, value));
        QVERIFY2(patched.status == 200, patched.body.constData());
        const Json found = name->valueIn(m_client->get(read).json());
        QVERIFY2(hidden ? found.isUndefined() : covers(found, value), found.toBytes().constData());
    }
    if (attribute.required || attribute.mutability == Attribute::Mutability::Immutable)
        return;
    const Reply removed = m_client->send("PATCH", target, patch(u"remove"_s, path, {}));
    QVERIFY2(removed.status == 200, removed.body.constData());
    QVERIFY(name->valueIn(m_client->get(read).json()).isUndefined());
}

void tst_Practice_Tester::projections()
{
    QFETCH(QString, type);
    const Type &kind = this->type(type);
    QStringList names;
    for (const Attribute &attribute : kind.schema.core().attributes) {
        if (attribute.returned == Attribute::Returned::Default && isWritable(attribute) && !attribute.required)
            names << attribute.name;
    }
    QVERIFY(!names.isEmpty());
    const QString id = create(kind, true).at(u"id").toString();
    const auto found = [&](const QString &list, const Json &search) {
        const Reply reply = search.isUndefined() ? m_client->get(list) : m_client->send("POST", list, search);
        const Json resources = reply.at(u"Resources");
        const auto it = std::ranges::find_if(resources.items(), [&id](const Json &resource) { return resource.value(u"id").toString() == id; });
        return it == resources.items().end() ? Json() : *it;
    };
    for (const auto &parameter : {u"attributes"_s, u"excludedAttributes"_s}) {
        const Json search = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:SearchRequest"_s})},
            {parameter, Json::array({names.first()})}});
        const QString query = u"?%1=%2"_s.arg(parameter, names.first());
        const bool wanted = parameter == "attributes"_L1;
        for (const Json &resource : {m_client->get(kind.endpoint + u'/' + id + query).json(), found(kind.endpoint + query, {}),
                 found(kind.endpoint + u"/.search"_s, search), found(u"/.search"_s, search)}) {
            QVERIFY(!resource.isUndefined());
            QCOMPARE(resource.contains(names.first()), wanted);
        }
    }
}

QTEST_GUILESS_MAIN(tst_Practice_Tester)
#include "tst_practice_tester.moc"
