// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/listbench.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int atOnce = 3; ///< ListJob's default readAhead
constexpr int repeats = 3; ///< the fastest counts: the machine is shared

template <typename Function>
auto fastest(Function function)
{
    auto best = function();
    for (int i = 1; i < repeats; ++i) {
        const auto next = function();
        if (next.ok && (!best.ok || next.seconds < best.seconds))
            best = next;
    }
    return best;
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

ListBench::ListBench(QString provost, QUrl url, QString tokenFile, qint64 users, int pageSize)
    : m_provost(std::move(provost))
    , m_url(std::move(url))
    , m_tokenFile(std::move(tokenFile))
    , m_users(users)
    , m_pageSize(pageSize)
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
    const Run ours = fastest([&] { return provost(dir.filePath(u"users.jsonl"_s)); });
    const Run one = fastest([&] { return curl(config.fileName(), 1); });
    const Run several = fastest([&] { return curl(config.fileName(), atOnce); });
    const Run load = fastest([&] { return h2load(urls.fileName()); });
    const auto report = [&](const Run &run) {
        return QJsonObject {{u"ok"_s, run.ok}, {u"seconds"_s, run.seconds}, {u"bytes"_s, run.bytes}, {u"usersPerSecond"_s, double(m_users) / run.seconds}};
    };
    const auto ratio = [&ours](const Run &other) { return other.ok && ours.ok ? other.seconds / ours.seconds : 0.0; };
    return {{u"users"_s, m_users}, {u"pageSize"_s, m_pageSize}, {u"pages"_s, all.size()},
            {u"provost"_s, report(ours)}, {u"curl"_s, report(one)}, {u"curlParallel"_s, report(several)}, {u"h2load"_s, report(load)},
            {u"throughputAgainstCurl"_s, ratio(one)}, {u"throughputAgainstCurlParallel"_s, ratio(several)}, {u"throughputAgainstH2load"_s, ratio(load)}};
}

} // namespace Provost
