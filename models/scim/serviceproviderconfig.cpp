// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/serviceproviderconfig.h"

#include <limits>

namespace Provost {
namespace {

std::optional<bool> flagOf(const Json &json)
{
    // only what is clearly a yes or a no counts; "true" as a string is one
    if (json.toBool(true) != json.toBool(false))
        return std::nullopt;
    return json.toBool();
}

/// `{"supported": true}`, or just `true`.
std::optional<bool> supportedIn(const Json &json, QStringView key)
{
    const Json member = json.value(key);
    return flagOf(member.isObject() ? member.value(u"supported") : member);
}

std::optional<qint64> limitOf(const Json &json)
{
    const qint64 count = json.toInteger(-1);
    return count < 0 ? std::nullopt : std::optional(count);
}

std::optional<int> intOf(const Json &json)
{
    const auto count = limitOf(json);
    return count ? std::optional(int(qMin<qint64>(*count, std::numeric_limits<int>::max()))) : std::nullopt;
}

std::vector<ServiceProviderConfig::AuthenticationScheme> schemesOf(const Json &json)
{
    std::vector<ServiceProviderConfig::AuthenticationScheme> schemes;
    for (const Json &item : json.items()) {
        schemes.push_back({.type = item.value(u"type").toString(),
                           .name = item.value(u"name").toString(),
                           .description = item.value(u"description").toString(),
                           .specUri = item.value(u"specUri").toString(),
                           .documentationUri = item.value(u"documentationUri").toString()});
    }
    return schemes;
}

} // namespace

ServiceProviderConfig ServiceProviderConfig::fromJson(const Json &json)
{
    const Json bulk = json.value(u"bulk");
    const Json pagination = json.value(u"pagination");
    return {.documentationUri = json.value(u"documentationUri").toString(),
            .patch = supportedIn(json, u"patch"),
            .bulk = supportedIn(json, u"bulk"),
            .filter = supportedIn(json, u"filter"),
            .changePassword = supportedIn(json, u"changePassword"),
            .sort = supportedIn(json, u"sort"),
            .etag = supportedIn(json, u"etag"),
            .bulkMaxOperations = intOf(bulk.value(u"maxOperations")),
            .bulkMaxPayloadSize = limitOf(bulk.value(u"maxPayloadSize")),
            .filterMaxResults = intOf(json.value(u"filter").value(u"maxResults")),
            .cursorPagination = flagOf(pagination.value(u"cursor")),
            .indexPagination = flagOf(pagination.value(u"index")),
            .defaultPaginationMethod = pagination.value(u"defaultPaginationMethod").toString().toLower(),
            .defaultPageSize = intOf(pagination.value(u"defaultPageSize")),
            .maxPageSize = intOf(pagination.value(u"maxPageSize")),
            .cursorTimeout = intOf(pagination.value(u"cursorTimeout")),
            .authenticationSchemes = schemesOf(json.value(u"authenticationSchemes"))};
}

} // namespace Provost
