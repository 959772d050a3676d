// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/secretstore.h"

#include "base/logging.h"
#include "store/forgetlist.h"
#include "store/keychain.h"
#include "store/keychainchange.h"

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

QString vaultName()
{
    return u"vault.sealed"_s;
}

/// The list stays as it is when the vault cannot be written: there will be another time.
Result<void> forgetListed(SecretVault vault, const ForgetList &list)
{
    const QStringList ids = list.ids();
    if (ids.isEmpty())
        return {};
    if (auto gone = vault.forget(ids); !gone)
        return gone;
    return list.strike(ids);
}
}

/// Asks the vault in the store's thread. It is asked when the job is made: with the key of that moment, and after what was asked before.
template <typename T>
class VaultJob : public JobOf<T>
{
public:
    using Work = std::function<Result<T>(SecretVault &vault)>;
    VaultJob(SecretStore &store, Work work, QObject *parent)
        : JobOf<T>(parent)
        , m_store(&store)
        , m_future(QtConcurrent::run(&store.m_pool, [vault = store.m_vault, work = std::move(work)]() mutable { return work(vault); }))
    {
        QObject::connect(&m_watcher, &QFutureWatcherBase::finished, this, &VaultJob::onDone);
    }

protected:
    void start() override { m_watcher.setFuture(m_future); }
    void abort() override { m_watcher.disconnect(this); }

private:
    void onDone()
    {
        const Result<T> outcome = m_watcher.result();
        if (outcome.ok() || !SealKey::isOfAnotherKey(outcome.error()) || !m_store)
            return this->finish(outcome);
        m_store->lock(); // another program gave it another passphrase
        this->finish(Error {.kind = ErrorKind::Auth, .detail = u"the vault is locked"_s});
    }

    QPointer<SecretStore> m_store;
    QFuture<Result<T>> m_future;
    QFutureWatcher<Result<T>> m_watcher;
};

/// Of the vault; where that has nothing, of the keychain.
class ReadOfBoth : public JobOf<SignInSecrets>
{
public:
    ReadOfBoth(SecretStore &store, const QString &id, QObject *parent)
        : JobOf<SignInSecrets>(parent)
        , m_id(id)
        , m_vault(new VaultJob<SignInSecrets>(store, [id](SecretVault &vault) { return vault.read(id); }, this))
    {
        m_vault->then(this, [this](const Result<SignInSecrets> &kept) {
            if (!kept || !kept->isEmpty())
                return finish(kept);
            Keychain::read(m_id, this)->then(this, [this](const Result<SignInSecrets> &former) {
                const bool isMissing = !former && former.error().kind == ErrorKind::Auth;
                finish(isMissing ? Result<SignInSecrets>(SignInSecrets()) : former);
            });
        });
    }

protected:
    void start() override { }
    void abort() override { m_vault->cancel(); }

private:
    QString m_id;
    VaultJob<SignInSecrets> *m_vault;
};

/// Does something in the vault, after which the keychain has nothing of it: it would come back one day.
class VaultOnly : public JobOf<void>
{
public:
    VaultOnly(SecretStore &store, const QString &id, VaultJob<void>::Work work, QObject *parent)
        : JobOf<void>(parent)
    {
        auto *job = new VaultJob<void>(store, std::move(work), this);
        job->then(this, [this, id](const Result<void> &outcome) {
            if (!outcome)
                return finish(outcome);
            Keychain::remove(id, this)->then(this, [this](const Result<void> &) { finish({}); });
        });
    }

protected:
    void start() override { }
    void abort() override { }
};

/// Some of the secrets, in the vault: together with what the keychain has of them where the vault has nothing yet.
class AmendOfBoth : public JobOf<void>
{
public:
    AmendOfBoth(SecretStore &store, const QString &id, SecretsChange change, QObject *parent)
        : JobOf<void>(parent)
        , m_store(&store)
        , m_id(id)
        , m_change(std::move(change))
    {
        auto *job = new VaultJob<SignInSecrets>(store, [id](SecretVault &vault) { return vault.read(id); }, this);
        job->then(this, [this](const Result<SignInSecrets> &kept) {
            if (!kept)
                return finish(kept.error());
            if (!kept->isEmpty())
                return write(m_change);
            Keychain::read(m_id, this)->then(this, [this](const Result<SignInSecrets> &former) { write(former ? SecretsChange::to(m_change.appliedTo(*former)) : m_change); });
        });
    }

protected:
    void start() override { }
    void abort() override { }

private:
    void write(const SecretsChange &change)
    {
        if (!m_store)
            return finish(Error::cancelled());
        auto *job = new VaultOnly(*m_store, m_id, [id = m_id, change](SecretVault &vault) { return vault.amend(id, change); }, this);
        job->then(this, [this](const Result<void> &outcome) { finish(outcome); });
    }

    QPointer<SecretStore> m_store;
    QString m_id;
    SecretsChange m_change;
};

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
            m_store->forgetWaiting(); // before anything that waits is written
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
        connect(&m_derived, &QFutureWatcherBase::finished, this, &PassphraseChange::onDerived);
        connect(&m_sealed, &QFutureWatcherBase::finished, this, &PassphraseChange::onSealed);
    }

