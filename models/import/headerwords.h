// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

namespace Provost {

/// resources/import/header-names.json: what files call attributes, in the languages and exports of the field.
[[nodiscard]] const Json &headerNames();

/// Case, marks, spaces, punctuation and words such as "required" taken away.
[[nodiscard]] QString plainHeader(const QString &header);

/// Is it, or what stands in its [brackets], one of those names?
[[nodiscard]] bool isKnownHeader(const QString &header);

} // namespace Provost
