// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "scim/json.h"

#include <QDir>
#include <QList>
#include <QUrl>

namespace Provost {

/// What is kept of a connection between sessions: everything but secrets.
struct SavedConnection {
    enum class Environment : quint8 { Production, Test, Practice };
    QString name {};
    QUrl baseUrl {};
    QString profileId {}; ///< empty: detected
    Environment environment = Environment::Production;
    QByteArray extraCaPem {};
    friend bool operator==(const SavedConnection &, const SavedConnection &) = default;
};

/// `connections.json` in the data directory (0600, written whole and renamed). Unknown members survive a rewrite.
class ConnectionStore
{
public:
    explicit ConnectionStore(QDir dataDir);
    [[nodiscard]] Result<QList<SavedConnection>> load() const; ///< no file: an empty list
    [[nodiscard]] Result<void> save(const SavedConnection &connection); ///< adds, or replaces the one of that name
    [[nodiscard]] Result<void> remove(const QString &name);

private:
    [[nodiscard]] Result<Json> read() const;
    [[nodiscard]] Result<void> write(const Json &document) const;
    [[nodiscard]] QString fileName() const;

    QDir m_dataDir;
};

} // namespace Provost
