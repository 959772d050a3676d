// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpmessage.h"

#include <QByteArrayMatcher>
#include <QDateTime>
#include <QObject>

#include <deque>

namespace Provost {

/// One attempt of one exchange as the Requests view shows it. Secrets never enter: Authorization, cookies and passwords in bodies are replaced
/// by "[redacted]" before the entry is stored; bodies are cut at 256 KiB.
struct HttpExchange {
    qint64 number = 0; ///< 1, 2, ... in the order of sending
    QDateTime started {}; ///< UTC
    QByteArray method {};
    QUrl url {};
    QList<HttpHeader> requestHeaders {};
    QByteArray requestBody {};
    int attempt = 1; ///< 2 = the first retry
    bool finished = false;
    int status = 0; ///< 0: none came
    QString failure {}; ///< transport failure in words, empty for an answer
    QString requestId {};
    QList<HttpHeader> replyHeaders {};
    QByteArray replyBody {};
    qint64 replySize = 0; ///< bytes as received, before any cut
    std::chrono::milliseconds duration {0};

    /// The same request for a shell: single-quoted, token as "$TOKEN".
    [[nodiscard]] QString toCurl() const;
};

/// The last exchanges of a connection, oldest first, at most `capacity` and 32 MiB of bodies.
class HttpLog : public QObject
{
    Q_OBJECT
public:
    explicit HttpLog(QObject *parent = nullptr, int capacity = 500);
    [[nodiscard]] qsizetype size() const { return qsizetype(m_exchanges.size()); }
    [[nodiscard]] const HttpExchange &at(qsizetype index) const { return m_exchanges[size_t(index)]; }
    [[nodiscard]] qint64 sentCount() const { return m_sent; } ///< ever, not only those kept
    qint64 begin(HttpExchange exchange); ///< its number; redacts
    void end(const HttpExchange &exchange); ///< by number; a no-op when it has been dropped
    void clear();
    static constexpr qsizetype maxBody = 256 * 1024; ///< kept of each
    [[nodiscard]] bool keepsBodies() const { return m_keepsBodies; }
    void keepNoBodies() { m_keepsBodies = false; } ///< where nobody will look at them: going through each for secrets takes its time
    void setSecret(const QByteArray &secret); ///< replaced wherever it stands, even where a server echoes it
    void keepSecret(const QByteArray &secret); ///< for as long as the log lives, however many tokens come and go
    void addSecret(const QByteArray &secret); ///< likewise, besides those before: tokens are renewed
    [[nodiscard]] QByteArray withoutSecrets(const QByteArray &text) const;
    [[nodiscard]] QString withoutSecrets(const QString &text) const { return QString::fromUtf8(withoutSecrets(text.toUtf8())); }

Q_SIGNALS:
    void aboutToDrop(int count); ///< from the front
    void dropped(int count);
    void aboutToAppend();
    void appended();
    void updated(int index);

private:
    void redact(HttpExchange &exchange) const;
    [[nodiscard]] QByteArray stored(const QByteArray &body) const;
    void shrink();
    [[nodiscard]] static qint64 bodyBytes(const HttpExchange &exchange) { return exchange.requestBody.size() + exchange.replyBody.size(); }

    std::deque<HttpExchange> m_exchanges;
    std::deque<QByteArrayMatcher> m_kept; ///< keepSecret()
    std::deque<QByteArrayMatcher> m_secrets; ///< their skip tables are worth keeping: every page is searched
    qint64 m_sent = 0;
    qint64 m_bytes = 0; ///< of all bodies kept
    int m_capacity;
    bool m_keepsBodies = true;
};

} // namespace Provost
