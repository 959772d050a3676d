// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directory/directory.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"

namespace Provost {

/// For the parts of FullRead alone.
template <typename T>
void FullRead::askIndex(std::function<Result<T>(IndexDatabase &)> work, std::function<void(const T &)> then)
{
    auto *job = m_directory.index().ask<T>(std::move(work), this);
    m_asking = job;
    job->then(this, [this, then = std::move(then)](const Result<T> &answer) {
        m_asking = nullptr;
        if (answer)
            then(*answer);
        else
            endAsking(answer.error());
    });
}

} // namespace Provost
