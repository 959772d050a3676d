// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/loadedrun.h"

namespace Provost {

namespace {
constexpr int patienceToContinue = 2000; ///< milliseconds
}

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
    return LoadedRun {.record = std::move(record).value(), .steps = std::move(steps).value(), .objects = std::move(objects).value()};
}

} // namespace Provost
