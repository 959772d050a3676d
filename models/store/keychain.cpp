// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/keychain.h"

#include "store/crypto.h"
#include "store/secretvault.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusReply>

#include <qt6keychain/keychain.h>

#include <algorithm>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {
const QString service = u"provost"_s;

Error errorOf(const QKeychain::Job &job)
{
    if (job.error() == QKeychain::EntryNotFound)
        return {.kind = ErrorKind::Auth, .detail = u"keychain: "_s + QLatin1StringView(Keychain::missing)};
    return Error::store(u"keychain: %1"_s.arg(job.errorString().isEmpty() ? u"error %1"_s.arg(int(job.error())) : job.errorString()));
}

/// One of QtKeychain's jobs as one of ours. It cannot be stopped: when ours ends first, its end is not waited for.
template <typename T>
class KeychainJob : public JobOf<T>
{
public:
    using Finish = std::function<Result<T>(QKeychain::Job &)>;
    KeychainJob(std::unique_ptr<QKeychain::Job> job, const QString &id, Finish read, QObject *parent)
        : JobOf<T>(parent)
        , m_job(job.release())
        , m_read(std::move(read))
    {
        m_job->setAutoDelete(true); // after finished()
        m_job->setInsecureFallback(false);
        m_job->setKey(id);
    }
    ~KeychainJob() override
    {
        if (m_job && !m_started)
            m_job->deleteLater();
    }

protected:
    void start() override
    {
        m_started = true;
        QObject::connect(m_job, &QKeychain::Job::finished, this, [this](QKeychain::Job *job) { this->finish(m_read(*job)); });
        m_job->start();
    }
    void abort() override { }

private:
    QPointer<QKeychain::Job> m_job;
    Finish m_read;
    bool m_started = false;
};
}

/// QtKeychain 0.13 cannot tell: without a Secret Service or KWallet every job fails.
bool Keychain::isAvailable()
{
#ifdef Q_OS_UNIX
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected() || bus.interface() == nullptr)
        return false;
    const QStringList there = bus.interface()->registeredServiceNames().value() + bus.interface()->activatableServiceNames().value();
    return std::any_of(there.begin(), there.end(), [](const QString &name) {
        return name == "org.freedesktop.secrets"_L1 || name.startsWith("org.kde.kwalletd"_L1);
    });
#else
    return true;
#endif
}

JobOf<SignInSecrets> *Keychain::read(const QString &id, QObject *parent)
{
    const auto take = [](QKeychain::Job &job) -> Result<SignInSecrets> {
        if (job.error() != QKeychain::NoError)
            return errorOf(job);
        QByteArray text = static_cast<QKeychain::ReadPasswordJob &>(job).binaryData();
        const auto entry = Json::parse(text);
        wipe(text);
        if (!entry || !entry->isObject())
            return Error::store(u"keychain: what it holds is not ours"_s);
        return SecretVault::secretsFrom(*entry);
    };
    return new KeychainJob<SignInSecrets>(std::make_unique<QKeychain::ReadPasswordJob>(service), id, take, parent);
}

JobOf<void> *Keychain::write(const QString &id, const SignInSecrets &secrets, QObject *parent)
{
    auto job = std::make_unique<QKeychain::WritePasswordJob>(service);
    job->setBinaryData(SecretVault::toJson(secrets).toBytes());
    const auto take = [](QKeychain::Job &done) { return done.error() == QKeychain::NoError ? Result<void>() : Result<void>(errorOf(done)); };
    return new KeychainJob<void>(std::move(job), id, take, parent);
}

JobOf<void> *Keychain::remove(const QString &id, QObject *parent)
{
    const auto take = [](QKeychain::Job &done) {
        const bool gone = done.error() == QKeychain::NoError || done.error() == QKeychain::EntryNotFound;
        return gone ? Result<void>() : Result<void>(errorOf(done));
    };
    return new KeychainJob<void>(std::make_unique<QKeychain::DeletePasswordJob>(service), id, take, parent);
}

} // namespace Provost
