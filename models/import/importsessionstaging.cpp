// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of an import: from the plan to what is staged, with passwords, and from a run to the report.
#include "import/importsession.h"

#include "base/letgo.h"
#include "directory/directory.h"
#include "form/editsession.h"
#include "store/sealedfile.h"

#include <QtConcurrentRun>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

void ImportSession::setPasswords(const PasswordWish &wish)
{
    if (std::exchange(m_passwords, wish) != wish)
        Q_EMIT passwordsChanged();
}

bool ImportSession::canMakePasswords() const
{
    return m_planned && m_planned->count(ImportPlan::Fate::Create) > 0 && takesPasswords(m_type, m_session.directory().description());
}

bool ImportSession::mustMakePasswords() const
{
    return m_planned && m_planned->lacksPasswords;
}

bool ImportSession::isPasswordWishComplete() const
{
    if (m_passwords.kind == PasswordWish::Kind::None)
        return !mustMakePasswords();
    return m_passwords.kind != PasswordWish::Kind::Sealed || (!m_passwords.fileName.isEmpty() && !m_passwords.passphrase.isEmpty());
}

PasswordPolicy ImportSession::allowed(const PasswordPolicy &policy) const
{
    return allowedPolicy(policy, m_type, m_session.directory().description().profile);
}

/// A sealed file is opened before anything is staged: who has forgotten its passphrase learns it now.
Result<std::shared_ptr<ImportSession::Staging>> ImportSession::prepare(ToStage what)
{
    auto staging = std::make_shared<Staging>();
    what.changes = what.wanted.changes();
    const PasswordWish &wish = what.wish;
    if (wish.kind == PasswordWish::Kind::Sealed) {
        auto file = SealedFile::open(wish.fileName, wish.passphrase.reveal().toUtf8());
        if (!file)
            return file.error();
        staging->sealed = std::move(file).value();
    }
    if (wish.kind != PasswordWish::Kind::None) {
        auto made = addPasswords(what.changes.changes, what.type, what.description, wish.policy);
        if (!made)
            return made.error();
        staging->made = std::move(made).value();
    }
    staging->keys.reserve(what.changes.changes.size());
    for (const Change &change : std::as_const(what.changes.changes))
        staging->keys.insert(change.key());
    staging->objects = staging->keys.size();
    staging->staged = stagedWith(what.now, what.changes.changes, what.own, what.match);
    staging->index = StagedIndex::of(staging->staged.after.changes);
    staging->before = std::move(what.now);
    return staging;
}

void ImportSession::stage()
{
    if (!m_planned || m_work != Work::None)
        return;
    if (m_session.isReadOnly())
        return;
    m_error.reset();
    setWork(Work::Staging);
    ToStage what {.now = m_session.changes(), .wanted = wanted(), .own = m_stagedKeys, .match = m_options.mapping.match, .type = m_type, .description = m_session.directory().description(),
                  .wish = canMakePasswords() ? m_passwords : PasswordWish()};
    m_staging.setFuture(QtConcurrent::run([what = std::move(what)] { return prepare(what); }));
}

void ImportSession::onPrepared()
{
    if (m_work != Work::Staging)
        return;
    if (!m_planned) { // a run has ended meanwhile, and the directory is another one
        fail(Error::validation(u"the directory was changed meanwhile: plan once more"_s));
        return Q_EMIT stageFailed(*m_error);
    }
    const auto prepared = m_staging.result();
    if (!prepared) {
        fail(prepared.error());
        return Q_EMIT stageFailed(*m_error);
    }
    const Staging ready = std::move(**prepared); // passwords are not kept where nobody needs them
    const QString name = title();
    if (!m_session.staged().takeOver(ready.before, ready.staged.after, name.isEmpty() ? tr("Import") : tr("Import %1").arg(name), ready.index)) {
        setWork(Work::None);
        return stage(); // something else was staged meanwhile
    }
    for (auto known = m_planned->names.cbegin(); known != m_planned->names.cend(); ++known)
        m_session.knowName(known.key(), known.value());
    m_stagedKeys = ready.keys;
    if (!ready.made.isEmpty())
        m_madeWish = {.kind = m_passwords.kind, .policy = m_passwords.policy, .fileName = m_passwords.fileName};
    m_made = newPasswords() + ready.made; // those of a run before may not have been printed yet
    m_tried.clear();
    m_waiting = ready.objects;
    m_outcomes.clear();
    m_staged = m_planned;
    m_report.reset();
    setWork(Work::None);
    if (ready.sealed)
        Q_EMIT sealing(ready.sealed);
    Q_EMIT staged(ready.objects, ready.staged.replaced);
}

