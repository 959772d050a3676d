// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/columnmapping.h"
#include "scim/attributepath.h"
#include "scim/servicedescription.h"

namespace Provost {

/// What a header's name is taken for.
struct HeaderMeaning {
    QString path {}; ///< empty: nothing; "groups": names of groups
    QString function {}; ///< applied to the cells: "not" where a column says the opposite
    double confidence = 0; ///< 1: a path of the schema itself; 0.9 and more: a known name; 0.6: all but one or two letters of one
    friend bool operator==(const HeaderMeaning &, const HeaderMeaning &) = default;
};

/// Recognises headers in the languages and exports of resources/import/header-names.json, the paths and labels of the live schema first.
class HeaderNames
{
public:
    HeaderNames(const ResourceType &type, const ResourceSchema &schema);
    [[nodiscard]] HeaderMeaning meaningOf(const QString &header) const;

    /// Case, marks, spaces, punctuation and words such as "required" taken away.
    [[nodiscard]] static QString plain(const QString &header);

private:
    void addNames();
    void addSchema();
    [[nodiscard]] bool isWritable(const QString &path) const;
    [[nodiscard]] QString spelled(AttributePath path) const;
    [[nodiscard]] std::optional<HeaderMeaning> asPath(const QString &header) const;
    [[nodiscard]] std::optional<HeaderMeaning> known(const QString &plainName) const;
    [[nodiscard]] HeaderMeaning nearest(const QString &plainName) const;

    const ResourceSchema &m_schema;
    QString m_typeName;
    QHash<QString, HeaderMeaning> m_known;
};

/// A mapping made from nothing but the header: each target at most once, the surest column wins; what is left over is in `unmapped`. What the provider wants of somebody
/// new and templates leave out is made of the rest: the user name of the mail, the display name of the names, `active`.
/// `match` is `userName` for users, else what the type has of externalId, displayName.
[[nodiscard]] ColumnMapping automaticMapping(const QStringList &header, const ResourceType &type, const ServiceDescription &description);

} // namespace Provost
