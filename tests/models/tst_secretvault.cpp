// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes/outcome.h"
#include "store/secretstore.h"

#include <QFile>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentRun>

#include <thread>

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
            const Error error = vault.open(passphrase).error();
            QCOMPARE(error.kind, ErrorKind::Store);
            QVERIFY2(error.detail.startsWith(path() + u": "_s), qPrintable(error.detail));
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
            QVERIFY(vault.open(passphrase).error().detail.startsWith(path() + u": "_s));
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
    void aCopyGoesOnAfterThePassphraseIsChanged()
    {
        make();
        SecretVault vault(path(), cheap);
        QVERIFY(vault.open(passphrase).ok());
        SecretVault waiting = vault; // as what is asked for in another thread has it
        QVERIFY(vault.changePassphrase(Redacted<QByteArray>("another")).ok());
        QVERIFY(waiting.write(u"two"_s, secrets).ok());
        QCOMPARE(vault.ids().value().size(), 2);
    }
    void amendsOneOfThem()
    {
        fill(*seal(R"({"version":1,"secrets":{"one":{"secret":"a2VwdA==","ofLater":"x"}}})", passphrase.reveal(), "VALT", cheap));
        SecretVault vault(path(), cheap);
        QVERIFY(vault.open(passphrase).ok());
        QVERIFY(vault.amend(u"one"_s, {.refreshToken = Redacted<QByteArray>("renewed")}).ok());
        QCOMPARE(vault.read(u"one"_s)->secret.reveal(), "kept");
        QCOMPARE(vault.read(u"one"_s)->refreshToken.reveal(), "renewed");
        const auto inside = unseal(content(), passphrase.reveal(), "VALT");
        QVERIFY2(inside->view().contains("ofLater"), "what a newer version keeps there stays");
        QVERIFY(vault.amend(u"one"_s, {.secret = Redacted<QByteArray>(), .refreshToken = Redacted<QByteArray>()}).ok());
        QVERIFY2(vault.ids()->isEmpty(), "nothing is left of it");
    }
    /// Each has its own key and descriptors, as programs have: one renews tokens, the other is given a secret.
    void nobodyLosesWhatOthersWrite()
    {
        make();
        constexpr int rounds = 12;
        const auto work = [this](const std::function<SecretsChange(const QByteArray &)> &change) {
            SecretVault vault(path(), cheap);
            bool isFine = vault.open(passphrase).ok();
            for (int i = 0; i < rounds; ++i)
                isFine = isFine && vault.amend(u"one"_s, change(QByteArray::number(i))).ok();
            return isFine;
        };
        std::atomic<int> done = 0;
        std::vector<std::thread> programs;
        programs.emplace_back([&] { done += work([](const QByteArray &text) { return SecretsChange {.refreshToken = Redacted(text)}; }) ? 1 : 0; });
        programs.emplace_back([&] { done += work([](const QByteArray &text) { return SecretsChange {.secret = Redacted(text)}; }) ? 1 : 0; });
        programs.emplace_back([&] { done += work([](const QByteArray &text) { return SecretsChange {.proxyPassword = Redacted(text), .proxyFor = u"p"_s}; }) ? 1 : 0; });
        for (std::thread &program : programs)
            program.join();
        QCOMPARE(done.load(), 3);
        SecretVault vault(path(), cheap);
        QVERIFY(vault.open(passphrase).ok());
        const QByteArray last = QByteArray::number(rounds - 1);
        const auto all = vault.read(u"one"_s);
        QCOMPARE(all->refreshToken.reveal(), last);
        QCOMPARE(all->secret.reveal(), last);
        QCOMPARE(all->proxyPassword.reveal(), last);
        QCOMPARE(all->proxyFor, u"p"_s);
        QCOMPARE(all->keyPair, secrets.keyPair);
    }
    void whatIsRemovedWhileItIsLockedGoesWhenItIsOpened()
    {
        make();
        const QDir dir(m_dir->path());
        {
            SecretStore locked(dir, nullptr, cheap);
            QVERIFY(outcomeOf(locked.remove(u"one"_s, this)).ok());
            QVERIFY(outcomeOf(locked.remove(u"never there"_s, this)).ok());
        }
        QFile list(m_dir->filePath(u"vault.forget"_s));
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QByteArray words = list.readAll();
        QVERIFY2(words.contains("\"one\"") && !words.contains("hunter2"), words.constData());
        QCOMPARE(list.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
        list.close();
        SecretStore other(dir, nullptr, cheap);
        QVERIFY(outcomeOf(other.unlock(passphrase, this)).ok());
        QVERIFY(outcomeOf(other.read(u"one"_s, this))->isEmpty());
        QTRY_VERIFY(!list.exists());
        QVERIFY(outcomeOf(other.write(u"one"_s, secrets, this)).ok()); // entered again
        other.lock();
        QVERIFY(outcomeOf(other.unlock(passphrase, this)).ok());
        QCOMPARE(outcomeOf(other.read(u"one"_s, this)).value(), secrets);
    }
    /// The pool that works keys out is held up here for as long as the test likes.
    void readsAndWritesWaitForNoPassphrase()
    {
        make();
        SecretStore store(QDir(m_dir->path()), nullptr, cheap);
        QVERIFY(outcomeOf(store.unlock(passphrase, this)).ok());
        QThreadPool *pool = QThreadPool::globalInstance();
        const int threads = pool->maxThreadCount();
        pool->setMaxThreadCount(1);
        QSemaphore held;
        const QFuture<void> obstacle = QtConcurrent::run([&held] { held.acquire(); });
        auto *change = store.changePassphrase(passphrase, Redacted<QByteArray>("another"), this);
        std::optional<Result<void>> changed;
        change->then(this, [&changed](const Result<void> &outcome) { changed = outcome; });
        const auto read = outcomeOf(store.read(u"one"_s, this));
        const auto written = outcomeOf(store.write(u"two"_s, secrets, this));
        const bool isChanged = changed.has_value();
        held.release();
        pool->setMaxThreadCount(threads);
        QVERIFY(read.ok() && *read == secrets);
        QVERIFY(written.ok());
        QVERIFY(!isChanged);
        QTRY_VERIFY(changed.has_value());
        QVERIFY(changed->ok());
        QCOMPARE(outcomeOf(store.read(u"two"_s, this)).value(), secrets);
    }
    void whatOthersGaveAnotherPassphraseIsLocked()
    {
        make();
        SecretStore one(QDir(m_dir->path()), nullptr, cheap);
        SecretStore two(QDir(m_dir->path()), nullptr, cheap);
        QVERIFY(outcomeOf(one.unlock(passphrase, this)).ok());
        QVERIFY(outcomeOf(two.unlock(passphrase, this)).ok());
        const Redacted<QByteArray> another("another");
        QVERIFY(outcomeOf(one.changePassphrase(passphrase, another, this)).ok());
        const QSignalSpy locked(&two, &SecretStore::locked);
        QCOMPARE(outcomeOf(two.read(u"one"_s, this)).error().kind, ErrorKind::Auth);
        QCOMPARE(locked.size(), 1);
        QVERIFY(two.isLocked());
        QVERIFY(outcomeOf(two.unlock(another, this)).ok());
        QCOMPARE(outcomeOf(two.read(u"one"_s, this)).value(), secrets);
    }
    void whatWasTypedLeavesTheRest()
    {
        const auto typed = SecretsChange::typed({.proxyPassword = Redacted<QByteArray>("p"), .proxyFor = u"system ann"_s}).appliedTo(secrets);
        QCOMPARE(typed.secret, secrets.secret);
        QCOMPARE(typed.refreshToken, secrets.refreshToken);
        QCOMPARE(typed.proxyFor, u"system ann"_s);
        const auto anew = SecretsChange::typed({.secret = Redacted<QByteArray>("new")}).appliedTo(typed);
        QCOMPARE(anew.secret.reveal(), "new");
        QCOMPARE(anew.refreshToken, secrets.refreshToken); // of a person who has signed in, whatever the program's own secret is
        QCOMPARE(anew.keyPair, secrets.keyPair);
        QCOMPARE(anew.proxyPassword.reveal(), "p");
        QVERIFY(SecretsChange::typed({}).isNothing());
        const SecretsChange emptied {.refreshToken = Redacted<QByteArray>(), .spent = Redacted<QByteArray>("older")};
        QCOMPARE(emptied.appliedTo(secrets).refreshToken, secrets.refreshToken); // its successor is another program's
        QVERIFY((SecretsChange {.refreshToken = Redacted<QByteArray>(), .spent = secrets.refreshToken}).appliedTo(secrets).refreshToken.isEmpty());
    }
    /// What waits for the vault to be unlocked becomes one change, which does what each of them would have done.
    void changesThatWaitAreJoined()
    {
        using Text = Redacted<QByteArray>;
        const QList<SecretsChange> changes {{.secret = Text("new")},
                                            {.keyPair = Text("other pair")},
                                            {.refreshToken = Text("next")},
                                            {.refreshToken = Text(), .spent = Text("next")},
                                            {.refreshToken = Text(), .spent = Text("older")},
                                            {.refreshToken = Text(), .spent = secrets.refreshToken},
                                            {.proxyPassword = Text("p"), .proxyFor = u"proxy ann"_s},
                                            SecretsChange::typed({.secret = Text("typed"), .proxyPassword = Text("q"), .proxyFor = u"proxy eve"_s}),
                                            SecretsChange::to({.secret = Text("only")})};
        for (qsizetype i = 0; i < changes.size(); ++i) {
            for (qsizetype j = 0; j < changes.size(); ++j) {
                SecretsChange joined = changes.at(i);
                joined.takeUp(changes.at(j));
                const SignInSecrets one = joined.appliedTo(secrets);
                const SignInSecrets other = changes.at(j).appliedTo(changes.at(i).appliedTo(secrets));
                QVERIFY2(one == other, qPrintable(u"%1 and then %2"_s.arg(i).arg(j)));
                for (qsizetype k = 0; k < changes.size(); ++k) {
                    SecretsChange three = joined;
                    three.takeUp(changes.at(k));
                    QVERIFY2(three.appliedTo(secrets) == changes.at(k).appliedTo(other), qPrintable(u"%1, %2 and then %3"_s.arg(i).arg(j).arg(k)));
                }
            }
        }
        // of two that were refused neither stays
        for (const auto &[first, second] : {std::pair(Text("older"), secrets.refreshToken), std::pair(secrets.refreshToken, Text("older"))}) {
            SecretsChange joined {.refreshToken = Text(), .spent = first};
            joined.takeUp({.refreshToken = Text(), .spent = second});
            QVERIFY(joined.appliedTo(secrets).refreshToken.isEmpty());
        }
    }
    void severalProgramsMakeItAtOnce()
    {
        constexpr int count = 6;
        std::atomic<int> done = 0;
        std::vector<std::thread> programs;
        for (int i = 0; i < count; ++i) {
            programs.emplace_back([this, i, &done] {
                SecretVault vault(path(), cheap);
                done += vault.open(passphrase).ok() && vault.write(QString::number(i), secrets).ok() ? 1 : 0;
            });
        }
        for (std::thread &program : programs)
            program.join();
        QCOMPARE(done.load(), count);
        SecretVault vault(path(), cheap);
        QVERIFY(vault.open(passphrase).ok());
        QCOMPARE(vault.ids()->size(), count);
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
