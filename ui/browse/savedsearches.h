// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/index/quickfilter.h"

#include <QList>

class QSettings;

namespace Provost {

struct ConnectionSettings;

/// A question about a list that somebody wants to ask again.
struct SavedSearch {
    QString name {};
    QString text {}; ///< of the search field
    QString filter {}; ///< SCIM
    QuickFilter quick {};
    [[nodiscard]] bool asksNothing() const { return text.isEmpty() && filter.isEmpty() && quick.isNone(); }
    [[nodiscard]] bool asksTheSame(const SavedSearch &other) const { return text == other.text && filter == other.filter && quick == other.quick; }
    friend bool operator==(const SavedSearch &, const SavedSearch &) = default;
};

/// Those of one resource type of one connection, kept in the settings, in the order in which they were saved.
class SavedSearches
{
public:
    SavedSearches(QSettings &settings, const ConnectionSettings &connection, const QString &resourceType);
    [[nodiscard]] QList<SavedSearch> all() const;
    void save(const SavedSearch &search); ///< in the place of one of the same name
    void remove(const QString &name);

private:
    void write(const QList<SavedSearch> &all);
    QSettings &m_settings;
    QString m_key;
};

} // namespace Provost
