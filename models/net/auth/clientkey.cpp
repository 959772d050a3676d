// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/clientkey.h"

#include "base/openssl.h"
#include "net/auth/storedkey.h"

#include <QFile>

#include <openssl/pem.h>
#include <openssl/provider.h>
#include <openssl/rsa.h>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 maxFile = 1024 * 1024;

OpenSsl::Bio readerOf(const QByteArray &bytes)
{
    return OpenSsl::Bio(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
}

QSslCertificate toQt(X509 *certificate)
{
    unsigned char *der = nullptr;
    const int size = i2d_X509(certificate, &der);
    if (size <= 0)
        return QSslCertificate();
    const QSslCertificate result(QByteArray(reinterpret_cast<const char *>(der), size), QSsl::Der);
    OPENSSL_free(der);
    return result;
}

bool looksLikePem(const QByteArray &bytes)
{
    return bytes.contains("-----BEGIN ");
}

bool isEncryptedPem(const QByteArray &bytes)
{
    return bytes.contains("ENCRYPTED");
}

/// Windows still writes PKCS#12 under RC2 and 3DES, which OpenSSL 3 keeps apart.
bool allowLegacyCiphers()
{
    // Destroyed before OpenSSL's own clean-up, which was registered earlier.
    static const std::unique_ptr<OSSL_PROVIDER, int (*)(OSSL_PROVIDER *)> legacy(OSSL_PROVIDER_try_load(nullptr, "legacy", 1), OSSL_PROVIDER_unload);
    return legacy != nullptr;
}

Result<QByteArray> contentOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(u"%1: %2"_s.arg(fileName, file.errorString()));
    return file.read(maxFile);
}
}

struct ClientKey::Parts {
    OpenSsl::Key key {};
    QList<QSslCertificate> certificates {};

    static Result<Parts> fromPem(const QByteArray &bytes, const Redacted<QByteArray> &passphrase);
    static Result<Parts> fromPkcs12(const QByteArray &bytes, const Redacted<QByteArray> &passphrase);
    static Result<Parts> fromBytes(const QByteArray &bytes, const Redacted<QByteArray> &passphrase);
};

Result<ClientKey::Parts> ClientKey::Parts::fromPem(const QByteArray &bytes, const Redacted<QByteArray> &passphrase)
{
    Parts parts;
    parts.certificates = QSslCertificate::fromData(bytes, QSsl::Pem);
    QByteArray given = passphrase.reveal();
    const OpenSsl::Bio reader = readerOf(bytes);
    parts.key.reset(PEM_read_bio_PrivateKey(reader.get(), nullptr, OpenSsl::givePassphrase, &given));
    ERR_clear_error();
    if (!parts.key && bytes.contains("PRIVATE KEY-----") && isEncryptedPem(bytes))
        return Error::validation(given.isEmpty() ? u"the private key needs its passphrase"_s : u"wrong passphrase for the private key"_s);
    if (!parts.key && bytes.contains("PRIVATE KEY-----"))
        return Error::validation(u"the private key is damaged"_s);
    return parts;
}

Result<ClientKey::Parts> ClientKey::Parts::fromPkcs12(const QByteArray &bytes, const Redacted<QByteArray> &passphrase)
{
    const OpenSsl::Bio reader = readerOf(bytes);
    const OpenSsl::Pkcs12 container(d2i_PKCS12_bio(reader.get(), nullptr));
    ERR_clear_error();
    if (!container)
        return Error::validation(u"neither PEM nor PKCS#12"_s);
    const char *given = passphrase.reveal().constData();
    if (PKCS12_verify_mac(container.get(), given, int(passphrase.reveal().size())) != 1
        && !(passphrase.isEmpty() && PKCS12_verify_mac(container.get(), nullptr, 0) == 1)) {
        ERR_clear_error();
        return Error::validation(passphrase.isEmpty() ? u"the private key needs its passphrase"_s : u"wrong passphrase for the private key"_s);
    }
    EVP_PKEY *key = nullptr;
    X509 *certificate = nullptr;
    STACK_OF(X509) *others = nullptr;
    int done = PKCS12_parse(container.get(), given, &key, &certificate, &others);
    if (done != 1 && allowLegacyCiphers())
        done = PKCS12_parse(container.get(), given, &key, &certificate, &others);
    const QString reason = done == 1 ? QString() : OpenSsl::lastReason();
    Parts parts {.key = OpenSsl::Key(key)};
    const OpenSsl::Certificate leaf(certificate);
    const OpenSsl::Certificates chain(others);
    if (done != 1)
        return Error::validation(u"the PKCS#12 file cannot be opened: %1"_s.arg(reason));
    if (leaf)
        parts.certificates << toQt(leaf.get());
    for (int i = 0; chain && i < sk_X509_num(chain.get()); ++i)
        parts.certificates << toQt(sk_X509_value(chain.get(), i));
    return parts;
}

Result<ClientKey::Parts> ClientKey::Parts::fromBytes(const QByteArray &bytes, const Redacted<QByteArray> &passphrase)
{
    return looksLikePem(bytes) ? fromPem(bytes, passphrase) : fromPkcs12(bytes, passphrase);
}

