// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/signinpreset.h"

#include <QCoreApplication>

namespace Provost {

/// What has to be done at a provider before one can sign in there, step by step, and the words for the ways to sign in.
struct SignInGuide {
    Q_DECLARE_TR_FUNCTIONS(SignInGuide)
public:
    [[nodiscard]] static QString titleOf(SignIn::Kind kind);
    /// Numbered, one a line; empty where nothing is known.
    [[nodiscard]] static QStringList stepsFor(const KnownSignIn &known, SignIn::Kind kind);
    [[nodiscard]] static QString cautionFor(const KnownSignIn &known, SignIn::Kind kind); ///< why one had better not; empty: nothing is known against it
    [[nodiscard]] static QString secretLabel(SignIn::Kind kind); ///< with a mnemonic
};

} // namespace Provost
