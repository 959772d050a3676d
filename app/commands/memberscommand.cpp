// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/memberscommand.h"

#include "client/fetchjob.h"
#include "client/lookupjob.h"
#include "client/membersshownjob.h"
#include "commands/resourceinput.h"
#include "commands/rundocument.h"
#include "net/connection.h"
#include "net/jobgroup.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Long and random enough to be nobody's user name, so that a file of thousands of ids costs no look-ups.
bool looksLikeId(const QString &word)
{
    static const QRegularExpression pattern(uR"(^(?=.*\d)[0-9A-Za-z_-]{16,}$)"_s);
    return pattern.match(word).hasMatch();
}

QString idsIn(const QList<Resource> &resources)
{
    QStringList ids;
    for (const Resource &resource : resources)
        ids << resource.id();
    return ids.join(u", ");
}

Json toJson(const EffectiveMembers::Member &member, bool withPath)
{
    Json json = Json::object({{u"value"_s, member.member.value}, {u"display"_s, member.member.display}, {u"type"_s, member.member.type}});
    if (withPath) {
        json.set(u"path"_s, Json::Array(member.path.cbegin(), member.path.cend()));
        Json paths = Json::array();
        for (const QStringList &way : member.ways)
            paths.append(Json::Array(way.cbegin(), way.cend()));
        json.set(u"paths"_s, paths);
    }
    return json;
}

} // namespace

MembersCommand::MembersCommand(QObject *parent)
    : WritingCommand(Mode::Apply, parent)
{
}

void MembersCommand::describe(QCommandLineParser &parser) const
{
    WritingCommand::describe(parser);
    parser.addPositionalArgument(u"group"_s, tr("The group's id or display name."), u"GROUP"_s);
    parser.addOptions({
        {u"effective"_s, tr("List also who is in it through other groups, and by which way.")},
        {u"add"_s, tr("Add a member: an id, a user name or mail address, or @<file> with one a line; may be given several times."), tr("id|@file")},
        {u"remove"_s, tr("Remove a member, named likewise; may be given several times."), tr("id|@file")},
    });
}

bool MembersCommand::readWords(const QString &option, QStringList &words)
{
    for (const QString &value : options().values(option)) {
        if (!value.startsWith(u'@')) {
            words << value.trimmed();
            continue;
        }
        const auto bytes = ResourceInput::bytesOf(value.sliced(1));
        if (!bytes) {
            fail(bytes.error());
            return false;
        }
        for (const QString &line : QString::fromUtf8(*bytes).split(u'\n')) {
            if (!line.trimmed().isEmpty() && !line.trimmed().startsWith(u'#'))
                words << line.trimmed();
        }
    }
    words.removeDuplicates();
    words.removeAll(QString());
    return true;
}

bool MembersCommand::prepareInput()
{
    if (arguments().size() != 1 || arguments().constFirst().isEmpty()) {
        usage(tr("members takes one group, by id or display name"));
        return false;
    }
    if (!writes())
        return true;
    if (options().isSet(u"effective"_s)) {
        usage(tr("--effective lists; it does not go together with --add or --remove"));
        return false;
    }
    if (!readWords(u"add"_s, m_add) || !readWords(u"remove"_s, m_remove))
        return false;
    const QSet<QString> removed(m_remove.cbegin(), m_remove.cend());
    for (const QString &word : std::as_const(m_add)) {
        if (removed.contains(word)) {
            usage(tr("%1 is both added and removed").arg(word));
            return false;
        }
    }
    return true;
}

void MembersCommand::onDiscovered()
{
    const ResourceType *type = typeCalled(u"Group"_s);
    if (type == nullptr)
        return;
    m_groupType = *type;
    auto *job = new LookUpJob(connection(), {.type = m_groupType, .text = arguments().constFirst(), .byId = true, .attributes = {u"displayName"_s}, .readAll = true, .delays = patience()}, this);
    job->then(this, [this, job](const Result<QList<Resource>> &found) { onGroup(found, job->calls()); });
}

