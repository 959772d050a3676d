// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/preparejob.h"

#include "net/governor.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// The provider cannot be reached or does not let us in: no other object would fare better.
bool isOutage(const Error &error)
{
    return error.httpStatus == 401 || error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Cancelled
        || (error.httpStatus == 0 && error.kind != ErrorKind::Protocol);
}

bool namesMembers(const Change &change)
{
    if (change.kind != ChangeKind::Update)
        return true; // a deleted group's members are what an undo needs
    const QStringList paths = touchedPaths(change);
    return std::any_of(paths.cbegin(), paths.cend(), [](const QString &path) { return path.startsWith("members"_L1, Qt::CaseInsensitive); });
}

/// Read from a provider, not written by hand: what it does not mention was not set.
bool isWhole(const Json &resource)
{
    return resource.contains(u"schemas") || resource.contains(u"meta");
}

} // namespace

PrepareJob::PrepareJob(Connection &connection, ServiceDescription description, ChangeSet changes, Options options, QObject *parent)
    : ClientJob<Prepared>(connection, parent)
    , m_description(std::move(description))
    , m_rules(m_description)
    , m_options(std::move(options))
{
    m_prepared.changes = std::move(changes);
    if (m_options.parallel <= 0)
        m_options.parallel = std::max(1, m_description.profile.limits.concurrency);
    connection.governor().meter().watch(this, m_options.budget);
}

PrepareJob::~PrepareJob() = default;

void PrepareJob::start()
{
    collect();
    if (m_options.budget >= 0 && m_subjects.size() > m_options.budget)
        return end(Error::validation(u"%1 objects must be read first, and the budget is %2 calls"_s.arg(m_subjects.size()).arg(m_options.budget)));
    fill();
}

void PrepareJob::collect()
{
    QHash<ObjectKey, qsizetype> known;
    QList<Subject> all;
    const QList<Change> &changes = m_prepared.changes.changes;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const Change &change = changes[i];
        m_changesOf[change.key()] << i;
        if (change.kind == ChangeKind::Create || isTemporaryId(change.id) || m_rules.find(change.resourceType) == nullptr)
            continue;
        if (!known.contains(change.key())) {
            known.insert(change.key(), all.size());
            all << Subject {.key = change.key()};
        }
        Subject &subject = all[known.value(change.key())];
        if (subject.before.isUndefined())
            subject.before = change.before.json();
        subject.withMembers = subject.withMembers || namesMembers(change);
    }
    std::copy_if(all.cbegin(), all.cend(), std::back_inserter(m_subjects),
                 [this](const Subject &subject) { return m_options.all || subject.before.isUndefined(); });
}

void PrepareJob::fill()
{
    while (m_running < m_options.parallel && m_next < m_subjects.size())
        read(m_subjects[m_next++]);
    if (m_running == 0 && m_next == m_subjects.size())
        end(m_prepared);
}

void PrepareJob::read(const Subject &subject)
{
    const TypeRules *rules = m_rules.find(subject.key.resourceType);
    const LateWrite late = m_options.late.value(subject.key);
    auto *job = new ObjectRead(connection(),
                               {.type = rules->type,
                                .schema = rules->schema,
                                .id = subject.key.id,
                                .hasMembers = rules->hasMembers,
                                .withMembers = subject.withMembers,
                                .written = late.values,
                                .deleted = late.deleted,
                                .delays = m_options.delays},
                               this);
    ++m_running;
    job->then(this, [this, subject](const Result<Resource> &found) { onRead(subject, found); });
}

void PrepareJob::onRead(const Subject &subject, const Result<Resource> &found)
{
    --m_running;
    ++m_read;
    m_prepared.calls = connection().governor().meter().used(this);
    if (!found && isOutage(found.error())) {
        Error error = found.error();
        error.attempts = m_prepared.calls;
        return end(error);
    }
    if (found)
        take(subject, *found);
    else if (found.error().kind == ErrorKind::NotFound)
        m_prepared.refused.insert(subject.key, found.error());
    else
        m_prepared.unread.insert(subject.key, found.error());
    Q_EMIT progressed(m_read, int(m_subjects.size()));
    if (!isDone())
        fill();
}

void PrepareJob::take(const Subject &subject, const Resource &found)
{
    if (subject.before.isObject())
        judge(subject, found);
    setBefore(subject.key, found);
}

void PrepareJob::judge(const Subject &subject, const Resource &found)
{
    TypeRules rules = *m_rules.find(subject.key.resourceType);
    Prepared::Later later {.key = subject.key, .was = subject.before, .now = found.json()};
    Json was = rules.writable(subject.before);
    Json now = rules.writable(found.json());
    if (rules.hasMembers) { // a membership is wished for one by one; what others did to other members is no conflict
        was.remove(u"members");
        now.remove(u"members");
    }
    later.paths = differingPaths(was, now, m_options.beforesAreWhole || isWhole(subject.before));
    if (later.paths.isEmpty())
        return;
    for (const qsizetype index : std::as_const(m_changesOf[subject.key])) {
        const Change &change = m_prepared.changes.changes[index];
        const Json wanted = overlaid(now, change.attributes); // who wants what is there already is in nobody's way
        const bool agrees = change.operations.empty() && differingPaths(now, rules.writable(wanted)).isEmpty();
        if (!agrees)
            later.conflicts << overlapping(later.paths, touchedPaths(change));
    }
    later.conflicts.removeDuplicates();
    if (!later.conflicts.isEmpty()) {
        m_prepared.refused.insert(subject.key,
                                  {.kind = ErrorKind::Conflict, .detail = u"changed since then: "_s + later.conflicts.join(u", ")});
    }
    m_prepared.later << later;
}

void PrepareJob::setBefore(const ObjectKey &key, const Resource &found)
{
    for (const qsizetype index : std::as_const(m_changesOf[key]))
        m_prepared.changes.changes[index].before = found;
}

} // namespace Provost
