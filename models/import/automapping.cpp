// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/automapping.h"

#include "import/headerwords.h"
#include "import/importplan.h"
#include "import/importtargets.h"
#include "scim/rulekey.h"

#include <QRegularExpression>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr double sure = 1.0;
constexpr double wellKnown = 0.95;
constexpr double byLabel = 0.9;
constexpr double almost = 0.6;

QString withUrns(QString path)
{
    for (const auto &[sign, urn] : headerNames().value(u"extensions").members())
        path.replace(sign, urn.toString());
    return path;
}

/// How many letters are too much, missing or other; nothing if more than one (two in long names).
std::optional<qsizetype> slipsBetween(const QString &a, const QString &b)
{
    const qsizetype allowed = std::min(a.size(), b.size()) >= 10 ? 2 : 1;
    if (std::min(a.size(), b.size()) < 5 || std::abs(a.size() - b.size()) > allowed)
        return std::nullopt;
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
    return row.back() <= allowed ? std::optional(row.back()) : std::nullopt;
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
    return plainHeader(header);
}

/// The whole and the part: a provider may have names without a middle name.
bool HeaderNames::isWritable(const QString &path) const
{
    const auto parsed = AttributePath::parse(path);
    if (!parsed)
        return false;
    const Attribute *top = m_schema.findTop(parsed->name);
    const Attribute *attribute = m_schema.find({parsed->name.schema, parsed->name.attribute, parsed->filter ? parsed->subAttribute : parsed->name.subAttribute});
    return top != nullptr && attribute != nullptr && top->mutability != Attribute::Mutability::ReadOnly && attribute->mutability != Attribute::Mutability::ReadOnly;
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
    if (attribute->type == Attribute::Type::Complex && !attribute->multiValued && attribute->subAttribute(u"value") == nullptr) {
        if (const auto other = known(plain(header)))
            return other; // `name` of a file is what somebody is called, and not the object of its parts
    }
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
    return nearest(plain(header));
}

/// The known name with the fewest slips; of several the first by the alphabet, so that a file is mapped alike each time.
HeaderMeaning HeaderNames::nearest(const QString &plainName) const
{
    auto best = m_known.cend();
    qsizetype fewest = 0;
    for (auto name = m_known.cbegin(); name != m_known.cend(); ++name) {
        const auto slips = slipsBetween(plainName, name.key());
        if (!slips || (best != m_known.cend() && std::pair(*slips, name.key()) > std::pair(fewest, best.key())))
            continue;
        best = name;
        fewest = *slips;
    }
    return best == m_known.cend() ? HeaderMeaning() : HeaderMeaning {.path = best->path, .function = best->function, .confidence = almost};
}

namespace {

/// The header is the attribute's own path, below which `list` writes ids.
bool isPathOf(const QString &column, const AttributePath &path)
{
    const auto own = AttributePath::parse(column.trimmed());
    return own && !own->name.schema.isEmpty() && own->name == path.name;
}

/// "Manager ID"
bool saysId(const QString &column, const Attribute &attribute)
{
    return HeaderNames::plain(column).endsWith(HeaderNames::plain(attribute.name) + "id"_L1);
}

/// A reference to a person is named in files by user name, mail or number, and by id where the header says so.
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
    field.onCreate = attribute->mutability == Attribute::Mutability::WriteOnly; // a password is a first one: who has chosen another since keeps that
    if (namesAnother(*attribute) && saysId(column, *attribute))
        field.confidence = std::min(field.confidence, almost); // whose: the provider's, or the one that another program gives
    else if (namesAnother(*attribute) && !isPathOf(column, *path))
        field.reference = referenceBy(column);
    if (attribute->multiValued && attribute->type != Attribute::Type::Complex)
        field.separator = u";"_s;
    return field;
}

/// Places meanings, the surest first, and then what the provider wants of everybody who is created.
class AutoMapper
{
public:
    AutoMapper(const ResourceType &type, const ServiceDescription &description)
        : m_schema(description.schemaOf(type))
        , m_names(type, m_schema)
        , m_rules(description.profile.values.value(type.name))
        , m_mapping {.resourceType = type.name}
    {
        const QList<ImportTarget> targets = importTargets(type, description);
        for (const ImportTarget &target : targets) {
            if (target.required)
                m_required << target.path;
        }
    }

