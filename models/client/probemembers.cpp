// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/probescript.h"

#include "scim/filter.h"

#include <QUuid>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int asked = 10; ///< rows of a filtered list
constexpr auto groupDetail = "members.value eq"_L1;
constexpr auto userDetail = "groups.value eq"_L1;

/// The ids that come when a filter is not looked at.
QStringList unfilteredIds(const QList<Resource> &sample)
{
    QStringList ids;
    for (const Resource &resource : sample.mid(0, asked))
        ids << resource.id();
    return ids;
}

QString filterText(const QString &attribute, const QString &value)
{
    return Filter::compare(AttributeName::parse(attribute).valueOr({}), CompareOp::Eq, Json(value)).toString();
}

/// Versions of a resource (RFC 7644 section 3.14), and what is said of one that is not there.
class VersionTopic final : public ProbeTopic
{
public:
    using ProbeTopic::ProbeTopic;
    void begin() override
    {
        if (subject().sample.isEmpty())
            return;
        const QString id = subject().sample.first().id();
        askOne(id, {}, {}, [this, id](const ProbeAnswer &answer) { onResource(id, answer); });
        askOne(QUuid::createUuid().toString(QUuid::WithoutBraces), {}, {}, [this](const ProbeAnswer &answer) { onMissing(answer); }, u"{unknown}"_s);
    }

private:
    void onResource(const QString &id, const ProbeAnswer &answer)
    {
        if (answer.error)
            return noteError(Capability::ETag, answer, {}, {});
        const QString version = answer.json.value(u"meta").value(u"version").toString();
        const QByteArray tag = answer.etag.isEmpty() ? version.toUtf8() : answer.etag;
        if (tag.isEmpty())
            return note(Capability::ETag, Verdict::Works, false, u"neither ETag nor meta.version"_s);
        // frameworks add the header by themselves: only a refused write tells whether it protects anything
        note(Capability::ETag, Verdict::Unclear, {}, answer.etag.isEmpty() ? u"meta.version without an ETag header"_s : version.isEmpty() ? u"an ETag header without meta.version"_s : u"ETag and meta.version"_s);
        askOne(id, {}, tag, [this](const ProbeAnswer &again) {
            if (again.status == 304)
                note(Capability::ConditionalRead, Verdict::Works, true);
            else if (again.error)
                noteError(Capability::ConditionalRead, again);
            else
                note(Capability::ConditionalRead, Verdict::Ignored, false);
        });
    }
    void onMissing(const ProbeAnswer &answer)
    {
        if (answer.isOutage())
            return noteError(Capability::NotFound, answer);
        const bool right = answer.status == 404;
        note(Capability::NotFound, right ? Verdict::Works : Verdict::Wrong, answer.status, right ? QString() : u"for an id that does not exist"_s);
    }
};

/// How, if at all, the members of a group can be learnt.
class MembersTopic final : public ProbeTopic
{
public:
    using ProbeTopic::ProbeTopic;
    void begin() override;

private:
    void askGroup(const QString &id, bool onRequest);
    void onGroup(const QString &id, bool onRequest, const ProbeAnswer &answer);
    void askGroupsOf(const QString &userId);
    void onGroupsOf(const QString &userId, const ProbeAnswer &answer);
    void onGroupsKnown(const QString &userId, const QStringList &ids, bool isFilter);
    void askControl(const QString &endpoint, const QString &attribute, std::function<void(bool)> then);
    void askUsersIn(const QString &groupId);
    void onUsersIn(const ProbeAnswer &answer);
    void onUsersKnown(Verdict verdict);
    void settle(bool byUsers);
    void askPair(const QString &groupId, const QString &userId);
    void settle(Verdict verdict, const Json &how, const QString &text = {});

    bool m_known = false;
    bool m_hasMember = false; ///< the group looked at
    bool m_pairs = false;
    bool m_askedAgain = false;
};

void MembersTopic::begin()
{
    const QList<Resource> &groups = subject().sample;
    if (groups.isEmpty())
        return;
    const auto full = std::find_if(groups.begin(), groups.end(), [](const Resource &group) { return group.json().value(u"members").size() > 0; });
    askGroup(full == groups.end() ? groups.first().id() : full->id(), false);
}

void MembersTopic::settle(Verdict verdict, const Json &how, const QString &text)
{
    if (!std::exchange(m_known, true))
        note(Capability::Members, verdict, how, text);
}

void MembersTopic::askGroup(const QString &id, bool onRequest)
{
    const Query query = onRequest ? Query {{u"attributes"_s, u"members"_s}} : Query {};
    askOne(id, query, {}, [this, id, onRequest](const ProbeAnswer &answer) { onGroup(id, onRequest, answer); });
}

void MembersTopic::onGroup(const QString &id, bool onRequest, const ProbeAnswer &answer)
{
    const Json members = answer.json.value(u"members");
    if (members.size() > 0) {
        settle(Verdict::Works, onRequest ? u"on request"_s : u"in group"_s);
        askGroupsOf(members.at(0).value(u"value").toString());
        return;
    }
    if (!onRequest)
        return askGroup(id, true);
    if (m_askedAgain)
        return askUsersIn(id);
    const auto users = other(u"User"_s);
    const QList<Resource> sample = users ? users->sample : QList<Resource>();
    const auto member = std::find_if(sample.begin(), sample.end(), [](const Resource &user) { return user.json().value(u"groups").size() > 0; });
    if (sample.isEmpty())
        return settle(Verdict::Unclear, {}, u"no user to look for"_s);
    askGroupsOf(member == sample.end() ? sample.first().id() : member->id());
}

