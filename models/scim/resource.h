// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"
#include "scim/attributename.h"

namespace Provost {

/// A SCIM resource as the provider sent it: a copyable value around its original bytes. Reading never alters them; the tree
/// is parsed on first use (thread-safe) and shared by all copies.
class Resource
{
public:
    Resource() = default;
    /// `bytes` must be one JSON object's text; `id` may be given when the caller has already seen it.
    explicit Resource(QByteArray bytes, QString id = {});
    explicit Resource(const Json &json);

    [[nodiscard]] bool isNull() const; ///< made by the default constructor
    [[nodiscard]] const QByteArray &bytes() const;
    [[nodiscard]] const Json &json() const; ///< Undefined when the bytes are not JSON
    [[nodiscard]] QString id() const;
    [[nodiscard]] QString version() const; ///< meta.version
    [[nodiscard]] Json value(const AttributeName &name) const;
    /// A name for people: displayName, else name.formatted, given and family name, userName, id.
    [[nodiscard]] QString displayText() const;

    friend bool operator==(const Resource &a, const Resource &b) { return a.bytes() == b.bytes(); }

private:
    struct Data;
    std::shared_ptr<Data> m_data;
};

} // namespace Provost
