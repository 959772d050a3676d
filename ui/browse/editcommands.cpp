// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/editcommands.h"

#include "browse/celledit.h"
#include "browse/resourcetable.h"
#include "directory/directory.h"
#include "directory/resourcetablemodel.h"
#include "form/gestures.h"
#include "forms/comparedialog.h"
#include "forms/createdialog.h"
#include "forms/deprovisiondialog.h"
#include "forms/formtext.h"
#include "widgets/buttons.h"

#include <QAction>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace Provost {

EditCommands::EditCommands(EditSession &session, const ResourceType &type, ResourceTable &table, ResourceTableModel &model,
                           SelectionReader &selection, QWidget *page)
    : QObject(page)
    , m_session(session)
    , m_type(type)
    , m_table(table)
    , m_model(model)
    , m_selection(selection)
    , m_page(page)
{
    makeActions();
    table.installEventFilter(this);
    page->installEventFilter(this);
    connect(&m_session, &EditSession::rightsChanged, this, &EditCommands::showRights);
    showRights();
}

/// What cannot be done is grey, and says why.
void EditCommands::showRights()
{
    for (auto entry = m_needs.cbegin(); entry != m_needs.cend(); ++entry) {
        QString why = FormText::denial(m_session.denialOf(m_type.name, entry.value()));
        if (why.isEmpty() && entry.key() == m_deprovision)
            why = FormText::denial(m_session.denialOf(u"Group"_s, Permissions::Action::Members));
        deny(*entry.key(), why);
    }
}

/// A key that does nothing says why, as the menu does.
bool EditCommands::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const QKeySequence key(static_cast<QKeyEvent *>(event)->keyCombination());
        for (const QAction *action : std::as_const(m_actions)) {
            if (!action->isEnabled() && action->shortcut() == key) {
                Q_EMIT said(action->toolTip());
                return true;
            }
        }
    }
    return QObject::eventFilter(watched, event);
}

QAction *EditCommands::add(const QString &name, const QString &icon, const QString &text, const QKeySequence &key, void (EditCommands::*slot)(),
                           std::optional<Permissions::Action> needs)
{
    QAction *action = makeAction(&m_table, name, icon, text, key);
    connect(action, &QAction::triggered, this, slot);
    m_actions << action;
    if (needs)
        m_needs.insert(action, *needs);
    return action;
}

void EditCommands::makeActions()
{
    const bool active = m_session.directory().description().schemaOf(m_type).core().attribute(u"active") != nullptr;
    add(u"editAction"_s, u"edit"_s, tr("&Edit"), QKeySequence(Qt::Key_F2), &EditCommands::edit, Permissions::Action::Update);
    add(u"editCellAction"_s, {}, tr("Edit This Ce&ll"), QKeySequence(u"Shift+F2"_s), &EditCommands::editCurrentCell, Permissions::Action::Update);
    QAction *create = add(u"newAction"_s, u"plus"_s, tr("&New…"), QKeySequence(u"Ctrl+Shift+N"_s), &EditCommands::createNew, Permissions::Action::Create);
    m_table.removeAction(create); // works in the whole page, an empty list too
    m_page->addAction(create);
    add(u"templateAction"_s, {}, tr("New One Li&ke This…"), QKeySequence(u"Ctrl+D"_s), &EditCommands::copyAsTemplate, Permissions::Action::Create);
    add(u"compareAction"_s, u"compare"_s, tr("Co&mpare Two…"), QKeySequence(u"Ctrl+Shift+M"_s), &EditCommands::compare);
    if (active) {
        add(u"enableAction"_s, u"check"_s, tr("En&able"), QKeySequence(u"Ctrl+Shift+E"_s), &EditCommands::enable, Permissions::Action::Update);
        add(u"disableAction"_s, u"disable"_s, tr("&Disable"), QKeySequence(u"Ctrl+Shift+D"_s), &EditCommands::disable, Permissions::Action::Update);
    }
    if (active && m_session.directory().description().resourceType(u"Group"))
        m_deprovision = add(u"deprovisionAction"_s, u"leave"_s, tr("De&provision…"), QKeySequence(u"Ctrl+Shift+X"_s), &EditCommands::deprovision, Permissions::Action::Update);
    add(u"deleteAction"_s, u"trash"_s, tr("De&lete"), QKeySequence(Qt::Key_Delete), &EditCommands::remove, Permissions::Action::Delete);
    add(u"takeBackAction"_s, u"reset"_s, tr("&Take Its Edits Back"), QKeySequence(u"Ctrl+Backspace"_s), &EditCommands::takeBack);
}

bool EditCommands::may(Permissions::Action action)
{
    const QString why = FormText::denial(m_session.denialOf(m_type.name, action));
    if (!why.isEmpty())
        Q_EMIT said(why);
    return why.isEmpty();
}

