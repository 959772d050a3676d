// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/historyview.h"
#include "change/planner.h"

#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace Qt::StringLiterals;
using namespace Provost;

namespace {

/// What runs have done to one person.
struct Past {
    QTemporaryDir folder;
    std::unique_ptr<Journal> journal;
    RunInfo info {.baseUrl = u"https://x.example"_s};

    Past()
    {
        auto opened = Journal::open(folder.filePath(u"journal.sqlite"_s));
        if (opened)
            journal = std::move(opened).value();
    }
    [[nodiscard]] qint64 begin(const QList<Change> &changes) const { return journal->begin(makePlan({.changes = changes}, ServiceDescription::fallback(ServerProfile())), info).valueOr(-1); }
    [[nodiscard]] bool does(qint64 run, int step) const
    {
        return journal->write(run, {{step, {.state = StepState::Sent}}}).ok() && journal->write(run, {{step, {.state = StepState::Done}}}).ok();
    }
    /// A run of one step.
    [[nodiscard]] qint64 title(const QString &title) const
    {
        const Resource before(Json::object({{u"id"_s, u"u1"_s}, {u"userName"_s, u"ann"_s}}));
        const qint64 run = begin({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = u"u1"_s, .attributes = Json::object({{u"title"_s, title}}), .before = before}});
        return does(run, 0) ? run : -1;
    }
};

qint64 runOf(const QTreeWidgetItem *item)
{
    return item ? (item->parent() ? item->parent() : item)->data(0, Qt::UserRole).toLongLong() : -1;
}

} // namespace

class TestHistoryView : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whoReadsStaysWhereHeIs();
    void callsAttributesAsTheProfileDoes();
};

/// An old run is resumed, and its second step comes to stand in the middle.
void TestHistoryView::whoReadsStaysWhereHeIs()
{
    const Past past;
    QVERIFY(past.journal);
    const qint64 old = past.begin({{.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"g1"_s, .members = {u"u1"_s}},
                                   {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"g2"_s, .members = {u"u1"_s}}});
    QVERIFY(past.does(old, 0));
    QList<qint64> runs;
    for (const QString &title : {u"Able Seaman"_s, u"Agent"_s, u"Anchor Hand"_s, u"Assistant"_s, u"Attendant"_s, u"Barber"_s, u"Bosun"_s, u"Cook"_s, u"Diver"_s, u"Engineer"_s, u"Fireman"_s})
        runs.prepend(past.title(title));
    QVERIFY(!runs.contains(-1));
    HistoryView view;
    view.resize(320, 120);
    view.show();
    view.setJournal(past.journal->fileName(), past.info.directoryId());
    view.setObject({u"User"_s, u"u1"_s});
    auto *tree = view.findChild<QTreeWidget *>(u"historyTree"_s);
    QVERIFY(tree);
    QTRY_COMPARE(tree->topLevelItemCount(), 12);
    tree->topLevelItem(2)->setExpanded(false);
    tree->setCurrentItem(tree->topLevelItem(3)->child(0));
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    tree->doItemsLayout(); // what is opened and closed is laid out later else
    tree->scrollToItem(tree->topLevelItem(1)->child(0), QAbstractItemView::PositionAtTop);
    QVERIFY(tree->itemAt(QPoint(0, 0)) == tree->topLevelItem(1)->child(0));

    QVERIFY(past.does(old, 1));
    view.refresh();
    QTRY_COMPARE(tree->topLevelItemCount(), 13);
    QCOMPARE(runOf(tree->topLevelItem(11)), old);
    QVERIFY(tree->itemAt(QPoint(0, 0)) == tree->topLevelItem(1)->child(0));
    QVERIFY(tree->currentItem() == tree->topLevelItem(3)->child(0));
    for (int row = 0; row < tree->topLevelItemCount(); ++row)
        QCOMPARE(tree->topLevelItem(row)->isExpanded(), row != 2);
    const QSignalSpy activated(&view, &HistoryView::runActivated);
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QCOMPARE(activated.constFirst().constFirst().toLongLong(), runs[3]);

    runs.prepend(past.title(u"Gunner"_s)); // above all of it: who reads further down does not see it come
    view.refresh();
    QTRY_COMPARE(tree->topLevelItemCount(), 14);
    QCOMPARE(runOf(tree->itemAt(QPoint(0, 0))), runs[2]);
    QCOMPARE(runOf(tree->currentItem()), runs[4]);
    tree->verticalScrollBar()->setValue(0); // who is at the beginning does
    runs.prepend(past.title(u"Harbour Master"_s));
    view.refresh();
    QTRY_COMPARE(tree->topLevelItemCount(), 15);
    QCOMPARE(runOf(tree->itemAt(QPoint(0, 0))), runs[0]);
}

void TestHistoryView::callsAttributesAsTheProfileDoes()
{
    const Past past;
    QVERIFY(past.journal);
    QVERIFY(past.title(u"Bosun"_s) > 0);
    HistoryView view;
    view.show();
    view.setLabels({{u"User"_s, {{u"title"_s, u"Rank"_s}}}});
    view.setJournal(past.journal->fileName(), past.info.directoryId());
    view.setObject({u"User"_s, u"u1"_s});
    auto *tree = view.findChild<QTreeWidget *>(u"historyTree"_s);
    QTRY_COMPARE(tree->topLevelItemCount(), 1);
    QCOMPARE(tree->topLevelItem(0)->child(0)->text(0), u"Rank: Bosun"_s);
}

QTEST_MAIN(TestHistoryView)
#include "tst_historyview.moc"
