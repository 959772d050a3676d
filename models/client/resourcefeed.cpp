// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/resourcefeed.h"

#include "net/connection.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

ResourceFeed *feedOf(Connection &connection)
{
    return connection.findChild<ResourceFeed *>(QString(), Qt::FindDirectChildrenOnly);
}

QString endpointOf(const QString &path)
{
    return u'/' + path.section(u'/', 1, 1);
}

} // namespace

ResourceFeed::ResourceFeed(Connection &connection)
    : QObject(&connection)
{
}

ResourceFeed &ResourceFeed::listenTo(Connection &connection)
{
    ResourceFeed *feed = feedOf(connection);
    return feed != nullptr ? *feed : *new ResourceFeed(connection);
}

void ResourceFeed::tell(Connection &connection, const QString &path, const QueryItems &query, const QList<Resource> &resources)
{
    ResourceFeed *feed = feedOf(connection);
    if (feed == nullptr || resources.isEmpty())
        return;
    QStringList attributes;
    QStringList excluded;
    for (const auto &[name, value] : query) {
        if (name == "attributes"_L1)
            attributes = value.split(u',', Qt::SkipEmptyParts);
        else if (name == "excludedAttributes"_L1)
            excluded = value.split(u',', Qt::SkipEmptyParts);
    }
    Q_EMIT feed->read(endpointOf(path), attributes, excluded, resources);
}

void ResourceFeed::tellGone(Connection &connection, const QString &path, const QString &id)
{
    if (ResourceFeed *feed = feedOf(connection); feed != nullptr && !id.isEmpty())
        Q_EMIT feed->gone(endpointOf(path), id);
}

} // namespace Provost
