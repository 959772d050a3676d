// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/index.h"
#include "membership/compareview.h"
#include "membership/effectiveview.h"
#include "membership/groupkinds.h"
#include "membership/matrixview.h"
#include "membership/nestinggraph.h"
#include "membership/subjectpicker.h"
#include "membershipfixture.h"
#include "widgets/emptystate.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QCompleter>
#include <QDialog>
#include <QGraphicsPathItem>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPen>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Provost;

/// What the page of memberships shows besides its two lists: matrix, groups in groups, comparison, and what is done to groups themselves.
class TestMembershipViews : public QObject, protected MembershipFixture
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { closeWindow(); }

    void matrixTogglesBySpace();
    void effectiveMembersShowTheirWay();
    void namesKeepTheirDirection();
    void theMarkStandsBesideTheWords();
    void aComparisonSaysHowToBegin();
    void theWayBackLeadsPastOthers();
    void effectiveSaysWhenItCannotSee();
    void effectiveReadingEndsWithItsHeading();
    void effectiveReadingCanBeStopped_data();
    void effectiveReadingCanBeStopped();
    void pictureIsSaved();
    void compareGivesWhatIsMissing();
    void cutListsTakeNobodyOut();
    void newGroupsOfEachKind();
    void renamesAGroup();
    void deletesAGroupWithItsMembersListed();
    void namesToBeDeletedHaveTheWidth();
    void deletingSaysWhatCannotBeSeen();
    void oldListsSayTheirDay();
    void lockedGroupsAreSaid();
    void ownersAreEdited();
    void ownersThatCannotBeSetAreSaid();
    void ownersStagedTwiceAreBoth();
    void enterChoosesAnOwner();
};

void TestMembershipViews::matrixTogglesBySpace()
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

void TestMembershipViews::effectiveMembersShowTheirWay()
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

/// Where the window reads from right to left, "Kolb B." was ".Kolb B", and "2 of 61 selected" was "of 61 selected 2".
void TestMembershipViews::namesKeepTheirDirection()
{
    struct Peek : QStyledItemDelegate {
        using QStyledItemDelegate::initStyleOption;
    };
    page()->showTab(MembershipPage::Tab::Effective);
    EffectiveView *view = page()->effectiveView();
    view->show(group(0));
    QTRY_VERIFY(!view->isReading() && !view->nesting().order.isEmpty());
    const QString isolate(QChar(0x2068));
    for (const QString &name : {u"effectiveList"_s, u"effectiveTree"_s}) {
        const auto *tree = find<QTreeView>(name);
        const auto *delegate = qobject_cast<const QStyledItemDelegate *>(tree->itemDelegate());
        QVERIFY(delegate);
        const QModelIndex first = tree->model()->index(0, 0);
        QVERIFY(first.isValid());
        for (const Qt::LayoutDirection direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            QStyleOptionViewItem option;
            option.direction = direction;
            (delegate->*&Peek::initStyleOption)(&option, first);
            QCOMPARE(option.text.startsWith(isolate), direction == Qt::RightToLeft);
            QVERIFY(option.text.contains(first.data().toString()));
        }
    }
    page()->showTab(MembershipPage::Tab::Lists);
    m_window->setLayoutDirection(Qt::RightToLeft);
    left()->list()->selectAll();
    QTRY_VERIFY(find<QPushButton>(u"leftSelectAll"_s)->text().startsWith(isolate));
    const auto *words = find<MessageStrip>(u"leftStrip"_s)->findChild<QLabel *>(u"messageText"_s); // beside their icon, at the right
    QCOMPARE(words->alignment() & (Qt::AlignHorizontal_Mask), Qt::AlignRight | Qt::AlignAbsolute);
    m_window->setLayoutDirection(Qt::LeftToRight);
    QCOMPARE(words->alignment() & (Qt::AlignHorizontal_Mask), Qt::AlignLeft | Qt::AlignAbsolute);
}

/// Who is in the other list too has a tick at the end, which stood on the last letters of an address.
void TestMembershipViews::theMarkStandsBesideTheWords()
{
    struct Peek : QStyledItemDelegate {
        using QStyledItemDelegate::initStyleOption;
    };
    show(right(), group(0));
    const auto *list = left()->list();
    const auto *delegate = qobject_cast<const QStyledItemDelegate *>(list->itemDelegate());
    QList<int> widths;
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex detail = list->model()->index(row, int(MembershipModel::Column::Detail));
        QStyleOptionViewItem option;
        option.widget = list;
        option.rect = QRect(0, 0, 100, 24);
        (delegate->*&Peek::initStyleOption)(&option, detail);
        if (detail.data(int(MembershipModel::Role::IsThere)).toBool())
            widths << option.fontMetrics.horizontalAdvance(option.text);
        else
            QCOMPARE(option.text, detail.data().toString());
    }
    QVERIFY(widths.size() > 10);
    QVERIFY(*std::max_element(widths.cbegin(), widths.cend()) < 100 - scaled(list->font(), 22));
}

