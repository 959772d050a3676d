// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/index.h"

#include "base/leavingthreads.h"
#include "base/logging.h"
#include "store/sealedcopy.h"

#include <QElapsedTimer>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr auto tellAfter = std::chrono::milliseconds(200);
constexpr int nearMost = 5;
constexpr int keepingShare = 20; ///< of the time of a reading, no more than one part in so many goes into keeping it
constexpr int afterFailure = 50; ///< times as long: a full disk is not told of all the time

/// Whether what is kept can be read to its last page; it is unsealed for that, into a folder of its own (0700). True where nobody can tell.
bool isWhole(const QString &keptName, const Redacted<QByteArray> &key)
{
    QTemporaryDir folder;
    const QString fileName = folder.filePath(u"kept.sqlite"_s);
    QFile file(fileName);
    if (!folder.isValid() || !file.open(QIODevice::WriteOnly))
        return true;
    const bool isOpened = SealedCopy::open(keptName, file, key).ok();
    if (!file.flush() || file.error() != QFileDevice::NoError) // no room for it
        return true;
    file.close();
    const auto sql = IndexSql::open(fileName);
    folder.remove(); // as makeFile() does: the open file needs no name
    return isOpened && sql && (*sql)->single(u"PRAGMA quick_check(1)"_s).toString() == "ok"_L1;
}
}

Result<void> IndexWorker::makeFile()
{
    m_folder = std::make_unique<QTemporaryDir>(); // 0700
    if (!m_folder->isValid())
        return Error::store(m_folder->errorString());
    const QString fileName = m_folder->filePath(u"index.sqlite"_s);
    takeBack(fileName);
    auto opened = IndexDatabase::open(fileName);
    if (!opened && m_mayKeep && QFile::exists(m_keptName)) { // of another version, say: what is in it can be read again
        Q_EMIT failed(opened.error());
        QFile::remove(m_keptName);
        QFile::remove(fileName);
        opened = IndexDatabase::open(fileName);
    }
    if (!opened)
        return opened.error();
    m_database = std::move(opened).value();
    m_database->setDescription(m_description);
    m_file.setFileName(fileName);
    const bool canBeRead = m_file.open(QIODevice::ReadOnly);
    // The open file needs no name: so nothing of it is left behind, however the program ends. Where that cannot be, it goes with the folder.
    if (canBeRead && m_folder->remove())
        m_folder.reset();
    return {};
}

Result<IndexDatabase *> IndexWorker::database()
{
    if (!m_database) {
        if (const auto made = makeFile(); !made)
            return made.error();
    }
    return m_database.get();
}

/// What was kept, into the session's file. Damaged, or sealed with a key that is lost, it is of no use to anybody.
void IndexWorker::takeBack(const QString &fileName)
{
    if (!m_mayKeep || !QFile::exists(m_keptName))
        return;
    QFile file(fileName);
    Result<void> opened = file.open(QIODevice::WriteOnly) ? SealedCopy::open(m_keptName, file, m_key) : Result<void>(Error::store(file.errorString()));
    const bool hasFlushed = opened && file.flush();
    const bool isRoomMissing = !file.isOpen() || file.error() != QFileDevice::NoError;
    file.close();
    if (opened && hasFlushed)
        return;
    if (isRoomMissing) { // nothing is wrong with what was kept: it stays as it is, and this session keeps nothing
        QFile::remove(fileName);
        m_mayKeep = false;
        Q_EMIT failed(opened ? Error::store(file.errorString()) : opened.error());
        return;
    }
    qCWarning(logDirectory).noquote() << "kept index begun anew:" << opened.error().toString();
    QFile::remove(fileName);
    QFile::remove(m_keptName);
    Q_EMIT failed(opened.error());
}

void IndexWorker::setDescription(const ServiceDescription &description)
{
    m_description = description;
    if (m_database)
        m_database->setDescription(description);
}

