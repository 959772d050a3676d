// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/columnmapping.h"

#include "scim/attributepath.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int formatVersion = 1;

Error wrong(const QString &place, const QString &wanted)
{
    return Error::validation(u"mapping, %1: %2"_s.arg(place, wanted));
}

/// Members that are not in `known`: a typing error must not pass for a setting.
Result<void> onlyMembers(const Json &json, const QStringList &known, const QString &place)
{
    if (!json.isObject())
        return wrong(place, u"an object was expected"_s);
    for (const auto &[name, value] : json.members()) {
        if (!known.contains(name, Qt::CaseInsensitive) && !name.startsWith(u'$'))
            return wrong(place + u'.' + name, u"nothing of this name (see docs/mapping-format.md)"_s);
    }
    return {};
}

Result<QStringList> texts(const Json &json, const QString &place)
{
    QStringList list;
    if (json.isUndefined())
        return list;
    if (json.isString())
        return QStringList {json.toString()};
    if (!json.isArray())
        return wrong(place, u"an array of strings was expected"_s);
    for (const Json &item : json.items()) {
        if (!item.isString())
            return wrong(place, u"an array of strings was expected"_s);
        list << item.toString();
    }
    return list;
}

/// `column` names a cell as it is, `value` an expression.
Result<Expression> valueOf(const Json &json, const QString &place)
{
    const bool hasColumn = json.value(u"column").isString();
    if (hasColumn == json.value(u"value").isString())
        return wrong(place, u"either \"column\" or \"value\" is needed"_s);
    if (hasColumn)
        return Expression::column(json.value(u"column").toString());
    auto expression = Expression::parse(json.value(u"value").toString());
    if (!expression)
        return wrong(place + u".value"_s, u"%1 (character %2)"_s.arg(expression.error().detail).arg(expression.error().position + 1));
    return expression;
}

Json valueToJson(const Expression &value)
{
    Json json = Json::object();
    const QStringList columns = value.columns();
    if (columns.size() == 1 && Expression::column(columns.constFirst()) == value)
        json.set(u"column"_s, columns.constFirst());
    else
        json.set(u"value"_s, value.text());
    return json;
}

Result<void> readColumn(const Json &json, const QString &place, ColumnMapping &mapping)
{
    if (const auto known = onlyMembers(json, {u"column"_s, u"value"_s, u"path"_s, u"reference"_s, u"separator"_s, u"onCreate"_s, u"groups"_s}, place); !known)
        return known.error();
    const auto value = valueOf(json, place);
    if (!value)
        return value.error();
    if (json.value(u"groups").toBool()) {
        mapping.groups << GroupMapping {.value = *value, .separator = json.value(u"separator").toString(u";"_s)};
        return {};
    }
    const QString path = json.value(u"path").toString();
    const auto parsed = AttributePath::parse(path);
    if (!parsed)
        return wrong(place + u".path"_s, u"%1 (character %2)"_s.arg(parsed.error().detail).arg(parsed.error().position + 1));
    mapping.fields << FieldMapping {.path = path, .value = *value, .reference = json.value(u"reference").toString(),
                                    .separator = json.value(u"separator").toString(), .onCreate = json.value(u"onCreate").toBool()};
    return {};
}

Result<void> readRule(const Json &json, const QString &place, ColumnMapping &mapping)
{
    if (const auto known = onlyMembers(json, {u"column"_s, u"equals"_s, u"groups"_s, u"set"_s}, place); !known)
        return known.error();
    MappingRule rule {.column = json.value(u"column").toString(), .equals = json.value(u"equals").toString()};
    if (rule.column.isEmpty())
        return wrong(place, u"\"column\" is needed"_s);
    const auto groups = texts(json.value(u"groups"), place + u".groups"_s);
    if (!groups)
        return groups.error();
    rule.groups = *groups;
    for (const auto &[path, value] : json.value(u"set").members()) {
        if (const auto parsed = AttributePath::parse(path); !parsed)
            return wrong(place + u".set."_s + path, parsed.error().detail);
        rule.set << std::pair(path, value.scalarText());
    }
    mapping.rules << rule;
    return {};
}

LookupTables lookupsFrom(const Json &json)
{
    LookupTables tables;
    for (const auto &[name, entries] : json.members()) {
        for (const auto &[from, to] : entries.members())
            tables[name].insert(from, to.scalarText());
    }
    return tables;
}

template <typename Read>
Result<void> each(const Json &list, const QString &name, ColumnMapping &mapping, Read read)
{
    if (!list.isUndefined() && !list.isArray())
        return wrong(name, u"an array was expected"_s);
    for (qsizetype i = 0; i < list.size(); ++i) {
        if (const auto done = read(list.at(i), u"%1[%2]"_s.arg(name).arg(i), mapping); !done)
            return done;
    }
    return {};
}

