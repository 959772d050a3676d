// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "net/auth/tokensource.h"

#include <QElapsedTimer>

#include <vector>

namespace Provost {

/// A TokenSource whose tokens expire. Fetches a new one some time before that, once for everybody who waits, and never gives out a refused one.
class RenewingSource : public TokenSource
{
    Q_OBJECT
public:
    using TokenSource::TokenSource;
    [[nodiscard]] std::optional<Authorization> current() const override;
    void request(QObject *context, Handler handler) override;
    bool refuse(const Authorization &refused) override;

protected:
    void startWith(const Redacted<QByteArray> &token) { keep({.value = token}); } ///< that somebody got a moment ago: how long it is good a 401 says
    /// Begins to get a token. Only one is under way at a time.
    [[nodiscard]] virtual JobOf<AccessToken> *fetch() = 0;
    /// How long before its end a token of this lifetime is renewed.
    [[nodiscard]] virtual std::chrono::milliseconds renewBefore(std::chrono::milliseconds lifetime) const;

private:
    struct Waiter {
        QPointer<QObject> context;
        Handler handler;
    };
    enum class Until : quint8 { Renewal, Expiry };
    void begin();
    void onFetched(const Result<AccessToken> &outcome);
    void keep(const AccessToken &token);
    [[nodiscard]] bool isGood(Until until) const;
    [[nodiscard]] bool hasJustFailed() const;

    std::vector<Waiter> m_waiting;
    QPointer<Job> m_fetch;
    Authorization m_value; ///< empty: none
    std::chrono::milliseconds m_lifetime {0};
    QElapsedTimer m_failed; ///< since the last renewal that did not succeed; invalid: the last one did
    QElapsedTimer m_age; ///< stands still while the machine sleeps ...
    QDateTime m_fetched; ///< ... and this jumps with the clock: the older of the two counts
};

} // namespace Provost
