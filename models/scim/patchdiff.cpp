// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/patch.h"

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

bool isReadOnly(const Attribute *attribute)
{
    return attribute && attribute->mutability == Attribute::Mutability::ReadOnly;
}

bool isImmutable(const Attribute *attribute)
{
    return attribute && attribute->mutability == Attribute::Mutability::Immutable;
}

/// `value` without what the server alone writes and without what is unassigned.
Json writable(const Json &value, const Attribute *attribute)
{
    if (value.isArray()) {
        Elements elements;
        for (const Json &item : value.items()) {
            if (Json element = writable(item, attribute); !isUnassigned(element))
                elements.push_back(std::move(element));
        }
        return elements;
    }
    if (!value.isObject())
        return value;
    Json::Object members;
    for (const Json::Member &member : value.members()) {
        const Attribute *sub = attribute ? attribute->subAttribute(member.first) : nullptr;
        if (!isReadOnly(sub) && !holdsNothing(member.second))
            members.emplace_back(member.first, writable(member.second, sub));
    }
    return members;
}

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

QString partText(const Json &element, QStringView part)
{
    return element.value(part).scalarText();
}

Filter equals(const QString &attribute, const Json &value)
{
    return Filter::compare({.schema = {}, .attribute = attribute, .subAttribute = {}}, CompareOp::Eq, value);
}

/// Finds the `[filter]` of a path that selects one value among those there were before.
class Selectors
{
public:
    Selectors(const QString &path, bool members, const Elements &before, const ServerProfile::PatchRules &rules);
    [[nodiscard]] std::optional<Filter> operator()(const Json &element) const;

private:
    bool allows(const QString &attribute) const { return m_rules.selectorAttributes.isEmpty() || m_rules.selectorAttributes.contains(attribute); }
    std::optional<Filter> byType(const Json &element) const;
    std::optional<Filter> byValue(const Json &element) const;
    std::optional<Filter> byBoth(const Json &element) const;
    std::optional<Filter> special(const QString &type) const;

    static QString fold(const QString &text) { return text.toCaseFolded(); } // `eq` may ignore case

    bool m_members;
    const Elements &m_before;
    const ServerProfile::PatchRules &m_rules;
    QHash<QString, QString> m_forms;
    QHash<QString, int> m_types, m_values, m_both;
};

Selectors::Selectors(const QString &path, bool members, const Elements &before, const ServerProfile::PatchRules &rules)
    : m_members(members)
    , m_before(before)
    , m_rules(rules)
    , m_forms(rules.selectorForms.value(path.toLower()))
{
    for (const Json &element : before) {
        const QString type = fold(partText(element, u"type"));
        const QString value = fold(partText(element, u"value"));
        ++m_types[type];
        ++m_values[value];
        ++m_both[type + u'\n' + value];
    }
}

std::optional<Filter> Selectors::special(const QString &type) const
{
    const auto form = Filter::parse(m_forms.value(type.toLower()));
    if (!form || form->isEverything())
        return std::nullopt;
    const auto count = std::count_if(m_before.begin(), m_before.end(), [&](const Json &one) { return form->matchesElement(one); });
    return count == 1 ? std::optional(*form) : std::nullopt;
}

std::optional<Filter> Selectors::byType(const Json &element) const
{
    const Json type = element.value(u"type");
    if (!type.isString() || !allows(u"type"_s))
        return std::nullopt;
    if (auto form = special(type.toString()); form && form->matchesElement(element))
        return form;
    return m_types.value(fold(type.toString())) == 1 ? std::optional(equals(u"type"_s, type)) : std::nullopt;
}

std::optional<Filter> Selectors::byValue(const Json &element) const
{
    const Json value = element.value(u"value");
    if (!value.isString() || !(m_members || allows(u"value"_s)) || m_values.value(fold(value.toString())) != 1)
        return std::nullopt;
    return equals(u"value"_s, value);
}

std::optional<Filter> Selectors::byBoth(const Json &element) const
{
    const Json type = element.value(u"type");
    const Json value = element.value(u"value");
    if (!type.isString() || !value.isString() || !allows(u"type"_s) || !allows(u"value"_s)
        || m_both.value(fold(type.toString()) + u'\n' + fold(value.toString())) != 1)
        return std::nullopt;
    return Filter::allOf({equals(u"type"_s, type), equals(u"value"_s, value)});
}

std::optional<Filter> Selectors::operator()(const Json &element) const
{
    if (!m_rules.selectors || !element.isObject())
        return std::nullopt;
    auto filter = m_members ? byValue(element) : byType(element);
    if (!filter && !m_members)
        filter = byValue(element);
    return filter ? filter : byBoth(element);
}

