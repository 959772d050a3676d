// SPDX-License-Identifier: GPL-3.0-or-later
// provost_indexbench [--users N] [--groups N] [--state FILE] [--queries N]: reads a practice directory of its own on bare sockets and into an index, then searches, filters and sorts
// there; prints one JSON document.
#include "directory/directory.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "directory/index/searchtext.h"
#include "practice/practicethread.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTcpSocket>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <thread>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 1000;
constexpr int connections = 3; // as many pages as a reading has under way
constexpr int firstRows = 60;

/// One page's body on a kept-alive socket; its size, -1 when it failed.
qint64 getPage(QTcpSocket &socket, const QUrl &url, const QByteArray &token, int startIndex)
{
    socket.write("GET " + url.path().toUtf8() + "/Users?startIndex=" + QByteArray::number(startIndex) + "&count=" + QByteArray::number(pageSize) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                 + token + "\r\n\r\n");
    QByteArray received;
    qsizetype head = -1;
    qint64 length = 0;
    while (head < 0 || received.size() < head + length) {
        if (socket.bytesAvailable() == 0 && !socket.waitForReadyRead(60'000))
            return -1;
        received += socket.readAll();
        if (head >= 0)
            continue;
        if (const qsizetype end = received.indexOf("\r\n\r\n"); end >= 0) {
            head = end + 4;
            const QByteArray lower = received.first(end).toLower();
            const qsizetype at = lower.indexOf("content-length:");
            length = at < 0 ? -1 : lower.mid(at + 15, lower.indexOf('\r', at) < 0 ? -1 : lower.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        }
        if (head >= 0 && length < 0)
            return -1;
    }
    return length;
}

/// Everything, by several sockets at once and without looking at it; bytes.
qint64 readWire(const QUrl &url, const QByteArray &token, int users)
{
    std::atomic<int> next = 1;
    std::atomic<qint64> bytes = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < connections; ++i) {
        threads.emplace_back([&] {
            QTcpSocket socket;
            socket.connectToHost(url.host(), quint16(url.port()));
            if (!socket.waitForConnected(10'000))
                return;
            for (int start = next.fetch_add(pageSize); start <= users; start = next.fetch_add(pageSize)) {
                const qint64 size = getPage(socket, url, token, start);
                if (size < 0)
                    return;
                bytes += size;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    return bytes;
}

qint64 memoryOf(const char *line)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &each : lines) {
        if (each.startsWith(line))
            return each.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

double at(QList<double> &times, double share)
{
    std::sort(times.begin(), times.end());
    return times.isEmpty() ? 0 : times[std::min(times.size() - 1, qsizetype(double(times.size()) * share))];
}

double rounded(double value)
{
    return std::round(value * 100) / 100;
}

/// What somebody may type: names, beginnings, two words, addresses, with a letter wrong now and then.
QStringList questionsFrom(IndexDatabase &index, qint64 users, int queries)
{
    QRandomGenerator dice(7);
    QStringList questions;
    while (questions.size() < queries) {
        const Resource person = index.resources({1 + qint64(dice.bounded(double(users)))}).constFirst();
        const QList<SearchValue> values = searchValues(person.json());
        if (values.isEmpty())
            continue;
        const QString value = values.at(dice.bounded(int(values.size()))).text;
        QStringList words = value.split(u' ', Qt::SkipEmptyParts);
        if (words.isEmpty())
            continue;
        QString question = dice.bounded(4) == 0 ? value : words.at(dice.bounded(int(words.size())));
        if (dice.bounded(3) == 0)
            question.truncate(std::max<qsizetype>(3, question.size() / 2));
        if (dice.bounded(5) == 0 && question.size() > 5)
            question[question.size() / 2] = u'x';
        questions.append(question);
    }
    return questions;
}

Json timesOf(QList<double> times)
{
    return Json::object({{u"medianMs"_s, rounded(at(times, 0.5))}, {u"p95Ms"_s, rounded(at(times, 0.95))}, {u"maxMs"_s, rounded(at(times, 1))}});
}

/// In the index's own thread, as a window asks.
Json measured(IndexDatabase &index, qint64 users, int queries)
{
    QElapsedTimer clock;
    const auto elapsed = [&clock] { return double(clock.nsecsElapsed()) / 1e6; };
    QList<double> searches;
    qint64 found = 0;
    std::pair<double, qsizetype> slowest;
    const QStringList questions = questionsFrom(index, users, queries);
    for (const QString &question : questions) {
        clock.start();
        const auto answer = searchIndex(index, {.text = question, .type = u"User"_s});
        searches.append(elapsed());
        slowest = std::max(slowest, std::pair(searches.constLast(), question.size()));
        found += answer && !answer->hits.isEmpty() ? 1 : 0;
    }
    Json sorts = Json::object();
    const QStringList attributes {u"displayName"_s, u"userName"_s, u"name.familyName"_s, u"title"_s, u"active"_s, u"emails"_s, u"meta.created"_s,
                                  u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s};
    const QStringList filters {u"active eq false"_s, u"title co \"engineer\""_s, u"userName sw \"a\""_s, u"meta.created gt \"2026-01-01T00:00:00Z\""_s, u"not (emails pr)"_s,
                               u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"Finance\" and active eq true"_s};
    double slowestRows = 0;
    const auto ask = [&](const IndexQuery &query, const QString &name) {
        clock.start();
        const auto rows = index.rows(query);
        const QList<Resource> first = index.resources(rows.valueOr({}).mid(0, firstRows));
        const double time = elapsed();
        slowestRows = std::max(slowestRows, time);
        sorts.set(name, rounded(time));
    };
    for (const QString &attribute : attributes)
        ask({.type = u"User"_s, .sortBy = AttributeName::parse(attribute).value()}, u"sort "_s + attribute);
    for (const QString &filter : filters)
        ask({.type = u"User"_s, .filter = Filter::parse(filter).value()}, filter);
    const qint64 bytes = index.sql().single(u"PRAGMA page_count"_s).toLongLong() * index.sql().single(u"PRAGMA page_size"_s).toLongLong();
    return Json::object({{u"search"_s, timesOf(searches)}, {u"searches"_s, queries}, {u"searchesWithHits"_s, found}, {u"slowestQuestionLetters"_s, qint64(slowest.second)}, {u"firstRowsMs"_s, sorts}, {u"slowestFirstRowsMs"_s, rounded(slowestRows)},
                         {u"indexBytes"_s, bytes}, {u"bytesPerUser"_s, std::round(double(bytes) / double(std::max<qint64>(1, users)))}});
}

class IndexBench : public QObject
{
public:
    IndexBench(Practice::Options options, int queries)
        : m_options(std::move(options))
        , m_queries(queries)
    {
    }

    void start()
    {
        connect(&m_practice, &Practice::PracticeThread::ready, this, [this](const QUrl &url, const QByteArray &token) { begin(url, token); });
        connect(&m_practice, &Practice::PracticeThread::failed, this, [](const Error &error) {
            std::fprintf(stderr, "%s\n", qPrintable(error.toString()));
            QCoreApplication::exit(3);
        });
        m_practice.start(m_options);
    }

private:
    void begin(const QUrl &url, const QByteArray &token)
    {
        QElapsedTimer clock;
        clock.start();
        m_bytes = readWire(url, token, m_options.users);
        m_wire = double(clock.nsecsElapsed()) / 1e9;
        m_directory = std::make_unique<Directory>(ConnectionSettings {.name = u"bench"_s, .baseUrl = url, .token = Redacted<QByteArray>(token)});
        connect(m_directory.get(), &Directory::stateChanged, this, [this] {
            if (m_directory->state() == Directory::State::Ready)
                read();
            else if (m_directory->state() == Directory::State::Failed)
                QCoreApplication::exit(3);
        });
        m_directory->open();
    }

    void read()
    {
        FullRead &reading = m_directory->fullRead(*m_directory->description().resourceType(u"User"));
        connect(&reading, &FullRead::done, this, [this](qint64 users) {
            m_read = double(m_clock.nsecsElapsed()) / 1e9;
            m_readMemory = memoryOf("VmRSS:");
            measure(users);
        });
        connect(&reading, &FullRead::failed, this, [](const Error &error) {
            std::fprintf(stderr, "%s\n", qPrintable(error.toString()));
            QCoreApplication::exit(3);
        });
        m_clock.start();
        reading.start();
    }

    void measure(qint64 users)
    {
        m_directory->index().ask<Json>([users, queries = m_queries](IndexDatabase &index) { return Result<Json>(measured(index, users, queries)); }, this)->then(this, [this, users](const Result<Json> &times) {
            Json document = Json::object({{u"users"_s, users},
                                          {u"wireSeconds"_s, rounded(m_wire)},
                                          {u"wireMegabytes"_s, rounded(double(m_bytes) / 1e6)},
                                          {u"fullReadSeconds"_s, rounded(m_read)},
                                          {u"fullReadAgainstWire"_s, rounded(m_wire / m_read)},
                                          {u"memoryAfterReadBytes"_s, m_readMemory},
                                          {u"memoryPeakBytes"_s, memoryOf("VmHWM:")}});
            const Json measured = times.valueOr(Json::object());
            for (const Json::Member &member : measured.members())
                document.set(member.first, member.second);
            std::puts(document.toIndentedBytes().constData());
            QCoreApplication::exit(0);
        });
    }

    Practice::Options m_options;
    int m_queries;
    Practice::PracticeThread m_practice;
    std::unique_ptr<Directory> m_directory;
    QElapsedTimer m_clock;
    double m_wire = 0, m_read = 0;
    qint64 m_bytes = 0, m_readMemory = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption users(u"users"_s, {}, u"N"_s, u"10000"_s);
    const QCommandLineOption groups(u"groups"_s, {}, u"N"_s, u"50"_s);
    const QCommandLineOption state(u"state"_s, {}, u"FILE"_s);
    const QCommandLineOption queries(u"queries"_s, {}, u"N"_s, u"1000"_s);
    parser.addOptions({users, groups, state, queries});
    parser.process(application);
    Practice::Options options;
    options.users = parser.value(users).toInt();
    options.groups = parser.value(groups).toInt();
    options.stateFile = parser.value(state);
    IndexBench bench(options, parser.value(queries).toInt());
    QMetaObject::invokeMethod(&bench, [&bench] { bench.start(); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
