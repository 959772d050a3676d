// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/watchedapplication.h"

#include <QJsonObject>

namespace Provost {

/// The form of a user type with `attributes` attributes: what opening it, going to the next object, typing and staging cost the GUI thread.
class FormBench
{
public:
    FormBench(WatchedApplication &application, int attributes);
    [[nodiscard]] QJsonObject run();

private:
    WatchedApplication &m_application;
    int m_attributes;
};

} // namespace Provost
