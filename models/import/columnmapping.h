// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/expression.h"
#include "scim/json.h"

#include <QList>

namespace Provost {

/// Where one attribute's value comes from.
struct FieldMapping {
    QString path {}; ///< `name.givenName`, `emails[type eq "work"].value`, an extension's attribute
    Expression value {};
    /// For an attribute that names another object: by which attribute of that object the file names it ("userName"); empty: by its id.
    QString reference {};
    QString separator {}; ///< several values in one cell are cut here; empty: one value
    bool onCreate = false; ///< who exists already keeps what they have
    double confidence = 1; ///< of an automatic mapping, 0 to 1; not saved
    friend bool operator==(const FieldMapping &, const FieldMapping &) = default;
};

/// Group names of a row.
struct GroupMapping {
    Expression value {};
    QString separator = QStringLiteral(";");
    friend bool operator==(const GroupMapping &, const GroupMapping &) = default;
};

/// What follows from what a column says: `Department` is "Harbour" -> these groups, these values.
struct MappingRule {
    QString column {};
    QString equals {}; ///< whatever its case
    QStringList groups {};
    QList<std::pair<QString, QString>> set {}; ///< path, text
    friend bool operator==(const MappingRule &, const MappingRule &) = default;
};

/// How the columns of a file become attributes. A value; saved as JSON (docs/mapping-format.md).
struct ColumnMapping {
    QString title {};
    QString resourceType = QStringLiteral("User");
    QList<FieldMapping> fields {};
    QList<GroupMapping> groups {};
    QList<MappingRule> rules {};
    LookupTables lookups {};
    QStringList match {}; ///< attribute paths by which a row finds its person, tried in this order
    bool clearEmpty = false; ///< an empty cell empties the attribute; else it says nothing
    QByteArrayList fingerprints {}; ///< of headers this mapping is for
    QStringList unmapped {}; ///< columns that nothing uses; not saved

    [[nodiscard]] const FieldMapping *field(const QString &path) const; ///< nullptr: no such target
    /// Rows are matched by nothing but values that are made unique: nobody is ever found by them.
    [[nodiscard]] bool hasOnlyMadeKeys() const;
    [[nodiscard]] Json toJson() const;
    /// Validation error that names the place for a member that is not known, a wrong type, an expression that cannot be understood.
    [[nodiscard]] static Result<ColumnMapping> fromJson(const Json &json);
    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;
};

} // namespace Provost
