// SPDX-License-Identifier: GPL-3.0-or-later
#include "crashscenario.h"

#include "change/auditlog.h"
#include "client/discoverjob.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QTest>

namespace Provost::Testing {
using namespace Qt::StringLiterals;

namespace {
constexpr int patience = 120'000; ///< milliseconds
}

CrashScenario::CrashScenario(Options options)
    : m_options(std::move(options))
    , m_random(m_options.seed)
{
}

CrashScenario::~CrashScenario()
{
    stopServer();
}

QString CrashScenario::startServer()
{
    QStringList arguments {u"--state"_s, path(u"practice.db"_s), u"--profile"_s, m_options.profile, u"--token"_s, u"secret"_s,
                           u"--users"_s, QString::number(m_options.users), u"--groups"_s, QString::number(m_options.groups),
                           u"--seed"_s, QString::number(m_random.bounded(1 << 30)), u"--port"_s, QString::number(m_port)};
    const bool setsStale = std::any_of(m_options.faults.cbegin(), m_options.faults.cend(), [](const QString &fault) { return fault.startsWith(u"stale"); });
    if (!setsStale && m_options.profile == "entra"_L1)
        arguments << u"--fault"_s << u"stale:ms=300"_s;
    arguments << u"--fault"_s << u"delay:ms=%1"_s.arg(m_options.delay);
    for (const QString &fault : m_options.faults)
        arguments << u"--fault"_s << fault;
    m_server.start(QStringLiteral(PROVOST_PRACTICEDRIVER), arguments);
    QByteArray line;
    QElapsedTimer clock;
    clock.start();
    while (!line.contains('\n') && clock.elapsed() < patience && m_server.state() != QProcess::NotRunning) {
        if (m_server.waitForReadyRead(patience))
            line += m_server.readAllStandardOutput();
    }
    const Json json = Json::parse(line).valueOr({});
    m_url = json.value(u"url").toString();
    m_port = quint16(QUrl(m_url).port());
    return m_url.isEmpty() ? u"the practice directory does not start: "_s + QString::fromUtf8(m_server.readAllStandardError()) : QString();
}

void CrashScenario::stopServer()
{
    m_server.kill();
    m_server.waitForFinished(patience);
}

/// The change set, what it should come to, both from the directory as it is at first.
QString CrashScenario::prepare()
{
    PracticeClient plain({.users = m_options.users, .groups = m_options.groups, .seed = m_options.seed, .profile = m_options.profile, .token = "secret",
                          .stateFile = path(u"practice.db"_s), .faults = {u"stale:ms=0"_s}});
    if (!plain.isReady())
        return plain.failure();
    plain.setHeader("Accept", "application/json");
    plain.setHeader("User-Agent", "test"); // GitHub asks for one
    ConnectionSettings settings {.name = {}, .baseUrl = plain.url(), .token = Redacted(QByteArray("secret")), .profile = ServerProfile::shipped(m_options.profile).valueOr({})};
    Connection connection(settings);
    std::optional<Result<ServiceDescription>> found;
    (new DiscoverJob(connection, &connection))->then(&connection, [&found](const Result<ServiceDescription> &outcome) { found = outcome; });
    if (!QTest::qWaitFor([&found] { return found.has_value(); }, patience) || !found->ok())
        return u"no discovery"_s;
    m_description = **found;
    m_expected = DirectoryState::read(path(u"practice.db"_s));
    m_expected.keepKnown(m_description);
    ChangeMaker maker(m_options.seed, **found, m_expected, [&plain](const QString &collection, const QString &id) {
        return Resource(plain.get(u'/' + collection + u'/' + id).body, id);
    });
    const ChangeSet changes = maker.make(m_options.changes);
    m_expected.apply(changes);
    QFile file(path(u"changes.json"_s));
    return file.open(QIODevice::WriteOnly) && file.write(changes.toBytes()) > 0 ? QString() : file.errorString();
}

/// Waits until then; false: the console has ended by itself.
bool CrashScenario::isTimeToKill(QProcess &console, const Death &death) const
{
    if (death.afterStart >= 0)
        return !console.waitForFinished(death.afterStart);
    if (death.afterWrite < 0)
        return false;
    const QFileInfo before(path(u"wire.log"_s));
    const qint64 size = before.exists() ? before.size() : 0;
    QElapsedTimer clock;
    clock.start();
    while (QFileInfo(path(u"wire.log"_s)).size() <= size) {
        if (console.waitForFinished(2) || console.state() == QProcess::NotRunning || clock.elapsed() > patience)
            return false;
    }
    return !console.waitForFinished(std::max(1, death.afterWrite));
}

/// One life of the console: it dies where `death` says, or comes to its end.
QString CrashScenario::session(const Death &death)
{
    QProcess console;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PROVOST_TOKEN"_s, u"secret"_s);
    console.setProcessEnvironment(environment);
    QStringList arguments {u"--url"_s, m_url, u"--profile"_s, m_options.profile, u"--data-dir"_s, m_folder.path(), u"--changes"_s, path(u"changes.json"_s)};
    if (m_options.bulk)
        arguments << u"--bulk"_s;
    if (!death.point.isEmpty())
        arguments << u"--die"_s << death.point;
    ++m_sessions;
    console.start(QStringLiteral(PROVOST_APPLYDRIVER), arguments);
    if (!console.waitForStarted(patience))
        return u"the console does not start"_s;
    if (isTimeToKill(console, death)) {
        if (m_options.killsServer)
            stopServer();
        else
            console.kill();
    }
    if (console.state() != QProcess::NotRunning && !console.waitForFinished(patience))
        return u"the console does not end"_s;
    m_wasKilled = console.exitStatus() == QProcess::CrashExit;
    m_exitCode = m_wasKilled ? -1 : console.exitCode();
    m_output = QString::fromUtf8(console.readAllStandardOutput() + console.readAllStandardError());
    return {};
}

/// At random, but so that the changes last for all the deaths: of two that are owed to each, one is carried out on average.
CrashScenario::Death CrashScenario::nextDeath()
{
    const int share = std::max(2, m_options.changes / std::max(1, m_options.kills));
    const int window = std::max(m_options.delay, share * m_options.delay / 6); // six requests at once
    const Death duringWrites {.afterWrite = m_random.bounded(window)};
    if (m_options.killsServer)
        return duringWrites;
    switch (m_random.bounded(4)) {
    case 0:
        return {.point = u"intent:%1"_s.arg(1 + m_random.bounded(40))}; // they come by the dozen
    case 1:
        return {.point = u"outcome:%1"_s.arg(1 + m_random.bounded(share))};
    case 2:
        return {.afterStart = m_random.bounded(20, 250)};
    default:
        return duringWrites;
    }
}

/// Before it has settled more than a step or two, or as soon as it has settled them all and goes on.
CrashScenario::Death CrashScenario::deathOnResuming()
{
    if (m_options.killsServer)
        return {.afterStart = m_random.bounded(100, 400)};
    switch (m_random.bounded(3)) {
    case 0:
        return {.point = u"outcome:%1"_s.arg(1 + m_random.bounded(2))};
    case 1:
        return {.point = u"intent:1"_s};
    default:
        return {.afterStart = m_random.bounded(20, 250)};
    }
}

QString CrashScenario::killInARow()
{
    QString problem = killOnce(nextDeath(), m_kills);
    for (int i = 0; i < m_options.again && problem.isEmpty(); ++i)
        problem = killOnce(deathOnResuming(), m_killsAgain);
    return problem;
}

QString CrashScenario::killOnce(const Death &death, int &kills)
{
    if (const QString problem = session(death); !problem.isEmpty())
        return problem;
    kills += m_wasKilled || (m_options.killsServer && m_exitCode == 5) ? 1 : 0;
    if (m_exitCode == 1)
        return u"something failed: "_s + m_output;
    return m_server.state() == QProcess::NotRunning ? startServer() : QString();
}

QString CrashScenario::finish()
{
    for (int i = 0; i < 60; ++i) { // faults may stop it, too
        if (const QString problem = session({}); !problem.isEmpty())
            return problem;
        if (m_exitCode == 0)
            return {};
        if (m_exitCode != 5)
            return u"ended with %1: %2"_s.arg(QString::number(m_exitCode), m_output);
    }
    return u"does not come to an end: "_s + m_output;
}

QString CrashScenario::run()
{
    QString problem = prepare();
    if (problem.isEmpty())
        problem = startServer();
    for (int i = 0; i < m_options.kills && problem.isEmpty(); ++i)
        problem = killInARow();
    if (problem.isEmpty())
        problem = finish();
    stopServer();
    for (const auto check : {&CrashScenario::checkState, &CrashScenario::checkWire, &CrashScenario::checkAudit}) {
        if (problem.isEmpty())
            problem = (this->*check)();
    }
    return problem;
}

QString CrashScenario::checkState() const
{
    DirectoryState state = DirectoryState::read(path(u"practice.db"_s));
    state.keepKnown(m_description);
    return state.differences(m_expected).join(u'\n');
}

/// What the console has seen succeed it never sends again.
QString CrashScenario::checkWire() const
{
    QFile file(path(u"wire.log"_s));
    if (!file.open(QIODevice::ReadOnly))
        return file.errorString();
    QSet<QByteArray> succeeded;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const QByteArray key = line.mid(line.indexOf(' ', line.indexOf(' ') + 1) + 1);
        if (line.startsWith("sent") && succeeded.contains(key))
            return u"sent again after it had succeeded: "_s + QString::fromUtf8(key);
        if (line.startsWith("answered yes"))
            succeeded.insert(key);
    }
    const auto isBulk = [](const QByteArray &key) { return key.contains("/Bulk "); };
    if (m_options.bulk && std::none_of(succeeded.cbegin(), succeeded.cend(), isBulk))
        return u"no creates shared a request"_s;
    return succeeded.isEmpty() ? u"nothing was logged"_s : QString();
}

/// Unbroken, and every request told as done once.
QString CrashScenario::checkAudit() const
{
    auto journal = Journal::open(path(u"journal.sqlite"_s));
    if (!journal)
        return journal.error().toString();
    auto audit = AuditLog::open(m_folder.path(), **journal);
    if (!audit)
        return audit.error().toString();
    const auto report = (*audit)->verify();
    if (!report || !report->findings.isEmpty())
        return report ? QString::fromUtf8(report->toJson().toBytes()) : report.error().toString();
    QHash<int, int> done;
    for (const Json &record : (*audit)->records().valueOr({})) {
        if (record.value(u"outcome").toString() == "done"_L1)
            ++done[int(record.value(u"step").toInteger())];
    }
    const auto steps = (*journal)->steps(1).valueOr({});
    for (const StepRecord &step : steps) {
        if (done.value(step.number) != 1)
            return u"step %1 is told as done %2 times"_s.arg(step.number).arg(done.value(step.number));
    }
    return steps.isEmpty() ? u"the journal has no steps"_s : QString();
}

} // namespace Provost::Testing
