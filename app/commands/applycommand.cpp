// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/applycommand.h"

#include "commands/resourceinput.h"

#include <QFileInfo>

namespace Provost {
using namespace Qt::StringLiterals;

ApplyCommand::ApplyCommand(QObject *parent)
    : WritingCommand(Mode::Plan, parent)
{
}

void ApplyCommand::describe(QCommandLineParser &parser) const
{
    WritingCommand::describe(parser);
    parser.addPositionalArgument(u"changeset"_s, tr("A saved change set, - for standard input."), u"CHANGESET.json"_s);
}

bool ApplyCommand::prepareInput()
{
    if (arguments().size() != 1) {
        usage(tr("apply takes one change set"));
        return false;
    }
    const auto bytes = ResourceInput::bytesOf(arguments().constFirst());
    if (!bytes) {
        fail(bytes.error());
        return false;
    }
    auto changes = ChangeSet::fromBytes(*bytes);
    if (!changes) {
        fail(Error::validation(u"%1: %2"_s.arg(arguments().constFirst(), changes.error().detail), changes.error().position));
        return false;
    }
    m_changes = std::move(changes).value();
    const QString file = arguments().constFirst();
    setSecretSource({.file = file == "-"_L1 ? QString() : QFileInfo(file).absoluteFilePath()});
    return true;
}

void ApplyCommand::onDiscovered()
{
    carryOut({.changes = m_changes, .readAll = true, .once = true});
}

} // namespace Provost
