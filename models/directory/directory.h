// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "base/redacted.h"
#include "net/connection.h"
#include "scim/resource.h"
#include "scim/schemadrift.h"
#include "scim/servicedescription.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <vector>

namespace Provost {

class DescriptionCache;
class DiscoverJob;
class FullRead;
class Index;
struct MemberList;
class PendingWrites;
class RowSource;
class ServerRows;

/// One open service provider as the views see it: its connection, what discovery found, and the sources their rows come from.
/// Every read of the window goes through here; what is virtual is so for the tests of the window.
class Directory : public QObject
{
    Q_OBJECT
public:
    enum class State : quint8 { Closed, Opening, Ready, Failed };
    Q_ENUM(State)

    explicit Directory(ConnectionSettings settings, QObject *parent = nullptr);
    ~Directory() override;

    void open(); ///< runs discovery; again after a failure. With a cached description Ready comes first and discovery refreshes it behind.
    void setCachedDescription(const ServiceDescription &description);
    /// What was found last time is taken for granted, so that a table opens with one request; what is found now is written there.
    void useCache(const DescriptionCache &cache);

    [[nodiscard]] State state() const;
    [[nodiscard]] std::optional<Error> error() const; ///< why Failed
    [[nodiscard]] const ServiceDescription &description() const;
    [[nodiscard]] Connection &connection() const;
    [[nodiscard]] QString name() const { return connection().settings().name; }

    /// The profile this directory was opened with, before discovery has filled it.
    [[nodiscard]] const ServerProfile &ownProfile() const { return m_ownSettings.profile; }
    /// What was written here and may not show yet; to be told by whoever writes. Rows and fetch() have it laid over them where the profile gives no
    /// read-your-writes.
    [[nodiscard]] PendingWrites &pendingWrites() const { return *m_writes; }

    /// What was read of this provider, fed by every answer from now on; made when first asked for. Private to the session.
    [[nodiscard]] Index &index();
    /// Between sessions, sealed; before index() is asked for. Without a key what is there is only known, so that it can be forgotten.
    void keepIndexIn(const QString &fileName, const Redacted<QByteArray> &key);
    [[nodiscard]] bool hasKeptIndex() const; ///< a file of what was read is there, readable or not
    /// What the provider says of itself otherwise than before, until it is put away, also in a later session; and when that was last noticed.
    [[nodiscard]] const QList<SchemaChange> &drift() const { return m_drift; }
    [[nodiscard]] const QDateTime &driftedAt() const { return m_driftedAt; }
    void putDriftAway();
    [[nodiscard]] bool keepsIndex() const { return !m_keptIndex.isEmpty() && !m_indexKey.isEmpty(); }

    /// The one reading of everything of a type into the index, whoever starts or stops it.
    [[nodiscard]] FullRead &fullRead(const ResourceType &type);

    [[nodiscard]] virtual RowSource *makeRows(QObject *parent); ///< a new source over this provider
    [[nodiscard]] virtual JobOf<Resource> *fetch(const ResourceType &type, const QString &id, QObject *parent);
    /// Attributes that are returned on request only; the answer holds little else.
    [[nodiscard]] virtual JobOf<Resource> *fetchAttributes(const ResourceType &type, const QString &id, const QStringList &attributes, QObject *parent);
    /// The first `limit` resources that match, with a name for people. Validation error where the provider does not take the filter.
    [[nodiscard]] virtual JobOf<QList<Resource>> *find(const ResourceType &type, const Filter &filter, int limit, QObject *parent);
    /// The groups a resource is a member of (direct): from its own `groups` where the provider returns it, else by the filter
    /// `members.value eq "id"` on the group type. NotFound error with detail "unsupported" when it cannot be known.
    [[nodiscard]] virtual JobOf<QList<Resource>> *groupsOf(const Resource &resource, QObject *parent);
    /// Who is in a group (direct), by the way the profile names; a MembersJob, which tells its progress.
    [[nodiscard]] virtual JobOf<MemberList> *membersOf(const QString &groupId, QObject *parent);

Q_SIGNALS:
    void stateChanged();
    void descriptionChanged();
    void drifted(const QList<Provost::SchemaChange> &changes); ///< the provider says something else of itself than when it was opened last

private:
    void feedIndex();
    void discover();
    void onDiscovered(const Result<ServiceDescription> &result);
    void adopt(const ServiceDescription &description);
    void keepDescription();
    void setState(State state);
    [[nodiscard]] JobOf<Resource> *fetchBare(const QString &resourceType, const QString &id, QObject *parent);

    ConnectionSettings m_ownSettings; ///< their profile is the one before discovery
    std::unique_ptr<Connection> m_connection; ///< outlives the jobs and rows, which the destructor stops
    std::unique_ptr<DescriptionCache> m_cache;
    PendingWrites *m_writes;
    Index *m_index = nullptr;
    QString m_keptIndex;
    Redacted<QByteArray> m_indexKey;
    std::vector<std::unique_ptr<FullRead>> m_reads; ///< go before the connection
    ServiceDescription m_description;
    QPointer<DiscoverJob> m_discovery;
    QTimer m_refresh;
    QList<QPointer<ServerRows>> m_rows;
    std::optional<Error> m_error;
    State m_state = State::Closed;
    bool m_isCached = false;
    bool m_isFresh = false; ///< cached so recently that nothing need be asked
    QList<SchemaChange> m_drift;
    QDateTime m_driftedAt;
    QDateTime m_describedAt; ///< UTC; when the provider said what is kept of it
};

} // namespace Provost
