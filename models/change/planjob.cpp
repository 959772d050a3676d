// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planjob.h"

#include "change/giveup.h"
#include "change/loadedrun.h"
#include "change/plannedreads.h"
#include "change/planner.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
Error mayBeMade(const Journal::Deed &deed)
{
    return Error::validation(u"run %1 may have made %2 already: resume that run first"_s.arg(QString::number(deed.run.summary.run), deed.object.label));
}

/// For the title, so that whoever looks at the run later knows.
QString whatStays(const QList<PlanWarning> &warnings)
{
    constexpr qsizetype most = 5;
    QStringList labels;
    for (const PlanWarning &warning : warnings) {
        if (warning.staysUndone() && !labels.contains(warning.label))
            labels << warning.label;
    }
    if (labels.isEmpty())
        return {};
    const QString more = labels.size() > most ? u" and %1 more"_s.arg(labels.size() - most) : QString();
    return u"; not taken back: %1"_s.arg(labels.mid(0, most).join(u", "_s) + more);
}
} // namespace

QString baseUrlOf(const Connection &connection)
{
    return connection.settings().baseUrl.toString(QUrl::StripTrailingSlash);
}

DirectoryId directoryOf(const Connection &connection)
{
    return DirectoryId::of(connection.settings());
}

PlanJob::PlanJob(Connection &connection, ServiceDescription description, const Journal *journal, PlanRequest request, QObject *parent)
    : ClientJob<PlannedRun>(connection, parent)
    , m_description(std::move(description))
    , m_journal(journal)
    , m_request(std::move(request))
{
    m_planned.undoes = m_request.undoes;
    m_planned.members = m_request.members;
}

PlanJob::~PlanJob() = default;

void PlanJob::start()
{
    connect(&m_reading, &QFutureWatcher<Result<Known>>::finished, this, [this] { prepare(m_reading.result()); });
    connect(&m_planning, &QFutureWatcher<Planned>::finished, this, &PlanJob::onPlanned);
    if (m_journal != nullptr)
        return m_reading.setFuture(QtConcurrent::run(&PlanJob::read, Question {.journalFile = m_journal->fileName(), .undoes = m_request.undoes,
                                                                               .once = m_request.once ? m_request.changes.changes : QList<Change>(),
                                                                               .here = directoryOf(connection()), .description = m_description,
                                                                               .membersAge = m_request.membersAge}));
    if (m_request.undoes != 0)
        return end(Error::store(u"there is no journal to undo from"_s));
    prepare(Known {.wroteLately = true, .wroteSince = true});
}

/// In a thread of the pool, over a connection of its own.
Result<PlanJob::Known> PlanJob::read(const Question &question)
{
    const auto &[journalFile, undoes, once, here, description, membersAge] = question;
    const auto journal = Journal::open(journalFile);
    if (!journal)
        return journal.error();
    Known known {.wroteLately = Provost::wroteLately(*journal.value(), here),
                 .wroteSince = membersAge > std::chrono::seconds(0) && Provost::wroteLately(*journal.value(), here, membersAge)};
    if (!description.profile.readYourWrites)
        known.late = lateWrites(*journal.value(), here);
    if (!once.isEmpty()) {
        auto left = leftOf(*journal.value(), here, once);
        if (!left)
            return left.error();
        known.left = std::move(left).value();
    }
    if (undoes == 0)
        return known;
    const auto record = journal.value()->run(undoes);
    if (!record)
        return record.error();
    if (here.comparedTo(record->info.directoryId()) == DirectoryId::Sameness::Unsure)
        known.doubt = u"run %1 was made with \"%2\"; whether that is this directory it does not say"_s.arg(QString::number(undoes), record->info.connection);
    auto inverse = inverseFrom(*journal.value(), *record, here, description);
    if (!inverse)
        return inverse.error();
    known.inverse = std::move(inverse).value();
    return known;
}

