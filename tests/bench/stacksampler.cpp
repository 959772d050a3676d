// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/stacksampler.h"

#include <QCoreApplication>
#include <QHash>
#include <QProcess>
#include <QSet>

#include <algorithm>
#include <array>
#include <csignal>
#include <dlfcn.h>
#include <execinfo.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace Provost {
using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 64;
constexpr int mostSamples = 20'000;
constexpr long everyNs = 1'000'000;

struct Sample {
    std::array<void *, deepest> calls {};
    int depth = 0;
};

/// Only a signal's handler writes here, and only while its own thread is interrupted.
std::array<Sample, mostSamples> &samples()
{
    static std::array<Sample, mostSamples> all;
    return all;
}
volatile sig_atomic_t count = 0;
volatile sig_atomic_t isListening = 0;

void note(int)
{
    if (!isListening || count >= mostSamples)
        return;
    Sample &sample = samples()[size_t(count)];
    sample.depth = backtrace(sample.calls.data(), deepest);
    count = count + 1;
}

QHash<void *, QStringList> namesOf(const QSet<void *> &calls)
{
    QHash<void *, QStringList> names;
    QList<void *> asked;
    QStringList arguments {u"-Cfae"_s, QCoreApplication::applicationFilePath()};
    for (void *call : calls) {
        Dl_info info {};
        if (dladdr(call, &info) == 0 || info.dli_fname == nullptr || !QCoreApplication::applicationFilePath().endsWith(QString::fromLocal8Bit(info.dli_fname).section(u'/', -1)))
            continue;
        asked << call;
        arguments << u"0x%1"_s.arg(quintptr(call) - quintptr(info.dli_fbase) - 1, 0, 16);
    }
    QProcess reader;
    reader.start(u"addr2line"_s, arguments);
    reader.waitForFinished(120'000);
    const QStringList lines = QString::fromLocal8Bit(reader.readAllStandardOutput()).split(u'\n');
    for (qsizetype i = 0; i < asked.size() && 3 * i + 2 < lines.size(); ++i)
        names[asked.at(i)] = {lines.at(3 * i + 1), lines.at(3 * i + 2).section(u'/', -1)};
    return names;
}

} // namespace

StackSampler::StackSampler()
{
    void *warm = nullptr;
    backtrace(&warm, 1); // loads what it needs, which a handler must not
    struct sigaction action {};
    action.sa_handler = note;
    action.sa_flags = SA_RESTART;
    sigaction(SIGPROF, &action, nullptr);
    sigevent event {};
    event.sigev_notify = SIGEV_THREAD_ID;
    event.sigev_signo = SIGPROF;
    event._sigev_un._tid = int(syscall(SYS_gettid));
    if (timer_create(CLOCK_THREAD_CPUTIME_ID, &event, &m_timer) != 0)
        return;
    const itimerspec often {.it_interval = {.tv_sec = 0, .tv_nsec = everyNs}, .it_value = {.tv_sec = 0, .tv_nsec = everyNs}};
    timer_settime(m_timer, 0, &often, nullptr);
}

StackSampler::~StackSampler()
{
    isListening = 0;
    timer_delete(m_timer);
}

void StackSampler::begin()
{
    count = m_kept;
    isListening = 1;
}

void StackSampler::end(bool isKept)
{
    isListening = 0;
    if (isKept)
        m_kept = count;
    count = m_kept;
}

void StackSampler::forget()
{
    m_kept = 0;
    count = 0;
}

QStringList StackSampler::busiest(int most) const
{
    QSet<void *> calls;
    for (int i = 0; i < m_kept; ++i) {
        for (int depth = 0; depth < samples()[size_t(i)].depth; ++depth)
            calls.insert(samples()[size_t(i)].calls[size_t(depth)]);
    }
    const QHash<void *, QStringList> names = namesOf(calls);
    QHash<QString, int> times;
    for (int i = 0; i < m_kept; ++i) {
        QSet<QString> seen;
        for (int depth = 0; depth < samples()[size_t(i)].depth; ++depth) {
            const QStringList name = names.value(samples()[size_t(i)].calls[size_t(depth)]);
            if (!name.isEmpty() && name.constFirst().contains("Provost::"_L1) && !name.constFirst().contains("WatchedApplication"_L1))
                seen.insert(name.constFirst().section(u'(', 0, 0) + u" "_s + name.constLast());
        }
        for (const QString &name : std::as_const(seen))
            ++times[name];
    }
    QStringList sorted = times.keys();
    std::sort(sorted.begin(), sorted.end(), [&times](const QString &a, const QString &b) { return times.value(a) > times.value(b); });
    QStringList lines;
    sorted.resize(std::min(qsizetype(most), sorted.size()));
    for (const QString &name : std::as_const(sorted))
        lines << u"%1 ms %2"_s.arg(QString::number(times.value(name)), name);
    return lines;
}

} // namespace Provost
