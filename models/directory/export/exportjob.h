// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "client/listquery.h"
#include "directory/export/exportwriter.h"
#include "directory/index/quickfilter.h"

#include <QFutureWatcher>
#include <QSaveFile>

#include <atomic>
#include <deque>

namespace Provost {

class Directory;
class ListJob;

struct ExportSummary {
    qint64 resources = 0;
    qint64 cutCells = 0;
};

/// Which resources go into a file.
struct ExportSource {
    ListQuery query {};
    QString search {}; ///< of the index
    QuickFilter quick {}; ///< likewise
    bool isFromIndex = false; ///< else the provider is asked
};

/// Writes a list into a file, in pieces and off the caller's thread. The file is put in its place when it is whole; cancelled or failed, nothing is left.
class ExportJob : public JobOf<ExportSummary>
{
    Q_OBJECT
public:
    ExportJob(Directory &directory, ExportSource source, ExportSpec spec, const QString &fileName, QObject *parent);
    ~ExportJob() override;

Q_SIGNALS:
    void progressed(qint64 written, qint64 total); ///< total -1: not known

protected:
    void start() override;
    void abort() override;

private:
    struct Paper { ///< shared with the thread that writes
        QSaveFile file;
        std::unique_ptr<ExportWriter> writer;
        std::atomic<bool> isCancelled = false;
    };
    void askIndex();
    void nextRows();
    void askProvider();
    void take(const QList<Resource> &resources);
    void onSourceEnd();
    void work();
    void onWritten();
    void fail(const Error &error);

    Directory &m_directory;
    ExportSource m_source;
    std::shared_ptr<Paper> m_paper;
    QFutureWatcher<Result<void>> m_writing;
    std::deque<QList<Resource>> m_waiting;
    QList<qint64> m_rows; ///< of the index, in their order
    qsizetype m_nextRow = 0;
    qint64 m_total = -1;
    bool m_isSourceAtEnd = false;
    bool m_isFinishing = false;
};

} // namespace Provost
