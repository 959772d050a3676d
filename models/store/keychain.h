// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "net/auth/signin.h"

namespace QKeychain {
class Job;
}

namespace Provost {

/// The desktop's keychain (Secret Service, KWallet, ...), through QtKeychain. Everything is asynchronous.
///
/// A locked keyring answers as if the entry were not there: read() then fails with the detail "locked or missing", and nobody may take that for leave
/// to write something else in its place.
class Keychain
{
public:
    [[nodiscard]] static bool isAvailable(); ///< there is one to talk to
    [[nodiscard]] static JobOf<SignInSecrets> *read(const QString &id, QObject *parent);
    [[nodiscard]] static JobOf<void> *write(const QString &id, const SignInSecrets &secrets, QObject *parent);
    [[nodiscard]] static JobOf<void> *remove(const QString &id, QObject *parent); ///< nothing there: a success
    static constexpr auto missing = "locked or missing";
};

} // namespace Provost
