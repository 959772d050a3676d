// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/objectedits.h"

#include "change/leaves.h"
#include "client/membercheck.h"

#include <QSet>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QString labelOf(const Json &object, const QString &id)
{
    for (const auto name : {u"displayName", u"userName"}) {
        const QString text = object.value(QStringView(name)).toString();
        if (!text.isEmpty())
            return text;
    }
    return id;
}

PatchOperation operationFor(AttributeName name, const Json &value)
{
    const bool removes = value.isNull();
    return {.op = removes ? PatchOperation::Op::Remove : PatchOperation::Op::Replace,
            .path = AttributePath {.name = std::move(name)},
            .value = removes ? Json() : value};
}

void addOperations(const QString &schema, const Json &attributes, std::vector<PatchOperation> &operations)
{
    for (const auto &[name, value] : attributes.members()) {
        if (!value.isObject()) {
            operations.push_back(operationFor({.schema = schema, .attribute = name, .subAttribute = {}}, value));
        } else if (name.contains(u':')) {
            addOperations(name, value, operations);
        } else {
            for (const auto &[sub, part] : value.members())
                operations.push_back(operationFor({.schema = schema, .attribute = name, .subAttribute = sub}, part));
        }
    }
}

QSet<QString> idsOf(const Json &members)
{
    QSet<QString> ids;
    for (const Json &element : members.items())
        ids.insert(memberId(element));
    return ids;
}

} // namespace

std::vector<PatchOperation> operationsFor(const Json &attributes)
{
    std::vector<PatchOperation> operations;
    Json wanted = attributes;
    wanted.remove(u"schemas");
    addOperations({}, wanted, operations);
    return operations;
}

ObjectEdits::ObjectEdits(ObjectKey key, const TypeRules *rules)
    : m_rules(rules)
{
    m_planned.label = key.id;
    m_planned.key = std::move(key);
}

void ObjectEdits::reject(const QString &why)
{
    reject(Error::validation(why));
}

void ObjectEdits::reject(const Error &why)
{
    if (isRejected())
        return;
    m_planned.rejection = why;
    m_planned.fate = PlannedObject::Fate::Rejected;
}

void ObjectEdits::add(const Change &change, int index)
{
    m_planned.changes << index;
    if (!change.before.isNull() && !isKnown()) {
        m_planned.before = change.before.json();
        m_after = m_planned.before;
    }
    if (!change.ifMatch.isEmpty())
        m_ifMatch = change.ifMatch;
    if (m_deleted)
        return reject(u"edited after it was deleted"_s);
    if (isTemporaryId(m_planned.key.id) && !m_created && change.kind != ChangeKind::Create)
        return reject(u"edited before it is created"_s);
    switch (change.kind) {
    case ChangeKind::Create:
        return create(change);
    case ChangeKind::Update:
        return update(change);
    case ChangeKind::Delete:
        m_deleted = true;
        return;
    case ChangeKind::MembersAdd:
    case ChangeKind::MembersRemove:
        for (const QString &member : change.members)
            wishMembers({memberElement(member)}, change.kind == ChangeKind::MembersAdd, change.movedTo);
    }
}

void ObjectEdits::create(const Change &change)
{
    if (m_created || !isTemporaryId(m_planned.key.id))
        return reject(u"created twice, or under an id that is not temporary"_s);
    m_created = true;
    m_planned.before = Json();
    m_after = m_rules->writable(overlaid({}, change.attributes));
    for (const AttributeName &name : m_rules->readOnly)
        leaveToProvider(name);
}

void ObjectEdits::leaveToProvider(const AttributeName &name)
{
    if (!name.subAttribute.isEmpty() || name.valueIn(m_after).isUndefined())
        return;
    if (name.attribute.compare("password"_L1, Qt::CaseInsensitive) == 0) // somebody is about to hand it out
        return reject(u"this provider takes no %1"_s.arg(name.toString()));
    m_ignored << name.toString();
    Json holder = name.schema.isEmpty() ? m_after : m_after.value(name.schema);
    holder.remove(name.attribute);
    if (name.schema.isEmpty())
        m_after = holder;
    else
        m_after.set(name.schema, holder);
}

