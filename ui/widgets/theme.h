// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>

class QApplication;
class QPalette;

namespace Provost {

enum class ThemeMode : quint8 { System, Light, Dark };

/// The colours a QPalette has no role for, made from one so that they follow light and dark. All text colours keep 4.5:1 (WCAG AA)
/// on Base and Window.
struct ThemeColors {
    bool dark = false;
    QColor accent {}; ///< links, focus, the chosen thing
    QColor border {}; ///< lines between areas
    QColor outline {}; ///< around fields and buttons, 3:1
    QColor subtle {}; ///< secondary text
    QColor rail {}; ///< ground of the navigation
    QColor selection {}; ///< ground of selected rows, under normal text
    QColor hover {};
    QColor danger {}, warning {}, success {}, info {};

    [[nodiscard]] static ThemeColors of(const QPalette &palette);
};

[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, double shareOfB);
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b); ///< WCAG 2.1, 1 to 21

/// Sets our style, palette and font; call again to change the mode while windows are open.
void applyTheme(QApplication &app, ThemeMode mode);
[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();
[[nodiscard]] QFont monospaceFont(const QFont &beside); ///< a fixed-pitch font that fits `beside` in size
[[nodiscard]] QFont scaledFont(QFont font, double factor, QFont::Weight weight = QFont::Normal);

/// A length that grows with the text: `px` at the design's font of 13 px.
[[nodiscard]] int scaled(const QFont &font, double px);

} // namespace Provost
