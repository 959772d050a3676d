// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"

#include "change/objectedits.h"
#include "change/references.h"
#include "change/secrets.h"
#include "change/steporder.h"
#include "scim/filter.h"

#include <algorithm>
#include <deque>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Fate = PlannedObject::Fate;
using WarningKind = PlanWarning::Kind;
constexpr int membersPerRequest = 1000; ///< where the profile knows no limit: bodies of some 60 KB

class Planning
{
public:
    Planning(const ChangeSet &changes, const ServiceDescription &description, const QHash<ObjectKey, Error> &refused, const FormerMembers &members)
        : m_changes(changes)
        , m_refused(refused)
        , m_members(members)
        , m_rules(description)
        , m_profile(description.profile)
    {
    }
    [[nodiscard]] Plan run();

private:
    void fold();
    void checkObjects();
    void checkRules(ObjectEdits &object);
    void checkVersion(ObjectEdits &object);
    void checkCreate(ObjectEdits &object, size_t index);
    void warnAsProfile(ObjectEdits &object, size_t index);
    void checkUpdate(ObjectEdits &object, size_t index);
    void checkDifference(ObjectEdits &object, size_t index);
    void checkValues(ObjectEdits &object);
    void checkMembers(ObjectEdits &object, const QHash<QString, QString> &types);
    void rejectDangling();
    void findTargets();
    void learnTarget(ObjectEdits &object);
    void rejectHalfMoves();
    void checkMoves(ObjectEdits &object, const QSet<QString> &rejected) const;
    [[nodiscard]] QString targetOf(const ObjectEdits &object, const QString &member) const;
    void breakCycles();
    void defer(size_t object, const QSet<QString> &unmade);
    void makeSteps();
    void makeSteps(ObjectEdits &object, int index);
    void addUpdate(ObjectEdits &object, int index);
    void addRemovals(ObjectEdits &object, int index);
    void addMembers(ObjectEdits &object, int index, ChangeKind kind, const Json::Array &elements);
    static void nameMembers(PlanStep &step, const Json::Array &elements, const MembersThen &then);
    void addPatch(ObjectEdits &object, int index, ChangeKind kind, const Json &patch);
    void guardFirst(const ObjectEdits &object, qsizetype first);
    void addCreate(ObjectEdits &object, int index);
    void guard(PlanStep &step, ObjectEdits &object) const;
    [[nodiscard]] bool refersToDeleted(const Json &value, const QString &ownId) const;
    [[nodiscard]] PlanStep stepFor(ObjectEdits &object, int index, ChangeKind kind, const QByteArray &method) const;
    [[nodiscard]] bool showsNobody(ObjectEdits &object, qsizetype before) const;
    [[nodiscard]] bool tellsWhoIsLeft() const;
    [[nodiscard]] bool packsIntoCreate(const ObjectEdits &object) const;
    [[nodiscard]] bool wouldLoseMembers(const ObjectEdits &object) const;
    [[nodiscard]] static bool touches(const ObjectEdits &object, const QStringList &attributes);
    [[nodiscard]] static QSet<QString> referencesOf(const ObjectEdits &object);
    void warn(WarningKind kind, int object, const QString &detail) { m_plan.warnings << PlanWarning {.kind = kind, .object = object, .detail = detail}; }
    void warnOfDeletions();
    void estimate();

    /// A group into which somebody moves.
    struct Target {
        QSet<QString> coming {}; ///< by this plan
        QSet<QString> there {}; ///< as it was read or looked up; this plan leaves them in
    };
    const ChangeSet &m_changes;
    const QHash<ObjectKey, Error> &m_refused;
    const FormerMembers &m_members;
    RuleBook m_rules;
    const ServerProfile &m_profile;
    std::deque<ObjectEdits> m_objects;
    std::vector<Patch> m_patches; ///< by object: what makes a known one into what it shall be
    std::vector<Json> m_deferred; ///< by object: attributes set after the create
    std::vector<Json> m_bodies; ///< by object: a create's body
    QHash<ObjectKey, Target> m_targets;
    QSet<QString> m_deleted {}; ///< ids of what goes
    QList<PlanStep> m_steps;
    Plan m_plan;
};