/// What a list of members is replaced by, or emptied of, comes to single memberships only where somebody knows who is in it.
bool ObjectEdits::needsUnseenMembers(const Change &change) const
{
    if (!m_rules->hasMembers || m_rules->showsMembers || m_created || m_planned.before.value(u"members").isArray())
        return false;
    const auto isWhole = [](const PatchOperation &operation) {
        if (operation.op == PatchOperation::Op::Add)
            return false;
        const QString name = operation.path ? operation.path->name.attribute : QString();
        return operation.path ? name.compare("members"_L1, Qt::CaseInsensitive) == 0 && !membershipEdit(operation) : operation.value.contains(u"members");
    };
    return change.attributes.contains(u"members") || std::any_of(change.operations.begin(), change.operations.end(), isWhole);
}

void ObjectEdits::update(const Change &change)
{
    if (needsUnseenMembers(change))
        return reject(u"this provider does not show who is a member: members can only be added and removed one by one"_s);
    std::vector<PatchOperation> others;
    for (const PatchOperation &operation : change.operations) {
        const auto membership = m_rules->hasMembers ? membershipEdit(operation) : std::nullopt;
        if (membership)
            wishMembers(membership->elements, membership->add);
        else
            others.push_back(operation);
    }
    if (!isKnown()) {
        std::vector<PatchOperation> overlay = operationsFor(change.attributes);
        m_blind.insert(m_blind.end(), overlay.begin(), overlay.end());
        m_blind.insert(m_blind.end(), others.begin(), others.end());
        return;
    }
    m_touched << touchedPaths(change);
    m_after = overlaid(m_after, change.attributes);
    updateKnown(others);
}

void ObjectEdits::updateKnown(const std::vector<PatchOperation> &operations)
{
    if (operations.empty())
        return;
    const auto patched = Patch {operations}.apply(m_after, m_rules->schema);
    if (patched)
        m_after = *patched;
    else
        reject(patched.error().detail);
}

void ObjectEdits::wishMembers(const Json::Array &elements, bool add, const QString &movedTo)
{
    for (const Json &element : elements) {
        const QString id = memberId(element);
        if (!m_wishes.contains(id))
            m_wishOrder.push_back(id);
        m_wishes.insert(id, {.element = element, .add = add, .movedTo = movedTo});
    }
}

/// A form hands over the whole list of members; what differs are wishes like any other.
void ObjectEdits::wishChangedMembers()
{
    const Json oldList = m_before.value(u"members");
    const Json newList = m_after.value(u"members");
    if (m_created || oldList != newList) {
        const QSet<QString> had = idsOf(oldList);
        const QSet<QString> has = idsOf(newList);
        for (const Json &element : newList.items()) {
            if (!had.contains(memberId(element)) && !m_wishes.contains(memberId(element)))
                wishMembers({element}, true);
        }
        for (const QString &id : had) {
            if (!has.contains(id) && !m_wishes.contains(id))
                wishMembers({memberElement(id)}, false);
        }
    }
    m_before.remove(u"members");
    m_after.remove(u"members");
}

void ObjectEdits::dropMembershipNoOps()
{
    const Json members = m_planned.before.value(u"members");
    const QSet<QString> present = idsOf(members);
    // a list with nobody in it may be one that is withheld, and one of a round number cut: neither proves that somebody is not there
    const bool isTold = members.size() > 0 && !looksCut(members.size());
    for (const QString &id : m_wishOrder) {
        const Wish wish = m_wishes.value(id);
        if (isSo(id, wish, present, isTold)) {
            if (!m_created)
                drop(wish.add ? DroppedEdit::Reason::IsMember : DroppedEdit::Reason::IsNoMember, id);
            continue;
        }
        m_removesUnseen = m_removesUnseen || (!wish.add && members.isArray() && !present.contains(id));
        (wish.add ? m_added : m_removed).push_back(wish.element);
    }
    const bool onlyLoses = m_added.empty() && !m_removed.empty();
    m_planned.emptied = onlyLoses && losesAll(members);
    m_mayLoseAll = onlyLoses && !m_then.all && members.size() == 0;
}

