// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patch.h"

#include "scim/patchlocks.h"
#include "scim/patchselectors.h"
#include "scim/patchvalues.h"
#include "scim/serverprofile.h"

#include <QHash>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

using Op = PatchOperation::Op;
using Elements = Json::Array;

/// Beyond this many changed values of one attribute it is replaced as a whole instead of being picked apart.
constexpr size_t manyChanges = 200;

Elements elementsOf(const Json &value)
{
    if (value.isArray())
        return value.items();
    return isUnassigned(value) ? Elements {} : Elements {value};
}

struct Unmatched {
    Elements before {};
    Elements after {};
};

/// What is on one side only, equal values cancelled out one by one.
Unmatched unmatched(const Elements &before, const Elements &after)
{
    QHash<QByteArray, int> surplus;
    for (const Json &element : before)
        ++surplus[canonicalBytes(element)];
    Unmatched rest;
    for (const Json &element : after) {
        int &count = surplus[canonicalBytes(element)];
        if (--count < 0)
            rest.after.push_back(element);
    }
    for (const Json &element : before) {
        int &count = surplus[canonicalBytes(element)];
        if (count-- > 0)
            rest.before.push_back(element);
    }
    return rest;
}

class Differ
{
public:
    Differ(const ResourceSchema &schema, const ServerProfile &profile, const QString &resourceType)
        : m_schema(schema)
        , m_rules(profile.patchRules)
        , m_locks(schema, profile, resourceType)
    {
    }
    void resource(const Json &before, const Json &after);
    std::vector<PatchOperation> operations {};
    std::vector<UnsaidChange> unsaid {};

private:
    void extension(const QString &urn, const Json &before, const Json &after);
    void attribute(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after);
    void complex(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after);
    bool goesWhole(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after) const;
    bool goesApart(const Json &value) const;
    void values(const AttributeName &name, const Attribute *definition, const Elements &before, const Elements &after);
    bool listed(const AttributeName &name, const Elements &before, const Elements &after);
    bool pickedApart(const AttributeName &name, const Attribute *definition, const Elements &before, const Elements &after);
    bool elementChange(const AttributeName &name, const Attribute *definition, const Filter &selector, const Json &before, const Json &after);
    void replaceAll(const AttributeName &name, const Elements &before, const Elements &after);
    void emitOp(Op op, const AttributeName &name, Json value = {}, std::optional<Filter> filter = {}, const QString &sub = {});
    bool gives(const AttributeName &name, size_t from, const Elements &before, const Elements &after) const;
    void primaryLast(size_t from);

    const ResourceSchema &m_schema;
    const ServerProfile::PatchRules &m_rules;
    const PatchLocks m_locks;
};

/// A member of either side, the other's beside it.
struct Pair {
    QString name;
    Json before {};
    Json after {};
};

/// Those of `after` first, each name once, whatever its case. By a hash: strangers' objects may be wide.
std::vector<Pair> pairsOf(const Json &before, const Json &after)
{
    std::vector<Pair> pairs;
    QHash<QString, size_t> known;
    for (const Json::Member &member : after.members()) {
        if (const QString folded = member.first.toCaseFolded(); !known.contains(folded)) {
            known.insert(folded, pairs.size());
            pairs.push_back({.name = member.first, .after = member.second});
        }
    }
    QSet<QString> seen;
    for (const Json::Member &member : before.members()) {
        const QString folded = member.first.toCaseFolded();
        if (seen.contains(folded))
            continue;
        seen.insert(folded);
        if (const auto at = known.constFind(folded); at != known.constEnd())
            pairs[*at].before = member.second;
        else
            pairs.push_back({.name = member.first, .before = member.second});
    }
    return pairs;
}

void Differ::emitOp(Op op, const AttributeName &name, Json value, std::optional<Filter> filter, const QString &sub)
{
    operations.push_back({.op = op, .path = AttributePath {.name = name, .filter = std::move(filter), .subAttribute = sub}, .value = std::move(value)});
}

