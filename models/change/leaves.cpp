// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/leaves.h"

#include "scim/patchvalues.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

bool isOwnOfProvider(const QString &name)
{
    static const QStringList names {u"id"_s, u"meta"_s, u"schemas"_s};
    return names.contains(name, Qt::CaseInsensitive);
}

void collect(const QString &path, const Json &value, bool isExtension, Leaves &leaves)
{
    if (isUnassigned(value))
        return;
    if (!value.isObject()) {
        leaves.insert(path.toLower(), {path, value});
        return;
    }
    for (const auto &[name, part] : value.members())
        collect(path + (isExtension ? u':' : u'.') + name, part, false, leaves);
}

/// The extension's URN and the attribute, or only the attribute, as a path.
QString pathText(const AttributeName &name)
{
    QString text = name.schema;
    if (!name.attribute.isEmpty())
        text = text.isEmpty() ? name.attribute : text + u':' + name.attribute;
    return name.subAttribute.isEmpty() ? text : text + u'.' + name.subAttribute;
}

/// Overlays name objects member by member; anything else is one value, null included.
void collectTouched(const QString &path, const Json &value, bool isExtension, QStringList &paths)
{
    if (!value.isObject()) {
        paths << path;
        return;
    }
    for (const auto &[name, part] : value.members())
        collectTouched(path + (isExtension ? u':' : u'.') + name, part, false, paths);
}

void collectTop(const Json &attributes, QStringList &paths)
{
    for (const auto &[name, value] : attributes.members()) {
        if (!isOwnOfProvider(name))
            collectTouched(name, value, name.contains(u':'), paths);
    }
}

bool contains(const QString &outer, const QString &inner)
{
    return inner.startsWith(outer, Qt::CaseInsensitive)
        && (inner.size() == outer.size() || inner[outer.size()] == u'.' || inner[outer.size()] == u':');
}

} // namespace

Leaves leavesOf(const Json &resource)
{
    Leaves leaves;
    for (const auto &[name, value] : resource.members()) {
        if (!isOwnOfProvider(name))
            collect(name, value, name.contains(u':'), leaves);
    }
    return leaves;
}

QStringList differingPaths(const Json &was, const Json &now, bool wasWhole)
{
    const Leaves before = leavesOf(was);
    const Leaves after = leavesOf(now);
    QStringList paths;
    for (const Leaf &leaf : before) {
        const auto other = after.constFind(leaf.path.toLower());
        if (other == after.cend() || canonicalBytes(other->value) != canonicalBytes(leaf.value))
            paths << leaf.path;
    }
    for (auto leaf = after.cbegin(); wasWhole && leaf != after.cend(); ++leaf) {
        if (!before.contains(leaf.key()))
            paths << leaf->path;
    }
    return paths;
}

QStringList touchedPaths(const Change &change)
{
    QStringList paths;
    if (change.kind != ChangeKind::Update)
        return paths;
    collectTop(change.attributes, paths);
    for (const PatchOperation &operation : change.operations) {
        if (operation.path)
            paths << pathText(operation.path->name);
        else
            collectTop(operation.value, paths);
    }
    return paths;
}

QStringList overlapping(const QStringList &paths, const QStringList &others)
{
    QStringList found;
    for (const QString &path : paths) {
        const bool touches = std::any_of(others.cbegin(), others.cend(), [&path](const QString &other) { return contains(path, other) || contains(other, path); });
        if (touches)
            found << path;
    }
    return found;
}

namespace {

bool isOnRequest(const Attribute &attribute)
{
    const auto isAsked = [](const Attribute &one) { return one.returned == Attribute::Returned::Request; };
    const bool isMembership = attribute.name.compare("members"_L1, Qt::CaseInsensitive) == 0 || attribute.name.compare("groups"_L1, Qt::CaseInsensitive) == 0;
    return !isMembership && (isAsked(attribute) || std::any_of(attribute.subAttributes.cbegin(), attribute.subAttributes.cend(), isAsked));
}

} // namespace

QStringList shownOnRequest(const QStringList &paths, const ResourceSchema &schema)
{
    QStringList names;
    const auto add = [&names](const QString &urn, const Attribute &attribute) {
        const QString name = AttributeName {urn, attribute.name, {}}.toString();
        if (isOnRequest(attribute) && !names.contains(name))
            names << name;
    };
    for (const QString &path : paths) {
        const Schema *extension = schema.extension(path);
        for (const Attribute &attribute : extension ? extension->attributes : QList<Attribute>())
            add(path, attribute);
        const auto name = extension ? Result<AttributeName>(AttributeName()) : AttributeName::parse(path);
        const Attribute *top = name && !name->attribute.isEmpty() ? schema.findTop(*name) : nullptr;
        if (top != nullptr)
            add(name->schema, *top);
    }
    return names;
}

} // namespace Provost
