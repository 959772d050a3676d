// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/draftstore.h"
#include "change/stagedchanges.h"
#include "connections/baseurl.h"
#include "connections/certificatefield.h"
#include "connections/connectdialog.h"
#include "connections/importrisks.h"
#include "connections/manageconnectionsdialog.h"
#include "connections/providerchoice.h"
#include "connections/signinguide.h"
#include "connections/startpage.h"
#include "connections/tokendialog.h"
#include "connections/vaultdialog.h"
#include "fakes/certificates.h"
#include "directory/directory.h"
#include "gui/accessibility.h"
#include "gui/connectfixture.h"
#include "widgets/messagestrip.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Provost;
using namespace Qt::StringLiterals;

/// What a person types to make a connection, without any network.
class TestConnectForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void judgesBaseUrls_data();
    void judgesBaseUrls();
    void fillsInWhatAProviderNeeds();
    void keepsWhatThePersonTyped();
    void takesTheTokenOutOfWhatWasPasted_data();
    void takesTheTokenOutOfWhatWasPasted();
    void hidesTheToken();
    void readsCertificates();
    void saysThatMoneyLimitsNothing();
    void keepsAProfileOfOnesOwn();
    void importsWhatIsFine();
    void warnsOfATakenName();
    void connectsWithKeysAlone();
    void tabsInTheOrderOneReads();
    void showsWhatEachKindNeeds();
    void signsInToEntraByCertificate();
    void keepsEverythingOfASavedConnection();
    void keepsWhatTheFormDoesNotShow_data();
    void keepsWhatTheFormDoesNotShow();
    void editsAKeyThatIsKept_data();
    void editsAKeyThatIsKept();
    void aSecretGoesNowhereElse_data();
    void aSecretGoesNowhereElse();
    void triesWithWhatIsKept();
    void takesNoSecretAmongArguments();
    void takesNoPinInTheAddress();
    void asksBeforeAFileRunsAProgram();
    void manyRisksScroll();
    void draftGoesWithItsConnection();
    void opensAnotherWindow();
    void removedForGood();
    void guidesEveryProvider();
    void keepsOtherWaysBehindOneMoreStep();
    void asksForAVaultPassphrase();
    void editsWithoutAToken();
    void asksForATokenOnly();
    void startsWithTwoChoices();
    void opensASavedConnection();
};

void TestConnectForm::judgesBaseUrls_data()
{
    using enum BaseUrl::State;
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("url"); // of a usable one
    QTest::addColumn<QString>("message"); // a part of it
    const auto row = [](const char *name, const QString &typed, BaseUrl::State state, const QString &url,
                         const QString &message) { QTest::newRow(name) << typed << int(state) << url << message; };
    row("empty", u"  "_s, Empty, {}, {});
    row("good", u"https://h.example/scim/v2"_s, Good, u"https://h.example/scim/v2"_s, {});
    row("last slash", u"https://h.example/scim/v2/"_s, Good, u"https://h.example/scim/v2/"_s, {});
    row("pasted with white space", u" https://h.example/scim/v2\n"_s, Good, u"https://h.example/scim/v2"_s, {});
    row("no scheme", u"h.example/scim/v2"_s, Good, u"https://h.example/scim/v2"_s, {});
    row("upper case", u"HTTPS://H.Example/scim/v2"_s, Good, u"https://h.example/scim/v2"_s, {});
    row("begun", u"https:/"_s, Unfinished, {}, u"address"_s);
    row("template", u"https://scim.{region}.amazonaws.com/{tenant}/scim/v2"_s, Unfinished, {}, u"{region}"_s);
    row("half a template", u"https://scim.eu.amazonaws.com/{tenant}/scim/v2"_s, Unfinished, {}, u"{tenant}"_s);
    row("http far away", u"http://h.example/scim/v2"_s, Invalid, {}, u"https"_s);
    row("http that looks near", u"http://127.0.0.1.example/scim/v2"_s, Invalid, {}, u"https"_s);
    row("http localhost", u"http://localhost:8990/scim/v2"_s, Good, u"http://localhost:8990/scim/v2"_s, {});
    row("http loopback", u"http://127.3.2.1/scim/v2"_s, Good, u"http://127.3.2.1/scim/v2"_s, {});
    row("http loopback 6", u"http://[::1]:80/scim/v2"_s, Good, u"http://[::1]:80/scim/v2"_s, {});
    row("another scheme", u"ldap://h.example/x"_s, Invalid, {}, u"https://"_s);
    row("no host", u"https:///scim"_s, Invalid, {}, u"not a web address"_s);
    row("spaces inside", u"https://h ex/scim"_s, Invalid, {}, u"not a web address"_s);
    row("credentials", u"https://me:secret@h.example/scim/v2"_s, Invalid, {}, u"password"_s);
    row("query", u"https://h.example/scim/v2?x=1"_s, Invalid, {}, u"“?”"_s);
    row("fragment", u"https://h.example/scim/v2#top"_s, Invalid, {}, u"“#”"_s);
    row("users", u"https://h.example/scim/v2/Users"_s, Doubtful, u"https://h.example/scim/v2/Users"_s, u"/Users"_s);
    row("one user", u"https://h.example/scim/v2/users/17/"_s, Doubtful, u"https://h.example/scim/v2/users/17/"_s,
        u"/users/17/"_s);
    row("config", u"https://h.example/scim/ServiceProviderConfig"_s, Doubtful,
        u"https://h.example/scim/ServiceProviderConfig"_s, u"Leave out"_s);
    row("SCIM 1", u"https://h.example/scim/v1"_s, Doubtful, u"https://h.example/scim/v1"_s, u"SCIM 1"_s);
    row("no path", u"https://h.example"_s, Doubtful, u"https://h.example"_s, u"/scim/v2"_s);
    row("other scripts", u"https://münchen.example/scim/v2"_s, Good, u"https://xn--mnchen-3ya.example/scim/v2"_s, {});
}

void TestConnectForm::judgesBaseUrls()
{
    QFETCH(QString, typed);
    QFETCH(int, state);
    QFETCH(QString, url);
    QFETCH(QString, message);
    const BaseUrl judged = BaseUrl::judge(typed);
    QCOMPARE(int(judged.state), state);
    QCOMPARE(QString::fromLatin1(judged.url.toEncoded()), url);
    QCOMPARE(judged.isUsable(), !url.isEmpty());
    QCOMPARE(judged.message.isEmpty(), message.isEmpty());
    QVERIFY2(judged.message.contains(message), qPrintable(judged.message));
}