Json textsToJson(const QStringList &texts)
{
    Json list = Json::array();
    for (const QString &text : texts)
        list.append(text);
    return list;
}

Json ruleToJson(const MappingRule &rule)
{
    Json json = Json::object({{u"column"_s, rule.column}, {u"equals"_s, rule.equals}});
    if (!rule.groups.isEmpty())
        json.set(u"groups"_s, textsToJson(rule.groups));
    Json set = Json::object();
    for (const auto &[path, text] : rule.set)
        set.set(path, text);
    if (set.size() > 0)
        json.set(u"set"_s, set);
    return json;
}

Json columnsToJson(const ColumnMapping &mapping)
{
    Json columns = Json::array();
    for (const FieldMapping &field : mapping.fields) {
        Json json = valueToJson(field.value);
        json.set(u"path"_s, field.path);
        if (!field.reference.isEmpty())
            json.set(u"reference"_s, field.reference);
        if (!field.separator.isEmpty())
            json.set(u"separator"_s, field.separator);
        if (field.onCreate)
            json.set(u"onCreate"_s, true);
        columns.append(json);
    }
    for (const GroupMapping &group : mapping.groups) {
        Json json = valueToJson(group.value);
        json.set(u"groups"_s, true);
        json.set(u"separator"_s, group.separator);
        columns.append(json);
    }
    return columns;
}

Json lookupsToJson(const LookupTables &lookups)
{
    Json tables = Json::object();
    QStringList names = lookups.keys();
    names.sort();
    for (const QString &name : std::as_const(names)) {
        Json::Object entries; // filled at once: set() looks for each name among all
        QStringList keys = lookups[name].keys();
        keys.sort();
        for (const QString &key : std::as_const(keys))
            entries.emplace_back(key, lookups[name][key]);
        tables.set(name, Json(std::move(entries)));
    }
    return tables;
}

} // namespace

const FieldMapping *ColumnMapping::field(const QString &path) const
{
    const auto found = std::find_if(fields.cbegin(), fields.cend(), [&path](const FieldMapping &each) { return each.path.compare(path, Qt::CaseInsensitive) == 0; });
    return found == fields.cend() ? nullptr : &*found;
}

bool ColumnMapping::hasOnlyMadeKeys() const
{
    return !match.isEmpty() && std::all_of(match.cbegin(), match.cend(), [this](const QString &path) {
        const FieldMapping *made = field(path);
        return made != nullptr && made->value.isUnique();
    });
}

Json ColumnMapping::toJson() const
{
    Json json = Json::object({{u"format"_s, u"provost-mapping"_s}, {u"version"_s, formatVersion}, {u"title"_s, title}, {u"resourceType"_s, resourceType}});
    Json prints = Json::array();
    for (const QByteArray &print : fingerprints)
        prints.append(QString::fromLatin1(print));
    json.set(u"fingerprints"_s, prints);
    json.set(u"match"_s, textsToJson(match));
    json.set(u"clearEmpty"_s, clearEmpty);
    json.set(u"columns"_s, columnsToJson(*this));
    Json ruleList = Json::array();
    for (const MappingRule &rule : rules)
        ruleList.append(ruleToJson(rule));
    json.set(u"rules"_s, ruleList);
    json.set(u"lookups"_s, lookupsToJson(lookups));
    return json;
}

Result<ColumnMapping> ColumnMapping::fromJson(const Json &json)
{
    if (json.value(u"format").toString() != "provost-mapping"_L1)
        return wrong(u"format"_s, u"\"provost-mapping\" was expected"_s);
    if (json.value(u"version").toInteger() != formatVersion)
        return wrong(u"version"_s, u"1 was expected: a newer Provost wrote this"_s);
    if (const auto known = onlyMembers(json, {u"format"_s, u"version"_s, u"title"_s, u"resourceType"_s, u"fingerprints"_s, u"match"_s, u"clearEmpty"_s,
                                              u"columns"_s, u"rules"_s, u"lookups"_s}, u"$"_s); !known)
        return known.error();
    ColumnMapping mapping {.title = json.value(u"title").toString(), .resourceType = json.value(u"resourceType").toString(u"User"_s),
                           .lookups = lookupsFrom(json.value(u"lookups")), .clearEmpty = json.value(u"clearEmpty").toBool()};
    const auto match = texts(json.value(u"match"), u"match"_s);
    if (!match)
        return match.error();
    mapping.match = *match;
    const auto prints = texts(json.value(u"fingerprints"), u"fingerprints"_s);
    if (!prints)
        return prints.error();
    for (const QString &print : *prints)
        mapping.fingerprints << print.toLatin1();
    if (const auto done = each(json.value(u"columns"), u"columns"_s, mapping, readColumn); !done)
        return done.error();
    if (const auto done = each(json.value(u"rules"), u"rules"_s, mapping, readRule); !done)
        return done.error();
    return mapping;
}

} // namespace Provost
