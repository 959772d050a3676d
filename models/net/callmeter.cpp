// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/callmeter.h"

#include <algorithm>

namespace Provost {

CallMeter::CallMeter(QObject *parent)
    : QObject(parent)
{
}

CallMeter::~CallMeter() = default;

void CallMeter::watch(QObject *root, int allowed)
{
    m_counts.insert(root, {.allowed = allowed});
    connect(root, &QObject::destroyed, this, [this, root] { m_counts.remove(root); });
}

int CallMeter::used(const QObject *root) const
{
    return m_counts.value(root).used;
}

int CallMeter::claimed(const QObject *root) const
{
    const Count count = m_counts.value(root);
    return count.used + count.reserved;
}

bool CallMeter::isSpent(const QObject *root) const
{
    const Count count = m_counts.value(root);
    return count.allowed >= 0 && count.used + count.reserved >= count.allowed;
}

QList<CallMeter::Count *> CallMeter::countsOf(const QObject *caller)
{
    QList<Count *> counts;
    for (const QObject *object = caller; object != nullptr && !m_counts.isEmpty(); object = object->parent()) {
        const auto found = m_counts.find(object);
        if (found != m_counts.end())
            counts << &*found;
    }
    return counts;
}

bool CallMeter::reserve(const QObject *caller)
{
    const QList<Count *> counts = countsOf(caller);
    const auto isSpent = [](const Count *count) { return count->allowed >= 0 && count->used + count->reserved >= count->allowed; };
    if (std::any_of(counts.cbegin(), counts.cend(), isSpent))
        return false;
    for (Count *count : counts)
        ++count->reserved;
    return true;
}

void CallMeter::sent(const QObject *caller)
{
    for (Count *count : countsOf(caller)) {
        --count->reserved;
        ++count->used;
    }
}

void CallMeter::sentAgain(const QObject *caller, int times)
{
    if (times <= 0)
        return;
    for (Count *count : countsOf(caller))
        count->used += times;
}

void CallMeter::billed(const QObject *caller)
{
    for (Count *count : countsOf(caller))
        ++count->billed;
}

int CallMeter::billedFor(const QObject *root) const
{
    return m_counts.value(root).billed;
}

void CallMeter::giveBack(const QObject *caller)
{
    for (Count *count : countsOf(caller))
        --count->reserved;
}

} // namespace Provost