void TestConnectForm::fillsInWhatAProviderNeeds()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    auto *provider = child<QComboBox>(dialog, u"provider"_s);
    auto *url = child<QLineEdit>(dialog, u"baseUrl"_s);
    auto *name = child<QLineEdit>(dialog, u"connectionName"_s);
    QCOMPARE(url->text(), u"https://graph.microsoft.com/rp/scim"_s);
    QVERIFY(child<QLabel>(dialog, u"providerNeeds"_s)->text().contains(u"billed"_s));
    provider->setFocus();
    QTest::keyClicks(provider, u"AWS"_s);
    QVERIFY(url->text().contains(u"{region}"_s));
    QVERIFY(name->text().startsWith(u"AWS"_s));
    QVERIFY(child<QLabel>(dialog, u"urlMessage"_s)->isVisible());
    QVERIFY(!child<QPushButton>(dialog, u"saveConnection"_s)->isEnabled());
    QTest::keyClick(provider, Qt::Key_End); // any other
    QCOMPARE(url->text(), QString());
    QTest::keyClicks(url, u"h.example/scim/v2"_s);
    QCOMPARE(name->text(), u"h.example"_s);
}

void TestConnectForm::keepsWhatThePersonTyped()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    auto *url = child<QLineEdit>(dialog, u"baseUrl"_s);
    auto *name = child<QLineEdit>(dialog, u"connectionName"_s);
    url->selectAll();
    QTest::keyClicks(url, u"https://mine.example/scim/v2"_s);
    name->selectAll();
    QTest::keyClicks(name, u"My own"_s);
    child<QComboBox>(dialog, u"provider"_s)->setCurrentIndex(3);
    QCOMPARE(url->text(), u"https://mine.example/scim/v2"_s);
    QCOMPARE(name->text(), u"My own"_s);
}

void TestConnectForm::takesTheTokenOutOfWhatWasPasted_data()
{
    QTest::addColumn<QString>("pasted");
    QTest::addColumn<QByteArray>("token"); // empty: unusable
    QTest::newRow("bare") << u"abc.DEF-1_2/3+4=~"_s << QByteArray("abc.DEF-1_2/3+4=~");
    QTest::newRow("white space around") << u"  abc\n"_s << QByteArray("abc");
    QTest::newRow("with the scheme") << u"Bearer abc"_s << QByteArray("abc");
    QTest::newRow("with the header") << u"authorization: bearer  abc"_s << QByteArray("abc");
    QTest::newRow("begins like the scheme") << u"BearerX"_s << QByteArray("BearerX");
    QTest::newRow("two words") << u"abc def"_s << QByteArray();
    QTest::newRow("typographic dash") << u"abc–def"_s << QByteArray();
    QTest::newRow("nothing") << u" "_s << QByteArray();
}

void TestConnectForm::takesTheTokenOutOfWhatWasPasted()
{
    QFETCH(QString, pasted);
    QFETCH(QByteArray, token);
    TokenDialog dialog({.name = u"n"_s, .baseUrl = QUrl(u"https://h.example/scim"_s), .profileId = {}});
    QSignalSpy entered(&dialog, &TokenDialog::tokenEntered);
    child<QLineEdit>(dialog, u"tokenField"_s)->setText(pasted);
    dialog.show();
    auto *open = child<QPushButton>(dialog, u"openConnection"_s);
    QCOMPARE(open->isEnabled(), !token.isEmpty());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(entered.size(), token.isEmpty() ? 0 : 1);
    if (!token.isEmpty())
        QCOMPARE(entered.first().first().value<Redacted<QByteArray>>().reveal(), token);
}

void TestConnectForm::hidesTheToken()
{
    TokenDialog dialog({.name = u"n"_s, .baseUrl = QUrl(u"https://h.example/scim"_s), .profileId = {}});
    auto *field = child<QLineEdit>(dialog, u"tokenField"_s);
    dialog.show();
    QTest::keyClicks(field, u"secret"_s);
    QVERIFY(!field->displayText().contains(u"secret"_s));
    child<QAction>(dialog, u"tokenReveal"_s)->trigger();
    QCOMPARE(field->displayText(), u"secret"_s);
}

void TestConnectForm::readsCertificates()
{
    QTemporaryDir dir;
    const auto write = [&dir](const QString &name, const QByteArray &bytes) {
        QFile file(dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    };
    const QByteArray pem = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    choose(dialog, SignIn::Kind::Bearer);
    child<QToolButton>(dialog, u"moreSettings"_s)->click();
    child<QLineEdit>(dialog, u"tokenField"_s)->setText(u"t"_s);
    auto *path = child<QLineEdit>(dialog, u"caPath"_s);
    auto *save = child<QPushButton>(dialog, u"saveConnection"_s);
    auto *message = child<QLabel>(dialog, u"caMessage"_s);
    path->setText(write(u"two.pem"_s, pem + pem));
    QVERIFY(message->text().startsWith(u"2 "_s));
    QVERIFY(save->isEnabled());
    path->setText(write(u"both.pem"_s, pem + "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"));
    QVERIFY(message->text().startsWith(u"1 "_s));
    QCOMPARE(dialog.findChild<CertificateField *>()->pem(), pem);
    path->setText(write(u"key.pem"_s, "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n"));
    QVERIFY(message->text().contains(u"no certificate"_s));
    path->setText(write(u"not.pem"_s, "hello"));
    QVERIFY(message->text().contains(u"no certificate"_s));
    QVERIFY(!save->isEnabled());
    path->setText(dir.filePath(u"nowhere"_s));
    QVERIFY(message->text().contains(u"cannot be read"_s));
    path->clear();
    QVERIFY(save->isEnabled());
    QVERIFY(!message->isVisible());
}

void TestConnectForm::saysThatMoneyLimitsNothing()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    child<QToolButton>(dialog, u"moreSettings"_s)->click();
    auto *providers = child<QComboBox>(dialog, u"provider"_s);
    auto *message = child<QLabel>(dialog, u"amountMessage"_s);
    providers->setCurrentIndex(providers->findData(u"slack"_s));
    QVERIFY(!message->isVisible());
    child<QDoubleSpinBox>(dialog, u"budgetAmount"_s)->setValue(5);
    QVERIFY(message->isVisible() && message->text().contains(u"no price"_s));
    providers->setCurrentIndex(providers->findData(u"entra"_s));
    QVERIFY2(!message->isVisible(), "it has a price");
    providers->setCurrentIndex(providers->findData(u"slack"_s));
    QVERIFY(message->isVisible());
    child<QDoubleSpinBox>(dialog, u"budgetAmount"_s)->setValue(0);
    QVERIFY(!message->isVisible());
}

