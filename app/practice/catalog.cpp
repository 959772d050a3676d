// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/catalog.h"

#include "base/logging.h"

#include <QCryptographicHash>
#include <QFile>

#include <algorithm>

static void initialisePracticeResources()
{
    Q_INIT_RESOURCE(practice);
}

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

const auto userUrn = u"urn:ietf:params:scim:schemas:core:2.0:User"_s;
const auto groupUrn = u"urn:ietf:params:scim:schemas:core:2.0:Group"_s;
const auto deviceUrn = u"urn:ietf:params:scim:schemas:core:2.0:Device"_s;
const auto enterpriseUrn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
const auto practiceUrn = u"urn:provost:params:scim:schemas:extension:practice:2.0:User"_s;

Schema practiceExtension()
{
    initialisePracticeResources();
    QFile file(u":/practice/practice-user-schema.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        qCCritical(logPractice) << "the practice schema is not compiled in";
    const auto json = Json::parse(file.readAll());
    return json ? Schema::fromJson(*json).valueOr({}) : Schema {};
}

Schema shippedSchema(const QString &urn)
{
    const QList<Schema> &shipped = Schema::shipped();
    const auto found = std::find_if(shipped.cbegin(), shipped.cend(), [&urn](const Schema &schema) { return schema.id == urn; });
    return found == shipped.cend() ? Schema {.id = urn, .name = {}, .description = {}, .attributes = {}} : *found;
}

/// A multi-valued simple attribute has one slot, its value (RFC 7643 section 2.4).
QList<Attribute> elementAttributes(const Attribute &attribute)
{
    if (attribute.type != Attribute::Type::Complex) {
        Attribute value = attribute;
        value.name = u"value"_s;
        return {value};
    }
    QList<Attribute> subs = attribute.subAttributes;
    std::stable_partition(subs.begin(), subs.end(), [](const Attribute &sub) { return sub.name == "value"_L1; });
    return subs;
}

bool isFilterable(const Attribute &attribute)
{
    // RFC 7643 section 7: what is never returned must not be guessed by filters either.
    return attribute.mutability != Attribute::Mutability::WriteOnly && attribute.returned != Attribute::Returned::Never;
}

} // namespace

QByteArray folded(QStringView text)
{
    return text.toString().toCaseFolded().toUtf8();
}

Collection::Collection(ResourceType type, const Schema &core, const QList<Schema> &extensions)
    : m_type(std::move(type))
    , m_schema(core, extensions)
{
    lay({}, {}, ResourceSchema::commonAttributes());
    lay({}, {}, core.attributes);
    for (qsizetype i = 0; i < extensions.size(); ++i)
        lay(extensions.at(i).id, u"x%1."_s.arg(i), extensions.at(i).attributes);
}

void Collection::lay(const QString &urn, const QString &prefix, const QList<Attribute> &attributes)
{
    for (const Attribute &attribute : attributes) {
        if (isFilterable(attribute) && (!urn.isEmpty() || attribute.name != derivedAttribute()))
            layOne(urn, prefix, attribute);
    }
}

void Collection::layOne(const QString &urn, const QString &prefix, const Attribute &attribute)
{
    if (attribute.name.compare("schemas"_L1, Qt::CaseInsensitive) == 0)
        return;
    if (attribute.multiValued)
        return layElements(urn, attribute);
    const AttributeName name {.schema = urn, .attribute = attribute.name, .subAttribute = {}};
    if (attribute.type != Attribute::Type::Complex)
        return addColumn(name, prefix, attribute);
    for (const Attribute &sub : attribute.subAttributes)
        addColumn({.schema = urn, .attribute = attribute.name, .subAttribute = sub.name}, prefix, sub);
}

void Collection::layElements(const QString &urn, const Attribute &attribute)
{
    Elements elements {.name = {.schema = urn, .attribute = attribute.name, .subAttribute = {}},
        .number = int(m_elements.size()), .complex = attribute.type == Attribute::Type::Complex, .slots_ = {}};
    for (const Attribute &sub : elementAttributes(attribute)) {
        elements.slots_.append({.name = {.schema = {}, .attribute = {}, .subAttribute = sub.name},
            .sql = u"e.s%1"_s.arg(elements.slots_.size()), .type = sub.type, .caseExact = sub.caseExact});
    }
    m_slotCount = std::max(m_slotCount, int(elements.slots_.size()));
    m_elementsAt.insert(elements.name, m_elements.size());
    m_elements.append(elements);
}

