// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz.h"

#include "scim/serverprofile.h"
#include "scim/profilelibrary.h"
#include "scim/servicedescription.h"

using namespace Provost;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto json = Json::parse(bytesOf(data, size));
    if (!json)
        return 0;
    const auto profile = ServerProfile::fromJson(*json);
    if (!profile)
        return 0;
    require(!profile->id.isEmpty());
    static const Filter filter = *Filter::parse(u"userName eq \"a\" and not (title pr or emails[type eq \"x\"])");
    static_cast<void>(filter.restrictedTo(*profile, QStringLiteral("User")));
    const ServerProfile whole = profile->completedBy(ServiceProviderConfig::fromJson(*json));
    require(whole.completedBy(ServiceProviderConfig::fromJson(*json)) == whole);
    static_cast<void>(ProfileLibrary().recognise(ServiceDescription::fallback(*profile)));
    return 0;
}
