// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/faultplan.h"

#include <QHash>

#include <functional>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

/// Sets one parameter from its text; false when the text makes no sense.
using Setter = std::function<bool(FaultPlan &, const QString &)>;
using Setters = QHash<QString, Setter>;

Setter rate(double FaultPlan::*field)
{
    return [field](FaultPlan &plan, const QString &text) {
        bool ok = false;
        const double value = text.toDouble(&ok);
        plan.*field = value;
        return ok && value >= 0 && value <= 1;
    };
}

Setter number(int FaultPlan::*field, int least)
{
    return [field, least](FaultPlan &plan, const QString &text) {
        bool ok = false;
        const int value = text.toInt(&ok);
        plan.*field = value;
        return ok && value >= least;
    };
}

bool setStale(FaultPlan &plan, const QString &text)
{
    bool ok = false;
    plan.stale = text.toInt(&ok);
    return ok && *plan.stale >= 0;
}

const QHash<QString, Setters> &knownFaults()
{
    static const QHash<QString, Setters> known {
        {u"429"_s, {{u"every"_s, number(&FaultPlan::throttleEvery, 1)}, {u"retry-after"_s, number(&FaultPlan::retryAfter, -1)}}},
        {u"503"_s, {{u"rate"_s, rate(&FaultPlan::unavailable)}}},
        {u"reset"_s, {{u"rate"_s, rate(&FaultPlan::reset)}}},
        {u"truncate"_s, {{u"rate"_s, rate(&FaultPlan::truncate)}}},
        {u"html"_s, {{u"rate"_s, rate(&FaultPlan::html)}}},
        {u"swallow"_s, {{u"rate"_s, rate(&FaultPlan::swallow)}}},
        {u"delay"_s, {{u"ms"_s, number(&FaultPlan::delay, 0)}}},
        {u"stale"_s, {{u"ms"_s, setStale}}},
        {u"crash"_s, {{u"after"_s, number(&FaultPlan::crashAfter, 1)}}},
        {u"expire"_s, {{u"ms"_s, number(&FaultPlan::cursorLife, 1)}}},
    };
    return known;
}

Result<void> applyParameter(FaultPlan &plan, const Setters &setters, const QString &specification, const QString &parameter)
{
    const qsizetype equals = parameter.indexOf(u'=');
    const auto setter = setters.constFind(parameter.first(std::max<qsizetype>(equals, 0)).trimmed());
    if (setter == setters.cend() || !(*setter)(plan, parameter.sliced(equals + 1).trimmed()))
        return Error::validation(u"fault \"%1\": cannot read \"%2\""_s.arg(specification, parameter));
    return {};
}

Result<void> applySpecification(FaultPlan &plan, const QString &specification)
{
    const qsizetype colon = specification.indexOf(u':');
    const auto fault = knownFaults().constFind(specification.first(std::max<qsizetype>(colon, 0)));
    if (fault == knownFaults().cend())
        return Error::validation(u"unknown fault \"%1\""_s.arg(specification));
    const QStringList parameters = specification.sliced(colon + 1).split(u',');
    for (const QString &parameter : parameters) {
        if (const auto applied = applyParameter(plan, *fault, specification, parameter); !applied)
            return applied;
    }
    return {};
}

} // namespace

Result<FaultPlan> parseFaults(const QStringList &specifications)
{
    FaultPlan plan;
    for (const QString &specification : specifications) {
        if (const auto applied = applySpecification(plan, specification); !applied)
            return applied.error();
    }
    return plan;
}

} // namespace Provost::Practice
