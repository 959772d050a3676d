// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/httpmessage.h"

#include <QElapsedTimer>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QObject>
#include <QTimer>

#include <optional>

class QNetworkAccessManager;

namespace Provost {

class OneShotBody;

/// A request sent once and what came of it: an answer with any status, or a failure of the transport.
class Exchange : public QObject
{
    Q_OBJECT
public:
    struct Outcome {
        int status = 0; ///< of a whole answer, else of what came before the failure
        QList<HttpHeader> headers {};
        QByteArray body {};
        std::optional<Error> failure {}; ///< Transport, Tls, Timeout or Protocol; none: the answer is whole
        int timesSent = 0; ///< 0: nothing reached the server; 2: Qt sent a request without body again
        std::chrono::milliseconds duration {0};
    };

    Exchange(QNetworkAccessManager &manager, QNetworkRequest request, HttpRequest what, std::chrono::milliseconds timeout, QObject *parent);
    ~Exchange() override;
    /// What CertificateCheck holds the server against; before start().
    void setCertificateRules(const QByteArray &pinned, const QByteArray &extraPem)
    {
        m_pinned = pinned;
        m_extraPem = extraPem;
    }
    void start();
    void stop(); ///< no finished() any more
    [[nodiscard]] QNetworkAccessManager &manager() const { return m_manager; }

Q_SIGNALS:
    void finished(const Provost::Exchange::Outcome &outcome);

private:
    void onBytes();
    void onTimeout();
    void onFinished();
    void checkCertificates();
    [[nodiscard]] QNetworkReply *send();
    [[nodiscard]] std::optional<Error> failureOf(int status) const;
    [[nodiscard]] int timesSent() const;

    QNetworkAccessManager &m_manager;
    QNetworkRequest m_request;
    HttpRequest m_what;
    QNetworkReply *m_reply = nullptr;
    OneShotBody *m_body = nullptr;
    QTimer m_timeout;
    QElapsedTimer m_clock;
    QString m_tlsErrors;
    QByteArray m_pinned;
    QByteArray m_extraPem;
    std::optional<Error> m_objection; ///< to the server's certificates
    int m_requestsSent = 0;
    bool m_timedOut = false;
    bool m_tooLarge = false;
};

} // namespace Provost
