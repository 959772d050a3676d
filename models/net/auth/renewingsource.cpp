// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/auth/renewingsource.h"

#include "base/logging.h"

#include <algorithm>

namespace Provost {
using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds assumedLifetime = 1h; // RFC 6749 section 5.1 leaves it to documentation; a 401 corrects it
constexpr std::chrono::milliseconds longestSkew = 5min;
constexpr std::chrono::milliseconds pauseAfterFailure = 30s;
}

std::optional<TokenSource::Authorization> RenewingSource::current() const
{
    // An endpoint that just failed is left alone for a while: the old token is still good, and each request would wait for the endpoint again.
    const bool isUsable = isGood(Until::Renewal) || (hasJustFailed() && isGood(Until::Expiry));
    return isUsable ? std::optional(m_value) : std::nullopt;
}

bool RenewingSource::hasJustFailed() const
{
    return m_failed.isValid() && std::chrono::milliseconds(m_failed.elapsed()) < pauseAfterFailure;
}

std::chrono::milliseconds RenewingSource::renewBefore(std::chrono::milliseconds lifetime) const
{
    return std::min(longestSkew, lifetime / 10);
}

bool RenewingSource::isGood(Until until) const
{
    if (m_value.isEmpty())
        return false;
    const auto slept = std::chrono::milliseconds(m_fetched.msecsTo(QDateTime::currentDateTimeUtc()));
    const auto age = std::max(std::chrono::milliseconds(m_age.elapsed()), slept);
    const auto skew = until == Until::Renewal ? renewBefore(m_lifetime) : 0ms;
    return age < m_lifetime - skew;
}

void RenewingSource::request(QObject *context, Handler handler)
{
    if (const auto value = current()) {
        QMetaObject::invokeMethod(context, [value = *value, handler = std::move(handler)] { handler(value); }, Qt::QueuedConnection);
        return;
    }
    m_waiting.push_back({context, std::move(handler)});
    begin();
}

void RenewingSource::begin()
{
    if (m_fetch)
        return;
    JobOf<AccessToken> *job = fetch();
    m_fetch = job;
    job->then(this, [this](const Result<AccessToken> &outcome) { onFetched(outcome); });
}

void RenewingSource::onFetched(const Result<AccessToken> &outcome)
{
    m_fetch.clear();
    if (outcome)
        keep(*outcome);
    else
        m_failed.start();
    if (!outcome)
        qCDebug(logNet).noquote() << "no token:" << outcome.error().toString();
    // a renewal that fails does no harm while the old one lives
    const bool has = outcome.ok() || isGood(Until::Expiry);
    const Result<Authorization> result = has ? Result<Authorization>(m_value) : Result<Authorization>(outcome.error());
    const std::vector<Waiter> waiting = std::exchange(m_waiting, {});
    for (const Waiter &waiter : waiting) {
        if (waiter.context)
            waiter.handler(result);
    }
}

void RenewingSource::keep(const AccessToken &token)
{
    m_value = Authorization("Bearer " + token.value.reveal());
    m_lifetime = token.lifetime.value_or(std::chrono::duration_cast<std::chrono::seconds>(assumedLifetime));
    m_age.start();
    m_failed.invalidate();
    m_fetched = QDateTime::currentDateTimeUtc();
    Q_EMIT learned(token.value);
}

bool RenewingSource::refuse(const Authorization &value)
{
    if (!m_value.isEmpty() && m_value == value)
        m_value = {};
    return true;
}

} // namespace Provost
