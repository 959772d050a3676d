// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/decimal.h"

#include <QString>

#include <limits>

namespace Provost {
namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes the digits at the front of `rest`.
QByteArrayView takeDigits(QByteArrayView &rest)
{
    qsizetype count = 0;
    while (count < rest.size() && isDigit(rest[count]))
        ++count;
    const QByteArrayView digits = rest.first(count);
    rest = rest.sliced(count);
    return digits;
}

bool take(QByteArrayView &rest, char c)
{
    if (rest.isEmpty() || rest.front() != c)
        return false;
    rest = rest.sliced(1);
    return true;
}

struct Parts {
    bool negative = false;
    QByteArrayView whole {}, fraction {}, exponent {};
    bool negativeExponent = false;
};

bool takeFraction(QByteArrayView &rest, Parts &parts)
{
    if (!take(rest, '.'))
        return true;
    parts.fraction = takeDigits(rest);
    return !parts.fraction.isEmpty();
}

bool takeExponent(QByteArrayView &rest, Parts &parts)
{
    if (!take(rest, 'e') && !take(rest, 'E'))
        return true;
    parts.negativeExponent = take(rest, '-');
    if (!parts.negativeExponent)
        take(rest, '+');
    parts.exponent = takeDigits(rest);
    return !parts.exponent.isEmpty();
}

std::optional<Parts> split(QByteArrayView text)
{
    Parts parts;
    parts.negative = take(text, '-');
    parts.whole = takeDigits(text);
    if (parts.whole.isEmpty() || (parts.whole.size() > 1 && parts.whole.front() == '0'))
        return std::nullopt;
    if (!takeFraction(text, parts) || !takeExponent(text, parts) || !text.isEmpty())
        return std::nullopt;
    return parts;
}

/// Exponents beyond any sense are cut off, so that nothing overflows.
qint64 exponentOf(const Parts &parts)
{
    constexpr qint64 limit = std::numeric_limits<qint64>::max() / 4;
    qint64 value = 0;
    for (const char c : parts.exponent)
        value = value > limit / 10 ? limit : value * 10 + (c - '0');
    return parts.negativeExponent ? -value : value;
}

} // namespace

bool isJsonNumber(QByteArrayView text)
{
    return split(text).has_value();
}

std::optional<Decimal> Decimal::fromText(QByteArrayView text)
{
    const auto parts = split(text);
    if (!parts)
        return std::nullopt;
    QByteArray digits = parts->whole.toByteArray() + parts->fraction.toByteArray();
    qsizetype zeros = 0;
    while (zeros < digits.size() && digits[zeros] == '0')
        ++zeros;
    qsizetype end = digits.size();
    while (end > zeros && digits[end - 1] == '0')
        --end;
    if (zeros == end)
        return Decimal {};
    return Decimal {.negative = parts->negative,
                    .digits = digits.sliced(zeros, end - zeros),
                    .exponent = exponentOf(*parts) + parts->whole.size() - zeros};
}

std::strong_ordering operator<=>(const Decimal &a, const Decimal &b)
{
    const auto sign = [](const Decimal &d) { return d.digits.isEmpty() ? 0 : d.negative ? -1 : 1; };
    if (sign(a) != sign(b) || sign(a) == 0)
        return sign(a) <=> sign(b);
    const auto magnitude = a.exponent != b.exponent ? a.exponent <=> b.exponent : a.digits.compare(b.digits) <=> 0;
    return a.negative ? 0 <=> magnitude : magnitude;
}

} // namespace Provost
