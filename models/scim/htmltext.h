// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Provost {

/// What a page of markup where JSON was due says of itself: its title, else its first heading, else "". None when `body` is no markup.
[[nodiscard]] std::optional<QString> markupTitle(QByteArrayView body);

} // namespace Provost
