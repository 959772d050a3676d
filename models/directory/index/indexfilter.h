// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"
#include "scim/schema.h"

#include <QHash>
#include <QVariantList>

#include <optional>

namespace Provost {

/// Two conditions over an index's table of sort keys: `maybe` lets through all that match and perhaps others, `sure` nothing but what matches. Whoever is let through by the first alone has
/// to be looked at.
struct IndexCondition {
    QString maybe = QStringLiteral("1");
    QVariantList maybeValues {};
    QString sure = QStringLiteral("0");
    QVariantList sureValues {};

    [[nodiscard]] static IndexCondition exactly(const QString &text, const QVariantList &values = {}) { return {text, values, text, values}; }
    [[nodiscard]] bool isExact() const { return maybe == sure && maybeValues == sureValues; }
};

/// `columns`: the table's column of each lower-case path that any resource of the type has. `walkedPast`: the one whose index is not to be used, for too many rows are in its range.
[[nodiscard]] IndexCondition indexCondition(const Filter &filter, const ResourceSchema &schema, const QHash<QString, QString> &columns, const QString &walkedPast = {});

/// What lies before or after a time, which may be next to nobody or nearly everybody.
struct IndexRange {
    QString column {};
    QString text {}; ///< a condition
    QVariantList values {};
};
/// One that everything a filter lets through is in; none: there is no such.
[[nodiscard]] std::optional<IndexRange> timeRange(const Filter &filter, const ResourceSchema &schema, const QHash<QString, QString> &columns);

/// The columns that are filled when the attribute has a value; the first is what sorting goes by. None: nothing of the type has it.
[[nodiscard]] QStringList columnsOf(const AttributeName &name, const ResourceSchema &schema, const QHash<QString, QString> &columns);

} // namespace Provost
