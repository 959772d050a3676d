// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectdialog.h"
#include "connections/signinguide.h"
#include "directory/directory.h"
#include "gui/connectfixture.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

bool writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return QDir().mkpath(QFileInfo(name).path()) && file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

} // namespace

/// What the form knows of a provider's ways to sign in, by its profile.
class TestSignInForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offersWhatAProviderTakes_data();
    void offersWhatAProviderTakes();
    void signsPeopleInToEntra_data();
    void signsPeopleInToEntra();
    void knowsAddressesByTheBaseUrl_data();
    void knowsAddressesByTheBaseUrl();
    void usesProfilesOfOnesOwn();
    void guidesByTheVeryProfile();
    void saysThatAProfileOfOnesOwnIsFaulty();
};

void TestSignInForm::offersWhatAProviderTakes_data()
{
    using Kind = SignIn::Kind;
    QTest::addColumn<QList<Kind>>("kinds");
    const QList<Kind> entra{Kind::ClientCertificate, Kind::ClientSecret, Kind::Bearer};
    QTest::newRow("entra") << entra;
    QTest::newRow("entra-us") << entra;
    QTest::newRow("entra-us-dod") << entra;
    QTest::newRow("entra-cn") << entra;
    for (const char *token : {"aws", "github", "slack", "okta", "atlassian", "authentik"})
        QTest::newRow(token) << QList<Kind>{Kind::Bearer};
    QTest::newRow("keycloak") << QList<Kind>{Kind::ClientSecret, Kind::AuthorizationCode, Kind::Bearer};
    QTest::newRow("salesforce") << QList<Kind>{Kind::ClientSecret, Kind::AuthorizationCode, Kind::Bearer};
    QTest::newRow("google") << QList<Kind>{Kind::AuthorizationCode, Kind::Command, Kind::Bearer};
    QTest::newRow("zoom") << QList<Kind>{Kind::Command, Kind::Bearer};
}

/// Those, the recommended one first, and for each the way to get it; the rest stands behind one more step.
void TestSignInForm::offersWhatAProviderTakes()
{
    QFETCH(const QList<SignIn::Kind>, kinds);
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    chooseProvider(dialog, QString::fromLatin1(QTest::currentDataTag()));
    auto *box = child<QComboBox>(dialog, u"signInKind"_s);
    QList<SignIn::Kind> shown;
    QStringList steps;
    for (int i = 0; i < box->count(); ++i) {
        if (!box->itemData(i).isValid() || box->itemData(i).toInt() < 0 || qobject_cast<QListView *>(box->view())->isRowHidden(i))
            continue;
        shown << SignIn::Kind(box->itemData(i).toInt());
        box->setCurrentIndex(i);
        steps << child<QLabel>(dialog, u"signInSteps"_s)->text();
        QVERIFY2(!steps.constLast().isEmpty(), qPrintable(box->itemText(i)));
        QVERIFY2(steps.count(steps.constLast()) == 1, "the steps of another way");
    }
    QCOMPARE(shown, kinds);
}

void TestSignInForm::signsPeopleInToEntra_data()
{
    QTest::addColumn<QString>("authority");
    QTest::addColumn<QString>("service");
    QTest::newRow("entra") << u"https://login.microsoftonline.com"_s << u"https://graph.microsoft.com"_s;
    QTest::newRow("entra-us") << u"https://login.microsoftonline.us"_s << u"https://graph.microsoft.us"_s;
    QTest::newRow("entra-us-dod") << u"https://login.microsoftonline.us"_s << u"https://dod-graph.microsoft.us"_s;
    QTest::newRow("entra-cn") << u"https://login.partner.microsoftonline.cn"_s << u"https://microsoftgraph.chinacloudapi.cn"_s;
}

