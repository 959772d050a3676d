// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/reportrowsmodel.h"

#include "import/checkmodel.h"

#include <QLocale>

#include <algorithm>

namespace Provost {

ReportRowsModel::ReportRowsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ReportRowsModel::setReport(const ImportReport &report)
{
    beginResetModel();
    m_report = report;
    m_rows.clear();
    for (qsizetype i = 0; i < m_report.results.size(); ++i) {
        if (!m_report.results.at(i).isDone())
            m_rows.push_back(i);
    }
    endResetModel();
}

int ReportRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReportRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Why) + 1;
}

QVariant ReportRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    const qsizetype at = m_rows[size_t(index.row())];
    const ImportPlan::Row &row = m_report.import.rows.at(at);
    if (role == int(Role::Result))
        return QVariant::fromValue(m_report.results.at(at));
    if (role == int(Role::Problem)) {
        const auto fatal = std::find_if(row.problems.cbegin(), row.problems.cend(), [](const RowProblem &problem) { return problem.isFatal(); });
        return fatal == row.problems.cend() ? QVariant() : QVariant::fromValue(*fatal);
    }
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == int(Column::Row))
        return QLocale().toString(row.row);
    return index.column() == int(Column::Who) ? QVariant(row.label) : QVariant(); // the view has the words for the others
}

QVariant ReportRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Row:
        return tr("Row");
    case Column::Who:
        return tr("Who");
    case Column::Outcome:
        return tr("Outcome");
    case Column::Why:
        return tr("Why, and what to do");
    }
    return {};
}

} // namespace Provost
