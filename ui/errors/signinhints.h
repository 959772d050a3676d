// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "errors/errortext.h"

#include <optional>

namespace Provost {

/// What is known of failures to sign in: Entra's AADSTS codes, OAuth's error names, certificates, the vault, the keychain, the token command. Nothing for others.
[[nodiscard]] std::optional<ErrorText> signInHint(const Error &error);
/// Refusals of our own: read-only connections, used up budgets, a certificate that is not the pinned one.
[[nodiscard]] std::optional<ErrorText> refusalHint(const Error &error, const QString &server);
/// The host of a token endpoint that an Error names; empty when it is about something else.
[[nodiscard]] QString signInHost(const Error &error);

} // namespace Provost
