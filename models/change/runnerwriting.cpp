// SPDX-License-Identifier: GPL-3.0-or-later
// How a run gets to the disk: intents before they are sent, outcomes after, and its end.
#include "change/runner.h"

#include "change/giveup.h"
#include "change/journalwriter.h"
#include "net/governor.h"

#include <cmath>

namespace Provost {

namespace {
constexpr size_t smallestGroup = 8; ///< intents in one sync of the disk
constexpr size_t largestGroup = 256; ///< what a crash leaves to be looked up
constexpr qint64 syncEvery = 250; ///< milliseconds, about: the disk's time is the wire's, and a group should be what is sent meanwhile
constexpr auto flushDelay = std::chrono::milliseconds(250);
constexpr auto auditDelay = std::chrono::seconds(1); ///< until then the records are in the journal only
} // namespace

void Runner::adaptGroup()
{
    const qint64 elapsed = m_sinceCommit.isValid() ? m_sinceCommit.restart() : syncEvery;
    if (!m_sinceCommit.isValid())
        m_sinceCommit.start();
    if (elapsed < syncEvery / 2)
        m_group = std::min(largestGroup, m_group * 2);
    else if (elapsed > syncEvery * 2)
        m_group = std::max({smallestGroup, size_t(m_parallel), m_bulk.intents(), m_group / 2});
}

/// Intents go to the disk in groups, before any of them is sent; outcomes that wait go with them.
void Runner::commit()
{
    adaptGroup();
    while (m_steps.hasReady() && m_committed.size() + size_t(m_committing.size()) < m_group) {
        const int number = m_steps.takeReady();
        if (m_steps.isEnded(number))
            continue;
        m_committing << number;
        StepOutcome intent = m_steps.at(number).outcome;
        intent.state = StepState::Sent;
        m_unsaved << Journal::Entry {number, intent};
    }
    if (m_committing.isEmpty())
        return;
    flush(secretsOf(m_committing));
    m_writesAhead = m_writes - 1;
}

void Runner::onWritten()
{
    --m_writes;
    if (isDone() || m_summary || m_committing.isEmpty() || m_writesAhead-- > 0)
        return;
    const int count = int(m_committing.size());
    for (const int number : std::as_const(m_committing))
        m_committed.push_back(number);
    m_committing.clear();
    Q_EMIT intended(count);
    if (!isDone())
        schedule();
}

QList<SealedSecret> Runner::secretsOf(const QList<int> &numbers)
{
    QList<SealedSecret> secrets;
    if (m_options.sealed == nullptr)
        return secrets;
    for (const int number : numbers) {
        const auto whole = m_options.whole.constFind(number);
        if (whole == m_options.whole.cend())
            continue;
        secrets << m_secrets.unsealed(m_run, number, *whole, m_steps.objects()[whole->object]);
    }
    return secrets;
}

/// What prepared the run is taken to be billed.
Spending Runner::spent() const
{
    const ServerProfile::Price &price = m_description.profile.price;
    const int billed = m_options.callsBefore + m_connection.governor().meter().billedFor(this);
    return {.calls = calls(), .amount = billed * price.perCall, .currency = price.perCall > 0 ? price.currency : QString()};
}

/// Since the journal was last told.
Spending Runner::spentSince()
{
    const Spending now = spent();
    const Spending before = std::exchange(m_spentWritten, now);
    return {.calls = now.calls - before.calls, .amount = now.amount - before.amount, .currency = now.currency};
}

void Runner::flush(const QList<SealedSecret> &secrets)
{
    m_flushTimer.stop();
    ++m_writes;
    if (!m_untold.isEmpty() && !m_auditTimer.isActive())
        m_auditTimer.start(auditDelay);
    m_writer->write({.entries = std::exchange(m_unsaved, {}), .audit = std::exchange(m_untold, {}), .spent = spentSince(), .secrets = secrets});
}

/// What still waited for its turn was never sent: nobody need look it up.
void Runner::takeBackUnsent()
{
    for (auto step = m_running.cbegin(); step != m_running.cend(); ++step) {
        if (step.value()->mayHaveWritten())
            continue;
        m_steps.setState(step.key(), StepState::Planned);
        m_unsaved << Journal::Entry {step.key(), m_steps.at(step.key()).outcome};
    }
}

/// What was only looked at when the run ends.
void Runner::keepWritten()
{
    const QHash<int, StepOutcome> cut = m_verify.cutShort(m_steps.records());
    for (auto step = cut.cbegin(); step != cut.cend(); ++step)
        record(step.key(), step.value());
}

/// A create that was answered with success, but without an id, is looked for now. However that ends, nobody may make it once more.
void Runner::onAnswered(int number, const StepOutcome &outcome)
{
    if (isDone() || m_summary)
        return;
    m_steps.setOutcome(number, outcome);
    writeSoon(number);
}

void Runner::writeSoon(int number)
{
    m_unsaved << Journal::Entry {number, m_steps.at(number).outcome};
    if (!m_flushTimer.isActive())
        m_flushTimer.start(flushDelay);
}

void Runner::record(int number, const StepOutcome &outcome)
{
    m_steps.setOutcome(number, outcome);
    tellOutcome(number);
}

void Runner::tellSkipped(const QList<int> &numbers)
{
    for (const int number : numbers)
        tellOutcome(number);
}

/// To the journal, the audit log and whoever is watching.
void Runner::tellOutcome(int number)
{
    const StepOutcome outcome = m_steps.at(number).outcome;
    if (m_options.audit != nullptr && outcome.state != StepState::Planned)
        m_untold << outcomeEvent(m_audited, m_steps.objectOf(number), m_steps.toldRecord(number));
    writeSoon(number);
    Q_EMIT stepEnded(number, outcome);
}

void Runner::endRun()
{
    if (isDone() || m_summary)
        return;
    if (!m_isLoaded)
        return endUnbegun();
    takeBackUnsent();
    endSteps();
    keepWritten();
    if (isDone()) // by who was told of one
        return;
    for (const int number : std::as_const(m_committing)) // never sent after all
        m_committed.push_back(number);
    for (const int number : m_committed)
        m_unsaved << Journal::Entry {number, m_steps.at(number).outcome};
    m_committing.clear();
    m_committed.clear();
    flush({});
    m_auditTimer.stop();
    m_summary = summary();
    RunSummary rest = *m_summary;
    const Spending unwritten = spentSince();
    rest.calls = unwritten.calls;
    rest.amount = unwritten.amount;
    const bool isTold = m_options.audit != nullptr && m_wasOpen;
    m_writer->end(rest, isTold ? QList<Json> {runEndedEvent(m_audited, *m_summary)} : QList<Json>());
}

/// Stopped while the journal is read: nothing has happened, and how far earlier sessions had come the journal knows.
void Runner::endUnbegun()
{
    abort();
    m_lock.reset();
    if (!m_steps.objects().isEmpty())
        return finish(summary());
    RunSummary rest = m_journal.run(m_run).valueOr({}).summary;
    rest.run = m_run;
    rest.state = rest.state == RunState::Done ? RunState::Done : RunState::Stopped;
    rest.calls = calls();
    rest.amount = spent().amount;
    rest.currency = spent().currency;
    rest.seconds = 0;
    finish(rest);
}

void Runner::onEnded()
{
    if (isDone())
        return;
    m_lock.reset();
    m_writer.reset();
    finish(*m_summary);
}

RunSummary Runner::summary() const
{
    RunSummary result = countedUp(m_run, m_steps.objects(), m_steps.records());
    result.calls = calls();
    result.amount = spent().amount;
    result.currency = spent().currency;
    result.problem = m_problem;
    result.seconds = std::round(double(m_clock.elapsed())) / 1000.0;
    return result;
}

} // namespace Provost
