// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershipeditor.h"

#include "directory/directory.h"
#include "directory/dragkey.h"
#include "directory/pendingwrites.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int learntMs = 100;

} // namespace

MembershipEditor::MembershipEditor(EditSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    connect(&m_session, &EditSession::changed, this, &MembershipEditor::reindex);
    connect(&m_session.directory(), &Directory::descriptionChanged, this, &MembershipEditor::readSchema);
    connect(&m_session.directory().pendingWrites(), &PendingWrites::written, this, &MembershipEditor::onWritten);
    m_learntSoon.setSingleShot(true);
    m_learntSoon.setInterval(learntMs);
    connect(&m_learntSoon, &QTimer::timeout, this, &MembershipEditor::learnt);
    readSchema();
    reindex();
}

MembershipEditor::~MembershipEditor() = default;

QString MembershipEditor::directoryKey() const
{
    return dragKeyOf(m_session.directory().connection().settings());
}

/// RFC 7643 section 4.2: members are users or groups; a provider that takes users only says so in the reference types.
void MembershipEditor::readSchema()
{
    const ServiceDescription &description = m_session.directory().description();
    const ResourceType *type = description.resourceType(u"Group");
    if (!type)
        return;
    m_groupType = type->name;
    const ResourceSchema schema = description.schemaOf(*type);
    const Attribute *reference = schema.find({{}, u"members"_s, u"$ref"_s});
    const QStringList types = reference ? reference->referenceTypes : QStringList();
    const auto takesGroups = [](const QStringList &list) { return list.isEmpty() || list.contains(u"Group"_s, Qt::CaseInsensitive); };
    m_canNest = description.profile.members != ServerProfile::MemberAccess::ByGroupsFilter && takesGroups(types) && takesGroups(description.profile.memberTypes);
}

void MembershipEditor::reindex()
{
    m_staged.clear();
    m_groupsAdded.clear();
    m_groupsRemoved.clear();
    for (const Change &change : m_session.changes().changes) {
        const bool adds = change.kind == ChangeKind::MembersAdd;
        if (!adds && change.kind != ChangeKind::MembersRemove)
            continue;
        Staged &staged = m_staged[change.id];
        QStringList &list = adds ? staged.added : staged.removed;
        QSet<QString> &ids = adds ? staged.addedIds : staged.removedIds;
        for (const QString &member : change.members) {
            if (ids.contains(member))
                continue;
            ids.insert(member);
            list << member;
            if (!change.movedTo.isEmpty())
                staged.movedTo.insert(member, change.movedTo);
            (adds ? m_groupsAdded : m_groupsRemoved)[member] << change.id;
        }
    }
    Q_EMIT changed();
}

MembershipEditor::Stage MembershipEditor::stageOf(const QString &group, const QString &member) const
{
    const auto at = m_staged.constFind(group);
    if (at == m_staged.constEnd())
        return Stage::None;
    return at->addedIds.contains(member) ? Stage::Added : at->removedIds.contains(member) ? Stage::Removed : Stage::None;
}

QStringList MembershipEditor::added(const QString &group) const
{
    return m_staged.value(group).added;
}

QStringList MembershipEditor::removed(const QString &group) const
{
    return m_staged.value(group).removed;
}

QStringList MembershipEditor::groupsAdded(const QString &member) const
{
    return m_groupsAdded.value(member);
}

QStringList MembershipEditor::groupsRemoved(const QString &member) const
{
    return m_groupsRemoved.value(member);
}

bool MembershipEditor::isDeleted(const QString &group) const
{
    return m_session.markOf({m_groupType, group}) == RowMarks::Mark::Deleted;
}

void MembershipEditor::learnMembers(const QString &group, const MemberList &list)
{
    QSet<QString> members;
    members.reserve(list.members.size());
    for (const MemberList::Member &member : list.members)
        members.insert(member.value);
    const bool isComplete = list.knowledge == MemberList::Knowledge::Complete || list.knowledge == MemberList::Knowledge::UsersOnly;
    learnMembers(group, members, {.isComplete = isComplete, .isHearsay = false, .hasShown = !members.isEmpty()});
}