Plan Planning::run()
{
    m_plan.title = m_changes.title;
    fold();
    checkObjects();
    rejectDangling();
    findTargets();
    rejectHalfMoves();
    breakCycles();
    makeSteps();
    warnOfDeletions();
    std::vector<UniqueValues> values;
    values.reserve(m_objects.size());
    for (const ObjectEdits &object : m_objects)
        values.push_back(uniqueValuesOf(object));
    m_plan.steps = orderedSteps(m_steps, m_profile.membersAlone, values);
    estimate();
    for (ObjectEdits &object : m_objects)
        m_plan.objects << object.planned();
    return m_plan;
}

void Planning::fold()
{
    static const TypeRules unknownType;
    QHash<ObjectKey, size_t> known;
    for (int i = 0; i < m_changes.changes.size(); ++i) {
        const Change &change = m_changes.changes[i];
        const auto found = known.constFind(change.key());
        if (found == known.constEnd()) {
            const TypeRules *rules = m_rules.find(change.resourceType);
            known.insert(change.key(), m_objects.size());
            m_objects.emplace_back(change.key(), rules == nullptr ? &unknownType : rules);
            if (rules == nullptr)
                m_objects.back().reject(u"there is no resource type %1"_s.arg(change.resourceType));
            else if (const auto refusal = m_refused.constFind(change.key()); refusal != m_refused.cend())
                m_objects.back().reject(*refusal);
            m_objects.back().add(change, i);
        } else {
            m_objects[*found].add(change, i);
        }
    }
    for (ObjectEdits &object : m_objects) {
        object.setMembersThen(m_members.value(object.planned().key));
        object.settle();
    }
}

void Planning::checkObjects()
{
    m_patches.resize(m_objects.size());
    QHash<QString, QString> types;
    for (ObjectEdits &object : m_objects)
        types.insert(object.planned().key.id, object.planned().key.resourceType);
    for (size_t i = 0; i < m_objects.size(); ++i) {
        ObjectEdits &object = m_objects[i];
        if (object.isRejected())
            continue;
        checkRules(object);
        checkVersion(object);
        if (object.isRejected() || object.isDeleted())
            continue;
        if (lacksSecrets(object.after()) || lacksSecrets(Patch {object.blindOperations()}.toJson()))
            object.reject(u"holds a password that was taken out when it was saved: it must be given again"_s);
        else if (object.isCreated())
            checkCreate(object, i);
        else
            checkUpdate(object, i);
        if (!object.isRejected())
            checkValues(object);
        if (!object.isRejected())
            checkMembers(object, types);
    }
}

/// What the profile says of values. Only those that change are looked at: what is there may be older than the rule.
void Planning::checkValues(ObjectEdits &object)
{
    const TypeRules &rules = object.rules();
    for (const AttributeName &name : rules.ruled) {
        const Json value = name.valueIn(object.after());
        if (value.isUndefined() || value == name.valueIn(object.before()))
            continue;
        if (const auto kept = m_profile.checkValue(rules.type.name, name, value); !kept)
            return object.reject(kept.error());
    }
    for (const PatchOperation &operation : object.blindOperations()) {
        if (!operation.path || operation.path->filter || operation.op == PatchOperation::Op::Remove)
            continue;
        if (const auto kept = m_profile.checkValue(rules.type.name, operation.path->name, operation.value); !kept)
            return object.reject(kept.error());
    }
}

/// Of what type a member is, is known where the element or the change set itself says it.
void Planning::checkMembers(ObjectEdits &object, const QHash<QString, QString> &types)
{
    if (m_profile.memberTypes.isEmpty())
        return;
    for (const Json &element : object.added()) {
        const QString own = element.value(u"type").toString();
        const QString type = own.isEmpty() ? types.value(memberId(element)) : own;
        if (!type.isEmpty() && !m_profile.memberTypes.contains(type, Qt::CaseInsensitive))
            return object.reject(u"a %1 cannot be a member here, only %2"_s.arg(type, m_profile.memberTypes.join(u", "_s)));
    }
}

/// Objects that this provider keeps from being changed, though others of their type can be: synchronised from elsewhere, filled by a rule.
void Planning::checkRules(ObjectEdits &object)
{
    if (!object.isKnown())
        return;
    const Json &document = object.isCreated() ? object.after() : object.planned().before;
    const QList<ServerProfile::ObjectRule> rules = m_profile.readOnlyWhen.value(object.rules().type.name);
    for (const ServerProfile::ObjectRule &rule : rules) {
        if (rule.onCreate != object.isCreated())
            continue;
        const bool isTouched = object.isCreated() ? !object.isDeleted() : object.isDeleted() ? rule.attributes.isEmpty() && !rule.deletable : touches(object, rule.attributes);
        if (!isTouched)
            continue;
        const auto filter = Filter::parse(rule.when);
        if (filter && filter->matches(document, &object.rules().schema))
            return object.reject(rule.reason.isEmpty() ? rule.code : rule.reason);
    }
}

