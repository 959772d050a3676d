// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/errortext.h"

#include "errors/detailwords.h"
#include "errors/errorhints.h"
#include "errors/signinhints.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype quotedLength = 240; ///< of a server's own words inside a sentence

QString quoted(const QString &detail)
{
    const QString line = detail.simplified();
    return line.size() <= quotedLength ? line : line.left(quotedLength) + u'…';
}

ErrorText ofTimeout(const QString &server)
{
    return {ErrorText::tr("No answer came from %1 in time.").arg(server),
            ErrorText::tr("Try again. If it keeps happening, the service or the network is overloaded.")};
}

ErrorText ofTransport(const Error &error, const QString &server)
{
    return transportHint(error.detail, server)
        .value_or(ErrorText {ErrorText::tr("The connection to %1 failed.").arg(server), ErrorText::tr("Check the network and try again.")});
}

ErrorText ofTls(const Error &error, const QString &server)
{
    return tlsHint(error.detail, server)
        .value_or(ErrorText {ErrorText::tr("No secure connection to %1 could be made.").arg(server),
                             ErrorText::tr("TLS 1.2 or newer and a valid certificate are needed. Nothing was sent.")});
}

bool isWebPage(const QString &detail)
{
    return detail.contains(u"html"_s, Qt::CaseInsensitive) || detail.contains(u"page of markup"_s);
}

ErrorText ofAuth(const Error &error, const QString &server)
{
    const QString status = QString::number(error.httpStatus);
    if (error.detail.startsWith(u"a page of markup"_s))
        return {ErrorText::tr("What refuses is not SCIM: a web page came instead of an answer of %1 (status %2).").arg(server, status),
                ErrorText::tr("A gateway, firewall or sign-in page in between is likely, which says nothing of the token. Check the base URL, the network or VPN you are on, and what the page in the details says.")};
    if (error.detail.startsWith(u"nothing was sent to sign in with"_s))
        return {ErrorText::tr("%1 wants a sign-in, and this connection sends none (status %2).").arg(server, status),
                ErrorText::tr("Choose how to sign in in the connection's settings.")};
    if (error.detail.startsWith(u"user name or password refused"_s))
        return {ErrorText::tr("%1 did not accept the user name or the password.").arg(server), ErrorText::tr("Check both. The password may have expired or been changed, or the account be locked.")};
    if (error.detail.startsWith(u"client certificate refused"_s))
        return {ErrorText::tr("%1 did not accept the client certificate.").arg(server),
                ErrorText::tr("It may have expired, or not be known there to anybody who may use SCIM. Ask the server's operator.")};
    if (error.httpStatus == 403 && error.scimType.compare("sensitive"_L1, Qt::CaseInsensitive) == 0) // RFC 7644 section 3.12
        return {ErrorText::tr("%1 does not take what was asked for in an address.").arg(server),
                ErrorText::tr("The filter holds something confidential, and addresses end up in logs. Filter by another attribute.")};
    if (error.httpStatus == 403)
        return {ErrorText::tr("%1 does not allow this.").arg(server),
                ErrorText::tr("The token is valid, but its permissions are not enough. Ask the directory's administrator for them.")};
    if (error.httpStatus == 0)
        return {ErrorText::tr("There is no token for %1.").arg(server), ErrorText::tr("Open the connection again and enter one.")};
    const QString summary = ErrorText::tr("%1 did not accept the token.").arg(server);
    if (error.detail.startsWith(u"neither a reason nor a WWW-Authenticate"_s)) // RFC 9110 section 11.6.1 wants the latter
        return {summary, ErrorText::tr("It may have expired, been revoked, or belong to another tenant. But the answer gives no reason at all, as those of gateways in between do: if a new token is refused as well, check the base URL and the network.")};
    return {summary, ErrorText::tr("It may have expired, been revoked, or belong to another tenant. Enter a new one.")};
}

ErrorText ofRateLimited(const Error &error, const QString &server)
{
    const QString summary = ErrorText::tr("%1 asks for fewer requests.").arg(server);
    if (!error.retryAfter)
        return {summary, ErrorText::tr("Wait a minute, then try again.")};
    const auto seconds = int(std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count());
    if (seconds > 48 * 3600)
        return {summary, ErrorText::tr("The time it names is not to be believed: more than two days. Try again in an hour.")};
    if (seconds > 2 * 3600)
        return {summary, ErrorText::tr("Try again in %n hour(s).", nullptr, seconds / 3600 + 1)};
    return {summary, ErrorText::tr("Try again in %n second(s).", nullptr, seconds)};
}

