// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patchselectors.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Filter equals(const QString &attribute, const Json &value)
{
    return Filter::compare({.schema = {}, .attribute = attribute, .subAttribute = {}}, CompareOp::Eq, value);
}

} // namespace

bool isMembers(const AttributeName &name)
{
    return name.schema.isEmpty() && name.attribute.compare("members"_L1, Qt::CaseInsensitive) == 0;
}

QString partText(const Json &element, QStringView part)
{
    return element.value(part).scalarText();
}

PatchSelectors::PatchSelectors(const QString &path, bool members, const Json::Array &before, const ServerProfile::PatchRules &rules)
    : m_members(members)
    , m_before(before)
    , m_rules(rules)
    , m_forms(rules.selectorForms.value(path.toLower()))
{
    for (const Json &element : before) {
        const QString type = fold(partText(element, u"type"));
        const QString value = fold(partText(element, u"value"));
        ++m_types[type];
        ++m_values[value];
        ++m_both[type + u'\n' + value];
    }
}

std::optional<Filter> PatchSelectors::special(const QString &type) const
{
    const auto form = Filter::parse(m_forms.value(type.toLower()));
    if (!form || form->isEverything())
        return std::nullopt;
    const auto count = std::count_if(m_before.begin(), m_before.end(), [&](const Json &one) { return form->matchesElement(one); });
    return count == 1 ? std::optional(*form) : std::nullopt;
}

std::optional<Filter> PatchSelectors::byType(const Json &element) const
{
    const Json type = element.value(u"type");
    if (!type.isString() || !allows(u"type"_s))
        return std::nullopt;
    if (auto form = special(type.toString()); form && form->matchesElement(element))
        return form;
    return m_types.value(fold(type.toString())) == 1 ? std::optional(equals(u"type"_s, type)) : std::nullopt;
}

std::optional<Filter> PatchSelectors::byValue(const Json &element) const
{
    const Json value = element.value(u"value");
    if (!value.isString() || !(m_members || allows(u"value"_s)) || m_values.value(fold(value.toString())) != 1)
        return std::nullopt;
    return equals(u"value"_s, value);
}

std::optional<Filter> PatchSelectors::byBoth(const Json &element) const
{
    const Json type = element.value(u"type");
    const Json value = element.value(u"value");
    if (!type.isString() || !value.isString() || !allows(u"type"_s) || !allows(u"value"_s)
        || m_both.value(fold(type.toString()) + u'\n' + fold(value.toString())) != 1)
        return std::nullopt;
    return Filter::allOf({equals(u"type"_s, type), equals(u"value"_s, value)});
}

std::optional<Filter> PatchSelectors::operator()(const Json &element) const
{
    if (!m_rules.selectors || !element.isObject())
        return std::nullopt;
    auto filter = m_members ? byValue(element) : byType(element);
    if (!filter && !m_members)
        filter = byValue(element);
    return filter ? filter : byBoth(element);
}

} // namespace Provost
