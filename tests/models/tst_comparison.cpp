// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/comparison.h"
#include "change/differencemodel.h"
#include "change/planner.h"
#include "scim/schemadrift.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
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
    QString snapshot(const QList<std::pair<QString, Resource>> &resources, const QList<ReadGap> &gaps = {}, const DirectoryId &directory = u"https://x.example/scim"_s) const
    {
        const QString name = m_folder.filePath(u"state.snapshot"_s);
        auto writer = SnapshotWriter::open(name, directory, m_description);
        for (const auto &[type, each] : resources)
            (*writer)->add(type, each);
        return (*writer)->finish(gaps).ok() ? name : QString();
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
        const ChangeSet back = comparison.takenBack().changes;
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
        DifferenceModel called; // as the profile calls it
        called.setDifferences(comparison.differences(), {{u"User"_s, {{u"locale"_s, u"Tongue"_s}}}, {u"Group"_s, {{u"title"_s, u"Not of a user"_s}}}});
        QStringList names;
        for (int part = 0; part < 4; ++part)
            names << called.index(part, 0, called.index(0, 0)).data().toString();
        QVERIFY(names.contains(u"Tongue"_s));
        QVERIFY(!names.contains(u"Not of a user"_s));
        QVERIFY(model.setData(model.index(1, 0), int(Qt::Checked), Qt::CheckStateRole)); // the group, without who is gone
        QCOMPARE(model.chosenCount(), 2);
        const ChangeSet back = comparison.takenBack(model.chosen()).changes;
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
        QCOMPARE(comparison.takenBack(model.chosen()).changes.changes.size(), 3);
    }

    /// One line is ticked; what changed beside it in the same attribute stays.
    void aTickTakesNothingElseBack_data()
    {
        QTest::addColumn<QByteArray>("was");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<QStringList>("ticked");
        QTest::addColumn<QByteArray>("after");
        const QByteArray enterprise("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
        const auto row = [](const char *name, const QByteArray &was, const QByteArray &now, const QStringList &ticked, const QByteArray &after) {
            QTest::newRow(name) << was << now << ticked << after;
        };
        row("given name", R"("name":{"givenName":"Ann","familyName":"Old"})", R"("name":{"givenName":"Anm","familyName":"New"})", {u"name.givenName"_s},
            R"("name":{"givenName":"Ann","familyName":"New"})");
        row("all of a name", R"("name":{"givenName":"Ann"})", R"("name":{"givenName":"Anm","familyName":"New"})", {u"name.givenName"_s, u"name.familyName"_s}, R"("name":{"givenName":"Ann"})");
        row("a part that came", R"("title":"x")", R"("title":"x","name":{"givenName":"A","familyName":"B"})", {u"name.familyName"_s}, R"("title":"x","name":{"givenName":"A"})");
        row("a name that went", R"("name":{"givenName":"A","familyName":"B"})", R"("title":"x")", {u"name.familyName"_s}, R"("title":"x","name":{"familyName":"B"})");
        row("one address", R"("emails":[{"type":"work","value":"a"},{"type":"home","value":"h"}])", R"("emails":[{"type":"work","value":"b"},{"type":"home","value":"i"}])",
            {uR"(emails[type eq "work"].value)"_s}, R"("emails":[{"type":"work","value":"a"},{"type":"home","value":"i"}])");
        row("an address added since stays", R"("emails":[{"type":"work","value":"a"}])", R"("emails":[{"type":"work","value":"b"},{"type":"home","value":"h"}])",
            {uR"(emails[type eq "work"].value)"_s}, R"("emails":[{"type":"work","value":"a"},{"type":"home","value":"h"}])");
        row("an address added since goes", R"("emails":[{"type":"work","value":"a"}])", R"("emails":[{"type":"work","value":"b"},{"type":"home","value":"h"}])",
            {uR"(emails[type eq "home"].value)"_s}, R"("emails":[{"type":"work","value":"b"}])");
        row("an address comes again", R"("emails":[{"type":"work","value":"a","primary":true}])", R"("title":"x")", {uR"(emails[type eq "work"].value)"_s},
            R"("title":"x","emails":[{"type":"work","value":"a"}])");
        row("addresses of no type", R"("emails":[{"value":"a"},{"value":"c"}])", R"("emails":[{"type":"work","value":"b"}])", {u"emails"_s}, R"("emails":[{"value":"a"},{"value":"c"}])");
        const QString urn = QString::fromLatin1(enterprise);
        const auto extension = [&enterprise](const char *parts) { return QByteArray("\"" + enterprise + "\":" + parts); };
        const QByteArray titled("\"title\":\"x\",");
        const QByteArray both = titled + extension("{\"department\":\"A\",\"costCenter\":\"1\"}");
        row("an extension that went", both, R"("title":"x")", {urn + u":department"_s}, titled + extension("{\"department\":\"A\"}"));
        row("an extension that came", R"("title":"x")", both, {urn + u":department"_s}, titled + extension("{\"costCenter\":\"1\"}"));
        row("a manager is one thing", extension("{\"manager\":{\"value\":\"m1\",\"$ref\":\"/Users/m1\",\"displayName\":\"One\"}}"),
            extension("{\"manager\":{\"value\":\"m2\",\"$ref\":\"/Users/m2\",\"displayName\":\"Two\"}}"), {urn + u":manager.value"_s},
            extension("{\"manager\":{\"value\":\"m1\",\"$ref\":\"/Users/m1\",\"displayName\":\"Two\"}}"));
    }
    void aTickTakesNothingElseBack()
    {
        QFETCH(QByteArray, was);
        QFETCH(QByteArray, now);
        QFETCH(QStringList, ticked);
        QFETCH(QByteArray, after);
        const auto person = [](const QByteArray &attributes) { return Resource("{\"id\":\"1\",\"userName\":\"ann\"," + attributes + '}'); };
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, person(was)}}));
        Comparison comparison(**file, m_description);
        comparison.see(u"User"_s, person(now));
        comparison.finish();
        QCOMPARE(comparison.differences().size(), 1);
        ObjectDifference difference = comparison.differences().constFirst();
        QStringList lines;
        for (const ObjectDifference::Value &value : std::as_const(difference.values))
            lines << value.path;
        for (const QString &path : std::as_const(ticked))
            QVERIFY2(lines.contains(path), qPrintable(lines.join(u' ')));
        difference.values.removeIf([&ticked](const ObjectDifference::Value &value) { return !ticked.contains(value.path); });
        const Change change = comparison.takenBack({difference}).changes.changes.value(0);
        QCOMPARE(overlaid(person(now).json(), change.attributes), person(after).json());
        // Everything ticked is the earlier state.
        const Change all = comparison.takenBack().changes.changes.value(0);
        Json whole = overlaid(person(now).json(), all.attributes);
        Json earlier = person(was).json();
        QCOMPARE(ownPartsOf(whole, m_description.schemaOf(*m_description.resourceType(u"User"_s))), ownPartsOf(earlier, m_description.schemaOf(*m_description.resourceType(u"User"_s))));
    }

    /// Ids that are counted from 1: what reads like one is none.
    void onlyReferencesAreReaddressed()
    {
        const auto file = SnapshotFile::open(snapshot({
            {u"User"_s, resource(R"({"id":"1","userName":"ann","title":"2","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"costCenter":"2","manager":{"value":"2"}}})")},
            {u"User"_s, resource(R"({"id":"2","userName":"bob","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"manager":{"value":"3"}}})")},
            {u"User"_s, resource(R"({"id":"3","userName":"eve"})")},
            {u"Group"_s, resource(R"({"id":"2","displayName":"G","members":[{"value":"1"},{"value":"2"},{"value":"3"}]})")},
        }));
        Comparison comparison(**file, m_description);
        comparison.see(u"User"_s, resource(R"({"id":"1","userName":"ann"})"));
        comparison.finish();
        QCOMPARE(comparison.differences().size(), 4);
        QList<ObjectDifference> chosen = comparison.differences();
        chosen.removeIf([](const ObjectDifference &difference) { return difference.id == "3"_L1; });
        const TakenBack back = comparison.takenBack(chosen);
        const QString bob = back.newIds.value({u"User"_s, u"2"_s});
        const QString group = back.newIds.value({u"Group"_s, u"2"_s});
        QVERIFY(isTemporaryId(bob) && isTemporaryId(group) && bob != group);
        QCOMPARE(back.left, 2); // as bob's manager and in the group
        for (const Change &change : back.changes.changes) {
            const Json work = change.attributes.value(u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User");
            if (change.id == "1"_L1) {
                QCOMPARE(change.attributes.value(u"title"), Json(u"2"_s));
                QCOMPARE(work.value(u"costCenter"), Json(u"2"_s));
                QCOMPARE(work.value(u"manager").value(u"value"), Json(bob));
            } else if (change.id == bob) {
                QVERIFY(work.isUndefined());
            } else {
                QCOMPARE(change.id, group);
                QCOMPARE(change.attributes.value(u"members").size(), 2); // without who is gone: a provider would refuse the whole group
            }
        }
    }

    /// What a reading could not learn is not gone.
    void gapsAreNoDifferences_data()
    {
        QTest::addColumn<int>("before"); // -1: none
        QTest::addColumn<int>("after");
        QTest::addColumn<int>("differences");
        QTest::addColumn<int>("omissions");
        using enum ReadGap::Kind;
        QTest::newRow("none") << -1 << -1 << 2 << 0;
        QTest::newRow("type not served now") << -1 << int(NotServed) << 0 << 1;
        QTest::newRow("type not served then") << int(NotServed) << -1 << 0 << 1;
        QTest::newRow("members not told now") << -1 << int(MembersUnknown) << 1 << 1;
        QTest::newRow("members not told then") << int(MembersUnknown) << -1 << 1 << 1;
        QTest::newRow("fewer members told now") << -1 << int(MembersPartly) << 1 << 1;
        QTest::newRow("as much of members told") << int(MembersPartly) << int(MembersPartly) << 2 << 0;
    }
    void gapsAreNoDifferences()
    {
        QFETCH(int, before);
        QFETCH(int, after);
        const auto gaps = [](int kind) { return kind < 0 ? QList<ReadGap>() : QList<ReadGap> {{ReadGap::Kind(kind), u"Group"_s}}; };
        const auto file = SnapshotFile::open(snapshot({{u"Group"_s, resource(R"({"id":"g","displayName":"G","members":[{"value":"a"}]})")}, {u"Group"_s, resource(R"({"id":"h","displayName":"H"})")}},
                                                      gaps(before)));
        QVERIFY(file.ok());
        QCOMPARE((*file)->gaps(), gaps(before));
        Comparison comparison(**file, m_description);
        if (after != int(ReadGap::Kind::NotServed))
            comparison.see(u"Group"_s, resource(R"({"id":"g","displayName":"G"})"));
        comparison.finish(gaps(after));
        QTEST(int(comparison.differences().size()), "differences");
        QTEST(int(comparison.omissions().size()), "omissions");
    }

    void typesOfOneSideAreLeftOut()
    {
        const auto file = SnapshotFile::open(snapshot({{u"Group"_s, resource(R"({"id":"g","displayName":"G"})")}}));
        ServiceDescription later = m_description;
        later.resourceTypes.removeIf([](const ResourceType &type) { return type.name == "Group"_L1; });
        ResourceType device = m_description.resourceTypes.constFirst();
        device.name = u"Device"_s;
        later.resourceTypes.append(device);
        Comparison comparison(**file, later);
        comparison.see(u"Device"_s, resource(R"({"id":"d","displayName":"D"})"));
        comparison.finish();
        QVERIFY(comparison.differences().isEmpty());
        QCOMPARE(comparison.omissions().size(), 2);
    }

    void whoseSnapshotItIs()
    {
        const auto file = SnapshotFile::open(snapshot({}));
        QVERIFY((*file)->isOf(QUrl(u"https://X.example:443/scim/"_s)));
        QVERIFY(!(*file)->isOf(QUrl(u"https://y.example/scim"_s)));
        QVERIFY(!(*file)->isOf(QUrl(u"https://x.example/other"_s)));
        QVERIFY(!(*file)->isOf(QUrl(u"http://x.example/scim"_s)));
    }

    void whichTenantsSnapshotItIs_data()
    {
        const auto made = [](const QString &connection, const QString &tenant, const QString &tokenUrl = {}, const QString &account = {}) {
            DirectoryId id(u"https://graph.example/scim"_s);
            id.isKnown = true;
            id.connectionId = connection;
            id.tenant = tenant;
            id.tokenUrl = tokenUrl;
            id.clientId = tokenUrl.isEmpty() ? QString() : u"app"_s;
            id.account = account;
            id.name = connection;
            return id;
        };
        using Sameness = DirectoryId::Sameness;
        const DirectoryId old(u"https://graph.example/scim"_s);
        QTest::addColumn<DirectoryId>("taken");
        QTest::addColumn<DirectoryId>("here");
        QTest::addColumn<Sameness>("sameness");
        QTest::newRow("the same") << made(u"1"_s, u"t1"_s) << made(u"1"_s, u"t1"_s) << Sameness::Same;
        QTest::newRow("another tenant") << made(u"1"_s, u"t1"_s) << made(u"1"_s, u"t2"_s) << Sameness::Other;
        QTest::newRow("another tenant's token URL") << made(u"1"_s, {}, u"https://login.example/t1/token"_s) << made(u"2"_s, {}, u"https://login.example/t2/token"_s) << Sameness::Other;
        QTest::newRow("a colleague's, of the tenant") << made(u"1"_s, u"t1"_s) << made(u"2"_s, u"t1"_s) << Sameness::Same;
        QTest::newRow("a colleague's, of some workspace") << made(u"1"_s, {}, {}, u"a"_s) << made(u"2"_s, {}, {}, u"b"_s) << Sameness::Unsure;
        QTest::newRow("another token") << made(u"1"_s, {}, {}, u"a"_s) << made(u"1"_s, {}, {}, u"b"_s) << Sameness::Unsure;
        QTest::newRow("of old, of a saved connection") << old << made(u"1"_s, {}) << Sameness::Unsure;
        QTest::newRow("of old, by its URL") << old << made({}, {}) << Sameness::Same;
    }
    void whichTenantsSnapshotItIs()
    {
        QFETCH(DirectoryId, taken);
        QFETCH(DirectoryId, here);
        const auto file = SnapshotFile::open(snapshot({}, {}, taken));
        QVERIFY(file.ok());
        QTEST((*file)->comparedTo(here), "sameness");
        here.baseUrl = u"https://GRAPH.example:443/scim/"_s;
        QTEST((*file)->comparedTo(here), "sameness");
        here.baseUrl = u"https://other.example/scim"_s;
        QCOMPARE((*file)->comparedTo(here), DirectoryId::Sameness::Other);
    }

    void idsMayBeNumbers()
    {
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, resource(R"({"id":7,"userName":"ann"})")}, {u"Group"_s, resource(R"({"id":7,"displayName":"G","members":[{"value":7}]})")}}));
        QVERIFY2(file.ok(), qPrintable(file.ok() ? QString() : file.error().toString()));
        Comparison comparison(**file, m_description);
        comparison.see(u"User"_s, resource(R"({"id":7,"userName":"ann"})"));
        comparison.see(u"Group"_s, resource(R"({"id":7,"displayName":"G","members":[]})"));
        comparison.finish();
        QCOMPARE(comparison.differences().size(), 1);
        QCOMPARE(comparison.differences().constFirst().membersRemoved, QStringList {u"7"_s});
    }

    /// Found out when it is written, not when it is needed.
    void whoHasNoIdIsNotWritten()
    {
        QCOMPARE(snapshot({{u"User"_s, resource(R"({"userName":"ann"})")}}), QString());
    }

    /// Passed over when the snapshot was taken, or deleted then and brought back: an old employee is not deleted for being "new".
    void whoIsOlderThanTheSnapshotIsNotDeleted()
    {
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, resource(R"({"id":"1","userName":"ann"})")}}));
        Comparison comparison(**file, m_description);
        comparison.see(u"User"_s, resource(R"({"id":"1","userName":"ann"})"));
        comparison.see(u"User"_s, resource(R"({"id":"2","userName":"old","meta":{"created":"2019-03-01T08:00:00+01:00"}})"));
        comparison.see(u"User"_s, Resource(Json::object({{u"id"_s, u"3"_s}, {u"userName"_s, u"new"_s}, {u"meta"_s, Json::object({{u"created"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)}})}})));
        comparison.finish();
        QCOMPARE(comparison.differences().size(), 2);
        const TakenBack back = comparison.takenBack();
        QCOMPARE(back.spared, 1);
        QCOMPARE(back.changes.changes.size(), 1);
        QCOMPARE(back.changes.changes.constFirst().id, u"3"_s);
        DifferenceModel model;
        model.setDifferences(comparison.differences());
        model.setAllChosen(true);
        QCOMPARE(model.chosenCount(), 1);
        QVERIFY(!model.setData(model.index(0, 0), int(Qt::Checked), Qt::CheckStateRole));
    }

    /// A snapshot is made of lists, which do not have everything.
    void whatAListDoesNotShowIsSaidToBeLost()
    {
        Schema &user = m_description.schemas[0];
        user.attributes.append({.name = u"medicalNote"_s, .returned = Attribute::Returned::Request});
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, resource(R"({"id":"1","userName":"ann"})")}, {u"User"_s, resource(R"({"id":"2","userName":"bob"})")}}));
        Comparison comparison(**file, m_description);
        comparison.finish();
        const TakenBack back = comparison.takenBack();
        QVERIFY2(back.unknown.contains(u"User: medicalNote"_s) && back.unknown.contains(u"User: password"_s), qPrintable(back.unknown.join(u' ')));
        QCOMPARE(back.unknown.count(u"User: medicalNote"_s), 1);
        Comparison same(**file, m_description);
        same.see(u"User"_s, resource(R"({"id":"1","userName":"ann"})"));
        same.see(u"User"_s, resource(R"({"id":"2","userName":"bob","title":"x"})"));
        same.finish();
        QVERIFY(same.takenBack().unknown.isEmpty());
        m_description = ServiceDescription::fallback({});
    }

    void whatIsStagedIsNotTickedAgain()
    {
        DifferenceModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setDifferences({{.kind = ObjectDifference::Kind::Removed, .resourceType = u"User"_s, .id = u"1"_s, .label = u"Ann"_s},
                              {.resourceType = u"User"_s, .id = u"2"_s, .label = u"Bob"_s, .values = {{u"title"_s, u"a"_s, u"b"_s}, {u"locale"_s, u"c"_s, u"d"_s}}}});
        const QModelIndex bob = model.index(1, 0);
        QVERIFY(model.setData(model.index(0, 0), int(Qt::Checked), Qt::CheckStateRole));
        QVERIFY(model.setData(model.index(0, 0, bob), int(Qt::Checked), Qt::CheckStateRole));
        model.setChosenStaged();
        QCOMPARE(model.chosenCount(), 0);
        QVERIFY(!model.setData(model.index(0, 0), int(Qt::Checked), Qt::CheckStateRole));
        QVERIFY(!model.setData(model.index(0, 0, bob), int(Qt::Checked), Qt::CheckStateRole));
        QVERIFY(!model.index(0, 0).flags().testFlag(Qt::ItemIsUserCheckable));
        QVERIFY(model.index(0, 1).data().toString().startsWith(u"Staged"_s));
        QSignalSpy told(&model, &QAbstractItemModel::dataChanged);
        model.setAllChosen(true); // the rest
        QCOMPARE(model.chosenCount(), 1);
        QCOMPARE(model.chosen().constFirst().values.size(), 1);
        QCOMPARE(bob.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
        const auto tellsPart = [&bob](const QList<QVariant> &arguments) { return arguments.at(0).toModelIndex().parent() == bob; };
        QVERIFY(std::any_of(told.cbegin(), told.cend(), tellsPart)); // an expanded object's lines, too
        model.unstage({{u"User"_s, u"1"_s}});
        QVERIFY(model.setData(model.index(0, 0), int(Qt::Checked), Qt::CheckStateRole));
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

    /// Noticed one after the other, it is told as what it comes to.
    void driftIsJoined()
    {
        using Kind = SchemaChange::Kind;
        const SchemaChange higher {.kind = Kind::ProviderChanged, .subject = u"filter.maxResults"_s, .was = u"10"_s, .now = u"20"_s};
        const SchemaChange highest {.kind = Kind::ProviderChanged, .subject = u"filter.maxResults"_s, .was = u"20"_s, .now = u"30"_s};
        const SchemaChange lower {.kind = Kind::ProviderChanged, .subject = u"filter.maxResults"_s, .was = u"30"_s, .now = u"10"_s};
        const SchemaChange comes {.kind = Kind::AttributeAdded, .subject = u"urn:x:a"_s};
        const SchemaChange goes {.kind = Kind::AttributeRemoved, .subject = u"urn:x:a"_s};
        const SchemaChange other {.kind = Kind::AttributeAdded, .subject = u"urn:x:b"_s};
        QList<SchemaChange> joined = joinedDrift({higher, comes}, {highest, other});
        QCOMPARE(joined.size(), 3);
        QCOMPARE(joined.at(0).was, u"10"_s);
        QCOMPARE(joined.at(0).now, u"30"_s);
        QCOMPARE(joinedDrift(joined, joined).size(), 3);
        QCOMPARE(joinedDrift(joined, {lower, goes}), QList<SchemaChange> {other});
        QCOMPARE(joinedDrift({goes}, {comes}), (QList<SchemaChange> {goes, comes})); // may be another one of that name
        QCOMPARE(joinedDrift({goes, comes}, {goes}), QList<SchemaChange> {goes});
        const SchemaChange differs {.kind = SchemaChange::Kind::AttributeChanged, .subject = comes.subject, .what = u"type"_s, .was = u"string"_s, .now = u"boolean"_s};
        QCOMPARE(joinedDrift(joinedDrift({comes}, {differs, other}), {goes}), QList<SchemaChange> {other}); // with all that became of it
    }

    void resourceTypesThatDiffer()
    {
        ServiceDescription before = ServiceDescription::fallback({});
        before.resourceTypes[0].extensions = {{u"urn:a"_s, false}, {u"urn:b"_s, false}};
        ServiceDescription now = before;
        now.resourceTypes[0].endpoint = u"/People"_s;
        now.resourceTypes[0].extensions = {{u"urn:a"_s, true}, {u"urn:c"_s, false}};
        now.schemas[0].attributes[0].referenceTypes.append(u"Device"_s);
        const QList<SchemaChange> changes = schemaDrift(before, now);
        QStringList words;
        for (const SchemaChange &change : changes) {
            words << change.toString();
            QCOMPARE(SchemaChange::fromJson(change.toJson()), std::optional(change));
        }
        QVERIFY2(words.contains(u"resource type User: endpoint was /Users, is /People"_s), qPrintable(words.join(u'\n')));
        QVERIFY(words.contains(u"resource type User: urn:a was optional, is required"_s));
        QVERIFY(words.contains(u"resource type User: urn:b was optional, is not set"_s));
        QVERIFY(words.contains(u"resource type User: urn:c was not set, is optional"_s));
        QCOMPARE(words.size(), 5); // and whom an attribute may refer to
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

    /// Members have other ids there, and are compared by who they are; whichever comes first, the people or the groups.
    void membersOfAnotherDirectory_data()
    {
        QTest::addColumn<bool>("areGroupsFirst");
        QTest::newRow("people first") << false;
        QTest::newRow("groups first") << true;
    }
    void membersOfAnotherDirectory()
    {
        QFETCH(bool, areGroupsFirst);
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, resource(R"({"id":"1","userName":"ann"})")}, {u"User"_s, resource(R"({"id":"2","userName":"bo"})")},
                                                       {u"Group"_s, resource(R"({"id":"7","displayName":"Crew","members":[{"value":"1"},{"value":"2"}]})")},
                                                       {u"Group"_s, resource(R"({"id":"8","displayName":"Pilots","members":[{"value":"1"}]})")}}));
        Comparison comparison(**file, m_description, u"userName"_s);
        const auto people = [&comparison] {
            comparison.see(u"User"_s, resource(R"({"id":"a","userName":"ann"})"));
            comparison.see(u"User"_s, resource(R"({"id":"b","userName":"bo"})"));
            comparison.see(u"User"_s, resource(R"({"id":"c","userName":"cy"})"));
        };
        if (!areGroupsFirst)
            people();
        comparison.see(u"Group"_s, resource(R"({"id":"g","displayName":"Crew","members":[{"value":"b"},{"value":"c"}]})"));
        comparison.see(u"Group"_s, resource(R"({"id":"h","displayName":"Pilots","members":[{"value":"a"}]})"));
        if (areGroupsFirst)
            people();
        comparison.finish();
        QVERIFY(comparison.omissions().isEmpty());
        QCOMPARE(comparison.equalCount(), 3); // ann, bo, the pilots
        const auto crew = std::find_if(comparison.differences().cbegin(), comparison.differences().cend(), [](const ObjectDifference &each) { return each.id == "g"_L1; });
        QVERIFY(crew != comparison.differences().cend());
        QCOMPARE(crew->membersAdded, QStringList {u"c"_s});
        QCOMPARE(crew->membersRemoved, QStringList {u"1"_s});
        QCOMPARE(comparison.differences().size(), 2); // and cy, who is new
    }

    /// Ids count from 1 in each type there: a member is of the type that it says, and where it says none, nobody can tell whether it is a group or a person.
    void membersWhoseIdsAreTwice_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<bool>("isTold");
        QTest::newRow("type") << QByteArray(R"(,"type":"User")") << true;
        QTest::newRow("reference") << QByteArray(",\"$ref\":\"https://x.example/scim/Users/1\"") << true;
        QTest::newRow("none") << QByteArray() << false;
    }
    void membersWhoseIdsAreTwice()
    {
        QFETCH(QByteArray, type);
        QFETCH(bool, isTold);
        const auto crew = [&type](const QByteArray &id) { return Resource(QByteArray(R"({"id":")" + id + R"(","displayName":"Crew","members":[{"value":"1")" + type + "}]}")); };
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, resource(R"({"id":"1","userName":"ann"})")}, {u"Group"_s, crew("7")}}));
        Comparison comparison(**file, m_description, u"userName"_s);
        comparison.see(u"Group"_s, crew("1")); // of the same id as the member, and first
        comparison.see(u"User"_s, resource(R"({"id":"1","userName":"ann"})"));
        comparison.finish();
        QVERIFY(comparison.differences().isEmpty());
        QCOMPARE(comparison.equalCount(), 2);
        QCOMPARE(comparison.omissions().isEmpty(), isTold);
    }

    /// Two groups of one name: which of them is which nobody can tell, so their members are left out, and that is said.
    void membersOfNamesakes()
    {
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, resource(R"({"id":"1","userName":"ann"})")}, {u"User"_s, resource(R"({"id":"2","userName":"bo"})")},
                                                       {u"Group"_s, resource(R"({"id":"7","displayName":"Crew","members":[{"value":"1"}]})")},
                                                       {u"Group"_s, resource(R"({"id":"8","displayName":"Crew","members":[{"value":"2"}]})")}}));
        Comparison comparison(**file, m_description, u"userName"_s);
        comparison.see(u"User"_s, resource(R"({"id":"1","userName":"ann"})"));
        comparison.see(u"User"_s, resource(R"({"id":"2","userName":"bo"})"));
        comparison.see(u"Group"_s, resource(R"({"id":"7","displayName":"Crew","members":[{"value":"1"}]})"));
        comparison.see(u"Group"_s, resource(R"({"id":"8","displayName":"Crew","members":[{"value":"2"}]})"));
        comparison.finish();
        for (const ObjectDifference &difference : comparison.differences())
            QVERIFY(difference.membersAdded.isEmpty() && difference.membersRemoved.isEmpty());
        QCOMPARE(comparison.omissions(), (QList<Omission> {{Omission::Kind::Members, u"Group"_s}}));
    }

    /// A member without an id is the same in both states, and nothing to be removed.
    void memberWithoutId()
    {
        const auto file = SnapshotFile::open(snapshot({{u"Group"_s, resource(R"({"id":"7","displayName":"Crew","members":[{"display":"x"}]})")}}));
        Comparison comparison(**file, m_description);
        comparison.see(u"Group"_s, resource(R"({"id":"7","displayName":"Crew","members":[{"display":"x"}]})"));
        comparison.finish();
        QVERIFY(comparison.differences().isEmpty());
        QCOMPARE(comparison.equalCount(), 1);
    }

    /// Somebody is a member who is no object of either state: nobody can tell who that is in the other.
    void strangersAmongTheMembers()
    {
        const auto file = SnapshotFile::open(snapshot({{u"User"_s, resource(R"({"id":"1","userName":"ann"})")}, {u"Group"_s, resource(R"({"id":"7","displayName":"Crew","members":[{"value":"1"},{"value":"device"}]})")}}));
        Comparison comparison(**file, m_description, u"userName"_s);
        comparison.see(u"User"_s, resource(R"({"id":"a","userName":"ann"})"));
        comparison.see(u"Group"_s, resource(R"({"id":"g","displayName":"Crew","members":[{"value":"a"}]})"));
        comparison.finish();
        QVERIFY(comparison.differences().isEmpty());
        QCOMPARE(comparison.omissions(), (QList<Omission> {{Omission::Kind::Members, u"Group"_s}}));
    }
};

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
