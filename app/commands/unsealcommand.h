// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/command.h"

namespace Provost {

/// `provost unseal F.sealed --seal-env VAR`: the initial passwords in a sealed file, for the people they belong to.
class UnsealCommand : public Command
{
    Q_OBJECT
public:
    explicit UnsealCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    void start() override;
};

} // namespace Provost
