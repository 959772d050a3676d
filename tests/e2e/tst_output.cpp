// SPDX-License-Identifier: GPL-3.0-or-later
#include "commands/resourcewriter.h"
#include "commands/runwords.h"
#include "commands/texttable.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class tst_Output : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void widths_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("cells");
        QTest::newRow("latin") << u"Mira"_s << 4;
        QTest::newRow("cjk") << u"李小龍"_s << 6;
        QTest::newRow("combining") << u"e\u0301"_s << 1;
        QTest::newRow("hangul") << u"김민준"_s << 6;
        QTest::newRow("emoji") << u"\U0001F600"_s << 2;
    }
    void widths()
    {
        QFETCH(QString, text);
        QTEST(terminalWidth(text), "cells");
    }
    void tableAlignsAndTamesControlCharacters()
    {
        const QString text = textTable({u"Name"_s, u"X"_s}, {{u"李\x1b[2J"_s, u"1"_s}, {u"a long name that does not fit"_s, u"2"_s}}, 10);
        const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 3);
        QVERIFY(!text.contains(u'\x1b'));
        QCOMPARE(lines[2], u"a long na…  2"_s);
        QCOMPARE(terminalWidth(lines[1].left(lines[1].indexOf(u'1'))), terminalWidth(lines[2].left(lines[2].indexOf(u'2'))));
    }
    /// What a look after the write has found to be otherwise is said, and is not success.
    void differencesAreSaid()
    {
        RunWords words({{.key = {u"User"_s, u"7"_s}, .label = u"Ann"_s}}, {{.kind = ChangeKind::Update, .object = 0}});
        StepOutcome outcome {.state = StepState::Done};
        QVERIFY(words.take(0, outcome).isEmpty());
        QCOMPARE(words.exitCode({.state = RunState::Done, .done = 1}), ExitCode::Done);
        outcome.differences = {{.kind = ValueDifference::Kind::Truncated, .attribute = u"title"_s, .sent = u"Chief of all"_s, .found = u"Chie"_s}};
        const QStringList lines = words.take(0, outcome);
        QCOMPARE(lines.size(), 1);
        QVERIFY2(lines.constFirst().contains(u"Chief of all"_s) && lines.constFirst().contains(u"truncated"_s), qPrintable(lines.constFirst()));
        QCOMPARE(words.exitCode({.state = RunState::Done, .done = 1}), ExitCode::Partly);
    }
    void jsonKeepsDigitsAndOrder()
    {
        const Resource resource("{\"z\":1.0,\"a\":12345678901234567890}"_ba);
        ResourceWriter writer(OutputFormat::Json, {});
        QByteArray text = writer.begin();
        text += writer.write(QList<Resource> {resource, resource});
        text += writer.end();
        QCOMPARE(text, QByteArray("[\n{\"z\":1.0,\"a\":12345678901234567890},\n{\"z\":1.0,\"a\":12345678901234567890}\n]\n"));
    }
    void emptyJsonIsADocument()
    {
        ResourceWriter writer(OutputFormat::Json, {});
        QByteArray text = writer.begin();
        text += writer.write(QList<Resource> {});
        text += writer.end();
        QCOMPARE(text, QByteArray("[]\n"));
    }
    void jsonLinesAreOneLineAndUnescaped()
    {
        const Resource resource("{\n \"name\": \"\\u00c5se\",\n \"text\": \"two\\nlines\"\n}"_ba);
        ResourceWriter writer(OutputFormat::JsonLines, {});
        QCOMPARE(writer.write(QList<Resource> {resource}), "{\"name\":\"Åse\",\"text\":\"two\\nlines\"}\n"_ba);
    }
    void linesThatAreOneAlreadyStayAsTheyAre()
    {
        const Resource plain("{ \"path\" : \"c:\\\\users \\\"x\\\"\" }"_ba); // its backslashes stand for themselves
        QCOMPARE(ResourceWriter::oneLine(plain), plain.bytes());
        QCOMPARE(ResourceWriter::oneLine(Resource("{\"a\": \"\\\\\\u00e9\"}"_ba)), "{\"a\":\"\\\\é\"}"_ba);
        QCOMPARE(ResourceWriter::oneLine(Resource("{\"a\":\r1}"_ba)), "{\"a\":1}"_ba);
    }
    void csvQuotes()
    {
        const Column name {.name = {{}, u"name"_s, {}}, .title = u"Name"_s};
        ResourceWriter writer(OutputFormat::Csv, {name});
        const QByteArray text = writer.begin() + writer.write(QList<Resource> {Resource("{\"name\":\"a \\\"b\\\", c\\nd\"}"_ba), Resource("{\"name\":[\"x\",\"y\"]}"_ba)});
        QCOMPARE(text, QByteArray("name\r\n\"a \"\"b\"\", c\nd\"\r\nx;y\r\n"));
        QCOMPARE(writer.write(QList<Resource> {Resource("{\"name\":\"=1+1\"}"_ba)}), QByteArray("=1+1\r\n")); // for programs: as the provider has it (decision 018)
    }
};

QTEST_GUILESS_MAIN(tst_Output)
#include "tst_output.moc"