void Collection::addColumn(const AttributeName &name, const QString &prefix, const Attribute &attribute)
{
    static const QStringList computed {u"location"_s, u"version"_s, u"resourceType"_s};
    if (name.schema.isEmpty() && name.attribute == "meta"_L1 && computed.contains(attribute.name))
        return;
    if (m_columnAt.contains(name))
        return;
    const QString path = name.subAttribute.isEmpty() ? name.attribute : QString(name.attribute + u'.' + name.subAttribute);
    m_columnAt.insert(name, m_columns.size());
    m_columns.append({.name = name, .sql = u'"' + prefix + path + u'"', .type = attribute.type, .caseExact = attribute.caseExact});
}

std::optional<AttributeName> Collection::canonical(const AttributeName &name) const
{
    AttributeName result = name;
    if (result.schema.compare(m_schema.core().id, Qt::CaseInsensitive) == 0)
        result.schema.clear();
    if (result.attribute.isEmpty() || !m_schema.find(result))
        return std::nullopt;
    return result;
}

const Column *Collection::column(const AttributeName &canonicalName) const
{
    const auto at = m_columnAt.constFind(canonicalName);
    return at == m_columnAt.cend() ? nullptr : &m_columns.at(*at);
}

const Elements *Collection::elementsOf(const AttributeName &canonicalName) const
{
    const auto at = m_elementsAt.constFind({.schema = canonicalName.schema, .attribute = canonicalName.attribute, .subAttribute = {}});
    return at == m_elementsAt.cend() ? nullptr : &m_elements.at(*at);
}

QList<Column> Collection::subColumns(const AttributeName &canonicalName) const
{
    QList<Column> result;
    for (const Column &column : m_columns) {
        const AttributeName top {.schema = column.name.schema, .attribute = column.name.attribute, .subAttribute = {}};
        if (!column.name.subAttribute.isEmpty() && top == canonicalName)
            result.append(column);
    }
    return result;
}

QString Collection::derivedAttribute() const
{
    if (m_type.schema == userUrn)
        return u"groups"_s;
    return m_type.schema == groupUrn ? u"members"_s : QString {};
}

QList<Column> Collection::indexedColumns() const
{
    static const QStringList paths {u"userName"_s, u"displayName"_s, u"externalId"_s, u"title"_s, u"name.familyName"_s, u"name.givenName"_s,
        u"meta.created"_s, u"meta.lastModified"_s, enterpriseUrn + u":department"_s, enterpriseUrn + u":employeeNumber"_s,
        enterpriseUrn + u":manager.value"_s, practiceUrn + u":badgeNumber"_s};
    QList<Column> result;
    for (const QString &path : paths) {
        const auto name = AttributeName::parse(path);
        if (const Column *found = name ? column(*name) : nullptr)
            result.append(*found);
    }
    return result;
}

Catalog::Catalog()
    : m_schemas {shippedSchema(userUrn), shippedSchema(groupUrn), shippedSchema(deviceUrn), shippedSchema(enterpriseUrn), practiceExtension()}
{
    const ResourceType user {.id = u"User"_s, .name = u"User"_s, .endpoint = u"/Users"_s, .description = u"People"_s,
        .schema = userUrn, .extensions = {{enterpriseUrn, false}, {practiceUrn, false}}};
    const ResourceType group {.id = u"Group"_s, .name = u"Group"_s, .endpoint = u"/Groups"_s,
        .description = u"Departments, sites, projects"_s, .schema = groupUrn};
    const ResourceType device {.id = u"Device"_s, .name = u"Device"_s, .endpoint = u"/Devices"_s,
        .description = u"Sensors, locks and other things on the network"_s, .schema = deviceUrn};
    m_collections.emplace_back(user, m_schemas.at(0), QList<Schema> {m_schemas.at(3), m_schemas.at(4)});
    m_collections.emplace_back(group, m_schemas.at(1), QList<Schema> {});
    m_collections.emplace_back(device, m_schemas.at(2), QList<Schema> {});
}

const Collection *Catalog::byEndpoint(QStringView lastPart, Qt::CaseSensitivity sensitivity) const
{
    const auto found = std::find_if(m_collections.cbegin(), m_collections.cend(), [=](const Collection &collection) {
        return QStringView(collection.type().endpoint).sliced(1).compare(lastPart, sensitivity) == 0;
    });
    return found == m_collections.cend() ? nullptr : &*found;
}

QString Catalog::fingerprint() const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData("layout 1");
    for (const Collection &collection : m_collections) {
        for (const Column &column : collection.columns())
            hash.addData(QByteArray(column.sql.toUtf8() + char('0' + int(column.type)) + (column.caseExact ? 'x' : 'i')));
        for (const Elements &elements : collection.elements())
            hash.addData(QByteArray(elements.name.toString().toUtf8() + QByteArray::number(elements.slots_.size())));
    }
    return QString::fromLatin1(hash.result().first(12).toHex());
}

} // namespace Provost::Practice