/// With tenant and client ID alone, and told that Microsoft documents it otherwise.
void TestSignInForm::signsPeopleInToEntra()
{
    QFETCH(QString, authority);
    QFETCH(QString, service);
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    dialog.show();
    chooseProvider(dialog, QString::fromLatin1(QTest::currentDataTag()));
    choose(dialog, SignIn::Kind::AuthorizationCode);
    const QString steps = child<QLabel>(dialog, u"signInSteps"_s)->text();
    QVERIFY(child<QLabel>(dialog, u"signInCaution"_s)->isVisible());
    QVERIFY(child<QLabel>(dialog, u"signInCaution"_s)->text().contains(u"said not to be supported"_s));
    for (const QString &said : {u"“Mobile and desktop applications”"_s, u"http://localhost,"_s, u"delegated permissions"_s, u"Grant admin consent"_s})
        QVERIFY2(steps.contains(said), qPrintable(said + u" in "_s + steps));
    for (const QString &others : {u"application permissions"_s, u"no redirect URL"_s, u"http://127.0.0.1/"_s})
        QVERIFY2(!steps.contains(others), qPrintable(others + u" in "_s + steps));
    for (const QString &known : {u"tokenUrl"_s, u"authorizationUrl"_s, u"scope"_s})
        QVERIFY2(!child<QWidget>(dialog, known)->isVisible(), qPrintable(known));
    auto *save = child<QPushButton>(dialog, u"saveConnection"_s);
    QTest::keyClicks(child<QLineEdit>(dialog, u"clientId"_s), u"11111111-2222"_s);
    QVERIFY(!save->isEnabled());
    QTest::keyClicks(child<QLineEdit>(dialog, u"tenant"_s), u"contoso.example"_s);
    QVERIFY(save->isEnabled());
    save->click();
    const SavedConnection saved = chosen.value(0).at(1).value<SavedConnection>();
    const SignIn expected{.kind = SignIn::Kind::AuthorizationCode,
        .tokenUrl = QUrl(authority + u"/contoso.example/oauth2/v2.0/token"_s),
        .authorizationUrl = QUrl(authority + u"/contoso.example/oauth2/v2.0/authorize?prompt=select_account"_s),
        .redirectUrl = QUrl(u"http://localhost"_s),
        .clientId = u"11111111-2222"_s,
        .scope = service + u"/.default offline_access"_s};
    QCOMPARE(saved.signIn, expected);
    QVERIFY(ConnectionStore::strangersOf(saved).isEmpty());
    ConnectDialog edit(ConnectDialog::Purpose::Edit);
    edit.setConnection(saved);
    edit.show();
    QCOMPARE(child<QLineEdit>(edit, u"tenant"_s)->text(), u"contoso.example"_s);
    QVERIFY(!child<QWidget>(edit, u"authorizationUrl"_s)->isVisible());
    QSignalSpy again(&edit, &ConnectDialog::chosen);
    child<QPushButton>(edit, u"saveConnection"_s)->click();
    QCOMPARE(again.value(0).at(1).value<SavedConnection>(), saved);
    child<QLineEdit>(edit, u"tenant"_s)->setText(u"other.example"_s);
    edit.show();
    child<QPushButton>(edit, u"saveConnection"_s)->click();
    QVERIFY(again.value(1).at(1).value<SavedConnection>().signIn.authorizationUrl.path().startsWith(u"/other.example/"_s));
}

void TestSignInForm::knowsAddressesByTheBaseUrl_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("tokenUrl");
    QTest::addColumn<QString>("authorizationUrl");
    const QString realm = u"https://id.example/realms/staff/"_s;
    QTest::newRow("Keycloak") << u"keycloak"_s << realm + u"scim/v2"_s << realm + u"protocol/openid-connect/token"_s << realm + u"protocol/openid-connect/auth"_s;
    QTest::newRow("Keycloak, last slash") << u"keycloak"_s << realm + u"scim/v2/"_s << realm + u"protocol/openid-connect/token"_s << realm + u"protocol/openid-connect/auth"_s;
    const QString old = u"https://id.example:8443/auth/realms/staff/"_s;
    QTest::newRow("Keycloak, as it was") << u"keycloak"_s << old + u"scim/v2"_s << old + u"protocol/openid-connect/token"_s << old + u"protocol/openid-connect/auth"_s;
    const QString mine = u"https://acme.my.salesforce.com/services/"_s;
    QTest::newRow("Salesforce") << u"salesforce"_s << mine + u"scim/v2"_s << mine + u"oauth2/token"_s << mine + u"oauth2/authorize"_s;
}

