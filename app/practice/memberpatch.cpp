// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/memberpatch.h"

#include "practice/exchange.h"

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

using Op = PatchOperation::Op;

bool isMembers(const AttributeName &name)
{
    return name.attribute.compare("members"_L1, Qt::CaseInsensitive) == 0;
}

Error notThere(const QString &id)
{
    return refusal(400, missingReference(id), u"invalidValue"_s);
}

/// The id in `members[value eq "id"]`, the form nearly everybody sends.
std::optional<QString> singleId(const Filter &filter)
{
    const bool simple = filter.kind() == Filter::Kind::Compare && filter.op() == CompareOp::Eq
        && filter.name().attribute.compare("value"_L1, Qt::CaseInsensitive) == 0;
    return simple ? std::optional(filter.value().toString()) : std::nullopt;
}

qsizetype valueCount(const Json &value)
{
    return value.isArray() ? value.size() : value.isObject() ? 1 : 0;
}

} // namespace

QString missingReference(const QString &id)
{
    return u"Resource '%1' does not exist or one of its queried reference-property objects are not present."_s.arg(id);
}

MemberEdit::MemberEdit(const Dialect &dialect, Members &members, const Document &group)
    : m_dialect(dialect)
    , m_members(members)
    , m_group(group.row)
    , m_groupId(group.id)
{
}

Result<std::vector<MemberKey>> MemberEdit::keysOf(const Json &values) const
{
    std::vector<MemberKey> keys;
    const Json::Array list = values.isArray() ? values.items() : Json::Array {values};
    for (const Json &item : list) {
        const QString id = item.isString() ? item.toString() : item.value(u"value").toString();
        if (id.isEmpty())
            return refusal(400, u"a member needs a value"_s, u"invalidValue"_s);
        auto key = m_members.lookUp(id);
        if (!key && !m_dialect.membersMustExist)
            key = m_members.strangerCalled(id);
        if (!key || (key->kind == MemberKey::Group && !m_dialect.groupsAsMembers))
            return notThere(id);
        keys.push_back(*key);
    }
    return keys;
}

Result<void> MemberEdit::add(const Json &values)
{
    const auto keys = keysOf(values);
    if (!keys)
        return keys.error();
    for (const MemberKey &key : *keys) {
        if (!m_members.add(m_group, key))
            continue;
        m_changed = true;
        m_nestingChanged = m_nestingChanged || key.kind == MemberKey::Group;
    }
    return {};
}

Result<void> MemberEdit::clear()
{
    if (!m_members.isEmpty(m_group))
        m_changed = m_nestingChanged = true;
    m_members.clear(m_group);
    return {};
}

Result<void> MemberEdit::set(const Json &values)
{
    const auto keys = keysOf(values);
    if (!keys)
        return keys.error();
    static_cast<void>(clear());
    return add(values);
}

/// The provider that answers 404 names the group, as if that were missing.
Error MemberEdit::noSuchMember() const
{
    return m_dialect.removingStrangerIs404
        ? refusal(404, missingReference(m_groupId))
        : refusal(400, u"there is no such member"_s, u"noTarget"_s);
}

Result<void> MemberEdit::removeKeys(const std::vector<MemberKey> &keys, bool mustBeThere)
{
    for (const MemberKey &key : keys) {
        if (m_members.remove(m_group, key)) {
            m_changed = true;
            m_nestingChanged = m_nestingChanged || key.kind == MemberKey::Group;
        } else if (mustBeThere) {
            return noSuchMember();
        }
    }
    return {};
}

std::vector<MemberKey> MemberEdit::matching(const Filter &filter) const
{
    std::vector<MemberKey> keys;
    if (const auto id = singleId(filter)) {
        if (const auto key = m_members.lookUp(*id))
            keys.push_back(*key);
        return keys;
    }
    const Json members = Json::parse(m_members.membersJson(m_group, {})).valueOr({});
    for (const Json &member : members.items()) {
        if (!filter.matches(member))
            continue;
        if (const auto key = m_members.lookUp(member.value(u"value").toString()))
            keys.push_back(*key);
    }
    return keys;
}

