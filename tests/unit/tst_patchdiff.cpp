// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patch.h"
#include "scim/patchvalues.h"
#include "scim/schema.h"
#include "scim/serverprofile.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestPatchDiff : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void smallestOperations_data();
    void smallestOperations();
    void membership_data();
    void membership();
    void applyUndoesDiff_data();
    void applyUndoesDiff();
    void packs_data();
    void packs();
    void largeGroupsTakeNoSquare();
    void wideUserIsQuick();
};

namespace {

const auto extensionUrn = u"urn:test:params:ext:2.0:Thing"_s;

/// Random schemas and resources of them; the seed is given so that a failure can be repeated.
class Generator
{
public:
    explicit Generator(quint32 seed)
        : m_random(seed)
    {
    }
    ResourceSchema schema()
    {
        Schema core {.id = u"urn:test:params:core:2.0:Thing"_s, .name = u"Thing"_s, .description = {}, .attributes = attributes(8)};
        Schema extension {.id = extensionUrn, .name = u"Ext"_s, .description = {}, .attributes = attributes(4)};
        return {core, {extension}};
    }
    Json resource(const ResourceSchema &schema)
    {
        Json json = object(schema.core().attributes, false);
        const Json extension = object(schema.extensions().front().attributes, false);
        Json schemas = Json::array({schema.core().id});
        if (!holdsNothing(extension)) {
            json.set(extensionUrn, extension);
            schemas.append(extensionUrn);
        }
        json.set(u"schemas"_s, schemas);
        json.set(u"id"_s, u"1"_s);
        return json;
    }
    /// Some attributes of `before`, the others anew: real edits touch a part.
    Json edited(const Json &before, const ResourceSchema &schema)
    {
        Json after = resource(schema);
        for (const Json::Member &member : before.members()) {
            if (m_random.bounded(2) == 0 && member.first != "schemas"_L1 && member.first != extensionUrn)
                after.set(member.first, m_random.bounded(2) == 0 ? member.second : touched(member.second));
        }
        return after;
    }

private:
    /// A value with one of its elements dropped, or the elements turned round.
    Json touched(const Json &value)
    {
        Json::Array items = value.items();
        if (items.empty())
            return value;
        if (m_random.bounded(2) == 0)
            std::reverse(items.begin(), items.end());
        else
            items.erase(items.begin() + m_random.bounded(int(items.size())));
        return items.empty() ? value : Json(items);
    }
    QList<Attribute> attributes(int count)
    {
        QList<Attribute> list;
        for (int i = 0; i < count; ++i)
            list << attribute(QString(QChar(u'a' + i)) + u"ttr"_s, m_random.bounded(3));
        return list;
    }
    Attribute attribute(const QString &name, int kind)
    {
        using Type = Attribute::Type;
        const QList<Type> simple {Type::String, Type::Boolean, Type::Integer, Type::Decimal, Type::Reference, Type::DateTime};
        Attribute made {.name = name, .type = simple[m_random.bounded(simple.size())], .multiValued = m_random.bounded(3) == 0};
        if (kind == 0)
            return made;
        made.type = Type::Complex;
        made.multiValued = kind == 2;
        const QStringList names = made.multiValued ? QStringList {u"value"_s, u"type"_s, u"primary"_s, u"display"_s, u"note"_s}
                                                   : QStringList {u"one"_s, u"two"_s, u"three"_s, u"value"_s};
        for (const QString &sub : names) {
            if (m_random.bounded(4) > 0)
                made.subAttributes.append({.name = sub, .type = sub == "primary"_L1 ? Type::Boolean : Type::String});
        }
        if (made.subAttributes.isEmpty())
            made.subAttributes.append({.name = u"value"_s});
        return made;
    }
    Json object(const QList<Attribute> &list, bool hasPrimary)
    {
        Json json {Json::Object()};
        for (const Attribute &attribute : list) {
            if (attribute.name == "primary"_L1 && (hasPrimary || m_random.bounded(2) == 0))
                continue;
            if (m_random.bounded(3) > 0)
                json.set(attribute.name, value(attribute));
        }
        return json;
    }
    Json value(const Attribute &attribute)
    {
        if (!attribute.multiValued)
            return single(attribute, false);
        Json::Array items;
        bool hasPrimary = false;
        for (int i = m_random.bounded(4); i >= 0; --i) {
            Json item = single(attribute, hasPrimary);
            hasPrimary = hasPrimary || item.value(u"primary").toBool();
            if (!isUnassigned(item))
                items.push_back(std::move(item));
        }
        return items;
    }
    Json single(const Attribute &attribute, bool hasPrimary)
    {
        static const QStringList texts {u"work"_s, u"home"_s, u"Work"_s, u"a\"]b"_s, u""_s, u"x y"_s};
        switch (attribute.type) {
        case Attribute::Type::Boolean:
            return m_random.bounded(2) == 0;
        case Attribute::Type::Integer:
            return m_random.bounded(3);
        case Attribute::Type::Decimal:
            return *Json::parse("12345678901234567890.50");
        case Attribute::Type::DateTime:
            return u"2026-0%1-01T00:00:00Z"_s.arg(1 + m_random.bounded(3));
        case Attribute::Type::Complex:
            return object(attribute.subAttributes, hasPrimary);
        default:
            return texts[m_random.bounded(texts.size())];
        }
    }
    QRandomGenerator m_random;
};

ResourceSchema userSchema()
{
    return {Schema::shipped()[0], {Schema::shipped()[2]}};
}

QByteArray operationsText(const Patch &patch)
{
    return patch.toJson().value(u"Operations").toBytes();
}

Json member(const QString &id)
{
    return Json::object({{u"value"_s, id}});
}

} // namespace

