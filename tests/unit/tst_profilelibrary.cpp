// SPDX-License-Identifier: GPL-3.0-or-later
#include "scim/profilelibrary.h"
#include "scim/servicedescription.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestProfileLibrary : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void correctionsAreUsed();
    void ownProfilesComeFirst();
    void faultsAreNotPassedOver();
    void idIsTheFilesName();
    void recognises_data();
    void recognises();
    void ownSignsAreSeen();
    void discoveryDecidesOnlyWhereNobodyChose();

private:
    void write(const QString &name, const QByteArray &text);
    [[nodiscard]] ProfileLibrary library() const { return ProfileLibrary(m_dir->path()); }
    std::unique_ptr<QTemporaryDir> m_dir;
};

namespace {

const QUrl entraUrl(u"https://graph.microsoft.com/rp/scim"_s);

ServiceDescription describedBy(const QStringList &urns, const QByteArray &config = "{}")
{
    ServiceDescription description = ServiceDescription::fallback({});
    for (const QString &urn : urns)
        description.schemas.append({.id = urn, .name = {}, .description = {}, .attributes = {}});
    description.config = ServiceProviderConfig::fromJson(*Json::parse(config));
    return description;
}

} // namespace

void TestProfileLibrary::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
}

void TestProfileLibrary::write(const QString &name, const QByteArray &text)
{
    QFile file(m_dir->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

void TestProfileLibrary::correctionsAreUsed()
{
    const auto ids = library().ids();
    QCOMPARE(ids.size(), ServerProfile::shippedIds().size());
    for (const QString &id : ids)
        QCOMPARE(ServerProfile::shipped(id)->bulkCreates, id == "practice"_L1); // of no other anybody has tried it
    QCOMPARE(library().detect(entraUrl)->membersPerAdd, 20);
    write(u"entra.json"_s, R"({"id":"entra","extends":"entra","membersPerAdd":5})");
    QVERIFY(library().isOwn(u"entra"_s));
    QCOMPARE(library().ids(), ids);
    QCOMPARE(library().detect(entraUrl)->membersPerAdd, 5);
    QCOMPARE(library().profile(u"entra"_s)->membersPerAdd, 5);
    QCOMPARE(ServerProfile::detect(entraUrl).membersPerAdd, 20);
    QCOMPARE(ProfileLibrary(m_dir->filePath(u"nowhere"_s)).detect(entraUrl)->id, u"entra"_s);
}

void TestProfileLibrary::ownProfilesComeFirst()
{
    write(u"zz-acme.json"_s, R"({"id":"zz-acme","urlPatterns":["^https://graph\\.microsoft\\.com/"]})");
    QCOMPARE(library().detect(entraUrl)->id, u"zz-acme"_s);
    QVERIFY(library().ids().contains(u"zz-acme"_s));
    QCOMPARE(library().detect(QUrl(u"https://scim.example.com"_s))->id, u"rfc"_s);
}

void TestProfileLibrary::faultsAreNotPassedOver()
{
    write(u"entra.json"_s, R"({"id":"entra","extends":"entra","membersPerAd":5})");
    const auto detected = library().detect(entraUrl);
    QVERIFY(!detected.ok());
    QVERIFY2(detected.error().detail.contains(m_dir->filePath(u"entra.json"_s)), qPrintable(detected.error().detail));
    QVERIFY2(detected.error().detail.contains(u"membersPerAd"_s), qPrintable(detected.error().detail));
    QVERIFY(!library().profile(u"entra"_s).ok());
    QCOMPARE(library().faults().size(), 1);
    // by its signs, too, the provider is known for what it is, and not for one of its variants
    QCOMPARE(library().recognise(describedBy({u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User"_s}))->id, u"entra"_s);
    // nobody else is kept from working
    QCOMPARE(library().detect(QUrl(u"https://api.slack.com/scim/v2"_s))->id, u"slack"_s);
    write(u"aws.json"_s, "{");
    QCOMPARE(library().faults().size(), 2);
    QVERIFY(library().profile(u"aws"_s).error().detail.contains(u"aws.json"_s));
}

void TestProfileLibrary::idIsTheFilesName()
{
    write(u"mine.json"_s, R"({"id":"entra"})");
    QVERIFY(!library().profile(u"mine"_s).ok());
    QVERIFY(!library().profile(u"../mine"_s).ok());
    QVERIFY(!library().isOwn(u"../mine"_s));
}

void TestProfileLibrary::recognises_data()
{
    QTest::addColumn<QStringList>("urns");
    QTest::addColumn<QByteArray>("config");
    QTest::addColumn<QString>("id");
    const auto row = [](const char *name, const QStringList &urns, const QByteArray &config, const char *id) {
        QTest::newRow(name) << urns << config << QString::fromLatin1(id);
    };
    row("nothing special", {}, R"({"documentationUri":"https://example.com/help","authenticationSchemes":[{"type":"oauthbearertoken","name":"OAuth Bearer Token"}]})", "");
    row("Entra by a URN, any case", {u"URN:ietf:params:scim:schemas:extension:microsoft:entra:2.0:User"_s}, "{}", "entra");
    row("Entra by its documentation", {}, R"({"documentationUri":"/graph/overview"})", "entra");
    row("AWS", {}, R"({"documentationUri":"https://docs.aws.amazon.com/singlesignon/latest/userguide/manage-your-identity-source-idp.html"})", "aws");
    row("Slack", {u"urn:ietf:params:scim:schemas:extension:slack:profile:2.0:User"_s}, "{}", "slack");
    row("Zoom without ietf", {u"urn:us:zoom:scim:schemas:extension:1.0:ZoomUser"_s}, "{}", "zoom");
    row("Salesforce", {u"urn:salesforce:schemas:extension:1.0"_s}, "{}", "salesforce");
    row("Atlassian", {u"urn:scim:schemas:extension:atlassian-external:1.0"_s}, "{}", "atlassian");
    row("more signs win", {u"urn:salesforce:schemas:extension:1.0"_s, u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User"_s},
        R"({"documentationUri":"/graph/overview"})", "entra");
}

void TestProfileLibrary::recognises()
{
    QFETCH(const QStringList, urns);
    QFETCH(const QByteArray, config);
    const auto found = library().recognise(describedBy(urns, config));
    QTEST(found ? found->id : QString(), "id");
}

void TestProfileLibrary::ownSignsAreSeen()
{
    write(u"acme.json"_s, R"({"id":"acme","signs":{"authenticationSchemes":["acme-sso"]},"membersPerAdd":3})");
    const auto found = library().recognise(describedBy({}, R"({"authenticationSchemes":[{"type":"oauth2","specUri":"https://example.com/ACME-SSO"}]})"));
    QVERIFY(found);
    QCOMPARE(found->membersPerAdd, 3);
}

void TestProfileLibrary::discoveryDecidesOnlyWhereNobodyChose()
{
    const ServerProfile rfc = *ServerProfile::shipped(u"rfc"_s);
    const ServiceDescription entra = describedBy({u"urn:ietf:params:scim:schemas:extension:Microsoft:Entra:2.0:User"_s}, R"({"sort":{"supported":true},"bulk":{"supported":true}})");
    QCOMPARE(settledProfile(rfc, std::nullopt, entra).id, u"rfc"_s);
    QCOMPARE(settledProfile(rfc, library(), describedBy({})).id, u"rfc"_s);
    const ServerProfile settled = settledProfile(rfc, library(), entra);
    QCOMPARE(settled.id, u"entra"_s);
    QCOMPARE(settled.bulk, false); // the profile wins over what is declared
}

QTEST_APPLESS_MAIN(TestProfileLibrary)
#include "tst_profilelibrary.moc"
