// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "base/redacted.h"
#include "directory/index/indexsearch.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFutureWatcher>
#include <QPromise>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <memory>

namespace Provost {

class IndexWorker;

/// One text that was looked up and whom it means.
struct NameMatch {
    QString text {};
    QList<Resource> called {}; ///< exactly so; one: it is clear who is meant
    QList<SearchHit> near {}; ///< where nobody is called so: the best few
};

/// What was read of an open provider, searched without asking it again. Lives in the window's thread and never makes it wait: the file is worked on in a
/// thread of its own, in the order in which things were asked. The file is private to the session and goes with this object; where keepIn() said so, a sealed copy stays.
class Index : public QObject
{
    Q_OBJECT
public:
    explicit Index(QObject *parent = nullptr);
    ~Index() override;

    /// What was kept there is taken back, and what is read is kept there, sealed under `key`, whenever a reading ends or pauses, now and then while it goes on, and when this goes. A file that is damaged is begun
    /// anew, and after that what is kept stays as it is. Without a key nothing is taken back or kept there, and forget() removes it all the same. To be called before anything else.
    void keepIn(const QString &fileName, const Redacted<QByteArray> &key);
    void forget(); ///< nothing of what was read stays, here or in the file
    void setDescription(const ServiceDescription &description);
    /// Something was written to an object: it is known as `edit` makes it of what was known; null: it is not known any more. How old the rest of it is stays.
    void change(const QString &type, const QString &id, std::function<Resource(const Resource &known)> edit);
    /// What an answer brought. Order matters: what comes later is newer.
    void put(const IndexBatch &batch);
    [[nodiscard]] bool isBehind() const { return m_waiting > mostWaiting; } ///< answers wait to be written: who reads on had better wait for caughtUp()
    void remove(const QString &type, const QString &id);
    void beginFullRead(const QString &type);
    void setReading(const QString &type, bool isReading); ///< one that was begun is paused, and kept as it is, or goes on: it holds memory
    void notePlace(const QString &type, const ReadingPlace &place); ///< how far it has come; kept with what was read, and no more often than is worth the time that takes
    [[nodiscard]] JobOf<ReadingPlace> *place(const QString &type, QObject *parent); ///< of one that has not ended
    void keepEvery(std::chrono::milliseconds time); ///< at most so often during a reading; 20 seconds if not told, 0: after every page
    [[nodiscard]] JobOf<qint64> *endFullRead(const QString &type, QObject *parent) { return endFullRead(type, QDateTime::currentDateTimeUtc(), parent); }
    [[nodiscard]] JobOf<qint64> *endFullRead(const QString &type, const QDateTime &began, QObject *parent); ///< how many had been deleted meanwhile; everything is as of `began`, or newer

    [[nodiscard]] JobOf<void> *markComplete(const QString &type, const QDateTime &at, QObject *parent); ///< everything that has changed by then is here

    [[nodiscard]] JobOf<SearchAnswer> *search(const SearchAsk &ask, QObject *parent);
    [[nodiscard]] JobOf<QList<NameMatch>> *lookUp(const QString &type, const QStringList &texts, QObject *parent);
    [[nodiscard]] JobOf<QList<qint64>> *rows(const IndexQuery &query, QObject *parent);
    [[nodiscard]] JobOf<QList<Resource>> *resources(const QList<qint64> &rows, QObject *parent, IndexDatabase::Extent extent = IndexDatabase::Extent::Whole);
    [[nodiscard]] JobOf<IndexState> *state(QObject *parent);

    /// Anything else: `work` runs in the index's thread.
    template <typename T>
    [[nodiscard]] JobOf<T> *ask(std::function<Result<T>(IndexDatabase &)> work, QObject *parent);

Q_SIGNALS:
    void changed(); ///< something was put or removed; at most a few times a second
    void completed(const QString &type); ///< a full read of it has ended, and well
    void prepared(const QString &type); ///< and what it is often sorted and filtered by is at hand
    void caughtUp(); ///< isBehind() no more
    void forgotten(); ///< forget() was called
    void forgetDone(const QString &leftBehind); ///< and this file could not be removed; empty: nothing is left
    void failed(const Provost::Error &error); ///< the file could not be used; it is begun anew
    void notKept(const Provost::Error &error); ///< what was read is here, and could not be written where it is kept

private:
    void post(std::function<void(IndexDatabase *, const Error &)> work);
    void work(std::function<Result<void>(IndexDatabase &)> change);

