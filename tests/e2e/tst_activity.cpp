// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/processlock.h"
#include "applyfixture.h"
#include "import/importpage.h"

#include <QFile>
#include <QToolButton>

using namespace Provost;
using namespace Provost::Testing;

/// What was done, how it is told, kept and taken back.
class tst_Activity : public QObject, protected ApplyFixture
{
    Q_OBJECT
private Q_SLOTS:
    void init() { openHome(); }
    void cleanup() { closeAll(); }
    void activityTellsAndChecks();
    void undoNamesConflictsBeforeItIsApplied();
    void reportsAreSaved_data();
    void reportsAreSaved();
    void auditLogIsSaved();
    void historyTellsWhatWasDone();
    void historyTellsOfMemberships();
    void theCheckOfTheLogCanBeStopped();
    void aLogThatNothingVouchesForIsNotCalledIntact();
    void anImportIsTakenBackAndNotWhatWasRunSince();

private:
    void saveInto(const QString &dialogName, const QString &file) const;
};

void tst_Activity::activityTellsAndChecks()
{
    open(people(20));
    m_console->edit(0, u"title"_s, u"Surveyor"_s);
    m_console->apply();
    m_console->end();
    m_console->click(u"runClose"_s);
    m_console->shown<QAbstractItemView>(u"navigationRail"_s)->setCurrentIndex(m_console->window().workspace()->navigation().entry(NavigationModel::Entry::Activity));
    QTRY_VERIFY(m_console->window().workspace()->activityPage());
    auto *runs = m_console->shown<QTableView>(u"activityRuns"_s);
    QTRY_COMPARE(runs->model()->rowCount(), 1);
    QCOMPARE(runs->model()->index(0, 1).data().toString(), u"Finished"_s);
    auto *changes = m_console->shown<QTreeView>(u"runChanges"_s);
    QTRY_COMPARE(changes->model()->rowCount(), 1);
    const QModelIndex line = changes->model()->index(0, 2, changes->model()->index(0, 0));
    QCOMPARE(line.data().toString(), u"Surveyor"_s);
    m_console->click(u"auditVerify"_s);
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"activityStrip"_s));
    QVERIFY2(m_console->shown<MessageStrip>(u"activityStrip"_s)->text().contains(u"intact"_s), qPrintable(m_console->shown<MessageStrip>(u"activityStrip"_s)->text()));
    m_console->click(u"activityExport"_s);
    QTRY_VERIFY(m_console->shown<QFileDialog>(u"runExportDialog"_s));
    const QString file = m_home->filePath(u"report.csv"_s);
    auto *dialog = m_console->shown<QFileDialog>(u"runExportDialog"_s);
    dialog->setDirectory(m_home->path());
    dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(file);
    QTest::keyClick(dialog->findChild<QLineEdit *>(u"fileNameEdit"_s), Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(file));
    QTRY_VERIFY2(m_console->said().contains(u"without passwords"_s), qPrintable(m_console->said())); // written in another thread
    QFile report(file);
    QVERIFY(report.open(QIODevice::ReadOnly));
    QVERIFY(report.readAll().contains("Surveyor"));
}

void tst_Activity::undoNamesConflictsBeforeItIsApplied()
{
    open(people(20));
    const QString id = userIdAt(1);
    stageTitles(3, u"Ours"_s);
    m_console->apply();
    m_console->end();
    replaceTitle(id, u"Later"_s);
    m_console->click(u"runUndo"_s);
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"reviewConflicts"_s));
    QVERIFY2(m_console->shown<MessageStrip>(u"reviewConflicts"_s)->text().startsWith(u"1 object"_s), qPrintable(m_console->shown<MessageStrip>(u"reviewConflicts"_s)->text()));
    const RunDesk::Undo *undo = m_console->window().desk()->undo();
    QTRY_COMPARE(m_console->shown<QTreeView>(u"reviewList"_s)->model()->rowCount(), 3);
    m_console->click(u"applyAll"_s); // the others
    QTRY_COMPARE(undo->apply->state(), ApplyRun::State::Ended);
    QCOMPARE(titleOf(id), u"Later"_s);
    QCOMPARE(countWith(u"Ours"_s), 0);
}

