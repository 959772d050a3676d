// SPDX-License-Identifier: GPL-3.0-or-later
#include "connections/connectdialog.h"
#include "connections/signinguide.h"
#include "directory/directory.h"
#include "gui/connectfixture.h"

#include <QClipboard>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QRegularExpression>
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

/// In place of the browser.
class Browser : public QObject
{
    Q_OBJECT
public:
    QList<QUrl> opened {};

    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }
    Q_DISABLE_COPY_MOVE(Browser)
public Q_SLOTS:
    void open(const QUrl &url) { opened << url; }
};

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
    void namesWhatTheProfileNames();
    void stepsAreWholeForEveryProvider_data();
    void stepsAreWholeForEveryProvider();
    void showsStepsOneBelowTheOther();
    void stepsFitTheDialog_data();
    void stepsFitTheDialog();
    void copiesWhatIsToBeTyped();
    void opensThePortal();
    void foldsAddressesThatFollow_data();
    void foldsAddressesThatFollow();
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
        steps << stepTexts(dialog);
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
    const QString steps = stepTexts(dialog);
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
    const auto textOf = [&known](const QString &id) {
        QStringList texts;
        const auto steps = SignInGuide::stepsFor(known(id), kind);
        for (const GuideStep &step : steps)
            texts << step.text;
        return texts.join(u'\n');
    };
    const QString steps = textOf(u"entrance"_s);
    QVERIFY2(steps.contains(u"http://localhost:7777/back"_s) && !steps.contains(u"Entra"_s), qPrintable(steps));
    for (const QString &id : {u"entra"_s, u"entra-us-dod"_s, u"staff"_s}) {
        QVERIFY2(!SignInGuide::cautionFor(known(id), kind).isEmpty(), qPrintable(id));
        QCOMPARE(textOf(id), textOf(u"entra"_s));
    }
    QVERIFY(textOf(u"rfc"_s).contains(u"http://127.0.0.1/"_s));
}

/// And not what stands in a sentence of ours.
void TestSignInForm::namesWhatTheProfileNames()
{
    const QTemporaryDir dir;
    const QByteArray staff = R"({"id":"staff","extends":"entra","signIn":{"portal":"https://admin.example/x","readPermissions":["Staff.Read"],"changePermissions":["Staff.%2"]}})";
    QVERIFY(writeFile(dir.filePath(u"staff.json"_s), staff));
    const auto steps = SignInGuide::stepsFor(KnownSignIn::of(ServerProfile::load(dir.path(), u"staff"_s).valueOr({}), dir.path()), SignIn::Kind::ClientSecret);
    QCOMPARE(steps.value(0).link, QUrl(u"https://admin.example/x"_s));
    const GuideStep last = steps.value(steps.size() - 1);
    QVERIFY2(last.text.contains(u"Staff.Read to read, Staff.%2 to change"_s), qPrintable(last.text)); // filled in once
    QCOMPARE(last.values, (QStringList {u"Staff.Read"_s, u"Staff.%2"_s}));
}

void TestSignInForm::stepsAreWholeForEveryProvider_data()
{
    QTest::addColumn<QString>("id");
    const auto ids = ServerProfile::shippedIds();
    for (const QString &id : ids)
        QTest::newRow(qPrintable(id)) << id;
}

