// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/mergeedit.h"
#include "change/stagedchanges.h"
#include "form/fieldtext.h"
#include "form/formmodel.h"
#include "form/formspec.h"
#include "form/gestures.h"
#include "form/openedchanges.h"
#include "form/validator.h"

#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Code = FieldProblem::Code;

Q_DECLARE_METATYPE(Provost::FieldKind)
Q_DECLARE_METATYPE(Provost::FieldLock)

namespace {

const QString &things()
{
    static const QString urn = u"urn:example:params:scim:schemas:core:2.0:Thing"_s;
    return urn;
}

const QString &more()
{
    static const QString urn = u"urn:example:params:scim:schemas:extension:2.0:More"_s;
    return urn;
}

/// An attribute of every kind and every characteristic.
ServiceDescription everything()
{
    const auto schema = [](const QByteArray &json) { return *Schema::fromJson(*Json::parse(json)); };
    ServiceDescription description;
    description.schemas << schema(R"({"id":"urn:example:params:scim:schemas:core:2.0:Thing","name":"Thing","attributes":[
        {"name":"key","type":"string","required":true,"uniqueness":"server"},
        {"name":"title","type":"string"},
        {"name":"description","type":"string"},
        {"name":"colour","type":"string","canonicalValues":["red","green"]},
        {"name":"on","type":"boolean"},
        {"name":"count","type":"integer"},
        {"name":"share","type":"decimal"},
        {"name":"since","type":"dateTime"},
        {"name":"photo","type":"binary"},
        {"name":"page","type":"reference","referenceTypes":["external"]},
        {"name":"odd","type":"polygon"},
        {"name":"secret","type":"string","mutability":"writeOnly","returned":"never"},
        {"name":"serial","type":"string","mutability":"readOnly"},
        {"name":"origin","type":"string","mutability":"immutable"},
        {"name":"note","type":"string","returned":"request"},
        {"name":"tags","type":"string","multiValued":true},
        {"name":"mails","type":"complex","multiValued":true,"subAttributes":[
            {"name":"value","type":"string"},{"name":"type","type":"string","canonicalValues":["work","home"]},{"name":"primary","type":"boolean"}]},
        {"name":"name","type":"complex","subAttributes":[{"name":"first","type":"string"},{"name":"last","type":"string"}]},
        {"name":"boss","type":"complex","subAttributes":[
            {"name":"value","type":"string"},{"name":"$ref","type":"reference","referenceTypes":["User"]},{"name":"displayName","type":"string","mutability":"readOnly"}]}]})")
                        << schema(R"({"id":"urn:example:params:scim:schemas:extension:2.0:More","name":"More","attributes":[
        {"name":"room","type":"string"},{"name":"fixed","type":"string"},{"name":"kept","type":"string"},{"name":"kind","type":"string"}]})");
    description.resourceTypes << ResourceType {.id = u"Thing"_s, .name = u"Thing"_s, .endpoint = u"/Things"_s, .schema = things(), .extensions = {{.schema = more()}}}
                              << ResourceType {.id = u"User"_s, .name = u"User"_s, .endpoint = u"/Users"_s, .schema = u"urn:ietf:params:scim:schemas:core:2.0:User"_s};
    ServerProfile &profile = description.profile;
    const QString prefix = more() + u':';
    profile.requiredOnCreate[u"Thing"_s] = {u"title"_s};
    profile.readOnly[u"Thing"_s] = {QString(prefix + u"fixed"_s)};
    profile.createOnly[u"Thing"_s] = {u"secret"_s};
    profile.patchRules.noRemove = {QString(prefix + u"kept"_s).toLower()};
    profile.values[u"Thing"_s][u"title"_s] = {.minLength = 2, .maxLength = 5};
    profile.values[u"Thing"_s][u"mails"_s]
        = {.maxValues = 2, .types = {u"work"_s, u"other"_s, QString()}, .onePerType = {u"work"_s}, .readOnlyElements = u"type eq \"work\" and primary eq false"_s};
    profile.values[u"Thing"_s][QString(prefix + u"kind"_s).toLower()] = {.oneOf = {u"a"_s, u"b"_s}};
    profile.readOnlyWhen[u"Thing"_s] = {{.when = u"serial eq \"synced\""_s, .code = u"synchronised"_s},
                                        {.when = u"serial eq \"half\""_s, .attributes = {u"title"_s}, .reason = u"because"_s}};
    profile.warnings[u"Thing"_s] = {{.when = u"colour eq \"red\""_s, .onCreate = true, .reason = u"red ones fade"_s}};
    profile.labels[u"Thing"_s][u"colour"_s] = u"Employee type"_s;
    return description;
}

FormSpec specOf(const ServiceDescription &description)
{
    return FormSpec::make(description, description.resourceTypes.first());
}

Resource resource(const QByteArray &json)
{
    return Resource(*Json::parse(json));
}

AttributeName named(const QString &text)
{
    return *AttributeName::parse(text);
}

} // namespace

class TestForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kinds_data();
    void kinds();
    void locks_data();
    void locks();
    void membershipsAreElsewhere();
    void parses_data();
    void parses();
    void dateTimes_data();
    void dateTimes();
    void checks_data();
    void checks();
    void untouchedSendsNothing();
    void touchedSendsOnlyItself();
    void partsOfComplexAndExtensions();
    void digitsSurvive();
    void backAgainIsUntouched();
    void revertGoesToTheDirectory();
    void unreadableIsNotSent();
    void referenceTakesNameAndAddress();
    void creates();
    void createWantsWhatIsNeeded();
    void manyTouchOnlyWhatWasChanged();
    void objectRulesLock();
    void readOnRequest();
    void whatWasReadStaysUntilANewerAnswer();
    void manyAreReadOnRequest();
    void partsStandBelowTheirWhole();
    void idsOfAFileMeanThatFileOnly();
    void refreshKeepsWhatIsTyped();
    void otherShapesAreNoFault();
    void templateLeavesThePersonOut();
    void comparesTwo();
    void passwords();
    void overlays_data();
    void overlays();
    void editsMerge();
    void gesturesUndo();
    void indexFollowsGestures();

private:
    const ServiceDescription m_description = everything();
    FormModel *edit(const QByteArray &json)
    {
        m_form = std::make_unique<FormModel>(specOf(m_description), m_description.profile);
        m_form->startEdit({.before = resource(json)});
        return m_form.get();
    }
    int at(const QString &path) const { return m_form->indexOf(named(path)); }
    std::unique_ptr<FormModel> m_form;
};

void TestForm::kinds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<FieldKind>("kind");
    const auto row = [](const char *path, FieldKind kind) { QTest::newRow(path) << QString::fromLatin1(path) << kind; };
    row("key", FieldKind::Line);
    row("description", FieldKind::Text);
    row("colour", FieldKind::Choice);
    row("on", FieldKind::Boolean);
    row("count", FieldKind::Integer);
    row("share", FieldKind::Decimal);
    row("since", FieldKind::DateTime);
    row("photo", FieldKind::Binary);
    row("page", FieldKind::Line);
    row("odd", FieldKind::Json);
    row("secret", FieldKind::Password);
    row("tags", FieldKind::Values);
    row("mails", FieldKind::Values);
    row("name.first", FieldKind::Line);
    row("boss.value", FieldKind::Reference);
    row("externalId", FieldKind::Line);
    row("urn:example:params:scim:schemas:extension:2.0:More:kind", FieldKind::Choice);
}

void TestForm::kinds()
{
    QFETCH(const QString, path);
    const FormSpec spec = specOf(m_description);
    const FieldSpec *field = spec.find(named(path));
    QVERIFY(field);
    QTEST(field->kind, "kind");
    QVERIFY(!field->label.isEmpty());
    if (path == "colour"_L1)
        QCOMPARE(field->label, u"Employee type"_s);
    if (path == "boss.value"_L1)
        QCOMPARE(field->referenceTypes, QStringList {u"User"_s});
    if (path == "mails"_L1)
        QCOMPARE(field->part(u"type")->kind, FieldKind::Choice);
    QCOMPARE(field->unique, path == "key"_L1);
}

void TestForm::locks_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<FieldLock>("editing");
    QTest::addColumn<FieldLock>("creating");
    const auto row = [](const char *path, FieldLock editing, FieldLock creating) {
        QTest::newRow(path) << QString::fromLatin1(path) << editing << creating;
    };
    row("title", FieldLock::None, FieldLock::None);
    row("serial", FieldLock::ServersOwn, FieldLock::ServersOwn);
    row("origin", FieldLock::AfterCreation, FieldLock::None);
    row("secret", FieldLock::CreateOnly, FieldLock::None);
    row("note", FieldLock::NotRead, FieldLock::None);
    row("urn:example:params:scim:schemas:extension:2.0:More:fixed", FieldLock::Unsupported, FieldLock::Unsupported);
    row("boss.value", FieldLock::None, FieldLock::None);
}

void TestForm::locks()
{
    QFETCH(const QString, path);
    edit(R"({"id":"1","key":"k"})");
    QTEST(m_form->lock(at(path)), "editing");
    m_form->startCreate({});
    QTEST(m_form->lock(at(path)), "creating");
    m_form->setConnectionLocked(true);
    QCOMPARE(m_form->lock(at(path)), FieldLock::Connection);
}

