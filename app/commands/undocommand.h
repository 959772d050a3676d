// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commands/writingcommand.h"

namespace Provost {

/// `provost undo RUN TARGET`: takes a run back as far as the provider lets it.
class UndoCommand : public WritingCommand
{
    Q_OBJECT
public:
    explicit UndoCommand(QObject *parent = nullptr);
    void describe(QCommandLineParser &parser) const override;

protected:
    bool prepareInput() override;
    void onDiscovered() override;

private:
    qint64 m_run = 0;
};

} // namespace Provost
