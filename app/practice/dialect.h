// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QStringList>

namespace Provost::Practice {

/// How a kind of service provider deviates from RFC 7644, as data. The defaults are the RFC's own behaviour, which is the dialect "rfc".
struct Dialect {
    QString id = QStringLiteral("rfc");

    // schemas and discovery
    bool discovery = true; ///< /ServiceProviderConfig, /ResourceTypes, /Schemas exist
    bool describesDiscovery = true; ///< /Schemas has those of the discovery documents too
    QStringList resourceTypes {}; ///< which there are; empty: all
    QStringList extensions {QStringLiteral("urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"),
        QStringLiteral("urn:provost:params:scim:schemas:extension:practice:2.0:User")}; ///< those spoken, of all resource types
    QStringList unlisted {}; ///< extensions that /ResourceTypes does not tell of
    QStringList requiredExtensions {};
    QStringList notTaken {}; ///< lower-case attributes of users that are refused in a body or path
    QHash<QString, QStringList> unmapped {}; ///< by resource type, or URN of an extension: lower-case paths that are not there
    QString documentation = QStringLiteral("https://www.rfc-editor.org/info/rfc7644");
    int declaredMaxResults = 0; ///< of filters, where it is not the largest page
    QString declaredType {}; ///< meta.resourceType of discovery documents, where it is wrong
    bool anyPathCase = true; ///< "/users" is "/Users"

    // paging
    bool indexPaging = true;
    bool cursorPaging = true;
    bool cursorByDefault = false; ///< without `startIndex` and `cursor`
    bool cursorOffered = true; ///< nextCursor comes also when no kind of paging was asked for
    int defaultPage = 100;
    int maxPage = 1000;
    int wholeList = 0; ///< a list no longer than this comes whole when no count is given
    int maxUserPage = 0; ///< where it is smaller than maxPage
    int maxPageWithoutProjection = 0; ///< cap for users while `attributes` is missing or names the manager or all of its schema; 0: none
    bool countZero = true; ///< false: 400
    bool totalsOnSplitLists = true; ///< false: totalResults only where one page holds everything (RFC 9865 permits)

    // what a query may ask
    bool sort = true;
    bool projection = true; ///< attributes, excludedAttributes; false: ignored
    QStringList notWhole {}; ///< schemas that `attributes` cannot name as a whole
    bool search = true; ///< /.search and queries at the root
    bool anyFilter = true;
    /// Per resource type and lower-case attribute path the operators taken, when not anyFilter; "not ew" allows the negation.
    QHash<QString, QHash<QString, QStringList>> filters {};
    bool conjunction = true;
    bool disjunction = true;
    QStringList aloneInFilter {}; ///< lower-case paths that take no company
    QHash<QString, QString> onlyWithInFilter {}; ///< lower-case path: another that has to be asked for beside it
    bool spaceAroundEquals = true; ///< false: 400 for a parameter written with space around '='

    // how answers look
    QString resourcesKey = QStringLiteral("Resources");
    bool relativeLocations = false; ///< meta.location "/users/ID", and no Location header
    bool lowerCaseTypes = false; ///< meta.resourceType "user"
    bool schemasAsShown = false; ///< `schemas` names only what the answer holds something of
    bool metaAlways = false; ///< whatever `attributes` and `excludedAttributes` say
    bool userTimestamps = true;
    bool groupModified = true; ///< meta.lastModified of groups
    bool membersReturned = true;
    bool groupsReturned = true; ///< of users
    bool directGroupsOnly = false;
    bool graphErrors = false; ///< throttling and failed sign-in answered in the gateway's shape; request ids in headers

    // writing
    enum class PatchAnswer : quint8 { AsAsked, Body, NoBody };
    PatchAnswer patchAnswer = PatchAnswer::AsAsked; ///< as asked: with the resource when Accept names a JSON type
    PatchAnswer groupPatchAnswer = PatchAnswer::AsAsked;
    bool put = true;
    QStringList noPut {}; ///< resource types that PUT does not take
    bool bulk = true;
    bool etag = true;
    bool patchFilters = true; ///< false: operations with `[filter]` in the path are accepted and change nothing
    bool replaceCreates = false; ///< a replace whose `[filter]` selects nothing sets the value all the same
    bool membersAlone = false; ///< a membership operation has its request to itself, and is `add members` or `remove members[value eq ..]`
    int membersPerPatch = 0; ///< added and removed together; 0: no limit
    int membersPerAdd = 0; ///< values in one operation; 0: no limit
    int membersPerRemove = 0;
    bool replaceMembers = true; ///< also removing all of them, and PUT with members
    bool removeByValue = true; ///< `remove members` with the ids as the value
    bool membersMustExist = true; ///< false: an id that nobody has is kept as it is (RFC 7644 asks for no referential integrity)
    bool managerMustExist = false;
    bool groupsAsMembers = true;
    bool removingStrangerIs404 = false;
    bool membersOnCreate = true;
    bool passwordOnCreateOnly = false;
    bool softDelete = false; ///< names of deleted users stay taken
    QHash<QString, QStringList> requiredOnCreate {}; ///< by resource type: paths
    QStringList removableNever {}; ///< lower-case paths that PATCH cannot clear
    QStringList patchFilterForms {}; ///< the only `[..]` filters taken on multi-valued attributes; empty: all. "type eq primary eq" on emails only
    bool exactTypes = false; ///< of security attributes, and in filters: "true" is no boolean
    bool proxyMails = false; ///< further addresses of a mailbox are delivered among the e-mails, of type work and not primary

    // values
    QStringList singleValued {}; ///< lower-case multi-valued attributes that take one element
    QHash<QString, QStringList> onePerType {}; ///< lower-case multi-valued attribute: the types of which it takes one element
    QHash<QString, QStringList> onlyTypes {}; ///< lower-case multi-valued attribute: the types taken
    QHash<QString, QString> primaryType {}; ///< lower-case multi-valued attribute: the type whose element must not say that it is not primary
    QHash<QString, QString> patterns {}; ///< lower-case path: a regular expression for the whole value
    bool groupKinds = false; ///< security and Microsoft 365 groups only, whose mail nicknames are unique, nicknames made for users, limits of security attributes

    // headers and limits
    bool acceptRequired = false; ///< GET, POST, PATCH without Accept: 400
    bool userAgentRequired = false; ///< 403 without
    bool deleteRefusesAccept = false; ///< DELETE with a specific Accept: 400
    bool unknownIdIs404 = true; ///< false: 400 for an id that is no UUID
    int staleMilliseconds = 0; ///< reads lag writes
    QString throttleDetail = QStringLiteral("too many requests");
    int writesPerWindow = 0; ///< more are answered 429 until the window is over; 0: no limit
    int windowSeconds = 0;
    int unitsPerWindow = 0; ///< likewise of all requests; a list or read of users counts twice
    int unitsSeconds = 0;

    [[nodiscard]] static Result<Dialect> named(const QString &id);
    [[nodiscard]] static QStringList names();
    [[nodiscard]] bool offers(const QString &resourceType) const { return resourceTypes.isEmpty() || resourceTypes.contains(resourceType); }
};

/// Microsoft Entra's SCIM API as documented and observed in autumn 2026.
[[nodiscard]] Dialect entraDialect();

} // namespace Provost::Practice
