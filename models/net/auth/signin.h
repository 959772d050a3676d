// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"
#include "base/result.h"
#include "scim/json.h"

#include <QStringList>
#include <QUrl>

namespace Provost {

/// How a connection proves who it is: everything about it that is no secret.
struct SignIn {
    enum class Kind : quint8 { None, Bearer, Basic, ClientSecret, ClientCertificate, AuthorizationCode, MutualTls, Command };
    enum class Algorithm : quint8 { Ps256, Rs256 };

    Kind kind = Kind::Bearer;
    QUrl tokenUrl {}; ///< RFC 6749 section 3.2
    QUrl authorizationUrl {}; ///< RFC 6749 section 3.1
    QUrl redirectUrl {}; ///< loopback; without a port any free one is taken (RFC 8252 section 7.3). Empty: http://127.0.0.1/
    QString clientId {};
    QString scope {};
    QString userName {}; ///< Basic
    bool secretInHeader = false; ///< client_secret_basic instead of client_secret_post
    Algorithm algorithm = Algorithm::Ps256; ///< of the client assertion
    QString keyId {}; ///< `kid` of the assertion, for servers that know keys by name
    QString audience {}; ///< `aud` of the assertion; empty: the token URL
    QString certificateFile {}; ///< PEM (with or without the key) or PKCS#12; empty: the secrets hold it
    QString keyFile {}; ///< PEM, or a pkcs11: URI; empty: beside the certificate
    QStringList command {}; ///< program and arguments; no shell
    friend bool operator==(const SignIn &, const SignIn &) = default;

    [[nodiscard]] static QString nameOf(Kind kind); ///< "client-certificate", ...: in files, profiles and on the command line
    [[nodiscard]] static std::optional<Kind> kindCalled(const QString &name);
    [[nodiscard]] static QStringList kindNames();

    /// Members `auth`, `tokenUrl`, `clientId`, ...; Error::Validation names the member that does not do.
    [[nodiscard]] static Result<SignIn> fromJson(const Json &json);
    void writeTo(Json &json) const; ///< only what differs from the default; takes away what is not needed any more

    /// Whether a pkcs11: address tells the PIN, or where it stands: saved in the open it would be no secret any more.
    [[nodiscard]] bool holdsPin() const;
    /// Whether one of the secrets has to be there before anything can be asked for.
    [[nodiscard]] bool needsSecret() const;
};

/// The secrets of one connection. In memory, the keychain or the vault, nowhere else.
struct SignInSecrets {
    Redacted<QByteArray> secret {}; ///< bearer token, client secret, password, or the passphrase of the key
    Redacted<QByteArray> keyPair {}; ///< certificate and private key, PEM or PKCS#12, when they are not in files
    Redacted<QByteArray> refreshToken {};
    Redacted<QByteArray> proxyPassword {};
    QString proxyFor {}; ///< what proxyBinding() said when it was entered: it is given to no other proxy, and for no other user
    [[nodiscard]] bool isEmpty() const { return secret.isEmpty() && keyPair.isEmpty() && refreshToken.isEmpty() && proxyPassword.isEmpty(); }
    friend bool operator==(const SignInSecrets &, const SignInSecrets &) = default;
};

} // namespace Provost
