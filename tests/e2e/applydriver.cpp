// SPDX-License-Identifier: GPL-3.0-or-later
// A console reduced to its write path, for tests that kill it: applies a change set, or goes on with the last run of its journal.
#include "change/auditlog.h"
#include "change/planner.h"
#include "change/runner.h"
#include "client/discoverjob.h"
#include "net/governor.h"
#include "net/httplog.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QTextStream>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

[[noreturn]] void die()
{
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

/// Every write that goes out and every answer that comes back, at once and beyond the reach of a SIGKILL.
class WireLog : public QObject
{
    Q_OBJECT
public:
    WireLog(const QString &fileName, HttpLog &log, QObject *parent)
        : QObject(parent)
        , m_log(log)
        , m_file(::open(QFile::encodeName(fileName).constData(), O_WRONLY | O_CREAT | O_APPEND, 0600))
    {
        connect(&log, &HttpLog::appended, this, [this] { put("sent", m_log.at(m_log.size() - 1)); });
        connect(&log, &HttpLog::updated, this, [this](int index) { put("answered", m_log.at(index)); });
    }
    ~WireLog() override { ::close(m_file); }

private:
    void put(const char *what, const HttpExchange &exchange) const
    {
        if (exchange.method == "GET" || (exchange.finished != (qstrcmp(what, "answered") == 0)))
            return;
        const bool isJson = exchange.replyBody.isEmpty() || exchange.replyBody.startsWith('{');
        const bool isSuccess = exchange.status / 100 == 2 && exchange.failure.isEmpty() && isJson;
        const QByteArray key = exchange.method + ' ' + exchange.url.path().toUtf8() + ' '
            + QCryptographicHash::hash(exchange.requestBody, QCryptographicHash::Sha256).toHex().left(16);
        const QByteArray line = QByteArray(what) + (isSuccess ? " yes " : " no ") + key + '\n';
        if (::write(m_file, line.constData(), size_t(line.size())) != line.size())
            die();
    }
    HttpLog &m_log;
    int m_file;
};

class Driver : public QObject
{
    Q_OBJECT
public:
    explicit Driver(const QCommandLineParser &arguments)
        : m_arguments(arguments)
    {
        const QStringList death = arguments.value(u"die"_s).split(u':');
        m_deathPoint = death.value(0);
        m_deathCount = death.value(1).toInt();
    }
    void start();

private:
    void onDiscovered(const Result<ServiceDescription> &found);
    [[nodiscard]] Result<qint64> chooseRun(const ServiceDescription &description);
    void maybeDie(const QString &point, int times);
    void end(const Error &error)
    {
        QTextStream(stderr) << error.toString() << '\n';
        QCoreApplication::exit(error.kind == ErrorKind::Transport || error.kind == ErrorKind::Timeout ? 5 : 1);
    }

    const QCommandLineParser &m_arguments;
    QString m_deathPoint;
    int m_deathCount = 0;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Journal> m_journal;
    std::unique_ptr<AuditLog> m_audit;
    Runner::Options m_options;
};

void Driver::start()
{
    const QString folder = m_arguments.value(u"data-dir"_s);
    auto journal = Journal::open(folder + u"/journal.sqlite"_s);
    if (!journal)
        return end(journal.error());
    m_journal = std::move(journal).value();
    auto audit = AuditLog::open(folder, *m_journal);
    if (!audit)
        return end(audit.error());
    m_audit = std::move(audit).value();
    const auto profile = ServerProfile::shipped(m_arguments.value(u"profile"_s));
    if (!profile)
        return end(profile.error());
    using std::chrono::milliseconds;
    ConnectionSettings settings {.name = u"driver"_s, .baseUrl = QUrl(m_arguments.value(u"url"_s)), .token = Redacted(qgetenv("PROVOST_TOKEN")), .profile = *profile};
    settings.profile.limits.windows.clear();
    settings.profile.bulkCreates = m_arguments.isSet(u"bulk"_s);
    settings.retry = {.firstDelay = milliseconds(20), .maxDelay = milliseconds(200)};
    m_connection = std::make_unique<Connection>(settings);
    new WireLog(folder + u"/wire.log"_s, m_connection->log(), this);
    auto *job = new DiscoverJob(*m_connection, this);
    job->then(this, [this](const Result<ServiceDescription> &found) { onDiscovered(found); });
}

Result<qint64> Driver::chooseRun(const ServiceDescription &description)
{
    const auto runs = m_journal->runs();
    if (!runs)
        return runs.error();
    QFile file(m_arguments.value(u"changes"_s));
    if (!file.open(QIODevice::ReadOnly))
        return Error::validation(file.errorString());
    auto changes = ChangeSet::fromBytes(file.readAll());
    if (!changes)
        return changes.error();
    for (Change &change : changes.value().changes) { // passwords are not in the file
        if (change.attributes.contains(u"password"))
            change.attributes.set(u"password"_s, u"Geheim-4711!"_s);
    }
    const Plan plan = makePlan(*changes, description);
    m_options.whole = Runner::stepsWithSecrets(plan);
    if (!runs->isEmpty())
        return runs->constFirst().summary.run;
    return m_journal->begin(plan, {.baseUrl = m_connection->settings().baseUrl.toString(QUrl::StripTrailingSlash), .operatorName = u"driver"_s});
}

void Driver::maybeDie(const QString &point, int times)
{
    if (point != m_deathPoint)
        return;
    m_deathCount -= times;
    if (m_deathCount <= 0)
        die();
}

void Driver::onDiscovered(const Result<ServiceDescription> &found)
{
    if (!found)
        return end(found.error());
    m_connection->setProfile(found->profile);
    const auto run = chooseRun(*found);
    if (!run)
        return end(run.error());
    using std::chrono::milliseconds;
    m_options.delays = {milliseconds(100), milliseconds(200), milliseconds(400), milliseconds(800)};
    m_options.audit = m_audit.get();
    auto *runner = new Runner(*m_connection, *found, *m_journal, *run, m_options, this);
    connect(runner, &Runner::intended, this, [this](int count) { maybeDie(u"intent"_s, count); }); // written, not sent
    connect(runner, &Runner::stepEnded, this, [this] { maybeDie(u"outcome"_s, 1); }); // answered, not written
    runner->then(this, [this](const Result<RunSummary> &summary) {
        if (!summary)
            return end(summary.error());
        QTextStream(stdout) << summary->toJson().toBytes() << '\n';
        if (summary->problem)
            QTextStream(stderr) << summary->problem->toString() << '\n';
        QCoreApplication::exit(summary->state == RunState::Stopped ? 5 : summary->failed + summary->skipped > 0 ? 1 : 0);
    });
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    for (const auto &name : {u"url"_s, u"profile"_s, u"data-dir"_s, u"changes"_s, u"die"_s})
        parser.addOption({name, name, name});
    parser.addOption(QCommandLineOption(u"bulk"_s));
    parser.process(application);
    Driver driver(parser);
    QMetaObject::invokeMethod(&driver, [&driver] { driver.start(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

#include "applydriver.moc"
