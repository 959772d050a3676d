// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Provost {

/// From OpenSSL's generator: good for keys, states and verifiers.
[[nodiscard]] QByteArray randomBytes(qsizetype count);

} // namespace Provost
