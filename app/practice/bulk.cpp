// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/bulk.h"

#include "practice/discovery.h"
#include "scim/scimerror.h"

#include <algorithm>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

const auto requestUrn = u"urn:ietf:params:scim:api:messages:2.0:BulkRequest"_s;
const auto prefix = u"bulkId:"_s;

bool namesRequest(const Json &schemas)
{
    return std::any_of(schemas.items().cbegin(), schemas.items().cend(),
        [](const Json &urn) { return urn.toString().compare(requestUrn, Qt::CaseInsensitive) == 0; });
}

} // namespace

Bulk::Bulk(Store &store, Writing &writing)
    : m_store(store)
    , m_writing(writing)
{
}

Result<void> Bulk::read(const Json &request)
{
    if (!namesRequest(request.value(u"schemas")))
        return refusal(400, u"schemas must name %1"_s.arg(requestUrn), u"invalidSyntax"_s);
    const Json operations = request.value(u"Operations");
    if (!operations.isArray())
        return refusal(400, u"Operations must be an array"_s, u"invalidSyntax"_s);
    if (operations.size() > Discovery::bulkMaxOperations)
        return refusal(413, u"the bulk request exceeds maxOperations (%1)"_s.arg(Discovery::bulkMaxOperations));
    m_failOnErrors = request.value(u"failOnErrors").toInteger(0);
    for (const Json &operation : operations.items()) {
        m_steps.push_back({.method = operation.value(u"method").toString().toUpper().toUtf8(), .path = operation.value(u"path").toString(),
            .bulkId = operation.value(u"bulkId").toString(), .version = operation.value(u"version").toString().toUtf8(),
            .data = operation.value(u"data")});
        m_names.insert(m_steps.back().bulkId);
    }
    return {};
}

Result<Json> Bulk::run(const Json &request)
{
    if (const auto ok = read(request); !ok)
        return ok.error();
    const auto isOpen = [](const Step &step) { return !step.done; };
    while (!isStopped() && std::ranges::any_of(m_steps, isOpen)) {
        if (!runReady())
            breakCircle();
    }
    Json results = Json::array();
    for (const Step &step : m_steps) {
        if (step.done)
            results.append(step.result);
    }
    return Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:BulkResponse"_s})}, {u"Operations"_s, results}});
}

bool Bulk::runReady()
{
    bool any = false;
    for (Step &step : m_steps) {
        if (step.done || isStopped() || isWaiting(step))
            continue;
        runStep(step, resolved(step.data));
        any = true;
    }
    return any;
}

void Bulk::breakCircle()
{
    // Only group members can be left out now and added later; anything else that refers in a circle is a conflict (section 3.7.1).
    const auto isGroup = [](const Step &step) { return !step.done && step.method == "POST" && step.path == "/Groups"_L1; };
    const auto group = std::ranges::find_if(m_steps, isGroup);
    if (group == m_steps.end()) {
        for (Step &step : m_steps) {
            if (!step.done)
                runStep(step, Json());
        }
        return;
    }
    Json now = resolved(group->data);
    Json known = Json::array();
    Json later = Json::array();
    const Json members = now.value(u"members");
    for (const Json &member : members.items())
        (references(member).isEmpty() ? known : later).append(member);
    now.set(u"members"_s, known);
    runStep(*group, now);
    const QString id = m_ids.value(group->bulkId);
    if (id.isEmpty())
        return;
    const Json patch = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s})},
        {u"Operations"_s, Json::array({Json::object({{u"op"_s, u"add"_s}, {u"path"_s, u"members"_s}, {u"value"_s, later}})})}});
    static_cast<void>(runReady());
    static_cast<void>(perform({.method = "PATCH", .path = u"/Groups/"_s + id, .bulkId = {}, .version = {}, .data = {}}, resolved(patch)));
}

bool Bulk::willExist(const QString &bulkId) const
{
    return std::ranges::any_of(m_steps, [&bulkId](const Step &step) { return !step.done && step.method == "POST" && step.bulkId == bulkId; });
}

bool Bulk::isWaiting(const Step &step) const
{
    QStringList wanted = references(step.data);
    if (const qsizetype at = step.path.indexOf(prefix); at >= 0)
        wanted << step.path.sliced(at + prefix.size());
    return std::any_of(wanted.cbegin(), wanted.cend(), [this](const QString &id) { return !m_ids.contains(id) && willExist(id); });
}

