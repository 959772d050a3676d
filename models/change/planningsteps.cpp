// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planning.h"

#include "change/memberpatch.h"
#include "change/references.h"

#include <algorithm>
#include <deque>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int membersPerRequest = 1000; ///< where the profile knows no limit: bodies of some 60 KB
}

void Planning::findTargets()
{
    for (const ObjectEdits &object : m_objects) {
        for (const Json &element : object.removed()) {
            if (const QString target = object.movedTo(memberId(element)); !target.isEmpty())
                m_targets.insert(ObjectKey {object.key().resourceType, target}, Target());
        }
    }
    if (m_targets.isEmpty())
        return;
    for (auto target = m_targets.begin(); target != m_targets.end(); ++target) { // also of groups that nothing else is done to
        const MembersThen then = m_members.value(target.key());
        for (auto member = then.isMember.cbegin(); member != then.isMember.cend(); ++member) {
            if (*member)
                target->there.insert(member.key());
        }
    }
    for (ObjectEdits &object : m_objects)
        learnTarget(object);
}

void Planning::learnTarget(ObjectEdits &object)
{
    const auto target = m_targets.find(object.key());
    if (target == m_targets.end())
        return;
    if (object.isDeleted() || object.isRejected()) {
        *target = Target(); // nobody can be in it, or what is known of it is not to be relied on
        return;
    }
    for (const Json &element : object.added())
        target->coming.insert(memberId(element));
    const Json members = object.planned().before.value(u"members");
    for (const Json &element : members.items())
        target->there.insert(memberId(element));
    for (const Json &element : object.removed())
        target->there.remove(memberId(element));
}

/// The group for which somebody who is removed waits; empty: none, or they are in it already.
QString Planning::targetOf(const ObjectEdits &object, const QString &member) const
{
    const QString id = object.movedTo(member);
    const auto target = m_targets.constFind(ObjectKey {object.key().resourceType, id});
    const bool isThere = target != m_targets.cend() && target->there.contains(member) && !target->coming.contains(member);
    return isThere ? QString() : id;
}

void Planning::checkMoves(ObjectEdits &object, const QSet<QString> &rejected) const
{
    for (const Json &element : object.removed()) {
        const QString member = memberId(element);
        const QString id = targetOf(object, member);
        if (id.isEmpty())
            continue;
        if (rejected.contains(id))
            return object.reject(u"members were to move to a group that cannot be changed"_s);
        if (!m_targets.value(ObjectKey {object.key().resourceType, id}).coming.contains(member))
            return object.reject(u"members were to move to a group that nothing here puts them into: they would be in neither"_s);
    }
}

/// Who cannot come into the one group does not leave the other, and so on down the line.
void Planning::rejectHalfMoves()
{
    QSet<QString> rejected;
    for (bool again = true; again;) {
        again = false;
        for (ObjectEdits &object : m_objects) {
            if (!object.isRejected())
                checkMoves(object, rejected);
            if (object.isRejected() && !rejected.contains(object.key().id)) {
                rejected.insert(object.key().id);
                again = true;
            }
        }
    }
}

namespace {

/// Takes what refers to `unmade` out of a body; the first level, and the first within extensions.
Json takeReferences(Json &body, const QSet<QString> &unmade)
{
    Json taken = Json::object();
    const Json whole = body;
    for (const auto &[name, value] : whole.members()) {
        if (mentionsIn(value, unmade).isEmpty())
            continue;
        if (name.contains(u':') && value.isObject()) {
            Json extension = value;
            taken.set(name, takeReferences(extension, unmade));
            body.set(name, extension);
        } else {
            taken.set(name, value);
            body.remove(name);
        }
    }
    return taken;
}

} // namespace

void Planning::defer(size_t object, const QSet<QString> &unmade)
{
    m_deferred[object] = takeReferences(m_bodies[object], unmade);
    warn(WarningKind::Cycle, int(object), u"objects that refer to each other: some references are set after all are created"_s);
}

