// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/navigationmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Role = NavigationModel::Role;

namespace {

ResourceType type(const QString &name, const QString &endpoint = {})
{
    return {.id = name, .name = name, .endpoint = endpoint.isEmpty() ? u'/' + name + u's' : endpoint, .schema = u"urn:x:"_s + name};
}

QStringList titlesOf(const NavigationModel &model)
{
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row)
        titles.append(model.index(row).data().toString());
    return titles;
}

} // namespace

class TestNavigationModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesEntries();
    void keepsEntriesThatStay_data();
    void keepsEntriesThatStay();
    void tellsWhatIsNew();
};

void TestNavigationModel::namesEntries()
{
    NavigationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    QCOMPARE(titlesOf(model), (QStringList {u"Overview"_s, u"Members"_s, u"Import"_s, u"Changes"_s, u"Activity"_s, u"Requests"_s, u"Snapshots"_s, u"Provider"_s}));
    model.setResourceTypes({type(u"User"_s), type(u"Group"_s), type(u"Device"_s), type(u"AgenticIdentity"_s, u"/AgenticIdentities"_s)});
    QCOMPARE(titlesOf(model), (QStringList {u"Users"_s, u"Groups"_s, u"Devices"_s, u"Agentic identities"_s, u"Overview"_s, u"Members"_s, u"Import"_s, u"Changes"_s, u"Activity"_s, u"Requests"_s, u"Snapshots"_s, u"Provider"_s}));
    QStringList icons;
    for (int row = 0; row < model.rowCount(); ++row)
        icons.append(model.index(row).data(int(Role::IconName)).toString());
    QCOMPARE(icons, (QStringList {u"users"_s, u"groups"_s, u"devices"_s, u"resource"_s, u"overview"_s, u"members"_s, u"download"_s, u"changes"_s, u"clock"_s, u"requests"_s, u"compare"_s, u"server"_s}));
    QCOMPARE(model.index(3).data(int(Role::Endpoint)).toString(), u"/AgenticIdentities"_s);
    QCOMPARE(model.index(3).data(int(Role::Entry)).value<NavigationModel::Entry>(), NavigationModel::Entry::ResourceType);
    QCOMPARE(model.index(4).data(int(Role::Entry)).value<NavigationModel::Entry>(), NavigationModel::Entry::Overview);
    QCOMPARE(model.index(5).data(int(Role::Entry)).value<NavigationModel::Entry>(), NavigationModel::Entry::Members);
    const QModelIndex changes = model.entry(NavigationModel::Entry::Changes);
    QCOMPARE(changes.data(int(Role::Entry)).value<NavigationModel::Entry>(), NavigationModel::Entry::Changes);
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setChangeCount(3);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changes.data(int(Role::Badge)).toInt(), 3);
    QCOMPARE(model.entry(NavigationModel::Entry::Requests).data().toString(), u"Requests"_s);
    QCOMPARE(model.entryFor(u"Group"_s), model.index(1));
    QVERIFY(!model.resourceType(model.index(4)));
    QCOMPARE(model.resourceType(model.index(1))->name, u"Group"_s);
}

void TestNavigationModel::keepsEntriesThatStay_data()
{
    QTest::addColumn<QStringList>("before");
    QTest::addColumn<QStringList>("after");
    QTest::newRow("added in front") << QStringList {u"Group"_s} << QStringList {u"User"_s, u"Group"_s};
    QTest::newRow("removed") << QStringList {u"User"_s, u"Group"_s, u"Device"_s} << QStringList {u"Group"_s};
    QTest::newRow("turned round") << QStringList {u"User"_s, u"Group"_s, u"Device"_s} << QStringList {u"Device"_s, u"Group"_s, u"User"_s};
    QTest::newRow("all at once") << QStringList {u"User"_s, u"A"_s, u"Group"_s} << QStringList {u"Group"_s, u"B"_s, u"User"_s, u"C"_s};
    QTest::newRow("twice the same") << QStringList {u"Group"_s, u"Group"_s} << QStringList {u"Group"_s};
    QTest::newRow("none left") << QStringList {u"Group"_s} << QStringList();
}

void TestNavigationModel::keepsEntriesThatStay()
{
    QFETCH(const QStringList, before);
    QFETCH(const QStringList, after);
    const auto types = [](const QStringList &names) {
        QList<ResourceType> all;
        for (const QString &name : names)
            all.append(type(name));
        return all;
    };
    NavigationModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setResourceTypes(types(before));
    const QPersistentModelIndex group = model.index(int(before.indexOf(u"Group"_s)));
    const int tools = model.rowCount() - int(before.size());
    const QPersistentModelIndex requests = model.entry(NavigationModel::Entry::Requests);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.setResourceTypes(types(after));
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.rowCount(), int(after.size()) + tools);
    for (int row = 0; row < after.size(); ++row)
        QCOMPARE(model.resourceType(model.index(row))->name, after.at(row));
    QCOMPARE(group.isValid(), after.contains(u"Group"_s));
    if (group.isValid())
        QCOMPARE(model.resourceType(group)->name, u"Group"_s);
    QCOMPARE(requests.data().toString(), u"Requests"_s);
}

void TestNavigationModel::tellsWhatIsNew()
{
    NavigationModel model;
    model.setResourceTypes({type(u"User"_s)});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setResourceTypes({type(u"User"_s)});
    QCOMPARE(changed.size(), 0);
    ResourceType described = type(u"User"_s);
    described.description = u"People"_s;
    model.setResourceTypes({described});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0).data(Qt::ToolTipRole).toString(), u"People"_s);
}

QTEST_GUILESS_MAIN(TestNavigationModel)
#include "tst_navigationmodel.moc"
