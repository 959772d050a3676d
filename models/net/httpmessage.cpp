// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpmessage.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
QByteArray headerIn(const QList<HttpHeader> &headers, QByteArrayView name)
{
    const auto found = std::find_if(headers.cbegin(), headers.cend(), [name](const HttpHeader &header) {
        return header.first.compare(name, Qt::CaseInsensitive) == 0;
    });
    return found == headers.cend() ? QByteArray() : found->second;
}
}

QString HttpRequest::pathOf(const QString &endpoint, const QString &id)
{
    return endpoint + u'/' + QString::fromLatin1(QUrl::toPercentEncoding(id));
}

QByteArray HttpRequest::encodedQuery() const
{
    QByteArray text;
    for (const auto &[name, value] : query) {
        if (!text.isEmpty())
            text += '&';
        // QUrlQuery would leave + alone, which servers read as a space; names of attributes keep their , and :
        text += QUrl::toPercentEncoding(name, ",:");
        if (!value.isNull())
            text += '=' + QUrl::toPercentEncoding(value, ",:");
    }
    return text;
}

QByteArray HttpReply::header(QByteArrayView name) const
{
    return headerIn(headers, name);
}

} // namespace Provost
