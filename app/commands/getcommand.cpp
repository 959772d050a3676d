// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/getcommand.h"

#include "client/fetchjob.h"
#include "commands/resourcewriter.h"
#include "commands/texttable.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Every scalar of the resource with its path, for reading at a terminal.
void flatten(const QString &path, const Json &value, QList<QStringList> &rows)
{
    if (value.isObject()) {
        for (const auto &[key, member] : value.members())
            flatten(path.isEmpty() ? key : path + (path.startsWith("urn:"_L1) && !path.contains(u' ') ? u":"_s : u"."_s) + key, member, rows);
    } else if (value.isArray()) {
        for (qsizetype i = 0; i < value.size(); ++i)
            flatten(u"%1[%2]"_s.arg(path).arg(i), value.at(i), rows);
    } else {
        rows << QStringList {path, value.scalarText()};
    }
}

} // namespace

GetCommand::GetCommand(QObject *parent)
    : TargetedCommand(parent)
{
}

void GetCommand::describe(QCommandLineParser &parser) const
{
    TargetedCommand::describe(parser);
    parser.addPositionalArgument(u"type"_s, tr("A resource type, such as users."), u"TYPE"_s);
    parser.addPositionalArgument(u"id"_s, tr("The resource's id."), u"ID"_s);
    parser.addOptions({
        {u"attributes"_s, tr("Only these attributes, comma-separated."), tr("names")},
        {u"exclude"_s, tr("All but these attributes, comma-separated."), tr("names")},
    });
}

bool GetCommand::prepare()
{
    if (arguments().size() != 2 || arguments().constLast().isEmpty()) {
        usage(tr("get takes a resource type and an id"));
        return false;
    }
    if (options().isSet(u"attributes"_s) && options().isSet(u"exclude"_s)) {
        usage(tr("--attributes and --exclude do not go together (RFC 7644 section 3.4.2.5)"));
        return false;
    }
    return true;
}

void GetCommand::onDiscovered()
{
    const ResourceType *type = typeCalled(arguments().constFirst());
    if (type == nullptr)
        return;
    warnOfProjection();
    warnOfLateReads();
    const FetchJob::Options wanted {.attributes = options().value(u"attributes"_s).split(u',', Qt::SkipEmptyParts),
                                    .excludedAttributes = options().value(u"exclude"_s).split(u',', Qt::SkipEmptyParts)};
    auto *job = new FetchJob(connection(), type->endpoint, arguments().constLast(), wanted, this);
    job->then(this, [this, type = *type](const Result<Resource> &found) {
        if (found)
            show(*found, type);
        else
            fail(found.error());
    });
}

void GetCommand::show(const Resource &resource, const ResourceType &type)
{
    QByteArray text;
    switch (output().format()) {
    case OutputFormat::Json:
        text = resource.json().toIndentedBytes() + '\n';
        break;
    case OutputFormat::JsonLines:
        text = ResourceWriter::oneLine(resource) + '\n';
        break;
    case OutputFormat::Csv: {
        ResourceWriter writer(OutputFormat::Csv, allColumns(description().schemaOf(type), description().profile, type.name));
        text = writer.begin() + writer.write({resource});
        break;
    }
    case OutputFormat::Table: {
        QList<QStringList> rows;
        flatten({}, resource.json(), rows);
        text = textTable({tr("Attribute"), tr("Value")}, rows, 100).toUtf8();
        break;
    }
    }
    if (write(text))
        finish(ExitCode::Done);
}

} // namespace Provost