/// A condition that nobody would look at is none.
void Planning::checkVersion(ObjectEdits &object)
{
    if (object.ifMatch().isEmpty() || object.isCreated())
        return;
    const bool showsNone = object.isKnown() && object.planned().before.value(u"meta").value(u"version").toString().isEmpty();
    if (m_profile.etag ? !*m_profile.etag : showsNone)
        object.reject(u"this provider has no ETags, so that the condition cannot be kept"_s);
}

/// `attributes`: lower-case paths; none: anything at all.
bool Planning::touches(const ObjectEdits &object, const QStringList &attributes)
{
    const bool changesMembers = !object.added().empty() || !object.removed().empty();
    if (attributes.isEmpty())
        return changesMembers || object.before() != object.after();
    return std::any_of(attributes.cbegin(), attributes.cend(), [&](const QString &path) {
        const auto name = AttributeName::parse(path);
        return path == "members"_L1 ? changesMembers : name && name->valueIn(object.before()) != name->valueIn(object.after());
    });
}

/// As the form does, for whoever creates without one. Of what is there already it would be said at each edit. The kind is one that is told in the words it brings.
void Planning::warnAsProfile(ObjectEdits &object, size_t index)
{
    const QList<ServerProfile::ObjectRule> rules = m_profile.warnings.value(object.rules().type.name);
    for (const ServerProfile::ObjectRule &rule : rules) {
        const auto filter = Filter::parse(rule.when);
        if (filter && filter->matches(object.after(), &object.rules().schema))
            warn(WarningKind::MembersUnknown, int(index), rule.reason.isEmpty() ? rule.code : rule.reason);
    }
}

void Planning::checkCreate(ObjectEdits &object, size_t index)
{
    if (!object.ignored().isEmpty())
        warn(WarningKind::ReadOnlyIgnored, int(index), u"the provider's own values stay as they are: %1"_s.arg(object.ignored().join(u", ")));
    const QStringList missing = object.rules().missingIn(object.after());
    if (missing.size() == 1)
        object.reject(u"%1 is needed to create a %2"_s.arg(missing.constFirst(), object.rules().type.name));
    else if (!missing.isEmpty())
        object.reject(u"%1 are needed to create a %2"_s.arg(missing.join(u", "), object.rules().type.name));
    else if (wouldLoseMembers(object) && !packsIntoCreate(object))
        object.reject(u"this provider changes a %1 only as a whole and does not show its members: they would be lost"_s.arg(object.rules().type.name));
    else
        warnAsProfile(object, index);
}

/// A PUT names all members, and nobody can read them: who is not in the change set would be removed.
bool Planning::wouldLoseMembers(const ObjectEdits &object) const
{
    return !m_profile.patch.value_or(true) && object.rules().hasMembers && !showsMembers(m_profile, object.rules().schema);
}

void Planning::checkUpdate(ObjectEdits &object, size_t index)
{
    for (const AttributeName &name : object.rules().createOnly) {
        if (name.valueIn(object.before()) != name.valueIn(object.after()) && !name.valueIn(object.after()).isUndefined())
            return object.reject(u"%1 can only be set when a %2 is created"_s.arg(name.toString(), object.rules().type.name));
    }
    for (const PatchOperation &operation : object.blindOperations()) {
        if (operation.path && object.rules().createOnly.contains(operation.path->name))
            return object.reject(UnsaidChange {.name = operation.path->name, .reason = UnsaidChange::Reason::CreateOnly}.toString());
    }
    if (!m_profile.patch.value_or(true) && !m_profile.put.value_or(true))
        object.reject(u"this provider can change nothing that exists: neither PATCH nor PUT"_s);
    else if (wouldLoseMembers(object) && (touches(object, {}) || !object.blindOperations().empty()))
        object.reject(u"this provider changes a %1 only as a whole and does not show its members: they would be lost"_s.arg(object.rules().type.name));
    else if (object.isKnown())
        checkDifference(object, index);
}

