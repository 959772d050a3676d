// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/createcommand.h"

#include "commands/assignment.h"
#include "commands/resourceinput.h"

#include <QFileInfo>

namespace Provost {
using namespace Qt::StringLiterals;

CreateCommand::CreateCommand(QObject *parent)
    : WritingCommand(Mode::Apply, parent)
{
}

void CreateCommand::describe(QCommandLineParser &parser) const
{
    WritingCommand::describe(parser);
    parser.addPositionalArgument(u"type"_s, tr("A resource type, such as users."), u"TYPE"_s);
    parser.addOptions({
        {u"in"_s, tr("Read the resource from <file>, - for standard input: one JSON object, an array of them, or one a line."), tr("file")},
        {u"set"_s, tr("Set an attribute: userName=ann, emails[type eq \"work\"].value=ann@example.com, password=@env:VARIABLE; may be given several times."),
         u"path=value"_s},
    });
}

bool CreateCommand::prepareInput()
{
    if (arguments().size() != 1) {
        usage(tr("create takes one resource type, such as users"));
        return false;
    }
    if (!options().isSet(u"in"_s) && !options().isSet(u"set"_s)) {
        usage(tr("create needs --in FILE or --set PATH=VALUE"));
        return false;
    }
    m_resources = {Json::object()};
    if (!options().isSet(u"in"_s))
        return true;
    const auto read = ResourceInput::read(options().value(u"in"_s));
    if (!read) {
        fail(read.error());
        return false;
    }
    m_resources = *read;
    return true;
}

void CreateCommand::onDiscovered()
{
    const ResourceType *type = typeCalled(arguments().constFirst());
    if (type == nullptr)
        return;
    const ResourceSchema schema = description().schemaOf(*type);
    const Assignment assignment(schema, hasOwnSchemas(*type));
    Patch patch;
    for (const QString &text : options().values(u"set"_s)) {
        auto operation = assignment.read(Assignment::Kind::Add, text);
        if (!operation)
            return fail(operation.error());
        patch.operations.push_back(std::move(operation).value());
    }
    const bool isFile = options().isSet(u"in"_s);
    PlanRequest request;
    request.changes.title = u"create %1"_s.arg(type->name);
    int row = 0;
    for (const Json &resource : m_resources) {
        const auto whole = patch.apply(resource, schema);
        if (!whole)
            return fail(Error::validation(whole.error().detail));
        const QString id = resource.value(u"id").toString();
        request.changes.changes << Change {.kind = ChangeKind::Create,
                                           .resourceType = type->name,
                                           .id = isTemporaryId(id) ? id : makeTemporaryId(),
                                           .attributes = *whole,
                                           .origin = {.source = isFile ? options().value(u"in"_s) : QString(), .row = isFile ? ++row : 0}};
    }
    const QString file = options().value(u"in"_s);
    setSecretSource({.file = !isFile || file == "-"_L1 ? QString() : QFileInfo(file).absoluteFilePath(), .assignments = options().values(u"set"_s)});
    carryOut(std::move(request));
}

} // namespace Provost
