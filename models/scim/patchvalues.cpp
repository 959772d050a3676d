// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patchvalues.h"

#include "scim/datetime.h"
#include "scim/decimal.h"

#include <QMultiHash>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// No resource has complex values of so many parts; beyond it looking names up one by one gets slow.
constexpr qsizetype wideObject = 1'000;

Error invalidValue(const Attribute &attribute, QLatin1StringView wanted)
{
    return {.kind = ErrorKind::Scim,
            .detail = u"%1 takes %2 (RFC 7643 section 2.3)"_s.arg(attribute.name, wanted),
            .httpStatus = 400,
            .scimType = u"invalidValue"_s};
}

bool isNumberOf(const Json &value, Attribute::Type type)
{
    if (!value.isNumber())
        return false;
    const QByteArray text = value.numberText();
    return type == Attribute::Type::Decimal || (!text.contains('.') && !text.contains('e') && !text.contains('E'));
}

Result<Json> coercedComplex(const Json &value, const Attribute &attribute)
{
    if (!value.isObject()) {
        // Entra's provisioning client sends the manager's id alone
        if (!value.isString() || !attribute.subAttribute(u"value"))
            return invalidValue(attribute, "an object"_L1);
        return Json::object({{u"value"_s, value}});
    }
    if (value.size() > wideObject)
        return invalidValue(attribute, "an object of fewer members"_L1);
    Json whole = value;
    for (const Json::Member &member : value.members()) {
        const Attribute *sub = attribute.subAttribute(member.first);
        if (!sub || isUnassigned(member.second))
            continue;
        auto inner = coerced(member.second, sub);
        if (!inner)
            return inner;
        whole.set(member.first, std::move(inner).value());
    }
    return whole;
}

Result<Json> coercedSingle(const Json &value, const Attribute &attribute)
{
    switch (attribute.type) {
    case Attribute::Type::Boolean:
        if (value.isBool() || (value.isString() && value.toBool(true) == value.toBool(false)))
            return Json(value.toBool());
        return invalidValue(attribute, "true or false"_L1);
    case Attribute::Type::Integer:
        return isNumberOf(value, attribute.type) ? Result(value) : invalidValue(attribute, "a whole number"_L1);
    case Attribute::Type::Decimal:
        return isNumberOf(value, attribute.type) ? Result(value) : invalidValue(attribute, "a number"_L1);
    case Attribute::Type::DateTime:
        return parseInstant(value.toString()) ? Result(value) : invalidValue(attribute, "a date and time as xsd:dateTime"_L1);
    case Attribute::Type::Complex:
        return coercedComplex(value, attribute);
    case Attribute::Type::String:
    case Attribute::Type::Reference:
    case Attribute::Type::Binary:
        return value.isString() ? Result(value) : invalidValue(attribute, "a string"_L1);
    case Attribute::Type::Unknown:
        break;
    }
    return value;
}

/// What two values must share to be the same one.
QString identity(const Json &element)
{
    const Json value = element.isObject() ? element.value(u"value") : Json();
    return value.isUndefined() ? u'j' + QString::fromUtf8(element.toBytes()) : u'v' + value.scalarText();
}

bool isSameValue(const Json &existing, const Json &addition)
{
    if (!existing.isObject() || !addition.isObject() || addition.value(u"value").isUndefined())
        return existing == addition;
    const Json type = addition.value(u"type");
    return existing.value(u"value") == addition.value(u"value") && (isUnassigned(type) || existing.value(u"type") == type);
}

bool isPrimary(const Json &element)
{
    return element.isObject() && element.value(u"primary").toBool();
}

void absorb(Json &existing, const Json &addition)
{
    for (const Json::Member &member : addition.members())
        existing.set(member.first, member.second);
}

} // namespace

bool isUnassigned(const Json &value)
{
    return value.isUndefined() || value.isNull() || ((value.isArray() || value.isObject()) && value.size() == 0);
}

