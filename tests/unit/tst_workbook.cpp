// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/importreport.h"
#include "import/inlinetexts.h"
#include "import/tablesample.h"
#include "import/workbook.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <unistd.h>
#include <xlsxwriter.h>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

/// Two sheets as Excel writes them: a title, dates by number format, numbers that people take for texts, a formula, a blank row.
void writeXlsx(const QString &fileName)
{
    lxw_workbook *book = workbook_new(QFile::encodeName(fileName).constData());
    lxw_worksheet *notes = workbook_add_worksheet(book, "Notes");
    Q_UNUSED(notes)
    lxw_worksheet *people = workbook_add_worksheet(book, "People");
    lxw_format *date = workbook_add_format(book);
    format_set_num_format(date, "dd.mm.yyyy");
    lxw_format *builtIn = workbook_add_format(book);
    format_set_num_format_index(builtIn, 14);
    lxw_format *zeros = workbook_add_format(book);
    format_set_num_format(zeros, "00000");
    worksheet_write_string(people, 0, 0, "Joiners of March", nullptr);
    int column = 0;
    for (const char *name : {"User name", "First name", "Hired", "Born", "Number", "Active", "Both"})
        worksheet_write_string(people, 2, lxw_col_t(column++), name, nullptr);
    worksheet_write_string(people, 3, 0, "jürgen@fjordline.example", nullptr);
    worksheet_write_string(people, 3, 1, "Jürgen, \"J\"", nullptr);
    worksheet_write_number(people, 3, 2, 46112, date);
    worksheet_write_number(people, 3, 3, 32874, builtIn);
    worksheet_write_number(people, 3, 4, 815, zeros);
    worksheet_write_boolean(people, 3, 5, 1, nullptr);
    worksheet_write_formula_str(people, 3, 6, "=A4&B4", nullptr, "joined");
    worksheet_write_string(people, 5, 0, "tor@fjordline.example", nullptr);
    worksheet_write_number(people, 5, 4, 12.5, nullptr);
    workbook_close(book);
}

