// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/address.h"

#include "net/connection.h"

namespace Provost {
using namespace Qt::StringLiterals;

std::optional<Error> objectionToAddress(const QUrl &url, const QString &name)
{
    if (!url.isValid() || url.host().isEmpty())
        return Error::validation(u"%1 is not a URL with a host"_s.arg(name));
    if (!url.userInfo().isEmpty())
        return Error::validation(u"%1 holds a user name or password"_s.arg(name));
    if (url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && Connection::isLoopback(url)))
        return {};
    return Error::validation(u"%1: %2:// is not allowed to %3: https only, plain http only to this machine"_s.arg(name, url.scheme(), url.host()));
}

} // namespace Provost
