// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/vaultdialog.h"
#include "fakes/outcome.h"
#include "secretkeeper.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr SealCost cheap {.logN = 4};
Redacted<QByteArray> passphrase()
{
    return Redacted<QByteArray>("open sesame of the test");
}

SignInSecrets token(const QByteArray &text)
{
    return {.refreshToken = Redacted(text)};
}

/// A keeper over a vault, without any keychain, and the window that its dialogs belong to.
struct Keeper {
    QTemporaryDir dir;
    QWidget window;
    SecretKeeper keeper {QDir(dir.path()), nullptr, cheap};
    const QString one = u"id-1"_s;

    Keeper()
    {
        keeper.store().useKeychain(false);
        keeper.setWindow(&window);
        window.show();
    }
    [[nodiscard]] bool makeVault() { return outcomeOf(keeper.store().unlock(passphrase(), &window)).ok(); }
    [[nodiscard]] QList<VaultDialog *> dialogs() const { return window.findChildren<VaultDialog *>(); }
    [[nodiscard]] SignInSecrets kept(const QString &id) { return outcomeOf(keeper.store().read(id, &window)).valueOr({}); }
    void unlock() const
    {
        VaultDialog *dialog = dialogs().value(0);
        QVERIFY(dialog);
        dialog->findChild<QLineEdit *>(u"vaultPassphrase"_s)->setText(QString::fromUtf8(passphrase().reveal()));
        dialog->findChild<QPushButton *>(u"vaultGo"_s)->click();
        QTRY_VERIFY(dialogs().isEmpty());
    }
    void decline() const
    {
        QVERIFY(!dialogs().isEmpty());
        dialogs().constFirst()->findChild<QPushButton *>(u"vaultCancel"_s)->click();
        QTRY_VERIFY(dialogs().isEmpty());
    }
    /// As the provider does, at any time.
    void renew(const QByteArray &token)
    {
        keeper.amend(one, {.refreshToken = Redacted(token)}, SignInSecrets(), SecretKeeper::Occasion::Renewed);
    }
    [[nodiscard]] std::optional<Result<SignInSecrets>> fetched()
    {
        std::optional<Result<SignInSecrets>> result;
        keeper.fetch(one, [&result](const Result<SignInSecrets> &secrets) { result = secrets; });
        [[maybe_unused]] const bool came = QTest::qWaitFor([&result] { return result.has_value(); }, 2'000);
        return result;
    }
};

} // namespace

