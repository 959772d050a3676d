// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/exportcommand.h"

#include "client/listjob.h"
#include "commands/resourcewriter.h"
#include "directory/csvtext.h"

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
    parser.addPositionalArgument(u"type"_s, tr("A resource type, such as users."), u"TYPE"_s);
    parser.addOptions({
        {u"attributes"_s, tr("Only these attributes, comma-separated; every attribute the data has if not given."), tr("names")},
        {u"filter"_s, tr("Only resources that match this SCIM filter."), tr("filter")},
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
    // An export is for a spreadsheet unless somebody says otherwise.
    m_isCsv = !options().isSet(u"format"_s) || output().format() == OutputFormat::Csv || output().format() == OutputFormat::Table;
    if (m_isCsv && !m_kept.open()) {
        fail(Error::store(m_kept.errorString()));
        return false;
    }
    return true;
}

void ExportCommand::onDiscovered()
{
    const ResourceType *type = typeCalled(arguments().constFirst());
    if (type == nullptr)
        return;
    m_query.endpoint = type->endpoint;
    m_query.resourceType = type->name;
    m_schema = description().schemaOf(*type);
    const FilterSplit split = m_query.filter.restrictedTo(description().profile, type->name);
    m_query.filter = split.server;
    m_local = split.local;
    if (m_local.isEverything() && description().profile.projection) { // a local filter may need what is not shown
        for (const QString &path : std::as_const(m_chosen))
            m_query.attributes << path.section(u'[', 0, 0);
        m_query.attributes.removeDuplicates();
    }
    if (!m_isCsv && output().format() == OutputFormat::Json && !write("["))
        return;
    m_job = new ListJob(connection(), m_query, {.priority = RequestPriority::Bulk}, this);
    connect(m_job, &ListJob::pageReady, this, &ExportCommand::onPage);
    m_job->then(this, [this](const Result<ListSummary> &outcome) { onEnd(outcome); });
}

void ExportCommand::onPage(const ListPage &page)
{
    for (const Resource &resource : page.resources) {
        if (isFinished())
            return;
        if (!m_local.isEverything() && !m_local.matches(resource.json(), &m_schema))
            continue;
        if (!(m_isCsv ? keep(resource) : writeJson(resource)))
            return m_job->cancel();
        ++m_count;
    }
    output().showProgress(tr("%1 read").arg(m_count));
}

bool ExportCommand::writeJson(const Resource &resource)
{
    const bool isLines = output().format() == OutputFormat::JsonLines;
    const QByteArray before = isLines ? QByteArray() : QByteArray(m_count == 0 ? "\n" : ",\n");
    return write(before + ResourceWriter::oneLine(resource) + (isLines ? "\n" : ""));
}

bool ExportCommand::keep(const Resource &resource)
{
    m_columns.add(flatResource(resource.json(), m_schema));
    if (m_kept.write(ResourceWriter::oneLine(resource) + '\n') > 0)
        return true;
    fail(Error::store(m_kept.errorString()));
    return false;
}

bool ExportCommand::writeTable()
{
    const QStringList paths = m_chosen.isEmpty() ? m_columns.paths() : QStringList {u"id"_s} + m_chosen;
    QStringList header = paths;
    header.removeDuplicates();
    if (!write(csvLine(header).toUtf8()))
        return false;
    m_kept.seek(0);
    while (!m_kept.atEnd()) {
        const auto json = Json::parse(m_kept.readLine());
        if (!json)
            continue;
        QHash<QString, QString> texts;
        const auto cells = flatResource(*json, m_schema);
        for (const FlatCell &cell : cells)
            texts.insert(cell.path.toCaseFolded(), cell.text);
        QStringList row;
        for (const QString &path : std::as_const(header)) {
            const auto known = texts.constFind(path.toCaseFolded());
            const auto name = AttributeName::parse(path);
            // `emails`, chosen as a whole, has no cell of its own name
            row << neutralised(known != texts.cend() ? *known : name ? ResourceWriter::plainText(name->valueIn(*json)) : QString());
        }
        if (!write(csvLine(row).toUtf8()))
            return false;
    }
    return true;
}

void ExportCommand::onEnd(const Result<ListSummary> &outcome)
{
    if (isFinished())
        return;
    const bool isComplete = outcome.ok();
    if (!isComplete && m_count == 0)
        return fail(outcome.error());
    const bool isArray = !m_isCsv && output().format() == OutputFormat::Json;
    if (m_isCsv ? !writeTable() : isArray && !write(m_count == 0 ? "]\n" : "\n]\n"))
        return;
    if (isComplete)
        return finish(ExitCode::Done);
    output().complain(tr("provost: the export is not complete: %n resource(s) read before this error", nullptr, int(m_count)));
    output().complain(outcome.error().toString());
    finish(ExitCode::Partly);
}

} // namespace Provost