QString EditCommands::nameOf(const QList<Resource> &resources) const
{
    return resources.size() == 1 ? resources.first().displayText() : tr("%n object(s)", nullptr, int(resources.size()));
}

void EditCommands::edit()
{
    if (!may(Permissions::Action::Update))
        return;
    m_selection.read([this](const QList<Resource> &resources) {
        if (resources.size() == 1)
            Q_EMIT editRequested();
        else
            Q_EMIT editManyRequested(resources);
    });
}

void EditCommands::editCurrentCell()
{
    editCell(m_table.currentIndex());
}

void EditCommands::editCell(const QModelIndex &cell)
{
    if (!cell.isValid() || !may(Permissions::Action::Update))
        return;
    const Resource resource = m_model.resourceAt(cell.row());
    if (resource.isNull() || m_session.markOf({m_type.name, resource.id()}) == RowMarks::Mark::Deleted)
        return;
    if (m_cell)
        m_cell->close();
    m_cell = new CellEdit(m_session, m_type, resource, m_model.columns().at(cell.column()), m_table.viewport());
    connect(m_cell, &CellEdit::said, this, &EditCommands::said);
    if (!m_cell->open(m_table.visualRect(cell)))
        Q_EMIT editRequested(); // nothing for a cell: the form can
}

void EditCommands::createNew()
{
    createLike({});
}

void EditCommands::createLike(const Json &values)
{
    if (!may(Permissions::Action::Create))
        return;
    auto *dialog = new CreateDialog(m_session, m_type, values, {}, m_page);
    connect(dialog, &CreateDialog::said, this, &EditCommands::said);
    dialog->show();
}

void EditCommands::copyAsTemplate()
{
    if (m_table.selectedCount() > 1)
        return Q_EMIT said(tr("Select one for another like it."));
    m_selection.read([this](const QList<Resource> &resources) { createLike(templateOf(m_session.specOf(m_type), m_session.shown(m_type, resources.first()))); });
}

void EditCommands::compare()
{
    if (m_table.selectedCount() != 2)
        return Q_EMIT said(tr("Select two to compare them."));
    m_selection.read([this](const QList<Resource> &resources) { (new CompareDialog(m_session, m_type, resources.first(), resources.last(), m_page))->show(); });
}

void EditCommands::enable()
{
    activate(true);
}

void EditCommands::disable()
{
    activate(false);
}

void EditCommands::activate(bool active)
{
    if (may(Permissions::Action::Update))
        m_selection.read([this, active](const QList<Resource> &resources) { stageActive(resources, active); });
}

void EditCommands::stageActive(const QList<Resource> &resources, bool active)
{
    QList<Change> changes;
    for (const Resource &resource : resources) { // what is staged counts, not only what the directory holds
        Change change {.resourceType = m_type.name, .id = resource.id(), .attributes = Json::object({{u"active"_s, active}}), .before = resource};
        change.origin.kind = ChangeOrigin::Kind::Form;
        if (m_session.shown(m_type, resource).value(u"active").toBool() != active)
            changes << change;
    }
    if (changes.isEmpty())
        return Q_EMIT said(active ? tr("Enabled already.") : tr("Disabled already."));
    m_session.stage(changes, active ? tr("Enable %1").arg(nameOf(resources)) : tr("Disable %1").arg(nameOf(resources)));
    const QString words = tr("%n change(s) staged. Nothing was sent yet.", nullptr, int(changes.size()));
    const int already = int(resources.size() - changes.size());
    Q_EMIT said(already > 0 ? words + u' ' + tr("%Ln had it already.", nullptr, already) : words);
}

void EditCommands::deprovision()
{
    if (!may(Permissions::Action::Update))
        return;
    m_selection.read([this](const QList<Resource> &resources) {
        auto *dialog = new DeprovisionDialog(m_session, m_type, resources, m_page);
        connect(dialog, &DeprovisionDialog::said, this, &EditCommands::said);
        dialog->open();
    });
}

void EditCommands::remove()
{
    if (!may(Permissions::Action::Delete))
        return;
    m_selection.read([this](const QList<Resource> &resources) {
        m_session.stage(deletionOf(m_type, resources), tr("Delete %1").arg(nameOf(resources)));
        Q_EMIT said(tr("%n deletion(s) staged. Nothing was sent yet.", nullptr, int(resources.size())));
    });
}

void EditCommands::takeBack()
{
    m_selection.read([this](const QList<Resource> &resources) {
        QList<ObjectKey> keys;
        for (const Resource &resource : resources)
            keys << ObjectKey {m_type.name, resource.id()};
        m_session.staged().revert(keys, tr("Take back the edits of %1").arg(nameOf(resources)));
    });
}

} // namespace Provost
