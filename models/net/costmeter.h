// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "net/httpmessage.h"
#include "scim/serverprofile.h"

#include <QDate>
#include <QObject>
#include <QSet>

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
/// Once the budget is used up everything is refused, until a person has agreed to go on: then what they ask for themselves goes, and the runs they start.
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
    void adopt(const Counts &counts); ///< what all windows together have counted, this one included

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
    /// Everything below `root` is what a person has started, until it dies.
    void watchStarted(const QObject *root);
    /// Why a request of this priority, made for `caller`, must not go; the detail begins with "budget: ". Those that are under way count as if they were billed.
    [[nodiscard]] std::optional<Error> objectionTo(RequestPriority priority, const QObject *caller = nullptr) const;
    void reserve() { ++m_underWay; } ///< one is about to go; ends with release()
    void release() { --m_underWay; } ///< it has come to its end, and is counted if it was billed

Q_SIGNALS:
    void changed();
    void levelChanged(Provost::CostMeter::Level level);

private:
    void turnTo(const QDate &day);
    void tell(Level before);
    [[nodiscard]] bool isStarted(const QObject *caller) const;

    ServerProfile::Price m_price {};
    CallBudget m_budget {};
    Counts m_counts {};
    qint64 m_session = 0;
    qint64 m_underWay = 0;
    QSet<const QObject *> m_started;
    bool m_allowedBeyond = false;
};

} // namespace Provost
