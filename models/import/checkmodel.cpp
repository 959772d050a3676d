// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/checkmodel.h"

#include "import/previewmodel.h"

#include <QLocale>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Kind = RowProblem::Kind;

/// What only the whole file or the directory can tell, and mending a cell may or may not have settled.
bool isJudgedLater(Kind kind)
{
    return kind == Kind::DuplicateKey || kind == Kind::Stranded || kind == Kind::Taken || kind == Kind::AlreadyExists || kind == Kind::NotFound || kind == Kind::Ambiguous || kind == Kind::UnknownReference
        || kind == Kind::UnknownGroup || kind == Kind::Missing || kind == Kind::NoKey;
}

TableRow::Flaw flawOf(Kind kind)
{
    switch (kind) {
    case Kind::OpenQuote:
        return TableRow::Flaw::OpenQuote;
    case Kind::RowTooLong:
        return TableRow::Flaw::TooLong;
    case Kind::BadBytes:
        return TableRow::Flaw::BadBytes;
    case Kind::Torn:
        return TableRow::Flaw::Torn;
    default:
        return TableRow::Flaw::None;
    }
}

} // namespace

CheckModel::CheckModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CheckModel::setRows(const QList<CheckedRow> &rows, const QStringList &header, std::shared_ptr<const RowBuilder> builder)
{
    beginResetModel();
    m_rows.clear();
    m_lastFix.reset();
    m_header = header;
    m_builder = std::move(builder);
    for (const CheckedRow &row : rows)
        m_rows << Line {.now = row, .original = row.cells};
    endResetModel();
}

void CheckModel::clear()
{
    setRows({}, {}, {});
    m_fixes.clear();
}

int CheckModel::columnOf(const RowProblem &problem) const
{
    const auto at = [this](const QString &column) {
        for (qsizetype i = 0; i < m_header.size(); ++i) {
            if (m_header[i].compare(column, Qt::CaseInsensitive) == 0)
                return int(i) + 1;
        }
        return problemColumn;
    };
    if (!problem.column.isEmpty())
        return at(problem.column);
    const FieldMapping *field = m_builder && !problem.path.isEmpty() ? m_builder->mapping().field(problem.path) : nullptr;
    if (field != nullptr && !field->value.columns().isEmpty())
        return at(field->value.columns().constFirst());
    const bool isGroup = problem.path == "groups"_L1 && m_builder && !m_builder->mapping().groups.isEmpty();
    const QStringList columns = isGroup ? m_builder->mapping().groups.constFirst().value.columns() : QStringList();
    return columns.isEmpty() ? problemColumn : at(columns.constFirst());
}

std::optional<RowProblem> CheckModel::problemAt(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    std::optional<RowProblem> worst;
    for (const RowProblem &problem : std::as_const(m_rows[index.row()].now.problems)) {
        if (columnOf(problem) == index.column() && (!worst || (problem.isFatal() && !worst->isFatal())))
            worst = problem;
    }
    return worst;
}

int CheckModel::openRows() const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [](const Line &line) {
        return std::any_of(line.now.problems.cbegin(), line.now.problems.cend(), [](const RowProblem &problem) { return problem.isFatal(); });
    }));
}

QModelIndex CheckModel::nextProblem(const QModelIndex &from) const
{
    const int rows = rowCount();
    const int start = from.isValid() ? from.row() : 0;
    for (int step = 0; step <= rows && rows > 0; ++step) {
        const int row = (start + step) % rows;
        int next = columnCount();
        for (const RowProblem &problem : std::as_const(m_rows[row].now.problems)) {
            const int column = columnOf(problem);
            const bool isBehind = step > 0 || !from.isValid() || column > from.column();
            if (isBehind && column < next)
                next = column;
        }
        if (next < columnCount())
            return index(row, next);
    }
    return {};
}

