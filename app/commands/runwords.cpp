// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/runwords.h"

#include "errors/errortext.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int linesTold = 50;

QString because(const Error &error)
{
    return u"%1 (%2)"_s.arg(ErrorText::of(error).summary, error.toString());
}
} // namespace

RunWords::RunWords(QList<PlannedObject> objects, QList<PlanStep> steps)
    : m_objects(std::move(objects))
    , m_steps(std::move(steps))
{
}

QString RunWords::nameOf(int number) const
{
    if (number < 0 || number >= m_steps.size() || m_steps[number].object < 0 || m_steps[number].object >= m_objects.size())
        return QString::number(number + 1);
    const PlannedObject &object = m_objects[m_steps[number].object];
    return object.key.resourceType + u' ' + object.label;
}

QString RunWords::notDone(ChangeKind kind, const QString &name, bool inDoubt)
{
    if (inDoubt)
        return tr("%1: it is not known whether this was done").arg(name);
    switch (kind) {
    case ChangeKind::Create:
        return tr("%1 was not created").arg(name);
    case ChangeKind::Update:
        return tr("%1 was not changed").arg(name);
    case ChangeKind::MembersAdd:
        return tr("%1: members were not added").arg(name);
    case ChangeKind::MembersRemove:
        return tr("%1: members were not removed").arg(name);
    case ChangeKind::Delete:
        return tr("%1 was not deleted").arg(name);
    }
    return {};
}

QStringList RunWords::take(int number, const StepOutcome &outcome)
{
    const bool isKnown = number >= 0 && number < m_steps.size();
    const ChangeKind kind = isKnown ? m_steps[number].kind : ChangeKind::Update;
    if (outcome.state == StepState::Failed && outcome.error)
        m_errors << *outcome.error;
    if (outcome.state == StepState::Planned && !outcome.error)
        ++m_waiting;
    if (outcome.state == StepState::Planned && !outcome.error)
        return m_waiting == 1 ? QStringList {tr("provost: %1 waits for its password: give it again with --in or --set").arg(nameOf(number))} : QStringList();
    if (!outcome.differences.isEmpty() && outcome.state == StepState::Done)
        return differences(number, outcome);
    if (outcome.state == StepState::Done && outcome.note.contains("could not be verified"_L1))
        return ++m_unverified == 1 ? QStringList {u"provost: %1: %2"_s.arg(nameOf(number), outcome.note)} : QStringList(); // of the others it is the same
    const bool isNews = outcome.state == StepState::Failed || outcome.state == StepState::Skipped || (outcome.state == StepState::Done && kind == ChangeKind::Create);
    int &told = outcome.state == StepState::Done ? m_createdTold : m_told; // what went well must not hide what did not
    if (!isNews || ++told > linesTold)
        return told == linesTold + 1 && isNews ? QStringList {tr("provost: and more; the journal has them all")} : QStringList();
    const QString name = nameOf(number);
    if (outcome.state == StepState::Done)
        return {tr("provost: %1 was created: %2").arg(name, outcome.id)};
    if (outcome.state == StepState::Skipped)
        return {u"provost: %1: %2"_s.arg(notDone(kind, name, false), outcome.note)};
    QString line = u"provost: "_s + notDone(kind, name, outcome.error && outcome.error->inDoubt);
    if (!outcome.failedMembers.isEmpty())
        line += u" ["_s + outcome.failedMembers.first(std::min<qsizetype>(10, outcome.failedMembers.size())).join(u", ") + u']';
    return {outcome.error ? line + u": "_s + because(*outcome.error) : line};
}

QStringList RunWords::differences(int number, const StepOutcome &outcome)
{
    if (++m_differing > linesTold)
        return m_differing == linesTold + 1 ? QStringList {tr("provost: and more; the journal has them all")} : QStringList();
    const auto shown = [](const Json &value) { return value.isUndefined() ? tr("nothing") : QString::fromUtf8(value.toBytes()); };
    QStringList lines;
    for (const ValueDifference &difference : outcome.differences) {
        const Json told = difference.toJson(); // without secrets
        lines << tr("provost: %1: %2 was sent as %3, and is %4 (%5)").arg(nameOf(number), difference.attribute, shown(told.value(u"sent")), shown(told.value(u"found")), differenceText(difference.kind));
    }
    return lines;
}

QStringList RunWords::rejections() const
{
    QStringList lines;
    for (const PlannedObject &object : m_objects) {
        if (!object.rejection)
            continue;
        if (lines.size() == linesTold) {
            lines << tr("provost: and more; the journal has them all");
            break;
        }
        const QString words = isTemporaryId(object.key.id) ? tr("provost: %1 %2 is not created: %3") : tr("provost: %1 %2 is left as it is: %3");
        lines << words.arg(object.key.resourceType, object.label, object.rejection->detail);
    }
    return lines;
}

ExitCode RunWords::exitCode(const RunSummary &summary) const
{
    if (summary.state == RunState::Stopped) {
        const bool isOutage = summary.problem && summary.done == 0 && exitCodeFor(summary.problem->kind) == ExitCode::NoConnection;
        return isOutage ? ExitCode::NoConnection : m_waiting > 0 && !summary.problem ? ExitCode::Partly : ExitCode::Interrupted;
    }
    if (summary.failed + summary.skipped == 0)
        return m_differing > 0 ? ExitCode::Partly : ExitCode::Done;
    const auto all = [this](const auto &is) { return !m_errors.isEmpty() && std::all_of(m_errors.cbegin(), m_errors.cend(), is); };
    const bool isRejected = std::any_of(m_objects.cbegin(), m_objects.cend(), [](const PlannedObject &object) { return object.rejection.has_value(); });
    if (summary.done > 0 || isRejected)
        return ExitCode::Partly;
    if (all([](const Error &error) { return error.httpStatus == 403; })) // may be read, not written
        return ExitCode::Guarded;
    return all([](const Error &error) { return error.kind == ErrorKind::Protocol; }) ? ExitCode::Protocol : ExitCode::Partly;
}

QString RunWords::progress(const RunProgress &progress, int endedBefore, double seconds)
{
    const double rate = seconds > 0 ? (progress.ended - endedBefore) / seconds : 0;
    QString text = tr("%1 of %2 steps, %3/s").arg(QString::number(progress.ended), QString::number(progress.steps), QString::number(rate, 'f', 1));
    if (rate > 0)
        text += tr(", %1 s left").arg(QString::number((progress.steps - progress.ended) / rate, 'f', 0));
    if (progress.failed > 0)
        text += tr(", %n failed", nullptr, progress.failed);
    return text;
}

} // namespace Provost
