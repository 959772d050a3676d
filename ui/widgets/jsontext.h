// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

namespace Provost {

/// JSON laid out for reading, token by token: digits, key order, duplicates and mistakes stay as they came, and a document that was cut
/// off is laid out as far as it goes. Strings longer than `longestString` are shortened and say by how much; -1 shortens nothing.
[[nodiscard]] QString indentedJson(QByteArrayView utf8, qsizetype longestString = -1);

/// Whether a body begins as a JSON object or array does.
[[nodiscard]] bool looksLikeJson(QByteArrayView utf8);

} // namespace Provost
