// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listjob.h"
#include "directory/index/readestimate.h"
#include "directory/index/readingjoin.h"
#include "scim/resourcetype.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>

namespace Provost {

class Directory;
class IndexDatabase;

/// Reads every resource of one type into the directory's index, behind everything that somebody waits for. Goes on where it was stopped, also where an earlier session stopped, whose index was kept;
/// never by itself.
class FullRead : public QObject
{
    Q_OBJECT
public:
    FullRead(Directory &directory, ResourceType type, QObject *parent);
    ~FullRead() override;

    void start(); ///< or goes on, where it can
    void beginAnew(); ///< from the beginning, whatever was read
    void leave(); ///< what was stopped is not gone on with; what was read of it stays
    /// What changed since everything was read, where the provider can be asked that: the changed ones, then the number of all, and where that differs the ids of all, to
    /// know who is gone. Else the same as start().
    void refresh();
    [[nodiscard]] bool canRefresh() const; ///< the provider filters by meta.lastModified, as far as is known
    void stop();
    [[nodiscard]] const ResourceType &resourceType() const { return m_type; }
    [[nodiscard]] bool isRunning() const { return m_job != nullptr || m_asking != nullptr || m_ending != nullptr || m_next != nullptr; }
    [[nodiscard]] bool isStopped() const { return m_place.read > 0 && !isRunning(); } ///< in the middle
    [[nodiscard]] bool canGoOn() const; ///< isStopped(), and what it would go on by is not known to have expired (RFC 9865)
    [[nodiscard]] QDateTime stoppedAt() const { return isStopped() ? m_place.at : QDateTime(); }
    /// What start() takes of so many, or of as many as were told of when it was stopped: all, or the rest.
    [[nodiscard]] ReadEstimate estimate(std::optional<qint64> total) const;
    [[nodiscard]] qint64 read() const { return m_read; }
    [[nodiscard]] std::optional<qint64> total() const { return m_total; }
    [[nodiscard]] qint64 leftInPart() const { return m_leftInPart; } ///< by the last reading: known, and the provider did not give all of them

Q_SIGNALS:
    void progressed();
    void stopped(); ///< by stop()
    void failed(const Provost::Error &error); ///< start() goes on from there
    void done(qint64 read, qint64 deleted, bool wasEverything); ///< `deleted`: known before, gone now

private:
    enum class Stage : quint8 { Everything, Changed, Proof, Number, Ids };
    struct Parts {
        QStringList ids {}; ///< of whom the rest is to be read
        qint64 known = 0; ///< of the type
    };
    [[nodiscard]] bool tellsMembers() const;
    void list(Stage stage, const ListQuery &query, const ListJob::Options &options);
    void beginRefresh(const QDateTime &since);
    void proveFilter();
    void judgeProof(const Result<ListSummary> &summary);
    void readAllInstead();
    void fillParts();
    [[nodiscard]] qsizetype mostSingleCalls(qint64 known) const;
    void nextPart();
    void leaveInPart(const QString &id, const Error &error);
    void askNumber();
    void compareNumber(const Result<ListSummary> &summary);
    void readIds();
    void markComplete();
    [[nodiscard]] ListQuery plainQuery() const { return {.endpoint = m_type.endpoint, .resourceType = m_type.name}; }
    void onPage(const ListPage &page);
    template <typename T>
    void askIndex(std::function<Result<T>(IndexDatabase &)> work, std::function<void(const T &)> then);
    [[nodiscard]] std::optional<Error> shortfall(const ListSummary &summary);
    void onEnd(const std::optional<Error> &error);
    void checkContinued();
    void endReading();
    void endAsking(const Error &error);
    void begin();
    void look();
    void waitForLook(void (FullRead::*next)());
    void watchIndex();
    void onFailed(const Error &error);
    [[nodiscard]] bool refusesPlace(const Error &error) const;
    void notePlace(const ListPage &page);
    void leavePlace();
    void onMissed();
    void listFrom(qint64 startIndex);
    void beginAnewWhereFree(const Error &reason);
    void onForgotten();
    void onDamaged(const Error &error);
    void abandon();
    [[nodiscard]] bool isPaid() const;

    Directory &m_directory;
    ResourceType m_type;
    QPointer<ListJob> m_job;
    QPointer<Job> m_asking; ///< the index, before a refresh
    QPointer<Job> m_ending; ///< the index puts away who has gone
    Stage m_stage = Stage::Everything;
    QDateTime m_began; ///< when the first page was asked for, by whichever attempt: who was changed later may be missing in it
    QPointer<Job> m_looking; ///< for what an earlier session left
    void (FullRead::*m_next)() = nullptr; ///< waits for that
    bool m_hasLooked = false;
    ReadingPlace m_place; ///< of everything: what start() goes on by
    ReadingJoin m_join;
    bool m_isContinued = false;
    bool m_isRenewed = false; ///< the attempt was begun anew once, since the file was damaged under it
    qint64 m_before = 0; ///< read before the attempt under way
    qint64 m_read = 0;
    qint64 m_changed = 0; ///< of a refresh, before the ids
    std::optional<qint64> m_total;
    QStringList m_parts; ///< ids of whom the rest is to be read
    QStringList m_missed; ///< ids of whom it has to be asked whether they are gone
    qint64 m_leftInPart = 0;
    int m_refusedInARow = 0; ///< single calls
    bool m_isProven = false; ///< the provider does filter by meta.lastModified
    bool m_filterFails = false; ///< it does not
    bool m_mustReadAll = false; ///< too much was missing
};

} // namespace Provost
