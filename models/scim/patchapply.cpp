// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patch.h"

#include "scim/patchvalues.h"

#include <QMultiHash>

#include <algorithm>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Op = PatchOperation::Op;

Error refusal(QLatin1StringView scimType, const QString &detail)
{
    return {.kind = ErrorKind::Scim, .detail = detail, .httpStatus = 400, .scimType = scimType};
}

/// Beyond this many descriptions without a value, comparing each with all takes too long.
constexpr size_t mostDescribed = 100;

/// The names from a top attribute down to an operation's target, with what the schema says of each (nullptr: nothing).
struct Route {
    QStringList names {};
    QList<const Attribute *> definitions {};
    const Attribute *definition(qsizetype level) const { return definitions.value(level); }
};

/// The object that a filter of nothing but `eq` clauses describes; none for any other filter.
std::optional<Json> describedBy(const Filter &filter)
{
    if (filter.kind() == Filter::Kind::Compare && filter.op() == CompareOp::Eq && filter.name().subAttribute.isEmpty())
        return Json::object({{filter.name().attribute, filter.value()}});
    if (filter.kind() != Filter::Kind::And)
        return std::nullopt;
    Json whole;
    for (const Filter &operand : filter.operands()) {
        const auto part = describedBy(operand);
        if (!part)
            return std::nullopt;
        whole.set(part->members().front().first, part->members().front().second);
    }
    return whole;
}

/// One operation with a path, worked out on the values along its route. Every function gives the new value; Undefined removes it.
class Edit
{
public:
    Edit(const PatchOperation &operation, Route route)
        : m_op(operation.op)
        , m_value(operation.value)
        , m_filter(operation.path ? operation.path->filter : std::nullopt)
        , m_route(std::move(route))
    {
    }
    Result<Json> edited(const Json &current) const
    {
        auto after = at(0, current);
        return after ? checked(current, std::move(after).value()) : after;
    }

private:
    bool isLast(qsizetype level) const { return level + 1 == m_route.names.size(); }
    Result<Json> at(qsizetype level, const Json &current) const;
    Result<Json> below(qsizetype level, const Json &object) const;
    Result<Json> eachElement(qsizetype level, const Json &array) const;
    Result<Json> selected(const Json &current) const;
    Result<Json> created(Json::Array elements) const;
    Result<Json> element(const Json &current) const;
    Result<Json> whole(const Json &current, const Attribute *attribute) const;
    Result<Json> assigned(const Json &current, const Attribute *attribute) const;
    Result<Json> removed(const Json &current) const;
    Result<Json> merged(const Json &current, const Json &addition, const Attribute *attribute) const;
    Result<Json> checked(const Json &before, Json after) const;
    QString path() const { return m_route.names.join(u'.'); }

    Op m_op;
    const Json &m_value;
    std::optional<Filter> m_filter;
    Route m_route;
    mutable bool m_isMade = false; ///< the value at work is a new one, and new values take their immutable parts
};

Result<Json> Edit::at(qsizetype level, const Json &current) const
{
    if (level == 0 && m_filter)
        return selected(current);
    const Attribute *attribute = m_route.definition(level);
    if (isLast(level))
        return whole(current, attribute);
    if (current.isArray())
        return eachElement(level, current);
    if (attribute && attribute->multiValued)
        return refusal("noTarget"_L1, u"%1 has no values"_s.arg(path()));
    if (!isUnassigned(current) && !current.isObject())
        return refusal("invalidPath"_L1, u"%1 has no sub-attributes"_s.arg(m_route.names[level]));
    return below(level, current);
}

/// `object` with the next name on the route edited in it.
Result<Json> Edit::below(qsizetype level, const Json &object) const
{
    const QString &name = m_route.names[level + 1];
    auto inner = at(level + 1, object.value(name));
    if (!inner)
        return inner;
    Json whole = object.isObject() ? object : Json(Json::Object());
    if (inner->isUndefined())
        whole.remove(name);
    else
        whole.set(name, std::move(inner).value());
    return whole.size() == 0 ? Json() : whole;
}

