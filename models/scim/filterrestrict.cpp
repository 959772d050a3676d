// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/filter.h"

#include "scim/serverprofile.h"

#include <algorithm>
#include <numeric>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// A `not` drawn inwards by De Morgan's laws, as far as there are and, or and not: `not (a or b)` is `not a and not b`.
Filter drawnInwards(const Filter &negated)
{
    const Filter &operand = negated.operands().front();
    if (operand.kind() == Filter::Kind::Not)
        return operand.operands().front();
    if (operand.kind() != Filter::Kind::And && operand.kind() != Filter::Kind::Or)
        return negated;
    std::vector<Filter> parts;
    for (const Filter &part : operand.operands())
        parts.push_back(Filter::negated(part));
    return operand.kind() == Filter::Kind::And ? Filter::anyOf(std::move(parts)) : Filter::allOf(std::move(parts));
}

/// `a[b eq "x" and c pr]` lets through no more than `a.b eq "x" and a.c pr`. Everything where no such thing can be said: of what
/// is absent or unlike, the one form and the other speak of different values.
Filter outsideBrackets(const AttributeName &name, const Filter &inner)
{
    AttributeName whole = name;
    whole.subAttribute = inner.name().toString();
    switch (inner.kind()) {
    case Filter::Kind::Present:
        return Filter::present(whole);
    case Filter::Kind::Compare:
        return inner.op() == CompareOp::Ne || inner.value().isNull() ? Filter() : Filter::compare(whole, inner.op(), inner.value());
    case Filter::Kind::And:
    case Filter::Kind::Or: {
        std::vector<Filter> parts;
        for (const Filter &part : inner.operands())
            parts.push_back(outsideBrackets(name, part));
        return inner.kind() == Filter::Kind::And ? Filter::allOf(std::move(parts)) : Filter::anyOf(std::move(parts));
    }
    default:
        return {};
    }
}

/// One object at most answers to it.
bool isKey(const Filter &clause)
{
    static const QStringList keys {u"id"_s, u"externalid"_s, u"username"_s};
    return clause.kind() == Filter::Kind::Compare && clause.op() == CompareOp::Eq && clause.name().subAttribute.isEmpty()
        && keys.contains(clause.name().attribute.toLower());
}

class Splitter
{
public:
    Splitter(const ServerProfile &profile, const QString &resourceType)
        : m_profile(profile)
        , m_type(resourceType)
    {
    }
    FilterSplit split(const Filter &filter) const;

private:
    bool takes(const Filter &filter) const { return m_profile.acceptsFilter(m_type, filter); }
    FilterSplit conjunction(const Filter &filter) const;
    FilterSplit disjunction(const Filter &filter) const;

    const ServerProfile &m_profile;
    const QString &m_type;
};

FilterSplit Splitter::split(const Filter &filter) const
{
    if (takes(filter))
        return {.server = filter, .local = {}};
    switch (filter.kind()) {
    case Filter::Kind::And:
        return conjunction(filter);
    case Filter::Kind::Or:
        return disjunction(filter);
    case Filter::Kind::Not:
        if (const Filter inwards = drawnInwards(filter); inwards != filter)
            return split(inwards);
        break;
    case Filter::Kind::ValuePath:
        if (const Filter outside = outsideBrackets(filter.name(), filter.operands().front()); !outside.isEverything())
            return {.server = split(outside).server, .local = filter};
        break;
    default:
        break;
    }
    return {.server = {}, .local = filter};
}

/// What fails one of the clauses fails all, so each can go where it is understood. Where they cannot all go together, keys go first:
/// they leave the least to be read.
FilterSplit Splitter::conjunction(const Filter &filter) const
{
    const std::vector<Filter> &operands = filter.operands();
    std::vector<size_t> order(operands.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_partition(order.begin(), order.end(), [&](size_t i) { return isKey(operands[i]); });
    std::vector<Filter> server(operands.size());
    std::vector<Filter> local = operands;
    Filter first; // profiles judge a conjunction clause by clause, so one stands for all that have been taken
    for (const size_t i : order) {
        FilterSplit part = split(operands[i]);
        if (part.server.isEverything() && !first.isEverything() && takes(Filter::allOf({first, operands[i]})))
            part = {.server = operands[i], .local = {}}; // taken in company only
        if (part.server.isEverything() || !takes(Filter::allOf({first, part.server})))
            continue;
        server[i] = part.server;
        local[i] = part.local;
        if (first.isEverything())
            first = part.server.kind() == Filter::Kind::And ? part.server.operands().front() : part.server;
    }
    return {.server = Filter::allOf(std::move(server)), .local = Filter::allOf(std::move(local))};
}

/// What passes one of the branches passes all, so the provider has to look for something in every one of them.
FilterSplit Splitter::disjunction(const Filter &filter) const
{
    std::vector<Filter> branches;
    for (const Filter &operand : filter.operands())
        branches.push_back(split(operand).server);
    Filter wider = Filter::anyOf(std::move(branches)); // one that is Everything makes the whole so
    return takes(wider) ? FilterSplit {.server = std::move(wider), .local = filter} : FilterSplit {.server = {}, .local = filter};
}

} // namespace

FilterSplit Filter::restrictedTo(const ServerProfile &profile, const QString &resourceType) const
{
    return Splitter(profile, resourceType).split(*this);
}

} // namespace Provost
