// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/index.h"

#include "base/logging.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {
constexpr auto tellAfter = std::chrono::milliseconds(200);
constexpr int nearMost = 5;
}

Result<IndexDatabase *> IndexWorker::database()
{
    if (m_database)
        return m_database.get();
    m_folder = std::make_unique<QTemporaryDir>(); // 0700
    if (!m_folder->isValid())
        return Error::store(m_folder->errorString());
    auto opened = IndexDatabase::open(m_folder->filePath(u"index.sqlite"_s));
    if (!opened)
        return opened.error();
    m_database = std::move(opened).value();
    m_database->setDescription(m_description);
    // The open file needs no name: so nothing of it is left behind, however the program ends. Where that cannot be, it goes with the folder.
    if (m_folder->remove())
        m_folder.reset();
    return m_database.get();
}

void IndexWorker::setDescription(const ServiceDescription &description)
{
    m_description = description;
    if (m_database)
        m_database->setDescription(description);
}

void IndexWorker::startAnew()
{
    m_database.reset();
    m_folder.reset();
}

Index::Index(QObject *parent)
    : QObject(parent)
    , m_worker(new IndexWorker)
    , m_telling(new QTimer(this))
{
    m_telling->setSingleShot(true);
    m_telling->setInterval(tellAfter);
    connect(m_telling, &QTimer::timeout, this, &Index::changed);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.setObjectName(u"index"_s);
    m_thread.start(QThread::LowPriority);
}

Index::~Index()
{
    m_thread.quit();
    m_thread.wait();
}

void Index::post(std::function<void(IndexDatabase *, const Error &)> work)
{
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker, work = std::move(work)] {
        const auto database = worker->database();
        if (database)
            work(*database, {});
        else
            work(nullptr, database.error());
    }, Qt::QueuedConnection);
}

void Index::work(std::function<Result<void>(IndexDatabase &)> change)
{
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [this, worker, change = std::move(change)] {
        const auto database = worker->database();
        const Result<void> done = database ? change(**database) : Result<void>(database.error());
        if (done)
            return;
        // Whatever is wrong with the file, what is in it can be read again.
        qCWarning(logDirectory).noquote() << "index begun anew:" << done.error().toString();
        worker->startAnew();
        Q_EMIT failed(done.error()); // queued: the worker's thread ends before this object does
    }, Qt::QueuedConnection);
    if (!m_telling->isActive())
        m_telling->start();
}

void Index::setDescription(const ServiceDescription &description)
{
    IndexWorker *worker = m_worker;
    QMetaObject::invokeMethod(worker, [worker, description] { worker->setDescription(description); }, Qt::QueuedConnection);
}

void Index::put(const IndexBatch &batch)
{
    work([batch](IndexDatabase &database) { return database.put(batch); });
}

void Index::remove(const QString &type, const QString &id)
{
    work([type, id](IndexDatabase &database) { return database.remove(type, id); });
}

void Index::beginFullRead(const QString &type)
{
    work([type](IndexDatabase &database) { return database.beginFullRead(type); });
}

JobOf<qint64> *Index::endFullRead(const QString &type, QObject *parent)
{
    if (!m_telling->isActive())
        m_telling->start();
    auto *job = ask<qint64>([type](IndexDatabase &database) { return database.endFullRead(type, QDateTime::currentDateTimeUtc()); }, parent);
    connect(job, &Job::done, this, [this, type] { Q_EMIT completed(type); });
    return job;
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

JobOf<QList<Resource>> *Index::resources(const QList<qint64> &rows, QObject *parent)
{
    return ask<QList<Resource>>([rows](IndexDatabase &database) { return Result<QList<Resource>>(database.resources(rows)); }, parent);
}

JobOf<IndexState> *Index::state(QObject *parent)
{
    return ask<IndexState>([](IndexDatabase &database) { return Result<IndexState>(database.state()); }, parent);
}

} // namespace Provost
