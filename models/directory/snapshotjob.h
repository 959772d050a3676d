// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "directory/index/fullread.h"
#include "directory/readgap.h"
#include "directory/snapshot.h"

#include <QFutureWatcher>

namespace Provost {

class Directory;

/// What a snapshot came to.
struct SnapshotSummary {
    qint64 resources = 0;
    QList<ReadGap> gaps {};
};

/// What reading everything takes: the lists, and a question for each group where members have to be asked for.
[[nodiscard]] ReadEstimate estimateReadAll(const Directory &directory, const QHash<QString, std::optional<qint64>> &totals);

/// Reads a whole directory into a snapshot. Where that costs money or takes long, it says so once it has asked for the numbers (a small request for each type), and goes on
/// only when told to. Cancelled or failed, no file is left.
class SnapshotJob : public JobOf<SnapshotSummary>
{
    Q_OBJECT
public:
    SnapshotJob(Directory &directory, QString fileName, QObject *parent);
    ~SnapshotJob() override;
    void goOn(); ///< after offered()

Q_SIGNALS:
    void offered(const Provost::ReadEstimate &estimate);
    void progressed(const QString &resourceType, qint64 read, qint64 total); ///< total -1: not known

protected:
    void start() override;
    void abort() override;

private:
    void onTotals();
    void onRead(const QList<ReadGap> &gaps);

    Directory &m_directory;
    QString m_fileName;
    QHash<QString, std::optional<qint64>> m_totals;
    int m_asking = 0;
    bool m_isOffered = false;
    std::shared_ptr<SnapshotWriter> m_writer;
    QList<ReadGap> m_gaps;
    QFutureWatcher<Result<void>> m_writing;
};

} // namespace Provost
