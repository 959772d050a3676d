// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/bulkjob.h"

#include "scim/serviceproviderconfig.h"

#include <QSet>

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <queue>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

BulkJob::BulkJob(Connection &connection, std::vector<BulkOperation> operations, Options options, QObject *parent)
    : ClientJob<QList<BulkResult>>(connection, parent)
    , m_rest(std::make_move_iterator(operations.begin()), std::make_move_iterator(operations.end()))
    , m_options(options)
{
    m_results.resize(qsizetype(m_rest.size()));
    m_restIndexes.resize(m_rest.size());
    std::iota(m_restIndexes.begin(), m_restIndexes.end(), 0);
    nameOperations();
    orderByReference();
}

BulkJob::Options BulkJob::optionsFor(const ServiceProviderConfig &config)
{
    return {.maxOperations = int(config.bulkMaxOperations.value_or(0)), .maxPayloadSize = config.bulkMaxPayloadSize.value_or(0)};
}

BulkJob::~BulkJob() = default;

void BulkJob::nameOperations()
{
    for (const BulkOperation &operation : m_rest) {
        if (!operation.bulkId.isEmpty())
            m_names.insert(operation.bulkId);
    }
    int number = 0;
    for (BulkOperation &operation : m_rest) {
        while (operation.bulkId.isEmpty()) {
            const QString name = u"op-%1"_s.arg(++number);
            if (!m_names.contains(name))
                operation.bulkId = name;
        }
        m_names.insert(operation.bulkId);
    }
}

/// What is referred to comes before what refers to it, and what is done to one resource stays in its order; else everything does. Of a ring
/// the first create goes first.
void BulkJob::orderByReference()
{
    const size_t count = m_rest.size();
    QHash<QString, size_t> makers;
    for (size_t i = 0; i < count; ++i) {
        if (m_rest[i].method == "POST")
            makers.insert(m_rest[i].bulkId, i);
    }
    std::vector<QSet<size_t>> needs(count);
    QHash<QString, size_t> lastOfPath;
    for (size_t i = 0; i < count; ++i) {
        const QStringList references = BulkMessage::references(m_rest[i], m_names);
        for (const QString &name : references) {
            if (const auto maker = makers.constFind(name); maker != makers.constEnd() && *maker != i)
                needs[i].insert(*maker);
        }
        if (m_rest[i].method == "POST")
            continue;
        if (const auto last = lastOfPath.constFind(m_rest[i].path); last != lastOfPath.constEnd())
            needs[i].insert(*last);
        lastOfPath.insert(m_rest[i].path, i);
    }
    std::vector<std::vector<size_t>> neededBy(count);
    std::priority_queue<size_t, std::vector<size_t>, std::greater<>> ready;
    for (size_t i = 0; i < count; ++i) {
        for (const size_t need : std::as_const(needs[i]))
            neededBy[need].push_back(i);
        if (needs[i].isEmpty())
            ready.push(i);
    }
    std::deque<BulkOperation> ordered;
    std::vector<bool> isTaken(count);
    for (size_t first = 0; ordered.size() < count;) {
        if (ready.empty()) {
            while (isTaken[first] || m_rest[first].method != "POST")
                ++first;
            ready.push(first);
        }
        const size_t next = ready.top();
        ready.pop();
        if (isTaken[next])
            continue;
        isTaken[next] = true;
        m_restIndexes[ordered.size()] = int(next);
        ordered.push_back(std::move(m_rest[next]));
        for (const size_t other : neededBy[next]) {
            needs[other].remove(next);
            if (needs[other].isEmpty())
                ready.push(other);
        }
    }
    m_rest = std::move(ordered);
}

void BulkJob::start()
{
    sendNext();
}

void BulkJob::sendNext()
{
    m_chunk.clear();
    while (m_chunk.empty() && !m_rest.empty() && !hasFailedEnough()) {
        if (!takeChunk())
            return;
    }
    if (m_chunk.empty() || hasFailedEnough())
        return endHere();
    const int failOnErrors = m_options.failOnErrors > 0 ? m_options.failOnErrors - m_failures : 0;
    send({.method = "POST", .path = u"/Bulk"_s, .body = BulkMessage::body(m_chunk, failOnErrors), .priority = m_options.priority},
         [this](const Result<HttpReply> &outcome) { onReply(outcome); });
}

/// The next request's operations, references to earlier requests resolved. What refers to a resource that was not created fails here.
bool BulkJob::takeChunk()
{
    m_chunk = BulkMessage::takeChunk(m_rest, m_options.maxOperations, m_options.maxPayloadSize);
    m_indexes.assign(m_restIndexes.begin(), m_restIndexes.begin() + std::ptrdiff_t(m_chunk.size()));
    m_restIndexes.erase(m_restIndexes.begin(), m_restIndexes.begin() + std::ptrdiff_t(m_chunk.size()));
    for (BulkOperation &operation : m_chunk)
        BulkMessage::resolve(operation, m_ids);
    QString missing;
    for (qsizetype at = firstUnresolved(missing); at >= 0; at = firstUnresolved(missing)) { // others may refer to what is dropped
        const int index = m_indexes[size_t(at)];
        m_chunk.erase(m_chunk.begin() + at);
        m_indexes.erase(m_indexes.begin() + at);
        const Error error = Error::validation(u"refers to bulkId:%1, which was not created"_s.arg(missing));
        if (!settle(index, {.state = BulkResult::State::Failed, .error = error}))
            return false;
    }
    return true;
}

