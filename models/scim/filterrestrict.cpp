// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/filter.h"

#include "scim/serverprofile.h"

namespace Provost {

FilterSplit Filter::restrictedTo(const ServerProfile &profile, const QString &resourceType) const
{
    if (profile.acceptsFilter(resourceType, *this))
        return {.server = *this, .local = {}};
    // only the clauses of a conjunction can be told apart: what fails one of them fails all
    if (m_kind != Kind::And)
        return {.server = {}, .local = *this};
    std::vector<Filter> server;
    std::vector<Filter> local;
    for (const Filter &operand : m_operands) {
        std::vector<Filter> more = server;
        more.push_back(operand);
        const bool taken = profile.acceptsFilter(resourceType, allOf(more));
        (taken ? server : local).push_back(operand);
    }
    return {.server = allOf(std::move(server)), .local = allOf(std::move(local))};
}

} // namespace Provost
