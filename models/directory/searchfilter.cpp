// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/searchfilter.h"

#include <QUuid>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype mostWords = 6;
constexpr qsizetype mostAttributes = 8;

/// Everything the choice of a filter depends on.
struct Asked {
    const ResourceType &type;
    const ResourceSchema &schema;
    const ServerProfile &profile;

    [[nodiscard]] bool takes(const AttributeName &name, const QString &op) const { return profile.acceptsOperator(type.name, name, op); }
    [[nodiscard]] bool takes(const Filter &filter) const { return profile.acceptsFilter(type.name, filter); }
};

AttributeName named(const QString &path)
{
    const qsizetype dot = path.indexOf(u'.');
    return dot < 0 ? AttributeName {{}, path, {}} : AttributeName {{}, path.left(dot), path.mid(dot + 1)};
}

QList<AttributeName> known(const QStringList &paths, const ResourceSchema &schema)
{
    QList<AttributeName> names;
    for (const QString &path : paths) {
        if (const AttributeName name = named(path); schema.find(name))
            names.append(name);
    }
    return names;
}

bool isText(const Attribute &attribute)
{
    return attribute.type == Attribute::Type::String && !attribute.multiValued && attribute.mutability != Attribute::Mutability::WriteOnly
        && attribute.returned != Attribute::Returned::Never;
}

/// For a type nobody has heard of: its texts, those that identify first.
QList<AttributeName> textsOf(const ResourceSchema &schema)
{
    QList<AttributeName> identifying;
    QList<AttributeName> others;
    for (const Attribute &attribute : schema.core().attributes) {
        if (isText(attribute))
            (attribute.required || attribute.uniqueness != Attribute::Uniqueness::None ? identifying : others).append({{}, attribute.name, {}});
    }
    return identifying + others;
}

QList<AttributeName> candidates(const QString &text, const ResourceSchema &schema)
{
    if (!QUuid::fromString(text).isNull())
        return known({u"id"_s, u"externalId"_s}, schema);
    const QStringList addresses {u"userName"_s, u"emails.value"_s};
    const QStringList names {u"displayName"_s,     u"userName"_s,      u"name.givenName"_s, u"name.familyName"_s,
                             u"name.formatted"_s, u"emails.value"_s, u"nickName"_s,      u"deviceDisplayName"_s};
    QList<AttributeName> found = known(text.contains(u'@') ? addresses : names, schema);
    if (found.isEmpty())
        found = known(names, schema);
    if (found.isEmpty())
        found = textsOf(schema);
    found.resize(std::min(found.size(), mostAttributes));
    return found;
}

/// Best first. "@example.com" means an end; a UUID is a whole or nothing.
QStringList operatorsFor(const QString &text)
{
    if (!QUuid::fromString(text).isNull())
        return {u"eq"_s};
    if (text.startsWith(u'@'))
        return {u"co"_s, u"ew"_s, u"eq"_s};
    return {u"co"_s, u"sw"_s, u"eq"_s};
}

Filter anyContains(const QList<AttributeName> &names, const QString &op, const QString &word)
{
    std::vector<Filter> operands;
    for (const AttributeName &name : names)
        operands.push_back(Filter::compare(name, *compareOpFromText(op), Json(word)));
    return Filter::anyOf(std::move(operands));
}

Filter everyWord(const QList<AttributeName> &names, const QString &op, const QString &text)
{
    std::vector<Filter> operands;
    for (const QString &word : text.split(u' ').mid(0, mostWords))
        operands.push_back(anyContains(names, op, word));
    return Filter::allOf(std::move(operands));
}

SearchPlan planned(const Filter &filter, const QList<AttributeName> &names, const QString &op)
{
    SearchPlan plan {.filter = filter, .op = op};
    for (const AttributeName &name : names)
        plan.attributes.append(name.toString());
    return plan;
}

/// The richest filter with this operator that the provider takes: every word anywhere, the text as it is anywhere, the text in one attribute.
std::optional<SearchPlan> planWith(const QString &op, const QString &text, const Asked &asked)
{
    QList<AttributeName> names = candidates(text, asked.schema);
    names.removeIf([&](const AttributeName &name) { return !asked.takes(name, op); });
    if (names.isEmpty())
        return {};
    if (op != "eq"_L1 && text.contains(u' ')) {
        if (const Filter words = everyWord(names, op, text); asked.takes(words))
            return planned(words, names, op);
    }
    for (const auto &choice : {names, names.mid(0, 1)}) {
        if (const Filter whole = anyContains(choice, op, text); asked.takes(whole))
            return planned(whole, choice, op);
    }
    return {};
}

} // namespace

SearchPlan planSearch(const QString &text, const ResourceType &type, const ResourceSchema &schema, const ServerProfile &profile)
{
    const QString wanted = text.simplified();
    if (wanted.isEmpty() || !profile.filter.supported.value_or(true))
        return {};
    const Asked asked {type, schema, profile};
    for (const QString &op : operatorsFor(wanted)) {
        if (auto plan = planWith(op, wanted, asked))
            return *std::move(plan);
    }
    return {};
}

} // namespace Provost
