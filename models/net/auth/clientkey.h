// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/signin.h"

#include <QDateTime>
#include <QSslCertificate>
#include <QSslKey>

#include <memory>

struct evp_pkey_st; // OpenSSL's EVP_PKEY

namespace Provost {

/// A certificate with its private key: signs client assertions, or stands in for the client in TLS.
class ClientKey
{
public:
    /// PEM or PKCS#12, told apart by looking. Error::Validation says what is missing ("wrong passphrase", "holds no private key", ...).
    [[nodiscard]] static Result<ClientKey> fromBytes(const QByteArray &bytes, const Redacted<QByteArray> &passphrase);
    /// From the files of `signIn`, or the key pair among the secrets; the key may stay behind a pkcs11: URI.
    [[nodiscard]] static Result<ClientKey> load(const SignIn &signIn, const SignInSecrets &secrets);

    /// The certificate that belongs to the key, then what it hangs on.
    [[nodiscard]] const QList<QSslCertificate> &certificates() const { return m_certificates; }
    [[nodiscard]] QByteArray thumbprint() const; ///< SHA-256 of the certificate's DER form
    [[nodiscard]] QDateTime expires() const { return m_certificates.first().expiryDate(); }
    [[nodiscard]] bool isRsa() const;
    /// RSASSA-PSS (salt as long as the digest) or PKCS#1 v1.5, over SHA-256.
    [[nodiscard]] Result<QByteArray> sign(SignIn::Algorithm algorithm, QByteArrayView data) const;
    [[nodiscard]] Result<QSslKey> tlsKey() const;

private:
    struct Parts;
    [[nodiscard]] static Result<ClientKey> assemble(Parts parts);
    std::shared_ptr<evp_pkey_st> m_key;
    QList<QSslCertificate> m_certificates;
};

} // namespace Provost
