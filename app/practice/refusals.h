// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialect.h"
#include "practice/exchange.h"

namespace Provost::Practice {

/// Answers that do not come from the SCIM service itself but from what stands before it; a dialect's gateway has a shape of its own for them.

[[nodiscard]] Answer errorAnswer(const Error &error); ///< a SCIM error message
[[nodiscard]] Answer unauthorized(const Dialect &dialect);
/// 429 or 503. `retryAfter` in seconds; negative: the header is left out.
[[nodiscard]] Answer busy(const Dialect &dialect, int status, int retryAfter);
/// 405 with the methods there are; OPTIONS is answered with them alone.
[[nodiscard]] Answer notAllowed(const Request &request, const QByteArray &methods);
/// The request ids that a gateway adds, for its support desk.
void addRequestIds(Answer &answer, const Request &request);

} // namespace Provost::Practice
