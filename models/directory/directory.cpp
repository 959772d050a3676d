// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"

#include "base/logging.h"
#include "client/discoverjob.h"
#include "client/fetchjob.h"
#include "client/hiddenattributes.h"
#include "client/resourcefeed.h"
#include "client/membersjob.h"
#include "directory/descriptioncache.h"
#include "directory/findjob.h"
#include "directory/groupsofjob.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "directory/overlaidfetch.h"
#include "directory/overlaidrows.h"
#include "directory/serverrows.h"

#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr auto afterFirstRows = std::chrono::seconds(2); ///< discovery behind a cached description lets the rows go first
constexpr qint64 freshFor = 3600; ///< seconds: providers that charge per call charge for discovery as well

} // namespace

Directory::Directory(ConnectionSettings settings, QObject *parent)
    : QObject(parent)
    , m_ownSettings(settings)
    , m_connection(std::make_unique<Connection>(std::move(settings)))
    , m_writes(new PendingWrites(
          [this](const QString &type, const QString &id, QObject *owner) { return fetchBare(type, id, owner); },
          [this](const QString &type) {
              const ResourceType *known = m_description.resourceType(type);
              return known ? m_description.schemaOf(*known) : ResourceSchema();
          },
          this))
{
    m_writes->setEnabled(!m_ownSettings.profile.readYourWrites);
    m_refresh.setSingleShot(true);
    connect(&m_refresh, &QTimer::timeout, this, &Directory::discover);
}

Directory::~Directory()
{
    for (const auto &rows : std::as_const(m_rows)) {
        if (rows)
            rows->detach();
    }
    if (m_discovery) {
        m_discovery->disconnect(this);
        m_discovery->cancel();
    }
}

void Directory::open()
{
    if (m_state == State::Opening)
        return;
    if (m_isCached && m_state == State::Closed) {
        if (!m_isFresh)
            m_refresh.start(afterFirstRows);
        setState(State::Ready);
        return;
    }
    m_refresh.stop();
    if (m_state != State::Ready)
        setState(State::Opening);
    discover();
}

void Directory::setCachedDescription(const ServiceDescription &description)
{
    m_isCached = true;
    adopt(description);
}

void Directory::useCache(const DescriptionCache &cache)
{
    m_cache = std::make_unique<DescriptionCache>(cache);
    if (const auto entry = cache.load(m_connection->settings())) {
        setCachedDescription(entry->description);
        m_drift = entry->drift;
        m_driftedAt = entry->driftedAt;
        m_describedAt = entry->readAt;
        m_isFresh = entry->readAt.secsTo(QDateTime::currentDateTimeUtc()) < freshFor;
    }
}

void Directory::discover()
{
    if (m_discovery)
        return;
    m_discovery = new DiscoverJob(*m_connection, this);
    m_discovery->then(this, [this](const Result<ServiceDescription> &result) { onDiscovered(result); });
}

void Directory::onDiscovered(const Result<ServiceDescription> &result)
{
    m_discovery = nullptr;
    if (!result.ok()) {
        m_error = result.error();
        // behind a description that serves, a failed look is no reason to close what is open
        if (m_state == State::Opening)
            setState(State::Failed);
        return;
    }
    m_error.reset();
    ServiceDescription found = *result;
    found.profile = settledProfile(m_ownSettings.profile, m_ownSettings.profiles, found); // not what an older discovery had filled in
    const QList<SchemaChange> changes = m_isCached ? schemaDrift(m_description, found) : QList<SchemaChange>();
    m_isCached = false;
    adopt(found);
    if (!changes.isEmpty()) {
        m_drift = joinedDrift(m_drift, changes);
        m_driftedAt = QDateTime::currentDateTimeUtc();
        Q_EMIT drifted(changes);
    }
    m_describedAt = QDateTime::currentDateTimeUtc();
    keepDescription();
    setState(State::Ready);
}

/// Writing and syncing a file is nothing for the thread that is about to make the first page.
void Directory::keepDescription()
{
    if (!m_cache)
        return;
    (void)QtConcurrent::run([cache = *m_cache, settings = m_ownSettings, description = m_description, drift = m_drift, at = m_driftedAt, readAt = m_describedAt] {
        if (const auto saved = cache.save(settings, description, drift, at, readAt); !saved)
            qCWarning(logDirectory).noquote() << "description not kept:" << saved.error().toString();
    });
}

void Directory::putDriftAway()
{
    if (m_drift.isEmpty())
        return;
    m_drift.clear();
    m_driftedAt = {};
    keepDescription(); // as old as it is: nobody has asked the provider
}

void Directory::adopt(const ServiceDescription &description)
{
    if (description == m_description)
        return;
    m_description = description;
    keepHiddenAttributesSecret(description); // it may have been kept from an earlier session
    m_connection->setProfile(description.profile);
    m_writes->setEnabled(!description.profile.readYourWrites);
    if (m_index != nullptr)
        m_index->setDescription(m_description);
    Q_EMIT descriptionChanged();
}

void Directory::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

Directory::State Directory::state() const
{
    return m_state;
}

std::optional<Error> Directory::error() const
{
    return m_error;
}

const ServiceDescription &Directory::description() const
{
    return m_description;
}

Connection &Directory::connection() const
{
    return *m_connection;
}

