// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "scim/filter.h"
#include "scim/schema.h"

using namespace Provost;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const ResourceSchema schema(Schema::shipped()[0], {Schema::shipped()[2]});
    static const Json resource = *Json::parse(R"({"id":"1","userName":"a","active":true,"emails":[{"value":"a@b","type":"work"}],
        "tags":["x"],"n":12345678901234567890,"meta":{"created":"2011-08-01T18:29:49.793Z"}})");
    const QString text = QString::fromUtf8(bytesOf(data, size));
    const auto filter = Filter::parse(text);
    if (!filter) {
        require(filter.error().position >= 0 && filter.error().position <= text.size());
        return 0;
    }
    const QString written = filter->toString();
    const auto again = Filter::parse(written);
    // writing may need more room than was typed ("not(" becomes "not ("), and only then the length may stop it
    require(again ? *again == *filter && again->toString() == written : written.size() > 60'000);
    require(!again || filter->matches(resource, &schema) == again->matches(resource, &schema));
    return 0;
}
