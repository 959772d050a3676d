// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace Provost {

constexpr int jsonDepthLimit = 256;

/// The first place where `utf8` stops being one document of RFC 8259 JSON, in words, with the byte's position; none when it is one.
/// Slower than simdjson, which cannot say where, and as strict; lone surrogates and numbers of any length pass.
[[nodiscard]] std::optional<Error> findJsonFault(QByteArrayView utf8);

/// A copy of a document that is certain to be valid JSON, with `jsonPadding` bytes behind it which simdjson may read.
/// A byte order mark in front is dropped. simdjson's on-demand walk trusts its input, so all of it passes through here first.
[[nodiscard]] Result<QByteArray> checkedJson(QByteArrayView utf8);
constexpr qsizetype jsonPadding = 64;

/// A string's text between its quotes, of valid JSON, with escapes resolved. Lone surrogates survive as such.
[[nodiscard]] QString unescapedJson(QByteArrayView inner);
/// A text that stands inside a document: QString::fromUtf8() takes a leading U+FEFF for a byte order mark and drops it, there it is a character.
[[nodiscard]] QString textInJson(QByteArrayView utf8);

/// A key's text, of valid JSON, from behind its opening quote; simdjson does not tell where it ends.
[[nodiscard]] QByteArrayView jsonKeyText(const char *start);

} // namespace Provost
