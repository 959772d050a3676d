// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/watchedapplication.h"

#include "bench/stacksampler.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

#include <algorithm>
#include <ctime>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qsizetype busiestKept = 8;
constexpr double frameMs = 16;

bool isPainting(QEvent::Type type)
{
    return type == QEvent::Paint || type == QEvent::UpdateRequest || type == QEvent::Expose || type == QEvent::UpdateLater;
}

} // namespace

WatchedApplication::WatchedApplication(int &argc, char **argv)
    : QApplication(argc, argv)
{
}

WatchedApplication::~WatchedApplication() = default;

void WatchedApplication::sampleStacks()
{
    m_sampler = std::make_unique<StackSampler>();
}

QStringList WatchedApplication::busiestFunctions(int most) const
{
    return m_sampler ? m_sampler->busiest(most) : QStringList();
}

QJsonObject WatchedApplication::Stall::toJson() const
{
    const auto rounded = [](double value) { return double(qRound64(value * 100)) / 100; };
    return {{u"ms"_s, rounded(ms)}, {u"cpuMs"_s, rounded(cpuMs)}, {u"pageFaults"_s, pageFaults}, {u"event"_s, event}, {u"receiver"_s, receiver}};
}

void WatchedApplication::forgetStalls()
{
    if (m_sampler)
        m_sampler->forget();
    m_work = {};
    m_paint = {};
    m_busiest.clear();
    m_over16 = 0;
}

double WatchedApplication::threadCpuMs()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

int WatchedApplication::threadPageFaults()
{
    rusage usage {};
    getrusage(RUSAGE_THREAD, &usage);
    return int(usage.ru_minflt);
}

void WatchedApplication::note(const Stall &stall)
{
    if (m_busiest.size() == busiestKept && stall.cpuMs <= m_busiest.constLast().cpuMs)
        return;
    const auto place = std::find_if(m_busiest.cbegin(), m_busiest.cend(), [&stall](const Stall &other) { return other.cpuMs < stall.cpuMs; });
    m_busiest.insert(place, stall);
    if (m_busiest.size() > busiestKept)
        m_busiest.removeLast();
}

bool WatchedApplication::notify(QObject *receiver, QEvent *event)
{
    // Other threads' events pass here as well; only those of this one keep a person waiting.
    if (QThread::currentThread() != thread() || m_depth > 0)
        return QApplication::notify(receiver, event);
    const QEvent::Type type = event->type();
    const QString name = QString::fromLatin1(receiver->metaObject()->className()); // the receiver may not outlive the event
    QElapsedTimer time;
    time.start();
    const double cpuBefore = threadCpuMs();
    const int faultsBefore = threadPageFaults();
    ++m_depth;
    if (m_sampler)
        m_sampler->begin();
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    const double ms = double(time.nsecsElapsed()) / 1e6;
    m_over16 += !isPainting(type) && ms > frameMs ? 1 : 0;
    const double cpuMs = threadCpuMs() - cpuBefore;
    if (m_sampler)
        m_sampler->end(!isPainting(type) && cpuMs > frameMs);
    Stall &longest = isPainting(type) ? m_paint : m_work;
    const bool isBusy = m_busiest.size() < busiestKept || cpuMs > m_busiest.constLast().cpuMs;
    if (ms <= longest.ms && !isBusy)
        return handled;
    const Stall stall {.ms = ms, .cpuMs = cpuMs, .pageFaults = threadPageFaults() - faultsBefore, .event = QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)), .receiver = name};
    if (ms > longest.ms)
        longest = stall;
    note(stall);
    return handled;
}

} // namespace Provost
