// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/resourcetablemodel.h"
#include "models/scriptedrows.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Role = ResourceTableModel::Role;

namespace {

QList<Column> threeColumns()
{
    return {{.name = {{}, u"userName"_s, {}}, .title = u"User name"_s},
            {.name = {{}, u"level"_s, {}}, .title = u"Level"_s, .type = Attribute::Type::Integer},
            {.name = {{}, u"emails"_s, {}}, .title = u"E-mail"_s, .multiValued = true}};
}

struct Table {
    ScriptedRows rows;
    ResourceTableModel model {};
    QAbstractItemModelTester tester {&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    explicit Table(int count)
        : rows(count)
    {
        model.setColumns(threeColumns());
        model.setSource(&rows);
    }
    [[nodiscard]] QVariant at(int row, int column, int role = Qt::DisplayRole) const { return model.index(row, column).data(role); }
};

/// "rows first-last, columns first-last" of every dataChanged.
QStringList rectangles(const QSignalSpy &spy)
{
    QStringList all;
    for (const QList<QVariant> &arguments : spy) {
        const auto first = arguments.at(0).toModelIndex();
        const auto last = arguments.at(1).toModelIndex();
        all.append(u"%1-%2, %3-%4"_s.arg(first.row()).arg(last.row()).arg(first.column()).arg(last.column()));
    }
    return all;
}

} // namespace

class TestResourceTableModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsStates();
    void showsCells();
    void changesExactRectangles();
    void looksAtARowOnce();
    void asksForNothingItself();
    void changesColumnsWithoutReset();
    void passesRangesOn();
    void copies();
    void livesThroughRandomEvents();
    void outlivesItsSource();
    void saysWhyInTheProfilesWords();
};

void TestResourceTableModel::showsStates()
{
    Table table(10);
    QCOMPARE(table.at(3, 0).toString(), u"…"_s);
    QCOMPARE(table.at(3, 1).toString(), QString());
    QCOMPARE(table.at(3, 1, Qt::AccessibleTextRole).toString(), u"loading"_s);
    QCOMPARE(table.at(3, 0, int(Role::State)).toInt(), int(RowSource::RowState::Empty));
    table.rows.fail(3, 3);
    QCOMPARE(table.at(3, 0).toString(), u"–"_s);
    QCOMPARE(table.at(3, 0, Qt::AccessibleTextRole).toString(), u"not loaded"_s);
    QVERIFY(table.model.resourceAt(3).isNull());
    QVERIFY(table.model.resourceAt(-1).isNull());
    QVERIFY(table.model.resourceAt(10).isNull());
}

