// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace Provost {

/// For want of a token a request is not sent. Whatever was said where tokens come from, and with which status: the service provider has neither refused nor carried out
/// anything.
[[nodiscard]] Error keptBackWithoutToken(Error error);

/// A proxy that asks for a password (407) has let nothing through.
[[nodiscard]] Error keptBackByProxy();

/// Whether a request was kept back, by that, the budget or a proxy: nothing can have come of it, and no other one would fare better. `detail` begins with "sign-in", "budget: " or "proxy: ", and
/// `attempts` is 0, which no answer's is.
[[nodiscard]] bool wasKeptBack(const Error &error);

} // namespace Provost
