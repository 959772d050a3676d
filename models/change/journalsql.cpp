// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/journalsql.h"

namespace Provost {
using namespace Qt::StringLiterals;

Error journalError(const QSqlError &error)
{
    return Error::store(u"journal: "_s + error.text());
}

Result<QSqlQuery> perform(const QString &connection, const QString &statement, const QVariantList &values)
{
    QSqlQuery query(QSqlDatabase::database(connection));
    query.setForwardOnly(true);
    if (!query.prepare(statement))
        return journalError(query.lastError());
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return journalError(query.lastError());
    return query;
}

RepeatedStatement::RepeatedStatement(const QString &connection, const QString &statement)
    : m_query(QSqlDatabase::database(connection))
    , m_prepared(m_query.prepare(statement))
{
}

Result<void> RepeatedStatement::run(const QVariantList &values)
{
    for (qsizetype i = 0; i < values.size(); ++i)
        m_query.bindValue(int(i), values[i]);
    if (!m_prepared || !m_query.exec())
        return journalError(m_query.lastError());
    return {};
}

Transaction::Transaction(const QString &connection)
    : m_database(QSqlDatabase::database(connection))
    , m_open(m_database.transaction())
{
}

Transaction::~Transaction()
{
    if (m_open)
        m_database.rollback();
}

Result<void> Transaction::commit()
{
    if (!m_open || !m_database.commit())
        return journalError(m_database.lastError());
    m_open = false;
    return {};
}

} // namespace Provost
