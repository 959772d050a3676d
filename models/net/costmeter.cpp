// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/costmeter.h"

#include <QTimer>

#include <cmath>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr double warnAt = 0.8;
constexpr double mostCalls = 1e15;

bool sameMonth(const QDate &a, const QDate &b)
{
    return a.year() == b.year() && a.month() == b.month();
}

QDate today()
{
    return QDateTime::currentDateTimeUtc().date();
}

/// What was counted before the month turned is not this month's, although nothing has been counted since.
qint64 thisMonth(const CostMeter::Counts &counts)
{
    const QDate now = today();
    return now > counts.day && !sameMonth(now, counts.day) ? 0 : counts.month;
}

std::chrono::milliseconds untilTomorrow()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    return std::chrono::milliseconds(now.msecsTo(now.date().addDays(1).startOfDay(Qt::UTC)) + 1000);
}
}

CostMeter::CostMeter(QObject *parent)
    : QObject(parent)
{
    m_counts.day = today();
    auto *midnight = new QTimer(this); // for what shows the counts; what asks whether it may go does not depend on it
    midnight->setTimerType(Qt::VeryCoarseTimer);
    midnight->setSingleShot(true);
    connect(midnight, &QTimer::timeout, this, [this, midnight] {
        turnTo(std::max(today(), m_counts.day));
        Q_EMIT changed();
        midnight->start(untilTomorrow());
    });
    midnight->start(untilTomorrow());
}

void CostMeter::setPrice(const ServerProfile::Price &price)
{
    const Level before = level();
    m_price = price;
    tell(before);
}

void CostMeter::setBudget(const CallBudget &budget)
{
    const Level before = level();
    m_budget = budget;
    tell(before);
}

void CostMeter::restore(const Counts &counts)
{
    const Level before = level();
    if (counts.day == m_counts.day)
        m_counts.today += counts.today;
    if (sameMonth(counts.day, m_counts.day))
        m_counts.month += counts.month;
    tell(before);
}

void CostMeter::adopt(const Counts &counts)
{
    if (counts == m_counts || counts.day < m_counts.day)
        return;
    const Level before = level();
    m_counts = counts;
    tell(before);
}

void CostMeter::turnTo(const QDate &day)
{
    if (day == m_counts.day)
        return;
    if (!sameMonth(day, m_counts.day))
        m_counts.month = 0;
    m_counts.today = 0;
    m_counts.day = day;
}

void CostMeter::count(int status, const QDate &day)
{
    const bool billed = (status >= 200 && status < 300) || (status == 404 && m_price.notFoundBilled);
    if (!billed)
        return;
    const Level before = level();
    turnTo(day);
    ++m_session;
    ++m_counts.today;
    ++m_counts.month;
    tell(before);
}

qint64 CostMeter::allowedCalls() const
{
    qint64 allowed = m_budget.calls;
    if (m_budget.amount > 0 && m_price.perCall > 0) {
        const auto affordable = qint64(std::min(mostCalls, std::floor(m_budget.amount / m_price.perCall + 1e-9)));
        allowed = allowed > 0 ? std::min(allowed, affordable) : affordable;
    }
    return allowed;
}

CostMeter::Level CostMeter::level() const
{
    const qint64 allowed = allowedCalls();
    if (allowed <= 0)
        return Level::Fine;
    const qint64 used = thisMonth(m_counts);
    if (used >= allowed)
        return Level::UsedUp;
    return double(used) >= warnAt * double(allowed) ? Level::Warning : Level::Fine;
}

void CostMeter::allowBeyond(bool allowed)
{
    m_allowedBeyond = allowed;
    Q_EMIT changed();
}

void CostMeter::watchStarted(const QObject *root)
{
    m_started.insert(root);
    connect(root, &QObject::destroyed, this, [this, root] { m_started.remove(root); });
}

bool CostMeter::isStarted(const QObject *caller) const
{
    for (const QObject *object = caller; object != nullptr && !m_started.isEmpty(); object = object->parent()) {
        if (m_started.contains(object))
            return true;
    }
    return false;
}

std::optional<Error> CostMeter::objectionTo(RequestPriority priority, const QObject *caller) const
{
    const qint64 allowed = allowedCalls();
    const qint64 used = thisMonth(m_counts);
    if (allowed <= 0 || used + m_underWay < allowed)
        return {};
    if (m_allowedBeyond && (priority == RequestPriority::Interactive || isStarted(caller)))
        return {};
    return Error::validation(u"budget: %1 of %2 calls of this month are used"_s.arg(used).arg(allowed));
}

void CostMeter::tell(Level before)
{
    Q_EMIT changed();
    if (level() != before)
        Q_EMIT levelChanged(level());
}

} // namespace Provost
