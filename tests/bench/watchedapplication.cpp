// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/watchedapplication.h"

#include <QEvent>
#include <QMetaEnum>
#include <QThread>

namespace Provost {

namespace {

bool isPainting(QEvent::Type type)
{
    return type == QEvent::Paint || type == QEvent::UpdateRequest || type == QEvent::Expose || type == QEvent::UpdateLater;
}

} // namespace

void WatchedApplication::forgetStalls()
{
    m_work = {};
    m_paint = {};
    m_over16 = 0;
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
    ++m_depth;
    const bool handled = QApplication::notify(receiver, event);
    --m_depth;
    const double ms = double(time.nsecsElapsed()) / 1e6;
    m_over16 += !isPainting(type) && ms > 16 ? 1 : 0;
    Stall &longest = isPainting(type) ? m_paint : m_work;
    if (ms > longest.ms)
        longest = {.ms = ms, .event = QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(type)), .receiver = name};
    return handled;
}

} // namespace Provost