/// What nothing can change is either a wish that cannot be met, or a value of the provider's own that was edited along.
void Planning::checkDifference(ObjectEdits &object, size_t index)
{
    PatchDifference difference
        = Patch::difference(object.before(), object.after(), object.rules().schema, m_profile, object.rules().type.name);
    QStringList ignored;
    for (const UnsaidChange &change : difference.unsaid) {
        if (change.name.attribute.compare("password"_L1, Qt::CaseInsensitive) == 0 && change.reason == UnsaidChange::Reason::ReadOnly) // somebody is about to hand it out
            return object.reject(u"this provider takes no %1"_s.arg(change.name.toString()));
        if (change.reason != UnsaidChange::Reason::ReadOnly)
            return object.reject(change.toString());
        if (change.name.attribute.compare("meta"_L1, Qt::CaseInsensitive) != 0) // a document from last week has last week's
            ignored << change.name.toString();
    }
    m_patches[index] = std::move(difference.patch);
    if (!ignored.isEmpty())
        warn(WarningKind::ReadOnlyIgnored, int(index), u"the provider's own values stay as they are: %1"_s.arg(ignored.join(u", ")));
    else if (m_patches[index].operations.empty() && object.before() != object.after())
        warn(WarningKind::ReadOnlyIgnored, int(index), u"some of the values are the provider's own and stay as they are"_s);
}

QSet<QString> Planning::referencesOf(const ObjectEdits &object)
{
    QSet<QString> references = temporaryIdsIn(object.after());
    references.unite(temporaryIdsIn(Patch {object.blindOperations()}.toJson()));
    references.unite(temporaryIdsIn(object.added()));
    return references;
}

/// An object that needs one which nothing creates cannot be made either, and so on down the line. A group that is there needs none of those who join it: the others do.
void Planning::rejectDangling()
{
    QSet<QString> made;
    QSet<QString> wanted; ///< also those who are rejected; who is not among them was left behind, or misspelt
    std::vector<QSet<QString>> references;
    for (const ObjectEdits &object : m_objects) {
        references.push_back(object.isRejected() ? QSet<QString>() : referencesOf(object));
        if (!object.isCreated())
            continue;
        wanted.insert(object.key().id);
        if (!object.isRejected() && !object.isDeleted())
            made.insert(object.key().id);
    }
    for (bool again = true; again;) {
        again = false;
        for (size_t i = 0; i < m_objects.size(); ++i) {
            ObjectEdits &object = m_objects[i];
            if (object.isRejected() || object.isDeleted() || made.contains(references[i]))
                continue;
            const QSet<QString> absent = temporaryIdsIn(object.added()) - made;
            if (!object.isCreated() && wanted.contains(absent) && made.contains(references[i] - absent) && object.leaveOut(absent)) {
                references[i] -= absent;
                continue;
            }
            object.reject(u"refers to an object that is not created"_s);
            again = made.remove(object.planned().key.id) || again;
        }
    }
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

void Planning::warnOfDeletions()
{
    if (!m_profile.keepsNamesOfDeleted)
        return;
    const auto isUser = [](ObjectEdits &object) { return object.planned().fate == Fate::Delete && object.planned().key.resourceType == u"User"_s; };
    if (std::any_of(m_objects.begin(), m_objects.end(), isUser))
        warn(WarningKind::DeletedForGood, -1, u"deleted users keep their names taken here, and only the provider's own tools bring them back: undo cannot"_s);
}

void Planning::estimate()
{
    m_plan.calls = 0;
    for (const PlanStep &step : std::as_const(m_plan.steps))
        m_plan.calls += step.calls();
    m_plan.amount = m_plan.calls * m_profile.price.perCall;
    m_plan.currency = m_profile.price.currency;
    m_plan.seconds = planDuration(m_plan.steps, m_plan.lookUps, m_profile.limits);
}

} // namespace

Plan makePlan(const ChangeSet &changes, const ServiceDescription &description, const QHash<ObjectKey, Error> &refused, const FormerMembers &members)
{
    return Planning(changes, description, refused, members).run();
}

namespace {

void estimateAnew(Plan &plan, int more, const ServerProfile &profile, double latency)
{
    plan.calls += more;
    plan.amount = plan.calls * profile.price.perCall;
    plan.seconds = planDuration(plan.steps, plan.lookUps + plan.reads, profile.limits, latency);
}

} // namespace

void addLookUps(Plan &plan, int calls, const ServerProfile &profile, double latency)
{
    plan.lookUps += calls;
    estimateAnew(plan, calls, profile, latency);
}

void addReads(Plan &plan, int calls, const ServerProfile &profile, double latency)
{
    plan.reads += calls;
    estimateAnew(plan, calls, profile, latency);
}

} // namespace Provost
