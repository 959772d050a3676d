// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/searchcommand.h"

#include "client/listjob.h"
#include "commands/resourcewriter.h"
#include "directory/readalljob.h"
#include "directory/searchfilter.h"
#include "net/connection.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

SearchCommand::SearchCommand(QObject *parent)
    : TargetedCommand(parent)
{
}

SearchCommand::~SearchCommand() = default;

void SearchCommand::describe(QCommandLineParser &parser) const
{
    TargetedCommand::describe(parser);
    parser.addPositionalArgument(u"type"_s, tr("A resource type, such as users."), u"TYPE"_s);
    parser.addPositionalArgument(u"text"_s, tr("What to look for: every word of it, in any attribute."), u"TEXT"_s);
    parser.addOptions({
        {u"read-all"_s, tr("Read every resource of the type first, then search all their attributes.")},
        {u"limit"_s, tr("At most so many resources; 50 if not given."), tr("number")},
    });
}

bool SearchCommand::prepare()
{
    if (arguments().size() != 2 || arguments().at(1).simplified().isEmpty()) {
        usage(tr("search takes a resource type, such as users, and a text; quote one of several words"));
        return false;
    }
    m_text = arguments().at(1);
    m_readsAll = options().isSet(u"read-all"_s);
    if (options().isSet(u"limit"_s)) {
        bool ok = false;
        m_limit = options().value(u"limit"_s).toInt(&ok);
        if (!ok || m_limit < 0) {
            usage(tr("--limit %1 is not a number").arg(options().value(u"limit"_s)));
            return false;
        }
    }
    return true;
}

void SearchCommand::onDiscovered()
{
    const ResourceType *type = typeCalled(arguments().constFirst());
    if (type == nullptr)
        return;
    m_type = *type;
    m_schema = description().schemaOf(m_type);
    m_clock.start();
    if (m_readsAll)
        readEverything();
    else
        askServer();
}

void SearchCommand::readEverything()
{
    m_job = new ListJob(connection(), {.endpoint = m_type.endpoint, .resourceType = m_type.name}, {.priority = RequestPriority::Bulk}, this);
    connect(m_job, &ListJob::pageReady, this, &SearchCommand::onPage);
    m_job->then(this, [this](const Result<ListSummary> &outcome) { onRead(outcome); });
}

void SearchCommand::onPage(const ListPage &page)
{
    if (isFinished())
        return;
    // Who asks once needs no index: each page is looked through while the next is on its way, and only what matches is kept.
    m_pages.append(QtConcurrent::run(matchesAmong, page.resources, m_text));
    m_read += page.resources.size();
    output().showProgress(page.totalResults ? tr("%1 of %2 read").arg(m_read).arg(*page.totalResults) : tr("%1 read").arg(m_read));
}

void SearchCommand::onRead(const Result<ListSummary> &outcome)
{
    if (isFinished())
        return;
    if (!outcome && m_read == 0)
        return fail(outcome.error());
    output().endProgress();
    const std::optional<Error> error = outcome ? shortfallOf(*outcome, description().profile, m_type.name) : std::optional(outcome.error());
    m_isPartial = error.has_value();
    if (error) {
        output().complain(tr("provost: not everything could be read: %n resource(s) before this error", nullptr, int(m_read)));
        output().complain(error->toString());
    }
    m_searching = new QFutureWatcher<QList<SearchHit>>(this);
    connect(m_searching, &QFutureWatcherBase::finished, this, &SearchCommand::collect);
    collect();
}

void SearchCommand::collect()
{
    while (!m_pages.isEmpty() && m_pages.front().isFinished())
        m_hits += m_pages.takeFirst().result();
    if (m_pages.isEmpty())
        showRead();
    else
        m_searching->setFuture(m_pages.front());
}

