// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/resourcedelegate.h"

#include "directory/resourcetablemodel.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// How much of a cell the bar fills; differs from cell to cell so that a waiting table does not look like a table of bars.
double barShare(const QModelIndex &index)
{
    const int spread = (index.row() * 31 + index.column() * 17) % 40;
    return 0.35 + spread / 100.0;
}

void paintWaiting(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const int height = option.fontMetrics.height() / 2;
    QRect bar = option.rect.adjusted(option.fontMetrics.averageCharWidth(), 0, -option.fontMetrics.averageCharWidth(), 0);
    bar.setWidth(int(bar.width() * barShare(index)));
    bar.setTop(option.rect.center().y() - height / 2);
    bar.setHeight(height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(option.palette.color(QPalette::Base), option.palette.color(QPalette::Text), 0.09));
    painter.drawRoundedRect(QStyle::visualRect(option.direction, option.rect, bar), height / 2.0, height / 2.0);
}

bool isCodeColumn(const QModelIndex &index)
{
    const auto *model = qobject_cast<const ResourceTableModel *>(index.model());
    if (!model)
        return false;
    const Column &column = model->columns().at(index.column());
    const QString word = column.name.subAttribute.isEmpty() ? column.name.attribute : column.name.subAttribute;
    static const QStringList codes {u"id"_s, u"externalId"_s, u"userName"_s, u"emails"_s, u"value"_s, u"phoneNumbers"_s, u"version"_s,
                                    u"location"_s, u"$ref"_s, u"profileUrl"_s, u"employeeNumber"_s};
    return column.type == Attribute::Type::Reference || codes.contains(word, Qt::CaseInsensitive);
}

} // namespace

void ResourceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state.setFlag(QStyle::State_HasFocus, false); // the row has the ring, not the cell
    if (option->direction == Qt::RightToLeft && isCodeColumn(index))
        option->text = QChar(0x2066) + option->text + QChar(0x2069); // left-to-right isolate
}

void ResourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto state = RowSource::RowState(index.data(int(ResourceTableModel::Role::State)).toInt());
    painter->save();
    if (state == RowSource::RowState::Loaded) {
        QStyledItemDelegate::paint(painter, option, index);
    } else {
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        ground.text.clear();
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
        if (state == RowSource::RowState::Failed && index.column() == 0) {
            painter->setPen(ThemeColors::of(option.palette).danger);
            painter->drawText(option.rect.adjusted(8, 0, -8, 0), int(Qt::AlignLeading | Qt::AlignVCenter), tr("Not read"));
        } else if (state != RowSource::RowState::Failed) {
            paintWaiting(*painter, option, index);
        }
    }
    painter->restore();
    if (option.state.testFlag(QStyle::State_MouseOver) && !option.state.testFlag(QStyle::State_Selected)) {
        QColor veil = ThemeColors::of(option.palette).subtle;
        veil.setAlphaF(0.07F);
        painter->fillRect(option.rect, veil);
    }
}

} // namespace Provost
