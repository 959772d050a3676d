// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/change.h"
#include "scim/schema.h"

#include <QMap>

namespace Provost {

/// A resource taken apart into its values: "name.givenName", "emails" (arrays are one value), "urn:...:User:department". Keys are in lower case;
/// what is unassigned, and the provider's own id, meta and schemas, are not in it.
struct Leaf {
    QString path {}; ///< as it was written
    Json value {};
};
using Leaves = QMap<QString, Leaf>;
[[nodiscard]] Leaves leavesOf(const Json &resource);

/// Paths whose values differ between two states of one object. What `was` does not mention counts only when `wasWhole`.
[[nodiscard]] QStringList differingPaths(const Json &was, const Json &now, bool wasWhole = true);

/// Paths that an Update sets, adds to or removes; a path stands for all below it.
[[nodiscard]] QStringList touchedPaths(const Change &change);

/// Those of `paths` that are, contain, or are contained in, one of `others`.
[[nodiscard]] QStringList overlapping(const QStringList &paths, const QStringList &others);

/// Whole attributes among `paths` that a plain read does not show (`returned: request`), as a request names them; memberships apart, which are read their own way.
[[nodiscard]] QStringList shownOnRequest(const QStringList &paths, const ResourceSchema &schema);

} // namespace Provost
