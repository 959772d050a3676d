// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"
#include "practice/dialect.h"

namespace Provost::Practice {

/// /ServiceProviderConfig, /ResourceTypes, /Schemas (RFC 7644 section 4). `base` is the service's root URL.
class Discovery
{
public:
    Discovery(const Catalog &catalog, const Dialect &dialect, QByteArray base);

    [[nodiscard]] Json serviceProviderConfig() const;
    [[nodiscard]] Json resourceTypes() const; ///< as a ListResponse
    [[nodiscard]] Result<Json> resourceType(const QString &id) const;
    [[nodiscard]] Json schemas() const; ///< as a ListResponse
    [[nodiscard]] Result<Json> schema(const QString &urn) const;

    static constexpr int bulkMaxOperations = 1000;
    static constexpr qint64 bulkMaxPayload = 1024 * 1024;

private:
    [[nodiscard]] Json describe(const Collection &collection) const;
    [[nodiscard]] Json describe(const Schema &schema) const;
    [[nodiscard]] Json meta(const QString &type, const QString &location) const;
    [[nodiscard]] Json pagination() const;
    [[nodiscard]] Json listOf(const Json::Array &resources) const;

    const Catalog &m_catalog;
    const Dialect &m_dialect;
    QString m_base;
};

} // namespace Provost::Practice
