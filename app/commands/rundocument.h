// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"
#include "commands/output.h"

#include <QCoreApplication>

namespace Provost {

/// Plans, summaries and lists of records in the format asked for. JSON is on one line and ends in one, so that the last line of the output is the document.
class RunDocument
{
    Q_DECLARE_TR_FUNCTIONS(RunDocument)
public:
    [[nodiscard]] static QByteArray plan(const Plan &plan, OutputFormat format);
    [[nodiscard]] static QByteArray summary(const RunSummary &summary, OutputFormat format);
    [[nodiscard]] static QStringList droppedLines(const Plan &plan); ///< what is left out because it is so already
    /// Objects with the same members; `columns` are those of a table and of CSV.
    [[nodiscard]] static QByteArray records(const Json::Array &records, const QStringList &columns, OutputFormat format);
};

} // namespace Provost
