// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/probescript.h"

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr int mostTypes = 6;
// what each kind of topic may ask at most; tst_probescript holds the script to it
constexpr int callsOfListing = 4;
constexpr int callsOfPaging = 13;
constexpr int callsOfFilters = 20;
constexpr int callsOfVersions = 3;
constexpr int callsOfMembers = 11;

QString shownQuery(const QList<std::pair<QString, QString>> &query, const QStringList &secrets)
{
    QStringList parts;
    for (const auto &[name, value] : query) {
        QString text = value;
        for (const QString &secret : secrets) {
            if (!secret.isEmpty())
                text.replace(secret, u"…"_s);
        }
        parts << (value.isNull() ? name : name + u'=' + text);
    }
    return parts.isEmpty() ? QString() : u'?' + parts.join(u'&');
}

QList<ResourceType> probedTypes(const ServiceDescription &description)
{
    QList<ResourceType> types = description.resourceTypes;
    // people and groups first: what is cut off by a budget matters least
    std::stable_sort(types.begin(), types.end(), [](const ResourceType &a, const ResourceType &b) {
        const auto rank = [](const ResourceType &type) { return type.isCalled(u"User") ? 0 : type.isCalled(u"Group") ? 1 : 2; };
        return rank(a) < rank(b);
    });
    return types.mid(0, mostTypes);
}
}

// ---- answers

ProbeAnswer ProbeAnswer::of(const HttpReply &reply)
{
    ProbeAnswer answer {.status = reply.status, .contentType = reply.header("Content-Type"), .etag = reply.header("ETag")};
    auto json = Json::parse(reply.body);
    if (!json.ok()) {
        answer.error = json.error();
        return answer;
    }
    answer.json = std::move(*json);
    answer.page = ListPage::parse(reply.body).valueOr({});
    return answer;
}

ProbeAnswer ProbeAnswer::of(const Error &error)
{
    return {.status = error.httpStatus, .error = error};
}

bool ProbeAnswer::isOutage() const
{
    return error && (status == 0 || status == 401 || status == 403 || status == 429 || (status >= 502 && status <= 504) || error->kind == ErrorKind::RateLimited);
}

bool ProbeAnswer::isRefusal() const
{
    return error && !isOutage() && status >= 400;
}

QStringList ProbeAnswer::ids() const
{
    QStringList ids;
    for (const Resource &resource : page.resources)
        ids << resource.id();
    return ids;
}

// ---- topics

void ProbeTopic::ask(HttpRequest request, const QString &shown, Judge judge)
{
    request.priority = RequestPriority::Background;
    m_script.m_steps.push_back({.ask = {.request = std::move(request), .shown = shown}, .judge = std::move(judge)});
}

void ProbeTopic::askList(const Query &query, Judge judge, const QStringList &secrets)
{
    const QString &endpoint = m_subject->type.endpoint;
    ask({.path = endpoint, .query = query}, u"GET "_s + endpoint + shownQuery(query, secrets), std::move(judge));
}

void ProbeTopic::askOne(const QString &id, const Query &query, const QByteArray &ifNoneMatch, Judge judge, const QString &shownId)
{
    const QString &endpoint = m_subject->type.endpoint;
    HttpRequest request {.path = HttpRequest::pathOf(endpoint, id), .query = query};
    request.ifMatch = ifNoneMatch; // sent as If-None-Match with a GET
    const QString condition = ifNoneMatch.isEmpty() ? QString() : u" (If-None-Match)"_s;
    ask(std::move(request), u"GET %1/%2%3%4"_s.arg(endpoint, shownId, shownQuery(query, {}), condition), std::move(judge));
}

void ProbeTopic::note(Capability capability, Verdict verdict, const Json &value, const QString &text, const QString &detail)
{
    const auto &current = m_script.m_current;
    m_script.m_observations.append({.capability = capability,
                                    .resourceType = m_subject->type.name,
                                    .detail = detail,
                                    .verdict = verdict,
                                    .value = value,
                                    .note = text,
                                    .request = current ? current->ask.shown : QString(),
                                    .status = current ? m_script.m_status : 0});
}

void ProbeTopic::noteError(Capability capability, const ProbeAnswer &answer, const QString &detail, const Json &ifRefused)
{
    const QString text = answer.error ? (answer.error->scimType.isEmpty() ? QString::number(answer.status) : answer.error->scimType) : QString();
    if (answer.isRefusal())
        note(capability, Verdict::Refused, ifRefused, text, detail);
    else
        note(capability, Verdict::Failed, {}, answer.error ? answer.error->toString() : QString(), detail);
}

void ProbeTopic::noteUnasked(Capability capability, const QString &why, const QString &detail)
{
    m_script.m_observations.append(
        {.capability = capability, .resourceType = m_subject->type.name, .detail = detail, .verdict = Verdict::Unclear, .note = why});
}

Observation &ProbeTopic::lastNoted()
{
    return m_script.m_observations.last();
}

std::shared_ptr<ProbeSubject> ProbeTopic::other(const QString &typeWord) const
{
    for (const auto &known : m_script.m_subjects) {
        if (known->type.isCalled(typeWord))
            return known;
    }
    return nullptr;
}

// ---- the script

ProbeScript::ProbeScript(ServiceDescription description)
    : m_description(std::move(description))
{
    const QList<ResourceType> types = probedTypes(m_description);
    for (const ResourceType &type : types) {
        m_subjects.push_back(std::make_shared<ProbeSubject>(ProbeSubject {.type = type, .schema = m_description.schemaOf(type)}));
        m_topics.push_back(makeListingTopic(*this, m_subjects.back()));
    }
    for (const auto &subject : m_subjects) {
        m_topics.push_back(makePagingTopic(*this, subject));
        if (subject->type.isCalled(u"User") || subject->type.isCalled(u"Group"))
            m_topics.push_back(makeFilterTopic(*this, subject));
        if (subject->type.isCalled(u"User"))
            m_topics.push_back(makeVersionTopic(*this, subject));
        if (subject->type.isCalled(u"Group"))
            m_topics.push_back(makeMembersTopic(*this, subject));
    }
}

ProbeScript::~ProbeScript() = default;

int ProbeScript::mostCalls(const ServiceDescription &description)
{
    int calls = 0;
    const QList<ResourceType> types = probedTypes(description);
    for (const ResourceType &type : types) {
        const bool isUser = type.isCalled(u"User");
        const bool isGroup = type.isCalled(u"Group");
        calls += callsOfListing + (isUser ? callsOfPaging : 2);
        calls += isUser || isGroup ? callsOfFilters : 0;
        calls += (isUser ? callsOfVersions : 0) + (isGroup ? callsOfMembers : 0);
    }
    return calls;
}

std::optional<ProbeAsk> ProbeScript::next()
{
    m_current.reset();
    while (m_steps.empty() && m_nextTopic < m_topics.size())
        m_topics[m_nextTopic++]->begin();
    if (m_steps.empty())
        return {};
    m_current = std::move(m_steps.front());
    m_steps.pop_front();
    ++m_asked;
    return m_current->ask;
}

void ProbeScript::take(const ProbeAnswer &answer)
{
    if (!m_current)
        return;
    m_status = answer.status;
    const Judge judge = m_current->judge;
    judge(answer);
    m_current.reset();
}

} // namespace Provost
