// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/inlinetexts.h"
#include "import/tablesample.h"
#include "import/workbook.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

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
