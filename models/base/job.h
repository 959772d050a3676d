// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace Provost {

/// One asynchronous piece of work with exactly one outcome.
///
/// Life: made with a parent; begins by itself in the next turn of the event loop (so the maker can still connect);
/// ends once, by success, failure or cancel(); says done() and then deletes itself later. When the parent dies first,
/// the work stops and nobody is told. Never `delete` a job: it may be the sender of the signal being handled; call
/// cancel(). A subclass that emits anything itself re-checks isDone() after each emit, for a handler may have cancelled.
class Job : public QObject
{
    Q_OBJECT
public:
    explicit Job(QObject *parent);
    ~Job() override;

    [[nodiscard]] bool isDone() const { return m_done; }
    [[nodiscard]] virtual bool succeeded() const = 0; ///< done, and not with an Error

    /// Ends the job with ErrorKind::Cancelled, now; no effect when it is done. Safe from inside any handler of it.
    void cancel();

Q_SIGNALS:
    /// The one end; the outcome is in JobOf<T>::result().
    void done(Provost::Job *job);

protected:
    /// Begin the work. Called once, from the event loop.
    virtual void start() = 0;
    /// Stop whatever is under way, without reporting. Called before a cancelled job ends.
    virtual void abort() = 0;
    /// Set the outcome of a cancelled job.
    virtual void setCancelled() = 0;
    /// Mark as ended and tell. Subclasses call it through JobOf<T>::finish().
    void conclude();

private:
    bool m_done = false;
};

/// A Job whose outcome is a Result<T>.
template <typename T>
class JobOf : public Job
{
public:
    using Job::Job;
    using Handler = std::function<void(const Result<T> &)>;

    /// The outcome; only once isDone().
    [[nodiscard]] const Result<T> &result() const { return *m_result; }
    [[nodiscard]] bool succeeded() const override { return m_result && m_result->ok(); }

    /// Calls `handler` once with the outcome, unless `context` has died by then. The handler may delete this job's parent.
    void then(QObject *context, Handler handler)
    {
        connect(this, &Job::done, context, [this, handler = std::move(handler)] {
            const Handler call = handler; // both outlive a handler that deletes us
            const Result<T> outcome = *m_result;
            call(outcome);
        });
    }

protected:
    void finish(Result<T> result)
    {
        if (isDone())
            return;
        m_result.emplace(std::move(result));
        conclude();
    }
    void setCancelled() override { m_result.emplace(Error::cancelled()); }

private:
    std::optional<Result<T>> m_result;
};

} // namespace Provost
