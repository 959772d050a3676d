// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keychainchange.h"

#include "store/keychain.h"

namespace Provost {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr auto pause = 40ms;
constexpr int mostTries = 500; // a keyring that asks for its password takes as long as somebody does
constexpr int fewTries = 25; // a lock manager may come back
}

KeychainChange::KeychainChange(const QString &lockFile, QString id, SecretsChange change, std::optional<SignInSecrets> known, QObject *parent)
    : JobOf<void>(parent)
    , m_lock(lockFile)
    , m_id(std::move(id))
    , m_change(std::move(change))
    , m_known(std::move(known))
{
    m_again.setSingleShot(true);
    m_again.setInterval(pause);
    connect(&m_again, &QTimer::timeout, this, &KeychainChange::start);
}

void KeychainChange::start()
{
    if (m_lock.tryLock(0))
        return onLocked();
    const int tries = m_lock.failure() == ProcessLock::Failure::Held ? mostTries : m_lock.failure() == ProcessLock::Failure::Refused ? fewTries : 0;
    if (++m_tries < tries)
        return m_again.start();
    onLocked(); // a folder that cannot be written to, or somebody who sits on it: rather unguarded than not at all
}

void KeychainChange::onLocked()
{
    if (m_change.isWhole)
        return write({});
    Keychain::read(m_id, this)->then(this, [this](const Result<SignInSecrets> &kept) {
        if (kept)
            write(*kept);
        else if (kept.error().kind == ErrorKind::Auth && m_known)
            write(*m_known);
        else
            end(kept.error());
    });
}

void KeychainChange::write(const SignInSecrets &before)
{
    const SignInSecrets after = m_change.appliedTo(before);
    JobOf<void> *job = after.isEmpty() ? Keychain::remove(m_id, this) : Keychain::write(m_id, after, this);
    job->then(this, [this](const Result<void> &outcome) { end(outcome); });
}

void KeychainChange::end(const Result<void> &outcome)
{
    m_lock.unlock();
    finish(outcome);
}

void KeychainChange::abort()
{
    m_again.stop();
    m_lock.unlock();
}

} // namespace Provost
