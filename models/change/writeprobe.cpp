// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/writeprobe.h"

#include "change/planner.h"
#include "change/runner.h"
#include "client/fetchjob.h"
#include "client/membershipjob.h"
#include "client/membersjob.h"
#include "client/pagejob.h"
#include "net/httplog.h"

#include <QUuid>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
using Verdict = Observation::Verdict;
constexpr int callsInAll = 30;

Json wrapped(const AttributeName &name, const Json &value)
{
    return name.subAttribute.isEmpty() ? value : Json::object({{name.subAttribute, value}});
}
}

WriteProbe::WriteProbe(Connection &connection, ServiceDescription description, Journal &journal, Options options, QObject *parent)
    : ClientJob<ProbeReport>(connection, parent)
    , m_description(std::move(description))
    , m_journal(journal)
    , m_options(std::move(options))
    , m_mark(QUuid::createUuid().toString(QUuid::Id128).left(10))
    , m_domain(u"example.com"_s)
{
    m_wait.setSingleShot(true);
    if (m_options.info.reason.isEmpty())
        m_options.info.reason = u"writing probe"_s;
    const DirectoryId here = DirectoryId::of(connection.settings());
    m_options.info.baseUrl = here.baseUrl;
    m_options.info.directory = here.toText();
}

WriteProbe::~WriteProbe() = default;

int WriteProbe::mostCalls()
{
    return callsInAll;
}

void WriteProbe::start()
{
    m_sentAtStart = connection().log().sentCount();
    if (!type(u"User"_s) || !type(u"Group"_s))
        return end(Error::validation(u"a writing probe needs users and groups"_s));
    m_phases = {&WriteProbe::readNeighbours, &WriteProbe::createUser,  &WriteProbe::changeUser, &WriteProbe::changeStale,
                &WriteProbe::createNamesake, &WriteProbe::createGroup, &WriteProbe::addMember,  &WriteProbe::tidyUp};
    next();
}

void WriteProbe::abort()
{
    m_wait.stop();
    ClientJob<ProbeReport>::abort();
}

void WriteProbe::stop()
{
    if (isDone() || m_tidying)
        return;
    m_report.complete = false;
    m_report.stopped = u"stopped"_s;
    m_phases = {&WriteProbe::tidyUp}; // when what is under way has come to its end
}

void WriteProbe::next()
{
    m_report.calls = int(connection().log().sentCount() - m_sentAtStart);
    if (m_phases.empty())
        return finishUp();
    const auto phase = m_phases.front();
    m_phases.pop_front();
    (this->*phase)();
}

void WriteProbe::finishUp()
{
    m_report.calls = int(connection().log().sentCount() - m_sentAtStart);
    end(m_report);
}

void WriteProbe::note(Capability capability, Verdict verdict, const Json &value, const QString &text, int status)
{
    m_report.observations.append({.capability = capability, .verdict = verdict, .value = value, .note = text, .status = status});
}

// ---- one write, one look

void WriteProbe::write(const QString &what, const QList<Change> &changes, const ServiceDescription &description, std::function<void(const Written &)> then)
{
    Q_EMIT progressed(m_report.calls, what);
    if (isDone())
        return;
    const Plan plan = makePlan({.title = u"Probe: "_s + what, .changes = changes}, description);
    if (plan.steps.isEmpty()) {
        const auto rejected = std::find_if(plan.objects.begin(), plan.objects.end(), [](const PlannedObject &object) { return object.rejection.has_value(); });
        const std::optional<Error> why = rejected == plan.objects.end() ? Error::validation(u"nothing to be sent"_s) : *rejected->rejection;
        return then({.error = why});
    }
    const auto run = m_journal.begin(plan, m_options.info);
    if (!run)
        return end(run.error());
    const qint64 sentBefore = connection().log().sentCount();
    auto *runner = new Runner(connection(), description, m_journal, *run, {.whole = Runner::stepsWithSecrets(plan), .audit = m_options.audit}, this);
    runner->then(this, [this, run = *run, sentBefore, then = std::move(then)](const Result<RunSummary> &summary) { onRan(run, sentBefore, summary, then); });
}

void WriteProbe::onRan(qint64 run, qint64 sentBefore, const Result<RunSummary> &summary, const std::function<void(const Written &)> &then)
{
    if (!summary)
        return then({.error = summary.error()});
    Written written {.done = true};
    const QList<StepRecord> steps = m_journal.steps(run).valueOr({});
    for (const StepRecord &step : steps) {
        written.done = written.done && step.outcome.state == StepState::Done;
        if (!step.outcome.id.isEmpty())
            written.id = step.outcome.id;
        if (step.outcome.error)
            written.error = step.outcome.error;
    }
    const HttpLog &log = connection().log();
    for (qsizetype i = 0; i < log.size(); ++i) {
        const HttpExchange &exchange = log.at(i);
        if (exchange.number <= sentBefore || exchange.method == "GET")
            continue;
        written.status = exchange.status;
        written.hasLocation = !HttpReply {.headers = exchange.replyHeaders}.header("Location").isEmpty();
    }
    then(written);
}

