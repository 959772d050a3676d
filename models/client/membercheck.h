// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/membersjob.h"

#include <QSet>

namespace Provost {

/// Is this a number at which servers cut a list of members off without saying so?
[[nodiscard]] bool looksCut(qsizetype members);

/// A list of members that may have been cut, held against the users who say they are in the group. Users that were missing are added; where the
/// provider cannot be asked, or does not really filter, the list stays as it is and its knowledge becomes MaybeCut.
class MemberCheckJob : public ClientJob<MemberList>
{
    Q_OBJECT
public:
    MemberCheckJob(Connection &connection, MembersJob::Group group, MemberList list, RequestPriority priority, QObject *parent);
    [[nodiscard]] bool hasAsked() const { return m_hasAsked; }
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; } ///< of the request that failed: why the list stayed as it was

protected:
    void start() override;

private:
    [[nodiscard]] ListQuery query() const;
    void onTotal(const Result<ListSummary> &outcome);
    void readUsers();
    void onUsers(const ListPage &page);
    void endSure();
    void endUnsure(const std::optional<Error> &problem = {});

    MembersJob::Group m_group;
    MemberList m_list;
    RequestPriority m_priority;
    QSet<QString> m_known;
    qsizetype m_usersKnown = 0;
    qsizetype m_added = 0;
    std::optional<Error> m_problem;
    bool m_hasAsked = false;
};

} // namespace Provost
