// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/membershipsource.h"

#include "directory/directory.h"
#include "membership/indexedmembers.h"
#include "membership/membershipeditor.h"

namespace Provost {
using namespace Qt::StringLiterals;

MembershipSource::MembershipSource(MembershipEditor &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
{
}

void MembershipSource::stop()
{
    if (m_job) {
        m_job->disconnect(this);
        m_job->cancel();
    }
    m_job = nullptr;
    m_progress = 0;
}

void MembershipSource::readMembers(const QString &group, bool onlyProvider)
{
    stop();
    Directory &directory = m_editor.session().directory();
    Index *index = indexOf(directory);
    if (!index || onlyProvider || m_editor.wasWritten(group))
        return askProvider(group);
    auto *job = membersInIndex(directory, *index, group, this);
    m_job = job;
    job->then(this, [this, group](const Result<std::optional<IndexedMembers>> &found) { onIndexed(group, found); });
}

void MembershipSource::onIndexed(const QString &group, const Result<std::optional<IndexedMembers>> &found)
{
    if (!found || !found->has_value())
        return askProvider(group);
    Q_EMIT membersRead((*found)->list, (*found)->readAt);
}

void MembershipSource::askProvider(const QString &group)
{
    auto *job = m_editor.session().directory().membersOf(group, this);
    if (auto *members = qobject_cast<MembersJob *>(job)) {
        connect(members, &MembersJob::progressed, this, [this](qint64 found) {
            m_progress = found;
            Q_EMIT progressed();
        });
        connect(members, &MembersJob::pageFound, this, &MembershipSource::pageRead);
    }
    m_job = job;
    job->then(this, [this](const Result<MemberList> &list) {
        if (list)
            Q_EMIT membersRead(*list, {});
        else
            Q_EMIT failed(list.error());
    });
}

void MembershipSource::readGroups(const Principal &member)
{
    stop();
    const Json type = Json::object({{u"resourceType"_s, member.type.isEmpty() ? u"User"_s : member.type}});
    auto *job = m_editor.session().directory().groupsOf(Resource(Json::object({{u"id"_s, member.id}, {u"meta"_s, type}})), this);
    m_job = job;
    job->then(this, [this](const Result<QList<Resource>> &groups) {
        if (groups)
            Q_EMIT groupsRead(*groups);
        else if (groups.error().kind == ErrorKind::NotFound && groups.error().detail == "unsupported"_L1)
            Q_EMIT unknowable();
        else
            Q_EMIT failed(groups.error());
    });
}

} // namespace Provost
