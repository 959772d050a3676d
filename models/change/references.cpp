// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/references.h"

#include "change/change.h"

#include <functional>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Calls `visit` with each string value, whole, and with each text in quotes inside a PATCH path (`members[value eq "id"]`).
void visitTexts(const Json &json, const std::function<void(const QString &)> &visit)
{
    if (json.isString())
        visit(json.toString());
    for (const Json &item : json.items())
        visitTexts(item, visit);
    for (const auto &[name, value] : json.members()) {
        visitTexts(value, visit);
        if (name == "path"_L1 && value.isString()) {
            const QStringList parts = value.toString().split(u'"');
            for (qsizetype i = 1; i < parts.size(); i += 2)
                visit(parts[i]);
        }
    }
}

QString resolvedPath(QString path, const QHash<QString, QString> &ids)
{
    QStringList parts = path.split(u'"');
    for (qsizetype i = 1; i < parts.size(); i += 2)
        parts[i] = ids.value(parts[i], parts[i]);
    return parts.join(u'"');
}

Json resolvedMember(const QString &name, const Json &value, const QHash<QString, QString> &ids)
{
    if (name == "path"_L1 && value.isString() && value.toString().contains(u'"'))
        return resolvedPath(value.toString(), ids);
    return resolved(value, ids);
}

} // namespace

QSet<QString> temporaryIdsIn(const Json &json)
{
    QSet<QString> found;
    visitTexts(json, [&found](const QString &text) {
        if (isTemporaryId(text))
            found.insert(text);
    });
    return found;
}

Json resolved(const Json &json, const QHash<QString, QString> &ids)
{
    if (json.isString())
        return ids.value(json.toString(), json.toString());
    Json result = json;
    for (qsizetype i = 0; i < qsizetype(json.items().size()); ++i)
        result.setAt(i, resolved(json.at(i), ids));
    for (const auto &[name, value] : json.members())
        result.set(name, resolvedMember(name, value, ids));
    const Json target = json.value(u"value");
    if (target.isString() && ids.contains(target.toString()))
        result.remove(u"$ref"); // of the object that has another id now
    return result;
}

Json withoutReferences(const Json &json, const QSet<QString> &ids)
{
    if (json.isString())
        return ids.contains(json.toString()) ? Json() : json;
    if (json.isArray()) {
        Json::Array kept;
        for (const Json &element : json.items()) {
            if (const Json left = withoutReferences(element, ids); !left.isUndefined())
                kept.push_back(left);
        }
        return kept.empty() && !json.items().empty() ? Json() : Json(std::move(kept)); // as a provider shows an empty list: not at all
    }
    Json kept = json;
    for (const auto &[name, value] : json.members()) {
        const Json left = withoutReferences(value, ids);
        if (left.isUndefined() && value.isString())
            return {}; // {"value": ID} is nothing without it
        if (left.isUndefined())
            kept.remove(name);
        else if (left != value)
            kept.set(name, left);
    }
    return kept;
}

QSet<QString> mentionsIn(const Json &json, const QSet<QString> &ids)
{
    QSet<QString> found;
    if (ids.isEmpty())
        return found;
    visitTexts(json, [&](const QString &text) {
        if (ids.contains(text))
            found.insert(text);
    });
    return found;
}

} // namespace Provost