void TestResourceTableModel::showsCells()
{
    Table table(10);
    table.rows.load(0, 9);
    QCOMPARE(table.at(4, 0).toString(), u"user 4"_s);
    QCOMPARE(table.at(4, 1).toString(), u"4"_s);
    QCOMPARE(table.at(4, 2).toString(), u"a@x.no +1"_s);
    QCOMPARE(table.at(4, 2, Qt::ToolTipRole).toString(), u"a@x.no\nb@x.no"_s);
    QCOMPARE(table.at(4, 0, int(Role::Id)).toString(), u"u4"_s);
    QCOMPARE(table.at(4, 1, int(Role::Bytes)).toByteArray(), ScriptedRows::resource(4).bytes());
    QCOMPARE(table.at(4, 1, int(Role::SortValue)).toDouble(), 4.0);
    QVERIFY(table.at(4, 1, Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
    QVERIFY(!table.at(4, 0, Qt::TextAlignmentRole).value<Qt::Alignment>().testFlag(Qt::AlignRight));
    QCOMPARE(table.model.headerData(2, Qt::Horizontal).toString(), u"E-mail"_s);
}

void TestResourceTableModel::changesExactRectangles()
{
    Table table(1000);
    QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
    table.rows.load(200, 299);
    table.rows.fail(300, 300);
    QCOMPARE(rectangles(changed), (QStringList {u"200-299, 0-2"_s, u"300-300, 0-2"_s}));
    QCOMPARE(table.at(250, 0).toString(), u"user 250"_s);
    table.rows.load(250, 250, u" renamed"_s);
    QCOMPARE(table.at(250, 0).toString(), u"user 250 renamed"_s); // no cached text of before
}

void TestResourceTableModel::looksAtARowOnce()
{
    Table table(100);
    table.rows.load(0, 99);
    const auto paint = [&table] {
        for (int row = 0; row < 50; ++row) {
            for (int column = 0; column < 3; ++column)
                (void)table.at(row, column);
        }
    };
    paint();
    const int before = table.rows.reads;
    paint();
    QCOMPARE(table.rows.reads, before);
}

void TestResourceTableModel::asksForNothingItself()
{
    Table table(1'000'000);
    for (int row = 0; row < 1'000'000; row += 1000)
        (void)table.at(row, 0);
    QVERIFY(table.rows.wants.isEmpty());
    QCOMPARE(table.rows.fetches, 0);
}

void TestResourceTableModel::changesColumnsWithoutReset()
{
    Table table(50);
    table.rows.load(0, 49);
    const QPersistentModelIndex selected = table.model.index(7, 0);
    QSignalSpy resets(&table.model, &QAbstractItemModel::modelReset);
    table.model.setColumns({threeColumns().at(1)});
    QCOMPARE(table.model.columnCount(), 1);
    QCOMPARE(table.at(7, 0).toString(), u"7"_s);
    table.model.setColumns(threeColumns());
    QCOMPARE(table.at(7, 2).toString(), u"a@x.no +1"_s);
    QCOMPARE(resets.size(), 0);
    QVERIFY(selected.isValid());
    table.model.setColumns({});
    table.rows.load(0, 3);
    QCOMPARE(table.model.columnCount(), 0);
}

void TestResourceTableModel::passesRangesOn()
{
    Table table(100);
    table.model.setVisibleRange(-5, 40);
    table.model.setVisibleRange(80, 140);
    table.model.setVisibleRange(9, 3);
    QCOMPARE(table.rows.wants, (QList<std::pair<int, int>> {{0, 40}, {80, 99}}));
    QVERIFY(!table.model.canFetchMore({}));
    table.model.fetchMore({});
    QCOMPARE(table.rows.fetches, 0);
    table.rows.mayFetch = true;
    QVERIFY(table.model.canFetchMore({}));
    QVERIFY(!table.model.canFetchMore(table.model.index(0, 0)));
    table.model.fetchMore({});
    QCOMPARE(table.rows.fetches, 1);
}

void TestResourceTableModel::copies()
{
    Table table(10);
    table.rows.load(2, 3);
    int missing = 0;
    QCOMPARE(table.model.toCsv({2, 3, 4}, &missing), u"userName,level,emails\r\nuser 2,2,a@x.no; b@x.no\r\nuser 3,3,a@x.no; b@x.no\r\n"_s);
    QCOMPARE(missing, 1);
    table.rows.put(5, Resource(Json::object({{u"id"_s, u"u5"_s}, {u"userName"_s, u"=HYPERLINK(\"x\")"_s}, {u"level"_s, -5}})));
    QVERIFY(table.model.toCsv({5}).endsWith(u"\r\n\"'=HYPERLINK(\"\"x\"\")\",\"-5\",\r\n"_s)); // a spreadsheet would run it
    const QByteArray json = table.model.toJson({3, 2, 9}, &missing);
    QCOMPARE(missing, 1);
    const auto document = Json::parse(json);
    QVERIFY(document.ok());
    QCOMPARE(document->size(), 2);
    QCOMPARE(document->at(0).value(u"id").toString(), u"u3"_s);
    QVERIFY(json.contains(ScriptedRows::resource(2).bytes())); // to the byte
    QCOMPARE(table.model.toJson({9}), "[]\n"_ba);
}

void TestResourceTableModel::livesThroughRandomEvents()
{
    Table table(500);
    QRandomGenerator random(7);
    for (int step = 0; step < 400; ++step) {
        const int count = table.rows.rowCount();
        const int first = count == 0 ? 0 : int(random.bounded(count));
        const int last = count == 0 ? 0 : std::min(count - 1, first + int(random.bounded(60)));
        switch (count == 0 ? 2 : int(random.bounded(7))) {
        case 0:
            table.rows.load(first, last, QString::number(step));
            break;
        case 1:
            table.rows.fail(first, last);
            break;
        case 2:
            table.rows.append(1 + int(random.bounded(200)));
            break;
        case 3:
            table.rows.removeAtEnd(1 + int(random.bounded(count)));
            break;
        case 4:
            table.model.setColumns(threeColumns().mid(0, int(random.bounded(4))));
            break;
        case 5:
            table.model.setVisibleRange(first, last);
            break;
        default:
            table.rows.startAnew(int(random.bounded(500)));
        }
        QCOMPARE(table.model.rowCount(), table.rows.rowCount());
        if (table.model.columnCount() > 0 && table.model.rowCount() > first && table.rows.rowState(first) == RowSource::RowState::Loaded)
            QVERIFY(table.at(first, 0).toString().startsWith(u"user %1"_s.arg(first)));
    }
}

void TestResourceTableModel::outlivesItsSource()
{
    ResourceTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setColumns(threeColumns());
    auto rows = std::make_unique<ScriptedRows>(20);
    model.setSource(rows.get());
    QCOMPARE(model.rowCount(), 20);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    rows.reset();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(resets.size(), 1);
    model.setVisibleRange(0, 10);
    ScriptedRows other(3);
    model.setSource(&other);
    QCOMPARE(model.rowCount(), 3);
}

void TestResourceTableModel::saysWhyInTheProfilesWords()
{
    Table table(1);
    table.rows.load(0, 0);
    table.rows.found = {.attribute = u"userType"_s, .text = u"Crew"_s};
    QCOMPARE(table.at(0, 0, int(Role::Match)).toString(), u"Kind of user: Crew"_s);
    table.model.setLabels({{u"usertype"_s, u"Employee type"_s}});
    QCOMPARE(table.at(0, 0, int(Role::Match)).toString(), u"Employee type: Crew"_s);
}

QTEST_GUILESS_MAIN(TestResourceTableModel)
#include "tst_resourcetablemodel.moc"
