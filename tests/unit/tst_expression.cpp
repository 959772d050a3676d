// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/expression.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestExpression : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void values_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<QString>("value");
        QTest::newRow("text") << u"Bergen"_s << u"Bergen"_s;
        QTest::newRow("column") << u"{Given name}"_s << u"Zoë"_s;
        QTest::newRow("column in another case") << u"{given NAME}"_s << u"Zoë"_s;
        QTest::newRow("address") << u"{Given name|lower|ascii}.{Surname|lower|ascii}@contoso.com"_s << u"zoe.muller@contoso.com"_s;
        QTest::newRow("German address") << u"{Surname|ascii:de|lower}"_s << u"mueller"_s;
        QTest::newRow("upper") << u"{Surname|upper}"_s << u"MÜLLER"_s;
        QTest::newRow("title") << u"{Shout|title}"_s << u"Mira O'kolb-Lie"_s;
        QTest::newRow("first") << u"{Given name|first:1}{Surname}"_s << u"ZMüller"_s;
        QTest::newRow("last") << u"{Number|last:2}"_s << u"07"_s;
        QTest::newRow("part") << u"{Path|part:/:2}"_s << u"Ops"_s;
        QTest::newRow("replace") << u"{Path|replace:/: - }"_s << u"Harbour - Ops"_s;
        QTest::newRow("default where empty") << u"{Empty|default:NO}"_s << u"NO"_s;
        QTest::newRow("default where filled") << u"{Number|default:NO}"_s << u"H-2207"_s;
        QTest::newRow("date") << u"{Date|date:dd.MM.yyyy}"_s << u"2026-03-31T00:00:00Z"_s;
        QTest::newRow("not") << u"{Blocked|not}"_s << u"true"_s;
        QTest::newRow("lookup") << u"{Country|lookup:countries}"_s << u"NO"_s;
        QTest::newRow("braces") << u"{{{Number}}}"_s << u"{H-2207}"_s;
        QTest::newRow("backslash") << u"\\{x"_s << u"{x"_s;
        QTest::newRow("nothing to go by gives nothing") << u"{Empty}.{Empty}@contoso.com"_s << QString();
        QTest::newRow("Cyrillic") << u"{Cyrillic|ascii|lower}"_s << u"ivanov"_s;
    }
    void values()
    {
        QFETCH(QString, expression);
        QFETCH(QString, value);
        const QHash<QString, QString> row {{u"given name"_s, u"Zoë"_s}, {u"surname"_s, u"Müller"_s}, {u"number"_s, u"H-2207"_s}, {u"date"_s, u"31.03.2026"_s},
                                           {u"blocked"_s, u"Nein"_s}, {u"country"_s, u"norway"_s}, {u"path"_s, u"Harbour/Ops"_s},
                                           {u"shout"_s, u"MIRA O'KOLB-LIE"_s}, {u"cyrillic"_s, u"Иванов"_s}, {u"empty"_s, u"  "_s}};
        const auto parsed = Expression::parse(expression);
        QVERIFY2(parsed.ok(), qPrintable(parsed.ok() ? QString() : parsed.error().detail));
        const LookupTables tables {{u"countries"_s, {{u"Norway"_s, u"NO"_s}}}};
        const auto result = parsed->evaluate([&row](const QString &column) { return row.value(column.toCaseFolded()); }, tables);
        QVERIFY(result.ok());
        QCOMPARE(*result, value);
    }

    /// What HR writes: 26 is no year of the last century, 85 is.
    void yearsOfTwoDigits_data()
    {
        QTest::addColumn<QString>("format");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("value");
        QTest::newRow("this century") << u"dd.MM.yy"_s << u"31.03.26"_s << u"2026-03-31T00:00:00Z"_s;
        QTest::newRow("the last one") << u"dd.MM.yy"_s << u"31.03.85"_s << u"1985-03-31T00:00:00Z"_s;
        QTest::newRow("the first") << u"M/d/yy"_s << u"1/2/50"_s << u"1950-01-02T00:00:00Z"_s;
        QTest::newRow("the last") << u"M/d/yy"_s << u"12/31/49"_s << u"2049-12-31T00:00:00Z"_s;
        QTest::newRow("a leap day that 1900 has not") << u"dd.MM.yy"_s << u"29.02.00"_s << u"2000-02-29T00:00:00Z"_s;
        QTest::newRow("with a time") << u"dd.MM.yy HH:mm"_s << u"29.02.04 08:15"_s << u"2004-02-29T08:15:00Z"_s;
        QTest::newRow("four digits") << u"dd.MM.yyyy"_s << u"31.03.1926"_s << u"1926-03-31T00:00:00Z"_s;
        QTest::newRow("letters in quotes") << u"'yy' dd.MM.yyyy"_s << u"yy 31.03.1926"_s << u"1926-03-31T00:00:00Z"_s;
        QTest::newRow("no leap day") << u"dd.MM.yy"_s << u"29.02.26"_s << QString();
    }
    void yearsOfTwoDigits()
    {
        QFETCH(QString, format);
        QFETCH(QString, cell);
        QFETCH(QString, value);
        const auto result = Expression::parse(u"{X|date:%1}"_s.arg(QString(format).replace(u':', u"\\:"_s)))->evaluate([&cell](const QString &) { return cell; }, {});
        QCOMPARE(result.valueOr({}), value);
        QCOMPARE(result.ok(), !value.isEmpty());
    }

    void faults_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::addColumn<int>("position");
        QTest::newRow("open brace") << u"a{Name"_s << 6;
        QTest::newRow("lone brace") << u"a}b"_s << 1;
        QTest::newRow("no name") << u"{}"_s << 1;
        QTest::newRow("unknown function") << u"{A|lowr}"_s << 3;
        QTest::newRow("missing argument") << u"{A|first}"_s << 8;
    }
    void faults()
    {
        QFETCH(QString, expression);
        QFETCH(int, position);
        const auto parsed = Expression::parse(expression);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().position, position);
    }

    void cellsThatDoNotFit_data()
    {
        QTest::addColumn<QString>("expression");
        QTest::newRow("no date") << u"{X|date:dd.MM.yyyy}"_s;
        QTest::newRow("neither yes nor no") << u"{X|not}"_s;
        QTest::newRow("not in the table") << u"{X|lookup:countries}"_s;
        QTest::newRow("no such table") << u"{X|lookup:planets}"_s;
    }
    void cellsThatDoNotFit()
    {
        QFETCH(QString, expression);
        const auto result = Expression::parse(expression)->evaluate([](const QString &) { return u"abc"_s; }, {{u"countries"_s, {}}});
        QCOMPARE(result.error().kind, ErrorKind::Validation);
    }

    void aColumnOfAnyNameIsItself()
    {
        for (const QString &name : {u"Plain"_s, u"a|b"_s, u"x{y}"_s, u"back\\slash"_s, u"a:b"_s}) {
            const Expression expression = Expression::column(name);
            QCOMPARE(Expression::parse(expression.text())->columns(), QStringList {name});
        }
    }

    void numbersGoBeforeTheAt()
    {
        QCOMPARE(withSuffix(u"mira.kolb@x.example"_s, 2), u"mira.kolb2@x.example"_s);
        QCOMPARE(withSuffix(u"mira"_s, 3), u"mira3"_s);
        QVERIFY(Expression::parse(u"{A|unique}"_s)->isUnique());
    }
};

QTEST_APPLESS_MAIN(TestExpression)
#include "tst_expression.moc"
