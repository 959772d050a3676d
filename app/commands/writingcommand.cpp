// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/writingcommand.h"

#include "change/giveup.h"
#include "change/secrets.h"

#include "change/loadedrun.h"
#include "change/planner.h"
#include "commands/rundocument.h"
#include "commands/target.h"
#include "datadir.h"
#include "loginname.h"
#include "net/auth/permissions.h"
#include "net/connection.h"

#include <QFile>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// A number of 0 or more; nullopt when it is none.
std::optional<int> numberIn(const QString &text)
{
    bool ok = false;
    const int number = text.toInt(&ok);
    return ok && number >= 0 ? std::optional(number) : std::nullopt;
}

std::optional<Runner::Options::Verify> verifyFromText(const QString &text)
{
    using Verify = Runner::Options::Verify;
    static constexpr std::pair<QLatin1StringView, Verify> names[] {{"off"_L1, Verify::Off}, {"memberships"_L1, Verify::Memberships}, {"sample"_L1, Verify::Sample}, {"all"_L1, Verify::All}};
    const auto found = std::find_if(std::begin(names), std::end(names), [&text](const auto &name) { return name.first == text; });
    return found == std::end(names) ? std::nullopt : std::optional(found->second);
}

} // namespace

WritingCommand::WritingCommand(Mode byDefault, QObject *parent)
    : TargetedCommand(parent)
    , m_mode(byDefault)
{
}

WritingCommand::~WritingCommand() = default;

void WritingCommand::describe(QCommandLineParser &parser) const
{
    TargetedCommand::describe(parser);
    const bool plans = m_mode == Mode::Plan;
    parser.addOptions({
        {u"plan"_s, plans ? tr("Show what would be sent and change nothing; the default.") : tr("Show what would be sent and change nothing.")},
        {u"apply"_s, plans ? tr("Carry it out.") : tr("Carry it out; the default.")},
        {u"yes"_s, tr("Answer the guard's questions, but not those about protected targets.")},
        {u"max-changes"_s, tr("--yes answers for up to <n> changed objects (50)."), u"n"_s},
        {u"confirm-protected"_s, tr("Allow the change of the protected object of this name; may be given several times."), tr("name")},
        {u"operator"_s, tr("Who does this, for the audit log; by default the login name."), tr("name")},
        {u"reason"_s, tr("Why, for the audit log: a ticket."), tr("text")},
        {u"budget"_s, tr("Stop before more than <calls> requests are sent."), tr("calls")},
        {u"verify"_s, tr("Read again what was written: off, memberships (the default: some of each group), sample (also one object in ten) or all."), tr("what")},
    });
}

bool WritingCommand::prepare()
{
    const bool needsJournal = writes() || QFile::exists(journalFileName(dataDir()));
    return readOptions() && (!needsJournal || openJournal()) && prepareInput();
}

bool WritingCommand::readOptions()
{
    if (options().isSet(u"plan"_s) && options().isSet(u"apply"_s)) {
        usage(tr("--plan and --apply do not go together"));
        return false;
    }
    if (options().isSet(u"plan"_s) || options().isSet(u"apply"_s))
        m_mode = options().isSet(u"plan"_s) ? Mode::Plan : Mode::Apply;
    for (const QString &name : {u"max-changes"_s, u"budget"_s}) {
        if (options().isSet(name) && !numberIn(options().value(name))) {
            usage(tr("--%1 %2 is not a number").arg(name, options().value(name)));
            return false;
        }
    }
    if (options().isSet(u"verify"_s)) {
        const auto verify = verifyFromText(options().value(u"verify"_s));
        if (!verify) {
            usage(tr("--verify is off, memberships, sample or all"));
            return false;
        }
        m_verify = *verify;
    }
    m_given.yes = options().isSet(u"yes"_s);
    m_given.maxChanges = numberIn(options().value(u"max-changes"_s)).value_or(m_given.maxChanges);
    m_given.protectedNames = options().values(u"confirm-protected"_s);
    m_given.deletesNamed = deletesNamed();
    m_budget = numberIn(options().value(u"budget"_s)).value_or(-1);
    return true;
}

