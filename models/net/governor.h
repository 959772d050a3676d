// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/callmeter.h"
#include "net/httpmessage.h"
#include "scim/serverprofile.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <array>
#include <deque>
#include <functional>

namespace Provost {

/// Decides when a request of one connection may go: concurrency, tokens per window, a server's Retry-After for everybody, pause.
/// Interactive requests overtake background ones, and those bulk ones; first come first served within a priority.
class Governor : public QObject
{
    Q_OBJECT
public:
    explicit Governor(QObject *parent = nullptr);
    ~Governor() override;
    void setLimits(const ServerProfile::Limits &limits);

    /// Calls `go` from the event loop when the request may be sent; the caller must release() once the exchange is over.
    /// Nothing is called when `waiter` has died or forget() was called for it.
    void acquire(QObject *waiter, RequestPriority priority, bool isWrite, std::function<void()> go);
    void forget(QObject *waiter); ///< leave the queue without having gone
    void release(); ///< an exchange that had gone is over

    [[nodiscard]] CallMeter &meter() { return m_meter; }

    void holdBack(std::chrono::milliseconds time); ///< the server said so: nobody sends before then (the later of two holds)
    void setPaused(bool paused);

    [[nodiscard]] int inFlight() const;
    [[nodiscard]] int waiting() const;
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] std::chrono::milliseconds heldBackFor() const; ///< 0: not held back
    struct Budget { int used = 0; int allowed = 0; int seconds = 0; bool writesOnly = false; };
    [[nodiscard]] QList<Budget> budgets() const; ///< one per window of the limits

Q_SIGNALS:
    void changed(); ///< any of the figures above; at most once per turn of the event loop

private:
    using Milliseconds = std::chrono::milliseconds;
    using TimePoint = std::chrono::steady_clock::time_point;
    struct Waiter {
        QPointer<QObject> object;
        bool isWrite = false;
        std::function<void()> go;
    };
    struct Spent { ///< one window of the limits, and when the requests in it went out
        ServerProfile::Window window;
        std::deque<TimePoint> sent;
    };

    void pump();
    [[nodiscard]] bool sendNext(TimePoint now);
    void letGo(std::deque<Waiter> &queue, std::deque<Waiter>::iterator waiter, TimePoint now);
    [[nodiscard]] TimePoint earliest(RequestPriority priority, bool isWrite, TimePoint now) const;
    [[nodiscard]] static TimePoint earliestIn(const Spent &spent, RequestPriority priority, TimePoint now);
    void forgetOldSends(TimePoint now);
    void wakeAt(TimePoint time, TimePoint now);
    void schedulePump();
    void tell();

    CallMeter m_meter;
    ServerProfile::Limits m_limits;
    std::vector<Spent> m_spent;
    std::array<std::deque<Waiter>, 3> m_queues; ///< by RequestPriority
    QTimer m_wake;
    TimePoint m_heldUntil {};
    int m_inFlight = 0;
    bool m_paused = false;
    bool m_toldSoon = false;
};

} // namespace Provost
