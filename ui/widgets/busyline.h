// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QWidget>

namespace Provost {

/// A thin line that moves while something is under way; it shows up only after a moment, so that quick answers do not flicker.
class BusyLine : public QWidget
{
    Q_OBJECT
public:
    explicit BusyLine(QWidget *parent = nullptr);
    void setBusy(bool busy);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    QSize sizeHint() const override { return {40, 2}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    bool m_busy = false;
    QBasicTimer m_timer;
    QElapsedTimer m_since;
};

} // namespace Provost
