// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dialect.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

/// Microsoft Entra's SCIM API as documented and observed in autumn 2026.
Dialect entra()
{
    Dialect d;
    d.id = u"entra"_s;
    d.resourceTypes = {u"User"_s, u"Group"_s};
    d.anyPathCase = true;
    d.indexPaging = false;
    d.cursorByDefault = true;
    d.maxPageWithoutProjection = 100;
    d.countZero = false;
    d.totalsOnSplitLists = false;
    d.sort = d.search = d.anyFilter = d.disjunction = d.spaceAroundEquals = false;
    d.filters = {
        {u"User"_s, {{u"id"_s, {u"eq"_s}}, {u"groups.value"_s, {u"eq"_s}}, {u"active"_s, {u"eq"_s}}, {u"externalid"_s, {u"eq"_s}},
                        {u"username"_s, {u"eq"_s, u"ew"_s, u"not"_s}}}},
        {u"Group"_s, {{u"id"_s, {u"eq"_s}}, {u"members.value"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s, u"ew"_s}}}}};
    d.aloneInFilter = {u"externalid"_s};
    d.resourcesKey = u"resources"_s;
    d.relativeLocations = d.lowerCaseTypes = d.graphErrors = d.directGroupsOnly = true;
    d.userTimestamps = d.groupModified = d.membersReturned = d.groupsReturned = false;
    d.put = d.bulk = d.etag = d.patchAnswersBody = false;
    d.membersAlone = d.removingStrangerIs404 = d.passwordOnCreateOnly = true;
    d.membersPerAdd = 20;
    d.membersPerRemove = 1;
    d.replaceMembers = d.groupsAsMembers = d.membersOnCreate = false;
    d.requiredOnCreate = {{u"User"_s, {u"userName"_s, u"password"_s, u"name.givenName"_s, u"name.familyName"_s, u"active"_s, u"displayName"_s}},
        {u"Group"_s, {u"displayName"_s}}};
    d.singleValued = {u"addresses"_s};
    d.patchFilterForms = {u"type eq"_s, u"type eq primary eq"_s};
    d.acceptRequired = d.deleteRefusesAccept = true;
    d.unknownIdIs404 = false;
    d.staleMilliseconds = 2000;
    return d;
}

/// AWS IAM Identity Center.
Dialect aws()
{
    Dialect d;
    d.id = u"aws"_s;
    d.resourceTypes = {u"User"_s, u"Group"_s};
    d.totalsOnSplitLists = false;
    d.defaultPage = d.maxPage = 100;
    d.sort = d.search = d.anyFilter = d.disjunction = d.projection = false;
    d.filters = {
        {u"User"_s, {{u"id"_s, {u"eq"_s}}, {u"username"_s, {u"eq"_s}}, {u"externalid"_s, {u"eq"_s}}, {u"manager"_s, {u"eq"_s}},
                        {u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:manager.value"_s, {u"eq"_s}}}},
        {u"Group"_s, {{u"id"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s}}, {u"externalid"_s, {u"eq"_s}}, {u"members"_s, {u"eq"_s}},
                         {u"members.value"_s, {u"eq"_s}}}}};
    d.membersReturned = d.groupsReturned = false;
    d.bulk = d.etag = d.replaceMembers = d.groupsAsMembers = false;
    d.membersPerAdd = d.membersPerRemove = 100;
    d.requiredOnCreate = {{u"User"_s, {u"userName"_s, u"name.givenName"_s, u"name.familyName"_s, u"displayName"_s}}, {u"Group"_s, {u"displayName"_s}}};
    d.singleValued = {u"emails"_s, u"addresses"_s, u"phonenumbers"_s};
    return d;
}

/// GitHub Enterprise Managed Users.
Dialect github()
{
    Dialect d;
    d.id = u"github"_s;
    d.discovery = false;
    d.resourceTypes = {u"User"_s, u"Group"_s};
    d.cursorPaging = d.sort = d.search = d.bulk = d.etag = d.anyFilter = d.conjunction = d.disjunction = false;
    d.defaultPage = 30;
    d.maxPage = 100;
    d.filters = {{u"User"_s, {{u"username"_s, {u"eq"_s}}, {u"externalid"_s, {u"eq"_s}}, {u"id"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s}}}},
        {u"Group"_s, {{u"externalid"_s, {u"eq"_s}}, {u"id"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s}}}}};
    d.patchFilters = d.groupsAsMembers = false;
    return d;
}

/// The least that still calls itself SCIM.
Dialect minimal()
{
    Dialect d;
    d.id = u"minimal"_s;
    d.discovery = false;
    d.resourceTypes = {u"User"_s, u"Group"_s};
    d.cursorPaging = d.sort = d.search = d.bulk = d.etag = d.put = d.anyFilter = d.conjunction = d.disjunction = d.projection = false;
    d.defaultPage = d.maxPage = 10;
    d.filters = {{u"User"_s, {{u"username"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s}}}}, {u"Group"_s, {{u"displayname"_s, {u"eq"_s}}}}};
    return d;
}

} // namespace

QStringList Dialect::names()
{
    return {u"rfc"_s, u"entra"_s, u"aws"_s, u"github"_s, u"minimal"_s};
}

Result<Dialect> Dialect::named(const QString &id)
{
    switch (names().indexOf(id)) {
    case 0:
        return Dialect {};
    case 1:
        return entra();
    case 2:
        return aws();
    case 3:
        return github();
    case 4:
        return minimal();
    default:
        return Error::validation(u"no practice profile is called \"%1\""_s.arg(id));
    }
}

} // namespace Provost::Practice
