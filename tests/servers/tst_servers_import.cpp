// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"
#include "servers/servertest.h"

#include <QFile>
#include <QTest>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// A table imported into servers that others wrote: once, once more without effect, and with one edit.
class TestServersImport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void story_data()
    {
        QTest::addColumn<QString>("script");
        QTest::newRow("SCIMMY") << u"server-scimmy.mjs"_s;
        QTest::newRow("better-auth") << u"server-better-auth.mjs"_s;
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
        const QStringList apply {u"--apply"_s, u"--yes"_s, u"--max-changes"_s, u"1000"_s};

        QByteArray text = "Benutzername;Vorname;Nachname;Anzeigename;E-Mail\r\n";
        for (int i = 0; i < 30; ++i) {
            const QByteArray mail = "neu" + QByteArray::number(i) + "@fjordline.example";
            text += mail + ";J\xc3\xbcrgen;Gro\xc3\x9f " + QByteArray::number(i) + ";J\xc3\xbcrgen Gro\xc3\x9f " + QByteArray::number(i) + ';' + mail + "\r\n";
        }
        const Outcome first = program(QStringList {u"import"_s, program.file(u"people.csv"_s, text)} + apply);
        EXPECT_CODE(first, 0);
        QCOMPARE(first.figure(u"done"), 30);
        QCOMPARE(program.list(u"users"_s).size(), 30);
        const Outcome again = program({u"import"_s, program.path(u"people.csv"_s)});
        EXPECT_CODE(again, 0);
        QCOMPARE(again.figure(u"creates"), 0);
        QCOMPARE(again.figure(u"updates"), 0);
        const QString edited = program.file(u"edited.csv"_s, QByteArray(text).replace("J\xc3\xbcrgen Gro\xc3\x9f 7;", "J. Gro\xc3\x9f;"));
        const Outcome edit = program(QStringList {u"import"_s, edited} + apply);
        EXPECT_CODE(edit, 0);
        QCOMPARE(edit.figure(u"done"), 1);
        const Json shown = program.get(u"user"_s, program.idOf(u"users"_s, u"userName eq \"neu7@fjordline.example\""_s));
        QCOMPARE(shown.value(u"displayName").toString(), u"J. Groß"_s);
        QCOMPARE(shown.value(u"name").value(u"familyName").toString(), u"Groß 7"_s);
        QCOMPARE(program.list(u"users"_s).size(), 30);
    }
};

QTEST_GUILESS_MAIN(TestServersImport)
#include "tst_servers_import.moc"