void Differ::resource(const Json &before, const Json &after)
{
    const auto pairs = pairsOf(before, after);
    for (const Pair &pair : pairs) {
        if (sameAssigned(pair.before, pair.after))
            continue; // most of them: no need to look up what they are
        if (pair.name.compare("schemas"_L1, Qt::CaseInsensitive) == 0)
            continue; // follows from the rest (RFC 7643 section 3)
        if (m_schema.extension(pair.name) || pair.name.contains(u':')) {
            extension(pair.name, pair.before, pair.after);
            continue;
        }
        const AttributeName top {.schema = {}, .attribute = pair.name, .subAttribute = {}};
        attribute(top, m_schema.findTop(top), pair.before, pair.after);
    }
}

void Differ::extension(const QString &urn, const Json &before, const Json &after)
{
    const auto pairs = pairsOf(before, after);
    for (const Pair &pair : pairs) {
        if (sameAssigned(pair.before, pair.after))
            continue;
        const AttributeName top {.schema = urn, .attribute = pair.name, .subAttribute = {}};
        attribute(top, m_schema.findTop(top), pair.before, pair.after);
    }
}

/// Can it stand in a path between dots?
bool isPlainName(const QString &name)
{
    const auto parsed = AttributeName::parse(name);
    return parsed && parsed->schema.isEmpty() && parsed->subAttribute.isEmpty();
}

void Differ::attribute(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after)
{
    if (sameAssigned(before, after))
        return;
    if (!definition && !isPlainName(name.subAttribute.isEmpty() ? name.attribute : name.subAttribute.section(u'.', -1))) {
        unsaid.push_back({.name = name, .reason = UnsaidChange::Reason::NotAddressable});
        return;
    }
    if (m_locks.isReadOnly(name, definition)) {
        if (!isUnassigned(after)) // a copy that lacks what the provider writes does not wish it gone
            unsaid.push_back({.name = name, .reason = UnsaidChange::Reason::ReadOnly});
        return;
    }
    if (m_locks.addsOwnElements(name, before, after))
        unsaid.push_back({.name = name, .reason = UnsaidChange::Reason::ReadOnly});
    const Json left = m_locks.writable(before, name, definition);
    const Json right = m_locks.writable(after, name, definition);
    if (canonicalBytes(left) == canonicalBytes(right))
        return;
    if (const auto reason = m_locks.against(name, definition, before, right)) {
        unsaid.push_back({.name = name, .reason = *reason});
        return;
    }
    const bool multiValued = definition ? definition->multiValued : left.isArray() || right.isArray();
    const bool singleObjects = !multiValued && (left.isObject() || right.isObject());
    const bool bothThere = left.isObject() && right.isObject() && !isUnassigned(left) && !isUnassigned(right);
    if (singleObjects && (bothThere || goesApart(isUnassigned(right) ? left : right))) {
        complex(name, definition, left, right);
    } else if (isUnassigned(right) && !m_locks.hasOwnElements(name, before)) {
        emitOp(Op::Remove, name);
    } else if (multiValued) {
        values(name, definition, elementsOf(left), elementsOf(right));
    } else {
        emitOp(isUnassigned(left) ? Op::Add : Op::Replace, name, right);
    }
}

/// Where parts are written one by one, they come and go one by one too; but a reference is one thing (`manager` of `{"value": id}`).
bool Differ::goesApart(const Json &value) const
{
    return m_rules.bySubAttribute && value.isObject() && !value.contains(u"value");
}

AttributeName below(const AttributeName &name, const QString &sub)
{
    AttributeName inner = name;
    inner.subAttribute = name.subAttribute.isEmpty() ? sub : QString(name.subAttribute + u'.' + sub);
    return inner;
}

/// Can a changed complex value be sent as an object? What that does not name stays (RFC 7644 section 3.5.2.3), so nothing may go.
bool Differ::goesWhole(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after) const
{
    int changed = 0;
    const auto pairs = pairsOf(before, after);
    for (const auto &[sub, left, right] : pairs) {
        if (sameAssigned(left, right))
            continue;
        ++changed;
        const Attribute *inner = definition ? definition->subAttribute(sub) : nullptr;
        if (isUnassigned(right) || right.isObject() || right.isArray() || m_locks.against(below(name, sub), inner, left, right))
            return false;
    }
    const bool pointsElsewhere = after.contains(u"value") && !sameAssigned(before.value(u"value"), after.value(u"value"));
    return pointsElsewhere || (changed > 1 && !m_rules.bySubAttribute);
}

