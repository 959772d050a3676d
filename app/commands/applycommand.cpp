// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/applycommand.h"

#include "base/processlock.h"
#include "change/createlookup.h"
#include "change/secrets.h"
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

/// Another that applies something just now has its run in the journal in a moment.
bool ApplyCommand::takeTurn()
{
    constexpr int patience = 60'000; // milliseconds
    m_turn = std::make_unique<QLockFile>(journal().fileName() + u".apply.lock"_s);
    m_turn->setStaleLockTime(0);
    if (takeLock(*m_turn, patience))
        return true;
    m_turn.reset();
    fail(Error::store(u"another `provost apply` is being prepared"_s));
    return false;
}

void ApplyCommand::onDiscovered()
{
    if (const auto given = giveSecrets(); !given)
        return fail(given.error());
    if (applies() && !takeTurn())
        return;
    const auto open = unfinishedRunOf(journal(), directoryOf(connection()), m_changes.changes);
    if (!open)
        return fail(open.error());
    if (*open != 0 && applies()) {
        output().complain(tr("provost: run %1 has some of these changes and has not come to its end: `provost resume %1` with the same target goes on").arg(*open));
        output().complain(tr("provost: nothing was changed"));
        return finish(ExitCode::Guarded);
    }
    if (*open != 0)
        output().say(tr("provost: warning: run %1 has some of these changes and has not come to its end: `provost resume %1` with the same target goes on").arg(*open));
    const auto left = stillToDo(journal(), directoryOf(connection()), m_changes.changes);
    if (!left)
        return fail(left.error());
    if (!left->doubtful.isEmpty() && applies() && !guardRules().readOnly)
        settle(left->doubtful);
    else
        plan({});
}

void ApplyCommand::settle(const QList<Journal::Deed> &doubtful)
{
    auto *job = new CreateLookup(connection(), description(), journal(), doubtful, {.auditDir = dataDir().path(), .operatorName = operatorName()}, this);
    job->then(this, [this](const Result<QHash<ObjectKey, Error>> &unsure) { unsure ? plan(*unsure) : fail(unsure.error()); });
}

void ApplyCommand::sayWhatIsMade(const StillToDo &left)
{
    if (left.runs.isEmpty())
        return;
    QList<qint64> runs = left.runs.values();
    std::sort(runs.begin(), runs.end());
    QStringList numbers;
    for (const qint64 run : std::as_const(runs))
        numbers << QString::number(run);
    output().say(tr("provost: what run %1 has created of these changes already is not created again").arg(numbers.join(u", "_s)));
}

/// `unsure`: of what may have been created nobody could tell.
void ApplyCommand::plan(const QHash<ObjectKey, Error> &unsure)
{
    const auto left = stillToDo(journal(), directoryOf(connection()), m_changes.changes);
    if (!left)
        return fail(left.error());
    sayWhatIsMade(*left);
    PlanRequest request {.changes = m_changes, .readAll = true, .refused = unsure};
    request.changes.changes = left->changes;
    carryOut(std::move(request));
}

} // namespace Provost
