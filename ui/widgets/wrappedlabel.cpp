// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/wrappedlabel.h"

#include <QPainter>
#include <QTextLayout>

#include <cmath>

namespace Provost {

namespace {

constexpr int fewestLetters = 6;
constexpr int usualLetters = 24;

/// Lays `text` out in lines of `width`, paints it where there is a painter, and tells its height.
int layOut(const QString &text, const QWidget &widget, Qt::Alignment alignment, int width, QPainter *painter, QPoint at = {})
{
    QTextOption option(alignment & Qt::AlignHorizontal_Mask);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(widget.layoutDirection());
    qreal height = 0;
    const QStringList paragraphs = text.split(u'\n');
    for (const QString &paragraph : paragraphs) {
        QTextLayout layout(paragraph, widget.font());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({0, height});
            height += line.height();
        }
        layout.endLayout();
        if (painter)
            layout.draw(painter, at);
    }
    return int(std::ceil(height));
}

} // namespace

WrappedLabel::WrappedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize WrappedLabel::minimumSizeHint() const
{
    const int width = fontMetrics().averageCharWidth() * fewestLetters + margins().left() + margins().right();
    return {width, fontMetrics().height() + margins().top() + margins().bottom()};
}

QSize WrappedLabel::sizeHint() const
{
    const int most = fontMetrics().averageCharWidth() * usualLetters;
    const int sides = margins().left() + margins().right();
    const int width = std::clamp(fontMetrics().horizontalAdvance(text()) + 2, 1, most) + sides;
    return QSize(width, heightForWidth(width)).expandedTo(minimumSizeHint());
}

int WrappedLabel::heightForWidth(int width) const
{
    const int inner = std::max(1, width - margins().left() - margins().right());
    return layOut(text(), *this, alignment(), inner, nullptr) + margins().top() + margins().bottom();
}

void WrappedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    const QRect inner = contentsRect();
    (void)layOut(text(), *this, alignment(), inner.width(), &painter, inner.topLeft());
}

} // namespace Provost
