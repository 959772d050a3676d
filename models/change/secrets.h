// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

#include <QStringList>

namespace Provost {

/// The same document with every secret's value (passwords, tokens; members by name, PATCH values by path) replaced by "[redacted]".
[[nodiscard]] Json withoutSecrets(const Json &json);

/// Does a secret stand there that was replaced? Such a document must never be sent.
[[nodiscard]] bool lacksSecrets(const Json &json);

/// A secret and where it stands: names and list indexes from the outside in, joined by "/".
struct PlacedSecret {
    QString place {};
    QString text {};
    friend bool operator==(const PlacedSecret &, const PlacedSecret &) = default;
};
[[nodiscard]] QList<PlacedSecret> placedSecretsIn(const Json &json);
/// The document with this secret back in its place; unchanged when nothing was replaced there.
[[nodiscard]] Json withSecret(const Json &json, const PlacedSecret &secret);

/// The secrets' own texts, to keep them out of what a server says about them.
[[nodiscard]] QStringList secretsIn(const Json &json);
[[nodiscard]] QString withoutTexts(QString text, const QStringList &secrets);

} // namespace Provost
