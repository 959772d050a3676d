// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/clientjob.h"
#include "scim/listpage.h"

#include <QDeadlineTimer>
#include <QHash>
#include <QSet>

#include <chrono>
#include <memory>

namespace Provost {

/// What is known by now of who is shown in groups: for many jobs, so that five hundred empty groups do not ask the same thing five hundred times.
struct MembersSeen {
    std::optional<bool> areShown {}; ///< in any group
    QHash<QString, QDeadlineTimer> named {}; ///< groups that people say they are in, also by way of others, and until when that counts: who is taken out says so no more
    QSet<QString> shown {}; ///< groups that were seen with members themselves
    QSet<QString> filled {}; ///< groups that somebody was put into: one that is read without members after that is withheld
    std::chrono::milliseconds namedFor = std::chrono::minutes(1);

    [[nodiscard]] bool isNamed(const QString &group) const { return named.contains(group) && !named.value(group).hasExpired(); }
};

/// Is a group without members empty? Not where the provider withholds them: from every group, or from this one, which people say they are in. The first groups are looked at, by one request. Where
/// they show nobody (others may, and lists may carry no members at all) groups with somebody in them are looked for, and read by themselves: by `members pr`, and by what the first people say of
/// their groups. Where some group is shown with members, people are asked who is in this one, as far as they can be asked.
class MembersShownJob : public ClientJob<bool>
{
    Q_OBJECT
public:
    struct Group {
        QString endpoint = QStringLiteral("/Groups");
        QString id {};
    };
    /// With a `seen`, what others have found out on that endpoint counts; what is refused or left unanswered is asked anew.
    MembersShownJob(Connection &connection, Group group, std::shared_ptr<MembersSeen> seen, QObject *parent);
    [[nodiscard]] bool isWithheld() const { return m_isWithheld; } ///< people say that they are in it
    [[nodiscard]] bool hasAsked() const { return m_hasAsked; } ///< so that some time has passed
    [[nodiscard]] static int callsAtMost(); ///< to learn whether any group is shown with members
    /// Of each group besides: a page of those who say that they are in it, and the group once more before it is written.
    static constexpr int callsForEach = 2;

protected:
    void start() override;

private:
    using Next = void (MembersShownJob::*)();
    using Take = void (MembersShownJob::*)(const ListPage &page);
    void ask(HttpRequest request, Take take, Next without);
    void onGroups(const ListPage &page);
    void askFilled();
    void onFilled(const ListPage &page);
    void askPeople();
    void onPeople(const ListPage &page);
    void readNamed();
    void read(const QString &group, Next without);
    void conclude(bool areShown);
    void endUnshown();
    void askWhoIsIn();
    void endUnasked();

    Group m_group;
    std::shared_ptr<MembersSeen> m_seen;
    QStringList m_named; ///< groups to be read yet
    bool m_isWithheld = false;
    bool m_hasAsked = false;
};

} // namespace Provost
