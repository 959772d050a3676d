// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/steprecord.h"

#include <QMetaEnum>

#include <array>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr std::array stateTexts {"planned"_L1, "sent"_L1, "done"_L1, "failed"_L1, "skipped"_L1};

Json errorToJson(const Error &error)
{
    return Json::object({{u"kind"_s, QString::fromLatin1(QMetaEnum::fromType<ErrorKind>().valueToKey(int(error.kind)))},
                         {u"status"_s, error.httpStatus},
                         {u"scimType"_s, error.scimType},
                         {u"detail"_s, error.detail},
                         {u"requestId"_s, error.requestId},
                         {u"inDoubt"_s, error.inDoubt}});
}

Error errorFromJson(const Json &json)
{
    bool ok = false;
    const int kind = QMetaEnum::fromType<ErrorKind>().keyToValue(json.value(u"kind").toString().toLatin1().constData(), &ok);
    return {.kind = ok ? ErrorKind(kind) : ErrorKind::Http,
            .detail = json.value(u"detail").toString(),
            .httpStatus = int(json.value(u"status").toInteger()),
            .scimType = json.value(u"scimType").toString(),
            .requestId = json.value(u"requestId").toString(),
            .inDoubt = json.value(u"inDoubt").toBool()};
}

QStringList textsOf(const Json &list)
{
    QStringList texts;
    for (const Json &item : list.items())
        texts << item.toString();
    return texts;
}

} // namespace

QString stepStateText(StepState state)
{
    return stateTexts[size_t(state)];
}

std::optional<StepState> stepStateFromText(QStringView text)
{
    for (size_t i = 0; i < stateTexts.size(); ++i) {
        if (text == stateTexts[i])
            return StepState(i);
    }
    return {};
}

bool StepOutcome::isInPart() const
{
    return state != StepState::Done && !(failedMembers.isEmpty() && openMembers.isEmpty());
}

bool StepOutcome::leavesOut(const QString &member) const
{
    return failedMembers.contains(member) || openMembers.contains(member);
}

Json StepOutcome::toJson() const
{
    Json json = Json::object({{u"calls"_s, calls}});
    const auto set = [&json](const QString &name, const QString &value) {
        if (!value.isEmpty())
            json.set(name, value);
    };
    set(u"id"_s, id);
    set(u"version"_s, version);
    set(u"note"_s, note);
    set(u"requestId"_s, requestId);
    if (status != 0)
        json.set(u"status"_s, status);
    if (together != 0)
        json.set(u"together"_s, together);
    if (!failedMembers.isEmpty())
        json.set(u"failedMembers"_s, Json::Array(failedMembers.cbegin(), failedMembers.cend()));
    if (!unchangedMembers.isEmpty())
        json.set(u"unchangedMembers"_s, Json::Array(unchangedMembers.cbegin(), unchangedMembers.cend()));
    if (!openMembers.isEmpty())
        json.set(u"openMembers"_s, Json::Array(openMembers.cbegin(), openMembers.cend()));
    if (!differences.isEmpty()) {
        Json list = Json::array();
        for (const ValueDifference &difference : differences)
            list.append(difference.toJson());
        json.set(u"differences"_s, list);
    }
    if (!conflict.isUndefined())
        json.set(u"conflict"_s, conflict);
    if (error)
        json.set(u"error"_s, errorToJson(*error));
    return json;
}

StepOutcome StepOutcome::fromJson(StepState state, const Json &json)
{
    StepOutcome outcome {.state = state,
                         .together = int(json.value(u"together").toInteger()),
                         .id = json.value(u"id").toString(),
                         .version = json.value(u"version").toString(),
                         .calls = int(json.value(u"calls").toInteger()),
                         .status = int(json.value(u"status").toInteger()),
                         .failedMembers = textsOf(json.value(u"failedMembers")),
                         .unchangedMembers = textsOf(json.value(u"unchangedMembers")),
                         .openMembers = textsOf(json.value(u"openMembers")),
                         .note = json.value(u"note").toString(),
                         .requestId = json.value(u"requestId").toString(),
                         .conflict = json.value(u"conflict")};
    const Json differences = json.value(u"differences");
    for (const Json &difference : differences.items())
        outcome.differences << ValueDifference::fromJson(difference);
    if (json.contains(u"error"))
        outcome.error = errorFromJson(json.value(u"error"));
    return outcome;
}

} // namespace Provost
