// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"
#include "scim/servicedescription.h"

namespace Provost {

/// The first value of a change set that is none of its attribute's type, with its place: "change 3: attributes.active is not true or false". A file is written by
/// hand or by another program; a provider that takes such a value, or drops it, would make something else of it than was meant. What the schemas do not describe is
/// not judged, and neither is a value of a kind that the provider itself shows there (Change::before): schemas have been seen wrong.
[[nodiscard]] std::optional<Error> typeFault(const ChangeSet &changes, const ServiceDescription &description);

} // namespace Provost
