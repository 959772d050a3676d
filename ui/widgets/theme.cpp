// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include "widgets/provoststyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QPalette>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

struct Ground {
    QRgb window, base, alternate, text, placeholder, button, border, accent, onAccent;
};

constexpr Ground light {0xfff5f6f8, 0xffffffff, 0xfff9fafb, 0xff18212d, 0xff566270, 0xffffffff, 0xffd9dee5, 0xff0c6b80, 0xffffffff};
constexpr Ground dark {0xff181c22, 0xff1e232b, 0xff222832, 0xffe6eaf0, 0xffabb5c3, 0xff2a313b, 0xff353d49, 0xff56bcd3, 0xff06232b};

QPalette made(const Ground &ground)
{
    QPalette palette;
    const QColor text(ground.text);
    const QColor window(ground.window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, ground.base);
    palette.setColor(QPalette::AlternateBase, ground.alternate);
    palette.setColor(QPalette::Button, ground.button);
    palette.setColor(QPalette::ToolTipBase, ground.button);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText})
        palette.setColor(role, text);
    palette.setColor(QPalette::PlaceholderText, ground.placeholder);
    palette.setColor(QPalette::Mid, ground.border);
    palette.setColor(QPalette::Midlight, mixed(window, ground.border, 0.5));
    palette.setColor(QPalette::Light, ground.base);
    palette.setColor(QPalette::Dark, mixed(ground.border, text, 0.35));
    palette.setColor(QPalette::Shadow, mixed(ground.border, text, 0.5));
    palette.setColor(QPalette::Highlight, ground.accent);
    palette.setColor(QPalette::HighlightedText, ground.onAccent);
    palette.setColor(QPalette::Link, ground.accent);
    palette.setColor(QPalette::LinkVisited, ground.accent);
    const QColor faded = mixed(text, window, 0.55);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faded);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, ground.border);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, faded);
    return palette;
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

QColor mixed(const QColor &a, const QColor &b, double shareOfB)
{
    const auto mix = [shareOfB](float x, float y) { return float(double(x) * (1 - shareOfB) + double(y) * shareOfB); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

ThemeColors ThemeColors::of(const QPalette &palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const bool dark = base.lightnessF() < text.lightnessF();
    const QColor accent = palette.color(QPalette::Active, QPalette::Link);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    return {
        .dark = dark,
        .accent = accent,
        .border = palette.color(QPalette::Active, QPalette::Mid),
        .outline = mixed(base, text, dark ? 0.44 : 0.52),
        .subtle = palette.color(QPalette::Active, QPalette::PlaceholderText),
        .rail = mixed(window, dark ? QColor(Qt::black) : text, dark ? 0.22 : 0.035),
        .selection = mixed(base, accent, dark ? 0.23 : 0.15),
        .hover = mixed(base, text, dark ? 0.06 : 0.04),
        .danger = QColor(dark ? 0xffff8f85 : 0xffb3261e),
        .warning = QColor(dark ? 0xfff0b860 : 0xff8a5300),
        .success = QColor(dark ? 0xff7fd09a : 0xff1e7040),
        .info = QColor(dark ? 0xff8ab8ff : 0xff1f5fbf),
    };
}

QPalette lightPalette()
{
    return made(light);
}

QPalette darkPalette()
{
    return made(dark);
}

void applyTheme(QApplication &app, ThemeMode mode)
{
    QFont font = QApplication::font();
    if (QFontDatabase::hasFamily(u"Inter"_s))
        font.setFamily(u"Inter"_s);
    if (font.pointSizeF() > 0 && font.pointSizeF() < 9.5)
        font.setPointSizeF(9.5);
    app.setFont(font);
    app.setStyle(new ProvostStyle(mode)); // the application owns it
}

QFont monospaceFont(const QFont &beside)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(beside.pointSizeF() > 0 ? beside.pointSizeF() : 10.0);
    font.setStyleHint(QFont::Monospace);
    return font;
}

QFont scaledFont(QFont font, double factor, QFont::Weight weight)
{
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(int(font.pixelSize() * factor));
    font.setWeight(weight);
    return font;
}

int scaled(const QFont &font, double px)
{
    constexpr double designPixelSize = 13.0;
    return int(std::lround(px * QFontInfo(font).pixelSize() / designPixelSize));
}

} // namespace Provost
