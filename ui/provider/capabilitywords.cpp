// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider/capabilitywords.h"

#include <QCoreApplication>
#include <QLocale>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CapabilityWords)
};

QString listTitle(Capability capability)
{
    switch (capability) {
    case Capability::IndexPaging:
        return Words::tr("Pages by index (startIndex)");
    case Capability::CursorPaging:
        return Words::tr("Pages by cursor");
    case Capability::DefaultPageSize:
        return Words::tr("Page size unasked");
    case Capability::MaxPageSize:
        return Words::tr("Largest page");
    case Capability::MaxPageSizeWhole:
        return Words::tr("Largest page of whole resources");
    case Capability::Count:
        return Words::tr("Page size as asked (count)");
    case Capability::CountZero:
        return Words::tr("Total alone (count=0)");
    case Capability::StartIndexReach:
        return Words::tr("Index that can be reached");
    case Capability::Totals:
        return Words::tr("Totals are true");
    case Capability::Sort:
        return Words::tr("Sorting");
    default:
        return {};
    }
}

QString filterTitle(Capability capability)
{
    switch (capability) {
    case Capability::Filter:
        return Words::tr("Filters");
    case Capability::FilterOperator:
        return Words::tr("Filter %1");
    case Capability::Conjunction:
        return Words::tr("Joined by “and”");
    case Capability::Disjunction:
        return Words::tr("Joined by “or”");
    case Capability::Negation:
        return Words::tr("Negated by “not”");
    case Capability::ValuePath:
        return Words::tr("Value paths (emails[…])");
    case Capability::Search:
        return Words::tr("Search by POST (/.search)");
    default:
        return {};
    }
}

QString readTitle(Capability capability)
{
    switch (capability) {
    case Capability::Attributes:
        return Words::tr("Chosen attributes only");
    case Capability::ExcludedAttributes:
        return Words::tr("Attributes left out");
    case Capability::ConditionalRead:
        return Words::tr("Reads if changed (If-None-Match)");
    case Capability::NotFound:
        return Words::tr("Answer for an unknown id");
    case Capability::EnvelopeKeys:
        return Words::tr("Name of the list in an answer");
    case Capability::Meta:
        return Words::tr("Metadata complete");
    case Capability::ContentType:
        return Words::tr("Content type");
    case Capability::Members:
        return Words::tr("How members are learnt");
    case Capability::MemberAdd:
        return Words::tr("How members are added");
    case Capability::MemberRemove:
        return Words::tr("How members are removed");
    default:
        return {};
    }
}

QString writeTitle(Capability capability)
{
    switch (capability) {
    case Capability::Patch:
        return Words::tr("Partial changes (PATCH)");
    case Capability::Put:
        return Words::tr("Replacing (PUT)");
    case Capability::Bulk:
        return Words::tr("Many changes in one request (Bulk)");
    case Capability::ETag:
        return Words::tr("Versions (ETag)");
    case Capability::ChangePassword:
        return Words::tr("Changing passwords");
    case Capability::ReadYourWrites:
        return Words::tr("Shows a change at once");
    case Capability::PatchAnswer:
        return Words::tr("Answer to a partial change");
    case Capability::ConditionalWrite:
        return Words::tr("Refuses stale changes (If-Match)");
    case Capability::Uniqueness:
        return Words::tr("Answer to a name that is taken");
    case Capability::Location:
        return Words::tr("Address of a new resource (Location)");
    default:
        return {};
    }
}

QString memberWord(const QString &word)
{
    if (word == "in group"_L1)
        return Words::tr("in the group");
    if (word == "on request"_L1)
        return Words::tr("on request");
    if (word == "groups filter"_L1)
        return Words::tr("by filter on users");
    if (word == "pair filter"_L1)
        return Words::tr("one by one");
    if (word == "selector"_L1)
        return Words::tr("one by one, by path");
    if (word == "value list"_L1)
        return Words::tr("as a list of values");
    return word == "never"_L1 ? Words::tr("not at all") : word;
}

QString typeTitle(const QString &type)
{
    if (type == "User"_L1)
        return Words::tr("Users");
    if (type == "Group"_L1)
        return Words::tr("Groups");
    return type == "Device"_L1 ? Words::tr("Devices") : type;
}

} // namespace

