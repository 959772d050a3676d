// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/exchangetext.h"

#include "widgets/jsontext.h"

#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// RFC 9110 section 15 and RFC 6585: the phrases people search the web for; never translated.
QLatin1StringView phraseOf(int status)
{
    struct Phrase {
        int status;
        QLatin1StringView text;
    };
    static constexpr std::array phrases {
        Phrase {200, "OK"_L1},
        Phrase {201, "Created"_L1},
        Phrase {202, "Accepted"_L1},
        Phrase {204, "No Content"_L1},
        Phrase {301, "Moved Permanently"_L1},
        Phrase {302, "Found"_L1},
        Phrase {304, "Not Modified"_L1},
        Phrase {307, "Temporary Redirect"_L1},
        Phrase {308, "Permanent Redirect"_L1},
        Phrase {400, "Bad Request"_L1},
        Phrase {401, "Unauthorized"_L1},
        Phrase {403, "Forbidden"_L1},
        Phrase {404, "Not Found"_L1},
        Phrase {405, "Method Not Allowed"_L1},
        Phrase {409, "Conflict"_L1},
        Phrase {412, "Precondition Failed"_L1},
        Phrase {413, "Content Too Large"_L1},
        Phrase {429, "Too Many Requests"_L1},
        Phrase {500, "Internal Server Error"_L1},
        Phrase {501, "Not Implemented"_L1},
        Phrase {502, "Bad Gateway"_L1},
        Phrase {503, "Service Unavailable"_L1},
        Phrase {504, "Gateway Timeout"_L1},
    };
    for (const Phrase &phrase : phrases) {
        if (phrase.status == status)
            return phrase.text;
    }
    return {};
}

QString linesOf(const QList<HttpHeader> &headers)
{
    QString lines;
    for (const HttpHeader &header : headers)
        lines += QString::fromLatin1(header.first) + u": "_s + QString::fromUtf8(header.second) + u'\n';
    return lines;
}

QString startLine(const HttpExchange &exchange)
{
    return QString::fromLatin1(exchange.method) + u' ' + QString::fromLatin1(exchange.url.toEncoded()) + u'\n';
}

QString statusLine(const HttpExchange &exchange)
{
    return ExchangeText::status(exchange) + u'\n';
}

QString bodyOf(const QByteArray &body)
{
    if (body.isEmpty())
        return {};
    return u'\n' + (looksLikeJson(body) ? indentedJson(body) : QString::fromUtf8(body)) + u'\n';
}

} // namespace

bool ExchangeText::hasFailed(const HttpExchange &exchange)
{
    return exchange.finished && (exchange.status == 0 || exchange.status >= 400 || !exchange.failure.isEmpty());
}

QString ExchangeText::status(const HttpExchange &exchange)
{
    if (!exchange.finished)
        return tr("under way");
    if (exchange.status == 0)
        return exchange.failure == u"cancelled"_s ? tr("stopped") : tr("no answer");
    const QLatin1StringView phrase = phraseOf(exchange.status);
    const QString code = QString::number(exchange.status);
    return phrase.isEmpty() ? code : code + u' ' + phrase;
}

QString ExchangeText::target(const QUrl &url)
{
    QString text = url.path(QUrl::FullyDecoded);
    if (url.hasQuery())
        text += u'?' + QUrl::fromPercentEncoding(url.query(QUrl::FullyEncoded).toLatin1());
    return text;
}

QString ExchangeText::headers(const HttpExchange &exchange)
{
    QString text = startLine(exchange) + linesOf(exchange.requestHeaders) + u'\n' + statusLine(exchange) + linesOf(exchange.replyHeaders);
    if (!exchange.failure.isEmpty())
        text += exchange.failure + u'\n';
    return text;
}

QString ExchangeText::document(const HttpExchange &exchange)
{
    const QString when = exchange.started.toUTC().toString(Qt::ISODateWithMs);
    return u"# %1 #%2 (%3 ms)\n\n"_s.arg(when, QString::number(exchange.number), QString::number(exchange.duration.count())) + startLine(exchange)
        + linesOf(exchange.requestHeaders) + bodyOf(exchange.requestBody) + u'\n' + statusLine(exchange) + linesOf(exchange.replyHeaders)
        + bodyOf(exchange.replyBody) + (exchange.failure.isEmpty() ? QString() : u'\n' + exchange.failure + u'\n');
}

QString ExchangeText::cutNotice(const HttpExchange &exchange)
{
    constexpr qint64 kept = 256 * 1024; // HttpLog keeps no more of a body
    if (exchange.replySize <= kept)
        return {};
    const QLocale locale;
    return tr("Only the first %1 of %2 are kept.").arg(locale.formattedDataSize(kept), locale.formattedDataSize(exchange.replySize));
}

} // namespace Provost
