// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/outcomewords.h"

#include "directory/columns.h"
#include "errors/detailwords.h"
#include "errors/errortext.h"
#include "review/planwords.h"
#include "widgets/moneytext.h"

#include <QLocale>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

QString doneWords(const StepRecord &record)
{
    switch (record.step.kind) {
    case ChangeKind::Create:
        return OutcomeWords::tr("Created");
    case ChangeKind::Update:
        return OutcomeWords::tr("Changed");
    case ChangeKind::MembersAdd:
        return OutcomeWords::tr("Members added");
    case ChangeKind::MembersRemove:
        return OutcomeWords::tr("Members removed");
    case ChangeKind::Delete:
        return OutcomeWords::tr("Deleted");
    }
    return {};
}

QString notDoneWords(const StepRecord &record)
{
    switch (record.step.kind) {
    case ChangeKind::Create:
        return OutcomeWords::tr("Not created: %1");
    case ChangeKind::Update:
        return OutcomeWords::tr("Not changed: %1");
    case ChangeKind::MembersAdd:
        return OutcomeWords::tr("Members not added: %1");
    case ChangeKind::MembersRemove:
        return OutcomeWords::tr("Members not removed: %1");
    case ChangeKind::Delete:
        return OutcomeWords::tr("Not deleted: %1");
    }
    return u"%1"_s;
}

QString shortText(const Json &value)
{
    const QString text = value.isArray() || value.isObject() ? QString::fromUtf8(value.toBytes()) : cellText(value, {});
    constexpr qsizetype longest = 80;
    return text.size() > longest ? text.first(longest) + u'…' : text;
}

QString differenceWords(const ValueDifference &difference, const QHash<QString, QString> &labels)
{
    return OutcomeWords::tr("%1: “%2” was sent, the server has “%3”").arg(attributeWords(difference.attribute, labels), shortText(difference.sent), shortText(difference.found));
}

QString factsOf(const StepRecord &record, const NamesById &names, const QHash<QString, QString> &labels = {})
{
    const StepOutcome &outcome = record.outcome;
    QStringList facts;
    if (const int status = outcome.error ? outcome.error->httpStatus : outcome.status; status != 0)
        facts << u"HTTP %1"_s.arg(status);
    if (outcome.error && !outcome.error->scimType.isEmpty())
        facts << outcome.error->scimType;
    const QString request = outcome.requestId.isEmpty() && outcome.error ? outcome.error->requestId : outcome.requestId;
    if (!request.isEmpty())
        facts << OutcomeWords::tr("request %1").arg(request);
    if (outcome.calls > 1)
        facts << OutcomeWords::tr("%n request(s)", nullptr, outcome.calls);
    QStringList lines;
    if (!facts.isEmpty())
        lines << facts.join(u"  ·  "_s);
    if (outcome.error && !outcome.error->detail.isEmpty())
        lines << detailWords(outcome.error->detail);
    if (!outcome.note.isEmpty())
        lines << detailWords(outcome.note);
    constexpr qsizetype mostNamed = 10;
    QStringList without;
    for (const QString &member : outcome.failedMembers.first(std::min(outcome.failedMembers.size(), mostNamed))) {
        const QString name = names ? names(member) : member;
        without << (name == member ? member : u"%1 (%2)"_s.arg(name, member));
    }
    if (!without.isEmpty())
        lines << OutcomeWords::tr("Not for: %1").arg(without.join(u", "_s));
    for (const ValueDifference &difference : outcome.differences)
        lines << differenceWords(difference, labels);
    return lines.join(u'\n');
}

OutcomeWords failed(const StepRecord &record, const NamesById &names, const QHash<QString, QString> &labels)
{
    const StepOutcome &outcome = record.outcome;
    OutcomeWords words {.tone = OutcomeWords::Tone::Bad, .facts = factsOf(record, names, labels)};
    if (!outcome.error)
        words.summary = notDoneWords(record).arg(detailWords(outcome.note));
    if (!outcome.error)
        return words;
    if (outcome.error->inDoubt) {
        words.tone = OutcomeWords::Tone::Unsure;
        words.summary = OutcomeWords::tr("It is not known whether this was done");
        words.advice = OutcomeWords::tr("Look at it on the server before you do it again.");
        return words;
    }
    const bool isConflict = !outcome.conflict.isUndefined() && !outcome.conflict.isNull();
    const ErrorText text = ErrorText::of(*outcome.error);
    words.summary = notDoneWords(record).arg(isConflict ? OutcomeWords::tr("somebody else has changed it meanwhile") : text.summary);
    words.advice = isConflict ? OutcomeWords::tr("Compare the versions and say which values shall stay.") : text.advice;
    return words;
}

} // namespace

