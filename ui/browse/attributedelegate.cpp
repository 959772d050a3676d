// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/attributedelegate.h"

#include "base/isolated.h"
#include "directory/attributetreemodel.h"
#include "widgets/theme.h"

#include <QAbstractItemView>
#include <QHeaderView>
#include <QPainter>
#include <QTextLayout>
#include <QTreeView>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using Model = AttributeTreeModel;

constexpr int linesShown = 6;

Model::Kind kindOf(const QModelIndex &index)
{
    return Model::Kind(index.data(int(Model::Role::Kind)).toInt());
}

bool isName(const QModelIndex &index)
{
    return index.column() == int(Model::Column::Name);
}

/// Height of `text` broken into lines of `width`, between words where it can be.
int wrap(QTextLayout &layout, int width)
{
    double height = 0;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, height});
        height += line.height();
    }
    layout.endLayout();
    return int(std::ceil(height));
}

QTextOption textOption(Qt::LayoutDirection direction, const QModelIndex &index)
{
    QTextOption option(direction == Qt::RightToLeft ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft | Qt::AlignAbsolute);
    const bool code = !isName(index) && index.data(int(Model::Role::LeftToRight)).toBool();
    option.setWrapMode(code ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(direction);
    return option;
}

QString shownText(const QModelIndex &index, Qt::LayoutDirection direction)
{
    const QString text = index.data().toString();
    const bool isCode = !isName(index) && index.data(int(Model::Role::LeftToRight)).toBool();
    return isCode ? isolatedLeftToRight(text, direction) : isolated(text, direction);
}

/// Width of a column minus what the tree indents, without asking for the item's rectangle (that would lay out the tree again).
int textWidth(const QStyleOptionViewItem &option, const QModelIndex &index, int padding)
{
    const auto *tree = qobject_cast<const QTreeView *>(option.widget);
    if (!tree)
        return option.rect.width() - 2 * padding;
    int depth = 0;
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        ++depth;
    const int indent = isName(index) ? tree->indentation() * (depth + (tree->rootIsDecorated() ? 1 : 0)) : 0;
    return tree->header()->sectionSize(index.column()) - indent - 2 * padding;
}

QFont fontFor(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    QFont font = option.font;
    if (kindOf(index) == Model::Kind::Section)
        return scaledFont(font, 1.0, QFont::DemiBold);
    if (!isName(index) && !index.data(int(Model::Role::ReferenceId)).toString().isEmpty())
        font.setUnderline(option.state.testFlag(QStyle::State_MouseOver));
    return font;
}

QColor inkFor(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const ThemeColors colors = ThemeColors::of(option.palette);
    const Model::Kind kind = kindOf(index);
    if (kind == Model::Kind::Section)
        return option.palette.color(QPalette::Text);
    if (isName(index) || kind == Model::Kind::Rest)
        return colors.subtle;
    if (!index.data(int(Model::Role::ReferenceId)).toString().isEmpty())
        return colors.accent;
    const bool summary = index.siblingAtColumn(0).model()->rowCount(index.siblingAtColumn(0)) > 0;
    return summary ? colors.subtle : option.palette.color(QPalette::Text);
}

void paintGround(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const ThemeColors colors = ThemeColors::of(option.palette);
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, colors.selection);
    else if (kindOf(index) == Model::Kind::Section)
        painter.fillRect(option.rect, option.palette.color(QPalette::Window));
}

void paintPrimaryMark(QPainter &painter, const QRect &rect, const QStyleOptionViewItem &option)
{
    const QString text = AttributeTreeModel::tr("primary");
    const QFont font = scaledFont(option.font, 0.85);
    const QFontMetrics metrics(font);
    QRect pill(0, 0, metrics.horizontalAdvance(text) + metrics.height() * 3 / 4, metrics.height() + 2);
    pill.moveCenter(rect.center());
    const bool mirrored = option.direction == Qt::RightToLeft;
    mirrored ? pill.moveLeft(rect.left()) : pill.moveRight(rect.right());
    const ThemeColors colors = ThemeColors::of(option.palette);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(option.palette.color(QPalette::Base), colors.accent, 0.15));
    painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
    painter.setPen(mixed(colors.accent, option.palette.color(QPalette::Text), 0.3));
    painter.setFont(font);
    painter.drawText(pill, Qt::AlignCenter, text);
}

} // namespace

void AttributeDelegate::paint(QPainter *painter, const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    painter->save();
    paintGround(*painter, option, index);
    const int padding = option.fontMetrics.height() / 3;
    const QRect rect = option.rect.adjusted(padding, padding, -padding, -padding + 2);
    if (isName(index) && index.data(int(Model::Role::Primary)).toBool())
        paintPrimaryMark(*painter, QRect(rect.left(), rect.top(), rect.width(), option.fontMetrics.height()), option);
    painter->setPen(inkFor(option, index));
    painter->setClipRect(option.rect);
    QTextLayout layout(shownText(index, option.direction), fontFor(option, index));
    layout.setTextOption(textOption(option.direction, index));
    wrap(layout, rect.width());
    layout.draw(painter, rect.topLeft());
    painter->restore();
}

QSize AttributeDelegate::sizeHint(const QStyleOptionViewItem &given, const QModelIndex &index) const
{
    QStyleOptionViewItem option = given;
    initStyleOption(&option, index);
    const QFontMetrics metrics(fontFor(option, index));
    const int padding = option.fontMetrics.height() / 3;
    const int width = std::max(20, textWidth(option, index, padding));
    QTextLayout layout(shownText(index, option.direction), fontFor(option, index));
    layout.setTextOption(textOption(option.direction, index));
    const int height = std::clamp(wrap(layout, width), metrics.height(), metrics.lineSpacing() * linesShown);
    const int extra = kindOf(index) == Model::Kind::Section ? padding : 0;
    return {width, height + 2 * padding - 2 + extra};
}

} // namespace Provost
