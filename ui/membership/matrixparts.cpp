// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/matrixparts.h"

#include "base/isolated.h"
#include "membership/membershipmatrixmodel.h"
#include "widgets/icons.h"
#include "widgets/theme.h"

#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// As much as fits; a name keeps its own direction, so that the dots stand at its end wherever the window reads from.
QString shortened(const QString &name, const QFontMetrics &metrics, int width, Qt::TextElideMode mode = Qt::ElideRight)
{
    return isolated(metrics.elidedText(name, mode, width));
}

} // namespace

MatrixHeader::MatrixHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setSectionResizeMode(Fixed);
    setSectionsClickable(true);
    setHighlightSections(true);
    setMinimumSectionSize(scaled(font(), 26));
    setDefaultSectionSize(scaled(font(), 30));
}

/// As tall as the longest name wants, within limits: of many only the first are measured.
QSize MatrixHeader::sizeHint() const
{
    constexpr int measured = 300;
    int longest = 0;
    for (int section = 0; model() && section < std::min(count(), measured); ++section)
        longest = std::max(longest, fontMetrics().horizontalAdvance(model()->headerData(section, Qt::Horizontal).toString()));
    return {QHeaderView::sizeHint().width(), std::clamp(longest + scaled(font(), 18), scaled(font(), 90), scaled(font(), 230))};
}

void MatrixHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (!rect.isValid() || !model())
        return;
    const ThemeColors colors = ThemeColors::of(palette());
    const bool isChosen = selectionModel() && selectionModel()->columnIntersectsSelection(section, {});
    painter->save();
    painter->fillRect(rect, isChosen ? colors.selection : palette().color(QPalette::Window));
    painter->setPen(colors.border);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->drawLine(rect.topRight(), rect.bottomRight());
    painter->translate(rect.left(), rect.bottom());
    painter->rotate(-90);
    const QRect line(scaled(font(), 6), 0, rect.height() - scaled(font(), 10), rect.width());
    const QString name = model()->headerData(section, Qt::Horizontal).toString();
    painter->setPen(palette().color(QPalette::Text));
    painter->drawText(line, int(Qt::AlignLeft | Qt::AlignVCenter | Qt::AlignAbsolute), shortened(name, painter->fontMetrics(), line.width(), Qt::ElideMiddle)); // groups often begin alike
    painter->restore();
}

MatrixPeople::MatrixPeople(QWidget *parent)
    : QHeaderView(Qt::Vertical, parent)
{
    setSectionResizeMode(Fixed);
    setSectionsClickable(true);
    setHighlightSections(true);
    setDefaultSectionSize(fontMetrics().height() + scaled(font(), 10));
    setFixedWidth(scaled(font(), 190));
}

void MatrixPeople::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    if (!rect.isValid() || !model())
        return;
    const ThemeColors colors = ThemeColors::of(palette());
    const bool isChosen = selectionModel() && selectionModel()->rowIntersectsSelection(section, {});
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    painter->save();
    painter->fillRect(rect, isChosen ? colors.selection : palette().color(QPalette::Window));
    painter->setPen(colors.border);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    painter->drawLine(mirrored ? rect.topLeft() : rect.topRight(), mirrored ? rect.bottomLeft() : rect.bottomRight());
    const QRect line = rect.adjusted(scaled(font(), 10), 0, -scaled(font(), 10), 0);
    const QString name = model()->headerData(section, Qt::Vertical).toString();
    painter->setPen(palette().color(QPalette::Text));
    painter->drawText(line, int((mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter | Qt::AlignAbsolute),
                      shortened(name, painter->fontMetrics(), line.width()));
    painter->restore();
}

void MatrixDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    using Cell = MembershipMatrixModel::Cell;
    const ThemeColors colors = ThemeColors::of(option.palette);
    const auto cell = Cell(index.data(int(MembershipMatrixModel::Role::Cell)).toInt());
    const QColor base = option.palette.color(QPalette::Base);
    const QColor ground = cell == Cell::Added ? mixed(base, colors.success, 0.22) : cell == Cell::Removed ? mixed(base, colors.danger, 0.2) : base;
    painter->save();
    painter->fillRect(option.rect, option.state.testFlag(QStyle::State_Selected) ? mixed(ground, colors.accent, 0.28) : ground);
    painter->setRenderHint(QPainter::Antialiasing);
    const int side = scaled(option.font, 14);
    const QRect middle = QStyle::alignedRect(Qt::LeftToRight, Qt::AlignCenter, {side, side}, option.rect);
    const qreal ratio = painter->device()->devicePixelRatioF();
    if (cell == Cell::Yes) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(option.palette.color(QPalette::Text));
        painter->drawEllipse(QRectF(middle).center(), side * 0.3, side * 0.3);
    } else if (cell == Cell::Added) {
        painter->drawPixmap(middle, iconPixmap(u"plus"_s, {side, side}, colors.success, ratio));
    } else if (cell == Cell::Removed) {
        painter->drawPixmap(middle, iconPixmap(u"minus"_s, {side, side}, colors.danger, ratio));
    } else if (cell == Cell::Unknown) {
        painter->setPen(colors.subtle);
        painter->drawText(option.rect, Qt::AlignCenter, u"?"_s);
    }
    if (option.state.testFlag(QStyle::State_HasFocus)) {
        painter->setPen(QPen(colors.accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
    painter->restore();
}

} // namespace Provost
