// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QPointer>
#include <QWidget>

class QToolButton;

namespace Provost {

/// A thin line that moves while something is under way; it shows up only after a moment, so that quick answers do not flicker. What may last has a Stop with it.
class BusyLine : public QWidget
{
    Q_OBJECT
public:
    explicit BusyLine(QWidget *parent = nullptr);
    void setBusy(bool busy, bool stoppable = true);
    /// The button shows once it takes more than half a second; the caller places it. Escape on `page`, where nothing that has the focus wants the key, does the same.
    QToolButton *makeStop(QWidget *page, const QString &objectName, const QString &text);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    QSize sizeHint() const override { return {40, 2}; }

Q_SIGNALS:
    void stopRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    bool m_busy = false;
    bool m_stoppable = true;
    QPointer<QToolButton> m_stop; ///< in a layout of the page, which may take it along
    QBasicTimer m_timer;
    QElapsedTimer m_since;
};

} // namespace Provost
