// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/schemascommand.h"

#include "commands/texttable.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QString mark(bool on)
{
    return on ? u"x"_s : QString();
}

QString characteristic(const Json &attribute, QStringView key)
{
    return attribute.value(key).scalarText();
}

void addRows(const QString &prefix, const QList<Attribute> &attributes, QList<QStringList> &rows)
{
    for (const Attribute &attribute : attributes) {
        const QString path = prefix + attribute.name;
        const Json json = attribute.toJson();
        rows << QStringList {path, characteristic(json, u"type"), mark(attribute.multiValued), mark(attribute.required),
                             characteristic(json, u"mutability"), characteristic(json, u"returned"),
                             characteristic(json, u"uniqueness"), mark(attribute.caseExact), attribute.canonicalValues.join(u", ")};
        addRows(path + u'.', attribute.subAttributes, rows);
    }
}

const QStringList &schemaColumns()
{
    static const QStringList names {u"attribute"_s, u"type"_s, u"multiValued"_s, u"required"_s, u"mutability"_s,
                                    u"returned"_s, u"uniqueness"_s, u"caseExact"_s, u"canonicalValues"_s};
    return names;
}

QByteArray asCsv(const QList<Schema> &schemas)
{
    QByteArray text = "schema," + schemaColumns().join(u',').toUtf8() + "\r\n";
    for (const Schema &schema : schemas) {
        QList<QStringList> rows;
        addRows({}, schema.attributes, rows);
        for (QStringList &row : rows) {
            row.last() = u'"' + row.last().replace(u'"', "\"\""_L1) + u'"';
            text += schema.id.toUtf8() + ',' + row.join(u',').toUtf8() + "\r\n";
        }
    }
    return text;
}

QByteArray asTable(const QList<Schema> &schemas)
{
    QString text;
    for (const Schema &schema : schemas) {
        QList<QStringList> rows;
        addRows({}, schema.attributes, rows);
        text += schema.name + u"  "_s + schema.id + u'\n' + textTable(schemaColumns(), rows) + u'\n';
    }
    return text.toUtf8();
}

} // namespace

SchemasCommand::SchemasCommand(QObject *parent)
    : TargetedCommand(parent)
{
}

void SchemasCommand::describe(QCommandLineParser &parser) const
{
    TargetedCommand::describe(parser);
    parser.addOption({u"resource"_s, tr("Only the schemas of this resource type."), tr("type")});
}

bool SchemasCommand::prepare()
{
    if (arguments().isEmpty())
        return true;
    usage(tr("schemas takes no argument but its options"));
    return false;
}

void SchemasCommand::onDiscovered()
{
    QList<Schema> schemas = description().schemas;
    if (options().isSet(u"resource"_s)) {
        const ResourceType *type = typeCalled(options().value(u"resource"_s));
        if (type == nullptr)
            return;
        const ResourceSchema whole = description().schemaOf(*type);
        schemas = QList<Schema> {whole.core()} + whole.extensions();
    }
    if (write(render(schemas)))
        finish(ExitCode::Done);
}

QByteArray SchemasCommand::render(const QList<Schema> &schemas)
{
    switch (output().format()) {
    case OutputFormat::Table:
        return asTable(schemas);
    case OutputFormat::Csv:
        return asCsv(schemas);
    case OutputFormat::JsonLines: {
        QByteArray lines;
        for (const Schema &schema : schemas)
            lines += schema.toJson().toBytes() + '\n';
        return lines;
    }
    case OutputFormat::Json:
        break;
    }
    Json all = Json::array();
    for (const Schema &schema : schemas)
        all.append(schema.toJson());
    return all.toIndentedBytes() + '\n';
}

} // namespace Provost
