// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/certificatecheck.h"

#include "base/openssl.h"

#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <QRegularExpression>
#include <QSslConfiguration>

#include <algorithm>
#include <array>
#include <ctime>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostShown = 20; ///< certificates of a server among which a way is looked for; a chain has three or four

using RevocationList = std::unique_ptr<X509_CRL, OpenSsl::Deleter<X509_CRL_free>>;

QList<QByteArray> revocationListsIn(const QByteArray &pem)
{
    QList<QByteArray> found;
    const OpenSsl::Bio bio(BIO_new_mem_buf(pem.constData(), int(pem.size())));
    // certificates in between are passed over
    while (const RevocationList list {PEM_read_bio_X509_CRL(bio.get(), nullptr, nullptr, nullptr)}) {
        QByteArray der(std::max(0, i2d_X509_CRL(list.get(), nullptr)), '\0');
        auto *end = reinterpret_cast<unsigned char *>(der.data());
        if (i2d_X509_CRL(list.get(), &end) > 0)
            found << der;
    }
    ERR_clear_error();
    return found;
}

OpenSsl::Certificate parsed(const QSslCertificate &certificate)
{
    const QByteArray der = certificate.toDer();
    const auto *begin = reinterpret_cast<const unsigned char *>(der.constData());
    return OpenSsl::Certificate(d2i_X509(nullptr, &begin, long(der.size())));
}

RevocationList parsed(const QByteArray &der)
{
    const auto *begin = reinterpret_cast<const unsigned char *>(der.constData());
    return RevocationList(d2i_X509_CRL(nullptr, &begin, long(der.size())));
}

/// A list is believed when one of the authorities of its issuer's name has signed it.
bool isSignedByOneOf(X509_CRL *list, const QList<QSslCertificate> &authorities)
{
    for (const QSslCertificate &candidate : authorities) {
        const OpenSsl::Certificate authority = parsed(candidate);
        if (authority && X509_NAME_cmp(X509_get_subject_name(authority.get()), X509_CRL_get_issuer(list)) == 0
            && X509_CRL_verify(list, X509_get0_pubkey(authority.get())) == 1)
            return true;
    }
    ERR_clear_error();
    return false;
}

/// All that may have signed it: authorities are renewed with the key they had, and certified by several others.
QList<QSslCertificate> issuersOf(const QSslCertificate &certificate, const QList<QSslCertificate> &authorities)
{
    const OpenSsl::Certificate subject = parsed(certificate);
    QList<QSslCertificate> issuers;
    for (const QSslCertificate &candidate : authorities) {
        const OpenSsl::Certificate authority = parsed(candidate);
        if (subject && authority && X509_check_issued(authority.get(), subject.get()) == X509_V_OK
            && X509_verify(subject.get(), X509_get0_pubkey(authority.get())) == 1)
            issuers << candidate;
    }
    ERR_clear_error();
    return issuers;
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts {};
    if (time == nullptr || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday), QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

QString issuerOf(X509_CRL *list)
{
    std::array<char, 256> name {};
    const X509_NAME *issuer = X509_CRL_get_issuer(list);
    const bool hasCommonName = X509_NAME_get_text_by_NID(issuer, NID_commonName, name.data(), int(name.size())) > 0;
    return hasCommonName ? QString::fromUtf8(name.data()) : QString::fromUtf8(X509_NAME_oneline(issuer, name.data(), int(name.size())));
}

} // namespace

QByteArray certificatesIn(const QByteArray &pem)
{
    // no hyphen in between: what a block that never ends runs into may be a key
    static const QRegularExpression block(u"-----BEGIN (CERTIFICATE|X509 CRL)-----[^-]*-----END \\1-----"_s);
    QByteArray kept;
    for (auto found = block.globalMatch(QString::fromLatin1(pem)); found.hasNext();)
        kept += found.next().captured().toLatin1() + '\n';
    return kept;
}

std::optional<QByteArray> fingerprintOf(const QString &text)
{
    static const QRegularExpression digits(u"^[0-9a-f]{64}$"_s, QRegularExpression::CaseInsensitiveOption);
    const QString plain = QString(text).remove(u':').remove(u' ').trimmed();
    return digits.match(plain).hasMatch() ? std::optional(QByteArray::fromHex(plain.toLatin1())) : std::nullopt;
}

CertificateCheck::CertificateCheck(QByteArray pinned, const QByteArray &extraPem, const QList<QSslCertificate> &trusted)
    : m_pinned(std::move(pinned))
    , m_revocationLists(revocationListsIn(extraPem))
{
    if (m_revocationLists.isEmpty())
        return;
    static const QList<QSslCertificate> systems = QSslConfiguration::systemCaCertificates(); // read from its files each time
    m_authorities = QSslCertificate::fromData(extraPem, QSsl::Pem);
    for (const QList<QSslCertificate> &more : {trusted, systems}) {
        for (const QSslCertificate &one : more) {
            if (!m_authorities.contains(one))
                m_authorities << one;
        }
    }
}