/// No mark is left, nothing is named that the profile does not know, and links are safe to open.
void TestSignInForm::stepsAreWholeForEveryProvider()
{
    QFETCH(QString, id);
    const KnownSignIn known = KnownSignIn::of(ServerProfile::shipped(id).valueOr({}));
    static const QRegularExpression flaw(u"%\\d|  | ,|: to | to ,|scope and| of ;"_s);
    for (int kind = 0; kind <= int(SignIn::Kind::Command); ++kind) {
        const auto steps = SignInGuide::stepsFor(known, SignIn::Kind(kind));
        for (const GuideStep &step : steps) {
            QVERIFY2(!step.title.isEmpty() && step.title.size() < 40 && !step.text.isEmpty(), qPrintable(step.title));
            QVERIFY2(!step.text.contains(flaw), qPrintable(step.text));
            QVERIFY2(step.link.isEmpty() || step.link.scheme() == "https"_L1, qPrintable(step.link.toString()));
            for (const QString &value : step.values)
                QVERIFY2(!value.isEmpty() && !value.contains(flaw), qPrintable(value));
        }
    }
    if (!known.browser.portal.isEmpty())
        QCOMPARE(SignInGuide::stepsFor(known, kindsOf(known.profile).first()).value(0).link, QUrl(known.browser.portal));
}

/// Each with its number beside it: what wraps begins below what it belongs to.
void TestSignInForm::showsStepsOneBelowTheOther()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    chooseProvider(dialog, u"entra"_s);
    choose(dialog, SignIn::Kind::ClientCertificate);
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const auto count = int(child<StepGuide>(dialog, u"signInSteps"_s)->steps().size());
    QCOMPARE(count, 5);
    int bottom = 0;
    for (int i = 0; i < count; ++i) {
        const auto *number = child<QLabel>(dialog, u"stepNumber%1"_s.arg(i));
        const auto *title = child<QLabel>(dialog, u"stepTitle%1"_s.arg(i));
        const auto *text = child<QLabel>(dialog, u"stepText%1"_s.arg(i));
        QVERIFY(number && title && text && number->isVisible() && title->isVisible() && text->isVisible());
        QCOMPARE(number->text(), u"%1."_s.arg(i + 1));
        QVERIFY(number->geometry().right() < title->geometry().left());
        QVERIFY2(title->geometry().left() <= 3 * number->sizeHint().width(), "numbers are no captions of fields, and take no room of one");
        QCOMPARE(text->geometry().left(), title->geometry().left());
        QVERIFY(title->geometry().top() >= bottom);
        QVERIFY(text->geometry().top() > title->geometry().top());
        bottom = text->geometry().bottom();
    }
    choose(dialog, SignIn::Kind::MutualTls); // not of this provider's ways, and one step
    chooseProvider(dialog, u"authentik"_s);
    QVERIFY(!child<QLabel>(dialog, u"stepNumber0"_s));
    QVERIFY(child<QLabel>(dialog, u"stepTitle0"_s)->isVisible());
    QVERIFY2(!child<QLabel>(dialog, u"stepTitle1"_s), "steps of another provider");
}

void TestSignInForm::stepsFitTheDialog_data()
{
    QTest::addColumn<QString>("provider");
    for (const char *provider : {"entra", "google", "zoom", "salesforce", "keycloak", "github"})
        QTest::newRow(provider) << QString::fromLatin1(provider);
}

/// Commands and scopes have no word to wrap at.
void TestSignInForm::stepsFitTheDialog()
{
    QFETCH(QString, provider);
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    chooseProvider(dialog, provider);
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    auto *kinds = child<QComboBox>(dialog, u"signInKind"_s);
    const auto *guide = child<StepGuide>(dialog, u"signInSteps"_s);
    for (const SignIn::Kind kind : kindsOf(KnownSignIn::of(ServerProfile::shipped(provider).valueOr({})).profile)) {
        kinds->setCurrentIndex(kinds->findData(int(kind)));
        QTRY_VERIFY2(guide->minimumSizeHint().width() < 560, qPrintable(QString::number(guide->minimumSizeHint().width())));
        const auto labels = guide->findChildren<QLabel *>();
        for (const QLabel *label : labels) {
            if (label->isVisible())
                QTRY_VERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        }
    }
}

