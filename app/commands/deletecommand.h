// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/writingcommand.h"

namespace Provost {

/// `provost delete TYPE ID TARGET`: one resource, named by its id, which is confirmation enough unless it is protected.
class DeleteCommand : public WritingCommand
{
    Q_OBJECT
public:
    explicit DeleteCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepareInput() override;
    void onDiscovered() override;
    int deletesNamed() const override { return 1; }
};

} // namespace Provost
