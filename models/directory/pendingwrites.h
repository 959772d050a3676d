// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "scim/resource.h"
#include "scim/schema.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <functional>

namespace Provost {

/// A write that the provider has taken and may not show yet.
struct PendingWrite {
    enum class Kind : quint8 { Create, Update, Delete };
    QString resourceType {};
    QString id {};
    QString label {}; ///< a name for people
    Kind kind = Kind::Update;
    Json before {}; ///< as it was; Undefined: not known
    Json after {}; ///< as written; of an update only the difference to `before` counts
    QStringList added {}, removed {}; ///< members of a group
    QDateTime at {}; ///< UTC; when it was taken

    /// `shown` as it is once the write shows.
    [[nodiscard]] Resource appliedTo(const Resource &shown) const;
    /// Attributes in which `shown` differs from what was written; those that `schema` says are never returned are left out.
    [[nodiscard]] QStringList missingIn(const Json &shown, const ResourceSchema &schema) const;
    /// Only what it changed is amiss, and that is as it was before: an answer from before the write, or from a server that has not heard of it.
    [[nodiscard]] bool isStale(const Json &shown, const ResourceSchema &schema) const;
    /// The same object written once more.
    void follow(const PendingWrite &later);
};

/// What this console wrote a moment ago, for a provider whose reads lag behind its writes: laid over what it answers until it shows it. Looks again
/// 1, 2, 5, 10 and 30 seconds later, at the latest few objects only, since a look is a call; the others are settled by whatever is read anyway.
class PendingWrites : public QObject
{
    Q_OBJECT
public:
    using Reader = std::function<JobOf<Resource> *(const QString &resourceType, const QString &id, QObject *parent)>;
    using Schemas = std::function<ResourceSchema(const QString &resourceType)>;
    using Delays = std::vector<std::chrono::milliseconds>;

    PendingWrites(Reader reader, Schemas schemas, QObject *parent);
    void setEnabled(bool enabled) { m_enabled = enabled; } ///< false: the provider shows its writes at once, nothing is kept
    void setDelays(const Delays &delays) { m_delays = delays; } ///< between looks, for tests

    void note(PendingWrite write);
    [[nodiscard]] const PendingWrite *find(const QString &resourceType, const QString &id) const; ///< null: nothing is pending
    [[nodiscard]] QList<PendingWrite> created(const QString &resourceType) const; ///< in the order of their making
    [[nodiscard]] Resource applied(const QString &resourceType, const Resource &shown) const;
    [[nodiscard]] bool isEmpty() const { return m_entries.isEmpty(); }
    /// What a read brought: a write that shows in it is pending no longer. Not found: null.
    void saw(const QString &resourceType, const QString &id, const Resource &shown);
    [[nodiscard]] ResourceSchema schemaOf(const QString &resourceType) const { return m_schemas(resourceType); }

Q_SIGNALS:
    void noted(const Provost::PendingWrite &write); ///< likewise, with what was written
    void written(const QString &resourceType, const QString &id); ///< something was, whether or not it shows at once
    /// Taken for true from now on. Whoever shows what was read before keeps it over that.
    void settled(const Provost::PendingWrite &write);
    void changed(const QString &resourceType, const QString &id); ///< is pending, or no longer
    /// After the last look the provider shows something else: it lost the write, changed it, or somebody else wrote.
    void disproved(const Provost::PendingWrite &write, const QStringList &attributes);

private:
    struct Entry {
        PendingWrite write;
        size_t looks = 0;
        QDateTime due {}; ///< invalid: not looked at by itself
        qint64 order = 0;
        QStringList missing {}; ///< at the last look
    };
    using Key = std::pair<QString, QString>;

    void watchLatest();
    void schedule();
    void lookAtDue();
    void look(const Key &key);
    void onLooked(const Key &key, const Result<Resource> &found);
    void settle(const Key &key);
    void forget(const Key &key);

    Reader m_reader;
    Schemas m_schemas;
    Delays m_delays {std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(5), std::chrono::seconds(10), std::chrono::seconds(30)};
    QHash<Key, Entry> m_entries;
    QTimer m_timer;
    qint64 m_order = 0;
    bool m_enabled = true;
};

} // namespace Provost
