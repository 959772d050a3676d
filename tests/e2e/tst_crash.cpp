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
    void serverIsKilled();
    void everythingAtOnce();
};

void TestCrash::consoleIsKilled_data()
{
    QTest::addColumn<QString>("profile");
    QTest::addColumn<int>("kills");
    QTest::newRow("rfc") << u"rfc"_s << 20;
    for (const auto &profile : {u"entra"_s, u"aws"_s, u"github"_s, u"minimal"_s})
        QTest::addRow("%s", qPrintable(profile)) << profile << 5;
}

void TestCrash::consoleIsKilled()
{
    QFETCH(QString, profile);
    QFETCH(int, kills);
    CrashScenario scenario({.profile = profile, .changes = 120, .kills = kills, .seed = 3});
    const QString problem = scenario.run();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY2(scenario.kills() >= kills / 2, qPrintable(QString::number(scenario.kills())));
}

void TestCrash::serverIsKilled()
{
    CrashScenario scenario({.changes = 120, .kills = 5, .seed = 5, .killsServer = true});
    const QString problem = scenario.run();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY2(scenario.kills() >= 5 / 2, qPrintable(QString::number(scenario.kills())));
}

void TestCrash::everythingAtOnce()
{
    CrashScenario scenario({.faults = {u"429:every=40,retry-after=0"_s, u"503:rate=0.02"_s, u"reset:rate=0.02"_s, u"truncate:rate=0.02"_s, u"html:rate=0.01"_s,
                                       u"swallow:rate=0.03"_s},
                            .changes = 120, .kills = 6, .seed = 9});
    const QString problem = scenario.run();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY2(scenario.kills() >= 6 / 2, qPrintable(QString::number(scenario.kills())));
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