Result<void> MemberEdit::remove(const PatchOperation &operation)
{
    if (operation.path->filter) {
        const auto keys = matching(*operation.path->filter);
        if (keys.empty())
            return noSuchMember();
        return removeKeys(keys, true);
    }
    // Not in the RFC, but what large clients send: the members to be removed as the value.
    if (valueCount(operation.value) > 0 && !m_dialect.removeByValue)
        return refusal(400, u"members are removed with the path members[value eq \"id\"]"_s, u"invalidPath"_s);
    if (valueCount(operation.value) > 0) {
        const auto keys = keysOf(operation.value);
        return keys ? removeKeys(*keys, false) : Result<void>(keys.error());
    }
    return m_dialect.replaceMembers ? clear() : refusal(400, u"removing all members is not supported"_s, u"invalidValue"_s);
}

Result<void> MemberEdit::apply(const PatchOperation &operation)
{
    if (operation.op == Op::Remove)
        return remove(operation);
    if (operation.path->filter || !operation.path->name.subAttribute.isEmpty())
        return refusal(400, u"the parts of a member are immutable"_s, u"mutability"_s);
    if (operation.op == Op::Add)
        return add(operation.value);
    return m_dialect.replaceMembers ? set(operation.value) : refusal(400, u"replacing members is not supported"_s, u"invalidValue"_s);
}

void MemberEdit::finish()
{
    if (m_nestingChanged)
        m_members.rebuildClosure();
}

namespace {

/// Takes `members` out of an object of attributes, also under its full name.
Json takeMembers(Json &attributes)
{
    for (const auto &[key, value] : attributes.members()) {
        if (key.compare("members"_L1, Qt::CaseInsensitive) != 0 && !key.endsWith(":Group:members"_L1, Qt::CaseInsensitive))
            continue;
        const Json members = value;
        attributes.remove(QString(key));
        return members;
    }
    return {};
}

}

SplitPatch splitMembers(const Patch &patch)
{
    SplitPatch split;
    for (const PatchOperation &operation : patch.operations) {
        const bool whole = !operation.path || (operation.path->name.attribute.isEmpty() && !operation.path->filter);
        if (!whole || !operation.value.isObject()) {
            auto &target = operation.path && isMembers(operation.path->name) ? split.members : split.others.operations;
            target.push_back(operation);
            continue;
        }
        PatchOperation rest = operation;
        if (const Json members = takeMembers(rest.value); !members.isUndefined()) {
            split.members.push_back({.op = operation.op, .path = AttributePath {.name = {.schema = {}, .attribute = u"members"_s, .subAttribute = {}}},
                .value = members});
        }
        if (rest.value.size() > 0)
            split.others.operations.push_back(rest);
    }
    return split;
}

Result<void> checkMemberOperations(const Dialect &dialect, const std::vector<PatchOperation> &operations, std::size_t total)
{
    qsizetype added = 0;
    qsizetype removed = 0;
    for (const PatchOperation &operation : operations) {
        if (operation.op == Op::Remove)
            removed += operation.path->filter ? 1 : valueCount(operation.value);
        else
            added += valueCount(operation.value);
        const bool oneMember = operation.path->filter && singleId(*operation.path->filter);
        if (dialect.membersAlone && operation.op == Op::Remove && !oneMember)
            return refusal(400, u"Members are removed one by one, with the path members[value eq \"id\"]."_s, u"invalidPath"_s);
    }
    if (dialect.membersAlone && !operations.empty() && total != 1)
        return refusal(400, u"A membership operation must be the only one in its request."_s, u"invalidSyntax"_s);
    if (dialect.membersPerPatch > 0 && added + removed > dialect.membersPerPatch)
        return refusal(400, u"At most %1 memberships can be changed in one request."_s.arg(dialect.membersPerPatch), u"invalidValue"_s);
    if (dialect.membersPerAdd > 0 && added > dialect.membersPerAdd)
        return refusal(400, u"At most %1 members can be added in one request."_s.arg(dialect.membersPerAdd), u"invalidValue"_s);
    if (dialect.membersPerRemove > 0 && removed > dialect.membersPerRemove)
        return refusal(400, u"At most %1 members can be removed in one request."_s.arg(dialect.membersPerRemove), u"invalidValue"_s);
    return {};
}

} // namespace Provost::Practice
