// SPDX-License-Identifier: GPL-3.0-or-later
#include "directory/csvtext.h"
#include "import/tablereader.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
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

    /// Rows of a file below its header, each as the header's names have it.
    static QList<QHash<QString, QString>> named(const QString &fileName)
    {
        const auto dialect = TableReader::sniff(fileName);
        const TableReader reader(fileName, *dialect);
        const QStringList names = reader.header()->names;
        QList<QHash<QString, QString>> rows;
        const auto done = reader.read([&](const TableRow &row) {
            QHash<QString, QString> one;
            for (qsizetype i = 0; i < names.size(); ++i)
                one.insert(names[i], row.cells.value(i));
            rows << one;
            return row.flaw == TableRow::Flaw::None;
        });
        return done ? rows : QList<QHash<QString, QString>>();
    }

private Q_SLOTS:
    /// Tables that others collected: tests/data/import/README.md.
    void spectrum_data()
    {
        QTest::addColumn<QString>("name");
        const QDir folder(QStringLiteral(PROVOST_TEST_DATA "/import/spectrum"));
        const QStringList files = folder.entryList({u"*.csv"_s});
        QVERIFY(files.size() >= 12);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << folder.filePath(file.chopped(4));
    }
    void spectrum()
    {
        QFETCH(QString, name);
        QFile file(name + u".json"_s);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
        const auto rows = named(name + u".csv"_s);
        if (document.isObject()) { // of one table the collection has the JSON of another
            QCOMPARE(rows.value(0).value(u"Cities"_s), document[u"Cities"].toString());
            return;
        }
        const QJsonArray wanted = document.array();
        QCOMPARE(rows.size(), wanted.size());
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const QJsonObject object = wanted.at(i).toObject();
            QCOMPARE(rows[i].size(), object.size());
            for (auto member = object.begin(); member != object.end(); ++member)
                QCOMPARE(rows[i].value(member.key()), member.value().toString());
        }
    }
    void papaParse_data()
    {
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QStringList>("rows");
        QFile file(QStringLiteral(PROVOST_TEST_DATA "/import/papaparse.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray cases = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(cases.size() > 30);
        for (const QJsonValue &one : cases) {
            QStringList lines;
            const QJsonArray rows = one[u"rows"].toArray();
            for (const QJsonValue &row : rows) {
                QStringList cells;
                const QJsonArray texts = row.toArray();
                for (const QJsonValue &text : texts)
                    cells << (one[u"input"].toString().contains(u'"') ? text.toString() : text.toString().trimmed()); // blanks around a cell are passed over
                lines << cells.join(u'|');
            }
            if (!lines.isEmpty() && lines.constLast().isEmpty())
                lines.removeLast(); // behind the last line end there is no row
            QTest::newRow(qPrintable(one[u"description"].toString())) << one[u"input"].toString().toUtf8() << lines;
        }
    }
    void papaParse()
    {
        QFETCH(QByteArray, input);
        QFETCH(QStringList, rows);
        QCOMPARE(cellsOf(parse(input)), rows);
    }

    /// Most rows are cut without libcsv: whatever the bytes, it must come to the same.
    void theShortWayReadsTheSame()
    {
        QRandomGenerator random(20261127);
        const QByteArray letters = "aB1,;\t \"\"'\r\n\n\xC3\xB6\xEF\xBF\xBD\xFF,,";
        for (int round = 0; round < 3000; ++round) {
            QByteArray text;
            const int size = random.bounded(80);
            for (int i = 0; i < size; ++i)
                text += letters[random.bounded(int(letters.size()))];
            const char delimiter = ",;\t"[random.bounded(3)];
            const auto rowsOf = [&](bool thorough) {
                QList<TableRow> rows;
                CsvParser parser(delimiter, false);
                parser.setWidth(3);
                parser.setThorough(thorough);
                const auto sink = [&rows](const TableRow &row) { rows << row; return true; };
                parser.feed(text, sink);
                parser.finish(sink);
                return rows;
            };
            const QList<TableRow> quick = rowsOf(false);
            const QList<TableRow> thorough = rowsOf(true);
            if (quick != thorough)
                qWarning() << text << delimiter << cellsOf(quick) << cellsOf(thorough);
            QVERIFY(quick == thorough);
        }
    }

    void cells_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("byte order marks inside") << QByteArray("a,\"\xEF\xBB\xBF\xEF\xBB\xBF b\"\n\xEF\xBB\xBF,d\n") << QStringList {u"a|\ufeff\ufeff b"_s, u"\ufeff|d"_s};
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

    /// The quote stays in its cell, which is how it is known that nobody has mended it; no cell moves, and none takes in those behind it.
    void aRowThatIsCutOffShowsItsQuote()
    {
        for (const char *end : {"", "\n"}) {
            const auto rows = parse(QByteArray("a,b,c\nd,\"e,f") + end, 3);
            QCOMPARE(rows.size(), 2);
            QCOMPARE(rows[1].cells, QStringList({u"d"_s, u"\"e"_s, u"f"_s}));
            QCOMPARE(rows[1].flaw, TableRow::Flaw::OpenQuote);
            QCOMPARE(rows[1].flawLeft(), TableRow::Flaw::OpenQuote);
        }
        QCOMPARE(parse("a\tb\tc\n\t\"e\t\n", 3, '\t').value(1).cells, QStringList({QString(), u"\"e"_s, QString()}));
    }

    void twoStrayQuotesDoNotSwallowWhatIsBetween()
    {
        const auto rows = parse("a,b\n\"c,1\nd,2\n\"e,3\nf,4\n", 2);
        QCOMPARE(rows.size(), 5);
        QCOMPARE(rows[2].cells, QStringList({u"d"_s, u"2"_s}));
        QCOMPARE(rows[4].cells, QStringList({u"f"_s, u"4"_s}));
    }

    /// The quote is closed by the next one, in a row that has the table's width together with all that is between.
    void aStrayQuoteSwallowsNoRows_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<QList<int>>("broken");
        QTest::newRow("closed by a quoted cell") << QByteArray("a,b,\"c,d\ne,f,g,h\ni,j,\"k\",l\nm,n,o,p\n") << QStringList {u"a|b|\"c|d"_s, u"e|f|g|h"_s, u"i|j|k|l"_s, u"m|n|o|p"_s} << QList<int> {0};
        QTest::newRow("behind a quoted comma") << QByteArray("\"a, a\",b,\"c,d\ne,f,g,h\ni,\"j, j\",k,l\n") << QStringList {u"\"a|a\"|b|\"c|d"_s, u"e|f|g|h"_s, u"i|j, j|k|l"_s} << QList<int> {0};
        QTest::newRow("in a row that is short") << QByteArray("a,\"b\nc,d,\"e\",f\n") << QStringList {u"a|\"b"_s, u"c|d|e|f"_s} << QList<int> {0};
        QTest::newRow("a cell of several lines is none") << QByteArray("a,\"b, b\nb\",c,d\n") << QStringList {u"a|b, b\nb|c|d"_s} << QList<int> {};
        QTest::newRow("nor where it holds quotes") << QByteArray("a,b,c,\"he said \"no\" and\nwent\"\ne,f,g,h\n") << QStringList {u"a|b|c|he said \"no\" and\nwent"_s, u"e|f|g|h"_s} << QList<int> {};
    }
    void aStrayQuoteSwallowsNoRows()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, rows);
        QFETCH(QList<int>, broken);
        for (const qsizetype chunk : {1, 7, 1000}) {
            const auto found = parse(text, 4, ',', chunk);
            QCOMPARE(cellsOf(found), rows);
            for (int i = 0; i < found.size(); ++i)
                QCOMPARE(found[i].flaw, broken.contains(i) ? TableRow::Flaw::OpenQuote : TableRow::Flaw::None);
        }
    }

    /// Nobody is called like the second line of somebody's address. Lines of the table's width are rows all the same.
    void linesOfACellThatIsCutOffAreNobodys()
    {
        const auto rows = parse("mira,Pilot,Oslo\ntor,Cook,\"Quay 3\n5003 Bergen\nann,Mate,Bergen\nby the church, left", 3);
        QCOMPARE(cellsOf(rows), QStringList({u"mira|Pilot|Oslo"_s, u"tor|Cook|\"Quay 3"_s, u"5003 Bergen"_s, u"ann|Mate|Bergen"_s, u"by the church|left"_s}));
        const QList<TableRow::Flaw> flaws {TableRow::Flaw::None, TableRow::Flaw::OpenQuote, TableRow::Flaw::Torn, TableRow::Flaw::None, TableRow::Flaw::Torn};
        for (int i = 0; i < rows.size(); ++i)
            QCOMPARE(rows[i].flaw, flaws[i]);
        QCOMPARE(rows[2].flawLeft(), TableRow::Flaw::None); // once somebody has typed in it
    }

    /// Longer than the parser's patience: what is left of it makes nobody either, and the first sound row ends the doubt.
    void linesOfAVeryLongCellAreNobodys()
    {
        QByteArray text("a,b,c\nx,y,\"1\n");
        for (int line = 0; line < 300; ++line)
            text += "text\n";
        text += "end\",z\nd,e,f\ng\n";
        const auto rows = parse(text, 3);
        QCOMPARE(rows[1].flaw, TableRow::Flaw::OpenQuote);
        QStringList sound;
        for (const TableRow &row : rows) {
            if (row.flaw == TableRow::Flaw::None)
                sound << row.cells.join(u'|');
        }
        QCOMPARE(sound, QStringList({u"a|b|c"_s, u"d|e|f"_s, u"g"_s}));
    }

    void lineEndsOfSeveralKinds_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("rows");
        QTest::addColumn<bool>("isTorn");
        QTest::newRow("CR, CRLF, LF") << QByteArray("a,b\rc,d\r\ne,f\ng,h\r") << QStringList {u"a|b"_s, u"c|d"_s, u"e|f"_s, u"g|h"_s} << false;
        QTest::newRow("CR CR LF") << QByteArray("a,b\r\r\nc,d\r\r\n") << QStringList {u"a|b"_s, u"c|d"_s} << false;
        QTest::newRow("CR in quotes") << QByteArray("a,\"b\rb\"\nc,d\n") << QStringList {u"a|b\rb"_s, u"c|d"_s} << false;
        QTest::newRow("CR in a cell") << QByteArray("a,b\rb\nc,d\n") << QStringList {u"a|b\rb"_s, u"c|d"_s} << false;
        QTest::newRow("nobody can tell") << QByteArray("a,b\rc\rd,e\nf,g\n") << QStringList {u"a|b"_s, u"c"_s, u"d|e"_s, u"f|g"_s} << true;
    }
    void lineEndsOfSeveralKinds()
    {
        QFETCH(QByteArray, text);
        QFETCH(QStringList, rows);
        QFETCH(bool, isTorn);
        for (const qsizetype chunk : {1, 3, 1000}) {
            const auto found = parse(text, 2, ',', chunk);
            QCOMPARE(cellsOf(found), rows);
            for (int i = 0; i < found.size(); ++i) {
                QCOMPARE(found[i].row, i + 1);
                QCOMPARE(found[i].flaw, isTorn && i < 3 ? TableRow::Flaw::Torn : TableRow::Flaw::None);
            }
        }
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
        QTest::newRow("a quote is no delimiter") << QByteArray("sep=\"\nVorname;Ort\na,1;b\n") << u"UTF-8"_s << ';' << 1 << two << 1;
        QTest::newRow("Excel names its delimiter") << QByteArray("sep=;\nVorname;Ort\na,1;b\n") << u"UTF-8"_s << ';' << 1 << two << 1;
        QTest::newRow("Entra's version row") << QByteArray("version:v1.0,\nVorname,Ort\nExample: Chris,Green\na,b\n") << u"UTF-8"_s << ',' << 1 << two << 1;
        QTest::newRow("titles and blank rows") << QByteArray("Joiners August,\n\nas of today,\nVorname,Ort\na,b\nc,d\n") << u"UTF-8"_s << ',' << 3 << two << 2;
        QTest::newRow("titles of several cells") << QByteArray("Report:,Staff\nas of:,August\n\nVorname,Ort\na,b\nc,d\n") << u"UTF-8"_s << ',' << 3 << two << 2;
        QTest::newRow("names that nobody knows") << QByteArray("Vorname,Ortskennung\nManager,b\n") << u"UTF-8"_s << ',' << 0 << QStringList {u"Vorname"_s, u"Ortskennung"_s} << 1;
        QTest::newRow("carriage returns") << QByteArray("Vorname,Ort\ra,b\rc,d\r") << u"UTF-8"_s << ',' << 0 << two << 2;
        QTest::newRow("commas in names, semicolons between") << QByteArray("Vorname;Ort\nKolb, Mira;Bergen, NO\nLie, Tor;Oslo\n") << u"UTF-8"_s << ';' << 0 << two << 2;
        QStringEncoder little(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
        QTest::newRow("UTF-16 with mark") << QByteArray(little(u"Vorname,Ort\r\nJürgen,東京\r\n"_s)) << u"UTF-16LE"_s << ',' << 0 << two << 1;
        QStringEncoder big(QStringEncoder::Utf16BE);
        QTest::newRow("UTF-16 without mark") << QByteArray(big(u"Vorname,Ort\r\nJuergen,Bergen\r\n"_s)) << u"UTF-16BE"_s << ',' << 0 << two << 1;
        QStringEncoder wide(QStringEncoder::Utf32BE, QStringEncoder::Flag::WriteBom);
        QTest::newRow("UTF-32 with mark") << QByteArray(wide(u"Vorname,Ort\nJürgen,東京\n"_s)) << u"UTF-32BE"_s << ',' << 0 << two << 1;
        QTest::newRow("rows that were emptied") << QByteArray("Vorname,Ort\n,\na,b\n , \"\"\n\t,\n") << u"UTF-8"_s << ',' << 0 << two << 1;
        QTest::newRow("lines that end in several ways") << QByteArray("Vorname,Ort\ra,b\r\nc,d\n") << u"UTF-8"_s << ',' << 0 << two << 2;
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

    void encodingsBeforeUnicode_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("encoding"); // that the file is in
        QTest::addColumn<QString>("found"); // in which the same text comes out
        QTest::addColumn<bool>("isSure");
        const auto add = [](const char *name, const QString &text, const QStringList &encodings, bool isSure) {
            for (const QString &encoding : encodings)
                QTest::newRow(qPrintable(u"%1, %2"_s.arg(QLatin1String(name), encoding))) << text << encoding.section(u'=', 0, 0) << encoding.section(u'=', -1) << isSure;
        };
        const QString german = u"User name;First name;Last name;Department;Title\nmkolb;Mira;Kolb;Einkauf;Köchin\njmueller;Jürgen;Müller;Außendienst;Geschäftsführer\n"
                               "bgross;Bärbel;Groß;Lager;Prüferin\noester;Jörg;Österreicher;Büro;Übersetzer\nsschmidt;Sabine;Schmidt;Vertrieb;Leiterin\n"_s;
        add("German", german, {u"windows-1252"_s, u"ISO-8859-15=windows-1252"_s, u"windows-1250=windows-1252"_s, u"IBM850"_s, u"IBM437=IBM850"_s, u"macintosh"_s}, true);
        add("two names", u"Vorname,Nachname\nJürgen,Müller\n"_s, {u"windows-1252"_s, u"IBM850"_s}, false);
        add("French with a euro", u"Identifiant;Prénom;Nom;Prime\nfleblanc;François;Lebœuf;10 €\nhdupre;Hélène;Dupré;20 €\n"_s, {u"windows-1252"_s, u"ISO-8859-15"_s}, false);
        add("Spanish", u"Usuario;Nombre;Apellido\nmnunez;María;Núñez\njibanez;José;Ibáñez\nlopez;Begoña;López\n"_s, {u"windows-1252"_s, u"IBM850"_s, u"macintosh"_s}, false);
        add("Danish", u"navn\nSøren Ærø\n"_s, {u"windows-1252"_s}, false);
        add("Polish", u"Login;Imię;Nazwisko;Dział\nlkowalska;Łucja;Kowalska;Księgowość\nzzolc;Zdzisław;Żółć;Sprzedaż\nswisniewski;Stanisław;Wiśniewski;Obsługa\n"
                      "mdabrowska;Małgorzata;Dąbrowska;Zarząd\n"_s, {u"windows-1250"_s, u"ISO-8859-2"_s, u"IBM852"_s}, true);
        add("Polish name", u"login,imie,nazwisko\nlk,Łukasz,Wójcik\n"_s, {u"windows-1250"_s}, false);
        add("Russian", u"Логин;Имя;Фамилия;Отдел\niivanov;Иван;Иванов;Бухгалтерия\nmpetrova;Мария;Петрова;Продажи\nssmirnov;Сергей;Смирнов;Склад\n"_s,
            {u"windows-1251"_s, u"KOI8-R"_s, u"IBM866"_s, u"ISO-8859-5"_s}, true);
        add("Russian name", u"login,name,surname\niivanov,Иван,Иванов\n"_s, {u"windows-1251"_s, u"KOI8-R"_s, u"IBM866"_s}, false);
        add("Greek", u"Όνομα χρήστη;Όνομα;Επώνυμο\ngpap;Γιώργος;Παπαδόπουλος\nenik;Ελένη;Νικολάου\nkdim;Κώστας;Δημητρίου\n"_s, {u"windows-1253"_s}, true);
        const QString capital = u"Όνομα χρήστη;Όνομα;Επώνυμο\ngpap;Άννα;Παπαδοπούλου\nenik;Ελένη;Νικολάου\nkdim;Κώστας;Άνθης\n"_s; // which the two have in different places
        add("Greek, of Unix", capital, {u"ISO-8859-7"_s}, true);
        add("Greek, of Windows", capital, {u"windows-1253"_s}, false);
        const QString czech = u"Přihlášení;Jméno;Příjmení\ntnovak;Tomáš;Novák\nbsvob;Božena;Svobodová\nldvorak;Lukáš;Dvořák\njcerny;Jiří;Černý\nmkriz;Matěj;Kříž\n"_s;
        add("Czech, of DOS", czech, {u"IBM852"_s}, true);
        add("Czech, of Unix and Windows", czech, {u"ISO-8859-2"_s, u"windows-1250"_s}, false);
        add("Slovene", u"Uporabnik;Ime;Priimek\nmzupan;Maša;Župančič\njkos;Jošt;Košir\naznid;Aleš;Žnidaršič\n"_s, {u"ISO-8859-2"_s, u"windows-1250"_s}, false);
        add("Russian capitals", u"LOGIN;ИМЯ;ФАМИЛИЯ;ОТДЕЛ\niivanov;ИВАН;ИВАНОВ;БУХГАЛТЕРИЯ\nmpetrova;МАРИЯ;ПЕТРОВА;ПРОДАЖИ\nssmirnov;СЕРГЕЙ;СМИРНОВ;СКЛАД\n"_s,
            {u"windows-1251"_s, u"KOI8-R"_s, u"IBM866"_s}, false);
        add("Turkish", u"Kullanıcı;Ad;Soyad\nayilmaz;Ayşe;Yılmaz\nmozturk;Mehmet;Öztürk\nigunes;İsmail;Güneş\nsdogan;Şule;Doğan\n"_s, {u"windows-1254"_s}, false);
        add("Japanese", u"ユーザー名,氏名,部署\ntanaka,田中 太郎,営業部\nsuzuki,鈴木 花子,経理部\nsato,佐藤 健,開発部\n"_s, {u"Shift_JIS"_s, u"EUC-JP"_s}, true);
        add("Chinese", u"用户名,姓名,部门\nwangwei,王伟,销售部\nlina,李娜,财务部\nzhang,张敏,研发部\n"_s, {u"GB18030"_s}, false);
    }
    /// Each comes out as it was written; what few letters tell is said to be a guess.
    void encodingsBeforeUnicode()
    {
        QFETCH(QString, text);
        QFETCH(QString, encoding);
        QFETCH(QString, found);
        QFETCH(bool, isSure);
        QStringEncoder encoder(encoding.toLatin1().constData());
        QVERIFY(encoder.isValid());
        const QByteArray bytes = encoder(text);
        QVERIFY(!encoder.hasError());
        const Dialect dialect = sniffDialect(bytes, true);
        QCOMPARE(QString::fromUtf8(toUtf8(bytes, dialect.encoding)), text);
        QCOMPARE(dialect.encoding, found);
        QCOMPARE(dialect.isEncodingSure, isSure);
        // Where the sample ends within a letter, the lines before tell.
        if (isSure)
            QCOMPARE(sniffDialect(bytes.chopped(1), false).encoding, found);
    }

    /// Unicode and plain ASCII are no guess.
    void unicodeIsNoGuess()
    {
        QVERIFY(sniffDialect("Vorname,Ort\nJ\xC3\xBCrgen,K\xC3\xB6ln\n", true).isEncodingSure);
        QVERIFY(sniffDialect("Vorname,Ort\nJ,K\n", true).isEncodingSure);
        QVERIFY(!sniffDialect("Vorname,Ort\nJ\xFCrgen,K\xF6ln\n", true).isEncodingSure);
    }

    /// Another program has cut a letter in half, or put in one of its own: the others are right all the same.
    void unicodeWithABadPlaceIsStillUnicode()
    {
        const QByteArray names = "Vorname,Ort\nJ\xC3\xBCrgen,K\xC3\xB6ln\nS\xC3\xB8ren,\xC3\x86r\xC3\xB8\n";
        for (const QByteArray &bad : {QByteArray("M\xFCller,Bergen\n"), QByteArray("Mia,Berg\xC3\n"), QByteArray("Mia,K\xC3")}) {
            const Dialect dialect = sniffDialect(names + bad, true);
            QCOMPARE(dialect.encoding, u"UTF-8"_s);
            QVERIFY(!dialect.isEncodingSure);
            QVERIFY(sniffDialect(names + names + bad, true).isEncodingSure);
        }
        QVERIFY(sniffDialect("Vorname,Ort\nJ\xFCrgen,K\xF6ln\nS\xC3\xB8ren,K\xF6ln\n", true).encoding != "UTF-8"_L1); // one that is right by chance
        const QString name = write(names + names + "M\xFCller,Bergen\n");
        QList<qint64> marked;
        QVERIFY(TableReader(name, *TableReader::sniff(name)).read([&marked](const TableRow &row) {
            if (row.flaw == TableRow::Flaw::BadBytes)
                marked << row.row;
            return true;
        }).ok());
        QCOMPARE(marked, QList<qint64> {7});
    }

    /// A character of two halves, one on each side of the border between two readings.
    void charactersAcrossChunks()
    {
        for (const QString &tail : {u"\U0001F6A2 ship\nlast\n"_s, u"\U0001F6A2"_s}) {
            for (int shift = 0; shift < 2; ++shift) {
                QString text = u"userName\n"_s;
                while (text.size() + 8 < 1024 * 1024 / 2 - shift - 1)
                    text += u"abcdefg\n"_s;
                text += QString(1024 * 1024 / 2 - shift - 1 - text.size(), u'x') + tail; // without a mark: two bytes each
                QStringEncoder little(QStringEncoder::Utf16LE);
                const QString name = write(little(text));
                Dialect dialect = *TableReader::sniff(name);
                QCOMPARE(dialect.encoding, u"UTF-16LE"_s);
                QStringList found;
                QVERIFY(TableReader(name, dialect).read([&found](const TableRow &row) {
                    if (row.cells.constFirst().contains(u"\U0001F6A2"_s) && row.flaw == TableRow::Flaw::None)
                        found << row.cells.constFirst();
                    return true;
                }).ok());
                QCOMPARE(found.size(), 1);
                QVERIFY(found.constFirst().endsWith(tail.section(u'\n', 0, 0)));
            }
        }
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
