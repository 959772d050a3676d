// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"

#include <QDir>

namespace Provost {

/// Marks by which two sign-ins are told apart where nothing else does: several workspaces may share an address, and a token is all that differs. A mark is the start
/// of an HMAC-SHA-256 under a random key of this data directory (`account.key`, 0600) over address and token, so that it can stand beside a run in the journal: without
/// the key nothing can be tried against it, and what of it is kept leads back to no token.
class AccountMarks
{
public:
    explicit AccountMarks(const QDir &dataDir);
    /// Empty where the sign-in says itself whose it is (a tenant in the token or its URL), where there is nothing to tell, and without a key.
    [[nodiscard]] QString of(const ConnectionSettings &settings) const;
    [[nodiscard]] ConnectionSettings marked(ConnectionSettings settings) const;

private:
    [[nodiscard]] Redacted<QByteArray> key() const;
    QString m_fileName;
};

} // namespace Provost
