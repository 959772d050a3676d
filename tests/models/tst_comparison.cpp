// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/comparison.h"
#include "change/planner.h"

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
