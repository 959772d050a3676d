// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/memberpatch.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

AttributeName membersName()
{
    return {.schema = {}, .attribute = u"members"_s, .subAttribute = {}};
}

Filter idIs(const QString &id)
{
    return Filter::compare({.schema = {}, .attribute = u"value"_s, .subAttribute = {}}, CompareOp::Eq, id);
}

Json::Array elementsOf(const Json &value)
{
    if (value.isObject())
        return {value};
    return value.items();
}

bool isIdFilter(const std::optional<Filter> &filter)
{
    return filter && filter->kind() == Filter::Kind::Compare && filter->op() == CompareOp::Eq && filter->value().isString()
        && filter->name().attribute.compare("value"_L1, Qt::CaseInsensitive) == 0;
}

} // namespace

std::optional<MembershipEdit> membershipEdit(const PatchOperation &operation)
{
    using Op = PatchOperation::Op;
    if (!operation.path || operation.path->name.attribute.compare("members"_L1, Qt::CaseInsensitive) != 0
        || !operation.path->name.subAttribute.isEmpty() || !operation.path->subAttribute.isEmpty())
        return {};
    if (operation.op == Op::Remove && isIdFilter(operation.path->filter))
        return MembershipEdit {.add = false, .elements = {memberElement(operation.path->filter->value().toString())}};
    const Json::Array elements = elementsOf(operation.value);
    if (operation.path->filter || operation.op == Op::Replace || elements.empty())
        return {};
    return MembershipEdit {.add = operation.op == Op::Add, .elements = elements};
}

Json memberElement(const QString &id)
{
    return Json::object({{u"value"_s, id}});
}

QString memberId(const Json &element)
{
    return element.value(u"value").scalarText(); // some providers number them
}

Json memberPatch(ChangeKind kind, const Json::Array &elements, bool removeByValue)
{
    Patch patch;
    if (kind == ChangeKind::MembersAdd || removeByValue) {
        const auto op = kind == ChangeKind::MembersAdd ? PatchOperation::Op::Add : PatchOperation::Op::Remove;
        patch.operations.push_back({.op = op, .path = AttributePath {.name = membersName()}, .value = elements});
    } else {
        for (const Json &element : elements)
            patch.operations.push_back({.op = PatchOperation::Op::Remove, .path = AttributePath {.name = membersName(), .filter = idIs(memberId(element))}});
    }
    return patch.toJson();
}

Json memberPatchFor(const PlanStep &step, const QStringList &members)
{
    Json::Array elements;
    const Json whole = step.patch.isUndefined() ? step.body : step.patch;
    for (const Json &element : whole.value(u"Operations").at(0).value(u"value").items()) {
        if (members.contains(memberId(element)))
            elements.push_back(element);
    }
    const bool isByValue = !elements.empty();
    if (!isByValue) {
        for (const QString &member : members)
            elements.push_back(memberElement(member));
    }
    return memberPatch(step.kind, elements, isByValue);
}

} // namespace Provost