/// A create that is sent a second time makes a second object.
Result<StillToDo> PlanJob::leftOf(const Journal &journal, const DirectoryId &here, const QList<Change> &changes)
{
    QSet<ObjectKey> created;
    for (const Change &change : changes) {
        if (change.kind == ChangeKind::Create)
            created.insert(change.key());
    }
    const auto open = journal.unfinishedWith(here, created);
    if (!open)
        return open.error();
    if (*open != 0)
        return unfinished(*open);
    auto left = stillToDo(journal, here, changes);
    return left && !left->doubtful.isEmpty() ? Result<StillToDo>(mayBeMade(left->doubtful.constFirst())) : left;
}

Result<Inverse> PlanJob::inverseFrom(const Journal &journal, const RunRecord &record, const DirectoryId &here, const ServiceDescription &description)
{
    const qint64 run = record.summary.run;
    if (record.summary.state == RunState::Running)
        return Error::validation(u"run %1 is under way"_s.arg(run));
    if (!here.mayBe(record.info.directoryId()))
        return elsewhere(run, record.info, here);
    const auto loaded = LoadedRun::of(journal, run);
    if (!loaded)
        return loaded.error();
    Inverse inverse = inverseOf(run, loaded->objects, loaded->steps, description);
    const auto left = stillToDo(journal, here, inverse.changes.changes);
    if (!left)
        return left.error();
    if (!left->doubtful.isEmpty())
        return mayBeMade(left->doubtful.constFirst());
    forgetWhatIsMade(inverse, left->changes);
    return inverse;
}

/// What an earlier undo has made again is there.
void PlanJob::forgetWhatIsMade(Inverse &inverse, const QList<Change> &left)
{
    QSet<ObjectKey> missing;
    for (const Change &change : left) {
        if (change.kind == ChangeKind::Create)
            missing.insert(change.key());
    }
    for (const Change &change : std::as_const(inverse.changes.changes)) {
        if (change.kind != ChangeKind::Create || missing.contains(change.key()))
            continue;
        const QString label = Resource(change.attributes).displayText();
        for (Inverse::Note &note : inverse.notes) {
            if (note.loss == PlanWarning::Loss::MadeAnew && note.label == label)
                note = {.object = note.object, .label = label, .detail = u"was made again by an earlier undo: not once more"_s};
        }
    }
    inverse.changes.changes = left;
}

void PlanJob::prepare(const Result<Known> &known)
{
    if (isDone())
        return;
    if (!known)
        return end(known.error());
    if (!known->doubt.isEmpty())
        warn(known->doubt);
    if (known->inverse) {
        m_request.changes = known->inverse->changes;
        for (const Inverse::Note &note : known->inverse->notes)
            m_warnings << PlanWarning {.kind = PlanWarning::Kind::NotUndoable, .detail = note.label + u": "_s + note.detail, .loss = note.loss, .label = note.label};
        m_request.changes.title += whatStays(m_warnings);
    }
    m_late = known->late;
    if (known->wroteSince)
        m_planned.members.clear();
    if (known->left)
        leaveOut(*known->left);
    const bool undoes = m_request.undoes != 0;
    const bool isOutdated = m_request.membersAge > std::chrono::seconds(0) && known->wroteSince; // by another window, perhaps
    PrepareJob::Options options {.all = m_request.readAll || undoes || isOutdated, .beforesAreWhole = undoes, .ownCount = undoes || m_request.isUndo, .budget = m_request.budget, .late = known->late};
    if (m_journal != nullptr && !known->wroteLately)
        options.delays.clear(); // what is not there is not there
    auto *job = new PrepareJob(connection(), m_description, m_request.changes, options, this);
    connect(job, &PrepareJob::progressed, this, &PlanJob::progressed);
    job->then(this, [this](const Result<Prepared> &prepared) { onPrepared(prepared); });
}