void MembersCommand::onGroup(const Result<QList<Resource>> &found, int calls)
{
    if (isFinished())
        return;
    m_calls += calls;
    if (!found)
        return fail(found.error());
    if (found->size() > 1)
        return usage(tr("several groups are called \"%1\": %2; name one by its id").arg(arguments().constFirst(), idsIn(*found)));
    if (found->isEmpty()) {
        output().complain(tr("provost: there is no group \"%1\"").arg(arguments().constFirst()));
        return finish(ExitCode::Partly);
    }
    const Resource &group = found->constFirst();
    m_groupId = group.id();
    if (writes())
        lookUpMembers();
    else if (options().isSet(u"effective"_s))
        listEffective(group);
    else
        list(group);
}

MembersJob::Group MembersCommand::groupNamed(const QString &id) const
{
    MembersJob::Group group {.endpoint = m_groupType.endpoint, .id = id};
    if (const ResourceType *users = description().resourceType(u"User")) {
        group.userEndpoint = users->endpoint;
        group.userType = users->name;
    }
    return group;
}

void MembersCommand::list(const Resource &group)
{
    auto *job = new MembersJob(connection(), groupNamed(group.id()), RequestPriority::Bulk, this);
    connect(job, &MembersJob::progressed, this, [this](qint64 count) { output().showProgress(tr("%1 members found").arg(count)); });
    job->then(this, [this](const Result<MemberList> &found) {
        if (isFinished())
            return;
        if (!found)
            return fail(found.error());
        QList<EffectiveMembers::Member> members;
        for (const MemberList::Member &member : found->members)
            members << EffectiveMembers::Member {.member = member};
        onListed(members, found->knowledge, found->notes);
    });
}

void MembersCommand::listEffective(const Resource &group)
{
    auto *job = new EffectiveMembersJob(connection(), groupNamed(group.id()), group.displayText(), this);
    job->then(this, [this](const Result<EffectiveMembers> &found) {
        if (isFinished())
            return;
        if (!found)
            return fail(found.error());
        if (found->cycles > 0)
            output().say(tr("provost: %n membership(s) lead back to a group above; each group is shown once", nullptr, found->cycles));
        const auto several = std::count_if(found->members.cbegin(), found->members.cend(), [](const EffectiveMembers::Member &member) { return member.ways.size() > 1; });
        if (several > 0)
            output().say(tr("provost: %n member(s) are in it by more than one way; JSON has all of them as \"paths\"", nullptr, int(several)));
        if (found->areWaysCut)
            output().say(tr("provost: somebody is in it by more than %1 ways; the others are left out").arg(EffectiveMembers::mostWays));
        onListed(found->members, found->knowledge, found->notes);
    });
}

/// Nobody is in it: so it is, or so the provider shows every group.
void MembersCommand::onListed(const QList<EffectiveMembers::Member> &members, MemberList::Knowledge knowledge, const QStringList &notes)
{
    if (!members.isEmpty() || knowledge != MemberList::Knowledge::Complete)
        return show(members, knowledge, notes);
    auto *job = new MembersShownJob(connection(), {.endpoint = m_groupType.endpoint, .id = m_groupId}, {}, this);
    job->then(this, [this, members, notes](const Result<bool> &shown) {
        if (!isFinished()) // where nobody could say, an empty list is no empty group either
            show(members, shown.valueOr(false) ? MemberList::Knowledge::Complete : MemberList::Knowledge::Unknown, notes);
    });
}

void MembersCommand::show(const QList<EffectiveMembers::Member> &members, MemberList::Knowledge knowledge, const QStringList &notes)
{
    const bool withPath = options().isSet(u"effective"_s);
    Json::Array records;
    for (const EffectiveMembers::Member &member : members)
        records.push_back(toJson(member, withPath));
    for (const QString &note : notes)
        output().say(u"provost: "_s + note);
    if (knowledge == MemberList::Knowledge::Unknown)
        output().complain(tr("provost: this provider does not tell who is a member; an empty list does not mean an empty group"));
    else if (knowledge == MemberList::Knowledge::UsersOnly)
        output().say(tr("provost: this provider tells of users only; other groups may be members, too"));
    QStringList columns {u"value"_s, u"display"_s, u"type"_s};
    if (withPath)
        columns << u"path"_s;
    if (write(RunDocument::records(records, columns, output().format())))
        finish(knowledge == MemberList::Knowledge::Unknown ? ExitCode::Partly : ExitCode::Done);
}

