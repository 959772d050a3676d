// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "errors/errortext.h"

#include <optional>

namespace Provost {

/// What is known of failures that only their text tells apart. Each gives summary and advice, or nothing when the text is a stranger.
/// `server` is ready to stand in a sentence.
[[nodiscard]] std::optional<ErrorText> transportHint(const QString &detail, const QString &server);
[[nodiscard]] std::optional<ErrorText> tlsHint(const QString &detail, const QString &server);
[[nodiscard]] std::optional<ErrorText> providerHint(const Error &error);
[[nodiscard]] std::optional<ErrorText> scimTypeHint(const QString &scimType);

} // namespace Provost
