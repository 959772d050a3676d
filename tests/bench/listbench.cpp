// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/listbench.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

#include <sys/resource.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int atOnce = 3; ///< ListJob's default readAhead
constexpr int repeats = 3; ///< the best counts: the machine is shared

/// Of all children that have ended. On a shared machine it says more than the time on the wall.
double childrensCpuSeconds()
{
    rusage usage {};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

/// The practice directory's own, by its process; 0 where that is another machine's.
double cpuSecondsOf(qint64 pid)
{
    QFile file(u"/proc/%1/stat"_s.arg(pid));
    if (pid <= 0 || !file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray line = file.readAll();
    const QByteArrayList fields = line.mid(line.lastIndexOf(')') + 2).split(' '); // from the third on
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

bool runProcess(const QString &program, const QStringList &arguments, double &seconds, QByteArray *output = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer time;
    time.start();
    process.start(program, arguments);
    const bool ok = process.waitForFinished(-1) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    seconds = double(time.nsecsElapsed()) / 1e9;
    if (output)
        *output = process.readAllStandardOutput();
    return ok;
}

} // namespace

/// Once more; the best of all counts, by time and by processor each.
template <typename Function>
void ListBench::improve(Run &best, Function function) const
{
    const double children = childrensCpuSeconds();
    const double server = cpuSecondsOf(m_server);
    Run next = function();
    next.cpuSeconds = childrensCpuSeconds() - children;
    next.serverCpuSeconds = cpuSecondsOf(m_server) - server;
    if (!next.ok)
        return;
    if (best.ok) {
        next.seconds = std::min(next.seconds, best.seconds);
        next.cpuSeconds = std::min(next.cpuSeconds, best.cpuSeconds);
        next.serverCpuSeconds = std::min(next.serverCpuSeconds, best.serverCpuSeconds);
    }
    best = next;
}

ListBench::ListBench(QString provost, QUrl url, QString tokenFile, qint64 users, int pageSize, qint64 server)
    : m_provost(std::move(provost))
    , m_url(std::move(url))
    , m_tokenFile(std::move(tokenFile))
    , m_users(users)
    , m_pageSize(pageSize)
    , m_server(server)
{
}

QStringList ListBench::pages() const
{
    QStringList urls;
    for (qint64 start = 1; start <= m_users; start += m_pageSize)
        urls.append(u"%1/Users?startIndex=%2&count=%3"_s.arg(m_url.toString()).arg(start).arg(std::min<qint64>(m_pageSize, m_users - start + 1)));
    return urls;
}

QByteArray ListBench::authorization() const
{
    QFile file(m_tokenFile);
    return file.open(QIODevice::ReadOnly) ? "Authorization: Bearer " + file.readAll().trimmed() : QByteArray();
}

ListBench::Run ListBench::provost(const QString &out) const
{
    Run run;
    run.ok = runProcess(m_provost,
                        {u"list"_s, u"User"_s, u"--url"_s, m_url.toString(), u"--token-file"_s, m_tokenFile, u"--format"_s, u"jsonl"_s, u"--limit"_s,
                         QString::number(m_users), u"--out"_s, out, u"--quiet"_s},
                        run.seconds);
    run.bytes = QFile(out).size();
    return run;
}

ListBench::Run ListBench::curl(const QString &config, int parallel) const
{
    Run run;
    QStringList arguments {u"-s"_s, u"-f"_s, u"-K"_s, config, u"-w"_s, u"%{size_download}\\n"_s};
    if (parallel > 1)
        arguments << u"-Z"_s << u"--parallel-max"_s << QString::number(parallel);
    QByteArray sizes;
    run.ok = runProcess(u"curl"_s, arguments, run.seconds, &sizes);
    const QByteArrayList lines = sizes.split('\n');
    for (const QByteArray &line : lines)
        run.bytes += line.toLongLong();
    return run;
}

ListBench::Run ListBench::h2load(const QString &urls) const
{
    Run run;
    const QString program = QStandardPaths::findExecutable(u"h2load"_s);
    if (program.isEmpty())
        return run;
    QByteArray output;
    run.ok = runProcess(program,
                        {u"--h1"_s, u"-i"_s, urls, u"-n"_s, QString::number(pages().size()), u"-c"_s, QString::number(atOnce), u"-H"_s,
                         QString::fromUtf8(authorization())},
                        run.seconds, &output);
    return run;
}

QJsonObject ListBench::run() const
{
    const QTemporaryDir dir;
    QFile config(dir.filePath(u"curl.conf"_s));
    QFile urls(dir.filePath(u"urls.txt"_s));
    if (!config.open(QIODevice::WriteOnly) || !urls.open(QIODevice::WriteOnly))
        return {{u"error"_s, u"no temporary files"_s}};
    config.write("header = \"" + authorization() + "\"\n");
    const QStringList all = pages();
    for (const QString &url : all) { // into a file, as ours goes into one
        const QByteArray out = dir.filePath(u"page-%1.json"_s.arg(url.section(u"startIndex="_s, 1).section(u'&', 0, 0))).toUtf8();
        config.write("url = \"" + url.toUtf8() + "\"\noutput = \"" + out + "\"\n");
        urls.write(url.toUtf8() + '\n');
    }
    config.close();
    urls.close();
    Run ours, one, several, load;
    for (int i = 0; i < repeats; ++i) { // in turn, so that whatever else the machine does meets them all
        improve(ours, [&] { return provost(dir.filePath(u"users.jsonl"_s)); });
        improve(one, [&] { return curl(config.fileName(), 1); });
        improve(several, [&] { return curl(config.fileName(), atOnce); });
        improve(load, [&] { return h2load(urls.fileName()); });
    }
    const auto report = [&](const Run &run) {
        return QJsonObject {{u"ok"_s, run.ok}, {u"seconds"_s, run.seconds}, {u"bytes"_s, run.bytes},
                            {u"cpuSeconds"_s, run.cpuSeconds}, {u"serverCpuSeconds"_s, run.serverCpuSeconds}, {u"usersPerSecond"_s, double(m_users) / run.seconds}};
    };
    const auto ratio = [&ours](const Run &other) { return other.ok && ours.ok ? other.seconds / ours.seconds : 0.0; };
    return {{u"users"_s, m_users}, {u"pageSize"_s, m_pageSize}, {u"pages"_s, all.size()},
            {u"provost"_s, report(ours)}, {u"curl"_s, report(one)}, {u"curlParallel"_s, report(several)}, {u"h2load"_s, report(load)},
            {u"throughputAgainstCurl"_s, ratio(one)}, {u"throughputAgainstCurlParallel"_s, ratio(several)}, {u"throughputAgainstH2load"_s, ratio(load)}};
}

} // namespace Provost
