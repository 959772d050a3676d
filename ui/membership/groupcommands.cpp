// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/groupcommands.h"

#include "directory/directory.h"
#include "form/gestures.h"
#include "forms/createdialog.h"
#include "forms/formtext.h"
#include "membership/groupkinds.h"
#include "membership/membershipdelegate.h"
#include "membership/membershipdrop.h"
#include "membership/ownersdialog.h"
#include "widgets/buttons.h"
#include "widgets/icons.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

Resource knownOf(const Principal &group)
{
    return Resource(Json::object({{u"id"_s, group.id}, {u"displayName"_s, group.label()}}));
}

QString titleOf(const GroupKind &kind)
{
    if (kind.code == "security"_L1)
        return GroupCommands::tr("New Security Group…");
    if (kind.code == "microsoft365"_L1)
        return GroupCommands::tr("New Microsoft 365 Group…");
    return GroupCommands::tr("New %1…", "a kind of group").arg(kind.title);
}

} // namespace

RenameGroupDialog::RenameGroupDialog(MembershipEditor &editor, const Principal &group, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_group(group)
    , m_name(new QLineEdit(group.label(), this))
{
    setObjectName(u"renameGroupDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Rename %1").arg(group.label()));
    m_name->setObjectName(u"renameGroupName"_s);
    m_name->setAccessibleName(tr("Name"));
    m_name->selectAll();
    m_name->setMinimumWidth(scaled(font(), 320));
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"renameGroupCancel"_s);
    auto *rename = buttons->addButton(tr("&Rename"), QDialogButtonBox::AcceptRole);
    rename->setObjectName(u"renameGroupOk"_s);
    connect(m_name, &QLineEdit::textChanged, rename, [this, rename] { rename->setEnabled(!m_name->text().trimmed().isEmpty() && m_name->text().trimmed() != m_group.label()); });
    connect(buttons, &QDialogButtonBox::accepted, this, &RenameGroupDialog::stage);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    rename->setEnabled(false);
    auto *column = new QVBoxLayout(this);
    column->addWidget(new PlaceLine(this));
    column->addWidget(m_name);
    column->addWidget(buttons);
}

void RenameGroupDialog::stage()
{
    const ResourceType *type = m_editor.session().directory().description().resourceType(u"Group");
    const QString name = m_name->text().trimmed();
    if (!type || name.isEmpty())
        return;
    Change change {.kind = ChangeKind::Update, .resourceType = type->name, .id = m_group.id, .attributes = Json::object({{u"displayName"_s, name}})};
    if (!isTemporaryId(m_group.id))
        change.before = knownOf(m_group);
    change.origin.kind = ChangeOrigin::Kind::Form;
    m_editor.session().stage({change}, tr("Rename %1 to %2").arg(m_group.label(), name));
    m_group.name = name;
    Q_EMIT renamed(m_group);
    accept();
}

DeleteGroupDialog::DeleteGroupDialog(MembershipEditor &editor, const Principal &group, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_group(group)
    , m_members(new MembershipModel(editor, this))
    , m_summary(new QLabel(this))
    , m_list(new QTreeView(this))
    , m_delete(new QPushButton(tr("&Delete the Group"), this))
{
    setObjectName(u"deleteGroupDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Delete %1").arg(group.label()));
    resize(scaled(font(), 460), scaled(font(), 420));
    m_summary->setObjectName(u"deleteGroupSummary"_s);
    m_summary->setWordWrap(true);
    m_list->setObjectName(u"deleteGroupMembers"_s);
    m_list->setAccessibleName(tr("Members of the group"));
    m_list->setModel(m_members);
    m_list->setItemDelegate(new MembershipDelegate(m_list));
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_delete->setObjectName(u"deleteGroupOk"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"deleteGroupCancel"_s);
    buttons->button(QDialogButtonBox::Cancel)->setDefault(true);
    buttons->addButton(m_delete, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &DeleteGroupDialog::stage);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_members, &MembershipModel::stateChanged, this, &DeleteGroupDialog::update);
    connect(m_members, &MembershipModel::countsChanged, this, &DeleteGroupDialog::update); // something else was staged
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, &DeleteGroupDialog::nameVisible);
    auto *column = new QVBoxLayout(this);
    column->addWidget(new PlaceLine(this));
    column->addWidget(m_summary);
    column->addWidget(m_list, 1);
    column->addWidget(buttons);
    m_members->showMembers(group);
    m_members->refresh(); // from the provider, whatever the index has: one call before a deletion
    update();
}

