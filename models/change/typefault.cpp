// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/typefault.h"

#include <QHash>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Type = Attribute::Type;

/// What a single value of the type is not, of the value at %1; empty: it may be one.
QString faultOf(const Json &value, Type type)
{
    switch (type) {
    case Type::Boolean:
        return value.isBool() ? QString() : u"%1 is not true or false"_s;
    case Type::Integer:
        return value.isNumber() && !value.scalarText().contains(u'.') ? QString() : u"%1 is not a whole number"_s;
    case Type::Decimal:
        return value.isNumber() ? QString() : u"%1 is not a number"_s;
    case Type::Complex:
        return value.isObject() ? QString() : u"%1 is not an object"_s;
    case Type::String:
    case Type::DateTime:
    case Type::Binary:
    case Type::Reference:
        return value.isString() ? QString() : u"%1 is not text"_s;
    case Type::Unknown:
        break;
    }
    return {};
}

QList<Json> shownIn(const Json &before)
{
    return before.isArray() ? QList<Json>(before.items().begin(), before.items().end()) : QList<Json> {before};
}

/// One change of a file. `place` is where a value stands in it.
class Judging
{
public:
    Judging(const ResourceSchema &schema, const Json &before)
        : m_schema(schema)
        , m_before(before)
    {
    }
    [[nodiscard]] QString document(const Json &attributes, const QString &place) const;
    [[nodiscard]] QString operation(const PatchOperation &operation, const QString &place) const;

private:
    /// A list may also come as one value: of it, or of an operation that adds to it.
    enum class Lists : quint8 { Whole, OneOrMany };
    [[nodiscard]] QString attributesOf(const QString &urn, const Json &values, const Json &before, const QString &place, Lists lists) const;
    [[nodiscard]] static QString attribute(const Attribute &attribute, const Json &value, const Json &before, const QString &place, Lists lists = Lists::Whole);
    [[nodiscard]] static QString single(const Attribute &attribute, const Json &value, const QList<Json> &shown, const QString &place);

    const ResourceSchema &m_schema;
    const Json &m_before;
};

QString Judging::document(const Json &attributes, const QString &place) const
{
    return attributesOf({}, attributes, m_before, place, Lists::Whole);
}

QString Judging::attributesOf(const QString &urn, const Json &values, const Json &before, const QString &place, Lists lists) const
{
    for (const auto &[name, value] : values.members()) {
        const QString here = place + u'.' + name;
        const bool isExtension = urn.isEmpty() && m_schema.extension(name) != nullptr;
        if (isExtension && !value.isObject() && !value.isNull())
            return u"%1 is not an object"_s.arg(here);
        const Attribute *definition = isExtension ? nullptr : m_schema.find({.schema = urn, .attribute = name, .subAttribute = {}});
        const QString fault = isExtension ? attributesOf(name, value, before.value(name), here, lists)
            : definition != nullptr       ? attribute(*definition, value, before.value(name), here, lists)
                                          : QString();
        if (!fault.isEmpty())
            return fault;
    }
    return {};
}

QString Judging::attribute(const Attribute &attribute, const Json &value, const Json &before, const QString &place, Lists lists)
{
    if (value.isNull() || value.isUndefined() || (!before.isUndefined() && value.type() == before.type() && value.isArray() != attribute.multiValued))
        return {};
    const QList<Json> shown = shownIn(before);
    if (!attribute.multiValued)
        return value.isArray() ? u"%1 is a list, and the attribute has one value only"_s.arg(place) : single(attribute, value, shown, place);
    if (!value.isArray())
        return lists == Lists::Whole ? u"%1 is not a list"_s.arg(place) : single(attribute, value, shown, place);
    for (qsizetype i = 0; i < value.size(); ++i) {
        if (const QString fault = single(attribute, value.at(i), shown, u"%1[%2]"_s.arg(place).arg(i)); !fault.isEmpty())
            return fault;
    }
    return {};
}

QString Judging::single(const Attribute &attribute, const Json &value, const QList<Json> &shown, const QString &place)
{
    const bool isShownSo = std::any_of(shown.cbegin(), shown.cend(), [&value](const Json &one) { return !one.isNull() && one.type() == value.type(); });
    if (value.isNull() || (isShownSo && !value.isObject()))
        return {};
    if (const QString fault = faultOf(value, attribute.type); !fault.isEmpty())
        return isShownSo ? QString() : fault.arg(place);
    if (attribute.type != Type::Complex)
        return {};
    for (const auto &[name, part] : value.members()) {
        const Attribute *sub = attribute.subAttribute(name);
        QList<Json> parts;
        for (const Json &one : shown) {
            if (one.contains(name))
                parts << one.value(name);
        }
        if (sub == nullptr || part.isNull())
            continue;
        const QString fault = Judging::attribute(*sub, part, parts.isEmpty() ? Json() : parts.size() == 1 ? parts.constFirst() : Json(Json::Array(parts.cbegin(), parts.cend())), place + u'.' + name);
        if (!fault.isEmpty())
            return fault;
    }
    return {};
}

QString Judging::operation(const PatchOperation &operation, const QString &place) const
{
    if (operation.op == PatchOperation::Op::Remove || operation.value.isUndefined())
        return {};
    if (!operation.path)
        return operation.value.isObject() ? attributesOf({}, operation.value, m_before, place, Lists::OneOrMany) : u"%1 is not an object"_s.arg(place);
    AttributeName name = operation.path->name;
    if (!operation.path->subAttribute.isEmpty())
        name.subAttribute = operation.path->subAttribute;
    const Attribute *definition = m_schema.find(name);
    if (definition == nullptr)
        return {};
    const Json before = name.valueIn(m_before);
    const bool isOneOfThem = operation.path->filter.has_value() && !operation.value.isArray();
    return isOneOfThem ? single(*definition, operation.value, shownIn(before), place) : attribute(*definition, operation.value, before, place, Lists::OneOrMany);
}

QString faultIn(const Change &change, const ResourceSchema &schema)
{
    const Json before = change.before.isNull() ? Json() : change.before.json();
    const Judging judging(schema, before);
    if (const QString fault = judging.document(change.attributes, u"attributes"_s); !fault.isEmpty())
        return fault;
    for (size_t i = 0; i < change.operations.size(); ++i) {
        if (const QString fault = judging.operation(change.operations[i], u"patch.Operations[%1].value"_s.arg(i)); !fault.isEmpty())
            return fault;
    }
    return {};
}

} // namespace

std::optional<Error> typeFault(const ChangeSet &changes, const ServiceDescription &description)
{
    QHash<QString, ResourceSchema> schemas;
    for (qsizetype i = 0; i < changes.changes.size(); ++i) {
        const Change &change = changes.changes[i];
        auto schema = schemas.constFind(change.resourceType);
        if (schema == schemas.cend()) { // one that is not there is told where it is planned
            const ResourceType *type = description.resourceType(change.resourceType);
            schema = schemas.insert(change.resourceType, type == nullptr ? ResourceSchema() : description.schemaOf(*type));
        }
        const QString fault = faultIn(change, *schema);
        if (!fault.isEmpty())
            return Error::validation(u"change %1: %2"_s.arg(QString::number(i + 1), fault));
    }
    return {};
}

} // namespace Provost