Result<ClientKey> ClientKey::assemble(Parts parts)
{
    if (!parts.key)
        return Error::validation(u"holds no private key"_s);
    parts.certificates.removeIf([](const QSslCertificate &one) { return one.isNull(); });
    if (parts.certificates.isEmpty())
        return Error::validation(u"holds no certificate"_s);
    const auto belongs = [&parts](const QSslCertificate &one) {
        return X509_check_private_key(static_cast<X509 *>(one.handle()), parts.key.get()) == 1;
    };
    const auto own = std::find_if(parts.certificates.begin(), parts.certificates.end(), belongs);
    ERR_clear_error();
    if (own == parts.certificates.end())
        return Error::validation(u"the certificate does not belong to the private key"_s);
    std::rotate(parts.certificates.begin(), own, std::next(own));
    ClientKey result;
    result.m_certificates = parts.certificates;
    result.m_key = {parts.key.release(), EVP_PKEY_free};
    return result;
}

Result<ClientKey> ClientKey::fromBytes(const QByteArray &bytes, const Redacted<QByteArray> &passphrase)
{
    auto parts = Parts::fromBytes(bytes, passphrase);
    if (!parts)
        return parts.error();
    return assemble(std::move(parts).value());
}

Result<ClientKey> ClientKey::load(const SignIn &signIn, const SignInSecrets &secrets)
{
    if (signIn.certificateFile.isEmpty() && secrets.keyPair.isEmpty())
        return Error::validation(u"there is no certificate to sign in with"_s);
    const auto first = signIn.certificateFile.isEmpty() ? Result(secrets.keyPair.reveal()) : contentOf(signIn.certificateFile);
    if (!first)
        return first.error();
    auto parts = Parts::fromBytes(*first, secrets.secret);
    if (!parts)
        return parts.error();
    if (signIn.keyFile.contains(u"pkcs11:"_s)) {
        auto key = storedKey(signIn.keyFile, secrets.secret);
        if (!key)
            return key.error();
        parts->key = std::move(key).value();
    } else if (!signIn.keyFile.isEmpty()) {
        const auto second = contentOf(signIn.keyFile);
        if (!second)
            return second.error();
        auto more = Parts::fromBytes(*second, secrets.secret);
        if (!more)
            return more.error();
        parts->key = std::move(more->key);
    }
    return assemble(std::move(parts).value());
}

QByteArray ClientKey::thumbprint() const
{
    return m_certificates.first().digest(QCryptographicHash::Sha256);
}

bool ClientKey::isRsa() const
{
    return EVP_PKEY_is_a(m_key.get(), "RSA") == 1;
}

Result<QByteArray> ClientKey::sign(SignIn::Algorithm algorithm, QByteArrayView data) const
{
    if (!isRsa())
        return Error::validation(u"an RSA key is needed to sign in with a certificate"_s);
    const OpenSsl::DigestContext context(EVP_MD_CTX_new());
    EVP_PKEY_CTX *how = nullptr; // belongs to the context
    bool fine = EVP_DigestSignInit(context.get(), &how, EVP_sha256(), nullptr, m_key.get()) == 1;
    if (algorithm == SignIn::Algorithm::Ps256) {
        fine = fine && EVP_PKEY_CTX_set_rsa_padding(how, RSA_PKCS1_PSS_PADDING) == 1;
        fine = fine && EVP_PKEY_CTX_set_rsa_pss_saltlen(how, RSA_PSS_SALTLEN_DIGEST) == 1; // RFC 7518 section 3.5
    }
    const auto *bytes = reinterpret_cast<const unsigned char *>(data.data());
    size_t size = 0;
    fine = fine && EVP_DigestSign(context.get(), nullptr, &size, bytes, size_t(data.size())) == 1;
    QByteArray signature(qsizetype(size), Qt::Uninitialized);
    fine = fine && EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size, bytes, size_t(data.size())) == 1;
    if (!fine)
        return Error::validation(u"the private key does not sign: %1"_s.arg(OpenSsl::lastReason()));
    signature.resize(qsizetype(size));
    return signature;
}

Result<QSslKey> ClientKey::tlsKey() const
{
    const OpenSsl::Bio writer(BIO_new(BIO_s_mem()));
    if (PEM_write_bio_PrivateKey(writer.get(), m_key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1) {
        char *text = nullptr;
        const long size = BIO_get_mem_data(writer.get(), &text);
        QByteArray pem = QByteArray::fromRawData(text, size);
        const QSslKey key(pem, isRsa() ? QSsl::Rsa : QSsl::Ec);
        OPENSSL_cleanse(text, size_t(size));
        if (!key.isNull())
            return key;
    }
    ERR_clear_error();
    EVP_PKEY_up_ref(m_key.get()); // a key that does not leave its token: Qt frees the handle
    const QSslKey key(Qt::HANDLE(m_key.get()), QSsl::PrivateKey);
    if (key.isNull())
        return Error::validation(u"TLS cannot use this private key"_s);
    return key;
}

} // namespace Provost
