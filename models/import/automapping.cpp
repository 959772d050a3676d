// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/automapping.h"

#include <QFile>
#include <QRegularExpression>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr double sure = 1.0;
constexpr double wellKnown = 0.95;
constexpr double byLabel = 0.9;
constexpr double almost = 0.6;

const Json &headerNames()
{
    static const Json names = [] {
        QFile file(u":/provost/import/header-names.json"_s);
        if (!file.open(QIODevice::ReadOnly))
            return Json();
        return Json::parse(file.readAll()).valueOr(Json());
    }();
    return names;
}

QString withUrns(QString path)
{
    for (const auto &[sign, urn] : headerNames().value(u"extensions").members())
        path.replace(sign, urn.toString());
    return path;
}

/// At most one letter too much, missing or other (two in long names).
bool isAlmost(const QString &a, const QString &b)
{
    const qsizetype allowed = std::min(a.size(), b.size()) >= 10 ? 2 : 1;
    if (std::min(a.size(), b.size()) < 5 || std::abs(a.size() - b.size()) > allowed)
        return false;
    std::vector<qsizetype> row(size_t(b.size()) + 1);
    for (size_t j = 0; j < row.size(); ++j)
        row[j] = qsizetype(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        qsizetype diagonal = std::exchange(row[0], i);
        for (size_t j = 1; j < row.size(); ++j) {
            const qsizetype change = diagonal + (a[i - 1] == b[qsizetype(j) - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
        }
    }
    return row.back() <= allowed;
}

} // namespace

HeaderNames::HeaderNames(const ResourceType &type, const ResourceSchema &schema)
    : m_schema(schema)
    , m_typeName(type.name)
{
    addSchema();
    if (type.name.compare("User"_L1, Qt::CaseInsensitive) == 0)
        addNames();
}

QString HeaderNames::plain(const QString &header)
{
    static const QRegularExpression noise(u"\\b(required|optional|mandatory|pflichtfeld|erforderlich|obligatoire|obligatorio)\\b|\\(.*\\)"_s,
                                          QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString text = header;
    text.remove(noise);
    QString result;
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    for (const QChar c : decomposed) {
        if (c.isLetterOrNumber())
            result += c;
    }
    return result.toCaseFolded();
}

bool HeaderNames::isWritable(const QString &path) const
{
    const auto parsed = AttributePath::parse(path);
    const Attribute *attribute = parsed ? m_schema.findTop(parsed->name) : nullptr;
    return attribute != nullptr && attribute->mutability != Attribute::Mutability::ReadOnly;
}

void HeaderNames::addNames()
{
    for (const auto &[key, names] : headerNames().value(u"names").members()) {
        const QString path = withUrns(key.section(u'|', 0, 0));
        if (path != "groups"_L1 && !isWritable(path))
            continue;
        for (const Json &name : names.items()) {
            const QString plainName = plain(name.toString());
            if (!m_known.contains(plainName))
                m_known.insert(plainName, {.path = path, .function = key.section(u'|', 1), .confidence = wellKnown});
        }
    }
}

void HeaderNames::addSchema()
{
    const auto add = [this](const QString &urn, const Attribute &attribute) {
        const QString path = urn.isEmpty() ? attribute.name : urn + u':' + attribute.name;
        if (attribute.mutability == Attribute::Mutability::ReadOnly || attribute.type == Attribute::Type::Complex)
            return;
        m_known.insert(plain(attribute.name), {.path = path, .confidence = byLabel});
    };
    for (const Attribute &attribute : m_schema.core().attributes)
        add({}, attribute);
    for (const Schema &extension : m_schema.extensions()) {
        for (const Attribute &attribute : extension.attributes)
            add(extension.id, attribute);
    }
}

/// The path as the schema spells it.
QString HeaderNames::spelled(AttributePath path) const
{
    if (const Attribute *top = m_schema.findTop(path.name)) {
        path.name.attribute = top->name;
        QString &part = path.filter ? path.subAttribute : path.name.subAttribute;
        if (const Attribute *sub = top->subAttribute(part))
            part = sub->name;
    }
    return path.toString();
}

std::optional<HeaderMeaning> HeaderNames::asPath(const QString &header) const
{
    const auto parsed = AttributePath::parse(header.trimmed());
    if (!parsed)
        return std::nullopt;
    const AttributeName whole {parsed->name.schema, parsed->name.attribute, parsed->filter ? parsed->subAttribute : parsed->name.subAttribute};
    const Attribute *attribute = m_schema.find(whole);
    if (attribute == nullptr)
        return std::nullopt;
    const Attribute *top = m_schema.findTop(whole);
    const bool isPartOfMany = top != nullptr && top->multiValued && !parsed->filter && !whole.subAttribute.isEmpty();
    if (isPartOfMany && whole.subAttribute.compare("value"_L1, Qt::CaseInsensitive) != 0)
        return HeaderMeaning {}; // `members.display` goes with the values
    const bool isId = whole == AttributeName {{}, u"id"_s, {}};
    if (!isId && !isWritable(header))
        return HeaderMeaning {}; // known, but nothing that a file may set: groups, meta
    return HeaderMeaning {.path = spelled(*parsed), .confidence = sure};
}

std::optional<HeaderMeaning> HeaderNames::known(const QString &plainName) const
{
    const auto found = m_known.constFind(plainName);
    return found == m_known.cend() || plainName.isEmpty() ? std::nullopt : std::optional(*found);
}

HeaderMeaning HeaderNames::meaningOf(const QString &header) const
{
    static const QRegularExpression brackets(u"\\[([^\\]\"]*)\\]"_s);
    const auto path = asPath(header);
    if (path && !path->path.isEmpty())
        return *path;
    if (const auto meaning = known(plain(header)))
        return *meaning;
    // "User name [userPrincipalName] Required": the name before the bracket says more than the vendor's own inside it.
    if (const auto match = brackets.match(header); match.hasMatch()) {
        if (const auto meaning = known(plain(QString(header).remove(brackets))))
            return *meaning;
        if (const auto meaning = known(plain(match.captured(1))))
            return *meaning;
    }
    if (path)
        return *path;
    const QString plainName = plain(header);
    for (auto name = m_known.cbegin(); name != m_known.cend(); ++name) {
        if (isAlmost(plainName, name.key()))
            return {.path = name->path, .function = name->function, .confidence = almost};
    }
    return {};
}

namespace {

/// A reference to a person is named in files by user name, mail or number, hardly ever by id.
QString referenceBy(const QString &column)
{
    const QString name = HeaderNames::plain(column);
    if (name.contains("mail"_L1))
        return u"emails.value"_s;
    if (name.endsWith("number"_L1) || name.endsWith("nummer"_L1))
        return withUrns(u"{enterprise}employeeNumber"_s);
    return u"userName"_s;
}

FieldMapping fieldFor(const QString &column, const HeaderMeaning &meaning, const ResourceSchema &schema)
{
    Expression value = Expression::column(column);
    if (!meaning.function.isEmpty()) {
        const QString braced = value.text();
        value = Expression::parse(braced.chopped(1) + u'|' + meaning.function + u'}').valueOr(value);
    }
    FieldMapping field {.path = meaning.path, .value = value, .confidence = meaning.confidence};
    const auto path = AttributePath::parse(meaning.path);
    const Attribute *attribute = path ? schema.find(path->name) : nullptr;
    if (attribute == nullptr)
        return field;
    const Attribute *valueOf = attribute->type == Attribute::Type::Complex ? attribute->subAttribute(u"value") : nullptr;
    if (!attribute->multiValued && valueOf != nullptr && attribute->subAttribute(u"$ref") != nullptr)
        field.reference = referenceBy(column);
    if (attribute->multiValued && attribute->type != Attribute::Type::Complex)
        field.separator = u";"_s;
    return field;
}

} // namespace

ColumnMapping automaticMapping(const QStringList &header, const ResourceType &type, const ServiceDescription &description)
{
    const ResourceSchema schema = description.schemaOf(type);
    const HeaderNames names(type, schema);
    ColumnMapping mapping {.resourceType = type.name};
    std::vector<std::pair<HeaderMeaning, QString>> meanings;
    for (const QString &column : header)
        meanings.emplace_back(names.meaningOf(column), column);
    std::stable_sort(meanings.begin(), meanings.end(), [](const auto &a, const auto &b) { return a.first.confidence > b.first.confidence; });
    for (const auto &[meaning, column] : meanings) {
        if (meaning.path == "groups"_L1)
            mapping.groups << GroupMapping {.value = Expression::column(column)};
        else if (meaning.path.isEmpty() || mapping.field(meaning.path) != nullptr)
            mapping.unmapped << column;
        else
            mapping.fields << fieldFor(column, meaning, schema);
    }
    for (const QString &key : {u"userName"_s, u"externalId"_s, u"displayName"_s}) {
        if (mapping.match.isEmpty() && mapping.field(key) != nullptr)
            mapping.match << key;
    }
    if (mapping.field(u"id"_s) != nullptr)
        mapping.match.prepend(u"id"_s);
    return mapping;
}

} // namespace Provost
