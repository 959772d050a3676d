// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/fakeprovider.h"

#include "scim/patch.h"
#include "scim/scimerror.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
Wire::Answer refusal(int status, const QString &scimType, const QString &detail)
{
    return Wire::Answer::json(status, ScimError::body(status, scimType, detail).toBytes());
}
}

FakeProvider::FakeProvider(Wire &wire)
    : description(ServiceDescription::fallback(ServerProfile()))
{
    wire.setHandler([this](const Wire::Request &request) { return answer(request); });
}

QString FakeProvider::add(const QString &endpoint, Json resource)
{
    const QString id = (endpoint == "/Users"_L1 ? u"u"_s : u"g"_s) + QString::number(m_next++);
    resource.set(u"id"_s, id);
    store(endpoint, id, resource);
    return id;
}

void FakeProvider::store(const QString &endpoint, const QString &id, Json resource)
{
    if (etags) {
        Json meta = resource.value(u"meta").isObject() ? resource.value(u"meta") : Json::object();
        meta.set(u"version"_s, u"W/\"%1\""_s.arg(m_next++));
        resource.set(u"meta"_s, meta);
    }
    m_objects[{endpoint, id}] = resource;
}

void FakeProvider::set(const QString &endpoint, const QString &id, const QString &attribute, const Json &value)
{
    Json resource = get(endpoint, id);
    resource.set(attribute, value);
    store(endpoint, id, resource);
}

QList<Json> FakeProvider::all(const QString &endpoint) const
{
    QList<Json> found;
    for (const auto &[key, resource] : m_objects) {
        if (key.first == endpoint)
            found << resource;
    }
    return found;
}

Json FakeProvider::find(const QString &endpoint, const QString &name) const
{
    for (const Json &resource : all(endpoint)) {
        if (resource.value(u"userName").toString() == name || resource.value(u"displayName").toString() == name)
            return resource;
    }
    return {};
}

Wire::Answer FakeProvider::answer(const Wire::Request &request)
{
    if (request.path() == "/Bulk")
        m_bulks << Json::parse(request.body).valueOr({}).value(u"Operations").size();
    const Fault fault = m_faults ? m_faults(request) : Fault::None;
    switch (fault) {
    case Fault::Reset:
        return Wire::Answer::reset();
    case Fault::Unavailable:
        return refusal(503, {}, u"come back"_s);
    case Fault::TooMany:
        return Wire::Answer::json(429, "{}", "Retry-After: 0\r\n");
    case Fault::Broken:
        return refusal(500, {}, u"broke down"_s);
    case Fault::Swallow:
        static_cast<void>(carryOut(request));
        return Wire::Answer::closed();
    case Fault::None:
        break;
    }
    return carryOut(request);
}

Wire::Answer FakeProvider::carryOut(const Wire::Request &request)
{
    const QStringList parts = QUrl::fromPercentEncoding(request.path()).split(u'/', Qt::SkipEmptyParts);
    const QString endpoint = u'/' + parts.value(0);
    const QString id = parts.value(1);
    if (request.method == "GET" && id.isEmpty())
        return list(endpoint, request.parameter(u"filter"_s));
    if (request.method == "POST" && endpoint == "/Bulk"_L1)
        return bulk(Json::parse(request.body).valueOr({}));
    if (request.method == "POST")
        return create(endpoint, Json::parse(request.body).valueOr({}));
    if (!m_objects.count({endpoint, id}))
        return refusal(unknownIdStatus, {}, u"Resource %1 does not exist"_s.arg(id));
    if (request.method == "GET")
        return Wire::Answer::json(200, shown(get(endpoint, id), request.parameter(u"attributes"_s)).toBytes());
    const QByteArray ifMatch = request.header("If-Match");
    if (etags && !ifMatch.isEmpty() && QString::fromLatin1(ifMatch) != get(endpoint, id).value(u"meta").value(u"version").toString())
        return refusal(412, {}, u"the resource has changed"_s);
    if (request.method != "DELETE")
        return change(endpoint, id, request);
    ++m_carriedOut;
    m_objects.erase({endpoint, id});
    return Wire::Answer::of(204, {}, {});
}

