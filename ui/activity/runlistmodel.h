// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

#include <QAbstractTableModel>

namespace Provost {

/// The runs of this data directory, newest first.
class RunListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Run, State, Started, Operator, Connection, Done, Failed, Skipped, Requests, Duration, Cost, Reason, Count };
    Q_ENUM(Column)

    explicit RunListModel(QObject *parent = nullptr);
    ~RunListModel() override;
    void setRuns(const QList<RunRecord> &runs); ///< lines that stay are kept, so that the choice stays
    [[nodiscard]] const RunRecord *runAt(int row) const; ///< null: none
    [[nodiscard]] int rowOf(qint64 run) const; ///< -1: none

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(const RunRecord &run, Column column) const;
    [[nodiscard]] QString stateText(const RunRecord &run) const;
    QList<RunRecord> m_runs;
};

} // namespace Provost
