// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resource.h"

namespace Provost {

/// The body of an answer that should be one resource. Parses it, so call it off the window's thread; what comes out is parsed already.
/// Error::Protocol, saying what was found instead, for anything that is not a JSON object with an id.
[[nodiscard]] Result<Resource> readResource(const QByteArray &body);

} // namespace Provost
