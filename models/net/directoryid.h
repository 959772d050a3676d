// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/json.h"

#include <QString>

namespace Provost {

struct ConnectionSettings;

/// Which directory a connection leads to. The base URL alone does not say: all tenants of Entra, workspaces of Slack and accounts of Zoom are behind one.
struct DirectoryId {
    QString baseUrl {}; ///< without a last slash
    QString connectionId {}; ///< of the saved connection; empty: an ad-hoc one
    QString tokenUrl {}; ///< has the tenant in it, where there are any
    QString clientId {};
    bool isChosenInBrowser = false; ///< the person who signs in says which tenant or workspace: the application does not tell
    QString tenant {}; ///< that the token itself names
    QString account {}; ///< a mark of whose token it is (ConnectionSettings): another one tells nothing for certain, since tokens are renewed
    QString name {}; ///< of the connection: only where nothing better is known
    bool isKnown = true; ///< false: written down when only the URL was

    DirectoryId() = default;
    /// All that was known of old: whatever has that base URL may be it.
    DirectoryId(const QString &url)
        : baseUrl(url)
        , isKnown(false)
    {
    }
    [[nodiscard]] static DirectoryId of(const ConnectionSettings &settings);

    enum class Sameness : quint8 {
        Same,
        Unsure, ///< neither the one nor the other can be shown: a person has to say
        Other,
    };
    [[nodiscard]] Sameness comparedTo(const DirectoryId &other) const;
    /// Not shown to be another one.
    [[nodiscard]] bool mayBe(const DirectoryId &other) const { return comparedTo(other) != Sameness::Other; }

    /// For the journal: without base URL and name, which have columns of their own.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] static DirectoryId fromText(const QString &baseUrl, const QString &name, const QString &text);
    friend bool operator==(const DirectoryId &, const DirectoryId &) = default;
};

} // namespace Provost