/// What is created is there, and more than that is not asked for.
void PlanJob::leaveOut(const StillToDo &left)
{
    QSet<ObjectKey> open;
    for (const Change &change : left.changes) {
        if (change.kind == ChangeKind::Create)
            open.insert(change.key());
    }
    for (const Change &change : std::as_const(m_request.changes.changes)) {
        if (change.kind == ChangeKind::Create && !open.contains(change.key()))
            warn(u"%1 %2: was created by an earlier run of the same file: not once more"_s.arg(change.resourceType, Resource(change.attributes).displayText()));
    }
    m_request.changes.changes = left.changes;
}

/// Who is a member already is left out of the plan, and an undo leaves it alone.
void PlanJob::lookUp(QHash<ObjectKey, UnseenMembers> unseen, qsizetype requests)
{
    unseen.removeIf([this](QHash<ObjectKey, UnseenMembers>::iterator group) { return m_planned.members.contains(group.key()); });
    if (unseen.isEmpty())
        return plan(m_planned.members);
    const int budget = m_request.budget < 0 ? -1 : std::max(0, m_request.budget - m_planned.prepared.calls);
    auto *job = new FormerMembersJob(connection(), m_description, unseen, {.late = m_late, .budget = budget, .most = mostLookUps(requests)}, this);
    job->then(this, [this, job](const Result<FormerMembers> &members) { onLookedUp(members, job->calls()); });
}

void PlanJob::onLookedUp(const Result<FormerMembers> &members, int calls)
{
    if (!members)
        return end(members.error());
    m_planned.prepared.calls += calls;
    m_planned.members.insert(*members);
    plan(m_planned.members);
}

/// The provider did not answer, or was not asked, for it would have taken too many requests.
void PlanJob::warnOfUnknown(Plan &plan, const QHash<ObjectKey, UnseenMembers> &unseen) const
{
    QSet<int> blind;
    QSet<int> joined;
    QSet<int> left;
    for (const PlanStep &step : std::as_const(plan.steps)) {
        if (step.kind == ChangeKind::MembersAdd || step.kind == ChangeKind::MembersRemove)
            (step.kind == ChangeKind::MembersAdd ? joined : left).insert(step.object);
        if (!step.members.isEmpty() && !step.lookedUp && unseen.contains(plan.objects[step.object].key))
            blind.insert(step.object);
    }
    const bool isSaid = m_description.profile.members == ServerProfile::MemberAccess::ByPairFilter; // there nobody ever knows
    for (const int object : std::as_const(blind)) {
        if (!isSaid && left.contains(object) && !joined.contains(object))
            plan.warnings << PlanWarning {.kind = PlanWarning::Kind::MembersUnknown, .object = object, .detail = u"who is left could not be looked up: the group may have no members afterwards"_s};
        plan.warnings << PlanWarning {.kind = PlanWarning::Kind::MembersUnknown, .object = object, .detail = u"who is a member already could not be looked up: an undo changes them back all the same"_s};
    }
}

/// As they were called when they were edited; of whom nobody has seen there is none.
QHash<ObjectKey, QString> PlanJob::labelsOf(const QSet<ObjectKey> &keys) const
{
    QHash<ObjectKey, QString> labels;
    for (const Change &change : std::as_const(m_request.changes.changes)) {
        const ObjectKey key = change.key();
        if (change.before.isNull() || !keys.contains(key) || labels.contains(key))
            continue;
        if (const QString name = change.before.displayText(); !name.isEmpty())
            labels.insert(key, name);
    }
    return labels;
}

