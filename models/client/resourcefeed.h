// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listquery.h"
#include "scim/resource.h"

#include <QObject>

namespace Provost {

class Connection;

/// Tells of every resource that an answer over a connection brings, whoever asked for it, so that what was paid for once can be kept.
class ResourceFeed : public QObject
{
    Q_OBJECT
public:
    [[nodiscard]] static ResourceFeed &listenTo(Connection &connection); ///< made when first asked for; the connection's child
    /// For the jobs; does nothing where nobody listens. `path`: "/Users" or "/Users/{id}".
    static void tell(Connection &connection, const QString &path, const QueryItems &query, const QList<Resource> &resources);
    static void tellGone(Connection &connection, const QString &path, const QString &id);

Q_SIGNALS:
    void read(const QString &endpoint, const QStringList &attributes, const QStringList &excluded, const QList<Provost::Resource> &resources);
    void gone(const QString &endpoint, const QString &id);

private:
    explicit ResourceFeed(Connection &connection);
};

} // namespace Provost
