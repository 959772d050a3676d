// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/servicedescription.h"

namespace Provost {

/// Something that a column may become.
struct ImportTarget {
    QString path {}; ///< as in a mapping; "groups": names of groups
    QString label {}; ///< for people
    bool required = false; ///< to create one
    bool isReference = false; ///< names another object
    bool isList = false; ///< several values in a cell make sense
    friend bool operator==(const ImportTarget &, const ImportTarget &) = default;
};

/// Everything of a type that a file may set, from the provider's own schema: parts of complex attributes by their paths, values of multi-valued ones
/// by their canonical types. Required ones first, then as the schema has them.
[[nodiscard]] QList<ImportTarget> importTargets(const ResourceType &type, const ServiceDescription &description);

/// Its value is the id of another object, whom a file may name by any key: it has a `$ref`, says what its `value` refers to, or is the manager (RFC 7643 section 4.3), of whom some schemas say neither.
[[nodiscard]] bool namesAnother(const Attribute &attribute);

/// It has an `active` that a file may set: groups have none.
[[nodiscard]] bool canBeDisabled(const ResourceType &type, const ServiceDescription &description);

/// Attributes by which a row may find its object, the usual ones first.
[[nodiscard]] QStringList usualKeys();

} // namespace Provost
