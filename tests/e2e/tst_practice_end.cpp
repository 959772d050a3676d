// SPDX-License-Identifier: GPL-3.0-or-later
#include "practiceclient.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <openssl/crypto.h>

#include <cstdio>

using namespace Provost;
using namespace Provost::Testing;
using namespace Qt::StringLiterals;

namespace {

constexpr auto endingWord = "--start-and-end"_L1;

/// A program that has a practice directory in a thread, and ends as soon as that is told to have ended.
int startAndEnd()
{
    {
        PracticeClient client({.users = 5, .groups = 1});
        std::puts(client.get(u"/Users"_s).status == 200 ? "answered" : "failed");
    }
    OPENSSL_atexit([] { std::puts("OpenSSL frees what it has"); });
    return 0;
}

} // namespace

/// How a program ends that had a practice directory in a thread.
class tst_Practice_End : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsFreedBesideEndingThreads();
};

/// Threads may then still be at freeing what is theirs, of OpenSSL too (see models/base/processend.cpp).
void tst_Practice_End::nothingIsFreedBesideEndingThreads()
{
    QProcess program;
    program.start(QCoreApplication::applicationFilePath(), {endingWord});
    QVERIFY(program.waitForFinished(60'000));
    QCOMPARE(program.exitStatus(), QProcess::NormalExit);
    QCOMPARE(program.exitCode(), 0);
    QCOMPARE(program.readAllStandardOutput(), "answered\n");
}

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (QCoreApplication::arguments().value(1) == endingWord)
        return startAndEnd();
    tst_Practice_End test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_practice_end.moc"