Json FakeProvider::shown(const Json &resource, const QString &attributes) const
{
    const QStringList names = attributes.split(u',', Qt::SkipEmptyParts);
    Json shown = resource;
    for (const auto &[name, value] : resource.members()) {
        const bool isNamed = names.isEmpty() ? name != "members"_L1 : names.contains(name, Qt::CaseInsensitive) || name == "id"_L1 || name == "schemas"_L1;
        if (membersOnRequest && !isNamed)
            shown.remove(name);
    }
    return shown;
}

bool FakeProvider::membersExist(const Json &resource) const
{
    const Json members = resource.value(u"members");
    return std::all_of(members.items().begin(), members.items().end(), [this](const Json &member) {
        const QString id = member.value(u"value").toString();
        return m_objects.count({u"/Users"_s, id}) || m_objects.count({u"/Groups"_s, id});
    });
}

/// RFC 7644 section 3.7, of creates.
Wire::Answer FakeProvider::bulk(const Json &message)
{
    const Json operations = message.value(u"Operations");
    if (bulkStatus != 0 || operations.size() > mostTogether)
        return refusal(bulkStatus != 0 ? bulkStatus : 413, {}, u"not so"_s);
    Json answers = Json::array();
    for (const Json &operation : operations.items()) {
        const QByteArray answer = create(operation.value(u"path").toString(), operation.value(u"data")).bytes;
        const int status = answer.mid(answer.indexOf(' ') + 1, 3).toInt();
        const Json body = Json::parse(answer.mid(answer.indexOf("\r\n\r\n") + 4)).valueOr({});
        Json one = Json::object({{u"method"_s, u"POST"_s}, {u"bulkId"_s, operation.value(u"bulkId")}, {u"status"_s, QString::number(status)}});
        if (status == 201)
            one.set(u"location"_s, u"https://idp.example/scim/v2%1/%2"_s.arg(operation.value(u"path").toString(), body.value(u"id").toString()));
        else
            one.set(u"response"_s, body);
        if (status == 201 && etags)
            one.set(u"version"_s, body.value(u"meta").value(u"version"));
        answers.append(one);
    }
    Json answer = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:BulkResponse"_s})}, {u"Operations"_s, answers}});
    if (bulkHabit)
        bulkHabit(answer);
    return Wire::Answer::json(200, answer.toBytes(), "request-id: bulk-" + QByteArray::number(m_bulks.size()) + "\r\n");
}

Wire::Answer FakeProvider::create(const QString &endpoint, Json resource)
{
    const QString userName = resource.value(u"userName").toString();
    if (!userName.isEmpty() && !find(endpoint, userName).isUndefined())
        return refusal(409, u"uniqueness"_s, u"userName is taken"_s);
    if (!membersExist(resource))
        return refusal(400, u"invalidValue"_s, u"no such member"_s);
    ++m_carriedOut;
    resource.remove(u"password");
    if (habit)
        habit(resource);
    const QString id = add(endpoint, resource);
    return Wire::Answer::json(201, get(endpoint, id).toBytes());
}

Wire::Answer FakeProvider::change(const QString &endpoint, const QString &id, const Wire::Request &request)
{
    const Json body = Json::parse(request.body).valueOr({});
    const ResourceSchema schema = description.schemaOf(*description.resourceType(endpoint.mid(1)));
    Result<Json> changed = body;
    if (request.method == "PATCH") {
        const auto patch = Patch::fromJson(body);
        changed = patch ? patch->apply(get(endpoint, id), schema) : Result<Json>(patch.error());
    }
    if (!changed)
        return refusal(400, changed.error().scimType, changed.error().detail);
    if (!membersExist(*changed))
        return refusal(400, u"invalidValue"_s, u"no such member"_s);
    ++m_carriedOut;
    if (habit)
        habit(changed.value());
    changed->set(u"id"_s, id);
    store(endpoint, id, *changed);
    return request.method == "PUT" ? Wire::Answer::json(200, changed->toBytes()) : Wire::Answer::of(204, {}, {});
}

Wire::Answer FakeProvider::list(const QString &endpoint, const QString &filter) const
{
    const auto parsed = Filter::parse(filter);
    Json found = Json::array();
    for (const Json &resource : all(endpoint)) {
        if (parsed && parsed->matches(resource))
            found.append(resource);
    }
    return Wire::Answer::json(200, Json::object({{u"totalResults"_s, int(found.size())}, {u"Resources"_s, found}}).toBytes());
}

} // namespace Provost
