// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/browsepage.h"
#include "browse/resourcetable.h"
#include "change/planner.h"
#include "directory/resourcetablemodel.h"
#include "fakes/fakedirectory.h"
#include "fakes/fakeservices.h"
#include "form/editsession.h"
#include "gui/accessibility.h"
#include "membership/compareview.h"
#include "membership/effectiveview.h"
#include "membership/groupcommands.h"
#include "membership/groupkinds.h"
#include "membership/matrixview.h"
#include "membership/membershippage.h"
#include "membership/nestinggraph.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "membership/subjectpicker.h"
#include "review/reviewpage.h"
#include "shell/mainwindow.h"
#include "shell/workspace.h"
#include "widgets/elidedlabel.h"
#include "widgets/emptystate.h"
#include "widgets/messagestrip.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace Provost;
using Stage = MembershipEditor::Stage;

/// The membership page in the real window over a directory in memory: drags, drops, buttons and keys.
class TestMembershipPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void choosesAGroupByTyping();
    void keyAddsToTheOtherList();
    void plainDragAddsAndShiftMoves();
    void dropSaysWhatItWouldDo();
    void dropOnAGroupInAList();
    void dropIntoAnEmptyGroup();
    void groupsDroppedOnAPersonAreJoined();
    void rowsOfTheUsersTable();
    void rowOfTheGroupsTableTakesPeople();
    void textFromElsewhereIsShownFirst();
    void fileOfNamesCanBeDropped();
    void pastedListSaysWhoIsUnknown();
    void deleteRemovesAndUndoBringsBack();
    void selectAllMatching();
    void swapsTheLists();
    void readOnlyIsSaid();
    void reviewIsOneClickAway();
    void opensFromTheTable();
    void matrixTogglesBySpace();
    void effectiveMembersShowTheirWay();
    void effectiveSaysWhenItCannotSee();
    void pictureIsSaved();
    void compareGivesWhatIsMissing();
    void cutListsTakeNobodyOut();
    void newGroupsOfEachKind();
    void renamesAGroup();
    void deletesAGroupWithItsMembersListed();
    void lockedGroupsAreSaid();
    void askedOneByOneInsteadOfListed();
    void ownersAreEdited();
    void ownersThatCannotBeSetAreSaid();
    void everyControlIsNamed();

private:
    MembershipPage *page() const { return m_window->findChild<MembershipPage *>(); }
    MembershipPane *left() const { return page()->panesView()->left(); }
    MembershipPane *right() const { return page()->panesView()->right(); }
    MembershipEditor &editor() const { return page()->editor(); }
    Principal group(int n) const { return Principal::of(m_directory->resources[u"/Groups"_s].at(n), u"Group"_s); }
    Principal user(int n) const { return Principal::of(m_directory->resources[u"/Users"_s].at(n), u"User"_s); }
    void goTo(NavigationModel::Entry entry) const
    {
        Q_EMIT m_window->workspace()->entryWanted(m_window->workspace()->navigation().entry(entry));
    }
    template <typename T>
    T *find(const QString &name) const { return m_window->findChild<T *>(name); }
    QString textOf(const QString &label) const { return find<ElidedLabel>(label)->text(); }
    QPoint rowCentre(QAbstractItemView *list, int row) const { return list->visualRect(list->model()->index(row, 0)).center(); }
    void show(MembershipPane *pane, const Principal &subject) const
    {
        pane->show(subject);
        QTRY_VERIFY(!pane->isReading());
    }
    void select(MembershipPane *pane, int first, int last) const
    {
        QTest::mouseClick(pane->list()->viewport(), Qt::LeftButton, {}, rowCentre(pane->list(), first));
        if (last > first)
            QTest::mouseClick(pane->list()->viewport(), Qt::LeftButton, Qt::ShiftModifier, rowCentre(pane->list(), last));
    }
    /// As the window system would: in, over, down. True: taken.
    bool drop(QWidget *viewport, const QMimeData &mime, const QPoint &pos, Qt::KeyboardModifiers keys = {}) const
    {
        const Qt::DropActions actions = Qt::CopyAction | Qt::MoveAction;
        QDragEnterEvent enter(pos, actions, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(viewport, &enter);
        QDragMoveEvent move(pos, actions, &mime, Qt::LeftButton, keys);
        move.setAccepted(false);
        QCoreApplication::sendEvent(viewport, &move);
        m_dropAction = move.dropAction();
        m_hint = find<ElidedLabel>(u"rightHint"_s)->text();
        if (!enter.isAccepted() || !move.isAccepted()) {
            QDragLeaveEvent leave;
            QCoreApplication::sendEvent(viewport, &leave);
            return false;
        }
        QDropEvent down(pos, actions, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(viewport, &down);
        return down.isAccepted();
    }
    std::unique_ptr<QMimeData> dragged(MembershipPane *pane) const
    {
        return std::unique_ptr<QMimeData>(pane->model().dragOf(pane->list()->selectedRowNumbers()).toMimeData());
    }

    std::unique_ptr<FakeServices> m_services;
    std::unique_ptr<FakeDirectory> m_directory;
    std::unique_ptr<MainWindow> m_window;
    mutable Qt::DropAction m_dropAction = Qt::IgnoreAction;
    mutable QString m_hint;
};

void TestMembershipPage::initTestCase()
{
    applyTheme(*qobject_cast<QApplication *>(QCoreApplication::instance()), ThemeMode::Light);
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedKingdom));
}

