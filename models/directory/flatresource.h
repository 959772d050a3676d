// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"
#include "scim/schema.h"

#include <QHash>
#include <QStringList>

namespace Provost {

/// One cell of a resource laid out flat: the attribute's path, as an import takes it back, and its text.
struct FlatCell {
    QString path;
    QString text;
    bool isWholeList = false; ///< JSON of values that no selector tells apart
    friend bool operator==(const FlatCell &, const FlatCell &) = default;
};

/// Every attribute that a resource has, in its own order, but for `schemas`:
/// `name.givenName`, `urn:...:User:department`, `emails[type eq "work"].value` where each value has a type of its own; the values of a simple
/// multi-valued attribute joined by ";"; of references (groups, members) `groups.value` and `groups.display`; anything else as JSON in one cell.
[[nodiscard]] QList<FlatCell> flatResource(const Json &resource, const ResourceSchema &schema);

/// `emails[type eq "work"]`
[[nodiscard]] QString typeSelector(const QString &path, const QString &type);

/// A value in one cell, whatever it is: of many the values joined by ";", of what has parts its `value`, else JSON.
[[nodiscard]] QString flatText(const Json &value);

/// The columns of many resources: each path once, `id` first, then in the order in which they were first seen, those of one attribute together.
/// Where one resource needs the whole list of an attribute, the list is the one column for all: beside selectors it would be read twice.
class FlatColumns
{
public:
    FlatColumns();
    void add(const QList<FlatCell> &cells);
    [[nodiscard]] QStringList paths() const;
    /// Only what was chosen, `id` first: an attribute with parts by its parts, one of many values that have parts as its whole list.
    [[nodiscard]] QStringList pathsOf(const QStringList &chosen, const ResourceSchema &schema);
    [[nodiscard]] bool isWholeList(const QString &path) const { return m_wholeLists.contains(path.toCaseFolded()); } ///< after paths() or pathsOf()

private:
    [[nodiscard]] QStringList below(const QString &path) const;
    QSet<QString> m_wholeLists; ///< case-folded attributes
    QStringList m_tops; ///< attributes in their order
    QHash<QString, QStringList> m_paths; ///< by attribute
    QSet<QString> m_known;
};

} // namespace Provost
