// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/discovercommand.h"

#include "change/auditlog.h"
#include "change/journal.h"
#include "change/writeprobe.h"
#include "client/probejob.h"
#include "client/suggestedprofile.h"
#include "commands/texttable.h"
#include "datadir.h"
#include "directory/descriptioncache.h"
#include "net/connection.h"
#include "scim/profilefolder.h"
#include "scim/profilelibrary.h"

#include <QDateTime>

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

QString shortText(const Json &value)
{
    return value.isUndefined() ? u"-"_s : value.isBool() ? (value.toBool() ? u"yes"_s : u"no"_s) : value.scalarText();
}

QString observedText(const CapabilityCard &card)
{
    QList<QStringList> rows;
    for (const CapabilityCard::Row &row : card.rows) {
        if (!row.verdict)
            continue;
        const QString name = (row.resourceType.isEmpty() ? QString() : row.resourceType + u' ') + capabilityKey(row.capability);
        const QString why = row.note + (row.clause.isEmpty() ? QString() : u" [%1]"_s.arg(row.clause));
        rows << QStringList {u"  "_s + name + (row.detail.isEmpty() ? QString() : u": "_s + row.detail), shortText(row.effective),
                             (row.atLeast ? u">= "_s : QString()) + shortText(row.observed), verdictText(*row.verdict), standingText(row.standing), why.trimmed()};
    }
    const QString title = DiscoverCommand::tr("Observed with %n call(s)", nullptr, card.probe->calls);
    QString text = u'\n' + title + u'\n'
        + textTable({u"  "_s + DiscoverCommand::tr("Capability"), DiscoverCommand::tr("Taken for granted"), DiscoverCommand::tr("Observed"), QString(), QString(), QString()},
                    rows, 80);
    if (!card.probe->complete)
        text += u'\n' + DiscoverCommand::tr("Not complete: %1").arg(card.probe->stopped) + u'\n';
    for (const QString &path : card.probe->leftovers)
        text += u'\n' + DiscoverCommand::tr("Left behind, please delete: %1").arg(path);
    return text;
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

DiscoverCommand::~DiscoverCommand() = default;

void DiscoverCommand::describe(QCommandLineParser &parser) const
{
    TargetedCommand::describe(parser);
    parser.addOptions({
        {u"probe"_s, tr("Try by reading what the provider really does; nothing is changed.")},
        {u"probe-writes"_s, tr("Also try on a throw-away user and group, which are deleted again.")},
        {u"budget"_s, tr("Stop before more than <calls> are made."), tr("calls")},
        {u"save-profile"_s, tr("With --probe: put what was found into the folder profiles of the data directory, to be used from now on.")},
    });
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
    if (const QString text = options().value(u"budget"_s); !text.isEmpty()) {
        bool isNumber = false;
        m_budget = text.toInt(&isNumber);
        if (!isNumber || m_budget < 0) {
            usage(tr("--budget %1 is not a number of calls").arg(text));
            return false;
        }
    }
    if (options().isSet(u"probe-writes"_s) && !options().isSet(u"probe"_s)) {
        usage(tr("--probe-writes comes on top of --probe"));
        return false;
    }
    if (options().isSet(u"save-profile"_s) && !options().isSet(u"probe"_s)) {
        usage(tr("--save-profile needs --probe: there is nothing to save without"));
        return false;
    }
    return true;
}

void DiscoverCommand::interrupt()
{
    m_interrupted = true;
    if (m_probe)
        m_probe->stop(); // what was seen so far is worth showing
    else if (m_writeProbe)
        m_writeProbe->stop(); // what was made must be deleted
    else
        TargetedCommand::interrupt();
}

/// On standard error: what the provider said otherwise when it was last looked at, and what of that nobody has put away in the window.
void DiscoverCommand::sayDrift()
{
    ConnectionSettings settings = connection().settings();
    if (settings.id.isEmpty())
        return;
    settings.profile = ownProfile();
    const DescriptionCache cache(dataDir());
    const auto known = cache.load(settings);
    if (!known) {
        if (const auto saved = cache.save(settings, description()); !saved)
            output().complain(tr("provost: what the provider says of itself was not kept: %1").arg(saved.error().toString()));
        return;
    }
    const QString since = known->readAt.toString(Qt::ISODate);
    const QList<SchemaChange> changes = schemaDrift(known->description, description());
    for (const SchemaChange &change : changes)
        output().say(tr("changed since %1: %2", "time, change").arg(since, change.toString()));
    const QString noticed = known->driftedAt.toString(Qt::ISODate);
    for (const SchemaChange &change : std::as_const(known->drift))
        output().say(tr("changed, noticed %1: %2", "time, change").arg(noticed, change.toString()));
}

void DiscoverCommand::onDiscovered()
{
    sayDrift();
    if (options().isSet(u"probe"_s))
        probe();
    else
        show({});
}

void DiscoverCommand::probe()
{
    const int most = ProbeScript::mostCalls(description()) + (options().isSet(u"probe-writes"_s) ? WriteProbe::mostCalls() : 0);
    const ServerProfile::Price &price = connection().profile().price;
    const QString cost = price.perCall > 0 ? u", %1 %2"_s.arg(QString::number(most * price.perCall, 'f', 2), price.currency) : QString();
    output().say(tr("probing with up to %n call(s)", nullptr, most) + cost);
    m_probe = new ProbeJob(connection(), description(), {.budget = m_budget}, this);
    connect(m_probe, &ProbeJob::progressed, this, [this](int calls, const QString &request) { output().showProgress(u"%1  %2"_s.arg(calls).arg(request)); });
    m_probe->then(this, [this](const Result<ProbeReport> &outcome) { onProbed(outcome); });
}

void DiscoverCommand::onProbed(const Result<ProbeReport> &outcome)
{
    output().endProgress();
    if (isFinished())
        return;
    if (!outcome)
        fail(outcome.error());
    else if (options().isSet(u"probe-writes"_s) && outcome->complete)
        probeWrites(*outcome);
    else
        show(*outcome);
}

void DiscoverCommand::probeWrites(const ProbeReport &before)
{
    auto journal = Journal::open(journalFileName(dataDir()));
    if (!journal)
        return fail(journal.error());
    m_journal = std::move(journal).value();
    auto audit = AuditLog::open(dataDir().path(), *m_journal);
    if (!audit)
        return fail(audit.error());
    m_audit = std::move(audit).value();
    const RunInfo info {.connection = options().value(u"connection"_s), .operatorName = qEnvironmentVariable("USER")};
    m_writeProbe = new WriteProbe(connection(), description(), *m_journal, {.info = info, .audit = m_audit.get()}, this);
    connect(m_writeProbe, &WriteProbe::progressed, this, [this](int calls, const QString &what) { output().showProgress(u"%1  %2"_s.arg(calls).arg(what)); });
    m_writeProbe->then(this, [this, before](const Result<ProbeReport> &outcome) {
        output().endProgress();
        if (isFinished())
            return;
        if (!outcome)
            return fail(outcome.error());
        ProbeReport whole = *outcome;
        whole.observations = before.observations + outcome->observations;
        whole.calls += before.calls;
        show(whole);
    });
}

bool DiscoverCommand::saveProfile(const Json &profile)
{
    if (profile.isUndefined()) {
        output().say(tr("nothing is to be corrected: no profile was saved"));
        return true;
    }
    const auto path = saveOwnProfile(profilesFolder(dataDir()), profile);
    if (!path) {
        fail(path.error());
        return false;
    }
    output().say(tr("saved %1").arg(*path));
    return true;
}

void DiscoverCommand::show(const std::optional<ProbeReport> &report)
{
    const QUrl url = connection().settings().baseUrl;
    // discovery may have shown which of the profiles it is
    const QString id = description().profile.id;
    const ServerProfile own = id == ownProfile().id ? ownProfile() : ProfileLibrary(profilesFolder(dataDir())).profile(id).valueOr(ownProfile());
    const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
    const CapabilityCard card = CapabilityCard::of(description(), own, url, report, report ? now : QString());
    const Json suggestion = suggestedProfile(card, description().profile);
    Json document = cardJson(description(), url);
    const Json observed = card.toJson(); // must outlive the loop over its members
    for (const auto &[name, value] : observed.members())
        document.set(name, value);
    if (report)
        document.set(u"suggestedProfile"_s, suggestion.isUndefined() ? Json(nullptr) : suggestion);
    QByteArray text;
    if (output().format() == OutputFormat::Table)
        text = (cardText(document, description()) + (report ? observedText(card) : QString())).toUtf8();
    else
        text = (output().format() == OutputFormat::Json ? document.toIndentedBytes() : document.toBytes()) + '\n';
    if (!write(text) || (options().isSet(u"save-profile"_s) && !saveProfile(suggestion)))
        return;
    finish(m_interrupted ? ExitCode::Interrupted : report && !report->complete ? ExitCode::Partly : ExitCode::Done);
}

} // namespace Provost
