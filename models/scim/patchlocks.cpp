// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patchlocks.h"

#include "scim/patchvalues.h"
#include "scim/serverprofile.h"

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
    : m_core(schema.core().id.toLower())
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
}

QString PatchLocks::keyOf(const AttributeName &name) const
{
    QString key = name.toString().toLower();
    if (!m_core.isEmpty() && key.startsWith(m_core + u':'))
        key.remove(0, m_core.size() + 1);
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
    return writableParts(value, definition, m_readOnlyParts.isEmpty() ? QSet<QString>() : m_readOnlyParts.value(keyOf(name)));
}

} // namespace Provost