/// Creates that refer to each other in a ring: the first of a ring is made without its reference, which follows as an update.
void Planning::breakCycles()
{
    m_bodies.resize(m_objects.size());
    m_deferred.resize(m_objects.size());
    QHash<QString, QList<size_t>> waiting;
    std::vector<qsizetype> open(m_objects.size());
    QSet<QString> unmade;
    std::deque<size_t> ready;
    for (size_t i = 0; i < m_objects.size(); ++i) {
        ObjectEdits &object = m_objects[i];
        if (!object.isCreated() || object.isRejected() || object.isDeleted())
            continue;
        m_bodies[i] = object.after();
        if (packsIntoCreate(object) && !object.added().empty())
            m_bodies[i].set(u"members"_s, object.added());
        const QSet<QString> references = temporaryIdsIn(m_bodies[i]);
        for (const QString &id : references)
            waiting[id] << i;
        open[i] = references.size();
        unmade.insert(object.planned().key.id);
        if (references.isEmpty())
            ready.push_back(i);
    }
    std::vector<bool> isMade(m_objects.size());
    size_t first = 0;
    while (!unmade.isEmpty()) {
        if (ready.empty()) {
            while (isMade[first] || m_bodies[first].isUndefined())
                ++first;
            defer(first, unmade);
            ready.push_back(first);
        }
        const size_t made = ready.front();
        ready.pop_front();
        if (isMade[made])
            continue;
        isMade[made] = true;
        const QString id = m_objects[made].planned().key.id;
        unmade.remove(id);
        for (const size_t next : waiting.value(id)) {
            if (--open[next] == 0)
                ready.push_back(next);
        }
    }
}

/// Who is made in the same run joins in a request of its own: one who is refused costs neither the group nor the others.
bool Planning::packsIntoCreate(const ObjectEdits &object) const
{
    const auto limit = qsizetype(m_profile.membersPerAdd.value_or(membersPerRequest));
    const bool fits = !m_profile.membersAlone && qsizetype(object.added().size()) <= limit;
    return fits && (wouldLoseMembers(object) || temporaryIdsIn(object.added()).isEmpty()); // or they could never join
}

void Planning::makeSteps()
{
    for (ObjectEdits &object : m_objects) {
        if (object.isDeleted() && !object.isRejected())
            m_deleted.insert(object.planned().key.id);
    }
    for (size_t i = 0; i < m_objects.size(); ++i) {
        if (!m_objects[i].isRejected())
            makeSteps(m_objects[i], int(i));
    }
}

void Planning::makeSteps(ObjectEdits &object, int index)
{
    const qsizetype before = m_steps.size();
    if (object.isDeleted()) {
        if (object.isCreated())
            return; // made and dropped again in the same set: nothing to do
        m_steps << stepFor(object, index, ChangeKind::Delete, "DELETE");
        guard(m_steps.last(), object);
        object.planned().fate = Fate::Delete;
        return;
    }
    if (object.isCreated())
        addCreate(object, index);
    else
        addUpdate(object, index);
    if (!object.isCreated() || !packsIntoCreate(object))
        addMembers(object, index, ChangeKind::MembersAdd, object.added());
    addRemovals(object, index);
    guardFirst(object, before);
    if (m_steps.size() > before)
        object.planned().fate = object.isCreated() ? Fate::Create : Fate::Update;
    if (showsNobody(object, before))
        warn(WarningKind::MembersUnknown, index, u"the provider does not show who is a member: whether they are already is not known, and an undo changes them back all the same"_s);
    if (object.removesUnseen())
        warn(WarningKind::MembersUnknown, index, u"the provider does not show that they are members: whether they are removed cannot be checked"_s);
    if (object.planned().emptied)
        warn(WarningKind::GroupEmptied, index, u"loses all its members"_s);
    if (object.mayLoseAll() && !tellsWhoIsLeft())
        warn(WarningKind::MembersUnknown, index, u"the provider does not show who is left: the group may have no members afterwards"_s);
}

/// If not the group, then a list of who is in it, which is asked for before the plan is run.
bool Planning::tellsWhoIsLeft() const
{
    return m_profile.members != ServerProfile::MemberAccess::Never && m_profile.members != ServerProfile::MemberAccess::ByPairFilter;
}

/// Memberships of which nobody will ever know what they were.
bool Planning::showsNobody(ObjectEdits &object, qsizetype before) const
{
    const auto isBlind = [](const PlanStep &step) { return !step.members.isEmpty() && !step.lookedUp; };
    return m_profile.members == ServerProfile::MemberAccess::Never && !object.isCreated() && !object.planned().before.value(u"members").isArray()
        && std::any_of(m_steps.cbegin() + before, m_steps.cend(), isBlind);
}

PlanStep Planning::stepFor(ObjectEdits &object, int index, ChangeKind kind, const QByteArray &method) const
{
    return {.kind = kind, .object = index, .method = method, .endpoint = object.rules().type.endpoint, .id = object.planned().key.id};
}

/// Does it refer to something that goes in the same run? Providers take such references away, which makes another version of it.
bool Planning::refersToDeleted(const Json &value, const QString &ownId) const
{
    if (value.isString())
        return value.toString() != ownId && m_deleted.contains(value.toString());
    const auto refers = [this, &ownId](const Json &part) { return refersToDeleted(part, ownId); };
    return std::any_of(value.items().begin(), value.items().end(), refers)
        || std::any_of(value.members().begin(), value.members().end(), [&refers](const auto &member) { return refers(member.second); });
}

