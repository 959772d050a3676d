// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/database.h"

#include "base/logging.h"

#include <QSqlError>

#include <atomic>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {
constexpr std::size_t idleStatements = 256;

QString uniqueName()
{
    static std::atomic<int> count = 0;
    return u"practice-%1"_s.arg(++count);
}
}

Rows::Rows(Database &database, QString sql, std::unique_ptr<QSqlQuery> query)
    : m_database(database)
    , m_sql(std::move(sql))
    , m_query(std::move(query))
{
}

Rows::~Rows()
{
    if (m_query)
        m_database.giveBack(m_sql, std::move(m_query));
}

Result<std::unique_ptr<Database>> Database::open(const QString &file)
{
    std::unique_ptr<Database> database(new Database(uniqueName()));
    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_connection);
    connection.setDatabaseName(file);
    connection.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=5000"_s);
    if (!connection.open())
        return Error::store(connection.lastError().text());
    database->run(u"PRAGMA mmap_size = 8589934592"_s);
    database->run(u"PRAGMA cache_size = -65536"_s);
    database->run(u"PRAGMA temp_store = MEMORY"_s);
    if (database->failed())
        return Error::store(database->takeFailure());
    return database;
}

Database::Database(const QString &connection)
    : m_connection(connection)
{
}

Database::~Database()
{
    m_idle.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

void Database::run(const QString &sql, const QVariantList &values)
{
    if (auto query = execute(sql, values))
        giveBack(sql, std::move(query));
}

Rows Database::select(const QString &sql, const QVariantList &values)
{
    return Rows(*this, sql, execute(sql, values));
}

qint64 Database::number(const QString &sql, const QVariantList &values)
{
    Rows rows = select(sql, values);
    return rows.next() ? rows.integer(0) : 0;
}

std::unique_ptr<QSqlQuery> Database::execute(const QString &sql, const QVariantList &values)
{
    auto query = prepared(sql);
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values.at(i));
    if (query->exec())
        return query;
    m_failure = query->lastError().text();
    qCWarning(logPractice) << "SQLite:" << m_failure << "in" << sql;
    return nullptr;
}

std::unique_ptr<QSqlQuery> Database::prepared(const QString &sql)
{
    if (const auto idle = m_idle.find(sql); idle != m_idle.end()) {
        auto query = std::move(idle->second);
        m_idle.erase(idle);
        return query;
    }
    auto query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_connection));
    query->setForwardOnly(true);
    query->prepare(sql);
    return query;
}

void Database::giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query)
{
    query->finish();
    if (m_idle.size() >= idleStatements)
        m_idle.clear();
    m_idle.insert_or_assign(sql, std::move(query));
}

Transaction::Transaction(Database &database)
    : m_database(database)
{
    m_database.run(u"BEGIN IMMEDIATE"_s);
}

Transaction::~Transaction()
{
    if (m_open)
        rollback();
}

void Transaction::rollback()
{
    m_database.run(u"ROLLBACK"_s);
    m_open = false;
}

void Transaction::commit()
{
    m_database.run(u"COMMIT"_s);
    m_open = false;
}

} // namespace Provost::Practice
