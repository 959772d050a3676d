// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rowbuilder.h"

#include "directory/csvtext.h"
#include "import/importtargets.h"
#include "scim/datetime.h"
#include "scim/rulekey.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>
#include <cctype>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Kind = RowProblem::Kind;

std::optional<RowProblem> problemOfFlaw(TableRow::Flaw flaw)
{
    switch (flaw) {
    case TableRow::Flaw::None:
        return std::nullopt;
    case TableRow::Flaw::OpenQuote:
        return RowProblem {.kind = Kind::OpenQuote, .detail = u"a quote is opened and never closed"_s};
    case TableRow::Flaw::TooLong:
        return RowProblem {.kind = Kind::RowTooLong, .detail = u"longer than a mebibyte"_s};
    case TableRow::Flaw::BadBytes:
        return RowProblem {.kind = Kind::BadBytes, .detail = u"holds bytes that are no text in the file's encoding"_s};
    case TableRow::Flaw::Torn:
        return RowProblem {.kind = Kind::Torn, .detail = u"may be a part of the row beside it: a quote there is never closed, or a line ends as no other does"_s};
    }
    return std::nullopt;
}

Result<Json> dateFromCell(const QString &text)
{
    if (parseInstant(text))
        return Json(text);
    const QDate date = QDate::fromString(text, Qt::ISODate);
    if (date.isValid())
        return Json(QString(date.toString(Qt::ISODate) + u"T00:00:00Z"_s));
    return Error::validation(u"\"%1\" is no date as in 2026-03-31; say how it is written by {Column|date:dd.MM.yyyy}"_s.arg(text));
}

Result<Json> numberFromCell(const QString &text, bool isInteger)
{
    const Json number = Json::number(text.toLatin1());
    if (number.isUndefined() || (isInteger && (text.contains(u'.') || text.contains(u'e', Qt::CaseInsensitive))))
        return Error::validation(isInteger ? u"\"%1\" is no whole number"_s.arg(text) : u"\"%1\" is no number"_s.arg(text));
    return number;
}

/// JSON in a cell, as an export writes what has no simpler form.
std::optional<Json> jsonIn(const QString &text, Json::Type type)
{
    if (!text.startsWith(type == Json::Type::Array ? u'[' : u'{'))
        return std::nullopt;
    const auto json = Json::parse(text.toUtf8());
    return json && json->type() == type ? std::optional(*json) : std::nullopt;
}

/// RFC 4514 section 2.4: behind a backslash stands a character, or a byte of UTF-8 as two hexadecimal digits.
QString unescaped(const QString &text)
{
    const QByteArray escaped = text.toUtf8();
    const auto isDigit = [&escaped](qsizetype at) { return at < escaped.size() && std::isxdigit(static_cast<unsigned char>(escaped[at])) != 0; };
    QByteArray plain;
    for (qsizetype at = 0; at < escaped.size(); ++at) {
        if (escaped[at] != '\\' || at + 1 == escaped.size()) {
            plain += escaped[at];
        } else if (isDigit(at + 1) && isDigit(at + 2)) {
            plain += QByteArray::fromHex(escaped.sliced(at + 1, 2));
            at += 2;
        } else {
            plain += escaped[++at];
        }
    }
    return QString::fromUtf8(plain);
}

/// Exports of Active Directory name groups by where they are: "CN=Staff,OU=Groups,DC=example" is Staff (RFC 4514).
QString groupName(const QString &text)
{
    static const QRegularExpression place(u"^CN=((?:[^,\\\\]|\\\\.)+)(?:,\\s*(?:CN|OU|DC|O|C|L|ST)=|$)"_s, QRegularExpression::CaseInsensitiveOption);
    const auto found = place.match(text);
    return found.hasMatch() ? unescaped(found.captured(1)).trimmed() : text;
}

QStringList separated(const QString &text, const QString &separator)
{
    QStringList parts;
    const auto pieces = separator.isEmpty() ? QStringList {text} : text.split(separator);
    for (const QString &piece : pieces) {
        if (!piece.trimmed().isEmpty())
            parts << piece.trimmed();
    }
    return parts;
}

/// No group's name has a line end, and spreadsheets put one between several.
QStringList groupsIn(QString text, const QString &separator)
{
    if (!separator.isEmpty())
        text.replace(u'\r', u'\n').replace("\n"_L1, separator);
    return separated(text, separator);
}

} // namespace

bool BuiltRow::isBroken() const
{
    return std::any_of(problems.cbegin(), problems.cend(), [](const RowProblem &problem) { return problem.isFatal(); });
}

