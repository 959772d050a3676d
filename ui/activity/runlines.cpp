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
        lines << RunLine {.what = adds ? RunLine::tr("Member added") : RunLine::tr("Member removed"), .old = adds ? QString() : who, .now = adds ? who : QString(),
                          .oldId = adds ? QString() : member, .nowId = adds ? member : QString()};
    }
    return lines;
}

/// The id in a reference, or in the part of one that was changed: "manager", "manager.value". What is none has no name either.
QString referredTo(const AttributeName &name, const Json &value)
{
    const bool isPart = name.subAttribute.compare("value"_L1, Qt::CaseInsensitive) == 0;
    return value.isObject() ? value.value(u"value").toString() : isPart ? value.toString() : QString();
}

} // namespace

void RunLine::nameReferences(const AttributeName &name, const Json &change, const Names &names)
{
    const auto put = [&](const Json &value, QString &text, QString &id) {
        const QString found = referredTo(name, value);
        const QString known = found.isEmpty() ? QString() : names(found);
        if (known == found)
            return;
        text = known;
        id = found;
    };
    put(change.value(u"old"), old, oldId);
    put(change.value(u"new"), now, nowId);
}

QList<RunLine> RunLine::of(const PlannedObject &object, const StepRecord &record, const Names &names, const Labels &labels)
{
    if (record.step.kind == ChangeKind::Delete)
        return {};
    if (!record.step.members.isEmpty())
        return memberLines(record.step, names);
    QList<RunLine> lines;
    const Json changes = attributeChanges(object, record.step);
    const auto own = labels.value(object.key.resourceType);
    for (const Json &change : changes.items()) {
        const QString path = change.value(u"attribute").toString();
        const bool isSecret = change.value(u"secret").toBool();
        const auto name = AttributeName::parse(path);
        RunLine line {.what = name ? attributeLabel(*name, own) : path, .old = textOf(change.value(u"old")), .now = isSecret ? u"••••••••"_s : textOf(change.value(u"new"))};
        if (name && !isSecret && names)
            line.nameReferences(*name, change, names);
        lines << line;
    }
    return lines;
}

} // namespace Provost
