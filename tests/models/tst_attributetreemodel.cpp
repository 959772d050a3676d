// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/attributetreemodel.h"
#include "directory/referencelistmodel.h"
#include "scim/servicedescription.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Provost;

class TestAttributeTreeModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void sectionsFollowTheSchemas();
    void nothingIsHidden();
    void oneOfManyIsOneLine();
    void partsStandForAComplexValue();
    void longListsAreCounted();
    void codesStayLeftToRight();
    void emptyOnesOnDemand();
    void references_data();
    void references();
    void referenceListFindsAndSorts();

private:
    /// The row a path of labels leads to, or an invalid index.
    QModelIndex at(const QStringList &labels) const;
    QString text(const QStringList &labels) const { return at(labels).siblingAtColumn(1).data().toString(); }
    void show(const QByteArray &json) { m_model->setResource(Resource(json), m_schema); }

    std::unique_ptr<AttributeTreeModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    ResourceSchema m_schema;
};

void TestAttributeTreeModel::init()
{
    const ServiceDescription description = ServiceDescription::fallback(ServerProfile());
    m_schema = description.schemaOf(*description.resourceType(u"User"));
    m_model = std::make_unique<AttributeTreeModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

QModelIndex TestAttributeTreeModel::at(const QStringList &labels) const
{
    QModelIndex parent;
    for (const QString &label : labels) {
        QModelIndex found;
        for (int row = 0; row < m_model->rowCount(parent) && !found.isValid(); ++row) {
            const QModelIndex candidate = m_model->index(row, 0, parent);
            if (candidate.data().toString() == label)
                found = candidate;
        }
        if (!found.isValid())
            return {};
        parent = found;
    }
    return parent;
}

void TestAttributeTreeModel::sectionsFollowTheSchemas()
{
    show(R"({"id":"7","userName":"ann","active":true,
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Pilotage"},"meta":{"version":"1"}})");
    QCOMPARE(m_model->rowCount(), 3);
    QCOMPARE(m_model->index(0, 0).data().toString(), u"User"_s);
    QCOMPARE(m_model->index(1, 0).data().toString(), u"Enterprise User"_s);
    QCOMPARE(text({u"Enterprise User"_s, u"Department"_s}), u"Pilotage"_s);
    const QModelIndex department = at({u"Enterprise User"_s, u"Department"_s});
    QCOMPARE(department.data(int(AttributeTreeModel::Role::Path)).toString(),
             u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s);
    QVERIFY(!at({u"User"_s, u"ID"_s}).isValid()); // the record's own facts come last, once
    QCOMPARE(text({u"Record"_s, u"ID"_s}), u"7"_s);
}

void TestAttributeTreeModel::nothingIsHidden()
{
    show(R"({"id":"7","userName":"ann","shoeSize":12345678901234567890,"urn:example:ext":{"x":1}})");
    QCOMPARE(m_model->rowCount(at({u"Not in any schema"_s})), 2);
    const QModelIndex size = m_model->index(0, 1, at({u"Not in any schema"_s}));
    QCOMPARE(size.data(int(AttributeTreeModel::Role::CopyText)).toString(), u"12345678901234567890"_s); // every digit
}

void TestAttributeTreeModel::oneOfManyIsOneLine()
{
    show(R"({"id":"7","emails":[{"value":"a@b.example","type":"work","primary":true}]})");
    QCOMPARE(text({u"User"_s, u"E-mail · work"_s}), u"a@b.example"_s);
    show(R"({"id":"7","emails":[{"value":"a@b.example","type":"work","primary":true},{"value":"c@d.example","type":"home"}]})");
    QCOMPARE(m_model->rowCount(at({u"User"_s, u"E-mail"_s})), 2);
    QVERIFY(at({u"User"_s, u"E-mail"_s, u"work"_s}).data(int(AttributeTreeModel::Role::Primary)).toBool());
    QCOMPARE(text({u"User"_s, u"E-mail"_s, u"home"_s}), u"c@d.example"_s);
}

void TestAttributeTreeModel::partsStandForAComplexValue()
{
    show(R"({"id":"7","addresses":[{"type":"work","streetAddress":"Kai 4","locality":"Hamburg"}]})");
    const QModelIndex addresses = m_model->index(0, 0, at({u"User"_s}));
    QCOMPARE(m_model->index(0, 1, addresses).data().toString(), u"Kai 4, Hamburg"_s);
    QCOMPARE(m_model->rowCount(m_model->index(0, 0, addresses)), 3);
}

void TestAttributeTreeModel::longListsAreCounted()
{
    QByteArray emails;
    for (int i = 0; i < 120; ++i)
        emails += (i > 0 ? ",{\"value\":\"" : "{\"value\":\"") + QByteArray::number(i) + "@x.example\"}";
    show("{\"id\":\"7\",\"emails\":[" + emails + "]}");
    const QModelIndex list = at({u"User"_s, u"E-mail"_s});
    QCOMPARE(m_model->rowCount(list), AttributeTreeModel::shownElements + 1);
    const QModelIndex rest = m_model->index(AttributeTreeModel::shownElements, 1, list);
    QVERIFY(rest.data().toString().contains(u"70"_s));
    QCOMPARE(rest.data(int(AttributeTreeModel::Role::Kind)).toInt(), int(AttributeTreeModel::Kind::Rest));
}

void TestAttributeTreeModel::codesStayLeftToRight()
{
    show(R"({"id":"7","userName":"ann@x.example","displayName":"Ann"})");
    QVERIFY(at({u"User"_s, u"User name"_s}).data(int(AttributeTreeModel::Role::LeftToRight)).toBool());
    QVERIFY(!at({u"User"_s, u"Display name"_s}).data(int(AttributeTreeModel::Role::LeftToRight)).toBool());
}

void TestAttributeTreeModel::emptyOnesOnDemand()
{
    show(R"({"id":"7","userName":"ann","nickName":null,"emails":[]})");
    QCOMPARE(m_model->rowCount(at({u"User"_s})), 1);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->setShowEmpty(true);
    QCOMPARE(reset.size(), 1);
    QVERIFY(m_model->rowCount(at({u"User"_s})) > 10);
}

void TestAttributeTreeModel::references_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<ResourceReference>("expected");
    const auto row = [](const char *name, const QByteArray &value, const ResourceReference &expected) {
        QTest::newRow(name) << value << expected;
    };
    row("$ref", R"({"value":"1","$ref":"https://x.example/scim/v2/Users/1"})", {.type = u"Users"_s, .id = u"1"_s});
    row("relative $ref", R"({"value":"1","$ref":"../Groups/1"})", {.type = u"Groups"_s, .id = u"1"_s});
    row("encoded, without value", R"({"$ref":"https://x.example/Users/a%2Fb"})", {.type = u"Users"_s, .id = u"a/b"_s});
    row("type", R"({"value":"1","type":"Group"})", {.type = u"Group"_s, .id = u"1"_s});
    row("the schema's one type", R"({"value":"1"})", {.type = u"User"_s, .id = u"1"_s});
}

void TestAttributeTreeModel::references()
{
    QFETCH(QByteArray, value);
    QFETCH(ResourceReference, expected);
    Attribute attribute;
    attribute.type = Attribute::Type::Complex;
    attribute.subAttributes = {Attribute {.name = u"value"_s}, Attribute {.name = u"$ref"_s, .type = Attribute::Type::Reference, .referenceTypes = {u"User"_s}}};
    const Result<Json> json = Json::parse(value);
    QVERIFY(json.ok());
    QCOMPARE(referenceIn(*json, &attribute), expected);
    QVERIFY(!referenceIn(Json::object({{u"value"_s, u"a@b.example"_s}}), nullptr).isValid()); // an e-mail address points nowhere
}

void TestAttributeTreeModel::referenceListFindsAndSorts()
{
    ReferenceListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const Result<Json> members = Json::parse(R"([{"value":"3","display":"Zoë"},{"value":"x-9"},{"value":"1","display":"ann 10"},{"value":"2","display":"Ann 9"}])");
    model.setValues(*members, nullptr);
    QCOMPARE(model.total(), 4);
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.index(row, 0).data().toString());
    QVERIFY2(names.indexOf(u"Ann 9"_s) < names.indexOf(u"Zoë"_s), qPrintable(names.join(u'|')));
    QVERIFY(names.contains(u"x-9"_s)); // without a name by its id
    model.setContains(u"ANN"_s);
    QCOMPARE(model.rowCount(), 2);
    model.setContains(u"x-9"_s);
    QCOMPARE(model.index(0, 0).data(int(ReferenceListModel::Role::ReferenceId)).toString(), u"x-9"_s);
}

QTEST_GUILESS_MAIN(TestAttributeTreeModel)
#include "tst_attributetreemodel.moc"
