// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/capabilitycard.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

template <typename T>
Json jsonOf(const std::optional<T> &value)
{
    return value ? Json(*value) : Json();
}

Json pagingIs(const std::optional<ServerProfile::Paging> &paging, ServerProfile::Paging kind)
{
    return paging ? Json(*paging == kind) : Json();
}

Json operatorOf(const ServerProfile &profile, const QString &resourceType, const QString &detail)
{
    const auto space = detail.indexOf(u' ');
    const auto name = AttributeName::parse(detail.left(space));
    const QString op = detail.mid(space + 1);
    if (!name || op.contains(u" and "))
        return {};
    // "not ew" is written out only where negation as such is off
    if (op.startsWith(u"not ") && profile.filter.everything)
        return profile.filter.negation;
    return profile.acceptsOperator(resourceType, *name, op);
}

Json pageValue(const ServerProfile::Pages &pages, Capability capability)
{
    switch (capability) {
    case Capability::IndexPaging:
        return pagingIs(pages.paging, ServerProfile::Paging::Index);
    case Capability::CursorPaging:
        return pagingIs(pages.paging, ServerProfile::Paging::Cursor);
    case Capability::DefaultPageSize:
        return jsonOf(pages.defaultSize);
    case Capability::MaxPageSize:
        return jsonOf(pages.maxSize);
    case Capability::MaxPageSizeWhole:
        return jsonOf(pages.maxSizeWithoutProjection);
    case Capability::StartIndexReach:
        return jsonOf(pages.maxStartIndex);
    case Capability::CountZero:
        return pages.countZero;
    case Capability::Totals:
        return pages.totals;
    default:
        return {};
    }
}

Json filterValue(const ServerProfile &profile, Capability capability, const QString &resourceType, const QString &detail)
{
    switch (capability) {
    case Capability::Filter:
        return jsonOf(profile.filter.supported);
    case Capability::FilterOperator:
        return operatorOf(profile, resourceType, detail);
    case Capability::Conjunction:
        return profile.filter.conjunction;
    case Capability::Disjunction:
        return profile.filter.disjunction;
    case Capability::Negation:
        return profile.filter.negation;
    case Capability::ValuePath:
        return profile.filter.valuePaths && profile.filter.everything;
    default:
        return {};
    }
}

/// Did the provider itself say that it has this?
bool isPromised(const ServiceProviderConfig &config, Capability capability)
{
    return declaredCapability(config, capability).toBool();
}

bool isNeeded(Capability capability)
{
    return capability == Capability::CountZero || capability == Capability::Attributes || capability == Capability::ExcludedAttributes;
}

bool isOptional(Capability capability, const ServiceProviderConfig &config)
{
    switch (capability) {
    case Capability::Sort:
    case Capability::CursorPaging:
        return true;
    case Capability::ConditionalRead:
    case Capability::ConditionalWrite:
        return !isPromised(config, Capability::ETag);
    case Capability::IndexPaging: // RFC 9865 lets cursors replace it
        return isPromised(config, Capability::CursorPaging);
    default:
        return false;
    }
}

QString clauseOf(Capability capability)
{
    switch (capability) {
    case Capability::Totals:
    case Capability::EnvelopeKeys:
        return u"RFC 7644 section 3.4.2"_s;
    case Capability::Filter:
    case Capability::FilterOperator:
    case Capability::Conjunction:
    case Capability::Disjunction:
    case Capability::Negation:
    case Capability::ValuePath:
        return u"RFC 7644 section 3.4.2.2"_s;
    case Capability::Sort:
        return u"RFC 7644 section 3.4.2.3"_s;
    case Capability::Count:
    case Capability::CountZero:
    case Capability::IndexPaging:
        return u"RFC 7644 section 3.4.2.4"_s;
    case Capability::CursorPaging:
        return u"RFC 9865 section 2"_s;
    case Capability::Attributes:
    case Capability::ExcludedAttributes:
        return u"RFC 7644 section 3.9"_s;
    case Capability::ContentType:
        return u"RFC 7644 section 3.8"_s;
    case Capability::NotFound:
    case Capability::Uniqueness:
        return u"RFC 7644 section 3.12"_s;
    case Capability::ETag:
    case Capability::ConditionalRead:
    case Capability::ConditionalWrite:
        return u"RFC 7644 section 3.14"_s;
    case Capability::Meta:
        return u"RFC 7643 section 3.1"_s;
    case Capability::MemberAdd:
    case Capability::MemberRemove:
    case Capability::PatchAnswer:
        return u"RFC 7644 section 3.5.2"_s;
    case Capability::Location:
        return u"RFC 7644 section 3.3"_s;
    default:
        return {};
    }
}

} // namespace