/// Nothing is compared before two are chosen: what to do stands there until then.
void TestMembershipViews::aComparisonSaysHowToBegin()
{
    page()->showTab(MembershipPage::Tab::Compare);
    const auto *empty = find<EmptyState>(u"compareEmpty"_s);
    QVERIFY(empty->isVisible());
    QVERIFY(empty->accessibleName().contains(u"compared"_s));
    page()->compareView()->show(user(0), user(9));
    QTRY_VERIFY(!page()->compareView()->isReading());
    QVERIFY(!empty->isVisible());
    m_directory->memberList = MemberList {.knowledge = MemberList::Knowledge::UsersOnly, .members = {{.value = user(1).id, .display = user(1).name, .type = u"User"_s}}};
    page()->compareView()->show(group(0), group(1));
    QTRY_VERIFY(!page()->compareView()->isReading());
    QVERIFY(find<MessageStrip>(u"compareStrip"_s)->text().contains(u"cannot be seen"_s)); // who lists people only does not show all there is
}

/// Behind a box it was taken for a way to that one.
void TestMembershipViews::theWayBackLeadsPastOthers()
{
    auto &groups = m_directory->resources[u"/Groups"_s];
    const auto put = [&](int into, const QList<int> &inner) {
        Json members = Json::array();
        for (const int n : inner)
            members.append(Json::object({{u"value"_s, group(n).id}, {u"display"_s, group(n).name}, {u"$ref"_s, QString(u"https://scim.example.com/v2/Groups/"_s + group(n).id)}}));
        Json outer = groups[into].json();
        outer.set(u"members"_s, members);
        groups[into] = Resource(outer);
    };
    put(0, {1, 2, 3});
    put(1, {4});
    put(3, {0});
    page()->showTab(MembershipPage::Tab::Effective);
    EffectiveView *view = page()->effectiveView();
    view->show(group(0));
    QTRY_VERIFY(!view->isReading() && !view->nesting().order.isEmpty());
    QCOMPARE(view->nesting().cycles().size(), 1);
    QList<QPainterPath> ways;
    QList<QRectF> boxes;
    const QList<QGraphicsItem *> items = find<NestingGraph>(u"nestingGraph"_s)->scene()->items();
    for (const QGraphicsItem *item : items) {
        const auto *path = qgraphicsitem_cast<const QGraphicsPathItem *>(item);
        if (path && path->pen().style() == Qt::DashLine)
            ways << path->path();
        else if (path && path->pen().style() != Qt::NoPen && path->brush().style() != Qt::NoBrush)
            boxes << path->path().boundingRect().adjusted(1, 1, -1, -1);
    }
    QCOMPARE(ways.size(), 1);
    QCOMPARE(boxes.size(), 5);
    for (int i = 0; i <= 400; ++i) {
        const QPointF point = ways.first().pointAtPercent(i / 400.0);
        QVERIFY(std::none_of(boxes.cbegin(), boxes.cend(), [&point](const QRectF &box) { return box.contains(point); }));
    }
}

void TestMembershipViews::effectiveSaysWhenItCannotSee()
{
    m_directory->memberList = MemberList {.knowledge = MemberList::Knowledge::UsersOnly, .members = {{.value = user(1).id, .display = user(1).name, .type = u"User"_s}}};
    page()->showTab(MembershipPage::Tab::Effective);
    page()->effectiveView()->show(group(0));
    QTRY_VERIFY(!page()->effectiveView()->isReading());
    QVERIFY(find<MessageStrip>(u"effectiveStrip"_s)->isVisible());
    QVERIFY(find<MessageStrip>(u"effectiveStrip"_s)->text().contains(u"cannot be seen"_s));
    QVERIFY(!find<MessageStrip>(u"effectiveStrip"_s)->text().contains(u"staged"_s));
    QCOMPARE(editor().add(group(0), {user(2)}, u"Add"_s).staged, 1);
    QVERIFY(find<MessageStrip>(u"effectiveStrip"_s)->text().contains(u"staged"_s));
}

