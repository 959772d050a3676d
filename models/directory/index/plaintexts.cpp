// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/plaintexts.h"

#include <array>
#include <chrono>

namespace Provost {

bool foldPlain(std::string_view text, char *into)
{
    char last = ' ';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || byte < 0x20 || (c == ' ' && last == ' '))
            return false;
        last = c >= 'A' && c <= 'Z' ? char(c + 32) : c;
        *into++ = last;
    }
    return last != ' ';
}

std::string plainDigits(std::string_view text)
{
    std::string digits;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digits += c;
        else if (std::string_view("+-()./ ").find(c) == std::string_view::npos)
            return {};
    }
    return digits.size() >= 5 ? digits : std::string();
}

std::optional<qint64> plainInstant(std::string_view text)
{
    constexpr std::string_view shape("0000-00-00T00:00:00");
    std::array<int, 6> parts {};
    size_t part = 0;
    if (text.size() <= shape.size() || text.back() != 'Z')
        return {};
    for (size_t i = 0; i < shape.size(); ++i) {
        const bool isDigit = text[i] >= '0' && text[i] <= '9';
        if (shape[i] == '0' ? !isDigit : text[i] != shape[i])
            return {};
        if (isDigit)
            parts[part] = parts[part] * 10 + (text[i] - '0');
        else
            ++part;
    }
    const std::string_view fraction = text.substr(shape.size(), text.size() - shape.size() - 1);
    const bool isWhole = fraction.empty() || (fraction.size() > 1 && fraction.front() == '.' && fraction.find_first_not_of("0123456789", 1) == std::string_view::npos);
    const std::chrono::year_month_day day {std::chrono::year {parts[0]}, std::chrono::month {unsigned(parts[1])}, std::chrono::day {unsigned(parts[2])}};
    if (!isWhole || parts[0] == 0 || !day.ok() || parts[3] > 23 || parts[4] > 59 || parts[5] > 59)
        return {};
    return qint64(std::chrono::sys_days {day}.time_since_epoch().count()) * 86'400 + parts[3] * 3600 + parts[4] * 60 + parts[5];
}

} // namespace Provost
