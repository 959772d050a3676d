// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/schemadrift.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

using Kind = SchemaChange::Kind;

/// What is written of an attribute, by the names of RFC 7643 section 7.
QList<std::pair<QString, QString>> characteristicsOf(const Attribute &attribute)
{
    const Json json = attribute.toJson();
    QList<std::pair<QString, QString>> all;
    for (const QString &name : {u"type"_s, u"multiValued"_s, u"required"_s, u"caseExact"_s, u"mutability"_s, u"returned"_s, u"uniqueness"_s}) {
        const Json value = json.value(name);
        all.append({name, value.isString() ? value.toString() : QString::fromUtf8(value.toBytes())});
    }
    QStringList canonical = attribute.canonicalValues;
    canonical.sort();
    all.append({u"canonicalValues"_s, canonical.join(u", "_s)});
    QStringList references = attribute.referenceTypes;
    references.sort();
    all.append({u"referenceTypes"_s, references.join(u", "_s)});
    return all;
}

void compareAttributes(QList<SchemaChange> &changes, const QString &prefix, const QList<Attribute> &before, const QList<Attribute> &now)
{
    const auto find = [](const QList<Attribute> &all, const QString &name) {
        const auto found = std::find_if(all.cbegin(), all.cend(), [&name](const Attribute &each) { return each.name.compare(name, Qt::CaseInsensitive) == 0; });
        return found == all.cend() ? nullptr : &*found;
    };
    for (const Attribute &attribute : now) {
        const QString path = prefix + attribute.name;
        const Attribute *old = find(before, attribute.name);
        if (old == nullptr) {
            changes.append({.kind = Kind::AttributeAdded, .subject = path});
            continue;
        }
        const auto was = characteristicsOf(*old);
        const auto is = characteristicsOf(attribute);
        for (qsizetype i = 0; i < is.size(); ++i) {
            if (was[i].second != is[i].second)
                changes.append({.kind = Kind::AttributeChanged, .subject = path, .what = is[i].first, .was = was[i].second, .now = is[i].second});
        }
        compareAttributes(changes, path + u'.', old->subAttributes, attribute.subAttributes);
    }
    for (const Attribute &attribute : before) {
        if (find(now, attribute.name) == nullptr)
            changes.append({.kind = Kind::AttributeRemoved, .subject = prefix + attribute.name});
    }
}

/// What /ResourceTypes says of a type beside its name.
QMap<QString, QString> partsOf(const ResourceType &type)
{
    QMap<QString, QString> parts {{u"endpoint"_s, type.endpoint}, {u"schema"_s, type.schema}};
    for (const ResourceType::Extension &extension : type.extensions)
        parts.insert(extension.schema, extension.required ? u"required"_s : u"optional"_s);
    return parts;
}

void compareTypes(QList<SchemaChange> &changes, const ResourceType &before, const ResourceType &now)
{
    const QMap<QString, QString> was = partsOf(before);
    const QMap<QString, QString> is = partsOf(now);
    QStringList names = was.keys() + is.keys();
    names.removeDuplicates();
    for (const QString &name : std::as_const(names)) {
        if (was.value(name) != is.value(name))
            changes.append({.kind = Kind::TypeChanged, .subject = now.name, .what = name, .was = was.value(name), .now = is.value(name)});
    }
}

const QList<std::pair<Kind, QString>> &kindNames()
{
    static const QList<std::pair<Kind, QString>> names {{Kind::TypeAdded, u"typeAdded"_s}, {Kind::TypeRemoved, u"typeRemoved"_s}, {Kind::TypeChanged, u"typeChanged"_s}, {Kind::SchemaAdded, u"schemaAdded"_s},
                                                        {Kind::SchemaRemoved, u"schemaRemoved"_s}, {Kind::AttributeAdded, u"attributeAdded"_s}, {Kind::AttributeRemoved, u"attributeRemoved"_s},
                                                        {Kind::AttributeChanged, u"attributeChanged"_s}, {Kind::ProviderChanged, u"providerChanged"_s}};
    return names;
}

