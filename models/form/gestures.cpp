// SPDX-License-Identifier: GPL-3.0-or-later
#include "form/gestures.h"

#include "directory/directory.h"
#include "scim/patchvalues.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int questionsAtOnce = 4; ///< questions under way

Change changeOf(ChangeKind kind, const ResourceType &type, const Resource &resource)
{
    return {.kind = kind, .resourceType = type.name, .id = resource.id(), .before = resource, .origin = {.kind = ChangeOrigin::Kind::Form}};
}

/// RFC 7643 section 4.1: what tells one person from another. A copy keeps what people have in common.
bool namesPerson(const AttributeName &name)
{
    static const QSet<QString> personal {u"username"_s, u"name"_s, u"displayname"_s, u"nickname"_s, u"profileurl"_s, u"emails"_s, u"phonenumbers"_s,
                                         u"ims"_s, u"photos"_s, u"x509certificates"_s, u"externalid"_s, u"employeenumber"_s, u"mailnickname"_s};
    return personal.contains(name.attribute.toLower());
}

} // namespace

QList<Change> activationOf(const ResourceType &type, const QList<Resource> &resources, bool active)
{
    QList<Change> changes;
    for (const Resource &resource : resources) {
        const Json now = resource.json().value(u"active");
        if (!now.isUndefined() && now.toBool() == active)
            continue;
        Change change = changeOf(ChangeKind::Update, type, resource);
        change.attributes = Json::object({{u"active"_s, active}});
        changes << change;
    }
    return changes;
}

QList<Change> deletionOf(const ResourceType &type, const QList<Resource> &resources)
{
    QList<Change> changes;
    for (const Resource &resource : resources)
        changes << changeOf(ChangeKind::Delete, type, resource);
    return changes;
}

Json templateOf(const FormSpec &spec, const Json &resource)
{
    Json copy = Json::object();
    for (const FormSection &section : spec.sections) {
        for (const FieldSpec &field : section.fields) {
            const bool own = field.unique || field.writeOnly || field.lock(true) != FieldLock::None || namesPerson(field.name);
            if (!own)
                field.setIn(copy, field.valueIn(resource));
        }
    }
    return copy;
}

std::optional<Filter> ownersOf(const ServiceDescription &description, const QString &group)
{
    const ResourceType *users = description.resourceType(u"User");
    if (users == nullptr || group.isEmpty() || !description.profile.filter.supported.value_or(true))
        return {};
    const ResourceSchema schema = description.schemaOf(*users);
    QList<std::pair<QString, const Attribute *>> found {{QString(), schema.core().attribute(u"ownedGroups")}};
    for (const Schema &extension : schema.extensions())
        found.append({extension.id, extension.attribute(u"ownedGroups")});
    for (const auto &[urn, attribute] : std::as_const(found)) {
        const Attribute *value = attribute ? attribute->subAttribute(u"value") : nullptr;
        if (value == nullptr)
            continue;
        const Filter filter = Filter::compare({urn, attribute->name, value->name}, CompareOp::Eq, Json(group));
        if (description.profile.acceptsFilter(users->name, filter))
            return filter;
    }
    return {};
}

QList<ComparedField> compareObjects(const FormSpec &spec, const Json &left, const Json &right)
{
    QList<ComparedField> lines;
    for (const FormSection &section : spec.sections) {
        for (const FieldSpec &field : section.fields) {
            ComparedField line {.field = &field, .left = field.valueIn(left), .right = field.valueIn(right)};
            line.differs = canonicalBytes(line.left) != canonicalBytes(line.right);
            if (!holdsNothing(line.left) || !holdsNothing(line.right))
                lines << line;
        }
    }
    return lines;
}

QList<Change> againstStaged(const QList<Change> &staged, const ResourceType &type, const QList<Resource> &people, const Deprovisioning &how)
{
    QHash<QString, Resource> leavers;
    for (const Resource &person : people)
        leavers.insert(person.id(), person);
    QList<Change> changes;
    for (const Change &change : staged) {
        const bool isEnabled = change.kind == ChangeKind::Update && change.resourceType == type.name && leavers.contains(change.id) && change.attributes.value(u"active").toBool();
        if (isEnabled && how.disable && !how.remove)
            changes << activationOf(type, {Resource(overlaid(leavers.value(change.id).json(), change.attributes))}, false);
        if (change.kind != ChangeKind::MembersAdd || change.id == how.moveTo || (!how.leaveGroups && !how.remove))
            continue;
        Change leave = change;
        leave.kind = ChangeKind::MembersRemove;
        leave.origin = {.kind = ChangeOrigin::Kind::Form};
        leave.members.removeIf([&leavers](const QString &member) { return !leavers.contains(member); });
        if (!leave.members.isEmpty())
            changes << leave;
    }
    for (Change &change : changes) {
        if (change.kind == ChangeKind::Update)
            change.before = leavers.value(change.id);
    }
    return changes;
}