void MembershipEditor::learnMembers(const QString &group, const QSet<QString> &members, const Telling &telling)
{
    m_groups.insert(group, {.members = members, .isComplete = telling.isComplete, .isHearsay = telling.isHearsay});
    const bool isFirst = telling.hasShown && !m_showsMembers;
    m_showsMembers = m_showsMembers || telling.hasShown;
    Q_EMIT learnt();
    if (isFirst)
        Q_EMIT membersShown();
}

/// What was read before the first member was seen counts from then on, too.
bool MembershipEditor::isWhole(const QString &group, const Facts &facts) const
{
    return facts.isComplete && (m_showsMembers || isTemporaryId(group));
}

void MembershipEditor::learnGroups(const QString &member, const QStringList &groups)
{
    m_groupsOf.insert(member, {.ids = QSet<QString>(groups.cbegin(), groups.cend())});
    Q_EMIT learnt();
}

void MembershipEditor::learnPair(const QString &group, const QString &member, bool isMember)
{
    m_pairs[group].insert(member, isMember);
    if (!m_learntSoon.isActive())
        m_learntSoon.start();
}

QStringList MembershipEditor::knownMembers(const QString &group) const
{
    const QHash<QString, bool> pairs = m_pairs.value(group);
    return pairs.keys(true);
}

QStringList MembershipEditor::knownGroups(const QString &member) const
{
    QStringList groups;
    for (auto pairs = m_pairs.cbegin(); pairs != m_pairs.cend(); ++pairs) {
        if (pairs->value(member))
            groups << pairs.key();
    }
    return groups;
}

void MembershipEditor::forget()
{
    m_pairs.clear();
    m_groups.clear();
    m_groupsOf.clear();
    Q_EMIT learnt();
}

/// What was known of it holds no longer.
void MembershipEditor::onWritten(const QString &resourceType, const QString &id)
{
    if (resourceType != m_groupType)
        return;
    m_groups.remove(id);
    m_pairs.remove(id);
    m_groupsOf.clear();
    m_written.insert(id);
    Q_EMIT learnt();
    Q_EMIT groupWritten(id);
}

std::optional<bool> MembershipEditor::isMember(const QString &group, const QString &member) const
{
    if (const auto facts = m_groups.constFind(group); facts != m_groups.constEnd()) {
        if (facts->members.contains(member))
            return true;
        if (isWhole(group, *facts))
            return false;
    }
    if (const auto groups = m_groupsOf.constFind(member); groups != m_groupsOf.constEnd())
        return groups->ids.contains(group);
    if (const auto pairs = m_pairs.constFind(group); pairs != m_pairs.constEnd() && pairs->contains(member))
        return pairs->value(member);
    return isTemporaryId(group) || isTemporaryId(member) ? std::optional(false) : std::nullopt;
}

std::optional<bool> MembershipEditor::willBeMember(const QString &group, const QString &member) const
{
    const Stage stage = stageOf(group, member);
    return stage == Stage::None ? isMember(group, member) : std::optional(stage == Stage::Added);
}

void MembershipEditor::setLocked(const QString &group, bool locked)
{
    if (locked)
        m_locked.insert(group);
    else
        m_locked.remove(group);
}

void MembershipEditor::know(const Principal &principal)
{
    if (principal.id.isEmpty())
        return;
    Principal &known = m_known[principal.id];
    known.id = principal.id;
    if (!principal.name.isEmpty())
        known.name = principal.name;
    if (!principal.detail.isEmpty())
        known.detail = principal.detail;
    if (!principal.type.isEmpty())
        known.type = principal.type;
    m_session.knowName(principal.id, principal.name);
}

QList<Principal> MembershipEditor::known(const QString &type, const QString &words) const
{
    QList<Principal> found;
    for (const Principal &one : m_known) {
        if (one.type.compare(type, Qt::CaseInsensitive) == 0 && !isTemporaryId(one.id) && one.name.contains(words, Qt::CaseInsensitive))
            found << one;
    }
    std::sort(found.begin(), found.end(), [](const Principal &a, const Principal &b) { return a.name.localeAwareCompare(b.name) < 0; });
    return found;
}

