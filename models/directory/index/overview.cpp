// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/overview.h"

#include <algorithm>
#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int mostDepartments = 12;
constexpr int mostMonths = 24;
constexpr int shownMonths = 12;
constexpr int mostYears = 12;

class Overview
{
public:
    Overview(IndexDatabase &index, const ResourceType &type, const ResourceSchema &schema, const QDateTime &now)
        : m_index(index)
        , m_type(type)
        , m_schema(schema)
        , m_now(now)
    {
    }

    [[nodiscard]] QList<OverviewChart> charts()
    {
        m_quick = quickFiltersFor(m_schema);
        const bool isPerson = m_schema.core().attribute(u"userName") != nullptr;
        add(OverviewChart::Kind::Attention, attention());
        if (m_quick.contains({.kind = QuickFilter::Kind::Disabled}))
            add(OverviewChart::Kind::Active, active());
        if (isPerson)
            add(OverviewChart::Kind::Department, departments());
        if (m_schema.core().attribute(u"members") != nullptr)
            add(OverviewChart::Kind::GroupSizes, sizes());
        add(OverviewChart::Kind::Growth, growth());
        return m_charts;
    }

private:
    void add(OverviewChart::Kind kind, const QList<OverviewBar> &bars)
    {
        if (!bars.isEmpty())
            m_charts.append({.kind = kind, .type = m_type.name, .bars = bars});
    }

    [[nodiscard]] std::optional<qint64> count(const Filter &filter, const QuickFilter &quick = {})
    {
        const auto counted = m_index.count({.type = m_type.name, .filter = filter, .quick = quick});
        return counted ? std::optional(*counted) : std::nullopt;
    }

    /// What somebody may want to put right. A question that cannot be answered has no bar.
    [[nodiscard]] QList<OverviewBar> attention()
    {
        QList<OverviewBar> bars;
        for (const QuickFilter &quick : std::as_const(m_quick)) {
            if (const auto counted = count({}, quick))
                bars.append({.kind = OverviewBar::Kind::Quick, .count = *counted, .quick = quick});
        }
        return bars;
    }

    [[nodiscard]] QList<OverviewBar> active()
    {
        const Filter isOff = Filter::compare({{}, u"active"_s, {}}, CompareOp::Eq, Json(false));
        const Filter isOn = Filter::compare({{}, u"active"_s, {}}, CompareOp::Eq, Json(true));
        const Filter unsaid = Filter::negated(Filter::present({{}, u"active"_s, {}}));
        QList<OverviewBar> bars {{.kind = OverviewBar::Kind::Active, .count = count(isOn).value_or(0), .filter = isOn.toString()},
                                 {.kind = OverviewBar::Kind::Quick, .count = count(isOff).value_or(0), .quick = {.kind = QuickFilter::Kind::Disabled}}};
        if (const qint64 none = count(unsaid).value_or(0); none > 0)
            bars.append({.kind = OverviewBar::Kind::NoValue, .count = none, .filter = unsaid.toString()});
        return bars;
    }

    [[nodiscard]] QList<OverviewBar> departments()
    {
        const AttributeName name = attributeCalled(m_schema, u"department");
        if (!name.isValid() || m_index.columns(m_type.name, name).isEmpty())
            return {};
        const Filter unsaid = Filter::negated(Filter::present(name));
        const qint64 none = count(unsaid).value_or(0);
        qint64 others = count({}).value_or(0) - none;
        QList<OverviewBar> bars;
        const auto counts = m_index.valueCounts(m_type.name, name, mostDepartments + 1);
        for (const IndexDatabase::ValueCount &value : counts) {
            if (value.value.isEmpty() || bars.size() == mostDepartments)
                continue;
            bars.append({.text = value.value, .count = value.count, .filter = Filter::compare(name, CompareOp::Eq, value.value).toString()});
            others -= value.count;
        }
        if (others > 0)
            bars.append({.kind = OverviewBar::Kind::Others, .count = others});
        if (none > 0)
            bars.append({.kind = OverviewBar::Kind::NoValue, .count = none, .filter = unsaid.toString()});
        return bars;
    }

