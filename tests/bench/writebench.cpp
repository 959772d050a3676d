// SPDX-License-Identifier: GPL-3.0-or-later
// provost_writebench [--creates N] [--parallel N] [--delay-ms N]: creates users in a practice directory of its own, first on bare sockets, then through a
// Connection, then as a run with plan and journal, then as a run whose creates share requests to /Bulk; prints one JSON document.
#include "bench/wireclient.h"
#include "change/applyjob.h"
#include "client/createjob.h"
#include "net/jobgroup.h"
#include "practice/practicethread.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QTemporaryDir>

#include <cmath>
#include <cstdio>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

Json person(const QString &prefix, int number)
{
    const QString name = prefix + QString::number(number);
    return Json::object({{u"schemas"_s, Json::array({u"urn:ietf:params:scim:schemas:core:2.0:User"_s})},
                         {u"userName"_s, QString(name + u"@example.com")},
                         {u"displayName"_s, QString(u"Person " + name)},
                         {u"name"_s, Json::object({{u"givenName"_s, u"Person"_s}, {u"familyName"_s, name}})},
                         {u"active"_s, true},
                         {u"emails"_s, Json::array({Json::object({{u"value"_s, QString(name + u"@example.com")}, {u"type"_s, u"work"_s}, {u"primary"_s, true}})})}});
}

Json rate(int count, double seconds)
{
    return Json::object({{u"seconds"_s, seconds}, {u"perSecond"_s, std::round(count / seconds)}});
}

class WriteBench : public QObject
{
public:
    WriteBench(int count, int parallel, int delayMs)
        : m_count(count)
        , m_parallel(parallel)
        , m_delayMs(delayMs)
    {
    }

    void start()
    {
        Practice::Options options;
        options.users = 10;
        options.groups = 1;
        if (m_delayMs > 0)
            options.faults = {u"delay:ms=%1"_s.arg(m_delayMs)};
        connect(&m_practice, &Practice::PracticeThread::ready, this, [this](const QUrl &url, const QByteArray &token) {
            m_profile.limits.concurrency = m_parallel;
            m_connection = std::make_unique<Connection>(ConnectionSettings {.name = u"bench"_s, .baseUrl = url, .token = Redacted<QByteArray>(token), .profile = m_profile});
            m_token = token;
            measureWire();
        });
        connect(&m_practice, &Practice::PracticeThread::failed, this, [](const Error &error) {
            std::fprintf(stderr, "%s\n", qPrintable(error.toString()));
            QCoreApplication::exit(3);
        });
        m_practice.start(options);
    }

private:
    struct Run {
        double plan = 0, begin = 0, all = 0; ///< seconds
        int requests = 0;
    };

    void measureWire()
    {
        QList<QByteArray> bodies;
        for (int i = 0; i < m_count; ++i)
            bodies << person(u"wire-"_s, i).toBytes();
        auto *wire = new WireClient(m_connection->settings().baseUrl, m_token, m_parallel, this);
        connect(wire, &WireClient::finished, this, [this, wire] {
            m_wire = seconds();
            m_refused += wire->refused();
            measureConnection();
        });
        m_clock.start();
        wire->post(bodies);
    }

    void measureConnection()
    {
        auto *group = new JobGroup(m_parallel, this);
        for (int i = 0; i < m_count; ++i) {
            group->add([this, i](QObject *parent) -> Job * {
                return new CreateJob(*m_connection, u"/Users"_s, person(u"job-"_s, i), RequestPriority::Bulk, parent);
            });
        }
        group->then(this, [this](const Result<int> &succeeded) {
            m_jobs = seconds();
            m_refused += m_count - succeeded.valueOr(0);
            auto opened = Journal::open(m_dir.filePath(u"journal.sqlite"_s));
            if (!opened)
                return QCoreApplication::exit(3);
            m_journal = std::move(opened).value();
            measurePlan(m_run, u"run-"_s);
        });
        m_clock.start();
    }

    void measurePlan(Run &run, const QString &prefix)
    {
        ChangeSet changes;
        for (int i = 0; i < m_count; ++i)
            changes.changes << Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = makeTemporaryId(), .attributes = person(prefix, i)};
        m_description = ServiceDescription::fallback(m_profile);
        m_description.profile.bulk = true;
        m_description.profile.bulkCreates = &run == &m_bulk;
        m_clock.start();
        auto *job = new PlanJob(*m_connection, m_description, m_journal.get(), {.changes = changes, .guard = {.maxChanges = m_count}}, this);
        job->then(this, [this, &run](const Result<PlannedRun> &planned) {
            run.plan = seconds();
            measureRun(run, *planned);
        });
    }

    void measureRun(Run &run, const PlannedRun &planned)
    {
        auto *job = new ApplyJob(*m_connection, m_description, *m_journal, ApplyJob::Request {.planned = planned}, this);
        m_clock.start();
        connect(job, &ApplyJob::begun, this, [this, &run] { run.begin = seconds(); });
        job->then(this, [this, &run](const Result<RunSummary> &summary) {
            run.all = seconds();
            run.requests = summary ? summary->calls : 0;
            m_refused += m_count - (summary ? summary->done : 0);
            &run == &m_run ? measurePlan(m_bulk, u"bulk-"_s) : report();
        });
    }

    void report()
    {
        const Json document = Json::object({{u"creates"_s, m_count}, {u"parallel"_s, m_parallel}, {u"delayMs"_s, m_delayMs}, {u"refused"_s, m_refused},
                                            {u"wire"_s, rate(m_count, m_wire)}, {u"connection"_s, rate(m_count, m_jobs)}, {u"run"_s, rate(m_count, m_run.all)},
                                            {u"runByBulk"_s, rate(m_count, m_bulk.all)}, {u"runByBulkRequests"_s, m_bulk.requests}, {u"planSeconds"_s, m_run.plan},
                                            {u"journalBeginSeconds"_s, m_run.begin}, {u"runAgainstWire"_s, m_wire / m_run.all}, {u"runByBulkAgainstWire"_s, m_wire / m_bulk.all}});
        std::puts(document.toIndentedBytes().constData());
        QCoreApplication::exit(m_refused == 0 ? 0 : 1);
    }

    [[nodiscard]] double seconds() const { return double(m_clock.nsecsElapsed()) / 1e9; }

    int m_count;
    int m_parallel;
    int m_delayMs;
    int m_refused = 0;
    double m_wire = 0, m_jobs = 0;
    Run m_run, m_bulk;
    QTemporaryDir m_dir;
    QElapsedTimer m_clock;
    ServerProfile m_profile;
    ServiceDescription m_description;
    QByteArray m_token;
    Practice::PracticeThread m_practice;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Journal> m_journal;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption creates(u"creates"_s, {}, u"N"_s, u"10000"_s);
    const QCommandLineOption parallel(u"parallel"_s, {}, u"N"_s, u"6"_s);
    const QCommandLineOption delay(u"delay-ms"_s, {}, u"N"_s, u"0"_s);
    parser.addOptions({creates, parallel, delay});
    parser.process(application);
    WriteBench bench(parser.value(creates).toInt(), parser.value(parallel).toInt(), parser.value(delay).toInt());
    QMetaObject::invokeMethod(&bench, [&bench] { bench.start(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
