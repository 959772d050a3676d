// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/projection.h"

#include "practice/exchange.h"

#include <QRegularExpression>

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

Result<QList<AttributeName>> parseNames(QString list, const Dialect &dialect)
{
    // Some clients put a filter behind the name, as in a PATCH path. Which values are returned is not chosen that way: the name counts.
    static const QRegularExpression brackets(u"\\[[^\\]]*\\]"_s);
    list.remove(brackets);
    QList<AttributeName> names;
    const QStringList parts = list.split(u',', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        const auto name = AttributeName::parse(part.trimmed());
        if (!name)
            return refusal(400, u"\"%1\" is not an attribute name"_s.arg(part.trimmed()), u"invalidPath"_s);
        if (name->attribute.isEmpty() && dialect.notWhole.contains(name->schema, Qt::CaseInsensitive))
            return refusal(400, u"name the attribute sets of %1 one by one"_s.arg(name->schema), u"invalidPath"_s);
        names.append(*name);
    }
    return names;
}

AttributeName topOf(const AttributeName &name)
{
    return {.schema = name.schema, .attribute = name.attribute, .subAttribute = {}};
}

} // namespace

Result<Projection> Projection::parse(const Parameters &parameters, const Dialect &dialect)
{
    Projection projection;
    if (!dialect.projection)
        return projection;
    const QString attributes = parameters.attributes.value_or(QString());
    const QString excluded = parameters.excludedAttributes.value_or(QString());
    projection.m_inclusive = !attributes.trimmed().isEmpty();
    if (projection.m_inclusive && !excluded.trimmed().isEmpty())
        return refusal(400, u"attributes and excludedAttributes exclude each other (RFC 7644 section 3.9)"_s, u"invalidValue"_s);
    const auto names = parseNames(projection.m_inclusive ? attributes : excluded, dialect);
    if (!names)
        return names.error();
    projection.m_names = *names;
    return projection;
}

bool Projection::names(QStringView attribute) const
{
    return std::any_of(m_names.cbegin(), m_names.cend(),
        [attribute](const AttributeName &name) { return attribute.compare(name.attribute, Qt::CaseInsensitive) == 0; });
}

bool Projection::namesAllOf(QStringView schema) const
{
    return std::any_of(m_names.cbegin(), m_names.cend(),
        [schema](const AttributeName &name) { return name.attribute.isEmpty() && schema.compare(name.schema, Qt::CaseInsensitive) == 0; });
}

bool Projection::wants(QStringView attribute) const
{
    const AttributeName name {.schema = {}, .attribute = attribute.toString(), .subAttribute = {}};
    return m_inclusive ? names(attribute) : !lists(name);
}

bool Projection::lists(const AttributeName &name) const
{
    return std::any_of(m_names.cbegin(), m_names.cend(), [&name](const AttributeName &listed) {
        const bool wholeSchema = listed.attribute.isEmpty() && listed.schema.compare(name.schema, Qt::CaseInsensitive) == 0;
        return wholeSchema || listed == name || (listed.subAttribute.isEmpty() && listed == topOf(name));
    });
}

bool Projection::listsPartOf(const AttributeName &name) const
{
    return name.subAttribute.isEmpty() && std::any_of(m_names.cbegin(), m_names.cend(), [&name](const AttributeName &listed) {
        return !listed.subAttribute.isEmpty() && topOf(listed) == name;
    });
}

Projection::Fate Projection::fateOf(const AttributeName &name, const Attribute &attribute) const
{
    if (attribute.returned == Attribute::Returned::Never)
        return Fate::Drop;
    const bool hasParts = attribute.type == Attribute::Type::Complex;
    if (attribute.returned == Attribute::Returned::Always)
        return hasParts && m_inclusive && listsPartOf(name) ? Fate::Enter : Fate::Keep;
    const bool listed = lists(name);
    if (m_inclusive) {
        if (listed)
            return hasParts ? Fate::Enter : Fate::Keep;
        return hasParts && listsPartOf(name) ? Fate::Enter : Fate::Drop;
    }
    if (listed || attribute.returned == Attribute::Returned::Request)
        return Fate::Drop;
    return hasParts ? Fate::Enter : Fate::Keep;
}

Json Projection::applyToParts(const Json &object, const AttributeName &top, const QList<Attribute> &attributes) const
{
    Json result = Json::object();
    for (const Attribute &attribute : attributes) {
        const AttributeName name = top.attribute.isEmpty()
            ? AttributeName {.schema = top.schema, .attribute = attribute.name, .subAttribute = {}}
            : AttributeName {.schema = top.schema, .attribute = top.attribute, .subAttribute = attribute.name};
        Json value = object.value(attribute.name);
        if (!value.isUndefined())
            value = applyTo(value, name, attribute);
        if (!value.isUndefined())
            result.set(attribute.name, value);
    }
    return result;
}

Json Projection::applyTo(const Json &value, const AttributeName &name, const Attribute &attribute) const
{
    const Fate fate = fateOf(name, attribute);
    if (fate != Fate::Enter)
        return fate == Fate::Keep ? value : Json();
    if (value.isObject()) {
        const Json parts = applyToParts(value, name, attribute.subAttributes);
        return parts.size() > 0 ? parts : Json();
    }
    Json list = Json::array();
    for (const Json &item : value.items()) {
        if (const Json parts = applyToParts(item, name, attribute.subAttributes); parts.size() > 0)
            list.append(parts);
    }
    return list.size() > 0 ? list : Json();
}

Json Projection::apply(const Json &resource, const Collection &collection) const
{
    Projection unqualified = *this; // "urn:...:core:2.0:User:userName" means userName
    for (AttributeName &name : unqualified.m_names) {
        if (!name.attribute.isEmpty() && name.schema.compare(collection.schema().core().id, Qt::CaseInsensitive) == 0)
            name.schema.clear();
    }
    const AttributeName core {.schema = {}, .attribute = {}, .subAttribute = {}};
    // `schemas` and `id` are always returned, whatever was asked for.
    Json result = Json::object({{u"schemas"_s, resource.value(u"schemas")}, {u"id"_s, resource.value(u"id")}});
    const bool wholeCore = m_inclusive && unqualified.lists({.schema = collection.schema().core().id, .attribute = {}, .subAttribute = {}});
    Json parts = unqualified.applyToParts(resource, core, collection.schema().core().attributes);
    if (wholeCore)
        parts = Projection().applyToParts(resource, core, collection.schema().core().attributes);
    for (const auto &[key, value] : parts.members())
        result.set(key, value);
    for (const Schema &extension : collection.schema().extensions()) {
        const Json part = unqualified.applyToParts(resource.value(extension.id),
            {.schema = extension.id, .attribute = {}, .subAttribute = {}}, extension.attributes);
        if (part.size() > 0)
            result.set(extension.id, part);
    }
    const Json common = unqualified.applyToParts(resource, core, ResourceSchema::commonAttributes());
    for (const auto &[key, value] : common.members())
        result.set(key, value);
    return result;
}

} // namespace Provost::Practice
