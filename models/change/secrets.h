// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

#include <QStringList>

namespace Provost {

/// The same document with every secret's value (passwords, tokens; members by name, PATCH values by path) replaced by "[redacted]".
[[nodiscard]] Json withoutSecrets(const Json &json);

/// Does a secret stand there that was replaced? Such a document must never be sent.
[[nodiscard]] bool lacksSecrets(const Json &json);

/// The secrets' own texts, to keep them out of what a server says about them.
[[nodiscard]] QStringList secretsIn(const Json &json);
[[nodiscard]] QString withoutTexts(QString text, const QStringList &secrets);

} // namespace Provost