Result<Json> Edit::eachElement(qsizetype level, const Json &array) const
{
    Json::Array elements;
    for (const Json &one : array.items()) {
        auto after = below(level, one);
        if (!after)
            return after;
        if (!after->isUndefined())
            elements.push_back(std::move(after).value());
    }
    if (m_op != Op::Remove && m_route.names[level + 1].compare("primary"_L1, Qt::CaseInsensitive) == 0)
        keepOnePrimary(elements); // RFC 7644 section 3.5.2
    return elements.empty() ? Json() : Json(std::move(elements));
}

/// RFC 7644 section 3.5.2: the values that the path's filter selects.
Result<Json> Edit::selected(const Json &current) const
{
    if (!isUnassigned(current) && !current.isArray() && !current.isObject())
        return refusal("invalidPath"_L1, u"%1 is not multi-valued"_s.arg(path()));
    const Json::Array before = current.isObject() ? Json::Array {current} : current.items();
    Json::Array elements;
    qsizetype touched = -1;
    for (const Json &one : before) {
        if (!m_filter->matchesElement(one, m_route.definition(0))) {
            elements.push_back(one);
            continue;
        }
        auto after = isLast(0) ? element(one) : below(0, one);
        if (!after)
            return after;
        touched = touched < 0 ? qsizetype(elements.size()) : touched;
        if (!after->isUndefined())
            elements.push_back(std::move(after).value());
    }
    if (touched < 0)
        return created(std::move(elements));
    if (m_op != Op::Remove && touched < qsizetype(elements.size()) && elements[size_t(touched)].value(u"primary").toBool())
        keepOnePrimary(elements, touched);
    if (elements.empty())
        return Json();
    return current.isObject() ? elements.front() : Json(std::move(elements));
}

/// Nothing was selected: an add makes what its filter describes, all else has no target (RFC 7644 table 9).
Result<Json> Edit::created(Json::Array elements) const
{
    const auto described = describedBy(*m_filter);
    if (m_op != Op::Add || !described)
        return refusal("noTarget"_L1, u"%1[%2] selects nothing"_s.arg(m_route.names.front(), m_filter->toString()));
    m_isMade = true;
    auto made = isLast(0) ? element(*described) : below(0, *described);
    if (!made)
        return made;
    return Json(withAdded(elements, {std::move(made).value()}));
}

/// A whole selected value: replace puts another in its place, add merges.
Result<Json> Edit::element(const Json &current) const
{
    if (m_op == Op::Remove)
        return Json();
    const Attribute *attribute = m_route.definition(0);
    const Json given = m_value.isArray() && m_value.size() == 1 ? m_value.at(0) : m_value;
    auto value = given.isArray() ? Result<Json>(Json()) : coerced(given, attribute);
    if (!value)
        return value;
    const Json single = attribute && attribute->multiValued ? value->at(0) : *value;
    if (single.isUndefined())
        return refusal("invalidValue"_L1, u"%1: one value is needed for each one selected"_s.arg(path()));
    return m_op == Op::Add && single.isObject() ? merged(current, single, attribute) : single;
}

/// What stands at the end of the route; an immutable part of a value that is there stays (RFC 7643 section 7).
Result<Json> Edit::whole(const Json &current, const Attribute *attribute) const
{
    auto after = assigned(current, attribute);
    const bool isFixedPart = m_route.names.size() > 1 && !m_isMade && !isUnassigned(current) && attribute && attribute->mutability == Attribute::Mutability::Immutable;
    if (after && isFixedPart && !sameAssigned(current, *after))
        return refusal("mutability"_L1, u"%1 is immutable"_s.arg(path()));
    return after;
}