bool WritingCommand::openJournal()
{
    auto opened = Journal::open(journalFileName(dataDir()));
    if (!opened) {
        fail(opened.error());
        return false;
    }
    m_journal = std::move(opened).value();
    auto audit = AuditLog::open(dataDir().path(), *m_journal);
    if (!audit) {
        fail(audit.error());
        return false;
    }
    m_audit = std::move(audit).value();
    return true;
}

RunInfo WritingCommand::runInfo() const
{
    return {.connection = options().value(u"connection"_s),
            .operatorName = options().isSet(u"operator"_s) ? options().value(u"operator"_s) : loginName(),
            .reason = options().value(u"reason"_s)};
}

GuardRules WritingCommand::guardRules() const
{
    GuardRules rules = GuardAnswers(m_given).rules();
    rules.readOnly = connection().settings().isReadOnly;
    rules.ownNames = accountInUse(connection());
    if (const auto saved = Target::savedFor(options(), dataDir())) {
        rules.protectedNames = saved->protectedNames;
        rules.ownUserName = saved->ownAccount;
        rules.adminPatterns = saved->adminPatterns;
    }
    return rules;
}

std::optional<RunRecord> WritingCommand::runCalled(const QStringList &words)
{
    bool ok = false;
    const qint64 number = words.size() == 1 ? words.constFirst().toLongLong(&ok) : 0;
    if (!ok) {
        usage(tr("one run is needed, by the number that `provost runs` shows"));
        return {};
    }
    const auto record = m_journal->run(number);
    if (!record) {
        fail(record.error());
        return {};
    }
    return *record;
}

bool WritingCommand::hasOwnSchemas(const ResourceType &type) const
{
    return description().profile.discovery.schemas && description().schema(type.schema) != nullptr;
}

std::vector<std::chrono::milliseconds> WritingCommand::patience() const
{
    if (description().profile.readYourWrites || !m_journal || !wroteLately(*m_journal, directoryOf(connection())))
        return {};
    return PrepareJob::Options().delays;
}

void WritingCommand::carryOut(PlanRequest request, int calls)
{
    request.guard = guardRules();
    request.recheck = true;
    request.verify = m_verify;
    if (m_mode == Mode::Apply && request.guard.readOnly) // before anything is asked for it
        return refuse({GuardQuestion {.kind = GuardQuestion::Kind::ReadOnly}}, 0);
    request.budget = m_budget < 0 ? -1 : std::max(0, m_budget - calls);
    auto *job = new PlanJob(connection(), description(), m_journal.get(), std::move(request), this);
    connect(job, &PlanJob::progressed, this, [this](int read, int total) { output().showProgress(tr("%1 of %2 objects read").arg(read).arg(total)); });
    job->then(this, [this, calls](const Result<PlannedRun> &planned) { onPlanned(planned, calls); });
}

void WritingCommand::onPlanned(const Result<PlannedRun> &planned, int calls)
{
    if (isFinished())
        return;
    if (!planned) {
        output().complain(tr("provost: nothing was changed"));
        return fail(planned.error());
    }
    PlannedRun ready = *planned;
    addLookUps(ready.plan, calls, description().profile, measuredLatency(connection().log()));
    completePlan(ready.plan);
    if (isFinished())
        return;
    if (m_mode == Mode::Plan)
        showPlan(std::move(ready));
    else
        apply(ready);
}

void WritingCommand::showPlan(PlannedRun planned)
{
    const int changes = planned.plan.changedObjects();
    const GuardAnswers answers(m_given);
    const auto open = ApplyJob::unanswered(planned.questions, answers.confirmations(planned.questions, changes));
    for (const GuardQuestion &question : open)
        planned.plan.warnings << PlanWarning {.detail = answers.refusal(question, changes)};
    if (RunDocument::plan(planned.plan, output().format(), [this](const QByteArray &text) { return write(text); }))
        finish(planned.plan.count(PlannedObject::Fate::Rejected) > 0 || m_isUnwritten ? ExitCode::Partly : ExitCode::Done);
}

void WritingCommand::refuse(const QList<GuardQuestion> &questions, int changes)
{
    const GuardAnswers answers(m_given);
    for (const GuardQuestion &question : questions)
        output().complain(u"provost: "_s + answers.refusal(question, changes));
    output().complain(tr("provost: nothing was changed"));
    finish(ExitCode::Guarded);
}

