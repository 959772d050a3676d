// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// The requests that the RFCs print (tests/data/rfc), sent to the practice directory: what a strict reader would expect comes back.
class tst_Practice_Vectors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void patches_data() { files(u"patch"_s); }
    void patches();
    void creates();
    void replaces();
    void searches_data() { files(u"search"_s); }
    void searches();
    void bulks_data() { files(u"bulk-request"_s); }
    void bulks();
    void discoveryTellsOfItself_data() { files(u"schema"_s); }
    void discoveryTellsOfItself();

private:
    static void files(const QString &kind);
};

namespace {

Json vectorOf(const QString &name)
{
    QFile file(QStringLiteral(PROVOST_TEST_DATA "/rfc/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll()).valueOr({}) : Json();
}

Practice::Options few()
{
    Practice::Options options;
    options.users = 1;
    return options;
}

QString endpointOf(const Json &resource)
{
    return resource.value(u"schemas").at(0).toString().endsWith(u"Group"_s) ? u"/Groups"_s : u"/Users"_s;
}

Json bare(Json resource)
{
    for (const auto name : {u"id", u"meta", u"schemas", u"groups"})
        resource.remove(name);
    return resource;
}

QSet<QString> memberIds(const Json &group)
{
    QSet<QString> ids;
    const Json members = group.value(u"members");
    for (const Json &member : members.items())
        ids.insert(member.value(u"value").toString());
    return ids;
}

} // namespace

void tst_Practice_Vectors::files(const QString &kind)
{
    QTest::addColumn<QString>("name");
    const auto names = QDir(QStringLiteral(PROVOST_TEST_DATA "/rfc")).entryList({u"*.json"_s}, QDir::Files, QDir::Name);
    for (const QString &file : names) {
        const QString own = file.chopped(5).section(u'-', 2);
        if (own == kind || own.startsWith(kind + u'-'))
            QTest::newRow(qPrintable(file)) << file.chopped(5);
    }
}

/// Who a member is counts, for what it is called is the directory's own.
void tst_Practice_Vectors::patches()
{
    QFETCH(const QString, name);
    const Json example = vectorOf(name);
    const Json before = example.value(u"before");
    const Json after = example.value(u"after");
    const QString endpoint = endpointOf(before);
    PracticeClient client(few());
    Json body = bare(before);
    body.set(u"schemas"_s, before.value(u"schemas"));
    const Reply made = client.send("POST", endpoint, body);
    QVERIFY2(made.status == 201, made.body.constData());
    const QString target = endpoint + u'/' + made.at(u"id").toString();
    const Reply changed = client.send("PATCH", target, example.value(u"request"));
    QVERIFY2(changed.status == 200 || changed.status == 204, changed.body.constData());
    const Json now = client.get(target).json();
    if (endpoint == "/Groups"_L1) {
        QCOMPARE(memberIds(now), memberIds(after));
        QCOMPARE(now.value(u"displayName"), after.value(u"displayName"));
    } else {
        QCOMPARE(bare(now), bare(after));
    }
}

void tst_Practice_Vectors::creates()
{
    PracticeClient client(few());
    const Json request = vectorOf(u"rfc7644-3.3-create-request"_s);
    const Reply made = client.send("POST", u"/Users"_s, request);
    QVERIFY2(made.status == 201, made.body.constData());
    QVERIFY(!made.headers.value("location").isEmpty());
    QCOMPARE(bare(made.json()), bare(request));
    QCOMPARE(client.send("POST", u"/Users"_s, request).scimType(), u"uniqueness"_s);
}

void tst_Practice_Vectors::replaces()
{
    PracticeClient client(few());
    const Json request = vectorOf(u"rfc7644-3.5.1-replace-request"_s);
    const QString id = client.createUser(u"somebody"_s);
    Json body = request;
    body.set(u"id"_s, id);
    const Reply replaced = client.send("PUT", u"/Users/"_s + id, body);
    QVERIFY2(replaced.status == 200, replaced.body.constData());
    const Json now = client.get(u"/Users/"_s + id).json();
    QCOMPARE(now.value(u"userName"), request.value(u"userName"));
    QCOMPARE(now.value(u"emails"), request.value(u"emails"));
    QVERIFY(!now.contains(u"displayName"));
}

void tst_Practice_Vectors::searches()
{
    QFETCH(const QString, name);
    PracticeClient client(few());
    const Reply found = client.send("POST", u"/.search"_s, vectorOf(name));
    QVERIFY2(found.status == 200, found.body.constData());
    QVERIFY(found.at(u"Resources").isArray() || found.at(u"totalResults").toInteger(-1) == 0);
}

/// Each operation has its answer; creates are carried out, and nothing is left of "bulkId:".
void tst_Practice_Vectors::bulks()
{
    QFETCH(const QString, name);
    PracticeClient client(few());
    const Json request = vectorOf(name);
    const Reply reply = client.send("POST", u"/Bulk"_s, request);
    QVERIFY2(reply.status == 200, reply.body.constData());
    const Json wanted = request.value(u"Operations");
    const Json answers = reply.at(u"Operations");
    QVERIFY2(answers.size() == wanted.size() || request.value(u"failOnErrors").toInteger(0) > 0, reply.body.constData());
    for (const Json &answer : answers.items()) {
        QVERIFY2(answer.value(u"status").toInteger(0) >= 200, reply.body.constData());
        if (answer.value(u"method").toString() == "POST"_L1)
            QCOMPARE(answer.value(u"status").toInteger(0), 201);
    }
    for (const QString &endpoint : {u"/Users"_s, u"/Groups"_s})
        QVERIFY(!client.get(endpoint).body.contains("bulkId:"));
}

/// RFC 7643 section 8.7.2. What the RFC itself forgot (section 5 has `type` and `primary` of authenticationSchemes) is there beside it.
void tst_Practice_Vectors::discoveryTellsOfItself()
{
    QFETCH(const QString, name);
    PracticeClient client(few());
    const Json schema = vectorOf(name);
    const Reply reply = client.get(u"/Schemas/"_s + schema.value(u"id").toString());
    QCOMPARE(reply.status, 200);
    const Json attributes = schema.value(u"attributes");
    for (const Json &attribute : attributes.items()) {
        Json own;
        const Json all = reply.at(u"attributes");
        for (const Json &one : all.items()) {
            if (one.value(u"name") == attribute.value(u"name"))
                own = one;
        }
        QVERIFY2(own.isObject(), attribute.toBytes().constData());
        for (const auto characteristic : {u"type", u"multiValued", u"mutability", u"returned"})
            QCOMPARE(own.value(characteristic), attribute.value(characteristic));
    }
}

QTEST_GUILESS_MAIN(tst_Practice_Vectors)
#include "tst_practice_vectors.moc"
