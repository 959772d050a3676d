// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/directory.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "e2e/program.h"
#include "servers/servertest.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

QString idSaid(const Outcome &outcome)
{
    const qsizetype at = outcome.err.indexOf(" was created: ");
    return at < 0 ? QString() : QString::fromUtf8(outcome.err.mid(at + 14).split('\n').first()).trimmed();
}

} // namespace

/// The writing verbs against servers that others wrote, each step compared by reading back.
class TestServersVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void story_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<bool>("namesAreUnique");
        QTest::newRow("SCIMMY") << u"server-scimmy.mjs"_s << false;
        QTest::newRow("better-auth") << u"server-better-auth.mjs"_s << true;
    }

    void story()
    {
        QFETCH(QString, script);
        QTemporaryDir dir;
        QFile seed(dir.filePath(u"seed.json"_s));
        QVERIFY(seed.open(QIODevice::WriteOnly));
        seed.write(R"({"users":[],"groups":[]})");
        seed.close();
        const ServerProcess server(script, script.contains(u"scimmy") ? QStringList {seed.fileName()} : QStringList(), ServerTest::Token);
        QVERIFY2(!server.url().isEmpty(), qPrintable(server.error()));
        Program program;
        program.aimAt(server.url().toString(), QString::fromLatin1(ServerTest::Token));

        const std::vector<Json> people = ServerTest::people(12);
        const Outcome many = program({u"create"_s, u"users"_s, u"--in"_s, u"-"_s}, Json(Json::Array(people.begin(), people.end())).toBytes());
        EXPECT_CODE(many, 0);
        QCOMPARE(many.figure(u"done"), 12);
        QCOMPARE(program.list(u"users"_s).size(), 12);

        QFETCH(bool, namesAreUnique);
        if (namesAreUnique) {
            const Outcome twin = program({u"create"_s, u"users"_s, u"--in"_s, u"-"_s}, people.front().toBytes());
            EXPECT_CODE(twin, 1);
            QCOMPARE(program.list(u"users"_s).size(), 12);
        }

        const Outcome ann = program({u"create"_s, u"user"_s, u"--set"_s, u"userName=ann@example.org"_s, u"--set"_s, u"displayName=Ann"_s, u"--set"_s,
                                     u"name.givenName=Ann"_s, u"--set"_s, u"name.familyName=Lee"_s, u"--set"_s, u"emails[type eq \"work\"].value=ann@example.org"_s});
        EXPECT_CODE(ann, 0);
        const QString id = idSaid(ann);
        QVERIFY2(!id.isEmpty(), ann.err.constData());
        const Outcome modified = program({u"modify"_s, u"user"_s, id, u"--set"_s, u"displayName=Anna Lee"_s, u"--set"_s, u"name.givenName=Anna"_s, u"--set"_s, u"active=false"_s});
        EXPECT_CODE(modified, 0);
        const Json now = program.get(u"user"_s, id);
        QCOMPARE(now.value(u"displayName").toString(), u"Anna Lee"_s);
        QCOMPARE(now.value(u"name").value(u"givenName").toString(), u"Anna"_s);
        QCOMPARE(now.value(u"name").value(u"familyName").toString(), u"Lee"_s);
        QCOMPARE(now.value(u"active"), Json(false));
        const Outcome same = program({u"modify"_s, u"user"_s, id, u"--set"_s, u"active=false"_s, u"--plan"_s});
        QCOMPARE(same.figure(u"unchanged"), 1);

        const Outcome undone = program({u"undo"_s, QString::number(modified.figure(u"run")), u"--apply"_s});
        EXPECT_CODE(undone, 0);
        QCOMPARE(program.get(u"user"_s, id).value(u"displayName").toString(), u"Ann"_s);
        QVERIFY(program.get(u"user"_s, id).value(u"active").toBool(true));

        groups(program, id);

        EXPECT_CODE(program({u"delete"_s, u"user"_s, id}), 0);
        QVERIFY(program({u"get"_s, u"user"_s, id}).exitCode != 0);
        const Outcome again = program({u"delete"_s, u"user"_s, id});
        EXPECT_CODE(again, 1);
        EXPECT_CODE(program.withoutTarget({u"audit"_s, u"verify"_s}), 0);
    }

    /// Ory Polis replaces a list where it is told to add to it, and shows every group with an empty list of members.
    void whatIsNotShownIsNotBelieved()
    {
        const ServerProcess server(u"server-saml-jackson.mjs"_s, {}, ServerTest::Token);
        QVERIFY2(!server.url().isEmpty(), qPrintable(server.error()));
        Program program;
        program.aimAt(server.url().toString(), QString::fromLatin1(ServerTest::Token));
        const Outcome ann = program({u"create"_s, u"user"_s, u"--set"_s, u"userName=ann@example.org"_s, u"--set"_s, u"name.givenName=Ann"_s, u"--set"_s, u"name.familyName=Lee"_s, u"--set"_s,
                                     u"emails[type eq \"work\"].value=ann@example.org"_s});
        EXPECT_CODE(ann, 0);
        const QString id = idSaid(ann);
        const Outcome added = program({u"modify"_s, u"user"_s, id, u"--verify"_s, u"all"_s, u"--add"_s, u"emails={\"type\":\"home\",\"value\":\"home@example.org\"}"_s});
        QCOMPARE(program.get(u"user"_s, id).value(u"emails").size(), 1); // the other one is lost
        EXPECT_CODE(added, 1);
        QVERIFY2(added.words().contains("emails"), added.words().constData());

        const Outcome made = program({u"create"_s, u"group"_s, u"--set"_s, u"displayName=Pilots"_s});
        EXPECT_CODE(made, 0);
        const QString group = idSaid(made);
        const Outcome joined = program({u"members"_s, group, u"--add"_s, id, u"--verify"_s, u"all"_s});
        EXPECT_CODE(joined, 0);
        QVERIFY2(joined.words().contains("no group with members"), joined.words().constData());
        const auto truth = [&server, &group] {
            QNetworkAccessManager manager; // beside SCIM
            QUrl url = server.url();
            url.setPath(u"/members/"_s + group);
            const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url)));
            return QTest::qWaitFor([&reply] { return reply->isFinished(); }) ? Json::parse(reply->readAll()).valueOr({}) : Json();
        };
        QCOMPARE(truth().size(), 1);
        const Outcome removed = program({u"members"_s, group, u"--remove"_s, id});
        QVERIFY2(truth().isArray() && truth().size() == 0, removed.words().constData());
        QVERIFY2(removed.err.contains("does not show that they are members"), removed.words().constData());
    }

    void reading_data() { story_data(); }

    /// Everything is read into the index, searched, filtered and exported; a snapshot is taken and compared after changes, and what makes it undone is written.
    void reading()
    {
        QFETCH(QString, script);
        QTemporaryDir dir;
        QFile seed(dir.filePath(u"seed.json"_s));
        QVERIFY(seed.open(QIODevice::WriteOnly));
        seed.write(R"({"users":[],"groups":[]})");
        seed.close();
        const ServerProcess server(script, script.contains(u"scimmy") ? QStringList {seed.fileName()} : QStringList(), ServerTest::Token);
        QVERIFY2(!server.url().isEmpty(), qPrintable(server.error()));
        Program program;
        program.aimAt(server.url().toString(), QString::fromLatin1(ServerTest::Token));
        const std::vector<Json> people = ServerTest::people(23);
        EXPECT_CODE(program({u"create"_s, u"users"_s, u"--in"_s, u"-"_s}, Json(Json::Array(people.begin(), people.end())).toBytes()), 0);
        const Json listed = program.list(u"users"_s);
        QCOMPARE(listed.size(), 23);
        intoTheIndex(server.url(), listed);
        if (QTest::currentTestFailed())
            return;

        const QString snapshot = dir.filePath(u"before.snapshot"_s);
        EXPECT_CODE(program({u"snapshot"_s, u"--out"_s, snapshot}), 0);
        const Outcome same = program({u"compare"_s, snapshot, u"--format"_s, u"json"_s});
        EXPECT_CODE(same, 0);
        QCOMPARE(same.json().value(u"differences").size(), 0);
        const QString changed = listed.at(2).value(u"id").toString();
        const QString gone = listed.at(3).value(u"id").toString();
        EXPECT_CODE(program({u"modify"_s, u"user"_s, changed, u"--set"_s, u"displayName=Somebody Else"_s}), 0);
        EXPECT_CODE(program({u"delete"_s, u"user"_s, gone}), 0);
        const QString back = dir.filePath(u"back.json"_s);
        const Outcome differs = program({u"compare"_s, snapshot, u"--format"_s, u"json"_s, u"--changeset"_s, back});
        EXPECT_CODE(differs, 0);
        QCOMPARE(differs.json().value(u"changed").toInteger(), 1);
        QCOMPARE(differs.json().value(u"removed").toInteger(), 1);
        QVERIFY(QFile::exists(back));

        const Outcome csv = program({u"export"_s, u"users"_s, u"--format"_s, u"csv"_s});
        EXPECT_CODE(csv, 0);
        QVERIFY(csv.out.contains("Somebody Else"));
        const Outcome found = program({u"search"_s, u"users"_s, u"somebody elze"_s, u"--read-all"_s, u"--format"_s, u"json"_s});
        EXPECT_CODE(found, 0);
        QVERIFY2(found.out.contains(changed.toUtf8()), found.out.constData());
    }