Result<Json> Edit::assigned(const Json &current, const Attribute *attribute) const
{
    if (m_op == Op::Remove)
        return removed(current);
    if (isUnassigned(m_value))
        return m_op == Op::Add ? current : Json();
    auto value = coerced(m_value, attribute);
    if (!value)
        return value;
    const bool multiValued = attribute ? attribute->multiValued : current.isArray();
    if (multiValued) {
        Json::Array elements = value->isArray() ? value->items() : Json::Array {*value};
        if (m_op == Op::Add)
            elements = withAdded(current.isArray() ? current.items() : Json::Array {}, elements);
        else
            keepOnePrimary(elements);
        return elements.empty() ? Json() : Json(std::move(elements));
    }
    // RFC 7644 section 3.5.2.3: sub-attributes that are not named stay, on replace too
    if (value->isObject())
        return merged(current, *value, attribute);
    return value;
}

/// Is `element` what a remove's `wanted` describes? By its value (and type, where both have one) if that is given, else by all that is;
/// null asks for absence.
bool isDescribed(const Json &element, const Json &wanted)
{
    if (!wanted.isObject() || !element.isObject())
        return (wanted.isObject() ? wanted.value(u"value") : wanted).scalarText()
            == (element.isObject() ? element.value(u"value") : element).scalarText();
    const bool byValue = !isUnassigned(wanted.value(u"value"));
    return std::all_of(wanted.members().begin(), wanted.members().end(), [&](const Json::Member &member) {
        const Json own = element.value(member.first);
        const auto is = [&member](QLatin1StringView name) { return member.first.compare(name, Qt::CaseInsensitive) == 0; };
        if (member.second.isNull())
            return isUnassigned(own);
        if (byValue && !is("value"_L1))
            return !is("type"_L1) || isUnassigned(own) || own == member.second;
        return sameAssigned(own, member.second);
    });
}

QString valueText(const Json &one)
{
    return (one.isObject() ? one.value(u"value") : one).scalarText();
}

/// RFC 7644 knows no value on a remove, but several servers and clients take "remove these of the list" for it.
Result<Json> Edit::removed(const Json &current) const
{
    if (isUnassigned(m_value) || !current.isArray())
        return Json();
    const Json::Array unwanted = m_value.isArray() ? m_value.items() : Json::Array {m_value};
    if (unwanted.size() > mostDescribed && std::any_of(unwanted.begin(), unwanted.end(), [](const Json &one) { return valueText(one).isEmpty(); }))
        return refusal("invalidValue"_L1, u"%1: more than %2 values to be removed need a \"value\" each"_s.arg(path()).arg(mostDescribed));
    QMultiHash<QString, Json> byValue; // large groups: looking through all for each would take the square
    for (const Json &one : unwanted)
        byValue.insert(valueText(one), one);
    const auto isUnwanted = [&](const Json &element) {
        const QString text = valueText(element);
        const auto describes = [&](const QString &key) {
            const auto [begin, end] = std::as_const(byValue).equal_range(key);
            return std::any_of(begin, end, [&](const Json &one) { return isDescribed(element, one); });
        };
        return describes(text) || (!text.isEmpty() && describes({}));
    };
    Json::Array rest = current.items();
    std::erase_if(rest, isUnwanted);
    return rest.empty() ? Json() : Json(std::move(rest));
}

Result<Json> Edit::merged(const Json &current, const Json &addition, const Attribute *attribute) const
{
    Json whole = current.isObject() ? current : Json(Json::Object());
    for (const Json::Member &member : addition.members()) {
        const Attribute *sub = attribute ? attribute->subAttribute(member.first) : nullptr;
        const Json before = whole.value(member.first);
        if (sub && sub->mutability == Attribute::Mutability::Immutable && !isUnassigned(before) && !sameAssigned(before, member.second))
            return refusal("mutability"_L1, u"%1.%2 is immutable"_s.arg(path(), sub->name));
        if (isUnassigned(member.second))
            whole.remove(member.first);
        else
            whole.set(member.first, member.second);
    }
    return whole.size() == 0 ? Json() : whole;
}

