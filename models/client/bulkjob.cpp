// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/bulkjob.h"

#include <QSet>

#include <algorithm>
#include <iterator>
#include <numeric>
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
}

BulkJob::~BulkJob() = default;

void BulkJob::nameOperations()
{
    QSet<QString> taken;
    for (const BulkOperation &operation : m_rest)
        taken.insert(operation.bulkId);
    int number = 0;
    for (BulkOperation &operation : m_rest) {
        while (operation.bulkId.isEmpty()) {
            const QString name = u"op-%1"_s.arg(++number);
            if (!taken.contains(name))
                operation.bulkId = name;
        }
    }
}

void BulkJob::start()
{
    sendNext();
}

void BulkJob::sendNext()
{
    m_chunk.clear();
    while (!isDone() && m_chunk.empty() && !m_rest.empty() && !hasFailedEnough())
        takeChunk();
    if (isDone())
        return;
    if (m_chunk.empty() || hasFailedEnough()) {
        end(m_results);
        return;
    }
    const int failOnErrors = m_options.failOnErrors > 0 ? m_options.failOnErrors - m_failures : 0;
    send({.method = "POST", .path = u"/Bulk"_s, .body = BulkMessage::body(m_chunk, failOnErrors), .priority = m_options.priority},
         [this](const Result<HttpReply> &outcome) { onReply(outcome); });
}

/// The next request's operations, references to earlier requests resolved. What refers to a resource that was not created fails here.
void BulkJob::takeChunk()
{
    m_chunk = BulkMessage::takeChunk(m_rest, m_options.maxOperations, m_options.maxPayloadSize);
    m_indexes.assign(m_restIndexes.begin(), m_restIndexes.begin() + std::ptrdiff_t(m_chunk.size()));
    m_restIndexes.erase(m_restIndexes.begin(), m_restIndexes.begin() + std::ptrdiff_t(m_chunk.size()));
    QSet<QString> together; // references within one request are the server's to resolve
    for (BulkOperation &operation : m_chunk) {
        BulkMessage::resolve(operation, m_ids);
        together.insert(operation.bulkId);
    }
    for (size_t i = 0; i < m_chunk.size();) {
        const QString missing = BulkMessage::firstReference(m_chunk[i]);
        if (missing.isEmpty() || together.contains(missing)) {
            ++i;
            continue;
        }
        const int index = m_indexes[i];
        together.remove(m_chunk[i].bulkId);
        m_chunk.erase(m_chunk.begin() + std::ptrdiff_t(i));
        m_indexes.erase(m_indexes.begin() + std::ptrdiff_t(i));
        const Error error = Error::validation(u"refers to bulkId:%1, which was not created"_s.arg(missing));
        if (!settle(index, {.state = BulkResult::State::Failed, .error = error}))
            return;
        i = 0; // others may refer to this one
    }
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
    end(m_results);
}

bool BulkJob::settle(int index, const BulkResult &result)
{
    m_failures += result.state == BulkResult::State::Failed ? 1 : 0;
    m_results[index] = result;
    if (result.state == BulkResult::State::Skipped)
        return true;
    const QPointer<BulkJob> self(this);
    Q_EMIT operationEnded(index, result);
    return self && !isDone();
}

} // namespace Provost