/// What can be told from the row alone is told at once; what mending its cell may have settled is asked again with the next check.
void CheckModel::judge(Line &line, int column) const
{
    if (!m_builder)
        return;
    TableRow row {.row = line.now.row, .line = line.now.line, .cells = line.now.cells};
    for (const RowProblem &problem : std::as_const(line.now.problems))
        row.flaw = std::max(row.flaw, flawOf(problem.kind));
    row.flaw = row.flawLeft();
    QList<RowProblem> problems = m_builder->build(row).problems;
    for (const RowProblem &problem : std::as_const(line.now.problems)) {
        if (isJudgedLater(problem.kind) && columnOf(problem) != column && !problems.contains(problem))
            problems << problem;
    }
    line.now.problems = problems;
}

bool CheckModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole || index.column() == problemColumn)
        return false;
    Line &line = m_rows[index.row()];
    const int cell = index.column() - 1;
    if (line.now.cells.value(cell) == value.toString())
        return false;
    if (line.now.cells.size() <= cell)
        line.now.cells.resize(cell + 1);
    m_lastFix = Fix {.column = index.column(), .from = line.now.cells[cell], .to = value.toString()};
    line.now.cells[cell] = value.toString();
    m_fixes.setCell(line.now.row, cell, value.toString());
    judge(line, index.column());
    Q_EMIT dataChanged(this->index(index.row(), 0), this->index(index.row(), columnCount() - 1));
    Q_EMIT fixed();
    return true;
}

int CheckModel::countLike(const Fix &fix) const
{
    return int(std::count_if(m_rows.cbegin(), m_rows.cend(), [&fix](const Line &line) {
        return fix.column - 1 < line.now.cells.size() && line.now.cells.value(fix.column - 1) == fix.from;
    }));
}

int CheckModel::fixAllLike(const Fix &fix)
{
    const int cell = fix.column - 1;
    if (cell < 0 || fix.from == fix.to)
        return 0;
    m_fixes.replaceAll(cell, fix.from, fix.to);
    int count = 0;
    int last = -1;
    int first = -1;
    for (int row = 0; row < m_rows.size(); ++row) {
        Line &line = m_rows[row];
        if (cell >= line.now.cells.size() || line.now.cells[cell] != fix.from)
            continue;
        last = row;
        first = first < 0 ? row : first;
        line.now.cells[cell] = fix.to;
        m_fixes.setCell(line.now.row, cell, fix.to); // stronger than what was mended in this row before
        judge(line, fix.column);
        ++count;
    }
    if (first >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1)); // one for thousands of rows
    m_lastFix.reset();
    Q_EMIT fixed();
    return count;
}

void CheckModel::skipRow(int row)
{
    m_fixes.skip(m_rows[row].now.row);
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT fixed();
}

int CheckModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CheckModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_header.size()) + 1;
}

QVariant CheckModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    const Line &line = m_rows[index.row()];
    const int cell = index.column() - 1;
    switch (role) {
    case Qt::DisplayRole:
        return cell < 0 ? QString() : firstLineOf(line.now.cells.value(cell));
    case Qt::EditRole:
        return cell < 0 ? QString() : line.now.cells.value(cell);
    case Qt::ToolTipRole:
        return cell < 0 ? QString() : line.now.cells.value(cell);
    case int(Role::Problem): {
        const auto problem = problemAt(index);
        return problem ? QVariant::fromValue(*problem) : QVariant();
    }
    case int(Role::WorstOfRow): {
        const QList<RowProblem> &all = line.now.problems;
        const auto fatal = std::find_if(all.cbegin(), all.cend(), [](const RowProblem &problem) { return problem.isFatal(); });
        return fatal != all.cend() ? QVariant::fromValue(*fatal) : all.isEmpty() ? QVariant() : QVariant::fromValue(all.constFirst());
    }
    case int(Role::IsFixed):
        return cell >= 0 && line.now.cells.value(cell) != line.original.value(cell);
    case int(Role::IsMended):
        return isMended(line);
    default:
        return {};
    }
}

QVariant CheckModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    if (orientation == Qt::Vertical)
        return section >= 0 && section < m_rows.size() && role == Qt::DisplayRole ? QVariant(QLocale().toString(m_rows[section].now.row)) : QVariant();
    return section == problemColumn ? tr("Problem") : m_header.value(section - 1);
}

Qt::ItemFlags CheckModel::flags(const QModelIndex &index) const
{
    return QAbstractTableModel::flags(index) | (index.isValid() && index.column() != problemColumn ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

} // namespace Provost
