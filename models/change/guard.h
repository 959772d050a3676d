// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"

namespace Provost {

/// What may not happen without a person's word.
struct GuardRules {
    int maxChanges = 50; ///< objects changed without being asked
    int maxDeletes = 0; ///< objects deleted without being asked
    QStringList protectedNames {}; ///< wildcards over names, user names and ids: "admin*"
    QString ownUserName {}; ///< the account in use
    QStringList ownNames {}; ///< likewise, all it is known by: user name, address, id
    QStringList adminPatterns {QStringLiteral("*admin*")}; ///< wildcards over roles and groups: who has one of them is an administrator
    bool readOnly = false;
};

/// One thing that needs a person's word, and what that person must type to give it.
struct GuardQuestion {
    enum class Kind : quint8 { ReadOnly, TooMany, Deletes, Protected, OwnAccount, EmptiesGroup, Admins };
    Kind kind = Kind::TooMany;
    int count = 0; ///< objects concerned
    QStringList names {}; ///< of them; at most ten
    QString confirmation {}; ///< empty: nothing helps (read-only)
    friend bool operator==(const GuardQuestion &, const GuardQuestion &) = default;
};

/// What must be asked before `plan` may run; empty: nothing.
[[nodiscard]] QList<GuardQuestion> guardQuestions(const Plan &plan, const GuardRules &rules);

} // namespace Provost
