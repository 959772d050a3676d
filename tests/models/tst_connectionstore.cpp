// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/connectionstore.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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
        for (SavedConnection &connection : connections)
            connection.id.clear();
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
        full.pinnedCertificate = QByteArray(32, 'p');
        full.budget = {.calls = 100, .amount = 2.5};
        full.protectedNames = {u"admin*"_s, u"break-glass"_s};
        full.ownAccount = u"ann@example.com"_s;
        full.adminPatterns = {u"*root*"_s};
        full.keepsIndex = true;
        QVERIFY(store().save(full).ok());
        QCOMPARE(kept(), QList<SavedConnection> {full});
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
    /// The id is what secrets are found by: it must not lead a token to another server.
    void whatLeadsElsewhereGetsAnotherId_data()
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
    void whatLeadsElsewhereGetsAnotherId()
    {
        QFETCH(QString, baseUrl);
        QFETCH(QString, tokenUrl);
        QFETCH(SignIn::Kind, kind);
        QFETCH(bool, keeps);
        SavedConnection one = example(u"one"_s);
        one.signIn = {.kind = SignIn::Kind::ClientSecret, .tokenUrl = QUrl(u"https://login.example.com/token"_s), .clientId = u"app"_s};
        QVERIFY(store().save(one).ok());
        const QString id = store().find(u"one"_s)->id;
        one.baseUrl = QUrl(baseUrl);
        one.signIn.tokenUrl = QUrl(tokenUrl);
        one.signIn.kind = kind;
        QVERIFY(store().save(one).ok()); // as `connections add --replace` has it: without an id
        QCOMPARE(store().find(u"one"_s)->id == id, keeps);
        QVERIFY(!store().find(u"one"_s)->id.isEmpty());
        // as the form has it: with the id, under another name
        SavedConnection renamed = *store().find(u"one"_s);
        const QString now = renamed.id;
        renamed.name = u"uno"_s;
        renamed.baseUrl = QUrl(u"https://third.example/scim"_s);
        QVERIFY(store().save(renamed).ok());
        QVERIFY(store().find(u"uno"_s)->id != now);
    }
    void aPinIsNotImported()
    {
        SavedConnection one = example(u"one"_s);
        one.signIn = {.kind = SignIn::Kind::MutualTls, .certificateFile = u"/a.pem"_s, .keyFile = u"pkcs11:token=t"_s};
        QVERIFY(ConnectionStore::imported(ConnectionStore::exported({one}), {}).ok());
        one.signIn.keyFile += u"?pin-value=1234"_s;
        QVERIFY(!ConnectionStore::imported(ConnectionStore::exported({one}), {}).ok());
    }
    void versionOneIsReadAndBecomesTwo()
    {
        fill(R"({"version":1,"connections":[{"name":"one","baseUrl":"https:\/\/example.com\/scim","profile":"entra","environment":"test","extraCa":""}]})");
        const SavedConnection old = store().load().value().constFirst();
        QCOMPARE(old.signIn.kind, SignIn::Kind::Bearer);
        QVERIFY(old.id.isEmpty());
        QVERIFY(store().save(old).ok());
        QVERIFY(content().contains("\"version\": 2"));
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
        QVERIFY(!document.toBytes().contains("\"id\""));
        const auto back = ConnectionStore::imported(*Json::parse(document.toBytes()), {u"ONE"_s});
        QCOMPARE(back->constFirst().name, u"one (2)"_s);
        one.name = u"one (2)"_s;
        QCOMPARE(back->constFirst(), one);
        QVERIFY(!ConnectionStore::imported(Json::object(), {}).ok());
        QVERIFY(!ConnectionStore::imported(*Json::parse(R"({"provostConnections":2,"connections":[{"name":"x"}]})"), {}).ok());
    }
    void aConnectionNeedsAName() { QCOMPARE(store().save(example(u" "_s)).error().kind, ErrorKind::Validation); }
};

QTEST_GUILESS_MAIN(tst_ConnectionStore)
#include "tst_connectionstore.moc"
