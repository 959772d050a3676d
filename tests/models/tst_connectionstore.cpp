// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connectionstore.h"

#include "fakes/outcome.h"
#include "net/certificatecheck.h"
#include "net/requestjob.h"
#include "store/connectionsettings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace Provost;
using namespace Qt::StringLiterals;

class tst_ConnectionStore : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    QString path() const { return m_dir->filePath(u"data/connections.json"_s); }
    ConnectionStore store() const { return ConnectionStore(QDir(m_dir->filePath(u"data"_s))); }
    QByteArray content() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void fill(const QByteArray &bytes) const
    {
        QVERIFY(QDir(m_dir->path()).mkpath(u"data"_s));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    static SavedConnection example(const QString &name)
    {
        return {.name = name, .baseUrl = QUrl(u"https://example.com/scim"_s), .profileId = u"entra"_s, .environment = SavedConnection::Environment::Test,
                .extraCaPem = "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"};
    }
    /// What is kept, without the ids the store gives.
    QList<SavedConnection> kept() const
    {
        QList<SavedConnection> connections = store().load().value();
        for (SavedConnection &connection : connections) {
            connection.id.clear();
            connection.secrets = {};
        }
        return connections;
    }
private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void nothingThereIsAnEmptyList() { QVERIFY(store().load().value().isEmpty()); }
    void comesBackAsItWas()
    {
        QVERIFY(store().save(example(u"one"_s)).ok());
        QVERIFY(store().save(example(u"zwei ü"_s)).ok());
        QCOMPARE(kept(), QList<SavedConnection>({example(u"one"_s), example(u"zwei ü"_s)}));
        QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }
    void replacesTheOneOfThatName()
    {
        QVERIFY(store().save(example(u"one"_s)).ok());
        QVERIFY(store().save(example(u"two"_s)).ok());
        SavedConnection changed = example(u"one"_s);
        changed.profileId = u"aws"_s;
        QVERIFY(store().save(changed).ok());
        QCOMPARE(kept(), QList<SavedConnection>({changed, example(u"two"_s)}));
    }
    void unknownMembersSurvive()
    {
        fill(R"({"future":{"x":1.0},"connections":[{"name":"one","colour":"red"},{"noName":true}],"version":1})");
        QVERIFY(store().save(example(u"one"_s)).ok());
        QVERIFY(store().save(example(u"two"_s)).ok());
        QVERIFY(store().remove(u"two"_s).ok());
        QVERIFY(content().contains("\"colour\": \"red\""));
        QVERIFY(content().contains("1.0"));
        QVERIFY(content().contains("noName"));
        QCOMPARE(kept(), QList<SavedConnection> {example(u"one"_s)});
    }
    void noSecretIsWritten()
    {
        SavedConnection connection = example(u"one"_s);
        connection.baseUrl = QUrl(u"https://me:hunter2@example.com/scim"_s);
        QVERIFY(store().save(connection).ok());
        QVERIFY(!content().contains("hunter2"));
    }
    void aDamagedFileIsAnErrorAndStays()
    {
        for (const QByteArray &damage : {QByteArray("{\"connections\":["), QByteArray("[]"), QByteArray("\xff")}) {
            fill(damage);
            QCOMPARE(store().load().error().kind, ErrorKind::Store);
            QCOMPARE(store().save(example(u"one"_s)).error().kind, ErrorKind::Store);
            QCOMPARE(content(), damage);
        }
    }
    void unknownEnvironmentIsProduction()
    {
        fill(R"({"connections":[{"name":"one","environment":"staging"},{"name":"two","environment":"TEST"}]})");
        const QList<SavedConnection> loaded = store().load().value();
        QCOMPARE(loaded.at(0).environment, SavedConnection::Environment::Production);
        QCOMPARE(loaded.at(1).environment, SavedConnection::Environment::Test);
    }
    void everythingComesBack()
    {
        SavedConnection full = example(u"full"_s);
        full.signIn = {.kind = SignIn::Kind::ClientCertificate, .tokenUrl = QUrl(u"https://login.example.com/t/oauth2/v2.0/token"_s), .clientId = u"app"_s,
                       .scope = u"https://graph.example.com/.default"_s, .algorithm = SignIn::Algorithm::Rs256, .keyId = u"k"_s, .audience = u"aud"_s,
                       .certificateFile = u"/etc/app.pem"_s, .keyFile = u"pkcs11:token=t"_s};
        full.color = u"#1f6feb"_s;
        full.isReadOnly = true;
        full.proxy = u"http://proxy.example.com:3128"_s;
        full.proxyUser = u"ann"_s;
        full.pinnedCertificate = QByteArray(32, 'p');
        full.budget = {.calls = 100, .amount = 2.5};
        full.protectedNames = {u"admin*"_s, u"break-glass"_s};
        full.ownAccount = u"ann@example.com"_s;
        full.adminPatterns = {u"*root*"_s};
        full.keepsIndex = true;
        QVERIFY(store().save(full).ok());
        QCOMPARE(kept(), QList<SavedConnection> {full});
        const SavedConnection shared = ConnectionStore::imported(*Json::parse(ConnectionStore::exported(kept()).toBytes()), {})->constFirst();
        full.proxyUser.clear(); // who that is differs from person to person; all the rest a team shares
        QCOMPARE(shared, full);
        SavedConnection command = example(u"command"_s);
        command.signIn = {.kind = SignIn::Kind::Command, .command = {u"az"_s, u"account"_s}};
        QVERIFY(store().save(command).ok());
        QCOMPARE(kept().last(), command);
        // what is not needed any more goes
        QVERIFY(store().save(example(u"full"_s)).ok());
        QCOMPARE(kept().first(), example(u"full"_s));
        QVERIFY(!content().contains("clientId"));
        QVERIFY(!content().contains("pinned"));
    }
    void idsStay()
    {
        QVERIFY(store().save(example(u"one"_s)).ok());
        const QString id = store().find(u"one"_s)->id;
        QVERIFY(!id.isEmpty());
        QVERIFY(store().save(example(u"one"_s)).ok());
        QCOMPARE(store().find(u"one"_s)->id, id);
        SavedConnection renamed = *store().find(u"one"_s);
        renamed.name = u"uno"_s;
        QVERIFY(store().save(renamed).ok());
        QCOMPARE(store().find(u"uno"_s)->id, id);
        QVERIFY(!store().find(u"two"_s).ok());
    }
    /// The place is what secrets are found by: it must not lead a token to another server. The connection stays what it is.
    void whatLeadsElsewhereHasAnotherPlaceForSecrets_data()
    {
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<QString>("tokenUrl");
        QTest::addColumn<SignIn::Kind>("kind");
        QTest::addColumn<bool>("keeps");
        const QString base = u"https://example.com/scim"_s;
        const QString token = u"https://login.example.com/token"_s;
        QTest::newRow("as it was") << base << token << SignIn::Kind::ClientSecret << true;
        QTest::newRow("another path") << u"https://example.com/scim/v2"_s << token << SignIn::Kind::ClientSecret << true;
        QTest::newRow("the port it had") << u"https://example.com:443/scim"_s << token << SignIn::Kind::ClientSecret << true;
        QTest::newRow("another host") << u"https://other.example/scim"_s << token << SignIn::Kind::ClientSecret << false;
        QTest::newRow("another port") << u"https://example.com:8443/scim"_s << token << SignIn::Kind::ClientSecret << false;
        QTest::newRow("http") << u"http://example.com/scim"_s << token << SignIn::Kind::ClientSecret << false;
        QTest::newRow("another token host") << base << u"https://login.other.example/token"_s << SignIn::Kind::ClientSecret << false;
        QTest::newRow("another way to sign in") << base << token << SignIn::Kind::AuthorizationCode << false;
    }
    void whatLeadsElsewhereHasAnotherPlaceForSecrets()
    {
        QFETCH(QString, baseUrl);
        QFETCH(QString, tokenUrl);
        QFETCH(SignIn::Kind, kind);
        QFETCH(bool, keeps);
        SavedConnection one = example(u"one"_s);
        one.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(u"https://login.example.com/token"_s), .clientId = u"app"_s};
        QVERIFY(store().save(one).ok());
        const SavedConnection before = *store().find(u"one"_s);
        QVERIFY(!before.secretsId().isEmpty());
        one.baseUrl = QUrl(baseUrl);
        one.signIn.tokenUrl = QUrl(tokenUrl);
        one.signIn.kind = kind;
        QVERIFY(store().save(one).ok()); // as `connections add --replace` has it: without an id
        QCOMPARE(store().find(u"one"_s)->id, before.id);
        QCOMPARE(store().find(u"one"_s)->secretsId() == before.secretsId(), keeps);
        QVERIFY(!store().find(u"one"_s)->secretsId().isEmpty());
        // as the form has it: with the id, under another name
        SavedConnection renamed = *store().find(u"one"_s);
        const QString now = renamed.secretsId();
        renamed.name = u"uno"_s;
        renamed.baseUrl = QUrl(u"https://third.example/scim"_s);
        QVERIFY2(renamed.secretsId().isEmpty(), "nor before it is saved");
        QVERIFY(store().save(renamed).ok());
        QCOMPARE(store().find(u"uno"_s)->id, before.id);
        QVERIFY(store().find(u"uno"_s)->secretsId() != now && !store().find(u"uno"_s)->secretsId().isEmpty());
    }
    void whatIsUndoneHasItsSecretsAgain()
    {
        QVERIFY(store().save(example(u"one"_s)).ok());
        const SavedConnection before = *store().find(u"one"_s);
        QVERIFY(store().remove(u"one"_s).ok());
        QVERIFY(store().save(before).ok());
        QCOMPARE(*store().find(u"one"_s), before);
        QVERIFY(store().remove(u"one"_s).ok());
        SavedConnection elsewhere = before; // edited in one window, removed in another meanwhile
        elsewhere.baseUrl = QUrl(u"https://other.example/scim"_s);
        QVERIFY(store().save(elsewhere).ok());
        QVERIFY(store().find(u"one"_s)->secretsId() != before.secretsId());
    }
    void versionTwoIsTakenOver()
    {
        fill(R"({"version":2,"connections":[{"name":"one","id":"id-1","baseUrl":"https:\/\/example.com\/scim","auth":"bearer"},
                 {"name":"two","id":"id-2","baseUrl":"https:\/\/example.com\/two","auth":"bearer"}]})");
        QCOMPARE(store().find(u"one"_s)->secretsId(), u"id-1"_s);
        QVERIFY(store().save(example(u"three"_s)).ok()); // whichever is written: they are bound from then on
        QVERIFY(content().contains("\"version\": 3"));
        QCOMPARE(store().find(u"one"_s)->secretsId(), u"id-1"_s);
        QCOMPARE(store().find(u"two"_s)->secretsId(), u"id-2"_s);
        SavedConnection one = *store().find(u"one"_s);
        one.signIn.kind = SignIn::Kind::Basic;
        QVERIFY(store().save(one).ok());
        QCOMPARE(store().find(u"one"_s)->id, u"id-1"_s);
        QVERIFY(store().find(u"one"_s)->secretsId() != u"id-1"_s);
    }
    /// By hand, by an earlier version, by whatever synchronises the file.
    void whoeverChangesTheFileLeadsNoSecretElsewhere()
    {
        QVERIFY(store().save(example(u"one"_s)).ok());
        const QString place = store().find(u"one"_s)->secretsId();
        fill(content().replace("https://example.com/scim", "https://evil.example/scim"));
        QVERIFY(store().find(u"one"_s)->secretsId().isEmpty());
        const SavedConnection opened = *store().find(u"one"_s);
        QVERIFY(store().save(opened).ok()); // somebody has entered a secret for it
        QVERIFY(store().find(u"one"_s)->secretsId() != place && !store().find(u"one"_s)->secretsId().isEmpty());
        QCOMPARE(store().find(u"one"_s)->id, opened.id);
    }
    /// Under the name of a provider that everybody knows.
    void aStrangersHostIsTold_data()
    {
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<QString>("profile");
        QTest::addColumn<QString>("tokenUrl");
        QTest::addColumn<QStringList>("strangers");
        const QString graph = u"https://graph.microsoft.com/rp/scim"_s;
        QTest::newRow("as it should be") << graph << u"entra"_s << u"https://login.microsoftonline.com/t/oauth2/v2.0/token"_s << QStringList();
        QTest::newRow("a stranger's token URL") << graph << u"entra"_s << u"https://evil.example/token"_s << QStringList {u"evil.example"_s};
        QTest::newRow("without the profile's name") << graph << QString() << u"https://evil.example/token"_s << QStringList {u"evil.example"_s};
        QTest::newRow("a stranger's base URL") << u"https://evil.example/rp/scim"_s << u"entra"_s << QString() << QStringList {u"evil.example"_s};
        QTest::newRow("of a server's own") << u"https://scim.example/v2"_s << QString() << u"https://scim.example/token"_s << QStringList();
    }
    void aStrangersHostIsTold()
    {
        QFETCH(QString, baseUrl);
        QFETCH(QString, profile);
        QFETCH(QString, tokenUrl);
        const SavedConnection one {.name = u"Contoso"_s, .baseUrl = QUrl(baseUrl), .profileId = profile,
                                   .signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(tokenUrl), .clientId = u"app"_s}};
        QTEST(ConnectionStore::strangersOf(one), "strangers");
    }
    void nobodysFileMakesAPracticeDirectory()
    {
        SavedConnection one = example(u"one"_s);
        one.environment = SavedConnection::Environment::Practice;
        QCOMPARE(ConnectionStore::imported(ConnectionStore::exported({one}), {})->constFirst().environment, SavedConnection::Environment::Production);
        Json newer = ConnectionStore::exported({one});
        newer.set(u"provostConnections"_s, 99);
        QVERIFY(ConnectionStore::imported(newer, {}).error().detail.contains(u"newer version"_s));
        one.baseUrl = QUrl(u"https://example.com/scim?token=abc"_s);
        QVERIFY(ConnectionStore::objectionTo(one)->detail.contains(u"\"?\""_s));
    }
    void aPinIsNotImported()
    {
        SavedConnection one = example(u"one"_s);
        one.signIn = {.kind = SignIn::Kind::MutualTls, .certificateFile = u"/a.pem"_s, .keyFile = u"pkcs11:token=t"_s};
        QVERIFY(ConnectionStore::imported(ConnectionStore::exported({one}), {}).ok());
        one.signIn.keyFile += u"?pin-value=1234"_s;
        QVERIFY(!ConnectionStore::imported(ConnectionStore::exported({one}), {}).ok());
    }
    void versionOneIsReadAndBecomesThree()
    {
        fill(R"({"version":1,"connections":[{"name":"one","baseUrl":"https:\/\/example.com\/scim","profile":"entra","environment":"test","extraCa":""}]})");
        const SavedConnection old = store().load().value().constFirst();
        QCOMPARE(old.signIn.kind, SignIn::Kind::Bearer);
        QVERIFY(old.id.isEmpty());
        QVERIFY(store().save(old).ok());
        QVERIFY(content().contains("\"version\": 3"));
        QVERIFY(!store().find(u"one"_s)->id.isEmpty());
    }
    void newerVersionKeepsItsNumber()
    {
        fill(R"({"version":7,"connections":[]})");
        QVERIFY(store().save(example(u"one"_s)).ok());
        QVERIFY(content().contains("\"version\": 7"));
    }
    void wrongTypesAreNamed()
    {
        fill(R"({"connections":[{"name":"one","readOnly":"yes"}]})");
        QVERIFY(store().load().error().detail.contains(u"readOnly"_s));
        fill(R"({"connections":[{"name":"one","auth":"magic"}]})");
        QVERIFY(store().load().error().detail.contains(u"auth"_s));
    }
    void exportAndImport()
    {
        SavedConnection one = example(u"one"_s);
        one.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(u"https://login.example.com/token"_s), .clientId = u"app"_s};
        QVERIFY(store().save(one).ok());
        const Json document = ConnectionStore::exported(store().load().value());
        QVERIFY(!document.toBytes().contains("\"id\"") && !document.toBytes().contains("secrets"));
        const auto back = ConnectionStore::imported(*Json::parse(document.toBytes()), {u"ONE"_s});
        QCOMPARE(back->constFirst().name, u"one (2)"_s);
        one.name = u"one (2)"_s;
        QCOMPARE(back->constFirst(), one);
        QVERIFY(!ConnectionStore::imported(Json::object(), {}).ok());
        QVERIFY(!ConnectionStore::imported(*Json::parse(R"({"provostConnections":2,"connections":[{"name":"x"}]})"), {}).ok());
    }
    /// A file with certificate and key is what many have at hand.
    void onlyCertificatesAreRead_data()
    {
        QTest::addColumn<QByteArray>("pem");
        QTest::addColumn<QByteArray>("kept");
        const QByteArray certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
        const QByteArray list = "-----BEGIN X509 CRL-----\nMIIC\n-----END X509 CRL-----\n";
        const QByteArray key = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        QTest::newRow("certificate") << certificate << certificate;
        QTest::newRow("with a list") << QByteArray(certificate + list) << QByteArray(certificate + list);
        QTest::newRow("with words") << QByteArray("subject: x\n" + certificate + "that was it") << certificate;
        QTest::newRow("key behind") << QByteArray(certificate + key) << certificate;
        QTest::newRow("key before") << QByteArray(key + certificate + list) << QByteArray(certificate + list);
        QTest::newRow("RSA key between") << QByteArray(certificate + QByteArray(key).replace("PRIVATE", "RSA PRIVATE") + list) << QByteArray(certificate + list);
        QTest::newRow("key in a certificate that does not end") << QByteArray("-----BEGIN CERTIFICATE-----\nMIIB\n" + key + "-----END CERTIFICATE-----\n") << QByteArray();
        QTest::newRow("nothing") << QByteArray("c2VjcmV0") << QByteArray();
    }
    void onlyCertificatesAreRead()
    {
        QFETCH(QByteArray, pem);
        QFETCH(QByteArray, kept);
        QCOMPARE(certificatesIn(pem), kept);
        fill(Json::object({{u"connections"_s, Json::array({Json::object({{u"name"_s, u"one"_s}, {u"extraCa"_s, QString::fromLatin1(pem)}})})}}).toBytes());
        QCOMPARE(store().find(u"one"_s)->extraCaPem, kept);
        QVERIFY(!ConnectionStore::exported(*store().load()).toBytes().contains("c2VjcmV0"));
    }
    /// Each has its own descriptors, as programs have.
    void nobodyLosesWhatOthersSave()
    {
        constexpr int count = 12;
        std::vector<std::thread> others;
        std::atomic<int> saved = 0;
        for (int i = 0; i < count; ++i)
            others.emplace_back([this, i, &saved] { saved += store().save(example(QString::number(i))).ok() ? 1 : 0; });
        for (std::thread &other : others)
            other.join();
        QCOMPARE(saved.load(), count);
        QCOMPARE(store().load()->size(), count);
        others.clear();
        for (int i = 0; i < count; ++i)
            others.emplace_back([this, i, &saved] { saved -= store().remove(QString::number(i)).ok() ? 1 : 0; });
        for (std::thread &other : others)
            other.join();
        QCOMPARE(saved.load(), 0);
        QVERIFY(store().load()->isEmpty());
    }
    void aDamagedPinPinsNothingElse_data()
    {
        QTest::addColumn<QString>("pin");
        QTest::newRow("too short") << QString(62, u'a');
        QTest::newRow("too long") << QString(66, u'a');
        QTest::newRow("no digits") << u"none"_s;
        QTest::newRow("a letter slipped in") << QString(QString(64, u'a') + u'x');
    }
    void aDamagedPinPinsNothingElse()
    {
        QFETCH(QString, pin);
        const Json one = Json::object({{u"name"_s, u"one"_s}, {u"baseUrl"_s, u"https://example.com/scim"_s}, {u"pinnedCertificate"_s, pin}});
        const Json two = Json::object({{u"name"_s, u"two"_s}, {u"baseUrl"_s, u"https://example.com/scim"_s}, {u"pinnedCertificate"_s, QString(64, u'a')}});
        fill(Json::object({{u"connections"_s, Json::array({one, two})}}).toBytes());
        for (int time = 0; time < 2; ++time) {
            QCOMPARE(store().load()->size(), 2);
            QCOMPARE(store().find(u"two"_s)->pinnedCertificate, QByteArray(32, '\xaa'));
            Connection damaged(settingsFor(*store().find(u"one"_s), {}));
            const QString why = outcomeOf(damaged.send({.path = u"/Users"_s}, this)).error().detail;
            QVERIFY2(why.contains(u"\"one\""_s) && why.contains(u"pinned"_s), qPrintable(why));
            QVERIFY(store().save(*store().find(u"one"_s)).ok()); // nor after it was saved
        }
        QStringList refused;
        QCOMPARE(ConnectionStore::imported(Json::object({{u"provostConnections"_s, 2}, {u"connections"_s, Json::array({one, two})}}), {}, &refused)->size(), 1);
        QCOMPARE(refused.size(), 1);
    }
    void whatIsNotImported_data()
    {
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("value");
        QTest::newRow("plain http") << u"baseUrl"_s << u"http://example.com/scim"_s;
        QTest::newRow("ftp") << u"baseUrl"_s << u"ftp://example.com/scim"_s;
        QTest::newRow("no host") << u"baseUrl"_s << u"nonsense"_s;
        QTest::newRow("a password in the URL") << u"baseUrl"_s << u"https://me:s3cret@example.com/scim"_s;
        QTest::newRow("a token in the URL") << u"baseUrl"_s << u"https://example.com/scim?token=s3cret"_s;
        QTest::newRow("a fragment") << u"baseUrl"_s << u"https://example.com/scim#s3cret"_s;
        QTest::newRow("plain http for tokens") << u"tokenUrl"_s << u"http://login.example.com/token"_s;
        QTest::newRow("plain http for people") << u"authorizationUrl"_s << u"http://login.example.com/authorize"_s;
        QTest::newRow("a proxy's password") << u"proxy"_s << u"http://me:s3cret@proxy.example:3128"_s;
        QTest::newRow("no proxy") << u"proxy"_s << u"ftp://proxy.example"_s;
        QTest::newRow("wrong type") << u"readOnly"_s << u"yes"_s;
    }
    void whatIsNotImported()
    {
        QFETCH(QString, member);
        QFETCH(QString, value);
        Json bad = Json::object({{u"name"_s, u"bad"_s}, {u"baseUrl"_s, u"https://example.com/scim"_s}, {u"auth"_s, u"client-secret"_s},
                                 {u"tokenUrl"_s, u"https://login.example.com/token"_s}});
        const Json good = Json::object({{u"name"_s, u"good"_s}, {u"baseUrl"_s, u"http://127.0.0.1:8080/scim"_s}, {u"proxy"_s, u"http://proxy.example:3128"_s}});
        bad.set(member, value);
        QStringList refused;
        const auto found = ConnectionStore::imported(Json::object({{u"provostConnections"_s, 2}, {u"connections"_s, Json::array({bad, good})}}), {}, &refused);
        QCOMPARE(found->size(), 1);
        QCOMPARE(found->constFirst().name, u"good"_s);
        QCOMPARE(refused.size(), 1);
        QVERIFY2(refused.constFirst().contains(u"connection 1"_s) && !refused.constFirst().contains(u"s3cret"_s), qPrintable(refused.constFirst()));
        QVERIFY(!ConnectionStore::imported(Json::object({{u"provostConnections"_s, 2}, {u"connections"_s, Json::array({bad})}}), {}).ok());
    }
    void noQueryIsWritten()
    {
        SavedConnection connection = example(u"one"_s);
        connection.baseUrl = QUrl(u"https://example.com/scim?token=hunter2"_s);
        QVERIFY(store().save(connection).ok());
        QVERIFY(!content().contains("hunter2"));
        QVERIFY(!ConnectionStore::exported({connection}).toBytes().contains("hunter2"));
    }
    void aConnectionNeedsAName() { QCOMPARE(store().save(example(u" "_s)).error().kind, ErrorKind::Validation); }
};

QTEST_GUILESS_MAIN(tst_ConnectionStore)
#include "tst_connectionstore.moc"
