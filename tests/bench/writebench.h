// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

namespace Provost {

/// The write path: planning a large change set, and a run against a server that takes 5 ms for a request, held against the same requests sent without
/// planner, Runner, journal and audit log at the same concurrency.
class WriteBench
{
public:
    WriteBench(int planned, int sent);
    [[nodiscard]] QJsonObject run();

private:
    [[nodiscard]] QJsonObject plan() const;
    [[nodiscard]] QJsonObject runs() const;
    [[nodiscard]] static QJsonObject journalAlone(int steps, const QString &folder);

    int m_planned;
    int m_sent;
};

} // namespace Provost
