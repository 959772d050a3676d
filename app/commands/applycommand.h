// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "change/fulfilled.h"
#include "commands/writingcommand.h"

namespace Provost {

/// `provost apply CHANGESET.json TARGET`: a saved change set; its objects are read again, and what others changed since is told. What earlier runs have created
/// of it is not created again, and what they may have created is looked up first.
class ApplyCommand : public WritingCommand
{
    Q_OBJECT
public:
    explicit ApplyCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepareInput() override;
    void onDiscovered() override;
    void onRunBegun() override { m_turn.reset(); }

private:
    [[nodiscard]] Result<void> giveSecrets();
    [[nodiscard]] bool takeTurn();
    void plan(const QHash<ObjectKey, Error> &unsure);
    void settle(const QList<Journal::Deed> &doubtful);
    void sayWhatIsMade(const StillToDo &left);

    ChangeSet m_changes;
    std::unique_ptr<QLockFile> m_turn; ///< until the run is in the journal: two that apply the same file would both find that nothing was done yet
};

} // namespace Provost
