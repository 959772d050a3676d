// SPDX-License-Identifier: GPL-3.0-or-later
// long_crash [--bulk] [KILLS=200] [CHANGES=5000] [SEED=1] [PROFILE] [again:N] [FAULT]...: the crash test of tests/e2e at length; "server" as profile kills the server instead, with --bulk creates share
// requests. again:2 kills whoever goes on after each of these as well, twice in a row, while that is settled which the one before has left in doubt.
#include "crashscenario.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTextStream>

using namespace Provost::Testing;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    CrashScenario::Options options {.users = 2000, .groups = 100, .changes = 5000, .kills = 200};
    options.bulk = arguments.removeAll(u"--bulk"_s) > 0;
    options.kills = arguments.size() > 1 ? arguments[1].toInt() : options.kills;
    options.changes = arguments.size() > 2 ? arguments[2].toInt() : options.changes;
    options.seed = arguments.size() > 3 ? arguments[3].toUInt() : options.seed;
    options.killsServer = arguments.value(4) == "server"_L1;
    options.profile = options.killsServer || arguments.size() < 5 ? u"rfc"_s : arguments[4];
    options.faults = arguments.mid(5);
    if (!options.faults.isEmpty() && options.faults.constFirst().startsWith("again:"_L1))
        options.again = options.faults.takeFirst().section(u':', 1).toInt();
    QTextStream out(stdout);
    if (options.kills <= 0 || options.changes <= 0) {
        out << "long_crash [--bulk] [KILLS=200] [CHANGES=5000] [SEED=1] [PROFILE|server] [again:N] [FAULT]...: both are numbers above 0\n";
        return 2;
    }
    out << options.kills << " kills, " << options.again << " more after each, " << options.changes << " changes, seed " << options.seed << ", " << (options.killsServer ? u"server"_s : options.profile) << '\n' << Qt::flush;
    QElapsedTimer clock;
    clock.start();
    CrashScenario scenario(options);
    const QString problem = scenario.run();
    const bool hasHit = scenario.kills() >= options.kills / 2 && scenario.killsAgain() >= options.kills * options.again / 2; // else it has tested something else
    const QString verdict = !problem.isEmpty() ? u"FAILED: "_s + problem : hasHit ? u"PASSED: all as planned"_s : u"FAILED: all as planned, but too few kills met a run under way"_s;
    out << "kills " << scenario.kills() << " of " << options.kills << ", again " << scenario.killsAgain() << " of " << options.kills * options.again << ", sessions " << scenario.sessions() << ", " << clock.elapsed() / 1000 << " s: " << verdict << '\n';
    return problem.isEmpty() && hasHit ? 0 : 1;
}
