// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace Provost {

constexpr qsizetype mostKeyColumns = 300; ///< of a type; paths that are come upon later have none

} // namespace Provost
