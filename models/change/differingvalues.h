// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"
#include "scim/schema.h"

#include <QHash>
#include <QSet>

namespace Provost {

/// One line of the difference between two states of a resource.
struct DifferingValue {
    QString path {}; ///< as flatResource() names it
    QString was {}; ///< empty: not set
    QString now {};
    friend bool operator==(const DifferingValue &, const DifferingValue &) = default;
};

/// The resource without what only its provider sets, at any depth, and without `members`.
[[nodiscard]] Json ownPartsOf(const Json &resource, const ResourceSchema &schema);

/// Every value that differs between two states of what ownPartsOf() leaves. Each line can be taken back by itself: an attribute that is laid out in two ways
/// is one line, and so is a reference.
[[nodiscard]] QList<DifferingValue> valuesBetween(const Json &was, const Json &now, const ResourceSchema &schema);

/// `now` with these of its values, and nothing else, set back to what they were.
[[nodiscard]] Json setBack(const Json &now, const Json &was, const QList<DifferingValue> &chosen);

/// The resource with its references to `lost` ids taken out (how many is added to `left`), and those to keys of `newIds` put right. What merely reads like an
/// id is left alone.
[[nodiscard]] Json readdressed(const Json &resource, const ResourceSchema &schema, const QHash<QString, QString> &newIds, const QSet<QString> &lost, qsizetype &left);

} // namespace Provost