/// The form knows the shipped ones; what it does not know it leaves alone.
void TestConnectForm::keepsAProfileOfOnesOwn()
{
    for (const QString &profile : {u"ours"_s, u"rfc"_s}) {
        for (const QString &url : {u"https://h.example/scim"_s, u"https://graph.microsoft.com/rp/scim"_s}) {
            ConnectDialog dialog(ConnectDialog::Purpose::Edit);
            dialog.setConnection({.name = u"Contoso"_s, .baseUrl = QUrl(url), .profileId = profile, .id = u"some-id"_s});
            dialog.show();
            child<QLineEdit>(dialog, u"connectionName"_s)->setText(u"Another"_s);
            QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
            child<QPushButton>(dialog, u"saveConnection"_s)->click();
            QCOMPARE(chosen.size(), 1);
            QCOMPARE(chosen.first().at(1).value<SavedConnection>().profileId, profile);
        }
    }
}

void TestConnectForm::importsWhatIsFine()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(u"shared.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"provostConnections":2,"connections":[{"name":"good","baseUrl":"https://h/x"},{"name":"bad","baseUrl":"http://h/x"}]})");
    file.close();
    ConnectionStore store(QDir(dir.filePath(u"data"_s)));
    ManageConnectionsDialog manage(store);
    manage.show();
    child<QPushButton>(manage, u"importConnections"_s)->click();
    Q_EMIT manage.findChild<QFileDialog *>(u"importDialog"_s)->fileSelected(file.fileName());
    QCOMPARE(store.load()->size(), 1);
    QString told;
    const QList<QLabel *> labels = manage.findChildren<QLabel *>();
    for (const QLabel *label : labels)
        told += label->isVisible() ? label->text() + u'\n' : QString();
    QVERIFY2(told.contains(u"left out"_s) && told.contains(u"https only"_s), qPrintable(told));
}

void TestConnectForm::warnsOfATakenName()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.setTakenNames({u"Contoso"_s});
    dialog.show();
    auto *name = child<QLineEdit>(dialog, u"connectionName"_s);
    name->setText(u" Contoso "_s);
    QVERIFY(child<QLabel>(dialog, u"nameMessage"_s)->text().contains(u"replaces"_s));
    name->setText(u"Contoso 2"_s);
    QVERIFY(!child<QLabel>(dialog, u"nameMessage"_s)->isVisible());
}

void TestConnectForm::connectsWithKeysAlone()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClick(&dialog, Qt::Key_I, Qt::AltModifier);
    auto *kinds = child<QComboBox>(dialog, u"signInKind"_s);
    QTRY_VERIFY(kinds->hasFocus());
    QTest::keyClick(kinds, Qt::Key_Home);
    for (int i = 0; i < kinds->count() && kinds->currentData().toInt() != int(SignIn::Kind::Bearer); ++i)
        QTest::keyClick(kinds, Qt::Key_Down);
    QCOMPARE(kinds->currentData().toInt(), int(SignIn::Kind::Bearer));

    QTest::keyClick(&dialog, Qt::Key_U, Qt::AltModifier);
    auto *url = child<QLineEdit>(dialog, u"baseUrl"_s);
    QTRY_VERIFY(url->hasFocus());
    url->selectAll();
    QTest::keyClicks(url, u"https://h.example/scim/v2"_s);
    QTest::keyClick(&dialog, Qt::Key_T, Qt::AltModifier);
    auto *token = child<QLineEdit>(dialog, u"tokenField"_s);
    QTRY_VERIFY(token->hasFocus());
    QTest::keyClicks(token, u"t0ken"_s);
    QTest::keyClick(&dialog, Qt::Key_S, Qt::AltModifier);
    QTRY_VERIFY(child<QRadioButton>(dialog, u"environmentTest"_s)->isChecked());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(!dialog.isVisible());

    const auto settings = chosen.first().at(0).value<ConnectionSettings>();
    const auto saved = chosen.first().at(1).value<SavedConnection>();
    QCOMPARE(settings.baseUrl, QUrl(u"https://h.example/scim/v2"_s));
    QCOMPARE(settings.token.reveal(), QByteArray("t0ken"));
    QCOMPARE(saved.baseUrl, settings.baseUrl);
    QCOMPARE(saved.environment, SavedConnection::Environment::Test);
    QCOMPARE(saved.name, settings.name);
}

void TestConnectForm::tabsInTheOrderOneReads()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    choose(dialog, SignIn::Kind::Bearer);
    child<QLineEdit>(dialog, u"tokenField"_s)->setText(u"t"_s);
    child<QComboBox>(dialog, u"provider"_s)->setFocus();
    QStringList order;
    for (int i = 0; i < 16; ++i) {
        order << dialog.focusWidget()->objectName();
        QTest::keyClick(&dialog, Qt::Key_Tab);
    }
    const QStringList expected{u"provider"_s, u"baseUrl"_s, u"signInKind"_s,
        u"stepOpen"_s, u"stepCopy1"_s, u"stepCopy2"_s, u"stepCopy3"_s, u"stepCopy4"_s, u"tokenField"_s, u"connectionName"_s,
        u"environmentProduction"_s, u"readOnly"_s, u"moreSettings"_s, u"testConnection"_s, u"cancelConnection"_s,
        u"saveConnection"_s};
    QCOMPARE(order.join(u' '), expected.join(u' '));
}

