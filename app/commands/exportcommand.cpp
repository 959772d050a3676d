// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/exportcommand.h"

#include "client/listjob.h"
#include "directory/index/quickfilter.h"
#include "directory/readalljob.h"
#include "net/connection.h"
#include "scim/attributepath.h"

namespace Provost {
using namespace Qt::StringLiterals;

ExportCommand::ExportCommand(QObject *parent)
    : TargetedCommand(parent)
{
}

ExportCommand::~ExportCommand() = default;

void ExportCommand::describe(QCommandLineParser &parser) const
{
    TargetedCommand::describe(parser);
    parser.addPositionalArgument(u"type"_s, tr("A resource type, such as users. Of it --format writes csv, if not given, json, jsonl, xlsx or ldif."), u"TYPE"_s);
    parser.addOptions({
        {u"attributes"_s, tr("Only these attributes, comma-separated; every attribute the data has if not given."), tr("names")},
        {u"filter"_s, tr("Only resources that match this SCIM filter."), tr("filter")},
        {u"base-dn"_s, tr("What the names in LDIF end with; made of the server's name if not given."), tr("DN")},
    });
}

bool ExportCommand::prepare()
{
    if (arguments().size() != 1) {
        usage(tr("export takes one resource type, such as users"));
        return false;
    }
    const auto filter = Filter::parse(options().value(u"filter"_s));
    if (!filter) {
        fail(filter.error());
        return false;
    }
    m_query.filter = *filter;
    m_chosen = commaSeparated(options().value(u"attributes"_s));
    return true;
}

/// An export is for a spreadsheet unless somebody says otherwise.
ExportFormat ExportCommand::format() const
{
    const QString asked = options().value(u"format"_s);
    if (asked == "xlsx"_L1)
        return ExportFormat::Xlsx;
    if (asked == "ldif"_L1)
        return ExportFormat::Ldif;
    if (asked == "json"_L1)
        return ExportFormat::Json;
    return asked == "jsonl"_L1 ? ExportFormat::JsonLines : ExportFormat::Csv;
}

/// An empty column says that nobody has a value: a short name is taken for the one attribute that is meant, and what is not there is said.
bool ExportCommand::findChosen(const ResourceType &type)
{
    const bool knowsAll = description().profile.discovery.schemas && description().schema(type.schema) != nullptr;
    for (QString &chosen : m_chosen) {
        auto path = AttributePath::parse(chosen);
        const bool isExtension = m_schema.extension(chosen) != nullptr;
        if (!path && !isExtension) {
            fail(path.error());
            return false;
        }
        if (isExtension || path->name.attribute.isEmpty() || m_schema.findTop(path->name) != nullptr)
            continue;
        const AttributeName meant = path->name.schema.isEmpty() ? attributeCalled(m_schema, path->name.attribute) : AttributeName();
        if (meant.isValid()) {
            path->name.schema = meant.schema;
            chosen = path->toString();
        } else if (knowsAll) {
            usage(tr("there is no attribute \"%1\" in this provider's schemas").arg(chosen));
            return false;
        }
    }
    return true;
}

void ExportCommand::onDiscovered()
{
    const ResourceType *type = typeCalled(arguments().constFirst());
    if (type == nullptr)
        return;
    warnOfLateReads();
    m_query.endpoint = type->endpoint;
    m_query.resourceType = type->name;
    m_schema = description().schemaOf(*type);
    if (!findChosen(*type))
        return;
    const FilterSplit split = m_query.filter.restrictedTo(description().profile, type->name);
    m_query.filter = split.server;
    m_local = split.local;
    const FilterNeeds needs = needsOf(m_local, m_schema, description().profile, type->name);
    if (!canFilterHere(needs))
        return;
    sayWhatIsFilteredHere(split);
    if (!needs.onRequest.isEmpty()) {
        m_query.attributes = shownAnyhow(m_schema) + needs.onRequest;
    } else if (m_local.isEverything() && description().profile.projection) { // a local filter may need what is not shown
        for (const QString &path : std::as_const(m_chosen))
            m_query.attributes << path.section(u'[', 0, 0);
        m_query.attributes.removeDuplicates();
    }
    QString baseDn = options().value(u"base-dn"_s);
    if (baseDn.isEmpty())
        baseDn = Ldif::baseDnFor(connection().settings().baseUrl.host());
    m_writer = std::make_unique<ExportWriter>(ExportSpec {.format = format(), .type = *type, .schema = m_schema, .columns = m_chosen, .baseDn = baseDn},
                                              [this](const QByteArray &bytes) { return write(bytes); });
    m_job = new ListJob(connection(), m_query, {.priority = RequestPriority::Bulk}, this);
    connect(m_job, &ListJob::pageReady, this, &ExportCommand::onPage);
    m_job->then(this, [this](const Result<ListSummary> &outcome) { onEnd(outcome); });
}

void ExportCommand::onPage(const ListPage &page)
{
    QList<Resource> resources = page.resources;
    if (!m_local.isEverything())
        resources.removeIf([this](const Resource &resource) { return !m_local.matches(resource.json(), &m_schema); });
    if (const auto added = m_writer->add(resources); !added)
        return failWith(added.error());
    output().showProgress(tr("%1 read").arg(m_writer->count()));
}

/// Where nobody takes what is written any more, the command has ended already.
void ExportCommand::failWith(const Error &error)
{
    if (m_job)
        m_job->cancel();
    if (!isFinished())
        fail(error);
}

void ExportCommand::onEnd(const Result<ListSummary> &outcome)
{
    if (isFinished())
        return;
    std::optional<Error> error;
    if (!outcome)
        error = outcome.error();
    else
        error = shortfallOf(*outcome, description().profile, m_query.resourceType);
    if (error && m_writer->count() == 0)
        return fail(*error);
    const std::atomic<bool> isCancelled = false;
    if (const auto finished = m_writer->finish(isCancelled); !finished)
        return failWith(finished.error());
    if (m_writer->cutCells() > 0)
        output().complain(tr("provost: %n cell(s) longer than 32,767 characters were cut; CSV and JSON hold them whole", nullptr, int(m_writer->cutCells())));
    if (!error)
        return finish(ExitCode::Done);
    output().complain(tr("provost: the export is not complete: %n resource(s) read before this error", nullptr, int(m_writer->count())));
    output().complain(error->toString());
    finish(ExitCode::Partly);
}

} // namespace Provost
