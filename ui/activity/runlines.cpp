// SPDX-License-Identifier: GPL-3.0-or-later
#include "activity/runlines.h"

#include "change/auditevents.h"
#include "directory/attributelabels.h"
#include "directory/columns.h"

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int mostMembers = 50;

/// As forms and tables show it: true and false are words of the reader's language.
QString textOf(const Json &value)
{
    const Provost::Column column {.multiValued = value.isArray()};
    return value.isArray() ? cellTexts(value, column).join(u"; "_s) : value.isObject() ? QString::fromUtf8(value.toBytes()) : cellText(value, column);
}

QList<RunLine> memberLines(const PlanStep &step, const RunLine::Names &names)
{
    const bool adds = step.kind == ChangeKind::MembersAdd;
    QList<RunLine> lines;
    for (const QString &member : step.members) {
        if (lines.size() == mostMembers) {
            lines << RunLine {.what = RunLine::tr("… and more members")};
            break;
        }
        const QString who = names ? names(member) : member;
        lines << RunLine {.what = adds ? RunLine::tr("Member added") : RunLine::tr("Member removed"), .old = adds ? QString() : who, .now = adds ? who : QString()};
    }
    return lines;
}

} // namespace

QList<RunLine> RunLine::of(const PlannedObject &object, const StepRecord &record, const Names &names)
{
    if (record.step.kind == ChangeKind::Delete)
        return {};
    if (!record.step.members.isEmpty())
        return memberLines(record.step, names);
    QList<RunLine> lines;
    const Json changes = attributeChanges(object, record.step);
    for (const Json &change : changes.items()) {
        const QString path = change.value(u"attribute").toString();
        const bool isSecret = change.value(u"secret").toBool();
        const auto name = AttributeName::parse(path);
        lines << RunLine {.what = name ? attributeLabel(*name) : path, .old = textOf(change.value(u"old")), .now = isSecret ? u"••••••••"_s : textOf(change.value(u"new"))};
    }
    return lines;
}

} // namespace Provost
