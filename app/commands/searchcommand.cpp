// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/searchcommand.h"

#include "client/listjob.h"
#include "commands/keptindex.h"
#include "commands/resourcewriter.h"
#include "commands/target.h"
#include "datadir.h"
#include "directory/index/index.h"
#include "directory/readalljob.h"
#include "directory/searchfilter.h"
#include "keptindexplace.h"
#include "net/connection.h"

#include <QFile>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

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
    warnOfLateReads();
    m_type = *type;
    m_schema = description().schemaOf(m_type);
    m_clock.start();
    const auto saved = options().isSet(u"connection"_s) ? Target::savedFor(options(), dataDir()) : Result<SavedConnection>(SavedConnection {});
    const bool keeps = saved && saved->keepsIndex && !saved->id.isEmpty();
    if (keeps && claimKeptIndex(dataDir(), saved->id, DirectoryId::of(connection().settings())) == DirectoryId::Sameness::Unsure)
        output().say(tr("how it signs in has changed: what was read last time may be of another directory; --read-all reads it anew"));
    if (keeps && (m_readsAll || QFile::exists(keptIndexFile(dataDir(), saved->id))))
        lookForKept(*saved);
    else if (m_readsAll)
        readEverything();
    else
        askServer();
}

void SearchCommand::lookForKept(const SavedConnection &saved)
{
    auto *job = new KeptIndexJob(options(), dataDir(), saved.id, m_readsAll, this);
    job->then(this, [this](const Result<KeptIndex> &kept) {
        if (isFinished())
            return;
        if (!kept)
            output().say(tr("what is kept of this connection cannot be opened, its key is locked or missing (%1)").arg(kept.error().detail));
        if (kept && !m_readsAll)
            return searchKeptIndex(*kept);
        if (kept)
            keepWhatIsRead(*kept);
        if (m_readsAll)
            readEverything();
        else
            askServer();
    });
}

void SearchCommand::searchKeptIndex(const KeptIndex &kept)
{
    auto *watcher = new QFutureWatcher<Result<KeptAnswer>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] { onKept(watcher->result()); });
    const SearchAsk ask {.text = m_text, .type = m_type.name, .limit = m_limit};
    watcher->setFuture(QtConcurrent::run([kept, ask, description = description()] { return searchKept(kept, description, ask); }));
}

namespace {

QString agoOf(const QDateTime &at)
{
    const qint64 minutes = std::max<qint64>(at.secsTo(QDateTime::currentDateTimeUtc()), 0) / 60;
    if (minutes < 60)
        return SearchCommand::tr("%n minute(s) ago", nullptr, int(minutes));
    return minutes < 48 * 60 ? SearchCommand::tr("%n hour(s) ago", nullptr, int(minutes / 60)) : SearchCommand::tr("%n day(s) ago", nullptr, int(minutes / 60 / 24));
}

} // namespace

void SearchCommand::onKept(const Result<KeptAnswer> &answer)
{
    if (isFinished())
        return;
    if (!answer || !answer->known.completeAt.isValid()) {
        if (answer && answer->place.read > 0)
            output().say(tr("what is kept of this connection does not hold all of %1: the reading stopped at %2 of %3, %4", "type, numbers, 2 hours ago")
                             .arg(m_type.name, QString::number(answer->place.read), answer->place.total ? QString::number(*answer->place.total) : u"?"_s, agoOf(answer->place.at)));
        else if (answer)
            output().say(tr("what is kept of this connection does not hold all of %1").arg(m_type.name));
        else
            output().say(tr("what is kept of this connection cannot be used: %1").arg(answer.error().detail));
        return askServer();
    }
    const QDateTime &at = answer->known.completeAt;
    output().say(tr("searched all attributes of %n resource(s) as they were %1 (%2); --read-all reads them anew", nullptr, int(answer->known.count))
                     .arg(agoOf(at), at.toLocalTime().toString(Qt::ISODate)));
    writeHits(answer->found.hits, answer->found.hasMore);
}

