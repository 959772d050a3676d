// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"

namespace Provost {

/// `provost runs`: every run of this data directory, newest first.
class RunsCommand : public Command
{
    Q_OBJECT
public:
    explicit RunsCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    void start() override;
};

} // namespace Provost
