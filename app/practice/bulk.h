// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/writing.h"

#include <QHash>
#include <QSet>

namespace Provost::Practice {

/// /Bulk (RFC 7644 section 3.7): operations one after the other, those that refer to a later bulkId after that one; resources that refer
/// to each other are created first and joined afterwards (section 3.7.1).
class Bulk
{
public:
    Bulk(Store &store, Writing &writing);
    [[nodiscard]] Result<Json> run(const Json &request); ///< the BulkResponse

private:
    struct Step {
        QByteArray method;
        QString path, bulkId;
        QByteArray version;
        Json data;
        bool done = false;
        Json result {}; ///< its part of the response
    };
    [[nodiscard]] Result<void> read(const Json &request);
    bool runReady(); ///< every step whose references are known; false: none was
    void breakCircle(); ///< creates one step without what it cannot refer to yet
    void runStep(Step &step, const Json &data);
    [[nodiscard]] Result<Json> perform(const Step &step, const Json &data);
    [[nodiscard]] QString locationOf(const Step &step) const;
    [[nodiscard]] bool isWaiting(const Step &step) const;
    [[nodiscard]] bool willExist(const QString &bulkId) const;
    [[nodiscard]] QStringList references(const Json &value, QStringView attribute = {}) const;
    [[nodiscard]] Json resolved(const Json &value) const;
    [[nodiscard]] bool isStopped() const { return m_failOnErrors > 0 && m_errors >= m_failOnErrors; }

    Store &m_store;
    Writing &m_writing;
    std::vector<Step> m_steps;
    QSet<QString> m_names; ///< bulkIds of this request
    QHash<QString, QString> m_ids; ///< by bulkId
    qint64 m_failOnErrors = 0;
    qint64 m_errors = 0;
};

} // namespace Provost::Practice
