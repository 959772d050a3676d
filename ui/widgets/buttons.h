// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QString>

class QAbstractButton;
class QAction;
class QMenu;
class QToolButton;
class QWidget;

namespace Provost {

/// A flat button with an icon of ours; `text` is its tooltip and accessible name, the shortcut (if any) is named behind it.
[[nodiscard]] QToolButton *makeIconButton(QWidget *parent, const QString &objectName, const QString &icon, const QString &text,
                                          const QKeySequence &shortcut = {});
/// An action of `owner` with name, icon and shortcut, added to the widget so that its key works there and in its children.
[[nodiscard]] QAction *makeAction(QWidget *owner, const QString &objectName, const QString &icon, const QString &text,
                                  const QKeySequence &shortcut = {}, Qt::ShortcutContext context = Qt::WidgetWithChildrenShortcut);

/// Greys it out and says `why` in its tooltip, where there is a reason; else it is `enabled` and its tooltip is its own again.
void deny(QAbstractButton &button, const QString &why, bool enabled = true); ///< in the accessible description, too
void deny(QAction &action, const QString &why, bool enabled = true);

/// A menu to popup() that goes when it closes; never exec(), which is a nested event loop.
[[nodiscard]] QMenu *makeContextMenu(QWidget *parent);

} // namespace Provost
