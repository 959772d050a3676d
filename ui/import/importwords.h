// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/importreport.h"
#include "import/mappingmodel.h"

namespace Provost {

[[nodiscard]] QString problemWords(const RowProblem &problem); ///< what is wrong with a cell or row, and with it what to do
[[nodiscard]] QString adviceWords(const RowResult &result); ///< what to do about a row that was not done; may be empty
[[nodiscard]] QString problemTitle(RowProblem::Kind kind); ///< a few words, for a list of counts
[[nodiscard]] QString fateWords(ImportPlan::Fate fate);
[[nodiscard]] QString statusWords(RowResult::Status status);
[[nodiscard]] QString faultWords(MappingModel::Fault fault, const QString &detail);
[[nodiscard]] QString delimiterWords(char delimiter);

} // namespace Provost