OutcomeWords OutcomeWords::of(const StepRecord &step, bool running, const NamesById &names, const QHash<QString, QString> &labels)
{
    switch (step.outcome.state) {
    case StepState::Planned:
        if (step.outcome.note == "needs its password again"_L1)
            return {.tone = Tone::Unsure,
                    .summary = tr("Waits for its password"),
                    .advice = tr("Passwords are not kept on disk. Give it again in this change's form, then go on with the run."),
                    .facts = factsOf(step, names, labels)};
        return {.tone = Tone::Dim, .summary = running ? tr("Waiting") : tr("Not reached"), .facts = factsOf(step, names, labels)};
    case StepState::Sent:
        return {.tone = running ? Tone::Dim : Tone::Unsure,
                .summary = running ? tr("Under way") : tr("It is not known whether this was done"),
                .advice = running ? QString() : tr("Going on with the run looks it up."),
                .facts = factsOf(step, names, labels)};
    case StepState::Done:
        if (!step.outcome.differences.isEmpty())
            return {.tone = Tone::Unsure, .summary = tr("%1, but the server kept other values").arg(doneWords(step)), .facts = factsOf(step, names, labels)};
        return {.tone = Tone::Good, .summary = doneWords(step), .facts = factsOf(step, names, labels)};
    case StepState::Failed:
        return failed(step, names, labels);
    case StepState::Skipped:
        return {.tone = Tone::Dim,
                .summary = step.outcome.note == "given up"_L1 ? tr("Left: the run was ended before it") : tr("Not done: what it needs has failed"),
                .facts = factsOf(step, names, labels)};
    }
    return {};
}

OutcomeWords OutcomeWords::ofMembership(const StepRecord &step, const QString &group, const QString &member)
{
    const bool adds = step.step.kind != ChangeKind::MembersRemove;
    const StepOutcome &outcome = step.outcome;
    const QString facts = factsOf(step, {});
    if (outcome.state == StepState::Done && outcome.unchangedMembers.contains(member))
        return {.tone = Tone::Dim, .summary = adds ? tr("Was in %1 already").arg(group) : tr("Was not in %1").arg(group), .facts = facts};
    if ((outcome.state == StepState::Done || outcome.isInPart()) && !outcome.leavesOut(member))
        return {.tone = Tone::Good, .summary = adds ? tr("Added to %1").arg(group) : tr("Taken out of %1").arg(group), .facts = facts};
    if (outcome.state == StepState::Sent || (outcome.error && outcome.error->inDoubt))
        return {.tone = Tone::Unsure, .summary = adds ? tr("Perhaps added to %1: the answer is missing").arg(group) : tr("Perhaps taken out of %1: the answer is missing").arg(group), .facts = facts};
    return {.tone = Tone::Bad, .summary = adds ? tr("Not added to %1").arg(group) : tr("Not taken out of %1").arg(group), .facts = facts};
}

OutcomeWords OutcomeWords::ofRejection(const PlannedObject &object)
{
    return {.tone = Tone::Bad, .summary = tr("Left out: nothing was sent for it"), .facts = object.rejection ? rejectionWords(*object.rejection) : QString()};
}

QString OutcomeWords::ofDuration(double seconds)
{
    const QLocale locale;
    const auto minutes = int(std::lround(seconds / 60));
    if (seconds < 90)
        return tr("%1 s", "seconds").arg(locale.toString(seconds, 'f', seconds < 10 ? 1 : 0));
    if (minutes < 60)
        return tr("%1 min", "minutes").arg(locale.toString(minutes));
    return tr("%1 h %2 min", "hours and minutes").arg(locale.toString(minutes / 60), locale.toString(minutes % 60));
}

QString OutcomeWords::ofCost(double amount, const QString &currency)
{
    return currency.isEmpty() ? QString() : smallMoneyText(amount, currency);
}

QString OutcomeWords::ofState(RunState state)
{
    switch (state) {
    case RunState::Running:
        return tr("Under way", "run");
    case RunState::Stopped:
        return tr("Interrupted", "run");
    case RunState::Done:
        return tr("Finished", "run");
    }
    return {};
}

QString OutcomeWords::ofKind(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Create:
        return tr("create");
    case ChangeKind::Update:
        return tr("change");
    case ChangeKind::MembersAdd:
    case ChangeKind::MembersRemove:
        return tr("change members");
    case ChangeKind::Delete:
        return tr("delete");
    }
    return {};
}

} // namespace Provost