/// The first operation of the chunk that refers to what never was created; -1: there is none. What is created later is put off.
qsizetype BulkJob::firstUnresolved(QString &missing)
{
    QSet<QString> together; // references within one request are the server's to resolve
    for (const BulkOperation &operation : m_chunk)
        together.insert(operation.bulkId);
    for (size_t i = 0; i < m_chunk.size(); ++i) {
        QStringList open = BulkMessage::references(m_chunk[i], m_names);
        open.removeIf([&together](const QString &name) { return together.contains(name); });
        if (open.isEmpty() || postpone(m_chunk[i], m_indexes[i], open))
            continue;
        missing = open.constFirst();
        return qsizetype(i);
    }
    return -1;
}

/// A create that refers to later ones is sent without that; a PATCH behind the last of them says it.
bool BulkJob::postpone(BulkOperation &operation, int index, const QStringList &missing)
{
    const auto behind = std::find_if(m_rest.rbegin(), m_rest.rend(), [&missing](const BulkOperation &later) { return missing.contains(later.bulkId); }).base();
    const bool areAllLater = std::all_of(missing.cbegin(), missing.cend(), [this](const QString &name) {
        return std::any_of(m_rest.cbegin(), m_rest.cend(), [&name](const BulkOperation &later) { return later.method == "POST" && later.bulkId == name; });
    });
    if (operation.method != "POST" || !areAllLater)
        return false;
    BulkOperation later = BulkMessage::takeOut(operation, QSet<QString>(missing.cbegin(), missing.cend()));
    if (later.method.isEmpty())
        return false;
    for (int number = 1; later.bulkId.isEmpty(); ++number) {
        if (const QString name = u"later-%1"_s.arg(number); !m_names.contains(name))
            later.bulkId = name;
    }
    m_names.insert(later.bulkId);
    const std::ptrdiff_t place = behind - m_rest.begin();
    m_rest.insert(behind, std::move(later));
    m_restIndexes.insert(m_restIndexes.begin() + place, ~index);
    return true;
}

void BulkJob::onReply(const Result<HttpReply> &outcome)
{
    if (!outcome.ok()) {
        failChunk(outcome.error());
        return;
    }
    const Result<std::vector<BulkResult>> results = BulkMessage::read(outcome->body, m_chunk);
    if (results.ok()) {
        takeResults(*results);
        return;
    }
    Error error = results.error();
    error.httpStatus = outcome->status;
    error.requestId = outcome->requestId;
    error.inDoubt = true; // carried out, or not: the answer does not tell
    failChunk(error);
}

void BulkJob::takeResults(const std::vector<BulkResult> &results)
{
    for (size_t i = 0; i < results.size(); ++i) {
        BulkResult result = results[i];
        if (result.state == BulkResult::State::Done && !result.id.isEmpty())
            m_ids.insert(m_chunk[i].bulkId, result.id);
        const bool isSilent = result.state == BulkResult::State::Skipped;
        if (isSilent && m_options.failOnErrors == 0) { // nothing told the server to leave it out
            result.state = BulkResult::State::Failed;
            result.error = Error::protocol(u"the answer says nothing of this operation"_s);
            result.error->inDoubt = true;
        }
        if (!settle(m_indexes[i], result))
            return;
    }
    sendNext();
}

void BulkJob::failChunk(const Error &error)
{
    if (error.httpStatus == 413 && m_chunk.size() > 1) { // nothing of it was carried out (RFC 7644 section 3.7.4)
        m_options.maxOperations = int(m_chunk.size() / 2);
        m_rest.insert(m_rest.begin(), std::make_move_iterator(m_chunk.begin()), std::make_move_iterator(m_chunk.end()));
        m_restIndexes.insert(m_restIndexes.begin(), m_indexes.begin(), m_indexes.end());
        sendNext();
        return;
    }
    for (size_t i = 0; i < m_chunk.size(); ++i) {
        if (!settle(m_indexes[i], {.state = BulkResult::State::Failed, .error = error}))
            return;
    }
    endHere();
}

/// What was put off and not sent any more is missing from what was created.
void BulkJob::endHere()
{
    for (const int index : m_restIndexes) {
        if (index < 0 && m_results.at(~index).state == BulkResult::State::Done && !m_results.at(~index).error)
            m_results[~index].error = Error::validation(u"created without what refers to others: it ended before that was sent"_s);
    }
    end(m_results);
}

bool BulkJob::settle(int index, const BulkResult &result)
{
    if (index < 0)
        return settleLater(~index, result);
    m_failures += result.state == BulkResult::State::Failed ? 1 : 0;
    m_results[index] = result;
    if (result.state == BulkResult::State::Skipped)
        return true;
    const QPointer<BulkJob> self(this);
    Q_EMIT operationEnded(index, result);
    return self && !isDone();
}

/// What was put off has no result of its own: the resource is there, and lacks something.
bool BulkJob::settleLater(int index, const BulkResult &result)
{
    BulkResult whole = m_results.at(index);
    if (result.state != BulkResult::State::Failed || whole.state != BulkResult::State::Done)
        return true;
    ++m_failures;
    whole.error = result.error;
    m_results[index] = whole;
    const QPointer<BulkJob> self(this);
    Q_EMIT operationEnded(index, whole);
    return self && !isDone();
}

} // namespace Provost
