// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/auditevents.h"

#include "change/memberpatch.h"
#include "change/secrets.h"
#include "net/redaction.h"

#include <QDateTime>
#include <QSysInfo>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 2000; ///< bytes; photos and certificates are told by their hash

Json shown(const Json &value)
{
    const QByteArray bytes = value.toBytes();
    if (bytes.size() <= longestValue)
        return withoutSecrets(value);
    return Json::object({{u"bytes"_s, qint64(bytes.size())}, {u"sha256"_s, QString::fromLatin1(sha256Hex(bytes))}});
}

bool isTold(const QString &name)
{
    for (const auto skipped : {"schemas"_L1, "meta"_L1, "id"_L1, "members"_L1, "groups"_L1}) {
        if (name.compare(skipped, Qt::CaseInsensitive) == 0)
            return false;
    }
    return true;
}

bool isSecretPath(const QString &path)
{
    const auto name = AttributeName::parse(path);
    return isSecretName(path.toUtf8()) || (name && (isSecretName(name->attribute.toUtf8()) || isSecretName(name->subAttribute.toUtf8())));
}

void tell(Json &list, const QString &path, const Json &before, const Json &after)
{
    if (isSecretPath(path) && !after.isBool() && !before.isBool()) {
        list.append(Json::object({{u"attribute"_s, path}, {u"secret"_s, true}}));
        return;
    }
    Json entry = Json::object({{u"attribute"_s, path}});
    if (!before.isUndefined())
        entry.set(u"old"_s, shown(before));
    if (!after.isUndefined())
        entry.set(u"new"_s, shown(after));
    list.append(entry);
}

/// Complex attributes and extensions by their parts, everything else whole.
void tellDifferences(Json &list, const QString &prefix, const Json &before, const Json &after)
{
    const auto visit = [&](const QString &name) {
        const Json was = before.value(name);
        const Json is = after.value(name);
        if (was == is || (prefix.isEmpty() && !isTold(name)))
            return;
        if ((was.isObject() || was.isUndefined()) && (is.isObject() || is.isUndefined()))
            tellDifferences(list, prefix + name + (name.contains(u':') ? u':' : u'.'), was, is);
        else
            tell(list, prefix + name, was, is);
    };
    for (const auto &[name, value] : before.members())
        visit(name);
    for (const auto &[name, value] : after.members()) {
        if (!before.contains(name))
            visit(name);
    }
}

void tellOperations(Json &list, const Json &body)
{
    const auto patch = Patch::fromJson(body);
    if (!patch)
        return;
    for (const PatchOperation &operation : patch->operations) {
        if (operation.path)
            tell(list, operation.path->toString(), {}, operation.op == PatchOperation::Op::Remove ? Json(nullptr) : operation.value);
        else
            tellDifferences(list, {}, {}, operation.value);
    }
}

Json textsOf(const QStringList &texts)
{
    return Json::Array(texts.cbegin(), texts.cend());
}

void putIfAny(Json &json, const QString &name, const QString &text)
{
    if (!text.isEmpty())
        json.set(name, text);
}

Json::Object contextOf(const AuditContext &context)
{
    const QString who = context.operatorName.isEmpty() ? context.info.operatorName : context.operatorName;
    return {{u"run"_s, context.run},
            {u"operator"_s, who},
            {u"machine"_s, QSysInfo::machineHostName()},
            {u"connection"_s, context.info.connection},
            {u"url"_s, context.info.baseUrl},
            {u"reason"_s, context.info.reason}};
}

void tellMembers(Json &event, const StepRecord &record)
{
    if (record.step.members.isEmpty())
        return;
    const StepOutcome &outcome = record.outcome;
    QStringList changed;
    for (const QString &member : record.step.members) {
        if (!outcome.leavesOut(member) && !outcome.unchangedMembers.contains(member))
            changed << member;
    }
    const bool isPartial = outcome.isInPart();
    event.set(record.step.kind == ChangeKind::MembersRemove ? u"membersRemoved"_s : u"membersAdded"_s,
              textsOf(outcome.state == StepState::Done || isPartial ? changed : record.step.members));
    if (!outcome.failedMembers.isEmpty())
        event.set(u"membersFailed"_s, textsOf(outcome.failedMembers));
    if (!outcome.openMembers.isEmpty())
        event.set(u"membersOpen"_s, textsOf(outcome.openMembers));
    if (!outcome.unchangedMembers.isEmpty())
        event.set(u"membersUnchanged"_s, textsOf(outcome.unchangedMembers));
}

