// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/listcommand.h"

#include "client/listjob.h"
#include "commands/resourcewriter.h"
#include "net/connection.h"
#include "net/httplog.h"
#include "scim/filterneeds.h"
#include "scim/rulekey.h"

#include <QPointer>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

AttributeName topOf(const AttributeName &name)
{
    return {.schema = name.schema, .attribute = name.attribute, .subAttribute = {}};
}

/// By itself, by the attribute it is part of, or by its schema as a whole.
bool isExcluded(const AttributeName &name, const QStringList &excluded)
{
    QStringList ways {ruleKey(name), ruleKey(topOf(name))};
    if (!name.schema.isEmpty())
        ways << name.schema.toLower();
    return std::any_of(excluded.cbegin(), excluded.cend(), [&ways](const QString &text) { return ways.contains(ruleKey(text)); });
}

QList<Column> columnsFor(const QStringList &attributes, const QStringList &excluded, const ResourceSchema &schema, const ServerProfile &profile, const QString &type)
{
    const Column idColumn {.name = {.schema = {}, .attribute = u"id"_s, .subAttribute = {}}, .title = attributeLabel({{}, u"id"_s, {}})};
    QList<Column> columns {idColumn};
    if (attributes.isEmpty()) {
        const auto defaults = defaultColumns(schema, profile, type);
        for (const Column &column : defaults) {
            if (column.name != idColumn.name && !isExcluded(column.name, excluded))
                columns << column;
        }
        return columns;
    }
    for (const QString &text : attributes) {
        const auto name = AttributeName::parse(text);
        if (!name || *name == idColumn.name)
            continue;
        const Attribute *attribute = schema.find(*name);
        columns << Column {.name = *name, .title = attributeLabel(*name, profile.labels.value(type)),
                           .type = attribute != nullptr ? attribute->type : Attribute::Type::Unknown,
                           .multiValued = attribute != nullptr && attribute->multiValued};
    }
    return columns;
}

bool namesTop(const QStringList &texts, const AttributeName &top)
{
    return std::any_of(texts.cbegin(), texts.cend(), [&top](const QString &text) {
        const auto name = AttributeName::parse(text);
        const bool isWholeExtension = !top.schema.isEmpty() && text.compare(top.schema, Qt::CaseInsensitive) == 0;
        return isWholeExtension || (name && topOf(*name) == top);
    });
}

Resource without(const Resource &resource, const QList<AttributeName> &names)
{
    Json json = resource.json();
    for (const AttributeName &name : names) {
        Json extension = name.schema.isEmpty() ? Json() : json.value(name.schema);
        if (!extension.isObject()) {
            json.remove(name.attribute);
            continue;
        }
        extension.remove(name.attribute);
        if (extension.size() == 0)
            json.remove(name.schema);
        else
            json.set(name.schema, extension);
    }
    return Resource(json);
}

} // namespace

ListCommand::ListCommand(QObject *parent)
    : TargetedCommand(parent)
{
}

ListCommand::~ListCommand() = default;

void ListCommand::describe(QCommandLineParser &parser) const
{
    TargetedCommand::describe(parser);
    parser.addPositionalArgument(u"type"_s, tr("A resource type, such as users."), u"TYPE"_s);
    parser.addOptions({
        {u"filter"_s, tr("Only resources that match this SCIM filter."), tr("filter")},
        {u"attributes"_s, tr("Only these attributes, comma-separated."), tr("names")},
        {u"exclude"_s, tr("All but these attributes, comma-separated."), tr("names")},
        {u"sort-by"_s, tr("Sorted by the server by this attribute."), tr("name")},
        {u"descending"_s, tr("Sorted the other way round.")},
        {u"limit"_s, tr("At most so many resources."), tr("number")},
    });
}

bool ListCommand::prepare()
{
    if (arguments().size() != 1) {
        usage(tr("list takes one resource type, such as users"));
        return false;
    }
    const auto filter = Filter::parse(options().value(u"filter"_s));
    if (!filter) {
        fail(filter.error());
        return false;
    }
    if (options().isSet(u"limit"_s)) {
        bool ok = false;
        m_limit = options().value(u"limit"_s).toLongLong(&ok);
        if (!ok || m_limit < 0) {
            usage(tr("--limit %1 is not a number").arg(options().value(u"limit"_s)));
            return false;
        }
    }
    m_query.filter = *filter;
    m_query.attributes = commaSeparated(options().value(u"attributes"_s));
    m_query.excludedAttributes = commaSeparated(options().value(u"exclude"_s));
    if (!m_query.attributes.isEmpty() && !m_query.excludedAttributes.isEmpty()) {
        usage(tr("--attributes and --exclude do not go together (RFC 7644 section 3.4.2.5)"));
        return false;
    }
    m_query.sortBy = options().value(u"sort-by"_s);
    m_query.descending = options().isSet(u"descending"_s);
    return true;
}

void ListCommand::onDiscovered()
{
    const ResourceType *type = typeCalled(arguments().constFirst());
    if (type == nullptr)
        return;
    warnOfProjection();
    warnOfLateReads();
    if (!m_query.sortBy.isEmpty() && !description().profile.sort.value_or(true))
        output().say(tr("this provider cannot sort: the list comes in its own order"));
    m_query.endpoint = type->endpoint;
    m_query.resourceType = type->name;
    m_schema = description().schemaOf(*type);
    m_writer = std::make_unique<ResourceWriter>(
        output().format(), columnsFor(m_query.attributes, m_query.excludedAttributes, m_schema, description().profile, type->name));
    if (!splitFilter() || !write(m_writer->begin()))
        return;
    if (m_limit == 0)
        return onEnd(ListSummary {});
    connection().log().keepNoBodies();
    m_clock.start();
    const qint64 limit = m_local.isEverything() ? m_limit : -1; // else what comes is not yet what is wanted
    m_job = new ListJob(connection(), m_query, {.limit = limit, .priority = RequestPriority::Bulk}, this);
    connect(m_job, &ListJob::pageReady, this, &ListCommand::onPage);
    m_job->then(this, [this](const Result<ListSummary> &outcome) { onEnd(outcome); });
}

