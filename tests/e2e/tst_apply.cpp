// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/activitypage.h"
#include "activity/runview.h"
#include "appservices.h"
#include "browse/resourcetable.h"
#include "change/auditlog.h"
#include "directory/columns.h"
#include "form/rundesk.h"
#include "forms/formpanel.h"
#include "forms/formview.h"
#include "net/httplog.h"
#include "practiceclient.h"
#include "review/reviewpage.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/elidedlabel.h"
#include "widgets/messagestrip.h"

#include <QApplication>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

/// A console of its own: its data directory, its window, over a directory that others may use as well.
class Console
{
public:
    Console(const PracticeClient &server, const QString &home, const SavedConnection &like = {})
        : m_services(std::make_unique<AppServices>(QDir(home)))
        , m_window(std::make_unique<MainWindow>(*m_services))
    {
        m_services->setWindow(m_window.get());
        m_window->resize(1280, 800);
        m_window->show();
        SavedConnection connection = like;
        connection.name = u"Harbour Test"_s;
        connection.baseUrl = server.url();
        connection.environment = SavedConnection::Environment::Test;
        m_services->connectTo(connection, {.secret = Redacted(server.token())}, false);
    }
    ~Console()
    {
        m_window->close();
        m_services->setWindow(nullptr);
        m_window.reset();
        m_services.reset();
    }
    Console(const Console &) = delete;
    Console &operator=(const Console &) = delete;

    [[nodiscard]] MainWindow &window() const { return *m_window; }
    template <typename T>
    [[nodiscard]] T *shown(const QString &name, QWidget *in = nullptr) const
    {
        const QList<T *> all = (in ? in : m_window.get())->findChildren<T *>(name);
        const auto found = std::find_if(all.begin(), all.end(), [](T *each) { return each->isVisible(); });
        return found == all.end() ? nullptr : *found;
    }
    void click(const QString &name) const
    {
        QTRY_VERIFY2(shown<QAbstractButton>(name) && shown<QAbstractButton>(name)->isEnabled(), qPrintable(name));
        QTest::mouseClick(shown<QAbstractButton>(name), Qt::LeftButton);
    }
    [[nodiscard]] ResourceTable *table() const { return shown<ResourceTable>(u"resourceTable"_s); }
    [[nodiscard]] QString title(int row) const
    {
        const QString title = attributeLabel({{}, u"title"_s, {}});
        const QAbstractItemModel *model = table() ? table()->model() : nullptr;
        for (int column = 0; model && column < model->columnCount(); ++column) {
            if (model->headerData(column, Qt::Horizontal).toString() == title)
                return model->index(row, column).data().toString();
        }
        return {};
    }
    [[nodiscard]] QString textOf(const QString &label) const { return shown<QLabel>(label) ? shown<QLabel>(label)->text() : QString(); }
    [[nodiscard]] QString said() const { return shown<ElidedLabel>(u"saidLabel"_s) ? shown<ElidedLabel>(u"saidLabel"_s)->text() : QString(); }
    void browse() const
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY(table());
    }
    [[nodiscard]] const ChangeSet &staged() const { return m_window->session()->changes(); }
    [[nodiscard]] ApplyRun &run() const { return m_window->desk()->staged(); }

    /// F2 on a row, another value, Tab. `was`: what the form must show first, where the record has changed a moment ago.
    void edit(int row, const QString &path, const QString &text, const QString &was = {}) const
    {
        QTRY_VERIFY(table() && table()->model()->rowCount() > row && !table()->model()->index(row, 0).data().toString().isEmpty());
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(table()->model()->index(row, 0)).center());
        QTest::keyClick(table(), Qt::Key_F2);
        QTRY_VERIFY(shown<FormPanel>(u"formPanel"_s));
        shown<FormPanel>(u"formPanel"_s)->view()->finish();
        shown<FormPanel>(u"formPanel"_s)->focusField(*AttributeName::parse(path));
        QTRY_VERIFY(shown<QLineEdit>(u"edit:"_s + path));
        QTRY_VERIFY(was.isEmpty() || (shown<QLineEdit>(u"edit:"_s + path) && shown<QLineEdit>(u"edit:"_s + path)->text() == was));
        auto *field = shown<QLineEdit>(u"edit:"_s + path);
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Tab);
    }
    void review() const
    {
        m_window->workspace()->openChanges();
        click(u"changesReview"_s);
        QTRY_VERIFY(shown<QWidget>(u"reviewPage"_s));
    }
    void apply() const
    {
        review();
        click(u"applyAll"_s);
    }
    void end() const { QTRY_COMPARE_WITH_TIMEOUT(run().state(), ApplyRun::State::Ended, 20'000); }

private:
    std::unique_ptr<AppServices> m_services;
    std::unique_ptr<MainWindow> m_window;
};

Practice::Options people(int count, const QStringList &faults = {})
{
    return {.users = count, .groups = 3, .faults = faults};
}

} // namespace

