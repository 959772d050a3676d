// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/schemadrift.h"

#include <QCoreApplication>

namespace Provost {

/// What a provider says of itself otherwise than before, in sentences.
struct DriftWords {
    Q_DECLARE_TR_FUNCTIONS(DriftWords)
public:
    [[nodiscard]] static QString of(const SchemaChange &change);
    [[nodiscard]] static QString summary(const QList<SchemaChange> &changes); ///< the first few, and how many more
};

} // namespace Provost