void SearchCommand::showRead()
{
    if (isFinished())
        return;
    output().say(tr("searched all attributes of %n resource(s), read in %1 s", nullptr, int(m_read)).arg(QString::number(double(m_clock.elapsed()) / 1000.0, 'f', 1)));
    QHash<QString, QString> names;
    for (const SearchHit &hit : std::as_const(m_hits))
        names.insert(hit.resource.id(), hit.resource.displayText());
    std::stable_sort(m_hits.begin(), m_hits.end(), [&names](const SearchHit &a, const SearchHit &b) {
        return a.rank != b.rank ? a.rank < b.rank : names.value(a.resource.id()).localeAwareCompare(names.value(b.resource.id())) < 0;
    });
    const bool hasMore = m_hits.size() > m_limit;
    writeHits(m_hits.mid(0, m_limit), hasMore);
}

/// The best filter this provider takes. It knows nothing of accents and typing errors, so that is said.
void SearchCommand::askServer()
{
    const SearchPlan plan = planSearch(m_text, m_type, m_schema, description().profile);
    if (plan.attributes.isEmpty()) {
        usage(tr("this provider cannot search %1 for that; with --read-all everything is read and then searched").arg(m_type.name));
        return;
    }
    m_filterText = plan.attributes.join(u", "_s) + u' ' + plan.op;
    const ListQuery query {.endpoint = m_type.endpoint, .resourceType = m_type.name, .filter = plan.filter};
    m_job = new ListJob(connection(), query, {.limit = m_limit + 1, .priority = RequestPriority::Interactive}, this);
    connect(m_job, &ListJob::pageReady, this, [this](const ListPage &page) { m_fromServer += page.resources; });
    m_job->then(this, [this](const Result<ListSummary> &outcome) { onServerDone(outcome); });
}

void SearchCommand::onServerDone(const Result<ListSummary> &outcome)
{
    if (isFinished())
        return;
    if (!outcome && m_fromServer.isEmpty())
        return fail(outcome.error());
    if (!outcome) {
        m_isPartial = true;
        output().complain(outcome.error().toString());
    }
    QList<SearchHit> hits;
    for (const Resource &resource : std::as_const(m_fromServer)) {
        const auto hit = matchOf(m_text, resource);
        hits.append(hit ? *hit : SearchHit {.resource = resource, .rank = 1000}); // found by what only the provider knows
    }
    std::stable_sort(hits.begin(), hits.end(), [](const SearchHit &a, const SearchHit &b) { return a.rank < b.rank; });
    const bool hasMore = hits.size() > m_limit;
    hits.resize(std::min<qsizetype>(hits.size(), m_limit));
    output().say(tr("searched on the server: %1; --read-all searches every attribute and forgives accents and typing errors").arg(m_filterText));
    writeHits(hits, hasMore);
}

void SearchCommand::writeHits(const QList<SearchHit> &hits, bool hasMore)
{
    QList<Column> columns = defaultColumns(m_schema, description().profile);
    const AttributeName id {.schema = {}, .attribute = u"id"_s, .subAttribute = {}};
    columns.removeIf([&id](const Column &column) { return column.name == id; });
    columns.prepend({.name = id, .title = attributeLabel(id)});
    ResourceWriter writer(output().format(), columns);
    QList<Resource> resources;
    for (const SearchHit &hit : hits)
        resources.append(hit.resource);
    if (!write(writer.begin()) || !write(writer.write(resources)) || !write(writer.end()))
        return;
    if (output().format() == OutputFormat::Table) {
        for (const SearchHit &hit : hits) {
            if (!hit.attribute.isEmpty())
                output().say(u"%1: %2 \"%3\"%4"_s.arg(hit.resource.displayText(), hit.attribute, hit.snippet, hit.isApproximate ? u" ~"_s : QString()));
        }
    }
    if (hasMore)
        output().say(tr("more were found; --limit shows more than %1").arg(m_limit));
    finish(m_isPartial ? ExitCode::Partly : ExitCode::Done);
}

} // namespace Provost