void TestMembershipPage::init()
{
    m_services = std::make_unique<FakeServices>();
    m_directory = std::make_unique<FakeDirectory>();
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->resize(1280, 800);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Test);
    QTRY_VERIFY(m_window->workspace() && m_window->workspace()->browsePage());
    goTo(NavigationModel::Entry::Members);
    QVERIFY(page());
    QTRY_VERIFY(!left()->isReading());
}

void TestMembershipPage::cleanup()
{
    m_window.reset();
    m_directory.reset();
    m_services.reset();
}

void TestMembershipPage::choosesAGroupByTyping()
{
    auto *picker = find<SubjectPicker>(u"rightPicker"_s);
    picker->setFocus();
    QTest::keyClicks(picker, u"Pilot"_s);
    auto *offers = picker->findChild<QCompleter *>()->popup();
    QTRY_VERIFY(offers->isVisible() && offers->model()->rowCount() > 0);
    QTest::keyClick(picker, Qt::Key_Return);
    QTRY_COMPARE(right()->model().subject().name, u"Pilotage"_s);
    QTRY_VERIFY(!right()->isReading());
    QVERIFY(textOf(u"rightCounts"_s).contains(u"members"_s));
    QVERIFY(right()->model().rowCount() > 10);
}

void TestMembershipPage::keyAddsToTheOtherList()
{
    show(right(), group(0));
    const int before = right()->model().before().value();
    left()->searchFor(u"Amina Diallo"_s);
    QTRY_VERIFY(!left()->isReading() && left()->model().rowCount() > 0);
    QTRY_COMPARE(left()->model().principalAt(0).name, u"Amina Diallo"_s);
    QCOMPARE(left()->model().index(0, 0).data(int(MembershipModel::Role::IsThere)).toBool(), editor().isMember(group(0).id, left()->model().principalAt(0).id).value());
    left()->searchFor(u"Tor Lie"_s); // user 1: not in group 0
    QTRY_COMPARE(left()->model().principalAt(0).name, u"Tor Lie"_s);
    QTRY_VERIFY(!left()->isReading());
    select(left(), 0, 0);
    QTest::keyClick(left()->list(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(editor().stageOf(group(0).id, user(1).id), Stage::Added);
    QVERIFY(textOf(u"rightCounts"_s).contains(u"%1 → %2"_s.arg(before).arg(before + 1)));
    QVERIFY(find<QLabel>(u"membershipFacts"_s)->text().contains(u"1"_s));
    QTest::keyClick(left()->list(), Qt::Key_Return, Qt::ControlModifier); // once more is no error
    QCOMPARE(m_window->session()->staged().undoStack().count(), 1);
}

void TestMembershipPage::plainDragAddsAndShiftMoves()
{
    show(left(), group(0));
    show(right(), group(5));
    const int from = left()->model().before().value();
    select(left(), 1, 3);
    QList<Principal> chosen = left()->list()->selectedPrincipals();
    QCOMPARE(chosen.size(), 3);
    chosen.removeIf([this](const Principal &one) { return editor().isMember(group(5).id, one.id).value(); });
    QVERIFY(!chosen.isEmpty());
    QVERIFY(drop(right()->list()->viewport(), *dragged(left()), QPoint(20, 60)));
    QCOMPARE(m_dropAction, Qt::CopyAction);
    QCOMPARE(editor().added(group(5).id).size(), chosen.size());
    QVERIFY(editor().removed(group(0).id).isEmpty());
    m_window->session()->staged().undoStack().undo();
    QVERIFY(drop(right()->list()->viewport(), *dragged(left()), QPoint(20, 60), Qt::ShiftModifier));
    QCOMPARE(m_dropAction, Qt::MoveAction);
    QCOMPARE(editor().added(group(5).id).size(), chosen.size());
    QCOMPARE(editor().removed(group(0).id).size(), 3);
    QCOMPARE(left()->model().after(), std::optional(from - 3));
    QCOMPARE(m_window->session()->staged().undoStack().count(), 1);
}

void TestMembershipPage::dropSaysWhatItWouldDo()
{
    show(left(), group(0));
    show(right(), group(5));
    select(left(), 0, 0);
    const QString who = left()->list()->selectedPrincipals().first().label();
    (void)drop(right()->list()->viewport(), *dragged(left()), QPoint(20, 60));
    QCOMPARE(m_hint, u"Add %1 to %2  ·  Shift moves"_s.arg(who, group(5).name));
    (void)drop(right()->list()->viewport(), *dragged(left()), QPoint(20, 60), Qt::ShiftModifier);
    QCOMPARE(m_hint, u"Move %1 from %2 to %3"_s.arg(who, group(0).name, group(5).name));
    QVERIFY(textOf(u"rightHint"_s).isEmpty()); // nothing hovers any more
    QVERIFY(!drop(left()->list()->viewport(), *dragged(left()), QPoint(20, 60))); // into itself
}

void TestMembershipPage::dropOnAGroupInAList()
{
    show(left(), user(3));
    right()->searchFor(u"Finance"_s);
    QTRY_VERIFY(!right()->isReading() && right()->model().rowCount() > 0);
    QTRY_VERIFY(right()->model().principalAt(0).isGroup());
    const Principal target = right()->model().principalAt(0);
    const std::unique_ptr<QMimeData> mime(PrincipalDrag {.directory = editor().directoryKey(), .principals = {user(8), user(9)}}.toMimeData());
    QVERIFY(drop(right()->list()->viewport(), *mime, rowCentre(right()->list(), 0)));
    QCOMPARE(editor().added(target.id).size(), 2);
    QVERIFY(!drop(right()->list()->viewport(), *mime, QPoint(30, right()->list()->viewport()->height() - 5))); // beside every group
}

void TestMembershipPage::dropIntoAnEmptyGroup()
{
    m_directory->memberList = MemberList();
    show(right(), group(2));
    QCOMPARE(right()->model().rowCount(), 0);
    QTRY_VERIFY(find<QWidget>(u"rightEmpty"_s)->isVisible());
    const std::unique_ptr<QMimeData> mime(PrincipalDrag {.directory = editor().directoryKey(), .principals = {user(8)}}.toMimeData());
    QVERIFY(drop(right()->list()->viewport(), *mime, QPoint(50, 50)));
    QCOMPARE(right()->model().rowCount(), 1);
    QVERIFY(!find<QWidget>(u"rightEmpty"_s)->isVisible());
}

void TestMembershipPage::groupsDroppedOnAPersonAreJoined()
{
    show(left(), user(0));
    show(right(), user(1));
    select(left(), 0, 0);
    const Principal joined = left()->list()->selectedPrincipals().first();
    QVERIFY(joined.isGroup());
    QVERIFY(drop(right()->list()->viewport(), *dragged(left()), QPoint(20, 60), Qt::ShiftModifier));
    QCOMPARE(m_dropAction, Qt::MoveAction);
    QCOMPARE(editor().stageOf(joined.id, user(0).id), Stage::Removed);
    QVERIFY(editor().willBeMember(joined.id, user(1).id).value());
}

void TestMembershipPage::rowsOfTheUsersTable()
{
    const QModelIndex users = m_window->workspace()->navigation().entryFor(u"User"_s);
    Q_EMIT m_window->workspace()->entryWanted(users);
    auto *table = m_window->workspace()->browsePage()->findChild<ResourceTable *>(u"resourceTable"_s);
    QTRY_VERIFY(table->model()->rowCount() > 20);
    table->setVisible(true);
    auto *model = qobject_cast<ResourceTableModel *>(table->model());
    QTRY_VERIFY(!model->resourceAt(4).isNull());
    QVERIFY(model->flags(model->index(4, 0)).testFlag(Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> mime(model->dragOf({4, 5}).toMimeData());
    QVERIFY(mime->hasText() && mime->hasFormat(u"text/csv"_s));
    QVERIFY(mime->text().contains(u'@'));
    goTo(NavigationModel::Entry::Members);
    m_directory->memberList = MemberList();
    show(right(), group(2));
    QVERIFY(drop(right()->list()->viewport(), *mime, QPoint(50, 50)));
    QCOMPARE(editor().added(group(2).id).size(), 2);
}

void TestMembershipPage::rowOfTheGroupsTableTakesPeople()
{
    const QModelIndex groups = m_window->workspace()->navigation().entryFor(u"Group"_s);
    Q_EMIT m_window->workspace()->entryWanted(groups);
    auto *table = m_window->workspace()->browsePage()->findChild<ResourceTable *>(u"resourceTable"_s);
    auto *model = qobject_cast<ResourceTableModel *>(table->model());
    QTRY_VERIFY(model->rowCount() > 3 && !model->resourceAt(3).isNull());
    const QString id = model->resourceAt(3).id();
    const std::unique_ptr<QMimeData> mime(PrincipalDrag {.directory = editor().directoryKey(), .principals = {user(7)}}.toMimeData());
    QVERIFY(drop(table->viewport(), *mime, rowCentre(table, 3)));
    QCOMPARE(m_window->session()->changes().changes.value(0).id, id);
    QCOMPARE(m_window->session()->changes().changes.value(0).members, QStringList {user(7).id});
}

void TestMembershipPage::textFromElsewhereIsShownFirst()
{
    show(right(), group(5));
    QMimeData mime;
    mime.setText(u"user001@harbour.example\nnobody@harbour.example\n"_s);
    QVERIFY(drop(right()->list()->viewport(), mime, QPoint(20, 60)));
    auto *dialog = find<QDialog>(u"matchDialog"_s);
    QVERIFY(dialog);
    QVERIFY(m_window->session()->changes().isEmpty());
    auto *list = dialog->findChild<QTreeWidget *>(u"matchList"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(list->topLevelItem(0)->checkState(0), Qt::Checked);
    QVERIFY(list->topLevelItem(0)->text(1).contains(user(1).name));
    QCOMPARE(list->topLevelItem(1)->text(1), u"unknown"_s);
    QCOMPARE(namelessControls(*dialog), QStringList());
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"matchAdd"_s), Qt::LeftButton);
    QCOMPARE(editor().added(group(5).id), QStringList {user(1).id});
}

void TestMembershipPage::fileOfNamesCanBeDropped()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"people.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("userName,displayName\nuser003@harbour.example,Somebody\n");
    file.close();
    left()->setKind(MembershipPane::Kind::Pasted);
    QMimeData mime;
    mime.setUrls({QUrl::fromLocalFile(file.fileName())});
    QVERIFY(drop(left()->list()->viewport(), mime, QPoint(50, 50)));
    QTRY_COMPARE(left()->model().rowCount(), 1);
    QCOMPARE(left()->model().principalAt(0).id, user(3).id);
}

void TestMembershipPage::pastedListSaysWhoIsUnknown()
{
    QGuiApplication::clipboard()->setText(u"Benutzername;Name\nuser004@harbour.example;\nghost@harbour.example;Ghost\n"_s);
    left()->setKind(MembershipPane::Kind::Pasted);
    QTest::mouseClick(find<QPushButton>(u"leftPaste"_s), Qt::LeftButton);
    QTRY_VERIFY(!left()->isReading());
    QCOMPARE(left()->model().rowCount(), 1);
    QCOMPARE(left()->model().principalAt(0).id, user(4).id);
    QVERIFY(find<MessageStrip>(u"leftStrip"_s)->text().contains(u"Ghost"_s));
}

void TestMembershipPage::deleteRemovesAndUndoBringsBack()
{
    show(right(), group(0));
    select(right(), 0, 1);
    QTest::keyClick(right()->list(), Qt::Key_Delete);
    QCOMPARE(editor().removed(group(0).id).size(), 2);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(editor().removed(group(0).id).isEmpty());
}

void TestMembershipPage::selectAllMatching()
{
    show(right(), group(0));
    auto *filter = find<QLineEdit>(u"rightFilter"_s);
    filter->setFocus();
    QTest::keyClicks(filter, u"mira"_s);
    const int matching = right()->model().rowCount();
    QVERIFY(matching > 0 && matching < right()->model().total());
    QTest::mouseClick(find<QPushButton>(u"rightSelectAll"_s), Qt::LeftButton);
    QCOMPARE(right()->list()->selectedCount(), matching);
    QTest::mouseClick(find<QPushButton>(u"rightRemove"_s), Qt::LeftButton);
    QCOMPARE(editor().removed(group(0).id).size(), matching);
}

void TestMembershipPage::swapsTheLists()
{
    show(right(), group(1));
    QTest::mouseClick(find<QToolButton>(u"swapPanes"_s), Qt::LeftButton);
    QCOMPARE(left()->model().subject().id, group(1).id);
    QCOMPARE(right()->kind(), MembershipPane::Kind::Search);
}

void TestMembershipPage::readOnlyIsSaid()
{
    show(right(), group(0));
    m_window->session()->setReadOnly(true);
    QString said;
    connect(page(), &MembershipPage::said, this, [&said](const QString &words) { said = words; });
    select(right(), 0, 0);
    QTest::keyClick(right()->list(), Qt::Key_Delete);
    QVERIFY(said.contains(u"read-only"_s));
    QVERIFY(m_window->session()->changes().isEmpty());
}

void TestMembershipPage::reviewIsOneClickAway()
{
    auto *review = find<QPushButton>(u"membershipReview"_s);
    QVERIFY(!review->isEnabled());
    show(right(), group(0));
    select(right(), 0, 0);
    QTest::keyClick(right()->list(), Qt::Key_Delete);
    QTest::mouseClick(review, Qt::LeftButton);
    QVERIFY(m_window->workspace()->reviewPage());
}

void TestMembershipPage::opensFromTheTable()
{
    const QModelIndex users = m_window->workspace()->navigation().entryFor(u"User"_s);
    Q_EMIT m_window->workspace()->entryWanted(users);
    auto *table = m_window->workspace()->browsePage()->findChild<ResourceTable *>(u"resourceTable"_s);
    auto *model = qobject_cast<ResourceTableModel *>(table->model());
    QTRY_VERIFY(model->rowCount() > 3 && !model->resourceAt(2).isNull());
    const QString id = model->resourceAt(2).id();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, rowCentre(table, 2));
    QTest::keyClick(table, Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(page());
    QCOMPARE(right()->model().subject().id, id);
    QCOMPARE(right()->kind(), MembershipPane::Kind::Person);
}

void TestMembershipPage::matrixTogglesBySpace()
{
    page()->showTab(MembershipPage::Tab::Matrix);
    MatrixView *matrix = page()->matrixView();
    QTRY_VERIFY(matrix->model().rowCount() > 50 && matrix->model().columnCount() == 14);
    QTRY_VERIFY(!matrix->isReading());
    QTRY_COMPARE(matrix->model().callsToRead(), 0); // 14 groups, and calls are free here
    QTableView *table = matrix->table();
    table->setFocus();
    table->setCurrentIndex(table->model()->index(1, 0));
    const auto before = matrix->model().cellAt(table->currentIndex());
    QVERIFY(before == MembershipMatrixModel::Cell::Yes || before == MembershipMatrixModel::Cell::No);
    QTest::keyClick(table, Qt::Key_Space);
    const auto after = matrix->model().cellAt(table->currentIndex());
    QCOMPARE(after, before == MembershipMatrixModel::Cell::Yes ? MembershipMatrixModel::Cell::Removed : MembershipMatrixModel::Cell::Added);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(matrix->model().cellAt(table->currentIndex()), before);
    QCOMPARE(namelessControls(*m_window), QStringList());
}

void TestMembershipPage::effectiveMembersShowTheirWay()
{
    auto &groups = m_directory->resources[u"/Groups"_s];
    Json outer = groups[0].json();
    const Json inner = Json::object({{u"value"_s, group(1).id}, {u"display"_s, group(1).name}, {u"$ref"_s, QString(u"../Groups/"_s + group(1).id)}});
    outer.set(u"members"_s, Json::array({inner}));
    groups[0] = Resource(outer);
    groups[0] = Resource(Json::parse(outer.toBytes().replace("../Groups/", "https://scim.example.com/v2/Groups/")).valueOr({}));
    page()->showTab(MembershipPage::Tab::Effective);
    EffectiveView *view = page()->effectiveView();
    view->show(group(0));
    QTRY_VERIFY(!view->isReading() && !view->nesting().order.isEmpty());
    auto *list = find<QTreeView>(u"effectiveList"_s);
    QVERIFY(list->model()->rowCount() > 10);
    QCOMPARE(list->model()->index(0, 1).data().toString(), u"direct"_s);
    QCOMPARE(list->model()->index(1, 1).data().toString(), u"via "_s + group(1).name);
    view->showForm(1);
    QVERIFY(find<QTreeView>(u"effectiveTree"_s)->isVisible());
    QCOMPARE(namelessControls(*m_window), QStringList());
}

void TestMembershipPage::effectiveSaysWhenItCannotSee()
{
    m_directory->memberList = MemberList {.knowledge = MemberList::Knowledge::UsersOnly, .members = {{.value = user(1).id, .display = user(1).name, .type = u"User"_s}}};
    page()->showTab(MembershipPage::Tab::Effective);
    page()->effectiveView()->show(group(0));
    QTRY_VERIFY(!page()->effectiveView()->isReading());
    QVERIFY(find<MessageStrip>(u"effectiveStrip"_s)->isVisible());
    QVERIFY(find<MessageStrip>(u"effectiveStrip"_s)->text().contains(u"cannot be seen"_s));
}

void TestMembershipPage::pictureIsSaved()
{
    page()->showTab(MembershipPage::Tab::Effective);
    EffectiveView *view = page()->effectiveView();
    view->show(user(0));
    QTRY_VERIFY(!view->isReading() && view->nesting().order.size() > 2);
    view->showForm(2);
    QTemporaryDir folder;
    QVERIFY(view->graph()->save(folder.filePath(u"way.png"_s)));
    QVERIFY(QImage(folder.filePath(u"way.png"_s)).width() > 300);
    QVERIFY(view->graph()->save(folder.filePath(u"way.svg"_s)));
    QFile svg(folder.filePath(u"way.svg"_s));
    QVERIFY(svg.open(QIODevice::ReadOnly));
    QVERIFY(svg.readAll().contains(user(0).name.toUtf8()));
    view->graph()->setFocus();
    const double before = view->graph()->transform().m11();
    QTest::keyClick(view->graph(), Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(view->graph()->transform().m11() < before);
}

void TestMembershipPage::compareGivesWhatIsMissing()
{
    page()->showTab(MembershipPage::Tab::Compare);
    CompareView *view = page()->compareView();
    view->show(user(0), user(1));
    QTRY_VERIFY(!view->isReading() && view->onlyA().total() > 0);
    const int missing = view->onlyA().total();
    const int shared = view->both().total();
    QTest::mouseClick(find<QPushButton>(u"compareGiveB"_s), Qt::LeftButton);
    QCOMPARE(editor().groupsAdded(user(1).id).size(), missing);
    QCOMPARE(m_window->session()->staged().undoStack().count(), 1);
    QTRY_COMPARE(view->onlyA().total(), 0);
    QTRY_COMPARE(view->both().total(), shared + missing);
    QTest::keyClick(m_window.get(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(view->onlyA().total(), missing);
    QTest::mouseClick(find<QPushButton>(u"compareAlike"_s), Qt::LeftButton);
    QTRY_COMPARE(view->onlyA().total() + view->onlyB().total(), 0);
    QCOMPARE(m_window->session()->staged().undoStack().count(), 1);
    QCOMPARE(namelessControls(*m_window), QStringList());
}

/// Who is not on a list that may have been cut off may be in the group all the same.
void TestMembershipPage::cutListsTakeNobodyOut()
{
    m_directory->memberList = MemberList {.knowledge = MemberList::Knowledge::MaybeCut, .members = {{.value = user(4).id}}};
    page()->showTab(MembershipPage::Tab::Compare);
    CompareView *view = page()->compareView();
    view->show(group(0), group(1));
    QTRY_VERIFY(!view->isReading() && view->both().total() == 1);
    editor().add(group(1), {user(5)}, u"one more in B"_s);
    QTRY_COMPARE(view->onlyB().total(), 1);
    QVERIFY(!find<QPushButton>(u"compareAlike"_s)->isEnabled());
    QVERIFY(find<QPushButton>(u"compareGiveA"_s)->isEnabled()); // to give is safe
}

void TestMembershipPage::newGroupsOfEachKind()
{
    QMenu plain;
    GroupCommands commands(editor(), page());
    commands.fill(plain, {});
    QCOMPARE(plain.actions().size(), 1);
    ServiceDescription description = fakeDescription();
    const QString urn = u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group"_s;
    description.schemas << Schema {.id = urn, .name = u"Entra"_s, .description = {}, .attributes = {Attribute {.name = u"mailEnabled"_s, .type = Attribute::Type::Boolean}, Attribute {.name = u"groupTypes"_s, .multiValued = true}}};
    for (ResourceType &type : description.resourceTypes) {
        if (type.isCalled(u"Group"))
            type.extensions << ResourceType::Extension {.schema = urn};
    }
    const QList<GroupKind> kinds = groupKindsOf(description);
    QCOMPARE(kinds.size(), 2);
    QVERIFY(!kinds.at(0).values.value(urn).value(u"mailEnabled").toBool(true));
    QCOMPARE(kinds.at(1).values.value(urn).value(u"groupTypes").at(0).toString(), u"Unified"_s);
    commands.createNew(kinds.at(1).values);
    auto *dialog = find<QDialog>(u"createDialog"_s);
    QVERIFY(dialog);
    dialog->close();
}

void TestMembershipPage::renamesAGroup()
{
    show(right(), group(1));
    GroupCommands commands(editor(), page());
    commands.rename(right()->model().subject());
    auto *dialog = find<QDialog>(u"renameGroupDialog"_s);
    QVERIFY(dialog);
    QCOMPARE(namelessControls(*dialog), QStringList());
    auto *name = dialog->findChild<QLineEdit *>(u"renameGroupName"_s);
    name->selectAll();
    QTest::keyClicks(name, u"Treasury"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"renameGroupOk"_s), Qt::LeftButton);
    const Change change = m_window->session()->changes().changes.value(0);
    QCOMPARE(change.id, group(1).id);
    QCOMPARE(change.attributes.value(u"displayName").toString(), u"Treasury"_s);
    QCOMPARE(makePlan(m_window->session()->changes(), m_directory->description()).steps.size(), 1);
}

void TestMembershipPage::deletesAGroupWithItsMembersListed()
{
    GroupCommands commands(editor(), page());
    commands.remove(group(1));
    auto *dialog = find<QDialog>(u"deleteGroupDialog"_s);
    QVERIFY(dialog);
    auto *list = dialog->findChild<QTreeView *>(u"deleteGroupMembers"_s);
    QTRY_VERIFY(list->model()->rowCount() > 10);
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"deleteGroupSummary"_s)->text().contains(QString::number(list->model()->rowCount())));
    QVERIFY(m_window->session()->changes().isEmpty());
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"deleteGroupOk"_s), Qt::LeftButton);
    QCOMPARE(m_window->session()->changes().changes.value(0).kind, ChangeKind::Delete);
    QVERIFY(editor().isDeleted(group(1).id));
}

