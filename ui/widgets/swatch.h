// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>

namespace Provost {

/// A square of the colour of a connection, for what stands beside its name; none for no colour.
[[nodiscard]] QIcon swatch(const QColor &color, int side);

} // namespace Provost
