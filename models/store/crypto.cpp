// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/crypto.h"

#include "base/openssl.h"

#include <QCryptographicHash>

#include <openssl/crypto.h>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr QByteArrayView magic {"PRVSEAL\x1a", 8};
constexpr char version = 1;
constexpr qsizetype saltSize = 16;
constexpr qsizetype checkSize = 16;
constexpr qsizetype checksumSize = 4;
constexpr qsizetype nonceSize = 12;
constexpr qsizetype tagSize = 16;
constexpr size_t keySize = 32;
constexpr quint64 maxMemory = 300ull * 1024 * 1024; // a file from a stranger must not take the machine

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytesOf(char *data)
{
    return reinterpret_cast<unsigned char *>(data);
}

const QString anotherKey = u"sealed with another key"_s;

Error failed(const QString &what)
{
    return Error::store(u"%1: %2"_s.arg(what, OpenSsl::lastReason()));
}

QByteArray checksumOf(QByteArrayView header)
{
    return QCryptographicHash::hash(header, QCryptographicHash::Sha256).first(checksumSize);
}

bool isReasonable(const SealCost &cost)
{
    const bool inRange = cost.logN >= 1 && cost.logN <= 20 && cost.r >= 1 && cost.p >= 1 && cost.p <= 4;
    return inRange && (128ull * cost.r << cost.logN) <= maxMemory / 2;
}
}

SecretBytes &SecretBytes::operator=(SecretBytes &&other) noexcept
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
    m_bytes = std::move(other.m_bytes);
    return *this;
}

SecretBytes::~SecretBytes()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

void SecretBytes::resize(size_t size)
{
    if (size >= m_bytes.size())
        return;
    OPENSSL_cleanse(m_bytes.data() + size, m_bytes.size() - size);
    m_bytes.resize(size);
}

bool equalInConstantTime(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), size_t(a.size())) == 0;
}

Result<SealHeader> SealHeader::read(QByteArrayView sealed, QByteArrayView purpose)
{
    if (sealed.size() < magic.size() + 1 || sealed.first(magic.size()) != magic)
        return Error::store(u"not a sealed file of Provost"_s);
    if (sealed[magic.size()] != version)
        return Error::store(u"sealed by another version of Provost (format %1)"_s.arg(int(quint8(sealed[magic.size()]))));
    if (sealed.size() < size + nonceSize + tagSize)
        return Error::store(u"the sealed file is cut off"_s);
    if (sealed.sliced(size - checksumSize, checksumSize) != checksumOf(sealed.first(size - checksumSize)))
        return Error::store(u"the sealed file is damaged at its front"_s);
    const QByteArrayView rest = sealed.sliced(magic.size() + 1);
    if (rest.first(4) != purpose)
        return Error::store(u"a sealed file of another kind"_s);
    const SealHeader header {.purpose = purpose.toByteArray(),
                             .cost = {quint8(rest[4]), quint8(rest[5]), quint8(rest[6])},
                             .salt = rest.sliced(7, saltSize).toByteArray(),
                             .check = rest.sliced(7 + saltSize, checkSize).toByteArray()};
    if (!isReasonable(header.cost))
        return Error::store(u"the sealed file asks for more work than this program does"_s);
    return header;
}

QByteArray SealHeader::toBytes() const
{
    QByteArray bytes = magic.toByteArray();
    bytes += version;
    bytes += purpose;
    bytes += char(cost.logN);
    bytes += char(cost.r);
    bytes += char(cost.p);
    bytes += salt;
    bytes += check;
    return bytes + checksumOf(bytes);
}

Result<SealKey> SealKey::derive(QByteArrayView passphrase, SealHeader header)
{
    if (!isReasonable(header.cost) || header.purpose.size() != 4)
        return Error::validation(u"not a cost or purpose that can be sealed with"_s);
    SecretBytes derived(keySize + size_t(checkSize));
    const int done = EVP_PBE_scrypt(passphrase.data(), size_t(passphrase.size()), bytesOf(QByteArrayView(header.salt)), size_t(header.salt.size()),
                                    1ull << header.cost.logN, header.cost.r, header.cost.p, maxMemory, bytesOf(derived.data()), derived.size());
    if (done != 1)
        return failed(u"the passphrase could not be worked on"_s);
    const QByteArrayView check = derived.view().sliced(qsizetype(keySize));
    if (header.check.isEmpty())
        header.check = check.toByteArray();
    else if (!equalInConstantTime(header.check, check))
        return Error {.kind = ErrorKind::Auth, .detail = u"wrong passphrase"_s};
    derived.resize(keySize);
    SealKey key;
    key.m_header = std::move(header);
    key.m_key = std::move(derived);
    return key;
}