void TestConnectForm::showsWhatEachKindNeeds()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.resize(900, 1400);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *kinds = child<QComboBox>(dialog, u"signInKind"_s);
    child<QToolButton>(dialog, u"moreSettings"_s)->click();
    for (const int provider : {0, int(child<QComboBox>(dialog, u"provider"_s)->count()) - 1}) {
        child<QComboBox>(dialog, u"provider"_s)->setCurrentIndex(provider);
        for (int i = 0; i < kinds->count(); ++i) {
            if (!kinds->itemData(i).isValid())
                continue; // the line between
            kinds->setCurrentIndex(i);
            QCOMPARE(namelessControls(dialog).join(u'\n'), QString());
            QCOMPARE(clashingMnemonics(dialog).join(u'\n'), QString());
            QCOMPARE(cutTexts(dialog).join(u'\n'), QString());
            const auto left = [&dialog](const QString &name) { return child<QWidget>(dialog, name)->mapTo(&dialog, QPoint()).x(); };
            QTRY_COMPARE(left(u"signInKind"_s), left(u"baseUrl"_s)); // one column of captions, whose fields begin alike
            QCOMPARE(child<QWidget>(dialog, u"tokenField"_s)->isVisible(),
                kinds->itemData(i).toInt() == int(SignIn::Kind::Bearer));
            QCOMPARE(child<QWidget>(dialog, u"tokenCommand"_s)->isVisible(),
                kinds->itemData(i).toInt() == int(SignIn::Kind::Command));
        }
    }
}

void TestConnectForm::signsInToEntraByCertificate()
{
    Certificates maker;
    QVERIFY(maker.make({.name = u"app"_s, .subject = u"/CN=console"_s, .hosts = {}, .isRsa = true}));
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    dialog.show();
    auto *save = child<QPushButton>(dialog, u"saveConnection"_s);
    auto *message = child<QLabel>(dialog, u"certificateMessage"_s);
    QCOMPARE(child<QComboBox>(dialog, u"signInKind"_s)->currentData().toInt(), int(SignIn::Kind::ClientCertificate));
    QVERIFY(stepTexts(dialog).contains(u"Grant admin consent"_s));
    QVERIFY(!child<QWidget>(dialog, u"tokenUrl"_s)->isVisible()); // the profile knows it
    QTest::keyClicks(child<QLineEdit>(dialog, u"tenant"_s), u"contoso.example"_s);
    QTest::keyClicks(child<QLineEdit>(dialog, u"clientId"_s), u"11111111-2222"_s);
    QVERIFY(!save->isEnabled());
    child<QLineEdit>(dialog, u"certificatePath"_s)->setText(maker.file(u"app.pem"_s));
    QVERIFY2(message->text().contains(u"no private key"_s), qPrintable(message->text()));
    QVERIFY(!save->isEnabled());
    child<QLineEdit>(dialog, u"keyPath"_s)->setText(maker.file(u"app.key"_s));
    QVERIFY2(message->text().contains(u"thumbprint"_s), qPrintable(message->text()));
    QVERIFY(save->isEnabled());
    save->click();
    QCOMPARE(chosen.size(), 1);
    const auto saved = chosen.first().at(1).value<SavedConnection>();
    QCOMPARE(saved.profileId, u"entra"_s);
    QCOMPARE(saved.signIn.kind, SignIn::Kind::ClientCertificate);
    QCOMPARE(saved.signIn.tokenUrl, QUrl(u"https://login.microsoftonline.com/contoso.example/oauth2/v2.0/token"_s));
    QCOMPARE(saved.signIn.scope, u"https://graph.microsoft.com/.default"_s);
    QCOMPARE(saved.signIn.clientId, u"11111111-2222"_s);
    QCOMPARE(saved.signIn.certificateFile, maker.file(u"app.pem"_s));
}

void TestConnectForm::keepsEverythingOfASavedConnection()
{
    SavedConnection before{.name = u"Contoso"_s,
        .baseUrl = QUrl(u"https://graph.microsoft.com/rp/scim"_s),
        .profileId = u"entra"_s,
        .environment = SavedConnection::Environment::Production,
        .id = u"some-id"_s,
        .signIn = {.kind = SignIn::Kind::ClientSecret,
            .tokenUrl = QUrl(u"https://login.microsoftonline.com/t-1/oauth2/v2.0/token"_s),
            .clientId = u"app"_s,
            .scope = u"https://graph.microsoft.com/.default"_s},
        .color = u"#123456"_s,
        .isReadOnly = true,
        .proxy = u"none"_s,
        .pinnedCertificate = QByteArray(32, 'x'),
        .budget = {.calls = 5000, .amount = 1.5},
        .protectedNames = {u"admin*"_s, u"root"_s},
        .ownAccount = u"ann@example.com"_s,
        .adminPatterns = {u"*root*"_s, u"Owners"_s},
        .keepsIndex = true};
    ConnectDialog dialog(ConnectDialog::Purpose::Edit);
    dialog.setConnection(before);
    dialog.show();
    QCOMPARE(child<QLineEdit>(dialog, u"tenant"_s)->text(), u"t-1"_s);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    child<QPushButton>(dialog, u"saveConnection"_s)->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(1).value<SavedConnection>(), before);
}

void TestConnectForm::keepsWhatTheFormDoesNotShow_data()
{
    QTest::addColumn<SignIn>("signIn");
    const QUrl entraToken(u"https://login.microsoftonline.com/t-1/oauth2/v2.0/token"_s);
    const QString scope = u"https://graph.microsoft.com/.default"_s;
    QTest::newRow("RS256, audience, key id")
        << SignIn{.kind = SignIn::Kind::ClientCertificate, .tokenUrl = entraToken, .clientId = u"app"_s, .scope = scope,
               .algorithm = SignIn::Algorithm::Rs256, .keyId = u"k-1"_s, .audience = u"https://aud.example"_s, .certificateFile = {}};
    QTest::newRow("secret in the header")
        << SignIn{.kind = SignIn::Kind::ClientSecret, .tokenUrl = entraToken, .clientId = u"app"_s, .scope = scope, .secretInHeader = true};
    QTest::newRow("token URL and scope of one's own")
        << SignIn{.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(u"https://proxy.example/token"_s), .clientId = u"app"_s, .scope = u"other"_s};
    QTest::newRow("redirect URL")
        << SignIn{.kind = SignIn::Kind::AuthorizationCode, .tokenUrl = entraToken,
               .authorizationUrl = QUrl(u"https://login.microsoftonline.com/t-1/oauth2/v2.0/authorize"_s),
               .redirectUrl = QUrl(u"http://127.0.0.1:4711/back"_s), .clientId = u"app"_s, .scope = scope};
}

