// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/writingcommand.h"

namespace Provost {

/// `provost apply CHANGESET.json TARGET`: a saved change set; its objects are read again, and what others changed since is told.
class ApplyCommand : public WritingCommand
{
    Q_OBJECT
public:
    explicit ApplyCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepareInput() override;
    void onDiscovered() override;

private:
    [[nodiscard]] Result<void> giveSecrets();

    ChangeSet m_changes;
};

} // namespace Provost
