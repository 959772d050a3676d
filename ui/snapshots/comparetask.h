// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/job.h"
#include "change/comparison.h"
#include "scim/schemadrift.h"

#include <QFutureWatcher>

#include <memory>

namespace Provost {

/// Two states of a directory, held against each other. The file stays open, for what was is read from it.
struct ComparedStates {
    SnapshotProblem problem = SnapshotProblem::None; ///< of `brokenFile`; nothing was compared then
    QString brokenFile {};
    std::unique_ptr<SnapshotFile> earlier;
    std::unique_ptr<Comparison> comparison; ///< null: there was only one file to be opened
    QList<SchemaChange> drift {};
};

/// Compares two snapshots in another thread.
class CompareTask : public JobOf<std::shared_ptr<ComparedStates>>
{
    Q_OBJECT
public:
    /// `match` empty: objects are the same when their ids are. `later` empty: the earlier one is opened and that is all.
    CompareTask(QString earlier, QString later, ServiceDescription description, QString match, QObject *parent);

protected:
    void start() override;
    void abort() override;

private:
    using Outcome = Result<std::shared_ptr<ComparedStates>>;
    [[nodiscard]] static Outcome compare(const QString &earlier, const QString &later, ServiceDescription description, const QString &match);

    QString m_earlier;
    QString m_later;
    ServiceDescription m_description;
    QString m_match;
    QFutureWatcher<Outcome> m_watcher;
};

} // namespace Provost