Result<Json> jsonFromCell(const QString &text, const Attribute &attribute)
{
    switch (attribute.type) {
    case Attribute::Type::Boolean: {
        const auto boolean = booleanFrom(text);
        return boolean ? Result<Json>(Json(*boolean)) : Error::validation(u"\"%1\" is neither yes nor no"_s.arg(text));
    }
    case Attribute::Type::Integer:
        return numberFromCell(text, true);
    case Attribute::Type::Decimal:
        return numberFromCell(text, false);
    case Attribute::Type::DateTime:
        return dateFromCell(text);
    case Attribute::Type::Binary:
        if (!QByteArray::fromBase64Encoding(text.toLatin1(), QByteArray::AbortOnBase64DecodingErrors))
            return Error::validation(u"this is no Base64"_s);
        return Json(text);
    case Attribute::Type::Complex: {
        if (const auto json = jsonIn(text, Json::Type::Object))
            return *json;
        if (attribute.subAttribute(u"value") == nullptr)
            return Error::validation(u"%1 has parts: map them one by one"_s.arg(attribute.name));
        return Json::object({{u"value"_s, text}});
    }
    default:
        break;
    }
    for (const QString &canonical : attribute.canonicalValues) {
        if (!attribute.caseExact && canonical.compare(text, Qt::CaseInsensitive) == 0)
            return Json(canonical);
    }
    return Json(text);
}

Result<RowBuilder> RowBuilder::make(const ColumnMapping &mapping, const TableHeader &header, const ResourceType &type, const ServiceDescription &description)
{
    RowBuilder builder;
    builder.m_mapping = mapping;
    builder.m_type = type;
    builder.m_schema = description.schemaOf(type);
    builder.m_profile = description.profile;
    builder.m_required = description.profile.requiredOnCreate.value(type.name);
    for (const Attribute &attribute : builder.m_schema.core().attributes) {
        if (attribute.required && attribute.mutability != Attribute::Mutability::ReadOnly && !builder.m_required.contains(attribute.name, Qt::CaseInsensitive))
            builder.m_required << attribute.name;
    }
    for (const QString &path : std::as_const(builder.m_required)) {
        const auto name = AttributeName::parse(path);
        if (name && !name->attribute.isEmpty() && name->attribute.compare("schemas"_L1, Qt::CaseInsensitive) != 0)
            builder.m_requiredNames.emplace_back(path, *name);
    }
    for (qsizetype i = 0; i < header.names.size(); ++i) {
        builder.m_columns.insert(header.names[i].toCaseFolded(), i);
        builder.m_columns.insert(header.names[i], i);
    }
    builder.m_width = header.names.size();
    builder.m_header = header.names;
    builder.m_damageColumn = header.names.indexOf(damageColumn());
    for (qsizetype i = 0; i < mapping.rules.size(); ++i) {
        if (const auto known = builder.learnColumns({mapping.rules[i].column}, u"rules[%1]"_s.arg(i)); !known)
            return known.error();
    }
    for (const GroupMapping &group : mapping.groups) {
        if (const auto known = builder.learnColumns(group.value.columns(), u"groups"_s); !known)
            return known.error();
    }
    for (qsizetype i = 0; i < mapping.fields.size(); ++i) {
        auto target = builder.targetFor(mapping.fields[i], u"columns[%1]"_s.arg(i));
        if (!target)
            return target.error();
        if (target->path.toString().compare("id"_L1, Qt::CaseInsensitive) != 0 || mapping.match.contains(u"id"_s))
            builder.m_targets.push_back(std::move(target).value());
    }
    for (qsizetype i = 0; i < mapping.rules.size(); ++i) {
        std::vector<Target> targets;
        for (const auto &[path, text] : mapping.rules[i].set) {
            auto target = builder.targetFor({.path = path}, u"rules[%1].set.%2"_s.arg(i).arg(path));
            if (!target)
                return target.error();
            target->column = mapping.rules[i].column;
            targets.push_back(std::move(target).value());
        }
        builder.m_ruleTargets.push_back(std::move(targets));
    }
    builder.indexRules();
    return builder;
}

void RowBuilder::indexRules()
{
    QHash<QString, qsizetype> columns;
    for (qsizetype i = 0; i < m_mapping.rules.size(); ++i) {
        const QString &column = m_mapping.rules[i].column;
        if (!columns.contains(column)) {
            columns.insert(column, m_rulesByValue.size());
            m_rulesByValue << std::pair(column, QHash<QString, QList<qsizetype>>());
        }
        m_rulesByValue[columns.value(column)].second[m_mapping.rules[i].equals.toCaseFolded()] << i;
    }
}