/// What we wrote ourselves a moment ago is sent once more: whether it still holds nobody can see yet.
bool ObjectEdits::isSo(const QString &member, const Wish &wish, const QSet<QString> &present, bool isTold) const
{
    if (const auto then = m_then.isMember.constFind(member); then != m_then.isMember.cend())
        return *then == wish.add && !m_then.late.contains(member);
    return wish.add ? present.contains(member) : m_created || (isTold && !present.contains(member));
}

bool ObjectEdits::losesAll(const Json &members) const
{
    if (!m_then.all)
        return members.size() > 0 && qsizetype(m_removed.size()) == members.size();
    QSet<QString> left = *m_then.all;
    for (const Json &element : m_removed)
        left.remove(memberId(element).toCaseFolded());
    return !m_then.all->isEmpty() && left.isEmpty();
}

bool ObjectEdits::leaveOut(const QSet<QString> &members)
{
    const auto isOut = [&members](const Json &element) { return members.contains(memberId(element)); };
    const bool isAllOut = std::all_of(m_added.begin(), m_added.end(), isOut);
    if (isAllOut && (!m_removed.empty() || (m_blind.empty() && m_before == m_after)))
        return false; // nothing to do, or nobody in the place of those who leave
    for (const QString &member : members)
        drop(DroppedEdit::Reason::NotCreated, member);
    m_added.erase(std::remove_if(m_added.begin(), m_added.end(), isOut), m_added.end());
    return true;
}

void ObjectEdits::drop(DroppedEdit::Reason reason, const QString &what)
{
    QList<DroppedEdit> &dropped = m_planned.dropped;
    const auto same = std::find_if(dropped.begin(), dropped.end(), [reason](const DroppedEdit &edit) { return edit.reason == reason; });
    if (same == dropped.end())
        dropped << DroppedEdit {.reason = reason, .what = {what}};
    else
        same->what << what;
}

/// Of what was asked for: what an object has that nobody named is no news.
void ObjectEdits::noteSameValues()
{
    m_touched.removeDuplicates();
    for (const QString &path : std::as_const(m_touched)) {
        const auto name = AttributeName::parse(path);
        if (name && name->valueIn(m_before) == name->valueIn(m_after) && name->attribute.compare("members"_L1, Qt::CaseInsensitive) != 0)
            drop(DroppedEdit::Reason::SameValue, path);
    }
}

void ObjectEdits::settle()
{
    m_before = m_planned.before;
    if (m_rules->hasMembers) {
        wishChangedMembers();
        dropMembershipNoOps();
    } else if (!m_wishOrder.empty()) {
        reject(u"a %1 has no members"_s.arg(m_rules->type.name));
    }
    if (m_created)
        m_after = m_rules->withSchemas(m_after);
    else if (m_before.contains(u"schemas")) // the provider's own affair
        m_after.set(u"schemas"_s, m_before.value(u"schemas"));
    if (!m_created && !m_deleted && !isRejected()) // else it has the value because the edit cannot be made
        noteSameValues();
    m_planned.label = labelOf(isKnown() ? (m_deleted ? m_planned.before : m_after) : Json(), m_planned.key.id);
    m_planned.disabled = m_before.value(u"active").toBool() && !m_after.value(u"active").toBool(true);
    if (isKnown() && !m_deleted)
        m_planned.after = m_after;
}

} // namespace Provost
