// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/initialpasswords.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

const AttributeName &passwordName()
{
    static const AttributeName name {{}, u"password"_s, {}};
    return name;
}

/// A rule may want what no length brings: a pattern that a few draws meet, or none does.
Result<Redacted<QString>> passwordBy(const PasswordPolicy &policy, const ResourceType &type, const ServerProfile &profile)
{
    constexpr int draws = 50;
    Result<void> kept;
    for (int draw = 0; draw < draws; ++draw) {
        auto password = policy.generate();
        if (!password)
            return password;
        kept = profile.checkValue(type.name, passwordName(), password->reveal());
        if (kept)
            return password;
    }
    return kept.error();
}

} // namespace

bool takesPasswords(const ResourceType &type, const ServiceDescription &description)
{
    const Attribute *password = description.schemaOf(type).find(passwordName());
    return password != nullptr && password->mutability != Attribute::Mutability::ReadOnly;
}

PasswordPolicy allowedPolicy(PasswordPolicy wanted, const ResourceType &type, const ServerProfile &profile)
{
    const auto rule = profile.values.value(type.name).value(u"password"_s);
    wanted.length = std::max(wanted.length, rule.minLength.value_or(0));
    wanted.length = std::min(wanted.length, rule.maxLength.value_or(256));
    return wanted;
}

Result<QList<NewPassword>> addPasswords(QList<Change> &changes, const ResourceType &type, const ServiceDescription &description, const PasswordPolicy &policy)
{
    QList<NewPassword> made;
    const PasswordPolicy allowed = allowedPolicy(policy, type, description.profile);
    for (Change &change : changes) {
        if (change.kind != ChangeKind::Create || change.resourceType != type.name || change.attributes.contains(u"password"))
            continue;
        auto password = passwordBy(allowed, type, description.profile);
        if (!password)
            return password.error();
        change.attributes.set(u"password"_s, password->reveal());
        const QString userName = change.attributes.value(u"userName").toString();
        const QString name = change.attributes.value(u"displayName").toString();
        made << NewPassword {.key = change.key(), .name = name.isEmpty() ? Resource(change.attributes).displayText() : name, .userName = userName, .password = *password};
    }
    return made;
}

} // namespace Provost
