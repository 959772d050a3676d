// SPDX-License-Identifier: GPL-3.0-or-later
#include "practicescript.h"

#include <QTest>

#include <map>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

QByteArray patch(const QByteArray &operations)
{
    return R"({"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[)" + operations + "]}";
}

QByteArray user(const QByteArray &members)
{
    return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],)" + members + '}';
}

QByteArray group(const QByteArray &displayName)
{
    return R"({"schemas":["urn:ietf:params:scim:schemas:core:2.0:Group"],"displayName":")" + displayName + "\"}";
}

QByteArray values(const QStringList &ids)
{
    QByteArray list;
    for (const QString &id : ids)
        list += QByteArray(list.isEmpty() ? "" : ",") + "{\"value\":\"" + id.toUtf8() + "\"}";
    return '[' + list + ']';
}

} // namespace

/// The dialects aws, github and minimal: a table of what each takes, then what groups do there.
class tst_Practice_Vendors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void answers_data();
    void answers();
    void pages_data();
    void pages();
    void awsWalksByCursor();
    void awsCreations_data();
    void awsCreations();
    void awsMembers();
    void githubMembers();
    void githubWantsUserAgent();
    void minimalMembers();

private:
    [[nodiscard]] PracticeClient &client(const QString &profile) { return *m_clients[profile]; }
    [[nodiscard]] QStringList someUsers(const QString &profile, int count);
    [[nodiscard]] QStringList truth(const QString &profile, const QString &group);

    std::map<QString, std::unique_ptr<PracticeClient>> m_clients;
};

void tst_Practice_Vendors::initTestCase()
{
    for (const auto &profile : {u"aws"_s, u"github"_s, u"minimal"_s}) {
        Practice::Options options;
        options.users = 120;
        options.groups = 20;
        options.profile = profile;
        auto client = std::make_unique<PracticeClient>(options);
        QVERIFY2(client->isReady(), qPrintable(client->failure()));
        client->setHeader("User-Agent", "test");
        m_clients.emplace(profile, std::move(client));
    }
}

QStringList tst_Practice_Vendors::someUsers(const QString &profile, int count)
{
    QStringList ids;
    for (int start = 1; ids.size() < count; start += 10) {
        const QString cursor = profile == "aws"_L1 ? QString() : u"&startIndex=%1"_s.arg(start);
        const QStringList more = client(profile).get(u"/Users?count=%1"_s.arg(profile == "aws"_L1 ? 100 : 10) + cursor).texts(u"id");
        if (more.isEmpty())
            break;
        ids += more;
    }
    return ids.first(count);
}

QStringList tst_Practice_Vendors::truth(const QString &profile, const QString &group)
{
    QStringList ids = client(profile).get(u"/practice/state/Groups/%1/members"_s.arg(group)).texts(u"value", u"members");
    ids.sort();
    return ids;
}

void tst_Practice_Vendors::answers_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    const auto row = [](const QString &profile, const QByteArray &method, const QString &target, int status) {
        QTest::newRow(qPrintable(profile + u' ' + QString::fromLatin1(method) + u' ' + target)) << profile << method << target << status;
    };
    for (const auto &profile : {u"github"_s, u"minimal"_s}) {
        for (const auto &target : {u"/ServiceProviderConfig"_s, u"/ResourceTypes"_s, u"/Schemas"_s, u"/.search"_s, u"/Devices"_s})
            row(profile, "GET", target, 404);
        row(profile, "GET", u"/Users?filter=userName eq \"x\" and id eq \"y\""_s, 400);
    }
    row(u"aws"_s, "GET", u"/ServiceProviderConfig"_s, 200);
    row(u"aws"_s, "POST", u"/Bulk"_s, 404);
    row(u"aws"_s, "GET", u"/Users?startIndex=1"_s, 400);
    row(u"aws"_s, "GET", u"/Users?filter=userName eq \"x\""_s, 200);
    row(u"aws"_s, "GET", u"/Users?filter=userName sw \"x\""_s, 400);
    row(u"aws"_s, "GET", u"/Users?filter=userName eq \"x\" or userName eq \"y\""_s, 400);
    row(u"aws"_s, "GET", u"/Users?filter=emails.value eq \"x\""_s, 400);
    row(u"aws"_s, "GET", u"/Groups?filter=members eq \"x\""_s, 400); // pair by pair only
    row(u"aws"_s, "GET", u"/Groups?filter=members.value eq \"x\""_s, 400);
    row(u"aws"_s, "GET", u"/Groups?filter=id eq \"x\" and members.value eq \"x\""_s, 200);
    row(u"aws"_s, "PUT", u"/Groups/nobody"_s, 405);
    row(u"github"_s, "GET", u"/users"_s, 404); // paths are case-sensitive
    row(u"github"_s, "GET", u"/Users?filter=externalId eq \"x\""_s, 200);
    row(u"github"_s, "GET", u"/Users?filter=displayName eq \"x\""_s, 200);
    row(u"github"_s, "GET", u"/Groups?filter=userName eq \"x\""_s, 400);
    row(u"minimal"_s, "GET", u"/Users?filter=userName eq \"x\""_s, 200);
    row(u"minimal"_s, "GET", u"/Groups?filter=displayName eq \"x\""_s, 200);
    row(u"minimal"_s, "GET", u"/Users?filter=externalId eq \"x\""_s, 400);
    row(u"minimal"_s, "PUT", u"/Users/nobody"_s, 405);
    row(u"minimal"_s, "POST", u"/Bulk"_s, 404);
}

