// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/catalog.h"

#include "base/logging.h"
#include "practice/urns.h"

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

Schema schemaFrom(const QString &resource)
{
    initialisePracticeResources();
    QFile file(u":/practice/"_s + resource);
    if (!file.open(QIODevice::ReadOnly))
        qCCritical(logPractice) << resource << "is not compiled in";
    const auto json = Json::parse(file.readAll());
    return json ? Schema::fromJson(*json).valueOr({}) : Schema {};
}

Schema knownSchema(const QString &urn)
{
    static const QList<Schema> known = Schema::shipped()
        + QList<Schema> {schemaFrom(u"practice-user-schema.json"_s), schemaFrom(u"entra-user-schema.json"_s), schemaFrom(u"entra-group-schema.json"_s),
            schemaFrom(u"entra-csa-schema.json"_s)};
    const auto found = std::find_if(known.cbegin(), known.cend(), [&urn](const Schema &schema) { return schema.id == urn; });
    return found == known.cend() ? Schema {.id = urn, .name = {}, .description = {}, .attributes = {}} : *found;
}

/// Of the large vendor schemas only what their own filters may ask for is worth a column.
Schema worthColumns(const Schema &schema)
{
    static const QStringList asked {u"mailNickname"_s, u"mailEnabled"_s, u"securityEnabled"_s};
    Schema result = schema;
    if (schema.id.contains(":Microsoft:"_L1))
        result.attributes.removeIf([](const Attribute &attribute) { return !asked.contains(attribute.name); });
    return result;
}

/// What is left of a list of attributes without those of these lower-case paths.
QList<Attribute> without(const QStringList &paths, QList<Attribute> attributes, const QString &prefix = {})
{
    attributes.removeIf([&](const Attribute &attribute) { return paths.contains(prefix + attribute.name.toLower()); });
    for (Attribute &attribute : attributes)
        attribute.subAttributes = without(paths, attribute.subAttributes, prefix + attribute.name.toLower() + u'.');
    return attributes;
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

int Elements::slotCalled(QStringView subAttribute) const
{
    const auto found = std::find_if(slots_.cbegin(), slots_.cend(), [subAttribute](const Column &slot) { return slot.name.subAttribute == subAttribute; });
    return found == slots_.cend() ? -1 : int(found - slots_.cbegin());
}

Collection::Collection(ResourceType type, ResourceSchema spoken, const Layout &layout)
    : m_type(std::move(type))
    , m_schema(std::move(spoken))
    , m_externalId(layout.externalId)
{
    lay({}, {}, ResourceSchema::commonAttributes());
    lay({}, {}, layout.core.attributes);
    for (const Schema &extension : layout.extensions) {
        if (!m_schema.extension(extension.id))
            m_foreign << extension.id.toUtf8();
    }
    for (qsizetype i = 0; i < layout.extensions.size(); ++i)
        lay(layout.extensions.at(i).id, u"x%1."_s.arg(i), layout.extensions.at(i).attributes);
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
    const bool hidden = !m_externalId && result.schema.isEmpty() && result.attribute.compare("externalId"_L1, Qt::CaseInsensitive) == 0;
    if (hidden || result.attribute.isEmpty() || !m_schema.find(result))
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
        u"active"_s, u"meta.created"_s, u"meta.lastModified"_s, enterpriseUrn + u":department"_s, enterpriseUrn + u":employeeNumber"_s,
        enterpriseUrn + u":manager.value"_s, practiceUrn + u":badgeNumber"_s, entraUserUrn + u":mailNickname"_s, entraGroupUrn + u":mailNickname"_s};
    QList<Column> result;
    for (const QString &path : paths) {
        const auto name = AttributeName::parse(path);
        if (const Column *found = name ? column(*name) : nullptr)
            result.append(*found);
    }
    return result;
}

Catalog::Catalog(const Dialect &dialect)
{
    add(dialect, {.id = u"User"_s, .name = u"User"_s, .endpoint = u"/Users"_s, .description = u"People"_s, .schema = userUrn},
        {enterpriseUrn, practiceUrn, entraUserUrn, securityUrn});
    add(dialect, {.id = u"Group"_s, .name = u"Group"_s, .endpoint = u"/Groups"_s, .description = u"Departments, sites, projects"_s, .schema = groupUrn},
        {entraGroupUrn});
    add(dialect, {.id = u"Device"_s, .name = u"Device"_s, .endpoint = u"/Devices"_s,
                     .description = u"Sensors, locks and other things on the network"_s, .schema = deviceUrn}, {});
    if (dialect.describesDiscovery)
        m_schemas << schemaFrom(u"service-provider-config-schema.json"_s) << schemaFrom(u"resource-type-schema.json"_s) << schemaFrom(u"schema-schema.json"_s);
}

void Catalog::add(const Dialect &dialect, ResourceType type, const QStringList &extensions)
{
    Collection::Layout layout {.core = knownSchema(type.schema)};
    Schema core = layout.core;
    const QStringList unmapped = dialect.unmapped.value(type.name);
    core.attributes = without(unmapped, core.attributes);
    layout.externalId = !unmapped.contains("externalid"_L1);
    QList<Schema> spoken;
    for (const QString &urn : extensions) {
        Schema schema = knownSchema(urn);
        layout.extensions << worthColumns(schema);
        if (!dialect.extensions.contains(urn))
            continue;
        schema.attributes = without(dialect.unmapped.value(urn), schema.attributes);
        spoken << schema;
        if (!dialect.unlisted.contains(urn))
            type.extensions.append({urn, dialect.requiredExtensions.contains(urn)});
    }
    if (dialect.offers(type.name))
        m_schemas << core << spoken;
    m_collections.emplace_back(type, ResourceSchema(core, spoken), layout);
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
    hash.addData("layout 2");
    for (const Collection &collection : m_collections) {
        for (const Column &column : collection.columns())
            hash.addData(QByteArray(column.sql.toUtf8() + char('0' + int(column.type)) + (column.caseExact ? 'x' : 'i')));
        for (const Elements &elements : collection.elements())
            hash.addData(QByteArray(elements.name.toString().toUtf8() + QByteArray::number(elements.slots_.size())));
    }
    return QString::fromLatin1(hash.result().first(12).toHex());
}

} // namespace Provost::Practice
