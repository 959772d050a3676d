// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/auth/signinpreset.h"

#include <QCoreApplication>
#include <QUrl>

namespace Provost {

/// One thing to do at a provider.
struct GuideStep {
    QString title {};
    QString text {};
    QStringList values {}; ///< what has to be typed there, to be copied
    QUrl link {}; ///< where it is done; empty: not known
    friend bool operator==(const GuideStep &, const GuideStep &) = default;
};

/// What has to be done at a provider before one can sign in there, step by step, and the words for the ways to sign in.
struct SignInGuide {
    Q_DECLARE_TR_FUNCTIONS(SignInGuide)
public:
    [[nodiscard]] static QString titleOf(SignIn::Kind kind);
    [[nodiscard]] static QList<GuideStep> stepsFor(const KnownSignIn &known, SignIn::Kind kind); ///< in their order; empty where nothing is known
    [[nodiscard]] static QString cautionFor(const KnownSignIn &known, SignIn::Kind kind); ///< why one had better not; empty: nothing is known against it
    [[nodiscard]] static QString secretLabel(SignIn::Kind kind); ///< with a mnemonic
};

} // namespace Provost