/// What was asked under one heading does not come under another.
void TestMembershipViews::effectiveReadingEndsWithItsHeading()
{
    page()->showTab(MembershipPage::Tab::Effective);
    EffectiveView *view = page()->effectiveView();
    view->show(group(0));
    QVERIFY(view->isReading());
    QCOMPARE(find<EmptyState>(u"effectiveEmpty"_s)->accessibleName(), u"Reading…"_s);
    find<QComboBox>(u"effectiveKind"_s)->setCurrentIndex(1);
    QVERIFY(!view->isReading());
    QVERIFY(view->nesting().order.isEmpty());
}

void TestMembershipViews::effectiveReadingCanBeStopped_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("button") << false;
    QTest::newRow("Escape") << true;
}

void TestMembershipViews::effectiveReadingCanBeStopped()
{
    QFETCH(bool, byKey);
    auto &groups = m_directory->resources[u"/Groups"_s];
    Json outer = groups[0].json();
    outer.set(u"members"_s, Json::array({Json::object({{u"value"_s, group(1).id}, {u"display"_s, group(1).name}, {u"$ref"_s, QString(u"../Groups/"_s + group(1).id)}})}));
    groups[0] = Resource(outer);
    page()->showTab(MembershipPage::Tab::Effective);
    EffectiveView *view = page()->effectiveView();
    view->show(group(0));
    auto *job = view->findChild<NestingJob *>();
    QVERIFY(job);
    connect(job, &NestingJob::progressed, this, [this] { m_directory->fetchDelay = std::chrono::hours(1); }); // what is in the first group never comes
    auto *stop = find<QToolButton>(u"effectiveStop"_s);
    QVERIFY(!stop->isVisible());
    QTRY_VERIFY(stop->isVisible());
    QVERIFY(!stop->text().isEmpty() && !stop->accessibleName().isEmpty());
    QCOMPARE(namelessControls(*m_window), QStringList());
    if (byKey)
        QTest::keyClick(find<QLineEdit>(u"effectiveFilter"_s), Qt::Key_Escape);
    else
        QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(!view->isReading());
    QVERIFY(!stop->isVisible());
    QCOMPARE(find<QTreeView>(u"effectiveList"_s)->model()->rowCount(), 1);
    QVERIFY(find<MessageStrip>(u"effectiveStrip"_s)->isVisible());
    QVERIFY(find<MessageStrip>(u"effectiveStrip"_s)->text().startsWith(u"Stopped"_s));
    m_directory->fetchDelay = {};
    view->show(group(0));
    QTRY_VERIFY(!view->isReading());
    QVERIFY(!find<MessageStrip>(u"effectiveStrip"_s)->text().startsWith(u"Stopped"_s));
}

void TestMembershipViews::pictureIsSaved()
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
    view->show(group(0));
    QTRY_VERIFY(!view->isReading() && view->nesting().order.size() == 1);
    QVERIFY(view->graph()->save(folder.filePath(u"one.svg"_s)));
    QFile one(folder.filePath(u"one.svg"_s));
    QVERIFY(one.open(QIODevice::ReadOnly));
    QVERIFY(one.readAll().contains(QByteArray("fill=\"" + view->graph()->palette().color(QPalette::Base).name().toLatin1() + '"'))); // the words of a dark theme would stand on white paper
    auto *picker = find<SubjectPicker>(u"effectivePicker"_s);
    picker->setFocus();
    QTest::keyClick(picker, Qt::Key_S, Qt::ControlModifier);
    QVERIFY(find<QDialog>(u"effectiveSaveDialog"_s));
}

void TestMembershipViews::compareGivesWhatIsMissing()
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

void TestMembershipViews::cutListsTakeNobodyOut()
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

void TestMembershipViews::newGroupsOfEachKind()
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

void TestMembershipViews::renamesAGroup()
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

void TestMembershipViews::deletesAGroupWithItsMembersListed()
{
    GroupCommands commands(editor(), page());
    commands.remove(group(1));
    auto *dialog = find<QDialog>(u"deleteGroupDialog"_s);
    QVERIFY(dialog);
    auto *list = dialog->findChild<QTreeView *>(u"deleteGroupMembers"_s);
    QTRY_VERIFY(list->model()->rowCount() > 10);
    for (int row = 0; row < list->model()->rowCount(); ++row) { // a name that is too long for its column
        const QModelIndex name = list->model()->index(row, 0);
        QVERIFY(name.data(Qt::ToolTipRole).toString().startsWith(name.data().toString()));
    }
    QTRY_VERIFY(dialog->findChild<QLabel *>(u"deleteGroupSummary"_s)->text().contains(QString::number(list->model()->rowCount())));
    QVERIFY(m_window->session()->changes().isEmpty());
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"deleteGroupOk"_s), Qt::LeftButton);
    QCOMPARE(m_window->session()->changes().changes.value(0).kind, ChangeKind::Delete);
    QVERIFY(editor().isDeleted(group(1).id));
}

