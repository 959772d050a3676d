// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/schema.h"

#include "base/logging.h"
#include "scim/shippedresources.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

template <typename Enum>
struct Word {
    Enum value;
    QLatin1StringView text;
};
template <typename Enum>
Word(Enum, QLatin1StringView) -> Word<Enum>; // clang 14 cannot deduce it from the aggregate

constexpr std::array types {
    Word {Attribute::Type::String, "string"_L1},       Word {Attribute::Type::Boolean, "boolean"_L1},
    Word {Attribute::Type::Decimal, "decimal"_L1},     Word {Attribute::Type::Integer, "integer"_L1},
    Word {Attribute::Type::DateTime, "dateTime"_L1},   Word {Attribute::Type::Binary, "binary"_L1},
    Word {Attribute::Type::Reference, "reference"_L1}, Word {Attribute::Type::Complex, "complex"_L1},
};
constexpr std::array mutabilities {
    Word {Attribute::Mutability::ReadOnly, "readOnly"_L1},
    Word {Attribute::Mutability::ReadWrite, "readWrite"_L1},
    Word {Attribute::Mutability::Immutable, "immutable"_L1},
    Word {Attribute::Mutability::WriteOnly, "writeOnly"_L1},
};
constexpr std::array returneds {
    Word {Attribute::Returned::Always, "always"_L1},
    Word {Attribute::Returned::Never, "never"_L1},
    Word {Attribute::Returned::Default, "default"_L1},
    Word {Attribute::Returned::Request, "request"_L1},
};
constexpr std::array uniquenesses {
    Word {Attribute::Uniqueness::None, "none"_L1},
    Word {Attribute::Uniqueness::Server, "server"_L1},
    Word {Attribute::Uniqueness::Global, "global"_L1},
};

template <typename Words, typename Enum>
Enum enumOf(const Words &words, const QString &text, Enum fallback)
{
    const auto it = std::find_if(words.begin(), words.end(),
                                 [&](const auto &word) { return text.compare(word.text, Qt::CaseInsensitive) == 0; });
    return it == words.end() ? fallback : it->value;
}

template <typename Words, typename Enum>
QString textOf(const Words &words, Enum value)
{
    const auto it = std::find_if(words.begin(), words.end(), [value](const auto &word) { return word.value == value; });
    return it == words.end() ? QString() : QString(it->text);
}

QStringList stringsOf(const Json &json)
{
    QStringList texts;
    for (const Json &item : json.items()) {
        if (!item.isObject() && !item.isArray())
            texts << item.scalarText();
    }
    return texts;
}

QList<Attribute> attributesOf(const Json &json)
{
    QList<Attribute> attributes;
    for (const Json &item : json.items()) {
        Attribute attribute = Attribute::fromJson(item);
        if (!attribute.name.isEmpty())
            attributes << std::move(attribute);
    }
    return attributes;
}

Json stringsJson(const QStringList &texts)
{
    Json::Array items;
    for (const QString &text : texts)
        items.emplace_back(text);
    return items;
}

Json attributesJson(const QList<Attribute> &attributes)
{
    Json::Array items;
    for (const Attribute &attribute : attributes)
        items.push_back(attribute.toJson());
    return items;
}

const Attribute *findIn(const QList<Attribute> &attributes, QStringView name)
{
    const auto it = std::find_if(attributes.begin(), attributes.end(), [name](const Attribute &attribute) {
        return name.compare(attribute.name, Qt::CaseInsensitive) == 0;
    });
    return it == attributes.end() ? nullptr : &*it;
}

Attribute commonAttribute(const QString &name, Attribute::Type type, Attribute::Mutability mutability)
{
    return {.name = name, .type = type, .typeName = textOf(types, type), .caseExact = type != Attribute::Type::DateTime,
            .mutability = mutability};
}

/// RFC 7643 section 3.1
QList<Attribute> makeCommonAttributes()
{
    using Type = Attribute::Type;
    using Mutability = Attribute::Mutability;
    Attribute id = commonAttribute(u"id"_s, Type::String, Mutability::ReadOnly);
    id.required = true;
    id.returned = Attribute::Returned::Always;
    id.uniqueness = Attribute::Uniqueness::Server;
    Attribute meta = commonAttribute(u"meta"_s, Type::Complex, Mutability::ReadOnly);
    meta.caseExact = false;
    meta.subAttributes = {commonAttribute(u"resourceType"_s, Type::String, Mutability::ReadOnly),
                          commonAttribute(u"created"_s, Type::DateTime, Mutability::ReadOnly),
                          commonAttribute(u"lastModified"_s, Type::DateTime, Mutability::ReadOnly),
                          commonAttribute(u"location"_s, Type::Reference, Mutability::ReadOnly),
                          commonAttribute(u"version"_s, Type::String, Mutability::ReadOnly)};
    return {id, commonAttribute(u"externalId"_s, Type::String, Mutability::ReadWrite), meta};
}

