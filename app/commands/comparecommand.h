// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/comparison.h"
#include "commands/targetedcommand.h"
#include "directory/readalljob.h"

namespace Provost {

/// `provost compare FILE TARGET|FILE [--match PATH] [--changeset OUT.json]`: what is different now, or in a later snapshot.
class CompareCommand : public TargetedCommand
{
    Q_OBJECT
public:
    explicit CompareCommand(QObject *parent = nullptr);
    ~CompareCommand() override;
    void describe(QCommandLineParser &parser) const override;

protected:
    void start() override;
    void onDiscovered() override;

private:
    [[nodiscard]] std::unique_ptr<SnapshotFile> openFile(const QString &fileName);
    void sayDrift(const QList<ResourceType> &types, const QList<Schema> &schemas);
    [[nodiscard]] bool mayTakeBack(const DirectoryId &later); ///< false after usage()
    void compareFiles(const SnapshotFile &later);
    [[nodiscard]] bool writeChangeSet(const QString &fileName); ///< false after fail()
    void report(const QList<ReadGap> &gaps);
    [[nodiscard]] QByteArray asText() const;

    std::unique_ptr<SnapshotFile> m_earlier;
    std::unique_ptr<Comparison> m_comparison;
};

} // namespace Provost
