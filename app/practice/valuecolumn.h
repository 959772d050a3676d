// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/bits.h"
#include "practice/database.h"
#include "scim/filter.h"

#include <string>

namespace Provost::Practice {

/// One column of a table in memory: each different value once, and for each record which it is. So a comparison is done once per value and not
/// once per record, and a text is looked for in one piece of memory.
class ValueColumn
{
public:
    explicit ValueColumn(bool textual)
        : m_textual(textual)
    {
    }

    void set(std::size_t record, const Rows &rows, int column); ///< a record beyond the last makes room
    void clear(std::size_t record); ///< it has no value
    [[nodiscard]] std::size_t differentValues() const { return m_textual ? m_starts.size() : m_numbers.size(); } ///< what nobody has any more included
    [[nodiscard]] std::size_t records() const { return m_codes.size(); }
    [[nodiscard]] Bits present(std::size_t records) const; ///< of the first so many
    /// Those for which the comparison is true; `operand` is of the column's kind: bytes, integer or double.
    [[nodiscard]] Bits matches(CompareOp op, const QVariant &operand, std::size_t records) const;

private:
    using Number = long double; ///< exact for 64-bit integers and for doubles
    [[nodiscard]] std::string_view text(std::size_t value) const;
    [[nodiscard]] quint32 &recent(std::size_t hash);
    [[nodiscard]] quint32 codeOf(std::string_view bytes);
    [[nodiscard]] quint32 codeOf(Number number);
    /// By code: does that value match?
    [[nodiscard]] std::vector<quint8> matchingTexts(CompareOp op, std::string_view operand) const;
    [[nodiscard]] std::vector<quint8> matchingNumbers(CompareOp op, Number operand) const;
    void markContaining(std::string_view part, std::vector<quint8> &matching) const;
    [[nodiscard]] Bits having(const std::vector<quint8> &matching, std::size_t records) const;

    static constexpr std::size_t recentCodes = 4096;

    bool m_textual;
    std::vector<quint32> m_codes; ///< by record: 0 for none, else 1 + the number of the value; not longer than to the last value
    std::string m_texts; ///< all of them, a byte that no text has behind each
    std::vector<std::size_t> m_starts; ///< where each begins in m_texts
    std::vector<Number> m_numbers;
    /// By a hash of the value, where it was seen last: equal values mostly share a code. That they always do is not needed.
    std::vector<quint32> m_recent;
};

} // namespace Provost::Practice