template <typename Number>
QByteArray bytesOf(Number value)
{
    QByteArray bytes(qsizetype(sizeof(Number)), '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}

/// A part of an archive of our own, which is stored.
struct StoredPart {
    QByteArray name {};
    QByteArray content {};
    int entries = 1; ///< how many point at it
    quint32 claim = 0; ///< what it says to unpack to; 0: what it does
};

QByteArray archive(const QList<StoredPart> &parts)
{
    QByteArray zip;
    QByteArray directory;
    int entries = 0;
    for (const StoredPart &part : parts) {
        const auto size = quint32(part.content.size());
        // version, flags, method, time, date; then the checksum (which nobody here asks for), sizes, and those of the name and the extra field (APPNOTE 4.3.7)
        const QByteArray head = bytesOf(quint16(20)) + QByteArray(8, '\0') + bytesOf(quint32(0)) + bytesOf(size) + bytesOf(part.claim == 0 ? size : part.claim)
            + bytesOf(quint16(part.name.size())) + bytesOf(quint16(0));
        const auto at = quint32(zip.size());
        zip += QByteArray("PK\x03\x04") + head + part.name + part.content;
        for (int i = 0; i < part.entries; ++i)
            directory += QByteArray("PK\x01\x02") + bytesOf(quint16(20)) + head + QByteArray(10, '\0') + bytesOf(at) + part.name;
        entries += part.entries;
    }
    const QByteArray count = bytesOf(quint16(entries));
    return zip + directory + QByteArray("PK\x05\x06") + QByteArray(4, '\0') + count + count + bytesOf(quint32(directory.size())) + bytesOf(quint32(zip.size())) + QByteArray(2, '\0');
}

QByteArray inlineSheet()
{
    return R"(<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>ann</t></is></c></row></sheetData></worksheet>)";
}

} // namespace

class TestWorkbook : public QObject
{
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QString xlsx() const
    {
        const QString name = m_folder.filePath(u"people.xlsx"_s);
        if (!QFile::exists(name))
            writeXlsx(name);
        return name;
    }

private Q_SLOTS:
    void sheetsOfXlsx()
    {
        const auto names = TableReader::sheetNames(xlsx());
        QVERIFY2(names, names ? "" : qPrintable(names.error().detail));
        QCOMPARE(*names, QStringList({u"Notes"_s, u"People"_s}));
    }

    void cellsAsPeopleSeeThem()
    {
        const auto dialect = TableReader::sniff(xlsx());
        QVERIFY(dialect);
        QCOMPARE(dialect->sheet, u"People"_s); // the first one is empty
        QCOMPARE(dialect->preambleRows, 2);
        const TableReader reader(xlsx(), *dialect);
        QCOMPARE(reader.header()->names, QStringList({u"User name"_s, u"First name"_s, u"Hired"_s, u"Born"_s, u"Number"_s, u"Active"_s, u"Both"_s}));
        QList<TableRow> rows;
        QVERIFY(reader.read([&rows](const TableRow &row) { rows << row; return true; }));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].row, 4);
        QCOMPARE(rows[0].cells, QStringList({u"jürgen@fjordline.example"_s, u"Jürgen, \"J\""_s, u"2026-03-31"_s, u"1990-01-01"_s, u"00815"_s, u"true"_s, u"joined"_s}));
        QCOMPARE(rows[1].row, 6);
        QCOMPARE(rows[1].cells.value(4), u"12.5"_s);
        QCOMPARE(rows[1].cells.size(), 7);
    }

    void openDocument()
    {
        const QString name = QStringLiteral(PROVOST_TEST_DATA "/import/zugaenge.ods");
        const auto dialect = TableReader::sniff(name);
        QVERIFY2(dialect, dialect ? "" : qPrintable(dialect.error().detail));
        QCOMPARE(dialect->sheet, u"Zugänge"_s);
        QList<TableRow> rows;
        QVERIFY(TableReader(name, *dialect).read([&rows](const TableRow &row) { rows << row; return true; }));
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows[0].cells, QStringList({u"mira.kolb@fjordline.example"_s, u"Mira"_s, u"Kolb"_s, u"2026-03-31"_s, u"4711"_s}));
        QCOMPARE(rows[1].cells.value(2), u"Groß & Söhne"_s);
    }

    /// Many programs write no shared strings; the library that reads workbooks would take these cells for empty.
    void textsInTheCellsThemselves()
    {
        const QString name = QStringLiteral(PROVOST_TEST_DATA "/import/inline-texts.xlsx");
        const auto sheets = readWorkbook(name);
        QVERIFY2(sheets, sheets ? "" : qPrintable(sheets.error().detail));
        QCOMPARE(sheets->size(), 2);
        const QList<TableRow> &rows = sheets->constFirst().rows;
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0].cells, QStringList({u"User name"_s, u"First name"_s, u"Title"_s, u"Number"_s}));
        QCOMPARE(rows[1].cells, QStringList({u"jürgen@x.example"_s, u"Jürgen & <Ann>"_s, u"shared"_s, u"4711"_s}));
        QCOMPARE(rows[2].cells, QStringList({u"tor@x.example"_s, QString(), u"computed"_s, u"true"_s}));
        QCOMPARE(sheets->constLast().rows.value(1).cells, QStringList {u"ann"_s});
    }

    /// Left to itself the library takes the text before for an empty one, the reading of a name for the name, and the last paragraph for all of them.
    void textsThatTheLibraryMisreads()
    {
        const auto odd = readWorkbook(QStringLiteral(PROVOST_TEST_DATA "/import/odd-texts.xlsx"));
        QVERIFY2(odd, odd ? "" : qPrintable(odd.error().detail));
        const QList<TableRow> &rows = odd->constFirst().rows;
        QCOMPARE(rows.size(), 5);
        const auto trimmed = [](const TableRow &row) {
            QStringList cells;
            for (const QString &cell : row.cells)
                cells << cell.trimmed();
            return cells;
        };
        QCOMPARE(trimmed(rows[1]), QStringList({u"hanako@x.example"_s, u"花子"_s, QString(), u"1234567890123456"_s}));
        QVERIFY(rows[2].isBlank());
        QCOMPARE(trimmed(rows[3]), QStringList({u"ann@x.example"_s, QString(), u"Quay 3\n_x0041_ & more"_s, u"0.1"_s}));
        QCOMPARE(trimmed(rows[4]), QStringList({u"ann@x.example"_s, QString(), u"Captain"_s, u"1e+20"_s}));

        const auto paragraphs = readWorkbook(QStringLiteral(PROVOST_TEST_DATA "/import/paragraphs.ods"));
        QVERIFY2(paragraphs, paragraphs ? "" : qPrintable(paragraphs.error().detail));
        const QList<TableRow> &lines = paragraphs->constFirst().rows;
        QCOMPARE(lines.size(), 3);
        QCOMPARE(lines[1].cells, QStringList({u"ann@x.example"_s, u"Quay 3\n5003 Bergen & Oslo"_s, u"Chief  of\tthe\nship"_s, u"1234567890123456"_s}));
        QCOMPARE(lines[2].cells, QStringList({u"bo@x.example"_s, u"Same"_s, u"Same"_s, u"2026-03-31"_s}));
    }

    /// Whatever is wrong with the archive: the library is asked, and says so.
    void whatCannotBeRewrittenStaysAsItIs()
    {
        QFile file(QStringLiteral(PROVOST_TEST_DATA "/import/inline-texts.xlsx"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        constexpr qint64 enough = 1024 * 1024;
        QVERIFY(withReadableTexts(whole, enough) != whole);
        QCOMPARE(withReadableTexts(withReadableTexts(whole, enough), enough), withReadableTexts(whole, enough));
        QCOMPARE(withReadableTexts(whole, 10), whole); // sheets that are too large
        for (qsizetype size = 0; size < whole.size(); ++size)
            QCOMPARE(withReadableTexts(whole.first(size), enough), whole.first(size));
        for (qsizetype at = 0; at < whole.size(); ++at) { // damaged, and no crash
            QByteArray damaged = whole;
            damaged[at] = char(damaged[at] ^ 0xFF);
            QVERIFY(!withReadableTexts(damaged, enough).isEmpty());
        }
    }

    /// Programs name their sheets as they like, and put them where they like.
    void sheetsAreKnownByWhatIsInThem()
    {
        constexpr qint64 enough = 1024 * 1024;
        for (const char *name : {"xl/worksheets/sheet1.xml", "xl/sheet1.xml", "People.XML"}) {
            const QByteArray readable = withReadableTexts(archive({StoredPart {.name = name, .content = inlineSheet()}}), enough);
            QVERIFY2(readable.contains("<f>0</f><v>ann</v>"), name);
        }
        for (const QByteArray &other : {inlineSheet().replace("sheetData", "notes"), QByteArray("inlineStr")}) {
            const QByteArray zip = archive({StoredPart {.name = "xl/other.xml", .content = other}});
            QCOMPARE(withReadableTexts(zip, enough), zip);
        }
    }

    /// A file of a few megabytes whose entries all point at one part would take the memory of all of them.
    void entriesThatShareAPartAreNoWorkbook()
    {
        constexpr qint64 enough = 1024 * 1024;
        const QByteArray sound = archive({StoredPart {.name = "xl/a.xml", .content = inlineSheet()}});
        QVERIFY(withReadableTexts(sound, enough) != sound);
        const QByteArray shared = archive({StoredPart {.name = "xl/a.xml", .content = inlineSheet(), .entries = 9}});
        QCOMPARE(withReadableTexts(shared, enough), shared);
        const QByteArray untrue = archive({StoredPart {.name = "xl/a.xml", .content = inlineSheet(), .claim = 1}});
        QCOMPARE(withReadableTexts(untrue, enough), untrue);

        QFile bomb(m_folder.filePath(u"shared.xlsx"_s));
        const QByteArray bytes = archive({StoredPart {.name = "xl/worksheets/s.xml", .content = QByteArray(2 * 1024 * 1024, ' '), .entries = 2000, .claim = 1}});
        QVERIFY(bomb.open(QIODevice::WriteOnly) && bomb.write(bytes) == bytes.size());
        bomb.close();
        const auto sheets = readWorkbook(bomb.fileName());
        QVERIFY(!sheets);
        QVERIFY2(sheets.error().detail.contains(u"unpacks to more"_s), qPrintable(sheets.error().detail));
    }

    /// What looks like an entry and is none hides those that are; the end of the directory may tell of fewer, and another end stand behind it.
    void decoysHideNothing()
    {
        const StoredPart bomb {.name = "xl/worksheets/s.xml", .content = inlineSheet(), .claim = 0xC0000000};
        const StoredPart decoy {.name = "xl/media/a.png", .content = QByteArray("PK\x01\x02") + QByteArray(30, '\0')};
        const QByteArray hidden = archive({bomb, decoy});
        const qint64 size = qint64(bomb.claim) + decoy.content.size();
        QCOMPARE(unpackedSize(hidden), size);
        QByteArray fewer = hidden;
        fewer.replace(fewer.size() - 14, 4, QByteArray("\0\0\0\0", 4)); // no entries
        QCOMPARE(unpackedSize(fewer), size);
        const QByteArray twoEnds = hidden + QByteArray("PK\x05\x06") + QByteArray(18, '\0');
        QCOMPARE(unpackedSize(twoEnds), size);
        QCOMPARE(unpackedSize(hidden.chopped(1)), 0); // without an end
        for (const QByteArray &bytes : {archive({decoy, bomb, decoy}), hidden, fewer, twoEnds}) {
            QFile file(m_folder.filePath(u"decoy.xlsx"_s));
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
            file.close();
            const auto sheets = readWorkbook(file.fileName());
            QVERIFY(!sheets);
            QVERIFY2(sheets.error().detail.contains(u"unpacks to more"_s), qPrintable(sheets.error().detail));
        }
    }

    /// Each of them is small enough.
    void partsCountTogether()
    {
        QFile file(QStringLiteral(PROVOST_TEST_DATA "/import/inline-texts.xlsx"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const qint64 size = unpackedSize(file.readAll());
        QVERIFY(size > 0);
        QVERIFY(readWorkbook(file.fileName(), size));
        const auto refused = readWorkbook(file.fileName(), size - 1);
        QVERIFY(!refused);
        QVERIFY2(refused.error().detail.contains(u"unpacks to more"_s), qPrintable(refused.error().detail));
        const QByteArray two = archive({StoredPart {.name = "xl/a.xml", .content = inlineSheet()}, StoredPart {.name = "xl/b.xml", .content = inlineSheet()}});
        const qint64 one = inlineSheet().size();
        QCOMPARE(withReadableTexts(two, 2 * one).count("<f>0</f>"), 2);
        QCOMPARE(withReadableTexts(two, 2 * one - 1).count("<f>0</f>"), 1);
        QCOMPARE(withReadableTexts(two, one - 1), two);
    }

    void damagedOnesAreRefused()
    {
        QFile whole(xlsx());
        QVERIFY(whole.open(QIODevice::ReadOnly));
        const QByteArray bytes = whole.readAll();
        for (const qsizetype size : {qsizetype(4), qsizetype(100), bytes.size() / 2, bytes.size() - 30}) {
            QFile cut(m_folder.filePath(u"cut.xlsx"_s));
            QVERIFY(cut.open(QIODevice::WriteOnly) && cut.write(bytes.first(size)) == size);
            cut.close();
            const auto sheets = readWorkbook(cut.fileName());
            QVERIFY(!sheets);
            QCOMPARE(sheets.error().kind, ErrorKind::Validation);
        }
    }

    void otherFormatsAreNamed_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("said");
        const QByteArray compound = QByteArray("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8) + QByteArray(1024, '\0');
        QByteArray sealed;
        for (const char letter : QByteArray("EncryptedPackage"))
            sealed += QByteArray(1, letter) + '\0';
        QTest::newRow("old Excel") << compound + "Ann;Bo\n" << u"is in the format of old Excel versions (.xls): save it as .xlsx or as CSV"_s;
        QTest::newRow("sealed") << compound + sealed << u"is sealed by a password: save it without one"_s;
        QTest::newRow("PDF") << QByteArray("%PDF-1.7\n1 0 obj\n") << u"is a PDF document, which holds no cells: export the table as .xlsx or as CSV"_s;
        QTest::newRow("Numbers") << archive({StoredPart {.name = "Index/Document.iwa", .content = "x"}}) << u"is a Numbers document: export it as .xlsx or as CSV"_s;
        QTest::newRow("Excel, binary") << archive({StoredPart {.name = "[Content_Types].xml", .content = "x"}, StoredPart {.name = "xl/workbook.bin", .content = "x"}})
                                       << u"is in Excel's binary format (.xlsb): save it as .xlsx or as CSV"_s;
        const QString packed = u"is an archive and no table: unpack it, and choose the table in it"_s;
        QTest::newRow("ZIP") << archive({StoredPart {.name = "people.csv", .content = "userName\nann\n"}}) << packed;
        QTest::newRow("gzip") << QByteArray("\x1F\x8B\x08\x00 people", 11) << packed;
    }
    /// Read as text they would be columns of nonsense.
    void otherFormatsAreNamed()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, said);
        QFile file(m_folder.filePath(u"people.any"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(bytes) == bytes.size());
        file.close();
        const QString expected = file.fileName() + u' ' + said;
        const auto sniffed = TableReader::sniff(file.fileName());
        QVERIFY(!sniffed);
        QCOMPARE(sniffed.error().kind, ErrorKind::Validation);
        QCOMPARE(sniffed.error().detail, expected);
        const auto sample = sampleTable(file.fileName(), {}, SampleMode::AsGiven);
        QVERIFY(!sample);
        QCOMPARE(sample.error().detail, expected);
    }

    /// Who has a report open, or loses power, has the old one or the new one: what was there is not written over.
    void reportsAreWrittenBesideAndPutInPlace()
    {
        const QString name = m_folder.filePath(u"report.xlsx"_s);
        const QString former = m_folder.filePath(u"former.xlsx"_s);
        QFile before(name);
        QVERIFY(before.open(QIODevice::WriteOnly) && before.write("former") == 6);
        before.close();
        QCOMPARE(::link(QFile::encodeName(name).constData(), QFile::encodeName(former).constData()), 0); // keeps what the name stood for
        ImportReport report;
        report.import.header = QStringList {u"userName"_s};
        report.import.rows << ImportPlan::Row {.row = 2, .label = u"ann"_s, .cells = QStringList {u"ann"_s}};
        report.results << RowResult {.status = RowResult::Status::Created};
        QVERIFY(report.save(name));
        QFile kept(former);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("former"));
        const auto sheets = readWorkbook(name);
        QVERIFY(sheets);
        QCOMPARE(sheets->constFirst().rows.value(1).cells.value(0), u"ann"_s);
        QCOMPARE(QFile::permissions(name) & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
        QVERIFY(QDir(m_folder.path()).entryList({u".provost-report-*"_s}, QDir::Files | QDir::Hidden).isEmpty());
    }

    void aClaimOfGigabytesIsRefused()
    {
        QFile whole(xlsx());
        QVERIFY(whole.open(QIODevice::ReadOnly));
        QByteArray bytes = whole.readAll();
        const qsizetype entry = bytes.indexOf("PK\x01\x02");
        bytes.replace(entry + 24, 4, QByteArray("\xff\xff\xff\xff", 4));
        QFile bomb(m_folder.filePath(u"bomb.xlsx"_s));
        QVERIFY(bomb.open(QIODevice::WriteOnly) && bomb.write(bytes) == bytes.size());
        bomb.close();
        QVERIFY(!readWorkbook(bomb.fileName()));
    }

    void theSheetIsTheOperatorsChoice()
    {
        Dialect dialect {.sheet = u"Notes"_s};
        QVERIFY(!sampleTable(xlsx(), dialect, SampleMode::PlaceHeader)); // it is empty
        dialect.sheet = u"People"_s;
        const auto sample = sampleTable(xlsx(), dialect, SampleMode::PlaceHeader);
        QVERIFY(sample);
        QCOMPARE(sample->sheets.size(), 2);
        QCOMPARE(sample->dataRows().size(), 2);
        dialect.sheet = u"Nobody"_s;
        QVERIFY(!sampleTable(xlsx(), dialect, SampleMode::AsGiven));
    }
};

QTEST_GUILESS_MAIN(TestWorkbook)
#include "tst_workbook.moc"
