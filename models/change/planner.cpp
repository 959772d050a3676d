// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/planner.h"

#include "change/memberpatch.h"
#include "change/planning.h"
#include "change/references.h"
#include "change/secrets.h"
#include "change/steporder.h"
#include "scim/filter.h"

#include <algorithm>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

/// Two who swap names, or more in a ring: whichever is asked for first, somebody still has it.
void Planning::warnOfSwaps(const QSet<int> &objects)
{
    QList<int> all(objects.cbegin(), objects.cend());
    std::sort(all.begin(), all.end());
    for (const int object : std::as_const(all))
        warn(WarningKind::Told, object, u"is to have what somebody else gives up in the same run, and neither can go first: the provider may refuse it. With another value in between it can be done in two runs"_s);
}

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
    m_patches.clear(); // the steps have what is left of these
    m_bodies.clear();
    m_deferred.clear();
    QSet<int> inTheWay;
    m_plan.steps = orderedSteps(std::exchange(m_steps, {}), m_profile.membersAlone, handedOver(m_objects), &inTheWay);
    warnOfSwaps(inTheWay);
    estimate();
    m_plan.objects.reserve(qsizetype(m_objects.size()));
    for (; !m_objects.empty(); m_objects.pop_front())
        m_plan.objects << std::move(m_objects.front().planned());
    return std::move(m_plan);
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

/// As the form does, for whoever creates without one. Of what is there already it would be said at each edit.
void Planning::warnAsProfile(ObjectEdits &object, size_t index)
{
    const QList<ServerProfile::ObjectRule> rules = m_profile.warnings.value(object.rules().type.name);
    for (const ServerProfile::ObjectRule &rule : rules) {
        const auto filter = Filter::parse(rule.when);
        if (filter && filter->matches(object.after(), &object.rules().schema))
            warn(WarningKind::Told, int(index), rule.reason.isEmpty() ? rule.code : rule.reason);
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
    if (const auto emptied = object.rules().emptiedIn(object.before(), object.after()))
        return object.reject(UnsaidChange {.name = *emptied, .reason = UnsaidChange::Reason::Required}.toString());
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
    const int together = m_bulk.isUsed() ? plannedRequests(m_plan.steps, m_profile.limits, m_bulk) : m_plan.calls;
    m_plan.bulk = together < m_plan.calls ? m_bulk : BulkSize();
    m_plan.calls = together;
    m_plan.amount = m_plan.calls * m_profile.price.perCall;
    m_plan.currency = m_profile.price.currency;
    m_plan.seconds = planDuration(m_plan.steps, m_plan.lookUps, m_profile.limits, usualLatency, m_plan.bulk);
}

Plan makePlan(const ChangeSet &changes, const ServiceDescription &description, const QHash<ObjectKey, Error> &refused, const FormerMembers &members)
{
    return Planning(changes, description, refused, members).run();
}

namespace {

void estimateAnew(Plan &plan, int more, const ServerProfile &profile, double latency)
{
    plan.calls += more;
    plan.amount = plan.calls * profile.price.perCall;
    plan.seconds = planDuration(plan.steps, plan.lookUps + plan.reads, profile.limits, latency, plan.bulk);
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