ErrorText ofConflict(const Error &error, const QString &server)
{
    if (error.httpStatus == 412)
        return {ErrorText::tr("Somebody else has changed this object in the meantime."),
                ErrorText::tr("Nothing was overwritten. Read it again and look at both versions.")};
    return {ErrorText::tr("%1 says that this contradicts what it has.").arg(server),
            ErrorText::tr("Usually a name is already taken. Nothing was changed.")};
}

ErrorText ofNotFound(const Error &error, const QString &server)
{
    if (error.httpStatus == 0 && error.detail == u"unsupported"_s) // ours: nobody was asked
        return {ErrorText::tr("%1 cannot answer this question.").arg(server), ErrorText::tr("The provider offers no way to ask for it.")};
    return {ErrorText::tr("%1 does not have this.").arg(server),
            ErrorText::tr("It may have been deleted, or not have arrived everywhere yet. If nothing is found at all, check the base URL.")};
}

ErrorText ofHttp(const Error &error, const QString &server)
{
    const QString status = QString::number(error.httpStatus);
    if (error.httpStatus >= 300 && error.httpStatus < 400)
        return {ErrorText::tr("%1 sends us to another address.").arg(server),
                ErrorText::tr("Use the address in the details as the base URL if you trust it. The token was not sent there.")};
    if (error.httpStatus == 405 || error.httpStatus == 501)
        return {ErrorText::tr("%1 does not offer this.").arg(server), ErrorText::tr("The provider does not support the operation.")};
    if (error.httpStatus == 407 || error.httpStatus == 511) // RFC 6585 section 6
        return {ErrorText::tr("The network wants a sign-in before anything gets through to %1 (status %2).").arg(server, status),
                ErrorText::tr("That is not about the token. Sign in to the network with a browser, or enter the proxy's user name and password under More settings of the connection.")};
    if (error.httpStatus == 413)
        return {ErrorText::tr("The request is too large for %1.").arg(server), ErrorText::tr("Send it in smaller parts. Nothing was changed.")};
    if (error.httpStatus >= 500)
        return {ErrorText::tr("%1 has a fault of its own (status %2).").arg(server, status),
                ErrorText::tr("Try again later; if it lasts, give the request id in the details to its operator.")};
    return {ErrorText::tr("%1 refused the request (status %2).").arg(server, status),
            ErrorText::tr("Check the base URL and the provider chosen for the connection.")};
}

ErrorText ofProtocol(const Error &error, const QString &server)
{
    if ((error.httpStatus >= 300 && error.httpStatus < 400) || error.detail.contains(u"redirected"_s))
        return ofHttp({.kind = ErrorKind::Http, .httpStatus = 302}, server);
    if (isWebPage(error.detail))
        return {ErrorText::tr("%1 answered with a web page instead of SCIM.").arg(server),
                ErrorText::tr("The base URL is probably not quite right (SCIM 2.0 often ends in /scim/v2), or a sign-in page or proxy is in between.")};
    return {ErrorText::tr("The answer of %1 is not what SCIM asks for.").arg(server),
            ErrorText::tr("See the answer in the Requests view. The base URL may be wrong, or the server has a fault.")};
}

ErrorText ofScim(const Error &error, const QString &server)
{
    if (auto hint = scimTypeHint(error.scimType))
        return *hint;
    if (error.httpStatus >= 500 || error.detail.isEmpty())
        return ofHttp(error, server);
    return {ErrorText::tr("%1 refused: “%2”").arg(server, quoted(error.detail)), {}};
}

ErrorText ofValidation(const Error &error)
{
    const QString what = quoted(detailWords(error.detail));
    const QString summary = error.position >= 0
        ? ErrorText::tr("This cannot be used, at character %1: %2").arg(QLocale().toString(error.position + 1), what)
        : ErrorText::tr("This cannot be used: %1").arg(what);
    return {summary, ErrorText::tr("Correct it and try again. Nothing was sent.")};
}