void WriteProbe::look(const ResourceType &of, const QString &id, Seen then)
{
    auto *job = new FetchJob(connection(), of.endpoint, id, {}, this);
    job->then(this, std::move(then));
}

/// How long it takes to show: 0 at the first look; nullopt: it does not.
void WriteProbe::lookUntil(const ResourceType &of, const QString &id, std::function<bool(const Json &)> shows, size_t looks, std::function<void(std::optional<qint64>)> then)
{
    if (looks == 0)
        m_since.start();
    look(of, id, [this, of, id, shows = std::move(shows), looks, then = std::move(then)](const Result<Resource> &found) {
        if (found && shows(found->json()))
            return then(looks == 0 ? 0 : m_since.elapsed());
        if (looks >= m_options.delays.size())
            return then({});
        m_wait.disconnect(this);
        connect(&m_wait, &QTimer::timeout, this, [this, of, id, shows, looks, then] { lookUntil(of, id, shows, looks + 1, then); });
        m_wait.start(m_options.delays.at(looks));
    });
}

// ---- what is made

/// Required attributes that are not there yet: made up, or as those are that exist.
void WriteProbe::addRequired(Json &resource, const ResourceType &of, const Json &neighbour) const
{
    const ResourceSchema schema = m_description.schemaOf(of);
    QStringList paths = profile().requiredOnCreate.value(of.name);
    for (const Attribute &attribute : schema.core().attributes) {
        if (attribute.required && attribute.type == Attribute::Type::String && !attribute.multiValued)
            paths << attribute.name;
    }
    for (const QString &path : std::as_const(paths)) {
        const AttributeName name = AttributeName::parse(path).valueOr({});
        if (!name.isValid() || !name.valueIn(resource).isUndefined())
            continue;
        const Attribute *attribute = schema.find(name);
        Json value = QString(u"probe"_s + m_mark);
        if (attribute && attribute->type == Attribute::Type::Boolean)
            value = name.valueIn(neighbour).toBool();
        else if (attribute && attribute->type != Attribute::Type::String)
            value = name.valueIn(neighbour);
        Json part = name.schema.isEmpty() ? resource : resource.value(name.schema);
        part.set(name.attribute, wrapped(name, value));
        if (name.schema.isEmpty())
            resource = part;
        else
            resource.set(name.schema, part);
    }
}

Json WriteProbe::userAttributes() const
{
    Json user = Json::object({{u"userName"_s, u"provost-probe-%1@%2"_s.arg(m_mark, m_domain)},
                              {u"displayName"_s, u"Provost probe %1, delete me"_s.arg(m_mark)},
                              {u"name"_s, Json::object({{u"givenName"_s, u"Provost"_s}, {u"familyName"_s, u"Probe"_s}})},
                              {u"active"_s, false}});
    if (profile().requiredOnCreate.value(u"User"_s).contains(u"password"_s))
        user.set(u"password"_s, u"%1-aA1!%2"_s.arg(QUuid::createUuid().toString(QUuid::Id128).left(16), m_mark));
    addRequired(user, *type(u"User"_s), {});
    return user;
}

Json WriteProbe::groupAttributes() const
{
    Json group = Json::object({{u"displayName"_s, u"Provost probe %1, delete me"_s.arg(m_mark)}});
    addRequired(group, *type(u"Group"_s), m_neighbour);
    return group;
}

/// User names have to be in a domain that the provider knows, and groups of a kind that it has.
void WriteProbe::readNeighbours()
{
    const auto ask = [this](const ResourceType &of, std::function<void(const Resource &)> then) {
        auto *job = new PageJob(connection(), {.path = of.endpoint, .query = {{u"count"_s, u"1"_s}}}, this);
        job->then(this, [then = std::move(then)](const Result<ListPage> &page) { then(page && !page->resources.isEmpty() ? page->resources.first() : Resource()); });
    };
    ask(*type(u"User"_s), [this, ask](const Resource &user) {
        const QString domain = user.isNull() ? QString() : user.json().value(u"userName").toString().section(u'@', 1);
        m_domain = domain.isEmpty() ? m_domain : domain;
        ask(*type(u"Group"_s), [this](const Resource &group) {
            m_neighbour = group.isNull() ? Json() : group.json();
            next();
        });
    });
}

// ---- the questions

void WriteProbe::createUser()
{
    const Change change {.kind = ChangeKind::Create, .resourceType = type(u"User"_s)->name, .id = makeTemporaryId(), .attributes = userAttributes()};
    write(u"create a user"_s, {change}, m_description, [this](const Written &made) { onUserMade(made); });
}

