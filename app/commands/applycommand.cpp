// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/applycommand.h"

#include "change/secrets.h"
#include "change/typefault.h"
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
    parser.addOptions({
        {u"set"_s, tr("Give a secret that was taken out when the file was saved: password=@env:VARIABLE, @FILE or @- (a line of standard input); for one object alone NAME:password=..."),
         u"path=value"_s},
        {u"in"_s, tr("Take such secrets from <file>: resources of the same names, or a change set that has them."), tr("file")},
    });
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
    const QString secrets = options().isSet(u"in"_s) ? options().value(u"in"_s) : file;
    const bool isSpent = secrets == "-"_L1; // nobody can read it once more
    setSecretSource({.file = isSpent ? QString() : QFileInfo(secrets).absoluteFilePath(), .assignments = options().values(u"set"_s)});
    return true;
}

/// Before anything is read: a change whose secret is missing is planned as one that cannot be done.
Result<void> ApplyCommand::giveSecrets()
{
    const SecretSource source {.file = options().value(u"in"_s), .assignments = options().values(u"set"_s)};
    if (source.isEmpty())
        return {};
    QSet<QString> names;
    for (const Change &change : std::as_const(m_changes.changes)) {
        const QStringList own = SecretFiller::namesOf(change);
        names.unite(QSet<QString>(own.cbegin(), own.cend()));
    }
    QHash<QString, SecretFiller> fillers; // by resource type
    int filled = 0;
    for (Change &change : m_changes.changes) {
        if (!lacksSecrets(change.attributes) && !lacksSecrets(Patch {change.operations}.toJson()))
            continue;
        auto filler = fillers.find(change.resourceType);
        if (filler == fillers.end()) {
            const ResourceType *type = description().resourceType(change.resourceType);
            auto made = SecretFiller::make(source, type == nullptr ? ResourceSchema() : description().schemaOf(*type), names);
            if (!made)
                return made.error();
            filler = fillers.insert(change.resourceType, std::move(made).value());
        }
        const Change whole = filler->filled(change);
        filled += whole == change ? 0 : 1;
        change = whole;
    }
    if (filled == 0)
        output().complain(tr("provost: nothing in --in or --set belongs to a secret that was taken out of the file"));
    return {};
}

void ApplyCommand::onDiscovered()
{
    if (const auto fault = typeFault(m_changes, description()))
        return fail(Error::validation(u"%1: %2"_s.arg(arguments().constFirst(), fault->detail)));
    if (const auto given = giveSecrets(); !given)
        return fail(given.error());
    carryOut({.changes = m_changes, .readAll = true, .once = true});
}

} // namespace Provost
