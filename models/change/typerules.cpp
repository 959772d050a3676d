// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/typerules.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool isMissing(const Json &value)
{
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty())
        || ((value.isArray() || value.isObject()) && value.size() == 0);
}

QList<AttributeName> namesOf(const QStringList &texts)
{
    QList<AttributeName> names;
    for (const QString &text : texts) {
        if (const auto name = AttributeName::parse(text))
            names << *name;
    }
    return names;
}

bool isReadOnly(const Attribute *attribute)
{
    return attribute != nullptr && attribute->mutability == Attribute::Mutability::ReadOnly;
}

/// As the schema writes it, not in the lower case of rules.
AttributeName asWritten(AttributeName name, const ResourceSchema &schema)
{
    if (const Schema *extension = schema.extension(name.schema))
        name.schema = extension->id;
    const Attribute *top = name.attribute.isEmpty() ? nullptr : schema.findTop(name);
    const Attribute *sub = top ? top->subAttribute(name.subAttribute) : nullptr;
    name.attribute = top ? top->name : name.attribute;
    name.subAttribute = sub ? sub->name : name.subAttribute;
    return name;
}

/// An extension's object without its read-only members.
Json writableExtension(const Json &extension, const Schema &schema)
{
    Json result = extension;
    for (const auto &[name, value] : extension.members()) {
        if (isReadOnly(schema.attribute(name)))
            result.remove(name);
    }
    return result;
}

} // namespace

QStringList TypeRules::missingIn(const Json &resource) const
{
    QStringList missing;
    for (const AttributeName &name : required) {
        if (isMissing(name.valueIn(resource)))
            missing << name.toString();
    }
    return missing;
}

std::optional<AttributeName> TypeRules::emptiedIn(const Json &before, const Json &after) const
{
    for (const AttributeName &name : required) {
        const Attribute *attribute = schema.find(name); // what only a create needs may go again
        if (attribute && attribute->required && isMissing(name.valueIn(after)) && !isMissing(name.valueIn(before)))
            return name;
    }
    return std::nullopt;
}

Json TypeRules::writable(const Json &resource) const
{
    Json result = Json::object();
    for (const auto &[name, value] : resource.members()) {
        if (const Schema *extension = schema.extension(name))
            result.set(name, writableExtension(value, *extension));
        else if (!isReadOnly(schema.find({.schema = {}, .attribute = name, .subAttribute = {}})))
            result.set(name, value);
    }
    result.remove(u"id");
    result.remove(u"meta");
    for (const auto &[name, own] : ownElements) {
        Json::Array elements = result.value(name.attribute).items();
        if (std::erase_if(elements, [&filter = own](const Json &element) { return filter.matchesElement(element); }) > 0)
            result.set(name.attribute, std::move(elements));
    }
    return result;
}

Json TypeRules::withSchemas(Json resource) const
{
    Json list = resource.value(u"schemas");
    const auto add = [&list](const QString &urn) {
        const bool has = std::any_of(list.items().begin(), list.items().end(), [&urn](const Json &item) {
            return item.toString().compare(urn, Qt::CaseInsensitive) == 0;
        });
        if (!has)
            list.append(urn);
    };
    if (!type.schema.isEmpty())
        add(type.schema);
    for (const Schema &extension : schema.extensions()) { // also those that /ResourceTypes does not tell of
        if (resource.contains(extension.id))
            add(extension.id);
    }
    Json ordered = Json::object({{u"schemas"_s, list}});
    for (const auto &[name, value] : resource.members())
        ordered.set(name, name.compare("schemas"_L1, Qt::CaseInsensitive) == 0 ? list : value);
    return Json::Object(ordered.members()); // without the room that it has grown into
}

bool showsMembers(const ServerProfile &profile, const ResourceSchema &schema)
{
    const Attribute *members = schema.find({.schema = {}, .attribute = u"members"_s, .subAttribute = {}});
    if (members != nullptr && members->returned == Attribute::Returned::Never)
        return false;
    const bool isAskedFor = members != nullptr && members->returned == Attribute::Returned::Request;
    switch (profile.members) {
    case ServerProfile::MemberAccess::InGroup:
        return !isAskedFor;
    case ServerProfile::MemberAccess::OnRequest:
        return profile.projection;
    default:
        return false; // by a question for each person, or not at all
    }
}

RuleBook::RuleBook(const ServiceDescription &description)
    : m_description(description)
{
}

const TypeRules *RuleBook::find(const QString &resourceType)
{
    const auto known = m_rules.find(resourceType);
    if (known != m_rules.end())
        return &known->second;
    const ResourceType *type = m_description.resourceType(resourceType);
    return type == nullptr ? nullptr : &m_rules.emplace(resourceType, make(*type)).first->second;
}

TypeRules RuleBook::make(const ResourceType &type) const
{
    TypeRules rules {.type = type, .schema = m_description.schemaOf(type)};
    const ServerProfile &profile = m_description.profile;
    rules.required = namesOf(profile.requiredOnCreate.value(type.name));
    rules.readOnly = namesOf(profile.readOnly.value(type.name));
    const QList<AttributeName> createOnly = namesOf(profile.createOnly.value(type.name));
    for (const AttributeName &name : createOnly)
        rules.createOnly << asWritten(name, rules.schema);
    const auto values = profile.values.value(type.name);
    for (auto rule = values.cbegin(); rule != values.cend(); ++rule) {
        const auto name = AttributeName::parse(rule.key());
        const auto own = Filter::parse(rule->readOnlyElements);
        if (!name || !own)
            continue;
        rules.ruled << asWritten(*name, rules.schema);
        if (!own->isEverything() && name->schema.isEmpty())
            rules.ownElements.append({*name, *own});
    }
    for (const Attribute &attribute : rules.schema.core().attributes) {
        const AttributeName name {.schema = {}, .attribute = attribute.name, .subAttribute = {}};
        if (attribute.required && !isReadOnly(&attribute) && !rules.required.contains(name))
            rules.required << name;
    }
    rules.unique = uniqueNames(rules.schema);
    const Attribute *members = rules.schema.find({.schema = {}, .attribute = u"members"_s, .subAttribute = {}});
    using Access = ServerProfile::MemberAccess;
    rules.showsMembers = profile.members == Access::InGroup || profile.members == Access::OnRequest;
    rules.hasMembers = members != nullptr && members->multiValued && !isReadOnly(members);
    return rules;
}

} // namespace Provost
