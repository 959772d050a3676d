// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/conflict.h"

#include "change/secrets.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool isIgnored(const QString &name)
{
    for (const auto ignored : {"schemas"_L1, "meta"_L1, "id"_L1, "members"_L1, "groups"_L1}) {
        if (name.compare(ignored, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

bool isEmptyValue(const Json &value)
{
    return value.isUndefined() || value.isNull() || ((value.isArray() || value.isObject()) && value.size() == 0);
}

bool isWritable(const AttributeName &name, const ResourceSchema &schema)
{
    const Attribute *top = schema.findTop(name);
    const Attribute *attribute = schema.find(name);
    const auto isReadOnly = [](const Attribute *a) { return a != nullptr && a->mutability == Attribute::Mutability::ReadOnly; };
    return !isReadOnly(top) && !isReadOnly(attribute);
}

bool isOnRequest(const Attribute &top, const Attribute *attribute)
{
    return top.returned == Attribute::Returned::Request || (attribute != nullptr && attribute->returned == Attribute::Returned::Request);
}

bool isNeverShown(const Attribute *top, const Attribute *attribute)
{
    const auto isHidden = [](const Attribute *a) { return a != nullptr && (a->returned == Attribute::Returned::Never || a->mutability == Attribute::Mutability::WriteOnly); };
    return isHidden(top) || isHidden(attribute);
}

/// A value without what the provider adds to it by itself.
Json bare(const Json &value, const Attribute *attribute)
{
    Json result = value;
    for (qsizetype i = 0; i < qsizetype(value.items().size()); ++i)
        result.setAt(i, bare(value.at(i), attribute));
    for (const auto &[name, part] : value.members()) {
        const Attribute *sub = attribute != nullptr ? attribute->subAttribute(name) : nullptr;
        const bool isProviders = name == "$ref"_L1 || (sub != nullptr && sub->mutability == Attribute::Mutability::ReadOnly);
        if (isProviders)
            result.remove(name);
    }
    return result;
}

class Comparing
{
public:
    Comparing(const ResourceSchema &schema, const QList<OwnWrite> &own)
        : m_schema(schema)
        , m_own(own)
    {
    }
    void compare(const Json &was, const Json &now, const Json &yours);
    ThreeWay result;

private:
    void visit(const AttributeName &name, const Json &was, const Json &now, const Json &yours);
    void visitParts(const AttributeName &name, const Json &was, const Json &now, const Json &yours);
    void noteOwn(AttributeVersions &versions) const;
    [[nodiscard]] static AttributeName partOf(const AttributeName &name, const QString &part);

    const ResourceSchema &m_schema;
    const QList<OwnWrite> &m_own;
};

/// The names of all three, each once, in the order in which they are met.
QStringList namesIn(const Json &was, const Json &now, const Json &yours)
{
    QStringList names;
    for (const Json &object : {was, now, yours}) {
        for (const auto &[name, value] : object.members()) {
            if (!names.contains(name, Qt::CaseInsensitive))
                names << name;
        }
    }
    return names;
}

void Comparing::compare(const Json &was, const Json &now, const Json &yours)
{
    for (const QString &name : namesIn(was, now, yours)) {
        if (isIgnored(name))
            continue;
        const AttributeName attribute = name.contains(u':') ? AttributeName {.schema = name, .attribute = {}, .subAttribute = {}}
                                                             : AttributeName {.schema = {}, .attribute = name, .subAttribute = {}};
        visit(attribute, was.value(name), now.value(name), yours.value(name));
    }
}

AttributeName Comparing::partOf(const AttributeName &name, const QString &part)
{
    AttributeName result = name;
    if (name.attribute.isEmpty())
        result.attribute = part;
    else
        result.subAttribute = name.subAttribute.isEmpty() ? part : name.subAttribute + u'.' + part;
    return result;
}

void Comparing::visitParts(const AttributeName &name, const Json &was, const Json &now, const Json &yours)
{
    for (const QString &part : namesIn(was, now, yours))
        visit(partOf(name, part), was.value(part), now.value(part), yours.value(part));
}

/// Per key one of the three, if no key was changed on both sides in different ways.
std::optional<Json> mergedValues(const Json &was, const Json &theirs, const Json &yours)
{
    const auto hasTypes = [](const Json &list) {
        QSet<QString> types;
        for (const Json &item : list.items())
            types.insert(item.value(u"type").toString().toLower());
        return qsizetype(types.size()) == list.size() && !types.contains(QString());
    };
    const bool byType = hasTypes(was) && hasTypes(theirs) && hasTypes(yours);
    const auto keyOf = [byType](const Json &item) {
        if (byType)
            return item.value(u"type").toString().toLower();
        return item.isObject() ? item.value(u"value").scalarText() : item.scalarText();
    };
    const auto find = [&keyOf](const Json &list, const QString &key) {
        const auto found = std::find_if(list.items().begin(), list.items().end(), [&](const Json &item) { return keyOf(item) == key; });
        return found == list.items().end() ? Json() : *found;
    };
    QStringList keys;
    for (const Json &list : {theirs, yours, was}) {
        for (const Json &item : list.items()) {
            if (!keys.contains(keyOf(item)))
                keys << keyOf(item);
        }
    }
    Json result = Json::array();
    int primaries = 0;
    for (const QString &key : keys) {
        const Json w = find(was, key);
        const Json t = find(theirs, key);
        const Json y = find(yours, key);
        if (t != w && y != w && t != y)
            return {};
        const Json &kept = t == w ? y : t;
        if (kept.isUndefined())
            continue;
        result.append(kept);
        primaries += kept.value(u"primary").toBool() ? 1 : 0;
    }
    return primaries > 1 ? std::nullopt : std::optional(result);
}

void Comparing::visit(const AttributeName &name, const Json &was, const Json &now, const Json &yours)
{
    const auto isComplex = [](const Json &value) { return value.isObject() || value.isUndefined() || value.isNull(); };
    if (!name.attribute.isEmpty() && !isWritable(name, m_schema))
        return;
    if (isComplex(was) && isComplex(now) && isComplex(yours) && (was.isObject() || now.isObject() || yours.isObject()))
        return visitParts(name, was, now, yours);
    const Attribute *attribute = m_schema.findTop(name);
    AttributeVersions versions {.name = name, .was = bare(was, attribute), .theirs = bare(now, attribute), .yours = bare(yours, attribute)};
    if (name.subAttribute.compare("$ref"_L1, Qt::CaseInsensitive) == 0 || (!versions.theyChanged() && !versions.youChanged()))
        return;
    if (isNeverShown(attribute, m_schema.find(name)) && versions.theirs.isUndefined())
        versions.theirs = versions.was; // a password says nothing about anybody
    if (!versions.theyChanged() && !versions.youChanged())
        return;
    // Shown only when it is asked for by name, and nobody asks for what is not edited.
    const bool isUnasked = attribute != nullptr && versions.theirs.isUndefined() && !versions.youChanged() && isOnRequest(*attribute, m_schema.find(name));
    if (isUnasked)
        return;
    if (versions.theyChanged())
        noteOwn(versions);
    const bool areLists = versions.theirs.isArray() && versions.yours.isArray() && (versions.was.isArray() || isEmptyValue(versions.was));
    if (versions.isConflict() && areLists)
        versions.merged = mergedValues(versions.was, versions.theirs, versions.yours);
    result.attributes << versions;
}

/// By one of the writes (what it found, what it left), or by some one after the other.
bool leadsTo(const Json &from, const Json &to, QList<std::pair<Json, Json>> writes)
{
    QList<Json> reached {from};
    while (!reached.isEmpty()) {
        const Json value = reached.takeLast();
        for (qsizetype i = writes.size() - 1; i >= 0; --i) {
            if (!sameValue(writes[i].first, value))
                continue;
            reached << writes.takeAt(i).second;
            if (sameValue(reached.constLast(), to))
                return true;
        }
    }
    return false;
}

void Comparing::noteOwn(AttributeVersions &versions) const
{
    const Attribute *attribute = m_schema.findTop(versions.name);
    QList<std::pair<Json, Json>> own;
    for (const OwnWrite &write : m_own)
        own.emplaceBack(bare(versions.name.valueIn(write.before), attribute), bare(versions.name.valueIn(write.after), attribute));
    versions.isLate = leadsTo(versions.theirs, versions.was, own);
    versions.isOwn = leadsTo(versions.was, versions.theirs, own);
}

void setPart(Json &object, QStringList parts, const Json &value)
{
    const QString name = parts.takeFirst();
    if (parts.isEmpty()) {
        if (isEmptyValue(value))
            object.remove(name);
        else
            object.set(name, value);
        return;
    }
    Json inner = object.value(name).isObject() ? object.value(name) : Json::object();
    setPart(inner, parts, value);
    if (inner.size() > 0)
        object.set(name, inner);
    else
        object.remove(name);
}

QStringList partsOf(const AttributeName &name)
{
    QStringList parts;
    if (!name.schema.isEmpty())
        parts << name.schema;
    if (!name.attribute.isEmpty())
        parts << name.attribute;
    return parts + name.subAttribute.split(u'.', Qt::SkipEmptyParts);
}

} // namespace

void setValueAt(Json &object, const AttributeName &name, const Json &value)
{
    setPart(object, partsOf(name), value);
}

bool sameValue(const Json &a, const Json &b)
{
    if (isEmptyValue(a) || isEmptyValue(b))
        return isEmptyValue(a) && isEmptyValue(b);
    if (!a.isArray() || !b.isArray())
        return a == b;
    return a.size() == b.size() && std::is_permutation(a.items().begin(), a.items().end(), b.items().begin());
}

bool AttributeVersions::theyChanged() const
{
    return !sameValue(was, theirs);
}

bool AttributeVersions::youChanged() const
{
    return !sameValue(was, yours);
}

bool AttributeVersions::isConflict() const
{
    return !isOwn && theyChanged() && youChanged() && !sameValue(theirs, yours);
}

bool ThreeWay::theyChanged() const
{
    return isGone || std::any_of(attributes.cbegin(), attributes.cend(), [](const AttributeVersions &a) { return a.theyChanged() && !a.isOwn; });
}

bool ThreeWay::mayBeLate() const
{
    return std::any_of(attributes.cbegin(), attributes.cend(), [](const AttributeVersions &a) { return a.isLate && !a.isOwn; });
}

bool ThreeWay::hasConflict() const
{
    return isGone || std::any_of(attributes.cbegin(), attributes.cend(), [](const AttributeVersions &a) { return a.isConflict() && !a.merged; });
}

QStringList ThreeWay::theirNames() const
{
    QStringList names;
    for (const AttributeVersions &attribute : attributes) {
        if (attribute.theyChanged() && !attribute.isOwn)
            names << attribute.name.toString();
    }
    return names;
}

Json ThreeWay::toJson() const
{
    Json list = Json::array();
    for (const AttributeVersions &attribute : attributes) {
        Json entry = Json::object({{u"attribute"_s, attribute.name.toString()}, {u"conflict"_s, attribute.isConflict()}});
        const auto set = [&entry, &attribute](const QString &key, const Json &value) {
            const QString name = attribute.name.subAttribute.isEmpty() ? attribute.name.attribute : attribute.name.subAttribute;
            if (!value.isUndefined())
                entry.set(key, withoutSecrets(Json::object({{name, value}})).value(name));
        };
        set(u"was"_s, attribute.was);
        set(u"theirs"_s, attribute.theirs);
        set(u"yours"_s, attribute.yours);
        if (attribute.merged)
            set(u"merged"_s, *attribute.merged);
        if (attribute.isOwn)
            entry.set(u"own"_s, true);
        list.append(entry);
    }
    return Json::object({{u"gone"_s, isGone}, {u"attributes"_s, list}});
}

ThreeWay ThreeWay::fromJson(const Json &json)
{
    ThreeWay versions {.isGone = json.value(u"gone").toBool()};
    const Json list = json.value(u"attributes");
    for (const Json &entry : list.items()) {
        const auto name = AttributeName::parse(entry.value(u"attribute").toString());
        if (!name)
            continue;
        versions.attributes << AttributeVersions {.name = *name, .was = entry.value(u"was"), .theirs = entry.value(u"theirs"), .yours = entry.value(u"yours"),
                                                  .merged = entry.contains(u"merged") ? std::optional(entry.value(u"merged")) : std::nullopt,
                                                  .isOwn = entry.value(u"own").toBool()};
    }
    return versions;
}

ThreeWay compareThreeWays(const Json &was, const Json &now, const Json &yours, const ResourceSchema &schema, const QList<OwnWrite> &own)
{
    Comparing comparing(schema, own);
    comparing.compare(was, now, yours);
    comparing.result.isGone = now.isUndefined();
    return comparing.result;
}

Json settledObject(const Json &now, const ThreeWay &versions, const Resolutions &resolutions)
{
    Json object = now;
    for (const AttributeVersions &attribute : versions.attributes) {
        if (!attribute.youChanged())
            continue;
        const Resolution otherwise = attribute.merged ? Resolution::Merge : Resolution::KeepMine;
        const Resolution resolution = attribute.isConflict() ? resolutions.value(attribute.name.toString(), otherwise) : Resolution::KeepMine;
        if (resolution == Resolution::Merge && attribute.merged)
            setPart(object, partsOf(attribute.name), *attribute.merged);
        else if (resolution == Resolution::KeepMine)
            setPart(object, partsOf(attribute.name), attribute.yours);
    }
    return object;
}

} // namespace Provost
