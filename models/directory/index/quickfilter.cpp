// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/index/quickfilter.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int staleDays = 182;

constexpr std::array words {
    std::pair {QuickFilter::Kind::Disabled, "disabled"},     std::pair {QuickFilter::Kind::NoManager, "noManager"},
    std::pair {QuickFilter::Kind::NoGroups, "noGroups"},     std::pair {QuickFilter::Kind::CreatedThisWeek, "createdThisWeek"},
    std::pair {QuickFilter::Kind::Unchanged, "unchanged"},   std::pair {QuickFilter::Kind::SharedMail, "sharedMail"},
    std::pair {QuickFilter::Kind::MemberCount, "members"},
};

QString iso(const QDateTime &time)
{
    return time.toUTC().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

QDateTime weekBegin(const QDateTime &now, Qt::DayOfWeek firstDay)
{
    const QDate today = now.toLocalTime().date();
    return today.addDays(-((today.dayOfWeek() - int(firstDay) + 7) % 7)).startOfDay();
}

} // namespace

QString QuickFilter::toString() const
{
    for (const auto &[known, word] : words) {
        if (known != kind)
            continue;
        const QString name = QString::fromLatin1(word);
        return kind == Kind::MemberCount ? u"%1:%2:%3"_s.arg(name).arg(low).arg(high) : name;
    }
    return {};
}

QuickFilter QuickFilter::parse(const QString &text)
{
    const QString name = text.section(u':', 0, 0);
    for (const auto &[known, word] : words) {
        if (name != QLatin1StringView(word))
            continue;
        if (known != Kind::MemberCount)
            return {.kind = known};
        return {.kind = known, .low = text.section(u':', 1, 1).toLongLong(), .high = text.section(u':', 2, 2).toLongLong()};
    }
    return {};
}

AttributeName attributeCalled(const ResourceSchema &schema, QStringView attribute)
{
    if (const Attribute *own = schema.core().attribute(attribute))
        return {{}, own->name, {}};
    for (const Schema &extension : schema.extensions()) {
        if (const Attribute *found = extension.attribute(attribute))
            return {extension.id, found->name, {}};
    }
    return {};
}

QList<QuickFilter> quickFiltersFor(const ResourceSchema &schema)
{
    using enum QuickFilter::Kind;
    QList<QuickFilter> all;
    const bool isPerson = schema.core().attribute(u"userName") != nullptr;
    if (schema.core().attribute(u"active") != nullptr)
        all.append({.kind = Disabled});
    if (attributeCalled(schema, u"manager").isValid())
        all.append({.kind = NoManager});
    if (isPerson)
        all.append({.kind = NoGroups});
    if (schema.core().attribute(u"members") != nullptr)
        all.append({.kind = MemberCount, .low = 0, .high = 0});
    all.append({.kind = CreatedThisWeek});
    if (isPerson && schema.core().attribute(u"emails") != nullptr)
        all.append({.kind = SharedMail});
    all.append({.kind = Unchanged});
    return all;
}

AttributeName dateAskedBy(QuickFilter::Kind kind)
{
    if (kind == QuickFilter::Kind::CreatedThisWeek)
        return {{}, u"meta"_s, u"created"_s};
    return kind == QuickFilter::Kind::Unchanged ? AttributeName {{}, u"meta"_s, u"lastModified"_s} : AttributeName();
}

std::optional<Filter> asScim(const QuickFilter &quick, const ResourceSchema &schema, const QDateTime &now, Qt::DayOfWeek firstDay)
{
    switch (quick.kind) {
    case QuickFilter::Kind::None:
        return Filter();
    case QuickFilter::Kind::Disabled:
        return Filter::compare({{}, u"active"_s, {}}, CompareOp::Eq, Json(false));
    case QuickFilter::Kind::NoManager: {
        AttributeName manager = attributeCalled(schema, u"manager");
        if (!manager.isValid())
            return {};
        const Attribute *attribute = schema.find(manager);
        if (attribute != nullptr && attribute->subAttribute(u"value") != nullptr)
            manager.subAttribute = u"value"_s;
        return Filter::negated(Filter::present(manager));
    }
    case QuickFilter::Kind::CreatedThisWeek:
        return Filter::compare(dateAskedBy(quick.kind), CompareOp::Ge, Json(iso(weekBegin(now, firstDay))));
    case QuickFilter::Kind::Unchanged:
        return Filter::compare(dateAskedBy(quick.kind), CompareOp::Lt, Json(iso(now.addDays(-staleDays))));
    case QuickFilter::Kind::NoGroups:
    case QuickFilter::Kind::SharedMail:
    case QuickFilter::Kind::MemberCount:
        break;
    }
    return {};
}

} // namespace Provost
