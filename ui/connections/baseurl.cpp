// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/baseurl.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

bool isLoopback(const QString &host)
{
    static const QRegularExpression loopback(u"^(localhost|127(\\.\\d{1,3}){3}|::1)$"_s, QRegularExpression::CaseInsensitiveOption);
    return loopback.match(host).hasMatch();
}

QString placeholderIn(const QString &text)
{
    static const QRegularExpression braces(u"\\{[^{}]*\\}"_s);
    return braces.match(text).captured();
}

/// The resource or discovery endpoint at the end of a path that was copied too far; empty: none.
QString endpointAtEnd(const QString &path)
{
    static const QRegularExpression endpoint(
        u"/(Users|Groups|Schemas|ResourceTypes|ServiceProviderConfigs?|Bulk|Me|\\.search)(/[^/]*)?/?$"_s, QRegularExpression::CaseInsensitiveOption);
    return endpoint.match(path).captured(0);
}

BaseUrl invalid(const QString &message)
{
    return {.state = BaseUrl::State::Invalid, .message = message};
}

BaseUrl judgePath(const QUrl &url)
{
    using enum BaseUrl::State;
    if (const QString endpoint = endpointAtEnd(url.path()); !endpoint.isEmpty())
        return {Doubtful, url, BaseUrl::tr("Leave out “%1”: the base URL ends before it.").arg(endpoint)};
    if (url.path().contains(u"/v1"_s) && !url.path().contains(u"/v1beta"_s))
        return {Doubtful, url, BaseUrl::tr("This looks like SCIM 1; Provost speaks SCIM 2.0.")};
    if (url.path().size() <= 1)
        return {Doubtful, url, BaseUrl::tr("There is no path. Most services have one, such as /scim/v2.")};
    return {Good, url, {}};
}

} // namespace

BaseUrl BaseUrl::judge(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    if (const QString placeholder = placeholderIn(text); !placeholder.isEmpty())
        return {.state = State::Unfinished, .message = tr("Replace %1 with yours.").arg(placeholder)};
    if (u"https://"_s.startsWith(text, Qt::CaseInsensitive) || u"http://"_s.startsWith(text, Qt::CaseInsensitive))
        return {.state = State::Unfinished, .message = tr("Type or paste the address of the service.")};
    if (!text.contains(u"://"_s))
        text.prepend(u"https://"_s);
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return invalid(tr("This is not a web address."));
    const QString scheme = url.scheme();
    if (scheme != u"https"_s && scheme != u"http"_s)
        return invalid(tr("The address has to begin with https://."));
    if (scheme == u"http"_s && !isLoopback(url.host()))
        return invalid(tr("Without https the token would travel in the open. Plain http is possible to this computer only."));
    if (!url.userInfo().isEmpty())
        return invalid(tr("Take the user name and password out of the address."));
    if (url.hasQuery() || url.hasFragment())
        return invalid(tr("Take out everything from “%1” on.").arg(url.hasQuery() ? u"?"_s : u"#"_s));
    return judgePath(url);
}

} // namespace Provost
