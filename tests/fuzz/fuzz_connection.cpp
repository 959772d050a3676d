// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "net/auth/accesstoken.h"
#include "net/auth/tokencommand.h"
#include "store/connectionstore.h"

using namespace Provost;

/// The connection file, an exported one, and what token endpoints and token commands answer.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = bytesOf(data, size);
    const auto token = AccessToken::fromBody(bytes);
    require(!token || (!token->value.isEmpty() && !token->value.reveal().contains('\n')));
    const auto printed = TokenCommandRun::read(bytes);
    require(!printed || !printed->value.reveal().contains(' '));
    (void)TokenClaims::of(bytes);
    const auto json = Json::parse(bytes);
    if (!json)
        return 0;
    (void)ConnectionStore::imported(*json, {});
    const auto connection = SavedConnection::fromJson(*json);
    if (!connection)
        return 0;
    Json written = Json::object();
    connection->writeTo(written);
    const auto again = SavedConnection::fromJson(written);
    require(again.ok());
    Json twice = Json::object();
    again->writeTo(twice);
    require(twice == written);
    return 0;
}
