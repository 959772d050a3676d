// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace Provost {

[[nodiscard]] Error journalError(const QSqlError &error);

/// A statement over the database that Qt knows as `connection`, with its values in order.
[[nodiscard]] Result<QSqlQuery> perform(const QString &connection, const QString &statement, const QVariantList &values = {});

/// One statement many times, prepared once.
class RepeatedStatement
{
public:
    RepeatedStatement(const QString &connection, const QString &statement);
    [[nodiscard]] Result<void> run(const QVariantList &values);

private:
    QSqlQuery m_query;
    bool m_prepared;
};

/// Rolled back unless committed.
class Transaction
{
public:
    explicit Transaction(const QString &connection);
    ~Transaction();
    Transaction(const Transaction &) = delete;
    Transaction &operator=(const Transaction &) = delete;
    [[nodiscard]] Result<void> commit();

private:
    QSqlDatabase m_database;
    bool m_open;
};

} // namespace Provost
