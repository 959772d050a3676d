// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/discoveryreader.h"

namespace Provost {

/// Reads /ServiceProviderConfig, /ResourceTypes and /Schemas at once (RFC 7644 section 4), forgives each that is missing (404, 405, 501,
/// HTML, wrong shape: noted, shipped schemas stand in), and fails only when nothing could be reached or sign-in was refused.
/// The result's profile is the connection's, completed by what was declared.
class DiscoverJob : public ClientJob<ServiceDescription>
{
    Q_OBJECT
public:
    DiscoverJob(Connection &connection, QObject *parent);
    ~DiscoverJob() override;

protected:
    void start() override;

private:
    void askForConfig(const QString &path);
    void onConfig(const QString &path, const Result<HttpReply> &outcome);
    void askForList(const QString &path, qint64 startIndex);
    void onList(const QString &path, const Result<ListPage> &outcome);
    void endDescribed();
    void endPart(const std::optional<Error> &error);
    [[nodiscard]] std::optional<Error> fatalError() const;

    DiscoveryReader m_reader;
    QHash<QString, ListPage> m_lists; ///< by path, what has come of it
    QList<Error> m_errors;
    int m_underWay = 0;
    int m_parts = 0;
};

} // namespace Provost
