// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "client/listjob.h"
#include "scim/resource.h"

#include <QFutureWatcher>

namespace Provost {

/// Who is in a group, as far as this provider lets it be known.
struct MemberList {
    struct Member {
        QString value {}; ///< id
        QString display {};
        QString type {}; ///< "User", "Group", empty: not said
        friend bool operator==(const Member &, const Member &) = default;
    };
    enum class Knowledge : quint8 {
        Complete,
        MaybeCut, ///< a number of members at which servers cut lists off, and no other way to learn more
        UsersOnly, ///< other kinds of members (groups in groups, devices) cannot be seen here
        Unknown, ///< the provider never tells; `members` is empty
    };
    Knowledge knowledge = Knowledge::Complete;
    QList<Member> members {};
    QStringList notes {}; ///< technical, English
};

/// The members a group says it has; nullopt: it says nothing of them. Thread-safe.
[[nodiscard]] std::optional<QList<MemberList::Member>> membersToldBy(const Resource &group);

/// Learns a group's direct members by the way the profile names: from the group itself, from the group when asked for `attributes=members`,
/// or from the users by `groups.value eq "id"`. A list whose length is suspicious is held against the users.
class MembersJob : public ClientJob<MemberList>
{
    Q_OBJECT
public:
    struct Group {
        QString endpoint = QStringLiteral("/Groups");
        QString id {};
        QString userEndpoint = QStringLiteral("/Users");
        QString userType = QStringLiteral("User");
    };
    MembersJob(Connection &connection, Group group, RequestPriority priority, QObject *parent);
    ~MembersJob() override;

Q_SIGNALS:
    void progressed(qint64 found);
    /// The next ones, where they come page by page: somebody can look at them before the last page is there.
    void pageFound(const QList<Provost::MemberList::Member> &members);

protected:
    void start() override;

private:
    void askGroup(const QStringList &attributes);
    void onGroup(const Result<Resource> &outcome);
    void onRead();
    void askUsers();
    void onUsers(const ListPage &page);
    void onAllUsers(const Result<ListSummary> &outcome);

    Group m_group;
    RequestPriority m_priority;
    MemberList m_found;
    QFutureWatcher<std::optional<QList<MemberList::Member>>> m_reading;
    bool m_askedForMembers = false;
};

} // namespace Provost