DeprovisionJob::DeprovisionJob(Directory &directory, ResourceType type, QList<Resource> resources, Deprovisioning how, QObject *parent)
    : JobOf<DeprovisionResult>(parent)
    , m_directory(directory)
    , m_type(std::move(type))
    , m_resources(std::move(resources))
    , m_how(std::move(how))
{
}

DeprovisionJob::~DeprovisionJob() = default;

void DeprovisionJob::start()
{
    if (m_how.disable && !m_how.remove)
        m_result.changes = activationOf(m_type, m_resources, false);
    if (!m_how.leaveGroups)
        return finishUp();
    for (int i = 0; i < questionsAtOnce; ++i)
        askNext();
    if (m_underWay == 0)
        readRules();
}

void DeprovisionJob::abort()
{
    for (const QPointer<Job> &job : std::as_const(m_jobs)) {
        if (!job)
            continue;
        job->disconnect(this);
        job->cancel();
    }
}

void DeprovisionJob::askNext()
{
    if (m_next >= m_resources.size())
        return;
    const Resource who = m_resources.at(m_next++);
    ++m_underWay;
    auto *job = m_directory.groupsOf(who, this);
    m_jobs.removeIf([](const QPointer<Job> &one) { return one.isNull(); });
    m_jobs << job;
    job->then(this, [this, who](const Result<QList<Resource>> &groups) { onGroups(who, groups); });
}

void DeprovisionJob::onGroups(const Resource &who, const Result<QList<Resource>> &groups)
{
    --m_underWay;
    if (!groups.ok()) {
        m_result.unknown << who.displayText();
        if (groups.error().detail != "unsupported"_L1)
            m_result.errors << groups.error();
    }
    for (const Resource &group : groups.valueOr({})) {
        if (group.id() == m_how.moveTo)
            continue;
        if (!m_leavers.contains(group.id()))
            m_groups << group;
        m_leavers[group.id()] << who.id();
    }
    askNext();
    if (m_underWay == 0)
        readRules();
}

/// Some groups have members that nobody can change, which only the whole group shows: a rule decides who is in them, or another directory.
void DeprovisionJob::readRules()
{
    const ServiceDescription &description = m_directory.description();
    const ResourceType *type = description.resourceType(u"Group");
    if (type == nullptr || description.profile.readOnlyWhen.value(type->name).isEmpty())
        return finishUp();
    while (m_underWay < questionsAtOnce && m_read < m_groups.size()) {
        const qsizetype at = m_read++;
        ++m_underWay;
        auto *job = m_directory.fetch(*type, m_groups.at(at).id(), this);
        m_jobs.removeIf([](const QPointer<Job> &one) { return one.isNull(); });
        m_jobs << job;
        job->then(this, [this, at](const Result<Resource> &group) {
            --m_underWay;
            if (group)
                m_groups[at] = *group;
            readRules();
        });
    }
    if (m_underWay == 0)
        finishUp();
}

bool DeprovisionJob::isLocked(const Resource &group)
{
    const ServiceDescription &description = m_directory.description();
    const ResourceType *type = description.resourceType(u"Group");
    const QList<ObjectNote> notes = type ? readOnlyNotes(description.profile, *type, group.json()) : QList<ObjectNote>();
    bool isLocked = false;
    for (const ObjectNote &note : notes) {
        if (!note.attributes.isEmpty() && !note.attributes.contains(u"members"_s))
            continue;
        isLocked = true;
        if (!m_result.reasons.contains(note))
            m_result.reasons << note;
    }
    if (isLocked)
        m_result.lockedGroups << group.displayText();
    return isLocked;
}

void DeprovisionJob::finishUp()
{
    const ResourceType *groupType = m_directory.description().resourceType(u"Group");
    for (const Resource &group : std::as_const(m_groups)) {
        if (isLocked(group))
            continue;
        Change change = changeOf(ChangeKind::MembersRemove, groupType ? *groupType : ResourceType {.id = {}, .name = u"Group"_s, .endpoint = {}, .schema = {}}, group);
        change.members = m_leavers.value(group.id());
        m_result.changes << change;
    }
    if (!m_how.moveTo.isEmpty() && !m_how.remove) {
        Change change {.kind = ChangeKind::MembersAdd, .resourceType = groupType ? groupType->name : u"Group"_s, .id = m_how.moveTo};
        change.origin.kind = ChangeOrigin::Kind::Form;
        for (const Resource &who : std::as_const(m_resources))
            change.members << who.id();
        m_result.changes << change;
    }
    if (m_how.remove) // last, as the plan does it
        m_result.changes << deletionOf(m_type, m_resources);
    finish(m_result);
}

} // namespace Provost
