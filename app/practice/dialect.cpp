// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dialect.h"

#include "practice/urns.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

/// What users and groups have in every dialect but the RFC's own.
Dialect plain(const QString &id)
{
    Dialect d;
    d.id = id;
    d.resourceTypes = {u"User"_s, u"Group"_s};
    d.extensions = {enterpriseUrn};
    d.describesDiscovery = d.cursorOffered = false;
    d.sort = d.search = d.bulk = d.etag = d.anyFilter = d.disjunction = false;
    d.patchAnswer = d.groupPatchAnswer = Dialect::PatchAnswer::Body;
    d.groupsAsMembers = false;
    return d;
}

Dialect rfc()
{
    Dialect d;
    d.maxPage = d.wholeList = 2000;
    d.membersMustExist = false;
    return d;
}

/// AWS IAM Identity Center.
Dialect aws()
{
    Dialect d = plain(u"aws"_s);
    d.totalsOnSplitLists = d.indexPaging = d.countZero = d.projection = false;
    d.defaultPage = d.maxPage = 100;
    d.filters = {
        {u"User"_s, {{u"id"_s, {u"eq"_s}}, {u"username"_s, {u"eq"_s}}, {u"externalid"_s, {u"eq"_s}}, {u"manager"_s, {u"eq"_s}},
                        {u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:manager"_s, {u"eq"_s}},
                        {u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:manager.value"_s, {u"eq"_s}}}},
        {u"Group"_s, {{u"id"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s}}, {u"externalid"_s, {u"eq"_s}}, {u"members"_s, {u"eq"_s}},
                         {u"members.value"_s, {u"eq"_s}}}}};
    d.aloneInFilter = {u"username"_s, u"externalid"_s, u"displayname"_s};
    d.onlyWithInFilter = {{u"members"_s, u"id"_s}, {u"members.value"_s, u"id"_s}};
    d.membersReturned = d.groupsReturned = false;
    d.noPut = {u"Group"_s};
    d.groupPatchAnswer = Dialect::PatchAnswer::NoBody;
    d.replaceMembers = false;
    d.membersPerPatch = 100;
    d.notTaken = {u"password"_s, u"ims"_s, u"photos"_s, u"entitlements"_s, u"x509certificates"_s};
    d.documentation = u"https://docs.aws.amazon.com/singlesignon/latest/userguide/provision-automatically.html"_s;
    d.requiredOnCreate = {{u"User"_s, {u"userName"_s, u"name.givenName"_s, u"name.familyName"_s, u"displayName"_s}}, {u"Group"_s, {u"displayName"_s}}};
    d.singleValued = {u"emails"_s, u"addresses"_s, u"phonenumbers"_s};
    d.throttleDetail = u"ThrottlingException: Rate exceeded"_s;
    return d;
}

/// GitHub Enterprise Managed Users.
Dialect github()
{
    Dialect d = plain(u"github"_s);
    d.discovery = d.cursorPaging = d.conjunction = d.anyPathCase = false;
    d.defaultPage = 30;
    d.maxPage = 100;
    d.filters = {{u"User"_s, {{u"username"_s, {u"eq"_s}}, {u"externalid"_s, {u"eq"_s}}, {u"id"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s}}}},
        {u"Group"_s, {{u"externalid"_s, {u"eq"_s}}, {u"id"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s}}}}};
    d.patchFilters = false;
    d.userAgentRequired = true;
    return d;
}

/// The least that still calls itself SCIM.
Dialect minimal()
{
    Dialect d = plain(u"minimal"_s);
    d.discovery = d.cursorPaging = d.conjunction = d.projection = d.put = false;
    d.defaultPage = d.maxPage = 10;
    d.filters = {{u"User"_s, {{u"username"_s, {u"eq"_s}}, {u"displayname"_s, {u"eq"_s}}}}, {u"Group"_s, {{u"displayname"_s, {u"eq"_s}}}}};
    d.replaceMembers = d.removeByValue = false;
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
        return rfc();
    case 1:
        return entraDialect();
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
