// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/retryafter.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Provost {
using namespace Qt::StringLiterals;

QDateTime parseHttpDate(const QString &text)
{
    // RFC 9110 section 5.6.7: IMF-fixdate, and the two obsolete forms that must be accepted. The weekday says nothing new, and Qt reads a
    // year of two digits as 19xx, to which it would not belong.
    static const QStringList formats {u"dd MMM yyyy hh:mm:ss 'GMT'"_s, u"dd-MMM-yy hh:mm:ss 'GMT'"_s, u"MMM d hh:mm:ss yyyy"_s};
    const QString dayAndTime = text.section(u' ', 1);
    for (const QString &format : formats) {
        QDateTime time = QLocale::c().toDateTime(dayAndTime, format);
        if (!time.isValid())
            continue;
        time.setTimeSpec(Qt::UTC);
        return time.date().year() < 1970 ? time.addYears(100) : time;
    }
    return {};
}

std::optional<std::chrono::milliseconds> parseRetryAfter(QByteArrayView value, const QDateTime &now)
{
    const QByteArray text = value.trimmed().toByteArray();
    bool isNumber = false;
    const double given = text.toDouble(&isNumber);
    if (isNumber) {
        constexpr double aYear = 365.0 * 86'400.0; // keeps the conversion below in range
        if (!std::isfinite(given) || given < 0)
            return {};
        return std::chrono::milliseconds(qint64(std::ceil(std::min(given, aYear) * 1000)));
    }
    const QDateTime time = parseHttpDate(QString::fromLatin1(text).simplified());
    if (!time.isValid())
        return {};
    return std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(time)));
}

} // namespace Provost
