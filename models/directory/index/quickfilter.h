// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"
#include "scim/schema.h"

#include <QDateTime>

#include <optional>

namespace Provost {

/// A question that has a name: the chips above a list, the bars of the overview. Some are SCIM filters; those that are none need the index.
struct QuickFilter {
    enum class Kind : quint8 {
        None,
        Disabled,
        NoManager,
        NoGroups, ///< neither its own `groups` nor any group's members name it
        CreatedThisWeek, ///< since the week began here
        Unchanged, ///< for half a year
        SharedMail, ///< a mail address that another one has, too
        MemberCount, ///< from `low` to `high` direct members; `high` -1: no end
    };
    Kind kind = Kind::None;
    qint64 low = 0;
    qint64 high = -1;

    [[nodiscard]] bool isNone() const { return kind == Kind::None; }
    [[nodiscard]] QString toString() const; ///< to be kept; parse() takes it back
    [[nodiscard]] static QuickFilter parse(const QString &text);
    friend bool operator==(const QuickFilter &, const QuickFilter &) = default;
};

/// Those that make sense for resources of this schema.
[[nodiscard]] QList<QuickFilter> quickFiltersFor(const ResourceSchema &schema);

/// The date that decides it; not valid: none does.
[[nodiscard]] AttributeName dateAskedBy(QuickFilter::Kind kind);

/// As SCIM says it; nullopt: it cannot. `now` and `firstDay` say what this week is.
[[nodiscard]] std::optional<Filter> asScim(const QuickFilter &quick, const ResourceSchema &schema, const QDateTime &now, Qt::DayOfWeek firstDay);

/// `manager` and `department` are in an extension as a rule: the first attribute called so. Not valid: the schema has none.
[[nodiscard]] AttributeName attributeCalled(const ResourceSchema &schema, QStringView attribute);

} // namespace Provost
