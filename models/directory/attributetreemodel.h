// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/columns.h"
#include "scim/resource.h"

#include <QAbstractItemModel>
#include <QHash>

#include <memory>

namespace Provost {

/// Another resource an attribute points to (manager, groups, members).
struct ResourceReference {
    QString type {}; ///< name or endpoint as the provider says it: "User", "Users"; empty when it does not say
    QString id {};
    [[nodiscard]] bool isValid() const { return !id.isEmpty(); }
    friend bool operator==(const ResourceReference &, const ResourceReference &) = default;
};

/// The reference in a complex value: `$ref`'s last two segments, else `type`, else the one type the schema allows.
[[nodiscard]] ResourceReference referenceIn(const Json &value, const Attribute *attribute);

/// One resource, read-only, as a tree of two columns: a section per schema, the attributes that have a value in the schema's order, the
/// elements of multi-valued and the members of complex ones below. What no schema knows comes last: nothing is hidden.
class AttributeTreeModel : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum class Column { Name, Value, Count };
    Q_ENUM(Column)
    enum class Kind { Section, Attribute, Element, Rest };
    Q_ENUM(Kind)
    enum class Role {
        Kind = Qt::UserRole + 1, ///< int(Kind)
        CopyText, ///< QString: scalars as the provider sent them, anything else as JSON
        ReferenceType, ///< QString
        ReferenceId, ///< QString; empty: no reference
        LeftToRight, ///< bool: ids, addresses, codes
        Primary, ///< bool: the primary one of many
        Path, ///< QString: what the attribute is called in SCIM
    };
    Q_ENUM(Role)
    static constexpr int shownElements = 50; ///< of one multi-valued attribute; the rest is counted in a row of Kind::Rest

    explicit AttributeTreeModel(QObject *parent = nullptr);
    ~AttributeTreeModel() override;
    /// `labels`: what the profile calls the attributes of its type.
    void setResource(const Resource &resource, const ResourceSchema &schema, const QHash<QString, QString> &labels = {});
    void setShowEmpty(bool shown); ///< attributes without a value too
    [[nodiscard]] const Resource &resource() const { return m_resource; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    struct Node;

private:
    [[nodiscard]] const Node &nodeOf(const QModelIndex &index) const;
    void rebuild();

    Resource m_resource;
    ResourceSchema m_schema;
    QHash<QString, QString> m_labels;
    bool m_showEmpty = false;
    std::unique_ptr<Node> m_root;
};

} // namespace Provost
