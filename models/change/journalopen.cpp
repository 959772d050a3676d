// SPDX-License-Identifier: GPL-3.0-or-later
// How a journal is opened, made, and brought up to date.
#include "change/journal.h"

#include "change/journalcopy.h"
#include "change/journalsql.h"

#include <QFile>
#include <QMutex>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QUuid>

#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int schemaVersion = 6;

/// By version: what brings the version before to it.
const std::array<QStringList, schemaVersion> &migrations()
{
    static const std::array<QStringList, schemaVersion> all {QStringList {
        u"CREATE TABLE run(id INTEGER PRIMARY KEY AUTOINCREMENT, state TEXT NOT NULL, title TEXT, base_url TEXT, connection TEXT, operator TEXT,"
        " reason TEXT, undoes INTEGER, started_at TEXT, ended_at TEXT, steps INTEGER, done INTEGER DEFAULT 0, failed INTEGER DEFAULT 0,"
        " skipped INTEGER DEFAULT 0, calls INTEGER DEFAULT 0, seconds REAL DEFAULT 0)"_s,
        u"CREATE TABLE object(run INTEGER NOT NULL, number INTEGER NOT NULL, resource_type TEXT, id TEXT, label TEXT, fate TEXT, before TEXT,"
        " after TEXT, UNIQUE(run, number))"_s,
        u"CREATE TABLE step(run INTEGER NOT NULL, number INTEGER NOT NULL, state TEXT NOT NULL, step TEXT NOT NULL, outcome TEXT, sent_at TEXT,"
        " ended_at TEXT, UNIQUE(run, number))"_s,
    }, QStringList {
        u"CREATE TABLE audit(seq INTEGER PRIMARY KEY, hash TEXT NOT NULL, line TEXT)"_s, // `line` until it is in the file
        u"CREATE INDEX audit_pending ON audit(seq) WHERE line IS NOT NULL"_s,
        u"ALTER TABLE step ADD COLUMN made_id TEXT"_s, // of what it created: an object's history is asked by id
        u"UPDATE step SET made_id = json_extract(outcome, '$.id') WHERE outcome IS NOT NULL"_s,
        u"CREATE INDEX step_made ON step(made_id) WHERE made_id IS NOT NULL"_s,
        u"CREATE INDEX object_id ON object(id)"_s,
    }, QStringList {
        u"ALTER TABLE step ADD COLUMN object INTEGER"_s,
        u"UPDATE step SET object = json_extract(step, '$.object')"_s,
        u"CREATE INDEX step_object ON step(run, object)"_s,
    }, QStringList { // whom a step is about besides its object: a person's history tells of memberships, too
        u"CREATE TABLE step_member(member TEXT NOT NULL, run INTEGER NOT NULL, number INTEGER NOT NULL, PRIMARY KEY(member, run, number)) WITHOUT ROWID"_s,
        u"INSERT OR IGNORE INTO step_member SELECT each.value, step.run, step.number FROM step, json_each(step.step, '$.members') each"_s,
    }, QStringList {
        u"ALTER TABLE run ADD COLUMN amount REAL DEFAULT 0"_s,
        u"ALTER TABLE run ADD COLUMN currency TEXT"_s,
    }, QStringList { // which of the directories behind the base URL
        u"ALTER TABLE run ADD COLUMN directory TEXT"_s,
    }};
    return all;
}

} // namespace

Journal::Journal(QString fileName)
    : m_fileName(std::move(fileName))
    , m_database(m_fileName)
    , m_connection(u"journal-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces))
    , m_audit(m_connection)
{
}

Journal::~Journal()
{
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

namespace {

/// Made before SQLite does, for nobody else's eyes. One that is there is never opened here: closing any descriptor of a file drops every lock that this
/// process has on it (POSIX), and another program would take the log of an open journal for left over and remove it.
Result<void> makeFile(const QString &fileName)
{
    static QMutex mutex;
    const QMutexLocker locker(&mutex);
    QFile file(fileName);
    const bool isThere = file.exists() || file.open(QIODevice::WriteOnly | QIODevice::NewOnly) || file.exists(); // another program may come first
    if (!isThere || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner))
        return Error::store(u"journal: %1: %2"_s.arg(fileName, file.errorString()));
    return {};
}

} // namespace

Result<std::unique_ptr<Journal>> Journal::open(const QString &fileName)
{
    std::unique_ptr<Journal> journal(new Journal(fileName)); // the constructor is private
    if (const auto ready = journal->setUp(); !ready)
        return ready.error();
    return journal;
}

Result<std::unique_ptr<Journal>> Journal::openToRead(const QString &fileName)
{
    if (!isForReadingOnly(fileName))
        return open(fileName);
    std::unique_ptr<Journal> journal(new Journal(fileName)); // the constructor is private
    journal->m_copy = std::make_unique<QTemporaryDir>();
    if (!journal->m_copy->isValid())
        return Error::store(u"journal: %1"_s.arg(journal->m_copy->errorString()));
    const auto copied = copyJournal(fileName, journal->m_copy->path());
    if (!copied)
        return copied.error();
    journal->m_database = *copied;
    if (const auto ready = journal->setUp(); !ready)
        return ready.error();
    return journal;
}

Result<void> Journal::setUp()
{
    if (auto made = makeFile(m_database); !made)
        return made;
    QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    database.setDatabaseName(m_database);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    if (!database.open())
        return journalError(database.lastError());
    for (const auto &pragma : {u"PRAGMA journal_mode=WAL"_s, u"PRAGMA synchronous=FULL"_s}) {
        if (const auto done = perform(m_connection, pragma); !done)
            return done.error();
    }
    auto version = perform(m_connection, u"PRAGMA user_version"_s);
    const int found = version && version->next() ? version->value(0).toInt() : 0;
    if (version)
        version->finish();
    if (found == schemaVersion)
        return {};
    if (found > schemaVersion)
        return Error::store(u"journal: written by a newer version of the program"_s);
    return migrate();
}

Result<void> Journal::migrate()
{
    Transaction transaction(m_connection);
    // Written to before it is read: of two programs that come here at once the second waits, and finds the work done.
    if (const auto locked = perform(m_connection, u"PRAGMA user_version=%1"_s.arg(schemaVersion)); !locked)
        return locked.error();
    const QSqlDatabase database = QSqlDatabase::database(m_connection);
    const QStringList tables = database.tables();
    const int found = database.record(u"run"_s).contains(u"directory"_s) ? 6 : database.record(u"run"_s).contains(u"amount"_s) ? 5 : tables.contains(u"step_member"_s) ? 4 : database.record(u"step"_s).contains(u"object"_s) ? 3 : tables.contains(u"audit"_s) ? 2 : tables.contains(u"run"_s) ? 1 : 0;
    for (int version = found; version < schemaVersion; ++version) {
        for (const QString &statement : migrations()[size_t(version)]) {
            if (const auto done = perform(m_connection, statement); !done)
                return done.error();
        }
    }
    return transaction.commit();
}

} // namespace Provost
