// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/capabilitycard.h"

namespace Provost {

/// A profile that says what was seen instead of what was taken for granted, as `extends` of the shipped one (docs/profile-format.md); Undefined when
/// nothing that a profile can hold is to be corrected. A provider that no shipped profile knows gets one of its own, found by its URL.
/// `effective`: the profile completed by discovery, which the card was made with.
[[nodiscard]] Json suggestedProfile(const CapabilityCard &card, const ServerProfile &effective);

} // namespace Provost