void TestMembershipPage::lockedGroupsAreSaid()
{
    ServiceDescription description = fakeDescription();
    description.profile.readOnlyWhen[u"Group"_s] = {{.when = u"displayName eq \"Finance\""_s, .code = u"dynamic members"_s}};
    m_directory->setCachedDescription(description);
    goTo(NavigationModel::Entry::Members); // the pages were made anew
    QTRY_VERIFY(m_window->workspace()->membershipPage());
    MembershipPage *members = m_window->workspace()->membershipPage();
    MembershipPane *pane = members->panesView()->right();
    pane->show(group(1));
    QTRY_VERIFY(!pane->isReading());
    QVERIFY(pane->findChild<MessageStrip *>(u"rightStrip"_s)->text().contains(u"rule decides"_s));
    QCOMPARE(members->editor().add(group(1), {user(0)}, u"Add"_s).refusal, MembershipEditor::Refusal::Locked);
    pane->show(group(2));
    QTRY_VERIFY(!pane->isReading());
    QVERIFY(!members->editor().add(group(2), {user(0)}, u"Add"_s).refused.size());
}

/// Silence is not "no members"; who was asked about shows in the group's list, and what is left to ask is said.
void TestMembershipPage::askedOneByOneInsteadOfListed()
{
    ServiceDescription description = fakeDescription();
    description.profile.members = ServerProfile::MemberAccess::ByPairFilter;
    m_directory->setCachedDescription(description);
    m_directory->memberList = MemberList {.knowledge = MemberList::Knowledge::Unknown};
    goTo(NavigationModel::Entry::Members);
    QTRY_VERIFY(m_window->workspace()->membershipPage());
    MembershipPage *members = m_window->workspace()->membershipPage();
    MembershipPane *from = members->panesView()->left();
    MembershipPane *group1 = members->panesView()->right();
    QTRY_VERIFY(from->model().rowCount() > 20 && !from->isReading());
    show(group1, group(1));
    auto *empty = group1->findChild<EmptyState *>(u"rightEmpty"_s);
    QTRY_VERIFY(empty->isVisible());
    from->list()->selectionModel()->select(QItemSelection(from->model().index(0, 0), from->model().index(4, 1)), QItemSelectionModel::ClearAndSelect);
    const auto asks = [group1] {
        const QList<QToolButton *> buttons = group1->findChild<MessageStrip *>(u"rightStrip"_s)->findChildren<QToolButton *>();
        return std::any_of(buttons.cbegin(), buttons.cend(), [](const QToolButton *button) { return button->text() == "Ask (5 calls)"_L1; });
    };
    QTRY_VERIFY(asks());
    members->editor().know(from->model().principalAt(1));
    members->editor().learnPair(group(1).id, from->model().principalAt(1).id, true);
    QTRY_COMPARE(group1->model().rowCount(), 1);
    QTRY_VERIFY(!empty->isVisible());
    QVERIFY(!asks()); // one less
    QVERIFY(group1->findChild<ElidedLabel *>(u"rightCounts"_s)->text().contains(u"1 known"_s));
}