/// Text that begins like a reference is one where it names an operation of this request, or stands where only an id can.
QStringList Bulk::references(const Json &value, QStringView attribute) const
{
    if (value.isString() && value.toString().startsWith(prefix)) {
        const QString name = value.toString().sliced(prefix.size());
        const bool isId = attribute.compare(u"value", Qt::CaseInsensitive) == 0 || attribute.compare(u"$ref", Qt::CaseInsensitive) == 0;
        return isId || m_names.contains(name) ? QStringList {name} : QStringList {};
    }
    QStringList all;
    for (const Json &item : value.items())
        all += references(item, attribute);
    for (const auto &[key, member] : value.members())
        all += references(member, key);
    return all;
}

Json Bulk::resolved(const Json &value) const
{
    if (value.isString()) {
        const QString text = value.toString();
        return text.startsWith(prefix) ? Json(m_ids.value(text.sliced(prefix.size()), text)) : value;
    }
    Json copy = value;
    for (qsizetype i = 0; value.isArray() && i < value.size(); ++i)
        copy.setAt(i, resolved(value.at(i)));
    for (const auto &[key, member] : value.members())
        copy.set(key, resolved(member));
    return copy;
}

void Bulk::runStep(Step &step, const Json &data)
{
    step.done = true;
    const auto result = perform(step, data);
    step.result = Json::object({{u"method"_s, QString::fromLatin1(step.method)}});
    if (!step.bulkId.isEmpty())
        step.result.set(u"bulkId"_s, step.bulkId);
    if (result) {
        for (const auto &[key, value] : result->members())
            step.result.set(key, value);
        return;
    }
    ++m_errors;
    const Error &error = result.error();
    if (const QString place = locationOf(step); !place.isEmpty()) // RFC 7644 section 3.7: everywhere but where a POST failed
        step.result.set(u"location"_s, place);
    step.result.set(u"status"_s, QString::number(error.httpStatus));
    step.result.set(u"response"_s, ScimError::body(error.httpStatus, error.scimType, error.detail));
}

QString Bulk::locationOf(const Step &step) const
{
    const QStringList path = step.path.split(u'/', Qt::SkipEmptyParts);
    const Collection *collection = m_store.catalog().byEndpoint(path.value(0), Qt::CaseInsensitive);
    if (step.method == "POST" || !collection || path.size() != 2)
        return {};
    return QString::fromUtf8(m_writing.location({.row = 0, .id = resolved(path.at(1)).toString(), .revision = 0, .body = {}}, *collection));
}

Result<Json> Bulk::perform(const Step &step, const Json &data)
{
    const QStringList path = step.path.split(u'/', Qt::SkipEmptyParts);
    const Collection *collection = m_store.catalog().byEndpoint(path.value(0), Qt::CaseInsensitive);
    const bool creates = step.method == "POST";
    const bool known = creates || step.method == "PUT" || step.method == "PATCH" || step.method == "DELETE";
    if (!collection || !known || path.size() != (creates ? 1 : 2))
        return refusal(400, u"%1 %2 is no operation"_s.arg(QString::fromLatin1(step.method), step.path), u"invalidPath"_s);
    if (creates && step.bulkId.isEmpty())
        return refusal(400, u"bulkId is required with POST"_s, u"invalidValue"_s);
    if (step.method != "DELETE" && data.isUndefined() && !step.data.isUndefined())
        return refusal(409, u"the operations refer to each other in a circle"_s);
    if (const QStringList open = references(data); !open.isEmpty())
        return refusal(400, u"there is no bulkId \"%1\""_s.arg(open.first()), u"invalidValue"_s);
    const QString id = resolved(path.value(1)).toString();
    Transaction transaction(m_store.database());
    const auto outcome = m_writing.perform({.method = step.method, .collection = *collection, .id = id, .body = data, .ifMatch = step.version});
    if (!outcome || m_store.database().failed()) {
        transaction.rollback();
        m_store.reload();
        return outcome ? refusal(500, m_store.database().takeFailure()) : outcome.error();
    }
    transaction.commit();
    Json result = Json::object({{u"status"_s, QString::number(outcome->status)}});
    if (outcome->document) {
        if (creates)
            m_ids.insert(step.bulkId, outcome->document->id);
        result.set(u"location"_s, QString::fromUtf8(m_writing.location(*outcome->document, *collection)));
        result.set(u"version"_s, QString::fromLatin1(outcome->document->etag()));
    } else {
        result.set(u"location"_s, locationOf(step));
    }
    return result;
}

} // namespace Provost::Practice
