// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpmessage.h"

#include <QByteArrayMatcher>

namespace Provost {

/// What replaces a secret before anything is stored or shown.
inline constexpr QByteArrayView redactedText = "[redacted]";

/// Does a member, parameter or attribute of this name hold a secret? password in any spelling, tokens, client secrets.
[[nodiscard]] bool isSecretName(QByteArrayView name);

/// Authorization, Proxy-Authorization, Cookie, Set-Cookie and keys lose their values; Location its secret parameters.
[[nodiscard]] QList<HttpHeader> redactHeaders(QList<HttpHeader> headers);

/// User info and the values of secret query parameters, and whatever a filter compares a password with.
[[nodiscard]] QUrl redactUrl(const QUrl &url);

/// A JSON text at any depth, cut off or malformed ones too: values of secret members, and the `value` beside a PATCH `path` that
/// names a secret. Form-encoded text: the secret fields. Anything else, as redactWords() does. Shares the bytes when there is nothing to hide.
[[nodiscard]] QByteArray redactBody(const QByteArray &body);

/// What the JSON text `sent` tells in confidence, a new password, wherever it stands in the text of an answer, escaped as in JSON or markup or not:
/// servers repeat what they refuse.
[[nodiscard]] QByteArray redactRepeated(const QByteArray &text, const QByteArray &sent);

/// What a program or a page says in words: what follows Bearer or Basic, what is given to a name that holds secrets, elements of markup of such names, signed tokens.
[[nodiscard]] QByteArray redactWords(const QByteArray &text);

/// A known secret, wherever it stands.
[[nodiscard]] QByteArray redactLiteral(const QByteArray &text, const QByteArrayMatcher &secret);

} // namespace Provost
