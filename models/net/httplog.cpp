// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httplog.h"

#include "net/redaction.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 maxBytes = 32 * 1024 * 1024;
constexpr size_t maxSecrets = 6; // a token renewed six times ago has expired long since

QString shellQuoted(const QByteArray &text)
{
    return u'\'' + QString::fromUtf8(text).replace(u'\'', u"'\\''"_s) + u'\'';
}

bool isKnown(const std::deque<QByteArrayMatcher> &secrets, const QByteArray &secret)
{
    return std::any_of(secrets.begin(), secrets.end(), [&secret](const QByteArrayMatcher &one) { return one.pattern() == secret; });
}

QString headerArgument(const HttpHeader &header)
{
    if (header.first.compare("Authorization", Qt::CaseInsensitive) == 0)
        return u"-H \"Authorization: Bearer $TOKEN\""_s; // double quotes, so that the shell puts the token in
    return u"-H "_s + shellQuoted(header.first + ": " + header.second);
}
}

QString HttpExchange::toCurl() const
{
    const QByteArray address = url.toEncoded();
    QStringList parts {u"curl"_s};
    if (address.contains('['))
        parts << u"-g"_s; // an IPv6 host, not a range of curl's
    if (method == "HEAD")
        parts << u"-I"_s;
    else if (method != "GET" || !requestBody.isEmpty())
        parts << u"-X "_s + QString::fromLatin1(method);
    parts << shellQuoted(address);
    for (const HttpHeader &header : requestHeaders) {
        if (header.first.compare("Content-Length", Qt::CaseInsensitive) != 0)
            parts << headerArgument(header);
    }
    if (!requestBody.isEmpty())
        parts << u"--data-binary "_s + shellQuoted(requestBody);
    return parts.join(u' ');
}

HttpLog::HttpLog(QObject *parent, int capacity)
    : QObject(parent)
    , m_capacity(std::max(1, capacity))
{
}

void HttpLog::setSecret(const QByteArray &secret)
{
    m_secrets.clear();
    addSecret(secret);
}

void HttpLog::keepSecret(const QByteArray &secret)
{
    if (!secret.isEmpty() && !isKnown(m_kept, secret))
        m_kept.emplace_back(secret);
}

void HttpLog::addSecret(const QByteArray &secret)
{
    if (secret.isEmpty() || isKnown(m_secrets, secret) || isKnown(m_kept, secret))
        return;
    if (m_secrets.size() >= maxSecrets)
        m_secrets.pop_front();
    m_secrets.emplace_back(secret);
}

QByteArray HttpLog::withoutSecrets(const QByteArray &text) const
{
    QByteArray clean = text;
    for (const auto *secrets : {&m_kept, &m_secrets}) {
        for (const QByteArrayMatcher &secret : *secrets)
            clean = redactLiteral(clean, secret);
    }
    return clean;
}

qint64 HttpLog::begin(HttpExchange exchange)
{
    exchange.number = ++m_sent;
    redact(exchange);
    m_bytes += bodyBytes(exchange);
    Q_EMIT aboutToAppend();
    m_exchanges.push_back(std::move(exchange));
    Q_EMIT appended();
    shrink();
    return m_sent;
}

void HttpLog::end(const HttpExchange &exchange)
{
    if (m_exchanges.empty() || exchange.number < m_exchanges.front().number || exchange.number > m_exchanges.back().number)
        return;
    const auto index = size_t(exchange.number - m_exchanges.front().number); // numbers have no gaps
    HttpExchange &kept = m_exchanges[index];
    m_bytes -= bodyBytes(kept);
    kept = exchange;
    redact(kept);
    m_bytes += bodyBytes(kept);
    Q_EMIT updated(int(index));
    shrink();
}

void HttpLog::clear()
{
    const int count = int(m_exchanges.size());
    if (count == 0)
        return;
    Q_EMIT aboutToDrop(count);
    m_exchanges.clear();
    m_bytes = 0;
    Q_EMIT dropped(count);
}

void HttpLog::redact(HttpExchange &exchange) const
{
    exchange.url = QUrl::fromEncoded(withoutSecrets(redactUrl(exchange.url).toEncoded()));
    exchange.requestHeaders = redactHeaders(std::move(exchange.requestHeaders));
    exchange.replyHeaders = redactHeaders(std::move(exchange.replyHeaders));
    for (auto *headers : {&exchange.requestHeaders, &exchange.replyHeaders}) {
        for (HttpHeader &header : *headers)
            header.second = withoutSecrets(header.second);
    }
    exchange.requestBody = stored(exchange.requestBody);
    exchange.replyBody = stored(exchange.replyBody);
    exchange.failure = withoutSecrets(exchange.failure);
    exchange.requestId = withoutSecrets(exchange.requestId);
}

QByteArray HttpLog::stored(const QByteArray &body) const
{
    if (!m_keepsBodies)
        return {};
    // the secret is looked for before the cut, which might leave half of it behind
    qsizetype longest = 0;
    for (const auto *secrets : {&m_kept, &m_secrets}) {
        for (const QByteArrayMatcher &secret : *secrets)
            longest = std::max(longest, secret.pattern().size());
    }
    const QByteArray head = withoutSecrets(body.size() > maxBody ? body.left(maxBody + longest) : body);
    return redactBody(head.size() > maxBody ? head.left(maxBody) : head);
}

void HttpLog::shrink()
{
    size_t excess = m_exchanges.size() > size_t(m_capacity) ? m_exchanges.size() - size_t(m_capacity) : 0;
    qint64 bytes = m_bytes;
    for (size_t i = 0; i < m_exchanges.size() && (i < excess || bytes > maxBytes); ++i) {
        bytes -= bodyBytes(m_exchanges[i]);
        excess = std::max(excess, i + 1);
    }
    if (excess == 0)
        return;
    Q_EMIT aboutToDrop(int(excess));
    m_exchanges.erase(m_exchanges.begin(), m_exchanges.begin() + std::ptrdiff_t(excess));
    m_bytes = bytes;
    Q_EMIT dropped(int(excess));
}

} // namespace Provost
