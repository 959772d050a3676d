// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/input.h"

#include "practice/exchange.h"
#include "practice/indexer.h"

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

using Type = Attribute::Type;
using Mutability = Attribute::Mutability;

Error invalid(const QString &detail)
{
    return refusal(400, detail, u"invalidValue"_s);
}

bool isNothing(const Json &value)
{
    return value.isUndefined() || value.isNull() || (value.isArray() && value.size() == 0);
}

bool isBase64(const QString &text)
{
    QByteArray bytes = text.toUtf8();
    bytes.removeIf([](char c) { return c == '\n' || c == '\r'; }); // many encoders break lines
    return QByteArray::fromBase64Encoding(bytes, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors).decodingStatus
        == QByteArray::Base64DecodingStatus::Ok;
}

/// Of any length: RFC 7643 section 2.3.4 sets no limit.
bool isWhole(const Json &number)
{
    return !number.numberText().contains('.') && !number.numberText().toLower().contains('e');
}

/// "true" and "false" as text are taken for booleans: a large client in the field sends them so.
Json booleanOf(const Json &value)
{
    const QString text = value.toString().toLower();
    return text == "true"_L1 || text == "false"_L1 ? Json(text == "true"_L1) : value;
}

bool fits(const Json &value, Type type)
{
    switch (type) {
    case Type::Boolean:
        return value.isBool();
    case Type::Integer:
        return value.isNumber() && isWhole(value);
    case Type::Decimal:
        return value.isNumber();
    case Type::DateTime:
        return value.isString() && instant(value.toString());
    case Type::Binary:
        return value.isString() && isBase64(value.toString());
    case Type::Complex:
        return value.isObject();
    default:
        return value.isString();
    }
}

class Acceptance
{
public:
    Result<Json> object(const Json &input, const Json &existing, const QList<Attribute> &attributes, const QString &path) const
    {
        Json result = Json::object();
        for (const Attribute &attribute : attributes) {
            const auto value = this->attribute(input.value(attribute.name), existing.value(attribute.name), attribute, path + attribute.name);
            if (!value)
                return value;
            if (!isNothing(*value))
                result.set(attribute.name, *value);
        }
        return result;
    }

private:
    Result<Json> attribute(const Json &input, const Json &existing, const Attribute &attribute, const QString &path) const
    {
        if (attribute.mutability == Mutability::ReadOnly)
            return existing;
        if (isNothing(input))
            return absent(existing, attribute, path);
        auto value = attribute.multiValued ? list(input, attribute, path) : single(input, existing, attribute, path);
        if (value && attribute.mutability == Mutability::Immutable && !isNothing(existing) && !(existing == *value))
            return refusal(400, u"%1 is immutable"_s.arg(path), u"mutability"_s);
        return value;
    }

    static Result<Json> absent(const Json &existing, const Attribute &attribute, const QString &path)
    {
        // Nobody can be expected to send back what is never returned, or to take away what cannot change.
        if (attribute.mutability == Mutability::WriteOnly || attribute.mutability == Mutability::Immutable)
            return existing;
        if (attribute.required)
            return invalid(u"%1 is required"_s.arg(path));
        return Json();
    }

    Result<Json> single(const Json &input, const Json &existing, const Attribute &attribute, const QString &path) const
    {
        const Json value = attribute.type == Type::Boolean ? booleanOf(input) : input;
        if (!fits(value, attribute.type))
            return invalid(u"%1 has a value of the wrong type"_s.arg(path));
        if (attribute.required && attribute.type == Type::String && value.toString().trimmed().isEmpty())
            return invalid(u"%1 is required"_s.arg(path));
        if (attribute.type != Type::Complex)
            return value;
        auto parts = object(value, existing, attribute.subAttributes, path + u'.');
        return parts && parts->size() == 0 ? Result<Json>(Json()) : parts;
    }

    Result<Json> list(const Json &input, const Attribute &attribute, const QString &path) const
    {
        if (!input.isArray())
            return invalid(u"%1 is multi-valued: an array is needed"_s.arg(path));
        Json result = Json::array();
        int primaries = 0;
        for (const Json &item : input.items()) {
            const auto value = single(item, Json(), attribute, path);
            if (!value)
                return value;
            primaries += value->value(u"primary").toBool() ? 1 : 0;
            if (!isNothing(*value))
                result.append(*value);
        }
        if (primaries > 1) // RFC 7643 section 2.4
            return invalid(u"%1 has more than one primary value"_s.arg(path));
        return result;
    }
};

Result<void> checkSchemas(const Json &input, const Collection &collection)
{
    const Json schemas = input.value(u"schemas");
    const auto names = [&schemas](const QString &urn) {
        return std::any_of(schemas.items().cbegin(), schemas.items().cend(),
            [&urn](const Json &item) { return item.toString().compare(urn, Qt::CaseInsensitive) == 0; });
    };
    if (!schemas.isArray() || !names(collection.type().schema))
        return refusal(400, u"schemas must name %1"_s.arg(collection.type().schema), u"invalidSyntax"_s);
    return {};
}

} // namespace

Result<Json> acceptResource(const Json &input, const Json &existing, const Collection &collection)
{
    if (!input.isObject())
        return refusal(400, u"a JSON object is needed"_s, u"invalidSyntax"_s);
    if (const auto checked = checkSchemas(input, collection); !checked)
        return checked.error();
    QList<Attribute> core;
    if (collection.hasExternalId())
        core.append({.name = u"externalId"_s, .caseExact = true});
    for (const Attribute &attribute : collection.schema().core().attributes) {
        if (attribute.name != collection.derivedAttribute() && attribute.name != "externalId"_L1)
            core.append(attribute);
    }
    const Acceptance acceptance;
    auto resource = acceptance.object(input, existing, core, {});
    if (!resource)
        return resource;
    Json schemas = Json::array({collection.type().schema});
    for (const Schema &extension : collection.schema().extensions()) {
        const auto part = acceptance.object(input.value(extension.id), existing.value(extension.id), extension.attributes, extension.id + u':');
        if (!part)
            return part;
        if (part->size() == 0)
            continue;
        resource->set(extension.id, *part);
        schemas.append(extension.id);
    }
    resource->set(u"schemas"_s, schemas);
    return resource;
}

} // namespace Provost::Practice