Result<SealKey> SealKey::make(QByteArrayView passphrase, QByteArrayView purpose, SealCost cost)
{
    return derive(passphrase, {.purpose = purpose.toByteArray(), .cost = cost, .salt = randomBytes(saltSize)});
}

Result<SealKey> SealKey::of(QByteArrayView sealed, QByteArrayView passphrase, QByteArrayView purpose)
{
    auto header = SealHeader::read(sealed, purpose);
    if (!header)
        return header.error();
    return derive(passphrase, std::move(header).value());
}

Result<QByteArray> SealKey::seal(QByteArrayView plain) const
{
    QByteArray sealed = m_header.toBytes() + randomBytes(nonceSize);
    const qsizetype start = sealed.size();
    const OpenSsl::CipherContext context(EVP_CIPHER_CTX_new());
    const unsigned char *nonce = bytesOf(QByteArrayView(sealed).last(nonceSize));
    bool fine = EVP_EncryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(m_key.view()), nonce) == 1;
    int written = 0;
    fine = fine && EVP_EncryptUpdate(context.get(), nullptr, &written, bytesOf(QByteArrayView(sealed)), int(start)) == 1;
    sealed.resize(start + plain.size() + tagSize);
    char *text = sealed.data() + start;
    fine = fine && EVP_EncryptUpdate(context.get(), bytesOf(text), &written, bytesOf(plain), int(plain.size())) == 1;
    fine = fine && EVP_EncryptFinal_ex(context.get(), bytesOf(text + plain.size()), &written) == 1;
    fine = fine && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, int(tagSize), text + plain.size()) == 1;
    if (!fine)
        return failed(u"it could not be sealed"_s);
    return sealed;
}

bool SealKey::isOfAnotherKey(const Error &error)
{
    return error.detail == anotherKey;
}

Result<SecretBytes> SealKey::open(QByteArrayView sealed) const
{
    if (const auto header = SealHeader::read(sealed, m_header.purpose); !header)
        return header.error();
    if (sealed.first(SealHeader::size) != m_header.toBytes())
        return Error::store(anotherKey);
    const qsizetype start = SealHeader::size + nonceSize;
    const QByteArrayView text = sealed.sliced(start, sealed.size() - start - tagSize);
    QByteArray tag = sealed.last(tagSize).toByteArray();
    SecretBytes plain(size_t(text.size()));
    const OpenSsl::CipherContext context(EVP_CIPHER_CTX_new());
    int written = 0;
    bool fine = EVP_DecryptInit_ex(context.get(), EVP_aes_256_gcm(), nullptr, bytesOf(m_key.view()), bytesOf(sealed.sliced(SealHeader::size))) == 1;
    fine = fine && EVP_DecryptUpdate(context.get(), nullptr, &written, bytesOf(sealed), int(start)) == 1;
    fine = fine && EVP_DecryptUpdate(context.get(), bytesOf(plain.data()), &written, bytesOf(text), int(text.size())) == 1;
    fine = fine && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, int(tagSize), tag.data()) == 1;
    unsigned char none = 0; // GCM has no last block
    fine = fine && EVP_DecryptFinal_ex(context.get(), &none, &written) == 1;
    ERR_clear_error();
    if (!fine)
        return Error::store(u"the sealed file is damaged"_s);
    return plain;
}

Result<QByteArray> seal(QByteArrayView plain, QByteArrayView passphrase, QByteArrayView purpose, SealCost cost)
{
    const auto key = SealKey::make(passphrase, purpose, cost);
    if (!key)
        return key.error();
    return key->seal(plain);
}

Result<SecretBytes> unseal(QByteArrayView sealed, QByteArrayView passphrase, QByteArrayView purpose)
{
    const auto key = SealKey::of(sealed, passphrase, purpose);
    if (!key)
        return key.error();
    return key->open(sealed);
}

} // namespace Provost