bool isRemovalOf(Kind kind, Kind added)
{
    return (added == Kind::TypeAdded && kind == Kind::TypeRemoved) || (added == Kind::SchemaAdded && kind == Kind::SchemaRemoved) || (added == Kind::AttributeAdded && kind == Kind::AttributeRemoved);
}

bool isComingOrGoing(Kind kind)
{
    return kind != Kind::TypeChanged && kind != Kind::AttributeChanged && kind != Kind::ProviderChanged;
}

template <typename T>
QString textOf(const std::optional<T> &value)
{
    if (!value)
        return {};
    if constexpr (std::is_same_v<T, bool>)
        return *value ? u"true"_s : u"false"_s;
    else
        return QString::number(*value);
}

QList<std::pair<QString, QString>> limitsOf(const ServiceProviderConfig &config)
{
    return {{u"patch"_s, textOf(config.patch)},
            {u"bulk"_s, textOf(config.bulk)},
            {u"bulk.maxOperations"_s, textOf(config.bulkMaxOperations)},
            {u"bulk.maxPayloadSize"_s, textOf(config.bulkMaxPayloadSize)},
            {u"filter"_s, textOf(config.filter)},
            {u"filter.maxResults"_s, textOf(config.filterMaxResults)},
            {u"changePassword"_s, textOf(config.changePassword)},
            {u"sort"_s, textOf(config.sort)},
            {u"etag"_s, textOf(config.etag)},
            {u"pagination.cursor"_s, textOf(config.cursorPagination)},
            {u"pagination.index"_s, textOf(config.indexPagination)},
            {u"pagination.defaultPageSize"_s, textOf(config.defaultPageSize)},
            {u"pagination.maxPageSize"_s, textOf(config.maxPageSize)},
            {u"pagination.cursorTimeout"_s, textOf(config.cursorTimeout)}};
}

} // namespace

QString SchemaChange::toString() const
{
    switch (kind) {
    case Kind::TypeAdded:
        return u"resource type %1 is new"_s.arg(subject);
    case Kind::TypeRemoved:
        return u"resource type %1 is gone"_s.arg(subject);
    case Kind::TypeChanged:
        return u"resource type %1: %2 was %3, is %4"_s.arg(subject, what, was.isEmpty() ? u"not set"_s : was, now.isEmpty() ? u"not set"_s : now);
    case Kind::SchemaAdded:
        return u"schema %1 is new"_s.arg(subject);
    case Kind::SchemaRemoved:
        return u"schema %1 is gone"_s.arg(subject);
    case Kind::AttributeAdded:
        return u"attribute %1 is new"_s.arg(subject);
    case Kind::AttributeRemoved:
        return u"attribute %1 is gone"_s.arg(subject);
    case Kind::AttributeChanged:
        return u"attribute %1: %2 was %3, is %4"_s.arg(subject, what, was.isEmpty() ? u"not set"_s : was, now.isEmpty() ? u"not set"_s : now);
    case Kind::ProviderChanged:
        return u"%1 was %2, is %3"_s.arg(subject, was.isEmpty() ? u"not said"_s : was, now.isEmpty() ? u"not said"_s : now);
    }
    return {};
}

Json SchemaChange::toJson() const
{
    Json json = Json::object({{u"subject"_s, subject}, {u"what"_s, what}, {u"was"_s, was}, {u"now"_s, now}});
    for (const auto &[known, name] : kindNames()) {
        if (known == kind)
            json.set(u"kind"_s, name);
    }
    return json;
}

