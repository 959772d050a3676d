// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/mappinglines.h"

#include <algorithm>
#include <tuple>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int mostPasted = 10'000;

bool isSame(const QString &a, const QString &b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// The names in a cell, as a rule writes them.
QStringList namesIn(const QString &cell)
{
    QStringList names;
    const QStringList parts = cell.split(u';');
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty())
            names << part.trimmed();
    }
    return names;
}

} // namespace

MappingLines::MappingLines(MappingModel &mapping, QObject *parent)
    : QAbstractTableModel(parent)
    , m_mapping(mapping)
{
    connect(&m_mapping, &QAbstractItemModel::modelReset, this, &MappingLines::reload);
}

void MappingLines::reload()
{
    beginResetModel();
    m_lines = load();
    findDoubles();
    endResetModel();
}

/// Once for all lines: there may be ten thousand, and every one is asked on each edit.
void MappingLines::findDoubles()
{
    m_twice.clear();
    QSet<QString> seen;
    for (int row = 0; row < m_lines.size(); ++row) {
        const QString sign = signOf(m_lines[row]);
        if (sign.isEmpty())
            continue;
        if (seen.contains(sign))
            m_twice.insert(row);
        seen.insert(sign);
    }
}

int MappingLines::addLine(const QStringList &cells)
{
    addLines({cells});
    return int(m_lines.size()) - 1;
}

void MappingLines::addLines(QList<QStringList> lines)
{
    if (lines.isEmpty())
        return;
    for (QStringList &line : lines)
        line.resize(columnCount());
    const int first = int(m_lines.size());
    beginInsertRows({}, first, first + int(lines.size()) - 1);
    m_lines << lines;
    endInsertRows();
    changed();
}

void MappingLines::removeLines(QList<int> rows)
{
    std::sort(rows.begin(), rows.end(), std::greater<>());
    for (const int row : std::as_const(rows)) {
        beginRemoveRows({}, row, row);
        m_lines.removeAt(row);
        endRemoveRows();
    }
    if (!rows.isEmpty())
        changed();
}

int MappingLines::paste(const QString &text)
{
    QList<QStringList> lines;
    const QStringList rows = text.split(u'\n');
    for (const QString &row : rows) {
        QStringList cells;
        const QStringList parts = row.split(u'\t');
        for (const QString &part : parts)
            cells << stored(int(cells.size()), part.simplified());
        if (!row.trimmed().isEmpty() && lines.size() < mostPasted)
            lines << cells;
    }
    addLines(lines);
    return int(lines.size());
}

/// Another line may have become this one's double, or ceased to be.
void MappingLines::changed()
{
    findDoubles();
    if (!m_lines.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
    store();
}

int MappingLines::faults() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += faultOf(row) != Fault::None;
    return count;
}

int MappingLines::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant MappingLines::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    if (role == int(Role::Fault))
        return QVariant::fromValue(faultOf(index.row()));
    return role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::ToolTipRole ? QVariant(m_lines[index.row()].value(index.column())) : QVariant();
}

QString MappingLines::stored(int, const QString &typed) const
{
    return typed;
}

bool MappingLines::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    QString &cell = m_lines[index.row()][index.column()];
    if (std::exchange(cell, stored(index.column(), value.toString().trimmed())) != cell)
        changed();
    return true;
}

Qt::ItemFlags MappingLines::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

RuleModel::RuleModel(MappingModel &mapping, QObject *parent)
    : MappingLines(mapping, parent)
{
    reload();
}

QList<QStringList> RuleModel::load() const
{
    QList<QStringList> lines;
    for (const MappingRule &rule : mapping().rules()) {
        if (!rule.groups.isEmpty())
            lines << QStringList {rule.column, rule.equals, u"groups"_s, rule.groups.join(u"; "_s), {}};
        for (const auto &[path, text] : rule.set)
            lines << QStringList {rule.column, rule.equals, path, text, {}};
    }
    return lines;
}

/// Lines about the same value of the same column are one rule. One about a column that this file has not stays: the next one may have it.
void RuleModel::store()
{
    QList<MappingRule> rules;
    QHash<QString, qsizetype> known;
    for (int row = 0; row < rowCount(); ++row) {
        if (const Fault fault = faultOf(row); fault != Fault::None && fault != Fault::UnknownColumn)
            continue;
        const QStringList &cells = line(row);
        const QString sign = cells.mid(0, 2).join(u'\n').toCaseFolded();
        if (!known.contains(sign)) {
            known.insert(sign, rules.size());
            rules << MappingRule {.column = cells[0], .equals = cells[1]};
        }
        MappingRule &rule = rules[known.value(sign)];
        if (isSame(cells[2], u"groups"_s))
            rule.groups << namesIn(cells[3]);
        else
            rule.set << std::pair(cells[2], cells[3]);
    }
    mapping().setRules(rules);
}

QString RuleModel::stored(int column, const QString &typed) const
{
    if (column == int(Column::Target))
        return mapping().pathOf(typed);
    if (column != int(Column::Source))
        return typed;
    const QStringList &names = mapping().columnNames();
    const auto known = std::find_if(names.cbegin(), names.cend(), [&typed](const QString &name) { return isSame(name, typed); });
    return known == names.cend() ? typed : *known;
}

int RuleModel::addValuesOf(const QString &column)
{
    QList<QStringList> added;
    const auto values = mapping().valuesOf(column);
    for (const auto &found : values) {
        const QString &value = found.first;
        const bool isKnown = std::any_of(lines().cbegin(), lines().cend(), [&](const QStringList &line) { return isSame(line[0], column) && isSame(line[1], value); });
        if (!isKnown)
            added << QStringList {column, value, u"groups"_s};
    }
    addLines(added);
    return int(added.size());
}

