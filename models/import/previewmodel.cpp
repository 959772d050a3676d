// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/previewmodel.h"

#include <QLocale>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr QChar breakMark(0x23CE);

/// As a text edit breaks lines.
bool isBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\v' || c == u'\f' || c == QChar(QChar::LineSeparator) || c == QChar(QChar::ParagraphSeparator);
}

} // namespace

bool hasLineBreak(const QString &cell)
{
    return std::any_of(cell.cbegin(), cell.cend(), isBreak);
}

QString firstLineOf(const QString &cell)
{
    if (!hasLineBreak(cell))
        return cell;
    const auto from = std::find_if_not(cell.cbegin(), cell.cend(), [](QChar c) { return c.isSpace(); });
    const auto to = std::find_if(from, cell.cend(), isBreak);
    const bool isMore = std::any_of(to, cell.cend(), [](QChar c) { return !c.isSpace(); });
    QString line(from, to - from);
    if (std::any_of(cell.cbegin(), from, isBreak))
        line.prepend(QString(breakMark) + u' ');
    if (to != cell.cend())
        line += QString(u' ') + breakMark;
    return isMore ? line + u'…' : line;
}

PreviewModel::PreviewModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

/// Another file or another way to cut it: no cell is what it was, so a reset is no loss.
void PreviewModel::setSample(const TableSample &sample)
{
    beginResetModel();
    m_sample = sample;
    m_kinds.clear();
    m_columns = int(sample.header.names.size());
    int headerRows = sample.dialect.hasHeader ? 1 : 0;
    int examples = sample.dialect.exampleRows;
    for (const TableRow &row : sample.rows) {
        const bool isAbove = row.row <= sample.dialect.preambleRows;
        RowKind kind = isAbove ? RowKind::Preamble : RowKind::Data;
        if (!isAbove && !row.isBlank() && headerRows > 0) {
            kind = RowKind::Header;
            --headerRows;
        } else if (!isAbove && !row.isBlank() && examples > 0) {
            kind = RowKind::Example;
            --examples;
        }
        m_kinds << kind;
    }
    endResetModel();
}

int PreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sample.rows.size());
}

int PreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_columns;
}

QVariant PreviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    const TableRow &row = m_sample.rows[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return firstLineOf(row.cells.value(index.column()));
    case Qt::ToolTipRole:
        return row.cells.value(index.column());
    case int(Role::RowKind):
        return QVariant::fromValue(kindOf(index.row()));
    case int(Role::IsBroken):
        return row.flaw != TableRow::Flaw::None || (kindOf(index.row()) == RowKind::Data && row.cells.size() > m_columns);
    default:
        return {};
    }
}

QVariant PreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal)
        return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(m_sample.header.names.value(section)) : QVariant();
    if (role != Qt::DisplayRole || section < 0 || section >= m_sample.rows.size())
        return {};
    return QLocale().toString(m_sample.rows[section].row);
}

} // namespace Provost
