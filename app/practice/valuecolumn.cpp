// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/valuecolumn.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace Provost::Practice {

namespace {

constexpr char behindText = '\xff'; // no UTF-8 has it

template <typename Value>
bool isOrdered(CompareOp op, const Value &value, const Value &operand)
{
    switch (op) {
    case CompareOp::Ne:
        return value != operand;
    case CompareOp::Gt:
        return value > operand;
    case CompareOp::Ge:
        return value >= operand;
    case CompareOp::Lt:
        return value < operand;
    case CompareOp::Le:
        return value <= operand;
    default:
        return value == operand;
    }
}

} // namespace

std::string_view ValueColumn::text(std::size_t value) const
{
    const std::size_t end = (value + 1 < m_starts.size() ? m_starts[value + 1] : m_texts.size()) - 1;
    return std::string_view(m_texts).substr(m_starts[value], end - m_starts[value]);
}

void ValueColumn::set(std::size_t record, const Rows &rows, int column)
{
    const Rows::Kind kind = rows.kind(column);
    if (kind == Rows::Kind::Null || (kind == Rows::Kind::Bytes) != m_textual)
        return clear(record);
    if (record >= m_codes.size())
        m_codes.resize(record + 1);
    if (m_textual)
        m_codes[record] = codeOf(rows.view(column));
    else
        m_codes[record] = codeOf(kind == Rows::Kind::Real ? Number(rows.real(column)) : Number(rows.integer(column)));
}

void ValueColumn::clear(std::size_t record)
{
    if (record < m_codes.size())
        m_codes[record] = 0;
}

quint32 &ValueColumn::recent(std::size_t hash)
{
    if (m_recent.empty())
        m_recent.resize(recentCodes);
    return m_recent[hash % recentCodes];
}

quint32 ValueColumn::codeOf(std::string_view bytes)
{
    quint32 &code = recent(std::hash<std::string_view>()(bytes));
    if (code == 0 || text(code - 1) != bytes) {
        m_starts.push_back(m_texts.size());
        m_texts.append(bytes).push_back(behindText);
        code = quint32(m_starts.size());
    }
    return code;
}

quint32 ValueColumn::codeOf(Number number)
{
    quint32 &code = recent(std::hash<double>()(double(number)));
    if (code == 0 || m_numbers[code - 1] != number) {
        m_numbers.push_back(number);
        code = quint32(m_numbers.size());
    }
    return code;
}

Bits ValueColumn::present(std::size_t records) const
{
    std::vector<quint8> any(differentValues() + 1, 1);
    any.front() = 0;
    return having(any, records);
}

Bits ValueColumn::matches(CompareOp op, const QVariant &operand, std::size_t records) const
{
    if (m_textual) {
        const QByteArray bytes = operand.toByteArray();
        return having(matchingTexts(op, {bytes.constData(), std::size_t(bytes.size())}), records);
    }
    const bool isReal = operand.typeId() == QMetaType::Double;
    return having(matchingNumbers(op, isReal ? Number(operand.toDouble()) : Number(operand.toLongLong())), records);
}

std::vector<quint8> ValueColumn::matchingTexts(CompareOp op, std::string_view operand) const
{
    std::vector<quint8> matching(m_starts.size() + 1);
    matching.front() = op == CompareOp::Ne ? 1 : 0; // true for what has no value at all
    if (op == CompareOp::Co && !operand.empty()) {
        markContaining(operand, matching);
        return matching;
    }
    for (std::size_t i = 0; i < m_starts.size(); ++i) {
        const std::string_view value = text(i);
        const bool matches = op == CompareOp::Co || (op == CompareOp::Sw && value.starts_with(operand)) || (op == CompareOp::Ew && value.ends_with(operand))
            || (op != CompareOp::Sw && op != CompareOp::Ew && isOrdered(op, value, operand));
        matching[i + 1] = matches ? 1 : 0;
    }
    return matching;
}

void ValueColumn::markContaining(std::string_view part, std::vector<quint8> &matching) const
{
    const char *const begin = m_texts.data();
    const char *const end = begin + m_texts.size();
    auto value = m_starts.begin();
    for (const char *at = begin; at < end;) {
        const auto *found = static_cast<const char *>(memmem(at, std::size_t(end - at), part.data(), part.size()));
        if (!found)
            return;
        value = std::find_if(value, m_starts.end(), [place = std::size_t(found - begin)](std::size_t start) { return start > place; }); // the one behind
        matching[std::size_t(value - m_starts.begin())] = 1;
        at = value == m_starts.end() ? end : begin + *value;
    }
}

std::vector<quint8> ValueColumn::matchingNumbers(CompareOp op, Number operand) const
{
    std::vector<quint8> matching(m_numbers.size() + 1);
    matching.front() = op == CompareOp::Ne ? 1 : 0;
    for (std::size_t i = 0; i < m_numbers.size(); ++i)
        matching[i + 1] = isOrdered(op, m_numbers[i], operand) ? 1 : 0;
    return matching;
}

Bits ValueColumn::having(const std::vector<quint8> &matching, std::size_t records) const
{
    const std::size_t known = std::min(records, m_codes.size());
    Bits result = Bits::where(known, [&](std::size_t record) { return matching[m_codes[record]] != 0; });
    result.resize(records);
    for (std::size_t record = known; matching.front() != 0 && record < records; ++record)
        result.insert(record);
    return result;
}

} // namespace Provost::Practice