    void tellSoon();
    void tellCompleted(Job *reading, const QString &type);
    void onCompleted(const QString &type);
    void prepareNext(const QString &type, QList<AttributeName> names);
    void onWritten();

    static constexpr int mostWaiting = 4;
    int m_waiting = 0; ///< batches that are not written yet
    std::unique_ptr<QThread> m_thread;
    IndexWorker *m_worker; ///< lives in the thread and ends with it
    QTimer *m_telling;
};

/// Owns the file, in the index's thread.
class IndexWorker : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] Result<IndexDatabase *> database();
    void setDescription(const ServiceDescription &description);
    void keepIn(const QString &fileName, const Redacted<QByteArray> &key);
    void apply(const std::function<Result<void>(IndexDatabase &)> &change);
    void save();
    void saveRead(); ///< a reading has ended
    void savePaused(); ///< or it pauses
    void saveMidway(); ///< what is lost with the program has to be read again
    void forget();
    void startAnew();
    void beginAnew(const Error &error); ///< after something went wrong with the file: what is in it can be read again
    void close(); ///< keeps what is to be kept, and ends the thread

    std::atomic<bool> isAbandoned = false; ///< nobody waits for an answer any more

Q_SIGNALS:
    void failed(const Provost::Error &error);
    void notKept(const Provost::Error &error);
    void forgetDone(const QString &leftBehind);
    void written(); ///< a batch

private:
    [[nodiscard]] Result<void> makeFile();
    void takeBack(const QString &fileName);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<IndexDatabase> m_database;
    QFile m_file; ///< the database's own, to be read when a copy is kept
    QString m_keptName;
    bool m_mayKeep = false; ///< else what is kept there stays as it is
    bool m_wasDamaged = false; ///< the file, so that nothing is kept before a reading has ended
    Redacted<QByteArray> m_key;
    bool m_isChanged = false; ///< since it was saved
    std::chrono::milliseconds m_keepEvery {20'000};
    QDeadlineTimer m_nextKeeping {QDeadlineTimer::Forever}; ///< during a reading
    ServiceDescription m_description;
    friend class Index;
};

/// A question to the index; its answer comes in the asker's thread. An answer out of a file that could not be read is none.
template <typename T>
class IndexJob : public JobOf<T>
{
public:
    using Post = std::function<void(std::function<void(IndexDatabase *, const Error &)>)>;
    using Work = std::function<Result<T>(IndexDatabase &)>;

    IndexJob(Post post, Work work, QObject *parent)
        : JobOf<T>(parent)
        , m_post(std::move(post))
        , m_work(std::move(work))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
            if (!this->isDone() && m_watcher.future().resultCount() > 0)
                this->finish(m_watcher.future().result());
        });
    }

protected:
    void start() override
    {
        auto promise = std::make_shared<QPromise<Result<T>>>();
        promise->start();
        m_watcher.setFuture(promise->future());
        m_post([promise, work = m_work](IndexDatabase *database, const Error &error) {
            if (!promise->isCanceled()) {
                Result<T> answer = database != nullptr ? work(*database) : Result<T>(error);
                if (database != nullptr) { // else what cannot be read would pass for what is not there, and be the fault of whoever writes next
                    const QString &damage = database->sql().damage();
                    const Result<void> read = database->sql().outcome();
                    if (!read || !damage.isEmpty())
                        answer = read ? Error::store(damage) : read.error();
                }
                promise->addResult(std::move(answer));
            }
            promise->finish();
        });
    }
    void abort() override { m_watcher.cancel(); }

private:
    Post m_post;
    Work m_work;
    QFutureWatcher<Result<T>> m_watcher;
};

template <typename T>
JobOf<T> *Index::ask(std::function<Result<T>(IndexDatabase &)> work, QObject *parent)
{
    // Asked when the job starts, by then this may be gone.
    return new IndexJob<T>([self = QPointer<Index>(this)](std::function<void(IndexDatabase *, const Error &)> question) {
        if (self)
            self->post(std::move(question));
        else
            question(nullptr, Error::cancelled());
    }, std::move(work), parent);
}

} // namespace Provost
