// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/memberbatches.h"

#include <algorithm>

namespace Provost {

MemberBatches::MemberBatches(const PlanStep &step, const StepOutcome &earlier, const QStringList &lost)
    : m_all(step.members.size())
{
    const QStringList open = without(earlier.openMembers.isEmpty() ? step.members : earlier.openMembers, lost);
    if (lost.isEmpty() || !open.isEmpty())
        m_batches.push_back(open);
}

bool MemberBatches::isPart() const
{
    return current().size() < m_all;
}

QStringList MemberBatches::open() const
{
    QStringList members;
    for (const QStringList &batch : m_batches)
        members << batch;
    return members;
}

void MemberBatches::split(const QString &detail)
{
    const QStringList batch = current();
    next();
    QStringList suspects;
    std::copy_if(batch.cbegin(), batch.cend(), std::back_inserter(suspects), [&detail](const QString &id) { return detail.contains(id); });
    if (suspects.size() != 1)
        suspects = batch.mid(batch.size() / 2);
    m_batches.push_front(suspects);
    m_batches.push_front(without(batch, suspects));
}

QStringList without(const QStringList &members, const QStringList &others)
{
    QStringList rest = members;
    rest.removeIf([&others](const QString &id) { return others.contains(id); });
    return rest;
}

} // namespace Provost
