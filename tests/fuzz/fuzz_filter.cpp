// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "scim/filter.h"
#include "scim/schema.h"
#include "scim/serverprofile.h"

using namespace Provost;

/// A filter means the same after it was written and read again, and when a provider does a part of it.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const ResourceSchema schema(Schema::shipped()[0], {Schema::shipped()[2]});
    static const Json resource = *Json::parse(R"({"id":"1","userName":"a","active":true,"emails":[{"value":"a@b","type":"work"}],
        "tags":["x"],"n":12345678901234567890,"meta":{"created":"2011-08-01T18:29:49.793Z"}})");
    static const ServerProfile entra = *ServerProfile::shipped(QStringLiteral("entra"));
    static const ServerProfile authentik = *ServerProfile::shipped(QStringLiteral("authentik"));
    const QString text = QString::fromUtf8(bytesOf(data, size));
    FilterFault fault;
    const auto filter = Filter::parse(text, &fault);
    if (!filter) {
        require(fault.problem != FilterProblem::None && fault.toError() == filter.error());
        require(fault.position >= 0 && fault.position <= text.size());
        return 0;
    }
    require(fault == FilterFault());
    const QString written = filter->toString();
    const auto again = Filter::parse(written);
    // writing may need more room than was typed ("not(" becomes "not ("), and only then the length may stop it
    require(again ? *again == *filter && again->toString() == written : written.size() > 60'000);
    const bool matches = filter->matches(resource, &schema);
    require(!again || matches == again->matches(resource, &schema));
    for (const ServerProfile *profile : {&entra, &authentik}) {
        const FilterSplit split = filter->restrictedTo(*profile, QStringLiteral("User"));
        require(profile->acceptsFilter(QStringLiteral("User"), split.server));
        require(matches == (split.server.matches(resource, &schema) && split.local.matches(resource, &schema)));
    }
    return 0;
}
