// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/ownwrites.h"

#include <QDateTime>

namespace Provost {

namespace {
constexpr qint64 lagSeconds = 600;
}

QString OwnWrites::since()
{
    return QDateTime::currentDateTimeUtc().addSecs(-lagSeconds).toString(Qt::ISODateWithMs);
}

QList<OwnWrite> OwnWrites::of(const ObjectKey &key, qint64 run, int step) const
{
    const QString oldest = since();
    QList<OwnWrite> writes;
    for (auto [write, end] = m_writes.equal_range(key); write != end; ++write) {
        const bool isThis = write->run == run && write->step == step;
        if (!isThis && write->sentAt >= oldest)
            writes << OwnWrite {write->before, write->after};
    }
    return writes;
}

} // namespace Provost
