// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshots/comparetask.h"

#include <QtConcurrentRun>

namespace Provost {

CompareTask::CompareTask(QString earlier, QString later, ServiceDescription description, QString match, QObject *parent)
    : JobOf(parent)
    , m_earlier(std::move(earlier))
    , m_later(std::move(later))
    , m_description(std::move(description))
    , m_match(std::move(match))
{
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        if (!isDone() && m_watcher.future().resultCount() > 0)
            finish(m_watcher.result());
    });
}

void CompareTask::start()
{
    m_watcher.setFuture(QtConcurrent::run([earlier = m_earlier, later = m_later, description = m_description, match = m_match] { return compare(earlier, later, description, match); }));
}

void CompareTask::abort()
{
    m_watcher.disconnect(this); // what is under way ends by itself
}

CompareTask::Outcome CompareTask::compare(const QString &earlier, const QString &later, ServiceDescription description, const QString &match)
{
    auto states = std::make_shared<ComparedStates>();
    auto before = SnapshotFile::open(earlier, &states->problem);
    states->brokenFile = earlier;
    if (!before)
        return states;
    states->earlier = std::move(before).value();
    if (later.isEmpty())
        return states;
    const auto after = SnapshotFile::open(later, &states->problem);
    states->brokenFile = later;
    if (!after)
        return states;
    if (!after.value()->schemas().isEmpty()) {
        description.schemas = after.value()->schemas();
        description.resourceTypes = after.value()->types();
    }
    states->drift = schemaDrift(states->earlier->types(), states->earlier->schemas(), after.value()->types(), after.value()->schemas());
    states->comparison = std::make_unique<Comparison>(*states->earlier, description, match);
    const QStringList types = after.value()->resourceTypes();
    for (const QString &type : types) {
        const QStringList ids = after.value()->ids(type);
        for (const QString &id : ids)
            states->comparison->see(type, after.value()->resource(type, id));
    }
    states->comparison->finish(after.value()->gaps());
    return states;
}

} // namespace Provost
