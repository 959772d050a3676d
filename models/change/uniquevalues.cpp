// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/uniquevalues.h"

#include "change/objectedits.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

void addUnique(const Attribute &attribute, const AttributeName &name, QList<UniqueName> &names)
{
    if (attribute.mutability == Attribute::Mutability::ReadOnly)
        return;
    const bool isUserName = name.toString().compare("userName"_L1, Qt::CaseInsensitive) == 0;
    if (isUserName || attribute.uniqueness != Attribute::Uniqueness::None)
        names << UniqueName {.name = name, .caseExact = !isUserName && attribute.caseExact};
    for (const Attribute &part : attribute.subAttributes)
        addUnique(part, {.schema = name.schema, .attribute = name.attribute, .subAttribute = part.name}, names);
}

void addValue(const Json &value, const QString &place, bool caseExact, QSet<QString> &values)
{
    for (const Json &one : value.items())
        addValue(one, place, caseExact, values);
    // The same letters composed and not are one name.
    const QString text = value.isString() || value.isNumber() ? value.scalarText().normalized(QString::NormalizationForm_C) : QString();
    if (!text.isEmpty())
        values.insert(place + (caseExact ? text : text.toCaseFolded()));
}

QSet<QString> valuesIn(const Json &document, const TypeRules &rules)
{
    QSet<QString> values;
    for (const UniqueName &unique : rules.unique)
        addValue(unique.name.valueIn(document), rules.type.name + u'\n' + unique.name.toString().toLower() + u'\n', unique.caseExact, values);
    return values;
}

} // namespace

QList<UniqueName> uniqueNames(const ResourceSchema &schema)
{
    QList<UniqueName> names;
    for (const Attribute &attribute : schema.core().attributes)
        addUnique(attribute, {.schema = {}, .attribute = attribute.name, .subAttribute = {}}, names);
    for (const Schema &extension : schema.extensions()) {
        for (const Attribute &attribute : extension.attributes)
            addUnique(attribute, {.schema = extension.id, .attribute = attribute.name, .subAttribute = {}}, names);
    }
    return names;
}

UniqueValues uniqueValuesOf(const ObjectEdits &object)
{
    const TypeRules &rules = object.rules();
    if (rules.unique.isEmpty())
        return {};
    Json after;
    if (object.isKnown() && !object.isDeleted())
        after = object.after();
    else if (!object.isDeleted())
        after = Patch {object.blindOperations()}.apply(Json::object(), rules.schema).valueOr({});
    const QSet<QString> had = object.isCreated() ? QSet<QString>() : valuesIn(object.before(), rules);
    const QSet<QString> has = valuesIn(after, rules);
    return {.freed = had - has, .taken = has - had};
}

std::vector<UniqueValues> handedOver(const std::deque<ObjectEdits> &objects)
{
    std::vector<UniqueValues> values(objects.size());
    QSet<QString> freed;
    for (size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].isCreated())
            continue;
        values[i] = uniqueValuesOf(objects[i]);
        freed.unite(values[i].freed);
    }
    if (freed.isEmpty())
        return {};
    for (size_t i = 0; i < objects.size(); ++i) {
        if (objects[i].isCreated())
            values[i] = uniqueValuesOf(objects[i]);
        values[i].taken.intersect(freed);
    }
    return values;
}

} // namespace Provost
