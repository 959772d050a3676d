// SPDX-License-Identifier: GPL-3.0-or-later
#include "errors/errorhints.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// A text of Qt's, which comes in the window's language once Qt's own translations are loaded.
struct QtPhrase {
    const char *context;
    const char *text;
};

bool holds(const QString &detail, const QtPhrase &phrase)
{
    const auto holdsAll = [&detail](const QString &pattern) {
        const QStringList parts = pattern.split(u"%1"_s, Qt::SkipEmptyParts);
        return !parts.isEmpty() && std::all_of(parts.begin(), parts.end(), [&detail](const QString &part) {
            return detail.contains(part, Qt::CaseInsensitive);
        });
    };
    return holdsAll(QString::fromUtf8(phrase.text)) || holdsAll(QCoreApplication::translate(phrase.context, phrase.text));
}

bool holdsAny(const QString &detail, std::initializer_list<QtPhrase> phrases)
{
    return std::any_of(phrases.begin(), phrases.end(), [&detail](const QtPhrase &phrase) { return holds(detail, phrase); });
}

std::optional<ErrorText> proxyHint(const QString &detail, const QString &server)
{
    if (detail.contains(u"proxy: it asks for"_s))
        return ErrorText {ErrorText::tr("The proxy asks for a user name and a password, and has let nothing through to %1.").arg(server),
                          ErrorText::tr("Enter them in the connection's settings, under More settings: the password is kept with the secrets.")};
    if (!detail.contains(u"proxy"_s, Qt::CaseInsensitive))
        return {};
    const QString advice = ErrorText::tr("Check the proxy in the connection's settings or, where it has none of its own, in this computer's network settings.");
    if (detail.contains(u"refused"_s, Qt::CaseInsensitive) || detail.contains(u"not found"_s, Qt::CaseInsensitive) || detail.contains(u"timed out"_s, Qt::CaseInsensitive))
        return ErrorText {ErrorText::tr("The proxy cannot be reached; %1 was not asked.").arg(server), advice};
    return ErrorText {ErrorText::tr("The proxy did not let the request through to %1.").arg(server), advice};
}

} // namespace

std::optional<ErrorText> transportHint(const QString &detail, const QString &server)
{
    const auto text = [](const char *context, const char *source) { return QtPhrase {context, source}; };
    if (auto hint = proxyHint(detail, server)) // "Proxy connection refused" is about another machine than "Connection refused"
        return hint;
    if (holdsAny(detail, {text("QHttp", "Connection refused"), text("QAbstractSocket", "Connection refused")}))
        return ErrorText {ErrorText::tr("%1 refused the connection.").arg(server),
                          ErrorText::tr("Nothing listens there. Check the port in the base URL, and whether the service is running.")};
    if (holdsAny(detail, {text("QHttp", "Host %1 not found"), text("QAbstractSocket", "Host not found")}))
        return ErrorText {ErrorText::tr("The name of %1 is not known.").arg(server),
                          ErrorText::tr("Check the spelling of the base URL. For a name inside your company, check that this computer is on "
                                        "its network or VPN.")};
    if (holdsAny(detail, {text("QAbstractSocket", "Network unreachable"), text("QNativeSocketEngine", "Host unreachable"),
                          text("QNativeSocketEngine", "Network unreachable"), text("QNativeSocketEngine", "No route to host")}))
        return ErrorText {ErrorText::tr("%1 cannot be reached from this computer.").arg(server),
                          ErrorText::tr("Check the network connection, the VPN and the firewall.")};
    if (holdsAny(detail, {text("QHttp", "Connection closed"), text("QNativeSocketEngine", "The remote host closed the connection")})
        || detail.contains(u"connection was closed"_s) || detail.contains(u"connection reset"_s, Qt::CaseInsensitive))
        return ErrorText {ErrorText::tr("%1 closed the connection in the middle of the exchange.").arg(server),
                          ErrorText::tr("Try again. If it happens each time, a firewall or load balancer on the way may be cutting it off.")};
    return {};
}

std::optional<ErrorText> tlsHint(const QString &detail, const QString &server)
{
    const auto says = [&detail](const char *source) { return holds(detail, {"QSslSocket", source}); };
    if (says("The host name did not match any of the valid hosts for this certificate"))
        return ErrorText {ErrorText::tr("The certificate shown by %1 is for other names.").arg(server),
                          ErrorText::tr("Use the host name the certificate was made for as the base URL, or have the certificate renewed with "
                                        "this name. Nothing was sent.")};
    if (says("The certificate has expired"))
        return ErrorText {ErrorText::tr("The certificate of %1 has expired.").arg(server),
                          ErrorText::tr("Its operator has to renew it. If other sites say the same, check this computer's clock. Nothing was sent.")};
    if (says("The certificate is not yet valid"))
        return ErrorText {ErrorText::tr("The certificate of %1 is not valid yet.").arg(server),
                          ErrorText::tr("Check this computer's clock and date. Nothing was sent.")};
    if (says("The certificate is self-signed, and untrusted")
        || says("The root certificate of the certificate chain is self-signed, and untrusted"))
        return ErrorText {ErrorText::tr("The certificate of %1 is signed by nobody this computer trusts.").arg(server),
                          ErrorText::tr("If this is your own server, add its CA certificate (PEM file) to the connection. If not, somebody may be "
                                        "in between: do not go on. Nothing was sent.")};
    if (says("The issuer certificate could not be found") || says("The issuer certificate of a locally looked up certificate could not be found")
        || says("No certificates could be verified"))
        return ErrorText {ErrorText::tr("The issuer of the certificate of %1 is not known.").arg(server),
                          ErrorText::tr("Add the issuing CA certificate (PEM file) to the connection, or have the server send its whole chain. "
                                        "Nothing was sent.")};
    // what OpenSSL says, which has no translation
    const auto holds = [&detail](QStringView words) { return detail.contains(words, Qt::CaseInsensitive); };
    if (holds(u"protocol version") || holds(u"unsupported protocol") || holds(u"wrong version number"))
        return ErrorText {ErrorText::tr("%1 offers only an outdated version of TLS, or none.").arg(server),
                          ErrorText::tr("TLS 1.2 or newer is needed: its operator has to switch it on. Check the port in the base URL, too. Nothing was sent.")};
    if (holds(u"certificate required") || holds(u"bad certificate") || holds(u"alert handshake failure") || holds(u"unknown ca"))
        return ErrorText {ErrorText::tr("%1 wants a client certificate that it knows.").arg(server),
                          ErrorText::tr("Choose “Client certificate (mutual TLS)” as the way to sign in, with a certificate that the server accepts.")};
    return {};
}

