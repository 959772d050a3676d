// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QString>
#include <QVariant>

#include <memory>
#include <string_view>
#include <unordered_map>

struct sqlite3;
struct sqlite3_stmt;

namespace Provost::Practice {

class Database;

struct StatementEnd {
    void operator()(sqlite3_stmt *statement) const;
};
using Statement = std::unique_ptr<sqlite3_stmt, StatementEnd>;

/// The rows of one SELECT. Its end resets the statement: an unfinished SELECT would pin the write-ahead log.
class Rows
{
public:
    enum class Kind : quint8 { Null, Integer, Real, Bytes };

    Rows(Database &database, QString sql, Statement statement);
    ~Rows();
    Rows(Rows &&) = default;
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;
    Rows &operator=(Rows &&) = delete;

    [[nodiscard]] bool next();
    [[nodiscard]] Kind kind(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;
    [[nodiscard]] std::string_view view(int column) const; ///< good until next()

private:
    Database &m_database;
    QString m_sql;
    Statement m_statement; ///< null when it could not be prepared, or has given all its rows
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
    [[nodiscard]] bool isInTransaction() const;
    [[nodiscard]] bool failed() const { return !m_failure.isEmpty(); }
    [[nodiscard]] QString takeFailure() { return std::exchange(m_failure, {}); }

private:
    friend class Rows;
    struct Closing {
        void operator()(sqlite3 *connection) const;
    };
    explicit Database(sqlite3 *connection);
    [[nodiscard]] Statement prepared(const QString &sql, const QVariantList &values);
    void giveBack(const QString &sql, Statement statement);
    void noteFailure(const QString &sql);

    std::unique_ptr<sqlite3, Closing> m_connection;
    std::unordered_map<QString, Statement> m_idle; ///< prepared and not in use
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

/// Reads in between see one state of the file, and do not each ask for it anew.
class Reading
{
public:
    explicit Reading(Database &database);
    ~Reading();
    Reading(const Reading &) = delete;
    Reading &operator=(const Reading &) = delete;

private:
    Database &m_database;
    bool m_began; ///< not inside a transaction
};

} // namespace Provost::Practice