/// By the mapping's spelling, so that no name is folded for each row anew. A column that is not there is no empty one: whoever was to get groups by it
/// would be left without them, and every row would seem done.
Result<void> RowBuilder::learnColumns(const QStringList &columns, const QString &place)
{
    for (const QString &column : columns) {
        const qsizetype index = m_columns.value(column.toCaseFolded(), -1);
        if (index < 0)
            return Error::validation(u"mapping, %1: the file has no column \"%2\""_s.arg(place, column));
        m_columns.insert(column, index);
    }
    return {};
}

Result<RowBuilder::Target> RowBuilder::targetFor(const FieldMapping &field, const QString &place)
{
    const auto path = AttributePath::parse(field.path);
    if (!path)
        return Error::validation(u"mapping, %1: %2"_s.arg(place, path.error().detail));
    const QStringList columns = field.value.columns();
    if (const auto known = learnColumns(columns, place); !known)
        return known.error();
    AttributeName name {path->name.schema, path->name.attribute, path->filter ? path->subAttribute : path->name.subAttribute};
    const Attribute *attribute = m_schema.find(name);
    if (attribute == nullptr)
        return Error::validation(u"mapping, %1: a %2 has no attribute %3"_s.arg(place, m_type.name, field.path));
    Target target {.field = field, .path = *path, .attribute = *attribute, .column = columns.value(0)};
    const Attribute *top = m_schema.findTop(name);
    if (!path->filter && top->multiValued && name.subAttribute.compare("value"_L1, Qt::CaseInsensitive) == 0) {
        // `members.value` is the list of members as an export writes it.
        target.path.name.subAttribute.clear();
        target.attribute = *top;
        target.field.separator = field.separator.isEmpty() ? u";"_s : field.separator;
    }
    complete(target);
    return target;
}

/// What is the same for every row.
void RowBuilder::complete(Target &target) const
{
    const AttributePath &path = target.path;
    const QString text = path.toString();
    target.name = {path.name.schema, path.name.attribute, path.filter ? path.subAttribute : path.name.subAttribute};
    target.isId = text.compare("id"_L1, Qt::CaseInsensitive) == 0;
    target.hasRule = m_profile.values.value(m_type.name).contains(ruleKey(target.name));
    for (qsizetype i = 0; i < m_mapping.match.size(); ++i) {
        if (text.compare(m_mapping.match[i], Qt::CaseInsensitive) == 0)
            target.keys << i;
    }
    target.claim = claimOf(target);
    target.namesById = target.field.reference.isEmpty() && !path.filter && namesOwnType(path.name);
    const QStringList columns = target.field.value.columns();
    if (columns.size() == 1 && Expression::column(columns.constFirst()) == target.field.value)
        target.cell = m_columns.value(columns.constFirst(), -1);
}

/// Of a type that is read anyway it can be told whether there is such an object.
bool RowBuilder::namesOwnType(const AttributeName &name) const
{
    const Attribute *top = m_schema.findTop(name);
    const bool isWhom = name.subAttribute.isEmpty() || name.subAttribute.compare("value"_L1, Qt::CaseInsensitive) == 0;
    if (top == nullptr || !isWhom || !namesAnother(*top))
        return false;
    const bool isManager = m_type.isCalled(u"User") && top->name.compare("manager"_L1, Qt::CaseInsensitive) == 0;
    return isManager || std::any_of(top->subAttributes.cbegin(), top->subAttributes.cend(), [this](const Attribute &part) { return part.referenceTypes.contains(m_type.name, Qt::CaseInsensitive); });
}

/// What rows are matched by alone is compared anyway: whoever has the value is who is meant.
QString RowBuilder::claimOf(const Target &target) const
{
    const bool isUserName = ruleKey(target.name) == "username"_L1; // RFC 7643 section 4.1.1, whatever a provider's schema says
    const bool isText = target.attribute.type == Attribute::Type::String && !target.attribute.multiValued && !target.path.filter;
    if (target.isId || !isText || target.field.value.isUnique() || (!isUserName && target.attribute.uniqueness == Attribute::Uniqueness::None))
        return {};
    if (target.keys.isEmpty())
        return target.field.path;
    return m_mapping.match.size() == 1 ? QString() : m_mapping.match[target.keys.constFirst()];
}

