// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/signin.h"
#include "scim/browsersignin.h"
#include "scim/serverprofile.h"

namespace Provost {

/// What a provider's profile knows of signing in.
struct KnownSignIn {
    ServerProfile profile {};
    BrowserSignIn browser {};
    /// By the id of its profile; `directory` has the operator's own.
    [[nodiscard]] static KnownSignIn of(const ServerProfile &profile, const QString &directory = {}) { return {profile, BrowserSignIn::of(profile.id, directory)}; }
    friend bool operator==(const KnownSignIn &, const KnownSignIn &) = default;

    /// A sign-in of this kind: addresses (with the tenant in its place, and relative to `baseUrl` where they have no host of their own) and scope.
    [[nodiscard]] SignIn preset(SignIn::Kind kind, const QString &tenant, const QUrl &baseUrl) const;
    [[nodiscard]] QString scope(SignIn::Kind kind) const; ///< empty: none
};

/// The kinds the profile names, in its order; bearer where it names none.
[[nodiscard]] QList<SignIn::Kind> kindsOf(const ServerProfile &profile);
/// The tenant that stands in a token URL made by presetOf(); empty when it is not of that form.
[[nodiscard]] QString tenantIn(const ServerProfile &profile, const QUrl &tokenUrl);

} // namespace Provost
