// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QHash>
#include <QStringList>

namespace Provost::Practice {

/// How a kind of service provider deviates from RFC 7644, as data. The defaults are the RFC's own behaviour, which is the dialect "rfc".
struct Dialect {
    QString id = QStringLiteral("rfc");

    // discovery
    bool discovery = true; ///< /ServiceProviderConfig, /ResourceTypes, /Schemas exist
    QStringList resourceTypes {}; ///< which there are; empty: all
    bool anyPathCase = false; ///< "/users" is "/Users"

    // paging
    bool indexPaging = true;
    bool cursorPaging = true;
    bool cursorByDefault = false; ///< without `startIndex` and `cursor`
    int defaultPage = 100;
    int maxPage = 1000;
    int maxPageWithoutProjection = 0; ///< cap for users while `attributes` is missing or names manager; 0: none
    bool countZero = true; ///< false: 400
    bool totalsOnSplitLists = true; ///< false: totalResults only where one page holds everything (RFC 9865 permits)

    // what a query may ask
    bool sort = true;
    bool projection = true; ///< attributes, excludedAttributes; false: ignored
    bool search = true; ///< /.search and queries at the root
    bool anyFilter = true;
    /// Per resource type and lower-case attribute path the operators taken, when not anyFilter; "not" allows negation.
    QHash<QString, QHash<QString, QStringList>> filters {};
    bool conjunction = true;
    bool disjunction = true;
    QStringList aloneInFilter {}; ///< lower-case paths that take no company
    bool spaceAroundEquals = true; ///< false: 400 for a parameter written with space around '='

    // how answers look
    QString resourcesKey = QStringLiteral("Resources");
    bool relativeLocations = false; ///< meta.location "/users/ID"
    bool lowerCaseTypes = false; ///< meta.resourceType "user"
    bool userTimestamps = true;
    bool groupModified = true; ///< meta.lastModified of groups
    bool membersReturned = true;
    bool groupsReturned = true; ///< of users
    bool directGroupsOnly = false;
    bool graphErrors = false; ///< throttling and failed sign-in answered in the gateway's shape

    // writing
    bool put = true;
    bool bulk = true;
    bool etag = true;
    bool patchAnswersBody = true; ///< false: 204
    bool patchFilters = true; ///< false: operations with `[filter]` in the path are accepted and change nothing
    bool membersAlone = false; ///< a membership operation has its request to itself, and is `add members` or `remove members[value eq ..]`
    int membersPerAdd = 0; ///< values in one operation; 0: no limit
    int membersPerRemove = 0;
    bool replaceMembers = true; ///< also removing all of them, and PUT with members
    bool groupsAsMembers = true;
    bool removingStrangerIs404 = false;
    bool membersOnCreate = true;
    bool passwordOnCreateOnly = false;
    QHash<QString, QStringList> requiredOnCreate {}; ///< by resource type: paths
    QStringList removableNever {}; ///< lower-case paths that PATCH cannot clear
    QStringList singleValued {}; ///< lower-case multi-valued attributes that take one element
    QStringList patchFilterForms {}; ///< the only `[..]` filters taken on multi-valued attributes; empty: all

    // headers
    bool acceptRequired = false; ///< GET, POST, PATCH without Accept: 400
    bool deleteRefusesAccept = false; ///< DELETE with a specific Accept: 400
    bool unknownIdIs404 = true; ///< false: 400 for an id that is no UUID
    int staleMilliseconds = 0; ///< reads lag writes

    [[nodiscard]] static Result<Dialect> named(const QString &id);
    [[nodiscard]] static QStringList names();
};

} // namespace Provost::Practice
