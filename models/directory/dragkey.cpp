// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/dragkey.h"

#include "net/directoryid.h"

#include <QCryptographicHash>

namespace Provost {

QString dragKeyOf(const ConnectionSettings &settings)
{
    const DirectoryId id = DirectoryId::of(settings);
    return QString::fromLatin1(QCryptographicHash::hash(QString(id.baseUrl + u'\n' + id.toText()).toUtf8(), QCryptographicHash::Sha256).toHex());
}

} // namespace Provost