void TestSignInForm::copiesWhatIsToBeTyped()
{
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    chooseProvider(dialog, u"entra"_s);
    choose(dialog, SignIn::Kind::ClientSecret);
    QStringList copied;
    const auto *guide = child<StepGuide>(dialog, u"signInSteps"_s);
    for (QToolButton *button : guide->buttons()) {
        if (button->objectName() == "stepOpen"_L1)
            continue;
        QVERIFY(button->accessibleDescription().isEmpty());
        button->click();
        copied << QGuiApplication::clipboard()->text();
        QVERIFY2(!button->accessibleDescription().isEmpty(), "nothing tells that it was copied");
    }
    QCOMPARE(copied, (QStringList {u"User.Read.All"_s, u"Group.Read.All"_s, u"User.ReadWrite.All"_s, u"Group.ReadWrite.All"_s}));
    choose(dialog, SignIn::Kind::AuthorizationCode);
    QVERIFY(!guide->buttons().isEmpty());
    chooseProvider(dialog, u"salesforce"_s);
    choose(dialog, SignIn::Kind::AuthorizationCode);
    QCOMPARE(guide->buttons().size(), 1);
    guide->buttons().first()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"http://localhost:1717/OauthRedirect"_s);
    QWidget *next = child<QComboBox>(dialog, u"signInKind"_s)->nextInFocusChain();
    while (next && (next->focusPolicy() == Qt::NoFocus || child<QComboBox>(dialog, u"signInKind"_s)->isAncestorOf(next)))
        next = next->nextInFocusChain();
    QCOMPARE(next, guide->buttons().first()); // as they stand
}

void TestSignInForm::opensThePortal()
{
    Browser browser;
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    chooseProvider(dialog, u"entra-cn"_s);
    auto *open = child<QToolButton>(dialog, u"stepOpen"_s);
    QVERIFY(open && open->isVisible());
    QVERIFY2(open->text().contains(u"portal.azure.cn"_s), qPrintable(open->text()));
    open->click();
    QCOMPARE(browser.opened, QList<QUrl> {QUrl(u"https://portal.azure.cn/"_s)});
    chooseProvider(dialog, u"salesforce"_s); // everybody has one of their own
    QVERIFY(!child<QToolButton>(dialog, u"stepOpen"_s));
}

void TestSignInForm::foldsAddressesThatFollow_data()
{
    QTest::addColumn<SignIn::Kind>("kind");
    for (const char *provider : {"salesforce", "keycloak"}) {
        QTest::addRow("%s, an application", provider) << SignIn::Kind::ClientSecret;
        QTest::addRow("%s, a person", provider) << SignIn::Kind::AuthorizationCode;
    }
}

/// They are under More, below its button, unless something was typed into them.
void TestSignInForm::foldsAddressesThatFollow()
{
    QFETCH(SignIn::Kind, kind);
    ConnectDialog dialog(ConnectDialog::Purpose::Connect);
    dialog.show();
    chooseProvider(dialog, QString::fromLatin1(QTest::currentDataTag()).section(u',', 0, 0));
    choose(dialog, kind);
    auto *token = child<QLineEdit>(dialog, u"tokenUrl"_s);
    auto *page = child<QLineEdit>(dialog, u"authorizationUrl"_s);
    auto *more = child<QToolButton>(dialog, u"moreSignIn"_s);
    const bool isPerson = kind == SignIn::Kind::AuthorizationCode;
    QVERIFY(!token->isVisible() && !page->isVisible() && more->isVisible());
    more->click();
    QVERIFY(token->isVisible());
    QCOMPARE(page->isVisible(), isPerson);
    QCoreApplication::processEvents();
    QTRY_VERIFY(token->geometry().top() > more->geometry().bottom());
    token->setText(u"https://tokens.example/t"_s);
    more->click();
    QVERIFY2(token->isVisible(), "what was typed is not hidden");
    QVERIFY(!page->isVisible());
    QTRY_VERIFY(token->geometry().bottom() < more->geometry().top());
    chooseProvider(dialog, u"other"_s); // nobody knows its addresses
    choose(dialog, kind);
    QVERIFY(token->isVisible());
    QCOMPARE(page->isVisible(), isPerson);
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
