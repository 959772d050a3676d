// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/fetchjob.h"

namespace Provost {

/// GET of one resource, and of attributes of it that the provider shows only when they are asked for by name (`returned: request`). These take a request of
/// their own, since asking for one attribute hides all others.
class WholeFetchJob : public ClientJob<Resource>
{
    Q_OBJECT
public:
    /// `onRequest`: whole attributes, "urn:...:Set"; none: one request.
    WholeFetchJob(Connection &connection, QString endpoint, QString id, FetchJob::Options options, QStringList onRequest, QObject *parent);

protected:
    void start() override;

private:
    void onMain(const Result<Resource> &found);

    QString m_endpoint;
    QString m_id;
    FetchJob::Options m_options;
    QStringList m_onRequest;
};

/// `whole` with what `part` has of these attributes; what it has not is not there.
[[nodiscard]] Resource withParts(const Resource &whole, const Resource &part, const QStringList &names);

} // namespace Provost
