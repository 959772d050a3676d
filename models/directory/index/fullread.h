// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client/listjob.h"
#include "scim/resourcetype.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace Provost {

class Directory;

/// What reading every resource of a type takes.
struct ReadEstimate {
    std::optional<qint64> resources {}; ///< nullopt: the provider does not say
    qint64 calls = 0;
    double cost = 0;
    QString currency {};
    double seconds = 0; ///< at the provider's limits
};
[[nodiscard]] ReadEstimate estimateFullRead(const Directory &directory, const ResourceType &type, std::optional<qint64> total);

/// Reads every resource of one type into the directory's index, behind everything that somebody waits for. Goes on where it was stopped.
class FullRead : public QObject
{
    Q_OBJECT
public:
    FullRead(Directory &directory, ResourceType type, QObject *parent);
    ~FullRead() override;

    void start(); ///< or goes on
    void stop();
    [[nodiscard]] bool isRunning() const { return m_job != nullptr; }
    [[nodiscard]] bool isStopped() const { return m_read > 0 && m_job == nullptr; } ///< in the middle
    [[nodiscard]] qint64 read() const { return m_read; }
    [[nodiscard]] std::optional<qint64> total() const { return m_total; }

Q_SIGNALS:
    void progressed();
    void stopped(); ///< by stop()
    void failed(const Provost::Error &error); ///< start() goes on from there
    void done(qint64 read, qint64 deleted); ///< `deleted`: known before, gone now

private:
    void onPage(const ListPage &page);
    [[nodiscard]] std::optional<Error> shortfall(const ListSummary &summary);
    void onEnd(const std::optional<Error> &error);

    Directory &m_directory;
    ResourceType m_type;
    QPointer<ListJob> m_job;
    qint64 m_before = 0; ///< read before the attempt under way
    qint64 m_read = 0;
    std::optional<qint64> m_total;
    QString m_cursor;
};

} // namespace Provost