void Differ::complex(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after)
{
    if (goesWhole(name, definition, before, after)) {
        Json whole = after;
        if (!sameAssigned(before.value(u"value"), after.value(u"value")) && sameAssigned(before.value(u"$ref"), after.value(u"$ref")))
            whole.remove(u"$ref"); // it belongs to the value that is going
        emitOp(isUnassigned(before) ? Op::Add : Op::Replace, name, whole);
        return;
    }
    const auto pairs = pairsOf(before, after);
    for (const auto &[sub, left, right] : pairs)
        attribute(below(name, sub), definition ? definition->subAttribute(sub) : nullptr, left, right);
}

/// Where values cannot be replaced, all go and come again; unless they cannot all be gone for a moment, or come as they are (doubles).
void Differ::replaceAll(const AttributeName &name, const Elements &before, const Elements &after)
{
    const size_t from = operations.size();
    if (!(isMembers(name) ? m_rules.replaceMembers : m_rules.replaceValues)) {
        emitOp(Op::Remove, name);
        emitOp(Op::Add, name, after);
        if (gives(name, from, before, after))
            return;
        operations.erase(operations.begin() + qsizetype(from), operations.end());
    }
    emitOp(Op::Replace, name, after);
}

/// Do the operations from `from` on make `before` into `after`? They are tried out on the attribute alone.
bool Differ::gives(const AttributeName &name, size_t from, const Elements &before, const Elements &after) const
{
    Json value = before;
    QStringList path {name.attribute};
    if (!name.subAttribute.isEmpty())
        path += name.subAttribute.split(u'.');
    if (!name.schema.isEmpty())
        path.prepend(name.schema);
    for (auto step = path.crbegin(); step != path.crend(); ++step)
        value = Json::object({{*step, value}});
    const Json resource = value;
    const Patch patch {.operations = {operations.begin() + qsizetype(from), operations.end()}};
    const auto result = patch.apply(resource, m_schema);
    return result && canonicalBytes(name.valueIn(*result)) == canonicalBytes(Json(after));
}

void Differ::values(const AttributeName &name, const Attribute *definition, const Elements &before, const Elements &after)
{
    const size_t from = operations.size();
    // RFC 7644 has no `a.b[c]`: the values of a sub-attribute can be added to or replaced
    const bool done = listed(name, before, after) || (name.subAttribute.isEmpty() && pickedApart(name, definition, before, after));
    if (!done) {
        operations.erase(operations.begin() + qsizetype(from), operations.end());
        replaceAll(name, before, after);
    }
}

/// Only additions, or additions and removals as lists of values.
bool Differ::listed(const AttributeName &name, const Elements &before, const Elements &after)
{
    const size_t from = operations.size();
    const Unmatched rest = unmatched(before, after);
    const bool byValue = m_rules.removeByValue && isMembers(name);
    if (!rest.before.empty() && !byValue)
        return false;
    if (!rest.before.empty()) {
        Elements gone;
        for (const Json &element : rest.before)
            gone.push_back(Json::object({{u"value"_s, element.value(u"value")}}));
        emitOp(Op::Remove, name, gone);
    }
    if (!rest.after.empty())
        emitOp(Op::Add, name, rest.after);
    if (gives(name, from, before, after))
        return true;
    operations.erase(operations.begin() + qsizetype(from), operations.end());
    return false;
}

/// Which of `candidates` is `element` changed? The one of the same value, else the only one of the same type; -1: it is gone.
qsizetype successor(const Json &element, const Elements &candidates)
{
    qsizetype byType = -1;
    int ofType = 0;
    for (size_t i = 0; i < candidates.size(); ++i) {
        const QString value = partText(element, u"value");
        if (!value.isEmpty() && partText(candidates[i], u"value") == value)
            return qsizetype(i);
        if (partText(candidates[i], u"type") == partText(element, u"type")) {
            byType = qsizetype(i);
            ++ofType;
        }
    }
    return ofType == 1 ? byType : -1;
}

