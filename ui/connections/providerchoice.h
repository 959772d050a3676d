// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/profilelibrary.h"

#include <QCoreApplication>
#include <QList>
#include <QUrl>

namespace Provost {

/// One entry of the list of providers a person connects to: which profile, what the base URL looks like, what to bring.
struct ProviderChoice {
    Q_DECLARE_TR_FUNCTIONS(ProviderChoice)
public:
    QString key {}; ///< for the list; several may share a profile
    QString profileId {}; ///< of ServerProfile; empty: found out from the base URL
    QString title {};
    QString urlTemplate {}; ///< {braces} are to be replaced; empty: nothing is known
    QString needs {}; ///< what to have at hand

    /// The known ones in the order people look for them, then profiles nobody described (an operator's own among them), then "other".
    [[nodiscard]] static QList<ProviderChoice> all(const ProfileLibrary &profiles = ProfileLibrary());
    /// The index in `choices` that fits a saved connection.
    [[nodiscard]] static int indexFor(const QList<ProviderChoice> &choices, const QString &profileId, const QUrl &baseUrl);
};

} // namespace Provost