/// "path: the system's reason" is how the models put it, for files of Provost's own as for those that somebody named.
ErrorText ofStore(const Error &error)
{
    static const QRegularExpression named(u"^([^:]*/[^:]*): (.+)$"_s);
    const auto parts = named.match(error.detail);
    const QString reason = parts.hasMatch() ? parts.captured(2) : error.detail; // a path may be called anything
    const auto says = [&reason](QStringView words) { return reason.contains(words); };
    if (says(u"newer version") || says(u"another version"))
        return {ErrorText::tr("A file was written by another version of Provost."), ErrorText::tr("Use the version that wrote it, or a newer one.")};
    if (says(u"damaged") || says(u"cut off") || says(u"not a sealed file"))
        return {parts.hasMatch() ? ErrorText::tr("The file %1 is damaged.").arg(parts.captured(1)) : ErrorText::tr("A file of Provost is damaged."),
                ErrorText::tr("Bring it back from a backup. Without one move it away, so that a new one is made: what it held has to be entered again.")};
    static const QRegularExpression leftBehind(u"; if no program is running that could have it, remove (.+)$"_s);
    if (const auto left = leftBehind.match(error.detail); left.hasMatch())
        return {ErrorText::tr("Another program has a file of Provost in use."),
                ErrorText::tr("Try again in a moment. If none is running, on no other computer either, remove %1.").arg(left.captured(1))};
    if (says(u"in use by another program"))
        return {ErrorText::tr("Another program has a file of Provost in use."), ErrorText::tr("Try again in a moment.")};
    if (parts.hasMatch())
        return {ErrorText::tr("%1 could not be read or written: %2").arg(parts.captured(1), quoted(parts.captured(2))),
                ErrorText::tr("Check that its folder exists, who may use it, and the free space.")};
    return {ErrorText::tr("A file of Provost could not be read or written."), ErrorText::tr("Check the free space and the permissions of the data directory.")};
}

ErrorText ofKind(const Error &error, const QString &server)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
        return {ErrorText::tr("Stopped.")};
    case ErrorKind::Timeout:
        return ofTimeout(server);
    case ErrorKind::Transport:
        return ofTransport(error, server);
    case ErrorKind::Tls:
        return ofTls(error, server);
    case ErrorKind::Auth:
        return ofAuth(error, server);
    case ErrorKind::RateLimited:
        return ofRateLimited(error, server);
    case ErrorKind::Conflict:
        return scimTypeHint(error.scimType).value_or(ofConflict(error, server));
    case ErrorKind::NotFound:
        return ofNotFound(error, server);
    case ErrorKind::Http:
        return isWebPage(error.detail) && error.httpStatus < 500 ? ofProtocol(error, server) : ofHttp(error, server);
    case ErrorKind::Protocol:
        return ofProtocol(error, server);
    case ErrorKind::Scim:
        return ofScim(error, server);
    case ErrorKind::Store:
        return ofStore(error);
    case ErrorKind::Validation:
        return ofValidation(error);
    }
    return {};
}

QString detailsOf(const Error &error)
{
    QStringList lines;
    if (!error.detail.isEmpty())
        lines << error.detail;
    if (error.httpStatus != 0)
        lines << ErrorText::tr("Status: %1").arg(error.httpStatus);
    if (!error.scimType.isEmpty())
        lines << ErrorText::tr("SCIM error type: %1").arg(error.scimType);
    if (!error.requestId.isEmpty())
        lines << ErrorText::tr("Request id: %1").arg(error.requestId);
    if (error.attempts > 1)
        lines << ErrorText::tr("Sent %n time(s)", nullptr, error.attempts);
    return lines.join(u'\n');
}

/// A sentence begins with a capital, also where "the server" stands in for a name.
QString capitalised(QString sentence)
{
    if (!sentence.isEmpty() && sentence.at(0).isLower())
        sentence[0] = sentence.at(0).toUpper();
    return sentence;
}

} // namespace

ErrorText ErrorText::of(const Error &error, const QString &server)
{
    const QString endpoint = signInHost(error); // what failed is not the directory, but where its tokens come from
    const QString name = !endpoint.isEmpty() ? endpoint : server.isEmpty() ? tr("the server") : server;
    std::optional<ErrorText> known = signInHint(error);
    if (!known)
        known = refusalHint(error, name);
    if (!known)
        known = providerHint(error);
    ErrorText text = known.value_or(ofKind(error, name));
    if (server.isEmpty())
        text.summary = capitalised(text.summary);
    if (error.inDoubt)
        text.advice = tr("The change may have been carried out although no answer came: read the object again before you repeat it.");
    text.details = detailsOf(error);
    return text;
}

} // namespace Provost