void DeleteGroupDialog::update()
{
    const std::optional<int> count = m_members->before();
    m_list->setColumnHidden(int(MembershipModel::Column::Detail), !m_members->baseHasDetails());
    if (m_members->baseHasDetails()) // else it has the whole width
        m_list->header()->resizeSection(int(MembershipModel::Column::Name), scaled(font(), 230));
    for (int row = 0; row < m_members->addedCount(); ++row) { // who was only to come does not lose anything
        if (!m_list->isRowHidden(row, {}))
            m_list->setRowHidden(row, {}, true);
    }
    showList(m_members->state() == MembershipModel::State::Reading || m_members->rowCount() > m_members->addedCount());
    if (m_members->state() == MembershipModel::State::Ready)
        nameVisible();
    m_delete->setEnabled(m_members->state() == MembershipModel::State::Ready || m_members->state() == MembershipModel::State::Failed);
    if (m_members->state() == MembershipModel::State::Reading)
        m_summary->setText(tr("Reading who is in it…"));
    else if (!count)
        m_summary->setText(tr("Who is in this group is not known. Whoever is loses what the group gives them."));
    else if (*count == 0 && m_members->knowledge() == MemberList::Knowledge::UsersOnly)
        m_summary->setText(tr("No people are in this group. Groups in it cannot be seen here."));
    else if (*count == 0)
        m_summary->setText(tr("Nobody is in this group."));
    else if (m_members->knowledge() == MemberList::Knowledge::MaybeCut)
        m_summary->setText(tr("At least %Ln member(s) lose what this group gives them. They themselves stay.", nullptr, *count));
    else
        m_summary->setText(tr("%Ln member(s) lose what this group gives them. They themselves stay.", nullptr, *count));
}

/// Where nobody is to be listed, an empty box below would look as though nobody were in it.
void DeleteGroupDialog::showList(bool isShown)
{
    if (m_list->isHidden() != isShown)
        return;
    m_list->setVisible(isShown);
    layout()->activate();
    resize(width(), isShown ? scaled(font(), 420) : layout()->totalHeightForWidth(width()));
}

/// Ids say nothing, and neither does a name that two have.
void DeleteGroupDialog::nameVisible()
{
    const QModelIndex first = m_list->indexAt({1, 1});
    const QModelIndex last = m_list->indexAt({1, m_list->viewport()->height() - 2});
    if (first.isValid())
        m_members->wantNames(first.row(), last.isValid() ? last.row() : m_members->rowCount() - 1);
}

void DeleteGroupDialog::stage()
{
    const ResourceType *type = m_editor.session().directory().description().resourceType(u"Group");
    if (!type)
        return;
    m_editor.session().stage(deletionOf(*type, {knownOf(m_group)}), tr("Delete %1").arg(m_group.label()));
    Q_EMIT staged(tr("The deletion of %1 is staged. Nothing was sent yet.").arg(m_group.label()));
    accept();
}

GroupCommands::GroupCommands(MembershipEditor &editor, QWidget *page)
    : QObject(page)
    , m_editor(editor)
    , m_page(page)
{
}

QString GroupCommands::denial(Permissions::Action action) const
{
    const ResourceType *type = m_editor.session().directory().description().resourceType(u"Group");
    return FormText::denial(m_editor.session().denialOf(type ? type->name : u"Group"_s, action));
}

bool GroupCommands::may(Permissions::Action action)
{
    const QString why = denial(action);
    if (!why.isEmpty())
        Q_EMIT said(why);
    return why.isEmpty();
}

void GroupCommands::fill(QMenu &menu, const Principal &group)
{
    const QList<GroupKind> kinds = groupKindsOf(m_editor.session().directory().description());
    for (const GroupKind &kind : kinds)
        deny(*menu.addAction(themedIcon(u"plus"_s), titleOf(kind), this, [this, kind] { createNew(kind.values); }), denial(Permissions::Action::Create));
    if (kinds.isEmpty())
        deny(*menu.addAction(themedIcon(u"plus"_s), tr("&New Group…"), this, [this] { createNew({}); }), denial(Permissions::Action::Create));
    if (group.id.isEmpty())
        return;
    menu.addSeparator();
    deny(*menu.addAction(themedIcon(u"edit"_s), tr("&Rename…"), this, [this, group] { rename(group); }), denial(Permissions::Action::Update));
    if (ownersField(m_editor.session()) && !isTemporaryId(group.id))
        deny(*menu.addAction(themedIcon(u"user"_s), tr("&Owners…"), this, [this, group] { showOwners(group); }), denial(Permissions::Action::Update));
    deny(*menu.addAction(themedIcon(u"trash"_s), tr("&Delete…"), this, [this, group] { remove(group); }), denial(Permissions::Action::Delete));
}

void GroupCommands::createNew(const Json &values)
{
    const ResourceType *type = m_editor.session().directory().description().resourceType(u"Group");
    if (!type || !may(Permissions::Action::Create))
        return;
    auto *dialog = new CreateDialog(m_editor.session(), *type, values, {}, m_page);
    connect(dialog, &CreateDialog::said, this, &GroupCommands::said);
    dialog->show();
}

void GroupCommands::rename(const Principal &group)
{
    if (!may(Permissions::Action::Update))
        return;
    auto *dialog = new RenameGroupDialog(m_editor, group, m_page);
    connect(dialog, &RenameGroupDialog::renamed, this, &GroupCommands::renamed);
    dialog->open();
}

void GroupCommands::showOwners(const Principal &group)
{
    auto *dialog = new OwnersDialog(m_editor, group, m_page);
    connect(dialog, &OwnersDialog::said, this, &GroupCommands::said);
    dialog->open();
}

void GroupCommands::remove(const Principal &group)
{
    if (!may(Permissions::Action::Delete))
        return;
    auto *dialog = new DeleteGroupDialog(m_editor, group, m_page);
    connect(dialog, &DeleteGroupDialog::staged, this, &GroupCommands::said);
    dialog->open();
}

} // namespace Provost
