// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/membersjob.h"

#include <QHash>
#include <QSet>

#include <deque>

namespace Provost {

/// Everybody who is in a group directly or through groups in it, each once, with the ways there.
struct EffectiveMembers {
    struct Member {
        MemberList::Member member {};
        QStringList path {}; ///< names of the groups that lead there by the shortest way: the one asked for first, the direct one last
        QList<QStringList> ways {}; ///< all there are, that one first; more than mostWays are cut off
        friend bool operator==(const Member &, const Member &) = default;
    };
    static constexpr qsizetype mostWays = 100;
    QList<Member> members {};
    MemberList::Knowledge knowledge = MemberList::Knowledge::Complete; ///< the worst of all groups on the way
    bool areWaysCut = false; ///< of somebody
    int cycles = 0; ///< groups found to contain a group that leads to them
    QStringList notes {};
};

/// Walks down a group's members breadth first. Where the provider does not say what kind a member is, the groups' ids are read once to tell.
class EffectiveMembersJob : public ClientJob<EffectiveMembers>
{
    Q_OBJECT
public:
    EffectiveMembersJob(Connection &connection, MembersJob::Group group, QString name, QObject *parent);

protected:
    void start() override;

private:
    struct Open {
        QString id {};
        QStringList path {}; ///< its own name included
        QSet<QString> above {}; ///< ids of the groups on the way, its own included
    };
    void next();
    void onMembers(const Open &group, const Result<MemberList> &found);
    void take(const Open &group, const MemberList &list);
    void findWays();
    void readGroupIds(const Open &group, const MemberList &list);

    MembersJob::Group m_group;
    std::deque<Open> m_open;
    QSet<QString> m_seen;
    QHash<QString, QStringList> m_groupsOf; ///< of who is in several: all of them, in the order they were read
    QHash<QString, QString> m_names; ///< of groups, by id
    std::optional<QSet<QString>> m_groupIds;
    EffectiveMembers m_found;
};

} // namespace Provost
