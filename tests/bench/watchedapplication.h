// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>

namespace Provost {

/// An application that times every event it hands out: what blocks the window longest, and whether that was painting.
class WatchedApplication : public QApplication
{
    Q_OBJECT
public:
    using QApplication::QApplication;

    struct Stall {
        double ms = 0;
        QString event {};
        QString receiver {};
    };
    void forgetStalls();
    [[nodiscard]] int over16() const { return m_over16; } ///< events, painting apart, that took longer than a frame of a sixtieth of a second
    [[nodiscard]] const Stall &longestWork() const { return m_work; } ///< anything but painting
    [[nodiscard]] const Stall &longestPaint() const { return m_paint; }

    bool notify(QObject *receiver, QEvent *event) override;

private:
    Stall m_work;
    Stall m_paint;
    int m_over16 = 0;
    int m_depth = 0;
};

} // namespace Provost
