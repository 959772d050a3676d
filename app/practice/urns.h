// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The schemas that the practice directory speaks.
namespace Provost::Practice {

using namespace Qt::StringLiterals;

inline const auto userUrn = u"urn:ietf:params:scim:schemas:core:2.0:User"_s;
inline const auto groupUrn = u"urn:ietf:params:scim:schemas:core:2.0:Group"_s;
inline const auto deviceUrn = u"urn:ietf:params:scim:schemas:core:2.0:Device"_s;
inline const auto enterpriseUrn = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
inline const auto practiceUrn = u"urn:provost:params:scim:schemas:extension:practice:2.0:User"_s;
inline const auto entraUserUrn = u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User"_s;
inline const auto entraGroupUrn = u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:Group"_s;
inline const auto securityUrn = u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:CustomSecurityAttributes"_s;

} // namespace Provost::Practice
