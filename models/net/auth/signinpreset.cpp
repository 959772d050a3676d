// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/signinpreset.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
const QString placeholder = u"{tenant}"_s;
}

SignIn presetOf(const ServerProfile &profile, SignIn::Kind kind, const QString &tenant)
{
    SignIn signIn {.kind = kind};
    if (kind != SignIn::Kind::ClientSecret && kind != SignIn::Kind::ClientCertificate && kind != SignIn::Kind::AuthorizationCode)
        return signIn;
    QString tokenUrl = profile.signIn.tokenUrl;
    const QString segment = QString::fromLatin1(QUrl::toPercentEncoding(tenant.trimmed()));
    if (!tokenUrl.contains(placeholder) || !segment.isEmpty())
        signIn.tokenUrl = QUrl(tokenUrl.replace(placeholder, segment), QUrl::StrictMode);
    signIn.scope = profile.signIn.scope;
    return signIn;
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
