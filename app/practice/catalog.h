// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/dialect.h"
#include "scim/resourcetype.h"
#include "scim/schema.h"

#include <QHash>

namespace Provost::Practice {

/// Where one attribute's values are kept for filtering and sorting: text folded unless caseExact, dates as milliseconds, booleans as 0 and 1.
struct Column {
    AttributeName name; ///< of an extension: with URN, else without
    QString sql; ///< quoted identifier or expression
    Attribute::Type type = Attribute::Type::String;
    bool caseExact = false;
};

/// A multi-valued attribute: its elements are rows of the table of elements.
struct Elements {
    AttributeName name;
    int number = 0; ///< identifies the attribute in the table
    bool complex = false;
    QList<Column> slots_; ///< sub-attributes, `value` first; the name's attribute is empty
    [[nodiscard]] int slotCalled(QStringView subAttribute) const; ///< -1 without one
};

/// A resource type with its schemas and the layout of its tables. The layout is the same for every dialect, so that one state file serves
/// all of them; the schemas are those that the dialect speaks.
class Collection
{
public:
    struct Layout {
        Schema core;
        QList<Schema> extensions {};
        bool externalId = true; ///< the dialect has this common attribute
    };
    Collection(ResourceType type, ResourceSchema spoken, const Layout &layout);

    [[nodiscard]] const ResourceType &type() const { return m_type; }
    [[nodiscard]] const ResourceSchema &schema() const { return m_schema; }
    [[nodiscard]] bool hasExternalId() const { return m_externalId; }
    [[nodiscard]] const QString &name() const { return m_type.name; }
    [[nodiscard]] QString table() const { return QLatin1Char('"') + name() + QLatin1Char('"'); } ///< the documents
    [[nodiscard]] QString indexTable() const { return QLatin1Char('"') + name() + QLatin1String(".index\""); }
    [[nodiscard]] QString elementTable() const { return QLatin1Char('"') + name() + QLatin1String(".element\""); }
    [[nodiscard]] const QList<Column> &columns() const { return m_columns; }
    [[nodiscard]] const QList<Elements> &elements() const { return m_elements; }
    [[nodiscard]] const QList<QByteArray> &foreignUrns() const { return m_foreign; } ///< extensions that documents may have and the dialect has not
    [[nodiscard]] int slotCount() const { return m_slotCount; } ///< most slots any multi-valued attribute has

    /// The name with the core schema's own URN removed, the key for the functions below; nothing when the schemas do not know it.
    [[nodiscard]] std::optional<AttributeName> canonical(const AttributeName &name) const;
    [[nodiscard]] const Column *column(const AttributeName &canonicalName) const;
    [[nodiscard]] const Elements *elementsOf(const AttributeName &canonicalName) const; ///< sub-attribute disregarded
    /// Sub-attribute columns of a single-valued complex attribute.
    [[nodiscard]] QList<Column> subColumns(const AttributeName &canonicalName) const;
    /// The attribute that is kept in the table of members instead of the document: `groups` of a user, `members` of a group.
    [[nodiscard]] QString derivedAttribute() const;
    /// Columns worth an SQL index: what people look up and sort by.
    [[nodiscard]] QList<Column> indexedColumns() const;

private:
    void lay(const QString &urn, const QString &prefix, const QList<Attribute> &attributes);
    void layOne(const QString &urn, const QString &prefix, const Attribute &attribute);
    void layElements(const QString &urn, const Attribute &attribute);
    void addColumn(const AttributeName &name, const QString &prefix, const Attribute &attribute);

    ResourceType m_type;
    ResourceSchema m_schema;
    bool m_externalId = true;
    QList<Column> m_columns;
    QList<Elements> m_elements;
    QHash<AttributeName, qsizetype> m_columnAt;
    QHash<AttributeName, qsizetype> m_elementsAt;
    QList<QByteArray> m_foreign;
    int m_slotCount = 0;
};

/// All resource types of the practice directory as a dialect has them: User, Group, Device.
class Catalog
{
public:
    explicit Catalog(const Dialect &dialect = {});
    [[nodiscard]] const std::vector<Collection> &collections() const { return m_collections; }
    [[nodiscard]] const Collection &users() const { return m_collections[0]; }
    [[nodiscard]] const Collection &groups() const { return m_collections[1]; }
    [[nodiscard]] const Collection *byEndpoint(QStringView lastPart, Qt::CaseSensitivity sensitivity = Qt::CaseSensitive) const;
    [[nodiscard]] const QList<Schema> &schemas() const { return m_schemas; } ///< what /Schemas lists
    /// Changes when the tables' layout does, so that an older state file is recognised.
    [[nodiscard]] QString fingerprint() const;

private:
    void add(const Dialect &dialect, ResourceType type, const QStringList &extensions);

    QList<Schema> m_schemas;
    std::vector<Collection> m_collections;
};

/// How text is compared where case does not matter: UTF-8 of the case-folded text.
[[nodiscard]] QByteArray folded(QStringView text);

} // namespace Provost::Practice
