// SPDX-License-Identifier: GPL-3.0-or-later
#include "membership/principalsearch.h"

#include "directory/directory.h"
#include "directory/index/index.h"
#include "directory/searchfilter.h"
#include "membership/indexedmembers.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

FoundPrincipals of(const QList<Resource> &resources, const PrincipalSearch::Ask &ask)
{
    FoundPrincipals found {.isCut = resources.size() >= ask.limit};
    for (const Resource &resource : resources)
        found.found << Principal::of(resource, ask.type);
    return found;
}

Result<QList<qint64>> rowsFor(IndexDatabase &database, const PrincipalSearch::Ask &ask)
{
    if (ask.words.isEmpty())
        return database.rows({.type = ask.type, .sortBy = {.schema = {}, .attribute = u"displayName"_s, .subAttribute = {}}, .limit = ask.limit});
    const auto answer = searchIndex(database, {.text = ask.words, .type = ask.type, .limit = ask.limit, .rowsOnly = true});
    if (!answer)
        return answer.error();
    QList<qint64> rows;
    for (const SearchHit &hit : answer->hits)
        rows << hit.row;
    return rows;
}

/// In the index's thread; nullopt where it has not read everybody.
Result<std::optional<FoundPrincipals>> foundIn(IndexDatabase &database, const PrincipalSearch::Ask &ask)
{
    const IndexedType type = database.state().of(ask.type);
    if (!type.completeAt.isValid())
        return std::optional<FoundPrincipals>();
    const auto rows = rowsFor(database, ask);
    if (!rows)
        return rows.error();
    FoundPrincipals found {.asOf = type.completeAt, .isCut = rows->size() >= ask.limit};
    for (const qint64 row : *rows) {
        (void)database.look(row, [&](QByteArrayView document, const QString &id, const QDateTime &) {
            found.found << principalIn(document, id, ask.type);
        }, IndexDatabase::Extent::Listed);
    }
    return std::optional(found);
}

} // namespace

PrincipalSearch::PrincipalSearch(Directory &directory, Ask ask, QObject *parent)
    : JobOf<FoundPrincipals>(parent)
    , m_directory(directory)
    , m_ask(std::move(ask))
{
}

PrincipalSearch::~PrincipalSearch() = default;

void PrincipalSearch::start()
{
    Index *index = m_ask.onlyProvider ? nullptr : indexOf(m_directory);
    if (index)
        askIndex(*index);
    else
        askProvider();
}

void PrincipalSearch::abort()
{
    if (!m_job)
        return;
    m_job->disconnect(this);
    m_job->cancel();
}

void PrincipalSearch::askIndex(Index &index)
{
    auto *job = index.ask<std::optional<FoundPrincipals>>([ask = m_ask](IndexDatabase &database) { return foundIn(database, ask); }, this);
    m_job = job;
    job->then(this, [this](const Result<std::optional<FoundPrincipals>> &found) { onIndexed(found); });
}

/// Who came after the index was read is known to the provider only.
void PrincipalSearch::onIndexed(const Result<std::optional<FoundPrincipals>> &found)
{
    if (!found || !found->has_value() || (*found)->found.isEmpty())
        askProvider();
    else
        finish(**found);
}

void PrincipalSearch::askProvider()
{
    const ServiceDescription &description = m_directory.description();
    const ResourceType *type = description.resourceType(m_ask.type);
    const SearchPlan plan = type && !m_ask.words.isEmpty() ? planSearch(m_ask.words, *type, description.schemaOf(*type), description.profile) : SearchPlan();
    if (!type || (!m_ask.words.isEmpty() && plan.attributes.isEmpty()))
        return finish(FoundPrincipals {.isUnsearchable = true});
    auto *job = m_directory.find(*type, plan.filter, m_ask.limit, this);
    m_job = job;
    job->then(this, [this, isExact = plan.op == "eq"_L1](const Result<QList<Resource>> &found) {
        if (!found)
            return finish(found.error());
        FoundPrincipals principals = of(*found, m_ask);
        principals.isExact = isExact;
        finish(principals);
    });
}

} // namespace Provost
