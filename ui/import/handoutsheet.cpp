// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/handoutsheet.h"

#include "widgets/theme.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QLocale>
#include <QPagedPaintDevice>
#include <QPainter>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr double slipHeight = 48; ///< millimetres
constexpr double margin = 5;

struct SlipWords {
    Q_DECLARE_TR_FUNCTIONS(HandoutSheet)
};

QFont fontOf(double millimetres, double millimetre, QFont font)
{
    font.setPixelSize(std::max(1, int(millimetres * millimetre)));
    return font;
}

} // namespace

HandoutSheet::HandoutSheet(QList<NewPassword> passwords, QString place, bool isOnlyCopy)
    : m_passwords(std::move(passwords))
    , m_place(std::move(place))
    , m_isOnlyCopy(isOnlyCopy)
{
}

QFont HandoutSheet::fitted(QFont font, const QString &text, double width)
{
    while (font.pixelSize() > 1 && QFontMetricsF(font).horizontalAdvance(text) > width)
        font.setPixelSize(font.pixelSize() - std::max(1, font.pixelSize() / 24));
    return font;
}

int HandoutSheet::slipsOn(const QSizeF &page)
{
    return std::max(1, int(page.height() / slipHeight));
}

int HandoutSheet::pages(const QSizeF &page) const
{
    const int slips = slipsOn(page);
    return (int(m_passwords.size()) + slips - 1) / slips;
}

void HandoutSheet::paintPage(QPainter &painter, const QRectF &rect, double dotsPerMillimetre, int page) const
{
    const int slips = slipsOn(rect.size() / dotsPerMillimetre);
    for (int i = 0; i < slips && page * slips + i < m_passwords.size(); ++i) {
        const QRectF slip(rect.left(), rect.top() + i * slipHeight * dotsPerMillimetre, rect.width(), slipHeight * dotsPerMillimetre);
        paintSlip(painter, slip, dotsPerMillimetre, m_passwords[page * slips + i]);
    }
}

void HandoutSheet::paintSlip(QPainter &painter, const QRectF &rect, double millimetre, const NewPassword &one) const
{
    painter.save();
    painter.setPen(QPen(Qt::gray, 0.2 * millimetre, Qt::DashLine)); // along which it is cut
    painter.drawLine(rect.bottomLeft(), rect.bottomRight());
    painter.setPen(Qt::black);
    const Qt::LayoutDirection direction = QGuiApplication::layoutDirection();
    painter.setLayoutDirection(direction);
    const QRectF inner = rect.adjusted(margin * millimetre, margin * millimetre, -margin * millimetre, -margin * millimetre);
    QFont bold = fontOf(4.4, millimetre, QGuiApplication::font());
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(inner, int(Qt::AlignLeading | Qt::AlignTop), QFontMetricsF(bold).elidedText(one.name.isEmpty() ? one.userName : one.name, Qt::ElideRight, inner.width() * 0.6));
    painter.setFont(fontOf(3, millimetre, QGuiApplication::font()));
    painter.drawText(inner, int(Qt::AlignTrailing | Qt::AlignTop), m_place);
    const std::array<std::pair<QString, QString>, 2> lines {{{SlipWords::tr("User name"), one.userName}, {SlipWords::tr("Password"), one.password.reveal()}}};
    double top = inner.top() + 9 * millimetre;
    for (const auto &[label, text] : lines) {
        const QRectF line(inner.left(), top, inner.width(), 8 * millimetre);
        const double labelWidth = 32 * millimetre;
        const bool mirrored = direction == Qt::RightToLeft;
        painter.setFont(fontOf(3.2, millimetre, QGuiApplication::font()));
        painter.drawText(mirrored ? line.adjusted(line.width() - labelWidth, 0, 0, 0) : line.adjusted(0, 0, labelWidth - line.width(), 0), int(Qt::AlignLeading | Qt::AlignVCenter), label);
        const QRectF value = mirrored ? line.adjusted(0, 0, -labelWidth, 0) : line.adjusted(labelWidth, 0, 0, 0);
        painter.setFont(fitted(fontOf(4.6, millimetre, monospaceFont(QGuiApplication::font())), text, value.width())); // half a password is none
        painter.setLayoutDirection(Qt::LeftToRight); // neither is text in anybody's language
        painter.drawText(value, int((mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter), text);
        painter.setLayoutDirection(direction);
        top += 8.5 * millimetre;
    }
    painter.setFont(fontOf(2.8, millimetre, QGuiApplication::font()));
    painter.drawText(inner, int(Qt::AlignLeading | Qt::AlignBottom | Qt::TextWordWrap),
                     m_isOnlyCopy ? SlipWords::tr("Choose a password of your own when you sign in for the first time, and destroy this slip. Nobody else has this password.")
                                  : SlipWords::tr("Choose a password of your own when you sign in for the first time, and destroy this slip."));
    painter.restore();
}

bool HandoutSheet::print(QPagedPaintDevice &device, double dotsPerInch) const
{
    const double millimetre = dotsPerInch / 25.4;
    QPainter painter;
    if (!painter.begin(&device))
        return false;
    const QSizeF paper = device.pageLayout().paintRect(QPageLayout::Millimeter).size();
    for (int page = 0; page < pages(paper); ++page) {
        if (page > 0 && !device.newPage())
            return false;
        paintPage(painter, QRectF({0, 0}, paper * millimetre), millimetre, page);
    }
    return painter.end();
}

} // namespace Provost
