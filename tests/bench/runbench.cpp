// SPDX-License-Identifier: GPL-3.0-or-later
// provost_runbench [--planned N] [--sent N] [--plain]: planning a large change set, and a run against a server that takes 5 ms for a request, held against the same
// requests sent without planner, Runner, journal and audit log at the same concurrency, through Qt's access manager alone, and on bare sockets; over TLS, as every provider is spoken to, or plainly.
// Prints one JSON document.
#include "bench/slowserver.h"
#include "bench/wireclient.h"
#include "change/auditlog.h"
#include "change/planner.h"
#include "change/runner.h"
#include "fakes/certificates.h"
#include "net/requestjob.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int concurrency = 6;
constexpr int repetitions = 3;

double secondsOf(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e9;
}

double middle(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.value(values.size() / 2);
}

QJsonArray listOf(const QList<double> &values)
{
    QJsonArray list;
    for (const double value : values)
        list.append(value);
    return list;
}

Json userBody(int number)
{
    return Json::object({{u"userName"_s, u"user%1@example.org"_s.arg(number)}, {u"displayName"_s, u"User %1"_s.arg(number)}, {u"title"_s, u"Clerk"_s},
                         {u"name"_s, Json::object({{u"givenName"_s, u"Given"_s}, {u"familyName"_s, u"Family %1"_s.arg(number)}})},
                         {u"emails"_s, Json::array({Json::object({{u"value"_s, u"user%1@example.org"_s.arg(number)}, {u"type"_s, u"work"_s}})})},
                         {u"active"_s, true}});
}

/// Seven in ten edits of people who are there, creations, deletions, and ten members to a change of a group.
ChangeSet mixedChanges(int count)
{
    ChangeSet set;
    for (int i = 0; i < count; ++i) {
        const QString id = u"id-%1"_s.arg(i);
        if (i % 10 < 7) {
            Json before = userBody(i);
            before.set(u"id"_s, id);
            set.changes << Change {.kind = ChangeKind::Update, .resourceType = u"User"_s, .id = id, .attributes = Json::object({{u"title"_s, u"Chief %1"_s.arg(i)}}),
                                   .before = Resource(before)};
        } else if (i % 10 == 7) {
            set.changes << Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:"_s + id, .attributes = userBody(i)};
        } else if (i % 10 == 8) {
            set.changes << Change {.kind = ChangeKind::Delete, .resourceType = u"User"_s, .id = id};
        } else {
            QStringList members;
            for (int member = 0; member < 10; ++member)
                members << u"id-%1"_s.arg(i / 10 * 10 + member % 7);
            set.changes << Change {.kind = ChangeKind::MembersAdd, .resourceType = u"Group"_s, .id = u"group-%1"_s.arg(i % 500), .members = members};
        }
    }
    return set;
}

/// Where requests go; plain without certificates.
struct Target {
    QUrl url;
    QByteArray authority {}; ///< PEM
};

ConnectionSettings settingsFor(const Target &target)
{
    ConnectionSettings settings {.name = u"bench"_s, .baseUrl = target.url, .extraCaPem = target.authority};
    settings.profile.limits.concurrency = concurrency;
    return settings;
}

Plan creations(int count)
{
    ChangeSet set;
    for (int i = 0; i < count; ++i)
        set.changes << Change {.kind = ChangeKind::Create, .resourceType = u"User"_s, .id = u"bulkId:%1"_s.arg(i), .attributes = userBody(i)};
    return makePlan(set, ServiceDescription::fallback({}));
}

/// The same requests with nothing around them.
double rawSeconds(const Target &target, const Plan &plan)
{
    Connection connection(settingsFor(target));
    QElapsedTimer timer;
    timer.start();
    int next = 0;
    int open = 0;
    std::function<void()> send = [&] {
        while (open < concurrency && next < plan.steps.size()) {
            ++open;
            auto *job = connection.send({.method = "POST", .path = u"/Users"_s, .body = plan.steps[next++].body.toBytes(), .priority = RequestPriority::Bulk}, &connection);
            job->then(&connection, [&](const Result<HttpReply> &) {
                --open;
                if (next == plan.steps.size() && open == 0)
                    QCoreApplication::exit();
                else
                    send();
            });
        }
    };
    QMetaObject::invokeMethod(&connection, [&send] { send(); }, Qt::QueuedConnection);
    QCoreApplication::exec();
    return secondsOf(timer);
}

