// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/targetedcommand.h"

#include "change/journal.h"
#include "change/latewrites.h"
#include "client/discoverjob.h"
#include "commands/target.h"
#include "commands/targetjob.h"
#include "datadir.h"
#include "net/connection.h"
#include "store/meterkeeper.h"
#include "store/secretstore.h"

#include <QFile>

#include <cstdio>

#include <unistd.h>

namespace Provost {
using namespace Qt::StringLiterals;

TargetedCommand::TargetedCommand(QObject *parent)
    : Command(parent)
{
}

TargetedCommand::~TargetedCommand() = default;

QStringList TargetedCommand::commaSeparated(const QString &text)
{
    QStringList parts;
    const auto pieces = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &piece : pieces)
        parts << piece.trimmed();
    return parts;
}

void TargetedCommand::describe(QCommandLineParser &parser) const
{
    Target::addOptions(parser);
}

void TargetedCommand::start()
{
    if (const auto settings = Target::resolve(options(), dataDir()); !settings)
        return fail(settings.error());
    if (!prepare())
        return;
    auto *job = new TargetJob(options(), dataDir(), this);
    job->then(this, [this](const Result<ConnectionSettings> &found) {
        if (isFinished())
            return;
        if (found)
            connectTo(*found);
        else
            fail(found.error());
    });
}

void TargetedCommand::connectTo(const ConnectionSettings &settings)
{
    m_ownProfile = settings.profile;
    m_connection = new Connection(settings, this);
    warnOfBudget();
    keepCount();
    connect(&m_connection->tokens(), &TokenSource::refreshTokenChanged, this,
            [this](const Redacted<QByteArray> &token, const Redacted<QByteArray> &former) { keepRefreshToken(token, former); });
    m_connection->tokens().setKeptRefreshToken([this](const TokenSource::KeptToken &then) { readRefreshToken(then); });
    if (isatty(STDERR_FILENO) != 0) { // somebody is there to do it
        connect(&m_connection->tokens(), &TokenSource::browserNeeded, this,
                [this](const QUrl &url) { output().complain(tr("Sign in with your browser at %1").arg(url.toString(QUrl::FullyEncoded))); });
    }
    auto *job = new DiscoverJob(*m_connection, this);
    job->then(this, [this](const Result<ServiceDescription> &found) {
        if (isFinished())
            return;
        if (!found)
            return fail(found.error());
        m_description = *found;
        m_connection->setProfile(m_description.profile);
        onDiscovered();
    });
}

/// Once: what comes after it is the stop.
void TargetedCommand::warnOfBudget()
{
    const CostMeter *meter = &m_connection->costs();
    connect(meter, &CostMeter::levelChanged, this, [this, meter](CostMeter::Level level) {
        if (level != CostMeter::Level::Warning)
            return;
        meter->disconnect(this);
        output().complain(tr("provost: warning: %1 of the %2 calls of this month's budget are used").arg(meter->counts().month).arg(meter->allowedCalls()));
    });
}

void TargetedCommand::keepCount()
{
    const auto saved = Target::savedFor(options(), dataDir());
    if (saved && !saved->id.isEmpty())
        m_meter = std::make_unique<MeterKeeper>(m_connection->costs(), dataDir().filePath(u"meters.json"_s), saved->id, nullptr);
}

/// A used one is worth nothing; the next run needs this one, so that the program does not end before it is kept.
void TargetedCommand::keepRefreshToken(const Redacted<QByteArray> &token, const Redacted<QByteArray> &former)
{
    const auto saved = Target::savedFor(options(), dataDir());
    if (!saved || saved->secretsId().isEmpty() || options().isSet(u"auth-file"_s)) // a file's secrets are not the connection's
        return;
    auto *store = new SecretStore(dataDir(), this);
    auto *unlocking = TargetJob::unlock(options(), *store, this);
    const SignInSecrets known = m_connection->settings().secrets;
    hold();
    const auto end = [this, store](const Result<void> &outcome) {
        if (!outcome)
            output().complain(tr("provost: the renewed sign-in was not kept; you will have to sign in again: %1").arg(outcome.error().toString()));
        store->deleteLater();
        letGo();
    };
    unlocking->then(store, [store, known, change = SecretsChange {.refreshToken = token, .spent = former}, end, id = saved->secretsId()](const Result<void> &opened) {
        if (opened)
            store->amend(id, change, known, store)->then(store, end);
        else
            end(opened);
    });
}

void TargetedCommand::warnOfLateReads()
{
    const QString file = journalFileName(dataDir());
    if (m_description.profile.readYourWrites || !QFile::exists(file))
        return;
    const auto journal = Journal::open(file);
    const qsizetype written = journal ? lateWrites(**journal, DirectoryId::of(connection().settings())).size() : 0;
    if (written > 0)
        output().complain(tr("provost: warning: %1 does not show writes at once; what was written from here in the last minute (%n object(s)) may still be missing or look as before", nullptr, int(written))
                              .arg(description().profile.title));
}

/// Another program may have renewed it since this one began.
void TargetedCommand::readRefreshToken(const TokenSource::KeptToken &then)
{
    const auto saved = Target::savedFor(options(), dataDir());
    if (!saved || saved->secretsId().isEmpty() || options().isSet(u"auth-file"_s))
        return then({});
    auto *store = new SecretStore(dataDir(), m_connection);
    TargetJob::unlock(options(), *store, store)->then(store, [store, then, id = saved->secretsId()](const Result<void> &opened) {
        if (!opened)
            return then({});
        store->read(id, store)->then(store, [store, then](const Result<SignInSecrets> &kept) {
            store->deleteLater();
            then(kept.valueOr({}).refreshToken);
        });
    });
}

void TargetedCommand::warnOfProjection() const
{
    if (!m_description.profile.projection && (options().isSet(u"attributes"_s) || options().isSet(u"exclude"_s)))
        output().say(tr("this provider chooses no attributes: every one it has is given"));
}

const ResourceType *TargetedCommand::typeCalled(const QString &word)
{
    const ResourceType *type = m_description.resourceType(word);
    if (type != nullptr)
        return type;
    QStringList names;
    for (const ResourceType &known : std::as_const(m_description.resourceTypes))
        names << known.name;
    usage(tr("there is no resource type \"%1\"; this provider has: %2").arg(word, names.join(u", ")));
    return nullptr;
}

bool TargetedCommand::canFilterHere(const FilterNeeds &needs)
{
    if (needs.never.isEmpty())
        return true;
    usage(tr("%1 cannot be filtered by: %2 does not do it in this filter, and never shows it, so that it cannot be done here").arg(needs.never.join(u", "), description().profile.title));
    return false;
}

void TargetedCommand::sayWhatIsFilteredHere(const FilterSplit &split)
{
    if (split.local.isEverything())
        return;
    const QString &provider = description().profile.title;
    if (split.server.isEverything())
        output().say(tr("%1 cannot filter by: %2; everything is read and filtered here").arg(provider, split.local.toString()));
    else
        output().say(tr("%1 filters by: %2; filtered here by: %3").arg(provider, split.server.toString(), split.local.toString()));
}

} // namespace Provost
