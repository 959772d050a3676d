// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/comparison.h"
#include "change/differencemodel.h"
#include "change/planner.h"
#include "scim/schemadrift.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

Resource resource(const char *text)
{
    return Resource(QByteArray(text));
}

} // namespace

class TestComparison : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    ServiceDescription m_description = ServiceDescription::fallback({});
    QString snapshot(const QList<std::pair<QString, Resource>> &resources) const
    {
        const QString name = m_folder.filePath(u"state.snapshot"_s);
        auto writer = SnapshotWriter::open(name, u"https://x.example/scim"_s, m_description);
        for (const auto &[type, each] : resources)
            (*writer)->add(type, each);
        return (*writer)->finish().ok() ? name : QString();
    }

private Q_SLOTS:
    void whatWasWrittenIsReadBack()
    {
        const QByteArray bytes("{\"id\":\"a/b 1\",\"n\":12345678901234567890, \"x\":1.0,\"userName\":\"\u00c6r\u00f8\"}");
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, Resource(bytes)}, {u"Group"_s, resource(R"({"id":"g"})")}}));
        QVERIFY(file.ok());
        QCOMPARE((*file)->ids(u"User"_s), QStringList {u"a/b 1"_s});
        QCOMPARE((*file)->resource(u"User"_s, u"a/b 1"_s).bytes(), bytes);
        QCOMPARE((*file)->baseUrl(), u"https://x.example/scim"_s);
        QVERIFY((*file)->resource(u"User"_s, u"other"_s).isNull());
        QVERIFY(!(QFile::permissions(m_folder.filePath(u"state.snapshot"_s)) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }

    void damageIsNoticed_data()
    {
        QTest::addColumn<QString>("damage");
        for (const char *damage : {"cut", "altered", "no end", "added", "empty", "no snapshot"})
            QTest::newRow(damage) << QString::fromLatin1(damage);
    }
    void damageIsNoticed()
    {
        QFETCH(QString, damage);
        const QString name = snapshot({{u"User"_s, resource(R"({"id":"1","title":"Pilot"})")}, {u"User"_s, resource(R"({"id":"2"})")}});
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        if (damage == "cut"_L1)
            bytes.chop(30);
        else if (damage == "altered"_L1)
            bytes.replace("Pilot", "Chief");
        else if (damage == "no end"_L1)
            bytes.truncate(bytes.lastIndexOf("{\"end\""));
        else if (damage == "added"_L1)
            bytes += "{}\n";
        else if (damage == "empty"_L1)
            bytes.clear();
        else
            bytes = "userName,title\n";
        file.resize(0);
        file.seek(0);
        file.write(bytes);
        file.close();
        QCOMPARE(SnapshotFile::open(name).error().kind, ErrorKind::Validation);
    }

    void differences()
    {
        const auto file = SnapshotFile::open(snapshot({
            {u"User"_s, resource(R"({"id":"same","userName":"same","meta":{"version":"1"}})")},
            {u"User"_s, resource(R"({"id":"edited","userName":"ed","title":"Pilot","nickName":"E"})")},
            {u"User"_s, resource(R"({"id":"gone","userName":"gone"})")},
            {u"Group"_s, resource(R"({"id":"g","displayName":"G","members":[{"value":"gone"},{"value":"same"}]})")},
        }));
        Comparison comparison(**file, m_description);
        comparison.see(u"User"_s, resource(R"({"meta":{"version":"9"},"userName":"same","id":"same"})"));
        comparison.see(u"User"_s, resource(R"({"id":"edited","userName":"ed","title":"Chief","locale":"no"})"));
        comparison.see(u"User"_s, resource(R"({"id":"new","userName":"new"})"));
        comparison.see(u"Group"_s, resource(R"({"id":"g","displayName":"G","members":[{"value":"same"},{"value":"new"}]})"));
        comparison.finish();
        QCOMPARE(comparison.equalCount(), 1);
        const Json json = comparison.toJson();
        QCOMPARE(json.value(u"added").toInteger(), 1);
        QCOMPARE(json.value(u"removed").toInteger(), 1);
        QCOMPARE(json.value(u"changed").toInteger(), 2);
        const ObjectDifference edited = comparison.differences().value(0);
        using Value = ObjectDifference::Value;
        QCOMPARE(edited.values, QList<Value>({Value {u"title"_s, u"Pilot"_s, u"Chief"_s}, Value {u"locale"_s, {}, u"no"_s}, Value {u"nickName"_s, u"E"_s, {}}}));
        const ObjectDifference group = comparison.differences().value(2);
        QCOMPARE(group.membersAdded, QStringList {u"new"_s});
        QCOMPARE(group.membersRemoved, QStringList {u"gone"_s});
    }

    void takenBackIsTheEarlierState()
    {
        const auto file = SnapshotFile::open(snapshot({
            {u"User"_s, resource(R"({"id":"edited","userName":"ed","name":{"givenName":"E"},"title":"Pilot"})")},
            {u"User"_s, resource(R"({"id":"gone","userName":"gone","meta":{"created":"x"}})")},
            {u"Group"_s, resource(R"({"id":"g","displayName":"G","members":[{"value":"gone"}]})")},
        }));
        Comparison comparison(**file, m_description);
        comparison.see(u"User"_s, resource(R"({"id":"edited","userName":"ed","name":{"givenName":"E","familyName":"X"},"locale":"no"})"));
        comparison.see(u"User"_s, resource(R"({"id":"new","userName":"new"})"));
        comparison.see(u"Group"_s, resource(R"({"id":"g","displayName":"G"})"));
        comparison.finish();
        const ChangeSet back = comparison.takenBack();
        const Plan plan = makePlan(back, m_description);
        QCOMPARE(plan.count(PlannedObject::Fate::Create), 1);
        QCOMPARE(plan.count(PlannedObject::Fate::Delete), 1);
        QCOMPARE(plan.count(PlannedObject::Fate::Update), 2);
        QCOMPARE(plan.count(PlannedObject::Fate::Rejected), 0);
        for (const PlannedObject &object : plan.objects) {
            if (object.key.id == "edited"_L1) {
                QCOMPARE(object.after.value(u"name"), *Json::parse(R"({"givenName":"E"})"));
                QCOMPARE(object.after.value(u"title"), Json(u"Pilot"_s));
                QVERIFY(object.after.value(u"locale").isUndefined());
            }
        }
        // The person who is created again gets another id; the group must get that one.
        QVERIFY(isTemporaryId(back.changes.constLast().members.value(0)) || back.changes.constLast().kind != ChangeKind::MembersAdd);
    }

    /// Ticked one by one: the rest stays as it is now.
    void onlyWhatIsChosenIsTakenBack()
    {
        const auto file = SnapshotFile::open(snapshot({
            {u"User"_s, resource(R"({"id":"1","userName":"ann","title":"Pilot","locale":"no","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"A","costCenter":"1"}})")},
            {u"User"_s, resource(R"({"id":"gone","userName":"gone"})")},
            {u"Group"_s, resource(R"({"id":"g","displayName":"G","members":[{"value":"1"},{"value":"gone"}]})")},
        }));
        Comparison comparison(**file, m_description);
        comparison.see(u"User"_s, resource(R"({"id":"1","userName":"ann","title":"Chief","locale":"de","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"B","costCenter":"2"}})"));
        comparison.see(u"Group"_s, resource(R"({"id":"g","displayName":"G"})"));
        comparison.finish();
        DifferenceModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setDifferences(comparison.differences());
        QCOMPARE(model.rowCount(), 3);
        QVERIFY(model.chosen().isEmpty());
        const QModelIndex person = model.index(0, 0);
        QCOMPARE(model.rowCount(person), 4);
        for (int part = 0; part < 4; ++part) {
            const QModelIndex line = model.index(part, 0, person);
            const QString now = model.index(part, int(DifferenceModel::Column::Now), person).data().toString();
            if (now == "Chief"_L1 || now == "B"_L1)
                QVERIFY(model.setData(line, int(Qt::Checked), Qt::CheckStateRole));
        }
        QCOMPARE(person.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        QVERIFY(model.setData(model.index(1, 0), int(Qt::Checked), Qt::CheckStateRole)); // the group, without who is gone
        QCOMPARE(model.chosenCount(), 2);
        const ChangeSet back = comparison.takenBack(model.chosen());
        QCOMPARE(back.changes.size(), 2);
        const Plan plan = makePlan(back, m_description);
        const Json after = plan.objects.constFirst().after;
        QCOMPARE(after.value(u"title"), Json(u"Pilot"_s));
        QCOMPARE(after.value(u"locale"), Json(u"de"_s));
        const Json work = after.value(u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
        QCOMPARE(work.value(u"department"), Json(u"A"_s));
        QCOMPARE(work.value(u"costCenter"), Json(u"2"_s));
        QCOMPARE(back.changes.constLast().members, QStringList {u"1"_s});
        model.setAllChosen(true);
        QCOMPARE(comparison.takenBack(model.chosen()).changes.size(), 3);
    }

    /// One part of a name, one attribute of an extension that only one side has: their neighbours stay. The values of a list go together.
    void partsOfAnAttributeOneByOne()
    {
        const QString enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
        const auto file = SnapshotFile::open(snapshot({
            {u"User"_s, resource(R"({"id":"1","userName":"ann","name":{"givenName":"Ann","familyName":"Kolb","middleName":"M"},"emails":[{"type":"work","value":"a@x"},{"type":"home","value":"h@x"}]})")},
            {u"User"_s, resource(R"({"id":"2","userName":"bob","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"A","costCenter":"1"}})")},
        }));
        Comparison comparison(**file, m_description);
        comparison.see(u"User"_s, resource(R"({"id":"1","userName":"ann","name":{"givenName":"Anm","familyName":"Berg","honorificPrefix":"Dr"},"emails":[{"type":"work","value":"b@x"},{"type":"home","value":"i@x"}],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"B","costCenter":"2"}})"));
        comparison.see(u"User"_s, resource(R"({"id":"2","userName":"bob"})"));
        comparison.finish();
        DifferenceModel model;
        model.setDifferences(comparison.differences());
        const auto tick = [&model](int row, const QString &now, const QString &was) {
            const QModelIndex object = model.index(row, 0);
            for (int part = 0; part < model.rowCount(object); ++part) {
                if (model.index(part, int(DifferenceModel::Column::Now), object).data().toString() == now && model.index(part, int(DifferenceModel::Column::Was), object).data().toString() == was)
                    return model.setData(model.index(part, 0, object), int(Qt::Checked), Qt::CheckStateRole);
            }
            return false;
        };
        const auto after = [&](int object) { return makePlan(comparison.takenBack(model.chosen()), m_description).objects.at(object).after; };
        QVERIFY(tick(0, u"Anm"_s, u"Ann"_s));
        QVERIFY(tick(0, u"B"_s, {}));
        Json person = after(0);
        QCOMPARE(person.value(u"name"), *Json::parse(R"({"givenName":"Ann","familyName":"Berg","honorificPrefix":"Dr"})"));
        QCOMPARE(person.value(enterprise), *Json::parse(R"({"costCenter":"2"})"));
        QCOMPARE(person.value(u"emails").at(0).value(u"value"), Json(u"b@x"_s));
        QVERIFY(tick(0, u"b@x"_s, u"a@x"_s)); // brings the other address along
        QVERIFY(tick(0, u"Dr"_s, {}));
        person = after(0);
        QCOMPARE(person.value(u"name"), *Json::parse(R"({"givenName":"Ann","familyName":"Berg"})"));
        QCOMPARE(person.value(u"emails").at(1).value(u"value"), Json(u"h@x"_s));
        model.setAllChosen(false);
        QVERIFY(tick(1, {}, u"A"_s)); // the whole extension is gone: one attribute of it comes back
        QCOMPARE(after(0).value(enterprise), *Json::parse(R"({"department":"A"})"));
        model.markStaged();
        QVERIFY(model.chosen().isEmpty());
        model.setAllChosen(true);
        QCOMPARE(model.chosenCount(), 1); // what is staged is not chosen once more
        QVERIFY(!(model.index(1, 0).flags() & Qt::ItemIsUserCheckable));
    }

    /// A group that comes back has no members who are gone and stay so.
    void goneMembersStayOut()
    {
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, resource(R"({"id":"gone","userName":"gone"})")}, {u"User"_s, resource(R"({"id":"1","userName":"ann"})")},
                                                       {u"Group"_s, resource(R"({"id":"g","displayName":"G","members":[{"value":"1"},{"value":"gone"}]})")}}));
        Comparison comparison(**file, m_description);
        comparison.see(u"User"_s, resource(R"({"id":"1","userName":"ann"})"));
        comparison.finish();
        QList<ObjectDifference> chosen = comparison.differences();
        chosen.removeIf([](const ObjectDifference &difference) { return difference.resourceType != "Group"_L1; });
        const ChangeSet back = comparison.takenBack(chosen);
        QCOMPARE(back.changes.size(), 1);
        QCOMPARE(back.changes.constFirst().attributes.value(u"members").size(), 1);
        QCOMPARE(back.changes.constFirst().attributes.value(u"members").at(0).value(u"value"), Json(u"1"_s));
    }

    void addressesOfOneProvider()
    {
        QVERIFY(isSameProvider(u"https://a.example/scim/"_s, u"https://A.example/scim"_s));
        QVERIFY(!isSameProvider(u"https://a.example/scim"_s, u"https://test.example/scim"_s));
        QVERIFY(!isSameProvider(u"https://a.example/scim"_s, u"https://a.example/scim2"_s));
    }

    void schemasThatDiffer()
    {
        ServiceDescription before = ServiceDescription::fallback({});
        QVERIFY(schemaDrift(before, before).isEmpty());
        ServiceDescription now = before;
        now.resourceTypes.append(now.resourceTypes.constFirst());
        now.resourceTypes.last().name = u"Device"_s;
        now.config.filterMaxResults = 50;
        Schema &user = now.schemas[0];
        const QString urn = user.id + u':';
        user.attributes[0].required = !user.attributes[0].required;
        const QString first = urn + user.attributes[0].name;
        const QString last = urn + user.attributes.takeLast().name;
        user.attributes.append({.name = u"shoeSize"_s, .type = Attribute::Type::Integer});
        QStringList words;
        const auto changes = schemaDrift(before, now);
        for (const SchemaChange &change : changes)
            words << change.toString();
        QCOMPARE(words.size(), 5);
        QCOMPARE(words.at(0), u"resource type Device is new"_s);
        QVERIFY2(words.at(1).startsWith(u"attribute %1: required was"_s.arg(first)), qPrintable(words.at(1)));
        QVERIFY(words.contains(u"attribute %1shoeSize is new"_s.arg(urn)) && words.contains(u"attribute %1 is gone"_s.arg(last)));
        QCOMPARE(words.at(4), u"filter.maxResults was not said, is 50"_s);
    }

    void anotherDirectoryByUserName()
    {
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, resource(R"({"id":"1","userName":"Ann","title":"x"})")}}));
        Comparison comparison(**file, m_description, u"userName"_s);
        comparison.see(u"User"_s, resource(R"({"id":"other","userName":"ann","title":"x"})"));
        comparison.finish();
        QCOMPARE(comparison.differences().size(), 1); // the user name's case alone
        QCOMPARE(comparison.differences().constFirst().values.size(), 1);
    }
};

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
