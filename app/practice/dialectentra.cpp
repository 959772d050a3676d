// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/dialect.h"

#include "practice/urns.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

/// The domain has to be verified in the tenant; this tenant has all those that are reserved for examples (RFC 2606).
const auto verifiedName = u"[A-Za-z0-9'._!#^~-]+@([A-Za-z0-9-]+\\.)*(example|example\\.(com|net|org))"_s;

void setSchemas(Dialect &d)
{
    d.resourceTypes = {u"User"_s, u"Group"_s};
    d.describesDiscovery = false;
    d.extensions = {enterpriseUrn, entraUserUrn, entraGroupUrn, securityUrn};
    d.unlisted = {securityUrn};
    d.requiredExtensions = {entraGroupUrn};
    d.unmapped = {{u"User"_s, {u"nickname"_s, u"profileurl"_s, u"locale"_s, u"timezone"_s, u"photos"_s, u"entitlements"_s, u"roles"_s, u"x509certificates"_s,
                                  u"name.formatted"_s, u"name.middlename"_s, u"name.honorificprefix"_s, u"name.honorificsuffix"_s,
                                  u"addresses.formatted"_s, u"addresses.primary"_s}},
        {u"Group"_s, {u"externalid"_s}}, {enterpriseUrn, {u"manager.displayname"_s, u"manager.$ref"_s}}};
    d.documentation = u"/graph/overview"_s;
    d.declaredMaxResults = 200;
    d.declaredType = u"resourceType"_s;
}

void setReading(Dialect &d)
{
    d.indexPaging = d.countZero = d.totalsOnSplitLists = false;
    d.cursorByDefault = true;
    d.maxUserPage = 999;
    d.maxPageWithoutProjection = 100;
    d.notWhole = {securityUrn};
    d.sort = d.search = d.anyFilter = d.disjunction = d.spaceAroundEquals = false;
    const QStringList eq {u"eq"_s};
    const QStringList ends {u"eq"_s, u"ew"_s, u"not ew"_s};
    d.filters = {{u"User"_s, {{u"id"_s, eq}, {u"groups.value"_s, eq}, {u"active"_s, eq}, {u"externalid"_s, eq}, {u"username"_s, ends},
                                 {QString(entraUserUrn + u":mailNickname"_s).toLower(), ends}, {QString(entraUserUrn + u":ownedGroups.value"_s).toLower(), eq}}},
        {u"Group"_s, {{u"id"_s, eq}, {u"members.value"_s, eq}, {u"displayname"_s, {u"eq"_s, u"ew"_s}},
                         {QString(entraGroupUrn + u":securityEnabled"_s).toLower(), eq}, {QString(entraGroupUrn + u":mailEnabled"_s).toLower(), eq},
                         {QString(entraGroupUrn + u":owners.value"_s).toLower(), eq}}}};
    d.aloneInFilter = {u"externalid"_s};
}

void setAnswers(Dialect &d)
{
    d.resourcesKey = u"resources"_s;
    d.relativeLocations = d.lowerCaseTypes = d.schemasAsShown = d.metaAlways = d.graphErrors = d.directGroupsOnly = true;
    d.userTimestamps = d.groupModified = d.membersReturned = d.groupsReturned = false;
    d.patchAnswer = d.groupPatchAnswer = Dialect::PatchAnswer::NoBody;
}

void setWriting(Dialect &d)
{
    d.put = d.bulk = d.etag = false;
    d.membersAlone = d.removingStrangerIs404 = d.passwordOnCreateOnly = d.softDelete = d.replaceCreates = d.managerMustExist = true;
    d.membersPerAdd = 20;
    d.membersPerRemove = 1;
    d.replaceMembers = d.removeByValue = d.groupsAsMembers = d.membersOnCreate = false;
    d.requiredOnCreate = {{u"User"_s, {u"userName"_s, u"password"_s, u"name.givenName"_s, u"name.familyName"_s, u"active"_s, u"displayName"_s}},
        {u"Group"_s, {u"displayName"_s, entraGroupUrn + u":mailEnabled"_s, entraGroupUrn + u":mailNickname"_s, entraGroupUrn + u":securityEnabled"_s}}};
    d.removableNever = {QString(entraUserUrn + u":mailNickname"_s).toLower(), QString(entraGroupUrn + u":mailNickname"_s).toLower()};
    d.patchFilterForms = {u"type eq"_s, u"type eq primary eq"_s};
}

void setValues(Dialect &d)
{
    d.singleValued = {u"addresses"_s};
    d.onePerType = {{u"phonenumbers"_s, {u"work"_s, u"mobile"_s, u"fax"_s}}, {u"emails"_s, {u"work"_s}}};
    d.onlyTypes = {{u"addresses"_s, {u"work"_s}}, {u"phonenumbers"_s, {u"work"_s, u"mobile"_s, u"fax"_s}}, {u"emails"_s, {u"work"_s, u"other"_s}},
        {u"ims"_s, {u"work"_s}}};
    d.primaryType = {{u"emails"_s, u"work"_s}};
    d.patterns = {{u"username"_s, verifiedName}, {QString(entraUserUrn + u":userType"_s).toLower(), u"Member|Guest"_s},
        {QString(entraUserUrn + u":usageLocation"_s).toLower(), u"[A-Za-z]{2}"_s},
        {QString(entraGroupUrn + u":mailNickname"_s).toLower(), u"[!#-'*+/0-9=?A-Z^-z{|}~\\-]{1,64}"_s}, {u"displayname"_s, u".{1,256}"_s}};
    d.groupKinds = d.exactTypes = d.proxyMails = true;
}

} // namespace

Dialect entraDialect()
{
    Dialect d;
    d.id = u"entra"_s;
    setSchemas(d);
    setReading(d);
    setAnswers(d);
    setWriting(d);
    setValues(d);
    d.acceptRequired = d.deleteRefusesAccept = true;
    d.unknownIdIs404 = false;
    d.staleMilliseconds = 2000;
    d.writesPerWindow = 3000;
    d.windowSeconds = 150;
    d.unitsPerWindow = 3500;
    d.unitsSeconds = 10;
    return d;
}

} // namespace Provost::Practice