/// From the edit to the server and back, in the real window over the practice directory, with mouse and keys.
class tst_Apply : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<PracticeClient> m_server;
    std::unique_ptr<Console> m_console;

    void open(const Practice::Options &options, const SavedConnection &like = {})
    {
        m_server = std::make_unique<PracticeClient>(options);
        QVERIFY2(m_server->isReady(), qPrintable(m_server->failure()));
        m_console = std::make_unique<Console>(*m_server, m_home->path(), like);
        QTRY_VERIFY_WITH_TIMEOUT(m_console->table() && m_console->table()->model()->rowCount() > 0, 20'000);
    }
    [[nodiscard]] QString userIdAt(int row) const { return m_server->get(u"/Users?startIndex=%1&count=1"_s.arg(row + 1)).json().value(u"Resources").at(0).value(u"id").toString(); }
    [[nodiscard]] QString titleOf(const QString &id) const { return m_server->get(u"/Users/"_s + id).at(u"title").toString(); }
    void replaceTitle(const QString &id, const QString &title) const
    {
        const Json patch = Json::object({{u"schemas"_s, Json::Array {u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s}},
                                         {u"Operations"_s, Json::Array {Json::object({{u"op"_s, u"replace"_s}, {u"path"_s, u"title"_s}, {u"value"_s, title}})}}});
        QVERIFY(m_server->send("PATCH", u"/Users/"_s + id, patch).status < 300);
    }
    /// One gesture over many, as an import or an edit of many stages it.
    void stageTitles(int count, const QString &title) const
    {
        const Json list = m_server->get(u"/Users?count=%1"_s.arg(count)).json().value(u"Resources");
        QList<Change> edits;
        for (const Json &user : list.items())
            edits << Change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = user.value(u"id").toString(), .attributes = Json::object({{u"title"_s, title}}), .before = Resource(user)};
        m_console->window().session()->stage(edits, u"Many titles"_s);
        QCOMPARE(m_console->staged().changes.size(), count);
    }
    [[nodiscard]] qint64 countWith(const QString &title) const { return m_server->get(u"/Users?count=0&filter=title eq \"%1\""_s.arg(title)).at(u"totalResults").toInteger(); }
    [[nodiscard]] QString tableText(int column) const; ///< of the title, in the dialog of three versions
    void saveInto(const QString &dialogName, const QString &file) const;
    void typeInto(const QString &name, const QString &text) const
    {
        auto *field = m_console->shown<QLineEdit>(name);
        QVERIFY2(field, qPrintable(name));
        field->setFocus();
        QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClicks(field, text);
    }

private Q_SLOTS:
    void initTestCase() { QApplication::setAttribute(Qt::AA_DontUseNativeDialogs); }
    void init() { m_home = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        m_console.reset();
        m_server.reset();
        m_home.reset();
    }

    void editIsAppliedShownAndTakenBack();
    void writeShowsWhereReadsLag();
    void conflictIsSettled_data();
    void conflictIsSettled();
    void failedRowIsTriedAgain();
    void selectedOnly();
    void stoppedRunGoesOn();
    void pausedRunWaits();
    void interruptedRunIsOffered_data();
    void interruptedRunIsOffered();
    void protectedNamesAreAskedFor();
    void twoConsolesEditTheSameUser();
    void activityTellsAndChecks();
    void changedBetweenReadingAndSending();
    void bothAreMerged();
    void undoNamesConflictsBeforeItIsApplied();
    void reportsAreSaved_data();
    void reportsAreSaved();
    void auditLogIsSaved();
    void nothingIsSentAfterAStop();
    void closingEndsTheRunFirst();
    void passwordIsGivenAnew();
    void historyTellsWhatWasDone();
    void createdWithPasswordIsStagedNoMore();
};

