// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "scim/patch.h"
#include "scim/patchvalues.h"
#include "scim/schema.h"
#include "scim/serverprofile.h"

#include <QSet>

#include <algorithm>

using namespace Provost;

namespace {

/// Two names that differ in case only: no difference can tell them apart.
bool hasDoubles(const Json &json)
{
    if (json.isArray())
        return std::any_of(json.items().begin(), json.items().end(), hasDoubles);
    QSet<QString> names;
    for (const Json::Member &member : json.members())
        names.insert(member.first.toCaseFolded());
    return names.size() != json.size()
        || std::any_of(json.members().begin(), json.members().end(), [](const Json::Member &member) { return hasDoubles(member.second); });
}

QByteArray essence(Json resource)
{
    resource.remove(u"schemas");
    return canonicalBytes(resource);
}

} // namespace

/// A PATCH body is applied to a user; what came out is then asked for as a difference, which must lead there too, whatever the profile.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const ResourceSchema schema(Schema::shipped()[0], {Schema::shipped()[2]});
    static const ServerProfile rfc;
    static const ServerProfile entra = *ServerProfile::shipped(QStringLiteral("entra"));
    static const ServerProfile github = *ServerProfile::shipped(QStringLiteral("github"));
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
    const auto reread = Patch::fromJson(patch->toJson());
    require(reread && *reread == *patch);
    const auto after = patch->apply(user, schema);
    if (!after) {
        require(after.error().httpStatus == 400 && !after.error().scimType.isEmpty());
        return 0;
    }
    if (hasDoubles(*after))
        return 0;
    for (const ServerProfile *profile : {&rfc, &entra, &github}) {
        const PatchDifference difference = Patch::difference(user, *after, schema, *profile, QStringLiteral("User"));
        const auto again = difference.patch.apply(user, schema);
        if (difference.unsaid.empty())
            require(again && essence(*again) == essence(*after));
    }
    return 0;
}