QString RowBuilder::cell(const TableRow &row, const QString &column) const
{
    return withoutApostrophe(row.cells.value(m_columns.value(column, -1)));
}

/// RFC 7643 section 3.1: id and externalId are, also where a provider's schema does not speak of them.
bool RowBuilder::isCaseExact(const QString &path) const
{
    const auto parsed = AttributePath::parse(path);
    if (!parsed)
        return path.isEmpty(); // by id
    if (path.compare("userName"_L1, Qt::CaseInsensitive) == 0)
        return false; // RFC 7643 section 4.1.1, whatever a provider's schema says
    const Attribute *attribute = m_schema.find({parsed->name.schema, parsed->name.attribute, parsed->filter ? parsed->subAttribute : parsed->name.subAttribute});
    return attribute != nullptr ? attribute->caseExact : path.compare("id"_L1, Qt::CaseInsensitive) == 0 || path.compare("externalId"_L1, Qt::CaseInsensitive) == 0;
}

bool RowBuilder::isHeaderAgain(const TableRow &row) const
{
    bool saysSomething = false;
    for (qsizetype i = 0; i < m_width; ++i) {
        const QString cell = row.cells.value(i).simplified();
        const QString &name = m_header[i];
        const bool isSame = cell.isEmpty() ? name == u"Column %1"_s.arg(i + 1) // as TableHeader calls what has no name, or one that others have
                                           : name.startsWith(cell, Qt::CaseInsensitive) && (name.size() == cell.size() || (name.endsWith(u')') && name[cell.size()] == u' '));
        if (!isSame)
            return false;
        saysSomething = saysSomething || !cell.isEmpty();
    }
    return saysSomething;
}

void RowBuilder::addProblemsOfFile(const TableRow &row, BuiltRow &built) const
{
    if (const auto problem = problemOfFlaw(row.flaw))
        built.problems << *problem;
    if (row.flaw == TableRow::Flaw::BadBytes)
        built.problems.back().column = m_header.value(row.badCell());
    if (row.cells.size() > m_width && !row.cells.mid(m_width).join(QString()).trimmed().isEmpty())
        built.problems << RowProblem {.kind = Kind::SurplusCells, .detail = u"%1 cells, the header has %2"_s.arg(row.cells.size()).arg(m_width)};
    if (const QString damage = row.cells.value(m_damageColumn).trimmed(); !damage.isEmpty())
        built.problems << RowProblem {.kind = Kind::DamagedBefore, .column = damageColumn(), .detail = u"was damaged in the file it comes from: %1"_s.arg(damage), .text = damage};
    if (isHeaderAgain(row))
        built.problems << RowProblem {.kind = Kind::RepeatedHeader, .detail = u"is the header once more"_s};
}

void RowBuilder::addGroup(const BuiltRow::Group &group, BuiltRow &built)
{
    if (!built.groups.contains(group))
        built.groups << group;
}

BuiltRow RowBuilder::build(const TableRow &row) const
{
    BuiltRow built {.row = row.row, .line = row.line, .cells = row.cells};
    addProblemsOfFile(row, built);
    built.keys.resize(m_mapping.match.size());
    built.operations.reserve(m_targets.size());
    const auto cells = [&](const QString &column) { return cell(row, column); };
    for (const Target &target : m_targets) {
        if (target.cell >= 0) {
            addValue(target, withoutApostrophe(row.cells.value(target.cell)), built);
            continue;
        }
        const auto text = target.field.value.evaluate(cells, m_mapping.lookups);
        if (!text)
            built.problems << RowProblem {.kind = Kind::Expression, .column = target.column, .path = target.field.path, .detail = text.error().detail};
        else
            addValue(target, *text, built);
    }
    for (const GroupMapping &group : m_mapping.groups) {
        const auto text = group.value.evaluate(cells, m_mapping.lookups);
        const QStringList names = text ? groupsIn(*text, group.separator) : QStringList();
        for (const QString &written : names)
            addGroup({.name = groupName(written), .written = written}, built);
        if (!text) // without its groups the row would look as if it were done
            built.problems << RowProblem {.kind = Kind::Expression, .path = u"groups"_s, .detail = text.error().detail};
    }
    addRules(row, built);
    return built;
}