    ColumnMapping map(const QStringList &header)
    {
        std::vector<std::pair<HeaderMeaning, QString>> meanings;
        for (const QString &column : header) {
            if (!isReportColumn(column)) // of a rejects file
                meanings.emplace_back(m_names.meaningOf(column), column);
        }
        std::stable_sort(meanings.begin(), meanings.end(), [](const auto &a, const auto &b) { return a.first.confidence > b.first.confidence; });
        for (const auto &[meaning, column] : meanings)
            place(meaning, column);
        readNameAsSurname();
        addWhatIsRequired();
        chooseKeys();
        return m_mapping;
    }

private:
    void place(const HeaderMeaning &meaning, const QString &column)
    {
        if (meaning.path == "groups"_L1)
            m_mapping.groups << GroupMapping {.value = Expression::column(column)};
        else if (meaning.path.isEmpty() || m_mapping.field(meaning.path) != nullptr || isFull(meaning.path))
            m_mapping.unmapped << column;
        else
            m_mapping.fields << fieldFor(column, meaning, m_schema);
    }

    /// The provider takes no further value of this attribute: a second mail would make every row fail.
    [[nodiscard]] bool isFull(const QString &path) const
    {
        const auto parsed = AttributePath::parse(path);
        const auto most = parsed ? m_rules.value(ruleKey(AttributeName {parsed->name.schema, parsed->name.attribute, {}})).maxValues : std::nullopt;
        if (!most)
            return false;
        const auto valueOf = [](const QString &text) { return text.section(u']', 0, 0).toLower(); };
        QSet<QString> values;
        for (const FieldMapping &field : m_mapping.fields) {
            const auto other = AttributePath::parse(field.path);
            if (other && other->name.attribute.compare(parsed->name.attribute, Qt::CaseInsensitive) == 0)
                values << valueOf(field.path);
        }
        return !values.contains(valueOf(path)) && values.size() >= *most;
    }

    /// "Name; Vorname" is what a card index says: with a given name and no other surname beside it, a name is that. Told as a guess.
    void readNameAsSurname()
    {
        static const QStringList words {u"name"_s, u"naam"_s, u"namn"_s, u"navn"_s};
        const auto shown = std::find_if(m_mapping.fields.begin(), m_mapping.fields.end(), [](const FieldMapping &field) {
            return field.path == "displayName"_L1 && words.contains(HeaderNames::plain(field.value.columns().value(0)));
        });
        const FieldMapping *given = m_mapping.field(u"name.givenName"_s);
        if (shown == m_mapping.fields.end() || given == nullptr || m_mapping.field(u"name.familyName"_s) != nullptr)
            return;
        shown->path = u"name.familyName"_s;
        shown->confidence = almost;
        add(u"displayName"_s, given->value.text() + u' ' + shown->value.text());
    }

    [[nodiscard]] bool isWanting(const QString &path) const { return m_required.contains(path, Qt::CaseInsensitive) && m_mapping.field(path) == nullptr; }

    /// What templates leave out and every one of them can be given. Told as a guess, and nobody who exists is touched by it.
    void addWhatIsRequired()
    {
        const FieldMapping *mail = m_mapping.field(u"emails[type eq \"work\"].value"_s);
        if (isWanting(u"userName"_s) && mail != nullptr)
            m_mapping.fields << FieldMapping {.path = u"userName"_s, .value = mail->value, .confidence = almost};
        QStringList names;
        for (const QString &path : {u"name.givenName"_s, u"name.familyName"_s}) {
            if (const FieldMapping *field = m_mapping.field(path))
                names << field->value.text();
        }
        if (isWanting(u"displayName"_s) && !names.isEmpty())
            add(u"displayName"_s, names.join(u' '));
        if (isWanting(u"active"_s))
            add(u"active"_s, u"true"_s);
    }

    void add(const QString &path, const QString &expression)
    {
        if (const auto value = Expression::parse(expression))
            m_mapping.fields << FieldMapping {.path = path, .value = *value, .onCreate = true, .confidence = almost};
    }

    void chooseKeys()
    {
        for (const QString &key : {u"userName"_s, u"externalId"_s, u"displayName"_s}) {
            if (m_mapping.match.isEmpty() && m_mapping.field(key) != nullptr)
                m_mapping.match << key;
        }
        if (m_mapping.field(u"id"_s) != nullptr)
            m_mapping.match.prepend(u"id"_s);
    }

    const ResourceSchema m_schema;
    const HeaderNames m_names;
    const QHash<QString, ServerProfile::ValueRule> m_rules;
    QStringList m_required;
    ColumnMapping m_mapping;
};

} // namespace

ColumnMapping automaticMapping(const QStringList &header, const ResourceType &type, const ServiceDescription &description)
{
    return AutoMapper(type, description).map(header);
}

} // namespace Provost
