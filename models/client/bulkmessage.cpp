// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/bulkmessage.h"

#include "scim/scimerror.h"

#include <QUrl>

#include <algorithm>
#include <utility>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
constexpr auto referencePrefix = "bulkId:"_L1;
constexpr qint64 envelopeSize = 128; // what surrounds the operations

Json toJson(const BulkOperation &operation)
{
    Json json = Json::object({{u"method"_s, Json(QString::fromLatin1(operation.method))}, {u"path"_s, Json(operation.path)}});
    if (!operation.bulkId.isEmpty())
        json.set(u"bulkId"_s, Json(operation.bulkId));
    if (!operation.version.isEmpty())
        json.set(u"version"_s, Json(operation.version));
    if (!operation.data.isUndefined())
        json.set(u"data"_s, operation.data);
    return json;
}

/// A number, a string, or {"code": "201"} as some servers have it.
int statusOf(const Json &answer)
{
    const Json status = answer.value(u"status");
    return int((status.isObject() ? status.value(u"code") : status).toInteger());
}

QString idOf(const Json &answer)
{
    const QString id = answer.value(u"response").value(u"id").toString();
    if (!id.isEmpty())
        return id;
    const QString path = QUrl(answer.value(u"location").toString()).path(QUrl::FullyEncoded);
    return QUrl::fromPercentEncoding(path.sliced(path.lastIndexOf(u'/') + 1).toLatin1());
}

BulkResult resultOf(const Json &answer)
{
    BulkResult result {.status = statusOf(answer), .id = idOf(answer), .version = answer.value(u"version").toString(), .response = answer.value(u"response")};
    if (result.status >= 200 && result.status < 300) {
        result.state = BulkResult::State::Done;
        return result;
    }
    result.state = BulkResult::State::Failed;
    result.error = ScimError::fromBody(result.response.toBytes(), "application/json").toError(result.status);
    if (result.status == 0) {
        result.error = Error::protocol(u"the answer to this operation has no status (RFC 7644 section 3.7.3)"_s);
        result.error->inDoubt = true;
    }
    return result;
}

/// The answer to operation `index`: by bulkId; where none of the answers has one, by their order.
const Json *answerTo(const BulkOperation &operation, size_t index, const Json::Array &answers, bool &isGuess)
{
    const auto isNamed = [&operation](const Json &answer) { return answer.value(u"bulkId").toString() == operation.bulkId; };
    const auto byId = std::find_if(answers.cbegin(), answers.cend(), isNamed);
    isGuess = byId != answers.cend() && std::any_of(byId + 1, answers.cend(), isNamed);
    if (byId != answers.cend())
        return &*byId;
    const auto hasId = [](const Json &answer) { return answer.contains(u"bulkId"); };
    isGuess = index < answers.size() && !hasId(answers[index]);
    return isGuess ? &answers[index] : nullptr;
}

Json resolved(const Json &json, const QHash<QString, QString> &ids)
{
    if (json.isString()) {
        const QString text = json.toString();
        const auto id = text.startsWith(referencePrefix) ? ids.constFind(text.sliced(referencePrefix.size())) : ids.cend();
        return id == ids.cend() ? json : Json(*id);
    }
    Json copy = json;
    for (qsizetype i = 0; json.isArray() && i < json.size(); ++i)
        copy.setAt(i, resolved(json.at(i), ids));
    for (const auto &[key, value] : json.members())
        copy.set(key, resolved(value, ids));
    return copy;
}

void collectReferences(const Json &json, const QSet<QString> &known, QStringList &found)
{
    if (json.isString()) {
        const QString text = json.toString();
        const QString name = text.startsWith(referencePrefix) ? text.sliced(referencePrefix.size()) : QString();
        if (known.contains(name) && !found.contains(name))
            found << name;
    }
    for (const Json &item : json.items())
        collectReferences(item, known, found);
    for (const auto &member : json.members())
        collectReferences(member.second, known, found);
}

bool refersTo(const Json &json, const QSet<QString> &names)
{
    QStringList found;
    collectReferences(json, names, found);
    return !found.isEmpty();
}

