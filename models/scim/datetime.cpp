// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/datetime.h"

#include <QDate>

namespace Provost {
namespace {

/// Reads `count` digits from the front of `rest`; -1 when they are not there.
int takeNumber(QStringView &rest, qsizetype count)
{
    if (rest.size() < count)
        return -1;
    int value = 0;
    for (const QChar c : rest.first(count)) {
        if (c < u'0' || c > u'9')
            return -1;
        value = value * 10 + (c.unicode() - u'0');
    }
    rest = rest.sliced(count);
    return value;
}

bool take(QStringView &rest, QChar c)
{
    if (!rest.startsWith(c, Qt::CaseInsensitive))
        return false;
    rest = rest.sliced(1);
    return true;
}

qint64 takeFraction(QStringView &rest)
{
    qint64 nanoseconds = 0;
    int digits = 0;
    while (!rest.isEmpty() && rest.front() >= u'0' && rest.front() <= u'9') {
        if (digits++ < 9)
            nanoseconds = nanoseconds * 10 + (rest.front().unicode() - u'0');
        rest = rest.sliced(1);
    }
    for (; digits > 0 && digits < 9; ++digits)
        nanoseconds *= 10;
    return digits == 0 ? -1 : nanoseconds;
}

/// The offset from UTC in seconds, up to the end of the text.
std::optional<qint64> takeOffset(QStringView rest)
{
    if (rest.isEmpty() || rest.compare(u"Z", Qt::CaseInsensitive) == 0)
        return 0;
    const qint64 sign = rest.front() == u'-' ? -1 : 1;
    if (!take(rest, u'-') && !take(rest, u'+'))
        return std::nullopt;
    const int hours = takeNumber(rest, 2);
    take(rest, u':');
    const int minutes = takeNumber(rest, 2);
    if (hours < 0 || minutes < 0 || !rest.isEmpty())
        return std::nullopt;
    return sign * (hours * 3600 + minutes * 60);
}

std::optional<QDate> takeDate(QStringView &rest)
{
    const int year = takeNumber(rest, 4);
    const bool first = take(rest, u'-');
    const int month = takeNumber(rest, 2);
    const bool second = take(rest, u'-');
    const int day = takeNumber(rest, 2);
    const QDate date(year, month, day);
    return first && second && year > 0 && date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<int> takeTime(QStringView &rest)
{
    const int hours = takeNumber(rest, 2);
    const bool first = take(rest, u':');
    const int minutes = takeNumber(rest, 2);
    const bool second = take(rest, u':');
    const int seconds = takeNumber(rest, 2);
    if (!first || !second || hours < 0 || hours > 24 || minutes < 0 || minutes > 59 || seconds < 0 || seconds > 60)
        return std::nullopt;
    return hours * 3600 + minutes * 60 + seconds;
}

} // namespace

std::optional<Instant> parseInstant(QStringView text)
{
    const auto date = takeDate(text);
    if (!date || !take(text, u'T'))
        return std::nullopt;
    const auto time = takeTime(text);
    if (!time)
        return std::nullopt;
    const qint64 nanoseconds = take(text, u'.') ? takeFraction(text) : 0;
    const auto offset = takeOffset(text);
    if (nanoseconds < 0 || !offset)
        return std::nullopt;
    const qint64 days = QDate(1970, 1, 1).daysTo(*date);
    return Instant {.seconds = days * 86'400 + *time - *offset, .nanoseconds = nanoseconds};
}

} // namespace Provost
