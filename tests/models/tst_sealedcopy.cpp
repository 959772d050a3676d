// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sealedcopy.h"

#include <QBuffer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace Provost;
using namespace Qt::StringLiterals;

class TestSealedCopy : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Redacted<QByteArray> m_key = SealedCopy::makeKey();

    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }
    QByteArray sealed(const QByteArray &plain) const
    {
        QFile from(write(u"plain"_s, plain));
        if (!from.open(QIODevice::ReadOnly) || !SealedCopy::seal(from, m_dir.filePath(u"sealed"_s), m_key))
            return {};
        QFile file(m_dir.filePath(u"sealed"_s));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    Result<QByteArray> opened(const QByteArray &bytes, const Redacted<QByteArray> &key) const
    {
        const QString from = write(u"other"_s, bytes);
        QFile to(m_dir.filePath(u"opened"_s));
        if (!to.open(QIODevice::ReadWrite | QIODevice::Truncate))
            return Error::store(u"no file"_s);
        if (const auto done = SealedCopy::open(from, to, key); !done)
            return done.error();
        to.seek(0);
        return to.readAll();
    }

private Q_SLOTS:
    void roundTrips_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : {0, 1, 1000, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, 3 << 20})
            QTest::addRow("%d", size) << size;
    }
    void roundTrips()
    {
        QFETCH(int, size);
        QByteArray plain(size, Qt::Uninitialized);
        for (char &byte : plain)
            byte = char(QRandomGenerator::global()->generate());
        const QByteArray bytes = sealed(plain);
        QVERIFY(bytes.size() > size);
        const auto back = opened(bytes, m_key);
        QVERIFY2(back.ok(), back ? "" : qPrintable(back.error().detail));
        QVERIFY(*back == plain);
    }

    void everyDamageIsNoticed()
    {
        const QByteArray bytes = sealed(QByteArray((1 << 20) + 5000, 'x'));
        QCOMPARE(opened(bytes, SealedCopy::makeKey()).error().kind, ErrorKind::Auth);
        for (const qsizetype at : {qsizetype(0), qsizetype(8), qsizetype(20), qsizetype(41), qsizetype(46), qsizetype(500'000), bytes.size() - 30, bytes.size() - 1}) {
            QByteArray other = bytes;
            other[at] = char(other[at] ^ 1);
            QVERIFY2(!opened(other, m_key).ok(), qPrintable(QString::number(at)));
        }
        for (const qsizetype size : {qsizetype(0), qsizetype(9), qsizetype(41), qsizetype(41 + 4 + (1 << 20) + 16), bytes.size() - 1}) // between two pieces, too
            QVERIFY2(!opened(bytes.first(size), m_key).ok(), qPrintable(QString::number(size)));
        QVERIFY(!opened(bytes + 'x', m_key).ok());
        // two pieces changed round
        const QByteArray three = sealed(QByteArray(3 << 20, 'x'));
        const qsizetype piece = 4 + (1 << 20) + 16;
        const QByteArray swapped = three.first(41) + three.mid(41 + piece, piece) + three.mid(41, piece) + three.mid(41 + 2 * piece);
        QCOMPARE(swapped.size(), three.size());
        QVERIFY(!opened(swapped, m_key).ok());
    }

    void theSameTextIsNeverSealedTheSame()
    {
        QVERIFY(sealed("x") != sealed("x"));
        QVERIFY(!sealed("a secret name").contains("secret"));
    }
};

QTEST_GUILESS_MAIN(TestSealedCopy)
#include "tst_sealedcopy.moc"
