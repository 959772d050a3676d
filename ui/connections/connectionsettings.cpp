// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectionsettings.h"

#include "store/connectionsettings.h"

namespace Provost {

ConnectionSettings settingsOf(const SavedConnection &connection, const Redacted<QByteArray> &token)
{
    return settingsFor(connection, {.secret = token});
}

} // namespace Provost
