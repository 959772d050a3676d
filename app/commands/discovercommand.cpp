// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/discovercommand.h"

#include "commands/texttable.h"
#include "net/connection.h"


namespace Provost {
using namespace Qt::StringLiterals;

namespace {

Json orNull(const std::optional<bool> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json orNull(const std::optional<int> &value)
{
    return value ? Json(*value) : Json(nullptr);
}

QString pagingText(ServerProfile::Paging paging)
{
    switch (paging) {
    case ServerProfile::Paging::Index:
        return u"index"_s;
    case ServerProfile::Paging::Cursor:
        return u"cursor"_s;
    case ServerProfile::Paging::None:
        break;
    }
    return u"none"_s;
}

Json declaredJson(const ServiceProviderConfig &config)
{
    Json schemes = Json::array();
    for (const auto &scheme : config.authenticationSchemes)
        schemes.append(Json::object({{u"type"_s, scheme.type}, {u"name"_s, scheme.name}}));
    return Json::object({
        {u"patch"_s, orNull(config.patch)},
        {u"bulk"_s, orNull(config.bulk)},
        {u"bulkMaxOperations"_s, orNull(config.bulkMaxOperations)},
        {u"filter"_s, orNull(config.filter)},
        {u"filterMaxResults"_s, orNull(config.filterMaxResults)},
        {u"sort"_s, orNull(config.sort)},
        {u"etag"_s, orNull(config.etag)},
        {u"changePassword"_s, orNull(config.changePassword)},
        {u"cursorPagination"_s, orNull(config.cursorPagination)},
        {u"indexPagination"_s, orNull(config.indexPagination)},
        {u"defaultPageSize"_s, orNull(config.defaultPageSize)},
        {u"maxPageSize"_s, orNull(config.maxPageSize)},
        {u"authenticationSchemes"_s, schemes},
    });
}

/// What Provost will do with this provider: the profile completed by what was declared.
Json effectiveJson(const ServerProfile &profile)
{
    return Json::object({
        {u"paging"_s, profile.pages.paging ? Json(pagingText(*profile.pages.paging)) : Json(nullptr)},
        {u"defaultPageSize"_s, orNull(profile.pages.defaultSize)},
        {u"maxPageSize"_s, orNull(profile.pages.maxSize)},
        {u"filter"_s, orNull(profile.filter.supported)},
        {u"filterEverything"_s, profile.filter.everything},
        {u"sort"_s, orNull(profile.sort)},
        {u"patch"_s, orNull(profile.patch)},
        {u"put"_s, orNull(profile.put)},
        {u"bulk"_s, orNull(profile.bulk)},
        {u"etag"_s, orNull(profile.etag)},
        {u"projection"_s, profile.projection},
        {u"concurrency"_s, profile.limits.concurrency},
        {u"pricePerCall"_s, profile.price.perCall},
        {u"currency"_s, profile.price.currency},
        {u"readYourWrites"_s, profile.readYourWrites},
    });
}

Json resourceTypesJson(const ServiceDescription &description)
{
    Json types = Json::array();
    for (const ResourceType &type : description.resourceTypes) {
        Json extensions = Json::array();
        for (const auto &extension : type.extensions)
            extensions.append(extension.schema);
        types.append(Json::object({{u"name"_s, type.name}, {u"endpoint"_s, type.endpoint}, {u"schema"_s, type.schema},
                                   {u"extensions"_s, extensions}}));
    }
    return types;
}

Json cardJson(const ServiceDescription &description, const QUrl &url)
{
    Json notes = Json::array();
    for (const auto &note : description.notes)
        notes.append(Json::object({{u"subject"_s, note.subject}, {u"text"_s, note.text}}));
    Json schemas = Json::array();
    for (const Schema &schema : description.schemas)
        schemas.append(schema.id);
    return Json::object({
        {u"url"_s, url.toString()},
        {u"profile"_s, description.profile.id},
        {u"declared"_s, declaredJson(description.config)},
        {u"effective"_s, effectiveJson(description.profile)},
        {u"resourceTypes"_s, resourceTypesJson(description)},
        {u"schemas"_s, schemas},
        {u"notes"_s, notes},
    });
}

QString sectionText(const QString &title, const Json &section)
{
    QList<QStringList> rows;
    for (const auto &[key, value] : section.members()) {
        if (!value.isArray())
            rows << QStringList {u"  "_s + key, value.isNull() ? u"-"_s : value.scalarText()};
    }
    return title + u'\n' + textTable({}, rows, 80) + u'\n';
}

QString cardText(const Json &card, const ServiceDescription &description)
{
    QString text = card.value(u"url").toString() + u"  ("_s + description.profile.id + u")\n\n"_s;
    text += sectionText(DiscoverCommand::tr("Declared by the provider"), card.value(u"declared"));
    text += sectionText(DiscoverCommand::tr("What Provost goes by"), card.value(u"effective"));
    QList<QStringList> types;
    for (const ResourceType &type : description.resourceTypes)
        types << QStringList {type.name, type.endpoint, type.schema, QString::number(type.extensions.size())};
    text += textTable({DiscoverCommand::tr("Resource type"), DiscoverCommand::tr("Endpoint"), DiscoverCommand::tr("Schema"),
                       DiscoverCommand::tr("Extensions")}, types, 80);
    for (const auto &note : description.notes)
        text += u"\n%1: %2"_s.arg(note.subject, note.text);
    return description.notes.isEmpty() ? text : text + u'\n';
}

} // namespace

DiscoverCommand::DiscoverCommand(QObject *parent)
    : TargetedCommand(parent)
{
}

bool DiscoverCommand::prepare()
{
    if (!arguments().isEmpty()) {
        usage(tr("discover takes no argument but its options"));
        return false;
    }
    if (output().format() == OutputFormat::Csv) {
        usage(tr("a capability card is no table of rows: use --format table or json"));
        return false;
    }
    return true;
}

void DiscoverCommand::onDiscovered()
{
    const Json card = cardJson(description(), connection().settings().baseUrl);
    QByteArray text;
    if (output().format() == OutputFormat::Table)
        text = cardText(card, description()).toUtf8();
    else
        text = (output().format() == OutputFormat::Json ? card.toIndentedBytes() : card.toBytes()) + '\n';
    if (write(text))
        finish(ExitCode::Done);
}

} // namespace Provost