/// What is changed or deleted is what was seen: by its ETag, where there are any.
void Planning::guard(PlanStep &step, ObjectEdits &object) const
{
    const PlannedObject &planned = object.planned();
    step.strict = !object.ifMatch().isEmpty();
    if (step.strict)
        step.ifMatch = object.ifMatch();
    else if (m_profile.etag.value_or(false) && (step.kind != ChangeKind::Delete || !refersToDeleted(planned.before, planned.key.id)))
        step.ifMatch = planned.before.value(u"meta").value(u"version").toString();
}

void Planning::addCreate(ObjectEdits &object, int index)
{
    PlanStep step = stepFor(object, index, ChangeKind::Create, "POST");
    step.body = m_bodies[size_t(index)];
    m_steps << step;
    const Json &deferred = m_deferred[size_t(index)];
    if (deferred.size() > 0)
        addPatch(object, index, ChangeKind::Update, Patch {operationsFor(deferred)}.toJson());
}

void Planning::addUpdate(ObjectEdits &object, int index)
{
    Patch patch {object.blindOperations()};
    if (object.isKnown()) {
        patch = m_patches[size_t(index)];
    } else if (!patch.operations.empty()) {
        warn(WarningKind::NotReadBefore, index, u"was not read before: it cannot be seen what changes, nor be undone"_s);
    }
    if (patch.operations.empty())
        return;
    const qsizetype first = m_steps.size();
    addPatch(object, index, ChangeKind::Update, patch.toJson());
    guard(m_steps[first], object);
    const bool isWhole = object.isKnown() && !object.rules().hasMembers; // `after` is without members, and a PUT would remove them all
    if (m_steps[first].method == "PUT" && !m_steps[first].ifMatch.isEmpty() && isWhole) {
        m_steps[first].body = object.rules().withSchemas(object.rules().writable(object.after()));
        m_steps[first].patch = {}; // the ETag guards it, so nothing need be read again
    }
}

/// What the operator insists on stands before everything that is done to the object, whatever that is; what follows it would break an ETag of its own.
void Planning::guardFirst(const ObjectEdits &object, qsizetype first)
{
    if (object.ifMatch().isEmpty() || object.isCreated() || first == m_steps.size())
        return;
    m_steps[first].strict = true;
    m_steps[first].ifMatch = object.ifMatch();
}

/// PATCH where there is one; else a PUT of what the object is by then with the patch laid over it.
void Planning::addPatch(ObjectEdits &object, int index, ChangeKind kind, const Json &patch)
{
    const bool can = m_profile.patch.value_or(true);
    PlanStep step = stepFor(object, index, kind, can ? "PATCH" : "PUT");
    (can ? step.body : step.patch) = patch;
    m_steps << step;
}

/// Whom the step is about, and what is known of them beforehand: an undo asks for it.
void Planning::nameMembers(PlanStep &step, const Json::Array &elements, const MembersThen &then)
{
    step.lookedUp = true;
    for (const Json &element : elements) {
        const QString member = memberId(element);
        step.members << member;
        const auto known = then.isMember.constFind(member);
        step.lookedUp = step.lookedUp && (known != then.isMember.cend() || isTemporaryId(member));
        if (known != then.isMember.cend() && *known == (step.kind == ChangeKind::MembersAdd))
            step.already << member;
    }
}

void Planning::addMembers(ObjectEdits &object, int index, ChangeKind kind, const Json::Array &elements)
{
    const auto &limit = kind == ChangeKind::MembersAdd ? m_profile.membersPerAdd : m_profile.membersPerRemove;
    const auto size = std::ptrdiff_t(std::max(1, limit.value_or(membersPerRequest)));
    for (auto from = elements.begin(); from != elements.end();) {
        const auto to = from + std::min(size, elements.end() - from);
        const Json::Array part(from, to);
        addPatch(object, index, kind, memberPatch(kind, part, m_profile.patchRules.removeByValue));
        nameMembers(m_steps.last(), part, object.membersThen());
        from = to;
    }
}

/// Those who move to another group leave by requests of their own, for these wait until they are there.
void Planning::addRemovals(ObjectEdits &object, int index)
{
    QStringList targets;
    QHash<QString, Json::Array> leaving;
    for (const Json &element : object.removed()) {
        const QString target = targetOf(object, memberId(element));
        if (!leaving.contains(target))
            targets << target;
        leaving[target].push_back(element);
    }
    for (const QString &target : std::as_const(targets)) {
        const qsizetype first = m_steps.size();
        addMembers(object, index, ChangeKind::MembersRemove, leaving.value(target));
        for (qsizetype i = first; i < m_steps.size(); ++i)
            m_steps[i].movedTo = target;
    }
}

} // namespace Provost
