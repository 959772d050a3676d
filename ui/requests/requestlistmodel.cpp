// SPDX-License-Identifier: GPL-3.0-or-later
#include "requests/requestlistmodel.h"

#include "base/isolated.h"
#include "requests/exchangetext.h"
#include "widgets/theme.h"

#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// "200 OK", "15 ms"
QString inOwnDirection(const QString &text)
{
    return isolated(text, QGuiApplication::layoutDirection());
}

} // namespace

RequestListModel::RequestListModel(HttpLogModel &log, QObject *parent)
    : QSortFilterProxyModel(parent)
    , m_log(log)
{
    setSourceModel(&log);
    setDynamicSortFilter(true);
}

void RequestListModel::setText(const QString &text)
{
    m_words = text.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void RequestListModel::setFailuresOnly(bool only)
{
    m_failuresOnly = only;
    invalidateFilter();
}

const HttpExchange *RequestListModel::exchange(const QModelIndex &index) const
{
    return index.isValid() ? m_log.exchange(mapToSource(index).row()) : nullptr;
}

QVariant RequestListModel::data(const QModelIndex &index, int role) const
{
    const auto column = HttpLogModel::Column(index.column());
    const HttpExchange *shown = exchange(index);
    if (role == Qt::DisplayRole && (column == HttpLogModel::Column::Duration || column == HttpLogModel::Column::Size))
        return inOwnDirection(QSortFilterProxyModel::data(index, role).toString());
    if (shown && column == HttpLogModel::Column::Status)
        return statusData(*shown, role);
    if (shown && column == HttpLogModel::Column::Url && role == Qt::DisplayRole)
        return isolatedLeftToRight(ExchangeText::target(shown->url), QGuiApplication::layoutDirection());
    if (shown && column == HttpLogModel::Column::Url && role == Qt::ToolTipRole)
        return shown->url.toDisplayString();
    return QSortFilterProxyModel::data(index, role);
}

QVariant RequestListModel::statusData(const HttpExchange &exchange, int role) const
{
    const ThemeColors colors = ThemeColors::of(QGuiApplication::palette());
    switch (role) {
    case Qt::DisplayRole:
        return inOwnDirection(ExchangeText::status(exchange));
    case Qt::ToolTipRole:
        return exchange.failure.isEmpty() ? QVariant() : exchange.failure;
    case Qt::ForegroundRole:
        return !exchange.finished                  ? colors.subtle
            : ExchangeText::hasFailed(exchange)    ? colors.danger
            : exchange.status >= 300               ? colors.warning
                                                   : colors.success;
    default:
        return {};
    }
}

bool RequestListModel::filterAcceptsRow(int row, const QModelIndex &) const
{
    const HttpExchange *exchange = m_log.exchange(row);
    if (!exchange)
        return true;
    if (m_failuresOnly && !ExchangeText::hasFailed(*exchange))
        return false;
    if (m_words.isEmpty())
        return true;
    const QString text = QString::fromLatin1(exchange->method) + u' ' + ExchangeText::target(exchange->url) + u' ' + exchange->url.host() + u' '
        + ExchangeText::status(*exchange) + u' ' + exchange->requestId + u' ' + exchange->failure;
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace Provost