void RowBuilder::addRules(const TableRow &row, BuiltRow &built) const
{
    QList<qsizetype> applying;
    for (const auto &[column, rules] : m_rulesByValue)
        applying << rules.value(cell(row, column).trimmed().toCaseFolded());
    std::sort(applying.begin(), applying.end()); // as they were written
    for (const qsizetype i : std::as_const(applying)) {
        const MappingRule &rule = m_mapping.rules[i];
        for (const QString &name : rule.groups)
            addGroup({.name = name, .written = name}, built);
        for (size_t j = 0; j < m_ruleTargets[size_t(i)].size(); ++j)
            addValue(m_ruleTargets[size_t(i)][j], rule.set[qsizetype(j)].second, built);
    }
}

void RowBuilder::addValue(const Target &target, const QString &text, BuiltRow &built) const
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        if (m_mapping.clearEmpty && !target.isId && !target.field.onCreate)
            built.operations.push_back({.op = PatchOperation::Op::Remove, .path = target.path});
        return;
    }
    if (!target.field.reference.isEmpty() && !trimmed.startsWith(u'{')) {
        built.references << BuiltRow::Reference {.path = target.path, .by = target.field.reference, .text = trimmed, .column = target.column, .onCreate = target.field.onCreate};
        return;
    }
    const auto value = valueFor(target, trimmed, built);
    if (!value) {
        built.problems << RowProblem {.kind = Kind::WrongType, .column = target.column, .path = target.field.path, .detail = value.error().detail};
        return;
    }
    if (target.namesById && !trimmed.startsWith(u'{'))
        built.namedIds << BuiltRow::NamedId {.path = target.path, .text = trimmed, .column = target.column, .onCreate = target.field.onCreate};
    if (!target.keys.isEmpty() && !target.field.value.isUnique())
        noteKeys(target, value->scalarText(), built);
    if (target.isId)
        return;
    if (target.field.value.isUnique())
        built.uniqueOperations.push_back(qsizetype(built.operations.size()));
    if (!target.claim.isEmpty())
        built.claims << BuiltRow::Claim {.path = target.claim, .text = value->scalarText(), .column = target.column, .onCreate = target.field.onCreate};
    if (target.field.onCreate)
        built.createOperations.push_back(qsizetype(built.operations.size()));
    // An add makes the value of a selector where there is none; elsewhere a replace says what is meant.
    built.operations.push_back({.op = target.path.filter ? PatchOperation::Op::Add : PatchOperation::Op::Replace, .path = target.path, .value = *value});
}

Result<Json> RowBuilder::valueFor(const Target &target, const QString &text, BuiltRow &built) const
{
    const bool isWholeList = target.attribute.multiValued && !target.path.filter;
    if (!isWholeList) {
        auto value = jsonFromCell(text, target.attribute);
        if (value)
            checkValue(target, *value, built);
        return value;
    }
    if (const auto json = jsonIn(text, Json::Type::Array))
        return *json;
    Json list = Json::array();
    const QStringList parts = separated(text, target.field.separator);
    for (const QString &part : parts) {
        auto value = jsonFromCell(part, target.attribute);
        if (!value)
            return value;
        checkValue(target, *value, built);
        list.append(std::move(value).value());
    }
    return list;
}

void RowBuilder::checkValue(const Target &target, const Json &value, BuiltRow &built) const
{
    if (const auto kept = target.hasRule ? m_profile.checkValue(m_type.name, target.name, value) : Result<void>(); !kept)
        built.problems << RowProblem {.kind = Kind::RuleBroken, .column = target.column, .path = target.field.path, .detail = kept.error().detail};
    const QStringList &usual = target.attribute.canonicalValues;
    if (!usual.isEmpty() && value.isString() && !usual.contains(value.toString(), Qt::CaseInsensitive)) {
        built.problems << RowProblem {.kind = Kind::UnusualValue, .column = target.column, .path = target.field.path,
                                      .detail = u"\"%1\" is not one of %2"_s.arg(value.toString(), usual.join(u", "))};
    }
}

void RowBuilder::noteKeys(const Target &target, const QString &text, BuiltRow &built) const
{
    for (const qsizetype key : target.keys)
        built.keys[key] = text;
}

QList<RowProblem> RowBuilder::missingForCreate(const Json &resource) const
{
    QList<RowProblem> missing;
    for (const auto &[path, name] : m_requiredNames) {
        const Json value = name.valueIn(resource);
        if (value.isUndefined() || value.isNull() || (value.isString() && value.toString().isEmpty()))
            missing << RowProblem {.kind = Kind::Missing, .path = path, .detail = u"%1 is needed to create a %2"_s.arg(path, m_type.name)};
    }
    return missing;
}

} // namespace Provost
