// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/resumecommand.h"

#include "change/loadedrun.h"
#include "change/secrets.h"

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

QSet<QString> namesIn(const LoadedRun &run)
{
    QSet<QString> names;
    for (const StepRecord &record : run.steps) {
        const QStringList own = SecretFiller::namesOf(record.step, run.objects.value(record.step.object));
        names.unite(QSet<QString>(own.cbegin(), own.cend()));
    }
    return names;
}

} // namespace

ResumeCommand::ResumeCommand(QObject *parent)
    : WritingCommand(Mode::Apply, parent)
{
}

void ResumeCommand::describe(QCommandLineParser &parser) const
{
    WritingCommand::describe(parser);
    parser.addPositionalArgument(u"run"_s, tr("The number of a run, as `provost runs` shows it."), u"RUN"_s);
    parser.addOptions({
        {u"in"_s, tr("Read passwords again from <file>; by default from where they came."), tr("file")},
        {u"set"_s, tr("Give a password again: password=@env:VARIABLE, @FILE or @- (a line of standard input); for one object alone NAME:password=..."), u"path=value"_s},
        {u"passwords"_s, tr("The file in which the run has sealed its passwords."), tr("file")},
        {u"seal-env"_s, tr("The environment variable that holds the passphrase of --passwords."), tr("variable")},
        {u"give-up"_s, tr("Send nothing more: end the run as it is, so that what is left of it may be planned anew.")},
        {u"same-directory"_s, tr("The run belongs to this directory, though neither shows it: several share its base URL.")},
    });
}

bool ResumeCommand::prepareInput()
{
    if (options().isSet(u"plan"_s)) {
        usage(tr("resume goes on with a plan that was made before; it makes none"));
        return false;
    }
    const auto record = runCalled(arguments());
    if (!record)
        return false;
    m_run = record->summary.run;
    m_info = record->info;
    if (options().isSet(u"give-up"_s) && record->summary.state != RunState::Done) {
        endForGood();
        return false;
    }
    if (record->summary.state != RunState::Done || hasDoubts())
        return true;
    output().say(tr("provost: run %1 is finished; nothing was done").arg(m_run));
    showSummary(record->summary, ExitCode::Done);
    return false;
}

void ResumeCommand::endForGood()
{
    if (const auto given = giveUp(m_run); !given)
        return fail(given.error());
    const auto record = journal().run(m_run);
    if (!record)
        return fail(record.error());
    output().say(tr("provost: run %1 is given up; nothing was sent").arg(m_run));
    showSummary(record->summary, ExitCode::Done);
}

/// Steps that failed without anybody knowing whether they were carried out.
bool ResumeCommand::hasDoubts()
{
    const QList<StepRecord> records = journal().steps(m_run).valueOr({});
    for (const StepRecord &record : records) {
        const bool isUnsure = record.outcome.error && record.outcome.error->inDoubt;
        if (record.outcome.state == StepState::Sent || (record.outcome.state == StepState::Failed && isUnsure))
            m_hasDoubts = true;
        else if (record.outcome.state == StepState::Failed)
            m_settled.insert(record.number);
    }
    return m_hasDoubts;
}

/// Steps that set a password can only be sent once it is known again.
Result<Runner::Options> ResumeCommand::withSecrets()
{
    Runner::Options wanted;
    const auto loaded = LoadedRun::of(journal(), m_run);
    if (!loaded)
        return loaded.error();
    const QList<StepRecord> &records = loaded->steps;
    if (m_sealed)
        wanted.whole = Runner::stepsFromSealed(m_run, records, m_sealed->secrets());
    SecretSource source = SecretSource::load(dataDir(), m_run);
    if (options().isSet(u"in"_s))
        source.file = options().value(u"in"_s);
    if (options().isSet(u"set"_s))
        source = {.file = options().value(u"in"_s), .assignments = options().values(u"set"_s)}; // not also from where they came, which may be gone
    std::optional<SecretFiller> filler;
    int waiting = 0;
    for (const StepRecord &record : records) {
        const bool isOpen = record.outcome.state == StepState::Planned || record.outcome.state == StepState::Sent;
        if (!isOpen || wanted.whole.contains(record.number) || (!lacksSecrets(record.step.body) && !lacksSecrets(record.step.patch)))
            continue;
        if (!filler) {
            const ResourceType *type = description().resourceType(loaded->objects.value(record.step.object).key.resourceType);
            const auto made = SecretFiller::make(source, type == nullptr ? ResourceSchema() : description().schemaOf(*type), namesIn(*loaded));
            if (!made && (options().isSet(u"in"_s) || options().isSet(u"set"_s)))
                return made.error();
            if (!made) // what needs no password goes on
                output().complain(u"provost: "_s + made.error().detail);
            filler = made.valueOr({});
        }
        ++waiting;
        const PlanStep step = filler->filled(record.step, SecretFiller::namesOf(record.step, loaded->objects.value(record.step.object)));
        if (!lacksSecrets(step.body) && !lacksSecrets(step.patch))
            wanted.whole.insert(record.number, step);
    }
    if (waiting > 0 && wanted.whole.isEmpty() && (options().isSet(u"in"_s) || options().isSet(u"set"_s)))
        output().complain(tr("provost: nothing in --in or --set belongs to the steps that wait for a password"));
    return wanted;
}

/// Before anything is read again: a run must not go on in another tenant.
bool ResumeCommand::isHere()
{
    const DirectoryId here = directoryOf(connection());
    const auto sameness = m_info.baseUrl.isEmpty() ? DirectoryId::Sameness::Same : here.comparedTo(m_info.directoryId());
    if (sameness == DirectoryId::Sameness::Other) {
        fail(elsewhere(m_run, m_info, here));
        return false;
    }
    if (sameness == DirectoryId::Sameness::Same || options().isSet(u"same-directory"_s))
        return true;
    usage(m_info.connection.isEmpty()
              ? tr("run %1 does not tell in which of the directories behind %2 it was made; if it is this one, say --same-directory").arg(QString::number(m_run), m_info.baseUrl)
              : tr("run %1 was made with the connection \"%2\"; if this is the same directory, say --same-directory").arg(QString::number(m_run), m_info.connection));
    return false;
}

void ResumeCommand::onDiscovered()
{
    if (!isHere())
        return;
    auto sealed = openSealedFile();
    if (!sealed)
        return;
    if (m_hasDoubts && !guardRules().readOnly) { // looked up once more, with what was skipped because of them; only now that it is known to be the right place
        const auto held = journal().lock(m_run); // another program may be carrying it out
        const auto open = held ? journal().planFailedAgain(m_run, m_settled) : Result<int>(held.error());
        if (!open)
            return fail(open.error());
    }
    m_sealed = *sealed;
    setSealedFile(std::move(*sealed));
    auto wanted = withSecrets();
    if (!wanted)
        return fail(wanted.error());
    wanted->sameDirectory = true; // isHere()
    goOn(m_run, *wanted);
}

} // namespace Provost
