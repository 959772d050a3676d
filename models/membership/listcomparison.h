// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "membership/memberrows.h"

#include <QFutureWatcher>
#include <QObject>

namespace Provost {

/// Two lists of memberships held against each other, away from the GUI thread. What is asked later drops what was asked before.
class ListComparison : public QObject
{
    Q_OBJECT
public:
    using Parts = std::array<QList<Principal>, 3>; ///< only in the first, both, only in the second; each sorted by name

    explicit ListComparison(QObject *parent);

    void compare(const StagedList &a, const StagedList &b);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_running; }

Q_SIGNALS:
    void done(const Provost::ListComparison::Parts &parts);

private:
    QFutureWatcher<Parts> m_watcher;
    bool m_running = false;
};

} // namespace Provost
