// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/indexsql.h"

#include "base/logging.h"

#include <sqlite3.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr size_t mostIdle = 128;
constexpr int sortingCache = 8 * 1024; ///< kilobytes: so much is sorted at a time, and the rest of it is read but once
constexpr int primaryCode = 0xFF; ///< of SQLite's extended ones

/// `lasts`: until the statement was executed, so that bytes are taken from where they lie.
bool bind(sqlite3_stmt *statement, int place, const QVariant &value, bool lasts)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return sqlite3_bind_null(statement, place) == SQLITE_OK;
    case QMetaType::QByteArray: {
        const auto *bytes = static_cast<const QByteArray *>(value.constData());
        if (bytes->isNull())
            return sqlite3_bind_null(statement, place) == SQLITE_OK;
        return sqlite3_bind_blob64(statement, place, bytes->constData(), sqlite3_uint64(bytes->size()), lasts ? SQLITE_STATIC : SQLITE_TRANSIENT) == SQLITE_OK;
    }
    case QMetaType::Bool:
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::Long:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
        return sqlite3_bind_int64(statement, place, value.toLongLong()) == SQLITE_OK;
    case QMetaType::Double:
        return sqlite3_bind_double(statement, place, value.toDouble()) == SQLITE_OK;
    default: {
        const QString text = value.toString();
        if (text.isNull())
            return sqlite3_bind_null(statement, place) == SQLITE_OK;
        const QByteArray utf8 = text.toUtf8();
        return sqlite3_bind_text64(statement, place, utf8.constData(), sqlite3_uint64(utf8.size()), SQLITE_TRANSIENT, SQLITE_UTF8) == SQLITE_OK;
    }
    }
}

bool bind(sqlite3_stmt *statement, int place, const IndexValue &value)
{
    switch (value.kind) {
    case IndexValue::Kind::Null:
        return sqlite3_bind_null(statement, place) == SQLITE_OK;
    case IndexValue::Kind::Integer:
        return sqlite3_bind_int64(statement, place, value.integer) == SQLITE_OK;
    case IndexValue::Kind::Real:
        return sqlite3_bind_double(statement, place, value.real) == SQLITE_OK;
    case IndexValue::Kind::Text:
        return sqlite3_bind_text64(statement, place, value.bytes.data(), value.bytes.size(), SQLITE_STATIC, SQLITE_UTF8) == SQLITE_OK;
    case IndexValue::Kind::Bytes:
        break;
    }
    return sqlite3_bind_blob64(statement, place, value.bytes.data(), value.bytes.size(), SQLITE_STATIC) == SQLITE_OK;
}

} // namespace

IndexValue indexValue(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::UnknownType:
    case QMetaType::Nullptr:
        return {};
    case QMetaType::QByteArray:
        return {.kind = value.isNull() ? IndexValue::Kind::Null : IndexValue::Kind::Bytes, .bytes = value.toByteArray().toStdString()};
    case QMetaType::Double:
        return {.kind = IndexValue::Kind::Real, .real = value.toDouble()};
    case QMetaType::QString:
        return {.kind = value.toString().isNull() ? IndexValue::Kind::Null : IndexValue::Kind::Text, .bytes = value.toString().toStdString()};
    default:
        return {.kind = IndexValue::Kind::Integer, .integer = value.toLongLong()};
    }
}

void IndexSqlDeleter::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

void IndexSqlDeleter::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

IndexRowsRead::IndexRowsRead(IndexSql &sql, QString text, IndexStatement statement)
    : m_sql(sql)
    , m_text(std::move(text))
    , m_statement(std::move(statement))
{
}

IndexRowsRead::~IndexRowsRead()
{
    if (m_statement)
        m_sql.giveBack(m_text, std::move(m_statement));
}

bool IndexRowsRead::next()
{
    if (!m_statement)
        return false;
    const int code = sqlite3_step(m_statement.get());
    if (code == SQLITE_ROW)
        return true;
    if (code != SQLITE_DONE) // else what cannot be read would pass for what is not there
        m_sql.noteFailure(m_text);
    m_sql.giveBack(m_text, std::move(m_statement)); // one more step would begin it again
    return false;
}

QVariant IndexRowsRead::value(int column) const
{
    switch (sqlite3_column_type(m_statement.get(), column)) {
    case SQLITE_INTEGER:
        return integer(column);
    case SQLITE_FLOAT:
        return sqlite3_column_double(m_statement.get(), column);
    case SQLITE_TEXT:
        return text(column);
    case SQLITE_BLOB:
        return bytes(column);
    default:
        return {};
    }
}

qint64 IndexRowsRead::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

QString IndexRowsRead::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_statement.get(), column));
    return QString::fromUtf8(utf8, sqlite3_column_bytes(m_statement.get(), column));
}

/// Not null where the value is not: an empty one is a value.
QByteArray IndexRowsRead::bytes(int column) const
{
    if (sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL)
        return {};
    const auto *data = static_cast<const char *>(sqlite3_column_blob(m_statement.get(), column));
    return data == nullptr ? QByteArray("") : QByteArray(data, sqlite3_column_bytes(m_statement.get(), column));
}

