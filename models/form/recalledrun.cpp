// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/recalledrun.h"

#include "change/loadedrun.h"
#include "change/runner.h"
#include "change/secrets.h"
#include "store/sealedfile.h"

#include <QSet>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Where an attribute's value may stand in the request: as in the object, or in an operation of a PATCH.
QStringList placesIn(const PlanStep &step, const QString &attribute)
{
    QStringList places {attribute};
    const Json operations = (step.patch.isUndefined() ? step.body : step.patch).value(u"Operations");
    for (qsizetype i = 0; i < operations.size(); ++i)
        places << u"Operations/%1/value"_s.arg(i) << u"Operations/%1/value/%2"_s.arg(QString::number(i), attribute);
    return places;
}

bool isOpenOrDone(const Journal::Deed &deed)
{
    const StepOutcome &outcome = deed.step.outcome;
    const bool isUnsure = outcome.state == StepState::Sent || (outcome.error && outcome.error->inDoubt);
    return outcome.state == StepState::Done || isUnsure || (outcome.state == StepState::Planned && deed.run.summary.state != RunState::Done);
}

/// Steps of `run` that would create what another run has created since under the same temporary id, or may have, or still will; and what needs those.
Result<QSet<int>> createdElsewhere(const Journal &journal, qint64 run)
{
    const auto loaded = LoadedRun::of(journal, run);
    if (!loaded)
        return loaded.error();
    QSet<ObjectKey> keys;
    for (const StepRecord &step : loaded->steps) {
        if (step.step.kind == ChangeKind::Create && step.outcome.state != StepState::Done)
            keys.insert(loaded->objects.value(step.step.object).key);
    }
    const auto deeds = journal.creationsOf(loaded->record.info.directoryId(), keys);
    if (!deeds)
        return deeds.error();
    QSet<ObjectKey> made;
    for (const Journal::Deed &deed : *deeds) {
        if (deed.run.summary.run != run && isOpenOrDone(deed))
            made.insert(deed.object.key);
    }
    QSet<int> numbers;
    for (const StepRecord &step : loaded->steps) { // what is needed comes first
        const bool needsOne = std::any_of(step.step.dependsOn.cbegin(), step.step.dependsOn.cend(), [&numbers](int number) { return numbers.contains(number); });
        if (needsOne || made.contains(loaded->objects.value(step.step.object).key))
            numbers.insert(step.number);
    }
    return numbers;
}

Result<LoadedRun> recorded(const QString &journalFile, qint64 run, bool failedAgain)
{
    const auto journal = Journal::open(journalFile);
    if (!journal)
        return journal.error();
    if (failedAgain) {
        const auto held = journal.value()->lock(run); // another window may be carrying it out
        if (!held)
            return held.error();
        const auto made = createdElsewhere(*journal.value(), run);
        if (!made)
            return made.error();
        const auto planned = journal.value()->planFailedAgain(run, *made);
        if (!planned)
            return planned.error();
        if (*planned == 0 && !made->isEmpty())
            return Error::validation(u"another run has done it since"_s);
    }
    return LoadedRun::of(*journal.value(), run);
}

/// Of objects that steps without their secrets are about, what is staged.
QHash<ObjectKey, QList<Change>> stagedFor(const LoadedRun &loaded, const QList<Change> &staged)
{
    QHash<ObjectKey, QList<Change>> found;
    for (const StepRecord &record : loaded.steps) {
        if (lacksSecrets(record.step.body) || lacksSecrets(record.step.patch))
            found.insert(loaded.objects.value(record.step.object).key, {});
    }
    for (const Change &change : staged) {
        if (const auto at = found.find(change.key()); at != found.end())
            *at << change;
    }
    return found;
}

/// Passwords are not in the journal. What is staged for the same objects may have them: given anew by the operator, or still there.
QHash<int, PlanStep> stagedSecrets(qint64 run, const LoadedRun &loaded, const QHash<ObjectKey, QList<Change>> &staged)
{
    QList<SealedSecret> secrets;
    for (const StepRecord &record : loaded.steps) {
        if (!lacksSecrets(record.step.body) && !lacksSecrets(record.step.patch))
            continue;
        const QList<Change> changes = staged.value(loaded.objects.value(record.step.object).key);
        for (const Change &change : changes) {
            if (lacksSecrets(change.attributes))
                continue;
            const QList<PlacedSecret> placed = placedSecretsIn(change.attributes);
            for (const PlacedSecret &secret : placed) {
                const QStringList places = placesIn(record.step, secret.place);
                for (const QString &place : places)
                    secrets << SealedSecret {.run = run, .step = record.number, .attribute = place, .secret = Redacted(secret.text)};
            }
        }
    }
    return Runner::stepsFromSealed(run, loaded.steps, secrets);
}

/// As the staged changes have them.
void giveSecretsBack(PlannedObject &object, const QList<Change> &changes)
{
    for (const Change &change : changes) {
        const QList<PlacedSecret> placed = placedSecretsIn(change.attributes);
        for (const PlacedSecret &secret : placed)
            object.after = withSecret(object.after, secret);
    }
}

} // namespace

Result<RecalledRun> RecalledRun::of(const Wish &wish)
{
    auto loaded = recorded(wish.journalFile, wish.run, wish.failedAgain);
    if (!loaded)
        return loaded.error();
    RecalledRun recalled {.steps = loaded->steps};
    if (wish.planned) {
        recalled.plan = *wish.planned;
        for (PlannedObject &object : recalled.plan.objects) // was so when it was planned, and is staged no more since the run ended: what is staged now was wished after that
            object.dropped.clear();
        recalled.objects = recalled.plan.objects;
        recalled.whole = Runner::stepsWithSecrets(recalled.plan);
        return recalled;
    }
    const QHash<ObjectKey, QList<Change>> staged = stagedFor(*loaded, wish.staged);
    recalled.whole = stagedSecrets(wish.run, *loaded, staged);
    recalled.plan.objects = loaded->objects;
    recalled.plan.steps.reserve(loaded->steps.size());
    for (const StepRecord &step : loaded->steps)
        recalled.plan.steps << step.step;
    recalled.objects = loaded->objects;
    for (auto step = recalled.whole.cbegin(); step != recalled.whole.cend(); ++step) { // or what is staged would not look done
        PlannedObject &object = recalled.objects[step->object];
        giveSecretsBack(object, staged.value(object.key));
    }
    return recalled;
}

} // namespace Provost