/// Of whom is only to come, and not shown there, no user name stands beside them.
void TestMembershipViews::namesToBeDeletedHaveTheWidth()
{
    QVERIFY(!user(0).detail.isEmpty());
    QVERIFY(editor().add(group(1), {user(0), user(1), user(2)}, u"Add"_s).staged > 0);
    GroupCommands commands(editor(), page());
    commands.remove(group(1));
    auto *list = find<QDialog>(u"deleteGroupDialog"_s)->findChild<QTreeView *>(u"deleteGroupMembers"_s);
    QTRY_VERIFY(list->model()->rowCount() > 10);
    QTRY_VERIFY(list->isColumnHidden(int(MembershipModel::Column::Detail)));
    QTRY_COMPARE(list->header()->sectionSize(int(MembershipModel::Column::Name)), list->viewport()->width());
    find<QDialog>(u"deleteGroupDialog"_s)->reject();
}

/// And does not read from the index what may be last week's.
void TestMembershipViews::deletingSaysWhatCannotBeSeen()
{
    m_directory->memberList = MemberList {.knowledge = MemberList::Knowledge::UsersOnly};
    (void)editor().add(group(1), {user(0), user(1)}, u"Add"_s);
    const int questions = m_directory->memberQuestions;
    GroupCommands commands(editor(), page());
    commands.remove(group(1));
    const auto dialog = [this] { return find<QDialog>(u"deleteGroupDialog"_s); };
    const auto summary = [&dialog] { return dialog()->findChild<QLabel *>(u"deleteGroupSummary"_s)->text(); };
    const auto hiddenRows = [&dialog] {
        const auto *list = dialog()->findChild<QTreeView *>(u"deleteGroupMembers"_s);
        QList<bool> rows;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            rows << list->isRowHidden(row, {});
        return rows;
    };
    QTRY_VERIFY(summary().contains(u"cannot be seen"_s));
    QVERIFY(dialog()->findChild<QTreeView *>(u"deleteGroupMembers"_s)->isHidden()); // an empty box says something else
    QVERIFY(m_directory->memberQuestions > questions);
    QCOMPARE(hiddenRows(), (QList<bool> {true, true})); // staged to come: they lose nothing
    (void)editor().add(group(1), {user(2)}, u"Add"_s); // and while the question is open
    QCOMPARE(hiddenRows(), (QList<bool> {true, true, true}));
    dialog()->reject();
    QTRY_VERIFY(!dialog());
    m_directory->memberList->members << MemberList::Member {.value = user(5).id, .display = user(5).name, .type = u"User"_s};
    commands.remove(group(1));
    QTRY_VERIFY(summary().startsWith(u"1 member"_s));
    QVERIFY(dialog()->findChild<QTreeView *>(u"deleteGroupMembers"_s)->isVisible());
    QCOMPARE(hiddenRows(), (QList<bool> {true, true, true, false}));
    QCOMPARE(dialog()->findChild<QTreeView *>(u"deleteGroupMembers"_s)->model()->index(3, 0).data(int(MembershipModel::Role::Id)).toString(), user(5).id);
}

void TestMembershipViews::oldListsSayTheirDay()
{
    Json crew = m_directory->resources[u"/Groups"_s].at(1).json();
    crew.set(u"members"_s, Json::array({Json::object({{u"value"_s, user(1).id}})}));
    const QDateTime readAt = QDateTime::currentDateTimeUtc().addDays(-9);
    Index &index = m_directory->index();
    index.beginFullRead(u"Group"_s);
    index.put({.type = u"Group"_s, .resources = {Resource(crew)}, .readAt = readAt});
    QSignalSpy completed(&index, &Index::completed);
    (void)index.endFullRead(u"Group"_s, &index);
    QTRY_COMPARE(completed.size(), 1);
    show(right(), group(1));
    QCOMPARE(right()->model().rowCount(), 1);
    QVERIFY2(textOf(u"rightCounts"_s).contains(QLocale().toString(readAt.toLocalTime().date(), QLocale::ShortFormat)), qPrintable(textOf(u"rightCounts"_s)));
}

void TestMembershipViews::lockedGroupsAreSaid()
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

void TestMembershipViews::ownersAreEdited()
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

void TestMembershipViews::ownersThatCannotBeSetAreSaid()
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

