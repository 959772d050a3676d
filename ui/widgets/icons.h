// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPalette>

namespace Provost {

/// One of resources/icons by its file name without ".svg", drawn in a colour of the palette that is current when it is painted, so it
/// follows light and dark. An unknown name gives the "resource" icon.
[[nodiscard]] QIcon themedIcon(const QString &name, QPalette::ColorRole role = QPalette::ButtonText);

/// The same in one fixed colour, for painting by hand.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QSize &size, const QColor &color, qreal devicePixelRatio);

} // namespace Provost