QList<NewPassword> ImportSession::newPasswords() const
{
    QList<NewPassword> given;
    std::copy_if(m_made.cbegin(), m_made.cend(), std::back_inserter(given), [this](const NewPassword &one) { return m_created.contains(one.key); });
    return given;
}

void ImportSession::forgetPasswords(const QList<NewPassword> &given)
{
    QSet<ObjectKey> keys;
    for (const NewPassword &one : given)
        keys.insert(one.key);
    m_made.removeIf([&keys](const NewPassword &one) { return keys.contains(one.key); });
}

void ImportSession::notePrinted(const QList<NewPassword> &given)
{
    for (const NewPassword &one : given)
        m_printed.insert(one.key);
}

qsizetype ImportSession::unprinted() const
{
    if (m_made.isEmpty() || m_madeWish.kind != PasswordWish::Kind::Printed)
        return 0;
    QSet<ObjectKey> staged;
    const QList<Change> changes = m_session.changes().changes;
    for (const Change &change : changes)
        staged.insert(change.key());
    return std::count_if(m_made.cbegin(), m_made.cend(), [&](const NewPassword &one) {
        return !m_printed.contains(one.key) && (m_created.contains(one.key) || staged.contains(one.key));
    });
}

void ImportSession::setOutcome(qint64 run, const QList<PlannedObject> &objects, const QList<StepRecord> &steps, const StepOutcomes &outcomes)
{
    note({.run = run, .objects = objects, .records = steps, .since = outcomes});
}

void ImportSession::setOutcome(const Plan &plan, const QHash<int, StepOutcome> &outcomes)
{
    note({.objects = plan.objects, .steps = plan.steps, .outcomes = outcomes});
}

void ImportSession::note(Outcome outcome)
{
    if (!m_staged)
        return;
    outcome.import = m_staged;
    outcome.staged = m_stagedKeys;
    outcome.changes = m_session.changes();
    m_outcomes.push_back(std::move(outcome));
    if (!m_reporting.isRunning())
        reportNext();
}

std::shared_ptr<ImportSession::Reported> ImportSession::reportOf(Outcome outcome, const Before &before)
{
    auto reported = std::make_shared<Reported>();
    for (qsizetype i = 0; i < outcome.records.size(); ++i) {
        outcome.outcomes.insert(int(i), outcome.since.of(int(i), outcome.records.at(i)));
        outcome.steps << outcome.records.at(i).step;
    }
    QSet<ObjectKey> tried = before.tried;
    bool isOurs = false;
    for (const PlannedObject &object : std::as_const(outcome.objects)) {
        if (!outcome.staged.contains(object.key))
            continue;
        isOurs = true;
        tried.insert(object.key);
    }
    if (!isOurs)
        return reported;
    QSet<ObjectKey> waiting;
    for (const Change &change : std::as_const(outcome.changes.changes)) {
        if (outcome.staged.contains(change.key()) && !tried.contains(change.key()))
            waiting.insert(change.key());
    }
    reported->report = ImportReport::of(*outcome.import, {.objects = outcome.objects, .steps = outcome.steps}, outcome.outcomes);
    if (before.report)
        reported->report->keep(*before.report);
    reported->created = before.created;
    for (qsizetype i = 0; i < reported->report->results.size(); ++i) {
        if (reported->report->results[i].status == RowResult::Status::Created)
            reported->created.insert(reported->report->import.rows[i].object);
    }
    reported->tried = std::move(tried);
    reported->waiting = waiting.size();
    return reported;
}

void ImportSession::reportNext()
{
    if (m_outcomes.empty())
        return;
    m_reporting.setFuture(QtConcurrent::run(&ImportSession::reportOf, m_outcomes.front(), Before {.report = m_report, .tried = m_tried, .created = m_created}));
}

void ImportSession::onReported()
{
    if (m_outcomes.empty()) // another file was opened meanwhile
        return;
    const qint64 run = m_outcomes.front().run;
    letGo(std::move(m_outcomes.front()));
    m_outcomes.pop_front();
    const std::shared_ptr<Reported> reported = m_reporting.result();
    if (reported->report) {
        letGo(std::exchange(m_report, reported->report));
        m_runs.removeAll(run); // one that went on
        if (run != 0)
            m_runs << run;
        m_created = reported->created;
        m_tried = reported->tried;
        m_waiting = reported->waiting;
        forgetPlan(); // the directory is another one now: what is staged next is planned next
        Q_EMIT this->reported();
    }
    reportNext();
}

} // namespace Provost
