// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/readgap.h"

#include <array>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array words {
    std::pair {ReadGap::Kind::NotServed, "notServed"},
    std::pair {ReadGap::Kind::MembersUnknown, "membersUnknown"},
    std::pair {ReadGap::Kind::MembersPartly, "membersPartly"},
};

} // namespace

Json ReadGap::toJson() const
{
    Json json = Json::object({{u"type"_s, resourceType}});
    for (const auto &[known, word] : words) {
        if (known == kind)
            json.set(u"gap"_s, QString::fromLatin1(word));
    }
    return json;
}

std::optional<ReadGap> ReadGap::fromJson(const Json &json)
{
    for (const auto &[known, word] : words) {
        if (json.value(u"gap").toString() == QLatin1StringView(word))
            return ReadGap {known, json.value(u"type").toString()};
    }
    return {};
}

QString ReadGap::toString() const
{
    switch (kind) {
    case Kind::NotServed:
        return u"%1: declared, and not there (404)"_s.arg(resourceType);
    case Kind::MembersUnknown:
        return u"%1: members are never told"_s.arg(resourceType);
    case Kind::MembersPartly:
        return u"%1: members other than users cannot be seen"_s.arg(resourceType);
    }
    return {};
}

} // namespace Provost