namespace {

/// Groups with an attribute "owners".
ServiceDescription withOwners(Attribute::Mutability mutability, Attribute::Returned returned)
{
    ServiceDescription description = fakeDescription();
    const QString urn = u"urn:example:owned:2.0:Group"_s;
    const Attribute owners {.name = u"owners"_s, .type = Attribute::Type::Complex, .multiValued = true, .mutability = mutability, .returned = returned,
                            .subAttributes = {Attribute {.name = u"value"_s}, Attribute {.name = u"display"_s}}};
    description.schemas << Schema {.id = urn, .name = u"Owned"_s, .description = {}, .attributes = {owners}};
    for (ResourceType &type : description.resourceTypes) {
        if (type.isCalled(u"Group"))
            type.extensions << ResourceType::Extension {.schema = urn};
    }
    return description;
}

} // namespace

void TestMembershipPage::ownersAreEdited()
{
    const QString urn = u"urn:example:owned:2.0:Group"_s;
    m_directory->setCachedDescription(withOwners(Attribute::Mutability::ReadWrite, Attribute::Returned::Default));
    Json finance = m_directory->resources[u"/Groups"_s].at(1).json();
    finance.set(urn, Json::object({{u"owners"_s, Json::array({Json::object({{u"value"_s, user(2).id}, {u"display"_s, user(2).name}}), Json::object({{u"value"_s, user(5).id}})})}}));
    m_directory->resources[u"/Groups"_s][1] = Resource(finance);
    goTo(NavigationModel::Entry::Members); // the pages were made anew
    QTRY_VERIFY(m_window->workspace()->membershipPage());
    MembershipPage *members = m_window->workspace()->membershipPage();
    GroupCommands commands(members->editor(), members);
    QMenu menu;
    commands.fill(menu, group(1));
    const QList<QAction *> offered = menu.actions();
    QCOMPARE(std::count_if(offered.cbegin(), offered.cend(), [](const QAction *action) { return action->text().contains(u"Owners"_s); }), 1);
    commands.showOwners(group(1));
    auto *dialog = members->findChild<QDialog *>(u"ownersDialog"_s);
    QVERIFY(dialog);
    QCOMPARE(namelessControls(*dialog), QStringList());
    auto *list = dialog->findChild<QListWidget *>(u"ownersList"_s);
    QTRY_COMPARE(list->count(), 2);
    auto *stage = dialog->findChild<QPushButton *>(u"ownersStage"_s);
    QVERIFY(!stage->isEnabled());
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE(list->count(), 1);
    Q_EMIT dialog->findChild<SubjectPicker *>(u"ownersPicker"_s)->chosen(user(9));
    QCOMPARE(list->count(), 2);
    QVERIFY(m_window->session()->changes().isEmpty());
    QTest::mouseClick(stage, Qt::LeftButton);
    const Change change = m_window->session()->changes().changes.value(0);
    QCOMPARE(change.id, group(1).id);
    QStringList ids;
    const Json owners = change.attributes.value(urn).value(u"owners");
    for (const Json &owner : owners.items())
        ids << owner.value(u"value").toString();
    QCOMPARE(ids, (QStringList {user(5).id, user(9).id}));
    QCOMPARE(makePlan(m_window->session()->changes(), m_directory->description()).steps.size(), 1);
}

