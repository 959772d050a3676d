// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/inverse.h"

#include "change/memberpatch.h"
#include "change/references.h"
#include "change/secrets.h"
#include "change/typerules.h"

#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// What laid over `after` gives `before` again.
Json overlayBack(const Json &before, const Json &after)
{
    Json overlay = Json::object();
    for (const auto &[name, value] : after.members()) {
        const Json old = before.value(name);
        if (old.isUndefined())
            overlay.set(name, nullptr);
        else if (old != value)
            overlay.set(name, old.isObject() && value.isObject() ? overlayBack(old, value) : old);
    }
    for (const auto &[name, value] : before.members()) {
        if (!after.contains(name))
            overlay.set(name, value);
    }
    return overlay;
}

bool isOrWasSecret(const QString &name, const Json &value)
{
    return lacksSecrets(Json::object({{name, value}}));
}

/// Without what is a secret, and what would take the place of one: neither was kept. `secrets`: where they stand.
Json withoutLost(const Json &back, const Json &left, const QString &path, QStringList &secrets)
{
    Json rest = Json::object();
    for (const auto &[name, value] : back.members()) {
        const Json now = left.value(name);
        const bool goesWhole = value.isNull() && now.isObject() && isOrWasSecret(name, now);
        const Json parts = goesWhole ? overlayBack(Json::object(), now) : value; // what stands beside the secret goes
        if (parts.isObject() && now.isObject()) {
            const Json inner = withoutLost(parts, now, path + name + (name.contains(u':') ? u':' : u'.'), secrets);
            if (inner.size() > 0)
                rest.set(name, inner);
        } else if (isOrWasSecret(name, value) || isOrWasSecret(name, now)) {
            secrets << path + name;
        } else {
            rest.set(name, value);
        }
    }
    return rest;
}

class Undoing
{
public:
    Undoing(qint64 run, const QList<PlannedObject> &objects, const QList<StepRecord> &steps, const ServiceDescription &description)
        : m_objects(objects)
        , m_steps(steps)
        , m_rules(description)
        , m_origin {.kind = ChangeOrigin::Kind::Undo, .source = QString::number(run)}
    {
        m_inverse.changes.title = u"undo of run %1"_s.arg(run);
    }
    [[nodiscard]] Inverse run();

private:
    using Loss = PlanWarning::Loss;
    void learnIds();
    [[nodiscard]] Json restorable(const Json &json, int object);
    void takeBack(const StepRecord &record);
    void takeBackCreate(const StepRecord &record);
    void takeBackUpdate(const StepRecord &record);
    void takeBackDelete(const StepRecord &record);
    void takeBackMembers(const StepRecord &record);
    void takeOut(const ObjectKey &group, const QStringList &members);
    void joinGroupsAgain(const Json &user, const QString &temporaryId);
    void add(Change change)
    {
        change.origin = m_origin;
        m_inverse.changes.changes << change;
    }
    void note(int object, Loss loss, const QString &detail)
    {
        const Inverse::Note told {object, m_objects[object].label, loss, detail};
        if (!m_inverse.notes.contains(told))
            m_inverse.notes << told;
    }
    [[nodiscard]] QString idNow(const QString &id) const { return m_ids.value(id, id); }

    const QList<PlannedObject> &m_objects;
    const QList<StepRecord> &m_steps;
    RuleBook m_rules;
    ChangeOrigin m_origin;
    QSet<QString> m_gone; ///< users that the run deleted and nothing brings back from here
    QHash<std::pair<QString, QString>, QString> m_movedBack; ///< by the group into which the run has moved somebody, and by member: the group that the undo puts them back into
    QHash<QString, QString> m_ids; ///< temporary ids of the run -> real ones; ids it deleted -> temporary ones of the undoing
    Inverse m_inverse;
};

void Undoing::learnIds()
{
    for (const StepRecord &record : m_steps) {
        if (record.outcome.state != StepState::Done)
            continue;
        if (record.step.kind == ChangeKind::Create)
            m_ids.insert(record.step.id, record.outcome.id);
        const PlannedObject &object = m_objects[record.step.object];
        const bool isForGood = m_rules.profile().keepsNamesOfDeleted && object.key.resourceType == u"User"_s;
        if (record.step.kind == ChangeKind::Delete && isForGood)
            m_gone.insert(record.step.id);
        else if (record.step.kind == ChangeKind::Delete && object.before.isObject())
            m_ids.insert(record.step.id, idOfUndone(m_origin.source.toLongLong(), {object.key.resourceType, record.step.id}, record.sentAt));
    }
}

