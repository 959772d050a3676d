// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/subjectpicker.h"
#include "membershipfixture.h"
#include "review/reviewpage.h"
#include "shell/navigationrail.h"
#include "widgets/emptystate.h"

#include <QClipboard>
#include <QComboBox>
#include <QAbstractItemView>
#include <QCompleter>
#include <QDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeWidget>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace Provost;
using Stage = MembershipEditor::Stage;

/// Two lists of memberships: drags, drops, buttons and keys.
class TestMembershipPage : public QObject, protected MembershipFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { closeWindow(); }

    void choosesAGroupByTyping();
    void enterBeforeTheOffersComeChoosesWhoIsMeant();
    void partOfANameThatWasListed();
    void keyAddsToTheOtherList();
    void plainDragAddsAndShiftMoves();
    void dropSaysWhatItWouldDo();
    void dropOnAGroupInAList();
    void dropIntoAnEmptyGroup();
    void groupsDroppedOnAPersonAreJoined();
    void rowsOfTheUsersTable();
    void rowOfTheGroupsTableTakesPeople();
    void textFromElsewhereIsShownFirst();
    void csvAloneIsTaken();
    void whoIsNamedTwiceIsAddedOnce();
    void fileOfNamesCanBeDropped();
    void filesOnAGroupAreReadAsTables();
    void whatCostsIsOffered();
    void pastedListSaysWhoIsUnknown();
    void deleteRemovesAndUndoBringsBack();
    void selectAllMatching();
    void swapsTheLists();
    void swappingLooksNobodyUpAgain();
    void swappingEndsWhatIsStillLookedUp();
    void readOnlyIsSaid();
    void reviewIsOneClickAway();
    void opensFromTheTable();
    void askedOneByOneInsteadOfListed();
    void everyControlIsNamed();
    void namesGetTheirShareOfTheWidth();
};

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
    QTest::keyClicks(picker, u"x"_s);
    QVERIFY(picker->text() != u"Pilotage"_s);
    QTest::keyClick(picker, Qt::Key_Escape);
    QCOMPARE(picker->text(), u"Pilotage"_s);
}

void TestMembershipPage::enterBeforeTheOffersComeChoosesWhoIsMeant()
{
    auto *picker = find<SubjectPicker>(u"rightPicker"_s);
    picker->setFocus();
    QTest::keyClicks(picker, u"pilotage"_s);
    const int finds = m_directory->finds;
    QTest::keyClick(picker, Qt::Key_Return);
    QTest::keyClick(picker, Qt::Key_Return); // once more asks nothing more
    QTRY_COMPARE(right()->model().subject().name, u"Pilotage"_s);
    QCOMPARE(m_directory->finds, finds + 1);
    picker->setFocus();
    picker->selectAll();
    QTest::keyClicks(picker, u"i"_s);
    QTest::keyClick(picker, Qt::Key_Return); // is in many names
    auto *offers = picker->findChild<QCompleter *>()->popup();
    QTRY_VERIFY(offers->isVisible() && offers->model()->rowCount() > 1);
    QCOMPARE(right()->model().subject().name, u"Pilotage"_s);
}

