// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/database.h"

#include "base/logging.h"

#include <sqlite3.h>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t idleStatements = 256;
constexpr int busyMilliseconds = 5000;

/// Texts are bytes (see Column); a QString is for what SQLite itself reads, as the list that json_each() takes.
int bind(sqlite3_stmt *statement, int at, const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
        return sqlite3_bind_int64(statement, at, value.toLongLong());
    case QMetaType::Double:
        return sqlite3_bind_double(statement, at, value.toDouble());
    case QMetaType::QByteArray: {
        const QByteArray bytes = value.toByteArray();
        return bytes.isNull() ? sqlite3_bind_null(statement, at)
                              : sqlite3_bind_blob64(statement, at, bytes.constData(), sqlite3_uint64(bytes.size()), SQLITE_TRANSIENT);
    }
    case QMetaType::QString: {
        const QByteArray text = value.toString().toUtf8();
        return sqlite3_bind_text64(statement, at, text.constData(), sqlite3_uint64(text.size()), SQLITE_TRANSIENT, SQLITE_UTF8);
    }
    default:
        Q_ASSERT(!value.isValid());
        return sqlite3_bind_null(statement, at);
    }
}

} // namespace

void StatementEnd::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

void Database::Closing::operator()(sqlite3 *connection) const
{
    sqlite3_close_v2(connection);
}

Rows::Rows(Database &database, QString sql, Statement statement)
    : m_database(database)
    , m_sql(std::move(sql))
    , m_statement(std::move(statement))
{
}

Rows::~Rows()
{
    if (m_statement)
        m_database.giveBack(m_sql, std::move(m_statement));
}

bool Rows::next()
{
    if (!m_statement)
        return false;
    const int result = sqlite3_step(m_statement.get());
    if (result == SQLITE_ROW)
        return true;
    if (result != SQLITE_DONE)
        m_database.noteFailure(m_sql);
    m_database.giveBack(m_sql, std::move(m_statement)); // stepped once more it would begin anew
    return false;
}

Rows::Kind Rows::kind(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_NULL:
        return Kind::Null;
    case SQLITE_INTEGER:
        return Kind::Integer;
    case SQLITE_FLOAT:
        return Kind::Real;
    default:
        return Kind::Bytes;
    }
}

qint64 Rows::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

double Rows::real(int column) const
{
    return sqlite3_column_double(m_statement.get(), column);
}

std::string_view Rows::view(int column) const
{
    const void *data = sqlite3_column_blob(m_statement.get(), column); // before its size is asked for
    return {static_cast<const char *>(data), std::size_t(sqlite3_column_bytes(m_statement.get(), column))};
}

QByteArray Rows::bytes(int column) const
{
    const std::string_view found = view(column);
    return {found.data(), qsizetype(found.size())};
}

Result<std::unique_ptr<Database>> Database::open(const QString &file)
{
    sqlite3 *connection = nullptr;
    const int result = sqlite3_open_v2(file.toUtf8().constData(), &connection, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    std::unique_ptr<Database> database(new Database(connection)); // there is one even after an error
    if (result != SQLITE_OK)
        return Error::store(QString::fromUtf8(connection ? sqlite3_errmsg(connection) : sqlite3_errstr(result)));
    sqlite3_busy_timeout(connection, busyMilliseconds);
    database->run(u"PRAGMA mmap_size = 8589934592"_s);
    database->run(u"PRAGMA cache_size = -65536"_s);
    database->run(u"PRAGMA temp_store = MEMORY"_s);
    if (database->failed())
        return Error::store(database->takeFailure());
    return database;
}

Database::Database(sqlite3 *connection)
    : m_connection(connection)
{
}

Database::~Database() = default;

void Database::run(const QString &sql, const QVariantList &values)
{
    Rows rows = select(sql, values);
    while (rows.next()) { } // a PRAGMA has a row
}

Rows Database::select(const QString &sql, const QVariantList &values)
{
    return Rows(*this, sql, prepared(sql, values));
}

qint64 Database::number(const QString &sql, const QVariantList &values)
{
    Rows rows = select(sql, values);
    return rows.next() ? rows.integer(0) : 0;
}

bool Database::isInTransaction() const
{
    return sqlite3_get_autocommit(m_connection.get()) == 0;
}

Statement Database::prepared(const QString &sql, const QVariantList &values)
{
    Statement statement;
    if (const auto idle = m_idle.find(sql); idle != m_idle.end()) {
        statement = std::move(idle->second);
        m_idle.erase(idle);
    } else {
        const QByteArray text = sql.toUtf8();
        sqlite3_stmt *made = nullptr;
        if (sqlite3_prepare_v3(m_connection.get(), text.constData(), int(text.size()), SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK)
            noteFailure(sql);
        statement.reset(made);
    }
    for (int i = 0; statement && i < values.size(); ++i) {
        if (bind(statement.get(), i + 1, values.at(i)) != SQLITE_OK)
            noteFailure(sql);
    }
    return statement;
}

void Database::noteFailure(const QString &sql)
{
    m_failure = QString::fromUtf8(sqlite3_errmsg(m_connection.get()));
    qCWarning(logPractice) << "SQLite:" << m_failure << "in" << sql;
}

void Database::giveBack(const QString &sql, Statement statement)
{
    sqlite3_reset(statement.get());
    if (m_idle.size() >= idleStatements)
        m_idle.clear();
    m_idle.insert_or_assign(sql, std::move(statement));
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

Reading::Reading(Database &database)
    : m_database(database)
    , m_began(!database.isInTransaction())
{
    if (m_began)
        m_database.run(u"BEGIN"_s);
}

Reading::~Reading()
{
    if (m_began)
        m_database.run(u"COMMIT"_s);
}

} // namespace Provost::Practice