void WriteProbe::onUserMade(const Written &made)
{
    if (!made.done) {
        m_report.complete = false;
        m_report.stopped = u"no user could be made: %1"_s.arg(made.error ? made.error->toString() : QString());
        m_phases = {&WriteProbe::tidyUp};
        return next();
    }
    m_user = made.id;
    m_made.append({type(u"User"_s)->name, made.id});
    note(Capability::Location, made.hasLocation ? Verdict::Works : Verdict::Wrong, made.hasLocation, made.hasLocation ? QString() : u"201 without Location"_s, made.status);
    const auto shows = [](const Json &user) { return user.contains(u"userName"); };
    lookUntil(*type(u"User"_s), m_user, shows, 0, [this](std::optional<qint64> after) {
        if (!after)
            note(Capability::ReadYourWrites, Verdict::Works, false, u"a new user is not found in the end"_s);
        else
            note(Capability::ReadYourWrites, Verdict::Works, *after == 0, *after == 0 ? QString() : u"a new user shows after %1 ms"_s.arg(*after));
        next();
    });
}

void WriteProbe::changeUser()
{
    look(*type(u"User"_s), m_user, [this](const Result<Resource> &before) {
        const QString wanted = u"Provost probe %1, changed, delete me"_s.arg(m_mark);
        const Change change {.resourceType = type(u"User"_s)->name, .id = m_user, .attributes = Json::object({{u"displayName"_s, wanted}}), .before = before.valueOr({})};
        write(u"change the user"_s, {change}, m_description, [this, wanted](const Written &done) {
            if (!done.done) {
                note(Capability::PatchAnswer, Verdict::Refused, {}, done.error ? done.error->toString() : QString(), done.status);
                return next();
            }
            note(Capability::PatchAnswer, Verdict::Works, done.status, {}, done.status);
            const auto shows = [wanted](const Json &user) { return user.value(u"displayName").toString() == wanted; };
            lookUntil(*type(u"User"_s), m_user, shows, 0, [this](std::optional<qint64> after) {
                if (!after)
                    note(Capability::PatchAnswer, Verdict::Wrong, {}, u"taken, but the change does not show"_s);
                else if (*after > 0)
                    note(Capability::ReadYourWrites, Verdict::Works, false, u"a change shows after %1 ms"_s.arg(*after));
                next();
            });
        });
    });
}

void WriteProbe::changeStale()
{
    const Change change {.resourceType = type(u"User"_s)->name,
                         .id = m_user,
                         .attributes = Json::object({{u"displayName"_s, u"Provost probe %1, stale, delete me"_s.arg(m_mark)}}),
                         .ifMatch = u"W/\"provost-probe\""_s};
    ServiceDescription description = m_description;
    description.profile.etag = true; // a profile that knows of none would not let it be sent
    write(u"change it with a version that is not its own"_s, {change}, description, [this](const Written &done) {
        if (done.status == 412)
            note(Capability::ConditionalWrite, Verdict::Works, true, {}, done.status);
        else if (done.done)
            note(Capability::ConditionalWrite, Verdict::Ignored, false, {}, done.status);
        else
            note(Capability::ConditionalWrite, Verdict::Wrong, false, done.error ? done.error->toString() : QString(), done.status);
        next();
    });
}

void WriteProbe::createNamesake()
{
    const Change change {.kind = ChangeKind::Create, .resourceType = type(u"User"_s)->name, .id = makeTemporaryId(), .attributes = userAttributes()};
    write(u"create a user of the same name"_s, {change}, m_description, [this](const Written &made) {
        if (made.done && made.id != m_user && !made.id.isEmpty()) {
            m_made.append({type(u"User"_s)->name, made.id});
            note(Capability::Uniqueness, Verdict::Wrong, u"taken twice"_s, {}, made.status);
        } else {
            const QString scimType = made.error ? made.error->scimType : QString();
            const QString value = u"%1 %2"_s.arg(made.status).arg(scimType).trimmed();
            note(Capability::Uniqueness, value == "409 uniqueness"_L1 ? Verdict::Works : Verdict::Wrong, value, {}, made.status);
        }
        next();
    });
}

void WriteProbe::createGroup()
{
    const Change change {.kind = ChangeKind::Create, .resourceType = type(u"Group"_s)->name, .id = makeTemporaryId(), .attributes = groupAttributes()};
    write(u"create a group"_s, {change}, m_description, [this](const Written &made) {
        if (made.done) {
            m_group = made.id;
            m_made.append({type(u"Group"_s)->name, made.id});
        } else {
            note(Capability::MemberAdd, Verdict::Failed, {}, u"no group could be made: %1"_s.arg(made.error ? made.error->toString() : QString()), made.status);
        }
        next();
    });
}

