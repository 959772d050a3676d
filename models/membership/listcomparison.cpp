// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/listcomparison.h"

#include <QtConcurrentRun>

namespace Provost {

ListComparison::ListComparison(QObject *parent)
    : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (m_watcher.future().resultCount() == 0)
            return; // asked anew meanwhile
        m_running = false;
        Q_EMIT done(m_watcher.future().takeResult());
    });
}

void ListComparison::compare(const StagedList &a, const StagedList &b)
{
    m_running = true;
    m_watcher.setFuture(QtConcurrent::run([a, b] {
        Parts parts = comparedLists(a, b);
        for (QList<Principal> &part : parts)
            part = sortedRows(part, {}, {}).rows;
        return parts;
    }));
}

void ListComparison::stop()
{
    m_running = false;
    m_watcher.setFuture({});
}

} // namespace Provost