void TestForm::membershipsAreElsewhere()
{
    const ServiceDescription description = ServiceDescription::fallback({});
    const FormSpec group = FormSpec::make(description, *description.resourceType(u"Group"));
    QVERIFY(!group.find(named(u"members"_s)));
    QVERIFY(group.find(named(u"displayName"_s)));
    const FormSpec user = FormSpec::make(description, *description.resourceType(u"User"));
    QVERIFY(!user.find(named(u"groups"_s)) && !user.find(named(u"id"_s)) && !user.find(named(u"meta"_s)));
    const FieldSpec *manager = user.find(named(u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value"_s));
    QVERIFY(manager && manager->kind == FieldKind::Reference);
    QCOMPARE(manager->referenceTypes, QStringList {u"User"_s});
}

void TestForm::parses_data()
{
    QTest::addColumn<FieldKind>("kind");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("json"); // empty: emptied
    QTest::addColumn<int>("code"); // -1: fine
    QTest::addColumn<QLocale>("locale");
    const auto row = [](FieldKind kind, const QString &text, const QByteArray &json, int code = -1, const QLocale &locale = QLocale::c()) {
        QTest::addRow("%d %s", int(kind), qPrintable(text)) << kind << text << json << code << locale;
    };
    const QLocale german(QLocale::German);
    row(FieldKind::Integer, u"12345678901234567890"_s, "12345678901234567890");
    row(FieldKind::Integer, u" -7 "_s, "-7");
    row(FieldKind::Integer, u"+007"_s, "7");
    row(FieldKind::Integer, u"1.5"_s, {}, int(Code::NotInteger));
    row(FieldKind::Integer, u"12a"_s, {}, int(Code::NotInteger));
    row(FieldKind::Integer, u"  "_s, {});
    row(FieldKind::Decimal, u"0.10000000000000000001"_s, "0.10000000000000000001");
    row(FieldKind::Decimal, u"1,50"_s, "1.50", -1, german);
    row(FieldKind::Decimal, u"1.50"_s, "1.50", -1, german);
    row(FieldKind::Decimal, u".5"_s, "0.5");
    row(FieldKind::Decimal, u"1,5"_s, {}, int(Code::NotDecimal));
    row(FieldKind::Boolean, u"TRUE"_s, "true");
    row(FieldKind::Boolean, u"maybe"_s, {}, int(Code::NotBoolean));
    row(FieldKind::Binary, u"AQID\nBA=="_s, "\"AQIDBA==\"");
    row(FieldKind::Binary, u"no base64!"_s, {}, int(Code::NotBase64));
    row(FieldKind::Json, u"{\"a\": [1]}"_s, R"({"a":[1]})");
    row(FieldKind::Json, u"{\"a\": }"_s, {}, int(Code::NotJson));
    row(FieldKind::Line, u" text with blanks "_s, "\" text with blanks \"");
}

void TestForm::parses()
{
    QFETCH(const FieldKind, kind);
    QFETCH(const QString, text);
    QFETCH(const QByteArray, json);
    QFETCH(const int, code);
    QFETCH(const QLocale, locale);
    const ParsedField parsed = parseField({.kind = kind}, text, locale);
    QCOMPARE(parsed.problem ? int(parsed.problem->code) : -1, code);
    QCOMPARE(parsed.value.isUndefined() ? QByteArray() : parsed.value.toBytes(), json);
    if (code == int(Code::NotJson))
        QCOMPARE(parsed.problem->position, 6);
    if (code < 0 && kind == FieldKind::Decimal) // and back again, to the digit
        QCOMPARE(parseField({.kind = kind}, editText({.kind = kind}, parsed.value, locale), locale).value.numberText(), parsed.value.numberText());
}

void TestForm::dateTimes_data()
{
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("wall");
    QTest::addColumn<QString>("zone");
    const auto row = [](const char *value, const char *wall, const char *zone) {
        QTest::newRow(value) << QString::fromLatin1(value) << QString::fromLatin1(wall) << QString::fromLatin1(zone);
    };
    row("2024-02-11T08:15:00Z", "2024-02-11 08:15:00", "Z");
    row("2024-02-11T08:15:00.1234567+05:30", "2024-02-11 08:15:00.1234567", "+05:30");
    row("2024-02-11T08:15:00-08:00", "2024-02-11 08:15:00", "-08:00");
}

void TestForm::dateTimes()
{
    QFETCH(const QString, value);
    const DateTimeParts parts = dateTimeParts(value);
    QTEST(parts.wall, "wall");
    QTEST(parts.zone, "zone");
    QCOMPARE(joinDateTime(parts).value.toString(), value); // nothing is lost on the way
    QCOMPARE(joinDateTime({.wall = u"2024-02-11"_s, .zone = u"Z"_s}).value.toString(), u"2024-02-11T00:00:00Z"_s);
    QCOMPARE(joinDateTime({.wall = u"2024-02-11 9:05"_s, .zone = u"+01:00"_s}).value.toString(), u"2024-02-11T09:05:00+01:00"_s);
    QVERIFY(joinDateTime({.wall = u"2024-02-30 10:00"_s, .zone = u"Z"_s}).problem);
    QVERIFY(joinDateTime({.wall = u"tomorrow"_s, .zone = u"Z"_s}).problem);
    QVERIFY(joinDateTime({}).value.isUndefined() && !joinDateTime({}).problem);
}

void TestForm::checks_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<bool>("creating");
    QTest::addColumn<QList<int>>("codes");
    const auto row = [](const QString &path, const QByteArray &json, bool creating, const QList<int> &codes) {
        QTest::addRow("%s %s %d", qPrintable(path), json.constData(), creating) << path << json << creating << codes;
    };
    const QString prefix = more() + u':';
    row(u"key"_s, "", false, {int(Code::Required)});
    row(u"key"_s, "\"\"", true, {int(Code::Required)});
    row(u"title"_s, "", false, {});
    row(u"title"_s, "", true, {int(Code::Required)});
    row(u"title"_s, "\"a\"", false, {int(Code::TooShort)});
    row(u"title"_s, "\"abcdef\"", false, {int(Code::TooLong)});
    row(u"title"_s, "\"abc\"", false, {});
    row(u"title"_s, "5", false, {int(Code::NotText)});
    row(u"colour"_s, "\"blue\"", false, {}); // suggested, not forced
    row(QString(prefix + u"kind"_s), "\"c\"", false, {int(Code::NotOneOf)});
    row(QString(prefix + u"kept"_s), "", false, {int(Code::CannotBeEmptied)});
    row(QString(prefix + u"kept"_s), "", true, {});
    row(u"count"_s, "1.5", false, {int(Code::NotInteger)});
    row(u"count"_s, "99999999999999999999", false, {});
    row(u"share"_s, "\"x\"", false, {int(Code::NotDecimal)});
    row(u"since"_s, "\"yesterday\"", false, {int(Code::NotDateTime)});
    row(u"photo"_s, "\"%%\"", false, {int(Code::NotBase64)});
    row(u"on"_s, "\"perhaps\"", false, {int(Code::NotBoolean)});
    row(u"odd"_s, R"({"any":"thing"})", false, {});
    row(u"tags"_s, R"(["a","b"])", false, {});
    row(u"tags"_s, R"(["a","a"])", false, {int(Code::DoubleValue)});
    row(u"mails"_s, R"([{"value":"a","primary":true},{"value":"b","primary":true}])", false, {int(Code::SeveralPrimary)});
    row(u"mails"_s, R"([{"value":"a"},{"value":"b"},{"value":"c"}])", false, {int(Code::TooManyValues)});
    row(u"mails"_s, R"([{"value":"a","type":"home"}])", false, {int(Code::NotOneOf)});
    row(u"mails"_s, R"([{"value":"a","type":"work"},{"value":"b","type":"Work"}])", false, {int(Code::TooManyValues)});
    row(u"mails"_s, R"([{"value":"a","type":"work"},{"value":"b","type":"work","primary":false},{"value":"c","type":"other"}])", false, {});
    row(u"mails"_s, R"([{"value":5}])", false, {int(Code::NotText)});
}

void TestForm::checks()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, json);
    QFETCH(const bool, creating);
    const FormSpec spec = specOf(m_description);
    const Json value = json.isEmpty() ? Json() : *Json::parse(json);
    QList<int> codes;
    for (const FieldProblem &problem : checkField(*spec.find(named(path)), value, creating, Json(u"old"_s)))
        codes << int(problem.code);
    QTEST(codes, "codes");
}