void tst_Apply::editIsAppliedShownAndTakenBack()
{
    open(people(20));
    const QString id = userIdAt(3);
    const QString before = titleOf(id);
    m_console->edit(3, u"title"_s, u"Harbour Pilot"_s);
    QCOMPARE(m_console->staged().changes.size(), 1);
    m_console->review();
    QTRY_COMPARE(m_console->textOf(u"runPlace"_s), u"Harbour Test  ·  Test"_s);
    typeInto(u"runReason"_s, u"TICKET-17"_s);
    m_console->click(u"applyAll"_s);
    m_console->end();
    QVERIFY2(m_console->textOf(u"runWords"_s).contains(u"1 applied"_s), qPrintable(m_console->textOf(u"runWords"_s)));
    QVERIFY(m_console->textOf(u"runDetailSummary"_s).endsWith(u"Changed"_s));
    QVERIFY(m_console->staged().isEmpty());
    QCOMPARE(titleOf(id), u"Harbour Pilot"_s);
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).first().info.reason, u"TICKET-17"_s);

    m_console->browse();
    QTRY_COMPARE(m_console->title(3), u"Harbour Pilot"_s);

    m_console->window().workspace()->openReview();
    m_console->click(u"runUndo"_s);
    QTRY_VERIFY(m_console->window().desk()->undo());
    QTRY_VERIFY(m_console->window().workspace()->reviewPage() && m_console->window().workspace()->reviewPage()->list()->model()->rowCount() == 1);
    m_console->click(u"applyAll"_s);
    QTRY_COMPARE(m_console->window().desk()->undo()->apply->state(), ApplyRun::State::Ended);
    QCOMPARE(titleOf(id), before);
    const QList<RunRecord> runs = m_console->run().surroundings().journal->runs().valueOr({});
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs.first().info.undoes, runs.last().summary.run);
}

/// The provider goes on telling the old value for longer than this test lasts; the list has to show what was written all the same.
void tst_Apply::writeShowsWhereReadsLag()
{
    Practice::Options lagging = people(20, {u"stale:ms=60000"_s});
    lagging.profile = u"entra"_s;
    open(lagging, {.profileId = u"entra"_s});
    m_console->edit(3, u"title"_s, u"Harbour Pilot"_s);
    QCOMPARE(m_console->staged().changes.size(), 1);
    const QString id = m_console->staged().changes.first().id;
    const QString before = titleOf(id);
    m_console->apply();
    m_console->end();
    QVERIFY2(m_console->textOf(u"runWords"_s).contains(u"1 applied"_s), qPrintable(m_console->textOf(u"runWords"_s)));
    QVERIFY(m_console->staged().isEmpty());
    QCOMPARE(titleOf(id), before); // else nothing is shown by what follows
    m_console->browse();
    QTRY_COMPARE(m_console->title(3), u"Harbour Pilot"_s);
    QTest::keyClick(m_console->table(), Qt::Key_F5);
    QTRY_COMPARE(m_console->title(3), u"Harbour Pilot"_s);
}

void tst_Apply::conflictIsSettled_data()
{
    QTest::addColumn<QString>("button");
    QTest::addColumn<QString>("title");
    QTest::newRow("mine") << u"conflictMine"_s << u"Mine"_s;
    QTest::newRow("theirs") << u"conflictTheirs"_s << u"Theirs"_s;
}

void tst_Apply::conflictIsSettled()
{
    QFETCH(QString, button);
    QFETCH(QString, title);
    open(people(20));
    const QString id = userIdAt(2);
    m_console->edit(2, u"title"_s, u"Mine"_s);
    replaceTitle(id, u"Theirs"_s);
    m_console->apply();
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"reviewConflicts"_s));
    QCOMPARE(m_console->run().state(), ApplyRun::State::Idle);
    QCOMPARE(titleOf(id), u"Theirs"_s);
    QTest::mouseClick(m_console->shown<QToolButton>(u"messageAction"_s, m_console->shown<QWidget>(u"reviewConflicts"_s)), Qt::LeftButton);
    QTRY_VERIFY(m_console->shown<QComboBox>(u"resolve:title"_s));
    m_console->click(button);
    m_console->click(u"conflictUse"_s);
    if (title == u"Theirs"_s) {
        QTRY_VERIFY(m_console->staged().isEmpty());
        QCOMPARE(titleOf(id), title);
        return;
    }
    QCOMPARE(m_console->staged().changes.size(), 1);
    m_console->click(u"applyAll"_s);
    m_console->end();
    QVERIFY(m_console->staged().isEmpty());
    QCOMPARE(titleOf(id), title);
}

