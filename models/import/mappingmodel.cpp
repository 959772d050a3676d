// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/mappingmodel.h"

#include "import/rowbuilder.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

const QString &groupsTarget()
{
    static const QString path = u"groups"_s;
    return path;
}

bool isSameTitle(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

} // namespace

MappingModel::MappingModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void MappingModel::setType(const ResourceType &type, const ServiceDescription &description)
{
    m_type = type;
    m_description = description;
    m_schema = description.schemaOf(type);
    m_targets = importTargets(type, description);
    m_base.resourceType = type.name;
}

const ImportTarget *MappingModel::target(const QString &path) const
{
    const auto found = std::find_if(m_targets.cbegin(), m_targets.cend(), [&path](const ImportTarget &each) { return isSameTitle(each.path, path); });
    return found == m_targets.cend() ? nullptr : &*found;
}

QString MappingModel::pathOf(const QString &typed) const
{
    const QString text = typed.trimmed();
    if (const ImportTarget *known = target(text))
        return known->path;
    QStringList named;
    for (const ImportTarget &each : m_targets) {
        if (isSameTitle(each.label, text))
            named << each.path;
    }
    return named.size() == 1 ? named.constFirst() : text;
}

void MappingModel::setSample(const TableSample &sample)
{
    beginResetModel();
    m_header = sample.header;
    m_rows = sample.dataRows();
    m_shownRow = 0;
    m_columns.clear();
    m_lines.clear();
    for (qsizetype i = 0; i < m_header.names.size(); ++i) {
        m_columns.insert(m_header.names[i].toCaseFolded(), int(i));
        m_lines << MappingLine {.column = m_header.names[i]};
    }
    endResetModel();
}

MappingLine MappingModel::lineFor(const FieldMapping &field) const
{
    MappingLine line {.target = field.path, .text = field.value.text(), .reference = field.reference, .separator = field.separator, .onCreate = field.onCreate,
                      .confidence = field.confidence};
    const QStringList columns = field.value.columns();
    if (columns.size() == 1 && m_columns.contains(columns.constFirst().toCaseFolded())) {
        line.column = m_header.names[m_columns.value(columns.constFirst().toCaseFolded())];
        if (Expression::column(columns.constFirst()) == field.value)
            line.text.clear();
    }
    return line;
}

/// A column's own line takes the first value made of it alone; everything else stands below.
void MappingModel::placeLine(MappingLine line)
{
    const auto own = line.column.isEmpty() ? m_columns.cend() : m_columns.constFind(line.column.toCaseFolded());
    if (own != m_columns.cend() && m_lines[own.value()].target.isEmpty()) {
        m_lines[own.value()] = line;
        return;
    }
    if (line.text.isEmpty())
        line.text = Expression::column(line.column).text();
    line.column.clear();
    m_lines << line;
}

void MappingModel::load(const ColumnMapping &mapping)
{
    beginResetModel();
    m_base = mapping;
    m_lines.clear();
    for (const QString &name : std::as_const(m_header.names))
        m_lines << MappingLine {.column = name};
    for (const FieldMapping &field : mapping.fields)
        placeLine(lineFor(field));
    for (const GroupMapping &group : mapping.groups)
        placeLine(lineFor({.path = groupsTarget(), .value = group.value, .separator = group.separator}));
    endResetModel();
    Q_EMIT edited();
}

Result<Expression> MappingModel::expressionOf(const MappingLine &line) const
{
    return line.text.isEmpty() ? Result<Expression>(Expression::column(line.column)) : Expression::parse(line.text);
}