/// RFC 7644 section 3.5.2: what is read-only, immutable or required does not change; saying again what is there is no change.
Result<Json> Edit::checked(const Json &before, Json after) const
{
    if (sameAssigned(before, after))
        return before;
    for (const Attribute *attribute : m_route.definitions) {
        if (attribute && attribute->mutability == Attribute::Mutability::ReadOnly)
            return refusal("mutability"_L1, u"%1 is read-only"_s.arg(path()));
    }
    const Attribute *last = m_route.definitions.last();
    const bool isWhole = m_route.names.size() == 1; // parts are looked at where they are changed
    if (last && last->mutability == Attribute::Mutability::Immutable && isWhole && !isUnassigned(before))
        return refusal("mutability"_L1, u"%1 is immutable"_s.arg(path()));
    const bool gone = m_route.names.size() == 1 && isUnassigned(after);
    if (last && last->required && (gone || (m_op == Op::Remove && m_route.names.size() > 1)))
        return refusal("mutability"_L1, u"%1 is required (RFC 7644 section 3.5.2.2)"_s.arg(path()));
    return after;
}

class Applier
{
public:
    Applier(const Json &resource, const ResourceSchema &schema)
        : m_resource(resource)
        , m_schema(schema)
    {
    }
    Result<void> run(const PatchOperation &operation);
    Json finished();

private:
    Result<void> runOnObject(const PatchOperation &operation, const QString &urn);
    Result<void> runOnMember(const PatchOperation &operation, const QString &urn, const Json::Member &member);
    Result<void> runOnPath(const PatchOperation &operation);
    Result<Route> route(const AttributePath &path, const Json &container) const;
    bool isCore(const QString &urn) const { return urn.isEmpty() || urn.compare(m_schema.core().id, Qt::CaseInsensitive) == 0; }

    Json m_resource;
    const ResourceSchema &m_schema;
};

Result<void> Applier::run(const PatchOperation &operation)
{
    if (!operation.path)
        return runOnObject(operation, {});
    const AttributeName &name = operation.path->name;
    if (!name.attribute.isEmpty())
        return runOnPath(operation);
    if (!isCore(name.schema) && !m_schema.extension(name.schema) && !m_resource.contains(name.schema))
        return refusal("invalidPath"_L1, u"%1 is no schema of this resource"_s.arg(name.schema));
    if (operation.op != Op::Remove)
        return runOnObject(operation, name.schema);
    if (isCore(name.schema))
        return refusal("noTarget"_L1, u"a whole resource is not removed by PATCH"_s);
    m_resource.remove(name.schema);
    return {};
}

/// A value that is an object of attributes: every one of them is an operation of its own.
Result<void> Applier::runOnObject(const PatchOperation &operation, const QString &urn)
{
    if (!operation.value.isObject())
        return refusal("invalidValue"_L1, u"an object of attributes is needed"_s);
    constexpr qsizetype most = 1'000; // no resource has more; looking up each among the others takes the square
    if (operation.value.size() > most)
        return refusal("invalidValue"_L1, u"an object of more than %1 attributes"_s.arg(most));
    for (const Json::Member &member : operation.value.members()) {
        if (auto done = runOnMember(operation, urn, member); !done)
            return done;
    }
    return {};
}

Result<void> Applier::runOnMember(const PatchOperation &operation, const QString &urn, const Json::Member &member)
{
    // the server keeps `schemas` true by itself, see finished()
    if (urn.isEmpty() && member.first.compare("schemas"_L1, Qt::CaseInsensitive) == 0)
        return {};
    auto path = AttributePath::parse(member.first);
    if (!path)
        return refusal("invalidPath"_L1, u"\"%1\" is no attribute"_s.arg(member.first.left(200)));
    if (path->name.schema.isEmpty())
        path->name.schema = urn;
    else if (!m_schema.extension(path->name.schema) && m_schema.extension(member.first))
        path->name = {.schema = member.first, .attribute = {}, .subAttribute = {}};
    return run({.op = operation.op, .path = std::move(path).value(), .value = member.second});
}

