// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/rowsbench.h"

#include "browse/resourcetable.h"
#include "directory/resourcetablemodel.h"
#include "net/httplog.h"

#include <QFile>
#include <QJsonArray>
#include <QRandomGenerator>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr qint64 patience = 120'000; ///< ms
constexpr int frame = 16; ///< ms

/// A line of /proc/self/status, in MiB.
double memory(const QByteArray &name)
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArrayList lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name) && line.at(name.size()) == ':')
            return line.mid(name.size() + 1).simplified().split(' ').constFirst().toDouble() / 1024.0;
    }
    return 0;
}

double rounded(double value)
{
    return double(qRound64(value * 100)) / 100;
}

} // namespace

RowsBench::RowsBench(WatchedApplication &application, ConnectionSettings settings, DescriptionCache cache, QElapsedTimer sinceStart)
    : m_application(application)
    , m_settings(std::move(settings))
    , m_cache(std::move(cache))
    , m_sinceStart(sinceStart)
{
}

bool RowsBench::prime()
{
    Directory directory(m_settings);
    directory.useCache(m_cache);
    directory.open();
    return waitFor([&directory] { return directory.state() == Directory::State::Ready || directory.state() == Directory::State::Failed; })
        && directory.state() == Directory::State::Ready;
}

bool RowsBench::waitFor(const std::function<bool()> &isSo)
{
    QElapsedTimer time;
    time.start();
    while (!isSo()) {
        if (time.elapsed() > patience)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    }
    return true;
}

bool RowsBench::isShown() const
{
    const auto [first, last] = m_table->visibleRows();
    if (first < 0)
        return false;
    for (int row = first; row <= last; ++row) {
        if (m_table->model()->index(row, 0).data(int(ResourceTableModel::Role::State)).toInt() != int(RowSource::RowState::Loaded))
            return false;
    }
    return true;
}

bool RowsBench::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Paint && m_table && watched == m_table->viewport())
        m_painted = isShown();
    return QObject::eventFilter(watched, event);
}

bool RowsBench::waitForRowsOnScreen()
{
    m_painted = false;
    return waitFor([this] { return m_painted; });
}

qint64 RowsBench::requests() const
{
    return m_directory->connection().log().sentCount();
}

QJsonObject RowsBench::open()
{
    m_application.forgetStalls();
    QJsonObject calls;
    const auto timed = [&calls](const QString &name, const auto &call) {
        const double before = WatchedApplication::threadCpuMs();
        call();
        calls.insert(name, rounded(WatchedApplication::threadCpuMs() - before));
    };
    timed(u"window"_s, [this] { m_window = std::make_unique<MainWindow>(m_services); });
    m_window->resize(1440, 900);
    timed(u"show"_s, [this] { m_window->show(); });
    timed(u"cache"_s, [this] {
        m_directory = std::make_unique<Directory>(m_settings);
        m_directory->useCache(m_cache);
    });
    timed(u"open"_s, [this] { m_directory->open(); });
    timed(u"showDirectory"_s, [this] { m_window->showDirectory(m_directory.get(), SavedConnection::Environment::Practice); });
    if (!waitFor([this] { return (m_table = m_window->findChild<ResourceTable *>()) != nullptr; }))
        return {{u"error"_s, u"no table"_s}};
    m_table->viewport()->installEventFilter(this);
    if (!waitForRowsOnScreen())
        return {{u"error"_s, u"no rows"_s}};
    return {{u"msSinceProcessStart"_s, rounded(double(m_sinceStart.nsecsElapsed()) / 1e6)},
            {u"requests"_s, requests()},
            {u"rows"_s, m_table->model()->rowCount()},
            {u"callsCpuMs"_s, calls},
            {u"stalls"_s, stalls()}};
}

QJsonObject RowsBench::stalls()
{
    QJsonArray busiest;
    for (const WatchedApplication::Stall &stall : m_application.busiest())
        busiest.append(stall.toJson());
    return {{u"work"_s, m_application.longestWork().toJson()}, {u"paint"_s, m_application.longestPaint().toJson()}, {u"busiest"_s, busiest}};
}

/// A person looks before going on.
void RowsBench::rest()
{
    QElapsedTimer time;
    time.start();
    (void)waitFor([&time] { return time.elapsed() > 200; });
}

RowsBench::Moment RowsBench::jumpTo(int row)
{
    const qint64 before = requests();
    QElapsedTimer time;
    time.start();
    m_table->scrollTo(m_table->model()->index(row, 0), QAbstractItemView::PositionAtTop);
    const bool shown = waitForRowsOnScreen();
    const double ms = shown ? double(time.nsecsElapsed()) / 1e6 : -1;
    rest(); // what is read ahead belongs to this jump
    return {.ms = ms, .requests = requests() - before};
}

QJsonObject RowsBench::jumps()
{
    rest();
    m_application.forgetStalls();
    const int rows = m_table->model()->rowCount();
    const Moment middle = jumpTo(rows / 2);
    QRandomGenerator random(1);
    QList<double> times;
    qint64 asked = 0;
    for (int i = 0; i < 20; ++i) {
        const Moment moment = jumpTo(int(random.bounded(rows)));
        times.append(moment.ms);
        asked += moment.requests;
    }
    std::sort(times.begin(), times.end());
    return {{u"toRow"_s, rows / 2},
            {u"ms"_s, rounded(middle.ms)},
            {u"requests"_s, middle.requests},
            {u"others"_s, QJsonObject {{u"count"_s, times.size()}, {u"medianMs"_s, rounded(times.at(times.size() / 2))},
                                       {u"maxMs"_s, rounded(times.constLast())}, {u"requests"_s, asked}}},
            {u"stalls"_s, stalls()}};
}

/// The scroll bar from one end to the other in four seconds, a step a frame.
QJsonObject RowsBench::drag()
{
    m_application.forgetStalls();
    const qint64 before = requests();
    QScrollBar *bar = m_table->verticalScrollBar();
    constexpr int steps = 250;
    for (int step = 0; step <= steps; ++step) {
        bar->setValue(int(qint64(bar->maximum()) * step / steps));
        QElapsedTimer rest;
        rest.start();
        while (rest.elapsed() < frame)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 4);
    }
    const bool shown = isShown() || waitForRowsOnScreen();
    return {{u"steps"_s, steps}, {u"requests"_s, requests() - before}, {u"rowsOnScreen"_s, shown}, {u"stalls"_s, stalls()}};
}

QJsonObject RowsBench::run()
{
    QJsonObject report;
    report.insert(u"firstRows"_s, open());
    if (!m_table)
        return report;
    report.insert(u"residentMiBAfterFirstRows"_s, rounded(memory("VmRSS")));
    report.insert(u"jump"_s, jumps());
    report.insert(u"drag"_s, drag());
    report.insert(u"residentMiB"_s, rounded(memory("VmRSS")));
    report.insert(u"residentMiBPeak"_s, rounded(memory("VmHWM")));
    return report;
}

} // namespace Provost
