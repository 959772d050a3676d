// SPDX-License-Identifier: GPL-3.0-or-later
#include "browse/savedsearches.h"

#include "browse/settingsplace.h"

#include <QSettings>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

SavedSearches::SavedSearches(QSettings &settings, const ConnectionSettings &connection, const QString &resourceType)
    : m_settings(settings)
    , m_key(settingsPlace(settings, u"searches"_s, connection, resourceType))
{
}

QList<SavedSearch> SavedSearches::all() const
{
    QList<SavedSearch> found;
    const int count = m_settings.beginReadArray(m_key);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        found.append({.name = m_settings.value(u"name"_s).toString(),
                      .text = m_settings.value(u"text"_s).toString(),
                      .filter = m_settings.value(u"filter"_s).toString(),
                      .quick = QuickFilter::parse(m_settings.value(u"quick"_s).toString())});
    }
    m_settings.endArray();
    return found;
}

void SavedSearches::write(const QList<SavedSearch> &all)
{
    m_settings.remove(m_key);
    m_settings.beginWriteArray(m_key, int(all.size()));
    for (int i = 0; i < int(all.size()); ++i) {
        m_settings.setArrayIndex(i);
        m_settings.setValue(u"name"_s, all[i].name);
        m_settings.setValue(u"text"_s, all[i].text);
        m_settings.setValue(u"filter"_s, all[i].filter);
        m_settings.setValue(u"quick"_s, all[i].quick.toString());
    }
    m_settings.endArray();
}

void SavedSearches::save(const SavedSearch &search)
{
    QList<SavedSearch> known = all();
    const auto same = std::find_if(known.begin(), known.end(), [&search](const SavedSearch &other) { return other.name == search.name; });
    if (same == known.end())
        known.append(search);
    else
        *same = search;
    write(known);
}

void SavedSearches::remove(const QString &name)
{
    QList<SavedSearch> known = all();
    known.removeIf([&name](const SavedSearch &search) { return search.name == name; });
    write(known);
}

} // namespace Provost
