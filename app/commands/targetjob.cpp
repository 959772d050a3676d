// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/targetjob.h"

#include "commands/target.h"
#include "datadir.h"
#include "net/auth/clientkey.h"
#include "store/accountmarks.h"
#include "store/connectionsettings.h"
#include "store/secretstore.h"

#include <cstdio>

#include <unistd.h>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

/// Where nothing has to be kept, something may be: the passphrase of a key, the PIN of a token, a sign-in of a person.
bool missesSecret(const SignIn &signIn)
{
    if (signIn.kind == SignIn::Kind::ClientCertificate || signIn.kind == SignIn::Kind::MutualTls)
        return !ClientKey::load(signIn, {});
    return signIn.kind == SignIn::Kind::AuthorizationCode && isatty(STDERR_FILENO) == 0; // nobody is there to sign in again
}

/// The end of a step that there was nothing to do for, or that failed before it began.
class KnownEnd : public JobOf<void>
{
public:
    KnownEnd(Result<void> outcome, QObject *parent)
        : JobOf<void>(parent)
        , m_outcome(std::move(outcome))
    {
    }

protected:
    void start() override { finish(m_outcome); }
    void abort() override { }

private:
    Result<void> m_outcome;
};

} // namespace

TargetJob::TargetJob(const QCommandLineParser &parser, const QDir &dataDir, QObject *parent)
    : JobOf<ConnectionSettings>(parent)
    , m_parser(parser)
    , m_dataDir(dataDir)
    , m_store(new SecretStore(dataDir, this))
{
}

JobOf<void> *TargetJob::unlock(const QCommandLineParser &parser, SecretStore &store, QObject *parent)
{
    if (!parser.isSet(u"vault-passphrase-env"_s))
        return new KnownEnd({}, parent);
    const auto passphrase = Target::secretInVariable(parser.value(u"vault-passphrase-env"_s));
    if (!passphrase)
        return new KnownEnd(passphrase.error(), parent);
    return store.unlock(*passphrase, parent);
}

void TargetJob::start()
{
    const auto settings = Target::resolve(m_parser, m_dataDir);
    if (!settings)
        return finish(settings.error());
    const bool isGiven = !settings->secrets.isEmpty() || m_parser.isSet(u"auth-file"_s);
    if (isGiven || !m_parser.isSet(u"connection"_s))
        return finish(settings);
    const auto saved = Target::savedFor(m_parser, m_dataDir);
    if (!saved)
        return finish(saved.error());
    m_saved = *saved;
    if (m_saved.id.isEmpty()) // of a file that no version with secrets has written
        return finish(settings);
    if (m_saved.secretsId().isEmpty()) // it leads elsewhere than where they were entered for
        return onSecrets(SignInSecrets());
    auto *unlocking = unlock(m_parser, *m_store, this);
    unlocking->then(this, [this](const Result<void> &opened) {
        if (!opened)
            return finish(opened.error());
        readSecrets();
    });
}

void TargetJob::readSecrets()
{
    if (!m_store->hasVault() && m_store->place() == SecretStore::Place::None)
        return onSecrets(SignInSecrets());
    auto *job = m_store->read(m_saved.secretsId(), this);
    job->then(this, [this](const Result<SignInSecrets> &secrets) { onSecrets(secrets); });
}

void TargetJob::onSecrets(const Result<SignInSecrets> &secrets)
{
    const bool isNeeded = m_saved.signIn.needsSecret();
    if (!secrets && (isNeeded || missesSecret(m_saved.signIn)))
        return finish(secrets.error());
    if (isNeeded && secrets->isEmpty())
        return finish(Error {.kind = ErrorKind::Auth, .detail = u"no secret is kept for \"%1\"; `provost connections add` keeps one"_s.arg(m_saved.name)});
    if (m_parser.isSet(u"profile"_s))
        m_saved.profileId = m_parser.value(u"profile"_s);
    finish(AccountMarks(m_dataDir).marked(settingsFor(m_saved, secrets.valueOr({}), ProfileLibrary(profilesFolder(m_dataDir)))));
}

} // namespace Provost
