// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/cursor.h"

#include "practice/exchange.h"

#include <QMessageAuthenticationCode>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

constexpr auto urlSafe = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
constexpr qsizetype signatureSize = 12;

QByteArray signature(const QByteArray &payload, const QByteArray &query, const QByteArray &key)
{
    return QMessageAuthenticationCode::hash(payload + '\n' + query, key, QCryptographicHash::Sha256).first(signatureSize);
}

} // namespace

QByteArray Cursor::toText(const QByteArray &query, const QByteArray &key) const
{
    const QByteArray payload = QByteArray::number(position) + '.' + QByteArray::number(row) + '.' + QByteArray::number(issued);
    return QByteArray(signature(payload, query, key) + payload).toBase64(urlSafe);
}

Result<Cursor> Cursor::fromText(const QByteArray &text, const QByteArray &query, const QByteArray &key, qint64 now, qint64 life)
{
    const QByteArray raw = QByteArray::fromBase64(text, urlSafe);
    const QByteArray payload = raw.mid(signatureSize);
    const QList<QByteArray> parts = payload.split('.');
    if (parts.size() != 3 || raw.first(signatureSize) != signature(payload, query, key))
        return refusal(400, u"the cursor is not one of this query"_s, u"invalidCursor"_s);
    const Cursor cursor {.position = parts.at(0).toLongLong(), .row = parts.at(1).toLongLong(), .issued = parts.at(2).toLongLong()};
    if (now - cursor.issued > life)
        return refusal(400, u"the cursor has expired"_s, u"expiredCursor"_s);
    return cursor;
}

} // namespace Provost::Practice
