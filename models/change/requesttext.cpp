// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/requesttext.h"

#include "change/bulkwrite.h"
#include "change/secrets.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Header = std::pair<QString, QString>;

QString addressOf(const PlanStep &step, const QUrl &baseUrl)
{
    const QString base = baseUrl.toString(QUrl::FullyEncoded | QUrl::StripTrailingSlash);
    return base + step.requestPath();
}

QList<Header> headersOf(const PlanStep &step, const ServerProfile &profile)
{
    const bool deletes = step.method == "DELETE";
    QList<Header> headers {{u"Authorization"_s, u"Bearer $TOKEN"_s},
                           {u"Accept"_s, QString::fromLatin1(deletes ? profile.headers.deleteAccept : profile.headers.accept)}};
    if (!deletes)
        headers << Header {u"Content-Type"_s, QString::fromLatin1(profile.headers.contentType)};
    if (!step.ifMatch.isEmpty())
        headers << Header {u"If-Match"_s, step.ifMatch};
    return headers;
}

QString bodyOf(const PlanStep &step)
{
    const Json &body = step.body.isUndefined() ? step.patch : step.body;
    return body.isUndefined() ? QString() : QString::fromUtf8(withoutSecrets(body).toIndentedBytes());
}

/// For a POSIX shell: nothing in there is looked at but the token's variable, which stands outside.
QString shellQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
}

QString powerShellQuoted(QString text)
{
    return u'\'' + text.replace(u'\'', u"''"_s) + u'\'';
}

QString asHttp(const PlanStep &step, const QUrl &baseUrl, const ServerProfile &profile)
{
    QString path = baseUrl.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    QString text = u"%1 %2 HTTP/1.1\nHost: %3\n"_s.arg(QString::fromLatin1(step.method), path + step.requestPath(),
                                                       baseUrl.host() + (baseUrl.port() > 0 ? u":%1"_s.arg(baseUrl.port()) : QString()));
    for (const auto &[name, value] : headersOf(step, profile))
        text += name + u": "_s + value + u'\n';
    const QString body = bodyOf(step);
    if (!body.isEmpty())
        text += u'\n' + body + u'\n';
    return text;
}

QString asCurl(const PlanStep &step, const QUrl &baseUrl, const ServerProfile &profile)
{
    QString text = u"curl -X %1 %2"_s.arg(QString::fromLatin1(step.method), shellQuoted(addressOf(step, baseUrl)));
    for (const auto &[name, value] : headersOf(step, profile))
        text += u" \\\n  -H "_s + (name == "Authorization"_L1 ? u"\"Authorization: Bearer $TOKEN\""_s : shellQuoted(QString(name + u": "_s + value)));
    const QString body = bodyOf(step);
    if (!body.isEmpty())
        text += u" \\\n  --data-raw "_s + shellQuoted(body);
    return text + u'\n';
}

QString asPowerShell(const PlanStep &step, const QUrl &baseUrl, const ServerProfile &profile)
{
    QString text = u"$headers = @{\n"_s;
    QString contentType;
    for (const auto &[name, value] : headersOf(step, profile)) {
        if (name == "Content-Type"_L1)
            contentType = value;
        else
            text += u"  %1 = %2\n"_s.arg(powerShellQuoted(name), name == "Authorization"_L1 ? u"\"Bearer $env:TOKEN\""_s : powerShellQuoted(value));
    }
    text += u"}\n"_s;
    const QString body = bodyOf(step);
    if (!body.isEmpty()) // a here-string ends at '@ in the first column, which indented JSON never has
        text += u"$body = @'\n"_s + body + u"\n'@\n"_s;
    text += u"Invoke-RestMethod -Method %1 -Uri %2 -Headers $headers"_s.arg(QString::fromLatin1(step.method), powerShellQuoted(addressOf(step, baseUrl)));
    if (!body.isEmpty())
        text += u" -ContentType %1 -Body $body"_s.arg(powerShellQuoted(contentType));
    return text + u'\n';
}

PlanStep inBulk(const PlanStep &step)
{
    const QByteArray body = BulkMessage::body({BulkWrite::operationOf(step, step.body)}, 0);
    return {.kind = ChangeKind::Create, .method = "POST", .endpoint = u"/Bulk"_s, .body = Json::parse(body).valueOr({})};
}

QString textOf(const PlanStep &step, const QUrl &baseUrl, const ServerProfile &profile, RequestFormat format)
{
    switch (format) {
    case RequestFormat::Http:
        return asHttp(step, baseUrl, profile);
    case RequestFormat::Curl:
        return asCurl(step, baseUrl, profile);
    case RequestFormat::PowerShell:
        break;
    }
    return asPowerShell(step, baseUrl, profile);
}

} // namespace

Json requestSummary(const PlanStep &step)
{
    return Json::object({{u"method"_s, QString::fromLatin1(step.method)}, {u"path"_s, step.path()},
                         {u"body"_s, step.body.isUndefined() ? Json(nullptr) : withoutSecrets(step.body)}});
}

QString requestText(const PlanStep &step, const QUrl &baseUrl, const ServerProfile &profile, RequestFormat format, const BulkSize &bulk)
{
    if (const qint64 bytes = bulk.isUsed() ? BulkSize::bytesOf(step) : -1; bytes >= 0 && bytes <= bulk.bytes) {
        const QString text = u"# up to %1 operations like this one in each request; fewer than %2 that are left over go by themselves: %3 %4\n"_s
                                 .arg(QString::number(bulk.most), QString::number(BulkSize::least), QString::fromLatin1(step.method), step.requestPath());
        return text + textOf(inBulk(step), baseUrl, profile, format);
    }
    const QString text = step.patch.isUndefined() ? QString() : u"# GET %1 first: what is found, with this patch laid over it, is what is sent\n"_s.arg(step.requestPath());
    return text + textOf(step, baseUrl, profile, format);
}

} // namespace Provost
