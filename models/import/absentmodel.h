// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importplan.h"

#include <QAbstractListModel>
#include <QSet>

namespace Provost {

/// Who is in the directory and not in the file, with a tick for each: nobody is touched who is not ticked.
class AbsentModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit AbsentModel(QObject *parent = nullptr);
    void setAbsent(const QList<ImportPlan::Absent> &absent);
    void tickAll(bool ticked);
    [[nodiscard]] const QSet<QString> &ticked() const { return m_ticked; } ///< ids
    [[nodiscard]] int tickedCount() const { return int(m_ticked.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void ticksChanged();

private:
    QList<ImportPlan::Absent> m_absent;
    QSet<QString> m_ticked; ///< ids
};

} // namespace Provost
