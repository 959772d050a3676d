// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QSslCertificate>

#include <optional>

namespace Provost {

/// A list of revoked certificates that came with the extra CA and proves less than it seems to.
struct RevocationRemark {
    enum class Kind : quint8 {
        Outdated, ///< its next update should have come: what was revoked since is not in it
        UnknownSigner, ///< nobody who is trusted has signed it, so that it is passed over
    };
    Kind kind = Kind::Outdated;
    QString issuer {};
    QDateTime nextUpdate {}; ///< UTC
};

/// The certificates and lists of revoked ones of a PEM text, and nothing else of it: a private key that stands beside them is no business of ours.
[[nodiscard]] QByteArray certificatesIn(const QByteArray &pem);

/// A SHA-256 fingerprint as people write it, with or without colons: 32 bytes; none: it is not one.
[[nodiscard]] std::optional<QByteArray> fingerprintOf(const QString &text);

/// What a connection asks of a server's certificates beyond a valid chain, before a byte of a request is sent: to be the pinned one, and not to stand
/// on a list of revoked certificates (RFC 5280 section 5) that came with the connection's extra CA.
class CertificateCheck
{
public:
    CertificateCheck() = default;
    /// `pinned`: SHA-256 of the server's certificate, empty for any. `extraPem`: authorities and revocation lists in PEM form. `trusted`: authorities besides; the system's are known.
    CertificateCheck(QByteArray pinned, const QByteArray &extraPem, const QList<QSslCertificate> &trusted);

    /// Is there anything to check? Costs no parsing.
    [[nodiscard]] static bool isNeeded(const QByteArray &pinned, const QByteArray &extraPem);
    /// A Tls error, or nothing when the chain (of those shown; the server's own certificate first) is as wanted.
    [[nodiscard]] std::optional<Error> objection(const QList<QSslCertificate> &shown) const;
    [[nodiscard]] QList<RevocationRemark> remarks(const QList<QSslCertificate> &chain) const;

private:
    struct Way {
        bool isGood = false; ///< up to a root that the connection knows, and nobody on it is revoked
        QSslCertificate revoked {}; ///< the first authority that bars one
    };
    [[nodiscard]] Way wayUp(const QList<QSslCertificate> &shown) const; ///< from the server's own
    [[nodiscard]] bool isRevoked(const QSslCertificate &certificate, const QList<QSslCertificate> &chain) const;

    QByteArray m_pinned;
    QList<QByteArray> m_revocationLists; ///< DER
    QList<QSslCertificate> m_authorities; ///< that are trusted; without lists nobody asks for them
};

} // namespace Provost
