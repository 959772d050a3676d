// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/signin.h"
#include "scim/serverprofile.h"

namespace Provost {

/// A sign-in of this kind with what the provider's profile knows of it: token URL (with the tenant in its place) and scope.
[[nodiscard]] SignIn presetOf(const ServerProfile &profile, SignIn::Kind kind, const QString &tenant);
/// The kinds the profile names, in its order; bearer where it names none.
[[nodiscard]] QList<SignIn::Kind> kindsOf(const ServerProfile &profile);
/// The tenant that stands in a token URL made by presetOf(); empty when it is not of that form.
[[nodiscard]] QString tenantIn(const ServerProfile &profile, const QUrl &tokenUrl);

} // namespace Provost
