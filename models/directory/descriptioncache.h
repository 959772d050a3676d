// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/connection.h"
#include "scim/schemadrift.h"
#include "scim/servicedescription.h"

#include <QDateTime>
#include <QDir>

namespace Provost {

/// What discovery found at a provider, kept between sessions: `description-cache/<hash of base URL and profile>.json` in the data directory
/// (0600). Only what /ServiceProviderConfig, /ResourceTypes and /Schemas say, no secret. An unreadable file is as good as none.
class DescriptionCache
{
public:
    struct Entry {
        ServiceDescription description;
        QDateTime readAt; ///< UTC
        QList<SchemaChange> drift {}; ///< what it said otherwise before, until somebody has put that away
        QDateTime driftedAt {}; ///< when the last of it was noticed, UTC
    };
    explicit DescriptionCache(QDir dataDir);
    [[nodiscard]] std::optional<Entry> load(const ConnectionSettings &settings) const;
    [[nodiscard]] Result<void> save(const ConnectionSettings &settings, const ServiceDescription &description, const QList<SchemaChange> &drift = {}, const QDateTime &driftedAt = {},
                                    const QDateTime &readAt = QDateTime::currentDateTimeUtc()) const;

private:
    [[nodiscard]] QString fileFor(const ConnectionSettings &settings) const;
    QDir m_dir;
};

} // namespace Provost
