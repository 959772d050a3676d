// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/job.h"

namespace Provost {

Job::Job(QObject *parent)
    : QObject(parent)
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (!m_done)
                start();
        },
        Qt::QueuedConnection);
}

Job::~Job() = default;

void Job::cancel()
{
    if (m_done)
        return;
    const QPointer<Job> self(this);
    abort();
    if (!self || m_done) // abort() let somebody else end it, or all of it
        return;
    setCancelled();
    conclude();
}

void Job::conclude()
{
    if (m_done)
        return;
    m_done = true;
    const QPointer<Job> self(this); // a handler may delete our parent, and us with it
    Q_EMIT done(this);
    if (self)
        deleteLater();
}

} // namespace Provost