Principal MembershipEditor::principal(const QString &id, const QString &type) const
{
    Principal found = m_known.value(id, {.id = id, .type = type});
    if (found.name.isEmpty()) {
        const QString name = m_session.nameOf(id);
        found.name = name == id ? QString() : name;
    }
    return found;
}

MembershipEditor::Refusal MembershipEditor::refusalOf(const Wish &wish) const
{
    if (isDeleted(wish.group.id))
        return Refusal::GroupDeleted;
    if (m_locked.contains(wish.group.id))
        return Refusal::Locked;
    if (wish.add && wish.group.id == wish.member.id)
        return Refusal::Itself;
    return wish.add && wish.member.isGroup() && !m_canNest ? Refusal::NotNestable : Refusal::None;
}

/// Known from the index, or read so long ago that others may have changed it since.
bool MembershipEditor::isHearsay(const QString &group, const QString &member) const
{
    const auto isOld = [this](Time readAt) { return std::chrono::steady_clock::now() - readAt >= m_trustedFor; };
    const auto facts = m_groups.constFind(group);
    if (facts != m_groups.constEnd() && (isWhole(group, *facts) || facts->members.contains(member)))
        return facts->isHearsay || isOld(facts->readAt);
    const auto groups = m_groupsOf.constFind(member);
    return groups != m_groupsOf.constEnd() && isOld(groups->readAt);
}

void MembershipEditor::take(const Wish &wish, Staged &staged, Outcome &outcome) const
{
    const QString &id = wish.member.id;
    QSet<QString> &own = wish.add ? staged.addedIds : staged.removedIds;
    QSet<QString> &opposite = wish.add ? staged.removedIds : staged.addedIds;
    const std::optional<bool> member = isMember(wish.group.id, id);
    if (own.contains(id) && wish.moves && staged.movedTo.value(id) != wish.movedTo) {
        staged.movedTo.insert(id, wish.movedTo); // leaves for another group than was said before
        ++outcome.staged;
    } else if (own.contains(id)) {
        outcome.alreadyStaged << wish.member.label();
    } else if (opposite.remove(id)) {
        ++outcome.takenBack;
        if (wish.isAwaited && (!member.value_or(false) || isHearsay(wish.group.id, id))) {
            own.insert(id);
            staged.added << id;
        }
    } else if (member && *member == wish.add && !isHearsay(wish.group.id, id)) {
        (wish.add ? outcome.already : outcome.notMembers) << wish.member.label();
    } else {
        own.insert(id);
        (wish.add ? staged.added : staged.removed) << id;
        if (wish.movedTo.isEmpty())
            staged.movedTo.remove(id);
        else
            staged.movedTo.insert(id, wish.movedTo);
        ++outcome.staged;
        if (member && *member == wish.add)
            outcome.seeming << wish.member.label();
    }
}

QStringList MembershipEditor::without(const QStringList &ids, const QSet<QString> &kept)
{
    QStringList left;
    left.reserve(kept.size());
    QSet<QString> once; // somebody taken back and wished for again stands in the list twice
    for (const QString &id : ids) {
        if (kept.contains(id) && !once.contains(id)) {
            once.insert(id);
            left << id;
        }
    }
    return left;
}

QList<Change> MembershipEditor::changesFor(const Principal &group, const Staged &staged) const
{
    const ObjectKey key {m_groupType, group.id};
    QList<Change> changes;
    Resource before;
    for (const Change &change : m_session.changesOf(key)) {
        if (before.isNull())
            before = change.before;
        if (change.kind != ChangeKind::MembersAdd && change.kind != ChangeKind::MembersRemove)
            changes << change;
    }
    if (before.isNull() && !isTemporaryId(group.id)) // a name, and no members: those are a matter of each one
        before = Resource(Json::object({{u"id"_s, group.id}, {u"displayName"_s, group.label()}}));
    const auto append = [&](ChangeKind kind, const QStringList &ids, const QString &movedTo = {}) {
        if (!ids.isEmpty())
            changes << Change {.kind = kind, .resourceType = m_groupType, .id = group.id, .members = ids, .movedTo = movedTo, .before = before, .origin = {.kind = ChangeOrigin::Kind::Drag}};
    };
    append(ChangeKind::MembersAdd, without(staged.added, staged.addedIds));
    QStringList targets;
    QHash<QString, QStringList> leaving; ///< by the group they move to; empty: to none
    const QStringList removed = without(staged.removed, staged.removedIds);
    for (const QString &id : removed) {
        const QString target = staged.movedTo.value(id);
        if (!leaving.contains(target))
            targets << target;
        leaving[target] << id;
    }
    for (const QString &target : std::as_const(targets))
        append(ChangeKind::MembersRemove, leaving.value(target), target);
    return changes;
}