/// The secrets of the window between the vault and the connections.
class tst_SecretKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rotationsAskOnceAndLoseNothing()
    {
        Keeper stage;
        QVERIFY(stage.makeVault());
        stage.keeper.keep(stage.one, token("first"));
        stage.keeper.store().lock();
        for (const char *text : {"second", "third", "fourth"})
            stage.renew(text);
        QCOMPARE(stage.dialogs().size(), 1);
        stage.decline();
        QVERIFY2(stage.keeper.isWaiting(), "the rotated one is all there is: a used one is worth nothing");
        stage.renew("fifth");
        QVERIFY2(stage.dialogs().isEmpty(), "who declined is not asked at each rotation");
        QVERIFY(stage.makeVault()); // unlocked for another reason
        QVERIFY(!stage.keeper.isWaiting());
        QCOMPARE(stage.kept(u"id-1"_s).refreshToken.reveal(), "fifth");
    }
    void aLockedVaultStaysLocked()
    {
        Keeper stage;
        QVERIFY(stage.makeVault());
        stage.keeper.store().lock();
        stage.renew("rotated");
        stage.decline();
        std::optional<Result<SignInSecrets>> result;
        stage.keeper.fetch(stage.one, [&result](const Result<SignInSecrets> &secrets) { result = secrets; });
        QVERIFY2(!result.has_value(), "nothing is given out without the passphrase");
        QCOMPARE(stage.dialogs().size(), 1);
        stage.unlock();
        QTRY_VERIFY(result.has_value());
        QCOMPARE(result->valueOr({}).refreshToken.reveal(), "rotated");
    }
    void everybodyWaitsForOneDialog()
    {
        Keeper stage;
        QVERIFY(stage.makeVault());
        stage.keeper.keep(stage.one, token("kept"));
        stage.keeper.store().lock();
        int answers = 0;
        for (int i = 0; i < 3; ++i)
            stage.keeper.fetch(stage.one, [&answers](const Result<SignInSecrets> &secrets) { answers += secrets ? 1 : 0; });
        QCOMPARE(stage.dialogs().size(), 1);
        stage.unlock();
        QTRY_COMPARE(answers, 3);
    }
    void anEmptiedTokenIsTakenAway()
    {
        Keeper stage;
        QVERIFY(stage.makeVault());
        stage.keeper.keep(stage.one, token("refused later"));
        QVERIFY(!stage.kept(u"id-1"_s).isEmpty());
        stage.renew({});
        QVERIFY(stage.kept(u"id-1"_s).isEmpty());
        QVERIFY(stage.fetched() && stage.fetched()->valueOr(token("?")).isEmpty());
    }
    void removedIsRemoved()
    {
        Keeper stage;
        QVERIFY(stage.makeVault());
        stage.keeper.keep(stage.one, token("of a connection that goes"));
        stage.keeper.remove(u"id-1"_s);
        QVERIFY(stage.kept(u"id-1"_s).isEmpty());
        stage.keeper.keep(stage.one, token("again"));
        stage.keeper.store().lock();
        stage.keeper.remove(u"id-1"_s); // not asked for that
        QVERIFY(stage.dialogs().isEmpty());
        QVERIFY(stage.makeVault());
        QVERIFY(stage.kept(u"id-1"_s).isEmpty());
    }
    /// A password for the proxy that was typed, and then a renewed token: neither takes the other away, or the secret.
    void whatIsAmendedLeavesTheRest()
    {
        Keeper stage;
        QVERIFY(stage.makeVault());
        stage.keeper.keep(stage.one, {.secret = Redacted<QByteArray>("secret"), .refreshToken = Redacted<QByteArray>("first")});
        QCOMPARE(stage.kept(stage.one).refreshToken.reveal(), "first"); // written, which is whole, before the other one begins
        SecretStore other(QDir(stage.dir.path()), nullptr, cheap); // another window
        QVERIFY(outcomeOf(other.unlock(passphrase(), this)).ok());
        QVERIFY(outcomeOf(other.amend(stage.one, {.proxyPassword = Redacted<QByteArray>("p"), .proxyFor = u"system ann"_s}, SignInSecrets(), this)).ok());
        stage.renew("second");
        const SignInSecrets kept = stage.kept(stage.one);
        QCOMPARE(kept.secret.reveal(), "secret");
        QCOMPARE(kept.refreshToken.reveal(), "second");
        QCOMPARE(kept.proxyPassword.reveal(), "p");
        stage.keeper.store().lock();
        stage.renew("third");
        stage.unlock();
        QTRY_COMPARE(stage.kept(stage.one).refreshToken.reveal(), "third");
        QCOMPARE(stage.kept(stage.one).secret.reveal(), "secret");
        QCOMPARE(stage.fetched()->valueOr({}).secret.reveal(), "secret");
    }
    void removedWhileLockedIsRemovedByWhoeverUnlocks()
    {
        Keeper stage;
        QVERIFY(stage.makeVault());
        stage.keeper.keep(stage.one, token("of a connection that goes"));
        stage.keeper.store().lock();
        stage.keeper.remove(stage.one);
        QTRY_VERIFY(QFile::exists(stage.dir.filePath(u"vault.forget"_s)));
        SecretStore later(QDir(stage.dir.path()), nullptr, cheap);
        QVERIFY(outcomeOf(later.unlock(passphrase(), this)).ok());
        QVERIFY(outcomeOf(later.read(stage.one, this))->isEmpty());
    }
    void whoWantsNoVaultIsAskedAgainOnlyForWhatTheyType()
    {
        Keeper stage;
        stage.keeper.keep(stage.one, token("typed"));
        stage.decline();
        QCOMPARE(stage.fetched()->valueOr({}).refreshToken.reveal(), "typed");
        stage.renew("rotated");
        QVERIFY(stage.dialogs().isEmpty());
        QCOMPARE(stage.fetched()->valueOr({}).refreshToken.reveal(), "rotated");
        stage.keeper.keep(stage.one, token("typed again"));
        QCOMPARE(stage.dialogs().size(), 1);
    }
    void aCheaperVaultIsSealedAnew()
    {
        const QTemporaryDir dir;
        {
            SecretStore old(QDir(dir.path()), nullptr, {.logN = 2});
            QVERIFY(outcomeOf(old.unlock(passphrase(), this)).ok());
            QVERIFY(outcomeOf(old.write(u"id"_s, token("kept"), this)).ok());
        }
        SecretStore store(QDir(dir.path()), nullptr, cheap);
        QVERIFY(outcomeOf(store.unlock(passphrase(), this)).ok());
        QCOMPARE(outcomeOf(store.read(u"id"_s, this)).valueOr({}).refreshToken.reveal(), "kept");
        QFile file(dir.filePath(u"vault.sealed"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(SealHeader::read(file.readAll(), "VALT")->cost.logN, cheap.logN);
        QVERIFY(outcomeOf(store.write(u"id"_s, token("written"), this)).ok());
        QCOMPARE(outcomeOf(store.read(u"id"_s, this)).valueOr({}).refreshToken.reveal(), "written");
    }
    void thePassphraseIsChanged()
    {
        const QTemporaryDir dir;
        const Redacted<QByteArray> other("another one altogether");
        SecretStore store(QDir(dir.path()), nullptr, cheap);
        QVERIFY(outcomeOf(store.unlock(passphrase(), this)).ok());
        QVERIFY(outcomeOf(store.write(u"id"_s, token("kept"), this)).ok());
        QCOMPARE(outcomeOf(store.changePassphrase(other, other, this)).error().kind, ErrorKind::Auth);
        QVERIFY(outcomeOf(store.changePassphrase(passphrase(), other, this)).ok());
        QCOMPARE(outcomeOf(store.read(u"id"_s, this)).valueOr({}).refreshToken.reveal(), "kept");
        store.lock();
        QCOMPARE(outcomeOf(store.unlock(passphrase(), this)).error().kind, ErrorKind::Auth);
        QVERIFY(outcomeOf(store.unlock(other, this)).ok());
        QCOMPARE(outcomeOf(store.read(u"id"_s, this)).valueOr({}).refreshToken.reveal(), "kept");
    }
};

QTEST_MAIN(tst_SecretKeeper)
#include "tst_secretkeeper.moc"
