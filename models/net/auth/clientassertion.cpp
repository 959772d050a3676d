// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/clientassertion.h"

#include <QCryptographicHash>
#include <QUuid>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 validSeconds = 300; // Entra: five to ten minutes

QByteArray encoded(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}
}

Result<QByteArray> ClientAssertion::signedBy(const ClientKey &key) const
{
    const bool pss = algorithm == SignIn::Algorithm::Ps256;
    Json header = Json::object({{u"alg"_s, pss ? u"PS256"_s : u"RS256"_s}, {u"typ"_s, u"JWT"_s},
                                {u"x5t#S256"_s, QString::fromLatin1(encoded(key.thumbprint()))}});
    if (!pss) // whoever knows only RS256 may know only the older thumbprint
        header.set(u"x5t"_s, QString::fromLatin1(encoded(key.certificates().first().digest(QCryptographicHash::Sha1))));
    if (!keyId.isEmpty())
        header.set(u"kid"_s, keyId);
    const qint64 seconds = now.toSecsSinceEpoch();
    const Json claims = Json::object({{u"aud"_s, audience},
                                      {u"iss"_s, clientId},
                                      {u"sub"_s, clientId},
                                      {u"jti"_s, id.isEmpty() ? QUuid::createUuid().toString(QUuid::WithoutBraces) : id},
                                      {u"nbf"_s, seconds},
                                      {u"iat"_s, seconds},
                                      {u"exp"_s, seconds + validSeconds}});
    const QByteArray text = encoded(header.toBytes()) + '.' + encoded(claims.toBytes());
    const auto signature = key.sign(algorithm, text);
    if (!signature)
        return signature.error();
    return QByteArray(text + '.' + encoded(*signature));
}

} // namespace Provost
