// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "import/rowbuilder.h"
#include "scim/patch.h"

namespace Provost {

// What a row says of somebody who is there already, and what of it is an edit.

/// Cells are read without the blanks around them, and letters are the same composed and not: a value that differs in those alone is not edited.
void keepSpelling(PatchOperation &operation, const Json &before);

/// What is to be emptied and is empty is no edit. A mail without its address is none: with its value, or with all that is known of it but its type, a value goes as a whole.
void settleRemovals(std::vector<PatchOperation> &operations, const Json &before);

/// A list of values alone says nothing of what else is known of each: the ids of who is in a group come back without their names, and nobody has edited those. Their order is none.
[[nodiscard]] bool saysTheSame(const PatchOperation &operation, const Json &before);

/// What is unusual and was there before is no matter of this file's.
void forgetUsedTo(QList<RowProblem> &problems, const Json &before, const Json &after);

} // namespace Provost