Index &Directory::index()
{
    if (m_index == nullptr) {
        m_index = new Index(this);
        if (!m_keptIndex.isEmpty())
            m_index->keepIn(m_keptIndex, m_indexKey);
        m_index->setDescription(m_description);
        feedIndex();
    }
    return *m_index;
}

void Directory::keepIndexIn(const QString &fileName, const Redacted<QByteArray> &key)
{
    m_keptIndex = fileName;
    m_indexKey = key;
}

bool Directory::hasKeptIndex() const
{
    return !m_keptIndex.isEmpty() && QFile::exists(m_keptIndex);
}

FullRead &Directory::fullRead(const ResourceType &type)
{
    for (const auto &read : m_reads) {
        if (read->resourceType().endpoint == type.endpoint)
            return *read;
    }
    m_reads.push_back(std::make_unique<FullRead>(*this, type, nullptr));
    return *m_reads.back();
}

void Directory::feedIndex()
{
    const auto typeAt = [this](const QString &endpoint) {
        const auto found = std::find_if(m_description.resourceTypes.cbegin(), m_description.resourceTypes.cend(),
                                        [&endpoint](const ResourceType &type) { return type.endpoint.compare(endpoint, Qt::CaseInsensitive) == 0; });
        return found == m_description.resourceTypes.cend() ? QString() : found->name;
    };
    ResourceFeed &feed = ResourceFeed::listenTo(*m_connection);
    connect(&feed, &ResourceFeed::read, m_index,
            [this, typeAt](const QString &endpoint, const QStringList &attributes, const QStringList &excluded, const QList<Resource> &resources) {
                const QString type = typeAt(endpoint);
                if (type.isEmpty())
                    return;
                // Reads may lag behind what was written here a moment ago.
                QList<Resource> current;
                for (const Resource &resource : resources)
                    current.append(m_writes->isEmpty() ? resource : m_writes->applied(type, resource));
                m_index->put({.type = type, .resources = current, .coverage = {.attributes = attributes, .excluded = excluded}, .readAt = QDateTime::currentDateTimeUtc()});
            });
    // An answer without a body says nothing of the object: what was written is known all the same.
    connect(m_writes, &PendingWrites::noted, m_index, [this](const PendingWrite &write) {
        if (write.kind == PendingWrite::Kind::Delete)
            return m_index->remove(write.resourceType, write.id);
        m_index->change(write.resourceType, write.id, [write](const Resource &known) {
            if (!known.isNull())
                return write.appliedTo(known);
            Json made = write.kind == PendingWrite::Kind::Create ? write.after : Json();
            if (!made.isObject() || write.id.isEmpty())
                return known;
            made.set(u"id"_s, write.id);
            made.remove(u"password");
            return Resource(made);
        });
    });
    connect(&feed, &ResourceFeed::gone, m_index, [this, typeAt](const QString &endpoint, const QString &id) {
        if (const QString type = typeAt(endpoint); !type.isEmpty())
            m_index->remove(type, id);
    });
}

RowSource *Directory::makeRows(QObject *parent)
{
    m_rows.removeIf([](const QPointer<ServerRows> &rows) { return rows.isNull(); });
    auto *rows = new ServerRows(*m_connection, parent);
    m_rows.append(rows);
    if (m_connection->profile().readYourWrites)
        return rows;
    return new OverlaidRows(rows, *m_writes, parent);
}

JobOf<Resource> *Directory::fetchBare(const QString &resourceType, const QString &id, QObject *parent)
{
    const ResourceType *type = m_description.resourceType(resourceType);
    return type ? new FetchJob(*m_connection, type->endpoint, id, {.priority = RequestPriority::Background}, parent) : nullptr;
}

JobOf<Resource> *Directory::fetch(const ResourceType &type, const QString &id, QObject *parent)
{
    auto *bare = new FetchJob(*m_connection, type.endpoint, id, {}, parent);
    if (m_connection->profile().readYourWrites || m_writes->isEmpty())
        return bare;
    return new OverlaidFetch(bare, *m_writes, type.name, id, parent);
}

JobOf<Resource> *Directory::fetchAttributes(const ResourceType &type, const QString &id, const QStringList &attributes, QObject *parent)
{
    return new FetchJob(*m_connection, type.endpoint, id, {.attributes = attributes}, parent);
}

JobOf<QList<Resource>> *Directory::find(const ResourceType &type, const Filter &filter, int limit, QObject *parent)
{
    ListQuery query {.endpoint = type.endpoint, .resourceType = type.name, .filter = filter};
    if (m_description.profile.projection)
        query.attributes = {u"id"_s, u"displayName"_s, u"userName"_s, u"name"_s, u"emails"_s, u"externalId"_s}; // whatever people are asked for by
    return new FindJob(*m_connection, query, limit, parent);
}

JobOf<QList<Resource>> *Directory::groupsOf(const Resource &resource, QObject *parent)
{
    return new GroupsOfJob(*m_connection, m_description, resource, parent);
}

JobOf<MemberList> *Directory::membersOf(const QString &groupId, QObject *parent)
{
    MembersJob::Group group {.id = groupId};
    if (const ResourceType *groups = m_description.resourceType(u"Group"))
        group.endpoint = groups->endpoint;
    if (const ResourceType *users = m_description.resourceType(u"User")) {
        group.userEndpoint = users->endpoint;
        group.userType = users->name;
    }
    return new MembersJob(*m_connection, group, RequestPriority::Interactive, parent);
}

} // namespace Provost
