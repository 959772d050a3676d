// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httplog.h"

#include <QAbstractTableModel>
#include <QPointer>

namespace Provost {

/// The Requests view's table over an HttpLog, newest last.
class HttpLogModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Column { Number, Time, Method, Url, Status, Duration, Size, Attempt, Count };
    Q_ENUM(Column)

    explicit HttpLogModel(QObject *parent = nullptr);
    void setLog(HttpLog *log); ///< not owned; may be null
    [[nodiscard]] const HttpExchange *exchange(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void connectLog();

    QPointer<HttpLog> m_log;
};

} // namespace Provost
