// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/httplogmodel.h"

#include <QSortFilterProxyModel>

namespace Provost {

/// The exchanges a person wants to see, with statuses in words and colours.
class RequestListModel : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit RequestListModel(HttpLogModel &log, QObject *parent = nullptr); ///< `log` outlives it
    void setText(const QString &text); ///< anywhere in method, address, status, request id; every word has to occur
    void setFailuresOnly(bool only);
    [[nodiscard]] bool isFiltering() const { return m_failuresOnly || !m_words.isEmpty(); }
    [[nodiscard]] const HttpExchange *exchange(const QModelIndex &index) const; ///< may be null
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    [[nodiscard]] QVariant statusData(const HttpExchange &exchange, int role) const;
    HttpLogModel &m_log;
    QStringList m_words {};
    bool m_failuresOnly = false;
};

} // namespace Provost
