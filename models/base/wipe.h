// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QByteArray;
class QString;

namespace Provost {

/// Overwrites and empties it; what shares its memory keeps it as it was.
void wipe(QByteArray &bytes);
void wipe(QString &text);

} // namespace Provost