void IndexWorker::keepIn(const QString &fileName, const Redacted<QByteArray> &key)
{
    m_keptName = fileName;
    m_key = key;
    m_mayKeep = !fileName.isEmpty() && !key.isEmpty();
}

void IndexWorker::save()
{
    if (!m_mayKeep || !m_database || !m_isChanged)
        return;
    auto saved = m_database->flush();
    const QString damage = m_database->sql().damage();
    if (!damage.isEmpty()) // nothing of it is here either: the next question would empty it
        return beginAnew(Error::store(damage));
    if (saved)
        saved = SealedCopy::seal(m_file, m_keptName, m_key);
    m_isChanged = !saved;
    if (!saved)
        Q_EMIT notKept(saved.error());
}

void IndexWorker::apply(const std::function<Result<void>(IndexDatabase &)> &change)
{
    const auto opened = database();
    m_isChanged = true;
    const Result<void> done = opened ? change(**opened) : Result<void>(opened.error());
    if (!done)
        beginAnew(done.error());
}

void IndexWorker::savePaused()
{
    m_nextKeeping = QDeadlineTimer(QDeadlineTimer::Forever);
    save();
}

/// After damage what is kept stays as it is where it is whole, for it may have more types than were read since. Else nothing is lost by keeping this.
void IndexWorker::saveRead()
{
    if (std::exchange(m_wasDamaged, false))
        m_mayKeep = !m_keptName.isEmpty() && !m_key.isEmpty() && (!QFile::exists(m_keptName) || !isWhole(m_keptName, m_key));
    savePaused();
}

/// Everything is sealed anew each time, so a large index is kept less often.
void IndexWorker::saveMidway()
{
    if (!m_mayKeep)
        return;
    if (m_nextKeeping.isForever())
        m_nextKeeping.setRemainingTime(m_keepEvery);
    if (!m_nextKeeping.hasExpired())
        return;
    QElapsedTimer taken;
    taken.start();
    save();
    const auto pause = m_keepEvery.count() > 0 ? std::max(m_keepEvery, std::chrono::milliseconds(taken.elapsed() * keepingShare)) : m_keepEvery;
    m_nextKeeping.setRemainingTime(m_isChanged ? pause * afterFailure : pause);
}

void IndexWorker::forget()
{
    startAnew();
    const bool isLeft = !m_keptName.isEmpty() && !QFile::remove(m_keptName) && QFile::exists(m_keptName);
    m_mayKeep = !isLeft && !m_keptName.isEmpty() && !m_key.isEmpty(); // what could not be removed is not taken back either
    m_wasDamaged = false;
    m_isChanged = false;
    Q_EMIT forgetDone(isLeft ? m_keptName : QString());
}

void IndexWorker::beginAnew(const Error &error)
{
    qCWarning(logDirectory).noquote() << "index begun anew:" << error.toString();
    m_wasDamaged = m_database && !m_database->sql().damage().isEmpty();
    startAnew();
    m_mayKeep = false; // what was kept was whole, and is better than what this session has left
    m_isChanged = false;
    Q_EMIT failed(error);
}

void IndexWorker::startAnew()
{
    m_database.reset();
    m_file.close();
    m_folder.reset();
}

void IndexWorker::close()
{
    save();
    startAnew();
    thread()->quit();
}

Index::Index(QObject *parent)
    : QObject(parent)
    , m_thread(std::make_unique<QThread>())
    , m_worker(new IndexWorker)
    , m_telling(new QTimer(this))
{
    m_telling->setSingleShot(true);
    m_telling->setInterval(tellAfter);
    connect(m_telling, &QTimer::timeout, this, &Index::changed);
    connect(m_worker, &IndexWorker::failed, this, &Index::failed);
    connect(m_worker, &IndexWorker::failed, this, &Index::tellSoon); // it holds nothing of what it held
    connect(m_worker, &IndexWorker::notKept, this, &Index::notKept);
    connect(m_worker, &IndexWorker::forgetDone, this, &Index::forgetDone);
    connect(m_worker, &IndexWorker::written, this, &Index::onWritten);
    m_worker->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread->setObjectName(u"index"_s);
    m_thread->start(QThread::LowPriority);
}

