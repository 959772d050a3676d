// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/columns.h"

#include "directory/attributelabels.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

bool isReadable(const Attribute &attribute)
{
    return attribute.returned != Attribute::Returned::Never && attribute.mutability != Attribute::Mutability::WriteOnly;
}

bool isPlural(const Attribute &attribute)
{
    return attribute.multiValued;
}

/// The sub-attribute that stands for a whole complex value: `value` of a plural attribute or a reference (manager).
const Attribute *valueOf(const Attribute &attribute)
{
    return attribute.subAttribute(u"value");
}

/// Gathers the columns of one schema in its own order.
class ColumnCollector
{
public:
    /// `type`: whose labels count where the profile has some of its own.
    ColumnCollector(const ServerProfile &profile, const QString &type, QList<Column> &columns)
        : m_sort(profile.sort.value_or(false))
        , m_labels(profile.labels.value(type))
        , m_columns(columns)
    {
    }

    void addAll(const QList<Attribute> &attributes, const QString &urn)
    {
        for (const Attribute &attribute : attributes) {
            if (isReadable(attribute))
                addTop(attribute, urn);
        }
    }

private:
    void addTop(const Attribute &attribute, const QString &urn)
    {
        if (attribute.type != Attribute::Type::Complex) {
            addOne(attribute, {urn, attribute.name, {}}, attribute.type);
            return;
        }
        const Attribute *value = valueOf(attribute);
        if (isPlural(attribute) || value) {
            addOne(attribute, {urn, attribute.name, {}}, value ? value->type : Attribute::Type::Complex);
            return;
        }
        for (const Attribute &sub : attribute.subAttributes) {
            if (isReadable(sub))
                addOne(sub, {urn, attribute.name, sub.name}, sub.type);
        }
    }

    void addOne(const Attribute &attribute, const AttributeName &name, Attribute::Type type)
    {
        if (type == Attribute::Type::Binary && !attribute.multiValued)
            return; // a photo's bytes are nothing to read in a cell
        const bool scalar = !attribute.multiValued && attribute.type != Attribute::Type::Complex;
        m_columns.append({.name = name, .title = attributeLabel(name, m_labels), .type = type, .multiValued = attribute.multiValued, .sortable = m_sort && scalar});
    }

    bool m_sort;
    QHash<QString, QString> m_labels;
    QList<Column> &m_columns;
};

bool isCalled(const Column &column, QStringView path)
{
    const QString own = column.name.subAttribute.isEmpty() ? column.name.attribute : column.name.attribute + u'.' + column.name.subAttribute;
    return own.compare(path, Qt::CaseInsensitive) == 0;
}

/// What a person looks for first, whatever the resource type is.
constexpr std::array preferredPaths {
    u"displayName", u"name", u"deviceDisplayName", u"userName", u"description", u"title", u"department", u"emails",  u"manager",
    u"active",      u"type", u"groupTypes", u"securityEnabled",   u"mailEnabled",
};
constexpr qsizetype mostDefaults = 8;
constexpr qsizetype enoughDefaults = 4;

bool isSlow(const Column &column, const ServerProfile &profile)
{
    for (const auto &pages : profile.pagesByType) {
        if (pages.slowAttributes.contains(column.name.toString(), Qt::CaseInsensitive))
            return true;
    }
    return profile.pages.slowAttributes.contains(column.name.toString(), Qt::CaseInsensitive);
}

void append(QList<Column> &chosen, const Column &column)
{
    if (chosen.size() < mostDefaults && !chosen.contains(column))
        chosen.append(column);
}

QList<Column> preferredOf(const QList<Column> &all, const ServerProfile &profile)
{
    QList<Column> chosen;
    for (const char16_t *path : preferredPaths) {
        const auto at = std::find_if(all.begin(), all.end(), [path](const Column &column) { return isCalled(column, QStringView(path)); });
        if (at != all.end() && !isSlow(*at, profile))
            append(chosen, *at);
    }
    return chosen;
}

