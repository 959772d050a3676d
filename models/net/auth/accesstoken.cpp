// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/accesstoken.h"

#include "scim/json.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
QStringList wordsOf(const Json &json)
{
    if (json.isString())
        return json.toString().split(u' ', Qt::SkipEmptyParts);
    QStringList words;
    for (const Json &item : json.items())
        words << item.toString();
    return words;
}
}

bool fitsHeader(QByteArrayView token)
{
    return !token.isEmpty() && std::all_of(token.begin(), token.end(), [](char c) { return c > ' ' && c < 127; });
}

Result<AccessToken> AccessToken::fromBody(const QByteArray &body)
{
    const auto json = Json::parse(body);
    if (!json || !json->isObject())
        return Error::protocol(u"the token endpoint did not answer with a JSON object"_s);
    const QByteArray value = json->value(u"access_token").toString().toLatin1();
    const QString type = json->value(u"token_type").toString();
    if (!fitsHeader(value))
        return Error::protocol(u"the token endpoint's answer holds no access_token"_s);
    if (!type.isEmpty() && type.compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        return Error::protocol(u"the token endpoint gave a token of type \"%1\", not a bearer token"_s.arg(type.left(40)));
    AccessToken token {.value = Redacted(value), .refreshToken = Redacted(json->value(u"refresh_token").toString().toLatin1())};
    const Json lifetime = json->value(u"expires_in"); // some send it as a text
    const qint64 seconds = lifetime.isString() ? lifetime.toString().toLongLong() : lifetime.toInteger();
    if (seconds > 0)
        token.lifetime = std::chrono::seconds(std::min<qint64>(seconds, 400ll * 24 * 3600));
    return token;
}

std::optional<TokenClaims> TokenClaims::of(QByteArrayView token)
{
    const QByteArrayList parts = token.toByteArray().split('.');
    if (parts.size() != 3)
        return {};
    const auto payload = QByteArray::fromBase64Encoding(parts.at(1), QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const auto json = Json::parse(payload ? *payload : QByteArray());
    if (!json || !json->isObject())
        return {};
    TokenClaims claims {.roles = wordsOf(json->value(u"roles")), .scopes = wordsOf(json->value(u"scp")), .application = json->value(u"app_displayname").toString(),
                        .tenant = json->value(u"tid").toString()};
    if (claims.scopes.isEmpty())
        claims.scopes = wordsOf(json->value(u"scope"));
    for (const QStringView name : {u"appid", u"azp", u"client_id"}) {
        if (claims.application.isEmpty())
            claims.application = json->value(name).toString();
    }
    for (const QStringView name : {u"upn", u"preferred_username", u"unique_name", u"email", u"oid", u"sub"}) {
        const QString text = json->value(name).toString();
        if (!text.isEmpty() && !claims.person.contains(text))
            claims.person << text;
    }
    if (const qint64 expires = json->value(u"exp").toInteger(); expires > 0)
        claims.expires = QDateTime::fromSecsSinceEpoch(expires, Qt::UTC);
    return claims;
}

} // namespace Provost