void WritingCommand::apply(const PlannedRun &planned)
{
    const int changes = planned.plan.changedObjects();
    const QStringList confirmations = GuardAnswers(m_given).confirmations(planned.questions, changes);
    const auto open = ApplyJob::unanswered(planned.questions, confirmations);
    if (!open.isEmpty())
        return refuse(open, changes);
    for (const PlanWarning &warning : planned.plan.warnings)
        output().say(tr("provost: warning: %1").arg(planned.plan.textOf(warning)));
    for (const QString &line : RunDocument::droppedLines(planned.plan))
        output().say(u"provost: "_s + line);
    const auto cannotBeUndone = [](const PlanWarning &warning) { return warning.kind == PlanWarning::Kind::NotUndoable && warning.loss != PlanWarning::Loss::None; };
    if (planned.undoes != 0 && planned.plan.objects.isEmpty()) { // a run of nothing would be told as one that took something back
        const bool isLost = std::any_of(planned.plan.warnings.cbegin(), planned.plan.warnings.cend(), cannotBeUndone);
        output().say(tr("provost: nothing of run %1 is left to take back").arg(planned.undoes));
        return showSummary({.state = RunState::Done}, isLost ? ExitCode::Partly : ExitCode::Done);
    }
    m_report = RunWords(planned.plan.objects, planned.plan.steps);
    m_plan = planned.plan;
    for (const PlanWarning &warning : planned.plan.warnings) {
        if (warning.staysUndone() || warning.loss == PlanWarning::Loss::Secret) // the password stays as the run has set it
            m_stays << warning.detail;
    }
    for (const QString &line : m_report.rejections())
        output().complain(line);
    const ApplyJob::Request request {.planned = planned, .info = runInfo(), .confirmations = confirmations, .run = {.budget = m_budget, .verify = m_verify, .recheck = true, .sealed = m_sealed, .audit = m_audit.get()}};
    watch(new ApplyJob(connection(), description(), *m_journal, request, this));
}

void WritingCommand::goOn(qint64 run, Runner::Options options)
{
    if (guardRules().readOnly)
        return refuse({GuardQuestion {.kind = GuardQuestion::Kind::ReadOnly}}, 0);
    const auto loaded = LoadedRun::of(*m_journal, run);
    if (!loaded)
        return fail(loaded.error());
    QList<PlanStep> steps;
    for (const StepRecord &record : loaded->steps)
        steps << record.step;
    m_report = RunWords(loaded->objects, steps);
    options.budget = m_budget;
    options.verify = m_verify;
    options.recheck = true; // days may have passed since it was planned
    options.audit = m_audit.get();
    options.sealed = m_sealed;
    options.operatorName = runInfo().operatorName;
    watch(new ApplyJob(connection(), description(), *m_journal, run, std::move(options), this));
}

Result<void> WritingCommand::giveUp(qint64 run)
{
    return giveUpRun(*m_journal, m_audit.get(), run, runInfo().operatorName);
}

void WritingCommand::watch(ApplyJob *job)
{
    m_apply = job;
    m_clock.start();
    connect(job, &ApplyJob::begun, this, &WritingCommand::onBegun);
    connect(job, &ApplyJob::progressed, this, [this](const RunProgress &progress) {
        if (!m_endedBefore)
            m_endedBefore = progress.ended;
        output().showProgress(RunWords::progress(progress, *m_endedBefore, double(m_clock.elapsed()) / 1000.0));
    });
    connect(job, &ApplyJob::stepEnded, this, [this](int number, const StepOutcome &outcome) {
        m_outcomes.insert(number, outcome);
        const QStringList lines = m_report.take(number, outcome);
        for (const QString &line : lines) {
            if (outcome.state == StepState::Done && outcome.differences.isEmpty())
                output().say(line);
            else
                output().complain(line);
        }
    });
    job->then(this, [this](const Result<RunSummary> &summary) { onSummary(summary); });
}

