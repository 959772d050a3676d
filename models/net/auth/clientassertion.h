// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/clientkey.h"

namespace Provost {

/// The JWT by which a client proves that it has its certificate's key (RFC 7523 section 2.2), with the claims that Entra asks for.
struct ClientAssertion {
    QString clientId {};
    QString audience {}; ///< the token URL, for most
    SignIn::Algorithm algorithm = SignIn::Algorithm::Ps256;
    QString keyId {}; ///< empty: the certificate's thumbprint alone names the key
    QDateTime now = QDateTime::currentDateTimeUtc();
    QString id {}; ///< `jti`; empty: a new UUID

    [[nodiscard]] Result<QByteArray> signedBy(const ClientKey &key) const;
};

} // namespace Provost
