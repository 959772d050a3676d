// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/bulkmessage.h"
#include "client/clientjob.h"

namespace Provost {

struct ServiceProviderConfig;

/// Many writes in few requests (RFC 7644 section 3.7), split to the service's limits and sent one request after the other. References by
/// bulkId reach across requests: what others refer to goes first, and where creates of several requests refer to each other in a ring, one
/// is made without and patched later. Where that fails, its result is Done with an error. Succeeds with one result per operation, in their order; a request that fails as a whole is the error of
/// each of its operations, and the ones behind it are skipped. A request answered 413 is halved.
class BulkJob : public ClientJob<QList<BulkResult>>
{
    Q_OBJECT
public:
    struct Options {
        int failOnErrors = 0; ///< stop after so many; 0: go on
        int maxOperations = 0; ///< of the service; 0: no limit
        qint64 maxPayloadSize = 0; ///< bytes; 0: no limit
        RequestPriority priority = RequestPriority::Bulk;
    };
    /// The limits that the service declares.
    [[nodiscard]] static Options optionsFor(const ServiceProviderConfig &config);
    BulkJob(Connection &connection, std::vector<BulkOperation> operations, Options options, QObject *parent);
    ~BulkJob() override;

Q_SIGNALS:
    void operationEnded(int index, const Provost::BulkResult &result); ///< as the answers come; not for skipped ones

protected:
    void start() override;

private:
    void nameOperations();
    void orderByReference();
    void sendNext();
    [[nodiscard]] bool takeChunk(); ///< false: a listener has ended this job
    [[nodiscard]] qsizetype firstUnresolved(QString &missing);
    [[nodiscard]] bool postpone(BulkOperation &operation, int index, const QStringList &missing);
    void onReply(const Result<HttpReply> &outcome);
    void takeResults(const std::vector<BulkResult> &results);
    void failChunk(const Error &error);
    void endHere();
    [[nodiscard]] bool settle(int index, const BulkResult &result); ///< false: a listener has ended this job
    [[nodiscard]] bool settleLater(int index, const BulkResult &result);
    [[nodiscard]] bool hasFailedEnough() const { return m_options.failOnErrors > 0 && m_failures >= m_options.failOnErrors; }

    std::deque<BulkOperation> m_rest;
    std::deque<int> m_restIndexes; ///< of m_rest in the results
    std::vector<BulkOperation> m_chunk; ///< under way
    std::vector<int> m_indexes; ///< of m_chunk in the results; of what was put off: its complement
    QSet<QString> m_names; ///< bulkIds of all operations
    QList<BulkResult> m_results;
    QHash<QString, QString> m_ids; ///< by bulkId
    Options m_options;
    int m_failures = 0;
};

} // namespace Provost
