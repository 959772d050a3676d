// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/resourcereader.h"

namespace Provost {
using namespace Qt::StringLiterals;

Result<Resource> readResource(const QByteArray &body)
{
    const QByteArray start = body.left(256).trimmed();
    if (start.isEmpty())
        return Error::protocol(u"the answer is empty"_s);
    if (start.startsWith('<'))
        return Error::protocol(u"the answer is HTML or XML, not JSON"_s, 0);
    const Resource resource(body);
    if (resource.json().isUndefined()) {
        const Result<Json> parsed = Json::parse(body); // for where and why
        return parsed.ok() ? Error::protocol(u"the answer is not JSON"_s) : parsed.error();
    }
    if (!resource.json().isObject())
        return Error::protocol(u"the answer is JSON, but not an object"_s, 0);
    if (resource.id().isEmpty())
        return Error::protocol(u"the answer is a resource without id (RFC 7643 section 3.1)"_s);
    return resource;
}

} // namespace Provost