void MembersCommand::lookUpMembers()
{
    const ResourceType *users = description().resourceType(u"User");
    auto *jobs = new JobGroup(std::max(1, description().profile.limits.concurrency), this);
    for (const QString &word : m_add + m_remove) {
        if (looksLikeId(word) || users == nullptr) {
            m_ids.insert(word, word);
            continue;
        }
        QStringList attributes {u"userName"_s};
        if (word.contains(u'@'))
            attributes << u"emails.value"_s;
        const LookUpJob::Wish wish {.type = *users, .text = word, .attributes = attributes, .delays = patience()};
        jobs->add([this, wish](QObject *parent) -> Job * {
            auto *job = new LookUpJob(connection(), wish, parent);
            job->then(this, [this, job, word = wish.text](const Result<QList<Resource>> &found) { onMember(word, found, job->calls()); });
            return job;
        });
    }
    jobs->then(this, [this](const Result<int> &) {
        if (!isFinished())
            lookUpIds();
    });
}

void MembersCommand::onMember(const QString &word, const Result<QList<Resource>> &found, int calls)
{
    m_calls += calls;
    if (isFinished())
        return;
    if (!found)
        return fail(found.error());
    if (found->size() > 1)
        m_problems << tr("several users are called \"%1\": %2").arg(word, idsIn(*found));
    else if (found->size() == 1)
        m_ids.insert(word, found->constFirst().id());
    else if (word.contains(u'@'))
        m_problems << tr("there is no user \"%1\"").arg(word);
    else if (m_add.contains(word))
        m_unknown << word;
    else
        m_ids.insert(word, word); // an id then; it may be one of somebody who is deleted
}

/// Many providers take anything for a member: who is to come in must be there.
void MembersCommand::lookUpIds()
{
    auto *jobs = new JobGroup(std::max(1, description().profile.limits.concurrency), this);
    for (const QString &word : std::as_const(m_unknown)) {
        for (const auto name : {u"User", u"Group"}) {
            const ResourceType *type = description().resourceType(name);
            if (!type)
                continue;
            jobs->add([this, word, endpoint = type->endpoint](QObject *parent) -> Job * {
                ++m_calls;
                auto *job = new FetchJob(connection(), endpoint, word, {.attributes = {u"id"_s}}, parent);
                job->then(this, [this, word](const Result<Resource> &found) {
                    if (found || !saysUnknownId(found.error())) // the provider will tell
                        m_ids.insert(word, word);
                });
                return job;
            });
        }
    }
    jobs->then(this, [this](const Result<int> &) {
        for (const QString &word : std::as_const(m_unknown)) {
            if (!m_ids.contains(word))
                m_problems << tr("there is no user or group \"%1\"").arg(word);
        }
        if (!isFinished())
            change();
    });
}

QStringList MembersCommand::idsOf(const QStringList &words) const
{
    QStringList ids;
    for (const QString &word : words)
        ids << m_ids.value(word);
    return ids;
}

void MembersCommand::change()
{
    const QStringList leaving = idsOf(m_remove);
    for (const QString &word : std::as_const(m_add)) { // who is named in two ways is one person all the same
        if (m_ids.contains(word) && leaving.contains(m_ids.value(word)))
            m_problems << tr("%1 is both added and removed").arg(word);
    }
    if (!m_problems.isEmpty()) {
        for (const QString &problem : std::as_const(m_problems))
            output().complain(u"provost: "_s + problem);
        output().complain(tr("provost: nothing was changed"));
        return finish(ExitCode::Usage);
    }
    PlanRequest request;
    request.changes.title = u"members"_s;
    const auto add = [&](ChangeKind kind, const QStringList &words) {
        if (!words.isEmpty())
            request.changes.changes << Change {.kind = kind, .resourceType = m_groupType.name, .id = m_groupId, .members = idsOf(words)};
    };
    add(ChangeKind::MembersAdd, m_add);
    add(ChangeKind::MembersRemove, m_remove);
    carryOut(std::move(request), m_calls);
}

} // namespace Provost
