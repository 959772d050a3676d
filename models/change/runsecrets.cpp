// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/runsecrets.h"

#include "change/secrets.h"
#include "store/sealedfile.h"

#include <QSet>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
/// Of several for one place the one that was given last.
QList<SealedSecret> lastOf(const QList<SealedSecret> &secrets)
{
    QList<SealedSecret> last;
    QSet<std::pair<std::pair<qint64, int>, QString>> seen;
    for (auto sealed = secrets.crbegin(); sealed != secrets.crend(); ++sealed) {
        const std::pair place(std::pair(sealed->run, sealed->step), sealed->attribute);
        if (!seen.contains(place))
            last.prepend(*sealed);
        seen.insert(place);
    }
    return last;
}
} // namespace

QHash<int, PlanStep> RunSecrets::stepsWithSecrets(const Plan &plan)
{
    QHash<int, PlanStep> found;
    for (int i = 0; i < plan.steps.size(); ++i) {
        if (!secretsIn(plan.steps[i].body).isEmpty() || !secretsIn(plan.steps[i].patch).isEmpty())
            found.insert(i, plan.steps[i]);
    }
    return found;
}

QHash<int, PlanStep> RunSecrets::stepsFromSealed(qint64 run, const QList<StepRecord> &steps, const QList<SealedSecret> &secrets)
{
    QHash<int, PlanStep> found;
    const QList<SealedSecret> last = lastOf(secrets);
    for (const SealedSecret &sealed : last) {
        if (sealed.run != run || sealed.step < 0 || sealed.step >= steps.size())
            continue;
        PlanStep &step = found.contains(sealed.step) ? found[sealed.step] : *found.insert(sealed.step, steps[sealed.step].step);
        step.body = withSecret(step.body, {sealed.attribute, sealed.secret.reveal()});
        step.patch = withSecret(step.patch, {sealed.attribute, sealed.secret.reveal()});
    }
    found.removeIf([](const auto &entry) { return lacksSecrets(entry.value().body) || lacksSecrets(entry.value().patch); });
    return found;
}

void RunSecrets::learnSealed(qint64 run, const QList<SealedSecret> &kept)
{
    for (const SealedSecret &sealed : kept) {
        if (sealed.run == run)
            m_sealed.insert({sealed.step, sealed.attribute}, sealed.secret);
    }
}

QList<SealedSecret> RunSecrets::unsealed(qint64 run, int number, const PlanStep &whole, const PlannedObject &object)
{
    const QString userName = object.after.value(u"userName").toString(); // two people may have one display name
    const QList<PlacedSecret> placed = placedSecretsIn(whole.patch.isUndefined() ? whole.body : whole.patch);
    QList<SealedSecret> secrets;
    for (const PlacedSecret &secret : placed) {
        const Redacted<QString> text(secret.text);
        if (std::exchange(m_sealed[{number, secret.place}], text) == text)
            continue; // else another was given when the run was resumed: the last one holds
        secrets << SealedSecret {.run = run, .step = number, .resourceType = object.key.resourceType, .label = userName.isEmpty() ? object.label : userName,
                                 .attribute = secret.place, .secret = text};
    }
    return secrets;
}

} // namespace Provost
