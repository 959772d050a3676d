// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/refusals.h"

#include "scim/scimerror.h"

#include <QDateTime>
#include <QUuid>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

/// The OData shape of Microsoft Graph.
Answer gatewayAnswer(int status, const QString &code, const QString &message)
{
    const Json inner = Json::object({{u"date"_s, QDateTime::currentDateTimeUtc().toString(u"yyyy-MM-ddTHH:mm:ss"_s)},
        {u"request-id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)}});
    const Json error = Json::object({{u"code"_s, code}, {u"message"_s, message}, {u"innerError"_s, inner}});
    return {.status = status, .body = Json::object({{u"error"_s, error}}).toBytes(), .contentType = "application/json"};
}

} // namespace

Answer errorAnswer(const Error &error)
{
    const int status = error.httpStatus == 0 ? 500 : error.httpStatus;
    return {.status = status, .body = ScimError::body(status, error.scimType, error.detail).toBytes()};
}

Answer unauthorized(const Dialect &dialect)
{
    Answer answer = dialect.graphErrors ? gatewayAnswer(401, u"InvalidAuthenticationToken"_s, u"Access token is empty or not valid."_s)
                                        : errorAnswer(refusal(401, u"a valid bearer token is needed"_s));
    answer.headers.append(Header("WWW-Authenticate", "Bearer realm=\"Provost practice directory\""));
    return answer;
}

Answer busy(const Dialect &dialect, int status, int retryAfter)
{
    const bool throttled = status == 429;
    Answer answer;
    if (dialect.graphErrors)
        answer = gatewayAnswer(status, throttled ? u"TooManyRequests"_s : u"ServiceUnavailable"_s,
            throttled ? u"Too many requests"_s : u"The service is temporarily unavailable"_s);
    else
        answer = errorAnswer(refusal(status, throttled ? dialect.throttleDetail : u"the service is temporarily unavailable"_s));
    if (retryAfter >= 0)
        answer.headers.append({"Retry-After", QByteArray::number(retryAfter)});
    return answer;
}

Answer notAllowed(const Request &request, const QByteArray &methods)
{
    Answer answer {.status = 204};
    if (request.method != "OPTIONS")
        answer = errorAnswer(refusal(405, u"the method is not allowed here"_s));
    answer.headers.append({"Allow", methods});
    return answer;
}

void addRequestIds(Answer &answer, const Request &request)
{
    answer.headers.append({"request-id", QUuid::createUuid().toByteArray(QUuid::WithoutBraces)});
    if (const QByteArray id = request.header("client-request-id"); !id.isEmpty())
        answer.headers.append({"client-request-id", id});
}

} // namespace Provost::Practice
