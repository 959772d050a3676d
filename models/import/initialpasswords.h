// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"
#include "change/passwordpolicy.h"
#include "scim/servicedescription.h"

namespace Provost {

/// Whether those who are created get a password, and how it comes to them.
struct PasswordWish {
    enum class Kind : quint8 {
        None,
        Sealed, ///< in a file under a passphrase, on disk before the account is made
        Printed, ///< on paper, once, after the run; a crash before that loses them
    };
    Kind kind = Kind::None;
    PasswordPolicy policy {};
    QString fileName {}; ///< of Kind::Sealed
    Redacted<QString> passphrase {};
    friend bool operator==(const PasswordWish &, const PasswordWish &) = default;
};

/// Somebody new and the password that was made for them.
struct NewPassword {
    ObjectKey key {};
    QString name {};
    QString userName {};
    Redacted<QString> password {};
};

[[nodiscard]] bool takesPasswords(const ResourceType &type, const ServiceDescription &description);
/// `wanted`, as long as the provider's own rule for passwords asks for and allows.
[[nodiscard]] PasswordPolicy allowedPolicy(PasswordPolicy wanted, const ResourceType &type, const ServerProfile &profile);
/// A password for each create of the type that has none. Validation error for a policy that cannot be met, or that the provider's rule refuses.
[[nodiscard]] Result<QList<NewPassword>> addPasswords(QList<Change> &changes, const ResourceType &type, const ServiceDescription &description, const PasswordPolicy &policy);

} // namespace Provost
