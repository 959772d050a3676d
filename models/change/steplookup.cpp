// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/steplookup.h"

#include "change/memberpatch.h"
#include "change/secrets.h"
#include "client/fetchjob.h"
#include "client/membershipjob.h"
#include "scim/listpage.h"

namespace Provost {
using namespace Qt::StringLiterals;
using Verdict = StepFinding::Verdict;

namespace {
constexpr qint64 clockSlack = 300; ///< seconds by which the provider's clock may differ from ours

AttributeName nameOf(QStringView attribute)
{
    return {.schema = {}, .attribute = attribute.toString(), .subAttribute = {}};
}

bool isMembership(const PlanStep &step)
{
    return step.kind == ChangeKind::MembersAdd || step.kind == ChangeKind::MembersRemove;
}

/// What is never shown cannot be compared; the rest of the operations tells enough.
Patch withoutWriteOnly(Patch patch, const ResourceSchema &schema)
{
    std::erase_if(patch.operations, [&schema](const PatchOperation &operation) {
        const Attribute *attribute = operation.path ? schema.findTop(operation.path->name) : nullptr;
        return attribute != nullptr && (attribute->returned == Attribute::Returned::Never || attribute->mutability == Attribute::Mutability::WriteOnly);
    });
    return patch;
}

/// A PUT's body as operations, so that it is compared like a PATCH.
Patch patchOf(const PlanStep &step)
{
    const Json &document = step.patch.isUndefined() ? step.body : step.patch;
    if (const auto patch = Patch::fromJson(document); patch && step.method == "PATCH")
        return *patch;
    if (!step.patch.isUndefined())
        return Patch::fromJson(step.patch).valueOr({});
    Patch whole;
    for (const auto &[name, value] : document.members()) {
        if (name.compare("schemas"_L1, Qt::CaseInsensitive) != 0)
            whole.operations.push_back({.op = PatchOperation::Op::Replace, .value = Json::object({{name, value}})});
    }
    return whole;
}
} // namespace

StepLookup::StepLookup(Connection &connection, StepContext context, QObject *parent)
    : ClientJob<StepFinding>(connection, parent)
    , m_context(std::move(context))
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &StepLookup::look);
}

void StepLookup::start()
{
    look();
}

void StepLookup::abort()
{
    m_again.stop();
    ClientJob<StepFinding>::abort();
}

void StepLookup::look()
{
    using Access = ServerProfile::MemberAccess;
    const Access access = profile().members;
    m_finding.missing.clear();
    m_member = 0;
    if (m_context.step.kind == ChangeKind::Create)
        lookForCreated();
    else if (!isMembership(m_context.step))
        lookAtObject({});
    else if (access == Access::InGroup || access == Access::OnRequest)
        lookAtObject(access == Access::OnRequest ? QStringList {u"members"_s} : QStringList());
    else if (access == Access::Never)
        conclude(Verdict::Unknown, u"the provider never shows who is a member"_s);
    else
        lookAtMember();
}

Filter StepLookup::identity() const
{
    for (const auto attribute : {u"userName", u"externalId", u"displayName"}) {
        const AttributeName name = nameOf(attribute);
        const Json value = m_context.step.body.value(attribute);
        const Filter filter = Filter::compare(name, CompareOp::Eq, value);
        if (value.isString() && !value.toString().isEmpty() && profile().acceptsFilter(m_context.type.name, filter))
            return filter;
    }
    return {};
}

void StepLookup::lookForCreated()
{
    const Filter filter = identity();
    if (filter.isEverything())
        return conclude(Verdict::Unknown, u"there is no attribute by which it could be looked up here"_s);
    send({.path = m_context.step.endpoint, .query = {{u"filter"_s, filter.toString()}}, .priority = RequestPriority::Bulk},
         [this](const Result<HttpReply> &reply) { onListed(reply); });
}

bool StepLookup::mayBeOurs(const Resource &resource) const
{
    const QDateTime created = QDateTime::fromString(resource.json().value(u"meta").value(u"created").toString(), Qt::ISODate);
    const bool isOlder = created.isValid() && m_context.sentAt.isValid() && created.secsTo(m_context.sentAt) > clockSlack;
    return !isOlder && !(m_context.ownIds && m_context.ownIds->contains(resource.id())) && identity().matches(resource.json(), &m_context.schema);
}

