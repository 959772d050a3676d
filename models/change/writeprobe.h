// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/journal.h"
#include "client/clientjob.h"
#include "client/observation.h"
#include "scim/servicedescription.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <functional>

namespace Provost {

class AuditLog;

/// Finds out how a provider takes writes, on a user and a group made for it, named so that everybody sees what they are, and deleted at the end whatever
/// happens before. Every write is a plan that the Runner carries out with the journal; what cannot be deleted is in the report's `leftovers`. Opt-in only.
/// Being cancelled leaves what was made; stop() does not.
class WriteProbe : public ClientJob<ProbeReport>
{
    Q_OBJECT
public:
    struct Options {
        RunInfo info {};
        AuditLog *audit = nullptr; ///< outlives the probe
        /// Between looks for what was written.
        std::vector<std::chrono::milliseconds> delays {std::chrono::milliseconds(250), std::chrono::milliseconds(500), std::chrono::seconds(1), std::chrono::seconds(2),
                                                       std::chrono::seconds(5), std::chrono::seconds(10)};
    };
    WriteProbe(Connection &connection, ServiceDescription description, Journal &journal, Options options, QObject *parent);
    ~WriteProbe() override;
    [[nodiscard]] static int mostCalls(); ///< where nothing has to be looked for twice
    void stop(); ///< tidies up and ends with what was seen

Q_SIGNALS:
    void progressed(int calls, const QString &what);

protected:
    void start() override;
    void abort() override;

private:
    struct Written {
        bool done = false;
        QString id {};
        int status = 0; ///< of the last write on the wire
        bool hasLocation = false;
        std::optional<Error> error {};
    };
    using Seen = std::function<void(const Result<Resource> &)>;

    void next();
    void write(const QString &what, const QList<Change> &changes, const ServiceDescription &description, std::function<void(const Written &)> then);
    void onRan(qint64 run, qint64 sentBefore, const Result<RunSummary> &summary, const std::function<void(const Written &)> &then);
    void look(const ResourceType &type, const QString &id, Seen then);
    void lookUntil(const ResourceType &type, const QString &id, std::function<bool(const Json &)> shows, size_t looks, std::function<void(std::optional<qint64>)> then);
    void note(Capability capability, Observation::Verdict verdict, const Json &value = {}, const QString &text = {}, int status = 0);
    void readNeighbours();
    void createUser();
    void onUserMade(const Written &made);
    void changeUser();
    void changeStale();
    void createNamesake();
    void createGroup();
    void addMember();
    void onAdded(int status, std::optional<bool> isMember);
    void removeMember(bool byValue, bool isOtherIgnored = false);
    void tellMembership(std::function<void(std::optional<bool>)> then);
    void tidyUp();
    void finishUp();
    [[nodiscard]] Json userAttributes() const;
    [[nodiscard]] Json groupAttributes() const;
    void addRequired(Json &resource, const ResourceType &type, const Json &neighbour) const;
    [[nodiscard]] const ResourceType *type(const QString &word) const { return m_description.resourceType(word); }

    ServiceDescription m_description;
    Journal &m_journal;
    Options m_options;
    ProbeReport m_report;
    std::deque<void (WriteProbe::*)()> m_phases;
    QString m_mark; ///< in every name
    QString m_domain;
    Json m_neighbour; ///< a group that is there
    QString m_user, m_group;
    QList<std::pair<QString, QString>> m_made; ///< type and id of all that is to be deleted
    QTimer m_wait;
    QElapsedTimer m_since;
    qint64 m_sentAtStart = 0;
    bool m_tidying = false;
    bool m_asksPairs = false; ///< the group keeps its members to itself, but answers whether somebody is one
    bool m_sawMember = false; ///< so that it can also be seen that somebody is one no more
};

} // namespace Provost
