// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPoint>
#include <QProcess>

#include <optional>

namespace Provost {

/// A pointer moved by xdotool on an X display of its own, under a window manager: drags as the window system makes them.
class RealPointer
{
public:
    /// Where there are no such drags, on a display that has them: this program once more under xvfb-run. None: there is no such thing here, or this is it.
    [[nodiscard]] static std::optional<int> runOnAnotherDisplay(int argc, char **argv);
    [[nodiscard]] static bool hasTools(); ///< what that needs is installed
    [[nodiscard]] static bool isThere();

    ~RealPointer();
    [[nodiscard]] bool startManager(); ///< of windows; true when it is there, or none is installed

    struct Stop {
        QPoint point {};
        int holdMs = 150; ///< how long the pointer rests there
    };
    /// Pressed at the first stop, let go at the last. Returns once it is done; the event loop runs meanwhile. `key`, such as "shift": pressed where the pointer
    /// has come to the last stop, until it is let go.
    [[nodiscard]] static bool drag(const QList<Stop> &stops, const QString &key = {});
    /// Notches of the wheel towards whoever turns it, over that point; returns once they are sent.
    [[nodiscard]] static bool wheel(const QPoint &point, int notches);

private:
    QProcess m_manager;
};

} // namespace Provost
