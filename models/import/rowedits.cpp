// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/rowedits.h"

#include "import/objectfinder.h"
#include "scim/attributepath.h"

#include <QSet>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

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

bool isRemoval(const PatchOperation &operation)
{
    return operation.op == PatchOperation::Op::Remove;
}

/// Which value of several it is about; empty: none.
QString selectorOf(const PatchOperation &operation)
{
    if (!operation.path || !operation.path->filter)
        return {};
    AttributePath path = *operation.path;
    path.subAttribute.clear();
    return path.toString();
}

/// The values that it is about.
Json::Array selectedBy(const PatchOperation &operation, const Json &before)
{
    Json::Array selected;
    const AttributeName &name = operation.path->name;
    const Json values = AttributeName {name.schema, name.attribute, {}}.valueIn(before);
    for (const Json &value : values.items()) {
        if (operation.path->filter->matchesElement(value))
            selected.push_back(value);
    }
    return selected;
}

/// Once these are taken out of it, does it say anything that somebody would miss?
bool isLeftEmpty(const Json &value, const QStringList &removed)
{
    static const QStringList aside {u"type"_s, u"primary"_s, u"display"_s};
    const auto &members = value.members();
    return std::all_of(members.cbegin(), members.cend(), [&removed](const auto &member) {
        return removed.contains(member.first, Qt::CaseInsensitive) || aside.contains(member.first, Qt::CaseInsensitive);
    });
}

/// Does the value that `selector` means go as a whole?
bool goesWhole(const QString &selector, const std::vector<PatchOperation> &operations, const Json::Array &values)
{
    QStringList removed;
    bool isSet = false;
    bool hasValueSet = false;
    for (const PatchOperation &operation : operations) {
        if (selectorOf(operation) != selector)
            continue;
        const bool isValue = operation.path->subAttribute.compare(u"value"_s, Qt::CaseInsensitive) == 0;
        if (isRemoval(operation))
            removed << operation.path->subAttribute;
        else
            isSet = true;
        hasValueSet = hasValueSet || (isValue && !isRemoval(operation));
    }
    if (removed.contains(u"value"_s, Qt::CaseInsensitive) && !hasValueSet)
        return true;
    return !isSet && std::all_of(values.cbegin(), values.cend(), [&removed](const Json &value) { return isLeftEmpty(value, removed); });
}
} // namespace

void settleRemovals(std::vector<PatchOperation> &operations, const Json &before)
{
    std::erase_if(operations, [&before](const PatchOperation &operation) { return isRemoval(operation) && !selectorOf(operation).isEmpty() && selectedBy(operation, before).empty(); });
    QSet<QString> gone;
    for (PatchOperation &operation : operations) {
        const QString selector = isRemoval(operation) ? selectorOf(operation) : QString();
        if (selector.isEmpty() || gone.contains(selector) || !goesWhole(selector, operations, selectedBy(operation, before)))
            continue;
        gone.insert(selector);
    }
    for (const QString &selector : std::as_const(gone)) {
        const auto first = std::find_if(operations.begin(), operations.end(), [&selector](const PatchOperation &operation) { return isRemoval(operation) && selectorOf(operation) == selector; });
        PatchOperation whole = *first;
        whole.path->subAttribute.clear();
        std::erase_if(operations, [&selector](const PatchOperation &operation) { return selectorOf(operation) == selector; });
        operations.push_back(std::move(whole));
    }
}

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