ColumnMapping MappingModel::mapping() const
{
    ColumnMapping mapping = m_base;
    mapping.fields.clear();
    mapping.groups.clear();
    mapping.unmapped.clear();
    for (int row = 0; row < m_lines.size(); ++row) {
        const MappingLine &line = m_lines[row];
        const auto value = expressionOf(line);
        const Fault fault = faultOf(row);
        if (line.target.isEmpty() || !value || (fault != Fault::None && fault != Fault::BadSample))
            mapping.unmapped << line.column;
        else if (isSameTitle(line.target, groupsTarget()))
            mapping.groups << GroupMapping {.value = *value, .separator = line.separator.isEmpty() ? u";"_s : line.separator};
        else
            mapping.fields << FieldMapping {.path = line.target, .value = *value, .reference = line.reference, .separator = line.separator,
                                            .onCreate = line.onCreate, .confidence = line.confidence};
    }
    mapping.unmapped.removeAll(QString());
    return mapping;
}

void MappingModel::setShownRow(int row)
{
    m_shownRow = std::clamp(row, 0, std::max(0, int(m_rows.size()) - 1));
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_lines.size()) - 1, columnCount() - 1));
}

/// Of a line, of all that has the same target, of what it shows.
void MappingModel::changedRow(int row)
{
    dropStaleKeys();
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    for (int other = 0; other < m_lines.size(); ++other) { // two lines may have become one another's trouble, or ceased to be
        if (other != row && !m_lines[other].target.isEmpty())
            Q_EMIT dataChanged(index(other, int(Column::Target)), index(other, int(Column::Outcome)));
    }
    Q_EMIT edited();
}

void MappingModel::dropStaleKeys()
{
    const QStringList mapped = mappedPaths();
    m_base.match.removeIf([&mapped](const QString &path) { return !mapped.contains(path, Qt::CaseInsensitive); });
    for (const QString &usual : usualKeys()) {
        if (m_base.match.isEmpty() && mapped.contains(usual, Qt::CaseInsensitive))
            m_base.match << usual;
    }
}

void MappingModel::setTarget(int row, const QString &path)
{
    MappingLine &line = m_lines[row];
    const QString wanted = pathOf(path);
    if (wanted == line.target)
        return;
    line.target = wanted;
    line.confidence = 1;
    const ImportTarget *known = target(wanted);
    line.reference = known != nullptr && known->isReference ? (line.reference.isEmpty() ? u"userName"_s : line.reference) : QString();
    line.separator = known != nullptr && known->isList ? (line.separator.isEmpty() ? u";"_s : line.separator) : QString();
    changedRow(row);
}

void MappingModel::setText(int row, const QString &expression)
{
    MappingLine &line = m_lines[row];
    QString text = expression.trimmed();
    if (!line.column.isEmpty() && text == Expression::column(line.column).text())
        text.clear();
    if (text == line.text)
        return;
    line.text = text;
    line.confidence = 1;
    changedRow(row);
}

void MappingModel::setReference(int row, const QString &path)
{
    if (std::exchange(m_lines[row].reference, path) != path)
        changedRow(row);
}

void MappingModel::setSeparator(int row, const QString &separator)
{
    if (std::exchange(m_lines[row].separator, separator) != separator)
        changedRow(row);
}

void MappingModel::setOnCreate(int row, bool onCreate)
{
    if (std::exchange(m_lines[row].onCreate, onCreate) != onCreate)
        changedRow(row);
}

int MappingModel::addLine(const QString &target)
{
    const int row = int(m_lines.size());
    beginInsertRows({}, row, row);
    m_lines << MappingLine {};
    endInsertRows();
    if (!target.isEmpty())
        setTarget(row, target);
    return row;
}

void MappingModel::removeLine(int row)
{
    if (!m_lines[row].column.isEmpty())
        return;
    beginRemoveRows({}, row, row);
    m_lines.removeAt(row);
    endRemoveRows();
    dropStaleKeys();
    Q_EMIT edited();
}

void MappingModel::setMatch(const QStringList &paths)
{
    if (std::exchange(m_base.match, paths) != paths)
        Q_EMIT edited();
}

void MappingModel::setClearsEmpty(bool clears)
{
    if (std::exchange(m_base.clearEmpty, clears) != clears)
        Q_EMIT edited();
}

