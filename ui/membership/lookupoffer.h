// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/personmatcher.h"
#include "scim/serverprofile.h"

#include <QCoreApplication>

namespace Provost {

/// What looking names up takes, where it is offered and not just done.
class LookupOffer
{
    Q_DECLARE_TR_FUNCTIONS(LookupOffer)
public:
    [[nodiscard]] static QString words(const LookupEstimate &estimate, const ServerProfile::Price &price);
    [[nodiscard]] static QString action() { return tr("Look Up"); }
};

} // namespace Provost
