// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/resourcedelegate.h"

#include "base/isolated.h"
#include "directory/resourcetablemodel.h"
#include "widgets/icons.h"
#include "widgets/scriptfonts.h"
#include "widgets/theme.h"

#include <QApplication>
#include <QBackingStore>
#include <QHeaderView>
#include <QPaintEngine>
#include <QPainter>
#include <QPointer>
#include <QTableView>
#include <QTextOption>
#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr auto fontsTake = std::chrono::milliseconds(15); ///< for one script, or so

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

void ResourceDelegate::paintWaiting(QPainter &painter, const QWidget &view, const QRect &cell, int seed)
{
    const double share = 0.35 + (seed % 40) / 100.0;
    const int height = view.fontMetrics().height() / 2;
    const int inset = view.style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, &view) + 1;
    QRect bar = cell.adjusted(inset, 0, -inset, 0);
    bar.setWidth(int(bar.width() * share));
    bar.setTop(cell.center().y() - height / 2);
    bar.setHeight(height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(view.palette().color(QPalette::Base), view.palette().color(QPalette::Text), 0.09));
    painter.drawRoundedRect(QStyle::visualRect(view.layoutDirection(), cell, bar), height / 2.0, height / 2.0);
}

/// As the style would, which shapes each text three times and again at every paint: that alone was more than a frame's time for a screen of rows.
void ResourceDelegate::paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem cell = option;
    initStyleOption(&cell, index);
    QStyleOptionViewItem ground = cell;
    ground.text.clear();
    const QStyle *style = QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &ground, &painter, option.widget);
    if (cell.text.isEmpty())
        return;
    const Lettering lettering = letteringOf(cell.text);
    if (lettering == Lettering::Awaited && option.widget)
        return paintAwaited(painter, option, index);
    cell.font = fontFor(lettering, cell.font);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, option.widget) + 1;
    const QRect room = cell.rect.adjusted(margin, 0, -margin, 0);
    const QString key = shapeKey(cell, room.width());
    const QStaticText *known = m_shaped.object(key);
    if (!known && isLate(painter, option.widget))
        return paintAwaited(painter, option, index);
    const auto begun = std::chrono::steady_clock::now();
    const QStaticText text = known ? *known : shaped(cell, room.width());
    const bool isNew = !known;
    if (isNew)
        m_shaped.insert(key, new QStaticText(text));
    // Selected rows are tinted under normal text (ProvostStyle), so its colour is the same for all.
    painter.setPen(cell.palette.color(cell.state.testFlag(QStyle::State_Enabled) ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    painter.setFont(cell.font);
    painter.setClipRect(cell.rect, Qt::IntersectClip);
    painter.drawStaticText(QStyle::alignedRect(cell.direction, cell.displayAlignment, text.size().toSize(), room).topLeft(), text);
    if (isNew) // its glyphs are drawn for the first time, too
        m_shapedFor += std::chrono::steady_clock::now() - begun;
}

/// As if it had not been read yet.
void ResourceDelegate::paintAwaited(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    paintWaiting(painter, *option.widget, option.rect, index.row() * 31 + index.column() * 17);
    if (m_looksAgain)
        return;
    m_looksAgain = true;
    QTimer::singleShot(fontsTake, this, [this, view = QPointer(qobject_cast<const QAbstractItemView *>(option.widget))] {
        m_looksAgain = false;
        if (view)
            view->viewport()->update();
    });
}

/// Only on the screen, which is painted again: a picture of the window is to be whole.
bool ResourceDelegate::isLate(const QPainter &painter, const QWidget *view) const
{
    QBackingStore *screen = view ? view->backingStore() : nullptr;
    return screen && m_shapedFor > m_paintTime && painter.paintEngine() && painter.paintEngine()->paintDevice() == screen->paintDevice();
}

QString ResourceDelegate::shapeKey(const QStyleOptionViewItem &cell, int width)
{
    return cell.text + QChar(0x1F) + QString::number(width) + QChar(0x1F) + cell.font.key() + (cell.direction == Qt::RightToLeft ? u'r' : u'l');
}

QStaticText ResourceDelegate::shaped(const QStyleOptionViewItem &cell, int width)
{
    QTextOption oneLine(Qt::AlignLeft);
    oneLine.setWrapMode(QTextOption::NoWrap);
    oneLine.setTextDirection(cell.direction);
    QStaticText text(cell.text);
    text.setTextFormat(Qt::PlainText);
    text.setTextOption(oneLine);
    text.setPerformanceHint(QStaticText::AggressiveCaching);
    text.prepare({}, cell.font);
    if (text.size().width() > width) {
        text.setText(QFontMetrics(cell.font).elidedText(cell.text, cell.textElideMode, std::max(0, width)));
        text.prepare({}, cell.font);
    }
    return text;
}

/// What was written a moment ago has a clock at the end of its first cell; the tool tip tells why.
void ResourceDelegate::paintLoaded(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, bool isPending) const
{
    const QString found = index.column() == 0 ? index.data(int(ResourceTableModel::Role::Match)).toString() : QString();
    if (!isPending && found.isEmpty()) {
        paintText(painter, option, index);
        return;
    }
    if (!isPending)
        return paintMatch(painter, option, index, found);
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    const int side = scaled(option.font, 14);
    const int gap = scaled(option.font, 6);
    const int room = option.rect.width() - side - 3 * gap;
    whole.text = whole.fontMetrics.elidedText(whole.text, Qt::ElideRight, std::max(0, room));
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &whole, &painter, option.widget);
    const QRect inner = option.rect.adjusted(gap, 0, -gap, 0);
    const QRect icon = QStyle::alignedRect(option.direction, Qt::AlignRight | Qt::AlignVCenter, {side, side}, inner);
    painter.drawPixmap(icon, iconPixmap(u"clock"_s, {side, side}, ThemeColors::of(option.palette).info, painter.device()->devicePixelRatioF()));
}

