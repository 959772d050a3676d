// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace Provost {

/// An unsigned access token that tells an application's roles; without any it is a person's, whose scopes say nothing of what is permitted.
[[nodiscard]] inline Redacted<QByteArray> tokenWith(const QStringList &roles)
{
    const auto part = [](const QJsonObject &json) {
        return QJsonDocument(json).toJson(QJsonDocument::Compact).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    };
    QJsonObject claims {{QStringLiteral("exp"), 4e9}};
    if (roles.isEmpty())
        claims.insert(QStringLiteral("scp"), QStringLiteral("openid"));
    else
        claims.insert(QStringLiteral("roles"), QJsonArray::fromStringList(roles));
    return Redacted<QByteArray>(part({{QStringLiteral("alg"), QStringLiteral("none")}}) + '.' + part(claims) + ".x");
}

} // namespace Provost