QList<std::pair<QString, int>> MappingModel::valuesOf(const QString &column) const
{
    QList<std::pair<QString, int>> values;
    const int at = m_columns.value(column.toCaseFolded(), -1);
    for (qsizetype row = 0; at >= 0 && row < m_rows.size(); ++row) {
        const QString text = m_rows[row].cells.value(at).trimmed();
        const auto known = std::find_if(values.begin(), values.end(), [&text](const auto &each) { return isSameTitle(each.first, text); });
        if (known != values.end())
            ++known->second;
        else if (!text.isEmpty())
            values << std::pair(text, 1);
    }
    std::stable_sort(values.begin(), values.end(), [](const auto &a, const auto &b) { return a.second > b.second; });
    return values;
}

bool MappingModel::hasTarget(const QString &path) const
{
    const auto parsed = AttributePath::parse(path);
    if (!parsed)
        return false;
    const AttributeName name {parsed->name.schema, parsed->name.attribute, parsed->filter ? parsed->subAttribute : parsed->name.subAttribute};
    return !name.attribute.isEmpty() && m_schema.find(name) != nullptr;
}

void MappingModel::setRules(const QList<MappingRule> &rules)
{
    if (std::exchange(m_base.rules, rules) != rules)
        Q_EMIT edited();
}

/// What the lines come to may be something else now.
void MappingModel::setLookups(const LookupTables &lookups)
{
    if (std::exchange(m_base.lookups, lookups) == lookups)
        return;
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0, int(Column::Target)), index(int(m_lines.size()) - 1, int(Column::Outcome)));
    Q_EMIT edited();
}

QStringList MappingModel::mappedPaths() const
{
    QStringList paths;
    for (int row = 0; row < m_lines.size(); ++row) {
        const QString &path = m_lines[row].target;
        if (!path.isEmpty() && !isSameTitle(path, groupsTarget()) && !paths.contains(path, Qt::CaseInsensitive))
            paths << path;
    }
    return paths;
}

QList<ImportTarget> MappingModel::missing() const
{
    const QStringList mapped = mappedPaths();
    QList<ImportTarget> missing;
    for (const ImportTarget &each : m_targets) {
        const bool isPart = std::any_of(mapped.cbegin(), mapped.cend(), [&each](const QString &path) {
            return path.startsWith(each.path, Qt::CaseInsensitive) && (path.size() == each.path.size() || !path[each.path.size()].isLetterOrNumber());
        });
        if (each.required && !isPart)
            missing << each;
    }
    return missing;
}

bool MappingModel::isFixed(int row) const
{
    const MappingLine &line = m_lines[row];
    const auto value = expressionOf(line);
    return line.column.isEmpty() && !line.text.isEmpty() && value && value->columns().isEmpty();
}

MappingModel::Fault MappingModel::faultOf(int row) const
{
    const MappingLine &line = m_lines[row];
    const auto value = expressionOf(line);
    if (!line.text.isEmpty() && !value)
        return Fault::BadExpression;
    if (line.column.isEmpty() && line.text.isEmpty())
        return line.target.isEmpty() ? Fault::None : Fault::BadExpression;
    const QStringList columns = value->columns();
    if (std::any_of(columns.cbegin(), columns.cend(), [this](const QString &name) { return !m_columns.contains(name.toCaseFolded()); }))
        return Fault::UnknownColumn;
    if (line.target.isEmpty())
        return Fault::None;
    if (!isSameTitle(line.target, groupsTarget())) {
        if (!hasTarget(line.target))
            return Fault::UnknownTarget;
        for (int other = 0; other < m_lines.size(); ++other) {
            if (other != row && isSameTitle(m_lines[other].target, line.target))
                return Fault::TakenTwice;
        }
    }
    return tried(line.text.isEmpty() ? Expression::column(line.column).text() : line.text, line.target) ? Fault::None : Fault::BadSample;
}

QStringList MappingModel::strayColumns() const
{
    QStringList stray;
    for (const MappingRule &rule : m_base.rules) {
        if (!m_columns.contains(rule.column.toCaseFolded()) && !stray.contains(rule.column, Qt::CaseInsensitive))
            stray << rule.column;
    }
    return stray;
}