void TestForm::untouchedSendsNothing()
{
    edit(R"({"id":"1","key":"k","title":"old","serial":"s"})");
    QVERIFY(m_form->changes().isEmpty());
    m_form->setValue(at(u"serial"_s), Json(u"mine"_s)); // the server's own
    QVERIFY(m_form->changes().isEmpty());
    QCOMPARE(m_form->value(at(u"serial"_s)), Json(u"s"_s));
}

void TestForm::touchedSendsOnlyItself()
{
    edit(R"({"id":"1","key":"k","title":"old","count":3,"unknown":{"x":1}})");
    const QSignalSpy changed(m_form.get(), &FormModel::fieldChanged);
    m_form->setValue(at(u"title"_s), Json(u"new"_s));
    QCOMPARE(changed.count(), 1);
    QVERIFY(m_form->isDirty(at(u"title"_s)));
    QCOMPARE(m_form->original(at(u"title"_s)), Json(u"old"_s));
    const auto change = m_form->changeOf(at(u"title"_s));
    QVERIFY(change);
    QCOMPARE(change->kind, ChangeKind::Update);
    QCOMPARE(change->id, u"1"_s);
    QCOMPARE(change->attributes, *Json::parse(R"({"title":"new"})"));
    QCOMPARE(change->before.bytes(), m_form->subjects().first().before.bytes());
    m_form->setValue(at(u"count"_s), {});
    QCOMPARE(m_form->changes().first().attributes, *Json::parse(R"({"title":"new","count":null})"));
}

void TestForm::partsOfComplexAndExtensions()
{
    edit(R"({"id":"1","key":"k","name":{"first":"A","last":"B"},"urn:example:params:scim:schemas:extension:2.0:More":{"room":"1"}})");
    m_form->setValue(at(u"name.last"_s), Json(u"C"_s));
    m_form->setValue(at(more() + u":room"_s), Json());
    const Json expected = *Json::parse(R"({"name":{"last":"C"},"urn:example:params:scim:schemas:extension:2.0:More":{"room":null}})");
    QCOMPARE(m_form->changes().first().attributes, expected);
    const Json after = m_form->document();
    QCOMPARE(after.value(u"name"), *Json::parse(R"({"first":"A","last":"C"})"));
    QVERIFY(!after.contains(more())); // it was the last of its extension
}

void TestForm::digitsSurvive()
{
    edit(R"({"id":"1","key":"k","count":1,"share":12345678901234567890.10})");
    m_form->setValue(at(u"count"_s), parseField(m_form->field(at(u"count"_s)), u"12345678901234567891"_s).value);
    QCOMPARE(m_form->changes().first().attributes.toBytes(), QByteArray(R"({"count":12345678901234567891})"));
    QVERIFY(m_form->document().toBytes().contains("12345678901234567890.10"));
}

void TestForm::backAgainIsUntouched()
{
    edit(R"({"id":"1","key":"k","title":"old"})");
    m_form->setValue(at(u"title"_s), Json(u"new"_s));
    m_form->setValue(at(u"title"_s), Json(u"old"_s));
    QVERIFY(!m_form->isTouched(at(u"title"_s)) && !m_form->isDirty(at(u"title"_s)));
    QVERIFY(m_form->changes().isEmpty());
}

void TestForm::revertGoesToTheDirectory()
{
    m_form = std::make_unique<FormModel>(specOf(m_description), m_description.profile);
    m_form->startEdit({.before = resource(R"({"id":"1","key":"k","title":"old"})"), .current = *Json::parse(R"({"id":"1","key":"k","title":"new"})")});
    const int title = at(u"title"_s);
    QCOMPARE(m_form->value(title), Json(u"new"_s));
    QVERIFY(m_form->isDirty(title) && !m_form->isTouched(title)); // staged already
    m_form->revert(title);
    QVERIFY(!m_form->isDirty(title));
    QCOMPARE(m_form->changeOf(title)->attributes, *Json::parse(R"({"title":"old"})"));
}

