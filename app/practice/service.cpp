// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/service.h"

#include "base/logging.h"
#include "practice/bulk.h"
#include "practice/discovery.h"
#include "practice/latestore.h"
#include "practice/preconditions.h"
#include "practice/refusals.h"
#include "practice/writing.h"

#include <QRandomGenerator>
#include <QUuid>

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {

Answer jsonAnswer(const Json &json)
{
    return {.body = json.toBytes()};
}

QByteArray randomKey()
{
    QByteArray key(32, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(key.data()), key.size() / qsizetype(sizeof(quint32)));
    return key;
}

QString decodedSegment(const QByteArray &segment)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(segment));
}

} // namespace

Service::Service(std::unique_ptr<Store> store, Setup setup)
    : m_store(std::move(store))
    , m_setup(std::move(setup))
    , m_listing(m_setup.dialect, {.cursorKey = randomKey(), .cursorLife = m_setup.cursorLife})
    , m_engine(*m_store)
    , m_writes(m_setup.dialect.writesPerWindow, m_setup.dialect.windowSeconds)
    , m_units(m_setup.dialect.unitsPerWindow, m_setup.dialect.unitsSeconds)
{
    if (m_setup.staleMilliseconds <= 0)
        return;
    auto late = LateStore::open(m_setup.file, m_store->catalog(), m_setup.staleMilliseconds);
    if (late)
        m_late = std::move(late.value());
    else
        qCWarning(logPractice) << "reads will not lag:" << late.error().toString();
}

Service::~Service() = default;

Store &Service::readStore()
{
    return m_late ? m_late->store() : *m_store;
}

QueryEngine &Service::readEngine()
{
    return m_late ? m_late->engine() : m_engine;
}

Answer Service::handle(const Request &request)
{
    Request asked = request;
    if (asked.method == "HEAD") // the front leaves the body away
        asked.method = "GET";
    Answer answer = route(asked);
    if (m_store->database().failed())
        answer = errorAnswer(refusal(500, m_store->database().takeFailure()));
    if (answer.contentType.isEmpty())
        answer.contentType = answerType(request);
    if (m_setup.dialect.graphErrors)
        addRequestIds(answer, request);
    return answer;
}

bool Service::prepare()
{
    constexpr qint64 tooMany = 250'000; // a second of reading and a hundred megabytes that perhaps nobody needs
    m_store->values().settle();
    const Collection &users = m_store->catalog().users();
    return !m_late && m_store->count(users) <= tooMany && m_store->values().prepareNext(users); // what reads late forgets again with each write
}

bool Service::isSigned(const Request &request) const
{
    const QByteArray credentials = request.header("Authorization");
    const qsizetype space = credentials.indexOf(' ');
    return credentials.first(std::max<qsizetype>(space, 0)).compare("Bearer", Qt::CaseInsensitive) == 0
        && credentials.sliced(space + 1).trimmed() == m_setup.token;
}

std::optional<Answer> Service::writesRefused()
{
    if (m_setup.readOnly)
        return errorAnswer(refusal(403, u"the practice directory was started read-only"_s));
    if (const int wait = m_writes.take(); wait > 0)
        return busy(m_setup.dialect, 429, wait);
    if (m_late)
        m_late->aboutToWrite();
    return std::nullopt;
}

Answer Service::route(const Request &request)
{
    if (!isSigned(request))
        return unauthorized(m_setup.dialect);
    if (request.body.size() > maxBody)
        return errorAnswer(refusal(413, u"the body is larger than %1 bytes"_s.arg(maxBody)));
    if (const auto checked = checkHeaders(request); !checked)
        return errorAnswer(checked.error());
    QList<QByteArray> path = request.path.split('/');
    path.removeAll({});
    if (path.value(0) == "practice") {
        const auto answer = practiceState(request, path);
        return answer ? *answer : errorAnswer(answer.error());
    }
    if (path.size() < 2 || path.at(0) != "scim" || path.at(1) != "v2")
        return errorAnswer(refusal(404, u"SCIM begins at %1"_s.arg(QLatin1StringView(root))));
    const auto answer = dispatch(request, path.sliced(2));
    return answer ? *answer : errorAnswer(answer.error());
}

Result<void> Service::checkHeaders(const Request &request) const
{
    if (m_setup.dialect.userAgentRequired && request.header("User-Agent").isEmpty())
        return refusal(403, u"Request forbidden by administrative rules. Please make sure your request has a User-Agent header."_s);
    const QByteArray accept = request.header("Accept").trimmed();
    const bool isDelete = request.method == "DELETE";
    if (m_setup.dialect.deleteRefusesAccept && isDelete && !accept.isEmpty() && accept != "*/*")
        return refusal(400, u"The Accept header '%1' is invalid for this request."_s.arg(QString::fromUtf8(accept)));
    if (m_setup.dialect.acceptRequired && !isDelete && accept.isEmpty())
        return refusal(400, u"The Accept header is required."_s);
    if (!request.body.isEmpty() && !isDelete && !hasJsonBody(request))
        return refusal(415, u"send application/scim+json or application/json"_s);
    return {};
}

