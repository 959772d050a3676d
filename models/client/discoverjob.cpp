// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/discoverjob.h"

#include "client/hiddenattributes.h"
#include "client/pagejob.h"
#include "net/keptback.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr auto oldConfigPath = "/ServiceProviderConfigs"_L1; // SCIM 1.1, still found
constexpr auto typesPath = "/ResourceTypes"_L1;
constexpr auto schemasPath = "/Schemas"_L1;

/// For want of a token, or of a proxy's password: whatever else is asked for will not go, either. A budget that is nearly used up lets some documents through.
bool isUnsigned(const Error &error)
{
    return wasKeptBack(error) && !error.detail.startsWith("budget: "_L1);
}

/// Nobody answered, or not for us: another document will not fare better.
bool isNoAnswer(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Transport:
    case ErrorKind::Timeout:
    case ErrorKind::Tls:
    case ErrorKind::RateLimited:
    case ErrorKind::Validation:
    case ErrorKind::Auth:
        return true;
    default:
        return false;
    }
}
}

DiscoverJob::DiscoverJob(Connection &connection, QObject *parent)
    : ClientJob<ServiceDescription>(connection, parent)
    , m_reader(connection.settings().baseUrl.path())
{
}

DiscoverJob::~DiscoverJob() = default;

void DiscoverJob::start()
{
    const ServerProfile::Discovery &has = profile().discovery;
    m_parts = m_underWay = int(has.serviceProviderConfig) + int(has.resourceTypes) + int(has.schemas);
    if (has.serviceProviderConfig)
        askForConfig(has.serviceProviderConfigPath);
    if (has.resourceTypes)
        askForList(typesPath, 1);
    if (has.schemas)
        askForList(schemasPath, 1);
    if (m_underWay == 0)
        endDescribed();
}

void DiscoverJob::endDescribed()
{
    const ServiceDescription description = m_reader.describe(profile(), connection().settings().profiles);
    keepHiddenAttributesSecret(description);
    end(description);
}

void DiscoverJob::askForConfig(const QString &path)
{
    send({.path = path}, [this, path](const Result<HttpReply> &outcome) { onConfig(path, outcome); });
}

void DiscoverJob::onConfig(const QString &path, const Result<HttpReply> &outcome)
{
    const std::optional<Error> error = outcome.ok() ? m_reader.readConfig(path, *outcome) : outcome.error();
    if (error && error->httpStatus == 404 && path != oldConfigPath) {
        askForConfig(oldConfigPath);
        return;
    }
    if (error)
        m_reader.noteMissing(profile().discovery.serviceProviderConfigPath, *error);
    endPart(error);
}

void DiscoverJob::askForList(const QString &path, qint64 startIndex)
{
    HttpRequest request {.path = path};
    if (startIndex > 1) // RFC 7644 section 4 knows no paging here: the first request has none
        request.query.append({u"startIndex"_s, QString::number(startIndex)});
    auto *job = new PageJob(connection(), request, this);
    job->then(this, [this, path](const Result<ListPage> &outcome) { onList(path, outcome); });
}

void DiscoverJob::onList(const QString &path, const Result<ListPage> &outcome)
{
    ListPage &whole = m_lists[path];
    const qsizetype before = whole.resources.size();
    if (outcome.ok() && before == 0)
        whole = *outcome;
    else if (outcome.ok() && !outcome->resources.isEmpty() && !whole.resources.contains(outcome->resources.first()))
        whole.resources.append(outcome->resources);
    const bool grew = whole.resources.size() > before;
    if (grew && whole.totalResults.value_or(0) > whole.resources.size()) {
        askForList(path, whole.resources.size() + 1);
        return;
    }
    std::optional<Error> error;
    if (whole.resources.isEmpty() && !outcome.ok())
        error = outcome.error();
    else
        error = path == typesPath ? m_reader.readResourceTypes(path, whole) : m_reader.readSchemas(path, whole);
    if (error)
        m_reader.noteMissing(path, *error);
    endPart(error);
}

void DiscoverJob::endPart(const std::optional<Error> &error)
{
    if (error)
        m_errors.append(*error);
    if (--m_underWay > 0)
        return;
    if (const std::optional<Error> fatal = fatalError())
        end(*fatal);
    else
        endDescribed();
}

std::optional<Error> DiscoverJob::fatalError() const
{
    const auto refused = std::find_if(m_errors.cbegin(), m_errors.cend(), [](const Error &error) { return error.httpStatus == 401; });
    if (refused != m_errors.cend())
        return *refused;
    const auto keptBack = std::find_if(m_errors.cbegin(), m_errors.cend(), isUnsigned);
    if (keptBack != m_errors.cend())
        return *keptBack;
    if (m_errors.size() < m_parts)
        return {};
    // Providers without discovery answer 404 or the like. Pages of HTML instead of every document come from no SCIM service at all.
    const bool nobodyThere = std::all_of(m_errors.cbegin(), m_errors.cend(), isNoAnswer);
    const bool noScim = std::all_of(m_errors.cbegin(), m_errors.cend(), [](const Error &error) { return error.kind == ErrorKind::Protocol; });
    return nobodyThere || noScim ? std::optional(m_errors.first()) : std::nullopt;
}

} // namespace Provost