void TestForm::unreadableIsNotSent()
{
    edit(R"({"id":"1","key":"k","count":3})");
    const int count = at(u"count"_s);
    m_form->setUnreadable(count, {.code = Code::NotInteger});
    QCOMPARE(m_form->problems(count).size(), 1);
    QVERIFY(m_form->changes().isEmpty() && m_form->hasTouched());
    m_form->setValue(count, Json(3)); // as it was
    QVERIFY(m_form->problems(count).isEmpty() && !m_form->hasTouched());
    m_form->setValue(at(u"title"_s), Json(u"much too long"_s));
    QVERIFY(m_form->changes().isEmpty() && !m_form->changeOf(at(u"title"_s)));
    QCOMPARE(m_form->problemCount(), 1);
    m_form->setTaken(at(u"key"_s), FieldProblem {.code = Code::Taken, .text = u"Ann"_s});
    m_form->setValue(at(u"key"_s), Json(u"other"_s));
    QVERIFY(m_form->changeOf(at(u"key"_s))); // another value: not known to be taken
}

void TestForm::referenceTakesNameAndAddress()
{
    edit(R"({"id":"1","key":"k","boss":{"value":"7","$ref":"https://x/Users/7","displayName":"Seven"}})");
    const int boss = at(u"boss.value"_s);
    QCOMPARE(m_form->referenceName(boss), u"Seven"_s);
    m_form->noteName(u"8"_s, u"Eight"_s);
    m_form->setValue(boss, Json(u"8"_s));
    QCOMPARE(m_form->referenceName(boss), u"Eight"_s);
    const Json expected = *Json::parse(R"({"boss":{"value":"8","$ref":"https://x/Users/8","displayName":"Eight"}})");
    QCOMPARE(m_form->changes().first().attributes, expected);
    m_form->setValue(boss, {});
    QCOMPARE(m_form->changes().first().attributes, *Json::parse(R"({"boss":null})"));
}

void TestForm::creates()
{
    m_form = std::make_unique<FormModel>(specOf(m_description), m_description.profile);
    m_form->startCreate(*Json::parse(R"({"colour":"red"})"));
    m_form->setValue(at(u"key"_s), Json(u"k"_s));
    m_form->setValue(at(u"name.first"_s), Json(u"A"_s));
    m_form->setValue(at(u"secret"_s), Json(u"s3cret"_s));
    const QList<Change> changes = m_form->changes();
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().kind, ChangeKind::Create);
    QVERIFY(isTemporaryId(changes.first().id));
    QCOMPARE(changes.first().attributes, *Json::parse(R"({"colour":"red","key":"k","name":{"first":"A"},"secret":"s3cret"})"));
    QCOMPARE(m_form->changes().first().id, changes.first().id); // the same object each time
    QCOMPARE(m_form->warnings().size(), 1);
    QVERIFY(!changes.first().toJson().toBytes().contains("s3cret"));
}

void TestForm::createWantsWhatIsNeeded()
{
    m_form = std::make_unique<FormModel>(specOf(m_description), m_description.profile);
    m_form->startCreate({});
    QCOMPARE(m_form->problemCount(), 2); // key by the schema, title by the profile
    m_form->setValue(at(u"key"_s), Json(u"k"_s));
    m_form->setValue(at(u"title"_s), Json(u"ti"_s));
    QCOMPARE(m_form->problemCount(), 0);
}

void TestForm::manyTouchOnlyWhatWasChanged()
{
    m_form = std::make_unique<FormModel>(specOf(m_description), m_description.profile);
    m_form->startMany({{.before = resource(R"({"id":"1","key":"a","title":"x","colour":"red"})")},
                       {.before = resource(R"({"id":"2","key":"b","title":"y","colour":"red"})")},
                       {.before = resource(R"({"id":"3","key":"c","title":"new","colour":"red"})")}});
    QVERIFY(m_form->isMixed(at(u"title"_s)) && !m_form->isMixed(at(u"colour"_s)));
    QVERIFY(m_form->value(at(u"title"_s)).isUndefined());
    QCOMPARE(m_form->value(at(u"colour"_s)), Json(u"red"_s));
    QVERIFY(m_form->changes().isEmpty());
    m_form->setValue(at(u"title"_s), Json(u"new"_s));
    QVERIFY(!m_form->isMixed(at(u"title"_s)));
    const QList<Change> changes = m_form->changes();
    QCOMPARE(changes.size(), 2); // the third is so already
    QCOMPARE(changes.last().id, u"2"_s);
    QCOMPARE(changes.last().attributes, *Json::parse(R"({"title":"new"})"));
    m_form->revert(at(u"title"_s));
    QVERIFY(m_form->isMixed(at(u"title"_s)) && m_form->changes().isEmpty());
}

void TestForm::objectRulesLock()
{
    edit(R"({"id":"1","key":"k","serial":"synced"})");
    QCOMPARE(m_form->lock(at(u"title"_s)), FieldLock::Object);
    QCOMPARE(m_form->locks().first().code, u"synchronised"_s);
    edit(R"({"id":"1","key":"k","serial":"half"})");
    QCOMPARE(m_form->lock(at(u"title"_s)), FieldLock::Object);
    QCOMPARE(m_form->lock(at(u"key"_s)), FieldLock::None);
    QVERIFY(m_form->warnings().isEmpty());
}

void TestForm::readOnRequest()
{
    edit(R"({"id":"1","key":"k"})");
    const int note = at(u"note"_s);
    QCOMPARE(m_form->lock(note), FieldLock::NotRead);
    m_form->addRead({{u"1"_s, *Json::parse(R"({"id":"1","note":"hush"})")}}, named(u"note"_s));
    QCOMPARE(m_form->lock(note), FieldLock::None);
    QCOMPARE(m_form->value(note), Json(u"hush"_s));
    m_form->setValue(note, Json(u"loud"_s));
    QCOMPARE(m_form->changes().first().before.value(named(u"note"_s)), Json(u"hush"_s)); // so that it can be compared and undone
    edit(R"({"id":"1","key":"k"})");
    m_form->addRead({{u"1"_s, *Json::parse(R"({"id":"1"})")}}, named(u"note"_s));
    QCOMPARE(m_form->lock(note), FieldLock::None); // read, and nothing there
}

/// The list hands the same answer in again whenever something is staged; it does not have what was asked for.
void TestForm::whatWasReadStaysUntilANewerAnswer()
{
    edit(R"({"id":"1","key":"k"})");
    const int note = at(u"note"_s);
    m_form->addRead({{u"1"_s, *Json::parse(R"({"id":"1","note":"hush"})")}}, named(u"note"_s));
    m_form->refresh({.before = resource(R"({"id":"1","key":"k"})"), .current = *Json::parse(R"({"id":"1","key":"k","title":"new"})")});
    QCOMPARE(m_form->value(note), Json(u"hush"_s));
    QCOMPARE(m_form->original(note), Json(u"hush"_s));
    m_form->refresh({.before = resource(R"({"id":"1","key":"k"})")});
    QCOMPARE(m_form->value(note), Json(u"hush"_s));
    m_form->refresh({.before = resource(R"({"id":"1","key":"k","title":"new"})")}); // applied: perhaps the note as well
    QCOMPARE(m_form->lock(note), FieldLock::NotRead);
}

void TestForm::manyAreReadOnRequest()
{
    m_form->startMany({{.before = resource(R"({"id":"1","key":"k"})")}, {.before = resource(R"({"id":"2","key":"k"})")}});
    const int note = at(u"note"_s);
    QCOMPARE(m_form->lock(note), FieldLock::NotRead); // and not empty
    m_form->addRead({{u"1"_s, *Json::parse(R"({"id":"1","note":"hush"})")}, {u"2"_s, *Json::parse(R"({"id":"2","note":"loud"})")}}, named(u"note"_s));
    QCOMPARE(m_form->lock(note), FieldLock::None);
    QVERIFY(m_form->isMixed(note));
    m_form->setValue(note, Json(u"new"_s));
    QCOMPARE(m_form->changes().at(1).before.value(named(u"note"_s)), Json(u"loud"_s)); // nobody else has changed it
}

void TestForm::partsStandBelowTheirWhole()
{
    const FieldSpec &part = m_form->field(at(u"name.last"_s));
    QCOMPARE(part.label, u"Name: Last"_s);
    QCOMPARE(part.group, u"Name"_s);
    QCOMPARE(part.shortLabel, u"Last"_s);
    QVERIFY(m_form->field(at(u"title"_s)).group.isEmpty());
}

void TestForm::idsOfAFileMeanThatFileOnly()
{
    const auto create = [](const QString &id, const QString &userName) {
        return Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = id, .attributes = Json::object({{u"userName"_s, userName}})};
    };
    const QList<Change> staged {create(u"bulkId:new"_s, u"ann"_s)};
    const Change joins {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"g"_s, .members = {u"bulkId:new"_s, u"u1"_s}};
    Change report {.resourceType = u"User"_s, .id = u"u2"_s, .attributes = Json::object({{u"manager"_s, Json::object({{u"value"_s, u"bulkId:new"_s}})}})};
    const ChangeSet file {.changes = {create(u"bulkId:new"_s, u"bob"_s), joins, report}};
    const auto opened = openedBeside(file, staged);
    QVERIFY(opened);
    const QString fresh = opened->at(0).id;
    QVERIFY(fresh != "bulkId:new"_L1 && isTemporaryId(fresh));
    QCOMPARE(opened->at(1).members, (QStringList {fresh, u"u1"_s}));
    QCOMPARE(opened->at(2).attributes.value(u"manager").value(u"value").toString(), fresh);
    QCOMPARE(openedBeside(file, staged)->at(0).id, fresh); // opened twice, it is one
    QCOMPARE(*openedBeside(file, {create(u"bulkId:new"_s, u"Bob"_s)}), file.changes); // the same, perhaps edited since
    QCOMPARE(*openedBeside(file, {}), file.changes);
    QVERIFY(!openedBeside({.changes = {create(u"bulkId:new"_s, u"bob"_s), create(u"bulkId:new"_s, u"cy"_s)}}, {}));
}

