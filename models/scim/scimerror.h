// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scim/json.h"

namespace Provost {

/// The error body of RFC 7644 section 3.12, and the shapes servers send instead: OData / Graph {"error":{code,message}}, {code,message},
/// {"Errors":[{description,code}]}, plain text, HTML (its title), nothing.
struct ScimError {
    int status = 0; ///< 0 when the body does not say
    QString scimType {};
    QString detail {}; ///< never HTML; at most 2,000 characters
    bool isScim = false; ///< the body had the SCIM error shape
    bool isMarkup = false; ///< it was a page for people

    [[nodiscard]] static ScimError fromBody(const QByteArray &body, const QByteArray &contentType = {});
    /// An error answer as an Error of the kind that the status means.
    [[nodiscard]] Error toError(int httpStatus) const;
    [[nodiscard]] static Json body(int status, const QString &scimType, const QString &detail); ///< for servers
};

} // namespace Provost
