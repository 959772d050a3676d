// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/tour/tour.h"

#include "browse/resourcetable.h"
#include "membership/compareview.h"
#include "membership/effectiveview.h"
#include "membership/groupcommands.h"
#include "membership/groupkinds.h"
#include "membership/matrixview.h"
#include "membership/membershippage.h"
#include "membership/panesview.h"
#include "membership/principallist.h"
#include "shell/workspace.h"

#include <QApplication>
#include <QDialog>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

MembershipPage *membersPage(Guide &guide)
{
    guide.goTo(NavigationModel::Entry::Members);
    return guide.window->workspace()->membershipPage();
}

Principal groupOf(const Guide &guide, int n)
{
    return Principal::of(guide.pretence.resources[u"/Groups"_s].at(n), u"Group"_s);
}

/// Two groups side by side, with people who come, go and move.
void arrange(Guide &guide)
{
    guide.pretend({});
    MembershipPage *page = membersPage(guide);
    page->panesView()->left()->show(groupOf(guide, 1));
    page->panesView()->right()->show(groupOf(guide, 2));
    guide.settle();
    const MembershipModel &left = page->panesView()->left()->model();
    (void)page->editor().move(left.subject(), groupOf(guide, 2), left.principals({2, 5, 6}), u"Move"_s);
    (void)page->editor().add(left.subject(), {{.id = u"new"_s, .name = u"Ida Nyström"_s, .detail = u"ida@harbour.example"_s, .type = u"User"_s}}, u"Add"_s);
    guide.settle();
}

