// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/runner.h"
#include "exitcode.h"

#include <QCoreApplication>

namespace Provost {

/// What a run's steps came to, in words, and the exit code that follows.
class RunWords
{
    Q_DECLARE_TR_FUNCTIONS(RunWords)
public:
    RunWords() = default;
    RunWords(QList<PlannedObject> objects, QList<PlanStep> steps);

    /// Lines for standard error about one step; empty: nothing worth saying. Also counted for the exit code.
    [[nodiscard]] QStringList take(int number, const StepOutcome &outcome);
    [[nodiscard]] QStringList rejections() const;
    [[nodiscard]] ExitCode exitCode(const RunSummary &summary) const;
    [[nodiscard]] static QString progress(const RunProgress &progress, int endedBefore, double seconds);

private:
    [[nodiscard]] QString nameOf(int number) const;
    [[nodiscard]] QStringList differences(int number, const StepOutcome &outcome);
    [[nodiscard]] static QString notDone(ChangeKind kind, const QString &name, bool inDoubt);

    QList<PlannedObject> m_objects;
    QList<PlanStep> m_steps;
    QList<Error> m_errors;
    int m_told = 0;
    int m_createdTold = 0;
    int m_differing = 0; ///< steps that left something else than they were to
    int m_unverified = 0;
    int m_waiting = 0; ///< steps that need their password again
};

} // namespace Provost
