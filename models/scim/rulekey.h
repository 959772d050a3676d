// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/attributename.h"

namespace Provost {

/// How the rules of a profile call an attribute: in lower case, and without the URN of a core schema (RFC 7644 section 3.10: both names mean
/// the same). What is looked up in a rule goes through here, and so does what a profile says.
[[nodiscard]] QString ruleKey(const AttributeName &name);
[[nodiscard]] QString ruleKey(const QString &path); ///< of text that may be no path at all: in lower case then

} // namespace Provost