void tst_Apply::failedRowIsTriedAgain()
{
    open(people(20));
    const QString taken = m_server->createUser(u"taken@harbour.example"_s);
    m_console->edit(1, u"title"_s, u"Deckhand"_s);
    const Json other = m_server->get(u"/Users/"_s + userIdAt(5)).json();
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = other.value(u"id").toString(),
                                           .attributes = Json::object({{u"userName"_s, u"taken@harbour.example"_s}}), .before = Resource(other)}}, u"Rename"_s);
    m_console->apply();
    m_console->end();
    QCOMPARE(m_console->run().summary()->done, 1);
    QCOMPARE(m_console->run().summary()->failed, 1);
    QCOMPARE(m_console->staged().changes.size(), 1);
    QCOMPARE(m_console->staged().changes.first().id, other.value(u"id").toString());
    QVERIFY2(m_console->textOf(u"runDetailFacts"_s).contains(u"uniqueness"_s), qPrintable(m_console->textOf(u"runDetailFacts"_s)));
    QVERIFY2(m_console->textOf(u"runDetailSummary"_s).contains(u"Not changed"_s), qPrintable(m_console->textOf(u"runDetailSummary"_s)));
    QVERIFY(m_server->send("DELETE", u"/Users/"_s + taken).status < 300);
    m_console->click(u"runRetry"_s);
    QTRY_VERIFY(m_console->staged().isEmpty());
    m_console->end();
    QCOMPARE(m_server->get(u"/Users/"_s + other.value(u"id").toString()).at(u"userName").toString(), u"taken@harbour.example"_s);
}