/// What is staged already is seen, and stays when more is.
void TestMembershipViews::ownersStagedTwiceAreBoth()
{
    const QString urn = u"urn:example:owned:2.0:Group"_s;
    m_directory->setCachedDescription(withOwners(Attribute::Mutability::ReadWrite, Attribute::Returned::Default));
    Json finance = m_directory->resources[u"/Groups"_s].at(1).json();
    finance.set(urn, Json::object({{u"owners"_s, Json::array({Json::object({{u"value"_s, user(2).id}})})}}));
    m_directory->resources[u"/Groups"_s][1] = Resource(finance);
    goTo(NavigationModel::Entry::Members);
    QTRY_VERIFY(m_window->workspace()->membershipPage());
    MembershipPage *members = m_window->workspace()->membershipPage();
    GroupCommands commands(members->editor(), members);
    for (const int next : {9, 10}) {
        commands.showOwners(group(1));
        auto *dialog = members->findChild<QDialog *>(u"ownersDialog"_s);
        QVERIFY(dialog);
        auto *list = dialog->findChild<QListWidget *>(u"ownersList"_s);
        QTRY_COMPARE(list->count(), next - 8);
        QVERIFY(!dialog->findChild<QPushButton *>(u"ownersStage"_s)->isEnabled());
        Q_EMIT dialog->findChild<SubjectPicker *>(u"ownersPicker"_s)->chosen(user(next));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"ownersStage"_s), Qt::LeftButton);
        QTRY_VERIFY(!members->findChild<QDialog *>(u"ownersDialog"_s));
    }
    QStringList ids;
    const Json owners = m_window->session()->changes().changes.value(0).attributes.value(urn).value(u"owners");
    for (const Json &owner : owners.items())
        ids << owner.value(u"value").toString();
    QCOMPARE(ids, (QStringList {user(2).id, user(9).id, user(10).id}));
}

/// Enter chooses whom the search has found, and does nothing to the dialog: neither before the search is over nor after.
void TestMembershipViews::enterChoosesAnOwner()
{
    const QString urn = u"urn:example:owned:2.0:Group"_s;
    m_directory->setCachedDescription(withOwners(Attribute::Mutability::ReadWrite, Attribute::Returned::Default));
    Json finance = m_directory->resources[u"/Groups"_s].at(1).json();
    finance.set(urn, Json::object({{u"owners"_s, Json::array({Json::object({{u"value"_s, user(2).id}}), Json::object({{u"value"_s, user(3).id}})})}}));
    m_directory->resources[u"/Groups"_s][1] = Resource(finance);
    goTo(NavigationModel::Entry::Members);
    QTRY_VERIFY(m_window->workspace()->membershipPage());
    MembershipPage *members = m_window->workspace()->membershipPage();
    GroupCommands commands(members->editor(), members);
    commands.showOwners(group(1));
    const QPointer<QDialog> dialog = members->findChild<QDialog *>(u"ownersDialog"_s);
    QVERIFY(dialog);
    auto *list = dialog->findChild<QListWidget *>(u"ownersList"_s);
    QTRY_COMPARE(list->count(), 2);
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QTRY_COMPARE(list->count(), 1);
    auto *picker = dialog->findChild<SubjectPicker *>(u"ownersPicker"_s);
    picker->setFocus();
    QTest::keyClicks(picker, user(9).name);
    QTest::keyClick(picker, Qt::Key_Return);
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(m_window->session()->changes().isEmpty());
    QTRY_COMPARE(list->count(), 2); // once the offers are there: it is a whole name, and one person's
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(m_window->session()->changes().isEmpty());
    picker->setFocus();
    picker->selectAll();
    QTest::keyClicks(picker, u"Kolb"_s); // several are called so
    QTest::keyClick(picker, Qt::Key_Return);
    const auto *offers = picker->findChild<QCompleter *>();
    QTRY_VERIFY(offers->completionModel()->rowCount() > 1 && offers->popup()->isVisible());
    QCOMPARE(list->count(), 2);
    const QString second = offers->completionModel()->index(1, 0).data().toString();
    offers->popup()->setCurrentIndex(offers->completionModel()->index(0, 0));
    QTest::keyClick(offers->popup(), Qt::Key_Down);
    QTest::keyClick(offers->popup(), Qt::Key_Return); // where the keys go now
    QTRY_COMPARE(list->count(), 3);
    QVERIFY2(second.contains(list->item(2)->text()) || list->item(2)->text().contains(second), qPrintable(second + u" / "_s + list->item(2)->text()));
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(m_window->session()->changes().isEmpty());
}

QTEST_MAIN(TestMembershipViews)
#include "tst_membershipviews.moc"
