// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/writing.h"

#include "practice/preconditions.h"

namespace Provost::Practice {
using namespace Qt::StringLiterals;

namespace {
constexpr int largeGroup = 1000; ///< a PATCH on one with more members is answered without the group
}

Writing::Writing(const Dialect &dialect, Store &store, const Presenter &presenter)
    : m_dialect(dialect)
    , m_store(store)
    , m_presenter(presenter)
{
}

Result<Answer> Writing::run(const Request &request, const Collection &collection, const QString &id)
{
    const Parameters parameters = Parameters::fromUrl(request.query);
    const auto projection = Projection::parse(parameters, m_dialect);
    if (!projection)
        return projection.error();
    Operation operation {.method = request.method, .collection = collection, .id = id, .ifMatch = request.header("If-Match")};
    if (request.method != "DELETE") {
        const auto body = Json::parse(request.body);
        if (!body || !body->isObject())
            return refusal(400, u"the body is not a JSON object: %1"_s.arg(body ? u"it is something else"_s : body.error().detail), u"invalidSyntax"_s);
        operation.body = *body;
    }
    std::optional<Result<Outcome>> outcome;
    {
        Transaction transaction(m_store.database());
        outcome = perform(operation);
        if (*outcome && !m_store.database().failed())
            transaction.commit();
    }
    if (!*outcome) {
        m_store.reload(); // the rows of what was rolled back are free again
        return outcome->error();
    }
    return dress(**outcome, request, collection, *projection);
}

Result<Writing::Outcome> Writing::perform(const Operation &operation)
{
    Editor editor(m_dialect, m_store);
    if (operation.method == "POST") {
        const auto created = editor.create(operation.collection, operation.body);
        return created ? Result<Outcome>(Outcome {.status = 201, .document = *created}) : created.error();
    }
    const auto existing = m_store.find(operation.collection, operation.id);
    if (!existing)
        return refusal(404, u"Resource %1 not found"_s.arg(operation.id));
    if (m_dialect.etag && !operation.ifMatch.isEmpty() && !namesEtag(operation.ifMatch, existing->etag()))
        return refusal(412, u"the resource has changed: its version is %1"_s.arg(QString::fromLatin1(existing->etag())));
    if (operation.method == "DELETE") {
        editor.remove(operation.collection, *existing);
        return Outcome {.status = 204};
    }
    const auto changed = operation.method == "PUT" ? editor.replace(operation.collection, *existing, operation.body)
                                                   : editor.modify(operation.collection, *existing, operation.body);
    return changed ? Result<Outcome>(Outcome {.status = 200, .document = *changed}) : changed.error();
}

QByteArray Writing::location(const Document &document, const Collection &collection) const
{
    return m_presenter.location(document, collection);
}

bool Writing::answersWithoutBody(const Outcome &outcome, const Request &request, const Collection &collection, const Projection &projection) const
{
    if (request.method != "PATCH")
        return false;
    const bool group = &collection == &m_store.catalog().groups();
    const Dialect::PatchAnswer kind = group ? m_dialect.groupPatchAnswer : m_dialect.patchAnswer;
    if (kind != Dialect::PatchAnswer::AsAsked)
        return kind == Dialect::PatchAnswer::NoBody;
    if (!projection.isDefault()) // RFC 7644 section 3.5.2: 200 and the attributes asked for
        return false;
    if (!asksForResource(request))
        return true;
    return group
        && m_store.database().number(u"SELECT count(*) FROM (SELECT 1 FROM member WHERE grp = ? LIMIT ?)"_s, {outcome.document->row, largeGroup + 1})
        > largeGroup;
}

Answer Writing::dress(const Outcome &outcome, const Request &request, const Collection &collection, const Projection &projection) const
{
    Answer answer {.status = outcome.status};
    if (!outcome.document)
        return answer;
    if (!m_dialect.relativeLocations)
        answer.headers.append(Header(outcome.status == 201 ? "Location" : "Content-Location", m_presenter.location(*outcome.document, collection)));
    if (m_dialect.etag)
        answer.headers.append(Header("ETag", outcome.document->etag()));
    if (answersWithoutBody(outcome, request, collection, projection))
        answer.status = 204;
    else
        answer.body = m_presenter.render(*outcome.document, collection, projection);
    return answer;
}

} // namespace Provost::Practice