QList<Schema> loadShipped()
{
    initScimResources();
    QList<Schema> schemas;
    for (const auto name : {"user"_L1, "group"_L1, "enterprise-user"_L1, "device"_L1}) {
        QFile file(u":/provost/schemas/%1.json"_s.arg(name));
        if (!file.open(QIODevice::ReadOnly)) {
            qCCritical(logScim) << "missing resource" << file.fileName();
            continue;
        }
        const auto json = Json::parse(file.readAll());
        const auto schema = json ? Schema::fromJson(*json) : Result<Schema>(json.error());
        if (schema)
            schemas << *schema;
        else
            qCCritical(logScim) << file.fileName() << schema.error().toString();
    }
    return schemas;
}

} // namespace

const Attribute *Attribute::subAttribute(QStringView subName) const
{
    return findIn(subAttributes, subName);
}

Attribute Attribute::fromJson(const Json &json)
{
    const QString typeName = json.value(u"type").toString(u"string"_s);
    return {.name = json.value(u"name").toString(),
            .type = enumOf(types, typeName, Type::Unknown),
            .typeName = typeName,
            .description = json.value(u"description").toString(),
            .multiValued = json.value(u"multiValued").toBool(),
            .required = json.value(u"required").toBool(),
            .caseExact = json.value(u"caseExact").toBool(),
            .mutability = enumOf(mutabilities, json.value(u"mutability").toString(), Mutability::ReadWrite),
            .returned = enumOf(returneds, json.value(u"returned").toString(), Returned::Default),
            .uniqueness = enumOf(uniquenesses, json.value(u"uniqueness").toString(), Uniqueness::None),
            .canonicalValues = stringsOf(json.value(u"canonicalValues")),
            .referenceTypes = stringsOf(json.value(u"referenceTypes")),
            .subAttributes = attributesOf(json.value(u"subAttributes"))};
}

Json Attribute::toJson() const
{
    Json json = Json::object({{u"name"_s, name},
                              {u"type"_s, typeName.isEmpty() ? textOf(types, type) : typeName},
                              {u"multiValued"_s, multiValued},
                              {u"description"_s, description},
                              {u"required"_s, required}});
    if (!canonicalValues.isEmpty())
        json.set(u"canonicalValues"_s, stringsJson(canonicalValues));
    json.set(u"caseExact"_s, caseExact);
    json.set(u"mutability"_s, textOf(mutabilities, mutability));
    json.set(u"returned"_s, textOf(returneds, returned));
    json.set(u"uniqueness"_s, textOf(uniquenesses, uniqueness));
    if (!referenceTypes.isEmpty())
        json.set(u"referenceTypes"_s, stringsJson(referenceTypes));
    if (!subAttributes.isEmpty())
        json.set(u"subAttributes"_s, attributesJson(subAttributes));
    return json;
}

const Attribute *Schema::attribute(QStringView attributeName) const
{
    return findIn(attributes, attributeName);
}

Result<Schema> Schema::fromJson(const Json &json)
{
    const QString id = json.value(u"id").toString();
    if (id.isEmpty())
        return Error::protocol(u"a schema without id (RFC 7643 section 7)"_s);
    return Schema {.id = id,
                   .name = json.value(u"name").toString(id.sliced(id.lastIndexOf(u':') + 1)),
                   .description = json.value(u"description").toString(),
                   .attributes = attributesOf(json.value(u"attributes"))};
}

Json Schema::toJson() const
{
    return Json::object({{u"schemas"_s, stringsJson({u"urn:ietf:params:scim:schemas:core:2.0:Schema"_s})},
                         {u"id"_s, id},
                         {u"name"_s, name},
                         {u"description"_s, description},
                         {u"attributes"_s, attributesJson(attributes)}});
}

const QList<Schema> &Schema::shipped()
{
    static const QList<Schema> schemas = loadShipped();
    return schemas;
}

ResourceSchema::ResourceSchema(Schema core, QList<Schema> extensions)
    : m_core(std::move(core))
    , m_extensions(std::move(extensions))
{
}

const Schema *ResourceSchema::extension(QStringView urn) const
{
    const auto it = std::find_if(m_extensions.begin(), m_extensions.end(), [urn](const Schema &schema) {
        return urn.compare(schema.id, Qt::CaseInsensitive) == 0;
    });
    return it == m_extensions.end() ? nullptr : &*it;
}

const Attribute *ResourceSchema::findTop(const AttributeName &name) const
{
    if (name.schema.isEmpty() || name.schema.compare(m_core.id, Qt::CaseInsensitive) == 0) {
        const Attribute *own = m_core.attribute(name.attribute);
        return own ? own : findIn(commonAttributes(), name.attribute);
    }
    const Schema *schema = extension(name.schema);
    return schema ? schema->attribute(name.attribute) : nullptr;
}

const Attribute *ResourceSchema::find(const AttributeName &name) const
{
    const Attribute *attribute = findTop(name);
    if (name.subAttribute.isEmpty())
        return attribute;
    for (const QStringView sub : QStringView(name.subAttribute).split(u'.'))
        attribute = attribute ? attribute->subAttribute(sub) : nullptr;
    return attribute;
}

const QList<Attribute> &ResourceSchema::commonAttributes()
{
    static const QList<Attribute> attributes = makeCommonAttributes();
    return attributes;
}

} // namespace Provost
