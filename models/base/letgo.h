// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QThreadPool>

#include <memory>
#include <utility>

namespace Provost {

/// Lets go of what may be large, in a thread of the pool: to free 50,000 objects takes longer than a window may stand still. Only for values, and where others share them nothing happens to those.
template <typename T> void letGo(T &&value)
{
    using Held = std::remove_reference_t<T>;
    static_assert(!std::is_lvalue_reference_v<T> && !std::is_const_v<Held>, "what is let go of is moved");
    auto held = std::make_shared<Held>(std::forward<T>(value));
    QThreadPool::globalInstance()->start([owned = std::move(held)]() mutable { owned.reset(); });
}

} // namespace Provost
