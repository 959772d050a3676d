// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <bit>
#include <vector>

namespace Provost::Practice {

/// A set of numbers below its size.
class Bits
{
public:
    static constexpr std::size_t wordBits = 64;

    explicit Bits(std::size_t size = 0)
        : m_size(size)
        , m_words((size + wordBits - 1) / wordBits)
    {
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool contains(std::size_t at) const { return at < m_size && ((m_words[at / wordBits] >> (at % wordBits)) & 1U) != 0; }
    void insert(std::size_t at) { m_words[at / wordBits] |= quint64(1) << (at % wordBits); } ///< below size()
    void remove(std::size_t at) { m_words[at / wordBits] &= ~(quint64(1) << (at % wordBits)); }
    void resize(std::size_t size) ///< to more
    {
        m_size = size;
        m_words.resize((size + wordBits - 1) / wordBits);
    }
    /// The numbers below size() for which `isIn` says so.
    template <typename IsIn>
    [[nodiscard]] static Bits where(std::size_t size, IsIn isIn)
    {
        Bits result(size);
        for (std::size_t at = 0; at < size; ++at)
            result.m_words[at / wordBits] |= quint64(isIn(at) ? 1 : 0) << (at % wordBits);
        return result;
    }

    // Both of one size.
    void keepOnly(const Bits &other) { combine(other, [](quint64 a, quint64 b) { return a & b; }); }
    void add(const Bits &other) { combine(other, [](quint64 a, quint64 b) { return a | b; }); }
    void takeAway(const Bits &other) { combine(other, [](quint64 a, quint64 b) { return a & ~b; }); }

    [[nodiscard]] qint64 count() const
    {
        qint64 sum = 0;
        for (const quint64 word : m_words)
            sum += std::popcount(word);
        return sum;
    }

    /// Ascending.
    template <typename Visit>
    void forEach(Visit visit) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i) {
            for (quint64 word = m_words[i]; word != 0; word &= word - 1)
                visit(i * wordBits + std::size_t(std::countr_zero(word)));
        }
    }

private:
    template <typename Join>
    void combine(const Bits &other, Join join)
    {
        Q_ASSERT(other.m_size == m_size);
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] = join(m_words[i], other.m_words[i]);
    }

    std::size_t m_size = 0;
    std::vector<quint64> m_words;
};

} // namespace Provost::Practice