void tst_Apply::selectedOnly()
{
    open(people(20));
    stageTitles(4, u"Rigger"_s);
    m_console->review();
    auto *list = m_console->shown<QTreeView>(u"reviewList"_s);
    QTRY_COMPARE(list->model()->rowCount(), 4);
    list->selectionModel()->setCurrentIndex(list->model()->index(2, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_console->click(u"applySelected"_s);
    m_console->end();
    QCOMPARE(m_console->staged().changes.size(), 3);
    QCOMPARE(countWith(u"Rigger"_s), 1);
    m_console->click(u"runClose"_s);
    QTRY_VERIFY(m_console->shown<QPushButton>(u"applyAll"_s));
    m_console->click(u"applyAll"_s);
    QTRY_VERIFY(m_console->staged().isEmpty());
    QCOMPARE(countWith(u"Rigger"_s), 4);
}

void tst_Apply::stoppedRunGoesOn()
{
    open(people(60, {u"delay:ms=20"_s}));
    stageTitles(40, u"Stoker"_s);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->run().state() == ApplyRun::State::Sending && m_console->run().progress().ended > 3, 20'000);
    m_console->click(u"runStop"_s);
    m_console->end();
    QVERIFY(m_console->run().canGoOn());
    const int left = int(m_console->staged().changes.size());
    QVERIFY2(left > 0 && left < 40, QByteArray::number(left).constData());
    QVERIFY(m_console->textOf(u"runWords"_s).contains(u"not reached"_s));
    m_console->click(u"runGoOn"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_console->staged().isEmpty(), 20'000);
    QCOMPARE(countWith(u"Stoker"_s), 40);
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).size(), 1);
}

void tst_Apply::pausedRunWaits()
{
    open(people(60, {u"delay:ms=20"_s}));
    stageTitles(30, u"Purser"_s);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->run().progress().ended > 2, 20'000);
    m_console->click(u"runPause"_s);
    QTRY_VERIFY(m_console->textOf(u"runWords"_s).startsWith(u"Paused"_s));
    QVERIFY(m_console->run().isRunning());
    m_console->click(u"runPause"_s);
    m_console->end();
    QCOMPARE(countWith(u"Purser"_s), 30);
}

void tst_Apply::interruptedRunIsOffered_data()
{
    QTest::addColumn<QString>("button");
    QTest::newRow("go on") << u"interruptedResume"_s;
    QTest::newRow("leave") << u"interruptedLeave"_s;
    QTest::newRow("take back") << u"interruptedUndo"_s;
}

void tst_Apply::interruptedRunIsOffered()
{
    QFETCH(QString, button);
    open(people(60, {u"delay:ms=150"_s}));
    stageTitles(30, u"Bosun"_s);
    m_console->apply();
    const auto known = [this] {
        const QList<StepRecord> steps = m_console->run().surroundings().journal->steps(m_console->run().run()).valueOr({});
        return std::count_if(steps.cbegin(), steps.cend(), [](const StepRecord &step) { return step.outcome.state == StepState::Done; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(known() > 2, 20'000); // what is not in the journal yet would be in doubt
    m_console.reset(); // in the middle of it
    const qint64 done = countWith(u"Bosun"_s);
    QVERIFY(done > 0 && done < 30);
    m_console = std::make_unique<Console>(*m_server, m_home->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->shown<QWidget>(u"interruptedStrip"_s), 20'000);
    m_console->click(button);
    if (button == u"interruptedResume"_s) {
        m_console->end();
        QCOMPARE(countWith(u"Bosun"_s), 30);
        QVERIFY(m_console->staged().isEmpty());
    } else if (button == u"interruptedLeave"_s) {
        QTRY_VERIFY(!m_console->shown<QWidget>(u"interruptedStrip"_s));
        m_console->apply();
        QTRY_VERIFY_WITH_TIMEOUT(countWith(u"Bosun"_s) == 30, 20'000);
    } else {
        QTRY_VERIFY(m_console->window().desk()->undo());
        QTRY_VERIFY2(m_console->window().workspace()->reviewPage(), qPrintable(m_console->said()));
        QTRY_COMPARE(m_console->shown<QTreeView>(u"reviewList"_s)->model()->rowCount() > 0, true);
    }
}

void tst_Apply::protectedNamesAreAskedFor()
{
    m_server = std::make_unique<PracticeClient>(people(20));
    const QString name = m_server->get(u"/Users/"_s + userIdAt(4)).at(u"userName").toString();
    m_console = std::make_unique<Console>(*m_server, m_home->path(), SavedConnection {.protectedNames = {name.first(name.indexOf(u'@')) + u'*'}});
    QTRY_VERIFY_WITH_TIMEOUT(m_console->table() && m_console->table()->model()->rowCount() > 0, 20'000);
    m_console->edit(4, u"title"_s, u"Admiral"_s);
    m_console->review();
    QTRY_VERIFY(m_console->shown<QLineEdit>(u"guardAnswer0"_s));
    QVERIFY(!m_console->shown<QPushButton>(u"applyAll"_s)->isEnabled());
    typeInto(u"guardAnswer0"_s, EditSession::labelOf(m_console->staged().changes.first()));
    m_console->click(u"applyAll"_s);
    m_console->end();
    QCOMPARE(titleOf(userIdAt(4)), u"Admiral"_s);
}

void tst_Apply::twoConsolesEditTheSameUser()
{
    open(people(20));
    const QTemporaryDir otherHome;
    const Console other(*m_server, otherHome.path());
    const QString id = userIdAt(6);
    m_console->edit(6, u"title"_s, u"First"_s);
    other.edit(6, u"nickName"_s, u"Second"_s);
    m_console->apply();
    m_console->end();
    other.apply(); // another attribute: both are there
    other.end();
    QCOMPARE(titleOf(id), u"First"_s);
    QCOMPARE(m_server->get(u"/Users/"_s + id).at(u"nickName").toString(), u"Second"_s);

    other.browse();
    QTRY_COMPARE(other.title(6), u"First"_s);
    other.edit(6, u"title"_s, u"Theirs now"_s, u"First"_s);
    m_console->browse();
    m_console->edit(6, u"title"_s, u"Mine now"_s, u"First"_s);
    other.apply();
    other.end();
    m_console->apply(); // the same attribute: nothing is lost without a word
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"reviewConflicts"_s));
    QCOMPARE(titleOf(id), u"Theirs now"_s);
    QCOMPARE(m_console->staged().changes.size(), 1);
}

void tst_Apply::activityTellsAndChecks()
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
    QFile report(file);
    QVERIFY(report.open(QIODevice::ReadOnly));
    QVERIFY(report.readAll().contains("Surveyor"));
}

/// The provider itself says 412: what it was read as for the review is no longer what it is.
void tst_Apply::changedBetweenReadingAndSending()
{
    open(people(20));
    const QString id = userIdAt(2);
    m_console->edit(2, u"title"_s, u"Mine"_s);
    QCOMPARE(m_console->staged().changes.first().id, id);
    ApplyRun &run = m_console->run();
    connect(&run, &ApplyRun::begun, this, [&run] { run.setPaused(true); });
    m_console->apply();
    QTRY_VERIFY(run.isPaused());
    replaceTitle(id, u"Theirs"_s);
    QCOMPARE(titleOf(id), u"Theirs"_s);
    run.setPaused(false);
    m_console->end();
    QVERIFY2(run.summary()->failed == 1, QByteArray(run.steps().first().outcome.toJson().toBytes() + run.steps().first().step.toJson().toBytes()).constData());
    QCOMPARE(run.steps().first().outcome.error->httpStatus, 412);
    QVERIFY2(m_console->textOf(u"runDetailSummary"_s).contains(u"somebody else"_s), qPrintable(m_console->textOf(u"runDetailSummary"_s)));
    QCOMPARE(titleOf(id), u"Theirs"_s);
    QCOMPARE(m_console->staged().changes.size(), 1);

    run.disconnect(this);
    m_console->click(u"runCompare"_s);
    QTRY_VERIFY(m_console->shown<QComboBox>(u"resolve:title"_s));
    auto *dialog = m_console->shown<QDialog>(u"conflictDialog"_s);
    const QStringList texts {tableText(1), tableText(2), tableText(3)};
    QCOMPARE(texts.mid(1), (QStringList {u"Theirs"_s, u"Mine"_s}));
    QVERIFY(!m_console->shown<QPushButton>(u"conflictUse"_s)->isEnabled()); // nothing was decided yet
    QTest::keyClick(dialog, Qt::Key_Return); // and Enter decides nothing
    QTRY_VERIFY(!m_console->shown<QDialog>(u"conflictDialog"_s));
    QCOMPARE(m_console->staged().changes.size(), 1);
    m_console->click(u"runCompare"_s);
    QTRY_VERIFY(m_console->shown<QComboBox>(u"resolve:title"_s));
    m_console->click(u"conflictMine"_s);
    m_console->click(u"conflictUse"_s);
    m_console->click(u"applyAll"_s);
    m_console->end();
    QCOMPARE(titleOf(id), u"Mine"_s);
}

QString tst_Apply::tableText(int column) const
{
    const auto *table = m_console->shown<QTableWidget>(u"conflictTable"_s);
    for (int row = 0; table && row < table->rowCount(); ++row) {
        if (table->item(row, 0)->toolTip() == "title"_L1)
            return table->item(row, column)->text();
    }
    return {};
}

void tst_Apply::bothAreMerged()
{
    open(people(20));
    const QString id = userIdAt(4);
    const auto phone = [](const QString &number, const QString &type) { return Json::object({{u"value"_s, number}, {u"type"_s, type}}); };
    const auto patch = [&](const Json &operations) {
        const Json body = Json::object({{u"schemas"_s, Json::Array {u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s}}, {u"Operations"_s, operations}});
        QVERIFY(m_server->send("PATCH", u"/Users/"_s + id, body).status < 300);
    };
    const auto set = [](const QString &path, const Json &value) { return Json::object({{u"op"_s, u"replace"_s}, {u"path"_s, path}, {u"value"_s, value}}); };
    const Json own = phone(u"+49 30 1"_s, u"work"_s);
    patch(Json::array({set(u"phoneNumbers"_s, Json::array({own}))}));
    const Json before = m_server->get(u"/Users/"_s + id).json();
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id,
                                           .attributes = Json::object({{u"title"_s, u"Mine"_s}, {u"phoneNumbers"_s, Json::array({own, phone(u"+49 170 2"_s, u"mobile"_s)})}}),
                                           .before = Resource(before)}}, u"Phone"_s);
    patch(Json::array({set(u"title"_s, u"Theirs"_s), set(u"phoneNumbers"_s, Json::array({own, phone(u"+49 30 3"_s, u"home"_s)}))}));
    m_console->apply();
    QTRY_VERIFY(m_console->shown<MessageStrip>(u"reviewConflicts"_s));
    QTest::mouseClick(m_console->shown<QToolButton>(u"messageAction"_s, m_console->shown<QWidget>(u"reviewConflicts"_s)), Qt::LeftButton);
    QTRY_VERIFY(m_console->shown<QComboBox>(u"resolve:title"_s));
    auto *phones = m_console->shown<QComboBox>(u"resolve:phoneNumbers"_s);
    QVERIFY(phones);
    QCOMPARE(phones->currentText(), u"Both, merged"_s);
    auto *title = m_console->shown<QComboBox>(u"resolve:title"_s);
    QCOMPARE(title->currentIndex(), -1);
    title->setFocus();
    QTest::keyClick(title, Qt::Key_Down);
    QTest::keyClick(title, Qt::Key_Down);
    QCOMPARE(title->currentText(), u"Theirs"_s);
    m_console->click(u"conflictUse"_s);
    m_console->click(u"applyAll"_s);
    m_console->end();
    QCOMPARE(m_console->run().summary()->failed, 0);
    const Json now = m_server->get(u"/Users/"_s + id).json();
    QCOMPARE(now.value(u"title").toString(), u"Theirs"_s);
    QStringList numbers;
    const Json values = now.value(u"phoneNumbers");
    for (const Json &value : values.items())
        numbers << value.value(u"value").toString();
    numbers.sort();
    QCOMPARE(numbers, (QStringList {u"+49 170 2"_s, u"+49 30 1"_s, u"+49 30 3"_s}));
}

void tst_Apply::undoNamesConflictsBeforeItIsApplied()
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

void tst_Apply::reportsAreSaved_data()
{
    QTest::addColumn<QString>("suffix");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("CSV") << u"csv"_s << QByteArray("Surveyor");
    QTest::newRow("HTML") << u"html"_s << QByteArray("<table");
    QTest::newRow("JSON") << u"json"_s << QByteArray("\"Surveyor\"");
}

void tst_Apply::saveInto(const QString &dialogName, const QString &file) const
{
    QTRY_VERIFY(m_console->shown<QFileDialog>(dialogName));
    auto *dialog = m_console->shown<QFileDialog>(dialogName);
    dialog->setDirectory(m_home->path());
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    name->setText(file);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(file));
}

void tst_Apply::reportsAreSaved()
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
    QVERIFY2(m_console->said().contains(u"without passwords"_s), qPrintable(m_console->said()));
}

