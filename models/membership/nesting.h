// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "client/membersjob.h"
#include "directory/principal.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <deque>

namespace Provost {

class Directory;

/// Groups in groups around one group or one person, as far as they were read; a value. Of a group: what is in it, down to the people. Of a person: the
/// groups it is in, and those that these are in.
struct Nesting {
    struct Node {
        Principal principal {};
        QStringList next {}; ///< ids: groups one step on (members that are groups; groups that this one is in)
        QList<Principal> people {}; ///< of a group looked into from above: members that are no groups
        bool isRead = false; ///< else it was not asked, or cannot be read
    };
    QString root {};
    bool upwards = false; ///< from a person, or a group, to what contains it
    QHash<QString, Node> nodes {};
    QStringList order {}; ///< ids of the nodes as they were found, the root first
    MemberList::Knowledge knowledge = MemberList::Knowledge::Complete; ///< the worst of all on the way
    QStringList notes {};
    bool isCut = false; ///< more groups than are read at once
    bool isStopped = false; ///< somebody did not wait: groups that are not isRead hold more

    [[nodiscard]] QString nameOf(const QString &id) const { return nodes.value(id).principal.label(); }
    /// Every way from the root to a node, or to a person in one, without going round in circles; ids, both ends included. At most `limit`.
    [[nodiscard]] QList<QStringList> paths(const QString &to, int limit = 50) const;
    /// Steps that lead back to a group already on the way.
    [[nodiscard]] QSet<std::pair<QString, QString>> cycles() const;
};

/// Somebody who is in it in the end, or a group that somebody is in in the end.
struct EffectiveMember {
    Principal principal {};
    QStringList via {}; ///< ids of the groups between, on the shortest way; empty: directly
    int ways = 1;
};
/// Everybody once, in the order they are reached.
[[nodiscard]] QList<EffectiveMember> effectiveMembers(const Nesting &nesting);

/// Reads the groups around one, breadth first.
class NestingJob : public JobOf<Nesting>
{
    Q_OBJECT
public:
    NestingJob(Directory &directory, const Principal &subject, bool upwards, QObject *parent);
    ~NestingJob() override;
    void stop(); ///< ends with what was read until now; cancelled where that is nothing

Q_SIGNALS:
    void progressed(int groups);

protected:
    void start() override;
    void abort() override;

private:
    void next();
    void onMembers(const QString &id, const Result<MemberList> &list);
    void onGroups(const QString &id, const Result<QList<Resource>> &groups);
    void readGroupIds(const QString &id, const MemberList &list);
    void take(const QString &id, const MemberList &list);
    void add(const Principal &principal, const QString &from);
    void onEach();

    Directory &m_directory;
    Nesting m_nesting;
    std::deque<QString> m_open;
    QList<QPointer<Job>> m_jobs;
    int m_underWay = 0;
    std::optional<QSet<QString>> m_groupIds; ///< read where members do not say what they are
};

} // namespace Provost
