// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/plan.h"
#include "change/steprecord.h"

#include <QHash>
#include <QObject>
#include <QPointer>

namespace Provost {

class PendingWrites;

/// Tells a directory what a run has written, step by step, so that it can show what the provider does not show yet. Connect onStepEnded() to the
/// signal of the same name of a Runner or an ApplyJob.
class WriteFeed : public QObject
{
    Q_OBJECT
public:
    WriteFeed(PendingWrites &writes, Plan plan, QObject *parent);
    void onStepEnded(int number, const StepOutcome &outcome);

private:
    [[nodiscard]] QString realId(const QString &id) const { return m_ids.value(id, id); }
    [[nodiscard]] QStringList carried(const QStringList &members, const StepOutcome &outcome) const;

    QPointer<PendingWrites> m_writes;
    Plan m_plan;
    QHash<QString, QString> m_ids; ///< temporary id -> real one
};

} // namespace Provost
