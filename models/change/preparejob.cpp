// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/preparejob.h"

#include "change/conflict.h"
#include "change/leaves.h"
#include "change/mergeedit.h"
#include "change/refusal.h"
#include "client/fetchjob.h"
#include "net/governor.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

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

/// What `was` does not mention is as it is now: nobody has said that it was not set.
Json filledUp(const Json &was, const Json &now)
{
    Json all = was;
    for (const auto &[name, value] : now.members()) {
        const Json known = was.value(name);
        if (known.isUndefined())
            all.set(name, value);
        else if (known.isObject() && value.isObject())
            all.set(name, filledUp(known, value));
    }
    return all;
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
    connection.costs().watchStarted(this);
    connection.governor().meter().watch(this, m_options.budget);
}

PrepareJob::~PrepareJob() = default;

void PrepareJob::start()
{
    constexpr qsizetype atOnce = 1000; // more are gone through off this thread
    const QList<Change> &changes = m_prepared.changes.changes;
    if (changes.size() <= atOnce)
        return onCollected(collected(changes, m_description, m_options.all));
    connect(&m_collecting, &QFutureWatcherBase::finished, this, [this] { onCollected(m_collecting.result()); });
    m_collecting.setFuture(QtConcurrent::run(&PrepareJob::collected, changes, m_description, m_options.all));
}

void PrepareJob::onCollected(const Subjects &subjects)
{
    if (isDone())
        return;
    m_changesOf = subjects.changesOf;
    m_subjects = subjects.list;
    if (m_options.budget >= 0 && m_subjects.size() > m_options.budget)
        return end(Error::validation(u"%1 objects must be read first, and the budget is %2 calls"_s.arg(m_subjects.size()).arg(m_options.budget)));
    fill();
}

PrepareJob::Subjects PrepareJob::collected(const QList<Change> &changes, const ServiceDescription &description, bool all)
{
    RuleBook book(description);
    Subjects found;
    QHash<ObjectKey, qsizetype> known;
    QList<Subject> subjects;
    for (qsizetype i = 0; i < changes.size(); ++i) {
        const Change &change = changes[i];
        const TypeRules *rules = book.find(change.resourceType);
        if (change.kind == ChangeKind::Create || isTemporaryId(change.id) || rules == nullptr)
            continue;
        const ObjectKey key = change.key();
        found.changesOf[key] << i;
        if (!known.contains(key)) {
            known.insert(key, subjects.size());
            subjects << Subject {.key = key};
        }
        Subject &subject = subjects[known.value(key)];
        if (subject.before.isUndefined())
            subject.before = change.before.json();
        subject.withMembers = subject.withMembers || namesMembers(change);
        const QStringList onRequest = shownOnRequest(touchedPaths(change), rules->schema);
        for (const QString &name : onRequest) {
            if (!subject.onRequest.contains(name))
                subject.onRequest << name;
        }
    }
    std::copy_if(subjects.cbegin(), subjects.cend(), std::back_inserter(found.list), [all](const Subject &subject) { return all || subject.before.isUndefined(); });
    return found;
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
                                .onRequest = subject.onRequest,
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
    else if (saysUnknownId(found.error()))
        m_prepared.refused.insert(subject.key, found.error());
    else
        m_prepared.unread.insert(subject.key, found.error());
    Q_EMIT progressed(m_read, int(m_subjects.size()));
    if (!isDone())
        fill();
}

void PrepareJob::take(const Subject &subject, const Resource &found)
{
    const LateWrite late = m_options.late.value(subject.key);
    if (subject.before.isObject())
        judge(subject, found, m_options.ownCount ? QList<OwnWrite>() : late.writes);
    const bool isQuiet = late.values.isEmpty() || m_prepared.refused.contains(subject.key);
    setBefore(subject.key, isQuiet ? found : Resource(unsettled(found.json(), late, documentAfter(found.json(), changesOf(subject.key), m_rules.find(subject.key.resourceType)->schema))));
}

QList<Change> PrepareJob::changesOf(const ObjectKey &key) const
{
    QList<Change> changes;
    const QList<qsizetype> indexes = m_changesOf.value(key);
    for (const qsizetype index : indexes)
        changes << m_prepared.changes.changes[index];
    return changes;
}

void PrepareJob::judge(const Subject &subject, const Resource &found, const QList<OwnWrite> &ownWrites)
{
    const TypeRules &rules = *m_rules.find(subject.key.resourceType);
    const Json now = found.json();
    const bool isWholeBefore = m_options.beforesAreWhole || isWhole(subject.before);
    const Json was = isWholeBefore ? subject.before : filledUp(subject.before, now);
    const QList<Change> own = changesOf(subject.key);
    const ThreeWay versions = compareThreeWays(was, now, documentAfter(was, own, rules.schema), rules.schema, ownWrites);
    if (!versions.theyChanged())
        return;
    Prepared::Later later {.key = subject.key, .was = subject.before, .now = now, .paths = versions.theirNames()};
    for (const AttributeVersions &attribute : versions.attributes) {
        if (attribute.isConflict() && !attribute.merged)
            later.conflicts << attribute.name.toString();
    }
    const bool deletes = std::any_of(own.cbegin(), own.cend(), [](const Change &change) { return change.kind == ChangeKind::Delete; });
    if (deletes && !m_options.beforesAreWhole) // what somebody has just put to use is not deleted unasked; an undo says so where it is reviewed
        later.conflicts = later.paths;
    const bool hasMerged = std::any_of(versions.attributes.cbegin(), versions.attributes.cend(), [](const AttributeVersions &a) { return a.merged.has_value(); });
    if (!later.conflicts.isEmpty())
        m_prepared.refused.insert(subject.key, {.kind = ErrorKind::Conflict, .detail = u"changed since then: "_s + later.conflicts.join(u", ")});
    else if (hasMerged)
        workIn(subject.key, overlayBetween(now, settledObject(now, versions)));
    m_prepared.later << later;
}

/// Lists that both have added to: the edit, made from what the object was, would take theirs away again.
void PrepareJob::workIn(const ObjectKey &key, const Json &overlay)
{
    bool isTold = false;
    for (const qsizetype index : std::as_const(m_changesOf[key])) {
        Change &change = m_prepared.changes.changes[index];
        if (change.kind != ChangeKind::Update)
            continue;
        change.attributes = std::exchange(isTold, true) ? Json::object() : overlay;
        change.operations.clear();
    }
}

void PrepareJob::setBefore(const ObjectKey &key, const Resource &found)
{
    for (const qsizetype index : std::as_const(m_changesOf[key]))
        m_prepared.changes.changes[index].before = found;
}

} // namespace Provost
