// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runlistdelegate.h"

#include "base/isolated.h"

namespace Provost {

void RunListDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->text = isolated(option->text, option->direction); // "0.4 s", "11/28/26 1:07 PM"
}

} // namespace Provost
