// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/servicedescription.h"

namespace Provost {

/// Attributes that can be written and never read, whatever they are called: a door code, the answer to a question. From now on their values are treated as passwords
/// are. What RFC 7643 has for everybody to read is no secret because a schema says so, or who is meant could not be told any more.
void keepHiddenAttributesSecret(const ServiceDescription &description);

} // namespace Provost
