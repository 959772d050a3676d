// SPDX-License-Identifier: GPL-3.0-or-later
// provost_indexbench [--users N] [--groups N] [--state FILE] [--queries N] [--groups-only | --put-only]: reads a practice directory of its own (another process) on bare sockets and into an index, then searches,
// filters, sorts and exports there; beside it h2load on the same pages, curl into jq, and LIKE as in a browser for SQLite files. Prints one JSON document.
#include "directory/directory.h"
#include "directory/export/exportjob.h"
#include "directory/index/fullread.h"
#include "directory/index/index.h"
#include "directory/index/searchtext.h"
#include "practice/practicethread.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <thread>

using namespace Provost;
using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 1000;
constexpr int connections = 3; // as many pages as a reading has under way
constexpr int firstRows = 60;
constexpr qint64 shownFirst = 500; // as IndexRows asks before it asks for all

/// One page's body on a kept-alive socket; its size, -1 when it failed.
qint64 getPage(QTcpSocket &socket, const QUrl &url, const QByteArray &token, int startIndex, QByteArray *body = nullptr)
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
    if (body != nullptr)
        *body = received.mid(head, length);
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

/// What this thread (or all of them) had of the processor, in milliseconds: on a shared machine it says more than the time on the wall.
double cpuMs(clockid_t clock = CLOCK_THREAD_CPUTIME_ID)
{
    timespec time {};
    clock_gettime(clock, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
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
    QList<double> searchesCpu;
    qint64 found = 0;
    std::pair<double, qsizetype> slowest;
    const QStringList questions = questionsFrom(index, users, queries);
    for (const QString &question : questions) {
        clock.start();
        const double before = cpuMs();
        const auto answer = searchIndex(index, {.text = question, .type = u"User"_s});
        searchesCpu.append(cpuMs() - before);
        searches.append(elapsed());
        slowest = std::max(slowest, std::pair(searches.constLast(), question.size()));
        found += answer && !answer->hits.isEmpty() ? 1 : 0;
    }
    Json sorts = Json::object();
    const QStringList attributes {u"displayName"_s, u"userName"_s, u"name.familyName"_s, u"title"_s, u"active"_s, u"emails"_s, u"meta.created"_s,
                                  u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department"_s};
    const QStringList filters {u"active eq false"_s, u"title co \"engineer\""_s, u"userName sw \"a\""_s, u"meta.created gt \"2026-01-01T00:00:00Z\""_s, u"not (emails pr)"_s, u"not (emails co \"example\")"_s, u"title co \"zzz\""_s, u"userName sw \"zzz\""_s,
                               u"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"Finance\" and active eq true"_s};
    Json sortsCpu = Json::object();
    double slowestRows = 0;
    double slowestRowsCpu = 0;
    const auto ask = [&](const IndexQuery &query, const QString &name) {
        clock.start();
        const double before = cpuMs();
        const auto rows = index.rows(query);
        const QList<Resource> first = index.resources(rows.valueOr({}).mid(0, firstRows));
        const double time = elapsed();
        const double cpu = cpuMs() - before;
        if (query.limit >= 0) {
            slowestRows = std::max(slowestRows, time);
            slowestRowsCpu = std::max(slowestRowsCpu, cpu);
        }
        sorts.set(name, rounded(time));
        sortsCpu.set(name, rounded(cpu));
    };
    for (const QString &attribute : attributes)
        ask({.type = u"User"_s, .sortBy = AttributeName::parse(attribute).value(), .limit = shownFirst}, u"sort "_s + attribute);
    for (const QString &filter : filters)
        ask({.type = u"User"_s, .filter = Filter::parse(filter).value(), .limit = shownFirst}, filter);
    const auto notNamed = Filter::parse(u"not (userName sw \"a\" or userName sw \"b\" or userName co \"e\" or userName co \"o\" or userName co \"i\")"_s).value();
    ask({.type = u"User"_s, .filter = notNamed, .sortBy = AttributeName::parse(u"displayName"_s).value(), .limit = shownFirst}, u"sort displayName, "_s + notNamed.toString());
    ask({.type = u"User"_s, .sortBy = AttributeName::parse(u"displayName"_s).value()}, u"all rows, sorted"_s);
    const qint64 bytes = index.sql().single(u"PRAGMA page_count"_s).toLongLong() * index.sql().single(u"PRAGMA page_size"_s).toLongLong();
    return Json::object({{u"search"_s, timesOf(searches)}, {u"searchCpu"_s, timesOf(searchesCpu)}, {u"firstRowsCpuMs"_s, sortsCpu}, {u"slowestFirstRowsCpuMs"_s, rounded(slowestRowsCpu)},
                         {u"searches"_s, queries}, {u"searchesWithHits"_s, found}, {u"slowestQuestionLetters"_s, qint64(slowest.second)}, {u"firstRowsMs"_s, sorts}, {u"slowestFirstRowsMs"_s, rounded(slowestRows)},
                         {u"indexBytes"_s, bytes}, {u"bytesPerUser"_s, std::round(double(bytes) / double(std::max<qint64>(1, users)))}});
}

/// What is asked of groups and of who is in them; milliseconds of the processor to the first rows.
Json aboutGroups(IndexDatabase &index)
{
    Json times = Json::object();
    const auto ask = [&](const QString &name, const IndexQuery &query) {
        const double before = cpuMs();
        const auto rows = index.rows(query);
        (void)index.resources(rows.valueOr({}).mid(0, firstRows), IndexDatabase::Extent::Listed); // as a list of names asks
        times.set(name, rounded(cpuMs() - before));
        times.set(name + u", rows"_s, rows ? qint64(rows->size()) : qint64(-1));
    };
    const AttributeName name {{}, u"displayName"_s, {}};
    ask(u"groups sorted by name"_s, {.type = u"Group"_s, .sortBy = name, .limit = shownFirst});
    ask(u"groups without members"_s, {.type = u"Group"_s, .quick = {.kind = QuickFilter::Kind::MemberCount, .low = 0, .high = 0}, .limit = shownFirst});
    ask(u"users without groups"_s, {.type = u"User"_s, .quick = {.kind = QuickFilter::Kind::NoGroups}, .limit = shownFirst});
    const Filter inFirst = Filter::compare({{}, u"groups"_s, u"value"_s}, CompareOp::Eq, index.resources(index.rows({.type = u"Group"_s, .limit = 1}).valueOr({})).value(0).id());
    ask(u"users in one group"_s, {.type = u"User"_s, .filter = inFirst, .limit = shownFirst});
    return times;
}

/// What somebody with a browser for SQLite files does on the same people: LIKE over the texts. Milliseconds, the median of a few.
double likeOver(IndexDatabase &index, qint64 users)
{
    QElapsedTimer clock;
    QList<double> times;
    const QStringList questions = questionsFrom(index, users, 5);
    for (const QString &question : questions) {
        clock.start();
        (void)index.sql().single(u"SELECT count(*) FROM content WHERE CAST(text AS TEXT) LIKE ?"_s, {QString(u'%' + question + u'%')});
        times.append(double(clock.nsecsElapsed()) / 1e6);
    }
    return rounded(at(times, 0.5));
}

/// Seconds that a tool takes, its output going to `sink` where there is one; -1: it is not installed, or failed.
double secondsOf(const QString &tool, const QStringList &arguments, const QString &sink = {}, const QStringList &sinkArguments = {})
{
    if (QStandardPaths::findExecutable(tool).isEmpty() || (!sink.isEmpty() && QStandardPaths::findExecutable(sink).isEmpty())) {
        std::fprintf(stderr, "skipped: no %s\n", qPrintable(sink.isEmpty() ? tool : tool + u" or "_s + sink));
        return -1;
    }
    QElapsedTimer clock;
    clock.start();
    QProcess source;
    QProcess end;
    QProcess &last = sink.isEmpty() ? source : end;
    if (!sink.isEmpty()) {
        source.setStandardOutputProcess(&end);
        end.setStandardOutputFile(QProcess::nullDevice());
        end.start(sink, sinkArguments);
    } else {
        source.setStandardOutputFile(QProcess::nullDevice());
    }
    source.setStandardErrorFile(QProcess::nullDevice());
    source.start(tool, arguments);
    const bool isDone = source.waitForFinished(-1) && (sink.isEmpty() || end.waitForFinished(-1));
    return isDone && last.exitCode() == 0 ? double(clock.nsecsElapsed()) / 1e9 : -1;
}

/// Pages into an index, in this thread and without anything else: what of a reading is the index's own. Microseconds of the processor for each of them.
Json putInto(IndexDatabase &index, const QList<QByteArray> &pages)
{
    double parsing = 0;
    double putting = 0;
    qint64 users = 0;
    (void)index.beginFullRead(u"User"_s);
    for (const QByteArray &body : pages) {
        double before = cpuMs();
        const auto page = ListPage::parse(body);
        parsing += cpuMs() - before;
        if (!page)
            continue;
        users += page->resources.size();
        before = cpuMs();
        (void)index.put({.type = u"User"_s, .resources = page->resources, .readAt = QDateTime::currentDateTimeUtc()});
        putting += cpuMs() - before;
    }
    double before = cpuMs();
    (void)index.endFullRead(u"User"_s, QDateTime::currentDateTimeUtc());
    const double ending = cpuMs() - before;
    before = cpuMs();
    const QList<AttributeName> names = index.oftenAsked(u"User"_s);
    for (const AttributeName &name : names)
        index.prepare(u"User"_s, name);
    const double each = 1e3 / double(std::max<qint64>(1, users));
    return Json::object({{u"users"_s, users}, {u"parseMicroseconds"_s, rounded(parsing * each)}, {u"putMicroseconds"_s, rounded(putting * each)}, {u"endMicroseconds"_s, rounded(ending * each)},
                         {u"prepareMicroseconds"_s, rounded((cpuMs() - before) * each)}, {u"indexBytes"_s, index.sql().single(u"PRAGMA page_count"_s).toLongLong() * index.sql().single(u"PRAGMA page_size"_s).toLongLong()}});
}

class IndexBench : public QObject
{
public:
    enum class Part { Everything, Groups, Put };
    IndexBench(int users, int queries, Part part)
        : m_users(users)
        , m_queries(queries)
        , m_part(part)
    {
    }

    /// The practice directory in a process of its own, so that memory is that of reader and index alone.
    void start(const QStringList &serverArguments)
    {
        connect(&m_server, &QProcess::readyReadStandardOutput, this, [this] {
            if (!m_server.canReadLine() || m_directory)
                return;
            const QList<QByteArray> words = m_server.readLine().trimmed().split(' ');
            if (words.size() == 2)
                begin(QUrl(QString::fromUtf8(words[0])), words[1]);
        });
        connect(&m_server, &QProcess::finished, this, [] { QCoreApplication::exit(3); });
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(QCoreApplication::applicationFilePath(), serverArguments);
    }
    ~IndexBench() override
    {
        m_server.disconnect(this);
        m_server.kill();
        m_server.waitForFinished();
    }

private:
    void begin(const QUrl &url, const QByteArray &token)
    {
        m_url = url;
        m_token = token;
        QElapsedTimer clock;
        clock.start();
        const double cpuBefore = cpuMs(CLOCK_PROCESS_CPUTIME_ID);
        if (m_part == Part::Everything)
            m_bytes = readWire(url, token, m_users);
        m_wireCpu = (cpuMs(CLOCK_PROCESS_CPUTIME_ID) - cpuBefore) / 1e3;
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

    void putAll()
    {
        QTcpSocket socket;
        socket.connectToHost(m_url.host(), quint16(m_url.port()));
        QList<QByteArray> pages;
        for (int start = 1; socket.waitForConnected(10'000) && start <= m_users; start += pageSize) {
            QByteArray body;
            if (getPage(socket, m_url, m_token, start, &body) < 0)
                return QCoreApplication::exit(3);
            pages.append(body);
        }
        const auto index = IndexDatabase::open(m_folder.filePath(u"index.sqlite"_s));
        if (!index)
            return QCoreApplication::exit(3);
        index.value()->setDescription(m_directory->description());
        std::puts(putInto(*index.value(), pages).toIndentedBytes().constData());
        QCoreApplication::exit(0);
    }

    void read()
    {
        if (m_part == Part::Put)
            return putAll();
        FullRead &reading = m_directory->fullRead(*m_directory->description().resourceType(u"User"));
        connect(&reading, &FullRead::done, this, [this](qint64 users) {
            m_read = double(m_clock.nsecsElapsed()) / 1e9;
            m_readCpu = (cpuMs(CLOCK_PROCESS_CPUTIME_ID) - m_cpuBefore) / 1e3;
            m_count = users;
            m_donePeak = memoryOf("VmHWM:");
        });
        connect(&m_directory->index(), &Index::prepared, this, [this](const QString &type) {
            if (type != "User"_L1)
                return measure();
            m_prepared = double(m_clock.nsecsElapsed()) / 1e9;
            m_readMemory = memoryOf("VmRSS:");
            m_readPeak = memoryOf("VmHWM:");
            readGroups();
        });
        connect(&reading, &FullRead::failed, this, [](const Error &error) {
            std::fprintf(stderr, "%s\n", qPrintable(error.toString()));
            QCoreApplication::exit(3);
        });
        if (m_part == Part::Groups)
            return readGroups();
        m_clock.start();
        m_cpuBefore = cpuMs(CLOCK_PROCESS_CPUTIME_ID);
        reading.start();
    }

    /// Their members come with them: where there are many, most of the bytes of a directory.
    void readGroups()
    {
        FullRead &reading = m_directory->fullRead(*m_directory->description().resourceType(u"Group"));
        connect(&reading, &FullRead::done, this, [this](qint64 groups) {
            m_groups.set(u"count"_s, groups);
            m_groups.set(u"readSeconds"_s, rounded(double(m_clock.nsecsElapsed()) / 1e9));
            m_groups.set(u"readCpuSeconds"_s, rounded((cpuMs(CLOCK_PROCESS_CPUTIME_ID) - m_cpuBefore) / 1e3));
            m_groups.set(u"memoryAfterReadBytes"_s, memoryOf("VmRSS:"));
            m_groups.set(u"memoryPeakBytes"_s, memoryOf("VmHWM:"));
        });
        connect(&reading, &FullRead::failed, this, [this](const Error &error) {
            m_groups.set(u"failed"_s, error.toString());
            m_groups.set(u"memoryPeakBytes"_s, memoryOf("VmHWM:"));
            measure();
        });
        m_clock.start();
        m_cpuBefore = cpuMs(CLOCK_PROCESS_CPUTIME_ID);
        reading.start();
    }

    void measure()
    {
        m_directory->index().ask<Json>([users = m_count, queries = m_queries](IndexDatabase &index) {
            if (users == 0)
                return Result<Json>(Json::object({{u"groupQuestions"_s, aboutGroups(index)},
                                                  {u"indexBytes"_s, index.sql().single(u"PRAGMA page_count"_s).toLongLong() * index.sql().single(u"PRAGMA page_size"_s).toLongLong()}}));
            Json times = measured(index, users, queries);
            times.set(u"groupQuestions"_s, aboutGroups(index));
            times.set(u"likeMs"_s, likeOver(index, users));
            return Result<Json>(times);
        }, this)->then(this, [this](const Result<Json> &times) {
            m_times = times.valueOr(Json::object());
            if (m_part == Part::Groups)
                finish();
            else
                exportAll();
        });
    }

    /// JSON Lines out of the index.
    void exportAll()
    {
        const ResourceType type = *m_directory->description().resourceType(u"User");
        const ExportSpec spec {.format = ExportFormat::JsonLines, .type = type, .schema = m_directory->description().schemaOf(type)};
        auto *job = new ExportJob(*m_directory, {.query = {.endpoint = type.endpoint, .resourceType = type.name}, .isFromIndex = true}, spec, m_folder.filePath(u"users.jsonl"_s), this);
        m_clock.start();
        job->then(this, [this](const Result<ExportSummary> &summary) {
            m_times.set(u"exportFromIndexSeconds"_s, summary ? rounded(double(m_clock.nsecsElapsed()) / 1e9) : -1.0);
            finish();
        });
    }

    void finish()
    {
        QFile urls(m_folder.filePath(u"urls"_s));
        QFile curl(m_folder.filePath(u"curl"_s));
        if (urls.open(QIODevice::WriteOnly) && curl.open(QIODevice::WriteOnly)) {
            for (int start = 1; m_part == Part::Everything && start <= m_users; start += pageSize) {
                const QByteArray url = m_url.toEncoded() + "/Users?startIndex=" + QByteArray::number(start) + "&count=" + QByteArray::number(pageSize);
                urls.write(url + '\n');
                curl.write("url = \"" + url + "\"\n");
            }
        }
        urls.close();
        curl.close();
        const QString header = u"Authorization: Bearer "_s + QString::fromUtf8(m_token);
        const QString pages = QString::number((m_users + pageSize - 1) / pageSize);
        Json document = Json::object({{u"users"_s, m_count},
                                      {u"wireSeconds"_s, rounded(m_wire)},
                                      {u"wireMegabytes"_s, rounded(double(m_bytes) / 1e6)},
                                      {u"h2loadSeconds"_s, rounded(m_part != Part::Everything ? -1 : secondsOf(u"h2load"_s, {u"--h1"_s, u"-c3"_s, u"-n"_s + pages, u"-H"_s, header, u"-i"_s, urls.fileName()}))},
                                      {u"curlJqSeconds"_s, rounded(m_part != Part::Everything ? -1 : secondsOf(u"curl"_s, {u"-s"_s, u"-H"_s, header, u"-K"_s, curl.fileName()}, u"jq"_s, {u"-c"_s, u".Resources[]"_s}))},
                                      {u"wireCpuSeconds"_s, rounded(m_wireCpu)},
                                      {u"fullReadSeconds"_s, rounded(m_read)},
                                      {u"fullReadCpuSeconds"_s, rounded(m_readCpu)},
                                      {u"fullReadAgainstWire"_s, rounded(m_wire / m_read)},
                                      {u"preparedSeconds"_s, rounded(m_prepared)},
                                      {u"memoryAfterReadBytes"_s, m_readMemory},
                                      {u"memoryPeakReadingBytes"_s, m_donePeak},
                                      {u"memoryPeakPreparedBytes"_s, m_readPeak},
                                      {u"memoryPeakBytes"_s, memoryOf("VmHWM:")},
                                      {u"groups"_s, m_groups}});
        for (const Json::Member &member : m_times.members())
            document.set(member.first, member.second);
        std::puts(document.toIndentedBytes().constData());
        QCoreApplication::exit(0);
    }

    int m_users;
    int m_queries;
    Part m_part;
    QProcess m_server;
    QTemporaryDir m_folder;
    QUrl m_url;
    QByteArray m_token;
    std::unique_ptr<Directory> m_directory;
    QElapsedTimer m_clock;
    Json m_times;
    Json m_groups = Json::object();
    double m_wire = 0, m_read = 0, m_prepared = 0;
    double m_wireCpu = 0, m_readCpu = 0, m_cpuBefore = 0;
    qint64 m_bytes = 0, m_readMemory = 0, m_readPeak = 0, m_donePeak = 0, m_count = 0;
};

/// The practice directory alone; where it is goes to standard output.
int serve(const Practice::Options &options)
{
    Practice::PracticeThread practice;
    QObject::connect(&practice, &Practice::PracticeThread::ready, &practice, [](const QUrl &url, const QByteArray &token) {
        std::printf("%s %s\n", url.toEncoded().constData(), token.constData());
        std::fflush(stdout);
    });
    QObject::connect(&practice, &Practice::PracticeThread::failed, &practice, [](const Error &error) {
        std::fprintf(stderr, "%s\n", qPrintable(error.toString()));
        QCoreApplication::exit(3);
    });
    practice.start(options);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption users(u"users"_s, {}, u"N"_s, u"10000"_s);
    const QCommandLineOption groups(u"groups"_s, {}, u"N"_s, u"50"_s);
    const QCommandLineOption state(u"state"_s, {}, u"FILE"_s);
    const QCommandLineOption queries(u"queries"_s, {}, u"N"_s, u"1000"_s);
    const QCommandLineOption server(u"serve"_s);
    const QCommandLineOption groupsOnly(u"groups-only"_s);
    const QCommandLineOption putOnly(u"put-only"_s);
    parser.addOptions({users, groups, state, queries, server, groupsOnly, putOnly});
    parser.process(application);
    Practice::Options options;
    options.users = parser.value(users).toInt();
    options.groups = parser.value(groups).toInt();
    options.stateFile = parser.value(state);
    if (parser.isSet(server))
        return serve(options);
    const IndexBench::Part part = parser.isSet(putOnly) ? IndexBench::Part::Put : parser.isSet(groupsOnly) ? IndexBench::Part::Groups : IndexBench::Part::Everything;
    IndexBench bench(options.users, parser.value(queries).toInt(), part);
    QMetaObject::invokeMethod(&bench, [&bench, arguments = QStringList(application.arguments().mid(1)) + QStringList {u"--serve"_s}] { bench.start(arguments); }, Qt::QueuedConnection);
    return QCoreApplication::exec();
}