Result<Route> Applier::route(const AttributePath &path, const Json &container) const
{
    Route route {.names = {path.name.attribute}};
    const QString &sub = path.filter ? path.subAttribute : path.name.subAttribute;
    if (!sub.isEmpty())
        route.names += sub.split(u'.');
    const Attribute *attribute = m_schema.findTop(path.name);
    // a schema may not tell everything; what the resource holds can be changed
    if (!attribute && !m_schema.core().id.isEmpty() && !container.contains(path.name.attribute))
        return refusal("invalidPath"_L1, u"%1 is no attribute of this resource"_s.arg(path.name.toString()));
    route.definitions << attribute;
    for (qsizetype i = 1; i < route.names.size(); ++i) {
        const Attribute *parent = attribute;
        attribute = parent ? parent->subAttribute(route.names[i]) : nullptr;
        const bool known = !parent || attribute || parent->type == Attribute::Type::Unknown || parent->subAttributes.isEmpty();
        if (!known || (parent && !attribute && parent->type != Attribute::Type::Complex && parent->type != Attribute::Type::Unknown))
            return refusal("invalidPath"_L1, u"%1 has no sub-attribute %2"_s.arg(parent->name, route.names[i]));
        route.definitions << attribute;
    }
    return route;
}

Result<void> Applier::runOnPath(const PatchOperation &operation)
{
    const AttributeName &name = operation.path->name;
    const bool core = isCore(name.schema);
    if (!core && !m_schema.extension(name.schema) && !m_resource.contains(name.schema))
        return refusal("invalidPath"_L1, u"%1 is no schema of this resource"_s.arg(name.schema));
    // Taken out while it is edited: what is held twice is copied with each operation. An error ends all of them.
    Json container = core ? std::exchange(m_resource, {}) : m_resource.value(name.schema);
    if (!core && container.isObject())
        m_resource.set(name.schema, Json());
    auto way = route(*operation.path, container);
    if (!way)
        return way.error();
    auto after = Edit(operation, std::move(way).value()).edited(container.value(name.attribute));
    if (!after)
        return after.error();
    if (isUnassigned(*after))
        container.remove(name.attribute);
    else
        container.set(name.attribute, std::move(after).value());
    if (core)
        m_resource = std::move(container);
    else if (container.size() == 0)
        m_resource.remove(name.schema);
    else
        m_resource.set(name.schema, std::move(container));
    return {};
}

/// RFC 7643 section 3: `schemas` names exactly the extensions that hold something.
Json Applier::finished()
{
    Json schemas = m_resource.value(u"schemas");
    if (!schemas.isArray())
        return m_resource;
    for (const Schema &extension : m_schema.extensions()) {
        const auto &urns = schemas.items();
        const auto listed = std::find_if(urns.begin(), urns.end(), [&](const Json &urn) {
            return urn.toString().compare(extension.id, Qt::CaseInsensitive) == 0;
        });
        const bool holds = !holdsNothing(m_resource.value(extension.id));
        if (holds && listed == urns.end())
            schemas.append(extension.id);
        else if (!holds && listed != urns.end())
            schemas.removeAt(listed - urns.begin());
    }
    m_resource.set(u"schemas"_s, schemas);
    return m_resource;
}

} // namespace

Result<Json> Patch::apply(const Json &resource, const ResourceSchema &schema) const
{
    Applier applier(resource, schema);
    for (size_t i = 0; i < operations.size(); ++i) {
        if (const auto done = applier.run(operations[i]); !done) {
            Error error = done.error();
            error.detail = u"operation %1: %2"_s.arg(QString::number(i + 1), error.detail);
            return error;
        }
    }
    return applier.finished();
}

} // namespace Provost
