// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"
#include "scim/schema.h"

#include <QHash>
#include <QList>
#include <QVariant>

namespace Provost {

/// One value of a resource that can be searched.
struct SearchValue {
    QString path {}; ///< "name.givenName", "urn:...:User:department", "emails.value"
    QString text {}; ///< as the provider has it
    bool isName = false; ///< of an attribute by which people know the resource: names, userName, mail
};

/// Every text of a resource that somebody may search for, in its order; no secrets, no technicalities (schemas, meta, types, references), no photographs.
[[nodiscard]] QList<SearchValue> searchValues(const Json &resource);

/// The folded values in one text: a line each, its first character 'n' for a name and 'o' for any other. Telephone numbers have a second line of digits.
[[nodiscard]] QString searchText(const Json &resource);

/// What filters and sorting on the index need of a resource: by lower-case path a folded text, or a number, or seconds since 1970 of a date. Of an attribute with many
/// values the texts between U+001F, the primary one first; of `members` how many. A value too long to keep is an empty QByteArray.
[[nodiscard]] QHash<QString, QVariant> sortKeys(const Json &resource, const ResourceSchema &schema);

} // namespace Provost
