// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/latewrites.h"
#include "change/planner.h"
#include "client/clientjob.h"
#include "scim/servicedescription.h"

#include <deque>

namespace Provost {

/// Who must be asked for of one group.
struct UnseenMembers {
    QStringList members {};
    bool removes = false; ///< some of them are taken out: it matters who is left
};

/// Who must be asked for before `plan` is run: an undo takes back what the run changed, and where nobody sees who was a member before, it would throw out
/// those who had been in all along. By group, members in the plan's order; empty where groups show who is in them.
[[nodiscard]] QHash<ObjectKey, UnseenMembers> unseenMembers(const Plan &plan, const ServiceDescription &description);

/// Asks for them: by reading through the group, as long as that costs no more than asking one by one. What the provider does not answer
/// stays unknown; one that cannot be reached ends it.
class FormerMembersJob : public ClientJob<FormerMembers>
{
    Q_OBJECT
public:
    struct Options {
        QHash<ObjectKey, LateWrite> late {};
        int budget = -1; ///< calls; -1: no limit
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
        bool removes = false;
        bool reads = false; ///< the group; else the first of them as a pair, the others after it
    };
    void add(const ObjectKey &group, const UnseenMembers &unseen);
    void fill();
    void ask(const Ask &ask);
    void read(const Ask &ask);
    [[nodiscard]] static bool isEnough(const Ask &ask, const QSet<QString> &found, qsizetype pages);
    void onRead(const Ask &ask, const QSet<QString> &found, bool wasWhole, const std::optional<Error> &error);
    void onPair(const Ask &ask, const Result<bool> &found);
    [[nodiscard]] bool isSpent() const;
    [[nodiscard]] bool canAskPairs(const ObjectKey &group) const;
    [[nodiscard]] bool seesAll() const;

    QString m_userEndpoint;
    QHash<QString, QString> m_endpoints; ///< by resource type
    Options m_options;
    std::deque<Ask> m_waiting;
    FormerMembers m_found;
    int m_running = 0;
    int m_pairs = 0; ///< asked one by one
};

} // namespace Provost