MappingLines::Fault RuleModel::faultOf(int row) const
{
    const QStringList &cells = line(row);
    if (cells[0].isEmpty() || cells[1].isEmpty() || cells[2].isEmpty() || cells[3].isEmpty())
        return Fault::Incomplete;
    if (!mapping().columnNames().contains(cells[0], Qt::CaseInsensitive))
        return Fault::UnknownColumn;
    if (!isSame(cells[2], u"groups"_s) && !mapping().hasTarget(cells[2]))
        return Fault::UnknownTarget;
    return isTwice(row) ? Fault::Twice : Fault::None;
}

QString RuleModel::signOf(const QStringList &line) const
{
    return line[0].isEmpty() || isSame(line[2], u"groups"_s) ? QString() : line.mid(0, 3).join(u'\n').toCaseFolded();
}

QList<std::pair<QString, QString>> RuleModel::choicesFor(int row, int column) const
{
    QList<std::pair<QString, QString>> choices;
    if (column == int(Column::Source)) {
        for (const QString &name : mapping().columnNames())
            choices << std::pair(name, name);
    } else if (column == int(Column::Equals)) {
        const auto values = mapping().valuesOf(line(row)[0]);
        for (const auto &[value, count] : values)
            choices << std::pair(value, value);
    } else if (column == int(Column::Target)) {
        for (const ImportTarget &each : mapping().targets())
            choices << std::pair(each.path, each.label);
    }
    return choices;
}

int RuleModel::rowsLike(int row) const
{
    const auto values = mapping().valuesOf(line(row)[0]);
    for (const auto &[value, count] : values) {
        if (isSame(value, line(row)[1]))
            return count;
    }
    return 0;
}

int RuleModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Rows) + 1;
}

Qt::ItemFlags RuleModel::flags(const QModelIndex &index) const
{
    return index.column() == int(Column::Rows) ? MappingLines::flags(index) & ~Qt::ItemIsEditable : MappingLines::flags(index);
}

QVariant RuleModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    if (index.column() == int(Column::Rows) && role == Qt::DisplayRole)
        return tr("%1 of %2", "rows of the sample").arg(rowsLike(index.row())).arg(mapping().sampleRows());
    if (index.column() == int(Column::Target) && role == Qt::DisplayRole) {
        const ImportTarget *known = mapping().target(line(index.row())[index.column()]);
        return known != nullptr ? known->label : line(index.row())[index.column()];
    }
    return MappingLines::data(index, role);
}

QVariant RuleModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Source:
        return tr("Where the column");
    case Column::Equals:
        return tr("says");
    case Column::Target:
        return tr("this");
    case Column::Value:
        return tr("becomes");
    case Column::Rows:
        return tr("In the example rows");
    }
    return {};
}

LookupModel::LookupModel(MappingModel &mapping, QObject *parent)
    : MappingLines(mapping, parent)
{
    reload();
}

QList<QStringList> LookupModel::load() const
{
    QList<QStringList> lines;
    const LookupTables &tables = mapping().lookups();
    for (auto table = tables.cbegin(); table != tables.cend(); ++table) {
        for (auto entry = table->cbegin(); entry != table->cend(); ++entry)
            lines << QStringList {table.key(), entry.key(), entry.value()};
    }
    std::sort(lines.begin(), lines.end(), [](const QStringList &a, const QStringList &b) { return std::tie(a[0], a[1]) < std::tie(b[0], b[1]); });
    return lines;
}

void LookupModel::store()
{
    LookupTables tables;
    QHash<QString, QString> names; // one table, however its name is spelled
    for (int row = 0; row < rowCount(); ++row) {
        if (faultOf(row) != Fault::None)
            continue;
        const QString folded = line(row)[0].toCaseFolded();
        const QString name = names.contains(folded) ? names.value(folded) : *names.insert(folded, line(row)[0]);
        tables[name].insert(line(row)[1], line(row)[2]);
    }
    mapping().setLookups(tables);
}

int LookupModel::addValuesOf(const QString &column)
{
    QList<QStringList> added;
    const auto values = mapping().valuesOf(column);
    for (const auto &found : values) {
        const QString &value = found.first;
        const bool isKnown = std::any_of(lines().cbegin(), lines().cend(), [&](const QStringList &line) { return line[0] == column && isSame(line[1], value); });
        if (!isKnown)
            added << QStringList {column, value};
    }
    addLines(added);
    return int(added.size());
}

MappingLines::Fault LookupModel::faultOf(int row) const
{
    const QStringList &cells = line(row);
    if (cells[0].isEmpty() || cells[1].isEmpty() || cells[2].isEmpty())
        return Fault::Incomplete;
    return isTwice(row) ? Fault::Twice : Fault::None;
}

QString LookupModel::signOf(const QStringList &line) const
{
    return line[0].isEmpty() || line[1].isEmpty() ? QString() : line.mid(0, 2).join(u'\n').toCaseFolded();
}

QList<std::pair<QString, QString>> LookupModel::choicesFor(int, int column) const
{
    QStringList names;
    for (const QStringList &line : lines()) {
        if (column == int(Column::Table) && !line[0].isEmpty() && !names.contains(line[0]))
            names << line[0];
    }
    QList<std::pair<QString, QString>> choices;
    for (const QString &name : std::as_const(names))
        choices << std::pair(name, name);
    return choices;
}

int LookupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::To) + 1;
}

QVariant LookupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Table:
        return tr("Table");
    case Column::From:
        return tr("What the file says");
    case Column::To:
        return tr("What is meant");
    }
    return {};
}

} // namespace Provost
