// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/filter.h"

#include "scim/datetime.h"
#include "scim/decimal.h"
#include "scim/schema.h"

#include <algorithm>

// How absent values compare is left open by RFC 7644; we read it together with RFC 7643 section 2.5, by which absent, null and
// the empty array are one: `eq null` matches what is absent, `ne "x"` too; every other comparison with it fails.
namespace Provost {
namespace {

using Values = std::vector<Json>;
using Ordering = std::partial_ordering;

/// What a Compare compares as.
struct Rule {
    Attribute::Type type = Attribute::Type::Unknown; ///< Unknown: as the JSON values themselves suggest
    bool caseExact = false;
};

Rule ruleFor(const Attribute *attribute)
{
    if (!attribute)
        return {};
    if (attribute->type == Attribute::Type::Complex) // `emails eq "x"` means emails.value
        return ruleFor(attribute->subAttribute(u"value"));
    // RFC 7643 section 2.3.6: binary is case exact, whatever the schema says
    return {.type = attribute->type, .caseExact = attribute->caseExact || attribute->type == Attribute::Type::Binary};
}

/// All scalars under `json`; an element of a multi-valued complex attribute stands for its `value`.
void collect(const Json &json, Values &values)
{
    if (json.isArray()) {
        for (const Json &item : json.items())
            collect(item, values);
    } else if (json.isObject()) {
        const Json value = json.value(u"value");
        if (!value.isObject())
            collect(value, values);
    } else if (!json.isUndefined() && !json.isNull()) {
        values.push_back(json);
    }
}

bool holdsSomething(const Json &json)
{
    switch (json.type()) {
    case Json::Type::Undefined:
    case Json::Type::Null:
        return false;
    case Json::Type::String:
        return !json.toString().isEmpty();
    case Json::Type::Array:
        return std::any_of(json.items().begin(), json.items().end(), holdsSomething);
    case Json::Type::Object:
        return std::any_of(json.members().begin(), json.members().end(),
                           [](const Json::Member &member) { return holdsSomething(member.second); });
    default:
        return true;
    }
}

std::optional<bool> boolOf(const Json &json)
{
    return json.toBool(true) == json.toBool(false) ? std::optional(json.toBool()) : std::nullopt;
}

std::optional<Decimal> decimalOf(const Json &json)
{
    return Decimal::fromText(json.isString() ? json.toString().toUtf8() : json.numberText());
}

Ordering compareBools(const Json &a, const Json &b)
{
    const auto x = boolOf(a);
    const auto y = boolOf(b);
    return x && y ? Ordering(*x <=> *y) : Ordering::unordered;
}

Ordering compareNumbers(const Json &a, const Json &b)
{
    const auto x = decimalOf(a);
    const auto y = decimalOf(b);
    return x && y ? Ordering(*x <=> *y) : Ordering::unordered;
}

Ordering compareTexts(const Json &a, const Json &b, bool caseExact)
{
    if (!a.isString() || !b.isString())
        return Ordering::unordered;
    return a.toString().compare(b.toString(), caseExact ? Qt::CaseSensitive : Qt::CaseInsensitive) <=> 0;
}

Ordering compareInstants(const Json &a, const Json &b, bool caseExact)
{
    const auto x = parseInstant(a.toString());
    const auto y = parseInstant(b.toString());
    return x && y ? Ordering(*x <=> *y) : compareTexts(a, b, caseExact);
}

Ordering compareValues(const Json &a, const Json &b, const Rule &rule)
{
    switch (rule.type) {
    case Attribute::Type::Boolean:
        return compareBools(a, b);
    case Attribute::Type::Integer:
    case Attribute::Type::Decimal:
        return compareNumbers(a, b);
    case Attribute::Type::DateTime:
        return compareInstants(a, b, rule.caseExact);
    case Attribute::Type::Unknown:
        if (a.isBool() && b.isBool())
            return compareBools(a, b);
        if (a.isNumber() && b.isNumber())
            return compareNumbers(a, b);
        return compareInstants(a, b, rule.caseExact);
    default:
        return compareTexts(a, b, rule.caseExact);
    }
}

bool holdsPart(const Json &value, CompareOp op, const Json &part, const Rule &rule)
{
    const auto sensitivity = rule.caseExact ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (!value.isString() || !part.isString())
        return false;
    switch (op) {
    case CompareOp::Co:
        return value.toString().contains(part.toString(), sensitivity);
    case CompareOp::Sw:
        return value.toString().startsWith(part.toString(), sensitivity);
    default:
        return value.toString().endsWith(part.toString(), sensitivity);
    }
}

/// RFC 7644 section 3.4.2.2: booleans and binaries have no order.
bool hasOrder(const Json &value, const Rule &rule)
{
    return !value.isBool() && rule.type != Attribute::Type::Boolean && rule.type != Attribute::Type::Binary;
}

bool holds(const Json &value, CompareOp op, const Json &wanted, const Rule &rule)
{
    const auto order = [&] { return compareValues(value, wanted, rule); };
    switch (op) {
    case CompareOp::Eq:
        return order() == 0;
    case CompareOp::Ne:
        return order() != 0;
    case CompareOp::Gt:
        return hasOrder(value, rule) && order() > 0;
    case CompareOp::Ge:
        return hasOrder(value, rule) && order() >= 0;
    case CompareOp::Lt:
        return hasOrder(value, rule) && order() < 0;
    case CompareOp::Le:
        return hasOrder(value, rule) && order() <= 0;
    case CompareOp::Co:
    case CompareOp::Sw:
    case CompareOp::Ew:
        return holdsPart(value, op, wanted, rule);
    }
    return false;
}

/// Where names are looked up: a resource with its schema, or an element of the attribute before a value path's bracket.
class Scope
{
public:
    Scope(const Json &json, const ResourceSchema *schema)
        : m_json(json)
        , m_schema(schema)
    {
    }
    Scope(const Json &element, const Attribute *parent)
        : m_json(element)
        , m_parent(parent)
        , m_inElement(true)
    {
    }

