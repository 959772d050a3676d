// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSqlQuery>
#include <QVariant>

#include <map>
#include <memory>

namespace Provost {

class IndexSql;

/// The rows of a SELECT. Its statement goes back when this goes out of scope.
class IndexRowsRead
{
public:
    IndexRowsRead(IndexSql &sql, QString text, std::unique_ptr<QSqlQuery> query);
    ~IndexRowsRead();
    IndexRowsRead(const IndexRowsRead &) = delete;
    IndexRowsRead &operator=(const IndexRowsRead &) = delete;
    IndexRowsRead(IndexRowsRead &&) = default;
    IndexRowsRead &operator=(IndexRowsRead &&) = delete;

    [[nodiscard]] bool next(); ///< false at the end, and where the file cannot be read on, which is an outcome
    [[nodiscard]] QVariant value(int column) const { return m_query->value(column); }
    [[nodiscard]] qint64 integer(int column) const { return m_query->value(column).toLongLong(); }
    [[nodiscard]] QString text(int column) const { return m_query->value(column).toString(); }
    [[nodiscard]] QByteArray bytes(int column) const { return m_query->value(column).toByteArray(); }

private:
    IndexSql &m_sql;
    QString m_text;
    std::unique_ptr<QSqlQuery> m_query;
};

/// One SQLite file, for one thread: prepared statements by their text, and the first thing that went wrong.
class IndexSql
{
public:
    [[nodiscard]] static Result<std::unique_ptr<IndexSql>> open(const QString &fileName);
    ~IndexSql();
    IndexSql(const IndexSql &) = delete;
    IndexSql &operator=(const IndexSql &) = delete;

    bool run(const QString &text, const QVariantList &values = {});
    [[nodiscard]] IndexRowsRead select(const QString &text, const QVariantList &values = {});
    [[nodiscard]] QVariant single(const QString &text, const QVariantList &values = {}); ///< of the first row; null: there is none
    [[nodiscard]] qint64 lastRow() const { return m_lastRow; }
    void noteDamage(const QString &what); ///< that the file's reader found: it is an outcome, too
    [[nodiscard]] const QString &damage() const { return m_damage; } ///< what is wrong with the file itself, whatever is asked of it; empty: nothing is known to be
    [[nodiscard]] Result<void> outcome(); ///< of everything since it was asked last

private:
    friend class IndexRowsRead;
    explicit IndexSql(QString connection);
    [[nodiscard]] std::unique_ptr<QSqlQuery> execute(const QString &text, const QVariantList &values);
    void giveBack(const QString &text, std::unique_ptr<QSqlQuery> query);
    void noteFailure(const QSqlQuery &query, const QString &text);

    QString m_connection;
    std::map<QString, std::unique_ptr<QSqlQuery>> m_idle;
    QString m_failure;
    QString m_damage;
    qint64 m_lastRow = 0;
};

} // namespace Provost