/// What an undo would delete and somebody has deleted already is as it should be. All 50,000 of them may be gone.
void PlanJob::forgetWhatIsGone(Prepared &prepared)
{
    const auto isGone = [&prepared](const Change &change) {
        const auto refusal = change.kind == ChangeKind::Delete ? prepared.refused.constFind(change.key()) : prepared.refused.cend();
        return refusal != prepared.refused.cend() && refusal->kind == ErrorKind::NotFound;
    };
    QSet<ObjectKey> gone;
    for (const Change &change : std::as_const(prepared.changes.changes)) {
        if (isGone(change))
            gone.insert(change.key());
    }
    if (gone.isEmpty())
        return;
    const QHash<ObjectKey, QString> labels = labelsOf(gone);
    prepared.changes.changes.removeIf([&](const Change &change) {
        if (!isGone(change))
            return false;
        warn(u"%1 %2: is gone already"_s.arg(change.resourceType, labels.value(change.key(), change.id)));
        return true;
    });
    for (const ObjectKey &key : std::as_const(gone))
        prepared.refused.remove(key);
}

/// Somebody may have put it to use since.
void PlanJob::refuseBlindDeletes(Prepared &prepared)
{
    for (const Change &change : std::as_const(prepared.changes.changes)) {
        const auto unread = prepared.unread.constFind(change.key());
        if (change.kind == ChangeKind::Delete && unread != prepared.unread.cend())
            prepared.refused.insert(change.key(), *unread);
    }
}

void PlanJob::warn(const QString &detail)
{
    m_warnings << PlanWarning {.kind = PlanWarning::Kind::ChangedByOthers, .detail = detail};
}

void PlanJob::warnOf(const Prepared &prepared)
{
    for (const Prepared::Later &later : prepared.later) {
        if (later.conflicts.isEmpty()) // a conflict is told as the reason of the rejection
            warn(u"%1 %2: changed since then: %3"_s.arg(later.key.resourceType, Resource(later.now).displayText(), later.paths.join(u", ")));
    }
    const QHash<ObjectKey, QString> labels = prepared.unread.isEmpty() ? QHash<ObjectKey, QString>() : labelsOf(QSet<ObjectKey>(prepared.unread.keyBegin(), prepared.unread.keyEnd()));
    for (auto unread = prepared.unread.cbegin(); unread != prepared.unread.cend(); ++unread)
        warn(u"%1 %2: could not be read: %3"_s.arg(unread.key().resourceType, labels.value(unread.key(), unread.key().id), unread->toString()));
}

void PlanJob::onPrepared(const Result<Prepared> &prepared)
{
    if (!prepared)
        return end(prepared.error());
    m_planned.prepared = *prepared;
    for (auto refusal = m_request.refused.cbegin(); refusal != m_request.refused.cend(); ++refusal)
        m_planned.prepared.refused.insert(refusal.key(), *refusal);
    if (m_request.undoes != 0) {
        forgetWhatIsGone(m_planned.prepared);
        refuseBlindDeletes(m_planned.prepared);
    }
    warnOf(m_planned.prepared);
    plan({});
}

void PlanJob::plan(const FormerMembers &members)
{
    const auto make = [prepared = m_planned.prepared, description = m_description, guard = m_request.guard, recheck = m_request.recheck, verify = m_request.verify,
                       warnings = m_warnings, members, latency = measuredLatency(connection().log())] {
        Planned planned {.plan = makePlan(prepared.changes, description, prepared.refused, members)};
        addLookUps(planned.plan, prepared.calls, description.profile, latency);
        addReads(planned.plan, readsDuring(planned.plan, description, recheck, verify), description.profile, latency);
        planned.plan.mayBeMore = repeatsAtMost(planned.plan, description, verify);
        planned.plan.warnings << warnings;
        planned.questions = guardQuestions(planned.plan, guard);
        planned.unseen = unseenMembers(planned.plan, description);
        return planned;
    };
    m_planning.setFuture(QtConcurrent::run(make));
}

void PlanJob::onPlanned()
{
    if (isDone())
        return;
    const Planned planned = m_planning.result();
    if (!planned.unseen.isEmpty() && !std::exchange(m_hasLookedUp, true))
        return lookUp(planned.unseen, planned.plan.steps.size());
    m_planned.plan = planned.plan;
    warnOfUnknown(m_planned.plan, planned.unseen);
    m_planned.questions = planned.questions;
    end(m_planned);
}

} // namespace Provost
