// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/watchedapplication.h"

#include <QJsonObject>

namespace Provost {

/// The first paint of a window of Qt's own, as large as ours and with a few labels: what Qt and the system take before anything of ours is painted. In a
/// process of its own, since whatever comes first finds no font and no memory at hand.
class BareBench
{
public:
    explicit BareBench(WatchedApplication &application)
        : m_application(application)
    {
    }
    [[nodiscard]] QJsonObject run();

private:
    WatchedApplication &m_application;
};

} // namespace Provost
