// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/accessibility.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QHash>
#include <QKeySequence>
#include <QLabel>
#include <QToolButton>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// Parts of Qt's own composite widgets answer to their owner.
bool isPartOfAnother(const QWidget &widget)
{
    return widget.objectName().startsWith(u"qt_"_s) || widget.parentWidget()->inherits("QAbstractSpinBox") || widget.parentWidget()->inherits("QComboBox")
        || widget.parentWidget()->inherits("QLineEdit") || widget.inherits("QLabel") || widget.inherits("QTabBar") || widget.inherits("QScrollArea")
        || widget.inherits("QHeaderView") || widget.inherits("QTableCornerButton") || widget.focusProxy();
}

QString describe(const QWidget &widget)
{
    return QString::fromLatin1(widget.metaObject()->className()) + u" \""_s + widget.objectName() + u'"';
}

QString textOf(const QWidget &widget)
{
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    const auto *label = qobject_cast<const QLabel *>(&widget);
    return label && (label->buddy() || !label->wordWrap()) ? label->text() : QString();
}

} // namespace

QStringList namelessControls(const QWidget &window)
{
    QStringList found;
    const auto widgets = window.findChildren<QWidget *>();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || isPartOfAnother(*widget))
            continue;
        const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
        if (widget->objectName().isEmpty() || !interface || interface->text(QAccessible::Name).isEmpty())
            found << describe(*widget);
    }
    return found;
}

QStringList clashingMnemonics(const QWidget &window)
{
    QHash<QString, QString> owners;
    QStringList found;
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const auto *label = qobject_cast<const QLabel *>(widget);
        const QString key = QKeySequence::mnemonic(textOf(*widget)).toString();
        if (!widget->isVisible() || key.isEmpty() || (label && !label->buddy()))
            continue;
        if (owners.contains(key))
            found << u"%1: %2, %3"_s.arg(key, owners.value(key), describe(*widget));
        owners.insert(key, describe(*widget));
    }
    return found;
}

QStringList cutTexts(const QWidget &window)
{
    QStringList found;
    const auto widgets = window.findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const auto *tool = qobject_cast<const QToolButton *>(widget);
        if (tool && tool->toolButtonStyle() == Qt::ToolButtonIconOnly && !tool->icon().isNull())
            continue;
        const QString text = textOf(*widget);
        if (widget->isVisible() && !text.isEmpty() && widget->width() < widget->sizeHint().width() && !widget->hasHeightForWidth())
            found << describe(*widget) + u": "_s + text;
    }
    return found;
}

} // namespace Provost