void TestForm::refreshKeepsWhatIsTyped()
{
    edit(R"({"id":"1","key":"k","title":"old","colour":"red"})");
    m_form->setValue(at(u"title"_s), Json(u"mine"_s));
    const QSignalSpy changed(m_form.get(), &FormModel::fieldChanged);
    m_form->refresh({.before = resource(R"({"id":"1","key":"k","title":"old","colour":"green"})")});
    QCOMPARE(m_form->value(at(u"title"_s)), Json(u"mine"_s));
    QCOMPARE(m_form->value(at(u"colour"_s)), Json(u"green"_s));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.first().first().toInt(), at(u"colour"_s));
    m_form->refresh({.before = resource(R"({"id":"1","key":"k","title":"old"})"), .current = *Json::parse(R"({"id":"1","key":"k","title":"mine"})")});
    QVERIFY(!m_form->isTouched(at(u"title"_s)) && m_form->isDirty(at(u"title"_s))); // taken over
}

void TestForm::otherShapesAreNoFault()
{
    edit(R"({"id":"1","key":"k","title":["a"],"tags":"alone","mails":["plain"]})");
    QVERIFY(!m_form->field(at(u"title"_s)).fits(m_form->value(at(u"title"_s))));
    QVERIFY(!m_form->field(at(u"tags"_s)).fits(m_form->value(at(u"tags"_s))));
    QVERIFY(!m_form->field(at(u"mails"_s)).fits(m_form->value(at(u"mails"_s))));
    QVERIFY(m_form->field(at(u"odd"_s)).fits(*Json::parse("[1]")));
    QCOMPARE(m_form->problemCount(), 0); // what nobody touched is not found fault with
}