class Differ
{
public:
    Differ(const ResourceSchema &schema, const ServerProfile &profile)
        : m_schema(schema)
        , m_rules(profile.patchRules)
    {
    }
    void resource(const Json &before, const Json &after);
    std::vector<PatchOperation> operations {};

private:
    void extension(const QString &urn, const Json &before, const Json &after);
    void attribute(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after);
    void complex(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after);
    void values(const AttributeName &name, const Attribute *definition, const Elements &before, const Elements &after);
    bool listed(const AttributeName &name, const Elements &before, const Elements &after);
    bool pickedApart(const AttributeName &name, const Attribute *definition, const Elements &before, const Elements &after);
    bool elementChange(const AttributeName &name, const Attribute *definition, const Filter &selector, const Json &before, const Json &after);
    void replaceAll(const AttributeName &name, const Elements &after);
    void emitOp(Op op, const AttributeName &name, Json value = {}, std::optional<Filter> filter = {}, const QString &sub = {});
    bool gives(const AttributeName &name, size_t from, const Elements &before, const Elements &after) const;
    void primaryLast(size_t from);

    const ResourceSchema &m_schema;
    const ServerProfile::PatchRules &m_rules;
};

bool isMembers(const AttributeName &name)
{
    return name.schema.isEmpty() && name.attribute.compare("members"_L1, Qt::CaseInsensitive) == 0;
}

/// The names on either side, those of `after` first, each once.
QStringList namesOf(const Json &before, const Json &after)
{
    QStringList names;
    QSet<QString> seen;
    for (const Json *side : {&after, &before}) {
        for (const Json::Member &member : side->members()) {
            const QString folded = member.first.toCaseFolded();
            if (!seen.contains(folded)) {
                seen.insert(folded);
                names << member.first;
            }
        }
    }
    return names;
}

void Differ::emitOp(Op op, const AttributeName &name, Json value, std::optional<Filter> filter, const QString &sub)
{
    operations.push_back({.op = op, .path = AttributePath {.name = name, .filter = std::move(filter), .subAttribute = sub}, .value = std::move(value)});
}

void Differ::resource(const Json &before, const Json &after)
{
    const QStringList names = namesOf(before, after);
    for (const QString &name : names) {
        if (name.compare("schemas"_L1, Qt::CaseInsensitive) == 0)
            continue; // follows from the rest (RFC 7643 section 3)
        const Json left = before.value(name);
        const Json right = after.value(name);
        if (m_schema.extension(name) || name.contains(u':')) {
            extension(name, left, right);
            continue;
        }
        const AttributeName top {.schema = {}, .attribute = name, .subAttribute = {}};
        attribute(top, m_schema.findTop(top), left, right);
    }
}

void Differ::extension(const QString &urn, const Json &before, const Json &after)
{
    const QStringList names = namesOf(before, after);
    for (const QString &name : names) {
        const AttributeName top {.schema = urn, .attribute = name, .subAttribute = {}};
        attribute(top, m_schema.findTop(top), before.value(name), after.value(name));
    }
}

void Differ::attribute(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after)
{
    if (isReadOnly(definition) || sameAssigned(before, after))
        return;
    const Json left = writable(before, definition);
    const Json right = writable(after, definition);
    if (canonicalBytes(left) == canonicalBytes(right) || (isImmutable(definition) && !isUnassigned(left)))
        return;
    const bool multiValued = definition ? definition->multiValued : left.isArray() || right.isArray();
    if (isUnassigned(right)) {
        if (!m_rules.noRemove.contains(name.toString().toLower()))
            emitOp(Op::Remove, name);
    } else if (multiValued) {
        values(name, definition, elementsOf(left), elementsOf(right));
    } else if (left.isObject() && right.isObject() && !isUnassigned(left)) {
        complex(name, definition, left, right);
    } else {
        emitOp(isUnassigned(left) ? Op::Add : Op::Replace, name, right);
    }
}

AttributeName below(const AttributeName &name, const QString &sub)
{
    AttributeName inner = name;
    inner.subAttribute = name.subAttribute.isEmpty() ? sub : QString(name.subAttribute + u'.' + sub);
    return inner;
}

void Differ::complex(const AttributeName &name, const Attribute *definition, const Json &before, const Json &after)
{
    int changed = 0;
    bool nested = false;
    bool removes = false;
    const QStringList names = namesOf(before, after);
    for (const QString &sub : names) {
        const Json right = after.value(sub);
        const bool differs = !sameAssigned(before.value(sub), right);
        changed += differs ? 1 : 0;
        removes = removes || (differs && isUnassigned(right));
        nested = nested || (differs && (right.isObject() || right.isArray()));
    }
    const bool pointsElsewhere = after.contains(u"value") && !sameAssigned(before.value(u"value"), after.value(u"value"));
    if (!removes && !nested && (pointsElsewhere || (changed > 1 && !m_rules.bySubAttribute))) {
        Json whole = after;
        if (pointsElsewhere && sameAssigned(before.value(u"$ref"), after.value(u"$ref")))
            whole.remove(u"$ref"); // it belongs to the value that is going
        emitOp(Op::Replace, name, whole);
        return;
    }
    for (const QString &sub : names)
        attribute(below(name, sub), definition ? definition->subAttribute(sub) : nullptr, before.value(sub), after.value(sub));
}

