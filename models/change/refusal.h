// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

namespace Provost {

// What a provider means by an answer that is no success.

/// It cannot be reached, does not let us in or is not to be asked: no other request would fare better.
[[nodiscard]] bool isOutage(const Error &error);
/// A gateway's word for a server that is away.
[[nodiscard]] bool isFromGateway(const Error &error);
/// Refused for what was in it, so that a part of it may still be taken.
[[nodiscard]] bool isAboutContent(const Error &error);
/// Not about what was asked for, but about others who ask the same object at that moment.
[[nodiscard]] bool saysBusy(const Error &error);
/// A 2xx that could not be read.
[[nodiscard]] bool isSuccess(const std::optional<Error> &error);
/// In so many words: 409 alone means anything, a group that is being provisioned for instance.
[[nodiscard]] bool saysAlreadyMember(const Error &error);
[[nodiscard]] bool saysNotMember(const Error &error);

} // namespace Provost
