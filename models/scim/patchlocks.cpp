// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patchlocks.h"

#include "scim/patchvalues.h"
#include "scim/rulekey.h"
#include "scim/serverprofile.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Reason = UnsaidChange::Reason;

bool isDeclaredReadOnly(const Attribute *definition)
{
    return definition && definition->mutability == Attribute::Mutability::ReadOnly;
}

/// `value` without read-only and unassigned parts; `locked` names more of the former, at the first level.
Json writableParts(const Json &value, const Attribute *definition, const QSet<QString> &locked)
{
    if (value.isArray()) {
        Json::Array elements;
        for (const Json &item : value.items()) {
            if (Json element = writableParts(item, definition, locked); !isUnassigned(element))
                elements.push_back(std::move(element));
        }
        return elements;
    }
    if (!value.isObject())
        return value;
    Json::Object members;
    for (const Json::Member &member : value.members()) {
        const Attribute *sub = definition ? definition->subAttribute(member.first) : nullptr;
        const bool isLocked = isDeclaredReadOnly(sub) || (!locked.isEmpty() && locked.contains(member.first.toLower()));
        if (!isLocked && !holdsNothing(member.second))
            members.emplace_back(member.first, writableParts(member.second, sub, {}));
    }
    return members;
}

} // namespace

PatchLocks::PatchLocks(const ResourceSchema &schema, const ServerProfile &profile, const QString &resourceType)
    : m_core(schema.core().id.toLower() + u':')
{
    const auto keys = [this](const QStringList &paths) {
        QSet<QString> set;
        for (const QString &path : paths) {
            if (const auto name = AttributeName::parse(path))
                set.insert(keyOf(*name));
        }
        return set;
    };
    m_readOnly = keys(profile.readOnly.value(resourceType));
    m_createOnly = keys(profile.createOnly.value(resourceType));
    m_noRemove = keys(profile.patchRules.noRemove);
    for (const QString &path : profile.readOnly.value(resourceType)) {
        auto name = AttributeName::parse(path).valueOr({});
        const QString part = std::exchange(name.subAttribute, {}).toLower();
        if (!part.isEmpty())
            m_readOnlyParts[keyOf(name)].insert(part);
    }
    const auto rules = profile.values.value(resourceType);
    for (auto rule = rules.cbegin(); rule != rules.cend(); ++rule) {
        if (const auto own = Filter::parse(rule->readOnlyElements); own && !own->isEverything())
            m_ownElements.insert(rule.key(), *own);
    }
}

QString PatchLocks::keyOf(const AttributeName &name) const
{
    QString key = ruleKey(name);
    if (m_core.size() > 1 && key.startsWith(m_core)) // a core schema of another name than RFC 7643's
        key.remove(0, m_core.size());
    return key;
}

bool PatchLocks::isReadOnly(const AttributeName &name, const Attribute *definition) const
{
    return isDeclaredReadOnly(definition) || (!m_readOnly.isEmpty() && m_readOnly.contains(keyOf(name)));
}

bool PatchLocks::isFixed(const AttributeName &part, const Attribute *definition) const
{
    return (definition && definition->mutability == Attribute::Mutability::Immutable)
        || (!m_createOnly.isEmpty() && m_createOnly.contains(keyOf(part)));
}

std::optional<Reason> PatchLocks::against(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after) const
{
    if (isReadOnly(name, definition))
        return Reason::ReadOnly;
    if (!m_createOnly.isEmpty() && m_createOnly.contains(keyOf(name)))
        return Reason::CreateOnly;
    if (isFixed(name, definition) && !isUnassigned(before))
        return Reason::Immutable;
    if (!isUnassigned(after))
        return std::nullopt;
    if (definition && definition->required)
        return Reason::Required;
    if (!m_noRemove.isEmpty() && m_noRemove.contains(keyOf(name)))
        return Reason::NotRemovable;
    return std::nullopt;
}

Json PatchLocks::writable(const Json &value, const AttributeName &name, const Attribute *definition) const
{
    const Json parts = writableParts(value, definition, m_readOnlyParts.isEmpty() ? QSet<QString>() : m_readOnlyParts.value(keyOf(name)));
    if (m_ownElements.isEmpty() || !parts.isArray())
        return parts;
    const Filter own = m_ownElements.value(keyOf(name));
    if (own.isEverything())
        return parts;
    Json::Array elements = parts.items();
    std::erase_if(elements, [&own](const Json &element) { return own.matchesElement(element); });
    return elements;
}

Json PatchLocks::ownElements(const AttributeName &name, const Json &values) const
{
    const Filter own = m_ownElements.value(keyOf(name));
    Json::Array elements;
    if (own.isEverything()) // no rule for this one
        return elements;
    std::copy_if(values.items().begin(), values.items().end(), std::back_inserter(elements), [&own](const Json &element) { return own.matchesElement(element); });
    return elements;
}

/// A copy that lacks some of them does not wish them gone.
bool PatchLocks::addsOwnElements(const AttributeName &name, const Json &before, const Json &after) const
{
    if (m_ownElements.isEmpty() || !m_ownElements.contains(keyOf(name)))
        return false;
    QSet<QByteArray> there;
    const Json old = ownElements(name, before);
    for (const Json &element : old.items())
        there.insert(canonicalBytes(element));
    const Json wanted = ownElements(name, after);
    return std::any_of(wanted.items().begin(), wanted.items().end(), [&there](const Json &element) { return !there.contains(canonicalBytes(element)); });
}

} // namespace Provost
