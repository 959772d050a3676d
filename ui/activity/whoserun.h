// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"

#include <QCoreApplication>

#include <functional>

class QColor;
class QWidget;

namespace Provost {

/// Before a run goes on: in which directory it was made.
struct WhoseRun {
    Q_DECLARE_TR_FUNCTIONS(WhoseRun)
public:
    /// Calls `then` at once when the run is this directory's; asks first when it does not show that, in its connection's colour. Never for another's.
    [[nodiscard]] static QString wordsFor(const RunRecord &run, const DirectoryId &here);
    static void ask(QWidget *parent, const RunRecord &run, const DirectoryId &here, const QColor &color, const std::function<void()> &then);
    [[nodiscard]] static QString nameOf(const RunRecord &run); ///< of its connection, or the URL
};

} // namespace Provost
