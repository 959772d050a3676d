// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/crypto.h"

#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {
constexpr SealCost cheap {.logN = 4};

QByteArray sealedText(const QByteArray &text = "the text", SealCost cost = cheap)
{
    return seal(text, "passphrase", "TEST", cost).value();
}
}

class tst_Crypto : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesThereAndBack_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray("a");
        QTest::newRow("zero bytes") << QByteArray(3, '\0');
        QTest::newRow("large") << QByteArray(1'000'000, 'x');
    }
    void goesThereAndBack()
    {
        QFETCH(QByteArray, text);
        const QByteArray sealed = sealedText(text);
        const auto plain = unseal(sealed, "passphrase", "TEST");
        QVERIFY2(plain.ok(), qPrintable(plain.ok() ? QString() : plain.error().toString()));
        QCOMPARE(plain->view().toByteArray(), text);
        QVERIFY(text.size() < 5 || !sealed.contains(text));
    }
    void neverTheSameTwice() { QVERIFY(sealedText() != sealedText()); }
    void defaultCostIsDear()
    {
        const QByteArray sealed = sealedText("x", {});
        QCOMPARE(SealHeader::read(sealed, "TEST")->cost, (SealCost {17, 8, 1}));
        QVERIFY(unseal(sealed, "passphrase", "TEST").ok());
    }
    void wrongPassphrase()
    {
        const auto outcome = unseal(sealedText(), "Passphrase", "TEST");
        QCOMPARE(outcome.error().kind, ErrorKind::Auth);
        QCOMPARE(outcome.error().detail, u"wrong passphrase"_s);
    }
    void anotherPurpose() { QCOMPARE(unseal(sealedText(), "passphrase", "PWDS").error().kind, ErrorKind::Store); }
    void everyLengthCutOff()
    {
        const QByteArray sealed = sealedText();
        for (qsizetype length = 0; length < sealed.size(); ++length)
            QCOMPARE(unseal(sealed.first(length), "passphrase", "TEST").error().kind, ErrorKind::Store);
        QCOMPARE(unseal(QByteArray(sealed + 'x'), "passphrase", "TEST").error().kind, ErrorKind::Store);
    }
    void everyBitFlipped()
    {
        const QByteArray sealed = sealedText();
        for (qsizetype bit = 0; bit < sealed.size() * 8; ++bit) {
            QByteArray damaged = sealed;
            damaged[bit / 8] = char(damaged.at(bit / 8) ^ (1 << (bit % 8)));
            const auto outcome = unseal(damaged, "passphrase", "TEST");
            QVERIFY2(!outcome.ok() && outcome.error().kind == ErrorKind::Store, qPrintable(u"bit %1"_s.arg(bit)));
        }
    }
    void newerVersionIsNamed()
    {
        QByteArray sealed = sealedText();
        sealed[8] = 2;
        QVERIFY(unseal(sealed, "passphrase", "TEST").error().detail.contains(u"format 2"_s));
    }
    void otherCostsOpen() // files of an older version were cheaper
    {
        QVERIFY(unseal(sealedText("x", {.logN = 10, .r = 4, .p = 2}), "passphrase", "TEST").ok());
        QVERIFY(!seal("x", "passphrase", "TEST", {.logN = 20, .r = 8}).ok());
    }
    void keyIsUsedAgain()
    {
        const auto key = SealKey::make("passphrase", "TEST", cheap);
        const QByteArray first = key->seal("one").value();
        const QByteArray second = key->seal("two").value();
        QCOMPARE(key->open(first)->view(), QByteArrayView("one"));
        QCOMPARE(key->open(second)->view(), QByteArrayView("two"));
        QCOMPARE(key->open(sealedText()).error().kind, ErrorKind::Store);
    }
    void comparing()
    {
        QVERIFY(equalInConstantTime("abc", "abc"));
        QVERIFY(!equalInConstantTime("abc", "abd"));
        QVERIFY(!equalInConstantTime("abc", "ab"));
        QVERIFY(equalInConstantTime({}, {}));
    }
    void wiping()
    {
        QByteArray bytes("secret");
        bytes.detach();
        wipe(bytes);
        QVERIFY(bytes.isEmpty());
    }
};

QTEST_APPLESS_MAIN(tst_Crypto)
#include "tst_crypto.moc"
