// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/writejob.h"

namespace Provost {

/// DELETE (RFC 7644 section 3.6). Qt may send it twice when a connection breaks; a 404 to the second copy means that the first one worked.
/// A 404 to the only copy stays a NotFound error.
class DeleteJob : public WriteJob
{
    Q_OBJECT
public:
    struct Options {
        QByteArray ifMatch {};
        RequestPriority priority = RequestPriority::Interactive;
    };
    DeleteJob(Connection &connection, const QString &endpoint, const QString &id, const Options &options, QObject *parent);

protected:
    void onError(const Error &error) override;

private:
    QString m_id;
};

} // namespace Provost