void TestMembershipPage::ownersThatCannotBeSetAreSaid()
{
    m_directory->setCachedDescription(withOwners(Attribute::Mutability::ReadOnly, Attribute::Returned::Never));
    goTo(NavigationModel::Entry::Members);
    QTRY_VERIFY(m_window->workspace()->membershipPage());
    MembershipPage *members = m_window->workspace()->membershipPage();
    GroupCommands commands(members->editor(), members);
    commands.showOwners(group(1));
    auto *dialog = members->findChild<QDialog *>(u"ownersDialog"_s);
    QVERIFY(dialog);
    auto *summary = dialog->findChild<QLabel *>(u"ownersSummary"_s);
    QTRY_VERIFY(summary->text().contains(u"does not tell who owns"_s));
    QVERIFY(summary->text().contains(u"does not let owners be changed"_s));
    QVERIFY(!dialog->findChild<QPushButton *>(u"ownersStage"_s)->isEnabled());
    QVERIFY(!dialog->findChild<QLineEdit *>(u"ownersPicker"_s)->isEnabled());
}

void TestMembershipPage::everyControlIsNamed()
{
    show(right(), group(0));
    QCOMPARE(namelessControls(*m_window), QStringList());
    QCOMPARE(clashingMnemonics(*m_window), QStringList());
    QCOMPARE(cutTexts(*m_window), QStringList());
}

QTEST_MAIN(TestMembershipPage)
#include "tst_membershippage.moc"
