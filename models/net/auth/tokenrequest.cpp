// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/tokenrequest.h"

#include "net/connection.h"
#include "net/httplog.h"
#include "net/requestjob.h"

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr int maxAttempts = 3;

/// What a server may repeat in its complaint and nobody is to read there.
bool isSecretField(const QByteArray &name)
{
    static constexpr std::array names {"client_secret", "client_assertion", "assertion", "refresh_token", "code", "code_verifier", "password"};
    return std::any_of(names.begin(), names.end(), [&name](const char *secret) { return name == secret; });
}

bool isPassing(const Error &error)
{
    return error.kind == ErrorKind::Transport || error.kind == ErrorKind::Timeout || error.httpStatus >= 500;
}
}

QByteArray encodeForm(const FormFields &fields)
{
    QByteArrayList parts;
    for (const auto &[name, value] : fields)
        parts << name.toPercentEncoding() + '=' + value.toPercentEncoding();
    return parts.join('&');
}

Error signInError(Error error, const QString &host)
{
    if (error.kind == ErrorKind::Cancelled)
        return error;
    const bool isProxys = error.httpStatus == 407; // which says nothing of the sign-in
    if (error.httpStatus >= 400 && error.httpStatus < 500 && !isProxys && error.kind != ErrorKind::RateLimited)
        error.kind = ErrorKind::Auth;
    error.detail = u"sign-in at %1: %2"_s.arg(host, error.detail);
    error.inDoubt = false; // no change of the directory hangs on it
    return error;
}

TokenRequest::TokenRequest(Connection &endpoint, FormFields fields, Repeat repeat, QObject *parent)
    : TokenRequest(endpoint, [fields = std::move(fields)] { return fields; }, parent)
{
    m_repeat = repeat;
}

TokenRequest::TokenRequest(Connection &endpoint, Maker maker, QObject *parent)
    : JobOf<AccessToken>(parent)
    , m_endpoint(endpoint)
    , m_maker(std::move(maker))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &TokenRequest::start);
}

TokenRequest::~TokenRequest() = default;

void TokenRequest::start()
{
    ++m_attempts;
    const auto fields = m_maker();
    if (!fields)
        return finish(fields.error());
    for (const auto &[name, value] : *fields) {
        if (isSecretField(name))
            m_endpoint.log().addSecret(value);
    }
    HttpRequest request {.method = "POST", .body = encodeForm(*fields), .contentType = "application/x-www-form-urlencoded", .accept = "application/json"};
    m_request = m_endpoint.send(std::move(request), this);
    m_request->then(this, [this](const Result<HttpReply> &reply) {
        if (!reply)
            return onFailed(reply.error());
        auto token = AccessToken::fromBody(reply->body);
        if (!token)
            return finish(signInError(token.error(), m_endpoint.settings().baseUrl.host()));
        finish(std::move(token));
    });
}

void TokenRequest::onFailed(Error error)
{
    if (m_repeat == Repeat::Allowed && isPassing(error) && m_attempts < maxAttempts)
        return m_again.start(200ms * m_attempts);
    finish(signInError(std::move(error), m_endpoint.settings().baseUrl.host()));
}

void TokenRequest::abort()
{
    m_again.stop();
    if (m_request)
        m_request->cancel();
}

} // namespace Provost