QString memberAccessText(ServerProfile::MemberAccess access)
{
    switch (access) {
    case ServerProfile::MemberAccess::InGroup:
        return u"in group"_s;
    case ServerProfile::MemberAccess::OnRequest:
        return u"on request"_s;
    case ServerProfile::MemberAccess::ByGroupsFilter:
        return u"groups filter"_s;
    case ServerProfile::MemberAccess::ByPairFilter:
        return u"pair filter"_s;
    case ServerProfile::MemberAccess::Never:
        break;
    }
    return u"never"_s;
}

Json declaredCapability(const ServiceProviderConfig &config, Capability capability)
{
    switch (capability) {
    case Capability::Patch:
        return jsonOf(config.patch);
    case Capability::Bulk:
        return jsonOf(config.bulk);
    case Capability::Filter:
        return jsonOf(config.filter);
    case Capability::Sort:
        return jsonOf(config.sort);
    case Capability::ETag:
        return jsonOf(config.etag);
    case Capability::ChangePassword:
        return jsonOf(config.changePassword);
    case Capability::IndexPaging:
        return jsonOf(config.indexPagination);
    case Capability::CursorPaging:
        return jsonOf(config.cursorPagination);
    case Capability::DefaultPageSize:
        return jsonOf(config.defaultPageSize);
    case Capability::MaxPageSize:
        return jsonOf(config.maxPageSize ? config.maxPageSize : config.filterMaxResults);
    default:
        return {};
    }
}

Json profiledCapability(const ServerProfile &profile, Capability capability, const QString &resourceType, const QString &detail)
{
    switch (capability) {
    case Capability::Patch:
        return jsonOf(profile.patch);
    case Capability::Put:
        return jsonOf(profile.put);
    case Capability::Bulk:
        return jsonOf(profile.bulk);
    case Capability::Sort:
        return jsonOf(profile.sort);
    case Capability::ETag:
    case Capability::ConditionalWrite:
        return jsonOf(profile.etag);
    case Capability::Attributes:
    case Capability::ExcludedAttributes:
        return profile.projection;
    case Capability::Members:
        return memberAccessText(profile.members);
    case Capability::ReadYourWrites:
        return profile.readYourWrites;
    case Capability::MemberRemove:
        return profile.patchRules.removeByValue ? u"value list"_s : u"selector"_s;
    default:
        break;
    }
    const Json filter = filterValue(profile, capability, resourceType, detail);
    return filter.isUndefined() ? pageValue(profile.pagesFor(resourceType), capability) : filter;
}

QString brokenClause(const Observation &observation, const ServiceProviderConfig &config)
{
    using Verdict = Observation::Verdict;
    const Capability capability = observation.capability;
    switch (observation.verdict) {
    case Verdict::Works:
    case Verdict::Unclear:
    case Verdict::Failed:
        return {};
    case Verdict::Refused: // which a provider may do with what it did not promise
        return isPromised(config, capability) || isNeeded(capability) ? clauseOf(capability) : QString();
    case Verdict::Ignored: // likewise, for what is optional
        return isPromised(config, capability) || !isOptional(capability, config) ? clauseOf(capability) : QString();
    case Verdict::Empty:
    case Verdict::Wrong:
        break;
    }
    return clauseOf(capability);
}

} // namespace Provost