/// Where the provider finds whole names only, and a group stands in the other list.
void TestMembershipPage::partOfANameThatWasListed()
{
    ServiceDescription description = fakeDescription();
    description.profile.filter.everything = false;
    description.profile.filter.operators = {{u"Group"_s, {{u"displayname"_s, {u"eq"_s}}}}};
    m_directory->setCachedDescription(description);
    goTo(NavigationModel::Entry::Members);
    QTRY_VERIFY(m_window->workspace()->membershipPage());
    const MembershipPage *members = m_window->workspace()->membershipPage();
    QTRY_VERIFY(!members->panesView()->left()->isReading() && members->panesView()->left()->model().rowCount() > 0);
    auto *picker = members->panesView()->right()->findChild<SubjectPicker *>(u"rightPicker"_s);
    picker->setFocus();
    QTest::keyClicks(picker, u"ilota"_s);
    const auto *offers = picker->findChild<QCompleter *>()->popup();
    QTRY_VERIFY(offers->isVisible() && offers->model()->rowCount() > 0);
    QCOMPARE(offers->model()->index(0, 0).data().toString(), u"Pilotage"_s);
    picker->selectAll();
    QTest::keyClicks(picker, u"pilot"_s);
    QTest::keyClick(picker, Qt::Key_Return); // a group of just that name may be there, whom nobody has listed
    QTRY_VERIFY(offers->isVisible() && offers->model()->rowCount() > 0);
    QTest::qWait(300); // the answer comes, and names nobody
    QVERIFY(members->panesView()->right()->model().subject().id.isEmpty());
    picker->selectAll();
    QTest::keyClicks(picker, u"xq"_s);
    QTRY_VERIFY(offers->model()->index(0, 0).data().toString().contains(u"whole names only"_s));
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
    const auto *remove = find<QPushButton>(u"rightRemove"_s);
    QVERIFY(remove->isVisible());
    const std::unique_ptr<QMimeData> mime = dragged(left());
    QDragEnterEvent enter(QPoint(20, 60), Qt::CopyAction, mime.get(), Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(right()->list()->viewport(), &enter);
    QVERIFY(!remove->isVisible()); // the words have the whole line
    QDragLeaveEvent leave;
    QCoreApplication::sendEvent(right()->list()->viewport(), &leave);
    QVERIFY(remove->isVisible());
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

/// Some programs give no plain text beside it: onto a group in a table and onto the entry at the left it could not be dropped.
void TestMembershipPage::csvAloneIsTaken()
{
    QMimeData mime;
    mime.setData(u"text/csv"_s, "userName\nuser001@harbour.example\nnobody@harbour.example\n");
    auto *rail = find<NavigationRail>(u"navigationRail"_s);
    const QModelIndex members = m_window->workspace()->navigation().entry(NavigationModel::Entry::Members);
    QVERIFY(drop(rail->viewport(), mime, rail->visualRect(rail->model()->index(members.row(), 0)).center()));
    QTRY_COMPARE(left()->model().rowCount(), 1);
    QCOMPARE(left()->model().principalAt(0).id, user(1).id);
    Q_EMIT m_window->workspace()->entryWanted(m_window->workspace()->navigation().entryFor(u"Group"_s));
    auto *table = m_window->workspace()->browsePage()->findChild<ResourceTable *>(u"resourceTable"_s);
    auto *model = qobject_cast<ResourceTableModel *>(table->model());
    QTRY_VERIFY(model->rowCount() > 3 && !model->resourceAt(3).isNull());
    QVERIFY(drop(table->viewport(), mime, rowCentre(table, 3)));
    auto *dialog = find<QDialog>(u"matchDialog"_s);
    QVERIFY(dialog);
    QTRY_COMPARE(dialog->findChild<QTreeWidget *>(u"matchList"_s)->topLevelItemCount(), 2);
    dialog->reject();
}

void TestMembershipPage::whoIsNamedTwiceIsAddedOnce()
{
    show(right(), group(5));
    (void)editor().add(group(5), {user(2)}, u"Add"_s);
    QMimeData mime;
    mime.setText(user(1).id + u"\nuser001@harbour.example\nuser002@harbour.example\n"_s);
    QVERIFY(drop(right()->list()->viewport(), mime, QPoint(20, 60)));
    auto *dialog = find<QDialog>(u"matchDialog"_s);
    auto *list = dialog->findChild<QTreeWidget *>(u"matchList"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 3);
    QCOMPARE(list->topLevelItem(2)->text(2), u"is staged already"_s);
    auto *add = dialog->findChild<QPushButton *>(u"matchAdd"_s);
    QVERIFY(add->text().contains(u'1') && !add->text().contains(u'2'));
    QTest::mouseClick(add, Qt::LeftButton);
    QCOMPARE(editor().added(group(5).id), (QStringList {user(2).id, user(1).id}));
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

/// As an import reads them; what is no text is never looked up.
void TestMembershipPage::filesOnAGroupAreReadAsTables()
{
    QTemporaryDir folder;
    const auto written = [&folder](const QString &name, const QByteArray &bytes) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(bytes);
        return QUrl::fromLocalFile(file.fileName());
    };
    const QUrl picture = written(u"crew.png"_s, QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16));
    const QUrl table = written(u"crew.csv"_s, "Liste\n\nVorname;Nachname;E-Mail\nJ\xF6rg;M\xFCller;user003@harbour.example\n");
    show(right(), group(5));
    QSignalSpy said(page(), &MembershipPage::said);
    const auto isSaid = [&said](const QString &words) { return std::any_of(said.cbegin(), said.cend(), [&words](const QVariantList &one) { return one.constFirst().toString().contains(words); }); };
    const int before = m_directory->finds;
    QMimeData mime;
    mime.setUrls({picture});
    QVERIFY(drop(right()->list()->viewport(), mime, QPoint(20, 60)));
    QTRY_VERIFY(isSaid(u"neither text nor a workbook"_s));
    mime.setUrls({table, picture});
    QVERIFY(drop(right()->list()->viewport(), mime, QPoint(20, 60)));
    QVERIFY(isSaid(u"one file at a time"_s));
    QVERIFY(!find<QDialog>(u"matchDialog"_s));
    QCOMPARE(m_directory->finds, before);
    mime.setUrls({table});
    QVERIFY(drop(right()->list()->viewport(), mime, QPoint(20, 60)));
    QTRY_VERIFY(find<QDialog>(u"matchDialog"_s));
    auto *list = find<QTreeWidget>(u"matchList"_s);
    QTRY_COMPARE(list->topLevelItemCount(), 1);
    QCOMPARE(list->topLevelItem(0)->text(0), u"J\u00f6rg M\u00fcller"_s);
    QVERIFY(list->topLevelItem(0)->text(1).contains(user(3).name));
}

/// Where each question is paid for: how many and how much, before anybody is asked.
void TestMembershipPage::whatCostsIsOffered()
{
    ServiceDescription description = fakeDescription();
    description.profile.price.perCall = 0.002;
    m_directory->setCachedDescription(description);
    goTo(NavigationModel::Entry::Members);
    QTRY_VERIFY(m_window->workspace()->membershipPage());
    MembershipPage *members = m_window->workspace()->membershipPage();
    MembershipPane *from = members->panesView()->left();
    MembershipPane *to = members->panesView()->right();
    QTRY_VERIFY(!from->isReading());
    show(to, group(5));
    const int before = m_directory->finds;
    QMimeData mime;
    mime.setText(u"user001@harbour.example\nnobody@harbour.example\n"_s);
    QVERIFY(drop(to->list()->viewport(), mime, QPoint(20, 60)));
    auto *dialog = members->findChild<QDialog *>(u"matchDialog"_s);
    QVERIFY(dialog);
    auto *lookUp = dialog->findChild<QPushButton *>(u"matchLookUp"_s);
    auto *list = dialog->findChild<QTreeWidget *>(u"matchList"_s);
    QTRY_VERIFY(lookUp->isVisible());
    const QString words = dialog->findChild<QLabel *>(u"matchSummary"_s)->text();
    QVERIFY2(words.contains(u"1 to 2"_s) && words.contains(u"0.004"_s), qPrintable(words));
    QCOMPARE(m_directory->finds, before);
    QTest::mouseClick(lookUp, Qt::LeftButton);
    QTRY_COMPARE(list->topLevelItemCount(), 2);
    QCOMPARE(m_directory->finds, before + 2);
    QVERIFY(!lookUp->isVisible());
    dialog->reject();
    from->take(u"user002@harbour.example"_s);
    auto *strip = from->findChild<MessageStrip *>(u"leftStrip"_s);
    QTRY_VERIFY(strip->isVisible() && strip->text().contains(u"1 to 2"_s));
    QVERIFY(!from->isReading());
    QCOMPARE(m_directory->finds, before + 2);
    Q_EMIT strip->actionTriggered();
    QTRY_COMPARE(from->model().rowCount(), 1);
    QCOMPARE(from->model().principalAt(0).id, user(2).id);
    QVERIFY(!strip->isVisible());
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

void TestMembershipPage::swappingLooksNobodyUpAgain()
{
    left()->take(u"user001@harbour.example\nnobody@harbour.example\n"_s);
    QTRY_VERIFY(!left()->isReading() && left()->model().rowCount() == 1);
    const int finds = m_directory->finds;
    right()->setKind(MembershipPane::Kind::Person);
    QTest::mouseClick(find<QToolButton>(u"swapPanes"_s), Qt::LeftButton);
    QTRY_COMPARE(right()->model().rowCount(), 1);
    QCOMPARE(right()->kind(), MembershipPane::Kind::Pasted);
    QCOMPARE(right()->model().principalAt(0).id, user(1).id);
    QVERIFY(find<MessageStrip>(u"rightStrip"_s)->isVisible());
    QCOMPARE(left()->kind(), MembershipPane::Kind::Person);
    QCOMPARE(m_directory->finds, finds);
}

void TestMembershipPage::swappingEndsWhatIsStillLookedUp()
{
    right()->take(u"user001@harbour.example\n"_s);
    QTRY_VERIFY(!right()->isReading() && right()->model().rowCount() == 1);
    m_directory->fetchDelay = std::chrono::milliseconds(50);
    left()->take(u"user002@harbour.example\n"_s);
    QVERIFY(left()->isReading());
    QTest::mouseClick(find<QToolButton>(u"swapPanes"_s), Qt::LeftButton);
    QTRY_VERIFY(!left()->isReading() && !right()->isReading());
    QCOMPARE(left()->model().rowCount(), 1);
    QCOMPARE(left()->model().principalAt(0).id, user(1).id);
    QCOMPARE(right()->kind(), MembershipPane::Kind::Pasted);
    QCOMPARE(right()->model().rowCount(), 0); // and not who was searched for before
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

void TestMembershipPage::everyControlIsNamed()
{
    show(right(), group(0));
    QCOMPARE(namelessControls(*m_window), QStringList());
    QCOMPARE(clashingMnemonics(*m_window), QStringList());
    QCOMPARE(cutTexts(*m_window), QStringList());
}

/// In a wide window names were cut short beside half a list of nothing; a width that somebody drew stays.
void TestMembershipPage::namesGetTheirShareOfTheWidth()
{
    QHeaderView *header = left()->list()->header();
    const auto *viewport = left()->list()->viewport();
    QVERIFY(!left()->list()->isColumnHidden(int(MembershipModel::Column::Detail)));
    m_window->resize(1900, 800);
    QTRY_COMPARE(header->sectionSize(0), viewport->width() * 9 / 20);
    QVERIFY(header->sectionSize(0) > scaled(left()->list()->font(), 210));
    header->resizeSection(0, 150);
    const int width = viewport->width();
    m_window->resize(1500, 800);
    QTRY_VERIFY(viewport->width() < width);
    QCOMPARE(header->sectionSize(0), 150);
}

QTEST_MAIN(TestMembershipPage)
#include "tst_membershippage.moc"
