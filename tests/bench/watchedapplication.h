// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonObject>

#include <memory>

namespace Provost {

class StackSampler;

/// An application that times every event it hands out: what blocks the window longest, and whether that was painting.
class WatchedApplication : public QApplication
{
    Q_OBJECT
public:
    WatchedApplication(int &argc, char **argv);
    ~WatchedApplication() override;

    struct Stall {
        double ms = 0;
        double cpuMs = 0; ///< of this thread: what is left of it where others have the processor
        int pageFaults = 0; ///< memory that the system had to hand out meanwhile, page by page
        QString event {};
        QString receiver {};
        [[nodiscard]] QJsonObject toJson() const;
    };
    void forgetStalls();
    [[nodiscard]] int over16() const { return m_over16; } ///< events, painting apart, that took longer than a frame of a sixtieth of a second
    [[nodiscard]] const Stall &longestWork() const { return m_work; } ///< anything but painting
    [[nodiscard]] const Stall &longestPaint() const { return m_paint; }
    [[nodiscard]] const QList<Stall> &busiest() const { return m_busiest; } ///< the few that took most of the processor, most first
    [[nodiscard]] static double threadCpuMs();
    void sampleStacks(); ///< of events that take longer than a frame, from now on
    [[nodiscard]] QStringList busiestFunctions(int most) const; ///< in those; empty without samples
    [[nodiscard]] static int threadPageFaults();

    bool notify(QObject *receiver, QEvent *event) override;

private:
    void note(const Stall &stall);

    std::unique_ptr<StackSampler> m_sampler;
    QList<Stall> m_busiest;
    Stall m_work;
    Stall m_paint;
    int m_over16 = 0;
    int m_depth = 0;
};

} // namespace Provost
