// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/error.h"

#include <QMetaEnum>
#include <QStringList>

namespace Provost {
using namespace Qt::StringLiterals;

QString Error::toString() const
{
    QStringList parts {QLatin1StringView(QMetaEnum::fromType<ErrorKind>().valueToKey(int(kind)))};
    if (httpStatus != 0)
        parts << u"HTTP %1"_s.arg(httpStatus);
    if (!scimType.isEmpty())
        parts << scimType;
    QString line = parts.join(u' ');
    if (!detail.isEmpty())
        line += u": "_s + detail;
    if (position >= 0 && kind == ErrorKind::Validation) // people count characters from 1; of a document's bytes the detail tells
        line += u" (at character %1)"_s.arg(position + 1);
    if (!requestId.isEmpty())
        line += u" [request %1]"_s.arg(requestId);
    if (attempts > 1)
        line += u" after %1 attempts"_s.arg(attempts);
    return line;
}

} // namespace Provost
