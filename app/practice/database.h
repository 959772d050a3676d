// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <memory>
#include <unordered_map>

namespace Provost::Practice {

class Database;

/// The rows of one SELECT. Its end resets the statement: an unfinished SELECT would pin the write-ahead log.
class Rows
{
public:
    Rows(Database &database, QString sql, std::unique_ptr<QSqlQuery> query);
    ~Rows();
    Rows(Rows &&) = default;
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    Rows &operator=(Rows &&) = delete;

    [[nodiscard]] bool next() { return m_query && m_query->next(); }
    [[nodiscard]] qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }

private:
    Database &m_database;
    QString m_sql;
    std::unique_ptr<QSqlQuery> m_query; ///< null when the statement failed
};

/// One connection to the directory's SQLite file, used by the thread that opened it. Errors stick, as a QDataStream's do:
/// after one, reads give nothing and takeFailure() tells what happened.
class Database
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const QString &file);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    void run(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] Rows select(const QString &sql, const QVariantList &values = {});
    [[nodiscard]] qint64 number(const QString &sql, const QVariantList &values = {}); ///< first column of the first row, 0 without one
    [[nodiscard]] bool failed() const { return !m_failure.isEmpty(); }
    [[nodiscard]] QString takeFailure() { return std::exchange(m_failure, {}); }

private:
    friend class Rows;
    explicit Database(const QString &connection);
    [[nodiscard]] std::unique_ptr<QSqlQuery> execute(const QString &sql, const QVariantList &values);
    [[nodiscard]] std::unique_ptr<QSqlQuery> prepared(const QString &sql);
    void giveBack(const QString &sql, std::unique_ptr<QSqlQuery> query);

    QString m_connection;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_idle; ///< prepared and not in use
    QString m_failure;
};

/// Everything between construction and commit() happens or nothing.
class Transaction
{
public:
    explicit Transaction(Database &database);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    void commit();
    void rollback();

private:
    Database &m_database;
    bool m_open = true;
};

} // namespace Provost::Practice
