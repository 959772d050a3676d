// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

#include <QStringList>

namespace Provost {

/// /ServiceProviderConfig (RFC 7643 section 5, pagination of RFC 9865). Nothing is certain to be there: an absent capability is nullopt,
/// which is not the same as "no".
struct ServiceProviderConfig {
    QString documentationUri {};
    std::optional<bool> patch {}, bulk {}, filter {}, changePassword {}, sort {}, etag {};
    std::optional<int> bulkMaxOperations {};
    std::optional<qint64> bulkMaxPayloadSize {}; ///< bytes
    std::optional<int> filterMaxResults {};
    std::optional<bool> cursorPagination {}, indexPagination {};
    QString defaultPaginationMethod {}; ///< "cursor", "index" or empty
    std::optional<int> defaultPageSize {}, maxPageSize {}, cursorTimeout {}; ///< items, items, seconds
    struct AuthenticationScheme {
        QString type, name, description, specUri {}, documentationUri {};
        friend bool operator==(const AuthenticationScheme &, const AuthenticationScheme &) = default;
    };
    std::vector<AuthenticationScheme> authenticationSchemes {};

    [[nodiscard]] static ServiceProviderConfig fromJson(const Json &json);
    friend bool operator==(const ServiceProviderConfig &, const ServiceProviderConfig &) = default;
};

} // namespace Provost