void TestPatchDiff::smallestOperations_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("operations");
    const auto row = [](const char *name, const char *profile, const QByteArray &before, const QByteArray &after, const QByteArray &operations) {
        QTest::newRow(name) << QString::fromLatin1(profile) << before << after << operations;
    };
    row("nothing", "rfc", R"({"title":"a"})", R"({"TITLE":"a","nickName":null})", "[]");
    row("read-only is passed over", "rfc", R"({"id":"1","groups":[{"value":"g"}]})", R"({"id":"2"})", "[]");
    row("new", "rfc", "{}", R"({"title":"a"})", R"([{"op":"add","path":"title","value":"a"}])");
    row("changed", "rfc", R"({"title":"a"})", R"({"title":"b"})", R"([{"op":"replace","path":"title","value":"b"}])");
    row("gone", "rfc", R"({"title":"a"})", "{}", R"([{"op":"remove","path":"title"}])");
    row("extension", "rfc", "{}", R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D"}})",
        R"([{"op":"add","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department","value":"D"}])");
    row("one part", "rfc", R"({"name":{"givenName":"A","familyName":"F"}})", R"({"name":{"givenName":"B","familyName":"F"}})",
        R"([{"op":"replace","path":"name.givenName","value":"B"}])");
    row("two parts", "rfc", R"({"name":{"givenName":"A","familyName":"F"}})", R"({"name":{"givenName":"B","familyName":"G"}})",
        R"([{"op":"replace","path":"name","value":{"givenName":"B","familyName":"G"}}])");
    row("two parts, Entra", "entra", R"({"name":{"givenName":"A","familyName":"F"}})", R"({"name":{"givenName":"B","familyName":"G"}})",
        R"([{"op":"replace","path":"name.givenName","value":"B"},{"op":"replace","path":"name.familyName","value":"G"}])");
    row("manager", "rfc", R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"1","$ref":"u/1","displayName":"One"}}})",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"2","$ref":"u/1","displayName":"One"}}})",
        R"([{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":{"value":"2"}}])");
    row("manager, Entra", "entra", R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"1"}}})",
        R"({"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"2"}}})",
        R"([{"op":"replace","path":"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager","value":{"value":"2"}}])");
    row("e-mail by type", "rfc", R"({"emails":[{"type":"work","value":"a"},{"type":"home","value":"b"}]})", R"({"emails":[{"type":"work","value":"c"},{"type":"home","value":"b"}]})",
        R"([{"op":"replace","path":"emails[type eq \"work\"].value","value":"c"}])");
    row("e-mail by value", "rfc", R"({"emails":[{"type":"work","value":"a"},{"type":"work","value":"b"}]})", R"({"emails":[{"type":"work","value":"a"},{"type":"home","value":"b"}]})",
        R"([{"op":"replace","path":"emails[value eq \"b\"].type","value":"home"}])");
    row("e-mail, Entra", "entra", R"({"emails":[{"type":"work","primary":true,"value":"a"},{"type":"work","primary":false,"value":"p"}]})",
        R"({"emails":[{"type":"work","primary":true,"value":"c"},{"type":"work","primary":false,"value":"p"}]})",
        R"([{"op":"replace","path":"emails[type eq \"work\" and primary eq true].value","value":"c"}])");
    row("address, Entra", "entra", R"({"addresses":[{"type":"work","locality":"A","country":"NO"}]})", R"({"addresses":[{"type":"work","locality":"B","country":"SE"}]})",
        R"([{"op":"replace","path":"addresses[type eq \"work\"].locality","value":"B"},{"op":"replace","path":"addresses[type eq \"work\"].country","value":"SE"}])");
    row("address as a whole", "rfc", R"({"addresses":[{"type":"work","locality":"A","country":"NO"}]})", R"({"addresses":[{"type":"work","locality":"B","country":"SE"}]})",
        R"([{"op":"replace","path":"addresses[type eq \"work\"]","value":{"type":"work","locality":"B","country":"SE"}}])");
    row("no selectors, GitHub", "github", R"({"emails":[{"type":"work","value":"a"}]})", R"({"emails":[{"type":"work","value":"b"}]})",
        R"([{"op":"replace","path":"emails","value":[{"type":"work","value":"b"}]}])");
    row("value more", "rfc", R"({"emails":[{"type":"work","value":"a"}]})", R"({"emails":[{"type":"work","value":"a"},{"type":"home","value":"b"}]})",
        R"([{"op":"add","path":"emails","value":[{"type":"home","value":"b"}]}])");
    row("value less", "rfc", R"({"emails":[{"type":"work","value":"a"},{"type":"home","value":"b"}]})", R"({"emails":[{"type":"work","value":"a"}]})",
        R"([{"op":"remove","path":"emails[type eq \"home\"]"}])");
    row("primary moves", "rfc", R"({"emails":[{"type":"work","value":"a","primary":true},{"type":"home","value":"b"}]})",
        R"({"emails":[{"type":"work","value":"a"},{"type":"home","value":"b","primary":true}]})",
        R"([{"op":"remove","path":"emails[type eq \"work\"].primary"},{"op":"add","path":"emails[type eq \"home\"].primary","value":true}])");
    row("order alone", "rfc", R"({"emails":[{"value":"a"},{"value":"b"}]})", R"({"emails":[{"value":"b"},{"value":"a"}]})", "[]");
    row("quotes in a value", "rfc", R"({"emails":[{"value":"a\"] or b"},{"value":"c"}]})", R"({"emails":[{"value":"c"}]})",
        R"([{"op":"remove","path":"emails[value eq \"a\\\"] or b\"]"}])");
}