void tst_Practice_Vendors::answers()
{
    QFETCH(QString, profile);
    QFETCH(QByteArray, method);
    QFETCH(QString, target);
    const Reply reply = client(profile).send(method, target, method == "GET" ? QByteArray() : QByteArray("{}"));
    QVERIFY2(reply.headers.value("etag").isEmpty(), "no dialect here has versions");
    QTEST(reply.status, "status");
}

void tst_Practice_Vendors::pages_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("items");
    QTest::addColumn<bool>("total");
    QTest::newRow("aws") << u"aws"_s << u""_s << 100 << true;
    QTest::newRow("aws, more") << u"aws"_s << u"?count=500"_s << 100 << true;
    QTest::newRow("aws by cursor") << u"aws"_s << u"?cursor=&count=50"_s << 50 << false;
    QTest::newRow("github") << u"github"_s << u""_s << 30 << true;
    QTest::newRow("github, more") << u"github"_s << u"?count=500"_s << 100 << true;
    QTest::newRow("github sorts not") << u"github"_s << u"?sortBy=userName&count=5"_s << 5 << true;
    QTest::newRow("minimal") << u"minimal"_s << u""_s << 10 << true;
    QTest::newRow("minimal, more") << u"minimal"_s << u"?count=50"_s << 10 << true;
    QTest::newRow("minimal, the end") << u"minimal"_s << u"?startIndex=119"_s << 2 << true;
}

void tst_Practice_Vendors::pages()
{
    QFETCH(QString, profile);
    QFETCH(QString, query);
    const Reply reply = client(profile).get(u"/Users"_s + query);
    QTEST(int(reply.at(u"Resources").size()), "items");
    QTEST(reply.json().contains(u"totalResults"), "total");
    QVERIFY(!walk(reply.json(), u"Resources.0.meta"_s).contains(u"version"));
}

void tst_Practice_Vendors::awsWalksByCursor()
{
    PracticeClient &aws = client(u"aws"_s);
    const Reply first = aws.get(u"/Users?cursor="_s);
    QVERIFY(!first.json().contains(u"startIndex"));
    const Reply second = aws.get(u"/Users?cursor="_s + first.at(u"nextCursor").toString());
    QCOMPARE(first.texts(u"id").size() + second.texts(u"id").size(), 120);
    QVERIFY(!second.json().contains(u"nextCursor"));
    QVERIFY(walk(aws.get(u"/Users?attributes=userName"_s).json(), u"Resources.0"_s).contains(u"name")); // attributes are not looked at
}

void tst_Practice_Vendors::awsCreations_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray named = R"("userName":"$","name":{"givenName":"A","familyName":"B"},"displayName":"A B")";
    QTest::newRow("complete") << user(named) << 201;
    QTest::newRow("no display name") << user(R"("userName":"$","name":{"givenName":"A","familyName":"B"})") << 400;
    QTest::newRow("no family name") << user(R"("userName":"$","name":{"givenName":"A"},"displayName":"A B")") << 400;
    QTest::newRow("a password") << user(named + R"(,"password":"Correct-Horse-7")") << 400;
    QTest::newRow("a picture") << user(named + R"(,"photos":[{"value":"https:\/\/x.example\/a.png"}])") << 400;
    QTest::newRow("two e-mails") << user(named + R"(,"emails":[{"value":"a"},{"value":"b"}])") << 400;
    QTest::newRow("two addresses") << user(named + R"(,"addresses":[{"locality":"a"},{"locality":"b"}])") << 400;
    QTest::newRow("two numbers") << user(named + R"(,"phoneNumbers":[{"value":"a"},{"value":"b"}])") << 400;
}

void tst_Practice_Vendors::awsCreations()
{
    QFETCH(QByteArray, body);
    body.replace("$", QByteArray(QByteArray("aws-") + QTest::currentDataTag()));
    QTEST(client(u"aws"_s).send("POST", u"/Users"_s, body).status, "status");
}