std::optional<std::shared_ptr<SealedFile>> WritingCommand::openSealedFile()
{
    if (!options().isSet(u"passwords"_s))
        return nullptr;
    const QByteArray passphrase = qgetenv(options().value(u"seal-env"_s).toLocal8Bit().constData());
    if (passphrase.isEmpty()) {
        usage(tr("--passwords needs --seal-env VARIABLE, which holds the passphrase"));
        return std::nullopt;
    }
    auto file = SealedFile::open(options().value(u"passwords"_s), passphrase);
    if (file)
        return std::shared_ptr(std::move(file).value());
    if (file.error().kind == ErrorKind::Auth)
        usage(tr("%1 was sealed with another passphrase").arg(options().value(u"passwords"_s)));
    else
        fail(file.error());
    return std::nullopt;
}

Result<void> WritingCommand::seal(qint64 run) const
{
    QList<SealedSecret> secrets;
    for (int number = 0; number < m_plan.steps.size(); ++number) {
        const PlanStep &step = m_plan.steps[number];
        const QString userName = step.body.value(u"userName").toString();
        for (const PlacedSecret &secret : placedSecretsIn(step.patch.isUndefined() ? step.body : step.patch)) {
            secrets << SealedSecret {.run = run, .step = number, .resourceType = m_plan.objects[step.object].key.resourceType,
                                     .label = userName.isEmpty() ? m_plan.objects[step.object].label : userName, .attribute = secret.place,
                                     .secret = Redacted(secret.text)};
        }
    }
    return secrets.isEmpty() ? Result<void>() : m_sealed->append(secrets);
}

void WritingCommand::onBegun(qint64 run)
{
    m_hasBegun = !m_plan.objects.isEmpty(); // else one that is gone on with, which another program may have
    // A crash from here on leaves no account whose password nobody knows, and resume has all of them.
    if (m_sealed && !m_plan.steps.isEmpty()) {
        if (const auto sealed = seal(run); !sealed) {
            m_apply->disconnect(this);
            m_apply->cancel();
            return fail(sealed.error());
        }
    }
    output().say(tr("provost: run %1").arg(run));
    if (m_source.isEmpty())
        return;
    if (const auto saved = m_source.save(dataDir(), run); !saved) // the run is as good without, until it has to be resumed
        output().complain(u"provost: "_s + saved.error().toString());
}

void WritingCommand::onSummary(const Result<RunSummary> &summary)
{
    if (isFinished())
        return;
    if (!summary && (m_hasBegun || !m_outcomes.isEmpty())) { // of what went before nobody can say that nothing was sent
        output().complain(u"provost: "_s + summary.error().toString());
        sayHowToGoOn(m_apply->run());
        return finish(ExitCode::Interrupted);
    }
    if (!summary)
        return fail(summary.error());
    if (!onRunEnded(m_plan, m_outcomes))
        noteUnwritten();
    if (summary->state == RunState::Done)
        SecretSource::forget(dataDir(), summary->run);
    const ExitCode code = m_report.exitCode(*summary);
    if (summary->state == RunState::Stopped) {
        if (summary->problem)
            output().complain(u"provost: "_s + summary->problem->toString());
        sayHowToGoOn(summary->run);
    }
    for (const QString &line : std::as_const(m_stays))
        output().complain(tr("provost: not taken back: %1").arg(line));
    showSummary(*summary, code == ExitCode::Done && !m_stays.isEmpty() ? ExitCode::Partly : code);
}

void WritingCommand::sayHowToGoOn(qint64 run)
{
    output().complain(tr("provost: stopped before the end; `provost resume %1` with the same target goes on").arg(run));
}

void WritingCommand::showSummary(const RunSummary &summary, ExitCode code)
{
    if (write(RunDocument::summary(summary, output().format())))
        finish(code == ExitCode::Done && m_isUnwritten ? ExitCode::Partly : code);
}

void WritingCommand::interrupt()
{
    if (isFinished())
        return;
    if (m_apply && m_apply->run() != 0 && !m_interrupted) {
        m_interrupted = true;
        return m_apply->stop();
    }
    if (m_apply && m_apply->run() != 0)
        sayHowToGoOn(m_apply->run());
    else
        output().complain(tr("provost: nothing was changed"));
    finish(ExitCode::Interrupted);
}

} // namespace Provost
