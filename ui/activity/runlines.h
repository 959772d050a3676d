// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

#include <QCoreApplication>

namespace Provost {

/// What one request was to change, for a person: an attribute and its values, or a member that comes or goes.
struct RunLine {
    Q_DECLARE_TR_FUNCTIONS(RunLine)
public:
    QString what {};
    QString old {};
    QString now {};

    [[nodiscard]] static QList<RunLine> of(const PlannedObject &object, const StepRecord &record); ///< secrets as dots
};

} // namespace Provost
