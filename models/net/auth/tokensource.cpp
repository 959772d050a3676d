// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/tokensource.h"

#include <utility>

namespace Provost {

std::optional<TokenClaims> TokenSource::claims() const
{
    constexpr QByteArrayView scheme("Bearer ");
    const auto now = current();
    if (!now || !now->reveal().startsWith(scheme))
        return {};
    return TokenClaims::of(QByteArrayView(now->reveal()).sliced(scheme.size()));
}

void TokenSource::askInBrowser(const QUrl &url)
{
    if (std::exchange(m_browserUrl, url) == url)
        return;
    if (url.isEmpty())
        Q_EMIT browserDone();
    else
        Q_EMIT browserNeeded(url);
}

FixedAuthorization::FixedAuthorization(Authorization value, QObject *parent)
    : TokenSource(parent)
    , m_value(std::move(value))
{
}

FixedAuthorization *FixedAuthorization::bearer(const Redacted<QByteArray> &token, QObject *parent)
{
    return new FixedAuthorization(token.isEmpty() ? Authorization() : Authorization("Bearer " + token.reveal()), parent);
}

FixedAuthorization *FixedAuthorization::basic(const QString &user, const Redacted<QByteArray> &password, QObject *parent)
{
    const QByteArray pair = user.toUtf8() + ':' + password.reveal();
    return new FixedAuthorization(Authorization("Basic " + pair.toBase64()), parent);
}

void FixedAuthorization::request(QObject *context, Handler handler)
{
    QMetaObject::invokeMethod(context, [value = m_value, handler = std::move(handler)] { handler(value); }, Qt::QueuedConnection);
}

bool FixedAuthorization::refuse(const Authorization &value)
{
    if (!value.isEmpty())
        Q_EMIT refused();
    return false;
}

} // namespace Provost
