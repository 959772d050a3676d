// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scim/json.h"

#include <optional>

namespace Provost::Practice {

/// The parameters of a query, from a URL or from a SearchRequest body (RFC 7644 sections 3.4.2 and 3.4.3), before they are understood.
struct Parameters {
    std::optional<QString> filter {}, sortBy {}, sortOrder {}, startIndex {}, count {}, cursor {}, attributes {}, excludedAttributes {};
    bool inUrl = false; ///< where they can be read in logs
    bool spaceAroundEquals = false; ///< a name ended or a value began with white space

    /// From the query as it was sent. Names ignore case. '+' is a space: RFC 3986 leaves its meaning to the application, and the libraries
    /// that servers and clients are made of have it as forms do, so a plus sign has to come as %2B.
    [[nodiscard]] static Parameters fromUrl(const QByteArray &query);
    [[nodiscard]] static Result<Parameters> fromBody(const Json &searchRequest);

private:
    void set(const QString &name, const QString &value);
};

} // namespace Provost::Practice