void MembersTopic::askGroupsOf(const QString &userId)
{
    askList({{u"filter"_s, filterText(u"members.value"_s, userId)}, {u"count"_s, u"10"_s}},
            [this, userId](const ProbeAnswer &answer) { onGroupsOf(userId, answer); }, {userId});
}

void MembersTopic::onGroupsOf(const QString &userId, const ProbeAnswer &answer)
{
    if (answer.error) {
        noteError(Capability::FilterOperator, answer, groupDetail);
        return askUsersIn(subject().sample.first().id());
    }
    const QStringList ids = answer.ids();
    if (ids == unfilteredIds(subject().sample)) // somebody may be in all the groups there are
        return askControl(subject().type.endpoint, u"members.value"_s, [this, userId, ids](bool isFilter) { onGroupsKnown(userId, isFilter ? ids : QStringList(), isFilter); });
    onGroupsKnown(userId, ids, true);
}

void MembersTopic::onGroupsKnown(const QString &userId, const QStringList &ids, bool isFilter)
{
    if (!isFilter)
        note(Capability::FilterOperator, Verdict::Ignored, false, {}, groupDetail);
    else if (!ids.isEmpty())
        note(Capability::FilterOperator, Verdict::Works, true, {}, groupDetail);
    else if (m_known)
        note(Capability::FilterOperator, Verdict::Empty, false, u"the member was taken from a group"_s, groupDetail);
    else
        note(Capability::FilterOperator, Verdict::Unclear, {}, u"perhaps in no group"_s, groupDetail);
    const QString group = ids.isEmpty() ? subject().sample.first().id() : ids.last(); // of several the last: the first may hold everybody
    m_hasMember = m_known || !ids.isEmpty();
    if (!ids.isEmpty() && !m_known)
        askPair(group, userId);
    if (!ids.isEmpty() && !m_known && group != subject().sample.first().id() && !std::exchange(m_askedAgain, true))
        askGroup(group, false); // that one is not empty
    else
        askUsersIn(group);
}

/// Does the filter do anything at all? Nobody has a random id.
void MembersTopic::askControl(const QString &endpoint, const QString &attribute, std::function<void(bool)> then)
{
    const QString nobody = QUuid::createUuid().toString(QUuid::WithoutBraces);
    ask({.path = endpoint, .query = {{u"filter"_s, filterText(attribute, nobody)}, {u"count"_s, QString::number(asked)}}},
        u"GET %1?filter=%2 eq \"…\"&count=%3"_s.arg(endpoint, attribute).arg(asked),
        [then = std::move(then)](const ProbeAnswer &answer) { then(answer.isRefusal() || answer.page.resources.isEmpty()); });
}

void MembersTopic::askUsersIn(const QString &groupId)
{
    const auto users = other(u"User"_s);
    if (!users)
        return;
    const QString endpoint = users->type.endpoint;
    ask({.path = endpoint, .query = {{u"filter"_s, filterText(u"groups.value"_s, groupId)}, {u"count"_s, u"10"_s}}},
        u"GET %1?filter=groups.value eq \"…\"&count=10"_s.arg(endpoint), [this](const ProbeAnswer &answer) { onUsersIn(answer); });
}

void MembersTopic::onUsersIn(const ProbeAnswer &answer)
{
    if (answer.error) {
        noteError(Capability::FilterOperator, answer, userDetail);
        lastNoted().resourceType = other(u"User"_s)->type.name;
        return settle(false);
    }
    const QStringList ids = answer.ids();
    if (!ids.isEmpty() && ids == unfilteredIds(other(u"User"_s)->sample))
        return askControl(other(u"User"_s)->type.endpoint, u"groups.value"_s, [this](bool isFilter) { onUsersKnown(isFilter ? Verdict::Works : Verdict::Ignored); });
    onUsersKnown(ids.isEmpty() ? Verdict::Unclear : Verdict::Works);
}

void MembersTopic::onUsersKnown(Verdict verdict)
{
    if (verdict == Verdict::Unclear)
        note(Capability::FilterOperator, verdict, {}, u"perhaps a group without users"_s, userDetail);
    else
        note(Capability::FilterOperator, verdict, verdict == Verdict::Works, {}, userDetail);
    lastNoted().resourceType = other(u"User"_s)->type.name;
    settle(verdict == Verdict::Works);
}

/// The best way there is, now that all have been tried.
void MembersTopic::settle(bool byUsers)
{
    if (byUsers)
        settle(Verdict::Works, u"groups filter"_s);
    else if (m_pairs)
        settle(Verdict::Works, u"pair filter"_s);
    else if (m_hasMember)
        settle(Verdict::Works, u"never"_s);
    else
        settle(Verdict::Unclear, {}, u"no group with members was met"_s);
}

void MembersTopic::askPair(const QString &groupId, const QString &userId)
{
    const QString filter = filterText(u"id"_s, groupId) + u" and "_s + filterText(u"members.value"_s, userId);
    const auto judge = [this, groupId](const ProbeAnswer &answer) {
        m_pairs = !answer.error && answer.ids() == QStringList {groupId};
        const Verdict verdict = m_pairs ? Verdict::Works : answer.isRefusal() ? Verdict::Refused : Verdict::Wrong;
        note(Capability::FilterOperator, verdict, m_pairs, {}, u"id eq and members.value eq"_s);
    };
    askList({{u"filter"_s, filter}, {u"count"_s, u"10"_s}}, judge, {groupId, userId});
}

} // namespace

std::unique_ptr<ProbeTopic> makeVersionTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject)
{
    return std::make_unique<VersionTopic>(script, std::move(subject));
}

std::unique_ptr<ProbeTopic> makeMembersTopic(ProbeScript &script, std::shared_ptr<ProbeSubject> subject)
{
    return std::make_unique<MembersTopic>(script, std::move(subject));
}

} // namespace Provost