std::optional<ErrorText> providerHint(const Error &error)
{
    const QString text = error.scimType + u' ' + error.detail;
    const auto says = [&text](QStringView word) { return text.contains(word, Qt::CaseInsensitive); };
    if (says(u"scimapiconsumptions") || says(u"not enabled for any subscription"))
        return ErrorText {ErrorText::tr("The SCIM API is not switched on for this Entra tenant."),
                          ErrorText::tr("In the Entra admin centre open ID Governance, Dashboard, SCIM Provisioning API and link an Azure "
                                        "subscription. Exactly one “scimapiconsumptions” resource has to exist, and the subscription needs the "
                                        "resource provider Microsoft.EntraIDGovernance registered.")};
    if (says(u"InvalidAuthenticationToken"))
        return ErrorText {ErrorText::tr("Entra did not accept the token."),
                          ErrorText::tr("Get a new one: they last about an hour, have to be issued to an application (not to a person), with "
                                        "the scope https://graph.microsoft.com/.default, or that of your national cloud.")};
    if (says(u"InsufficientPrivileges") || says(u"Authorization_RequestDenied") || says(u"Insufficient privileges"))
        return ErrorText {ErrorText::tr("The application is not allowed to do this."),
                          ErrorText::tr("Give its registration the application permission (User.Read.All and Group.Read.All to read, "
                                        "User.ReadWrite.All and Group.ReadWrite.All to change) and grant admin consent.")};
    return {};
}

std::optional<ErrorText> scimTypeHint(const QString &scimType)
{
    struct Known {
        QLatin1StringView type;
        const char *summary;
        const char *advice;
    };
    // RFC 7644 section 3.12, RFC 9865 section 4
    static constexpr std::array known {
        Known {"invalidFilter"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server does not understand this filter."),
               QT_TRANSLATE_NOOP("ErrorText", "Many servers accept only a few attributes and operators. Try “eq” on the user name.")},
        Known {"tooMany"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server found more than it is willing to return."),
               QT_TRANSLATE_NOOP("ErrorText", "Narrow the search.")},
        Known {"uniqueness"_L1, QT_TRANSLATE_NOOP("ErrorText", "This value is taken by another object."),
               QT_TRANSLATE_NOOP("ErrorText", "Look up who has it, or choose another value. Nothing was changed.")},
        Known {"mutability"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server does not let this attribute be changed."),
               QT_TRANSLATE_NOOP("ErrorText", "Take the attribute out of the change. Nothing was changed.")},
        Known {"invalidSyntax"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server could not read the request."),
               QT_TRANSLATE_NOOP("ErrorText", "See the request in the Requests view; the server's own words are in the details.")},
        Known {"invalidPath"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server does not know the attribute path."),
               QT_TRANSLATE_NOOP("ErrorText", "Its schemas may have changed: refresh the connection and try again.")},
        Known {"noTarget"_L1, QT_TRANSLATE_NOOP("ErrorText", "What should be changed is not there."),
               QT_TRANSLATE_NOOP("ErrorText", "Somebody may have changed the object: read it again.")},
        Known {"invalidValue"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server does not accept a value."),
               QT_TRANSLATE_NOOP("ErrorText", "Its own words are in the details. Nothing was changed.")},
        Known {"invalidVers"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server speaks another version of SCIM."),
               QT_TRANSLATE_NOOP("ErrorText", "Check the base URL: SCIM 2.0 often ends in /scim/v2.")},
        Known {"sensitive"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server refuses to take this in an address, because it is sensitive."),
               QT_TRANSLATE_NOOP("ErrorText", "Search by another attribute.")},
        Known {"invalidCursor"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server does not know its own place in the list any more."),
               QT_TRANSLATE_NOOP("ErrorText", "Read the list again.")},
        Known {"expiredCursor"_L1, QT_TRANSLATE_NOOP("ErrorText", "The list was open for too long; the server has forgotten the place."),
               QT_TRANSLATE_NOOP("ErrorText", "Read the list again.")},
        Known {"invalidCount"_L1, QT_TRANSLATE_NOOP("ErrorText", "The server does not accept this page size."),
               QT_TRANSLATE_NOOP("ErrorText", "Choose the matching provider for the connection.")},
    };
    for (const Known &one : known) {
        if (scimType.compare(one.type, Qt::CaseInsensitive) == 0)
            return ErrorText {ErrorText::tr(one.summary), ErrorText::tr(one.advice)};
    }
    return {};
}

} // namespace Provost
