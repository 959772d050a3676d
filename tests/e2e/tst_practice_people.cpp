// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// Whom the directory is filled with, and that it stays as it was left.
class tst_Practice_People : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sameSeedSamePeople();
    void manyScripts();
    void everybodyHasAManager();
    void groupsAreBelievable();
    void manyGroups();
    void stateIsKept();
    void oneStateForAllDialects();
    void foreignFileIsRefused();
    void nobody();

private:
    [[nodiscard]] static std::unique_ptr<PracticeClient> started(Practice::Options options) { return std::make_unique<PracticeClient>(options); }

    std::unique_ptr<PracticeClient> m_client;
    Json m_people;
};

void tst_Practice_People::initTestCase()
{
    m_client = started({});
    QVERIFY2(m_client->isReady(), qPrintable(m_client->failure()));
    m_people = m_client->get(u"/Users?count=1000"_s).at(u"Resources");
    QCOMPARE(m_people.size(), 1000);
}

void tst_Practice_People::sameSeedSamePeople()
{
    const auto dump = [](PracticeClient &client) {
        QByteArray text = client.get(u"/Users?count=1000"_s).body + client.get(u"/Groups?count=1000"_s).body;
        return text.replace(client.url().toString().toUtf8(), "base");
    };
    const auto twin = started({});
    QCOMPARE(dump(*twin), dump(*m_client));
    const auto other = started({.seed = 2});
    QVERIFY(dump(*other) != dump(*m_client));
}

void tst_Practice_People::manyScripts()
{
    QSet<QChar::Script> scripts;
    QSet<QString> countries;
    for (const Json &person : m_people.items()) {
        const QString name = person.value(u"displayName").toString();
        for (const QChar c : name)
            scripts.insert(c.script());
        countries.insert(person.value(u"addresses").at(0).value(u"country").toString());
    }
    for (const auto script : {QChar::Script_Latin, QChar::Script_Arabic, QChar::Script_Han, QChar::Script_Hangul, QChar::Script_Cyrillic, QChar::Script_Greek,
             QChar::Script_Hebrew, QChar::Script_Devanagari, QChar::Script_Thai})
        QVERIFY2(scripts.contains(script), qPrintable(QString::number(script)));
    QVERIFY(countries.size() > 15);
}

void tst_Practice_People::everybodyHasAManager()
{
    const QString enterprise = u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"_s;
    QSet<QString> ids, names;
    for (const Json &person : m_people.items()) {
        ids.insert(person.value(u"id").toString());
        names.insert(person.value(u"userName").toString());
    }
    QCOMPARE(names.size(), 1000);
    int withoutManager = 0;
    for (const Json &person : m_people.items()) {
        const QString manager = person.value(enterprise).value(u"manager").value(u"value").toString();
        withoutManager += manager.isEmpty() ? 1 : 0;
        QVERIFY(manager.isEmpty() || ids.contains(manager));
        QVERIFY(!person.value(enterprise).value(u"department").toString().isEmpty());
    }
    QCOMPARE(withoutManager, 1); // the chief
}

void tst_Practice_People::groupsAreBelievable()
{
    const Json groups = m_client->get(u"/Groups?count=1000"_s).at(u"Resources");
    QCOMPARE(groups.size(), 50);
    int nested = 0;
    qsizetype members = 0;
    for (const Json &group : groups.items()) {
        const Json list = group.value(u"members");
        members += list.size();
        nested += list.at(list.size() - 1).value(u"type").toString() == "Group"_L1 ? 1 : 0;
        QSet<QString> ids;
        for (const Json &member : list.items())
            ids.insert(member.value(u"value").toString());
        QCOMPARE(ids.size(), list.size());
    }
    QVERIFY(nested > 2);
    QVERIFY2(members > 2500 && members < 8000, qPrintable(QString::number(members)));
}

/// With very many groups people are in a few of them, not in a share of all.
void tst_Practice_People::manyGroups()
{
    const auto client = started({.users = 500, .groups = 2000});
    QVERIFY2(client->isReady(), qPrintable(client->failure()));
    QCOMPARE(client->get(u"/Groups?count=0"_s).at(u"totalResults"), Json(2000));
    qsizetype memberships = 0;
    const Json people = client->get(u"/Users?count=500&attributes=groups"_s).at(u"Resources");
    for (const Json &person : people.items())
        memberships += person.value(u"groups").size();
    QVERIFY2(memberships > 3000 && memberships < 8000, qPrintable(QString::number(memberships)));
}

void tst_Practice_People::stateIsKept()
{
    QTemporaryDir folder;
    const Practice::Options options {.users = 20, .groups = 3, .token = "fixed", .stateFile = folder.filePath(u"state.db"_s)};
    QString kept, removed;
    QByteArray version;
    {
        const auto client = started(options);
        QCOMPARE(client->token(), "fixed");
        kept = client->createUser(u"kept"_s);
        removed = client->createUser(u"removed"_s);
        QCOMPARE(client->send("DELETE", u"/Users/"_s + removed).status, 204);
        version = client->get(u"/Users/"_s + kept).headers.value("etag");
    }
    const auto again = started(options);
    QCOMPARE(again->get(u"/Users?count=0"_s).at(u"totalResults"), Json(21));
    QCOMPARE(again->get(u"/Users/"_s + kept).headers.value("etag"), version);
    QCOMPARE(again->get(u"/Users/"_s + removed).status, 404);
    QVERIFY(!again->createUser(u"later"_s).isEmpty());
    QStringList ids;
    for (int start = 1; start < 23; start += 4)
        ids += again->get(u"/Users?count=4&startIndex=%1"_s.arg(start)).texts(u"id");
    QCOMPARE(ids.size(), 22);
    QCOMPARE(ids.removeDuplicates(), 0);
}

void tst_Practice_People::oneStateForAllDialects()
{
    QTemporaryDir folder;
    Practice::Options options {.users = 12, .groups = 6, .profile = u"entra"_s, .stateFile = folder.filePath(u"state.db"_s)};
    {
        const auto entra = started(options);
        entra->setHeader("Accept", "application/json");
        QVERIFY(entra->get(u"/users"_s).body.contains("mailNickname"));
    }
    for (const auto &profile : {u"rfc"_s, u"aws"_s, u"minimal"_s}) {
        options.profile = profile;
        const Reply reply = started(options)->get(u"/Users?count=10"_s);
        QCOMPARE(reply.status, 200);
        QVERIFY2(reply.at(u"Resources").size() == 10, reply.body.constData());
        QVERIFY(!reply.body.contains("Microsoft"));
    }
}

void tst_Practice_People::foreignFileIsRefused()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"notes.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a database at all, but somebody's notes, long enough to be read as one");
    file.close();
    const auto client = started({.stateFile = file.fileName()});
    QVERIFY(!client->isReady());
    QVERIFY(!client->failure().isEmpty());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().startsWith("not a database")); // untouched
}

void tst_Practice_People::nobody()
{
    const auto client = started({.users = 0, .groups = 0});
    QCOMPARE(client->get(u"/Users"_s).at(u"totalResults"), Json(0));
    QCOMPARE(client->get(u"/Groups"_s).at(u"totalResults"), Json(0));
    QVERIFY(!client->createUser(u"first"_s).isEmpty());
    QCOMPARE(client->get(u"/Users"_s).at(u"totalResults"), Json(1));
}

QTEST_GUILESS_MAIN(tst_Practice_People)
#include "tst_practice_people.moc"