void tst_Apply::auditLogIsSaved()
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

/// "Within 200 ms" without a clock: from the click on, not one request goes out.
void tst_Apply::nothingIsSentAfterAStop()
{
    open(people(60, {u"delay:ms=100"_s}));
    stageTitles(40, u"Stoker"_s);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->run().state() == ApplyRun::State::Sending && m_console->run().progress().ended > 3, 20'000);
    auto *stop = m_console->shown<QPushButton>(u"runStop"_s); // looking for it lets the run go on
    int sent = 0;
    const HttpLog &log = m_console->window().session()->directory().connection().log();
    connect(&log, &HttpLog::appended, this, [&] { sent += log.at(log.size() - 1).method == "GET" ? 0 : 1; });
    QTest::mouseClick(stop, Qt::LeftButton);
    m_console->end();
    QCOMPARE(sent, 0);
    QVERIFY(m_console->run().canGoOn());
    m_console->window().session()->directory().connection().log().disconnect(this);
}

void tst_Apply::closingEndsTheRunFirst()
{
    open(people(60, {u"delay:ms=20"_s}));
    stageTitles(30, u"Bosun"_s);
    m_console->apply();
    QTRY_VERIFY_WITH_TIMEOUT(m_console->run().progress().ended > 2, 20'000);
    m_console->window().close();
    QVERIFY(m_console->window().isVisible()); // a moment
    QTRY_VERIFY(!m_console->window().isVisible());
    QCOMPARE(m_console->run().state(), ApplyRun::State::Ended);
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).first().summary.state, RunState::Stopped);
    m_console = std::make_unique<Console>(*m_server, m_home->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->shown<QWidget>(u"interruptedStrip"_s), 20'000);
    m_console->click(u"interruptedResume"_s);
    m_console->end();
    QCOMPARE(countWith(u"Bosun"_s), 30);
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).size(), 1);
    QVERIFY(m_console->staged().isEmpty());
}