/// And through Qt's access manager with nothing of ours: what the library itself can do.
double librarySeconds(const Target &target, const Plan &plan)
{
    QNetworkAccessManager manager;
    QNetworkRequest request(QUrl(target.url.toString() + u"/Users"_s));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/scim+json"_s);
    request.setRawHeader("Authorization", "Bearer bench");
    if (!target.authority.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(QSslCertificate::fromData(target.authority, QSsl::Pem));
        request.setSslConfiguration(tls);
    }
    qsizetype next = 0;
    int open = 0;
    bool isWhole = true;
    std::function<void()> send = [&] {
        while (open < concurrency && next < plan.steps.size()) {
            ++open;
            QNetworkReply *reply = manager.post(request, plan.steps[next++].body.toBytes());
            QObject::connect(reply, &QNetworkReply::finished, &manager, [&, reply] {
                isWhole = isWhole && reply->error() == QNetworkReply::NoError && !reply->readAll().isEmpty();
                reply->deleteLater();
                --open;
                if (next == plan.steps.size() && open == 0)
                    QCoreApplication::exit();
                else
                    send();
            });
        }
    };
    QElapsedTimer timer;
    timer.start();
    QMetaObject::invokeMethod(&manager, [&send] { send(); }, Qt::QueuedConnection);
    QCoreApplication::exec();
    return isWhole ? secondsOf(timer) : -1;
}

/// And on bare sockets: what the wire itself can do.
double wireSeconds(const Target &target, const Plan &plan)
{
    QSslConfiguration tls;
    if (!target.authority.isEmpty()) {
        tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(QSslCertificate::fromData(target.authority, QSsl::Pem));
    }
    WireClient client(target.url, {}, concurrency, nullptr, tls);
    QList<QByteArray> bodies;
    for (const PlanStep &step : plan.steps)
        bodies << step.body.toBytes();
    QObject::connect(&client, &WireClient::finished, &client, [] { QCoreApplication::exit(); });
    QElapsedTimer timer;
    timer.start();
    client.post(bodies);
    QCoreApplication::exec();
    return client.refused() == 0 ? secondsOf(timer) : -1;
}

double runSeconds(const Target &target, const Plan &plan, bool isAudited)
{
    QTemporaryDir folder;
    auto journal = Journal::open(folder.filePath(u"journal.sqlite"_s));
    if (!journal)
        return -1;
    auto audit = AuditLog::open(folder.path(), **journal);
    const auto run = (*journal)->begin(plan, {});
    if (!audit || !run)
        return -1;
    Connection connection(settingsFor(target));
    QElapsedTimer timer;
    timer.start();
    auto *runner = new Runner(connection, ServiceDescription::fallback({}), **journal, *run, {.audit = isAudited ? audit->get() : nullptr}, &connection);
    runner->then(&connection, [](const Result<RunSummary> &) { QCoreApplication::exit(); });
    QCoreApplication::exec();
    return secondsOf(timer);
}

QJsonObject planned(int count)
{
    const ChangeSet set = mixedChanges(count);
    QList<double> times;
    Plan plan;
    for (int i = 0; i < repetitions; ++i) {
        QElapsedTimer timer;
        timer.start();
        plan = makePlan(set, ServiceDescription::fallback({}));
        times << secondsOf(timer);
    }
    return {{u"changes"_s, count}, {u"steps"_s, int(plan.steps.size())}, {u"seconds"_s, middle(times)}, {u"all"_s, listOf(times)}};
}

