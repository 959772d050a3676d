// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/catalog.h"

namespace Provost::Practice {

/// A resource as the store keeps it. `body` is its JSON text ready to be sent, except that meta.location, the derived attribute and the
/// closing braces are missing: they depend on the address the server runs at and on the table of members, and are appended when it is
/// served. So a page of a list is put together without parsing anything.
struct Document {
    qint64 row = 0;
    QString id;
    qint64 revision = 0; ///< behind meta.version and the ETag
    QByteArray body;
    QByteArray hidden {}; ///< JSON object of what is not returned by default (returned: never, request); mostly empty
    QString label {}; ///< what references to it display

    [[nodiscard]] QByteArray etag() const { return "W/\"" + QByteArray::number(revision) + '"'; }
    /// The whole resource, hidden attributes included; meta without location, no derived attribute.
    [[nodiscard]] Json json() const;
};

/// Milliseconds since 1970 as xsd:dateTime in UTC.
[[nodiscard]] QString dateTimeText(qint64 milliseconds);

struct Timestamps {
    qint64 created = 0;
    qint64 modified = 0;
};

/// Makes the document of a resource: `schemas` and `id` first, `meta` last, hidden attributes set aside.
[[nodiscard]] Document makeDocument(const Json &resource, const QString &id, qint64 revision, const Timestamps &times, const Collection &collection);
/// meta as `body` ends with it.
[[nodiscard]] QByteArray openMeta(const QString &resourceType, const Timestamps &times, qint64 revision);

} // namespace Provost::Practice
