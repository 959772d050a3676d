// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/planrowsmodel.h"

#include "import/checkmodel.h"

#include <QLocale>

#include <algorithm>

namespace Provost {

PlanRowsModel::PlanRowsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void PlanRowsModel::setPlan(std::shared_ptr<const ImportPlan> plan)
{
    m_plan = std::move(plan);
    fill();
}

void PlanRowsModel::setShown(std::optional<ImportPlan::Fate> fate)
{
    if (std::exchange(m_shown, fate) != fate)
        fill();
}

/// Another plan or another question: no row is what it was.
void PlanRowsModel::fill()
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; m_plan && i < m_plan->rows.size(); ++i) {
        if (!m_shown || m_plan->rows[i].fate == *m_shown)
            m_rows.push_back(i);
    }
    endResetModel();
}

int PlanRowsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PlanRowsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Problem) + 1;
}

QVariant PlanRowsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    const ImportPlan::Row &row = m_plan->rows[m_rows[size_t(index.row())]];
    if (role == int(Role::Fate))
        return int(row.fate);
    if (role == int(Role::Problem)) {
        const auto fatal = std::find_if(row.problems.cbegin(), row.problems.cend(), [](const RowProblem &problem) { return problem.isFatal(); });
        return fatal != row.problems.cend() ? QVariant::fromValue(*fatal) : row.problems.isEmpty() ? QVariant() : QVariant::fromValue(row.problems.constFirst());
    }
    if (role != Qt::DisplayRole)
        return {};
    if (index.column() == int(Column::Row))
        return QLocale().toString(row.row);
    return index.column() == int(Column::Who) ? QVariant(row.label) : QVariant(); // the view has the words for the others
}

QVariant PlanRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Row:
        return tr("Row");
    case Column::Who:
        return tr("Who");
    case Column::Fate:
        return tr("What happens");
    case Column::Problem:
        return tr("Why");
    }
    return {};
}

} // namespace Provost
