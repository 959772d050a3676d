// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"
#include "scim/serverprofile.h"

namespace Provost {

/// Is it `members` of a group?
[[nodiscard]] bool isMembers(const AttributeName &name);

/// A sub-attribute's value as text; empty where there is none.
[[nodiscard]] QString partText(const Json &element, QStringView part);

/// Finds the `[filter]` of a path that selects one value among those there were before.
class PatchSelectors
{
public:
    PatchSelectors(const QString &path, bool members, const Json::Array &before, const ServerProfile::PatchRules &rules);
    [[nodiscard]] std::optional<Filter> operator()(const Json &element) const;

private:
    bool allows(const QString &attribute) const { return m_rules.selectorAttributes.isEmpty() || m_rules.selectorAttributes.contains(attribute); }
    std::optional<Filter> byType(const Json &element) const;
    std::optional<Filter> byValue(const Json &element) const;
    std::optional<Filter> byBoth(const Json &element) const;
    std::optional<Filter> special(const QString &type) const;

    static QString fold(const QString &text) { return text.toCaseFolded(); } // `eq` may ignore case

    bool m_members;
    const Json::Array &m_before;
    const ServerProfile::PatchRules &m_rules;
    QHash<QString, QString> m_forms;
    QHash<QString, int> m_types, m_values, m_both;
};

} // namespace Provost