Result<std::unique_ptr<IndexSql>> IndexSql::open(const QString &fileName)
{
    std::unique_ptr<IndexSql> sql(new IndexSql);
    sqlite3 *database = nullptr;
    const int code = sqlite3_open_v2(fileName.toUtf8().constData(), &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
    sql->m_database.reset(database); // also one that could not be opened
    if (code != SQLITE_OK)
        return Error::store(QString::fromUtf8(database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code)));
    sqlite3_extended_result_codes(database, 1);
    // The file is a copy of what a provider has: it need not outlive a crash, so nothing is synced. A person's document and text take some two kilobytes:
    // of the usual small pages each would fill one and leave the rest empty.
    for (const auto *pragma : {"page_size = 16384", "synchronous = OFF", "journal_mode = MEMORY", "temp_store = MEMORY", "locking_mode = EXCLUSIVE"})
        sql->run(u"PRAGMA "_s + QLatin1StringView(pragma));
    sql->setCache(cache);
    if (auto opened = sql->outcome(); !opened)
        return opened.error();
    return sql;
}

IndexSql::~IndexSql()
{
    m_idle.clear();
}

void IndexSql::setCache(int kilobytes)
{
    m_cache = kilobytes;
    run(u"PRAGMA cache_size = -%1"_s.arg(kilobytes));
}

/// The file that takes what does not fit has no name, as the index itself (index.cpp).
void IndexSql::setSorting(Sorting sorting)
{
    const bool isOnDisk = sorting == Sorting::OnDisk;
    run(u"PRAGMA temp_store = %1"_s.arg(isOnDisk ? u"FILE"_s : u"MEMORY"_s));
    run(u"PRAGMA cache_size = -%1"_s.arg(isOnDisk ? std::min(m_cache, sortingCache) : m_cache));
}

void IndexSql::setJournaled(bool isJournaled)
{
    m_isJournaled = isJournaled;
    run(u"PRAGMA journal_mode = %1"_s.arg(isJournaled ? u"MEMORY"_s : u"OFF"_s));
}

bool IndexSql::run(const QString &text, const QVariantList &values)
{
    return execute(text, ready(text, values, true));
}

bool IndexSql::insert(const QString &text, qint64 row, const std::vector<IndexValue> &values, const std::vector<size_t> &places)
{
    IndexStatement statement = prepared(text, qsizetype(places.size()) + 1);
    bool isReady = statement && sqlite3_bind_int64(statement.get(), 1, row) == SQLITE_OK;
    for (size_t i = 0; isReady && i < places.size(); ++i)
        isReady = bind(statement.get(), int(i) + 2, values[places[i]]);
    if (isReady)
        return execute(text, std::move(statement));
    noteFailure(text);
    return false;
}

bool IndexSql::execute(const QString &text, IndexStatement statement)
{
    if (!statement)
        return false;
    int code = SQLITE_ROW;
    while (code == SQLITE_ROW) // some PRAGMAs answer
        code = sqlite3_step(statement.get());
    if (code != SQLITE_DONE) {
        if (!m_isJournaled)
            noteDamage(QString::fromUtf8(sqlite3_errmsg(m_database.get())));
        noteFailure(text);
        return false;
    }
    m_lastRow = sqlite3_last_insert_rowid(m_database.get());
    giveBack(text, std::move(statement));
    return true;
}

IndexRowsRead IndexSql::select(const QString &text, const QVariantList &values)
{
    return IndexRowsRead(*this, text, ready(text, values, false));
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

void IndexSql::noteFailure(const QString &text)
{
    const QString failure = QString::fromUtf8(sqlite3_errmsg(m_database.get()));
    qCWarning(logDirectory).noquote() << "index:" << failure << "in" << text.left(200); // never the values: they are somebody's
    const int code = sqlite3_errcode(m_database.get()) & primaryCode;
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
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

IndexStatement IndexSql::prepared(const QString &text, qsizetype values)
{
    IndexStatement statement;
    if (const auto idle = m_idle.find(text); idle != m_idle.end())
        statement = std::move(idle->second);
    if (!statement) {
        const QByteArray utf8 = text.toUtf8();
        sqlite3_stmt *made = nullptr;
        sqlite3_prepare_v3(m_database.get(), utf8.constData(), int(utf8.size()) + 1, SQLITE_PREPARE_PERSISTENT, &made, nullptr);
        statement.reset(made);
    }
    if (statement && sqlite3_bind_parameter_count(statement.get()) == values) // what is not bound would be null in silence
        return statement;
    return {};
}

IndexStatement IndexSql::ready(const QString &text, const QVariantList &values, bool lasts)
{
    IndexStatement statement = prepared(text, values.size());
    bool isReady = statement != nullptr;
    for (int i = 0; isReady && i < int(values.size()); ++i)
        isReady = bind(statement.get(), i + 1, values.at(i), lasts);
    if (isReady)
        return statement;
    noteFailure(text);
    return {};
}

void IndexSql::giveBack(const QString &text, IndexStatement statement)
{
    sqlite3_reset(statement.get()); // an unfinished SELECT keeps the file locked
    if (text.startsWith("PRAGMA"_L1)) // many do what they do, or learn what they tell, while they are prepared: once more would be nothing
        return;
    sqlite3_clear_bindings(statement.get());
    if (m_idle.size() >= mostIdle && !m_idle.contains(text))
        m_idle.clear();
    m_idle.insert_or_assign(text, std::move(statement));
}

} // namespace Provost
