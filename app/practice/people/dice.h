// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace Provost::Practice {

/// A small generator of its own (splitmix64), so that the same seed gives the same people on every computer and with every Qt,
/// and the n-th person can be made without the ones before.
class Dice
{
public:
    explicit Dice(quint64 seed, quint64 stream = 0)
        : m_state(seed * 0x9E3779B97F4A7C15ULL + stream * 0xD1B54A32D192ED03ULL + 0x2545F4914F6CDD1DULL)
    {
        static_cast<void>(next());
    }
    [[nodiscard]] quint64 next()
    {
        quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    [[nodiscard]] int below(qsizetype limit) { return limit <= 0 ? 0 : int(next() % quint64(limit)); }
    [[nodiscard]] bool chance(int percent) { return below(100) < percent; }
    template <typename List>
    [[nodiscard]] const auto &pick(const List &list)
    {
        return list.at(below(list.size()));
    }
    /// '#' becomes a digit.
    [[nodiscard]] QString digits(QString pattern)
    {
        for (QChar &c : pattern) {
            if (c == u'#')
                c = QChar(u'0' + below(10));
        }
        return pattern;
    }

private:
    quint64 m_state;
};

/// A version 4 UUID as text.
[[nodiscard]] QString madeUuid(Dice dice);

} // namespace Provost::Practice