void TestConnectForm::keepsWhatTheFormDoesNotShow()
{
    QFETCH(SignIn, signIn);
    const SavedConnection before{.name = u"Contoso"_s, .baseUrl = QUrl(u"https://graph.microsoft.com/rp/scim"_s),
        .profileId = u"entra"_s, .id = u"some-id"_s, .signIn = signIn};
    ConnectDialog dialog(ConnectDialog::Purpose::Edit);
    dialog.setConnection(before);
    dialog.show();
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    QVERIFY(child<QPushButton>(dialog, u"saveConnection"_s)->isEnabled());
    child<QPushButton>(dialog, u"saveConnection"_s)->click();
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().at(1).value<SavedConnection>(), before);
}

void TestConnectForm::editsAKeyThatIsKept_data()
{
    QTest::addColumn<bool>("isInAFile");
    QTest::newRow("kept with the secrets") << false;
    QTest::newRow("in a file, its passphrase kept") << true;
}

void TestConnectForm::editsAKeyThatIsKept()
{
    QFETCH(bool, isInAFile);
    Certificates certificates;
    if (!certificates.isUsable())
        QFAIL("the openssl program is missing (package openssl, group test)");
    QVERIFY(certificates.make({.name = u"app"_s, .isRsa = true}));
    QVERIFY(certificates.run({u"rsa"_s, u"-aes256"_s, u"-in"_s, u"app.key"_s, u"-out"_s, u"sealed.key"_s, u"-passout"_s, u"pass:s3cret"_s}));
    SavedConnection before{.name = u"Contoso"_s, .baseUrl = QUrl(u"https://graph.microsoft.com/rp/scim"_s), .profileId = u"entra"_s, .id = u"some-id"_s,
        .signIn = {.kind = SignIn::Kind::ClientCertificate, .tokenUrl = QUrl(u"https://login.microsoftonline.com/t-1/oauth2/v2.0/token"_s),
            .clientId = u"app"_s, .scope = u"https://graph.microsoft.com/.default"_s}};
    if (isInAFile) {
        before.signIn.certificateFile = certificates.file(u"app.pem"_s);
        before.signIn.keyFile = certificates.file(u"sealed.key"_s);
    }
    ConnectDialog dialog(ConnectDialog::Purpose::Edit);
    dialog.setConnection(before);
    dialog.show();
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    child<QLineEdit>(dialog, u"connectionName"_s)->setText(u"Another name"_s);
    QVERIFY(child<QPushButton>(dialog, u"saveConnection"_s)->isEnabled());
    child<QPushButton>(dialog, u"saveConnection"_s)->click();
    before.name = u"Another name"_s;
    QCOMPARE(chosen.first().at(1).value<SavedConnection>(), before);
}

void TestConnectForm::aSecretGoesNowhereElse_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("value");
    QTest::newRow("another host") << u"baseUrl"_s << u"https://evil.example/rp/scim"_s;
    QTest::newRow("another token host") << u"tokenUrl"_s << u"https://evil.example/token"_s;
}

void TestConnectForm::aSecretGoesNowhereElse()
{
    QFETCH(QString, field);
    QFETCH(QString, value);
    const QTemporaryDir dir;
    ConnectionStore store(QDir(dir.path()));
    QVERIFY(store.save({.name = u"Contoso"_s, .baseUrl = QUrl(u"https://scim.example/v2"_s),
        .signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(u"https://login.example/token"_s), .clientId = u"app"_s}}).ok());
    const SavedConnection before = *store.find(u"Contoso"_s);
    ManageConnectionsDialog manage(store);
    QSignalSpy obsolete(&manage, &ManageConnectionsDialog::secretsObsolete);
    QSignalSpy entered(&manage, &ManageConnectionsDialog::secretsEntered);
    manage.show();
    child<QPushButton>(manage, u"editSelected"_s)->click();
    auto *dialog = manage.findChild<ConnectDialog *>();
    QVERIFY(dialog);
    auto *save = child<QPushButton>(*dialog, u"saveConnection"_s);
    QVERIFY(save->isEnabled());
    child<QLineEdit>(*dialog, field)->setText(value);
    QVERIFY2(!save->isEnabled(), "the secret has to be entered for the other server");
    QVERIFY(child<QLabel>(*dialog, u"secretMessage"_s)->text().contains(u"not sent there"_s));
    child<QLineEdit>(*dialog, u"secret"_s)->setText(u"for that one"_s);
    QVERIFY(save->isEnabled());
    save->click();
    QCOMPARE(obsolete.size(), 1);
    QCOMPARE(obsolete.first().first().toString(), before.secretsId());
    QCOMPARE(entered.size(), 1);
    QVERIFY(store.find(u"Contoso"_s)->secretsId() != before.secretsId());
    QCOMPARE(store.find(u"Contoso"_s)->id, before.id); // what it has cost, its draft and its runs stay with it
}

void TestConnectForm::triesWithWhatIsKept()
{
    ConnectionSettings tried;
    const auto factory = [&tried](const ConnectionSettings &settings, QObject *parent) {
        tried = settings;
        return new Directory(settings, parent);
    };
    ConnectDialog dialog(ConnectDialog::Purpose::Edit, nullptr, factory);
    QStringList asked;
    dialog.setFetcher([&asked](const SavedConnection &connection, const std::function<void(const Result<SignInSecrets> &)> &handler) {
        asked << connection.id;
        handler(SignInSecrets{.secret = Redacted<QByteArray>("kept")});
    });
    dialog.setConnection({.name = u"Contoso"_s, .baseUrl = QUrl(u"http://127.0.0.1:1/scim"_s), .id = u"some-id"_s});
    dialog.show();
    auto *test = child<QPushButton>(dialog, u"testConnection"_s);
    QVERIFY2(test->isEnabled(), "there is a kept secret to try it with");
    test->click();
    QCOMPARE(asked, QStringList{u"some-id"_s});
    QCOMPARE(tried.secrets.secret.reveal(), "kept");
    test->click(); // stop
    child<QLineEdit>(dialog, u"baseUrl"_s)->setText(u"http://127.0.0.1:2/scim"_s);
    QVERIFY2(!test->isEnabled(), "it is not for another server");
}