CapabilityWords::Section CapabilityWords::sectionOf(Capability capability)
{
    if (!listTitle(capability).isEmpty())
        return Section::Lists;
    if (!filterTitle(capability).isEmpty())
        return Section::Filters;
    if (!writeTitle(capability).isEmpty())
        return Section::Writing;
    const bool isOfGroups = capability == Capability::Members || capability == Capability::MemberAdd || capability == Capability::MemberRemove;
    return isOfGroups ? Section::Groups : Section::Reading;
}

QString CapabilityWords::sectionTitle(Section section)
{
    switch (section) {
    case Section::Lists:
        return Words::tr("Lists");
    case Section::Filters:
        return Words::tr("Filters");
    case Section::Reading:
        return Words::tr("Answers");
    case Section::Groups:
        return Words::tr("Memberships");
    case Section::Writing:
        break;
    }
    return Words::tr("Changes");
}

QString CapabilityWords::title(const CapabilityCard::Row &row)
{
    QString name;
    for (const auto titleOf : {listTitle, filterTitle, readTitle, writeTitle}) {
        if (name.isEmpty())
            name = titleOf(row.capability);
    }
    if (row.capability == Capability::FilterOperator)
        name = name.arg(row.detail);
    return row.resourceType.isEmpty() ? name : Words::tr("%1: %2", "Users: largest page").arg(typeTitle(row.resourceType), name);
}

QString CapabilityWords::value(const CapabilityCard::Row &row, const Json &value)
{
    if (value.isUndefined() || value.isNull())
        return {};
    if (value.isBool())
        return value.toBool() ? Words::tr("yes") : Words::tr("no");
    if (value.isNumber())
        return row.capability == Capability::NotFound ? value.scalarText() : QLocale().toString(value.toInteger());
    return sectionOf(row.capability) == Section::Groups ? memberWord(value.toString()) : value.toString();
}

QString CapabilityWords::observed(const CapabilityCard::Row &row)
{
    if (!row.verdict)
        return {};
    QString text = value(row, row.observed);
    if (row.atLeast)
        text = Words::tr("%1 or more").arg(text);
    if (*row.verdict == Observation::Verdict::Works)
        return text;
    const QString how = verdict(*row.verdict);
    return text.isEmpty() ? how : Words::tr("%1, %2", "no, silently empty").arg(text, how);
}

QString CapabilityWords::verdict(Observation::Verdict verdict)
{
    switch (verdict) {
    case Observation::Verdict::Works:
        return Words::tr("works");
    case Observation::Verdict::Refused:
        return Words::tr("refused");
    case Observation::Verdict::Ignored:
        return Words::tr("ignored");
    case Observation::Verdict::Empty:
        return Words::tr("silently empty");
    case Observation::Verdict::Wrong:
        return Words::tr("not as asked");
    case Observation::Verdict::Unclear:
        return Words::tr("cannot be seen here");
    case Observation::Verdict::Failed:
        break;
    }
    return Words::tr("no answer");
}

QString CapabilityWords::standing(CapabilityCard::Standing standing)
{
    switch (standing) {
    case CapabilityCard::Standing::Declared:
        return Words::tr("Declared");
    case CapabilityCard::Standing::Corrected:
        return Words::tr("Set by the profile");
    case CapabilityCard::Standing::Confirmed:
        return Words::tr("Confirmed");
    case CapabilityCard::Standing::Learned:
        return Words::tr("Found out");
    case CapabilityCard::Standing::Contradicted:
        return Words::tr("Is otherwise");
    case CapabilityCard::Standing::Unclear:
        return Words::tr("Undecided");
    case CapabilityCard::Standing::Unknown:
        break;
    }
    return Words::tr("Not known");
}

QString CapabilityWords::advice(const CapabilityCard::Row &row)
{
    switch (row.standing) {
    case CapabilityCard::Standing::Declared:
        return Words::tr("The provider says so; nobody has tried.");
    case CapabilityCard::Standing::Corrected:
        return Words::tr("The profile knows better than the provider says of itself; nobody has tried here.");
    case CapabilityCard::Standing::Confirmed:
        return Words::tr("Tried, and it is as Provost takes it to be.");
    case CapabilityCard::Standing::Learned:
        return Words::tr("Tried; neither the provider nor the profile says anything about it.");
    case CapabilityCard::Standing::Contradicted:
        return Words::tr("Tried, and it is not as Provost takes it to be. A corrected profile sets this right.");
    case CapabilityCard::Standing::Unclear:
        return Words::tr("Tried, but the data of this directory does not show it.");
    case CapabilityCard::Standing::Unknown:
        break;
    }
    return Words::tr("Neither the provider nor the profile says anything about it.");
}

} // namespace Provost
