// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/buttons.h"

#include "widgets/icons.h"

#include <QAbstractButton>
#include <QAction>
#include <QMenu>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// Keeps the tooltip it has for the time when nothing is denied.
template <typename T>
void setReason(T &object, const QString &why)
{
    constexpr const char *ownTip = "provostOwnTip";
    if (!why.isEmpty() && !object.property(ownTip).isValid())
        object.setProperty(ownTip, object.toolTip());
    if (!why.isEmpty())
        object.setToolTip(why);
    else if (const QVariant own = object.property(ownTip); own.isValid()) {
        object.setToolTip(own.toString());
        object.setProperty(ownTip, {});
    }
}

} // namespace

QToolButton *makeIconButton(QWidget *parent, const QString &objectName, const QString &icon, const QString &text,
                            const QKeySequence &shortcut)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName);
    button->setIcon(themedIcon(icon));
    button->setAutoRaise(true);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::StrongFocus);
    button->setToolTip(shortcut.isEmpty() ? text : u"%1 (%2)"_s.arg(text, shortcut.toString(QKeySequence::NativeText)));
    return button;
}

QAction *makeAction(QWidget *owner, const QString &objectName, const QString &icon, const QString &text, const QKeySequence &shortcut,
                    Qt::ShortcutContext context)
{
    auto *action = new QAction(text, owner);
    action->setObjectName(objectName);
    if (!icon.isEmpty())
        action->setIcon(themedIcon(icon));
    action->setShortcut(shortcut);
    action->setShortcutContext(context);
    owner->addAction(action);
    return action;
}

void deny(QAbstractButton &button, const QString &why, bool enabled)
{
    button.setEnabled(enabled && why.isEmpty());
    setReason(button, why);
    button.setAccessibleDescription(why);
}

void deny(QAction &action, const QString &why, bool enabled)
{
    action.setEnabled(enabled && why.isEmpty());
    setReason(action, why);
    action.setWhatsThis(why);
}

QMenu *makeContextMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true); // why something is grey
    return menu;
}

} // namespace Provost
