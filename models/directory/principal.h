// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/resource.h"

#include <QList>
#include <QStringList>

#include <optional>

class QMimeData;

namespace Provost {

/// A person, a group or whatever else can be a member, as lists of memberships show it and drags carry it.
struct Principal {
    QString id {};
    QString name {};
    QString detail {}; ///< what tells two of one name apart: user name, mail
    QString type {}; ///< resource type name; empty: not known

    [[nodiscard]] bool isGroup() const { return type.compare(QLatin1StringView("Group"), Qt::CaseInsensitive) == 0; }
    [[nodiscard]] QString label() const { return name.isEmpty() ? id : name; }
    [[nodiscard]] static Principal of(const Resource &resource, const QString &type);
    friend bool operator==(const Principal &, const Principal &) = default;
};

/// What is dragged or copied out of a list, besides text/plain and text/csv for other programs.
struct PrincipalDrag {
    enum class Origin : quint8 { Loose, MembersOf, GroupsOf };
    QString directory {}; ///< base URL: ids mean nothing anywhere else
    Origin origin = Origin::Loose;
    Principal subject {}; ///< the group whose members, or the person whose groups these are
    QList<Principal> principals {};

    [[nodiscard]] static QString mimeType();
    [[nodiscard]] QByteArray toBytes() const;
    [[nodiscard]] static std::optional<PrincipalDrag> fromBytes(const QByteArray &bytes);
    /// Ours, and readable by others: one line each, and CSV with a header of attribute paths. The caller owns it.
    [[nodiscard]] QMimeData *toMimeData() const;
    /// What a drag from this or another window over the same directory carries; none otherwise.
    [[nodiscard]] static std::optional<PrincipalDrag> fromMimeData(const QMimeData &mime, const QString &directory);
};

} // namespace Provost