/// Nothing is waited for: what is under way ends, what is to be kept is kept, and the thread goes by itself.
Index::~Index()
{
    IndexWorker *worker = m_worker;
    worker->isAbandoned = true;
    QMetaObject::invokeMethod(worker, [worker] { worker->close(); }, Qt::QueuedConnection);
    letThreadLeave(std::move(m_thread)); // it may be writing a copy
}

void Index::tellSoon()
{
    if (!m_telling->isActive())
        m_telling->start();
}

void Index::keepIn(const QString &fileName, const Redacted<QByteArray> &key)
{
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker, fileName, key] { worker->keepIn(fileName, key); }, Qt::QueuedConnection);
}

void Index::forget()
{
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker] { worker->forget(); }, Qt::QueuedConnection);
    tellSoon();
    Q_EMIT forgotten();
}

void Index::post(std::function<void(IndexDatabase *, const Error &)> work)
{
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker, work = std::move(work)] {
        if (worker->isAbandoned)
            return work(nullptr, Error::cancelled());
        const auto database = worker->database();
        if (!database)
            return work(nullptr, database.error());
        work(*database, {});
        if (const QString damage = (*database)->sql().damage(); !damage.isEmpty()) // who only reads would be told of it for ever
            worker->beginAnew(Error::store(damage));
    }, Qt::QueuedConnection);
}

void Index::work(std::function<Result<void>(IndexDatabase &)> change)
{
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker, change = std::move(change)] {
        if (worker->isAbandoned && !worker->m_mayKeep)
            return;
        worker->apply(change);
    }, Qt::QueuedConnection);
    tellSoon();
}

void Index::setDescription(const ServiceDescription &description)
{
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker, description] { worker->setDescription(description); }, Qt::QueuedConnection);
}

void Index::put(const IndexBatch &batch)
{
    ++m_waiting;
    work([batch](IndexDatabase &database) { return database.put(batch); });
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker] { Q_EMIT worker->written(); }, Qt::QueuedConnection);
}

void Index::onWritten()
{
    const bool wasBehind = isBehind();
    --m_waiting;
    if (wasBehind && !isBehind())
        Q_EMIT caughtUp();
}

void Index::change(const QString &type, const QString &id, std::function<Resource(const Resource &known)> edit)
{
    work([type, id, edit = std::move(edit)](IndexDatabase &database) {
        QDateTime readAt;
        const Resource known = database.find(type, id, &readAt);
        const Resource edited = edit(known);
        if (edited.isNull())
            return database.remove(type, id);
        return database.put({.type = type, .resources = {edited}, .readAt = readAt.isValid() ? readAt : QDateTime::currentDateTimeUtc(), .isEdit = true});
    });
}

void Index::remove(const QString &type, const QString &id)
{
    work([type, id](IndexDatabase &database) { return database.remove(type, id); });
}

void Index::beginFullRead(const QString &type)
{
    work([type](IndexDatabase &database) { return database.beginFullRead(type); });
}

void Index::setReading(const QString &type, bool isReading)
{
    work([type, isReading](IndexDatabase &database) {
        database.setReading(type, isReading);
        return database.sql().outcome();
    });
    IndexWorker *worker = m_worker;
    if (!isReading)
        QMetaObject::invokeMethod(worker, [worker] { worker->savePaused(); }, Qt::QueuedConnection);
}

void Index::notePlace(const QString &type, const ReadingPlace &place)
{
    work([type, place](IndexDatabase &database) { return database.notePlace(type, place); });
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker] { worker->saveMidway(); }, Qt::QueuedConnection);
}

