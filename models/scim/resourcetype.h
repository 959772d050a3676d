// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/schema.h"

namespace Provost {

/// An entry of /ResourceTypes (RFC 7643 section 6).
struct ResourceType {
    struct Extension {
        QString schema;
        bool required = false;
        friend bool operator==(const Extension &, const Extension &) = default;
    };
    QString id;
    QString name; ///< "User"
    QString endpoint; ///< always "/Users": absolute URLs and paths under the base are made relative to it
    QString description {};
    QString schema;
    QList<Extension> extensions {};

    [[nodiscard]] static Result<ResourceType> fromJson(const Json &json, const QString &basePath = {});
    [[nodiscard]] Json toJson() const;
    /// Does a person's word mean this type? The name or the endpoint's last part, any case: "user", "Users".
    [[nodiscard]] bool isCalled(QStringView word) const;
    friend bool operator==(const ResourceType &, const ResourceType &) = default;
};

} // namespace Provost
