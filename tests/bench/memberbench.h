// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/watchedapplication.h"

#include <QJsonObject>

namespace Provost {

/// A group of 100,000 on the membership page: opening it, from the index too, filtering inside, staging 10,000; two of them compared; a matrix of 200 people
/// and 2,000 groups scrolled; 40,000 adds planned and run as Entra takes them.
class MemberBench
{
public:
    explicit MemberBench(WatchedApplication &application)
        : m_application(application)
    {
    }
    [[nodiscard]] QJsonObject run();
    [[nodiscard]] QJsonObject runEntra(int adds); ///< takes as long as the provider's limits say

private:
    void openLarge(QJsonObject &report);
    void openIndexed(QJsonObject &report);
    void compare(QJsonObject &report);
    void runUnderEntra(QJsonObject &report, int adds);
    void matrix(QJsonObject &report);
    void plan(QJsonObject &report);

    WatchedApplication &m_application;
};

} // namespace Provost
