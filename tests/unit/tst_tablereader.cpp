// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/csvtext.h"
#include "import/tablereader.h"

#include <QFile>
#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

QList<TableRow> parse(const QByteArray &text, qsizetype width = 0, char delimiter = ',', qsizetype chunk = 7)
{
    QList<TableRow> rows;
    CsvParser parser(delimiter, false);
    parser.setWidth(width);
    const auto sink = [&rows](const TableRow &row) { rows << row; return true; };
    for (qsizetype from = 0; from < text.size(); from += chunk)
        parser.feed(text.mid(from, chunk), sink);
    parser.finish(sink);
    return rows;
}

QStringList cellsOf(const QList<TableRow> &rows)
{
    QStringList lines;
    for (const TableRow &row : rows)
        lines << row.cells.join(u'|');
    return lines;
}

} // namespace

class TestTableReader : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QString write(const QByteArray &bytes, const QString &name = u"people.csv"_s) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return file.fileName();
    }

private Q_SLOTS:
    void cells_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("plain") << QByteArray("a,b\nc,d\n") << QStringList {u"a|b"_s, u"c|d"_s};
        QTest::newRow("no end of line at the end") << QByteArray("a,b\nc,d") << QStringList {u"a|b"_s, u"c|d"_s};
        QTest::newRow("CRLF") << QByteArray("a,b\r\nc,d\r\n") << QStringList {u"a|b"_s, u"c|d"_s};
        QTest::newRow("comma in quotes") << QByteArray("\"Kolb, Mira\",b\n") << QStringList {u"Kolb, Mira|b"_s};
        QTest::newRow("doubled quotes") << QByteArray("\"he said \"\"no\"\"\",b\n") << QStringList {u"he said \"no\"|b"_s};
        QTest::newRow("line end in quotes") << QByteArray("\"Quay 3\nBergen\",b\nc,d\n") << QStringList {u"Quay 3\nBergen|b"_s, u"c|d"_s};
        QTest::newRow("empty cells") << QByteArray(",,\n\"\",x,\n") << QStringList {u"||"_s, u"|x|"_s};
        QTest::newRow("spaces around are no data") << QByteArray(" a , \"b\" \n") << QStringList {u"a|b"_s};
        QTest::newRow("quote inside a cell") << QByteArray("5\" pipe,b\nc,d\n") << QStringList {u"5\" pipe|b"_s, u"c|d"_s};
        QTest::newRow("UTF-8") << QByteArray("Ærø,名前,\xF0\x9F\x9A\xA2\n") << QStringList {u"Ærø|名前|🚢"_s};
        QTest::newRow("one cell") << QByteArray("a\n") << QStringList {u"a"_s};
        QTest::newRow("nothing") << QByteArray() << QStringList {};
    }
    void cells()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, rows);
        for (const qsizetype chunk : {1, 2, 7, 1000})
            QCOMPARE(cellsOf(parse(text, 0, ',', chunk)), rows);
    }

    void rowsAreCountedAsASpreadsheetDoes()
    {
        const auto rows = parse("h1,h2\n\n\"two\nlines\",x\nlast,y\n");
        QCOMPARE(rows.size(), 4);
        QVERIFY(rows[1].isBlank());
        QCOMPARE(rows[2].row, 3);
        QCOMPARE(rows[2].line, 3);
        QCOMPARE(rows[3].row, 4);
        QCOMPARE(rows[3].line, 5);
    }

    void anOpenQuoteSpoilsOnlyItsRow()
    {
        QByteArray text("a,b\n\"open,1\n");
        for (int i = 0; i < 300; ++i)
            text += "x,y\n";
        for (const qsizetype chunk : {5, 100000}) {
            const auto rows = parse(text, 2, ',', chunk);
            QCOMPARE(rows.size(), 302);
            QCOMPARE(rows[1].flaw, TableRow::Flaw::OpenQuote);
            QCOMPARE(rows[2].cells, QStringList({u"x"_s, u"y"_s}));
            QCOMPARE(rows[301].row, 302);
            QCOMPARE(rows[301].line, 302);
        }
    }

    void anOpenQuoteAtTheEndSpoilsOnlyItsRow()
    {
        const auto rows = parse("a,b\nc,\"d\ne,f\n", 2);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].flaw, TableRow::Flaw::OpenQuote);
        QCOMPARE(rows[2].cells, QStringList({u"e"_s, u"f"_s}));
    }

    void twoStrayQuotesDoNotSwallowWhatIsBetween()
    {
        const auto rows = parse("a,b\n\"c,1\nd,2\n\"e,3\nf,4\n", 2);
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[2].cells, QStringList({u"d"_s, u"2"_s}));
        QCOMPARE(rows[4].cells, QStringList({u"f"_s, u"4"_s}));
    }

    void aLineOf40MebibytesIsCutOff()
    {
        const QByteArray text = "a,b\n" + QByteArray(40 * 1024 * 1024, 'x') + "\nc,d\n";
        const auto rows = parse(text, 2, ',', 1024 * 1024);
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].flaw, TableRow::Flaw::TooLong);
        QVERIFY(rows[1].cells.constFirst().size() <= 1024 * 1024);
        QCOMPARE(rows[2].cells, QStringList({u"c"_s, u"d"_s}));
        QCOMPARE(rows[2].row, 3);
    }

    void unknownBytesAreMarked()
    {
        const auto rows = parse("a,b\nM\xFCller,x\nc,d\n");
        QCOMPARE(rows[1].flaw, TableRow::Flaw::BadBytes);
        QCOMPARE(rows[2].flaw, TableRow::Flaw::None);
    }

    void whatIsWrittenIsReadBack()
    {
        QRandomGenerator random(7);
        const QString alphabet = u"ab ,;\"\n\r\tü名0=+-@'"_s;
        for (int table = 0; table < 300; ++table) {
            const auto width = qsizetype(random.bounded(1, 5));
            QStringList expected;
            QByteArray text;
            for (int row = 0; row < 6; ++row) {
                QStringList cells;
                for (qsizetype i = 0; i < width; ++i) {
                    QString cell = i == 0 ? u"k"_s : QString();
                    for (int c = random.bounded(0, 6); c > 0; --c)
                        cell += alphabet[random.bounded(int(alphabet.size()))];
                    cells << cell;
                }
                expected << cells.join(u'|');
                text += csvLine(cells).toUtf8();
            }
            QCOMPARE(cellsOf(parse(text, width)), expected);
        }
    }

    void dialects_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("encoding");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<int>("preamble");
        QTest::addColumn<QStringList>("header");
        QTest::addColumn<int>("rows");
        const QStringList two {u"Vorname"_s, u"Ort"_s};
        QTest::newRow("comma") << QByteArray("Vorname,Ort\nJürgen,Köln\n") << u"UTF-8"_s << ',' << 0 << two << 1;
        QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBFVorname,Ort\nJ,K\n") << u"UTF-8"_s << ',' << 0 << two << 1;
        QTest::newRow("semicolon, Windows-1252") << QByteArray("Vorname;Ort\nJ\xFCrgen;K\xF6ln\n") << u"windows-1252"_s << ';' << 0 << two << 1;
        QTest::newRow("tabs") << QByteArray("Vorname\tOrt\nA, B\tC\n") << u"UTF-8"_s << '\t' << 0 << two << 1;
        QTest::newRow("pipes") << QByteArray("Vorname|Ort\na|b\n") << u"UTF-8"_s << '|' << 0 << two << 1;
        QTest::newRow("Excel names its delimiter") << QByteArray("sep=;\nVorname;Ort\na,1;b\n") << u"UTF-8"_s << ';' << 1 << two << 1;
        QTest::newRow("Entra's version row") << QByteArray("version:v1.0,\nVorname,Ort\nExample: Chris,Green\na,b\n") << u"UTF-8"_s << ',' << 1 << two << 1;
        QTest::newRow("titles and blank rows") << QByteArray("Joiners August,\n\nas of today,\nVorname,Ort\na,b\nc,d\n") << u"UTF-8"_s << ',' << 3 << two << 2;
        QTest::newRow("carriage returns") << QByteArray("Vorname,Ort\ra,b\rc,d\r") << u"UTF-8"_s << ',' << 0 << two << 2;
        QTest::newRow("commas in names, semicolons between") << QByteArray("Vorname;Ort\nKolb, Mira;Bergen, NO\nLie, Tor;Oslo\n") << u"UTF-8"_s << ';' << 0 << two << 2;
        QStringEncoder little(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
        QTest::newRow("UTF-16 with mark") << QByteArray(little(u"Vorname,Ort\r\nJürgen,東京\r\n"_s)) << u"UTF-16LE"_s << ',' << 0 << two << 1;
        QStringEncoder big(QStringEncoder::Utf16BE);
        QTest::newRow("UTF-16 without mark") << QByteArray(big(u"Vorname,Ort\r\nJuergen,Bergen\r\n"_s)) << u"UTF-16BE"_s << ',' << 0 << two << 1;
        QTest::newRow("header only") << QByteArray("Vorname,Ort\n") << u"UTF-8"_s << ',' << 0 << two << 0;
        QTest::newRow("no header") << QByteArray("mira@x.example,4711\ntor@x.example,4712\n") << u"UTF-8"_s << ',' << 0
                                   << QStringList {u"Column 1"_s, u"Column 2"_s} << 2;
        QTest::newRow("one column") << QByteArray("userName\nann\nbo\n") << u"UTF-8"_s << ',' << 0 << QStringList {u"userName"_s} << 2;
    }
    void dialects()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, encoding);
        QFETCH(char, delimiter);
        QFETCH(int, preamble);
        QFETCH(QStringList, header);
        QFETCH(int, rows);
        const QString name = write(text);
        const auto dialect = TableReader::sniff(name);
        QVERIFY(dialect.ok());
        QCOMPARE(dialect->encoding, encoding);
        QCOMPARE(dialect->delimiter, delimiter);
        QCOMPARE(dialect->preambleRows, preamble);
        const TableReader reader(name, *dialect);
        const auto names = reader.header();
        QVERIFY(names.ok());
        QCOMPARE(names->names, header);
        int count = 0;
        QVERIFY(reader.read([&count, &header](const TableRow &row) { ++count; return row.cells.size() >= header.size(); }).ok());
        QCOMPARE(count, rows);
    }

    void headersAreCompletedAndTold()
    {
        const QString name = write("Mail,,Mail,mail\na,b,c,d\n");
        const auto header = TableReader(name, *TableReader::sniff(name)).header();
        QCOMPARE(header->names, QStringList({u"Mail"_s, u"Column 2"_s, u"Mail (2)"_s, u"mail (3)"_s}));
        const QString same = write(" mail ,,MAIL,Mail\nx,y,z,w\n", u"other.csv"_s);
        QCOMPARE(TableReader(same, *TableReader::sniff(same)).header()->fingerprint, header->fingerprint);
    }

    void shortRowsAreFilledUpAndLongOnesKept()
    {
        const QString name = write("a,b,c\n1\n1,2,3,4\n");
        QList<qsizetype> sizes;
        QVERIFY(TableReader(name, *TableReader::sniff(name)).read([&sizes](const TableRow &row) { sizes << row.cells.size(); return true; }).ok());
        QCOMPARE(sizes, QList<qsizetype>({3, 4}));
    }

    void whatCannotBeReadSaysSo()
    {
        QCOMPARE(TableReader::sniff(m_folder.filePath(u"missing.csv"_s)).error().kind, ErrorKind::Validation);
        QCOMPARE(TableReader::sniff(write({})).error().kind, ErrorKind::Validation);
        const QString blank = write("\n\n\n");
        QVERIFY(!TableReader(blank, *TableReader::sniff(blank)).header().ok());
    }
};

QTEST_APPLESS_MAIN(TestTableReader)
#include "tst_tablereader.moc"
