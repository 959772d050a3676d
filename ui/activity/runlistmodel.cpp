// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runlistmodel.h"

#include "activity/outcomewords.h"
#include "widgets/theme.h"

#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>

namespace Provost {

RunListModel::RunListModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

RunListModel::~RunListModel() = default;

void RunListModel::setRuns(const QList<RunRecord> &runs)
{
    int come = 0; // new ones stand at the top; nothing is ever taken away
    while (come < runs.size() && (m_runs.isEmpty() || runs[come].summary.run > m_runs.first().summary.run))
        ++come;
    if (runs.size() - come != m_runs.size()) {
        beginResetModel();
        m_runs = runs;
        return endResetModel();
    }
    if (come > 0) {
        beginInsertRows({}, 0, come - 1);
        m_runs = runs.first(come) + m_runs;
        endInsertRows();
    }
    m_runs = runs;
    if (!m_runs.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_runs.size()) - 1, int(Column::Count) - 1));
}

const RunRecord *RunListModel::runAt(int row) const
{
    return row >= 0 && row < m_runs.size() ? &m_runs.at(row) : nullptr;
}

int RunListModel::rowOf(qint64 run) const
{
    for (int row = 0; row < m_runs.size(); ++row) {
        if (m_runs.at(row).summary.run == run)
            return row;
    }
    return -1;
}

int RunListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Count);
}

QString RunListModel::stateText(const RunRecord &run) const
{
    const bool isClean = run.summary.failed + run.summary.skipped == 0;
    if (run.summary.state == RunState::Done && !isClean)
        return run.summary.done > 0 ? tr("Done in part") : tr("Failed", "run");
    return OutcomeWords::ofState(run.summary.state);
}

QString RunListModel::text(const RunRecord &run, Column column) const
{
    const QLocale locale;
    switch (column) {
    case Column::Run:
        return run.info.undoes == 0 ? QString::number(run.summary.run) : tr("%1, takes back %2").arg(run.summary.run).arg(run.info.undoes);
    case Column::State:
        return stateText(run);
    case Column::Started:
        return locale.toString(QDateTime::fromString(run.startedAt, Qt::ISODateWithMs).toLocalTime(), QLocale::ShortFormat);
    case Column::Operator:
        return run.info.operatorName;
    case Column::Connection:
        return run.info.connection.isEmpty() ? run.info.baseUrl : run.info.connection;
    case Column::Done:
        return locale.toString(run.summary.done);
    case Column::Failed:
        return locale.toString(run.summary.failed);
    case Column::Skipped:
        return locale.toString(run.summary.skipped);
    case Column::Requests:
        return locale.toString(run.summary.calls);
    case Column::Duration:
        return OutcomeWords::ofDuration(run.summary.seconds);
    case Column::Cost:
        return OutcomeWords::ofCost(run.summary.amount, run.summary.currency);
    case Column::Reason:
        return run.info.reason.isEmpty() ? run.title : run.info.reason;
    case Column::Count:
        break;
    }
    return {};
}

QVariant RunListModel::data(const QModelIndex &index, int role) const
{
    const RunRecord *run = index.isValid() ? runAt(index.row()) : nullptr;
    if (!run)
        return {};
    const auto column = Column(index.column());
    const bool isNumber = column >= Column::Done && column <= Column::Cost;
    if (role == Qt::DisplayRole)
        return text(*run, column);
    if (role == Qt::ToolTipRole)
        return column == Column::Connection ? run->info.baseUrl : text(*run, column);
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(isNumber ? Qt::AlignTrailing | Qt::AlignVCenter : Qt::AlignLeading | Qt::AlignVCenter));
    if (role == Qt::ForegroundRole && column == Column::State) {
        const ThemeColors colors = ThemeColors::of(QGuiApplication::palette());
        if (run->summary.state != RunState::Done)
            return colors.warning;
        return run->summary.failed + run->summary.skipped == 0 ? colors.success : colors.danger;
    }
    if (role == Qt::ForegroundRole && column == Column::Failed && run->summary.failed > 0)
        return ThemeColors::of(QGuiApplication::palette()).danger;
    return {};
}

QVariant RunListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Run:
        return tr("Run");
    case Column::State:
        return tr("State");
    case Column::Started:
        return tr("Started");
    case Column::Operator:
        return tr("Who");
    case Column::Connection:
        return tr("Where");
    case Column::Done:
        return tr("Done");
    case Column::Failed:
        return tr("Failed");
    case Column::Skipped:
        return tr("Not reached");
    case Column::Requests:
        return tr("Requests");
    case Column::Duration:
        return tr("Duration");
    case Column::Cost:
        return tr("Cost");
    case Column::Reason:
        return tr("Why");
    case Column::Count:
        break;
    }
    return {};
}

} // namespace Provost
