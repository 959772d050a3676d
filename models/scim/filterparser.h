// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scim/filter.h"

namespace Provost {

/// Recursive descent over RFC 7644 section 3.4.2.2, shared by filters and PATCH paths. One use per object.
class FilterParser
{
public:
    static constexpr qsizetype maxLength = 65'536;
    static constexpr int maxDepth = 100;

    explicit FilterParser(QStringView text)
        : m_text(text)
    {
    }
    [[nodiscard]] Result<Filter> filter(); ///< the whole text
    /// The filter between brackets, from behind the `[` at `start`; position() is behind the `]` then.
    [[nodiscard]] Result<Filter> bracketed(qsizetype start);
    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] const FilterFault &fault() const { return m_fault; } ///< of the call that failed

private:
    Result<Filter> either();
    Result<Filter> both();
    Result<Filter> term();
    Result<Filter> group(bool negated);
    Result<Filter> inBrackets(AttributeName name);
    Result<Filter> expression();
    Result<Filter> comparison(AttributeName name);
    Result<Json> value();
    Result<Json> stringValue();
    Result<Json> wordValue();

    void skipSpace();
    QStringView peekWord() const;
    bool takeKeyword(QStringView keyword);
    bool atGroup(qsizetype at) const;
    bool atEnd() const { return m_at >= m_text.size(); }
    QString found() const; ///< what stands here, for a message
    Error refused(FilterProblem problem, qsizetype at);
    Error refused(FilterProblem problem) { return refused(problem, m_at); } ///< here

    QStringView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    bool m_inValuePath = false;
    FilterFault m_fault {};
};

} // namespace Provost
