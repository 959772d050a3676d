// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QUrl>

#include <optional>

namespace Provost {

/// Why nothing may be sent to an address: it is none, holds a user name or password, or is in the open to another machine. `name` is what it is called.
[[nodiscard]] std::optional<Error> objectionToAddress(const QUrl &url, const QString &name);

} // namespace Provost
