// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershipdelegate.h"

#include "base/isolated.h"
#include "membership/membershipmodel.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

MembershipEditor::Stage stageAt(const QModelIndex &index)
{
    return MembershipEditor::Stage(index.data(int(MembershipModel::Role::Stage)).toInt());
}

/// At the end of the row: this one is in the other list, too.
bool isMarked(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QTreeView *>(option.widget);
    const int last = view && view->isColumnHidden(int(MembershipModel::Column::Detail)) ? int(MembershipModel::Column::Name) : int(MembershipModel::Column::Detail);
    return index.column() == last && stageAt(index) == MembershipEditor::Stage::None && index.data(int(MembershipModel::Role::IsThere)).toBool();
}

/// The mark stands beside the words, not on them.
QString besideMark(const QStyleOptionViewItem &option, bool isName)
{
    const int before = isName ? option.fontMetrics.height() + scaled(option.font, 20) : scaled(option.font, 6); // the icon
    return option.fontMetrics.elidedText(option.text, Qt::ElideRight, option.rect.width() - before - scaled(option.font, 30));
}

} // namespace

QSize MembershipDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {scaled(option.font, 120), option.fontMetrics.height() + scaled(option.font, 11)};
}

void MembershipDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ThemeColors colors = ThemeColors::of(option->palette);
    const MembershipEditor::Stage stage = stageAt(index);
    const bool isName = index.column() == int(MembershipModel::Column::Name);
    QColor ink = colors.subtle;
    QString icon = index.data(int(MembershipModel::Role::IsGroup)).toBool() ? u"groups"_s : u"user"_s;
    if (stage == MembershipEditor::Stage::Added) {
        ink = colors.success;
        icon = u"plus"_s;
    } else if (stage == MembershipEditor::Stage::Removed) {
        ink = colors.danger;
        icon = u"minus"_s;
        option->font.setStrikeOut(true);
    }
    if (stage != MembershipEditor::Stage::None || !isName)
        option->palette.setColor(QPalette::Text, ink);
    if (option->rect.isValid() && isMarked(*option, index))
        option->text = besideMark(*option, isName);
    if (!isName) {
        option->text = isolatedLeftToRight(option->text, option->direction); // addresses
        return;
    }
    option->text = isolated(option->text, option->direction);
    const int side = option->fontMetrics.height();
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {side, side};
    option->icon = QIcon(iconPixmap(icon, {side, side}, ink, option->widget ? option->widget->devicePixelRatioF() : 1));
}

void MembershipDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    if (!isMarked(option, index))
        return;
    const int side = scaled(option.font, 14);
    const QRect inner = option.rect.adjusted(0, 0, -scaled(option.font, 8), 0);
    const QRect icon = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter, {side, side}, option.direction == Qt::LeftToRight ? inner : option.rect.adjusted(scaled(option.font, 8), 0, 0, 0));
    painter->drawPixmap(icon, iconPixmap(u"check"_s, {side, side}, ThemeColors::of(option.palette).success, painter->device()->devicePixelRatioF()));
}

} // namespace Provost
