// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/httplogmodel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

/// The part of an address that differs from request to request, readable.
QString shortUrl(const QUrl &url)
{
    const QString path = url.path(QUrl::FullyDecoded);
    const QString query = url.query(QUrl::FullyDecoded);
    return query.isEmpty() ? path : path + u'?' + query;
}

QString statusText(const HttpExchange &exchange)
{
    if (exchange.status > 0)
        return QString::number(exchange.status);
    return exchange.finished ? exchange.failure : u"…"_s;
}

QString textOf(const HttpExchange &exchange, HttpLogModel::Column column)
{
    using Column = HttpLogModel::Column;
    switch (column) {
    case Column::Number:
        return QString::number(exchange.number);
    case Column::Time:
        return exchange.started.toLocalTime().toString(u"HH:mm:ss.zzz"_s);
    case Column::Method:
        return QString::fromLatin1(exchange.method);
    case Column::Url:
        return shortUrl(exchange.url);
    case Column::Status:
        return statusText(exchange);
    case Column::Duration:
        //: milliseconds
        return exchange.finished ? HttpLogModel::tr("%1 ms").arg(QLocale().toString(qlonglong(exchange.duration.count()))) : QString();
    case Column::Size:
        return exchange.finished ? QLocale().formattedDataSize(exchange.replySize) : QString();
    case Column::Attempt:
        return QString::number(exchange.attempt);
    case Column::Count:
        break;
    }
    return {};
}

QString titleOf(HttpLogModel::Column column)
{
    using Column = HttpLogModel::Column;
    switch (column) {
    case Column::Number:
        return HttpLogModel::tr("No.");
    case Column::Time:
        return HttpLogModel::tr("Time");
    case Column::Method:
        return HttpLogModel::tr("Method");
    case Column::Url:
        return HttpLogModel::tr("Address");
    case Column::Status:
        return HttpLogModel::tr("Status");
    case Column::Duration:
        return HttpLogModel::tr("Duration");
    case Column::Size:
        return HttpLogModel::tr("Size");
    case Column::Attempt:
        return HttpLogModel::tr("Attempt");
    case Column::Count:
        break;
    }
    return {};
}

bool isNumeric(HttpLogModel::Column column)
{
    using Column = HttpLogModel::Column;
    return column == Column::Number || column == Column::Duration || column == Column::Size || column == Column::Attempt;
}

QVariant alignmentOf(HttpLogModel::Column column)
{
    return QVariant::fromValue<Qt::Alignment>(Qt::AlignVCenter | (isNumeric(column) ? Qt::AlignRight : Qt::AlignLeading));
}

QString toolTipOf(const HttpExchange &exchange, HttpLogModel::Column column)
{
    using Column = HttpLogModel::Column;
    if (column == Column::Url)
        return exchange.url.toString();
    if (column == Column::Status)
        return exchange.failure;
    return {};
}

} // namespace

HttpLogModel::HttpLogModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void HttpLogModel::setLog(HttpLog *log)
{
    if (log == m_log)
        return;
    beginResetModel();
    if (m_log)
        m_log->disconnect(this);
    m_log = log;
    if (m_log)
        connectLog();
    endResetModel();
}

void HttpLogModel::connectLog()
{
    connect(m_log, &HttpLog::aboutToAppend, this, [this] { beginInsertRows({}, rowCount(), rowCount()); });
    connect(m_log, &HttpLog::appended, this, [this] { endInsertRows(); });
    connect(m_log, &HttpLog::aboutToDrop, this, [this](int count) { beginRemoveRows({}, 0, count - 1); });
    connect(m_log, &HttpLog::dropped, this, [this] { endRemoveRows(); });
    connect(m_log, &HttpLog::updated, this, [this](int row) {
        Q_EMIT dataChanged(index(row, int(Column::Status)), index(row, int(Column::Size)));
    });
    connect(m_log, &QObject::destroyed, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

const HttpExchange *HttpLogModel::exchange(int row) const
{
    return row >= 0 && row < rowCount() ? &m_log->at(row) : nullptr;
}

int HttpLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_log ? 0 : int(m_log->size());
}

int HttpLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(Column::Count);
}

QVariant HttpLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !hasIndex(index.row(), index.column()))
        return {};
    const HttpExchange &shown = m_log->at(index.row());
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return textOf(shown, column);
    case Qt::ToolTipRole:
        return toolTipOf(shown, column);
    case Qt::TextAlignmentRole:
        return alignmentOf(column);
    default:
        return {};
    }
}

QVariant HttpLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= int(Column::Count))
        return {};
    if (role == Qt::DisplayRole)
        return titleOf(Column(section));
    return role == Qt::TextAlignmentRole ? alignmentOf(Column(section)) : QVariant();
}

} // namespace Provost
