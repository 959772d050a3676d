// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/listjob.h"
#include "directory/readgap.h"
#include "scim/servicedescription.h"

namespace Provost {

/// A list that ended before its own total, where the provider's totals can be believed: what it lacks is neither gone nor to be left out in silence.
[[nodiscard]] std::optional<Error> shortfallOf(const ListSummary &summary, const ServerProfile &profile, const QString &resourceType);

/// What a reading of everything came to.
struct ReadAllSummary {
    qint64 resources = 0;
    QList<ReadGap> gaps {}; ///< what could not be learnt
};

/// Reads every resource of a provider, type by type, groups with their members as far as the provider lets them be known. A list that ends before its own total is
/// an error: what it lacks would be taken for deleted.
class ReadAllJob : public ClientJob<ReadAllSummary>
{
    Q_OBJECT
public:
    ReadAllJob(Connection &connection, ServiceDescription description, QObject *parent);
    ~ReadAllJob() override;

Q_SIGNALS:
    void resourceRead(const QString &resourceType, const Provost::Resource &resource);
    void progressed(const QString &resourceType, qint64 read, qint64 total); ///< total -1: not known

protected:
    void start() override;

private:
    void nextType();
    void onPage(const ListPage &page);
    void onTypeRead(const Result<ListSummary> &outcome);
    void askMembers();
    void noteGap(ReadGap::Kind kind);
    void giveOut(const Resource &resource);

    ServiceDescription m_description;
    std::deque<ResourceType> m_types;
    ResourceType m_type;
    qint64 m_readOfType = 0;
    std::deque<Resource> m_groups; ///< whose members must be asked for
    int m_asking = 0;
    ReadAllSummary m_summary;
};

} // namespace Provost
