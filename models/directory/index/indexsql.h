// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QVariant>

#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace Provost {

class IndexSql;

/// A value on its way into a row; who writes many uses its memory again.
struct IndexValue {
    enum class Kind : quint8 { Null, Integer, Real, Text, Bytes };
    Kind kind = Kind::Null;
    qint64 integer = 0;
    double real = 0;
    std::string bytes {}; ///< a text's in UTF-8
    friend bool operator==(const IndexValue &, const IndexValue &) = default;
};

[[nodiscard]] IndexValue indexValue(const QVariant &value); ///< in a row both are the same

struct IndexSqlDeleter {
    void operator()(sqlite3 *database) const;
    void operator()(sqlite3_stmt *statement) const;
};
using IndexStatement = std::unique_ptr<sqlite3_stmt, IndexSqlDeleter>;

/// The rows of a SELECT. Its statement goes back when this goes out of scope.
class IndexRowsRead
{
public:
    IndexRowsRead(IndexSql &sql, QString text, IndexStatement statement);
    ~IndexRowsRead();
    IndexRowsRead(const IndexRowsRead &) = delete;
    IndexRowsRead &operator=(const IndexRowsRead &) = delete;
    IndexRowsRead(IndexRowsRead &&) = default;
    IndexRowsRead &operator=(IndexRowsRead &&) = delete;

    [[nodiscard]] bool next(); ///< false at the end, and where the file cannot be read on, which is an outcome
    [[nodiscard]] QVariant value(int column) const; ///< null: NULL
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] QString text(int column) const;
    [[nodiscard]] QByteArray bytes(int column) const;

private:
    IndexSql &m_sql;
    QString m_text;
    IndexStatement m_statement;
};

/// One SQLite file, for one thread: prepared statements by their text, and the first thing that went wrong. Without QtSql in between, which turns every text over twice on its way into a row
/// (docs/decisions/020-index-without-qtsql.md).
class IndexSql
{
public:
    static constexpr int cache = 32 * 1024; ///< kilobytes of the file in memory
    enum class Sorting : quint8 { InMemory, OnDisk }; ///< of more than fits into little memory
    [[nodiscard]] static Result<std::unique_ptr<IndexSql>> open(const QString &fileName);
    ~IndexSql();
    IndexSql(const IndexSql &) = delete;
    IndexSql &operator=(const IndexSql &) = delete;

    bool run(const QString &text, const QVariantList &values = {});
    /// An INSERT of a row's number and of those of its values that `places` names; nothing of them is copied.
    bool insert(const QString &text, qint64 row, const std::vector<IndexValue> &values, const std::vector<size_t> &places);
    [[nodiscard]] IndexRowsRead select(const QString &text, const QVariantList &values = {});
    [[nodiscard]] QVariant single(const QString &text, const QVariantList &values = {}); ///< of the first row; null: there is none
    [[nodiscard]] qint64 lastRow() const { return m_lastRow; }
    void setCache(int kilobytes);
    // Outside of transactions:
    void setSorting(Sorting sorting);
    void setJournaled(bool isJournaled); ///< else a statement that fails may leave half of what it did, which is damage
    void noteDamage(const QString &what); ///< that the file's reader found: it is an outcome, too
    [[nodiscard]] const QString &damage() const { return m_damage; } ///< what is wrong with the file itself, whatever is asked of it; empty: nothing is known to be
    [[nodiscard]] Result<void> outcome(); ///< of everything since it was asked last

private:
    friend class IndexRowsRead;
    IndexSql() = default;
    [[nodiscard]] IndexStatement prepared(const QString &text, qsizetype values); ///< null: it cannot be, or has not as many parameters
    [[nodiscard]] IndexStatement ready(const QString &text, const QVariantList &values, bool lasts); ///< null: it cannot be; `lasts`: the values do, until it was executed
    bool execute(const QString &text, IndexStatement statement);
    void giveBack(const QString &text, IndexStatement statement);
    void noteFailure(const QString &text);

    std::unique_ptr<sqlite3, IndexSqlDeleter> m_database;
    std::unordered_map<QString, IndexStatement> m_idle; ///< null: in use
    int m_cache = cache;
    bool m_isJournaled = true;
    QString m_failure;
    QString m_damage;
    qint64 m_lastRow = 0;
};

} // namespace Provost
