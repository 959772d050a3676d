// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resourcetype.h"
#include "scim/serverprofile.h"

#include <QHash>

namespace Provost {

/// One column of a resource table.
struct Column {
    AttributeName name {};
    QString title {}; ///< translated where the attribute is known, else made from its name: "employeeNumber" -> "Employee number"
    Attribute::Type type = Attribute::Type::String;
    bool multiValued = false;
    bool sortable = false; ///< the server sorts by it
    friend bool operator==(const Column &, const Column &) = default;
};

/// A person's name for an attribute, in the language of the window. `own`: what the profile calls those of its type (ServerProfile::labels).
[[nodiscard]] QString attributeLabel(const AttributeName &name, const QHash<QString, QString> &own = {});

/// Every scalar the schemas can show as a column: attributes, sub-attributes of complex ones (`name.givenName`), `emails` as one column,
/// extension attributes with their URN, id and meta. Never those returned "never" or writeOnly. `type`: the name of the resource type, whose labels count.
[[nodiscard]] QList<Column> allColumns(const ResourceSchema &schema, const ServerProfile &profile, const QString &type);
/// The six to eight columns a person wants first, chosen from the schema by name and characteristic, working for unknown resource types too.
[[nodiscard]] QList<Column> defaultColumns(const ResourceSchema &schema, const ServerProfile &profile, const QString &type);

/// What `attributes=` asks for so that these columns, a name for people and the version can be shown; empty where the provider does not project.
[[nodiscard]] QStringList projectedAttributes(const QList<Column> &columns, const ResourceSchema &schema, const ServerProfile &profile);

/// Every value of a multi-valued cell, one text each, the primary one first; a scalar gives one, nothing gives none.
[[nodiscard]] QStringList cellTexts(const Json &value, const Column &column);

/// The value for machines: ISO dates, true/false, the digits as they came; the values of a multi-valued attribute joined by "; ".
[[nodiscard]] QString rawCellText(const Json &value);

/// A cell's text: scalars by locale (dates local, yes/no for booleans), the primary or first of a multi-valued attribute and how many
/// more ("a@b.c +2"), complex values by their display, value or formatted.
[[nodiscard]] QString cellText(const Json &value, const Column &column);

} // namespace Provost