void tst_Activity::saveInto(const QString &dialogName, const QString &file) const
{
    QTRY_VERIFY(m_console->shown<QFileDialog>(dialogName));
    auto *dialog = m_console->shown<QFileDialog>(dialogName);
    dialog->setDirectory(m_home->path());
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    name->setText(file);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(file));
}

void tst_Activity::reportsAreSaved_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("CSV") << u"csv"_s << QByteArray("Surveyor");
    QTest::newRow("HTML") << u"html"_s << QByteArray("<table");
    QTest::newRow("JSON") << u"json"_s << QByteArray("\"Surveyor\"");
}

void tst_Activity::reportsAreSaved()
{
    QFETCH(QString, suffix);
    QFETCH(QByteArray, holds);
    open(people(20));
    m_console->edit(0, u"title"_s, u"Surveyor"_s);
    m_console->apply();
    m_console->end();
    m_console->click(u"runExport"_s);
    const QString file = m_home->filePath(u"report."_s + suffix);
    saveInto(u"runExportDialog"_s, file);
    QFile report(file);
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QByteArray bytes = report.readAll();
    QVERIFY2(bytes.contains("Surveyor") && bytes.contains(holds), bytes.constData());
    if (suffix == "json"_L1)
        QVERIFY(Json::parse(bytes).ok());
}

void tst_Activity::auditLogIsSaved()
{
    open(people(20));
    m_console->edit(0, u"title"_s, u"Surveyor"_s);
    m_console->apply();
    m_console->end();
    m_console->shown<QAbstractItemView>(u"navigationRail"_s)->setCurrentIndex(m_console->window().workspace()->navigation().entry(NavigationModel::Entry::Activity));
    m_console->click(u"auditExport"_s);
    const QString file = m_home->filePath(u"copy.jsonl"_s);
    saveInto(u"auditExportDialog"_s, file);
    QFile copy(file);
    QFile log(m_console->run().surroundings().audit->fileName());
    QVERIFY(copy.open(QIODevice::ReadOnly) && log.open(QIODevice::ReadOnly));
    const QByteArray bytes = copy.readAll();
    QVERIFY(bytes.contains("Surveyor"));
    QCOMPARE(bytes, log.readAll());
}

void tst_Activity::historyTellsWhatWasDone()
{
    open(people(20));
    const QString before = titleOf(userIdAt(3));
    m_console->edit(3, u"title"_s, u"Harbour Pilot"_s);
    m_console->apply();
    m_console->end();
    m_console->browse();
    QTRY_COMPARE(m_console->title(3), u"Harbour Pilot"_s);
    QTest::mouseClick(m_console->table()->viewport(), Qt::LeftButton, {}, m_console->table()->visualRect(m_console->table()->model()->index(3, 0)).center());
    auto *tabs = m_console->shown<QTabWidget>(u"detailTabs"_s);
    QTRY_VERIFY(tabs && tabs->isVisible());
    tabs->setCurrentIndex(tabs->count() - 1);
    QTRY_VERIFY(m_console->shown<QTreeWidget>(u"historyTree"_s) && m_console->shown<QTreeWidget>(u"historyTree"_s)->topLevelItemCount() == 1);
    QTreeWidgetItem *deed = m_console->shown<QTreeWidget>(u"historyTree"_s)->topLevelItem(0);
    QCOMPARE(deed->text(0), u"Changed"_s);
    QVERIFY(!deed->text(1).isEmpty());
    QVERIFY2(deed->child(0)->text(0).contains(before) && deed->child(0)->text(0).endsWith(u"Harbour Pilot"_s), qPrintable(deed->child(0)->text(0)));
    const auto *history = m_console->shown<QTreeWidget>(u"historyTree"_s);
    deed->setExpanded(false);
    deed->treeWidget()->setCurrentItem(deed);
    const QSignalSpy readAgain(history->model(), &QAbstractItemModel::rowsInserted);
    Q_EMIT m_console->window().session()->namesLearned();
    QTRY_VERIFY(readAgain.count() > 0);
    QVERIFY2(!history->topLevelItem(0)->isExpanded() && history->currentItem() == history->topLevelItem(0), "a name that is learned moves nobody who reads");
    QTest::mouseClick(m_console->table()->viewport(), Qt::LeftButton, {}, m_console->table()->visualRect(m_console->table()->model()->index(5, 0)).center());
    QTRY_VERIFY(m_console->shown<QWidget>(u"historyEmpty"_s)); // nothing was done to this one
    QTest::mouseClick(m_console->table()->viewport(), Qt::LeftButton, {}, m_console->table()->visualRect(m_console->table()->model()->index(3, 0)).center());
    QTRY_VERIFY(m_console->shown<QTreeWidget>(u"historyTree"_s));
    auto *tree = m_console->shown<QTreeWidget>(u"historyTree"_s);
    tree->setFocus();
    tree->setCurrentItem(tree->topLevelItem(0));
    QTest::keyClick(tree, Qt::Key_Return);
    QTRY_VERIFY(m_console->window().workspace()->activityPage());
    QTRY_COMPARE(m_console->shown<QTreeView>(u"runChanges"_s)->model()->rowCount(), 1);
}

