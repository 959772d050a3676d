// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/signinpreset.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
const QString placeholder = u"{tenant}"_s;

/// Empty where something is missing to fill it in with.
QUrl filledIn(QString pattern, const QString &tenant, const QUrl &baseUrl)
{
    const QString segment = QString::fromLatin1(QUrl::toPercentEncoding(tenant.trimmed()));
    if (pattern.isEmpty() || (pattern.contains(placeholder) && segment.isEmpty()))
        return {};
    const QUrl url(pattern.replace(placeholder, segment), QUrl::StrictMode);
    if (!url.isRelative())
        return url;
    return baseUrl.host().isEmpty() ? QUrl() : baseUrl.adjusted(QUrl::StripTrailingSlash | QUrl::RemoveUserInfo).resolved(url);
}
}

SignIn KnownSignIn::preset(SignIn::Kind kind, const QString &tenant, const QUrl &baseUrl) const
{
    SignIn signIn {.kind = kind};
    if (kind != SignIn::Kind::ClientSecret && kind != SignIn::Kind::ClientCertificate && kind != SignIn::Kind::AuthorizationCode)
        return signIn;
    signIn.tokenUrl = filledIn(profile.signIn.tokenUrl, tenant, baseUrl);
    signIn.scope = scope(kind);
    if (kind != SignIn::Kind::AuthorizationCode)
        return signIn;
    signIn.authorizationUrl = filledIn(browser.authorizationUrl, tenant, baseUrl);
    signIn.redirectUrl = QUrl(browser.redirectUrl);
    return signIn;
}

QString KnownSignIn::scope(SignIn::Kind kind) const
{
    return kind == SignIn::Kind::AuthorizationCode ? browser.scope : profile.signIn.scope;
}

QList<SignIn::Kind> kindsOf(const ServerProfile &profile)
{
    QList<SignIn::Kind> kinds;
    for (const QString &name : profile.signIn.kinds) {
        if (const auto kind = SignIn::kindCalled(name))
            kinds << *kind;
    }
    if (kinds.isEmpty())
        kinds << SignIn::Kind::Bearer;
    return kinds;
}

QString tenantIn(const ServerProfile &profile, const QUrl &tokenUrl)
{
    const qsizetype at = profile.signIn.tokenUrl.indexOf(placeholder);
    const QString text = tokenUrl.toString(QUrl::FullyEncoded);
    if (at < 0 || !text.startsWith(profile.signIn.tokenUrl.left(at)))
        return {};
    const QString rest = text.mid(at);
    const QString tail = profile.signIn.tokenUrl.mid(at + placeholder.size());
    return rest.endsWith(tail) ? QUrl::fromPercentEncoding(rest.chopped(tail.size()).toLatin1()) : QString();
}

} // namespace Provost
