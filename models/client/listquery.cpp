// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/listquery.h"

namespace Provost {
using namespace Qt::StringLiterals;

QueryItems projectionQuery(const QStringList &attributes, const QStringList &excludedAttributes)
{
    if (!attributes.isEmpty())
        return {{u"attributes"_s, attributes.join(u',')}};
    if (!excludedAttributes.isEmpty())
        return {{u"excludedAttributes"_s, excludedAttributes.join(u',')}};
    return {};
}

QueryItems queryItems(const ListQuery &query, const ServerProfile &profile)
{
    QueryItems items;
    if (!query.filter.isEverything())
        items.append({u"filter"_s, query.filter.toString()});
    if (profile.projection)
        items.append(projectionQuery(query.attributes, query.excludedAttributes));
    if (!query.sortBy.isEmpty() && profile.sort.value_or(true)) {
        items.append({u"sortBy"_s, query.sortBy});
        items.append({u"sortOrder"_s, query.descending ? u"descending"_s : u"ascending"_s});
    }
    return items;
}

} // namespace Provost
