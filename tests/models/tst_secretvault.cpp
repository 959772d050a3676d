// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/outcome.h"
#include "store/secretstore.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
constexpr SealCost cheap {.logN = 4};
const Redacted<QByteArray> passphrase("open sesame");
const SignInSecrets secrets {.secret = Redacted<QByteArray>("hunter2-hunter2"), .keyPair = Redacted<QByteArray>("binary\0key"), .refreshToken = Redacted<QByteArray>("again")};
}

class tst_SecretVault : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    QString path() const { return m_dir->filePath(u"vault.sealed"_s); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void fill(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void make(SealCost cost = cheap) const
    {
        SecretVault vault(path(), cost);
        QVERIFY(vault.open(passphrase).ok());
        QVERIFY(vault.write(u"one"_s, secrets).ok());
    }
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void comesBackAsItWas()
    {
        make();
        SecretVault vault(path(), cheap);
        QVERIFY(!vault.isOpen());
        QCOMPARE(vault.read(u"one"_s).error().detail, u"the vault is locked"_s);
        QVERIFY(vault.open(passphrase).ok());
        QCOMPARE(vault.read(u"one"_s).value(), secrets);
        QVERIFY(vault.read(u"two"_s).value().isEmpty());
        QCOMPARE(vault.ids().value(), QStringList {u"one"_s});
        vault.lock();
        QVERIFY(!vault.read(u"one"_s).ok());
        QVERIFY(!vault.write(u"one"_s, {}).ok());
    }
    void nothingIsReadable()
    {
        make();
        for (const QByteArray &word : {QByteArray("hunter2"), QByteArray("hunter2-hunter2").toBase64(), QByteArray("sesame"), QByteArray("one"), QByteArray("secret")})
            QVERIFY2(!content().contains(word), word.constData());
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }
    void emptySecretsRemoveTheEntry()
    {
        make();
        SecretVault vault(path(), cheap);
        QVERIFY(vault.open(passphrase).ok());
        QVERIFY(vault.write(u"one"_s, {}).ok());
        QVERIFY(vault.ids().value().isEmpty());
    }
    void wrongPassphrase()
    {
        make();
        const QByteArray before = content();
        SecretVault vault(path(), cheap);
        for (const QByteArray &wrong : {QByteArray("Open sesame"), QByteArray("open sesame "), QByteArray()}) {
            QCOMPARE(vault.open(Redacted(wrong)).error().kind, ErrorKind::Auth);
            QVERIFY(!vault.isOpen());
        }
        QCOMPARE(content(), before);
    }
    void cutOff()
    {
        make();
        const QByteArray whole = content();
        for (qsizetype size = 0; size < whole.size(); size += 7) {
            fill(whole.first(size));
            SecretVault vault(path(), cheap);
            QCOMPARE(vault.open(passphrase).error().kind, ErrorKind::Store);
            QCOMPARE(content(), whole.first(size)); // nothing is mended by overwriting
        }
    }
    void bitFlipped()
    {
        make();
        const QByteArray whole = content();
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = char(damaged.at(at) ^ 0x10);
            fill(damaged);
            SecretVault vault(path(), cheap);
            QVERIFY(!vault.open(passphrase).ok());
        }
    }
    void olderVersionIsMadeDearer()
    {
        make({.logN = 3});
        SecretVault vault(path(), cheap);
        QVERIFY(vault.open(passphrase).ok());
        QCOMPARE(SealHeader::read(content(), "VALT")->cost, cheap);
        QCOMPARE(vault.read(u"one"_s).value(), secrets);
        SecretVault again(path(), cheap);
        QVERIFY(again.open(passphrase).ok());
    }
    void newerVersionIsLeftAlone()
    {
        const auto sealed = seal(R"({"version":2,"secrets":{}})", passphrase.reveal(), "VALT", cheap);
        fill(*sealed);
        SecretVault vault(path(), cheap);
        QVERIFY(vault.open(passphrase).error().detail.contains(u"newer version"_s));
        QCOMPARE(content(), *sealed);
    }
    void rubbishInside()
    {
        for (const QByteArray &inside : {QByteArray("[]"), QByteArray("{}"), QByteArray("nonsense"), QByteArray()}) {
            fill(*seal(inside, passphrase.reveal(), "VALT", cheap));
            SecretVault vault(path(), cheap);
            QCOMPARE(vault.open(passphrase).error().kind, ErrorKind::Store);
        }
        QCOMPARE(SecretVault::secretsFrom(*Json::parse(R"({"secret":"***"})")).error().kind, ErrorKind::Store);
        QCOMPARE(SecretVault::secretsFrom(*Json::parse(R"({"secret":1})")).error().kind, ErrorKind::Store);
    }
    void twoProgramsAtOnce()
    {
        make();
        SecretVault first(path(), cheap);
        SecretVault second(path(), cheap);
        QVERIFY(first.open(passphrase).ok());
        QVERIFY(second.open(passphrase).ok());
        QVERIFY(first.write(u"two"_s, secrets).ok());
        QVERIFY(second.write(u"three"_s, secrets).ok());
        QCOMPARE(first.ids().value().size(), 3);
    }
    void passphraseCanBeChanged()
    {
        make();
        SecretVault vault(path(), cheap);
        QVERIFY(vault.open(passphrase).ok());
        QVERIFY(vault.changePassphrase(Redacted<QByteArray>("another")).ok());
        QCOMPARE(vault.read(u"one"_s).value(), secrets);
        SecretVault other(path(), cheap);
        QVERIFY(!other.open(passphrase).ok());
        QVERIFY(other.open(Redacted<QByteArray>("another")).ok());
    }
    void storeUsesTheVaultOnceThereIsOne()
    {
        SecretStore store(QDir(m_dir->path()), nullptr, cheap);
        store.useKeychain(false);
        QCOMPARE(store.place(), SecretStore::Place::None);
        QVERIFY(outcomeOf(store.read(u"one"_s, this))->isEmpty());
        QCOMPARE(outcomeOf(store.write(u"one"_s, secrets, this)).error().kind, ErrorKind::Store);
        QVERIFY(outcomeOf(store.unlock(passphrase, this)).ok());
        QCOMPARE(store.place(), SecretStore::Place::Vault);
        QVERIFY(outcomeOf(store.write(u"one"_s, secrets, this)).ok());
        QCOMPARE(outcomeOf(store.read(u"one"_s, this)).value(), secrets);
        QVERIFY(outcomeOf(store.remove(u"one"_s, this)).ok());
        QVERIFY(outcomeOf(store.read(u"one"_s, this))->isEmpty());
    }
    void locksItselfWhenNobodyIsThere()
    {
        SecretStore store(QDir(m_dir->path()), nullptr, cheap);
        const QSignalSpy locked(&store, &SecretStore::locked);
        QVERIFY(outcomeOf(store.unlock(passphrase, this)).ok());
        QVERIFY(!store.isLocked());
        store.setIdleTime(30ms);
        QTRY_VERIFY(store.isLocked());
        QCOMPARE(locked.size(), 1);
        QCOMPARE(outcomeOf(store.read(u"one"_s, this)).error().kind, ErrorKind::Auth);
        QCOMPARE(outcomeOf(store.unlock(Redacted<QByteArray>("wrong"), this)).error().kind, ErrorKind::Auth);
        QVERIFY(store.isLocked());
    }
};

QTEST_GUILESS_MAIN(tst_SecretVault)
#include "tst_secretvault.moc"