    bool matches(const Filter &filter) const;

private:
    bool compares(const Filter &filter) const;
    bool anyElement(const Filter &filter) const;
    Json valueOf(const AttributeName &name) const;
    const Attribute *definition(const AttributeName &name) const;

    const Json &m_json;
    const ResourceSchema *m_schema = nullptr;
    const Attribute *m_parent = nullptr;
    bool m_inElement = false;
};

Json Scope::valueOf(const AttributeName &name) const
{
    // an element of a multi-valued attribute without sub-attributes is its own `value`
    if (m_inElement && !m_json.isObject())
        return name.attribute.compare(QLatin1StringView("value"), Qt::CaseInsensitive) == 0 ? m_json : Json();
    if (m_schema && name.schema.compare(m_schema->core().id, Qt::CaseInsensitive) == 0)
        return AttributeName {.schema = {}, .attribute = name.attribute, .subAttribute = name.subAttribute}.valueIn(m_json);
    return name.valueIn(m_json);
}

const Attribute *Scope::definition(const AttributeName &name) const
{
    if (!m_inElement)
        return m_schema ? m_schema->find(name) : nullptr;
    if (!m_parent || m_parent->type != Attribute::Type::Complex)
        return m_parent;
    return m_parent->subAttribute(name.attribute);
}

bool Scope::compares(const Filter &filter) const
{
    Values values;
    collect(valueOf(filter.name()), values);
    if (filter.value().isNull()) {
        if (filter.op() == CompareOp::Ne)
            return !values.empty();
        return filter.op() == CompareOp::Eq && values.empty();
    }
    if (values.empty())
        return filter.op() == CompareOp::Ne;
    const Rule rule = ruleFor(definition(filter.name()));
    return std::any_of(values.begin(), values.end(),
                       [&](const Json &value) { return holds(value, filter.op(), filter.value(), rule); });
}

bool Scope::anyElement(const Filter &filter) const
{
    const Json value = valueOf(filter.name());
    const Attribute *attribute = definition(filter.name());
    const auto fits = [&](const Json &element) { return Scope(element, attribute).matches(filter.operands().front()); };
    if (value.isArray())
        return std::any_of(value.items().begin(), value.items().end(), fits);
    return !value.isUndefined() && !value.isNull() && fits(value);
}

bool Scope::matches(const Filter &filter) const
{
    const auto &operands = filter.operands();
    const auto fits = [this](const Filter &operand) { return matches(operand); };
    switch (filter.kind()) {
    case Filter::Kind::Everything:
        return true;
    case Filter::Kind::Compare:
        return compares(filter);
    case Filter::Kind::Present:
        return holdsSomething(valueOf(filter.name()));
    case Filter::Kind::And:
        return std::all_of(operands.begin(), operands.end(), fits);
    case Filter::Kind::Or:
        return std::any_of(operands.begin(), operands.end(), fits);
    case Filter::Kind::Not:
        return !matches(operands.front());
    case Filter::Kind::ValuePath:
        return anyElement(filter);
    }
    return false;
}

} // namespace

bool Filter::matches(const Json &resource, const ResourceSchema *schema) const
{
    return Scope(resource, schema).matches(*this);
}

bool Filter::matchesElement(const Json &element, const Attribute *attribute) const
{
    return Scope(element, attribute).matches(*this);
}

} // namespace Provost