QString outcomeText(const StepOutcome &outcome)
{
    const bool isUnsure = outcome.state == StepState::Sent || (outcome.error && outcome.error->inDoubt);
    return isUnsure ? u"in-doubt"_s : stepStateText(outcome.state);
}

} // namespace

Json auditEvent(const QString &name, const Json::Object &members)
{
    Json event = Json::object({{u"time"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}, {u"event"_s, name}});
    for (const auto &[key, value] : members)
        event.set(key, value);
    return event;
}

Json runBeganEvent(const AuditContext &context, bool again, const QString &title, int steps, int stepsOpen)
{
    Json event = auditEvent(again ? u"run-resumed"_s : u"run-started"_s, contextOf(context));
    event.set(u"title"_s, title);
    event.set(u"steps"_s, steps);
    event.set(u"open"_s, stepsOpen);
    if (context.info.undoes != 0)
        event.set(u"undoes"_s, context.info.undoes);
    return event;
}

Json runEndedEvent(const AuditContext &context, const RunSummary &summary)
{
    Json event = auditEvent(u"run-ended"_s, contextOf(context));
    event.set(u"state"_s, runStateText(summary.state));
    const Json figures = summary.toJson();
    for (const auto &[name, value] : figures.members())
        event.set(name, value);
    if (summary.problem)
        event.set(u"problem"_s, summary.problem->toString());
    return event;
}

Json attributeChanges(const PlannedObject &object, const PlanStep &step)
{
    Json list = Json::array();
    const bool isKnown = object.before.isObject() && object.after.isObject();
    if (step.kind == ChangeKind::Create)
        tellDifferences(list, {}, {}, step.body);
    else if (step.kind == ChangeKind::Delete)
        tellDifferences(list, {}, object.before, {});
    else if (step.kind == ChangeKind::Update && isKnown)
        tellDifferences(list, {}, object.before, object.after);
    else if (step.kind == ChangeKind::Update)
        tellOperations(list, step.patch.isUndefined() ? step.body : step.patch);
    return list;
}

Json outcomeEvent(const AuditContext &context, const PlannedObject &object, const StepRecord &record)
{
    const StepOutcome &outcome = record.outcome;
    Json event = auditEvent(u"outcome"_s, contextOf(context));
    event.set(u"step"_s, record.number);
    event.set(u"kind"_s, changeKindText(record.step.kind));
    event.set(u"resourceType"_s, object.key.resourceType);
    event.set(u"id"_s, outcome.id.isEmpty() ? record.step.id : outcome.id);
    event.set(u"label"_s, object.label);
    const Json changes = attributeChanges(object, record.step);
    if (changes.size() > 0)
        event.set(u"changes"_s, changes);
    tellMembers(event, record);
    event.set(u"outcome"_s, outcomeText(outcome));
    const int status = outcome.error ? outcome.error->httpStatus : outcome.status;
    if (status != 0)
        event.set(u"status"_s, status);
    if (outcome.error) {
        putIfAny(event, u"scimType"_s, outcome.error->scimType);
        putIfAny(event, u"detail"_s, outcome.error->detail);
    }
    putIfAny(event, u"requestId"_s, outcome.requestId.isEmpty() && outcome.error ? outcome.error->requestId : outcome.requestId);
    putIfAny(event, u"note"_s, outcome.note);
    if (!outcome.differences.isEmpty()) {
        Json list = Json::array();
        for (const ValueDifference &difference : outcome.differences)
            list.append(difference.toJson());
        event.set(u"differences"_s, list);
    }
    event.set(u"calls"_s, outcome.calls);
    return event;
}

} // namespace Provost