const Collection *Service::find(const QByteArray &segment) const
{
    const Collection *found = m_store->catalog().byEndpoint(
        decodedSegment(segment), m_setup.dialect.anyPathCase ? Qt::CaseInsensitive : Qt::CaseSensitive);
    return found && m_setup.dialect.offers(found->name()) ? found : nullptr;
}

std::vector<const Collection *> Service::offered() const
{
    std::vector<const Collection *> all;
    for (const Collection &collection : m_store->catalog().collections()) {
        if (m_setup.dialect.offers(collection.name()))
            all.push_back(&collection);
    }
    return all;
}

Result<Answer> Service::dispatch(const Request &request, const QList<QByteArray> &path)
{
    if (path.isEmpty() || path.first() == ".search")
        return everything(request);
    if (path.first() == "Me")
        return refusal(501, u"/Me is not implemented (RFC 7644 section 3.11)"_s);
    if (path.size() == 1 && path.first().compare("Bulk", Qt::CaseInsensitive) == 0 && m_setup.dialect.bulk)
        return request.method == "POST" ? bulk(request) : notAllowed(request, "POST, OPTIONS");
    if (const Collection *found = find(path.first()))
        return collection(request, *found, path);
    return discovery(request, path);
}

Result<Answer> Service::everything(const Request &request)
{
    if (!m_setup.dialect.search)
        return refusal(404, u"there is no search at the root"_s);
    if (request.path.endsWith("/.search"))
        return request.method == "POST" ? search(request, offered()) : notAllowed(request, "POST, OPTIONS");
    return request.method == "GET" ? list(request, offered(), Parameters::fromUrl(request.query)) : notAllowed(request, "GET, HEAD, OPTIONS");
}

Result<Answer> Service::discovery(const Request &request, const QList<QByteArray> &path)
{
    const QByteArray endpoint = m_setup.dialect.anyPathCase ? path.first().toLower() : path.first();
    const auto is = [this, &endpoint](const QByteArray &name) { return endpoint == (m_setup.dialect.anyPathCase ? name.toLower() : name); };
    const bool known = is("ServiceProviderConfig") || is("ResourceTypes") || is("Schemas");
    if (!known || !m_setup.dialect.discovery || path.size() > 2)
        return refusal(404, u"there is no endpoint /%1"_s.arg(decodedSegment(path.join('/'))));
    if (request.method != "GET")
        return notAllowed(request, "GET, HEAD, OPTIONS");
    // RFC 7644 section 4: a client must not be led to believe that a filter was applied here.
    if (Parameters::fromUrl(request.query).filter)
        return refusal(403, u"discovery endpoints cannot be filtered"_s);
    const Discovery discovery(m_store->catalog(), m_setup.dialect, request.origin + root);
    if (is("ServiceProviderConfig"))
        return path.size() == 1 ? Result<Answer>(jsonAnswer(discovery.serviceProviderConfig())) : refusal(404, u"there is only one"_s);
    if (path.size() == 1)
        return jsonAnswer(is("Schemas") ? discovery.schemas() : discovery.resourceTypes());
    const QString id = decodedSegment(path.at(1));
    const auto found = is("Schemas") ? discovery.schema(id) : discovery.resourceType(id);
    return found ? Result<Answer>(jsonAnswer(*found)) : found.error();
}

Result<Answer> Service::collection(const Request &request, const Collection &collection, const QList<QByteArray> &path)
{
    const bool readsUsers = request.method == "GET" && &collection == &m_store->catalog().users();
    if (const int wait = m_units.take(readsUsers ? 2 : 1); wait > 0)
        return busy(m_setup.dialect, 429, wait);
    if (path.size() == 2 && path.at(1) == ".search" && m_setup.dialect.search)
        return request.method == "POST" ? search(request, {&collection}) : notAllowed(request, "POST, OPTIONS");
    if (path.size() == 2)
        return one(request, collection, decodedSegment(path.at(1)));
    if (path.size() > 2)
        return refusal(404, u"resources have no parts of their own"_s);
    if (request.method == "GET")
        return list(request, {&collection}, Parameters::fromUrl(request.query));
    return request.method == "POST" ? write(request, collection, {}) : notAllowed(request, "GET, HEAD, POST, OPTIONS");
}

Result<Answer> Service::search(const Request &request, const std::vector<const Collection *> &collections)
{
    const auto body = Json::parse(request.body);
    if (!body || !body->isObject())
        return refusal(400, u"the body is not a JSON object"_s, u"invalidSyntax"_s);
    const auto parameters = Parameters::fromBody(*body);
    return parameters ? list(request, collections, *parameters) : parameters.error();
}

