// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of an import: from the plan to what is staged, with passwords, and from a run to the report.
#include "import/importsession.h"

#include "directory/directory.h"
#include "form/editsession.h"
#include "store/sealedfile.h"

#include <QUndoStack>
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

bool ImportSession::isPasswordWishComplete() const
{
    return m_passwords.kind != PasswordWish::Kind::Sealed || (!m_passwords.fileName.isEmpty() && !m_passwords.passphrase.isEmpty());
}

PasswordPolicy ImportSession::allowed(const PasswordPolicy &policy) const
{
    return allowedPolicy(policy, m_type, m_session.directory().description().profile);
}

/// A sealed file is opened before anything is staged: who has forgotten its passphrase learns it now.
Result<std::shared_ptr<ImportSession::Staging>> ImportSession::prepare(ChangeSet changes, const ResourceType &type, const ServiceDescription &description, const PasswordWish &wish)
{
    auto staging = std::make_shared<Staging>();
    if (wish.kind == PasswordWish::Kind::Sealed) {
        auto file = SealedFile::open(wish.fileName, wish.passphrase.reveal().toUtf8());
        if (!file)
            return file.error();
        staging->sealed = std::move(file).value();
    }
    if (wish.kind != PasswordWish::Kind::None) {
        auto made = addPasswords(changes.changes, type, description, wish.policy);
        if (!made)
            return made.error();
        staging->made = std::move(made).value();
    }
    staging->keys.reserve(changes.changes.size());
    for (const Change &change : std::as_const(changes.changes))
        staging->keys.insert(change.key());
    staging->objects = staging->keys.size();
    staging->changes = std::move(changes.changes);
    return staging;
}

void ImportSession::stage()
{
    if (!m_planned || m_work != Work::None)
        return;
    m_error.reset();
    setWork(Work::Staging);
    const PasswordWish wish = canMakePasswords() ? m_passwords : PasswordWish();
    m_staging.setFuture(QtConcurrent::run([changes = changes(), type = m_type, description = m_session.directory().description(), wish] {
        return prepare(changes, type, description, wish);
    }));
}

void ImportSession::onPrepared()
{
    if (m_work != Work::Staging)
        return;
    if (!m_planned)
        return setWork(Work::None);
    const auto prepared = m_staging.result();
    if (!prepared) {
        fail(prepared.error());
        return Q_EMIT stageFailed(*m_error);
    }
    const Staging ready = std::move(**prepared); // passwords are not kept where nobody needs them
    const QString name = title();
    const QString gesture = name.isEmpty() ? tr("Import") : tr("Import %1").arg(name);
    QUndoStack &history = m_session.staged().undoStack();
    const bool isAgain = !m_stagedKeys.isEmpty();
    if (isAgain) {
        history.beginMacro(gesture);
        takeBackStaged(gesture);
    }
    m_session.stage(ready.changes, gesture);
    if (isAgain)
        history.endMacro();
    m_stagedKeys = ready.keys;
    m_made = ready.made;
    m_tried.clear();
    m_waiting = ready.objects;
    m_outcomes.clear();
    m_staged = m_planned;
    m_report.reset();
    setWork(Work::None);
    if (ready.sealed)
        Q_EMIT sealing(ready.sealed);
    Q_EMIT staged(ready.objects);
}

/// Planned and staged once more, an import replaces what it staged before: each plan has temporary ids of its own, and both would be created.
void ImportSession::takeBackStaged(const QString &gesture)
{
    QSet<ObjectKey> keys;
    QList<Change> others;
    const QList<Change> staged = m_session.changes().changes;
    for (const Change &change : staged) {
        if (m_stagedKeys.contains(change.key()) && change.origin.kind == ChangeOrigin::Kind::Csv)
            keys.insert(change.key());
    }
    for (const Change &change : staged) {
        if (keys.contains(change.key()) && change.origin.kind != ChangeOrigin::Kind::Csv)
            others << change;
    }
    if (!keys.isEmpty())
        m_session.staged().replace(QList<ObjectKey>(keys.cbegin(), keys.cend()), others, gesture);
}

QList<NewPassword> ImportSession::newPasswords() const
{
    QList<NewPassword> given;
    if (!m_report || m_made.isEmpty())
        return given;
    QSet<ObjectKey> created;
    for (qsizetype i = 0; i < m_report->results.size(); ++i) {
        if (m_report->results[i].status == RowResult::Status::Created)
            created.insert(m_report->import.rows[i].object);
    }
    std::copy_if(m_made.cbegin(), m_made.cend(), std::back_inserter(given), [&created](const NewPassword &one) { return created.contains(one.key); });
    return given;
}

void ImportSession::setOutcome(const QList<PlannedObject> &objects, const QList<StepRecord> &steps)
{
    if (!m_staged)
        return;
    Plan plan {.objects = objects};
    QHash<int, StepOutcome> outcomes;
    for (const StepRecord &record : steps) {
        outcomes.insert(int(plan.steps.size()), record.outcome);
        plan.steps << record.step;
    }
    setOutcome(plan, outcomes);
}

void ImportSession::setOutcome(const Plan &plan, const QHash<int, StepOutcome> &outcomes)
{
    if (!m_staged)
        return;
    m_outcomes.push_back({.import = m_staged, .objects = plan.objects, .steps = plan.steps, .outcomes = outcomes, .staged = m_stagedKeys, .changes = m_session.changes()});
    if (!m_reporting.isRunning())
        reportNext();
}

std::shared_ptr<ImportSession::Reported> ImportSession::reportOf(const Outcome &outcome, const std::optional<ImportReport> &before, QSet<ObjectKey> tried)
{
    auto reported = std::make_shared<Reported>();
    bool isOurs = false;
    for (const PlannedObject &object : outcome.objects) {
        if (!outcome.staged.contains(object.key))
            continue;
        isOurs = true;
        tried.insert(object.key);
    }
    if (!isOurs)
        return reported;
    QSet<ObjectKey> waiting;
    for (const Change &change : outcome.changes.changes) {
        if (outcome.staged.contains(change.key()) && !tried.contains(change.key()))
            waiting.insert(change.key());
    }
    reported->report = ImportReport::of(*outcome.import, {.objects = outcome.objects, .steps = outcome.steps}, outcome.outcomes);
    if (before)
        reported->report->keep(*before);
    reported->tried = std::move(tried);
    reported->waiting = waiting.size();
    return reported;
}

void ImportSession::reportNext()
{
    if (m_outcomes.empty())
        return;
    m_reporting.setFuture(QtConcurrent::run([outcome = m_outcomes.front(), before = m_report, tried = m_tried] { return reportOf(outcome, before, tried); }));
}

void ImportSession::onReported()
{
    if (m_outcomes.empty()) // another file was opened meanwhile
        return;
    m_outcomes.pop_front();
    const std::shared_ptr<Reported> reported = m_reporting.result();
    if (reported->report) {
        m_report = reported->report;
        m_tried = reported->tried;
        m_waiting = reported->waiting;
        forgetPlan(); // the directory is another one now: what is staged next is planned next
        Q_EMIT this->reported();
    }
    reportNext();
}

} // namespace Provost