void TestPatchDiff::smallestOperations()
{
    QFETCH(const QString, profile);
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const Patch patch = Patch::diff(*Json::parse(before), *Json::parse(after), userSchema(), *ServerProfile::shipped(profile));
    QTEST(operationsText(patch), "operations");
}

void TestPatchDiff::membership_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QByteArray>("operations");
    const auto row = [](const char *profile, const QByteArray &operations) { QTest::newRow(profile) << QString::fromLatin1(profile) << operations; };
    row("rfc", R"([{"op":"remove","path":"members[value eq \"1\"]"},{"op":"remove","path":"members[value eq \"2\"]"},{"op":"add","path":"members","value":[{"value":"4"},{"value":"5"}]}])");
    row("entra", R"([{"op":"remove","path":"members[value eq \"1\"]"},{"op":"remove","path":"members[value eq \"2\"]"},{"op":"add","path":"members","value":[{"value":"4"},{"value":"5"}]}])");
    row("github", R"([{"op":"remove","path":"members","value":[{"value":"1"},{"value":"2"}]},{"op":"add","path":"members","value":[{"value":"4"},{"value":"5"}]}])");
}

void TestPatchDiff::membership()
{
    QFETCH(const QString, profile);
    const Json before = *Json::parse(R"({"members":[{"value":"1","display":"One"},{"value":"2"},{"value":"3","display":"Three"}]})");
    const Json after = *Json::parse(R"({"members":[{"value":"3"},{"value":"4"},{"value":"5"}]})");
    const ResourceSchema schema {Schema::shipped()[1], {}};
    const Patch patch = Patch::diff(before, after, schema, *ServerProfile::shipped(profile));
    QTEST(operationsText(patch), "operations");
    const auto applied = patch.apply(before, schema);
    QVERIFY(applied.ok());
    QCOMPARE(applied->value(u"members").size(), 3);
}

void TestPatchDiff::applyUndoesDiff_data()
{
    QTest::addColumn<QString>("profile");
    for (const char *profile : {"rfc", "entra", "aws", "github", "minimal"})
        QTest::newRow(profile) << QString::fromLatin1(profile);
}