bool CertificateCheck::isNeeded(const QByteArray &pinned, const QByteArray &extraPem)
{
    return !pinned.isEmpty() || extraPem.contains("-----BEGIN X509 CRL-----");
}

/// Authorities that the server leaves out are looked for among those that the connection knows. One way that is not revoked is enough if it ends in a root that the connection knows; a server may show what it likes.
CertificateCheck::Way CertificateCheck::wayUp(const QList<QSslCertificate> &shown) const
{
    const QList<QSslCertificate> authorities = m_authorities + shown.first(std::min(shown.size(), mostShown));
    QList<QSslCertificate> reached {shown.constFirst()};
    QSslCertificate revoked;
    for (qsizetype i = 0; i < reached.size(); ++i) {
        if (reached.at(i).isSelfSigned() && m_authorities.contains(reached.at(i)))
            return {.isGood = true};
        const QList<QSslCertificate> issuers = issuersOf(reached.at(i), authorities);
        for (const QSslCertificate &issuer : issuers) {
            if (reached.contains(issuer) || issuer.expiryDate() < QDateTime::currentDateTimeUtc())
                continue;
            if (!isRevoked(issuer, shown))
                reached << issuer;
            else if (revoked.isNull())
                revoked = issuer;
        }
    }
    return {.revoked = revoked};
}

std::optional<Error> CertificateCheck::objection(const QList<QSslCertificate> &shown) const
{
    const QByteArray found = shown.value(0).digest(QCryptographicHash::Sha256);
    if (!m_pinned.isEmpty() && found != m_pinned) {
        return Error {.kind = ErrorKind::Tls,
                      .detail = u"certificate changed: %1 is pinned, the server shows %2"_s.arg(QString::fromLatin1(m_pinned.toHex(':')),
                                                                                                QString::fromLatin1(found.toHex(':')))};
    }
    if (m_revocationLists.isEmpty() || shown.isEmpty())
        return {};
    const auto objectionTo = [](const QString &words, const QSslCertificate &certificate) {
        return Error {.kind = ErrorKind::Tls, .detail = words.arg(certificate.subjectDisplayName(), QString::fromLatin1(certificate.serialNumber()))};
    };
    const QString authorityRevoked = u"authority revoked: %1, number %2"_s;
    if (isRevoked(shown.constFirst(), shown))
        return objectionTo(u"certificate revoked: %1, number %2"_s, shown.constFirst());
    for (const QSslCertificate &authority : shown.sliced(1)) {
        if (isRevoked(authority, shown))
            return objectionTo(authorityRevoked, authority);
    }
    const Way way = wayUp(shown);
    return way.isGood || way.revoked.isNull() ? std::nullopt : std::optional(objectionTo(authorityRevoked, way.revoked));
}

QList<RevocationRemark> CertificateCheck::remarks(const QList<QSslCertificate> &chain) const
{
    using Kind = RevocationRemark::Kind;
    QList<RevocationRemark> remarks;
    for (const QByteArray &der : m_revocationLists) {
        const RevocationList list = parsed(der);
        if (!list)
            continue;
        const QDateTime next = timeOf(X509_CRL_get0_nextUpdate(list.get()));
        if (!isSignedByOneOf(list.get(), chain + m_authorities))
            remarks.append({.kind = Kind::UnknownSigner, .issuer = issuerOf(list.get()), .nextUpdate = next});
        else if (next.isValid() && next < QDateTime::currentDateTimeUtc())
            remarks.append({.kind = Kind::Outdated, .issuer = issuerOf(list.get()), .nextUpdate = next});
    }
    return remarks;
}

bool CertificateCheck::isRevoked(const QSslCertificate &certificate, const QList<QSslCertificate> &chain) const
{
    if (m_revocationLists.isEmpty())
        return false;
    const OpenSsl::Certificate subject = parsed(certificate);
    for (const QByteArray &der : m_revocationLists) {
        const RevocationList list = parsed(der);
        X509_REVOKED *entry = nullptr; // owned by the list
        if (!subject || !list || X509_NAME_cmp(X509_get_issuer_name(subject.get()), X509_CRL_get_issuer(list.get())) != 0)
            continue;
        // 1: revoked; 2: it was on hold and is removed from the list
        if (X509_CRL_get0_by_cert(list.get(), &entry, subject.get()) == 1 && isSignedByOneOf(list.get(), chain + m_authorities))
            return true;
    }
    return false;
}

} // namespace Provost