/// For the next search, here or in the window. What is found now does not depend on it.
void SearchCommand::keepWhatIsRead(const KeptIndex &kept)
{
    makeIndexFolder(dataDir());
    m_index = new Index(this);
    const auto onFailed = [this](const Error &error) {
        if (m_index == nullptr)
            return;
        output().say(tr("what is read is not kept: %1").arg(error.detail));
        m_index->deleteLater();
        m_index = nullptr;
        if (m_job)
            m_job->letGo();
        onKeepingEnded();
    };
    connect(m_index, &Index::failed, this, onFailed);
    connect(m_index, &Index::notKept, this, onFailed);
    // The index works on one thing after the other: whoever asks it now has the answer when what was read is written.
    connect(m_index, &Index::prepared, this, [this] {
        if (m_index != nullptr)
            m_index->state(this)->then(this, [this](const Result<IndexState> &) { onKeepingEnded(); });
    });
    m_index->keepIn(kept.fileName, kept.key);
    m_index->setDescription(description());
    m_index->place(m_type.name, this)->then(this, [this](const Result<ReadingPlace> &place) {
        if (place && place->read > 0)
            output().say(tr("a reading of %1 had stopped at %2 of %3, %4: everything is read from the beginning, and that one can no longer be gone on with", "type, numbers, 2 hours ago")
                             .arg(m_type.name, QString::number(place->read), place->total ? QString::number(*place->total) : u"?"_s, agoOf(place->at)));
    });
    m_index->beginFullRead(m_type.name);
    m_place = {.began = QDateTime::currentDateTimeUtc()};
}

void SearchCommand::readEverything()
{
    m_job = new ListJob(connection(), {.endpoint = m_type.endpoint, .resourceType = m_type.name}, {.priority = RequestPriority::Bulk}, this);
    connect(m_job, &ListJob::pageReady, this, &SearchCommand::onPage);
    if (m_index != nullptr)
        connect(m_index, &Index::caughtUp, m_job, &ListJob::letGo);
    m_job->then(this, [this](const Result<ListSummary> &outcome) { onRead(outcome); });
}

void SearchCommand::onPage(const ListPage &page)
{
    if (isFinished())
        return;
    // Who asks once needs no index: each page is looked through while the next is on its way, and only what matches is kept.
    m_pages.append(QtConcurrent::run(matchesAmong, page.resources, m_text));
    m_read += page.resources.size();
    if (m_index != nullptr) {
        m_index->put({.type = m_type.name, .resources = page.resources, .coverage = {}, .readAt = QDateTime::currentDateTimeUtc()});
        if (m_place.goBehind(page, m_read))
            m_index->notePlace(m_type.name, m_place);
        if (m_index->isBehind())
            m_job->hold();
    }
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
    if (m_index != nullptr)
        endKeeping(outcome);
    else
        lookThrough();
}

/// A list that ended early is not everything: who did not come is not taken for gone.
void SearchCommand::endKeeping(const Result<ListSummary> &outcome)
{
    const bool isCut = outcome && shortfallOf(*outcome, description().profile, m_type.name);
    if (isCut) // what comes behind it nobody knows
        m_index->notePlace(m_type.name, {});
    if (!outcome || isCut)
        return lookThrough();
    m_isKeeping = true;
    auto *job = m_index->endFullRead(m_type.name, m_place.began, this);
    job->then(this, [this](const Result<qint64> &ended) {
        if (!ended && std::exchange(m_isKeeping, false))
            lookThrough();
    });
}

/// It is kept when it is written, and not before.
void SearchCommand::onKeepingEnded()
{
    if (!std::exchange(m_isKeeping, false))
        return;
    if (m_index != nullptr)
        output().say(tr("what was read is kept for the next search"));
    lookThrough();
}

void SearchCommand::lookThrough()
{
    if (isFinished())
        return;
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
    QList<Column> columns = defaultColumns(m_schema, description().profile, m_type.name);
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
