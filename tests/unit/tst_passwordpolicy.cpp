// SPDX-License-Identifier: GPL-3.0-or-later
#include "change/passwordpolicy.h"

#include <QSet>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;
using Fault = PasswordPolicy::Fault;

class TestPasswordPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesWhatItAsksFor();
    void everyCharacterIsAsLikely();
    void keepsToWhatIsAllowed();
    void refusesTheImpossible();
    void findsFaults();
    void strength_data();
    void strength();
};

void TestPasswordPolicy::makesWhatItAsksFor()
{
    const PasswordPolicy policy;
    QSet<QString> made;
    for (int i = 0; i < 500; ++i) {
        const auto password = policy.generate();
        QVERIFY(password);
        const QString text = password->reveal();
        QCOMPARE(text.size(), 16);
        QVERIFY(policy.faultsOf(text).isEmpty());
        for (const QChar c : u"0Oo1lI|5S2Z8B,;\"'<>&\\"_s)
            QVERIFY(!text.contains(c));
        QVERIFY(!u"=+-@"_s.contains(text[0])); // no formula
        made.insert(text);
    }
    QCOMPARE(made.size(), 500);
    QVERIFY(policy.bits() > 80);
}

void TestPasswordPolicy::everyCharacterIsAsLikely()
{
    const PasswordPolicy policy {.length = 200, .classes = 1, .upper = false, .digits = false, .symbols = false, .ambiguous = true};
    QHash<QChar, int> counts;
    for (int i = 0; i < 50; ++i) {
        const auto made = policy.generate();
        for (const QChar c : made->reveal())
            ++counts[c];
    }
    QCOMPARE(counts.size(), 26);
    for (const int count : counts) // 385 on average; six standard deviations
        QVERIFY2(count > 270 && count < 500, qPrintable(QString::number(count)));
}

void TestPasswordPolicy::keepsToWhatIsAllowed()
{
    const PasswordPolicy digits {.length = 6, .classes = 1, .lower = false, .upper = false, .symbols = false};
    const auto six = digits.generate();
    for (const QChar c : six->reveal())
        QVERIFY(c.isDigit());
    const PasswordPolicy shortest {.length = 4, .classes = 4};
    QVERIFY(shortest.faultsOf(shortest.generate()->reveal()).isEmpty());
}

void TestPasswordPolicy::refusesTheImpossible()
{
    QVERIFY(!(PasswordPolicy {.length = 3, .classes = 4}.generate()));
    QVERIFY(!(PasswordPolicy {.classes = 2, .lower = false, .upper = false, .symbols = false}.generate()));
    QVERIFY(!(PasswordPolicy {.lower = false, .upper = false, .digits = false, .symbols = false}.generate()));
}

void TestPasswordPolicy::findsFaults()
{
    const PasswordPolicy policy {.length = 8, .classes = 3};
    QCOMPARE(policy.faultsOf(u"Abc1"_s), QList<Fault> {Fault::TooShort});
    QCOMPARE(policy.faultsOf(u"abcdefgh"_s), QList<Fault> {Fault::TooFewClasses});
    QCOMPARE(policy.faultsOf({}).size(), 2);
    QVERIFY(policy.faultsOf(u"Abcdefg1"_s).isEmpty());
    QVERIFY(policy.faultsOf(u"zażółć-Gęś"_s).isEmpty());
}

void TestPasswordPolicy::strength_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("least");
    QTest::addColumn<int>("most");
    QTest::newRow("empty") << QString() << 0 << 0;
    QTest::newRow("a word everybody takes") << u"Password1234"_s << 0 << 0;
    QTest::newRow("her name") << u"Annmiller7"_s << 0 << 0;
    QTest::newRow("one letter") << u"aaaaaaaaaaaaaaaaaaaa"_s << 0 << 0;
    QTest::newRow("eight") << u"k7#Tq9pz"_s << 1 << 2;
    QTest::newRow("made") << PasswordPolicy().generate()->reveal() << 3 << 4;
    QTest::newRow("a sentence") << u"correct horse battery staple"_s << 4 << 4;
}

void TestPasswordPolicy::strength()
{
    QFETCH(QString, password);
    QFETCH(int, least);
    QFETCH(int, most);
    const int found = passwordStrength(password, {u"Ann"_s, u"Miller"_s});
    QVERIFY2(found >= least && found <= most, qPrintable(QString::number(found)));
}

QTEST_GUILESS_MAIN(TestPasswordPolicy)
#include "tst_passwordpolicy.moc"
