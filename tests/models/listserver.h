// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakes/wire.h"

#include <QSet>

namespace Provost {

/// A provider with `count` users behind a Wire, which pages as it is told to; what it does wrong is the test's to say.
struct ListServer {
    qint64 count = 1'000'000;
    int cap = 1000; ///< rows a page at most, whatever is asked
    std::optional<qint64> claimed {}; ///< totalResults instead of the truth
    bool saysTotal = true;
    bool saysPageSizeAsTotal = false;
    bool ignoresCount = false;
    qint64 shiftedBy = 0; ///< users begin at another number: the directory has changed
    QSet<qint64> refusedStarts {}; ///< start indexes answered with 500
    Wire wire {};

    ListServer()
    {
        wire.setHandler([this](const Wire::Request &request) { return answer(request); });
    }
    [[nodiscard]] Wire::Answer answer(const Wire::Request &request) const
    {
        const qint64 start = std::max<qint64>(1, request.parameter(QStringLiteral("startIndex")).toLongLong());
        if (refusedStarts.contains(start))
            return Wire::Answer::json(500, R"({"status":"500","detail":"broken"})");
        const qint64 asked = ignoresCount ? count : std::min<qint64>(request.parameter(QStringLiteral("count")).toLongLong(), cap);
        return Wire::Answer::json(200, page(ignoresCount ? 1 : start, asked));
    }
    [[nodiscard]] QByteArray page(qint64 start, qint64 asked) const
    {
        const qint64 last = std::min(start + asked - 1, count);
        QByteArray body = Wire::usersPage(start + shiftedBy, last + shiftedBy, totalFor(start, last));
        if (!saysTotal)
            body.replace(QByteArray("\"totalResults\":" + QByteArray::number(totalFor(start, last)) + ','), QByteArray());
        return body;
    }
    [[nodiscard]] qint64 totalFor(qint64 start, qint64 last) const
    {
        return saysPageSizeAsTotal ? std::max<qint64>(0, last - start + 1) : claimed.value_or(count);
    }
    /// The start indexes asked for, in order.
    [[nodiscard]] QList<qint64> starts() const
    {
        QList<qint64> all;
        for (const Wire::Request &request : wire.requests())
            all.append(request.parameter(QStringLiteral("startIndex")).toLongLong());
        return all;
    }
};

} // namespace Provost