void TestForm::templateLeavesThePersonOut()
{
    const ServiceDescription description = ServiceDescription::fallback({});
    const FormSpec spec = FormSpec::make(description, *description.resourceType(u"User"));
    const Json like = templateOf(spec, *Json::parse(R"({"id":"1","userName":"a","displayName":"A","name":{"givenName":"A"},"title":"Pilot","active":true,
        "emails":[{"value":"a@x"}],"externalId":"e","password":"p","groups":[{"value":"g"}],"locale":"de",
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D","employeeNumber":"7","manager":{"value":"9","displayName":"B"}}})"));
    const Json expected = *Json::parse(R"({"title":"Pilot","locale":"de","active":true,
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D","manager":{"value":"9"}}})");
    QCOMPARE(like, expected);
}

void TestForm::comparesTwo()
{
    const FormSpec spec = specOf(m_description);
    const QList<ComparedField> lines = compareObjects(spec, *Json::parse(R"({"key":"a","title":"x","tags":["1","2"]})"),
                                                      *Json::parse(R"({"key":"b","title":"x","tags":["2","1"],"on":true})"));
    QStringList different, same;
    for (const ComparedField &line : lines)
        (line.differs ? different : same) << line.field->path();
    QCOMPARE(different, (QStringList {u"key"_s, u"on"_s}));
    QCOMPARE(same, (QStringList {u"title"_s, u"tags"_s})); // the order of values says nothing
}

void TestForm::passwords()
{
    QSet<QString> made;
    for (int i = 0; i < 50; ++i) {
        const QString password = makePassword({.minLength = 24, .maxLength = 30});
        QVERIFY(password.size() >= 24 && password.size() <= 30);
        QVERIFY(passwordBits(password) > 70);
        QVERIFY(std::any_of(password.begin(), password.end(), [](QChar c) { return c.isDigit(); }));
        QVERIFY(std::any_of(password.begin(), password.end(), [](QChar c) { return c.isUpper(); }));
        made.insert(password);
    }
    QCOMPARE(made.size(), 50);
    QCOMPARE(makePassword({.maxLength = 8}).size(), 8);
    QVERIFY(passwordBits(u"aaaaaaaaaaaa"_s) < 45);
    QVERIFY(passwordBits(u"abcdefghijkl"_s) < 45);
    QVERIFY(passwordBits(u"password"_s) < 45);
}

void TestForm::overlays_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QByteArray>("overlay");
    const auto row = [](const char *before, const char *after, const char *overlay) {
        QTest::addRow("%s %s", before, after) << QByteArray(before) << QByteArray(after) << QByteArray(overlay);
    };
    row(R"({"a":1})", R"({"a":1})", "{}");
    row(R"({"a":1})", R"({"a":1.0})", "{}");
    row(R"({"a":1})", R"({"a":2})", R"({"a":2})");
    row(R"({"a":1})", "{}", R"({"a":null})");
    row(R"({"a":{"b":1,"c":2}})", R"({"a":{"b":1,"c":3}})", R"({"a":{"c":3}})");
    row(R"({"a":{"b":1}})", "{}", R"({"a":null})");
    row(R"({"a":[1,2]})", R"({"a":[1]})", R"({"a":[1]})");
    row(R"({"a":[]})", "{}", "{}");
    row("{}", R"({"a":{"b":1}})", R"({"a":{"b":1}})");
}

void TestForm::overlays()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, after);
    const Json overlay = overlayBetween(*Json::parse(before), *Json::parse(after));
    QTEST(overlay.toBytes(), "overlay");
    if (after != "{}" || before == R"({"a":1})")
        QCOMPARE(overlaid(*Json::parse(before), overlay), *Json::parse(after));
}