protected:
    void start() override
    {
        if (!m_store->m_vault.exists())
            return finish(nowhere());
        m_derived.setFuture(QtConcurrent::run(&PassphraseChange::derived, m_store->m_vault, m_former, m_passphrase));
    }
    void abort() override
    {
        m_derived.disconnect(this);
        m_sealed.disconnect(this);
    }

private:
    struct Keys {
        SecretVault::Key former {};
        SecretVault::Key fresh {};
    };
    /// Takes long, and holds nobody up.
    static Result<Keys> derived(const SecretVault &vault, const Redacted<QByteArray> &former, const Redacted<QByteArray> &passphrase)
    {
        const auto known = vault.unlockKey(former);
        if (!known)
            return known.error();
        const auto fresh = vault.makeKey(passphrase);
        if (!fresh)
            return fresh.error();
        return Keys {*known, *fresh};
    }
    /// In turn with what else is asked of the vault.
    void onDerived()
    {
        const Result<Keys> keys = m_derived.result();
        if (!m_store || !keys)
            return finish(m_store ? keys.error() : Error::cancelled());
        m_fresh = keys->fresh;
        m_sealed.setFuture(QtConcurrent::run(&m_store->m_pool, [vault = m_store->m_vault, keys = *keys]() mutable { return vault.reseal(keys.former, keys.fresh); }));
    }
    void onSealed()
    {
        const Result<void> sealed = m_sealed.result();
        if (!m_store || !sealed)
            return finish(m_store ? sealed.error() : Error::cancelled());
        const bool wasLocked = m_store->isLocked();
        const Result<void> used = m_store->m_vault.use(m_fresh);
        m_store->touch();
        if (used && wasLocked) {
            m_store->forgetWaiting();
            Q_EMIT m_store->unlocked();
        }
        if (!isDone())
            finish(used);
    }

    QPointer<SecretStore> m_store;
    Redacted<QByteArray> m_former;
    Redacted<QByteArray> m_passphrase;
    SecretVault::Key m_fresh;
    QFutureWatcher<Result<Keys>> m_derived;
    QFutureWatcher<Result<void>> m_sealed;
};

SecretStore::SecretStore(const QDir &dataDir, QObject *parent, SealCost cost)
    : QObject(parent)
    , m_dataDir(dataDir)
    , m_vault(fileName(vaultName()), cost)
{
    m_pool.setMaxThreadCount(1);
    m_idle.setSingleShot(true);
    m_idle.setInterval(usualIdleTime);
    connect(&m_idle, &QTimer::timeout, this, &SecretStore::lock);
}

SecretStore::Place SecretStore::place() const
{
    if (m_vault.exists())
        return Place::Vault;
    return hasKeychain() ? Place::Keychain : Place::None;
}

bool SecretStore::hasKeychain() const
{
    return m_mayUseKeychain && Keychain::isAvailable();
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
        if (hasKeychain())
            return new ReadOfBoth(*this, id, parent);
        return new VaultJob<SignInSecrets>(*this, [id](SecretVault &vault) { return vault.read(id); }, parent);
    case Place::Keychain:
        return Keychain::read(id, parent);
    case Place::None:
        break;
    }
    return new Settled<SignInSecrets>(SignInSecrets(), parent);
}

JobOf<void> *SecretStore::write(const QString &id, const SignInSecrets &secrets, QObject *parent)
{
    return amend(id, SecretsChange::to(secrets), SignInSecrets(), parent);
}

JobOf<void> *SecretStore::amend(const QString &id, const SecretsChange &change, const std::optional<SignInSecrets> &known, QObject *parent)
{
    touch();
    switch (place()) {
    case Place::Vault:
        if (hasKeychain() && !change.isWhole)
            return new AmendOfBoth(*this, id, change, parent);
        return changeVault(id, [id, change](SecretVault &vault) { return vault.amend(id, change); }, parent);
    case Place::Keychain:
        return new KeychainChange(fileName(u"keychain.lock"_s), id, change, known, parent);
    case Place::None:
        break;
    }
    return new Settled<void>(change.appliedTo({}).isEmpty() ? Result<void>() : Result<void>(nowhere()), parent);
}

JobOf<void> *SecretStore::remove(const QString &id, QObject *parent)
{
    if (!isLocked())
        return write(id, {}, parent);
    const ForgetList list(fileName(u"vault.forget"_s));
    return changeVault(id, [id, list](SecretVault &) { return list.add(id); }, parent);
}

JobOf<void> *SecretStore::changeVault(const QString &id, std::function<Result<void>(SecretVault &)> work, QObject *parent)
{
    if (hasKeychain())
        return new VaultOnly(*this, id, std::move(work), parent);
    return new VaultJob<void>(*this, std::move(work), parent);
}

void SecretStore::forgetWaiting()
{
    const ForgetList list(fileName(u"vault.forget"_s));
    auto *job = new VaultJob<void>(*this, [list](SecretVault &vault) { return forgetListed(vault, list); }, this);
    job->then(this, [](const Result<void> &outcome) {
        if (!outcome)
            qCWarning(logStore).noquote() << outcome.error().toString();
    });
}

} // namespace Provost
