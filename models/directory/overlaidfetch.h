// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "directory/pendingwrites.h"

#include <QPointer>

namespace Provost {

/// A read with this console's own recent writes laid over the answer: what was created is there although the provider does not find it yet, what was
/// deleted is not although it still shows.
class OverlaidFetch : public JobOf<Resource>
{
    Q_OBJECT
public:
    /// `fetch` becomes a child.
    OverlaidFetch(JobOf<Resource> *fetch, PendingWrites &writes, QString resourceType, QString id, QObject *parent);

protected:
    void start() override { } // the inner job starts by itself
    void abort() override;

private:
    void onFetched(const Result<Resource> &found);

    QPointer<JobOf<Resource>> m_fetch;
    QPointer<PendingWrites> m_writes;
    QString m_resourceType;
    QString m_id;
};

} // namespace Provost