/// Why a search found the row stands behind its first cell's text, as far as there is room; the tool tip has all of it.
void ResourceDelegate::paintMatch(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QString &found) const
{
    QStyleOptionViewItem whole = option;
    initStyleOption(&whole, index);
    const int gap = scaled(option.font, 6);
    const QRect inner = option.rect.adjusted(gap, 0, -gap, 0);
    const int textWidth = std::min(whole.fontMetrics.horizontalAdvance(whole.text), inner.width() * 6 / 10);
    whole.text = whole.fontMetrics.elidedText(whole.text, Qt::ElideRight, textWidth);
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &whole, &painter, option.widget);
    const QRect room = QStyle::visualRect(option.direction, inner, inner.adjusted(textWidth + 2 * gap, 0, 0, 0));
    painter.setFont(scaledFont(option.font, 0.92));
    painter.setPen(ThemeColors::of(option.palette).subtle);
    const QString words = painter.fontMetrics().elidedText(found, Qt::ElideRight, room.width());
    painter.drawText(room, int(QStyle::visualAlignment(option.direction, Qt::AlignLeft | Qt::AlignVCenter) | Qt::AlignAbsolute), words);
}

/// A bar at the row's leading edge: something is to become of it.
void ResourceDelegate::paintMark(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto mark = RowMarks::Mark(index.data(int(ResourceTableModel::Role::Mark)).toInt());
    const auto *table = qobject_cast<const QTableView *>(option.widget);
    if (mark == RowMarks::Mark::None || !table || table->horizontalHeader()->visualIndex(index.column()) != 0)
        return;
    const ThemeColors colors = ThemeColors::of(option.palette);
    const QRect bar(option.rect.left(), option.rect.top() + 1, 3, option.rect.height() - 2);
    painter.fillRect(QStyle::visualRect(option.direction, option.rect, bar),
                     mark == RowMarks::Mark::Deleted       ? colors.danger
                         : mark == RowMarks::Mark::Created ? colors.success
                                                           : colors.accent);
}

void ResourceDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state.setFlag(QStyle::State_HasFocus, false); // the row has the ring, not the cell
    const auto mark = RowMarks::Mark(index.data(int(ResourceTableModel::Role::Mark)).toInt());
    if (mark == RowMarks::Mark::Deleted) {
        option->font.setStrikeOut(true);
        option->palette.setColor(QPalette::Text, ThemeColors::of(option->palette).danger);
    } else if (mark == RowMarks::Mark::Edited && index.data(int(ResourceTableModel::Role::IsEdited)).toBool()) {
        option->font.setWeight(QFont::DemiBold);
        option->palette.setColor(QPalette::Text, ThemeColors::of(option->palette).accent);
    }
    option->text = isCodeColumn(index) ? isolatedLeftToRight(option->text, option->direction) : isolated(option->text, option->direction);
}

void ResourceDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto state = RowSource::RowState(index.data(int(ResourceTableModel::Role::State)).toInt());
    painter->save();
    if (state == RowSource::RowState::Loaded) {
        const bool isPending = index.column() == 0 && index.data(int(ResourceTableModel::Role::Pending)).toBool();
        paintLoaded(*painter, option, index, isPending);
    } else {
        QStyleOptionViewItem ground = option;
        initStyleOption(&ground, index);
        ground.text.clear();
        QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
        if (state == RowSource::RowState::Failed && index.column() == 0) {
            painter->setPen(ThemeColors::of(option.palette).danger);
            painter->drawText(option.rect.adjusted(8, 0, -8, 0), int(Qt::AlignLeading | Qt::AlignVCenter), tr("Not read"));
        } else if (state != RowSource::RowState::Failed && option.widget) {
            paintWaiting(*painter, *option.widget, option.rect, index.row() * 31 + index.column() * 17);
        }
    }
    painter->restore();
    paintMark(*painter, option, index);
    if (option.state.testFlag(QStyle::State_MouseOver) && !option.state.testFlag(QStyle::State_Selected)) {
        QColor veil = ThemeColors::of(option.palette).subtle;
        veil.setAlphaF(0.07F);
        painter->fillRect(option.rect, veil);
    }
}

} // namespace Provost
