// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"
#include "commands/output.h"

#include <QCoreApplication>

#include <functional>

namespace Provost {

/// Plans, summaries and lists of records in the format asked for. JSON is on one line and ends in one, so that the last line of the output is the document.
class RunDocument
{
    Q_DECLARE_TR_FUNCTIONS(RunDocument)
public:
    /// Piece by piece, for the requests of 50,000 rows are 30 MB of text. False: `write` was, and was not called again.
    [[nodiscard]] static bool plan(const Plan &plan, OutputFormat format, const std::function<bool(const QByteArray &)> &write);
    [[nodiscard]] static QByteArray summary(const RunSummary &summary, OutputFormat format);
    [[nodiscard]] static QStringList droppedLines(const Plan &plan); ///< what is left out because it is so already
    /// Objects with the same members; `columns` are those of a table and of CSV.
    [[nodiscard]] static QByteArray records(const Json::Array &records, const QStringList &columns, OutputFormat format);
};

} // namespace Provost
