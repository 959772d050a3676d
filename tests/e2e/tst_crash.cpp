// SPDX-License-Identifier: GPL-3.0-or-later
#include "crashscenario.h"

#include <QTest>

using namespace Provost::Testing;
using namespace Qt::StringLiterals;

/// The long form is tests/long/crash.cpp.
class TestCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void consoleIsKilled_data();
    void consoleIsKilled();
    void whoeverGoesOnIsKilledToo_data();
    void whoeverGoesOnIsKilledToo();
    void serverIsKilled_data();
    void serverIsKilled();
    void everythingAtOnce_data();
    void everythingAtOnce();
};

void TestCrash::consoleIsKilled_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<int>("kills");
    QTest::addColumn<bool>("bulk");
    QTest::newRow("rfc") << u"rfc"_s << 20 << false;
    QTest::newRow("rfc, creates together") << u"rfc"_s << 12 << true;
    for (const auto &profile : {u"entra"_s, u"aws"_s, u"github"_s, u"minimal"_s})
        QTest::addRow("%s", qPrintable(profile)) << profile << 5 << false;
}

void TestCrash::consoleIsKilled()
{
    QFETCH(QString, profile);
    QFETCH(int, kills);
    QFETCH(bool, bulk);
    CrashScenario scenario({.profile = profile, .changes = bulk ? 300 : 120, .kills = kills, .seed = 3, .bulk = bulk});
    const QString problem = scenario.run();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY2(scenario.kills() >= kills / 2, qPrintable(QString::number(scenario.kills())));
}

void TestCrash::whoeverGoesOnIsKilledToo_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<int>("kills");
    QTest::addColumn<int>("again");
    QTest::newRow("twice in a row") << u"rfc"_s << 6 << 1;
    QTest::newRow("several times, before it ends") << u"rfc"_s << 3 << 4;
    QTest::newRow("where reads lag behind writes") << u"entra"_s << 3 << 2;
}

/// What one has left in doubt the next dies over, and the one after that still settles it.
void TestCrash::whoeverGoesOnIsKilledToo()
{
    QFETCH(QString, profile);
    QFETCH(int, kills);
    QFETCH(int, again);
    CrashScenario scenario({.profile = profile, .changes = 120, .kills = kills, .again = again, .seed = 13});
    const QString problem = scenario.run();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY2(scenario.kills() >= kills / 2, qPrintable(QString::number(scenario.kills())));
    QVERIFY2(scenario.killsAgain() >= kills * again / 2, qPrintable(QString::number(scenario.killsAgain())));
}

void TestCrash::serverIsKilled_data()
{
    QTest::addColumn<bool>("bulk");
    QTest::newRow("each by itself") << false;
    QTest::newRow("creates together") << true;
}

void TestCrash::serverIsKilled()
{
    QFETCH(bool, bulk);
    CrashScenario scenario({.changes = bulk ? 300 : 120, .kills = 5, .seed = 5, .killsServer = true, .bulk = bulk});
    const QString problem = scenario.run();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY2(scenario.kills() >= 5 / 2, qPrintable(QString::number(scenario.kills())));
}

void TestCrash::everythingAtOnce_data()
{
    serverIsKilled_data();
}

void TestCrash::everythingAtOnce()
{
    QFETCH(bool, bulk);
    CrashScenario scenario({.faults = {u"429:every=40,retry-after=0"_s, u"503:rate=0.02"_s, u"reset:rate=0.02"_s, u"truncate:rate=0.02"_s, u"html:rate=0.01"_s,
                                       u"swallow:rate=0.03"_s},
                            .changes = bulk ? 300 : 120, .kills = 6, .seed = 9, .bulk = bulk});
    const QString problem = scenario.run();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY2(scenario.kills() >= 6 / 2, qPrintable(QString::number(scenario.kills())));
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
