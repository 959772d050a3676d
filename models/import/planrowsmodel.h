// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importplan.h"

#include <QAbstractTableModel>

#include <memory>

namespace Provost {

/// What becomes of each row of the file, or of those of one kind.
class PlanRowsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Row, Who, Fate, Problem };
    Q_ENUM(Column)
    enum class Role {
        Fate = Qt::UserRole + 1, ///< int of ImportPlan::Fate
        Problem, ///< RowProblem, the first fatal one
    };
    Q_ENUM(Role)

    explicit PlanRowsModel(QObject *parent = nullptr);
    void setPlan(std::shared_ptr<const ImportPlan> plan);
    void setShown(std::optional<ImportPlan::Fate> fate); ///< nullopt: all
    [[nodiscard]] std::optional<ImportPlan::Fate> shown() const { return m_shown; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void fill();

    std::shared_ptr<const ImportPlan> m_plan;
    std::optional<ImportPlan::Fate> m_shown;
    std::vector<qsizetype> m_rows; ///< into the plan
};

} // namespace Provost