void TestForm::editsMerge()
{
    const Resource before = resource(R"({"id":"1","title":"old","count":1})");
    const auto edit = [&before](const QByteArray &attributes) {
        return Change {.resourceType = u"Thing"_s, .id = u"1"_s, .attributes = *Json::parse(attributes), .before = before};
    };
    QList<Change> changes = withEdit({}, edit(R"({"title":"a"})"));
    changes = withEdit(changes, edit(R"({"count":2})"));
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes.first().attributes, *Json::parse(R"({"title":"a","count":2})"));
    changes = withEdit(changes, edit(R"({"title":"old"})"));
    QCOMPARE(changes.first().attributes, *Json::parse(R"({"count":2})"));
    QVERIFY(withEdit(changes, edit(R"({"count":1})")).isEmpty()); // as it was
    const Change joins {.kind = ChangeKind::MembersAdd, .resourceType = u"Thing"_s, .id = u"1"_s, .members = {u"2"_s}};
    QCOMPARE(withEdit(changes, joins).size(), 2);
    Change leaves = joins;
    leaves.kind = ChangeKind::MembersRemove;
    QCOMPARE(withEdit(withEdit(changes, joins), leaves), withEdit(changes, leaves)); // the last wish: what is not so any more would be sent the next time
    Change both = joins;
    both.members << u"3"_s;
    QCOMPARE(withEdit({both}, leaves).constFirst().members, QStringList {u"3"_s});
    QCOMPARE(withEdit({leaves}, joins), QList<Change> {joins});
    const Change gone {.kind = ChangeKind::Delete, .resourceType = u"Thing"_s, .id = u"1"_s, .before = before};
    QCOMPARE(withEdit(withEdit(changes, joins), gone), QList<Change> {gone});
    const Change made {.kind = ChangeKind::Create, .resourceType = u"Thing"_s, .id = u"bulkId:x"_s, .attributes = *Json::parse(R"({"title":"t","count":1})")};
    QCOMPARE(withEdit({made}, edit(R"({"count":null})")).first().attributes, *Json::parse(R"({"title":"t"})"));
    QVERIFY(withEdit({made}, gone).isEmpty());
}

void TestForm::gesturesUndo()
{
    StagedChanges staged;
    const auto edit = [](const QString &id, const QByteArray &attributes) {
        return Change {.resourceType = u"Thing"_s, .id = id, .attributes = *Json::parse(attributes), .before = Resource(Json::object({{u"id"_s, id}}))};
    };
    staged.merge({edit(u"1"_s, R"({"a":"1"})"), edit(u"2"_s, R"({"a":"1"})")}, u"both"_s);
    staged.merge({edit(u"1"_s, R"({"a":"2"})")}, u"one"_s);
    staged.merge({edit(u"1"_s, R"({"a":"2"})")}, u"nothing"_s);
    QCOMPARE(staged.undoStack().count(), 2);
    QCOMPARE(staged.changes().objectCount(), 2);
    QCOMPARE(staged.changes().changes.first().attributes, *Json::parse(R"({"a":"2"})"));
    staged.undoStack().undo();
    QCOMPARE(staged.changes().changes.first().attributes, *Json::parse(R"({"a":"1"})"));
    staged.undoStack().undo();
    QVERIFY(staged.changes().isEmpty());
    staged.undoStack().redo();
    staged.revert(QList<ObjectKey> {{u"Thing"_s, u"1"_s}, {u"Thing"_s, u"2"_s}}, u"back"_s);
    QVERIFY(staged.changes().isEmpty());
    staged.undoStack().undo();
    QCOMPARE(staged.changes().objectCount(), 2);
    staged.reset(staged.changes()); // of itself
    QCOMPARE(staged.changes().objectCount(), 2);
    QCOMPARE(staged.index().objectCount(), 2);
}

/// Whoever made what is staged may have made its index, too; of another list it is of no use.
void TestForm::indexFollowsGestures()
{
    StagedChanges staged;
    const auto change = [](const QString &type, const QString &id) { return Change {.resourceType = type, .id = id, .attributes = Json::object({{u"a"_s, u"1"_s}})}; };
    const auto places = [&staged](const QString &type, const QString &id) {
        QList<int> found;
        for (int at = staged.index().firstOf(ObjectKey {type, id}); at >= 0; at = staged.index().nextOf(at))
            found << at;
        return found;
    };
    const ChangeSet before = staged.changes();
    const ChangeSet after {.changes = {change(u"User"_s, u"1"_s), change(u"Group"_s, u"1"_s), change(u"User"_s, u"1"_s), change(u"User"_s, u"2"_s)}};
    const StagedChanges::Index index = StagedIndex::of(after.changes);
    QVERIFY(staged.takeOver(before, after, u"import"_s, index));
    QCOMPARE(&staged.index(), index.get());
    QCOMPARE(staged.index().objectCount(), 3);
    QCOMPARE(places(u"User"_s, u"1"_s), QList<int>({0, 2}));
    QCOMPARE(places(u"Group"_s, u"1"_s), QList<int> {1});
    QCOMPARE(places(u"Device"_s, u"1"_s), QList<int>());
    QCOMPARE(staged.index().firstOf(u"2"_s), 3);
    staged.revert(ObjectKey {u"User"_s, u"1"_s}, u"back"_s);
    QCOMPARE(staged.index().objectCount(), 2);
    QCOMPARE(places(u"User"_s, u"1"_s), QList<int>());
    QCOMPARE(places(u"User"_s, u"2"_s), QList<int> {1});
    staged.undoStack().undo();
    QCOMPARE(&staged.index(), index.get());
    staged.undoStack().undo();
    QCOMPARE(staged.index().objectCount(), 0);
    QCOMPARE(places(u"User"_s, u"1"_s), QList<int>());
    staged.undoStack().redo();
    QCOMPARE(places(u"User"_s, u"1"_s), QList<int>({0, 2}));
    staged.reset({.changes = {change(u"User"_s, u"2"_s)}}, index); // of another list
    QCOMPARE(staged.index().objectCount(), 1);
    QCOMPARE(places(u"User"_s, u"2"_s), QList<int> {0});
    QCOMPARE(places(u"User"_s, u"1"_s), QList<int>());
}

QTEST_GUILESS_MAIN(TestForm)
#include "tst_form.moc"
