// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/export/exportwriter.h"
#include "directory/export/xlsxwriter.h"
#include "import/workbook.h"
#include "scim/servicedescription.h"

#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestExport : public QObject
{
    Q_OBJECT

    ServiceDescription m_description = ServiceDescription::fallback({});

    [[nodiscard]] ExportSpec spec(ExportFormat format, const QStringList &columns = {}) const
    {
        const ResourceType *type = m_description.resourceType(u"User");
        return {.format = format, .type = *type, .schema = m_description.schemaOf(*type), .columns = columns, .baseDn = u"dc=contoso,dc=com"_s};
    }
    static QList<Resource> people()
    {
        return {Resource(QByteArray(R"({"id":"1","userName":"mira","displayName":"=1+2","emails":[{"value":"m@a.example","type":"work"}],"phoneNumbers":[{"value":"+4940123","type":"mobile"}],"big":12345678901234567890})")),
                Resource(QByteArray(R"({"id":"2","userName":"jürgen","name":{"familyName":"Müller"},"title":"one, two","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Finance","manager":{"value":"1"}}})"))};
    }
    static QByteArray written(const ExportSpec &spec, const QList<Resource> &resources)
    {
        QByteArray bytes;
        ExportWriter writer(spec, [&bytes](const QByteArray &more) {
            bytes += more;
            return true;
        });
        const std::atomic<bool> isCancelled = false;
        for (const Resource &resource : resources) {
            if (!writer.add({resource}))
                return "failed";
        }
        return writer.finish(isCancelled) ? bytes : QByteArray("failed");
    }

private Q_SLOTS:
    void csv()
    {
        const QByteArray all = written(spec(ExportFormat::Csv), people());
        QVERIFY2(all.startsWith("id,userName,"), all.constData());
        QVERIFY(all.contains("'=1+2")); // no spreadsheet runs it
        QVERIFY(all.contains("\"+4940123\"") && all.contains("12345678901234567890"));
        const QByteArray chosen = written(spec(ExportFormat::Csv, {u"displayName"_s, u"emails"_s}), people());
        QCOMPARE(chosen, QByteArray("id,displayName,emails\r\n1,'=1+2,\"[{\"\"value\"\":\"\"m@a.example\"\",\"\"type\"\":\"\"work\"\"}]\"\r\n2,,\r\n"));
        QCOMPARE(written(spec(ExportFormat::Csv), {}), QByteArray("id\r\n"));
    }

    /// One person with two values of a type needs the list: all have it then, and nobody's value stands twice.
    void oneListIsAListForAll()
    {
        QList<Resource> some = people();
        some << Resource(QByteArray(R"({"id":"3","emails":[{"value":"x@a.example","type":"work"},{"value":"y@a.example","type":"work"}]})"));
        const QByteArray all = written(spec(ExportFormat::Csv), some);
        const QByteArray header = all.left(all.indexOf('\r'));
        QVERIFY2(header.contains(",emails,") && !header.contains("emails["), header.constData());
        QVERIFY2(all.contains(R"("[{""value"":""m@a.example"",""type"":""work""}]")"), all.constData());
    }

    /// A full disk is an error and not an empty table: rows that few stay in the file's buffer until they are read back.
    void aFullDiskIsAnError_data()
    {
        QTest::addColumn<int>("format");
        QTest::newRow("csv") << int(ExportFormat::Csv);
        QTest::newRow("xlsx") << int(ExportFormat::Xlsx);
    }
    void aFullDiskIsAnError()
    {
        QFETCH(int, format);
        const auto before = std::signal(SIGXFSZ, SIG_IGN);
        rlimit usual {};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &usual), 0);
        const rlimit small {.rlim_cur = 100, .rlim_max = usual.rlim_max};
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const QByteArray bytes = written(spec(ExportFormat(format)), people());
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &usual), 0);
        std::signal(SIGXFSZ, before);
        QCOMPARE(bytes, QByteArray("failed"));
    }

    /// Whatever extension stands first.
    void ldifLooksIntoEveryExtension()
    {
        const QByteArray text = written(spec(ExportFormat::Ldif), {Resource(QByteArray(
            R"({"id":"1","userName":"a","urn:x:custom:User":{"badge":"7"},"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"Finance","manager":{"value":"m"}}})"))});
        QVERIFY2(text.contains("departmentNumber: Finance") && text.contains("manager: uid=m,"), text.constData());
    }

    void json()
    {
        const QByteArray all = written(spec(ExportFormat::Json), people());
        const auto parsed = Json::parse(all);
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->size(), 2);
        QVERIFY(all.contains("12345678901234567890"));
        QCOMPARE(written(spec(ExportFormat::Json), {}), QByteArray("[]\n"));
        const QByteArray lines = written(spec(ExportFormat::JsonLines, {u"title"_s, u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s}), people());
        QCOMPARE(lines, QByteArray("{\"id\":\"1\"}\n{\"id\":\"2\",\"title\":\"one, two\",\"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User\":{\"department\":\"Finance\"}}\n"));
    }

    /// What our own import reads of it.
    void xlsx()
    {
        const QTemporaryDir dir;
        QFile file(dir.filePath(u"people.xlsx"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(written(spec(ExportFormat::Xlsx, {u"userName"_s, u"displayName"_s, u"title"_s}), people()));
        file.close();
        QList<QStringList> rows = rowsOf(file.fileName());
        QCOMPARE(rows.value(0), QStringList({u"id"_s, u"userName"_s, u"displayName"_s, u"title"_s}));
        QCOMPARE(rows.value(1).mid(0, 3), QStringList({u"1"_s, u"mira"_s, u"=1+2"_s})); // a text, no formula
        QCOMPARE(rows.value(2), QStringList({u"2"_s, u"jürgen"_s, u""_s, u"one, two"_s}));
    }

    void longTablesGoOnInTheNextSheet()
    {
        const QTemporaryDir dir;
        const QString fileName = dir.filePath(u"long.xlsx"_s);
        XlsxWriter writer(fileName, XlsxWriter::Size::Usual, 3);
        writer.setHeader({u"n"_s});
        for (int i = 0; i < 5; ++i)
            writer.add({QString::number(i)});
        writer.add({QString(40'000, u'x')});
        QCOMPARE(writer.cutCells(), 1);
        QVERIFY(writer.finish().ok());
        QVERIFY(QFileInfo(fileName).size() > 0);
        const auto sheets = readWorkbook(fileName);
        QVERIFY(sheets.ok());
        QCOMPARE(sheets->size(), 3);
        QCOMPARE(sheets->at(1).rows.constFirst().cells, QStringList({u"n"_s}));
        QCOMPARE(sheets->at(2).rows.constLast().cells.constFirst().size(), 32'767);
        XlsxWriter huge(dir.filePath(u"huge.xlsx"_s), XlsxWriter::Size::Huge);
        huge.setHeader({u"n"_s});
        huge.add({u"text"_s});
        QVERIFY(huge.finish().ok());
        QVERIFY(QFileInfo(dir.filePath(u"huge.xlsx"_s)).size() > 1000);
    }

    void ldif()
    {
        const QByteArray text = written(spec(ExportFormat::Ldif), people());
        QVERIFY2(text.startsWith("version: 1\n\ndn: uid=1,ou=Users,dc=contoso,dc=com\nobjectClass: top\n"), text.constData());
        QVERIFY(text.contains("\nuid: 1\nuid: mira\n") && text.contains("\nmail: m@a.example\n") && text.contains("\nmobile: +4940123\n"));
        QVERIFY(text.contains(QByteArray("\nsn:: " + QByteArray("Müller").toBase64() + '\n')));
        QVERIFY(text.contains("\ndepartmentNumber: Finance\n") && text.contains("\nmanager: uid=1,ou=Users,dc=contoso,dc=com\n"));
        const ResourceType *groups = m_description.resourceType(u"Group");
        const Ldif ldif(u"dc=x"_s);
        QCOMPARE(ldif.entry(Resource(QByteArray(R"({"id":"a,b","displayName":"Crew","members":[{"value":"1"},{"value":"g","type":"Group"},{"value":"1"}]})")), *groups),
                 QByteArray("\ndn: cn=a\\,b,ou=Groups,dc=x\nobjectClass: top\nobjectClass: groupOfNames\ncn: a,b\ncn: Crew\nmember: uid=1,ou=Users,dc=x\nmember: cn=g,ou=Groups,dc=x\n"));
        QVERIFY(ldif.entry(Resource(QByteArray(R"({"id":"e"})")), *groups).endsWith("\nmember:\n"));
    }

    void ldifLines_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << u"abc"_s << QByteArray("d: abc\n");
        QTest::newRow("empty") << QString() << QByteArray("d:\n");
        QTest::newRow("space first") << u" a"_s << QByteArray("d:: IGE=\n");
        QTest::newRow("space last") << u"a "_s << QByteArray("d:: YSA=\n");
        QTest::newRow("colon") << u":a"_s << QByteArray("d:: OmE=\n");
        QTest::newRow("new line, which would begin another attribute") << u"a\nb: c"_s << QByteArray("d:: YQpiOiBj\n");
        QTest::newRow("long") << QString(100, u'x') << "d: " + QByteArray(73, 'x') + "\n " + QByteArray(27, 'x') + "\n";
    }
    void ldifLines()
    {
        QFETCH(QString, value);
        QTEST(Ldif::line("d"_L1, value), "line");
    }

    void aFullDiskIsSaid()
    {
        ExportWriter writer(spec(ExportFormat::JsonLines), [](const QByteArray &) { return false; });
        QVERIFY(!writer.add(people()).ok());
    }

private:
    static QList<QStringList> rowsOf(const QString &fileName)
    {
        QList<QStringList> rows;
        const auto sheets = readWorkbook(fileName);
        for (const TableRow &row : sheets ? sheets->constFirst().rows : QList<TableRow>())
            rows.append(row.cells);
        return rows;
    }
};

QTEST_GUILESS_MAIN(TestExport)
#include "tst_export.moc"
