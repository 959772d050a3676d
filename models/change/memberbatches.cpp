// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/memberbatches.h"

#include <algorithm>

namespace Provost {

MemberBatches::MemberBatches(const PlanStep &step, const StepOutcome &earlier, const QStringList &lost)
    : m_all(step.members.size())
{
    QStringList open = earlier.openMembers.isEmpty() ? step.members : earlier.openMembers;
    open.removeIf([&lost](const QString &member) { return lost.contains(member); });
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
    QStringList others = batch;
    others.removeIf([&suspects](const QString &id) { return suspects.contains(id); });
    m_batches.push_front(suspects);
    m_batches.push_front(others);
}

} // namespace Provost
