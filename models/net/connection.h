// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"
#include "net/accesspool.h"
#include "net/auth/signin.h"
#include "net/costmeter.h"
#include "net/httpmessage.h"
#include "net/retrypolicy.h"
#include "scim/profilelibrary.h"

#include <QObject>
#include <QSslConfiguration>
#include <QUrl>

#include <memory>

class QNetworkRequest;

namespace Provost {

class Governor;
class HttpLog;
class RequestJob;
class TokenSource;

/// What a connection needs to know to be made; a value, saved without the token.
struct ConnectionSettings {
    QString name;
    QUrl baseUrl; ///< "https://example.com/scim/v2", with or without a last slash
    Redacted<QByteArray> token {}; ///< of SignIn::Kind::Bearer; empty: the one among `secrets`, or no Authorization header
    ServerProfile profile {};
    std::optional<ProfileLibrary> profiles {}; ///< given where `profile` is nobody's choice: discovery may show one of these
    std::chrono::milliseconds timeout {30'000}; ///< without any byte from the server
    QByteArray extraCaPem {}; ///< certificates trusted besides the system's
    RetryPolicy retry {};
    SignIn signIn {};
    SignInSecrets secrets {};
    QString proxy {}; ///< empty: the system's; "none"; "http://host:port", "socks5://host:port"
    QString proxyUser {}; ///< for a proxy that asks; its password is among `secrets`
    QByteArray pinnedCertificate {}; ///< SHA-256 of the server's certificate; empty: any that is valid
    CallBudget budget {};
    bool isReadOnly = false; ///< nothing that changes the directory is sent
    QString id {}; ///< of the saved connection; empty: an ad-hoc one
    [[nodiscard]] ProxyLogin proxyLogin() const; ///< without the password when that was entered for another proxy or user
    QString account {}; ///< a mark of whose sign-in it is, which tells nothing else (AccountMarks); empty: not known
};

/// One service provider on the network: the only place that touches QNetworkAccessManager.
///
/// HTTP/1.1, TLS 1.2+ verified always, plain http only to loopback, no cookies, no cache, redirects never followed by Qt; a
/// redirect within the same origin is followed for reads, everything else is an error. What the TokenSource gives goes to the base URL's origin only.
/// Lives in one thread (the GUI's, or the command line's main thread).
class Connection : public QObject
{
    Q_OBJECT
public:
    explicit Connection(ConnectionSettings settings, QObject *parent = nullptr);
    /// For tests: every access manager comes from `factory`.
    Connection(ConnectionSettings settings, AccessManagerFactory factory, QObject *parent = nullptr);
    ~Connection() override;

    [[nodiscard]] const ConnectionSettings &settings() const { return m_settings; }
    [[nodiscard]] const ServerProfile &profile() const { return m_settings.profile; }
    void setProfile(const ServerProfile &profile); ///< after discovery; the governor follows
    [[nodiscard]] Governor &governor() const { return *m_governor; }
    [[nodiscard]] HttpLog &log() const { return *m_log; }
    [[nodiscard]] TokenSource &tokens() const { return *m_tokens; }
    [[nodiscard]] CostMeter &costs() const { return *m_meter; }
    [[nodiscard]] const QSslConfiguration &tls() const { return m_tls; } ///< for looking at the server's certificate
    [[nodiscard]] static bool isLoopback(const QUrl &url);

    /// A job that sends `request`, retried as RetryPolicy says, under the governor. It starts by itself; its parent owns it.
    [[nodiscard]] RequestJob *send(HttpRequest request, QObject *parent);

    /// Base URL + path + query, fully encoded; without a path the base URL as it is.
    [[nodiscard]] QUrl urlFor(const HttpRequest &request) const;

Q_SIGNALS:
    void closing(); ///< from the destructor: jobs over this connection cancel themselves

private:
    friend class RequestJob;
    /// Why this request must not be sent at all; nullopt: it may.
    [[nodiscard]] std::optional<Error> problemWith(const HttpRequest &request, const QObject *caller) const;
    [[nodiscard]] QNetworkRequest networkRequest(const HttpRequest &request, const QUrl &url, const Redacted<QByteArray> &authorization) const;
    [[nodiscard]] bool isSameOrigin(const QUrl &url) const;
    [[nodiscard]] std::optional<Error> checkBaseUrl() const;
    [[nodiscard]] std::optional<Error> setUpTls();
    [[nodiscard]] std::optional<Error> presentCertificate();

    ConnectionSettings m_settings;
    Governor *m_governor;
    HttpLog *m_log;
    AccessPool *m_pool;
    CostMeter *m_meter;
    TokenSource *m_tokens;
    QSslConfiguration m_tls;
    std::optional<Error> m_problem; ///< with the settings themselves
};

} // namespace Provost
