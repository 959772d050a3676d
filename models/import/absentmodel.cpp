// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/absentmodel.h"

namespace Provost {

AbsentModel::AbsentModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void AbsentModel::setAbsent(const QList<ImportPlan::Absent> &absent)
{
    beginResetModel();
    m_absent = absent;
    m_ticked.clear();
    endResetModel();
}

void AbsentModel::tickAll(bool ticked)
{
    m_ticked.clear();
    for (const ImportPlan::Absent &each : std::as_const(m_absent)) {
        if (ticked)
            m_ticked.insert(each.id);
    }
    if (!m_absent.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
}

int AbsentModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_absent.size());
}

QVariant AbsentModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    const ImportPlan::Absent &each = m_absent[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return each.label.isEmpty() ? each.id : each.label;
    case Qt::ToolTipRole:
        return each.id;
    case Qt::CheckStateRole:
        return m_ticked.contains(each.id) ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

bool AbsentModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    const QString id = m_absent[index.row()].id;
    if (value.toInt() == Qt::Checked)
        m_ticked.insert(id);
    else
        m_ticked.remove(id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT ticksChanged();
    return true;
}

Qt::ItemFlags AbsentModel::flags(const QModelIndex &index) const
{
    return QAbstractListModel::flags(index) | (index.isValid() ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

} // namespace Provost