    [[nodiscard]] QList<OverviewBar> sizes()
    {
        constexpr std::array<std::pair<qint64, qint64>, 6> ranges {{{0, 0}, {1, 9}, {10, 99}, {100, 999}, {1000, 9999}, {10000, -1}}};
        QList<OverviewBar> bars;
        for (const auto &[low, high] : ranges) {
            const QuickFilter quick {.kind = QuickFilter::Kind::MemberCount, .low = low, .high = high};
            const auto counted = count({}, quick);
            if (!counted)
                return {}; // the provider does not show members with its groups: nothing is known of them
            bars.append({.kind = OverviewBar::Kind::Quick, .count = *counted, .quick = quick});
        }
        while (!bars.isEmpty() && bars.constLast().count == 0)
            bars.removeLast();
        return bars;
    }

    [[nodiscard]] Filter createdBetween(const QDate &from, const QDate &to) const
    {
        const AttributeName created {{}, u"meta"_s, u"created"_s};
        std::vector<Filter> parts;
        if (from.isValid())
            parts.push_back(Filter::compare(created, CompareOp::Ge, from.startOfDay(Qt::UTC).toString(Qt::ISODate)));
        if (to.isValid())
            parts.push_back(Filter::compare(created, CompareOp::Lt, to.startOfDay(Qt::UTC).toString(Qt::ISODate)));
        return Filter::allOf(std::move(parts));
    }

    /// By months where the directory is young, else by years; months and years of UTC, as the provider's dates are.
    [[nodiscard]] QList<OverviewBar> growth()
    {
        QList<QDate> dates;
        const QVariantList keys = m_index.keys(m_type.name, {{}, u"meta"_s, u"created"_s});
        for (const QVariant &key : keys) {
            if (key.typeId() == QMetaType::LongLong)
                dates.append(QDateTime::fromSecsSinceEpoch(key.toLongLong(), Qt::UTC).date());
        }
        if (dates.isEmpty())
            return {};
        const QDate last = m_now.toUTC().date();
        const QDate first = std::min(*std::min_element(dates.cbegin(), dates.cend()), last);
        const qint64 months = (last.year() - first.year()) * 12 + last.month() - first.month() + 1;
        const bool byMonth = months <= mostMonths;
        QDate begin = byMonth ? std::max(QDate(first.year(), first.month(), 1), QDate(last.year(), last.month(), 1).addMonths(1 - shownMonths))
                              : QDate(std::max(first.year(), last.year() - mostYears + 1), 1, 1);
        std::map<QDate, qint64> counts;
        qint64 earlier = 0;
        for (QDate at = begin; at <= last; at = byMonth ? at.addMonths(1) : at.addYears(1))
            counts[at] = 0;
        for (const QDate &date : std::as_const(dates)) {
            if (date < begin)
                ++earlier;
            else
                ++counts[byMonth ? QDate(date.year(), date.month(), 1) : QDate(date.year(), 1, 1)];
        }
        QList<OverviewBar> bars;
        if (earlier > 0)
            bars.append({.kind = OverviewBar::Kind::Earlier, .count = earlier, .from = begin, .filter = createdBetween({}, begin).toString()});
        for (const auto &[from, counted] : counts) {
            const QDate to = byMonth ? from.addMonths(1) : from.addYears(1);
            bars.append({.kind = byMonth ? OverviewBar::Kind::Month : OverviewBar::Kind::Year, .count = counted, .from = from, .filter = createdBetween(from, to).toString()});
        }
        return bars;
    }

    IndexDatabase &m_index;
    const ResourceType &m_type;
    const ResourceSchema &m_schema;
    QDateTime m_now;
    QList<QuickFilter> m_quick;
    QList<OverviewChart> m_charts;
};

} // namespace

Result<OverviewReport> overviewOf(IndexDatabase &index, const ServiceDescription &description, const QDateTime &now)
{
    OverviewReport report;
    const IndexState state = index.state();
    report.isAnythingKnown = std::any_of(state.types.cbegin(), state.types.cend(), [](const IndexedType &type) { return type.count > 0 || type.completeAt.isValid(); });
    for (const ResourceType &type : description.resourceTypes) {
        const IndexedType known = state.of(type.name);
        if (!known.completeAt.isValid())
            continue;
        report.types.append(known);
        const ResourceSchema schema = description.schemaOf(type);
        if (known.count > 0)
            report.charts += Overview(index, type, schema, now).charts();
    }
    if (const auto read = index.sql().outcome(); !read)
        return read.error();
    return report;
}

} // namespace Provost