void tst_Activity::historyTellsOfMemberships()
{
    open(people(20));
    const QString group = m_server->get(u"/Groups?count=1"_s).json().value(u"Resources").at(0).value(u"id").toString();
    const QString id = userIdAt(3);
    QString name;
    for (int round = 0; round < 2; ++round) {
        const Resource crew(m_server->get(u"/Groups/"_s + group).json());
        name = crew.displayText();
        const Json members = crew.json().value(u"members");
        const bool isIn = std::any_of(members.items().begin(), members.items().end(), [&id](const Json &member) { return member.value(u"value").toString() == id; });
        const ChangeKind kind = isIn ? ChangeKind::MembersRemove : ChangeKind::MembersAdd;
        m_console->window().session()->stage({{.kind = kind, .resourceType = u"Group"_s, .id = group, .members = {id}, .before = crew}}, u"Crew"_s);
        m_console->apply();
        m_console->end();
        QCOMPARE(m_console->run().summary()->failed, 0);
        m_console->click(u"runClose"_s);
    }
    m_console->browse();
    QTest::mouseClick(m_console->table()->viewport(), Qt::LeftButton, {}, m_console->table()->visualRect(m_console->table()->model()->index(3, 0)).center());
    auto *tabs = m_console->shown<QTabWidget>(u"detailTabs"_s);
    QTRY_VERIFY(tabs && tabs->isVisible());
    tabs->setCurrentIndex(tabs->count() - 1);
    const auto *window = &m_console->window();
    QTRY_VERIFY(window->findChild<QTreeWidget *>(u"historyTree"_s) && m_console->shown<QTreeWidget>(u"historyTree"_s));
    auto *tree = m_console->shown<QTreeWidget>(u"historyTree"_s);
    QTRY_COMPARE(tree->topLevelItemCount(), 2);
    QStringList told {tree->topLevelItem(0)->text(0), tree->topLevelItem(1)->text(0)};
    told.sort();
    QCOMPARE(told, (QStringList {u"Added to %1"_s.arg(name), u"Taken out of %1"_s.arg(name)}));
}

/// Held up by another program that writes to the log; what was looked at until Stop is told as that.
void tst_Activity::theCheckOfTheLogCanBeStopped()
{
    open(people(20));
    m_console->edit(0, u"title"_s, u"Surveyor"_s);
    m_console->apply();
    m_console->end();
    m_console->click(u"runClose"_s);
    m_console->shown<QAbstractItemView>(u"navigationRail"_s)->setCurrentIndex(m_console->window().workspace()->navigation().entry(NavigationModel::Entry::Activity));
    QTRY_VERIFY(m_console->window().workspace()->activityPage());
    ProcessLock other(m_console->run().surroundings().audit->fileName() + u".lock"_s);
    QVERIFY(other.tryLock(5000));
    m_console->click(u"auditVerify"_s);
    QTRY_VERIFY(m_console->shown<QToolButton>(u"auditStop"_s));
    m_console->click(u"auditStop"_s);
    other.unlock();
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"activityStrip"_s));
    const QString words = m_console->shown<MessageStrip>(u"activityStrip"_s)->text();
    QVERIFY2(words.startsWith(u"Stopped: 1 line"_s) && words.contains(u"None of them"_s), qPrintable(words));
    m_console->click(u"auditVerify"_s); // from the beginning
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"activityStrip"_s)->text().contains(u"intact"_s));
}

