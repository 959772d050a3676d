// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

namespace Provost {

/// The technical English of models and shipped profiles, `%1` where something is filled in; translated under "DetailWords".
[[nodiscard]] std::span<const char *const> detailTemplates();

} // namespace Provost
