// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/refusal.h"

#include "net/keptback.h"

#include <QRegularExpression>

namespace Provost {
using namespace Qt::StringLiterals;

bool isOutage(const Error &error)
{
    return wasKeptBack(error) || error.httpStatus == 401 || error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Cancelled
        || (error.httpStatus == 0 && (error.kind == ErrorKind::Transport || error.kind == ErrorKind::Tls || error.kind == ErrorKind::Timeout || error.kind == ErrorKind::Auth));
}

bool isFromGateway(const Error &error)
{
    return error.httpStatus >= 502 && error.httpStatus <= 504;
}

bool isAboutContent(const Error &error)
{
    const int status = error.httpStatus;
    return status == 400 || status == 404 || status == 409 || status == 413 || status == 422;
}

bool saysBusy(const Error &error)
{
    const int status = error.httpStatus;
    return status == 423 || ((status == 409 || status == 412) && (error.detail.contains("concurren"_L1, Qt::CaseInsensitive) || error.scimType.contains("concurren"_L1, Qt::CaseInsensitive)));
}

bool isSuccess(const std::optional<Error> &error)
{
    return error && error->httpStatus >= 200 && error->httpStatus < 300;
}

bool saysAlreadyMember(const Error &error)
{
    static const QRegularExpression already(u"\\balready\\b(?!\\s+(being|in progress|running|locked))"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression exists(u"\\bexists?\\b"_s, QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression denied(u"\\b(not?|cannot|doesn't|don't)\\b"_s, QRegularExpression::CaseInsensitiveOption); // "does not exist"
    static const QRegularExpression full(u"\\b(limits?|maximum|quota|too many|full)\\b"_s, QRegularExpression::CaseInsensitiveOption); // "member limit already reached"
    if (saysBusy(error) || error.detail.contains(full))
        return false;
    const bool isThere = error.detail.contains(exists) && !error.detail.contains(denied);
    return isThere || error.detail.contains(already) || error.scimType.compare("uniqueness"_L1, Qt::CaseInsensitive) == 0;
}

bool saysNotMember(const Error &error)
{
    return error.httpStatus == 404 || error.scimType == "noTarget"_L1 || error.detail.contains("not a member"_L1, Qt::CaseInsensitive);
}

} // namespace Provost