void TestPatchDiff::applyUndoesDiff()
{
    QFETCH(const QString, profile);
    ServerProfile rules = *ServerProfile::shipped(profile);
    rules.patchRules.noRemove.clear();
    for (quint32 seed = 1; seed <= 500; ++seed) {
        Generator generator(seed);
        const ResourceSchema schema = generator.schema();
        const Json before = generator.resource(schema);
        const Json after = generator.edited(before, schema);
        const Patch patch = Patch::diff(before, after, schema, rules);
        const auto sent = Patch::fromJson(*Json::parse(patch.toJson().toBytes()));
        if (!patch.operations.empty())
            QVERIFY2(sent.ok() && *sent == patch, qPrintable(QString::number(seed)));
        const auto result = patch.apply(before, schema);
        const QByteArray story = "seed " + QByteArray::number(seed) + "\nbefore " + before.toBytes() + "\nafter  " + after.toBytes() + "\npatch  "
            + operationsText(patch) + "\ngives  " + (result ? result->toBytes() : result.error().toString().toUtf8());
        QVERIFY2(result.ok(), story.constData());
        QVERIFY2(canonicalBytes(*result) == canonicalBytes(after), story.constData());
        QVERIFY2(Patch::diff(*result, after, schema, rules).operations.empty(), story.constData());
    }
}

void TestPatchDiff::packs_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QList<int>>("memberships"); // by request; -1: none
    QTest::newRow("rfc: all in one") << u"rfc"_s << QList<int> {49};
    QTest::newRow("entra: 20 additions or one removal, alone") << u"entra"_s << QList<int> {-1, 1, 1, 1, 1, 20, 20, 5};
    QTest::newRow("aws: 100 at once") << u"aws"_s << QList<int> {49};
}

void TestPatchDiff::packs()
{
    Patch patch {.operations = {{.op = PatchOperation::Op::Replace, .path = *AttributePath::parse(u"displayName"), .value = u"x"_s}}};
    for (int i = 0; i < 4; ++i)
        patch.operations.push_back({.op = PatchOperation::Op::Remove, .path = *AttributePath::parse(u"members[value eq \"%1\"]"_s.arg(i)), .value = {}});
    Json::Array added;
    for (int i = 0; i < 45; ++i)
        added.push_back(member(QString::number(100 + i)));
    patch.operations.push_back({.op = PatchOperation::Op::Add, .path = *AttributePath::parse(u"members"), .value = added});

    QFETCH(const QString, profile);
    QList<int> counts;
    const auto requests = patch.packedFor(*ServerProfile::shipped(profile));
    for (const Patch &request : requests) {
        int count = 0;
        for (const PatchOperation &operation : request.operations)
            count += operation.path->name.attribute == "members"_L1 ? int(qMax<qsizetype>(1, operation.value.size())) : 0;
        counts << (count == 0 ? -1 : count);
    }
    QTEST(counts, "memberships");
}

void TestPatchDiff::largeGroupsTakeNoSquare()
{
    Json::Array before;
    Json::Array after;
    for (int i = 0; i < 40'000; ++i) {
        before.push_back(member(QString::number(i)));
        after.push_back(member(QString::number(i + 20'000)));
    }
    QElapsedTimer timer;
    timer.start();
    const Patch patch = Patch::diff(Json::object({{u"members"_s, before}}), Json::object({{u"members"_s, after}}),
                                    ResourceSchema(Schema::shipped()[1], {}), *ServerProfile::shipped(u"rfc"_s));
    QCOMPARE(patch.operations.size(), size_t(20'001));
    QVERIFY2(timer.elapsed() < 5'000, qPrintable(QString::number(timer.elapsed())));
}

void TestPatchDiff::wideUserIsQuick()
{
    Schema schema {.id = u"urn:x:core:2.0:Wide"_s, .name = {}, .description = {}, .attributes = {}};
    Json before {Json::Object()};
    Json after {Json::Object()};
    for (int i = 0; i < 200; ++i) {
        const QString name = u"attr%1"_s.arg(i);
        schema.attributes.append({.name = name});
        before.set(name, u"value"_s);
        after.set(name, i % 10 == 0 ? u"other"_s : u"value"_s);
    }
    const ResourceSchema whole(schema, {});
    const ServerProfile profile;
    QCOMPARE(Patch::diff(before, after, whole, profile).operations.size(), size_t(20));
    QBENCHMARK {
        const Patch patch = Patch::diff(before, after, whole, profile);
        Q_UNUSED(patch)
    }
}

QTEST_APPLESS_MAIN(TestPatchDiff)
#include "tst_patchdiff.moc"
