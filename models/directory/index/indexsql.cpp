// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexsql.h"

#include "base/logging.h"

#include <QSqlDatabase>
#include <QSqlError>

#include <atomic>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr size_t mostIdle = 128;
constexpr int primaryCode = 0xFF; ///< of SQLite's extended ones
constexpr int corruptCode = 11;
constexpr int notADatabaseCode = 26;

QString uniqueName()
{
    static std::atomic<int> count = 0;
    return u"index-%1"_s.arg(++count);
}

} // namespace

IndexRowsRead::IndexRowsRead(IndexSql &sql, QString text, std::unique_ptr<QSqlQuery> query)
    : m_sql(sql)
    , m_text(std::move(text))
    , m_query(std::move(query))
{
}

IndexRowsRead::~IndexRowsRead()
{
    if (m_query)
        m_sql.giveBack(m_text, std::move(m_query));
}

bool IndexRowsRead::next()
{
    if (!m_query)
        return false;
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid()) // else what cannot be read would pass for what is not there
        m_sql.noteFailure(*m_query, m_text);
    return false;
}

Result<std::unique_ptr<IndexSql>> IndexSql::open(const QString &fileName)
{
    std::unique_ptr<IndexSql> sql(new IndexSql(uniqueName()));
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, sql->m_connection);
    database.setDatabaseName(fileName);
    if (!database.open())
        return Error::store(database.lastError().text());
    // The file is a copy of what a provider has: it need not outlive a crash, so nothing is synced. A person's document and text take some three kilobytes:
    // of the usual small pages each would fill one and leave the rest empty.
    for (const auto *pragma : {"page_size = 16384", "synchronous = OFF", "journal_mode = MEMORY", "temp_store = MEMORY", "cache_size = -65536", "locking_mode = EXCLUSIVE"})
        sql->run(u"PRAGMA "_s + QLatin1StringView(pragma));
    if (auto opened = sql->outcome(); !opened)
        return opened.error();
    return sql;
}

IndexSql::IndexSql(QString connection)
    : m_connection(std::move(connection))
{
}

IndexSql::~IndexSql()
{
    m_idle.clear();
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

bool IndexSql::run(const QString &text, const QVariantList &values)
{
    auto query = execute(text, values);
    if (!query)
        return false;
    m_lastRow = query->lastInsertId().toLongLong();
    giveBack(text, std::move(query));
    return true;
}

IndexRowsRead IndexSql::select(const QString &text, const QVariantList &values)
{
    return IndexRowsRead(*this, text, execute(text, values));
}

QVariant IndexSql::single(const QString &text, const QVariantList &values)
{
    IndexRowsRead rows = select(text, values);
    return rows.next() ? rows.value(0) : QVariant();
}

void IndexSql::noteDamage(const QString &what)
{
    if (m_failure.isEmpty())
        m_failure = what;
    if (m_damage.isEmpty())
        m_damage = what;
}

void IndexSql::noteFailure(const QSqlQuery &query, const QString &text)
{
    const QString failure = query.lastError().text();
    qCWarning(logDirectory).noquote() << "index:" << failure << "in" << text.left(200); // never the values: they are somebody's
    const int code = query.lastError().nativeErrorCode().toInt() & primaryCode;
    if (code == corruptCode || code == notADatabaseCode)
        noteDamage(failure);
    else if (m_failure.isEmpty())
        m_failure = failure;
}

Result<void> IndexSql::outcome()
{
    if (m_failure.isEmpty())
        return {};
    return Error::store(std::exchange(m_failure, {}));
}

std::unique_ptr<QSqlQuery> IndexSql::execute(const QString &text, const QVariantList &values)
{
    std::unique_ptr<QSqlQuery> query;
    if (auto idle = m_idle.extract(text); !idle.empty()) {
        query = std::move(idle.mapped());
    } else {
        query = std::make_unique<QSqlQuery>(QSqlDatabase::database(m_connection));
        query->setForwardOnly(true);
        query->prepare(text);
    }
    for (qsizetype i = 0; i < values.size(); ++i)
        query->bindValue(int(i), values.at(i));
    if (query->exec())
        return query;
    noteFailure(*query, text);
    return nullptr;
}

void IndexSql::giveBack(const QString &text, std::unique_ptr<QSqlQuery> query)
{
    query->finish(); // an unfinished SELECT keeps the file locked
    if (m_idle.size() >= mostIdle)
        m_idle.clear();
    m_idle.insert_or_assign(text, std::move(query));
}

} // namespace Provost
