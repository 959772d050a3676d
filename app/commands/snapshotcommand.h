// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/targetedcommand.h"
#include "directory/readalljob.h"
#include "directory/snapshot.h"

namespace Provost {

/// `provost snapshot TARGET --out FILE`: the state of a directory as a file.
class SnapshotCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit SnapshotCommand(QObject *parent = nullptr);
    ~SnapshotCommand() override;

protected:
    bool prepare() override;
    void onDiscovered() override;
    bool takesOutFile() const override { return true; }

private:
    void onRead(const Result<ReadAllSummary> &outcome);

    QString m_fileName;
    std::unique_ptr<SnapshotWriter> m_writer;
};

} // namespace Provost