/// Whoever has removed the journal may have cut the log as well.
void tst_Activity::aLogThatNothingVouchesForIsNotCalledIntact()
{
    open(people(20));
    m_console->edit(0, u"title"_s, u"Surveyor"_s);
    m_console->apply();
    m_console->end();
    const QString log = m_console->run().surroundings().audit->fileName();
    const QString journal = m_console->run().surroundings().journal->fileName();
    m_console.reset();
    QFile file(log);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const QByteArrayList lines = file.readAll().split('\n');
    QCOMPARE(lines.size(), 4); // began, what was done, ended
    QVERIFY(file.resize(lines.at(0).size() + lines.at(1).size() + 2));
    file.close();
    for (const auto &ending : {QString(), u"-wal"_s, u"-shm"_s})
        QVERIFY(!QFile::exists(journal + ending) || QFile::remove(journal + ending));
    m_console = std::make_unique<Console>(*m_server, m_home->path());
    QTRY_VERIFY(m_console->shown<QAbstractItemView>(u"navigationRail"_s) && m_console->shown<QAbstractItemView>(u"navigationRail"_s)->model()->rowCount() > 3);
    m_console->shown<QAbstractItemView>(u"navigationRail"_s)->setCurrentIndex(m_console->window().workspace()->navigation().index(0, 0)); // a window opens where it was left: at the changes
    QTRY_VERIFY_WITH_TIMEOUT(m_console->table() && m_console->table()->model()->rowCount() > 0, 20'000);
    m_console->edit(1, u"title"_s, u"Pilot"_s);
    m_console->apply();
    m_console->end();
    m_console->click(u"runClose"_s);
    m_console->shown<QAbstractItemView>(u"navigationRail"_s)->setCurrentIndex(m_console->window().workspace()->navigation().entry(NavigationModel::Entry::Activity));
    QTRY_VERIFY(m_console->window().workspace()->activityPage());
    m_console->click(u"auditVerify"_s);
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"activityStrip"_s));
    const QString words = m_console->shown<MessageStrip>(u"activityStrip"_s)->text();
    QVERIFY2(words.contains(u"nobody can tell"_s) && !words.contains(u"intact"_s), qPrintable(words));
}

void tst_Activity::anImportIsTakenBackAndNotWhatWasRunSince()
{
    open(people(20));
    const Json user = m_server->get(u"/Users?startIndex=11&count=1"_s).json().value(u"Resources").at(0);
    QFile file(m_home->filePath(u"people.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("userName,title\n\"" + user.value(u"userName").toString().toUtf8() + "\",Bosun\n") > 0);
    file.close();
    const Workspace &workspace = *m_console->window().workspace();
    const auto toImport = [&] { m_console->shown<QAbstractItemView>(u"navigationRail"_s)->setCurrentIndex(m_console->window().workspace()->navigation().entry(NavigationModel::Entry::Import)); };
    toImport();
    QTRY_VERIFY(workspace.importPage());
    ImportPage *page = workspace.importPage();
    page->openFile(file.fileName());
    QTRY_VERIFY(page->importing().hasTable());
    m_console->click(u"importNext"_s); // to the columns
    m_console->click(u"importNext"_s);
    QTRY_VERIFY(page->step() == ImportPage::Step::Plan && page->importing().work() == ImportSession::Work::None);
    m_console->click(u"importNext"_s);
    QTRY_VERIFY(m_console->shown<QWidget>(u"reviewPage"_s));
    m_console->click(u"applyAll"_s);
    m_console->end();
    const qint64 imported = m_console->run().run();
    QTRY_COMPARE(page->importing().runs(), QList<qint64> {imported});
    m_console->click(u"runClose"_s);
    stageTitles(3, u"Ours"_s);
    m_console->apply();
    m_console->end();
    QVERIFY(m_console->run().run() != imported);
    m_console->click(u"runClose"_s);
    toImport();
    QTRY_VERIFY(workspace.importPage());
    m_console->click(u"reportUndo"_s);
    const RunDesk &desk = *m_console->window().desk();
    QTRY_VERIFY(desk.undo());
    QCOMPARE(desk.undo()->run, imported);
    QCOMPARE(desk.undo()->session->changes().changes.size(), 1);
    QCOMPARE(desk.undo()->session->changes().changes.constFirst().id, user.value(u"id").toString());
}

QTEST_MAIN(tst_Activity)
#include "tst_activity.moc"
