// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/undocommand.h"

namespace Provost {
using namespace Qt::StringLiterals;

UndoCommand::UndoCommand(QObject *parent)
    : WritingCommand(Mode::Plan, parent)
{
}

void UndoCommand::describe(QCommandLineParser &parser) const
{
    WritingCommand::describe(parser);
    parser.addPositionalArgument(u"run"_s, tr("The number of a run, as `provost runs` shows it."), u"RUN"_s);
}

bool UndoCommand::prepareInput()
{
    const auto record = runCalled(arguments());
    if (!record)
        return false;
    m_run = record->summary.run;
    return true;
}

void UndoCommand::onDiscovered()
{
    carryOut({.undoes = m_run});
}

} // namespace Provost
