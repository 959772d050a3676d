// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QWidget;

namespace Provost {

/// Visible widgets that take the focus and have no object name, or nothing a screen reader could say.
[[nodiscard]] QStringList namelessControls(const QWidget &window);
/// Letters that two visible widgets of a window claim with Alt.
[[nodiscard]] QStringList clashingMnemonics(const QWidget &window);
/// Labels and buttons that are visible and narrower than their one-line text.
[[nodiscard]] QStringList cutTexts(const QWidget &window);

} // namespace Provost