Result<Answer> Service::list(const Request &request, const std::vector<const Collection *> &collections, const Parameters &parameters)
{
    Store &store = readStore();
    const Reading reading(store.database());
    const Presenter presenter(m_setup.dialect, store, request.origin + root);
    const auto body = m_listing.answer(collections, parameters, readEngine(), presenter);
    return body ? Result<Answer>(Answer {.body = *body}) : body.error();
}

Result<Answer> Service::one(const Request &request, const Collection &collection, const QString &id)
{
    const QByteArray methods = methodsOfOne(collection);
    if (request.method != "GET" && !methods.split(',').contains(QByteArray(' ' + request.method))) // whatever the id is
        return notAllowed(request, methods);
    if (!m_setup.dialect.unknownIdIs404 && request.method != "OPTIONS" && QUuid::fromString(id).isNull())
        return refusal(400, u"Invalid object identifier '%1'."_s.arg(id), u"invalidValue"_s);
    if (request.method == "GET")
        return read(request, collection, id);
    if (request.method == "PATCH" || request.method == "DELETE" || (request.method == "PUT" && methods.contains("PUT")))
        return write(request, collection, id);
    return notAllowed(request, methods);
}

QByteArray Service::methodsOfOne(const Collection &collection) const
{
    const bool put = m_setup.dialect.put && !m_setup.dialect.noPut.contains(collection.name());
    return put ? "GET, HEAD, PUT, PATCH, DELETE, OPTIONS" : "GET, HEAD, PATCH, DELETE, OPTIONS";
}

Result<Answer> Service::read(const Request &request, const Collection &collection, const QString &id)
{
    const Parameters parameters = Parameters::fromUrl(request.query);
    if (parameters.spaceAroundEquals && !m_setup.dialect.spaceAroundEquals)
        return refusal(400, u"white space around '=' in the query string"_s, u"invalidValue"_s);
    const auto projection = Projection::parse(parameters, m_setup.dialect);
    if (!projection)
        return projection.error();
    Store &store = readStore();
    const auto document = store.find(collection, id);
    if (!document)
        return refusal(404, u"Resource %1 not found"_s.arg(id));
    const Presenter presenter(m_setup.dialect, store, request.origin + root);
    Answer answer;
    if (!m_setup.dialect.relativeLocations)
        answer.headers.append({"Content-Location", presenter.location(*document, collection)});
    if (m_setup.dialect.etag)
        answer.headers.append({"ETag", document->etag()});
    if (m_setup.dialect.etag && namesEtag(request.header("If-None-Match"), document->etag()))
        answer.status = 304;
    else
        answer.body = presenter.render(*document, collection, *projection);
    return answer;
}

Result<Answer> Service::write(const Request &request, const Collection &collection, const QString &id)
{
    if (const auto refused = writesRefused())
        return *refused;
    const Presenter presenter(m_setup.dialect, *m_store, request.origin + root);
    return Writing(m_setup.dialect, *m_store, presenter).run(request, collection, id);
}

Result<Answer> Service::bulk(const Request &request)
{
    if (request.body.size() > Discovery::bulkMaxPayload)
        return refusal(413, u"the bulk request exceeds maxPayloadSize (%1)"_s.arg(Discovery::bulkMaxPayload));
    const auto body = Json::parse(request.body);
    if (!body)
        return refusal(400, u"the body is not JSON: %1"_s.arg(body.error().detail), u"invalidSyntax"_s);
    if (const auto refused = writesRefused())
        return *refused;
    const Presenter presenter(m_setup.dialect, *m_store, request.origin + root);
    Writing writing(m_setup.dialect, *m_store, presenter);
    const auto response = Bulk(*m_store, writing).run(*body);
    return response ? Result<Answer>(jsonAnswer(*response)) : response.error();
}

QStringList Service::memberIds(const QString &group)
{
    QStringList ids;
    const auto document = m_store->find(m_store->catalog().groups(), group);
    const Json members = document ? Json::parse(m_store->members().membersJson(document->row, {})).valueOr({}) : Json();
    for (const Json &member : members.items())
        ids << member.value(u"value").toString();
    return ids;
}

/// GET /practice/state/Groups/{id}/members: the truth about a group, for tests of dialects that never return members. No part of SCIM.
Result<Answer> Service::practiceState(const Request &request, const QList<QByteArray> &path)
{
    if (path.size() != 5 || path.at(1) != "state" || path.at(2) != "Groups" || path.at(4) != "members")
        return refusal(404, u"there is only /practice/state/Groups/{id}/members"_s);
    if (request.method != "GET")
        return notAllowed(request, "GET, HEAD, OPTIONS");
    const auto document = m_store->find(m_store->catalog().groups(), decodedSegment(path.at(3)));
    if (!document)
        return refusal(404, u"Resource %1 not found"_s.arg(decodedSegment(path.at(3))));
    const QByteArray members = m_store->members().membersJson(document->row, request.origin + root);
    return Answer {.body = "{\"members\":" + (members.isEmpty() ? "[]" : members) + '}'};
}

} // namespace Provost::Practice