/// It is on no disk: whoever goes on in another session has to give it again, and is told so.
void tst_Apply::passwordIsGivenAnew()
{
    open(people(20));
    const QString temporary = makeTemporaryId();
    const auto create = [&temporary](const Json &attributes) { return Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = temporary, .attributes = attributes}; };
    m_console->window().session()->stage({create(Json::object({{u"userName"_s, u"new@harbour.example"_s}, {u"password"_s, u"T0p-secret-word"_s}}))}, u"New"_s);
    const QString existing = userIdAt(1);
    const Resource before(m_server->get(u"/Users/"_s + existing).json());
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = existing, .attributes = Json::object({{u"password"_s, u"An0ther-secret"_s}}), .before = before}}, u"Password"_s);
    ApplyRun &first = m_console->run();
    connect(&first, &ApplyRun::begun, this, [&first] { first.setPaused(true); });
    m_console->apply();
    QTRY_VERIFY(first.isPaused());
    m_console.reset();
    m_console = std::make_unique<Console>(*m_server, m_home->path());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->shown<QWidget>(u"interruptedStrip"_s), 20'000);
    m_console->click(u"interruptedResume"_s);
    m_console->end();
    QVERIFY2(m_console->textOf(u"runDetailSummary"_s).contains(u"password"_s), qPrintable(m_console->textOf(u"runDetailSummary"_s)));
    QVERIFY2(m_console->textOf(u"runDetailAdvice"_s).contains(u"again"_s), qPrintable(m_console->textOf(u"runDetailAdvice"_s)));
    QVERIFY(m_console->run().canGoOn());
    QVERIFY(m_server->idOf(u"Users"_s, u"userName eq \"new@harbour.example\""_s).isEmpty());

    m_console->window().session()->stage({create(Json::object({{u"password"_s, u"T0p-secret-word"_s}}))}, u"Again"_s);
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = existing, .attributes = Json::object({{u"password"_s, u"An0ther-secret"_s}}), .before = before}}, u"Again"_s);
    m_console->click(u"runGoOn"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_console->run().state(), ApplyRun::State::Reading, 100);
    m_console->end();
    QByteArray told;
    for (const StepRecord &step : m_console->run().steps())
        told += step.step.toJson().toBytes() + step.outcome.toJson().toBytes() + stepStateText(step.outcome.state).toUtf8() + '\n';
    QVERIFY2(m_console->staged().isEmpty(), told.constData());
    QVERIFY(!m_server->idOf(u"Users"_s, u"userName eq \"new@harbour.example\""_s).isEmpty());
    QCOMPARE(m_console->run().surroundings().journal->runs().valueOr({}).size(), 1);
}

void tst_Apply::historyTellsWhatWasDone()
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

void tst_Apply::createdWithPasswordIsStagedNoMore()
{
    open(people(5));
    m_console->window().session()->stage({{.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = makeTemporaryId(),
                                           .attributes = Json::object({{u"userName"_s, u"new@harbour.example"_s}, {u"password"_s, u"T0p-secret-word"_s}})}}, u"New"_s);
    const QString id = userIdAt(1);
    m_console->window().session()->stage({{.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = Json::object({{u"password"_s, u"An0ther-secret"_s}}),
                                           .before = Resource(m_server->get(u"/Users/"_s + id).json())}}, u"Password"_s);
    m_console->apply();
    m_console->end();
    QCOMPARE(m_console->run().summary()->failed, 0);
    QVERIFY(m_console->staged().isEmpty());
    QVERIFY(!m_server->idOf(u"Users"_s, u"userName eq \"new@harbour.example\""_s).isEmpty());
}

QTEST_MAIN(tst_Apply)
#include "tst_apply.moc"