void TestConnectForm::takesNoSecretAmongArguments()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    chooseProvider(dialog, u"other"_s);
    child<QLineEdit>(dialog, u"baseUrl"_s)->setText(u"https://h.example/scim"_s);
    child<QLineEdit>(dialog, u"connectionName"_s)->setText(u"x"_s);
    choose(dialog, SignIn::Kind::Command);
    auto *command = child<QLineEdit>(dialog, u"tokenCommand"_s);
    auto *save = child<QPushButton>(dialog, u"saveConnection"_s);
    command->setText(u"curl -d client_secret=hunter2 https://id.example/token"_s);
    QVERIFY(child<QLabel>(dialog, u"secretMessage"_s)->text().contains(u"out of the program's arguments"_s));
    QVERIFY(!save->isEnabled());
    command->setText(u"curl -d @request.txt https://id.example/token"_s);
    QVERIFY(child<QLabel>(dialog, u"secretMessage"_s)->text().isEmpty());
    QVERIFY(save->isEnabled());
    // one that is kept already: it is warned of, and the rest can be changed
    ConnectDialog edit(ConnectDialog::Purpose::Edit);
    edit.setConnection({.name = u"x"_s, .baseUrl = QUrl(u"https://h.example/scim"_s), .profileId = {},
                        .signIn = {.kind = SignIn::Kind::Command, .command = {u"/usr/bin/program"_s, u"--client-secret"_s, u"hunter2"_s}}});
    edit.show();
    QVERIFY(child<QLabel>(edit, u"secretMessage"_s)->text().contains(u"out of the program's arguments"_s));
    child<QLineEdit>(edit, u"connectionName"_s)->setText(u"y"_s);
    QVERIFY(child<QPushButton>(edit, u"saveConnection"_s)->isEnabled());
    child<QLineEdit>(edit, u"tokenCommand"_s)->setText(u"/usr/bin/program --client-secret hunter3"_s);
    QVERIFY(!child<QPushButton>(edit, u"saveConnection"_s)->isEnabled());
}

void TestConnectForm::takesNoPinInTheAddress()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    child<QLineEdit>(dialog, u"baseUrl"_s)->setText(u"https://h.example/scim"_s);
    child<QLineEdit>(dialog, u"connectionName"_s)->setText(u"x"_s);
    choose(dialog, SignIn::Kind::MutualTls);
    child<QLineEdit>(dialog, u"keyPath"_s)->setText(u"pkcs11:token=t?pin-value=1234"_s);
    QVERIFY(child<QLabel>(dialog, u"certificateMessage"_s)->text().contains(u"PIN"_s));
    QVERIFY(!child<QPushButton>(dialog, u"saveConnection"_s)->isEnabled());
}

void TestConnectForm::asksBeforeAFileRunsAProgram()
{
    const QTemporaryDir dir;
    const SavedConnection one{.name = u"Contoso"_s, .baseUrl = QUrl(u"https://h.example/scim"_s),
        .extraCaPem = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n",
        .signIn = {.kind = SignIn::Kind::Command, .command = {u"/bin/evil"_s, u"now"_s}}, .proxy = u"http://proxy.example:3128"_s};
    const QString fileName = dir.filePath(u"shared.json"_s);
    QFile file(fileName);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(ConnectionStore::exported({one}).toBytes());
    file.close();
    ConnectionStore store(QDir(dir.filePath(u"data"_s)));
    ManageConnectionsDialog manage(store);
    manage.show();
    const auto import = [&manage, &fileName] {
        child<QPushButton>(manage, u"importConnections"_s)->click();
        auto *chooser = manage.findChild<QFileDialog *>(u"importDialog"_s);
        Q_EMIT chooser->fileSelected(fileName);
        chooser->close();
        return manage.findChild<QDialog *>(u"importRisksDialog"_s);
    };
    QDialog *risks = import();
    QVERIFY(risks);
    QVERIFY(store.load()->isEmpty());
    QCOMPARE(namelessControls(*risks).join(u'\n'), QString());
    QString told;
    const QList<QLabel *> labels = risks->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        told += label->text() + u'\n';
    QVERIFY2(told.contains(u"/bin/evil now"_s) && told.contains(u"proxy.example"_s), qPrintable(told));
    QTRY_VERIFY(!child<QScrollArea>(*risks, u"importCommandsLines"_s)->verticalScrollBar()->isVisible()); // one line needs no bar
    child<QPushButton>(*risks, u"importGo"_s)->click();
    QCOMPARE(store.load()->size(), 1);
    QVERIFY2(store.load()->constFirst().signIn.command.isEmpty() && store.load()->constFirst().extraCaPem.isEmpty(), "not unless it was ticked");
    QTRY_VERIFY(!manage.findChild<QDialog *>(u"importRisksDialog"_s));
    risks = import();
    QVERIFY(risks);
    child<QAbstractButton>(*risks, u"importCommands"_s)->click();
    child<QAbstractButton>(*risks, u"importAuthorities"_s)->click();
    child<QPushButton>(*risks, u"importGo"_s)->click();
    QCOMPARE(store.load()->size(), 2);
    QCOMPARE(store.load()->last().signIn.command, one.signIn.command);
    QCOMPARE(store.load()->last().extraCaPem, one.extraCaPem);
}

/// What somebody else's file brings may be long; what can be ticked and the buttons stay in sight.
void TestConnectForm::manyRisksScroll()
{
    QList<SavedConnection> found;
    for (int i = 0; i < 60; ++i) {
        SavedConnection one {.name = u"Office %1"_s.arg(i), .baseUrl = QUrl(u"https://scim.example/%1"_s.arg(i)), .proxy = u"http://proxy%1.example:3128"_s.arg(i)};
        one.signIn.kind = SignIn::Kind::Command;
        one.signIn.command = {u"/opt/tools/get-a-token"_s, u"--for"_s, u"office %1"_s.arg(i)};
        found << one;
    }
    ImportRisks risks(found);
    risks.show();
    QVERIFY(QTest::qWaitForWindowExposed(&risks));
    QVERIFY2(risks.height() < 500, qPrintable(QString::number(risks.height())));
    QCOMPARE(namelessControls(risks).join(u'\n'), QString());
    auto *area = child<QScrollArea>(risks, u"importCommandsLines"_s);
    QVERIFY(area->verticalScrollBar()->maximum() > 0);
    area->setFocus();
    QTest::keyClick(area, Qt::Key_PageDown);
    QVERIFY(area->verticalScrollBar()->value() > 0);
    QVERIFY(risks.rect().contains(child<QPushButton>(risks, u"importGo"_s)->geometry()));
}

