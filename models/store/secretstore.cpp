// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretstore.h"

#include "store/keychain.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace Provost {
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr std::chrono::milliseconds usualIdleTime = 15min;

/// What is known at once, as a job.
template <typename T>
class Settled : public JobOf<T>
{
public:
    Settled(Result<T> outcome, QObject *parent)
        : JobOf<T>(parent)
        , m_outcome(std::move(outcome))
    {
    }

protected:
    void start() override { this->finish(m_outcome); }
    void abort() override { }

private:
    Result<T> m_outcome;
};

Error nowhere()
{
    return Error::store(u"there is no keychain, and no vault has been made"_s);
}
}

class VaultUnlock : public JobOf<void>
{
public:
    VaultUnlock(SecretStore &store, Redacted<QByteArray> passphrase, QObject *parent)
        : JobOf<void>(parent)
        , m_store(&store)
        , m_passphrase(std::move(passphrase))
    {
        connect(&m_watcher, &QFutureWatcherBase::finished, this, &VaultUnlock::onDerived);
    }

protected:
    void start() override
    {
        m_watcher.setFuture(QtConcurrent::run([vault = m_store->m_vault, passphrase = m_passphrase] {
            auto key = vault.unlockKey(passphrase);
            return key ? Result<SecretVault::Key>(vault.upgraded(*key, passphrase)) : key;
        }));
    }
    void abort() override { m_watcher.disconnect(this); }

private:
    void onDerived()
    {
        if (!m_store)
            return finish(Error::cancelled());
        const Result<SecretVault::Key> key = m_watcher.result();
        if (!key)
            return finish(key.error());
        const Result<void> used = m_store->m_vault.use(*key);
        if (used) {
            m_store->touch();
            Q_EMIT m_store->unlocked();
        }
        if (!isDone())
            finish(used);
    }

    QPointer<SecretStore> m_store;
    Redacted<QByteArray> m_passphrase;
    QFutureWatcher<Result<SecretVault::Key>> m_watcher;
};

class PassphraseChange : public JobOf<void>
{
public:
    PassphraseChange(SecretStore &store, Redacted<QByteArray> former, Redacted<QByteArray> passphrase, QObject *parent)
        : JobOf<void>(parent)
        , m_store(&store)
        , m_former(std::move(former))
        , m_passphrase(std::move(passphrase))
    {
        connect(&m_watcher, &QFutureWatcherBase::finished, this, &PassphraseChange::onChanged);
    }

protected:
    void start() override
    {
        if (!m_store->m_vault.exists())
            return finish(nowhere());
        m_watcher.setFuture(QtConcurrent::run(&PassphraseChange::changed, m_store->m_vault, m_former, m_passphrase));
    }
    void abort() override { m_watcher.disconnect(this); }

private:
    static Result<SecretVault::Key> changed(SecretVault vault, const Redacted<QByteArray> &former, const Redacted<QByteArray> &passphrase)
    {
        auto key = vault.unlockKey(former);
        if (!key)
            return key.error();
        if (auto used = vault.use(std::move(key).value()); !used)
            return used.error();
        if (auto sealed = vault.changePassphrase(passphrase); !sealed)
            return sealed.error();
        return vault.key();
    }
    void onChanged()
    {
        const Result<SecretVault::Key> key = m_watcher.result();
        if (!m_store || !key)
            return finish(m_store ? key.error() : Error::cancelled());
        const bool wasLocked = m_store->isLocked();
        const Result<void> used = m_store->m_vault.use(*key);
        m_store->touch();
        if (used && wasLocked)
            Q_EMIT m_store->unlocked();
        if (!isDone())
            finish(used);
    }

    QPointer<SecretStore> m_store;
    Redacted<QByteArray> m_former;
    Redacted<QByteArray> m_passphrase;
    QFutureWatcher<Result<SecretVault::Key>> m_watcher;
};

SecretStore::SecretStore(const QDir &dataDir, QObject *parent, SealCost cost)
    : QObject(parent)
    , m_vault(dataDir.filePath(u"vault.sealed"_s), cost)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(usualIdleTime);
    connect(&m_idle, &QTimer::timeout, this, &SecretStore::lock);
}

SecretStore::Place SecretStore::place() const
{
    if (m_vault.exists())
        return Place::Vault;
    return m_mayUseKeychain && Keychain::isAvailable() ? Place::Keychain : Place::None;
}

bool SecretStore::isLocked() const
{
    return m_vault.exists() && !m_vault.isOpen();
}

JobOf<void> *SecretStore::unlock(const Redacted<QByteArray> &passphrase, QObject *parent)
{
    return new VaultUnlock(*this, passphrase, parent);
}

JobOf<void> *SecretStore::changePassphrase(const Redacted<QByteArray> &former, const Redacted<QByteArray> &passphrase, QObject *parent)
{
    return new PassphraseChange(*this, former, passphrase, parent);
}

void SecretStore::lock()
{
    m_idle.stop();
    if (!m_vault.isOpen())
        return;
    m_vault.lock();
    Q_EMIT locked();
}

void SecretStore::setIdleTime(std::chrono::milliseconds time)
{
    m_idle.setInterval(time);
    touch();
}

void SecretStore::touch()
{
    if (m_vault.isOpen() && m_idle.intervalAsDuration() > 0ms)
        m_idle.start();
    else
        m_idle.stop();
}

JobOf<SignInSecrets> *SecretStore::read(const QString &id, QObject *parent)
{
    touch();
    switch (place()) {
    case Place::Vault:
        return new Settled<SignInSecrets>(m_vault.read(id), parent);
    case Place::Keychain:
        return Keychain::read(id, parent);
    case Place::None:
        break;
    }
    return new Settled<SignInSecrets>(SignInSecrets(), parent);
}

JobOf<void> *SecretStore::write(const QString &id, const SignInSecrets &secrets, QObject *parent)
{
    touch();
    switch (place()) {
    case Place::Vault:
        return new Settled<void>(m_vault.write(id, secrets), parent);
    case Place::Keychain:
        return secrets.isEmpty() ? Keychain::remove(id, parent) : Keychain::write(id, secrets, parent);
    case Place::None:
        break;
    }
    return new Settled<void>(secrets.isEmpty() ? Result<void>() : Result<void>(nowhere()), parent);
}

JobOf<void> *SecretStore::remove(const QString &id, QObject *parent)
{
    return write(id, {}, parent);
}

} // namespace Provost