bool Differ::elementChange(const AttributeName &name, const Attribute *definition, const Filter &selector, const Json &before, const Json &after)
{
    QStringList changed;
    bool replaces = false;
    const auto pairs = pairsOf(before, after);
    for (const auto &[sub, left, right] : pairs) {
        const Attribute *inner = definition ? definition->subAttribute(sub) : nullptr;
        if (sameAssigned(left, right))
            continue;
        replaces = replaces || m_locks.isFixed(below(name, sub), inner) || (!inner && !isPlainName(sub));
        changed << sub;
    }
    if (replaces)
        return false;
    if (changed.size() > 1 && !m_rules.bySubAttribute) {
        emitOp(Op::Replace, name, after, selector);
        return true;
    }
    // what the selector looks at changes last, or the others would miss their target
    const QString selecting = selector.kind() == Filter::Kind::Compare ? selector.name().attribute : u"type"_s;
    std::stable_partition(changed.begin(), changed.end(), [&](const QString &sub) { return sub.compare(selecting, Qt::CaseInsensitive) != 0; });
    for (const QString &sub : std::as_const(changed)) {
        const Json value = after.value(sub);
        const Op op = isUnassigned(value) ? Op::Remove : isUnassigned(before.value(sub)) ? Op::Add : Op::Replace;
        emitOp(op, name, op == Op::Remove ? Json() : value, selector, sub);
    }
    return true;
}

/// A new primary takes the flag from the others, so it comes after what is said of them.
void Differ::primaryLast(size_t from)
{
    const auto makesPrimary = [](const PatchOperation &operation) {
        return operation.path->subAttribute.isEmpty() ? operation.value.value(u"primary").toBool()
                                                      : operation.path->subAttribute.compare("primary"_L1, Qt::CaseInsensitive) == 0
                && operation.value.toBool();
    };
    std::stable_partition(operations.begin() + qsizetype(from), operations.end(), [&](const PatchOperation &operation) { return !makesPrimary(operation); });
}

/// One operation for each value that goes or changes, and one for all that are new.
bool Differ::pickedApart(const AttributeName &name, const Attribute *definition, const Elements &before, const Elements &after)
{
    const bool members = isMembers(name);
    Unmatched rest = unmatched(before, after);
    if (!m_rules.selectors || (!members && rest.before.size() + rest.after.size() > manyChanges))
        return false;
    const size_t from = operations.size();
    const PatchSelectors selectorFor(name.toString(), members, before, m_rules);
    std::vector<std::pair<Json, Filter>> kept;
    for (const Json &element : rest.before) {
        const auto selector = selectorFor(element);
        if (!selector)
            return false;
        if (!members && successor(element, rest.after) >= 0)
            kept.emplace_back(element, *selector);
        else
            emitOp(Op::Remove, name, {}, selector);
    }
    const size_t changes = operations.size();
    for (const auto &[element, selector] : kept) {
        const qsizetype next = successor(element, rest.after);
        if (next < 0 || !elementChange(name, definition, selector, element, rest.after[size_t(next)]))
            return false;
        rest.after.erase(rest.after.begin() + next);
    }
    primaryLast(changes);
    if (!rest.after.empty())
        emitOp(Op::Add, name, rest.after);
    // members are told apart by their value alone, and there may be very many
    return members || gives(name, from, before, after);
}

} // namespace

PatchDifference Patch::difference(const Json &before, const Json &after, const ResourceSchema &schema, const ServerProfile &profile,
                                  const QString &resourceType)
{
    Differ differ(schema, profile, resourceType);
    differ.resource(before, after);
    return {.patch = {.operations = std::move(differ.operations)}, .unsaid = std::move(differ.unsaid)};
}

Patch Patch::diff(const Json &before, const Json &after, const ResourceSchema &schema, const ServerProfile &profile)
{
    return difference(before, after, schema, profile, schema.core().name).patch;
}

} // namespace Provost
