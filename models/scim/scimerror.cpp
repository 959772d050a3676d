// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/scimerror.h"

#include "scim/htmltext.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype maxDetail = 2'000;
constexpr auto markup = "a page of markup"_L1;
constexpr auto errorUrn = "urn:ietf:params:scim:api:messages:2.0:Error"_L1;

/// Text of a scalar, or of a list of them: some servers send `detail` as an array.
QString textOf(const Json &json)
{
    if (!json.isArray())
        return json.isObject() ? QString::fromUtf8(json.toBytes()) : json.scalarText();
    QStringList parts;
    for (const Json &item : json.items())
        parts << textOf(item);
    return parts.join("; "_L1);
}

QString firstText(const Json &json, std::initializer_list<QStringView> keys)
{
    for (const QStringView key : keys) {
        const QString text = textOf(json.value(key)).trimmed();
        if (!text.isEmpty())
            return text;
    }
    return {};
}

/// A number, a string, or Entra-like {"code":"201"} in bulk answers.
int statusOf(const Json &json)
{
    const qint64 status = (json.isObject() ? json.value(u"code") : json).toInteger();
    return status >= 100 && status < 600 ? int(status) : 0;
}

bool hasErrorUrn(const Json &json)
{
    const Json schemas = json.value(u"schemas");
    const auto isError = [](const Json &item) {
        return item.toString().compare(errorUrn, Qt::CaseInsensitive) == 0
            || item.toString().compare("urn:scim:schemas:core:1.0"_L1, Qt::CaseInsensitive) == 0;
    };
    return isError(schemas) || std::any_of(schemas.items().begin(), schemas.items().end(), isError);
}

QString withCode(const QString &code, const QString &text)
{
    return code.isEmpty() || text.contains(code) ? text : text.isEmpty() ? code : code + u": "_s + text;
}

ScimError fromScim(const Json &json)
{
    return {.status = statusOf(json.value(u"status")),
            .scimType = json.value(u"scimType").toString(),
            .detail = firstText(json, {u"detail", u"details", u"message", u"description"}),
            .isScim = true};
}

/// `{code, message}` and its relatives; `code` is a status when it looks like one.
ScimError fromCodeAndMessage(const Json &json)
{
    const Json code = json.value(u"code").isUndefined() ? json.value(u"errorCode") : json.value(u"code");
    const int status = statusOf(code);
    const QString text = firstText(json, {u"message", u"description", u"error_description", u"errorSummary", u"detail", u"title"});
    return {.status = status ? status : statusOf(json.value(u"status")),
            .scimType = {},
            .detail = withCode(status ? QString() : code.scalarText(), text),
            .isScim = false};
}

ScimError fromList(const Json &list)
{
    ScimError error;
    QStringList texts;
    for (const Json &item : list.items()) {
        const ScimError one = item.isObject() ? fromCodeAndMessage(item) : ScimError {.detail = textOf(item)};
        error.status = error.status ? error.status : one.status;
        texts << one.detail;
    }
    texts.removeAll(QString());
    error.detail = texts.join("; "_L1);
    return error;
}

/// 412 has been answered with a whole BulkResponse: what its first failed operation says counts.
ScimError fromBulk(const Json &operations)
{
    for (const Json &operation : operations.items()) {
        const int status = statusOf(operation.value(u"status"));
        if (status != 0 && status < 400)
            continue;
        ScimError error = fromScim(operation.value(u"response"));
        error.status = error.status ? error.status : status;
        return error;
    }
    return {};
}

ScimError fromError(const Json &json)
{
    const Json inner = json.value(u"error");
    if (inner.isObject())
        return fromCodeAndMessage(inner);
    ScimError error = fromCodeAndMessage(json);
    error.detail = withCode(inner.scalarText(), error.detail);
    return error;
}

ScimError fromJson(const Json &json)
{
    if (json.isArray())
        return fromList(json);
    if (hasErrorUrn(json) && !json.contains(u"Errors"))
        return fromScim(json);
    if (json.value(u"Errors").isArray())
        return fromList(json.value(u"Errors"));
    if (json.value(u"Operations").isArray())
        return fromBulk(json.value(u"Operations"));
    if (json.contains(u"error"))
        return fromError(json);
    // RFC 9457 problems have detail and status too, and a title
    const bool isScim = json.contains(u"scimType") || (json.contains(u"detail") && !json.contains(u"title"));
    return isScim ? fromScim(json) : fromCodeAndMessage(json);
}

ScimError fromText(const QByteArray &body, const QByteArray &contentType)
{
    if (const auto title = markupTitle(body))
        return {.status = 0, .scimType = {}, .detail = title->isEmpty() ? QString(markup) : *title, .isMarkup = true};
    const bool html = contentType.toLower().contains("html");
    return {.status = 0, .scimType = {}, .detail = html ? QString(markup) : QString::fromUtf8(body).trimmed(), .isMarkup = html};
}

ErrorKind kindOf(int status, bool isScim)
{
    switch (status) {
    case 401:
    case 403:
        return ErrorKind::Auth;
    case 404:
        return ErrorKind::NotFound;
    case 409:
    case 412:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return isScim ? ErrorKind::Scim : ErrorKind::Http;
    }
}

} // namespace

ScimError ScimError::fromBody(const QByteArray &body, const QByteArray &contentType)
{
    if (body.trimmed().isEmpty())
        return {};
    const auto json = Json::parse(body);
    const bool structured = json && (json->isObject() || json->isArray());
    ScimError error = structured ? fromJson(*json)
        : json && json->isString() ? ScimError {.detail = json->toString()}
                                   : fromText(body, contentType);
    error.detail.truncate(maxDetail);
    return error;
}

Error ScimError::toError(int httpStatus) const
{
    const int meant = httpStatus != 0 ? httpStatus : status;
    const ErrorKind kind = kindOf(meant, isScim);
    const bool isGateways = kind == ErrorKind::Auth && isMarkup && detail != markup; // who refuses makes a difference then
    return {.kind = kind, .detail = isGateways ? u"a page of markup: %1"_s.arg(detail) : detail, .httpStatus = meant, .scimType = scimType};
}

Json ScimError::body(int status, const QString &scimType, const QString &detail)
{
    Json json = Json::object({{u"schemas"_s, Json::array({QString(errorUrn)})}, {u"status"_s, QString::number(status)}});
    if (!scimType.isEmpty())
        json.set(u"scimType"_s, scimType);
    if (!detail.isEmpty())
        json.set(u"detail"_s, detail);
    return json;
}

} // namespace Provost
