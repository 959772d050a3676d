// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QStringView>

namespace Provost {

/// What is wrong with the text of an attribute name, filter or PATCH path (RFC 7644 sections 3.4.2.2 and 3.5.2). Stable: the window has
/// words for each in its own language, models only the technical ones.
enum class FilterProblem : quint8 {
    None,
    TooLong,
    TooDeep, ///< nested deeper than any real filter
    NameCharacter, ///< a character that no attribute name has
    NameMissing, ///< nothing behind a dot or colon
    UrnCharacter,
    TermExpected, ///< an attribute name or "("
    BlankExpected,
    OperatorExpected,
    ValueExpected,
    QuoteMissing,
    BadEscape,
    EndExpected, ///< "and", "or" or the end
    ParenthesisExpected, ///< "and", "or" or ")"
    BracketExpected, ///< "and", "or" or "]"
    NestedValuePath,
    SubAttributeBehindBracket, ///< good in a path, not in a filter
    NoSubAttribute, ///< behind "]" stands neither the end nor a dot
    UrnBehindBracket,
    NotBeforeBracket, ///< what cannot be multi-valued stands before "["
};

/// A problem and its place; like QJsonParseError filled by who parses, None when all went well.
struct FilterFault {
    FilterProblem problem = FilterProblem::None;
    int position = -1; ///< UTF-16 character
    QString found {}; ///< what stands there, cut short; empty: the end
    friend bool operator==(const FilterFault &, const FilterFault &) = default;

    /// The same as an Error::Validation in terse technical English with the clause.
    [[nodiscard]] Error toError() const;
    /// Hands the fault on to a caller who asked for it, and gives the error.
    [[nodiscard]] Error report(FilterFault *into) const
    {
        if (into != nullptr)
            *into = *this;
        return toError();
    }
};

} // namespace Provost