JobOf<ReadingPlace> *Index::place(const QString &type, QObject *parent)
{
    return ask<ReadingPlace>([type](IndexDatabase &database) { return Result<ReadingPlace>(database.place(type)); }, parent);
}

void Index::keepEvery(std::chrono::milliseconds time)
{
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker, time] { worker->m_keepEvery = time; }, Qt::QueuedConnection);
}

JobOf<qint64> *Index::endFullRead(const QString &type, const QDateTime &began, QObject *parent)
{
    tellSoon();
    auto *job = ask<qint64>([worker = m_worker, type, began](IndexDatabase &database) {
        worker->m_isChanged = true;
        return database.endFullRead(type, began);
    }, parent);
    tellCompleted(job, type);
    return job;
}

JobOf<void> *Index::markComplete(const QString &type, const QDateTime &at, QObject *parent)
{
    tellSoon();
    auto *job = ask<void>([worker = m_worker, type, at](IndexDatabase &database) {
        worker->m_isChanged = true;
        return database.markComplete(type, at);
    }, parent);
    tellCompleted(job, type);
    return job;
}

void Index::tellCompleted(Job *reading, const QString &type)
{
    connect(reading, &Job::done, this, [this, type](const Job *ended) {
        if (ended->succeeded())
            onCompleted(type);
    });
}

void Index::onCompleted(const QString &type)
{
    Q_EMIT completed(type);
    ask<QList<AttributeName>>([type](IndexDatabase &database) { return Result<QList<AttributeName>>(database.oftenAsked(type)); }, this)
        ->then(this, [this, type](const Result<QList<AttributeName>> &names) { prepareNext(type, names.valueOr({})); });
}

/// One after the other, so that whoever asks something meanwhile waits for one at most.
void Index::prepareNext(const QString &type, QList<AttributeName> names)
{
    if (names.isEmpty()) {
        IndexWorker *worker = m_worker;
        QMetaObject::invokeMethod(worker, [worker] { worker->saveRead(); }, Qt::QueuedConnection);
        Q_EMIT prepared(type);
        return;
    }
    const AttributeName name = names.takeFirst();
    auto *job = ask<bool>([type, name](IndexDatabase &database) -> Result<bool> {
        database.prepare(type, name);
        return true;
    }, this);
    job->then(this, [this, type, names](const Result<bool> &) { prepareNext(type, names); });
}

JobOf<SearchAnswer> *Index::search(const SearchAsk &ask, QObject *parent)
{
    return this->ask<SearchAnswer>([ask](IndexDatabase &database) { return searchIndex(database, ask); }, parent);
}

JobOf<QList<NameMatch>> *Index::lookUp(const QString &type, const QStringList &texts, QObject *parent)
{
    return ask<QList<NameMatch>>([type, texts](IndexDatabase &database) -> Result<QList<NameMatch>> {
        QList<NameMatch> matches;
        for (const QString &text : texts) {
            NameMatch match {.text = text};
            const auto called = resourcesCalled(database, type, text);
            if (!called)
                return called.error();
            match.called = *called;
            if (match.called.isEmpty()) {
                const auto near = searchIndex(database, {.text = text, .type = type, .limit = nearMost});
                if (near)
                    match.near = near->hits;
            }
            matches.append(match);
        }
        return matches;
    }, parent);
}

JobOf<QList<qint64>> *Index::rows(const IndexQuery &query, QObject *parent)
{
    return ask<QList<qint64>>([query](IndexDatabase &database) { return database.rows(query); }, parent);
}

JobOf<QList<Resource>> *Index::resources(const QList<qint64> &rows, QObject *parent, IndexDatabase::Extent extent)
{
    return ask<QList<Resource>>([rows, extent](IndexDatabase &database) { return Result<QList<Resource>>(database.resources(rows, extent)); }, parent);
}

JobOf<IndexState> *Index::state(QObject *parent)
{
    return ask<IndexState>([](IndexDatabase &database) { return Result<IndexState>(database.state()); }, parent);
}

} // namespace Provost