void WriteProbe::addMember()
{
    if (m_group.isEmpty())
        return next();
    const Change change {.kind = ChangeKind::MembersAdd, .resourceType = type(u"Group"_s)->name, .id = m_group, .members = {m_user}};
    write(u"add the user to the group"_s, {change}, m_description, [this](const Written &done) {
        if (!done.done) {
            note(Capability::MemberAdd, Verdict::Refused, false, done.error ? done.error->toString() : QString(), done.status);
            return next();
        }
        m_asksPairs = profile().members == ServerProfile::MemberAccess::ByPairFilter;
        tellMembership([this, status = done.status](std::optional<bool> isMember) {
            if (isMember != false || m_asksPairs)
                return onAdded(status, isMember);
            m_asksPairs = true;
            tellMembership([this, status](std::optional<bool> isPair) {
                m_asksPairs = isPair == true;
                note(Capability::Members, Verdict::Works, isPair == true ? u"pair filter"_s : u"never"_s, u"a member that was just added does not show in its group"_s);
                onAdded(status, isPair.value_or(false));
            });
        });
    });
}

void WriteProbe::onAdded(int status, std::optional<bool> isMember)
{
    m_sawMember = isMember == true;
    if (isMember == false)
        note(Capability::MemberAdd, Verdict::Ignored, false, u"taken, but the member does not show"_s, status);
    else if (isMember)
        note(Capability::MemberAdd, Verdict::Works, true, {}, status);
    else
        note(Capability::MemberAdd, Verdict::Unclear, {}, u"taken, but whether it worked cannot be seen"_s, status);
    removeMember(profile().patchRules.removeByValue);
}

/// First the way the profile names, then, where that does nothing, the other.
void WriteProbe::removeMember(bool byValue, bool isOtherIgnored)
{
    ServiceDescription description = m_description;
    description.profile.patchRules.removeByValue = byValue;
    const bool isFirst = byValue == profile().patchRules.removeByValue;
    const Change change {.kind = ChangeKind::MembersRemove, .resourceType = type(u"Group"_s)->name, .id = m_group, .members = {m_user}};
    write(u"remove it again"_s, {change}, description, [this, byValue, isFirst, isOtherIgnored](const Written &done) {
        tellMembership([this, byValue, isFirst, isOtherIgnored, done](std::optional<bool> isMember) {
            const Json way = byValue ? u"value list"_s : u"selector"_s;
            const bool isTaken = done.status >= 200 && done.status < 300;
            if (done.done && m_sawMember && isMember == false)
                note(Capability::MemberRemove, Verdict::Works, way, isOtherIgnored ? QString(otherWayIgnored) : QString(), done.status);
            else if (done.done && (!m_sawMember || !isMember))
                note(Capability::MemberRemove, Verdict::Unclear, {}, u"taken, but whether it worked cannot be seen"_s, done.status);
            else if (isFirst)
                return removeMember(!byValue, isTaken);
            else
                note(Capability::MemberRemove, Verdict::Wrong, {}, u"neither way removes a member"_s, done.status);
            next();
        });
    });
}

void WriteProbe::tellMembership(std::function<void(std::optional<bool>)> then)
{
    if (!profile().readYourWrites)
        return then({});
    const QString endpoint = type(u"Group"_s)->endpoint;
    if (m_asksPairs) {
        auto *pair = new MembershipJob(connection(), endpoint, m_group, m_user, RequestPriority::Background, this);
        pair->then(this, [then = std::move(then)](const Result<bool> &answer) { then(answer ? std::optional(*answer) : std::nullopt); });
        return;
    }
    const MembersJob::Group group {.endpoint = endpoint, .id = m_group, .userEndpoint = type(u"User"_s)->endpoint, .userType = type(u"User"_s)->name};
    auto *job = new MembersJob(connection(), group, RequestPriority::Background, this);
    job->then(this, [this, then = std::move(then)](const Result<MemberList> &list) {
        if (!list || list->knowledge == MemberList::Knowledge::Unknown)
            return then({});
        then(std::any_of(list->members.begin(), list->members.end(), [this](const MemberList::Member &member) { return member.value == m_user; }));
    });
}

// ---- the end

void WriteProbe::tidyUp()
{
    m_tidying = true;
    if (m_made.isEmpty())
        return next();
    const auto [typeName, id] = m_made.takeLast(); // the group before the user
    const ResourceType *of = type(typeName);
    const QString path = of->endpoint + u'/' + id;
    write(u"delete "_s + typeName, {{.kind = ChangeKind::Delete, .resourceType = typeName, .id = id}}, m_description, [this, path](const Written &gone) {
        if (!gone.done && gone.status != 404)
            m_report.leftovers.append(path);
        tidyUp();
    });
}

} // namespace Provost
