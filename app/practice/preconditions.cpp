// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/preconditions.h"

namespace Provost::Practice {

namespace {

QByteArray opaque(QByteArray etag)
{
    etag = etag.trimmed();
    return etag.startsWith("W/") ? etag.sliced(2) : etag;
}

} // namespace

bool namesEtag(const QByteArray &header, const QByteArray &etag)
{
    const QList<QByteArray> names = header.split(',');
    for (const QByteArray &name : names) {
        if (name.trimmed() == "*" || opaque(name) == opaque(etag))
            return true;
    }
    return false;
}

QByteArray answerType(const Request &request)
{
    const QByteArray accept = request.header("Accept").toLower();
    return accept.contains("application/json") && !accept.contains("application/scim+json") ? "application/json" : "application/scim+json";
}

bool asksForResource(const Request &request)
{
    const QByteArray prefer = request.header("Prefer").toLower();
    if (prefer.contains("return=minimal"))
        return false;
    return prefer.contains("return=representation") || request.header("Accept").toLower().contains("json");
}

bool hasJsonBody(const Request &request)
{
    const QByteArray type = request.header("Content-Type").split(';').first().trimmed().toLower();
    return type.isEmpty() || type == "application/scim+json" || type == "application/json";
}

} // namespace Provost::Practice