/// Operations that add later what is taken out of `object` now; `prefix` is the URN of an extension with its colon.
void takeOutOf(Json &object, const QString &prefix, const QSet<QString> &open, Json::Array &later)
{
    const Json whole = object;
    for (const auto &[name, value] : whole.members()) {
        if (!refersTo(value, open))
            continue;
        if (prefix.isEmpty() && name.contains(u':') && value.isObject()) {
            Json extension = value;
            takeOutOf(extension, name + u':', open, later);
            object.set(name, extension);
            continue;
        }
        Json kept = Json::array();
        Json taken = Json::array();
        for (const Json &item : value.items())
            (refersTo(item, open) ? taken : kept).append(item);
        later.push_back(Json::object({{u"op"_s, u"add"_s}, {u"path"_s, QString(prefix + name)}, {u"value"_s, value.isArray() ? taken : value}}));
        if (kept.size() > 0)
            object.set(name, kept);
        else
            object.remove(name);
    }
}
}

std::vector<BulkOperation> BulkMessage::takeChunk(std::deque<BulkOperation> &rest, int maxOperations, qint64 maxBytes)
{
    std::vector<BulkOperation> chunk;
    qint64 bytes = envelopeSize;
    while (!rest.empty() && (maxOperations <= 0 || chunk.size() < size_t(maxOperations))) {
        bytes += toJson(rest.front()).toBytes().size() + 1;
        if (!chunk.empty() && maxBytes > 0 && bytes > maxBytes)
            break;
        chunk.push_back(std::move(rest.front()));
        rest.pop_front();
    }
    return chunk;
}

QByteArray BulkMessage::body(const std::vector<BulkOperation> &operations, int failOnErrors)
{
    Json::Array list;
    list.reserve(operations.size());
    for (const BulkOperation &operation : operations)
        list.push_back(toJson(operation));
    Json message = Json::object({{u"schemas"_s, Json::array({Json(u"urn:ietf:params:scim:api:messages:2.0:BulkRequest"_s)})}});
    if (failOnErrors > 0)
        message.set(u"failOnErrors"_s, Json(failOnErrors));
    message.set(u"Operations"_s, Json(std::move(list)));
    return message.toBytes();
}

Result<std::vector<BulkResult>> BulkMessage::read(const QByteArray &body, const std::vector<BulkOperation> &operations)
{
    const Result<Json> message = Json::parse(body);
    if (!message.ok())
        return message.error();
    const Json list = message->value(u"Operations");
    if (!list.isArray())
        return Error::protocol(u"no Operations in the answer to a bulk request (RFC 7644 section 3.7)"_s);
    std::vector<BulkResult> results;
    results.reserve(operations.size());
    for (size_t i = 0; i < operations.size(); ++i) {
        bool isGuess = false;
        const Json *answer = answerTo(operations[i], i, list.items(), isGuess);
        results.push_back(answer ? resultOf(*answer) : BulkResult());
        results.back().isGuess = answer && isGuess;
    }
    return results;
}

void BulkMessage::resolve(BulkOperation &operation, const QHash<QString, QString> &ids)
{
    if (operation.data.toBytes().contains(referencePrefix.latin1()))
        operation.data = resolved(operation.data, ids);
    const qsizetype at = operation.path.indexOf(referencePrefix);
    if (at < 0)
        return;
    const auto id = ids.constFind(operation.path.sliced(at + referencePrefix.size()));
    if (id != ids.cend())
        operation.path = operation.path.first(at) + QString::fromLatin1(QUrl::toPercentEncoding(*id));
}

QStringList BulkMessage::references(const BulkOperation &operation, const QSet<QString> &known)
{
    QStringList found;
    const qsizetype at = operation.path.indexOf(referencePrefix);
    if (const QString name = at < 0 ? QString() : operation.path.sliced(at + referencePrefix.size()); known.contains(name))
        found << name;
    collectReferences(operation.data, known, found);
    return found;
}

BulkOperation BulkMessage::takeOut(BulkOperation &create, const QSet<QString> &open)
{
    Json::Array operations;
    takeOutOf(create.data, {}, open, operations);
    if (operations.empty())
        return {};
    return {.method = "PATCH",
            .path = create.path + u'/' + referencePrefix + create.bulkId,
            .data = Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:api:messages:2.0:PatchOp"_s})}, {u"Operations"_s, Json(std::move(operations))}})};
}

} // namespace Provost