void Differ::replaceAll(const AttributeName &name, const Elements &after)
{
    if (isMembers(name) ? m_rules.replaceMembers : m_rules.replaceValues) {
        emitOp(Op::Replace, name, after);
        return;
    }
    emitOp(Op::Remove, name);
    emitOp(Op::Add, name, after);
}

/// Do the operations from `from` on make `before` into `after`? They are tried out on the attribute alone.
bool Differ::gives(const AttributeName &name, size_t from, const Elements &before, const Elements &after) const
{
    const AttributeName inner {.schema = {}, .attribute = name.attribute, .subAttribute = {}};
    Json resource = Json::object({{name.attribute, before}});
    if (!name.schema.isEmpty())
        resource = Json::object({{name.schema, resource}});
    const Patch patch {.operations = {operations.begin() + qsizetype(from), operations.end()}};
    const auto result = patch.apply(resource, m_schema);
    return result && canonicalBytes(name.valueIn(*result)) == canonicalBytes(Json(after));
}

void Differ::values(const AttributeName &name, const Attribute *definition, const Elements &before, const Elements &after)
{
    const size_t from = operations.size();
    const bool done = name.subAttribute.isEmpty() && (listed(name, before, after) || pickedApart(name, definition, before, after));
    if (!done) {
        operations.erase(operations.begin() + qsizetype(from), operations.end());
        replaceAll(name, after);
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
    const QStringList names = namesOf(before, after);
    for (const QString &sub : names) {
        const Attribute *inner = definition ? definition->subAttribute(sub) : nullptr;
        if (sameAssigned(before.value(sub), after.value(sub)))
            continue;
        replaces = replaces || isImmutable(inner);
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
    const Selectors selectorFor(name.toString(), members, before, m_rules);
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

bool isMembership(const PatchOperation &operation)
{
    return operation.path && isMembers(operation.path->name);
}

std::vector<PatchOperation> chunked(const PatchOperation &operation, std::optional<int> limit)
{
    const Json::Array &items = operation.value.items();
    const size_t step = size_t(qMax(1, limit.value_or(0)));
    if (!limit || items.size() <= step)
        return {operation};
    std::vector<PatchOperation> pieces;
    for (size_t at = 0; at < items.size(); at += step) {
        PatchOperation piece = operation;
        piece.value = Json::Array(items.begin() + qsizetype(at), items.begin() + qsizetype(qMin(items.size(), at + step)));
        pieces.push_back(std::move(piece));
    }
    return pieces;
}

/// Fills requests one after the other, in order.
class Packer
{
public:
    explicit Packer(const ServerProfile &profile)
        : m_profile(profile)
    {
    }
    void add(const PatchOperation &operation);
    std::vector<Patch> finished()
    {
        flush();
        return std::move(m_requests);
    }

private:
    void addMembership(const PatchOperation &piece, std::optional<int> limit);
    void flush()
    {
        if (!m_current.operations.empty())
            m_requests.push_back(std::exchange(m_current, {}));
        m_members = 0;
    }

    const ServerProfile &m_profile;
    std::vector<Patch> m_requests;
    Patch m_current;
    int m_members = 0; ///< memberships that the current request changes
};

void Packer::add(const PatchOperation &operation)
{
    if (isMembership(operation)) {
        const auto limit = operation.op == Op::Remove ? m_profile.membersPerRemove : m_profile.membersPerAdd;
        const auto pieces = chunked(operation, limit);
        for (const PatchOperation &piece : pieces)
            addMembership(piece, limit);
        return;
    }
    if (m_profile.membersAlone && m_members > 0)
        flush();
    m_current.operations.push_back(operation);
}

void Packer::addMembership(const PatchOperation &piece, std::optional<int> limit)
{
    const int size = int(qMax<qsizetype>(1, piece.value.size()));
    const bool sameKind = !m_current.operations.empty() && m_current.operations.back().op == piece.op && piece.op == Op::Remove;
    const bool mixes = m_profile.membersAlone && !m_current.operations.empty() && !(m_members > 0 && sameKind);
    if (mixes || (limit && m_members + size > *limit))
        flush();
    m_current.operations.push_back(piece);
    m_members += size;
}

} // namespace

Patch Patch::diff(const Json &before, const Json &after, const ResourceSchema &schema, const ServerProfile &profile)
{
    Differ differ(schema, profile);
    differ.resource(before, after);
    return {.operations = std::move(differ.operations)};
}

std::vector<Patch> Patch::packedFor(const ServerProfile &profile) const
{
    Packer packer(profile);
    for (const PatchOperation &operation : operations)
        packer.add(operation);
    return packer.finished();
}

} // namespace Provost
