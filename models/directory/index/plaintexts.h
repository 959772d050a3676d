// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>

namespace Provost {

// What is done with most values of a directory, which are ASCII, without making texts of UTF-16 of them.

/// foldText() of letters, digits and marks of ASCII with nothing to simplify, of as many bytes; false: it is not that.
[[nodiscard]] bool foldPlain(std::string_view text, char *into);

/// phoneDigits() of ASCII.
[[nodiscard]] std::string plainDigits(std::string_view text);

/// The seconds of parseInstant() of what nearly all providers write, "2026-01-02T03:04:05.678Z" with or without a fraction; none: it may be a time nevertheless.
[[nodiscard]] std::optional<qint64> plainInstant(std::string_view text);

} // namespace Provost
