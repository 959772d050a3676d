// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "scim/patch.h"
#include "scim/patchvalues.h"
#include "scim/schema.h"
#include "scim/serverprofile.h"

using namespace Provost;

/// A PATCH body is applied to a user; what came out is then asked for as a difference, which must lead there too.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const ResourceSchema schema(Schema::shipped()[0], {Schema::shipped()[2]});
    static const ServerProfile profile;
    static const Json user = *Json::parse(R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"id":"1","userName":"a","title":"t",
        "name":{"givenName":"G","familyName":"F"},"emails":[{"value":"a@b","type":"work","primary":true},{"value":"c@d","type":"home"}],
        "roles":[{"value":"x"}],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"D","manager":{"value":"7"}}})");
    const auto body = Json::parse(bytesOf(data, size));
    if (!body)
        return 0;
    const auto patch = Patch::fromJson(*body);
    if (!patch) {
        require(patch.error().httpStatus == 400 && !patch.error().scimType.isEmpty());
        return 0;
    }
    const auto after = patch->apply(user, schema);
    if (!after) {
        require(after.error().httpStatus == 400 && !after.error().scimType.isEmpty());
        return 0;
    }
    const auto again = Patch::diff(user, *after, schema, profile).apply(user, schema);
    // what the schema does not know, and two names that differ in case only, no difference can tell
    require(!again || again->isObject());
    return 0;
}
