// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sealedcopy.h"

#include "base/openssl.h"
#include "base/random.h"

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QSaveFile>
#include <QtEndian>

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype pieceSize = 1 << 20;
constexpr qsizetype copySaltSize = 32;
constexpr qsizetype copyTagSize = 16;
constexpr qsizetype headerSize = 9 + copySaltSize;
constexpr quint32 lastBit = 0x80000000U;

const uchar *octetsOf(QByteArrayView bytes)
{
    return reinterpret_cast<const uchar *>(bytes.data());
}

QByteArray copyMagic()
{
    return QByteArray("PRVCOPY\x1A\x01", 9);
}

/// One direction of one file.
class Pieces
{
public:
    Pieces(const QByteArray &header, const QByteArray &key)
        : m_header(header)
        , m_key(QMessageAuthenticationCode::hash(header.last(copySaltSize), key, QCryptographicHash::Sha256))
    {
    }

    [[nodiscard]] QByteArray sealed(QByteArrayView plain, quint32 length)
    {
        QByteArray text(plain.size() + copyTagSize, Qt::Uninitialized);
        auto *out = reinterpret_cast<uchar *>(text.data());
        const OpenSsl::CipherContext context(EVP_CIPHER_CTX_new());
        int written = 0;
        bool fine = begin(context.get(), true, length);
        fine = fine && EVP_EncryptUpdate(context.get(), out, &written, octetsOf(plain), int(plain.size())) == 1;
        fine = fine && EVP_EncryptFinal_ex(context.get(), out + plain.size(), &written) == 1;
        fine = fine && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, int(copyTagSize), out + plain.size()) == 1;
        return fine ? text : QByteArray();
    }

    [[nodiscard]] bool open(QByteArrayView text, quint32 length, QByteArray &plain)
    {
        plain.resize(text.size() - copyTagSize);
        auto *out = reinterpret_cast<uchar *>(plain.data());
        QByteArray tag = text.last(copyTagSize).toByteArray();
        const OpenSsl::CipherContext context(EVP_CIPHER_CTX_new());
        int written = 0;
        std::array<uchar, 16> none {};
        bool fine = begin(context.get(), false, length);
        fine = fine && EVP_DecryptUpdate(context.get(), out, &written, octetsOf(text), int(plain.size())) == 1;
        fine = fine && EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, int(copyTagSize), tag.data()) == 1;
        return fine && EVP_DecryptFinal_ex(context.get(), none.data(), &written) == 1;
    }

private:
    [[nodiscard]] bool begin(EVP_CIPHER_CTX *context, bool isSealing, quint32 length)
    {
        std::array<uchar, 12> nonce {};
        qToBigEndian(m_number++, nonce.data() + 4);
        QByteArray open = m_header + QByteArray(4, Qt::Uninitialized);
        qToBigEndian(length, open.data() + m_header.size());
        int written = 0;
        return EVP_CipherInit_ex(context, EVP_aes_256_gcm(), nullptr, octetsOf(m_key), nonce.data(), isSealing ? 1 : 0) == 1
            && EVP_CipherUpdate(context, nullptr, &written, octetsOf(open), int(open.size())) == 1;
    }

    QByteArray m_header;
    QByteArray m_key;
    quint64 m_number = 0;
};

Error damaged(const QString &fileName, const QString &what)
{
    return Error::store(u"%1: %2"_s.arg(fileName, what));
}

} // namespace

Redacted<QByteArray> SealedCopy::makeKey()
{
    return Redacted(randomBytes(keySize));
}

Result<void> SealedCopy::seal(QFile &from, const QString &to, const Redacted<QByteArray> &key)
{
    QSaveFile file(to);
    if (!from.seek(0) || !file.open(QIODevice::WriteOnly))
        return damaged(to, file.errorString());
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    const QByteArray header = copyMagic() + randomBytes(copySaltSize);
    Pieces pieces(header, key.reveal());
    bool fine = file.write(header) == header.size();
    for (bool isLast = false; fine && !isLast;) {
        const QByteArray plain = from.read(pieceSize);
        isLast = from.atEnd();
        if (from.error() != QFileDevice::NoError || (plain.isEmpty() && !isLast)) // half a copy would pass for a whole one, or never end
            return damaged(from.fileName(), from.errorString());
        const quint32 length = quint32(plain.size()) | (isLast ? lastBit : 0);
        std::array<char, 4> front {};
        qToBigEndian(length, front.data());
        const QByteArray text = pieces.sealed(plain, length);
        fine = !text.isEmpty() && file.write(front.data(), 4) == 4 && file.write(text) == text.size();
    }
    if (!fine || !file.commit())
        return damaged(to, file.errorString());
    return {};
}

Result<void> SealedCopy::open(const QString &from, QFile &to, const Redacted<QByteArray> &key)
{
    QFile file(from);
    if (!file.open(QIODevice::ReadOnly))
        return damaged(from, file.errorString());
    const QByteArray header = file.read(headerSize);
    if (header.size() != headerSize || !header.startsWith(copyMagic()))
        return damaged(from, u"this is no sealed copy"_s);
    Pieces pieces(header, key.reveal());
    for (bool isFirst = true;; isFirst = false) {
        const QByteArray front = file.read(4);
        if (front.size() != 4)
            return damaged(from, u"cut off"_s);
        const quint32 length = qFromBigEndian<quint32>(front.constData());
        const qsizetype size = qsizetype(length & ~lastBit);
        const QByteArray text = size <= pieceSize ? file.read(size + copyTagSize) : QByteArray();
        QByteArray plain;
        if (text.size() != size + copyTagSize || !pieces.open(text, length, plain)) {
            Error error = damaged(from, u"damaged, or sealed with another key"_s);
            error.kind = isFirst ? ErrorKind::Auth : ErrorKind::Store;
            return error;
        }
        if (to.write(plain) != plain.size())
            return damaged(to.fileName(), to.errorString());
        if ((length & lastBit) != 0)
            return file.atEnd() && to.flush() ? Result<void>() : Result<void>(damaged(from, u"longer than it was written"_s));
    }
}

} // namespace Provost
