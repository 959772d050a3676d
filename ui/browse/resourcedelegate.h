// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

#include <chrono>

namespace Provost {

/// Cells of the resource table: a grey bar while a row is under way, a mark when it failed, codes and addresses left to right.
class ResourceDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    /// A bar in place of a text that is under way; `seed` makes the bars differ.
    static void paintWaiting(QPainter &painter, const QWidget &view, const QRect &cell, int seed);
    /// The view begins to paint: texts that are shaped for the first time and for which this time is too short are bars, and follow at once; one at least is not.
    void beginPaint() { m_shapedFor = {}; }
    void setPaintTime(std::chrono::nanoseconds time) { m_paintTime = time; }
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    static void paintMark(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index);
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    void paintText(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintAwaited(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] bool isLate(const QPainter &painter, const QWidget *view) const;
    [[nodiscard]] static QString shapeKey(const QStyleOptionViewItem &cell, int width);
    [[nodiscard]] static QStaticText shaped(const QStyleOptionViewItem &cell, int width);
    void paintLoaded(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, bool isPending) const;
    void paintMatch(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index, const QString &found) const;

    mutable QCache<QString, QStaticText> m_shaped {8'000}; ///< more than a screen of texts as glyphs, by text, font and room
    mutable bool m_looksAgain = false; ///< for fonts, or for time
    std::chrono::nanoseconds m_paintTime = std::chrono::milliseconds(6); ///< the rest of the window wants its share of a frame
    mutable std::chrono::nanoseconds m_shapedFor {}; ///< in this paint
};

} // namespace Provost
