// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/latewrites.h"
#include "change/planner.h"
#include "client/clientjob.h"
#include "scim/listpage.h"
#include "scim/servicedescription.h"

#include <QSet>

#include <deque>

namespace Provost {

/// Who must be asked for of one group.
struct UnseenMembers {
    QStringList members {};
    QSet<QString> removed {}; ///< of those: taken out, so that it matters who is left
};

/// Who must be asked for before `plan` is run: an undo takes back what the run changed, and where nobody sees who was a member before, it would throw out
/// those who had been in all along. By group, members in the plan's order; empty where groups show who is in them.
[[nodiscard]] QHash<ObjectKey, UnseenMembers> unseenMembers(const Plan &plan, const ServiceDescription &description);

/// What may be asked for a run of that many requests: no more than the run itself takes, but for a few that always may.
[[nodiscard]] int mostLookUps(qsizetype requests);
/// What asking for them takes at least, where nothing of it was asked before.
[[nodiscard]] int plannedLookUps(const Plan &plan, const ServiceDescription &description);

/// Asks for them: by reading through the group, as long as that costs no more than asking one by one. What the provider does not answer, and groups that
/// would take more than there is left, stay unknown; a provider that cannot be reached ends it.
class FormerMembersJob : public ClientJob<FormerMembers>
{
    Q_OBJECT
public:
    struct Options {
        QHash<ObjectKey, LateWrite> late {};
        int budget = -1; ///< calls; -1: no limit
        int most = mostLookUps(0); ///< calls that are worth it: groups that would take more are not asked for
        int parallel = 0; ///< 0: the profile's concurrency
    };
    FormerMembersJob(Connection &connection, const ServiceDescription &description, const QHash<ObjectKey, UnseenMembers> &wanted, Options options, QObject *parent);
    ~FormerMembersJob() override;
    [[nodiscard]] int calls() const;

protected:
    void start() override;

private:
    struct Ask {
        ObjectKey group {};
        QStringList members {};
        QSet<QString> removed {}; ///< of those
        bool reads = false; ///< the group; else one member after another
        qsizetype next = 0; ///< whose turn it is then
    };
    struct Reading {
        QSet<QString> found {}; ///< case-folded
        qsizetype pages = 0;
    };
    void add(const ObjectKey &group, const UnseenMembers &unseen);
    void fill();
    void read(const Ask &ask);
    [[nodiscard]] bool isEnough(const Ask &ask, const Reading &reading, const ListPage &page) const;
    [[nodiscard]] static bool goesOn(const Reading &reading, const ListPage &page);
    [[nodiscard]] QSet<QString> withOwnWrites(const ObjectKey &group, QSet<QString> members) const;
    void onRead(const Ask &ask, const QSet<QString> &found, bool isWhole, const std::optional<Error> &error);
    void askPairs(const Ask &ask);
    void askNext();
    void onPair(const ObjectKey &group, const QString &member, bool isRemoved, const Result<bool> &found);
    [[nodiscard]] bool isSpent() const;
    [[nodiscard]] bool canAskPairs(const ObjectKey &group) const;
    [[nodiscard]] bool seesAll() const;

    QString m_userEndpoint;
    QHash<QString, QString> m_endpoints; ///< by resource type
    Options m_options;
    QSet<QString> m_new; ///< case-folded ids of whom this console has made a moment ago: that they are in no group may be a late answer
    std::deque<Ask> m_waiting;
    FormerMembers m_found;
    int m_running = 0;
    int m_left = 0; ///< calls that are still worth it
};

} // namespace Provost