void TestSignInForm::knowsAddressesByTheBaseUrl()
{
    QFETCH(QString, provider);
    QFETCH(QString, baseUrl);
    QFETCH(QString, tokenUrl);
    QFETCH(QString, authorizationUrl);
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    dialog.show();
    chooseProvider(dialog, provider);
    choose(dialog, SignIn::Kind::AuthorizationCode);
    auto *save = child<QPushButton>(dialog, u"saveConnection"_s);
    auto *token = child<QLineEdit>(dialog, u"tokenUrl"_s);
    child<QLineEdit>(dialog, u"clientId"_s)->setText(u"app"_s);
    QVERIFY2(!save->isEnabled(), "where to is not known yet");
    QCOMPARE(token->placeholderText(), u"Follows from the base URL"_s);
    child<QLineEdit>(dialog, u"baseUrl"_s)->setText(baseUrl);
    QCOMPARE(token->placeholderText(), tokenUrl);
    QCOMPARE(child<QLineEdit>(dialog, u"authorizationUrl"_s)->placeholderText(), authorizationUrl);
    QVERIFY(save->isEnabled());
    save->click();
    const SavedConnection saved = chosen.value(0).at(1).value<SavedConnection>();
    QCOMPARE(saved.signIn.tokenUrl, QUrl(tokenUrl));
    QCOMPARE(saved.signIn.authorizationUrl, QUrl(authorizationUrl));
    ConnectDialog edit(ConnectDialog::Purpose::Edit);
    QSignalSpy again(&edit, &ConnectDialog::chosen);
    edit.setConnection(saved);
    edit.show();
    child<QPushButton>(edit, u"saveConnection"_s)->click();
    QCOMPARE(again.value(0).at(1).value<SavedConnection>(), saved);
    edit.show();
    child<QLineEdit>(edit, u"tokenUrl"_s)->setText(u"https://tokens.example/t"_s); // one's own goes before
    child<QPushButton>(edit, u"saveConnection"_s)->click();
    const SavedConnection own = again.value(1).at(1).value<SavedConnection>();
    QCOMPARE(own.signIn.tokenUrl, QUrl(u"https://tokens.example/t"_s));
    QCOMPARE(ConnectionStore::strangersOf(own), QStringList{u"tokens.example"_s});
    ConnectDialog third(ConnectDialog::Purpose::Edit);
    third.setConnection(own);
    QCOMPARE(child<QLineEdit>(third, u"tokenUrl"_s)->text(), u"https://tokens.example/t"_s);
    child<QLineEdit>(third, u"tokenUrl"_s)->setText(u"no address"_s);
    QVERIFY(!child<QPushButton>(third, u"saveConnection"_s)->isEnabled());
}

void TestSignInForm::usesProfilesOfOnesOwn()
{
    const QTemporaryDir dir;
    const QByteArray ours = R"({"id":"ours","title":"Our own service","urlPatterns":["^https://scim\\.ours\\.example/"],
        "price":{"perCall":0.01,"currency":"EUR"},
        "signIn":{"kinds":["client-secret","authorization-code"],"tokenUrl":"https://login.ours.example/{tenant}/token","scope":"people",
            "authorizationUrl":"https://login.ours.example/{tenant}/authorize","browserScope":"people offline_access"}})";
    QVERIFY(writeFile(dir.filePath(u"ours.json"_s), ours));
    QVERIFY(writeFile(dir.filePath(u"zoom.json"_s), R"({"id":"zoom","extends":"zoom","signIn":{"kinds":["basic"]}})"));
    ConnectionSettings tried;
    const auto factory = [&tried](const ConnectionSettings &settings, QObject *parent) {
        tried = settings;
        return new Directory(settings, parent);
    };
    ConnectDialog dialog(ConnectDialog::Purpose::Connect, nullptr, factory);
    QSignalSpy chosen(&dialog, &ConnectDialog::chosen);
    dialog.setProfiles(dir.path());
    dialog.show();
    auto *providers = child<QComboBox>(dialog, u"provider"_s);
    QCOMPARE(providers->currentData().toString(), u"entra"_s);
    chooseProvider(dialog, u"zoom"_s);
    QCOMPARE(child<QComboBox>(dialog, u"signInKind"_s)->currentData().toInt(), int(SignIn::Kind::Basic)); // a correction
    QCOMPARE(providers->itemText(providers->findData(u"ours"_s)), u"Our own service"_s);
    chooseProvider(dialog, u"ours"_s);
    child<QLineEdit>(dialog, u"baseUrl"_s)->setText(u"https://scim.ours.example/v2"_s);
    child<QLineEdit>(dialog, u"tenant"_s)->setText(u"t-1"_s);
    child<QLineEdit>(dialog, u"clientId"_s)->setText(u"app"_s);
    child<QLineEdit>(dialog, u"secret"_s)->setText(u"s3cret"_s);
    child<QLineEdit>(dialog, u"connectionName"_s)->setText(u"Ours"_s);
    child<QToolButton>(dialog, u"moreSettings"_s)->click();
    child<QDoubleSpinBox>(dialog, u"budgetAmount"_s)->setValue(5);
    QVERIFY2(!child<QLabel>(dialog, u"amountMessage"_s)->isVisible(), "it has a price");
    child<QPushButton>(dialog, u"testConnection"_s)->click();
    QCOMPARE(tried.profile.id, u"ours"_s);
    QCOMPARE(tried.signIn.tokenUrl, QUrl(u"https://login.ours.example/t-1/token"_s));
    QCOMPARE(tried.signIn.scope, u"people"_s);
    child<QPushButton>(dialog, u"testConnection"_s)->click(); // stop
    choose(dialog, SignIn::Kind::AuthorizationCode);
    child<QPushButton>(dialog, u"testConnection"_s)->click();
    QCOMPARE(tried.signIn.authorizationUrl, QUrl(u"https://login.ours.example/t-1/authorize"_s));
    QCOMPARE(tried.signIn.scope, u"people offline_access"_s);
    child<QPushButton>(dialog, u"testConnection"_s)->click();
    chooseProvider(dialog, u"other"_s);
    child<QLineEdit>(dialog, u"baseUrl"_s)->setText(u"https://scim.ours.example/v2"_s);
    choose(dialog, SignIn::Kind::None);
    child<QPushButton>(dialog, u"testConnection"_s)->click();
    QCOMPARE(tried.profile.id, u"ours"_s); // found by its address
    child<QPushButton>(dialog, u"saveConnection"_s)->click();
    QCOMPARE(chosen.value(0).at(0).value<ConnectionSettings>().profile.id, u"ours"_s);
}