bool holdsNothing(const Json &value)
{
    if (value.isArray())
        return std::all_of(value.items().begin(), value.items().end(), holdsNothing);
    if (value.isObject())
        return std::all_of(value.members().begin(), value.members().end(), [](const Json::Member &member) { return holdsNothing(member.second); });
    return value.isUndefined() || value.isNull();
}

bool sameAssigned(const Json &a, const Json &b)
{
    if (isUnassigned(a) || isUnassigned(b))
        return holdsNothing(a) && holdsNothing(b);
    if (a.isArray() && b.isArray())
        return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), sameAssigned);
    if (!a.isObject() || !b.isObject())
        return a == b;
    if (a.size() + b.size() > wideObject) // looking every name up would take the square
        return canonicalBytes(a) == canonicalBytes(b);
    const auto coveredBy = [](const Json &other) {
        return [&other](const Json::Member &member) { return sameAssigned(member.second, other.value(member.first)); };
    };
    return std::all_of(a.members().begin(), a.members().end(), coveredBy(b))
        && std::all_of(b.members().begin(), b.members().end(), coveredBy(a));
}

QByteArray canonicalBytes(const Json &value)
{
    QByteArrayList parts;
    if (value.isArray()) {
        for (const Json &item : value.items()) {
            if (!isUnassigned(item))
                parts << canonicalBytes(item);
        }
        std::sort(parts.begin(), parts.end());
        return parts.isEmpty() ? QByteArray() : QByteArray('[' + parts.join(',') + ']');
    }
    if (value.isObject()) {
        for (const Json::Member &member : value.members()) {
            if (const QByteArray inner = canonicalBytes(member.second); !inner.isEmpty())
                parts << Json(member.first.toCaseFolded()).toBytes() + ':' + inner;
        }
        std::sort(parts.begin(), parts.end());
        return parts.isEmpty() ? QByteArray() : QByteArray('{' + parts.join(',') + '}');
    }
    if (const auto number = Decimal::fromText(value.numberText()))
        return (number->negative ? "-." : ".") + number->digits + 'e' + QByteArray::number(number->exponent);
    return isUnassigned(value) ? QByteArray() : value.toBytes();
}

Result<Json> coerced(const Json &value, const Attribute *attribute)
{
    if (!attribute)
        return value;
    if (!attribute->multiValued)
        return coercedSingle(value, *attribute);
    Json::Array items;
    for (const Json &item : value.isArray() ? value.items() : Json::Array {value}) {
        if (isUnassigned(item))
            continue;
        auto inner = coercedSingle(item, *attribute);
        if (!inner)
            return inner;
        items.push_back(std::move(inner).value());
    }
    return Json(std::move(items));
}

void keepOnePrimary(Json::Array &elements, qsizetype keep)
{
    const auto first = std::find_if(elements.begin(), elements.end(), isPrimary);
    const qsizetype kept = keep >= 0 ? keep : first - elements.begin();
    for (qsizetype i = 0; i < qsizetype(elements.size()); ++i) {
        if (i != kept && isPrimary(elements[size_t(i)]))
            elements[size_t(i)].set(u"primary"_s, false);
    }
}

Json::Array withAdded(const Json::Array &existing, const Json::Array &additions)
{
    Json::Array all = existing;
    QMultiHash<QString, qsizetype> known; // large groups: looking through all for each would take the square
    for (size_t i = 0; i < all.size(); ++i)
        known.insert(identity(all[i]), qsizetype(i));
    qsizetype primary = -1;
    for (const Json &addition : additions) {
        const QString key = identity(addition);
        const auto [begin, end] = std::as_const(known).equal_range(key);
        const auto same = std::find_if(begin, end, [&](qsizetype i) { return isSameValue(all[size_t(i)], addition); });
        const qsizetype at = same == end ? qsizetype(all.size()) : *same;
        if (same == end) {
            known.insert(key, at);
            all.push_back(addition);
        } else {
            absorb(all[size_t(at)], addition);
        }
        if (isPrimary(addition))
            primary = at;
    }
    if (primary >= 0)
        keepOnePrimary(all, primary);
    return all;
}

} // namespace Provost