/// What the provider cannot do of the filter is done here, with a larger answer; that it is so is said, for it may be long and is paid for.
bool ListCommand::splitFilter()
{
    const FilterSplit split = m_query.filter.restrictedTo(description().profile, m_query.resourceType);
    m_query.filter = split.server;
    m_local = split.local;
    if (m_local.isEverything())
        return true;
    const FilterNeeds needs = needsOf(m_local, m_schema, description().profile, m_query.resourceType);
    if (!canFilterHere(needs))
        return false;
    if (!needs.onRequest.isEmpty() && !m_query.excludedAttributes.isEmpty()) {
        usage(tr("%1 is shown only when asked for by name: give --attributes instead of --exclude").arg(needs.onRequest.constFirst()));
        return false;
    }
    sayWhatIsFilteredHere(split);
    askForWhatIsFilteredHere(needs.onRequest);
    return true;
}

void ListCommand::askForWhatIsFilteredHere(const QStringList &onRequest)
{
    if (!onRequest.isEmpty() && m_query.attributes.isEmpty()) { // to name one attribute hides all others
        m_query.attributes = shownAnyhow(m_schema) + onRequest;
        for (const QString &text : onRequest)
            m_unasked << AttributeName::parse(text).valueOr({});
        return;
    }
    const QList<AttributeName> names = namesIn(m_local);
    for (const AttributeName &name : names) {
        const AttributeName top = topOf(name);
        if (!m_query.attributes.isEmpty() && !namesTop(m_query.attributes, top)) {
            m_query.attributes << top.toString();
            m_unasked << top;
        }
        const auto isTop = [&top](const QString &text) { return namesTop({text}, top); };
        if (m_query.excludedAttributes.removeIf(isTop) > 0)
            m_unasked << top;
    }
}

QList<Resource> ListCommand::filteredHere(const QList<Resource> &resources) const
{
    if (m_local.isEverything())
        return resources;
    QList<Resource> kept;
    for (const Resource &resource : resources) {
        const bool isFull = m_limit >= 0 && m_written + kept.size() >= m_limit;
        if (!isFull && m_local.matches(resource.json(), &m_schema))
            kept << (m_unasked.isEmpty() ? resource : without(resource, m_unasked));
    }
    return kept;
}

void ListCommand::onPage(const ListPage &page)
{
    if (isFinished() || m_isLimitReached)
        return;
    const QList<Resource> resources = filteredHere(page.resources);
    m_written += resources.size();
    // Flushed a page at a time: a reader of the pipe sees resources as they arrive, and a closed pipe is noticed.
    if (!write(m_writer->write(resources)) || !output().flush()) {
        m_job->cancel();
        finish(output().readerGone() ? ExitCode::Done : ExitCode::Partly);
        return;
    }
    warnOfEmptyPages(page);
    m_isLimitReached = !m_local.isEverything() && m_limit >= 0 && m_written >= m_limit;
    if (m_isLimitReached)
        m_job->cancel(); // its end is the command's
    else
        reportProgress(m_local.isEverything() ? page.totalResults : std::nullopt);
}

/// RFC 9865 allows pages without resources, and each is paid for.
void ListCommand::warnOfEmptyPages(const ListPage &page)
{
    constexpr int usual = 30;
    m_emptyPages = page.resources.isEmpty() && !page.nextCursor.isEmpty() ? m_emptyPages + 1 : 0;
    if (m_emptyPages == usual)
        output().complain(tr("provost: warning: %n empty page(s) in a row, each with word of another; Ctrl+C ends this", nullptr, usual));
}

void ListCommand::reportProgress(std::optional<qint64> total)
{
    const double seconds = double(m_clock.elapsed()) / 1000.0;
    const double rate = seconds > 0 ? double(m_written) / seconds : 0;
    if (total && rate > 0 && *total > m_written) {
        output().showProgress(tr("%1 of %2, %3/s, %4 s left")
                                  .arg(QString::number(m_written), QString::number(*total), QString::number(rate, 'f', 0),
                                       QString::number(double(*total - m_written) / rate, 'f', 0)));
    } else {
        output().showProgress(tr("%1 read, %2/s").arg(QString::number(m_written), QString::number(rate, 'f', 0)));
    }
}

void ListCommand::onEnd(const Result<ListSummary> &outcome)
{
    if (isFinished())
        return;
    // The document is closed either way, so that what was read can be used; the exit code and stderr say that it is not all.
    const bool closed = write(m_writer->end());
    if (outcome.ok() || m_isLimitReached) {
        const QStringList notes = outcome.ok() ? outcome->notes : QStringList();
        for (const QString &note : notes)
            output().say(note);
        if (closed)
            finish(ExitCode::Done);
        return;
    }
    if (m_written == 0)
        return fail(outcome.error());
    output().complain(tr("provost: the list is not complete: %n resource(s) read before this error", nullptr, int(m_written)));
    output().complain(outcome.error().toString());
    finish(outcome.error().kind == ErrorKind::Protocol ? ExitCode::Protocol : ExitCode::Partly);
}

void ListCommand::interrupt()
{
    if (m_writer && !isFinished())
        write(m_writer->end());
    Command::interrupt();
}

} // namespace Provost
