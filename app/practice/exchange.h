// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <utility>

namespace Provost::Practice {

using Header = std::pair<QByteArray, QByteArray>;

/// A request as it came off the wire.
struct Request {
    QByteArray method;
    QByteArray path; ///< still percent-encoded
    QByteArray query {}; ///< still percent-encoded, without the question mark
    QList<Header> headers {};
    QByteArray body {};
    QByteArray origin {}; ///< "http://127.0.0.1:1234", what locations begin with

    [[nodiscard]] QByteArray header(const char *name) const ///< empty when absent
    {
        for (const Header &header : headers) {
            if (header.first.compare(name, Qt::CaseInsensitive) == 0)
                return header.second;
        }
        return {};
    }
};

struct Answer {
    int status = 200;
    QByteArray body {};
    QList<Header> headers {};
    QByteArray contentType {}; ///< empty: SCIM's, as the request's Accept wants it
};

/// A refusal that becomes a SCIM error message (RFC 7644 section 3.12).
[[nodiscard]] inline Error refusal(int status, const QString &detail, const QString &scimType = {})
{
    return {.kind = ErrorKind::Scim, .detail = detail, .httpStatus = status, .scimType = scimType};
}

} // namespace Provost::Practice
