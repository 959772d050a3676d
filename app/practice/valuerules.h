// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"

namespace Provost::Practice {

/// What a dialect asks of the values of a resource beyond its schemas.
class ValueRules
{
public:
    ValueRules(const Dialect &dialect, const Collection &collection);

    [[nodiscard]] Result<void> checkTaken(const Json &body) const; ///< of an object as it is sent: what the dialect does not take at all
    [[nodiscard]] Result<void> checkCreation(const Json &body) const; ///< what must be there from the start
    [[nodiscard]] Result<void> check(const Json &resource) const;
    void complete(Json &resource) const; ///< values that the provider makes for a new resource

private:
    [[nodiscard]] Result<void> checkElements(const Elements &elements, const Json &values) const;
    [[nodiscard]] Result<void> checkGroupKind(const Json &resource) const;
    [[nodiscard]] Result<void> checkSecurityAttributes(const Json &resource) const;

    const Dialect &m_dialect;
    const Collection &m_collection;
};

} // namespace Provost::Practice
