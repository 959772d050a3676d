// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "base/redacted.h"
#include "net/exchange.h"
#include "net/httplog.h"
#include "net/httpmessage.h"

#include <QTimer>

namespace Provost {

class Connection;

/// One HTTP exchange, with its retries: authorized, queued under the governor, sent, one outcome. A status outside 2xx is an Error made by ScimError.
/// A write whose fate is unknown (the connection closed after the body was read, a time-out, 502/503/504 without a word)
/// is not sent again: Error with inDoubt. A 401 is answered once with a renewed token, if there may be one.
class RequestJob : public JobOf<HttpReply>
{
    Q_OBJECT
public:
    RequestJob(Connection &connection, HttpRequest request, QObject *parent);
    ~RequestJob() override;
    [[nodiscard]] const HttpRequest &request() const { return m_request; }

protected:
    void start() override;
    void abort() override;

private:
    void authorize();
    void queue();
    void onTurn();
    [[nodiscard]] bool renew(const Exchange::Outcome &outcome);
    void onAnswered(const Exchange::Outcome &outcome);
    void passTurn(); ///< nothing is sent after all
    void endTurn();
    void count(int status);
    void discharge();
    [[nodiscard]] QByteArray answerToLog(const QByteArray &body) const;
    void writeLog(const Exchange::Outcome &outcome);
    [[nodiscard]] bool follow(const Exchange::Outcome &outcome);
    void succeed(const Exchange::Outcome &outcome);
    void failOrRetry(Error error);
    [[nodiscard]] Error errorOf(const Exchange::Outcome &outcome) const;
    [[nodiscard]] QString withoutTold(const QString &detail, const Exchange::Outcome &outcome) const;
    [[nodiscard]] Error redirectError(const Exchange::Outcome &outcome) const;
    [[nodiscard]] QUrl redirectTarget(const Exchange::Outcome &outcome) const;

    HttpRequest m_request;
    Connection &m_connection;
    QUrl m_url;
    Exchange *m_exchange = nullptr;
    HttpExchange m_logged;
    QTimer m_retry;
    bool m_isReserved = false; ///< of the meter, and not sent yet
    bool m_isCharged = false; ///< under way, as the connection's budget sees it
    int m_attempts = 0; ///< ours; what was really sent may be less or more
    int m_timesSent = 0;
    int m_redirects = 0;
    Redacted<QByteArray> m_authorization;
    int m_authorized = 0; ///< how often we waited for it
    bool m_renewed = false;
};

} // namespace Provost
