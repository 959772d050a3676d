// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/renewingsource.h"
#include "net/auth/signin.h"

#include <QTimer>

namespace Provost {

class Connection;
class LoopbackListener;
struct ConnectionSettings;

/// A person signs in at the provider, in their own browser (RFC 8252): authorization code with PKCE S256 (RFC 7636). Renewed by the refresh token;
/// when that is refused, the person is asked again.
class AuthorizationCode : public RenewingSource
{
    Q_OBJECT
public:
    AuthorizationCode(const ConnectionSettings &settings, QObject *parent);
    [[nodiscard]] const HttpLog *log() const override;

protected:
    JobOf<AccessToken> *fetch() override;

private:
    friend class CodeSignIn;
    void keepRefreshToken(const Redacted<QByteArray> &token);
    void adopt(const Redacted<QByteArray> &kept);
    [[nodiscard]] bool canAskPerson() const;

    SignIn m_signIn;
    SignInSecrets m_secrets;
    Connection *m_endpoint;
};

/// One sign-in of it: by the refresh token if there is one, else through the browser.
class CodeSignIn : public JobOf<AccessToken>
{
    Q_OBJECT
public:
    explicit CodeSignIn(AuthorizationCode &source);

protected:
    void start() override;
    void abort() override;

private:
    void lookForKept(const std::function<void()> &then);
    void refreshOrAsk();
    void refresh();
    void onRefused();
    void askPerson();
    void stopWaiting(); ///< for the browser
    void onArrived(const QHash<QString, QString> &parameters);
    void exchange(const QString &code);
    void end(const Result<AccessToken> &outcome);
    [[nodiscard]] QUrl authorizationUrl() const;

    AuthorizationCode &m_source;
    LoopbackListener *m_listener;
    QUrl m_redirect;
    QByteArray m_state;
    QByteArray m_verifier;
    QTimer m_patience;
    QPointer<Job> m_request;
    Redacted<QByteArray> m_tried; ///< the refresh token that was refused
};

} // namespace Provost
