// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/ownersdialog.h"

#include "directory/directory.h"
#include "errors/errortext.h"
#include "forms/formtext.h"
#include "membership/subjectpicker.h"
#include "widgets/buttons.h"
#include "widgets/busyline.h"
#include "widgets/icons.h"
#include "widgets/placeline.h"
#include "widgets/theme.h"

#include <QAction>
#include <QBoxLayout>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Provost {

OwnersDialog::OwnersDialog(MembershipEditor &editor, const Principal &group, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_group(group)
    , m_summary(new QLabel(this))
    , m_busy(new BusyLine(this))
    , m_list(new QListWidget(this))
    , m_picker(new SubjectPicker(editor, this))
    , m_remove(new QPushButton(tr("Re&move"), this))
    , m_stage(new QPushButton(tr("&Stage the Owners"), this))
{
    setObjectName(u"ownersDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Owners of %1").arg(group.label()));
    resize(scaled(font(), 460), scaled(font(), 380));
    buildLayout();
    connect(m_picker, &SubjectPicker::chosen, this, &OwnersDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &OwnersDialog::removeSelected);
    connect(makeAction(m_list, u"ownersRemoveAction"_s, {}, tr("Remove"), QKeySequence(Qt::Key_Delete)), &QAction::triggered, this, &OwnersDialog::removeSelected);
    connect(m_list, &QListWidget::itemSelectionChanged, this, &OwnersDialog::update);
    connect(&editor.session(), &EditSession::rightsChanged, this, &OwnersDialog::update);
    m_busy->setBusy(true);
    update();
    auto *job = new GroupOwnersJob(editor.session(), group.id, this);
    job->then(this, [this](const Result<GroupOwners> &owners) { onRead(owners); });
}

void OwnersDialog::buildLayout()
{
    m_summary->setObjectName(u"ownersSummary"_s);
    m_summary->setWordWrap(true);
    m_list->setObjectName(u"ownersList"_s);
    m_list->setAccessibleName(tr("Owners of the group"));
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setTextElideMode(Qt::ElideRight);
    m_picker->setObjectName(u"ownersPicker"_s);
    m_picker->setType(u"User"_s);
    m_picker->setAccessibleName(tr("Add an owner"));
    m_picker->setPlaceholderText(tr("Add an owner: type a name"));
    m_remove->setObjectName(u"ownersRemove"_s);
    m_stage->setObjectName(u"ownersStage"_s);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Cancel)->setObjectName(u"ownersCancel"_s);
    buttons->addButton(m_stage, QDialogButtonBox::AcceptRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &OwnersDialog::stage);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *row = new QHBoxLayout;
    row->addWidget(m_picker, 1);
    row->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->addWidget(new PlaceLine(this));
    column->addWidget(m_summary);
    column->addWidget(m_busy);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(buttons);
}

void OwnersDialog::onRead(const Result<GroupOwners> &owners)
{
    m_busy->setBusy(false);
    if (!owners) {
        m_summary->setText(ErrorText::of(owners.error()).summary);
        return;
    }
    m_read = *owners;
    m_owners = owners->wanted;
    for (Principal &owner : m_owners) {
        if (owner.name.isEmpty())
            owner = m_editor.principal(owner.id, owner.type);
    }
    fill();
}

std::optional<Denial> OwnersDialog::denial() const
{
    const ResourceType *type = m_editor.session().directory().description().resourceType(u"Group");
    return type ? m_editor.session().denialOf(type->name, Permissions::Action::Update) : std::nullopt;
}

bool OwnersDialog::isEditable() const
{
    const FieldSpec *field = ownersField(m_editor.session());
    return field && m_read && !m_read->group.isNull() && field->lock(false) == FieldLock::None && !denial();
}

/// By their ids: names may have been learnt meanwhile.
bool OwnersDialog::isChanged() const
{
    const QList<Principal> &before = m_read->wanted;
    return !std::equal(before.cbegin(), before.cend(), m_owners.cbegin(), m_owners.cend(), [](const Principal &a, const Principal &b) { return a.id == b.id; });
}

void OwnersDialog::add(const Principal &person)
{
    const bool isThere = std::any_of(m_owners.cbegin(), m_owners.cend(), [&person](const Principal &owner) { return owner.id == person.id; });
    if (!isThere && isEditable()) {
        m_editor.know(person);
        m_owners << person;
    }
    m_picker->setSubject({});
    fill();
}

void OwnersDialog::removeSelected()
{
    QStringList gone;
    const QList<QListWidgetItem *> chosen = m_list->selectedItems();
    for (const QListWidgetItem *item : chosen)
        gone << item->data(Qt::UserRole).toString();
    if (isEditable())
        m_owners.removeIf([&gone](const Principal &owner) { return gone.contains(owner.id); });
    fill();
}

void OwnersDialog::fill()
{
    m_list->clear();
    for (const Principal &owner : std::as_const(m_owners)) {
        auto *item = new QListWidgetItem(themedIcon(u"user"_s), owner.detail.isEmpty() ? owner.label() : owner.label() + u"  ·  "_s + owner.detail, m_list);
        item->setData(Qt::UserRole, owner.id);
        item->setToolTip(item->text());
    }
    update();
}

void OwnersDialog::update()
{
    const bool edits = isEditable();
    m_picker->setEnabled(edits);
    m_remove->setEnabled(edits && !m_list->selectedItems().isEmpty());
    m_stage->setEnabled(edits && isChanged());
    if (!m_read)
        return;
    QString words = tr("%Ln owner(s).", nullptr, int(m_owners.size()));
    if (!m_read->isKnown)
        words = tr("This server does not tell who owns a group.");
    else if (m_owners.isEmpty())
        words = tr("This group has no owner: nobody but administrators looks after it.");
    if (!edits)
        words += u' ' + (denial() ? FormText::denial(denial()) : tr("This server does not let owners be changed here."));
    m_summary->setText(words);
}

void OwnersDialog::stage()
{
    const ResourceType *type = m_editor.session().directory().description().resourceType(u"Group");
    const FieldSpec *field = ownersField(m_editor.session());
    if (!isEditable() || !type || !field)
        return;
    m_editor.session().stage({ownersChange(*field, *type, m_read->group, m_owners)}, tr("Owners of %1").arg(m_group.label()));
    Q_EMIT said(tr("The owners of %1 are staged. Nothing was sent yet.").arg(m_group.label()));
    accept();
}

} // namespace Provost
