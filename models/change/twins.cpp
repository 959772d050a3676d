// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/twins.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// The first of these that it has, as a provider compares it.
QString nameOf(const Json &object)
{
    for (const QString &attribute : {u"userName"_s, u"externalId"_s, u"displayName"_s}) {
        const QString text = object.value(attribute).toString();
        if (!text.isEmpty())
            return attribute + u'\n' + text.normalized(QString::NormalizationForm_C).toCaseFolded();
    }
    return {};
}

bool isOpen(const StepOutcome &outcome)
{
    return outcome.state == StepState::Planned || outcome.state == StepState::Sent || (outcome.state == StepState::Failed && outcome.error && outcome.error->inDoubt);
}

} // namespace

Error twinIn(qint64 run)
{
    return Error::validation(u"run %1 is not finished and creates some of these as well: resume it, or give it up"_s.arg(run));
}

Result<qint64> unfinishedTwin(const Journal &journal, const DirectoryId &here, const QList<Change> &changes)
{
    QSet<QString> names;
    for (const Change &change : changes) {
        if (change.kind == ChangeKind::Create)
            names.insert(nameOf(change.attributes));
    }
    names.remove(QString());
    if (names.isEmpty())
        return 0;
    const auto runs = journal.unfinishedRuns();
    if (!runs)
        return runs.error();
    for (const RunRecord &run : *runs) {
        if (!here.mayBe(run.info.directoryId()))
            continue;
        const auto steps = journal.steps(run.summary.run);
        if (!steps)
            return steps.error();
        const bool isTwin = std::any_of(steps->cbegin(), steps->cend(), [&names](const StepRecord &record) {
            return record.step.kind == ChangeKind::Create && isOpen(record.outcome) && names.contains(nameOf(record.step.body));
        });
        if (isTwin)
            return run.summary.run;
    }
    return 0;
}

} // namespace Provost
