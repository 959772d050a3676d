// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

#include <chrono>
#include <utility>

namespace Provost {

using HttpHeader = std::pair<QByteArray, QByteArray>;

/// Who waits for it: the Governor lets interactive requests overtake bulk ones.
enum class RequestPriority : quint8 { Interactive, Background, Bulk };

/// A request before it is sent; relative to the connection's base URL.
struct HttpRequest {
    QByteArray method = "GET";
    QString path {}; ///< "/Users" or "/Users/{id}" with the id as it is: pathOf() encodes; nothing here is encoded twice
    /// Unencoded; `+`, `=`, `/` and white space are percent-encoded on the way out. A null value gives the bare name (`?cursor`).
    QList<std::pair<QString, QString>> query {};
    QByteArray body {};
    QByteArray contentType {}; ///< empty: the profile's
    QByteArray accept {}; ///< empty: the profile's
    QByteArray ifMatch {};
    RequestPriority priority = RequestPriority::Interactive;
    std::chrono::milliseconds timeout {0}; ///< 0: the connection's

    /// Changes nothing, so it may be sent again. A search by POST (RFC 7644 section 3.4.3) is a read, too.
    [[nodiscard]] bool isRead() const { return method == "GET" || method == "HEAD" || path.endsWith(QLatin1StringView("/.search")); }
    /// "/Users/" + the id as one percent-encoded segment.
    [[nodiscard]] static QString pathOf(const QString &endpoint, const QString &id);
    [[nodiscard]] QByteArray encodedQuery() const;
};

/// An answer with a 2xx status.
struct HttpReply {
    int status = 0;
    QList<HttpHeader> headers {};
    QByteArray body {};
    QString requestId {}; ///< request-id, x-request-id, x-amzn-requestid, ...; whichever is there
    int attempts = 1;
    std::chrono::milliseconds duration {0}; ///< of the last attempt
    [[nodiscard]] QByteArray header(QByteArrayView name) const; ///< case-insensitive
};

} // namespace Provost
