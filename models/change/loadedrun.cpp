// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/loadedrun.h"

namespace Provost {

namespace {
constexpr int lockPatience = 2000; ///< milliseconds
}

Result<LoadedRun> LoadedRun::read(const Wish &wish)
{
    const auto journal = Journal::open(wish.journalFile);
    if (!journal)
        return journal.error();
    LoadedRun loaded;
    if (wish.lock) {
        auto lock = journal.value()->lock(wish.run, lockPatience);
        if (!lock)
            return lock.error();
        loaded.lock = std::move(lock).value();
    }
    auto record = journal.value()->run(wish.run);
    if (!record)
        return record.error();
    auto steps = journal.value()->steps(wish.run);
    if (!steps)
        return steps.error();
    auto objects = journal.value()->objects(wish.run);
    if (!objects)
        return objects.error();
    loaded.record = std::move(record).value();
    loaded.steps = std::move(steps).value();
    loaded.objects = std::move(objects).value();
    if (!wish.writtenSince.isEmpty())
        loaded.lately = journal.value()->lately(wish.run, wish.writtenSince).valueOr({});
    return loaded;
}

} // namespace Provost