MembershipEditor::Outcome MembershipEditor::wish(const QList<Wish> &wishes, const QString &gesture)
{
    Outcome outcome;
    if (const auto denied = denial()) {
        outcome.refusal = denied->roles.isEmpty() ? Refusal::ReadOnly : Refusal::NotPermitted;
        return outcome;
    }
    QHash<QString, Staged> touched;
    QList<Principal> groups;
    for (const Wish &wish : wishes) {
        if (wish.member.id.isEmpty() || wish.group.id.isEmpty()) // nobody
            continue;
        know(wish.member);
        if (const Refusal refusal = refusalOf(wish); refusal != Refusal::None) {
            outcome.refused << wish.member.label();
            outcome.refusal = refusal;
            continue;
        }
        auto at = touched.find(wish.group.id);
        if (at == touched.end()) {
            know(wish.group);
            at = touched.insert(wish.group.id, m_staged.value(wish.group.id));
            groups << wish.group;
        }
        take(wish, *at, outcome);
    }
    if (!outcome.hasChanged())
        return outcome;
    QList<ObjectKey> keys;
    QList<Change> now;
    for (const Principal &group : std::as_const(groups)) {
        keys << ObjectKey {m_groupType, group.id};
        now << changesFor(group, touched.value(group.id));
    }
    m_session.staged().replace(keys, now, gesture);
    return outcome;
}

MembershipEditor::Outcome MembershipEditor::add(const Principal &group, const QList<Principal> &members, const QString &gesture)
{
    QList<Wish> wishes;
    wishes.reserve(members.size());
    for (const Principal &member : members)
        wishes << Wish {.group = group, .member = member};
    return wish(wishes, gesture);
}

MembershipEditor::Outcome MembershipEditor::remove(const Principal &group, const QList<Principal> &members, const QString &gesture)
{
    QList<Wish> wishes;
    wishes.reserve(members.size());
    for (const Principal &member : members)
        wishes << Wish {.group = group, .member = member, .add = false};
    return wish(wishes, gesture);
}

/// Then nothing is staged to put them into it, and nobody waits for that.
bool MembershipEditor::isThere(const QString &group, const QString &member) const
{
    const Staged staged = m_staged.value(group);
    return isMember(group, member).value_or(false) && !isHearsay(group, member) && !staged.addedIds.contains(member);
}

/// Who cannot come in does not leave either. Who was on the way from a third group leaves that one for the new.
MembershipEditor::Outcome MembershipEditor::move(const Principal &from, const Principal &to, const QList<Principal> &members, const QString &gesture)
{
    QList<Wish> wishes;
    wishes.reserve(members.size() * 2);
    const Staged there = m_staged.value(from.id);
    for (const Principal &member : members) {
        QStringList others = groupsRemoved(member.id); // that wait for `from`
        others.removeIf([&](const QString &left) { return left == to.id || m_staged.value(left).movedTo.value(member.id) != from.id; });
        const bool leaves = from.id != to.id && (!there.addedIds.contains(member.id) || !others.isEmpty());
        const Wish comes {.group = to, .member = member, .isAwaited = leaves};
        wishes << comes;
        if (refusalOf(comes) != Refusal::None || from.id == to.id)
            continue;
        const QString target = isThere(to.id, member.id) ? QString() : to.id;
        wishes << Wish {.group = from, .member = member, .add = false, .movedTo = target, .moves = true};
        for (const QString &left : std::as_const(others))
            wishes << Wish {.group = principal(left, m_groupType), .member = member, .add = false, .movedTo = target, .moves = true};
    }
    return wish(wishes, gesture);
}

} // namespace Provost
