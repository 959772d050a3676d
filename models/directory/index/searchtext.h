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
/// values the texts between U+001F, the primary one first; of `members` how many. A value too long to keep is an empty QByteArray. A text that a filter may see otherwise than its key
/// (accents, white space, letter case where it counts) has `inexactMark` at its end.
[[nodiscard]] QHash<QString, QVariant> sortKeys(const Json &resource, const ResourceSchema &schema);

// What ResourceReader shares with these.
constexpr QChar inexactMark(0x02);
constexpr qsizetype longestSearched = 512; ///< characters; beyond are pictures and certificates
constexpr qsizetype mostElements = 500; ///< of one attribute; a group with more is not found by them
[[nodiscard]] bool isNameAttribute(const QString &path);
[[nodiscard]] bool isSearched(const QString &path); ///< unless it is a boolean
[[nodiscard]] bool isPhone(const QString &path);
/// In an element that has a value, how it is called and where it is found tell nothing that a filter needs quickly.
[[nodiscard]] bool isTrimmings(const QString &path);
[[nodiscard]] QVariant textKey(const QString &text, bool isString, const Attribute *attribute);
[[nodiscard]] bool isPlainKey(QStringView text, QStringView folded, bool comparesExactly); ///< text and key are the same to a filter
[[nodiscard]] QVariant joinedKeys(const QVariant &known, const QVariant &more); ///< values of one path after the first: from then on all are texts between separators

} // namespace Provost