void StepLookup::onListed(const Result<HttpReply> &reply)
{
    if (!reply)
        return unreadable(reply.error());
    m_finding.calls += reply->attempts;
    const auto page = ListPage::parse(reply->body);
    if (!page)
        return end(page.error());
    QStringList ids;
    for (const Resource &resource : page->resources) {
        if (mayBeOurs(resource))
            ids << resource.id();
    }
    if (ids.isEmpty())
        return conclude(Verdict::NotCarried);
    if (ids.size() > 1)
        return conclude(Verdict::Unknown, u"%1 objects could be the one"_s.arg(ids.size()));
    m_finding.id = ids.constFirst();
    conclude(Verdict::Carried);
}

void StepLookup::lookAtObject(const QStringList &attributes)
{
    auto *job = new FetchJob(connection(), m_context.step.endpoint, m_context.step.id,
                             {.attributes = attributes, .priority = RequestPriority::Bulk}, this);
    job->then(this, [this](const Result<Resource> &found) { onObject(found); });
}

void StepLookup::onObject(const Result<Resource> &found)
{
    const bool isGone = !found && found.error().kind == ErrorKind::NotFound;
    if (!found && !isGone)
        return unreadable(found.error());
    ++m_finding.calls;
    if (m_context.step.kind == ChangeKind::Delete)
        return conclude(isGone ? Verdict::Carried : Verdict::NotCarried);
    if (isGone)
        return conclude(Verdict::NotCarried); // sending it again brings the provider's own 404
    if (isMembership(m_context.step))
        return judgeMembers(found->json().value(u"members"));
    judge(found->json());
}

/// Carried out already if doing it once more would change nothing.
void StepLookup::judge(const Json &object)
{
    const Patch patch = withoutWriteOnly(patchOf(m_context.step), m_context.schema);
    if (patch.operations.empty())
        return conclude(Verdict::Unknown, u"what it sets is never shown"_s);
    const auto again = patch.apply(object, m_context.schema);
    conclude(again && *again == object ? Verdict::Carried : Verdict::NotCarried);
}

void StepLookup::judgeMembers(const Json &members)
{
    QSet<QString> present;
    for (const Json &element : members.items())
        present.insert(memberId(element));
    const bool adds = m_context.step.kind == ChangeKind::MembersAdd;
    for (const QString &member : std::as_const(m_context.step.members)) {
        if (present.contains(member) != adds)
            m_finding.missing << member;
    }
    conclude(m_finding.missing.isEmpty() ? Verdict::Carried : Verdict::NotCarried);
}

void StepLookup::lookAtMember()
{
    if (m_member == m_context.step.members.size())
        return conclude(m_finding.missing.isEmpty() ? Verdict::Carried : Verdict::NotCarried);
    auto *job = new MembershipJob(connection(), m_context.step.endpoint, m_context.step.id, m_context.step.members[m_member], RequestPriority::Bulk, this);
    job->then(this, [this](const Result<bool> &found) { onMember(found); });
}

void StepLookup::onMember(const Result<bool> &found)
{
    if (!found && found.error().httpStatus != 400)
        return unreadable(found.error());
    ++m_finding.calls;
    if (!found)
        return conclude(Verdict::Unknown, u"the provider refuses to say who is a member"_s);
    if (*found != (m_context.step.kind == ChangeKind::MembersAdd))
        m_finding.missing << m_context.step.members[m_member];
    ++m_member;
    lookAtMember();
}

void StepLookup::conclude(Verdict verdict, const QString &reason)
{
    if (verdict == Verdict::NotCarried && !profile().readYourWrites && m_looks < m_context.delays.size()) {
        m_again.start(m_context.delays[m_looks++]);
        return;
    }
    m_finding.verdict = verdict;
    m_finding.reason = reason;
    end(m_finding);
}

void StepLookup::unreadable(const Error &error)
{
    Error told = error;
    told.attempts += m_finding.calls;
    end(told);
}

} // namespace Provost
