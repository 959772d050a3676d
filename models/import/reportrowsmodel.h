// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importreport.h"

#include <QAbstractTableModel>

namespace Provost {

/// The rows of a report that were not done.
class ReportRowsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Row, Who, Outcome, Why };
    Q_ENUM(Column)
    enum class Role {
        Result = Qt::UserRole + 1, ///< RowResult
        Problem, ///< RowProblem, the worst; invalid: none
    };
    Q_ENUM(Role)

    explicit ReportRowsModel(QObject *parent = nullptr);
    void setReport(const ImportReport &report);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    ImportReport m_report; ///< shares its rows with the session's
    std::vector<qsizetype> m_rows;
};

} // namespace Provost

Q_DECLARE_METATYPE(Provost::RowResult)
