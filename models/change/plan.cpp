// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/plan.h"

#include "change/requesttext.h"
#include "net/httpmessage.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

void setIfAny(Json &json, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        json.set(name, value);
}

Json droppedSummary(const PlannedObject &object, const DroppedEdit &edit)
{
    return Json::object({{u"resourceType"_s, object.key.resourceType}, {u"id"_s, object.key.id}, {u"label"_s, object.label}, {u"reason"_s, edit.reasonText()},
                         {u"what"_s, Json::Array(edit.what.cbegin(), edit.what.cend())}});
}

} // namespace

QString DroppedEdit::reasonText() const
{
    switch (reason) {
    case Reason::IsMember:
        return u"is a member already"_s;
    case Reason::IsNoMember:
        return u"is no member"_s;
    case Reason::NotCreated:
        return u"cannot join, for it is not created"_s;
    case Reason::SameValue:
        break;
    }
    return u"has this value already"_s;
}

QString PlanStep::path() const
{
    return kind == ChangeKind::Create ? endpoint : endpoint + u'/' + id;
}

QString PlanStep::requestPath() const
{
    return kind == ChangeKind::Create ? endpoint : HttpRequest::pathOf(endpoint, id);
}

Json PlanStep::toJson() const
{
    Json json = Json::object({{u"kind"_s, changeKindText(kind)}, {u"object"_s, object}, {u"method"_s, QString::fromLatin1(method)},
                              {u"endpoint"_s, endpoint}, {u"id"_s, id}});
    if (!body.isUndefined())
        json.set(u"body"_s, body);
    if (!patch.isUndefined())
        json.set(u"patch"_s, patch);
    setIfAny(json, u"ifMatch"_s, ifMatch);
    if (strict)
        json.set(u"strict"_s, true);
    if (lookedUp)
        json.set(u"lookedUp"_s, true);
    if (!members.isEmpty())
        json.set(u"members"_s, Json::Array(members.cbegin(), members.cend()));
    if (!already.isEmpty())
        json.set(u"already"_s, Json::Array(already.cbegin(), already.cend()));
    setIfAny(json, u"movedTo"_s, movedTo);
    if (!dependsOn.isEmpty())
        json.set(u"dependsOn"_s, Json::Array(dependsOn.cbegin(), dependsOn.cend()));
    return json;
}

PlanStep PlanStep::fromJson(const Json &json)
{
    PlanStep step {.kind = changeKindFromText(json.value(u"kind").toString()).value_or(ChangeKind::Update),
                   .object = int(json.value(u"object").toInteger(-1)),
                   .method = json.value(u"method").toString().toLatin1(),
                   .endpoint = json.value(u"endpoint").toString(),
                   .id = json.value(u"id").toString(),
                   .body = json.value(u"body"),
                   .patch = json.value(u"patch"),
                   .movedTo = json.value(u"movedTo").toString(),
                   .ifMatch = json.value(u"ifMatch").toString(),
                   .lookedUp = json.value(u"lookedUp").toBool(),
                   .strict = json.value(u"strict").toBool()};
    for (const Json &member : json.value(u"members").items())
        step.members << member.toString();
    for (const Json &member : json.value(u"already").items())
        step.already << member.toString();
    for (const Json &number : json.value(u"dependsOn").items())
        step.dependsOn << int(number.toInteger());
    return step;
}

int Plan::count(PlannedObject::Fate fate) const
{
    return int(std::count_if(objects.cbegin(), objects.cend(), [fate](const PlannedObject &object) { return object.fate == fate; }));
}

int Plan::changedObjects() const
{
    return int(std::count_if(objects.cbegin(), objects.cend(), [](const PlannedObject &object) { return object.isChange(); }));
}

QString Plan::textOf(const PlanWarning &warning) const
{
    if (warning.object < 0)
        return warning.detail;
    const PlannedObject &object = objects[warning.object];
    return u"%1 %2: %3"_s.arg(object.key.resourceType, object.label, warning.detail);
}

Json Plan::toJson() const
{
    using Fate = PlannedObject::Fate;
    Json warningList = Json::array();
    for (const PlanWarning &warning : warnings)
        warningList.append(textOf(warning));
    for (const PlannedObject &object : objects) {
        if (object.rejection)
            warningList.append(u"%1 %2: rejected: %3"_s.arg(object.key.resourceType, object.label, object.rejection->detail));
    }
    Json droppedList = Json::array();
    for (const PlannedObject &object : objects) {
        for (const DroppedEdit &edit : object.dropped)
            droppedList.append(droppedSummary(object, edit));
    }
    Json stepList = Json::array();
    for (const PlanStep &step : steps)
        stepList.append(requestSummary(step));
    Json document = Json::object({{u"calls"_s, calls},
                                 {u"cost"_s, Json::object({{u"amount"_s, amount}, {u"currency"_s, currency}})},
                                 {u"seconds"_s, seconds},
                                 {u"creates"_s, count(Fate::Create)},
                                 {u"updates"_s, count(Fate::Update)},
                                 {u"deletes"_s, count(Fate::Delete)},
                                 {u"unchanged"_s, count(Fate::Unchanged)},
                                 {u"rejected"_s, count(Fate::Rejected)},
                                 {u"warnings"_s, warningList},
                                 {u"dropped"_s, droppedList},
                                 {u"steps"_s, stepList}});
    if (bulk.isUsed())
        document.set(u"createsInARequest"_s, bulk.most);
    if (mayBeMore > 0)
        document.set(u"callsAtMost"_s, calls + mayBeMore);
    return document;
}

} // namespace Provost
