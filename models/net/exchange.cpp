// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/exchange.h"

#include "net/certificatecheck.h"
#include "net/keptback.h"
#include "net/oneshotbody.h"
#include "scim/jsoncheck.h"

#include <QNetworkAccessManager>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr qint64 maxAnswer = 256ll * 1024 * 1024;

/// Errors that Qt makes of a status; the answer itself is whole.
bool meansStatus(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

ErrorKind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::Tls;
    case QNetworkReply::TimeoutError:
        return ErrorKind::Timeout;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
        return ErrorKind::Protocol;
    default:
        return ErrorKind::Transport;
    }
}
}

Exchange::Exchange(QNetworkAccessManager &manager, QNetworkRequest request, HttpRequest what, std::chrono::milliseconds timeout, QObject *parent)
    : QObject(parent)
    , m_manager(manager)
    , m_request(std::move(request))
    , m_what(std::move(what))
{
    m_timeout.setSingleShot(true);
    m_timeout.setInterval(timeout);
    connect(&m_timeout, &QTimer::timeout, this, &Exchange::onTimeout);
}

Exchange::~Exchange()
{
    stop();
}

void Exchange::start()
{
    m_clock.start();
    m_reply = send();
    m_reply->setReadBufferSize(0);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        ++m_requestsSent;
        m_timeout.start();
    });
    connect(m_reply, &QNetworkReply::uploadProgress, &m_timeout, qOverload<>(&QTimer::start));
    connect(m_reply, &QNetworkReply::metaDataChanged, &m_timeout, qOverload<>(&QTimer::start));
    connect(m_reply, &QNetworkReply::downloadProgress, this, &Exchange::onBytes);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) {
        QStringList texts;
        for (const QSslError &error : errors)
            texts << error.errorString();
        m_tlsErrors = texts.join(u"; "_s);
    });
    if (CertificateCheck::isNeeded(m_pinned, m_extraPem))
        connect(m_reply, &QNetworkReply::encrypted, this, &Exchange::checkCertificates); // nothing of the request has been sent by then
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    m_timeout.start();
}

QNetworkReply *Exchange::send()
{
    if (m_what.method == "GET")
        return m_manager.get(m_request);
    if (m_what.method == "HEAD")
        return m_manager.head(m_request);
    if (m_what.method == "DELETE" && m_what.body.isEmpty())
        return m_manager.deleteResource(m_request);
    m_body = new OneShotBody(m_what.body, this);
    m_request.setHeader(QNetworkRequest::ContentLengthHeader, m_what.body.size());
    return m_manager.sendCustomRequest(m_request, m_what.method, m_body);
}

void Exchange::stop()
{
    m_timeout.stop();
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->disconnect(&m_timeout);
    reply->abort();
    reply->deleteLater();
}

void Exchange::onBytes()
{
    m_timeout.start();
    if (m_reply->bytesAvailable() <= maxAnswer)
        return;
    m_tooLarge = true;
    m_reply->disconnect(this);
    m_reply->abort();
    onFinished();
}

void Exchange::checkCertificates()
{
    const QSslConfiguration tls = m_reply->sslConfiguration();
    m_objection = CertificateCheck(m_pinned, m_extraPem, tls.caCertificates()).objection(tls.peerCertificateChain());
    if (m_objection)
        m_reply->abort();
}

void Exchange::onTimeout()
{
    m_timedOut = true;
    m_reply->disconnect(this); // not from within abort(), which goes on with the reply when the signals are through
    m_reply->abort();
    onFinished();
}

void Exchange::onFinished()
{
    m_timeout.stop();
    Outcome outcome;
    outcome.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    outcome.failure = failureOf(outcome.status);
    outcome.headers = m_reply->rawHeaderPairs();
    if (m_reply->isOpen()) { // abort() closes
        // In one piece, where readAll() grows step by step; with the room that whoever parses it wants behind it.
        outcome.body.reserve(m_reply->bytesAvailable() + jsonPadding);
        outcome.body.resize(m_reply->bytesAvailable());
        outcome.body.resize(std::max<qint64>(0, m_reply->read(outcome.body.data(), outcome.body.size())));
        outcome.body += m_reply->readAll(); // of what was compressed only a part may be counted
    }
    outcome.timesSent = timesSent();
    outcome.duration = std::chrono::milliseconds(m_clock.elapsed());
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->setParent(nullptr); // a handler may destroy the manager, while the reply is still telling us
    reply->deleteLater();
    Q_EMIT finished(outcome);
}

std::optional<Error> Exchange::failureOf(int status) const
{
    const QNetworkReply::NetworkError error = m_reply->error();
    if (m_timedOut)
        return Error {.kind = ErrorKind::Timeout, .detail = u"no answer within %1 s"_s.arg(double(m_timeout.interval()) / 1000)};
    if (m_objection)
        return *m_objection;
    if (m_tooLarge)
        return Error::protocol(u"the answer is larger than %1 MiB"_s.arg(maxAnswer / 1024 / 1024));
    if (error == QNetworkReply::NoError || (status >= 400 && meansStatus(error)))
        return {};
    if (error == QNetworkReply::ContentReSendError) // Qt also ends a write so that is answered 307 or 308, and tells no difference
        return Error {.kind = ErrorKind::Transport, .detail = u"the connection was closed before an answer came, or the write was redirected"_s};
    if (error == QNetworkReply::ProxyAuthenticationRequiredError)
        return keptBackByProxy();
    Error failure {.kind = kindOf(error), .detail = m_reply->errorString()};
    if (failure.detail.contains("SSL routines"_L1)) // with TLS 1.3 a client certificate is missed only after the handshake
        failure.kind = ErrorKind::Tls;
    if (failure.kind == ErrorKind::Tls && !m_tlsErrors.isEmpty())
        failure.detail = m_tlsErrors;
    return failure;
}

int Exchange::timesSent() const
{
    if (m_body) // Qt counts a copy it began but could not send
        return m_requestsSent > 0 || m_body->isTouched() ? 1 : 0;
    return m_requestsSent;
}

} // namespace Provost