private:
    static void intoTheIndex(const QUrl &url, const Json &listed)
    {
        Directory directory(ConnectionSettings {.name = u"foreign"_s, .baseUrl = url, .token = Redacted<QByteArray>(ServerTest::Token)});
        directory.open();
        QTRY_COMPARE(directory.state(), Directory::State::Ready);
        FullRead &reading = directory.fullRead(*directory.description().resourceType(u"User"));
        QSignalSpy done(&reading, &FullRead::done);
        QSignalSpy failed(&reading, &FullRead::failed);
        reading.start();
        QTRY_VERIFY(done.size() + failed.size() > 0);
        QCOMPARE(failed.size(), 0);
        QCOMPARE(done.at(0).at(0).toLongLong(), listed.size());
        reading.refresh();
        QTRY_COMPARE(done.size() + failed.size(), 2);
        QStringList wrong;
        QStringList found;
        std::optional<qint64> filtered;
        directory.index().ask<qint64>([&](IndexDatabase &index) {
            for (const Json &person : listed.items()) {
                if (!(index.find(u"User"_s, person.value(u"id").toString()).json() == person))
                    wrong << person.value(u"id").toString();
            }
            const auto hits = searchIndex(index, {.text = u"person007"_s, .type = u"User"_s});
            for (const SearchHit &hit : hits->hits)
                found << hit.resource.json().value(u"userName").toString();
            const auto rows = index.rows({.type = u"User"_s, .filter = Filter::parse(u"userName ew \"example.org\" and not (userName co \"person00\")"_s).value()});
            return Result<qint64>(rows->size());
        }, &directory)->then(&directory, [&filtered](const Result<qint64> &count) { filtered = *count; });
        QTRY_VERIFY(filtered);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u' ')));
        QVERIFY2(found.size() == 1 && found.first().contains(u"person007"_s), qPrintable(found.join(u' ')));
        qint64 expected = 0;
        for (const Json &person : listed.items()) {
            const QString name = person.value(u"userName").toString();
            expected += name.endsWith(u"example.org"_s) && !name.contains(u"person00"_s) ? 1 : 0;
        }
        QCOMPARE(filtered.value(), expected);
    }

    static void groups(const Program &program, const QString &id)
    {
        const Outcome crew = program({u"create"_s, u"group"_s, u"--set"_s, u"displayName=Night Crew"_s});
        EXPECT_CODE(crew, 0);
        const QString other = program.idOf(u"users"_s, u"userName eq \"person001@north.example.org\""_s);
        QVERIFY(!other.isEmpty());
        const Outcome added = program({u"members"_s, u"Night Crew"_s, u"--add"_s, u"ann@example.org"_s, u"--add"_s, other});
        EXPECT_CODE(added, 0);
        QStringList ids;
        const Json listed = program({u"members"_s, idSaid(crew)}).json();
        for (const Json &member : listed.items())
            ids << member.value(u"value").toString();
        ids.sort();
        QStringList expected {id, other};
        expected.sort();
        QCOMPARE(ids, expected);
        const Outcome twice = program({u"members"_s, u"Night Crew"_s, u"--add"_s, other, u"--plan"_s});
        QCOMPARE(twice.figure(u"unchanged"), 1);
        EXPECT_CODE(program({u"members"_s, u"Night Crew"_s, u"--remove"_s, other}), 0);
        QCOMPARE(program({u"members"_s, u"Night Crew"_s}).json().size(), 1);
        QCOMPARE(program({u"members"_s, u"Night Crew"_s, u"--effective"_s}).json().at(0).value(u"value").toString(), id);
    }
};

QTEST_GUILESS_MAIN(TestServersVerbs)
#include "tst_servers_verbs.moc"
