// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/busyline.h"

#include "widgets/buttons.h"
#include "widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QTimerEvent>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Provost {

namespace {

constexpr int frameMs = 33;
constexpr int patienceMs = 250;
constexpr int stopMs = 500; ///< from when on somebody may not want to wait
constexpr int roundMs = 1400;

} // namespace

BusyLine::BusyLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(2);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Loading"));
}

QToolButton *BusyLine::makeStop(QWidget *page, const QString &objectName, const QString &text)
{
    m_stop = makeIconButton(page, objectName, u"close"_s, text, QKeySequence(Qt::Key_Escape));
    m_stop->setText(tr("Stop"));
    m_stop->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_stop->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where it was: the button is gone the next moment
    m_stop->setFixedHeight(fontMetrics().height() + scaled(font(), 4)); // it comes and goes without moving what is around it
    QSizePolicy policy = m_stop->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    m_stop->setSizePolicy(policy);
    m_stop->hide();
    connect(m_stop, &QToolButton::clicked, this, &BusyLine::stopRequested);
    page->installEventFilter(this);
    return m_stop;
}

/// A key comes here once none of the widgets in the page had a use for it: a search that it clears, an editor that it ends.
bool BusyLine::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && m_busy && m_stoppable && m_stop) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && key->modifiers() == Qt::NoModifier) {
            Q_EMIT stopRequested();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void BusyLine::setBusy(bool busy, bool stoppable)
{
    m_stoppable = stoppable;
    if (m_stop && (!busy || !stoppable))
        m_stop->hide();
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
    if (event->timerId() != m_timer.timerId())
        return QWidget::timerEvent(event);
    update();
    if (m_stop && m_stoppable && m_since.elapsed() >= stopMs)
        m_stop->show();
}

} // namespace Provost
