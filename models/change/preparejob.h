// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/changeset.h"
#include "change/latewrites.h"
#include "change/objectread.h"
#include "change/typerules.h"

#include <QFutureWatcher>

namespace Provost {

/// A change set that knows its objects.
struct Prepared {
    /// Somebody changed an object after its `before` was seen.
    struct Later {
        ObjectKey key {};
        Json was {};
        Json now {};
        QStringList paths {}; ///< what differs
        QStringList conflicts {}; ///< of those, what the change set would change too, and to something else; such an object is refused
    };
    ChangeSet changes {}; ///< each `before` as it was just read
    QHash<ObjectKey, Error> refused {}; ///< gone, or in conflict: for the planner
    QList<Later> later {};
    QHash<ObjectKey, Error> unread {}; ///< cannot be read here; edited blindly
    int calls = 0;
};

/// Reads the objects that a change set is about: those of which it does not know what they were, or all, to notice what others did since. Sends nothing
/// but reads. An object that cannot be read does not stop the others; a provider that cannot be reached does.
class PrepareJob : public ClientJob<Prepared>
{
    Q_OBJECT
public:
    struct Options {
        bool all = false; ///< also those with a `before`
        bool beforesAreWhole = false; ///< what a `before` does not mention was not set; else only one that looks read from a provider
        bool ownCount = false; ///< what this console wrote since is told like what others did: of an undo, whose run may be older than that
        int parallel = 0; ///< 0: the profile's concurrency
        int budget = -1; ///< calls; -1: no limit
        QHash<ObjectKey, LateWrite> late {};
        std::vector<std::chrono::milliseconds> delays {std::chrono::seconds(1), std::chrono::seconds(2), std::chrono::seconds(5), std::chrono::seconds(10)};
    };
    PrepareJob(Connection &connection, ServiceDescription description, ChangeSet changes, Options options, QObject *parent);
    ~PrepareJob() override;

Q_SIGNALS:
    void progressed(int read, int total);

protected:
    void start() override;

private:
    struct Subject {
        ObjectKey key {};
        Json before {}; ///< Undefined: none
        bool withMembers = false;
        QStringList onRequest {}; ///< attributes that it changes and a plain read does not show
    };
    struct Subjects { ///< of a change set, whoever has to be read first
        QHash<ObjectKey, QList<qsizetype>> changesOf {};
        QList<Subject> list {};
    };
    [[nodiscard]] static Subjects collected(const QList<Change> &changes, const ServiceDescription &description, bool all);
    void onCollected(const Subjects &subjects);
    void fill();
    void read(const Subject &subject);
    void onRead(const Subject &subject, const Result<Resource> &found);
    void take(const Subject &subject, const Resource &found);
    void judge(const Subject &subject, const Resource &found, const QList<OwnWrite> &ownWrites);
    void workIn(const ObjectKey &key, const Json &overlay);
    void setBefore(const ObjectKey &key, const Resource &found);
    [[nodiscard]] QList<Change> changesOf(const ObjectKey &key) const;

    ServiceDescription m_description;
    RuleBook m_rules;
    Options m_options;
    Prepared m_prepared;
    QHash<ObjectKey, QList<qsizetype>> m_changesOf;
    QList<Subject> m_subjects;
    QFutureWatcher<Subjects> m_collecting; ///< of many
    qsizetype m_next = 0;
    int m_running = 0;
    int m_read = 0;
};

} // namespace Provost
