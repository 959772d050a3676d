// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rowedits.h"

#include "import/objectfinder.h"
#include "scim/attributepath.h"

namespace Provost {

namespace {
Json valueAt(const AttributePath &path, const Json &resource)
{
    if (!path.filter)
        return path.name.valueIn(resource);
    const Json values = AttributeName {path.name.schema, path.name.attribute, {}}.valueIn(resource);
    for (const Json &value : values.items()) {
        if (path.filter->matchesElement(value))
            return path.subAttribute.isEmpty() ? value : value.value(path.subAttribute);
    }
    return {};
}
} // namespace

void keepSpelling(PatchOperation &operation, const Json &before)
{
    if (!operation.path || !operation.value.isString())
        return;
    const Json present = valueAt(*operation.path, before);
    if (present.isString() && answerKey(present.toString().trimmed(), true) == answerKey(operation.value.toString(), true))
        operation.value = present;
}

bool saysTheSame(const PatchOperation &operation, const Json &before)
{
    const bool isWhole = operation.op == PatchOperation::Op::Replace && operation.path && !operation.path->filter && operation.path->name.subAttribute.isEmpty() && operation.value.isArray();
    if (!isWhole)
        return false;
    const Json present = operation.path->name.valueIn(before);
    if (!present.isArray() || present.size() != operation.value.size())
        return false;
    QStringList had;
    QStringList wanted;
    for (const Json &element : present.items()) {
        if (!element.contains(u"value"))
            return false;
        had << element.value(u"value").scalarText();
    }
    for (const Json &element : operation.value.items()) {
        if (!element.isObject() || element.size() != 1 || !element.contains(u"value"))
            return false;
        wanted << element.value(u"value").scalarText();
    }
    had.sort();
    wanted.sort();
    return had == wanted;
}

void forgetUsedTo(QList<RowProblem> &problems, const Json &before, const Json &after)
{
    problems.removeIf([&](const RowProblem &problem) {
        if (problem.kind != RowProblem::Kind::UnusualValue)
            return false;
        const auto path = AttributePath::parse(problem.path);
        return path && valueAt(*path, before) == valueAt(*path, after);
    });
}

} // namespace Provost
