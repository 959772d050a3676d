// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/loadedrun.h"

#include <algorithm>

namespace Provost {

namespace {
constexpr int patienceToContinue = 2000; ///< milliseconds

bool isInDoubt(const StepRecord &record)
{
    const StepOutcome &outcome = record.outcome;
    return record.step.kind == ChangeKind::Create && (outcome.state == StepState::Sent || (outcome.state == StepState::Failed && outcome.error && outcome.error->inDoubt));
}

/// Runs are numbered as they come.
Result<QSet<QString>> madeByRunsAfter(const Journal &journal, qint64 run)
{
    QSet<QString> ids;
    for (qint64 later = run + 1; journal.run(later).ok(); ++later) {
        const auto steps = journal.steps(later);
        if (!steps)
            return steps.error();
        for (const StepRecord &record : *steps) {
            if (record.step.kind == ChangeKind::Create && !record.outcome.id.isEmpty())
                ids.insert(record.outcome.id);
        }
    }
    return ids;
}
} // namespace

Result<LoadedRun> LoadedRun::read(const Wish &wish)
{
    const auto journal = Journal::open(wish.journalFile);
    if (!journal)
        return journal.error();
    std::shared_ptr<ProcessLock> held;
    if (wish.lock) {
        auto lock = journal.value()->lock(wish.run, patienceToContinue);
        if (!lock)
            return lock.error();
        held = std::move(lock).value();
    }
    auto loaded = of(*journal.value(), wish.run);
    if (!loaded)
        return loaded;
    loaded.value().lock = std::move(held);
    if (!wish.writtenSince.isEmpty())
        loaded.value().lately = journal.value()->lately(wish.run, wish.writtenSince).valueOr({});
    return loaded;
}

Result<LoadedRun> LoadedRun::of(const Journal &journal, qint64 run)
{
    auto record = journal.run(run);
    if (!record)
        return record.error();
    auto steps = journal.steps(run);
    if (!steps)
        return steps.error();
    auto objects = journal.objects(run);
    if (!objects)
        return objects.error();
    const bool isSettled = std::none_of(steps->cbegin(), steps->cend(), isInDoubt);
    auto others = isSettled ? Result<QSet<QString>>(QSet<QString>()) : madeByRunsAfter(journal, run);
    if (!others)
        return others.error();
    return LoadedRun {.record = std::move(record).value(), .steps = std::move(steps).value(), .objects = std::move(objects).value(), .madeAfter = std::move(others).value()};
}

} // namespace Provost