void tst_Practice_Vendors::awsMembers()
{
    PracticeClient &aws = client(u"aws"_s);
    const QStringList people = someUsers(u"aws"_s, 100);
    const QString id = aws.send("POST", u"/Groups"_s, group("AWS")).at(u"id").toString();
    const QString target = u"/Groups/"_s + id;
    QCOMPARE(aws.send("PATCH", target, patch(R"({"op":"add","path":"members","value":)" + values(people) + '}')).status, 204);
    QCOMPARE(truth(u"aws"_s, id).size(), 100);
    QVERIFY(!aws.get(target).json().contains(u"members"));
    const auto isMember = [&aws, &id](const QString &person) {
        return aws.get(u"/Groups?filter=id eq \"%1\" and members eq \"%2\""_s.arg(id, person)).at(u"totalResults").toInteger() == 1;
    };
    QVERIFY(isMember(people.first()));
    QCOMPARE(aws.send("PATCH", target, patch(R"({"op":"remove","path":"members","value":)" + values({people.first()}) + '}')).status, 204);
    QVERIFY(!isMember(people.first()));
    QStringList tooMany = people;
    tooMany << people.first();
    for (const QByteArray &refused : {QByteArray(R"({"op":"add","path":"members","value":)" + values(tooMany) + '}'),
             QByteArray(R"({"op":"replace","path":"members","value":)" + values(people.first(1)) + '}'), QByteArray(R"({"op":"remove","path":"members"})")})
        QCOMPARE(aws.send("PATCH", target, patch(refused)).status, 400);
    QCOMPARE(truth(u"aws"_s, id).size(), 99);
    // what is added and what is removed counts together
    const QByteArray removed = R"({"op":"remove","path":"members","value":)" + values(people.mid(1, 60)) + '}';
    const QByteArray added = R"({"op":"add","path":"members","value":)" + values(people.mid(1, 60)) + '}';
    QCOMPARE(aws.send("PATCH", target, patch(removed + ',' + added)).status, 400);
    QCOMPARE(truth(u"aws"_s, id).size(), 99);
}

void tst_Practice_Vendors::githubMembers()
{
    PracticeClient &github = client(u"github"_s);
    const QStringList people = someUsers(u"github"_s, 2);
    const QString id = github.send("POST", u"/Groups"_s, group("GitHub")).at(u"id").toString();
    const QString target = u"/Groups/"_s + id;
    const Reply added = github.send("PATCH", target, patch(R"({"op":"add","path":"members","value":)" + values(people) + '}'));
    QCOMPARE(added.status, 200);
    QCOMPARE(added.at(u"members").size(), 2);
    // A path with a filter is answered 200 and changes nothing.
    const Reply nothing = github.send("PATCH", target, patch(R"({"op":"remove","path":"members[value eq \")" + people.first().toUtf8() + R"(\"]"})"));
    QCOMPARE(nothing.status, 200);
    QCOMPARE(truth(u"github"_s, id).size(), 2);
    QCOMPARE(github.send("PATCH", target, patch(R"({"op":"remove","path":"members","value":)" + values(people.first(1)) + '}')).status, 200);
    QCOMPARE(truth(u"github"_s, id), people.sliced(1));
    QVERIFY(github.get(target).json().contains(u"members"));
    QVERIFY(!github.get(target + u"?excludedAttributes=members"_s).json().contains(u"members"));
    QCOMPARE(github.send("PUT", target, group("GitHub 2")).status, 200);
}

void tst_Practice_Vendors::githubWantsUserAgent()
{
    QCOMPARE(client(u"github"_s).send("GET", u"/Users"_s, {}, {{"User-Agent", ""}}).status, 403);
}

void tst_Practice_Vendors::minimalMembers()
{
    PracticeClient &minimal = client(u"minimal"_s);
    const QStringList people = someUsers(u"minimal"_s, 20);
    const QString id = minimal.send("POST", u"/Groups"_s, group("Minimal")).at(u"id").toString();
    const QString target = u"/Groups/"_s + id;
    QCOMPARE(minimal.send("PATCH", target, patch(R"({"op":"add","path":"members","value":)" + values(people) + '}')).status, 200);
    QCOMPARE(minimal.get(target).at(u"members").size(), 20); // all of them at once
    QCOMPARE(minimal.send("PATCH", target, patch(R"({"op":"remove","path":"members[value eq \")" + people.first().toUtf8() + R"(\"]"})")).status, 200);
    for (const QByteArray &refused : {QByteArray(R"({"op":"replace","path":"members","value":)" + values(people) + '}'), QByteArray(R"({"op":"remove","path":"members"})"),
             QByteArray(R"({"op":"remove","path":"members","value":)" + values(people) + '}')})
        QCOMPARE(minimal.send("PATCH", target, patch(refused)).status, 400);
    QCOMPARE(truth(u"minimal"_s, id).size(), 19);
    QVERIFY(walk(minimal.get(u"/Users?attributes=userName"_s).json(), u"Resources.0"_s).contains(u"name"));
}

QTEST_GUILESS_MAIN(tst_Practice_Vendors)
#include "tst_practice_vendors.moc"
