// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/membersjob.h"
#include "directory/principal.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>

namespace Provost {

class MembershipEditor;
struct IndexedMembers;

/// Reads one list of memberships at a time: the members of a group, from the index where that has them and nothing was written since, else from the provider; or
/// the groups of somebody, from the provider.
class MembershipSource : public QObject
{
    Q_OBJECT
public:
    MembershipSource(MembershipEditor &editor, QObject *parent); ///< `editor` outlives it

    void readMembers(const QString &group, bool onlyProvider); ///< instead of what was being read
    void readGroups(const Principal &member);
    void stop();
    [[nodiscard]] qint64 readSoFar() const { return m_progress; }

Q_SIGNALS:
    void progressed();
    void pageRead(const QList<Provost::MemberList::Member> &members); ///< the next ones, before all are there
    void membersRead(const Provost::MemberList &list, const QDateTime &asOf); ///< asOf: when the index read them; invalid: the provider told just now
    void groupsRead(const QList<Provost::Resource> &groups);
    void unknowable(); ///< the provider does not tell which groups somebody is in
    void failed(const Provost::Error &error);

private:
    void onIndexed(const QString &group, const Result<std::optional<IndexedMembers>> &found);
    void askProvider(const QString &group);

    MembershipEditor &m_editor;
    QPointer<Job> m_job;
    qint64 m_progress = 0;
};

} // namespace Provost
