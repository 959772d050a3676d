// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"
#include "base/result.h"
#include "net/auth/accesstoken.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <optional>

namespace Provost {

class HttpLog;

/// Where a connection's Authorization header comes from. One for each connection; lives in its thread.
class TokenSource : public QObject
{
    Q_OBJECT
public:
    using Authorization = Redacted<QByteArray>; ///< the header's value, "Bearer ..."; empty: there is none to send
    using Handler = std::function<void(const Result<Authorization> &)>;
    using QObject::QObject;

    /// What can be sent now; nullopt: request() has to fetch it first.
    [[nodiscard]] virtual std::optional<Authorization> current() const = 0;
    /// Calls `handler` once, from the event loop, unless `context` has died. However many ask, one fetch is under way.
    virtual void request(QObject *context, Handler handler) = 0;
    /// The server answered 401 to `refused`: it is not given out again. True: request() may bring another.
    virtual bool refuse(const Authorization &refused) = 0;

    /// What went to and fro where tokens come from; null: nothing does.
    [[nodiscard]] virtual const HttpLog *log() const { return nullptr; }

    [[nodiscard]] std::optional<TokenClaims> claims() const; ///< of the current token, when it says anything

    /// Asks for the refresh token that is kept now, which another window or program may have renewed: a used one is refused, and may end the whole sign-in. Calls back once; empty: not
    /// known.
    using KeptToken = std::function<void(const Redacted<QByteArray> &kept)>;
    void setKeptRefreshToken(std::function<void(const KeptToken &)> reader) { m_keptRefreshToken = std::move(reader); }
    /// Where a person has to sign in just now; empty: nobody has to.
    [[nodiscard]] const QUrl &browserUrl() const { return m_browserUrl; }
    /// Whoever signs in with the browser is asked as whom: its session would answer for the one who did last time.
    void askForAccount() { m_asksForAccount = true; }

Q_SIGNALS:
    void learned(const Provost::Redacted<QByteArray> &secret); ///< something that must not be shown has come
    void refused(); ///< a value was refused for good
    void refreshTokenChanged(const Provost::Redacted<QByteArray> &token, const Provost::Redacted<QByteArray> &former); ///< to be kept in place of `former`; empty: forget that
    void browserNeeded(const QUrl &url); ///< a person has to sign in there; when nobody listens, the sign-in fails at once
    void browserDone(); ///< nobody has to any more: they did, or it came to nothing

protected:
    [[nodiscard]] const std::function<void(const KeptToken &)> &keptRefreshToken() const { return m_keptRefreshToken; }
    [[nodiscard]] bool asksForAccount() const { return m_asksForAccount; }
    void askInBrowser(const QUrl &url); ///< empty: no more

private:
    std::function<void(const KeptToken &)> m_keptRefreshToken;
    bool m_asksForAccount = false;
    QUrl m_browserUrl;
};

/// A value that does not change: a bearer token, HTTP basic, or none.
class FixedAuthorization : public TokenSource
{
    Q_OBJECT
public:
    FixedAuthorization(Authorization value, QObject *parent);
    [[nodiscard]] static FixedAuthorization *bearer(const Redacted<QByteArray> &token, QObject *parent);
    /// RFC 7617, in UTF-8.
    [[nodiscard]] static FixedAuthorization *basic(const QString &user, const Redacted<QByteArray> &password, QObject *parent);

    [[nodiscard]] std::optional<Authorization> current() const override { return m_value; }
    void request(QObject *context, Handler handler) override;
    bool refuse(const Authorization &refused) override;

private:
    Authorization m_value;
};

} // namespace Provost
