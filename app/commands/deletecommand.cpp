// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/deletecommand.h"

namespace Provost {
using namespace Qt::StringLiterals;

DeleteCommand::DeleteCommand(QObject *parent)
    : WritingCommand(Mode::Apply, parent)
{
}

void DeleteCommand::describe(QCommandLineParser &parser) const
{
    WritingCommand::describe(parser);
    parser.addPositionalArgument(u"type"_s, tr("A resource type, such as users."), u"TYPE"_s);
    parser.addPositionalArgument(u"id"_s, tr("The resource's id."), u"ID"_s);
}

bool DeleteCommand::prepareInput()
{
    if (arguments().size() == 2 && !arguments().constLast().isEmpty())
        return true;
    usage(tr("delete takes a resource type and an id"));
    return false;
}

void DeleteCommand::onDiscovered()
{
    const ResourceType *type = typeCalled(arguments().constFirst());
    if (type == nullptr)
        return;
    const Change change {.kind = ChangeKind::Delete, .resourceType = type->name, .id = arguments().constLast()};
    carryOut({.changes = {.title = u"delete %1"_s.arg(type->name), .changes = {change}}});
}

} // namespace Provost