std::optional<SchemaChange> SchemaChange::fromJson(const Json &json)
{
    const QString kind = json.value(u"kind").toString();
    for (const auto &[known, name] : kindNames()) {
        if (name == kind)
            return SchemaChange {.kind = known, .subject = json.value(u"subject").toString(), .what = json.value(u"what").toString(), .was = json.value(u"was").toString(), .now = json.value(u"now").toString()};
    }
    return {};
}

QList<SchemaChange> schemaDrift(const QList<ResourceType> &typesBefore, const QList<Schema> &before, const QList<ResourceType> &typesNow, const QList<Schema> &now)
{
    QList<SchemaChange> changes;
    const auto typeCalled = [](const QList<ResourceType> &all, const QString &name) {
        const auto found = std::find_if(all.cbegin(), all.cend(), [&name](const ResourceType &type) { return type.name.compare(name, Qt::CaseInsensitive) == 0; });
        return found == all.cend() ? nullptr : &*found;
    };
    for (const ResourceType &type : typesNow) {
        if (const ResourceType *old = typeCalled(typesBefore, type.name))
            compareTypes(changes, *old, type);
        else
            changes.append({.kind = Kind::TypeAdded, .subject = type.name});
    }
    for (const ResourceType &type : typesBefore) {
        if (typeCalled(typesNow, type.name) == nullptr)
            changes.append({.kind = Kind::TypeRemoved, .subject = type.name});
    }
    const auto find = [](const QList<Schema> &all, const QString &id) {
        const auto found = std::find_if(all.cbegin(), all.cend(), [&id](const Schema &schema) { return schema.id.compare(id, Qt::CaseInsensitive) == 0; });
        return found == all.cend() ? nullptr : &*found;
    };
    for (const Schema &schema : now) {
        if (const Schema *old = find(before, schema.id))
            compareAttributes(changes, schema.id + u':', old->attributes, schema.attributes);
        else
            changes.append({.kind = Kind::SchemaAdded, .subject = schema.id});
    }
    for (const Schema &schema : before) {
        if (find(now, schema.id) == nullptr)
            changes.append({.kind = Kind::SchemaRemoved, .subject = schema.id});
    }
    return changes;
}

/// What went and came back may have come back as something else: both stay.
QList<SchemaChange> joinedDrift(const QList<SchemaChange> &first, const QList<SchemaChange> &then)
{
    QList<SchemaChange> joined = first;
    for (const SchemaChange &change : then) {
        const auto isOf = [&change](const SchemaChange &each, Kind kind) { return each.kind == kind && each.subject == change.subject && each.what == change.what; };
        const auto came = std::find_if(joined.begin(), joined.end(), [&](const SchemaChange &each) { return isRemovalOf(change.kind, each.kind) && isOf(each, each.kind); });
        if (came != joined.end()) { // and went, with all that became of it meanwhile
            const QString below = change.subject + (change.kind == Kind::SchemaRemoved ? u':' : u'.');
            joined.erase(std::remove_if(came, joined.end(), [&](const SchemaChange &each) { return each.subject == change.subject || each.subject.startsWith(below); }), joined.end());
            continue;
        }
        const auto known = std::find_if(joined.begin(), joined.end(), [&](const SchemaChange &each) { return isOf(each, change.kind); });
        if (known == joined.end())
            joined.append(change);
        else if (!isComingOrGoing(change.kind) && known->was == change.now)
            joined.erase(known);
        else
            known->now = change.now;
    }
    return joined;
}

QList<SchemaChange> schemaDrift(const ServiceDescription &before, const ServiceDescription &now)
{
    QList<SchemaChange> changes = schemaDrift(before.resourceTypes, before.schemas, now.resourceTypes, now.schemas);
    const auto was = limitsOf(before.config);
    const auto is = limitsOf(now.config);
    for (qsizetype i = 0; i < is.size(); ++i) {
        if (was[i].second != is[i].second)
            changes.append({.kind = Kind::ProviderChanged, .subject = is[i].first, .was = was[i].second, .now = is[i].second});
    }
    return changes;
}

} // namespace Provost
