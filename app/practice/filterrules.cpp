// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/filterrules.h"

#include "practice/exchange.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

class FilterRules
{
public:
    FilterRules(const Dialect &dialect, const Collection &collection)
        : m_dialect(dialect)
        , m_collection(collection)
        , m_operators(dialect.filters.value(collection.name()))
    {
    }

    Result<void> check(const Filter &filter)
    {
        collectPaths(filter);
        return check(filter, true);
    }

private:
    Result<void> check(const Filter &filter, bool alone, bool negated = false) const
    {
        switch (filter.kind()) {
        case Filter::Kind::Everything:
            return {};
        case Filter::Kind::And:
            return m_dialect.conjunction && !negated ? checkAll(filter) : refused(negated ? u"\"not\" around \"and\""_s : u"\"and\""_s);
        case Filter::Kind::Or:
            return m_dialect.disjunction && !negated ? checkAll(filter) : refused(negated ? u"\"not\" around \"or\""_s : u"\"or\""_s);
        case Filter::Kind::Not:
            return negated ? refused(u"\"not\" around \"not\""_s) : check(filter.operands().front(), alone, true);
        case Filter::Kind::Compare:
            return checkOperator(filter, compareOpText(filter.op()), alone, negated);
        case Filter::Kind::Present:
            return checkOperator(filter, u"pr"_s, alone, negated);
        case Filter::Kind::ValuePath:
            break;
        }
        return refused(u"a value path"_s);
    }

    void collectPaths(const Filter &filter)
    {
        if (filter.name().isValid())
            m_paths.append(pathOf(filter));
        for (const Filter &operand : filter.operands())
            collectPaths(operand);
    }

    QString pathOf(const Filter &filter) const { return m_collection.canonical(filter.name()).value_or(filter.name()).toString().toLower(); }

    Result<void> checkAll(const Filter &filter) const
    {
        for (const Filter &operand : filter.operands()) {
            if (const auto checked = check(operand, false); !checked)
                return checked;
        }
        return {};
    }

    Result<void> checkOperator(const Filter &filter, const QString &op, bool alone, bool negated) const
    {
        const QString path = pathOf(filter);
        const QString asked = negated ? QString(u"not "_s + op) : op;
        if (!m_operators.value(path).contains(asked))
            return refused(u"\"%1\" on %2"_s.arg(asked, path));
        if (!alone && m_dialect.aloneInFilter.contains(path))
            return refused(u"%1 together with anything else"_s.arg(path));
        if (const QString partner = m_dialect.onlyWithInFilter.value(path); !partner.isEmpty() && !m_paths.contains(partner))
            return refused(u"%1 and without %2"_s.arg(path, partner));
        const Attribute *attribute = m_collection.schema().find(filter.name());
        if (m_dialect.exactTypes && attribute && attribute->type == Attribute::Type::Boolean && !filter.value().isBool())
            return refused(u"a value of %1 that is no boolean"_s.arg(path));
        return {};
    }

    static Result<void> refused(const QString &what) { return refusal(400, u"Filters with %1 are not supported."_s.arg(what), u"invalidFilter"_s); }

    const Dialect &m_dialect;
    const Collection &m_collection;
    QHash<QString, QStringList> m_operators;
    QStringList m_paths; ///< all that the filter asks for
};

} // namespace

Result<void> checkFilter(const Dialect &dialect, const Collection &collection, const Filter &filter)
{
    return dialect.anyFilter ? Result<void>() : FilterRules(dialect, collection).check(filter);
}

} // namespace Provost::Practice