/// What the journal writes for a run, without a run: intents in groups, outcomes in groups.
QJsonObject journalAlone(int steps, const QString &folder)
{
    auto journal = Journal::open(folder + u"/alone.sqlite"_s);
    if (!journal)
        return {};
    const Plan plan = creations(steps);
    QElapsedTimer timer;
    timer.start();
    const auto run = (*journal)->begin(plan, {});
    const double begun = secondsOf(timer);
    constexpr int group = 32; // as the Runner does
    for (int from = 0; run && from < steps; from += group) {
        QList<Journal::Entry> entries;
        for (int i = std::max(0, from - group); i < from; ++i)
            entries << Journal::Entry {i, {.state = StepState::Done, .id = u"u%1"_s.arg(i), .calls = 1}};
        for (int i = from; i < std::min(steps, from + group); ++i)
            entries << Journal::Entry {i, {.state = StepState::Sent}};
        static_cast<void>((*journal)->write(*run, entries));
    }
    return {{u"begin"_s, begun}, {u"seconds"_s, secondsOf(timer) - begun}};
}

QSslConfiguration serverTls(const Certificates &certificates)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(QSslCertificate(certificates.content(u"server.pem"_s), QSsl::Pem));
    tls.setPrivateKey(QSslKey(certificates.content(u"server.key"_s), QSsl::Ec, QSsl::Pem));
    return tls;
}

QJsonObject runs(int count, bool isPlain)
{
    Certificates certificates;
    if (!isPlain && !(certificates.isUsable() && certificates.make({.name = u"server"_s})))
        return {{u"failed"_s, u"no certificates could be made: is openssl there?"_s}};
    const SlowServer server(5, isPlain ? QSslConfiguration() : serverTls(certificates));
    const Target target {.url = server.url(), .authority = isPlain ? QByteArray() : certificates.content(u"ca.pem"_s)};
    const Plan plan = creations(count);
    QList<double> wire, library, raw, bare, audited;
    for (int i = 0; i < repetitions; ++i) { // by turns, so that a busy machine hurts all alike
        wire << wireSeconds(target, plan);
        library << librarySeconds(target, plan);
        raw << rawSeconds(target, plan);
        bare << runSeconds(target, plan, false);
        audited << runSeconds(target, plan, true);
    }
    const QTemporaryDir folder;
    const QJsonObject journal = journalAlone(count, folder.path());
    return {{u"requests"_s, count}, {u"tls"_s, !isPlain}, {u"concurrency"_s, concurrency}, {u"wire"_s, middle(wire)}, {u"library"_s, middle(library)}, {u"raw"_s, middle(raw)}, {u"runner"_s, middle(bare)}, {u"runnerWithAudit"_s, middle(audited)},
            {u"runnerOverWire"_s, middle(bare) / middle(wire)}, {u"libraryOverWire"_s, middle(library) / middle(wire)}, {u"runnerOverLibrary"_s, middle(bare) / middle(library)}, {u"runnerOverRaw"_s, middle(bare) / middle(raw)}, {u"auditOverRaw"_s, middle(audited) / middle(raw)}, {u"journal"_s, journal},
            {u"journalShare"_s, journal.value(u"seconds"_s).toDouble() / middle(bare)}, {u"allRaw"_s, listOf(raw)}, {u"allRunner"_s, listOf(bare)}, {u"allAudited"_s, listOf(audited)}};
}

} // namespace
} // namespace Provost

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption planned(QStringLiteral("planned"), {}, QStringLiteral("N"), QStringLiteral("50000"));
    const QCommandLineOption sent(QStringLiteral("sent"), {}, QStringLiteral("N"), QStringLiteral("5000"));
    const QCommandLineOption plain(QStringLiteral("plain"));
    parser.addOptions({planned, sent, plain});
    parser.process(application);
    const QJsonObject report {{QStringLiteral("plan"), Provost::planned(parser.value(planned).toInt())}, {QStringLiteral("run"), Provost::runs(parser.value(sent).toInt(), parser.isSet(plain))}};
    std::puts(QJsonDocument(report).toJson().constData());
    return 0;
}
