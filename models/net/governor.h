// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/httpmessage.h"
#include "scim/serverprofile.h"

#include <QObject>

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
};

} // namespace Provost
