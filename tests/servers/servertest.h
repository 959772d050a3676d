// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listjob.h"
#include "net/connection.h"
#include "scim/json.h"
#include "scim/servicedescription.h"
#include "servers/serverprocess.h"

#include <QStringList>

#include <memory>

/// What all tests against foreign servers do: a seed, a connection, and reading through the real client.
class ServerTest
{
public:
    static constexpr auto Token = "a-token-only-these-tests-know-0123456789";

    /// `count` people whose names go beyond ASCII; every userName is an address, as some servers ask for.
    [[nodiscard]] static std::vector<Provost::Json> people(int count);

    /// What a server shows must have everything it was given; it may add to it (ids, meta, name.formatted).
    [[nodiscard]] static bool holds(const Provost::Json &shown, const Provost::Json &given);

    [[nodiscard]] static std::unique_ptr<Provost::Connection> connectTo(const QUrl &url, const QByteArray &token = Token);

    /// Everything `query` lists, in the server's order; an error fails the calling test through its message.
    [[nodiscard]] static Provost::Result<QList<Provost::Resource>> list(
        Provost::Connection &connection, const Provost::ListQuery &query, const Provost::ListJob::Options &options = {});

    [[nodiscard]] static Provost::ListQuery query(const QString &type, const QString &filter = {});
    [[nodiscard]] static QStringList userNames(const QList<Provost::Resource> &resources);
    [[nodiscard]] static QStringList userNames(const std::vector<Provost::Json> &people); ///< sorted
};
