// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/redacted.h"
#include "change/steprecord.h"

#include <QHash>

namespace Provost {

struct SealedSecret;

/// The secrets of a run's steps, which the journal does not have: where they are taken from, and which of them are sealed already.
class RunSecrets
{
public:
    [[nodiscard]] static QHash<int, PlanStep> stepsWithSecrets(const Plan &plan);
    /// Steps whose secrets are not all there are left out.
    [[nodiscard]] static QHash<int, PlanStep> stepsFromSealed(qint64 run, const QList<StepRecord> &steps, const QList<SealedSecret> &secrets);

    void learnSealed(qint64 run, const QList<SealedSecret> &kept);
    /// Of this step, those that are to be sealed before it is sent; they count as sealed from now on.
    [[nodiscard]] QList<SealedSecret> unsealed(qint64 run, int number, const PlanStep &whole, const PlannedObject &object);

private:
    QHash<std::pair<int, QString>, Redacted<QString>> m_sealed; ///< by step and attribute
};

} // namespace Provost