/// Unknown types: what must be there or names the thing, then whatever else is short and simple.
void fillUp(QList<Column> &chosen, const QList<Column> &all, const ResourceSchema &schema)
{
    const auto fillWith = [&](auto &&fits) {
        for (const Column &column : all) {
            const Attribute *attribute = schema.find(column.name);
            if (chosen.size() < enoughDefaults && attribute && !column.multiValued && !column.name.attribute.startsWith(u"meta"_s) && fits(*attribute))
                append(chosen, column);
        }
    };
    fillWith([](const Attribute &a) { return a.required || a.uniqueness != Attribute::Uniqueness::None; });
    fillWith([](const Attribute &a) { return a.type == Attribute::Type::String; });
    fillWith([](const Attribute &a) { return a.type != Attribute::Type::Complex; });
}

} // namespace

QString attributeLabel(const AttributeName &name, const QHash<QString, QString> &own)
{
    if (const QString label = ownLabel(own, name.toString()); !label.isEmpty())
        return label;
    const QString path = name.subAttribute.isEmpty() ? name.attribute : name.attribute + u'.' + name.subAttribute;
    for (const QString &key : {name.toString(), path}) {
        if (const QString label = knownAttributeLabel(key); !label.isEmpty())
            return label;
    }
    if (name.attribute.isEmpty())
        return name.schema;
    if (name.subAttribute.isEmpty())
        return humanised(name.attribute);
    const QString known = knownAttributeLabel(name.subAttribute);
    //: an attribute and a part of it, e.g. "Addresses: Kind"
    return QCoreApplication::translate("Attribute", "%1: %2")
        .arg(attributeLabel({name.schema, name.attribute, {}}), known.isEmpty() ? humanised(name.subAttribute) : known);
}

QList<Column> allColumns(const ResourceSchema &schema, const ServerProfile &profile, const QString &type)
{
    QList<Column> columns;
    ColumnCollector collector(profile, type, columns);
    collector.addAll(schema.core().attributes, {});
    for (const Schema &extension : schema.extensions())
        collector.addAll(extension.attributes, extension.id);
    QList<Column> common;
    ColumnCollector(profile, type, common).addAll(ResourceSchema::commonAttributes(), {});
    for (const Column &column : std::as_const(common)) {
        // some providers list id and externalId in their own schemas as well
        const bool listed = std::any_of(columns.cbegin(), columns.cend(), [&column](const Column &other) { return other.name == column.name; });
        if (!listed)
            columns.append(column);
    }
    return columns;
}

QList<Column> defaultColumns(const ResourceSchema &schema, const ServerProfile &profile, const QString &type)
{
    const QList<Column> all = allColumns(schema, profile, type);
    QList<Column> chosen = preferredOf(all, profile);
    fillUp(chosen, all, schema);
    for (const Column &column : all) {
        if (chosen.size() < enoughDefaults && isCalled(column, u"meta.lastModified"))
            append(chosen, column);
    }
    if (chosen.isEmpty() && !all.isEmpty())
        chosen.append(all.constFirst());
    return chosen;
}

QStringList projectedAttributes(const QList<Column> &columns, const ResourceSchema &schema, const ServerProfile &profile)
{
    if (!profile.projection)
        return {};
    QStringList attributes {u"id"_s};
    const auto add = [&attributes](const QString &attribute) {
        if (!attributes.contains(attribute, Qt::CaseInsensitive))
            attributes.append(attribute);
    };
    for (const QString &name : {u"displayName"_s, u"userName"_s}) {
        if (schema.find({{}, name, {}}))
            add(name);
    }
    for (const Column &column : columns)
        add(column.name.attribute.compare(u"meta"_s, Qt::CaseInsensitive) == 0 ? u"meta"_s : column.name.toString());
    add(u"meta"_s); // the version, for If-Match
    return attributes;
}

} // namespace Provost
