// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/runreport.h"

#include <QCoreApplication>

#include <functional>

class QWidget;

namespace Provost {

/// The report of a run as a file: CSV, HTML or JSON, by the name that is given.
struct RunExport {
    Q_DECLARE_TR_FUNCTIONS(RunExport)
public:
    /// Asks for a file name with `parent`'s dialog "runExportDialog"; `said` is told what came of it.
    static void ask(QWidget *parent, const Journal &journal, qint64 run, const std::function<void(const QString &)> &said);
    [[nodiscard]] static RunReportWords words();
};

} // namespace Provost