QWidget *dropText(Guide &guide, const QString &text = {})
{
    arrange(guide);
    QMimeData mime;
    mime.setText(!text.isEmpty() ? text : u"user003@harbour.example\nMira Kolb\nGhost, Casper\nuser012@private.example\nuser017@harbour.example\n"_s);
    auto *list = guide.find<PrincipalList>(u"rightList"_s);
    QDragEnterEvent enter({40, 60}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(list->viewport(), &enter);
    QDropEvent drop({40, 60}, Qt::CopyAction, &mime, Qt::LeftButton, {});
    QCoreApplication::sendEvent(list->viewport(), &drop);
    guide.settle();
    return dialogNamed(guide, u"matchDialog"_s);
}

/// A provider that wants money for each call: nobody is looked up before somebody agrees.
void letLookUpsCost(Guide &guide)
{
    ServiceDescription description = fakeDescription();
    description.profile.price.perCall = 0.002;
    guide.pretence.setCachedDescription(description);
}

QWidget *listThatCosts(Guide &guide)
{
    letLookUpsCost(guide);
    arrange(guide);
    guide.window->workspace()->membershipPage()->panesView()->left()->take(u"user003@harbour.example\nMira Kolb\nGhost, Casper\n"_s);
    return nullptr;
}

EffectiveView *effective(const Guide &guide)
{
    return guide.window->workspace()->membershipPage()->effectiveView();
}

/// The first group answers, the groups in it do not.
void readForever(Guide &guide)
{
    EffectiveView *view = effective(guide);
    view->show(groupOf(guide, 0));
    QObject::connect(view->findChild<NestingJob *>(), &NestingJob::progressed, view, [&guide] { guide.pretence.fetchDelay = std::chrono::hours(1); });
    guide.waitFor(u"effectiveStop"_s);
}

void toggleSome(const Guide &guide)
{
    MembershipMatrixModel &model = guide.window->workspace()->membershipPage()->matrixView()->model();
    for (const auto &[row, column] : {std::pair(0, 0), std::pair(2, 0), std::pair(3, 4), std::pair(5, 2), std::pair(9, 1), std::pair(12, 6)})
        (void)model.toggle({model.index(row, column)});
}

MemberList manyMembers()
{
    MemberList list;
    for (int i = 0; i < 100'000; ++i)
        list.members << MemberList::Member {.value = QString::number(i), .display = u"Mira Kolb %1"_s.arg(i), .type = u"User"_s};
    return list;
}

/// A provider that answers for one pair at a time: the people at the left can be asked about, some have been.
QWidget *oneByOne(Guide &guide)
{
    ServiceDescription description = fakeDescription();
    description.profile.members = ServerProfile::MemberAccess::ByPairFilter;
    guide.pretence.setCachedDescription(description);
    guide.pretend({});
    guide.pretence.memberList = MemberList {.knowledge = MemberList::Knowledge::Unknown};
    MembershipPage *page = membersPage(guide);
    page->showSubject(groupOf(guide, 1));
    guide.settle();
    const MembershipModel &left = page->panesView()->left()->model();
    for (int row = 0; row < 8; ++row) {
        page->editor().know(left.principalAt(row));
        page->editor().learnPair(groupOf(guide, 1).id, left.principalAt(row).id, row % 3 == 0);
    }
    return nullptr;
}

QWidget *owners(Guide &guide)
{
    ServiceDescription description = fakeDescription();
    const QString urn = u"urn:example:owned:2.0:Group"_s;
    const Attribute attribute {.name = u"owners"_s, .type = Attribute::Type::Complex, .multiValued = true, .subAttributes = {Attribute {.name = u"value"_s}, Attribute {.name = u"display"_s}}};
    description.schemas << Schema {.id = urn, .name = u"Owned"_s, .description = {}, .attributes = {attribute}};
    for (ResourceType &type : description.resourceTypes) {
        if (type.isCalled(u"Group"))
            type.extensions << ResourceType::Extension {.schema = urn};
    }
    guide.pretence.setCachedDescription(description);
    guide.pretend({});
    const QList<Resource> &users = guide.pretence.resources[u"/Users"_s];
    Json group = guide.pretence.resources[u"/Groups"_s].at(1).json();
    Json list = Json::array();
    for (const int n : {0, 4, 11})
        list.append(Json::object({{u"value"_s, users.at(n).id()}, {u"display"_s, users.at(n).displayText()}}));
    group.set(urn, Json::object({{u"owners"_s, list}}));
    guide.pretence.resources[u"/Groups"_s][1] = Resource(group);
    membersPage(guide);
    GroupCommands commands(guide.window->workspace()->membershipPage()->editor(), guide.window->workspace()->membershipPage());
    commands.showOwners(groupOf(guide, 1));
    guide.settle();
    return dialogNamed(guide, u"ownersDialog"_s);
}

QWidget *longNames(Guide &guide)
{
    guide.pretend({});
    MembershipPage *page = membersPage(guide);
    page->showTab(MembershipPage::Tab::Matrix);
    guide.settle();
    MembershipMatrixModel &model = page->matrixView()->model();
    QList<Principal> people;
    QList<Principal> groups;
    for (int i = 0; i < 200; ++i)
        people << Principal {.id = u"p%1"_s.arg(i), .name = u"Wolfeschlegelsteinhausenbergerdorff-Nascimento, Maximiliana %1"_s.arg(i), .type = u"User"_s};
    for (int i = 0; i < 2000; ++i)
        groups << Principal {.id = u"g%1"_s.arg(i), .name = u"Department of Harbour Operations and Logistics %1"_s.arg(i), .type = u"Group"_s};
    model.setPeople(people);
    model.setGroups(groups);
    for (int i = 0; i < 200; ++i)
        page->editor().learnGroups(people.at(i).id, {groups.at(i % 17).id, groups.at(i % 5).id});
    guide.settle();
    return nullptr;
}

/// Groups in groups, one of them in a circle.
void nest(Guide &guide)
{
    auto &groups = guide.pretence.resources[u"/Groups"_s];
    const auto put = [&](int into, int what) {
        Json group = groups[into].json();
        Json members = group.value(u"members");
        members.append(Json::object({{u"value"_s, groups[what].id()}, {u"display"_s, groups[what].displayText()}, {u"$ref"_s, QString(u"https://scim.example.com/v2/Groups/"_s + groups[what].id())}}));
        group.set(u"members"_s, members);
        groups[into] = Resource(group);
    };
    for (const auto &[into, what] : {std::pair(0, 1), std::pair(0, 2), std::pair(1, 3), std::pair(2, 3), std::pair(3, 4), std::pair(2, 5), std::pair(5, 0), std::pair(4, 6), std::pair(1, 7)})
        put(into, what);
    guide.pretend({});
}

/// Over a list, as a drag comes in.
QWidget *hoverOver(QWidget *viewport, std::unique_ptr<QMimeData> carried, Qt::KeyboardModifiers keys = {}, const QPoint &pos = {40, 60})
{
    static std::unique_ptr<QMimeData> mime; // outlives the picture
    mime = std::move(carried);
    QDragEnterEvent enter(pos, Qt::CopyAction | Qt::MoveAction, mime.get(), Qt::LeftButton, keys);
    QCoreApplication::sendEvent(viewport, &enter);
    QDragMoveEvent move(pos, Qt::CopyAction | Qt::MoveAction, mime.get(), Qt::LeftButton, keys);
    QCoreApplication::sendEvent(viewport, &move);
    return nullptr;
}

std::unique_ptr<QMimeData> textOf(const QString &text)
{
    auto mime = std::make_unique<QMimeData>();
    mime->setText(text);
    return mime;
}

std::unique_ptr<QMimeData> twoOfTheLeft(Guide &guide)
{
    auto *from = guide.find<PrincipalList>(u"leftList"_s);
    from->setFocus();
    from->selectionModel()->select(from->model()->index(3, 0), QItemSelectionModel::Rows | QItemSelectionModel::Select);
    from->selectionModel()->select(from->model()->index(4, 0), QItemSelectionModel::Rows | QItemSelectionModel::Select);
    return std::unique_ptr<QMimeData>(from->principals().dragOf(from->selectedRowNumbers()).toMimeData());
}

QWidget *hover(Guide &guide, const QString &list, Qt::KeyboardModifiers keys = {})
{
    arrange(guide);
    return hoverOver(guide.find<PrincipalList>(list)->viewport(), twoOfTheLeft(guide), keys);
}

QWidget *hoverOverGroups(Guide &guide)
{
    guide.pretend({});
    guide.go(2);
    guide.settle();
    const auto *table = guide.find<ResourceTable>(u"resourceTable"_s);
    return hoverOver(table->viewport(), textOf(u"user003@harbour.example"_s), {}, table->visualRect(table->model()->index(3, 0)).center());
}

/// People of one name, which lists of members tell without a user name.
void nameAlike(Guide &guide)
{
    QList<Resource> &users = guide.pretence.resources[u"/Users"_s];
    for (const int n : {0, 23, 46}) {
        Json user = users.at(n).json();
        user.set(u"displayName"_s, u"Mira Kolb"_s);
        users[n] = Resource(user);
    }
    guide.pretend({});
}

QWidget *namesakes(Guide &guide)
{
    nameAlike(guide);
    MemberList list;
    for (int i = 0; i < 60; ++i) {
        const Principal one = Principal::of(guide.pretence.resources[u"/Users"_s].at(i), u"User"_s);
        list.members << MemberList::Member {.value = one.id, .display = one.name, .type = u"User"_s};
    }
    guide.pretence.memberList = list;
    membersPage(guide)->showSubject(groupOf(guide, 1));
    guide.settle();
    guide.type(u"rightFilter"_s, u"m"_s);
    return nullptr;
}

QWidget *pasted(Guide &guide)
{
    guide.pretend({});
    MembershipPage *page = membersPage(guide);
    page->panesView()->right()->show(groupOf(guide, 2));
    page->panesView()->left()->take(u"user003@harbour.example\nMira Kolb\nGhost, Casper\nuser017@harbour.example\nsomebody@elsewhere.example\n"_s);
    return nullptr;
}

QWidget *withheld(Guide &guide)
{
    guide.pretend({});
    guide.pretence.memberList = MemberList();
    membersPage(guide)->showSubject(groupOf(guide, 1));
    return nullptr;
}

QWidget *filledByARule(Guide &guide)
{
    ServiceDescription description = fakeDescription();
    description.profile.readOnlyWhen[u"Group"_s] = {{.when = u"displayName pr"_s, .code = u"dynamic members"_s}};
    guide.pretence.setCachedDescription(description);
    guide.pretend({});
    membersPage(guide)->showSubject(groupOf(guide, 1));
    return nullptr;
}

QWidget *groupMenu(Guide &guide)
{
    ServiceDescription description = fakeDescription();
    const QString urn = u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group"_s;
    const Attribute mail {.name = u"mailEnabled"_s, .type = Attribute::Type::Boolean};
    description.schemas << Schema {.id = urn, .name = u"Entra"_s, .description = {}, .attributes = {mail, Attribute {.name = u"groupTypes"_s, .multiValued = true}}};
    for (ResourceType &type : description.resourceTypes) {
        if (type.isCalled(u"Group"))
            type.extensions << ResourceType::Extension {.schema = urn};
    }
    guide.pretence.setCachedDescription(description);
    arrange(guide);
    return nullptr;
}

QWidget *newGroup(Guide &guide)
{
    groupMenu(guide);
    GroupCommands commands(guide.window->workspace()->membershipPage()->editor(), guide.window->workspace()->membershipPage());
    commands.createNew(groupKindsOf(guide.pretence.description()).value(1).values);
    guide.settle();
    return dialogNamed(guide, u"createDialog"_s);
}

QWidget *renameGroup(Guide &guide)
{
    arrange(guide);
    GroupCommands commands(guide.window->workspace()->membershipPage()->editor(), guide.window->workspace()->membershipPage());
    commands.rename(groupOf(guide, 1));
    guide.settle();
    return dialogNamed(guide, u"renameGroupDialog"_s);
}

/// `list`: what the provider tells of its members.
QWidget *deleteGroup(Guide &guide, const std::optional<MemberList> &list)
{
    guide.pretend({});
    membersPage(guide);
    guide.pretence.memberList = list;
    GroupCommands commands(guide.window->workspace()->membershipPage()->editor(), guide.window->workspace()->membershipPage());
    commands.remove(groupOf(guide, 1));
    guide.settle();
    return dialogNamed(guide, u"deleteGroupDialog"_s);
}

/// Calls cost money: nothing is read before somebody says so.
QWidget *matrixToBeRead(Guide &guide)
{
    letLookUpsCost(guide);
    guide.pretend({});
    membersPage(guide)->showTab(MembershipPage::Tab::Matrix);
    return nullptr;
}

QWidget *compareGroups(Guide &guide)
{
    guide.pretend({});
    MembershipPage *page = membersPage(guide);
    page->showTab(MembershipPage::Tab::Compare);
    page->compareView()->show(groupOf(guide, 1), groupOf(guide, 2));
    guide.settle();
    guide.click(u"compareGiveB"_s);
    return nullptr;
}

/// Why somebody has what he has, also where the provider cannot say all of it.
QWidget *groupsOfAPerson(Guide &guide, int form)
{
    nest(guide);
    membersPage(guide)->showTab(MembershipPage::Tab::Effective);
    effective(guide)->show(Principal::of(guide.pretence.resources[u"/Users"_s].at(3), u"User"_s));
    effective(guide)->showForm(form);
    return nullptr;
}

QWidget *peopleOnly(Guide &guide)
{
    guide.pretend({});
    MemberList list {.knowledge = MemberList::Knowledge::UsersOnly};
    for (int i = 0; i < 12; ++i)
        list.members << MemberList::Member {.value = QString::number(i), .display = u"Mira Kolb %1"_s.arg(i), .type = u"User"_s};
    guide.pretence.memberList = list;
    membersPage(guide)->showTab(MembershipPage::Tab::Effective);
    effective(guide)->show(groupOf(guide, 0));
    return nullptr;
}

} // namespace

std::vector<Stop> memberStops()
{
    return {
        {u"members"_s, [](Guide &g) -> QWidget * { membersPage(g); return nullptr; }},
        {u"members-staged"_s, [](Guide &g) -> QWidget * { arrange(g); return nullptr; }},
        {u"members-drag"_s, [](Guide &g) -> QWidget * { return hover(g, u"rightList"_s); }},
        {u"members-drag-moves"_s, [](Guide &g) -> QWidget * { return hover(g, u"rightList"_s, Qt::ShiftModifier); }},
        {u"members-drag-into-itself"_s, [](Guide &g) -> QWidget * { return hover(g, u"leftList"_s); }},
        {u"members-drag-text"_s, [](Guide &g) -> QWidget * { arrange(g); return hoverOver(g.find<PrincipalList>(u"rightList"_s)->viewport(), textOf(u"user003@harbour.example"_s)); }},
        {u"members-drag-on-table"_s, [](Guide &g) -> QWidget * { return hoverOverGroups(g); }},
        {u"members-namesakes"_s, [](Guide &g) -> QWidget * { return namesakes(g); }},
        {u"members-namesakes-text"_s, [](Guide &g) -> QWidget * { nameAlike(g); return dropText(g, u"user003@harbour.example\nMira Kolb\n"_s); }},
        {u"members-namesakes-matrix"_s, [](Guide &g) -> QWidget * { nameAlike(g); membersPage(g)->showTab(MembershipPage::Tab::Matrix); return nullptr; }},
        {u"members-pasted"_s, [](Guide &g) -> QWidget * { return pasted(g); }},
        {u"members-withheld"_s, [](Guide &g) -> QWidget * { return withheld(g); }},
        {u"members-rule"_s, [](Guide &g) -> QWidget * { return filledByARule(g); }},
        {u"members-group-menu"_s, [](Guide &g) -> QWidget * { groupMenu(g); g.click(u"leftMore"_s); return QApplication::activePopupWidget(); }},
        {u"members-new-group"_s, [](Guide &g) -> QWidget * { return newGroup(g); }},
        {u"members-rename-group"_s, [](Guide &g) -> QWidget * { return renameGroup(g); }},
        {u"members-delete-unknown"_s, [](Guide &g) -> QWidget * { return deleteGroup(g, MemberList {.knowledge = MemberList::Knowledge::Unknown}); }},
        {u"members-matrix-unread"_s, [](Guide &g) -> QWidget * { return matrixToBeRead(g); }},
        {u"members-compare-groups"_s, [](Guide &g) -> QWidget * { return compareGroups(g); }},
        {u"members-effective-person"_s, [](Guide &g) -> QWidget * { return groupsOfAPerson(g, 0); }},
        {u"members-picture-person"_s, [](Guide &g) -> QWidget * { return groupsOfAPerson(g, 2); }},
        {u"members-effective-people-only"_s, [](Guide &g) -> QWidget * { return peopleOnly(g); }},
        {u"members-dropped-text"_s, [](Guide &g) -> QWidget * { return dropText(g); }},
        {u"members-lookup-costs"_s, [](Guide &g) -> QWidget * { letLookUpsCost(g); return dropText(g); }},
        {u"members-list-costs"_s, [](Guide &g) -> QWidget * { return listThatCosts(g); }},
        {u"members-person"_s, [](Guide &g) -> QWidget * { g.select(7); g.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier); return nullptr; }},
        {u"members-unknown"_s, [](Guide &g) -> QWidget * { g.pretence.memberList = MemberList {.knowledge = MemberList::Knowledge::Unknown}; arrange(g); return nullptr; }},
        {u"members-cut"_s, [](Guide &g) -> QWidget * { g.pretend({}); MemberList list {.knowledge = MemberList::Knowledge::MaybeCut}; for (int i = 0; i < 100; ++i) list.members << MemberList::Member {.value = QString::number(i), .display = u"Member %1"_s.arg(i)}; g.pretence.memberList = list; membersPage(g)->showSubject(groupOf(g, 1)); return nullptr; }},
        {u"members-large"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.pretence.memberList = manyMembers(); membersPage(g)->showSubject(groupOf(g, 1)); g.settle(); g.type(u"rightFilter"_s, u"kolb 9"_s); return nullptr; }},
        {u"members-one-by-one"_s, [](Guide &g) -> QWidget * { return oneByOne(g); }},
        {u"members-owners"_s, [](Guide &g) -> QWidget * { return owners(g); }},
        {u"members-matrix-long-names"_s, [](Guide &g) -> QWidget * { return longNames(g); }},
        {u"members-matrix"_s, [](Guide &g) -> QWidget * { g.pretend({}); MembershipPage *page = membersPage(g); page->showTab(MembershipPage::Tab::Matrix); g.settle(); toggleSome(g); return nullptr; }},
        {u"members-effective"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); effective(g)->show(groupOf(g, 0)); return nullptr; }},
        {u"members-effective-reading"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); readForever(g); return nullptr; }},
        {u"members-effective-stopped"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); readForever(g); g.click(u"effectiveStop"_s); return nullptr; }},
        {u"members-tree"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); effective(g)->show(groupOf(g, 0)); effective(g)->showForm(1); return nullptr; }},
        {u"members-picture"_s, [](Guide &g) -> QWidget * { nest(g); membersPage(g)->showTab(MembershipPage::Tab::Effective); effective(g)->show(groupOf(g, 0)); effective(g)->showForm(2); return nullptr; }},
        {u"members-compare"_s, [](Guide &g) -> QWidget * { g.pretend({}); MembershipPage *page = membersPage(g); page->showTab(MembershipPage::Tab::Compare); const auto &people = g.pretence.resources[u"/Users"_s]; page->compareView()->show(Principal::of(people.at(0), u"User"_s), Principal::of(people.at(9), u"User"_s)); return nullptr; }},
        {u"members-delete-group"_s, [](Guide &g) -> QWidget * { arrange(g); GroupCommands commands(g.window->workspace()->membershipPage()->editor(), g.window->workspace()->membershipPage()); commands.remove(groupOf(g, 1)); return dialogNamed(g, u"deleteGroupDialog"_s); }},
        {u"members-failed"_s, [](Guide &g) -> QWidget * { g.pretend({}); g.pretence.groupsError = serverDown(); membersPage(g)->showSubject(groupOf(g, 1)); return nullptr; }},
    };
}

} // namespace Provost
