// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"
#include "scim/schema.h"

#include <QHash>
#include <QVariantList>

namespace Provost {

/// A condition over an index's table of sort keys. It lets through at least all that match; `isExact`: and nothing else.
struct IndexCondition {
    QString text = QStringLiteral("1");
    QVariantList values {};
    bool isExact = false;
};

/// `columns`: the table's column of each lower-case path that any resource of the type has.
[[nodiscard]] IndexCondition indexCondition(const Filter &filter, const ResourceSchema &schema, const QHash<QString, QString> &columns);

/// The columns that are filled when the attribute has a value; the first is what sorting goes by. None: nothing of the type has it.
[[nodiscard]] QStringList columnsOf(const AttributeName &name, const ResourceSchema &schema, const QHash<QString, QString> &columns);

} // namespace Provost