/// With the ids as they are now.
Json Undoing::restorable(const Json &json, int object)
{
    const Json now = resolved(json, m_ids);
    if (m_gone.isEmpty() || mentionsIn(now, m_gone).isEmpty())
        return now;
    note(object, Loss::ReferenceToDeleted, u"refers to a user who was deleted for good: the reference is not restored"_s);
    return withoutReferences(now, m_gone);
}

Inverse Undoing::run()
{
    learnIds();
    for (auto record = m_steps.crbegin(); record != m_steps.crend(); ++record)
        takeBack(*record);
    return m_inverse;
}

void Undoing::takeBack(const StepRecord &record)
{
    const bool isMembership = record.step.kind == ChangeKind::MembersAdd || record.step.kind == ChangeKind::MembersRemove;
    const bool isPart = isMembership && record.outcome.isInPart();
    const bool isUnsure = record.outcome.state == StepState::Sent || (record.outcome.error && record.outcome.error->inDoubt);
    if (isUnsure)
        note(record.step.object, Loss::InDoubt, u"whether it was carried out is not known: resume the run first"_s);
    if (record.outcome.state != StepState::Done && !isPart)
        return;
    const bool isOfCreated = m_objects[record.step.object].fate == PlannedObject::Fate::Create && record.step.kind != ChangeKind::Create;
    if (isOfCreated)
        return; // it goes with the object
    switch (record.step.kind) {
    case ChangeKind::Create:
        return takeBackCreate(record);
    case ChangeKind::Update:
        return takeBackUpdate(record);
    case ChangeKind::Delete:
        return takeBackDelete(record);
    case ChangeKind::MembersAdd:
    case ChangeKind::MembersRemove:
        return takeBackMembers(record);
    }
}

void Undoing::takeBackCreate(const StepRecord &record)
{
    const PlannedObject &object = m_objects[record.step.object];
    Json before = resolved(object.after, m_ids);
    before.set(u"id"_s, record.outcome.id);
    add({.kind = ChangeKind::Delete, .resourceType = object.key.resourceType, .id = record.outcome.id, .before = Resource(before)});
}

void Undoing::takeBackUpdate(const StepRecord &record)
{
    const PlannedObject &object = m_objects[record.step.object];
    if (m_gone.contains(object.key.id))
        return; // it went with the user
    if (!object.before.isObject() || !object.after.isObject())
        return note(record.step.object, Loss::NotRead, u"was not read before it was changed: what it was is not known"_s);
    Json left = resolved(object.after, m_ids);
    Json former = resolved(object.before, m_ids);
    former.remove(u"members"); // memberships have steps of their own
    left.remove(u"members");
    former.remove(u"meta");
    left.remove(u"meta"); // its version is not the one after the write
    QStringList secrets;
    const Json back = withoutLost(restorable(overlayBack(former, left), record.step.object), left, {}, secrets);
    for (const QString &name : std::as_const(secrets))
        note(record.step.object, Loss::Secret, u"%1 is a secret and was not kept"_s.arg(name));
    if (lacksSecrets(left)) // nobody has taken them away since
        left = withoutLost(left, left, {}, secrets);
    if (back.size() > 0)
        add({.kind = ChangeKind::Update, .resourceType = object.key.resourceType, .id = idNow(object.key.id), .attributes = back, .before = Resource(left)});
}

