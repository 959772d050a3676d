// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/httpmessage.h"
#include "scim/serverprofile.h"

#include <QDate>
#include <QObject>

#include <optional>

namespace Provost {

/// What a connection may cost in a month; 0 means no limit.
struct CallBudget {
    qint64 calls = 0;
    double amount = 0; ///< in the currency of the profile's price
    [[nodiscard]] bool isSet() const { return calls > 0 || amount > 0; }
    friend bool operator==(const CallBudget &, const CallBudget &) = default;
};

/// Counts the billable calls of one connection: answered 2xx, and 404 where the profile says that it is billed. Days and months are UTC's, as bills are.
/// Once the budget is used up, background and bulk requests are refused; interactive ones until a person has agreed to go on.
class CostMeter : public QObject
{
    Q_OBJECT
public:
    enum class Level : quint8 { Fine, Warning, UsedUp };
    Q_ENUM(Level)
    struct Counts {
        QDate day {}; ///< the one that `today` and `month` are about
        qint64 today = 0;
        qint64 month = 0;
        friend bool operator==(const Counts &, const Counts &) = default;
    };

    explicit CostMeter(QObject *parent = nullptr);
    void setPrice(const ServerProfile::Price &price);
    void setBudget(const CallBudget &budget);
    void restore(const Counts &counts); ///< kept from earlier sessions; adds to what was counted since

    void count(int status, const QDate &day = QDateTime::currentDateTimeUtc().date());
    [[nodiscard]] qint64 session() const { return m_session; }
    [[nodiscard]] const Counts &counts() const { return m_counts; }
    [[nodiscard]] const ServerProfile::Price &price() const { return m_price; }
    [[nodiscard]] const CallBudget &budget() const { return m_budget; }
    [[nodiscard]] double costOf(qint64 calls) const { return double(calls) * m_price.perCall; }
    [[nodiscard]] qint64 allowedCalls() const; ///< a month; 0: as many as one likes
    [[nodiscard]] Level level() const;

    void allowBeyond(bool allowed); ///< a person has said so; for this session
    [[nodiscard]] bool isAllowedBeyond() const { return m_allowedBeyond; }
    /// Why a request of this priority must not go; the detail begins with "budget: ".
    [[nodiscard]] std::optional<Error> objectionTo(RequestPriority priority) const;

Q_SIGNALS:
    void changed();
    void levelChanged(Provost::CostMeter::Level level);

private:
    void turnTo(const QDate &day);
    void tell(Level before);

    ServerProfile::Price m_price {};
    CallBudget m_budget {};
    Counts m_counts {};
    qint64 m_session = 0;
    bool m_allowedBeyond = false;
};

} // namespace Provost
