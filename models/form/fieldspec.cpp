// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/fieldspec.h"

#include "scim/patchvalues.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// The member's name as the object spells it.
QString spelled(const Json &object, const QString &name)
{
    for (const auto &[key, value] : object.members()) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return key;
    }
    return name;
}

QStringList pathOf(const AttributeName &name, const Json &resource)
{
    QStringList path;
    // a core attribute may carry its own schema's URN and stands at the top all the same
    if (!name.schema.isEmpty() && (resource.contains(name.schema) || !name.schema.contains(u":schemas:core:"_s, Qt::CaseInsensitive)))
        path << name.schema;
    path << name.attribute;
    if (!name.subAttribute.isEmpty())
        path << name.subAttribute.split(u'.');
    return path;
}

void setAt(Json &object, const QStringList &path, qsizetype at, const Json &value)
{
    const QString key = spelled(object, path.at(at));
    if (at + 1 == path.size()) {
        if (isUnassigned(value))
            object.remove(key);
        else
            object.set(key, value);
        return;
    }
    Json inner = object.value(key);
    if (!inner.isObject())
        inner = Json::object();
    setAt(inner, path, at + 1, value);
    if (inner.size() > 0)
        object.set(key, inner);
    else
        object.remove(key);
}

void overlayAt(Json &object, const QStringList &path, qsizetype at, const Json &value)
{
    if (at + 1 == path.size()) {
        object.set(path.at(at), isUnassigned(value) ? Json(nullptr) : value);
        return;
    }
    Json inner = object.value(path.at(at));
    if (!inner.isObject())
        inner = Json::object();
    overlayAt(inner, path, at + 1, value);
    object.set(path.at(at), inner);
}

} // namespace

FieldLock FieldSpec::lock(bool creating) const
{
    if (readOnly)
        return FieldLock::ServersOwn;
    if (unsupported)
        return FieldLock::Unsupported;
    if (!creating && immutable)
        return FieldLock::AfterCreation;
    if (!creating && createOnly)
        return FieldLock::CreateOnly;
    return FieldLock::None;
}

const FieldSpec *FieldSpec::part(QStringView partName) const
{
    const auto found = std::find_if(parts.cbegin(), parts.cend(), [partName](const FieldSpec &one) {
        return partName.compare(one.name.attribute, Qt::CaseInsensitive) == 0;
    });
    return found == parts.cend() ? nullptr : &*found;
}

bool FieldSpec::fits(const Json &value) const
{
    if (isUnassigned(value) || kind == FieldKind::Json)
        return true;
    if (kind != FieldKind::Values)
        return !value.isArray() && !value.isObject();
    if (!value.isArray())
        return false;
    return std::all_of(value.items().begin(), value.items().end(),
                       [this](const Json &item) { return !item.isArray() && item.isObject() == !parts.isEmpty(); });
}

Json FieldSpec::valueIn(const Json &resource) const
{
    return name.valueIn(resource);
}

void FieldSpec::setIn(Json &resource, const Json &value) const
{
    if (!resource.isObject())
        resource = Json::object();
    setAt(resource, pathOf(name, resource), 0, value);
}

void FieldSpec::addTo(Json &overlay, const Json &value) const
{
    if (!overlay.isObject())
        overlay = Json::object();
    overlayAt(overlay, pathOf(name, overlay), 0, value);
}

} // namespace Provost