void Undoing::takeBackDelete(const StepRecord &record)
{
    const PlannedObject &object = m_objects[record.step.object];
    const TypeRules *rules = m_rules.find(object.key.resourceType);
    if (m_gone.contains(record.step.id))
        return note(record.step.object, Loss::NameKept, u"cannot be brought back from here: this provider keeps the name of a deleted user taken; restore that user with the provider's own tools"_s);
    if (!object.before.isObject() || rules == nullptr)
        return note(record.step.object, Loss::NotRead, u"was not read before it was deleted: it cannot be made again"_s);
    Json again = restorable(rules->writable(object.before), record.step.object);
    Json::Array members;
    for (const Json &element : again.value(u"members").items())
        members.push_back(memberElement(memberId(element)));
    if (!members.empty())
        again.set(u"members"_s, members);
    const QString id = idNow(object.key.id);
    add({.kind = ChangeKind::Create, .resourceType = object.key.resourceType, .id = id, .attributes = again});
    joinGroupsAgain(object.before, id);
    note(record.step.object, Loss::MadeAnew, u"is made anew: it gets another id; what the provider does not show (a password), and references to it by others, are not restored"_s);
    using Access = ServerProfile::MemberAccess;
    const Access access = m_rules.profile().members;
    const bool mayHideGroups = access != Access::InGroup && access != Access::OnRequest;
    if (mayHideGroups && !rules->hasMembers && !object.before.contains(u"groups"))
        note(record.step.object, Loss::GroupsUnknown, u"which groups it was in is not known: it does not join them again"_s);
    if (rules->hasMembers && !object.before.contains(u"members") && mayHideGroups)
        note(record.step.object, Loss::MembersUnknown, u"who was a member is not known: it is made without members"_s);
}

void Undoing::joinGroupsAgain(const Json &user, const QString &temporaryId)
{
    const Json groups = user.value(u"groups");
    for (const Json &group : groups.items()) {
        const bool isDirect = group.value(u"type").toString().compare("indirect"_L1, Qt::CaseInsensitive) != 0;
        if (isDirect && !memberId(group).isEmpty())
            add({.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = idNow(memberId(group)), .members = {temporaryId}});
    }
}

void Undoing::takeBackMembers(const StepRecord &record)
{
    const PlannedObject &object = m_objects[record.step.object];
    const bool added = record.step.kind == ChangeKind::MembersAdd;
    QStringList changed;
    for (const QString &member : record.step.members) {
        const QString id = idNow(member);
        const bool isDeletedNow = (added && isTemporaryId(id)) || m_gone.contains(id); // gone with its user
        const bool wasSo = record.outcome.unchangedMembers.contains(id) || record.step.already.contains(member);
        if (!record.outcome.leavesOut(id) && !wasSo && !isDeletedNow)
            changed << id;
    }
    if (!changed.isEmpty() && !record.step.lookedUp && !object.before.value(u"members").isArray())
        note(record.step.object, Loss::FormerMembersUnknown, u"who was a member before was not known: a membership that was there already is %1 too"_s.arg(added ? u"removed"_s : u"added"_s));
    if (added)
        return takeOut(object.key, changed);
    if (!changed.isEmpty())
        add({.kind = ChangeKind::MembersAdd, .resourceType = object.key.resourceType, .id = idNow(object.key.id), .members = changed});
    if (record.step.movedTo.isEmpty())
        return;
    for (const QString &member : std::as_const(changed))
        m_movedBack.insert(std::pair(idNow(record.step.movedTo), member), idNow(object.key.id));
}

/// Whom the run has moved leaves once they are back where they came from. Their removal came after, and so is taken back first.
void Undoing::takeOut(const ObjectKey &group, const QStringList &members)
{
    const QString id = idNow(group.id);
    QStringList targets;
    QHash<QString, QStringList> leaving;
    for (const QString &member : members) {
        const QString target = m_movedBack.value(std::pair(id, member));
        if (!leaving.contains(target))
            targets << target;
        leaving[target] << member;
    }
    for (const QString &target : std::as_const(targets))
        add({.kind = ChangeKind::MembersRemove, .resourceType = group.resourceType, .id = id, .members = leaving.value(target), .movedTo = target});
}

} // namespace

Inverse inverseOf(qint64 run, const QList<PlannedObject> &objects, const QList<StepRecord> &steps, const ServiceDescription &description)
{
    return Undoing(run, objects, steps, description).run();
}

QString idOfUndone(qint64 run, const ObjectKey &deleted, const QString &sentAt)
{
    return makeTemporaryId(QString::number(run) + u'|' + deleted.resourceType + u'|' + deleted.id + u'|' + sentAt);
}

} // namespace Provost