/// What is staged and was never sent goes with its connection, and that is said while it can be taken back.
void TestConnectForm::draftGoesWithItsConnection()
{
    const QTemporaryDir dir;
    ConnectionStore store(QDir(dir.path()));
    QVERIFY(store.save({.name = u"a"_s, .baseUrl = QUrl(u"https://a.example/scim"_s)}).ok());
    const SavedConnection saved = *store.find(u"a"_s);
    StagedChanges staged;
    QString fileName;
    {
        DirectoryId here;
        here.baseUrl = saved.baseUrl.toString();
        here.connectionId = saved.id;
        DraftStore draft(QDir(dir.path()), saved.name, here);
        fileName = draft.fileName();
        draft.follow(staged);
        staged.stage({{.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:1"_s, .attributes = Json::object({{u"userName"_s, u"ann"_s}})}}, u"one"_s);
    }
    QVERIFY(QFile::exists(fileName));
    ManageConnectionsDialog manage(store);
    manage.show();
    auto *remove = child<QPushButton>(manage, u"removeSelected"_s);
    remove->click();
    const auto *strip = manage.findChild<MessageStrip *>();
    QVERIFY2(!strip->text().contains(u"never sent"_s), qPrintable(strip->text())); // drafts may be large: no click waits for them
    QTRY_VERIFY2(strip->text().contains(u"never sent"_s), qPrintable(strip->text()));
    child<QToolButton>(manage, u"messageAction"_s)->click();
    QVERIFY(QFile::exists(fileName) && store.find(u"a"_s));
    remove->click();
    QVERIFY(QFile::exists(fileName)); // it may come back
    manage.accept();
    QVERIFY(!QFile::exists(fileName));
}

/// Which one it is goes with the wish: the window that asks stays with its own.
void TestConnectForm::opensAnotherWindow()
{
    const QTemporaryDir dir;
    ConnectionStore store(QDir(dir.path()));
    QVERIFY(store.save({.name = u"a"_s, .baseUrl = QUrl(u"https://a.example/scim"_s)}).ok());
    QVERIFY(store.save({.name = u"b"_s, .baseUrl = QUrl(u"https://b.example/scim"_s)}).ok());
    ManageConnectionsDialog manage(store);
    manage.show();
    QSignalSpy here(&manage, &ManageConnectionsDialog::openRequested);
    QSignalSpy elsewhere(&manage, &ManageConnectionsDialog::newWindowRequested);
    child<QListWidget>(manage, u"connectionList"_s)->setCurrentRow(1);
    child<QPushButton>(manage, u"openInNewWindow"_s)->click();
    QCOMPARE(here.size(), 0);
    QCOMPARE(elsewhere.size(), 1);
    QCOMPARE(elsewhere.first().first().toString(), u"b"_s);
    QVERIFY(manage.isVisible());
}

void TestConnectForm::removedForGood()
{
    const QTemporaryDir dir;
    ConnectionStore store(QDir(dir.path()));
    QVERIFY(store.save({.name = u"a"_s, .baseUrl = QUrl(u"https://a.example/scim"_s)}).ok());
    QVERIFY(store.save({.name = u"b"_s, .baseUrl = QUrl(u"https://b.example/scim"_s)}).ok());
    const QStringList ids{store.find(u"a"_s)->secretsId(), store.find(u"b"_s)->secretsId()};
    ManageConnectionsDialog manage(store);
    QSignalSpy obsolete(&manage, &ManageConnectionsDialog::secretsObsolete);
    manage.show();
    auto *remove = child<QPushButton>(manage, u"removeSelected"_s);
    auto *undo = child<QToolButton>(manage, u"messageAction"_s);
    QVERIFY(undo);
    remove->click();
    undo->click();
    QVERIFY2(obsolete.isEmpty(), "it may come back");
    QCOMPARE(store.load()->size(), 2);
    remove->click();
    remove->click();
    QCOMPARE(obsolete.size(), 1); // the first can not be brought back any more
    manage.accept();
    QCOMPARE(obsolete.size(), 2);
    const QStringList gone{obsolete.at(0).first().toString(), obsolete.at(1).first().toString()};
    QCOMPARE(QSet<QString>(gone.cbegin(), gone.cend()), QSet<QString>(ids.cbegin(), ids.cend()));
}

void TestConnectForm::guidesEveryProvider()
{
    const QList<ProviderChoice> choices = ProviderChoice::all();
    for (const QString &key : {u"atlassian"_s, u"zoom"_s, u"salesforce"_s, u"google"_s, u"authentik"_s, u"aws"_s, u"slack"_s, u"github"_s, u"okta"_s, u"keycloak"_s}) {
        const auto choice = std::find_if(choices.cbegin(), choices.cend(), [&key](const ProviderChoice &one) { return one.key == key; });
        QVERIFY2(choice != choices.cend() && !choice->urlTemplate.isEmpty() && !choice->profileId.isEmpty(), qPrintable(key));
        const auto known = KnownSignIn::of(ServerProfile::shipped(choice->profileId).valueOr({}));
        QVERIFY2(!SignInGuide::stepsFor(known, SignIn::Kind::Bearer).isEmpty(), qPrintable(key));
        QString url = choice->urlTemplate;
        url.replace(QRegularExpression(u"\\{[^}]*\\}"_s), u"x"_s);
        QCOMPARE(ServerProfile::detect(QUrl(url)).id, choice->profileId); // the template is of the form that the profile knows
    }
}

void TestConnectForm::keepsOtherWaysBehindOneMoreStep()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    auto *providers = child<QComboBox>(dialog, u"provider"_s);
    providers->setCurrentIndex(providers->findData(u"entra"_s));
    auto *kinds = child<QComboBox>(dialog, u"signInKind"_s);
    const auto isShown = [kinds](SignIn::Kind kind) { return !qobject_cast<QListView *>(kinds->view())->isRowHidden(kinds->findData(int(kind))); };
    const auto before = kinds->currentData();
    QVERIFY(isShown(SignIn::Kind(before.toInt())));
    QVERIFY(!isShown(SignIn::Kind::Basic));
    const int more = kinds->findData(-1);
    QVERIFY(more > 0);
    dialog.show();
    for (int presses = 0; kinds->findData(-1) > 0 && presses < 20; ++presses) { // the last step down is the one to the others
        QTest::keyClick(kinds, Qt::Key_Down);
        QVERIFY2(kinds->findData(-1) < 0 || isShown(SignIn::Kind(kinds->currentData().toInt())), qPrintable(kinds->currentText()));
    }
    QVERIFY(isShown(SignIn::Kind(kinds->currentData().toInt())));
    const auto last = kinds->currentData();
    QVERIFY(isShown(SignIn::Kind::Basic));
    QCOMPARE(kinds->currentData(), last); // nothing is chosen by looking
    QCOMPARE(kinds->findData(-1), -1);
}

void TestConnectForm::asksForAVaultPassphrase()
{
    VaultDialog dialog(VaultDialog::Purpose::Make);
    QSignalSpy entered(&dialog, &VaultDialog::passphraseEntered);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(namelessControls(dialog).join(u'\n'), QString());
    QCOMPARE(clashingMnemonics(dialog).join(u'\n'), QString());
    auto *go = child<QPushButton>(dialog, u"vaultGo"_s);
    QTest::keyClicks(child<QLineEdit>(dialog, u"vaultPassphrase"_s), u"short"_s);
    QVERIFY(child<QLabel>(dialog, u"vaultMessage"_s)->text().contains(u"guessed"_s));
    QVERIFY(!go->isEnabled());
    QTest::keyClicks(child<QLineEdit>(dialog, u"vaultRepeat"_s), u"shorT"_s);
    QVERIFY(child<QLabel>(dialog, u"vaultMessage"_s)->text().contains(u"not the same"_s));
    child<QLineEdit>(dialog, u"vaultRepeat"_s)->setText(u"short"_s);
    QVERIFY(go->isEnabled());
    QTest::keyClick(&dialog, Qt::Key_Return);
    QCOMPARE(entered.size(), 1);
    QVERIFY2(dialog.isVisible(), "until the vault is open");
    dialog.setError({.kind = ErrorKind::Auth, .detail = u"wrong passphrase"_s});
    QVERIFY(child<QWidget>(dialog, u"errorBanner"_s)->isVisible());
}

void TestConnectForm::editsWithoutAToken()
{
    const SavedConnection before{.name = u"Contoso"_s,
        .baseUrl = QUrl(u"https://graph.microsoft.us/rp/scim"_s),
        .profileId = {},
        .environment = SavedConnection::Environment::Test,
        .extraCaPem = "-----BEGIN CERTIFICATE-----\n"};
    ConnectDialog dialog(ConnectDialog::Purpose::Edit);
    dialog.setConnection(before);
    dialog.show();
    QVERIFY2(
        child<QComboBox>(dialog, u"provider"_s)->currentText().contains(u"US Government"_s), "found by its address");
    QCOMPARE(child<QLabel>(dialog, u"caMessage"_s)->text().left(2), u"1 "_s);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    QVERIFY(!child<QPushButton>(dialog, u"testConnection"_s)->isEnabled());
    child<QPushButton>(dialog, u"saveConnection"_s)->click();
    QCOMPARE(chosen.size(), 1);
    SavedConnection after = chosen.first().at(1).value<SavedConnection>();
    after.profileId = before.profileId; // "found out" becomes "entra": that is what was chosen
    QCOMPARE(after, before);
}

void TestConnectForm::asksForATokenOnly()
{
    TokenDialog dialog({.name = u"Contoso & Sons"_s, .baseUrl = QUrl(u"https://h.example/scim"_s), .profileId = {}});
    dialog.setError({.kind = ErrorKind::Auth, .httpStatus = 401});
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QVERIFY(child<QLineEdit>(dialog, u"tokenField"_s)->hasFocus());
    QVERIFY(child<QWidget>(dialog, u"errorBanner"_s)->isVisible());
    QVERIFY(!child<QPushButton>(dialog, u"errorRetry"_s)->isVisible());
    QCOMPARE(namelessControls(dialog).join(u'\n'), QString());
    QCOMPARE(clashingMnemonics(dialog).join(u'\n'), QString());
    QSignalSpy rejected(&dialog, &QDialog::rejected);
    QTest::keyClick(&dialog, Qt::Key_Escape);
    QCOMPARE(rejected.size(), 1);
}

void TestConnectForm::startsWithTwoChoices()
{
    StartPage page;
    page.resize(900, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QVERIFY(!child<QListWidget>(page, u"recentConnections"_s)->isVisible());
    QCOMPARE(namelessControls(page).join(u'\n'), QString());
    QCOMPARE(clashingMnemonics(page).join(u'\n'), QString());
    QSignalSpy connectTo(&page, &StartPage::connectRequested);
    QSignalSpy practice(&page, &StartPage::practiceRequested);
    QTest::mouseClick(child<QWidget>(page, u"startConnect"_s), Qt::LeftButton);
    QCOMPARE(connectTo.size(), 1);
    child<QWidget>(page, u"startPractice"_s)->setFocus();
    QTest::keyClick(child<QWidget>(page, u"startPractice"_s), Qt::Key_Return);
    QCOMPARE(practice.size(), 1);
    QTest::keyClick(&page, Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE(connectTo.size(), 2);
}

void TestConnectForm::opensASavedConnection()
{
    StartPage page;
    page.setConnections({{.name = u"A"_s, .baseUrl = QUrl(u"https://a.example/scim"_s), .profileId = {}},
        {.name = u"B"_s, .baseUrl = QUrl(u"https://b.example/scim"_s), .profileId = {}}});
    page.resize(900, 600);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    QSignalSpy opened(&page, &StartPage::openRequested);
    QTest::keyClick(&page, Qt::Key_N, Qt::AltModifier);
    auto *list = child<QListWidget>(page, u"recentConnections"_s);
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(opened.size(), 1);
    QCOMPARE(opened.first().first().toString(), u"B"_s);
    QVERIFY(list->item(0)->data(Qt::AccessibleTextRole).toString().contains(u"production"_s));
}

QTEST_MAIN(TestConnectForm)
#include "tst_connectform.moc"