bool MappingModel::isSound() const
{
    for (int row = 0; row < m_lines.size(); ++row) {
        const Fault fault = faultOf(row);
        if (fault != Fault::None && fault != Fault::BadSample)
            return false;
    }
    return !m_base.match.isEmpty() && strayColumns().isEmpty();
}

int MappingModel::usedColumns() const
{
    return int(std::count_if(m_lines.cbegin(), m_lines.cend(), [](const MappingLine &line) { return !line.target.isEmpty(); }));
}

QString MappingModel::sampleOf(const QString &column) const
{
    const int at = m_columns.value(column.toCaseFolded(), -1);
    return at < 0 || m_rows.isEmpty() ? QString() : m_rows[m_shownRow].cells.value(at);
}

Result<QString> MappingModel::tried(const QString &expression, const QString &target) const
{
    const auto value = Expression::parse(expression);
    if (!value)
        return value.error();
    const auto text = value->evaluate([this](const QString &column) { return sampleOf(column); }, m_base.lookups);
    if (!text || text->trimmed().isEmpty())
        return text;
    const auto path = AttributePath::parse(target);
    if (!path || isSameTitle(target, groupsTarget()))
        return text;
    const Attribute *attribute = m_schema.find({path->name.schema, path->name.attribute, path->filter ? path->subAttribute : path->name.subAttribute});
    if (attribute == nullptr || attribute->type == Attribute::Type::Complex || attribute->multiValued)
        return text;
    const auto typed = jsonFromCell(text->trimmed(), *attribute);
    return typed ? Result<QString>(typed->isString() ? typed->toString() : typed->scalarText()) : Result<QString>(typed.error());
}

QString MappingModel::outcomeOf(const MappingLine &line) const
{
    if (line.target.isEmpty())
        return {};
    const auto value = expressionOf(line);
    return value ? tried(value->text(), line.target).valueOr({}) : QString();
}

int MappingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

int MappingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Outcome) + 1;
}

QVariant MappingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    const MappingLine &line = m_lines[index.row()];
    if (role == int(Role::Confidence))
        return line.confidence;
    if (role == int(Role::Fault))
        return QVariant::fromValue(faultOf(index.row()));
    if (role == int(Role::FaultText)) {
        const auto value = expressionOf(line);
        const auto outcome = value ? tried(value->text(), line.target) : Result<QString>(value.error());
        return outcome ? QVariant() : QVariant(outcome.error().detail);
    }
    if (role == int(Role::Path))
        return line.target;
    if (role == int(Role::IsFixed))
        return isFixed(index.row());
    if (role == int(Role::IsUsed))
        return !line.target.isEmpty();
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(index.column())) {
    case Column::Source:
        return line.column;
    case Column::Sample:
        return line.column.isEmpty() ? QString() : sampleOf(line.column);
    case Column::Target: {
        const ImportTarget *known = target(line.target);
        return role == Qt::DisplayRole && known != nullptr ? known->label : line.target;
    }
    case Column::Value:
        return line.text.isEmpty() && role == Qt::EditRole && !line.column.isEmpty() ? Expression::column(line.column).text() : line.text;
    case Column::Outcome:
        return outcomeOf(line);
    }
    return {};
}

QVariant MappingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Source:
        return tr("Column");
    case Column::Sample:
        return tr("Example");
    case Column::Target:
        return tr("Becomes");
    case Column::Value:
        return tr("Made by");
    case Column::Outcome:
        return tr("Comes to");
    }
    return {};
}

bool MappingModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    if (index.column() == int(Column::Target))
        setTarget(index.row(), value.toString());
    else if (index.column() == int(Column::Value))
        setText(index.row(), value.toString());
    else
        return false;
    return true;
}

Qt::ItemFlags MappingModel::flags(const QModelIndex &index) const
{
    const bool editable = index.column() == int(Column::Target) || index.column() == int(Column::Value);
    return QAbstractTableModel::flags(index) | (index.isValid() && editable ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace Provost