/// Or by the one that it extends: a name that begins alike says nothing.
void TestSignInForm::guidesByTheVeryProfile()
{
    const QTemporaryDir dir;
    const QByteArray entrance = R"({"id":"entrance","signIn":{"kinds":["authorization-code"],"redirectUrl":"http://localhost:7777/back"}})";
    QVERIFY(writeFile(dir.filePath(u"entrance.json"_s), entrance));
    QVERIFY(writeFile(dir.filePath(u"staff.json"_s), R"({"id":"staff","extends":"entra"})"));
    const auto known = [&dir](const QString &id) { return KnownSignIn::of(ServerProfile::load(dir.path(), id).valueOr({}), dir.path()); };
    constexpr auto kind = SignIn::Kind::AuthorizationCode;
    QCOMPARE(known(u"entrance"_s).profile.id, u"entrance"_s);
    QVERIFY(SignInGuide::cautionFor(known(u"entrance"_s), kind).isEmpty());
    const QString steps = SignInGuide::stepsFor(known(u"entrance"_s), kind).join(u'\n');
    QVERIFY2(steps.contains(u"http://localhost:7777/back"_s) && !steps.contains(u"Entra"_s), qPrintable(steps));
    for (const QString &id : {u"entra"_s, u"entra-us-dod"_s, u"staff"_s}) {
        QVERIFY2(!SignInGuide::cautionFor(known(id), kind).isEmpty(), qPrintable(id));
        QCOMPARE(SignInGuide::stepsFor(known(id), kind), SignInGuide::stepsFor(known(u"entra"_s), kind));
    }
    QVERIFY(SignInGuide::stepsFor(KnownSignIn::of(*ServerProfile::shipped(u"rfc"_s)), kind).join(u'\n').contains(u"http://127.0.0.1/"_s));
}

void TestSignInForm::saysThatAProfileOfOnesOwnIsFaulty()
{
    const QTemporaryDir dir;
    QVERIFY(writeFile(dir.filePath(u"slack.json"_s), R"({"id":"slack","pages":{"maxSize":"many"}})"));
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.setProfiles(dir.path());
    chooseProvider(dialog, u"slack"_s);
    const QString said = child<QLabel>(dialog, u"providerNeeds"_s)->text();
    QVERIFY2(said.contains(u"profile of yours"_s) && said.contains(u"slack"_s), qPrintable(said));
    chooseProvider(dialog, u"aws"_s);
    QVERIFY(!child<QLabel>(dialog, u"providerNeeds"_s)->text().contains(u"profile of yours"_s));
}

QTEST_MAIN(TestSignInForm)
#include "tst_signinform.moc"
