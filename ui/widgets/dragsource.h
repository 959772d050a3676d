// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Qt>

class QMimeData;
class QString;
class QWidget;

namespace Provost {

/// Drags `mime` (which it takes over) out of a widget, with `words` on a slip at the pointer. The one place where an event loop runs inside another: a
/// drag has no other way. The widget may have gone when it returns.
void startDrag(QWidget &source, QMimeData *mime, const QString &words, Qt::DropActions actions);

} // namespace Provost
