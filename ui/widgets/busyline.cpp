// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/busyline.h"

#include "widgets/theme.h"

#include <QPainter>
#include <QTimerEvent>

namespace Provost {

namespace {

constexpr int frameMs = 33;
constexpr int patienceMs = 250;
constexpr int roundMs = 1400;

} // namespace

BusyLine::BusyLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(2);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Loading"));
}

void BusyLine::setBusy(bool busy)
{
    if (m_busy == busy)
        return;
    m_busy = busy;
    if (busy) {
        m_since.start();
        m_timer.start(frameMs, this);
    } else {
        m_timer.stop();
    }
    update();
}

void BusyLine::paintEvent(QPaintEvent *)
{
    if (!m_busy || m_since.elapsed() < patienceMs)
        return;
    QPainter painter(this);
    const double phase = double((m_since.elapsed() - patienceMs) % roundMs) / roundMs;
    const int length = width() / 4;
    const int x = int(phase * (width() + length)) - length;
    painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - x - length : x, 0, length, height()),
                     ThemeColors::of(palette()).accent);
}

void BusyLine::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer.timerId())
        update();
    else
        QWidget::timerEvent(event);
}

} // namespace Provost
