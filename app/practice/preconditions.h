// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/exchange.h"

namespace Provost::Practice {

/// Does an If-Match or If-None-Match header name this ETag? Weakly compared (RFC 7644 section 3.14); "*" names every one.
[[nodiscard]] bool namesEtag(const QByteArray &header, const QByteArray &etag);

/// Media types (RFC 7644 section 3.1): what the answer is written as.
[[nodiscard]] QByteArray answerType(const Request &request);
/// Does the answer to a PATCH carry the resource? `Prefer` decides (RFC 7240), else whether Accept names a JSON type: RFC 7644 section 3.5.2
/// leaves 200 or 204 to the server, and there are clients that want either.
[[nodiscard]] bool asksForResource(const Request &request);
/// Is the body declared as JSON? A missing Content-Type is let pass.
[[nodiscard]] bool hasJsonBody(const Request &request);

} // namespace Provost::Practice
