// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "net/auth/accesstoken.h"

#include <QTimer>

#include <functional>

namespace Provost {

class Connection;
class RequestJob;

using FormFields = QList<std::pair<QByteArray, QByteArray>>;

/// application/x-www-form-urlencoded, the strict way: everything but unreserved characters is encoded.
[[nodiscard]] QByteArray encodeForm(const FormFields &fields);

/// What went wrong at a token endpoint, told from what went wrong at the service provider: kind Auth for what the endpoint refused,
/// the detail begins with "sign-in at HOST: ".
[[nodiscard]] Error signInError(Error error, const QString &host);

/// One request to a token endpoint (RFC 6749 section 3.2): a form goes there, a token or a decoded refusal comes back.
class TokenRequest : public JobOf<AccessToken>
{
    Q_OBJECT
public:
    enum class Repeat : quint8 {
        Allowed, ///< asking twice does no harm: tried again when the network fails
        Never, ///< a code or a rotating refresh token is used up by asking
    };
    /// `endpoint` has the token URL as its base URL and outlives this.
    TokenRequest(Connection &endpoint, FormFields fields, Repeat repeat, QObject *parent);
    /// Tried again when the network fails, with fields made anew each time: what proves who the client is may be good for one request only (RFC 7523 section 3, `jti`).
    using Maker = std::function<Result<FormFields>()>;
    TokenRequest(Connection &endpoint, Maker maker, QObject *parent);
    ~TokenRequest() override;

protected:
    void start() override;
    void abort() override;

private:
    void onFailed(Error error);

    Connection &m_endpoint;
    Maker m_maker;
    Repeat m_repeat = Repeat::Allowed;
    QPointer<RequestJob> m_request;
    QTimer m_again;
    int m_attempts = 0;
};

} // namespace Provost
