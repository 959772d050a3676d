// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

#include <QHash>
#include <QSet>

namespace Provost {

/// Every string value of the document that is a temporary id.
[[nodiscard]] QSet<QString> temporaryIdsIn(const Json &json);

/// The document with temporary ids that are keys of `ids` replaced by their real ids, in values and inside PATCH paths.
[[nodiscard]] Json resolved(const Json &json, const QHash<QString, QString> &ids);

/// Which of `ids` the document names as a whole string value or inside a PATCH path.
[[nodiscard]] QSet<QString> mentionsIn(const Json &json, const QSet<QString> &ids);

/// The document without what refers to one of `ids`, as to objects that are gone for good.
[[nodiscard]] Json withoutReferences(const Json &json, const QSet<QString> &ids);

} // namespace Provost
