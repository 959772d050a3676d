// SPDX-License-Identifier: GPL-3.0-or-later
#include "review/changedelegate.h"

#include "base/isolated.h"
#include "form/changelistmodel.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace Provost {

void ChangeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->text = isolated(option->text, option->direction);
    const ThemeColors colors = ThemeColors::of(option->palette);
    if (!index.siblingAtColumn(0).data(int(ChangeListModel::Role::IsObject)).toBool()) {
        if (index.column() != int(ChangeListModel::Column::New))
            option->palette.setColor(QPalette::Text, colors.subtle);
        option->font.setStrikeOut(index.column() == int(ChangeListModel::Column::Old));
        return;
    }
    const auto mark = RowMarks::Mark(index.siblingAtColumn(0).data(int(ChangeListModel::Role::Mark)).toInt());
    const QColor ink = mark == RowMarks::Mark::Created ? colors.success : mark == RowMarks::Mark::Deleted ? colors.danger : colors.accent;
    option->font.setWeight(QFont::DemiBold);
    if (index.column() == int(ChangeListModel::Column::New))
        option->palette.setColor(QPalette::Text, ink);
    if (index.column() != 0)
        return;
    const int side = option->fontMetrics.height();
    const QString icon = mark == RowMarks::Mark::Created ? u"plus"_s : mark == RowMarks::Mark::Deleted ? u"trash"_s : u"edit"_s;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->decorationSize = {side, side};
    option->icon = QIcon(iconPixmap(icon, {side, side}, ink, option->widget ? option->widget->devicePixelRatioF() : 1));
}

} // namespace Provost
